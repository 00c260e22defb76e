"""Posts that are on the blog."""
