"""The History page: every entry, newest first, with what it says beside it."""
