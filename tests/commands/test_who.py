import pytest

from bot.actors.gazetteer import load_gazetteer
from bot.model.errors import NotFoundError
from bot.model.message import Buttons, Chart, Choices, Message, Quote
from commands.who import Who
from tests.builders.newsroom import Cast, Newsroom, Report
from tests.builders.small_archive import SmallArchive
from tests.commands.golden import assert_golden


def quotes_of(message: Message) -> list[str]:
    return [part.text for part in message.parts if isinstance(part, Quote)]


async def test_an_actor_reads_as_one_portrait(archive: SmallArchive) -> None:
    assert_golden(await archive.room.ask(Who(), actor="Takaichi"), "who_takaichi")


async def test_a_country_has_no_role(archive: SmallArchive) -> None:
    assert_golden(await archive.room.ask(Who(), actor="Seoul"), "who_seoul")


@pytest.mark.parametrize("name", ["Sanae Takaichi", "takaichi sanae", "高市早苗", "TAKAICHI"])
async def test_any_form_of_the_name_finds_the_actor(archive: SmallArchive, name: str) -> None:
    answer = await archive.room.ask(Who(), actor=name)
    assert answer.line == "Sanae Takaichi: Japanese Prime Minister, in 4 articles"


async def test_several_by_one_name_are_asked_back(archive: SmallArchive) -> None:
    answer = await archive.room.ask(Who(), actor="Kim")
    (choices,) = answer.parts
    assert isinstance(choices, Choices)
    assert choices.prompt == "Which “Kim” do you mean?"
    assert {(button.label, button.request) for button in choices.buttons} == {
        ("Kim Jong-un · North Korean leader · 1 article", 'who "Kim Jong-un"'),
        ("Kim Min-seok · South Korean Prime Minister · 1 article", 'who "Kim Min-seok"'),
    }


async def publish_namesakes(room: Newsroom, often: int) -> None:
    dana = Cast("Dana Trumble", role="president", forms=("Trumble",))
    eric = Cast("Eric Trumble", role="adviser", forms=("Trumble",))
    for number in range(often):
        await room.publish(Report("Wire", f"A{number}", ("Trumble spoke.",), (dana,)))
    await room.publish(Report("Wire", "B", ("Trumble advised.",), (eric,)))


async def test_who_is_by_far_the_most_in_the_news_is_shown_and_the_others_offered(
    room: Newsroom,
) -> None:
    await publish_namesakes(room, 5)
    answer = await room.ask(Who(), actor="Trumble")
    assert answer.line == "Dana Trumble: president, in 5 articles"
    offered = answer.parts[-1]
    assert isinstance(offered, Choices)
    (other,) = offered.buttons
    assert other.label == "Eric Trumble · adviser · 1 article"
    shown = await room.ask(Who(), actor="Eric Trumble")
    assert shown.line == "Eric Trumble: adviser, in 1 article"
    assert not isinstance(shown.parts[-1], Choices)


async def test_the_other_of_two_with_one_name_can_be_chosen(room: Newsroom) -> None:
    """The button asked for the name, and so for the one that was shown."""
    one, other = (Cast("Dana Trumble", key=f"wikidata:Q{n}") for n in (1, 2))
    for number in range(5):
        await room.publish(Report("Wire", f"A{number}", ("Dana Trumble spoke.",), (one,)))
    await room.publish(Report("Post", "B", ("Dana Trumble sings.",), (other,)))
    shown = await room.ask(Who(), actor="Dana Trumble")
    offered = shown.parts[-1]
    assert isinstance(offered, Choices)
    asked = await room.ask(Who(), actor=offered.buttons[0].request.removeprefix("who "))
    assert asked.line == "Dana Trumble: Person, in 1 article"


async def test_who_is_not_by_far_the_most_in_the_news_is_asked_for(room: Newsroom) -> None:
    await publish_namesakes(room, 4)
    answer = await room.ask(Who(), actor="Trumble")
    assert answer.line == "Which “Trumble” do you mean?"


async def test_a_full_name_is_sure_though_others_have_it_as_a_part(room: Newsroom) -> None:
    country = Cast("Jordan", "place", key="country:jo")
    player = Cast("Grace Jordan", role="goalkeeper", forms=("Jordan",))
    await room.publish(Report("Wire", "A", ("Jordan opened its border.",), (country,)))
    await room.publish(Report("Wire", "B", ("Grace Jordan kept the ball.",), (player,)))
    answer = await room.ask(Who(), actor="Jordan")
    assert answer.line == "Jordan: Country, in 1 article"


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("OTAN", "organisation:nato"),
        ("otan", "organisation:nato"),
        ("OIM", "organisation:international-organization-for-migration"),
        ("UE", "organisation:european-union"),
        ("Nações Unidas", "organisation:united-nations"),
        ("Weltgesundheitsorganisation", "organisation:world-health-organization"),
        ("Alemania", "country:de"),
        ("Giappone", "country:jp"),
    ],
)
async def test_a_body_is_found_by_its_name_in_other_languages(
    room: Newsroom, name: str, key: str
) -> None:
    known = load_gazetteer().known[key]
    cast = Cast(known.name, known.type.value, key=key, native=known.known_aliases)
    await room.publish(Report("Wire", "A", (f"{known.name} agreed.",), (cast,)))
    assert (await room.ask(Who(), actor=name)).line.startswith(f"{known.name}: ")


