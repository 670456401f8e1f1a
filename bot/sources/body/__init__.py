"""Which blocks of a page are its article: blocks, what can be seen of them, and a small model."""
