"""What the blog will show, while it is typed."""
