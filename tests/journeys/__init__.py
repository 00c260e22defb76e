"""Whole stories, played in the real window by keys and mouse alone."""
