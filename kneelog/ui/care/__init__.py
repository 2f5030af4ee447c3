"""The page of care and background."""
