"""kneelog: a diary for runners' knees."""

__version__ = "0.1.0"
