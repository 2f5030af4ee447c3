"""One module a view: what is drawn, and in which order."""
