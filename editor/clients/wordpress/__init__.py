"""WordPress over its REST API, from version 5.6 on (application passwords)."""
