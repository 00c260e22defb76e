"""What stays on this computer: draft files, journal, state, cache, settings, keyring."""
