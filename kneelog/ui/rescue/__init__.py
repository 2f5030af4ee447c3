"""The page for a damaged diary."""
