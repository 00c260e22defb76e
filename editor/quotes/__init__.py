"""Readers' words in a draft: passages, reply between, attribution, and whether they are still as written."""
