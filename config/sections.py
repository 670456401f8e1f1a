"""The sections of the settings: what each option is and may be.

Defaults and explanations are in `default.yaml` alone; here every option is required, so that a
missing default cannot hide.
"""

import re
import zoneinfo
from datetime import time as WallTime
from difflib import get_close_matches
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SecretStr,
    field_validator,
)

_HEADER = re.compile(r"[\x20-\x7e]{0,200}")
_HOST_AND_PORT = re.compile(r"(?:\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+):\d{1,5}")
_RECOGNIZER = re.compile(r"trained|rules|spacy:\S{1,200}")
_WALL_TIME = re.compile(r"(?:[01]?\d|2[0-3]):[0-5]\d")


class Section(BaseModel):
    """A frozen group of options that refuses unknown ones."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


def _web_address(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("should be one address")
    if value and not _is_whole(value):
        raise ValueError("should be a whole address, such as https://proxy.example/api")
    return value.rstrip("/")


def _is_whole(address: str) -> bool:
    try:
        parts = urlsplit(address)
        named = parts.hostname and parts.port != 0  # looking at a port that is none raises
    except ValueError:
        return False
    return bool(named) and parts.scheme in {"http", "https", "ws", "wss"}


def _header(value: str) -> str:
    if not _HEADER.fullmatch(value):
        raise ValueError("should be of plain letters, digits and signs (ASCII), 200 at most")
    return value.strip()  # HTTP allows no spaces at the ends, and no request would go out


def _split_list(value: object) -> object:
    """Read a list from the environment, where it is one string with commas."""
    if isinstance(value, str):
        return [part.strip() for part in value.split(",") if part.strip()]
    return value


def _has_host_and_port(pair: str) -> bool:
    return bool(_HOST_AND_PORT.fullmatch(pair)) and 0 < int(pair.rpartition(":")[2]) < 65536


WebAddress = Annotated[str, BeforeValidator(_web_address)]
HeaderText = Annotated[str, AfterValidator(_header)]


class Database(Section):
    """Where everything is kept."""

    url: SecretStr
    """SQLAlchemy URL (it may hold a password); empty: SQLite in `data_dir`."""


class Discord(Section):
    """How to reach Discord."""

    token: SecretStr
    api_base: WebAddress
    gateway_url: WebAddress


class Slack(Section):
    """How to reach Slack."""

    bot_token: SecretStr
    app_token: SecretStr
    signing_secret: SecretStr
    listen: str
    """`host:port` where requests over HTTP are awaited, with `signing_secret` only."""
    api_base: WebAddress
    managers: Annotated[tuple[str, ...], BeforeValidator(_split_list)]
    """Ids of members who may manage the bot besides the workspace's admins."""

    @field_validator("listen")
    @classmethod
    def _is_host_and_port(cls, pair: str) -> str:
        if not _has_host_and_port(pair):
            raise ValueError(f'should be host:port, such as 127.0.0.1:3000, not "{pair}"')
        return pair

    @property
    def is_set(self) -> bool:
        """Whether Slack is meant to be served: whoever set one secret of it forgot the others."""
        secrets = (self.bot_token, self.app_token, self.signing_secret)
        return any(secret.get_secret_value() for secret in secrets)


class Platforms(Section):
    """The chat platforms. One without tokens is not started."""

    discord: Discord
    slack: Slack


class Fetch(Section):
    """How feeds and pages are fetched."""

    user_agent: HeaderText
    contact: HeaderText
    allow_private: Annotated[tuple[str, ...], BeforeValidator(_split_list)]
    """Exact `host:port` pairs that are exempt from the guard against private addresses."""

    @field_validator("allow_private")
    @classmethod
    def _each_is_host_and_port(cls, pairs: tuple[str, ...]) -> tuple[str, ...]:
        for pair in pairs:
            if not _has_host_and_port(pair):
                raise ValueError(f'should list host:port, such as rsshub.lan:1200, not "{pair}"')
        return pairs


class Monitor(Section):
    """Where the operator's tools look."""

    listen: str
    """`host:port` of `/healthz` and `/metrics`; empty: nowhere."""

    @field_validator("listen")
    @classmethod
    def _is_host_and_port(cls, value: str) -> str:
        if value and not _has_host_and_port(value):
            raise ValueError(f'should be host:port, such as 127.0.0.1:9464, not "{value}"')
        return value


class DigestSection(Section):
    """When digests come and what they hold."""

    time: WallTime
    timezone: str
    """IANA name; empty: the system's."""
    stories: int = Field(ge=1, le=8)
    sentences: int = Field(ge=1, le=3)
    model: str = Field(min_length=1)
    late_hours: int = Field(ge=0, le=48)
    memory_days: int = Field(ge=1, le=60)

    @field_validator("time", mode="before")
    @classmethod
    def _is_wall_time(cls, value: object) -> object:
        if not isinstance(value, str) or not _WALL_TIME.fullmatch(value):
            raise ValueError(f'should be a time of day from 00:00 to 23:59, not "{value}"')
        hour, minute = value.split(":")
        return WallTime(int(hour), int(minute))

    @field_validator("timezone")
    @classmethod
    def _is_known_zone(cls, name: str) -> str:
        try:
            if name:
                zoneinfo.ZoneInfo(name)
        except (ValueError, OSError, zoneinfo.ZoneInfoNotFoundError) as error:
            raise ValueError(_no_such_zone(name)) from error
        return name


def _no_such_zone(name: str) -> str:
    near = get_close_matches(name, zoneinfo.available_timezones(), n=1)
    hint = f'; did you mean "{near[0]}"?' if near else ""
    example = "" if near else " such as Europe/Berlin"
    return f'should be an IANA time zone{example}, and "{name}" is none{hint}'


class Actors(Section):
    """How names are found in articles."""

    recognizer: str
    enrich: bool
    wikidata_base: WebAddress

    @field_validator("recognizer", mode="before")
    @classmethod
    def _is_known(cls, value: object) -> object:
        if isinstance(value, str) and _RECOGNIZER.fullmatch(value):
            return value
        raise ValueError(f'should be trained, rules or spacy:PIPELINE, not "{value}"')


class LimitsSection(Section):
    """What one server or workspace may have at most."""

    feeds: int = Field(ge=1, le=10_000)
    feeds_per_day: int = Field(ge=1, le=10_000)
    subscriptions: int = Field(ge=1, le=100_000)


class Retention(Section):
    """How long articles are kept."""

    days: int = Field(ge=1, le=3650)


class WorkersSection(Section):
    """The processes that do the heavy work, and their limits for one document."""

    count: int = Field(ge=1, le=32)
    seconds: float = Field(ge=1, le=600)
    megabytes: int = Field(ge=256, le=1_000_000)


class Log(Section):
    """What is logged and how."""

    level: Literal["debug", "info", "warning", "error"]
    format: Literal["plain", "json"]
