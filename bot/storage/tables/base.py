"""What all tables share: the metadata, and columns that many have."""

from typing import Any

from sqlalchemy import Column, ForeignKey, Integer, MetaData

from bot.storage.columns import Words

metadata = MetaData(
    naming_convention={
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    }
)


def identity() -> Column[int]:
    """Return the column of a row's own number."""
    return Column("id", Integer, primary_key=True)


def owned_by(table: str, **options: Any) -> Column[int]:
    """Return the column of an owner with whom the row goes."""
    return Column(
        f"{table}_id",
        Integer,
        ForeignKey(f"{table}.id", ondelete="CASCADE"),
        nullable=False,
        **options,
    )


def words(name: str) -> Column[str]:
    """Return a column of text that is empty where nothing is known."""
    return Column(name, Words, nullable=False, server_default="")
