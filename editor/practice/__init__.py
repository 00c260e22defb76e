"""The practice blog: a real HTTP server on loopback that answers as WordPress does, run as a child process."""
