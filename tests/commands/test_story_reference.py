from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.model.digest import Digest, DigestStory
from bot.model.errors import UsageError
from commands.story_reference import story_id_of

_AT = datetime(2026, 3, 12, 7, tzinfo=UTC)


def _digest(*story_ids: int) -> Digest:
    stories = tuple(
        DigestStory(place, story_id, "A headline", "", (), (), "", 0, _AT)
        for place, story_id in enumerate(story_ids, 1)
    )
    return Digest(1, 1, _AT, stories, (), articles=0, feeds=0)


@pytest.mark.parametrize(
    ("reference", "story_id"),
    [("1", 41), ("2", 7), ("2.", 7), ("3", 3), ("41", 41), ("#2", 2), ("# 2", 2), ("#41", 41)],
)
def test_a_plain_number_is_a_place_in_the_digest_and_beyond_it_an_id(
    reference: str, story_id: int
) -> None:
    assert story_id_of(reference, _digest(41, 7)) == story_id


def test_without_a_digest_every_number_is_an_id() -> None:
    assert story_id_of("1", None) == 1
    assert story_id_of("1", replace(_digest(41), stories=())) == 1


@pytest.mark.parametrize("reference", ["", "#", "two", "1 2", "-1", "²", "9" * 19])
def test_what_is_no_number_is_refused_with_what_to_type(reference: str) -> None:
    with pytest.raises(UsageError) as refused:
        story_id_of(reference, _digest(41))
    assert "/story #41" in refused.value.fix
