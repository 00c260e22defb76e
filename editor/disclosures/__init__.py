"""Material connections: templates, the sentence, where it stands, and who is a sponsor."""
