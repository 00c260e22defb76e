"""Pictures that are on the blog already."""
