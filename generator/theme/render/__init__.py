"""Stage 4, targets -> files: theme chain, Jinja environment, worker processes."""
