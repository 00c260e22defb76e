"""Blogs: add, choose, log in, examine, remove."""
