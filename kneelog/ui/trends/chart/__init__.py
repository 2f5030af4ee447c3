"""The charts over time: lanes one below the other on one axis of days."""
