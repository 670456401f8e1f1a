"""The answers of the trap articles hold together: a slip of the pen is no slip of the tagger."""

import re
from collections import Counter
from pathlib import Path

import pytest

from bot.model.actor import ActorType
from tests.builders.traps import LOCKED, SEEN, Trap, read_traps

FILES = sorted(path for folder in (SEEN, LOCKED) for path in folder.glob("*.txt"))


def slips(trap: Trap) -> list[str]:
    """Return what the answers of an article list and its text does not print."""
    text = trap.text.replace("\n", " ")
    listed = Counter(form for actor in trap.actors for form in actor.mentions)
    found = [
        f"{actor.name}: {part}"
        for actor in trap.actors
        for part in (actor.type, actor.role)
        if part not in (*ActorType, "") and part not in text
    ]
    for form in sorted(listed, key=len, reverse=True):
        edge = r"(?<!\w){}(?!\w)" if form.isascii() else "{}"
        text, printed = re.subn(edge.format(re.escape(form)), " | ", text)
        if printed < listed[form]:
            found.append(f"{form}: listed {listed[form]} times, printed {printed}")
    return found


def test_a_slip_is_found(tmp_path: Path) -> None:
    (tmp_path / "slips.txt").write_text(
        "\n=== one\nAda Roe met Roes. Roe left.\n---\n"
        "Ada Roe | person | mayor | Ada Roe, Roe, Roe\n"
    )
    [trap] = read_traps(tmp_path)
    assert slips(trap) == ["Ada Roe: mayor", "Roe: listed 2 times, printed 1"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_answers_list_only_what_the_text_prints(path: Path) -> None:
    assert [(trap.name, slip) for trap in read_traps(path) for slip in slips(trap)] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_actor_is_listed_twice(path: Path) -> None:
    twice = [
        (trap.name, name)
        for trap in read_traps(path)
        for name, times in Counter((a.name, a.whole) for a in trap.actors).items()
        if times > 1
    ]
    assert twice == []
