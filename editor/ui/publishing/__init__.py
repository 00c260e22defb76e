"""The button, the outbox, and what became of it."""
