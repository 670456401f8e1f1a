"""What we claim about speed and quality, measured by one command each: `python -m benchmarks.X`."""
