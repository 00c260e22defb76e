"""From a draft to the post's HTML: the one place that knows Python-Markdown."""
