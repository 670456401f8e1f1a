import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.model.article import Loaded
from bot.model.errors import FileError
from bot.model.feed import Feed, FetchResult, FetchState
from bot.sources.client import Client
from bot.sources.document import needs_page, read_document
from bot.sources.folder import Folder
from tests.fakes.runner import run_inline

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
SENTENCE = (
    "Harbour Mayor Ines Holm met with fishing chairman Bo Lind on Monday and kick-started talks "
    "meant to end the long dispute over the pier."
)


@pytest.fixture
def source(client: Client) -> Folder:
    return Folder(client, run_inline, lambda: NOW)


async def read(source: Folder, folder: Path, state: FetchState | None = None) -> FetchResult:
    return await source.read(Feed(1, 1, str(folder), "folder", state=state or FetchState()))


async def test_a_file_whose_name_is_no_text_is_an_article_all_the_same(
    source: Folder, tmp_path: Path
) -> None:
    """Old disks name files in Latin-1; the name is the title where the file has none."""
    for letter in (b"\xe8", b"\xe9"):
        name = os.fsdecode(b"caf" + letter + b".html")
        (tmp_path / name).write_text(f"<p>{SENTENCE}</p>", encoding="utf-8")
    first, second = (await read(source, tmp_path)).entries
    assert first.id != second.id
    loaded = Loaded(first.content.encode(), "", first.content_type, "utf-8")
    document = read_document(loaded, entry=first, now=NOW)
    assert (document.title, document.text) == ("caf\\xe8", SENTENCE)


async def test_every_text_is_an_article(source: Folder, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("New pier\nThe town voted for it.\n")
    (tmp_path / "a.md").write_text(
        "---\noutlet: Courier\nsection: coast\npublished: -PT5H\n---\n"
        "# Old *pier*\n\nGone.\n\nFor good.\n"
    )
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "c.HTML").write_text(
        "<html lang=en><head><title>Ferry</title></head><body><p>It sails.</p></body></html>"
    )
    result = await read(source, tmp_path)
    assert [(entry.id, entry.title) for entry in result.entries] == [
        ("a.md", "Old pier"),
        ("b.txt", "New pier"),
        ("sub/c.HTML", "Ferry"),
    ]
    first, second, third = result.entries
    assert (first.outlet, first.section, first.published) == (
        "Courier",
        "coast",
        NOW - timedelta(hours=5),
    )
    assert (first.content, first.content_type) == ("Gone.\nFor good.", "text/plain")
    assert second.content == "The town voted for it."
    assert second.published is None
    assert third.content_type == "text/html"
    assert not any(needs_page(entry) for entry in result.entries)
    assert result.title == tmp_path.name
    assert result.warnings == ()


async def test_a_first_line_that_is_a_sentence_stays(source: Folder, tmp_path: Path) -> None:
    (tmp_path / "news.txt").write_text(f"{SENTENCE}\nThey will meet again.\n")
    (entry,) = (await read(source, tmp_path)).entries
    document = read_document(
        Loaded(entry.content.encode(), content_type=entry.content_type), entry=entry, now=NOW
    )
    assert document.title == "Harbour Mayor Ines Holm met with fishing chairman Bo Lind on Monday"
    assert document.text == f"{SENTENCE}\nThey will meet again."
    assert document.language == "en"
    assert document.published is None
    assert document.tried == ("feed content",)


async def test_paragraphs_stay_paragraphs(source: Folder, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# T\n\nFirst line\nof one.\n\nSecond one.\n")
    (entry,) = (await read(source, tmp_path)).entries
    document = read_document(
        Loaded(entry.content.encode(), content_type=entry.content_type), entry=entry, now=NOW
    )
    assert document.text == "First line of one.\nSecond one."


async def test_unchanged_files_are_not_read_again(source: Folder, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("New pier\nThe town voted.")
    first = await read(source, tmp_path)
    second = await read(source, tmp_path, first.state)
    assert second.not_modified
    os.utime(path, ns=(1, 1))
    third = await read(source, tmp_path, first.state)
    assert not third.not_modified
    assert third.entries[0].id == first.entries[0].id
    assert first.state.next_at == NOW + timedelta(minutes=1)


@pytest.mark.parametrize(
    ("name", "body", "says"),
    [
        ("big.txt", b"words " * 3_600_000, "20.6 MB long; at most 10 MB"),
        ("cat.txt", b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "a picture, not text"),
        ("nul.md", b"\0\1\2\3" * 99, "a binary file, not text"),
        ("none.txt", b"", "is empty"),
        ("blank.md", b" \n\n", "is empty"),
        ("notes.rtf", b"{\\rtf1 words}", "only .txt, .md and .html"),
        ("README", b"words", "only .txt, .md and .html"),
        ("date.txt", b"---\npublished: soon\n---\nT\nWords.", '"soon" is no date'),
    ],
)
async def test_one_bad_file_is_a_warning_that_names_it(
    source: Folder, tmp_path: Path, name: str, body: bytes, says: str
) -> None:
    (tmp_path / name).write_bytes(body)
    (tmp_path / "good.txt").write_text("New pier\nThe town voted.")
    result = await read(source, tmp_path)
    assert "good.txt" in [entry.id for entry in result.entries]
    (warning,) = result.warnings
    assert str(tmp_path / name) in warning
    assert says in warning


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
async def test_a_file_that_may_not_be_read(source: Folder, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "a.txt").chmod(0)
    assert "may not be read" in (await read(source, tmp_path)).warnings[0]
    (tmp_path / "a.txt").chmod(0o600)  # for whoever looks for secrets in it afterwards


async def test_a_link_to_nowhere_is_a_warning(source: Folder, tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    assert "There is no file" in (await read(source, tmp_path)).warnings[0]


async def test_other_files_are_passed_over(source: Folder, tmp_path: Path) -> None:
    for name in ("a.png", "b.pdf", ".hidden.txt", "c.py"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "d.txt").write_text("x")
    (tmp_path / "loop").symlink_to(tmp_path)
    result = await read(source, tmp_path)
    assert result.entries == ()
    assert result.warnings == ()


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-8-sig"])
async def test_files_in_other_encodings(source: Folder, tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.txt").write_bytes("Café «Größe»\nDer Bürgermeister sprach.".encode(encoding))
    (entry,) = (await read(source, tmp_path)).entries
    assert (entry.title, entry.content) == ("Café «Größe»", "Der Bürgermeister sprach.")


async def test_a_missing_folder_is_an_error(source: Folder, tmp_path: Path) -> None:
    with pytest.raises(FileError, match="There is no folder") as caught:
        await read(source, tmp_path / "gone")
    assert str(tmp_path / "gone") in caught.value.message


async def test_the_real_article_comes_out_right(source: Folder, tmp_path: Path) -> None:
    real = Path(__file__).parents[4] / "shared" / "seed" / "summit-article.txt"
    if not real.exists():
        pytest.skip("the real article is not here")
    text = real.read_text("utf-8").strip()
    (tmp_path / "summit.txt").write_text(text)
    (entry,) = (await read(source, tmp_path)).entries
    first = text.split("\n")[0]
    assert first.startswith(f"{entry.title} and ")
    assert entry.title.endswith("on Tuesday")
    assert entry.content.split("\n")[0] == first
