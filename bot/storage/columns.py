"""Column types that hold on both engines: moments, hostile text, folded names, packed values."""

import json
import re
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import BigInteger, DateTime, Integer, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator, TypeEngine

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_NOT_STORABLE = re.compile("[\x00\ud800-\udfff]")


def storable(text: str) -> str:
    """Return `text` with NUL and lone surrogates, which no engine takes, replaced one for one.

    The length stays, so that offsets into the text stay true.
    """
    return _NOT_STORABLE.sub("\N{REPLACEMENT CHARACTER}", text)


class Moment(TypeDecorator[datetime]):
    """A UTC-aware moment: microseconds since 1970 on SQLite, `timestamptz` on PostgreSQL.

    Raises ValueError for a naive datetime.
    """

    impl = BigInteger
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Choose the column type of the engine."""
        if dialect.name == "postgresql":
            return dialect.type_descriptor(DateTime(timezone=True))
        return dialect.type_descriptor(BigInteger())

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | int | None:
        """Turn a moment into what the engine stores. Raises ValueError for one without a zone."""
        if value is None:
            return None
        if value.utcoffset() is None:
            raise ValueError(f"{value!r} has no time zone; moments are stored in UTC.")
        if dialect.name == "postgresql":
            return value
        return (value - _EPOCH) // _MICROSECOND

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Turn what the engine stored into a UTC-aware moment."""
        if value is None:
            return None
        if isinstance(value, datetime):
            return value.astimezone(UTC)
        return _EPOCH + timedelta(microseconds=value)


class Duration(TypeDecorator[timedelta]):
    """A length of time, in whole seconds."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: timedelta | None, dialect: Dialect) -> int | None:
        """Turn a length of time into seconds."""
        return None if value is None else round(value.total_seconds())

    def process_result_value(self, value: Any, dialect: Dialect) -> timedelta | None:
        """Turn seconds into a length of time."""
        return None if value is None else timedelta(seconds=value)


class Words(TypeDecorator[str]):
    """Text of any origin, made storable (see `storable`)."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Make the text storable."""
        return None if value is None else storable(value)


class Folded(Words):
    """Folded text (see `bot.storage.names.fold`), compared and ordered by code point."""

    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Ask PostgreSQL for the C collation, so that prefix ranges use the index."""
        # Not through `type_descriptor`: psycopg's dialect would make a VARCHAR of it.
        return Text(collation="C" if dialect.name == "postgresql" else None)


class Packed(TypeDecorator[Any]):
    """A value as compact JSON text; only ever read and written whole."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """Turn the value into JSON."""
        return storable(json.dumps(value, ensure_ascii=False, separators=(",", ":")))

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        """Turn the JSON into lists, dictionaries and plain values."""
        return None if value is None else json.loads(value)
