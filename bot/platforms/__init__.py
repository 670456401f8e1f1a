"""Message ↔ chat: each platform in its own package, each SDK behind its own door."""
