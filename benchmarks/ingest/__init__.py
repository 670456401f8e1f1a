"""How well and how fast feeds and pages are read, against peers: `python -m benchmarks.ingest`."""
