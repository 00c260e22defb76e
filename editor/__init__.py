"""Rejoinder: a desktop editor for bloggers who answer their readers."""

__version__ = "0.1.0"
