"""What an operator watches: `/healthz` and `/metrics` on an optional port of their own."""

from bot.monitor.watching import watch

__all__ = ["watch"]
