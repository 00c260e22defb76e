"""The fields of the post, and their defaults."""
