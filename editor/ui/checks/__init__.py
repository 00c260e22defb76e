"""What to mend before publishing."""
