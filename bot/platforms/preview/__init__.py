"""Payloads → HTML: what Discord and Slack make of them, for a look without either."""
