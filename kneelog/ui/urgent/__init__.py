"""The page of urgent signs."""
