"""The page of the pairs of shoes."""
