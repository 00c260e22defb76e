"""The life of a blog: add, verify, remove; comments and terms brought into the cache."""
