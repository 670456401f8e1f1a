import os
from pathlib import Path

import pytest

from bot.model.errors import FileError, NotTextError, TooLargeError
from bot.sources.local import read_file


def test_reads_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"caf\xe9")
    assert read_file(tmp_path / "a.txt") == b"caf\xe9"


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="There is no file"):
        read_file(tmp_path / "a.txt")


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="is a folder"):
        read_file(tmp_path)


def test_a_pipe_is_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(FileError, match="no ordinary file"):
        read_file(tmp_path / "pipe.txt")


def test_a_path_that_cannot_be() -> None:
    with pytest.raises(FileError):
        read_file(Path("/" + "a" * 5_000))


def test_a_file_too_large(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x" * 2_000_000)
    with pytest.raises(TooLargeError, match=r"1\.9 MB long; at most 1 MB"):
        read_file(tmp_path / "a.txt", limit=1_048_576)


def test_a_picture(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"GIF89a" + b"\0" * 50)
    with pytest.raises(NotTextError, match="a picture"):
        read_file(tmp_path / "a.txt")
