"""Readers of files: one module a format, each giving domain values."""
