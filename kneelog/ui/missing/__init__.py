"""The page for a diary that is gone from its place."""
