"""The practice blog: a real HTTP server on loopback with its own database, run as a child process."""
