"""Typed settings and their defaults: `load_settings` reads them, `Settings` holds them.

A leaf: it knows the error tree and nothing else of the bot, and only `bot.app`, `bot.cli` and
`bot.__main__` read it. A part of the bot gets values, never the settings object.
"""
