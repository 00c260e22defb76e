"""How long a person waits, measured from outside, key to pixel: `python -m tests.bench`. Needs Xvfb, nothing else."""
