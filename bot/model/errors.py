"""The one error tree.

::

    VerbatimError
    ├── SettingsError               a setting is wrong or missing
    ├── PlugInError                 a name on a shelf does not exist or does not load
    ├── ReadError                   a feed or document could not be read
    │   ├── UnreachableError        no connection, no such host, out of time
    │   ├── RefusedAddressError     the address is not public, or not http(s)
    │   ├── HttpStatusError         the server answered with a failure
    │   ├── HostParkedError         the server asked to be left alone for a while
    │   ├── TooLargeError           more bytes or characters than the limit
    │   ├── NotTextError            bytes that are not text
    │   ├── NotAFeedError           readable, but no feed
    │   ├── MalformedFeedError      a feed, too broken to read
    │   ├── EmptyDocumentError      nothing to read in it
    │   ├── FileError               a file or folder is missing or may not be read
    │   └── WorkerError             reading it took too long or too much memory
    ├── StorageError                the database cannot do it
    │   ├── NewerDatabaseError      written by a newer version
    │   ├── DatabaseInUseError      a second copy of the bot
    │   │   └── DatabaseMovedError  its file was taken from under it
    │   ├── DatabaseUnreachableError
    │   ├── DiskFullError
    │   ├── ReadOnlyError
    │   ├── CorruptDatabaseError
    │   ├── TooLongError            one look-up takes more than one answer may
    │   └── StoppingError           the bot ends, and has closed its database
    ├── RequestError                what a person asked for cannot be done as asked
    │   ├── UsageError              wrong or missing arguments
    │   ├── NotFoundError           nothing of that name; carries the nearest
    │   ├── QueryError              a topic query that cannot be read
    │   ├── TimeZoneError           not an IANA time zone
    │   ├── NotAllowedError         only managers may do this
    │   ├── TooFastError            too many commands at once of one person
    │   └── TooManyError            the workspace has as many as it may have
    └── PlatformError               a chat platform refused or failed
        ├── LoginError              the token is wrong or revoked
        └── DeliveryError           one message could not be delivered

Every error says what is wrong and where (`message`), and what a person can do (`fix`).
"""

from datetime import datetime
from typing import ClassVar


