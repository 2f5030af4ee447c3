"""The controls of the window: each its own small file, with one job."""
