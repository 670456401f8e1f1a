"""Readers of feed formats: bytes → entries. Worker functions; nothing here fetches."""
