"""The sheet of keys: what each key does, on the page that is shown first."""
