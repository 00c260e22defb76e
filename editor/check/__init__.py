"""What should be mended before a post goes out."""
