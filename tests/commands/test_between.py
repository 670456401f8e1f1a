import pytest

from bot.model.errors import NotFoundError, UsageError
from bot.model.message import Buttons, Choices, Message, Paragraph, Plain, StoryCard
from commands.between import Between
from tests.builders.newsroom import Cast, Newsroom, Report
from tests.builders.small_archive import SmallArchive
from tests.commands.golden import assert_golden


async def test_the_stories_of_two_actors_show_the_sentence_that_names_both(
    archive: SmallArchive,
) -> None:
    answer = await archive.room.ask(Between(), a="Japan", b="South Korea")
    assert_golden(answer, "between_japan_south_korea")


async def test_the_sentence_that_names_both_is_quoted(archive: SmallArchive) -> None:
    answer = await archive.room.ask(Between(), a="China", b="Takaichi")
    cards = {part.story_id: part for part in answer.parts if isinstance(part, StoryCard)}
    (quote,) = cards[archive.dispute].sentences
    assert quote.text.startswith("China summoned the Japanese ambassador after Takaichi")
    # One article of the summit names both, but no sentence of it does: that is said.
    assert cards[archive.summit].sentences == ()
    notes = [part.text for part in answer.parts if isinstance(part, Paragraph)]
    assert any("none of its sentences" in str(text) for text in notes)


async def test_that_nothing_names_both_is_said_plainly(archive: SmallArchive) -> None:
    answer = await archive.room.ask(Between(), a="Okinawa", b="Takaichi")
    assert answer.line == "No article here names both Okinawa and Sanae Takaichi."
    assert any(isinstance(part, Buttons) for part in answer.parts)
    counts = (Plain("Okinawa is in 1 article, Sanae Takaichi in 4 articles."),)
    assert Paragraph(counts, quiet=True) in answer.parts


async def test_an_article_each_is_not_one_article_of_both(room: Newsroom) -> None:
    ana, ben = Cast("Ana Costa"), Cast("Ben Okri")
    await room.publish(
        Report("Wire", "A", ("Ana Costa spoke.",), (ana,)),
        Report("Post", "B", ("Ben Okri spoke.",), (ben,)),
    )
    answer = await room.ask(Between(), a="Ana Costa", b="Ben Okri")
    assert answer.line == "No article here names both Ana Costa and Ben Okri."


async def test_an_ambiguous_name_is_asked_back_with_the_other_kept(archive: SmallArchive) -> None:
    (choices,) = (await archive.room.ask(Between(), a="South Korea", b="Kim")).parts
    assert isinstance(choices, Choices)
    assert {button.request for button in choices.buttons} == {
        'between "South Korea" "Kim Jong-un"',
        'between "South Korea" "Kim Min-seok"',
    }
    (choices,) = (await archive.room.ask(Between(), a="Kim", b="Japan")).parts
    assert isinstance(choices, Choices)
    assert 'between "Kim Jong-un" Japan' in {button.request for button in choices.buttons}


async def test_who_is_by_far_the_most_in_the_news_is_meant(room: Newsroom) -> None:
    dana, eric = (Cast(f"{name} Trumble", forms=("Trumble",)) for name in ("Dana", "Eric"))
    chile = Cast("Chile", "place", key="country:cl")
    for number in range(5):
        told = ("Trumble flew to Chile.",)
        await room.publish(Report("Wire", f"A{number}", told, (dana, chile)))
    await room.publish(Report("Wire", "B", ("Trumble advised.",), (eric,)))
    answer = await room.ask(Between(), a="Trumble", b="Chile")
    assert answer.line.startswith("Dana Trumble and Chile")
    assert offered(answer) == [
        ("Eric Trumble · Person · 1 article", 'between "Eric Trumble" Chile')
    ]
    nothing = await room.ask(Between(), a="Dana Trumble", b="Eric Trumble")
    assert offered(nothing) == []
    answer = await room.ask(Between(), a="Chile", b="Trumble")
    assert offered(answer) == [
        ("Eric Trumble · Person · 1 article", 'between Chile "Eric Trumble"')
    ]


async def test_the_others_are_offered_beside_the_actor_that_is_shown(room: Newsroom) -> None:
    """Of two that are called alike the button asks for the other by what only that one has."""
    dana = Cast("Dana Trumble", key="wikidata:Q1")
    other = Cast("Dana Trumble", key="wikidata:Q2")
    chile = Cast("Chile", "place", key="country:cl")
    for number in range(5):
        told = ("Dana Trumble flew to Chile.",)
        await room.publish(Report("Wire", f"A{number}", told, (dana, chile)))
    await room.publish(Report("Post", "B", ("Dana Trumble sings.",), (other,)))
    answer = await room.ask(Between(), a="Dana Trumble", b="Chile")
    ((_, request),) = offered(answer)
    asked = await room.ask(Between(), a=request.split()[1], b="Chile")
    assert asked.line == "No article here names both Dana Trumble and Chile."


def offered(answer: Message) -> list[tuple[str, str]]:
    rows = [part.buttons for part in answer.parts if isinstance(part, Choices)]
    return [(button.label, button.request) for row in rows for button in row]


async def test_one_actor_twice_is_refused(archive: SmallArchive) -> None:
    with pytest.raises(UsageError, match="Both names mean South Korea"):
        await archive.room.ask(Between(), a="Seoul", b="South Korea")


async def test_an_unknown_name_is_named(archive: SmallArchive) -> None:
    with pytest.raises(NotFoundError) as missing:
        await archive.room.ask(Between(), a="Japan", b="Atlantis Major")
    assert missing.value.subject == "Atlantis Major"
