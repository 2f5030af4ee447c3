"""The Import page: activity files are read, looked at, and taken in."""
