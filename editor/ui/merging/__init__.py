"""Putting together a draft and its post that were both changed."""