class VerbatimError(Exception):
    """The root of the tree. `message` is a full sentence; `fix` a sentence on what to do."""

    code: ClassVar[str] = "error"
    default_fix: ClassVar[str] = ""

    def __init__(self, message: str, *, fix: str = "", subject: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.fix = fix or self.default_fix
        self.subject = subject

    def __str__(self) -> str:
        return f"{self.message} {self.fix}".strip()

    def __reduce__(self) -> tuple[object, ...]:
        # Errors cross process borders (workers): rebuild with every attribute, not only args.
        return (_rebuild, (type(self), dict(self.__dict__)))


def _rebuild(kind: type[VerbatimError], state: dict[str, object]) -> VerbatimError:
    error = kind.__new__(kind)
    Exception.__init__(error, state.get("message", ""))
    error.__dict__.update(state)
    return error


class SettingsError(VerbatimError):
    """A setting is wrong or missing."""

    code = "settings"


class PlugInError(VerbatimError):
    """A name on a shelf (a model, a source, a command, a platform) does not exist."""

    code = "plug-in"


class ReadError(VerbatimError):
    """A feed or document could not be read; `subject` is its address as it may be shown."""

    code = "unreadable"


class UnreachableError(ReadError):
    """No connection, no such host, or out of time."""

    code = "unreachable"
    default_fix = "Check the address and the network."


class RefusedAddressError(ReadError):
    """The address is not public, not http(s), or not on an allowed port."""

    code = "refused-address"


class HttpStatusError(ReadError):
    """The server answered with a failure; `status` is its HTTP status."""

    code = "http-status"

    def __init__(
        self,
        message: str,
        *,
        status: int,
        retry_after: datetime | None = None,
        fix: str = "",
        subject: str = "",
    ) -> None:
        super().__init__(message, fix=fix, subject=subject)
        self.status = status
        self.retry_after = retry_after


class HostParkedError(ReadError):
    """The server asked for a rest: nothing of it is fetched until `until`."""

    code = "host-parked"

    def __init__(self, message: str, *, until: datetime, fix: str = "", subject: str = "") -> None:
        super().__init__(message, fix=fix, subject=subject)
        self.until = until


class TooLargeError(ReadError):
    """More bytes or characters than the limit."""

    code = "too-large"


class NotTextError(ReadError):
    """Bytes that are not text (a picture, a PDF, a program)."""

    code = "not-text"


class NotAFeedError(ReadError):
    """Readable, but no feed; the message says what it looks like."""

    code = "not-a-feed"


class MalformedFeedError(ReadError):
    """A feed, but too broken to read an entry from."""

    code = "malformed-feed"


class EmptyDocumentError(ReadError):
    """Nothing to read in it."""

    code = "empty"


class FileError(ReadError):
    """A file or folder is missing or may not be read."""

    code = "file"


class WorkerError(ReadError):
    """Reading it took too long or too much memory, so it was stopped."""

    code = "took-too-much"


class StorageError(VerbatimError):
    """The database cannot do what was asked."""

    code = "storage"


class NewerDatabaseError(StorageError):
    """The database was written by a newer version of the bot."""

    code = "newer-database"


class DatabaseInUseError(StorageError):
    """Another copy of the bot runs on the same database."""

    code = "database-in-use"


class DatabaseMovedError(DatabaseInUseError):
    """The file of a running bot's database is not where it was, or another one is there."""

    code = "database-moved"
    default_fix = (
        "Stop the bot before its files are moved. Start it again with data_dir set to where they "
        "are; to put a backup back, use python -m bot db restore."
    )


class DatabaseUnreachableError(StorageError):
    """The database cannot be opened or reached."""

    code = "database-unreachable"


class DiskFullError(StorageError):
    """No room left where the database is."""

    code = "disk-full"
    default_fix = (
        "Free some space; nothing stored is lost. A running bot goes on by itself, one that "
        "could not start is started again."
    )


class ReadOnlyError(StorageError):
    """The database or its folder may not be written."""

    code = "read-only"


class CorruptDatabaseError(StorageError):
    """The database file is damaged."""

    code = "corrupt-database"


class TooLongError(StorageError):
    """One look-up takes more work than one answer may."""

    code = "too-long"
    default_fix = "Ask for less: a rarer word, one word more, or a shorter time."


class StoppingError(StorageError):
    """The bot is being stopped or started anew, and has closed its database."""

    code = "stopping"
    default_fix = "Ask again in a minute."


class RequestError(VerbatimError):
    """What a person asked for cannot be done as asked."""

    code = "request"


class UsageError(RequestError):
    """Wrong or missing arguments, or no such command."""

    code = "usage"


class NotFoundError(RequestError):
    """Nothing of that name; `nearest` are names a person may have meant."""

    code = "not-found"

    def __init__(
        self, message: str, *, nearest: tuple[str, ...] = (), fix: str = "", subject: str = ""
    ) -> None:
        super().__init__(message, fix=fix, subject=subject)
        self.nearest = nearest


class QueryError(RequestError):
    """A topic query that cannot be read; the message shows where."""

    code = "bad-query"


class TimeZoneError(RequestError):
    """Not the name of an IANA time zone."""

    code = "unknown-time-zone"


class NotAllowedError(RequestError):
    """Only managers may do this; the message says who can."""

    code = "not-allowed"


class TooFastError(RequestError):
    """One person asks more than is answered in so short a time."""

    code = "too-fast"


class TooManyError(RequestError):
    """The workspace has as many feeds or subscriptions as it may have."""

    code = "too-many"


class PlatformError(VerbatimError):
    """A chat platform refused or failed."""

    code = "platform"


class LoginError(PlatformError):
    """The token is wrong or revoked."""

    code = "login"


class DeliveryError(PlatformError):
    """One message could not be delivered.

    `retry_at`: try again then; `ambiguous`: it may have arrived; `dead`: no second try helps;
    `closed`: nor would it help any other message for this channel; `gone`: it will not come back.
    """

    code = "delivery"

    def __init__(
        self,
        message: str,
        *,
        retry_at: datetime | None = None,
        ambiguous: bool = False,
        dead: bool = False,
        closed: bool = False,
        gone: bool = False,
        fix: str = "",
        subject: str = "",
    ) -> None:
        super().__init__(message, fix=fix, subject=subject)
        self.retry_at = retry_at
        self.ambiguous = ambiguous
        self.dead = dead or closed or gone
        self.closed = closed or gone
        self.gone = gone
