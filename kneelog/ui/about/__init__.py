"""The page that says what kneelog is, where the diary lies, and what it is made of."""
