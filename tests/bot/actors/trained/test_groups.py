import zlib
from pathlib import Path

import pytest

from bot.actors.trained.groups import pack, read_groups
from bot.model.errors import FileError

WORDS = {"quill": 0, "reed": 0, "harbour": 2, "münchen": 1}
LEVELS = [(5, 1), (6, 1), (7, 2)]


def test_what_is_packed_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "groups"
    path.write_bytes(pack(WORDS, LEVELS))
    groups = read_groups(path)
    assert groups.of("quill") == groups.of("reed") == ("0", "5", "1")
    assert groups.of("harbour") == ("2", "7", "2")
    assert groups.of("münchen") == ("1", "6", "1")
    assert groups.of("salvo") == ("", "", "")


def test_the_groups_that_ship_hold_like_with_like() -> None:
    groups = read_groups()
    assert groups.of("nairobi")[2] == groups.of("kampala")[2] != groups.of("lawyer")[2]


@pytest.mark.parametrize("broken", [b"", b"nonsense", zlib.compress(b"x" * 7)])
def test_a_broken_file_is_told(tmp_path: Path, broken: bytes) -> None:
    path = tmp_path / "groups"
    path.write_bytes(broken)
    with pytest.raises(FileError, match="cannot be read"):
        read_groups(path)
