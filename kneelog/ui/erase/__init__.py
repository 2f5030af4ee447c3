"""Erasing a period or everything for good: the page of *File > Erase…*."""
