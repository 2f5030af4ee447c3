"""Use cases: each changes or reads the diary and says what changed."""
