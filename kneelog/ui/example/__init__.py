"""The example diary in the window: its bar, its way in and out, and what makes no sense in it."""
