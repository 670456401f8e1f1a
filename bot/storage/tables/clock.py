"""What the machine's clock has shown: one row for the whole database."""

from sqlalchemy import Column, Integer, Table

from bot.storage.columns import Moment
from bot.storage.tables.base import metadata

clock = Table(
    "clock",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("believed", Moment),
    Column("doubted", Moment),
)
