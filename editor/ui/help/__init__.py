"""About, diagnostics and preferences."""
