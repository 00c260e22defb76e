"""WordPress over XML-RPC, where its REST API is closed."""
