"""How to speak to a blog: one module per web API, over one HTTP session."""
