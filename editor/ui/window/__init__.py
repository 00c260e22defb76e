"""The window and what it is divided into; it knows nothing of drafts and blogs."""