@pytest.mark.parametrize("name", ["Chinese", "chinese", " CHINESE"])
async def test_a_demonym_means_its_country(room: Newsroom, name: str) -> None:
    china, macau = (
        Cast("China", "place", key="country:cn"),
        Cast("Macau", "place", key="country:mo"),
    )
    await room.publish(Report("Wire", "A", ("China and Macau signed.",), (china, macau)))
    assert (await room.ask(Who(), actor=name)).line == "China: Country, in 1 article"


async def test_a_demonym_that_somebody_bears_as_a_name_is_the_person(room: Newsroom) -> None:
    poland, person = Cast("Poland", "place", key="country:pl"), Cast("Ada Polish")
    await room.publish(Report("Wire", "A", ("Poland met Ada Polish.",), (poland, person)))
    assert (await room.ask(Who(), actor="Polish")).line == "Ada Polish: Person, in 1 article"


async def test_a_demonym_of_a_country_nobody_names_is_nobody(archive: SmallArchive) -> None:
    with pytest.raises(NotFoundError):
        await archive.room.ask(Who(), actor="Bolivian")


async def test_two_of_the_same_name_can_be_told_apart(room: Newsroom) -> None:
    minister = Cast("Ana Costa", role="minister", key="person:ana-costa")
    singer = Cast("Ana Costa", role="singer", key="person:ana-costa-2")
    await room.publish(Report("Wire", "A", ("Ana Costa opened the dam.",), (minister,)))
    await room.publish(Report("Wire", "B", ("Ana Costa sang in Porto.",), (singer,)))
    (choices,) = (await room.ask(Who(), actor="Ana Costa")).parts
    assert isinstance(choices, Choices)
    answers = [
        (await room.ask(Who(), actor=button.request.removeprefix("who "))).line
        for button in choices.buttons
    ]
    assert sorted(answers) == [
        "Ana Costa: minister, in 1 article",
        "Ana Costa: singer, in 1 article",
    ]


@pytest.mark.parametrize("typed", ["PM Takaichi", "Takaichi-san", "Mrs Takaichi of Japan-"])
async def test_a_name_with_more_around_it_offers_whom_its_words_name(
    archive: SmallArchive, typed: str
) -> None:
    with pytest.raises(NotFoundError) as missing:
        await archive.room.ask(Who(), actor=typed)
    assert missing.value.nearest[0] in ("Sanae Takaichi", "Japan")


async def test_an_unknown_name_offers_the_nearest(archive: SmallArchive) -> None:
    with pytest.raises(NotFoundError) as missing:
        await archive.room.ask(Who(), actor="Takachi")
    assert missing.value.message == "No article here names “Takachi”."
    assert missing.value.nearest[0] == "Sanae Takaichi"


async def test_a_name_like_no_other_points_to_the_news(archive: SmallArchive) -> None:
    with pytest.raises(NotFoundError) as missing:
        await archive.room.ask(Who(), actor="Xylophone Quartz")
    assert missing.value.nearest == ()
    assert "/trending" in missing.value.fix


@pytest.mark.parametrize("name", ["@", "@0", "@99999999999999999999", "@²", "@x", '"', "\x00"])
async def test_an_odd_name_is_an_unknown_name(archive: SmallArchive, name: str) -> None:
    with pytest.raises(NotFoundError):
        await archive.room.ask(Who(), actor=name)


async def test_no_sentence_is_shown_that_is_not_fit(room: Newsroom) -> None:
    lee = Cast("Lee Jae Myung")
    fit = "Lee Jae Myung opened the bridge."
    caption = "Lee Jae Myung, left, at the bridge. Photo: Wire"
    await room.publish(Report("Wire", "A", (caption, fit), (lee,), unfit=(0,)))
    assert quotes_of(await room.ask(Who(), actor="Lee Jae Myung")) == [fit]


async def test_an_actor_whom_no_fit_sentence_names_is_shown_without(room: Newsroom) -> None:
    lee = Cast("Lee Jae Myung")
    await room.publish(Report("Wire", "A", ("Lee Jae Myung, left.",), (lee,), unfit=(0,)))
    answer = await room.ask(Who(), actor="Lee Jae Myung")
    assert quotes_of(answer) == []
    assert answer.line == "Lee Jae Myung: Person, in 1 article"


async def test_the_chart_covers_thirty_days_up_to_today(archive: SmallArchive) -> None:
    answer = await archive.room.ask(Who(), actor="Takaichi")
    (chart,) = [part for part in answer.parts if isinstance(part, Chart)]
    assert len(chart.values) == 30
    assert chart.values[-1] == 3
    assert sum(chart.values) == 4


async def test_following_is_one_press(archive: SmallArchive) -> None:
    answer = await archive.room.ask(Who(), actor="Takaichi")
    (buttons,) = [part for part in answer.parts if isinstance(part, Buttons)]
    assert buttons.buttons[0].request == 'alert add actor:"Sanae Takaichi"'
