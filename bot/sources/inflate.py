"""Compressed bodies, inflated by us with a cap.

HTTP libraries inflate a whole chunk at once and follow stacked codings, so that a few hundred
bytes become gigabytes. Here one coding is followed, and never further than the limit.
"""

import zlib
from collections.abc import AsyncIterator

from bot.model.errors import NotTextError, TooLargeError, UnreachableError

OFFERED = "gzip, deflate"
"""What the client says it can read."""

_GZIP_MAGIC = b"\x1f\x8b"
_GZIP_START = b"\x1f\x8b\x08"
_GZIP = 16 + zlib.MAX_WBITS
_CODINGS = frozenset(
    {"gzip", "deflate", "br", "zstd", "compress", "dcb", "dcz", "exi", "pack200-gzip", "lzma", "xz"}
)
"""Whatever else servers write there ("utf-8", "none", "binary") is no coding and means nothing."""


class Body:
    """A body being read. `coding` is the Content-Encoding as sent, `shown` names the answer.

    Both counts, on the wire and inflated, stop at the limit. Raises NotTextError.
    """

    def __init__(self, pieces: AsyncIterator[bytes], coding: str, shown: str, limit: int) -> None:
        self.inflated = bytearray()
        self._inflater = Inflater(coding, shown)
        self._pieces = pieces
        self._shown = shown
        self._limit = limit
        self._wire = 0

    async def grow(self, size: int) -> bool:
        """Read on until there are so many bytes; return whether the body has ended before.

        Raises TooLargeError, NotTextError, UnreachableError.
        """
        async for piece in self._pieces:
            self._wire += len(piece)
            self.inflated += self._inflater.feed(piece, self._limit + 1 - len(self.inflated))
            if max(self._wire, len(self.inflated)) > self._limit:
                raise self._too_large()
            if len(self.inflated) >= size:
                return False
        self.inflated += self._inflater.finish()
        return True

    def _too_large(self) -> TooLargeError:
        return TooLargeError(
            f"{self._shown} is larger than {self._limit / 1_048_576:g} MB.",
            fix="Such large answers are not read.",
            subject=self._shown,
        )


class Inflater:
    """Takes a body piece by piece. `coding` is the Content-Encoding as the server sent it."""

    def __init__(self, coding: str, shown: str) -> None:
        names = [name.strip().lower().removeprefix("x-") for name in coding.split(",")]
        kept = [name for name in names if name in _CODINGS]
        if len(kept) > 1 or not set(kept) <= {"gzip", "deflate"}:
            raise NotTextError(
                f'{shown} answered in the coding "{coding[:60]}", which was not offered.',
                fix="The server must send the text plain or once compressed with gzip.",
                subject=shown,
            )
        self._coding = kept[0] if kept else ""
        self._shown = shown
        self._start: bytes | None = b""
        """What has come while it is too little to tell by; None once that was told."""
        self._stream: zlib._Decompress | None = None

    def feed(self, piece: bytes, room: int) -> bytes:
        """Return the next piece inflated, at most `room` bytes of it. Raises NotTextError."""
        if self._start is not None:
            piece = self._start + piece
            if len(piece) < len(_GZIP_START):
                self._start = piece
                return b""
            self._open(piece)
        if self._stream is None:
            return piece[:room]
        if self._stream.eof:
            return b""  # what follows the end of the stream is padding
        try:
            return self._stream.decompress(piece, max(room, 1))
        except zlib.error as error:
            raise NotTextError(
                f"{self._shown} answered with a damaged {self._coding} body.",
                subject=self._shown,
            ) from error

    def _open(self, start: bytes) -> None:
        self._start = None
        if not self._coding and start.startswith(_GZIP_START):
            self._coding = "gzip"  # a feed kept as a compressed file, sent as it lies there
        self._stream = _open(self._coding, start)

    def finish(self) -> bytes:
        """Say that the body has ended; return what was too little to tell by.

        Raises UnreachableError when its end is missing.
        """
        if self._stream is not None and not self._stream.eof:
            raise UnreachableError(
                f"{self._shown} cannot be read: the compressed answer broke off before its end.",
                subject=self._shown,
            )
        return self._start or b""


def _open(coding: str, start: bytes) -> "zlib._Decompress | None":
    """Return a decompressor; None for a plain body: some servers name a coding and use none."""
    if coding == "gzip" and start[:1] == _GZIP_MAGIC[:1]:
        return zlib.decompressobj(_GZIP)
    if coding == "deflate":
        has_header = (
            len(start) > 1 and start[0] & 0x0F == 8 and (start[0] << 8 | start[1]) % 31 == 0
        )
        return zlib.decompressobj(zlib.MAX_WBITS if has_header else -zlib.MAX_WBITS)
    return None
