"""Compressed bodies, inflated by us with a cap.

HTTP libraries inflate a whole chunk at once and follow stacked codings, so that a few hundred
bytes become gigabytes. Here one coding is followed, and never further than the limit.
"""

import zlib

from bot.model.errors import NotTextError, UnreachableError

OFFERED = "gzip, deflate"
"""What the client says it can read."""

_GZIP_MAGIC = b"\x1f\x8b"
_GZIP_START = b"\x1f\x8b\x08"
_GZIP = 16 + zlib.MAX_WBITS


class Inflater:
    """Takes a body piece by piece. `coding` is the Content-Encoding as the server sent it."""

    def __init__(self, coding: str, shown: str) -> None:
        names = [name.strip().lower().removeprefix("x-") for name in coding.split(",")]
        kept = [name for name in names if name not in ("", "identity")]
        if len(kept) > 1 or not set(kept) <= {"gzip", "deflate"}:
            raise NotTextError(
                f'{shown} answered in the coding "{coding[:60]}", which was not offered.',
                fix="The server must send the text plain or once compressed with gzip.",
                subject=shown,
            )
        self._coding = kept[0] if kept else ""
        self._shown = shown
        self._started = False
        self._stream: zlib._Decompress | None = None

    def feed(self, piece: bytes, room: int) -> bytes:
        """Return the next piece inflated, at most `room` bytes of it. Raises NotTextError."""
        if not self._started and piece:
            self._started = True
            if not self._coding and piece.startswith(_GZIP_START):
                self._coding = "gzip"  # a feed kept as a compressed file, sent as it lies there
            self._stream = _open(self._coding, piece)
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

    def finish(self) -> None:
        """Say that the body has ended. Raises UnreachableError when its end is missing."""
        if self._stream is not None and not self._stream.eof:
            raise UnreachableError(
                f"{self._shown} cannot be read: the compressed answer broke off before its end.",
                subject=self._shown,
            )


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
