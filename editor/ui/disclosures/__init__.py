"""Choosing, filling in and placing disclosures."""
