"""The page for the physio: what it shall be on the left, the page itself on the right."""
