"""Logging set-up: plain lines for a person or JSON for a collector, and no secret in either.

Whatever a library or an article puts into a log line passes `redact` and the house's cleaning
function last, exception texts included, so a token or a terminal escape never reaches the log.
"""

import json
import logging
import os
import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime
from logging.handlers import TimedRotatingFileHandler
from pathlib import Path
from typing import Literal

from bot.model.errors import SettingsError
from bot.model.text import clean_text

OURS = ("bot", "commands", "summarizers", "config")
DAYS_KEPT = 14
"""Log files older than this are deleted (they may name feeds and channels)."""
HIDDEN = "***"
_LONGEST_LINE = 20_000
_LONGEST_SECRET = 2_000

_PATTERNS = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        # Slack: xoxb-…, xoxp-…, xapp-…
        (r"\bx(?:ox[a-z]|app)-[A-Za-z0-9-]{8,}", HIDDEN),
        # Discord's bot tokens: id, time and signature, base64url, joined by dots
        (r"\b[\w-]{23,30}\.[\w-]{6,7}\.[\w-]{27,45}\b", HIDDEN),
        # An Authorization header, whatever its scheme
        (r"(?i)\b(bearer|basic|bot|token)( |%20)[A-Za-z0-9._~+/=-]{16,}", rf"\1 {HIDDEN}"),
        # A secret by its name: password=…, "api_key": "…"
        (
            r"(?i)\b(password|passwd|secret|api_?key|token)(['\"]?\s{0,3}[=:]\s{0,3}['\"]?)"
            r"[^\s'\"&,;]{4,}",
            rf"\1\2{HIDDEN}",
        ),
        # Web hooks and interactions carry their token in the path
        (r"(/(?:webhooks|interactions)/\d+/)[\w-]+", rf"\1{HIDDEN}"),
        (r"(hooks\.slack\.com/)[\w/-]+", rf"\1{HIDDEN}"),
        # user:password@ of any address, and the values of its query
        (r"(\b[a-z][a-z0-9+.-]{1,20}://)[^\s/@'\"]{1,400}@", rf"\1{HIDDEN}@"),
        (r"([?&][\w.~%\[\]-]{1,100}=)[^\s&#'\"<>)]+", rf"\1{HIDDEN}"),
    )
)


def redact(text: str, secrets: Iterable[str] = ()) -> str:
    """Return `text` without the given secrets and without anything that looks like one."""
    for secret in secrets:
        text = text.replace(secret, HIDDEN)
    for pattern, replacement in _PATTERNS:
        text = pattern.sub(replacement, text)
    return text


def set_up_logs(
    *,
    level: str = "info",
    form: Literal["plain", "json"] = "plain",
    secrets: Iterable[str] = (),
    file: Path | None = None,
) -> None:
    """Send the log to standard error, or to `file`, and nowhere else; may be called again.

    `level` is for our own code; libraries speak from WARNING up, since some of them log whole
    requests below that. Raises SettingsError when the file cannot be written.
    """
    handler = _open(file) if file else logging.StreamHandler()
    # The longest first: a secret that is part of another one must not leave its rest behind.
    known = sorted({secret for secret in secrets if secret}, key=len, reverse=True)
    handler.setFormatter(_Json(known) if form == "json" else _Plain(known))
    root = logging.getLogger()
    for old in root.handlers[:]:
        root.removeHandler(old)
        old.close()
    root.addHandler(handler)
    wanted = logging.getLevelNamesMapping()[level.upper()]
    root.setLevel(max(wanted, logging.WARNING))
    for name in OURS:
        logging.getLogger(name).setLevel(wanted)
    logging.captureWarnings(True)
    # A log that cannot be written (full disk, closed pipe) must not disturb what it tells of.
    logging.raiseExceptions = False


def _open(file: Path) -> logging.Handler:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        return _File(file, when="midnight", backupCount=DAYS_KEPT, encoding="utf-8")
    except OSError as error:
        raise SettingsError(
            f"The log file {file} cannot be written ({error.strerror}).",
            fix="Make its folder writable, or set data_dir to another one.",
        ) from error


class _File(TimedRotatingFileHandler):
    """A file a day; made anew where somebody has moved or deleted it, as logrotate does."""

    def emit(self, record: logging.LogRecord) -> None:
        opened = self.stream
        if opened is not None and not self._is_there(opened.fileno()):
            self.stream = None  # opened with the next line, which is this one
            with suppress(OSError):  # a line that a full disk did not take
                opened.close()
        super().emit(record)

    def _is_there(self, opened: int) -> bool:
        try:
            return os.path.samestat(os.stat(self.baseFilename), os.fstat(opened))  # noqa: PTH116
        except OSError:
            return False


class _Safe(logging.Formatter):
    """What both forms share: text that is cleaned and holds no secret."""

    def __init__(self, secrets: list[str]) -> None:
        super().__init__()
        self._secrets = secrets

    def message_of(self, record: logging.LogRecord) -> str:
        return self._safe(record.getMessage())

    def trace_of(self, record: logging.LogRecord) -> str:
        return self._safe(self.formatException(record.exc_info)) if record.exc_info else ""

    def _safe(self, text: str) -> str:
        safe = redact(text[: _LONGEST_LINE + _LONGEST_SECRET], self._secrets)
        if len(text) > _LONGEST_LINE + _LONGEST_SECRET:
            # What is cut off ends in what may be half a secret, which nothing knows again: that
            # goes, but not what stands before the last one that was known.
            hidden = safe.rfind(HIDDEN) + len(HIDDEN) if HIDDEN in safe else 0
            safe = safe[: max(len(safe) - _LONGEST_SECRET, hidden)]
        return clean_text(safe[:_LONGEST_LINE])


class _Plain(_Safe):
    """`2026-11-23 08:00:01 WARNING bot.sources.web: what happened`, in local time."""

    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created).astimezone()
        line = f"{at:%Y-%m-%d %H:%M:%S} {record.levelname} {record.name}: {self.message_of(record)}"
        trace = self.trace_of(record)
        # Further lines are indented: a text from outside cannot pretend to be a line of the log.
        return "\n    ".join([*line.splitlines(), *trace.splitlines()])


class _Json(_Safe):
    """One object a line: at (UTC), level, logger, message and, after a failure, trace."""

    def format(self, record: logging.LogRecord) -> str:
        entry = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": self.message_of(record),
        }
        if trace := self.trace_of(record):
            entry["trace"] = trace
        return json.dumps(entry, ensure_ascii=False)
