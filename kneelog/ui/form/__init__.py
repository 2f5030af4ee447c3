"""The form of an entry, used to add one (Log) and to change one (History)."""
