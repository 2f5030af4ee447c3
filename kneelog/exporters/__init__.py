"""Writers of files: CSV, JSON and the physio page."""
