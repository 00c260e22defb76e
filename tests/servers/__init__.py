"""Real servers for tests, on loopback, with known contents; nothing is installed and nothing leaves the machine."""
