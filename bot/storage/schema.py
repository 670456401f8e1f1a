"""The tables, one schema for SQLite and PostgreSQL.

Every row a workspace owns carries its `workspace_id`, and every query filters on it. The migrations
build the same (a test compares) plus the full-text index, which each engine spells in its own way.
"""

from bot.storage.tables.archive import (
    actor,
    actor_day,
    alias,
    alias_word,
    article,
    correction,
    mention,
    original_mention,
    resolving,
    story,
    story_merged,
    story_split,
    wikidata_answer,
)
from bot.storage.tables.base import metadata
from bot.storage.tables.clock import clock
from bot.storage.tables.feeds import feed, parked_host, seen_entry
from bot.storage.tables.outbox import alert, delivery, digest, subscription, told
from bot.storage.tables.places import channel, manager, mute, workspace

__all__ = [
    "actor",
    "actor_day",
    "alert",
    "alias",
    "alias_word",
    "article",
    "channel",
    "clock",
    "correction",
    "delivery",
    "digest",
    "feed",
    "manager",
    "mention",
    "metadata",
    "mute",
    "original_mention",
    "parked_host",
    "resolving",
    "seen_entry",
    "story",
    "story_merged",
    "story_split",
    "subscription",
    "told",
    "wikidata_answer",
    "workspace",
]
