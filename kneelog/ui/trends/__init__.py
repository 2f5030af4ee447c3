"""The Trends page: whether it is getting better, what it is like with running, where it hurts."""
