"""Files of this machine: read with the same limits as the web."""

import stat
from collections.abc import Callable
from pathlib import Path

from bot.model.errors import FileError, TooLargeError
from bot.sources.decode import require_text

LIMIT = 10_485_760


def typed_path(address: str) -> Path:
    """Return the path that somebody typed, `~` for a home folder. Raises FileError."""
    try:
        return Path(address).expanduser()
    except RuntimeError as error:  # no such user, or one without a home
        raise FileError(
            f"There is no home folder for {address}.", fix="Write the whole path.", subject=address
        ) from error


def is_folder(path: Path) -> bool:
    """Return whether a path is a folder, as far as may be seen; no path is too odd to ask."""
    return _is(Path.is_dir, path)


def is_file(path: Path) -> bool:
    """Return whether a path is a file, as far as may be seen; no path is too odd to ask."""
    return _is(Path.is_file, path)


def _is(kind: Callable[[Path], bool], path: Path) -> bool:
    try:
        return kind(path)
    except OSError:  # longer than any name on a disk, or in a folder that may not be looked into
        return False


def read_file(path: Path, *, limit: int = LIMIT) -> bytes:
    """Return the bytes of a text file.

    Raises FileError (missing, a folder, not allowed), TooLargeError (more than `limit` bytes) and
    NotTextError.
    """
    try:
        state = path.stat()
        if stat.S_ISDIR(state.st_mode):
            raise FileError(f"{path} is a folder.", fix="Name a file in it.", subject=str(path))
        if not stat.S_ISREG(state.st_mode):
            raise FileError(f"{path} is no ordinary file.", subject=str(path))
        with path.open("rb") as file:
            body = file.read(limit + 1)
    except OSError as error:
        raise _failure(path, error) from error
    if len(body) > limit:
        size = max(state.st_size, len(body)) / 1_048_576
        raise TooLargeError(
            f"{path} is {size:.1f} MB long; at most {limit / 1_048_576:g} MB are read.",
            fix="Split it, or save only its text.",
            subject=str(path),
        )
    require_text(body, str(path))
    return body


def _failure(path: Path, error: OSError) -> FileError:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return FileError(f"There is no file {path}.", fix="Check the path.", subject=str(path))
    if isinstance(error, PermissionError):
        fix = "Give the bot's user the right to read it."
        return FileError(f"{path} may not be read.", fix=fix, subject=str(path))
    reason = (error.strerror or "unknown reason").lower()
    return FileError(f"{path} cannot be read: {reason}.", subject=str(path))
