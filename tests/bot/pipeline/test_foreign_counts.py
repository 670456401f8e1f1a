"""Figures that differ, in other languages than English."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.article import Article
from bot.pipeline.figures import figures_note
from bot.pipeline.foreign_counts import LANGUAGES, find_foreign_counts
from tests.builders.articles import NOON, build_spans

PLAIN = [
    ("de", "Bei dem Beben im Bergtal von Ambria gab es 12 Tote.", "deaths", 12),
    ("de", "Zwölf Menschen wurden verletzt, als die Brücke einstürzte.", "people injured", 12),
    ("de", "Von der Insel im Fluss: 1.300 Menschen wurden gerettet.", "people rescued", 1300),
    ("fr", "Le séisme a fait 12 morts dans la vallée d’Ambria.", "deaths", 12),
    ("fr", "Trois personnes ont été blessées dans la vallée.", "people injured", 3),
    ("es", "El terremoto dejó 12 muertos en el valle de Ambria.", "deaths", 12),
    ("es", "Ocho personas han sido detenidas en el puerto.", "people arrested", 8),
    ("it", "Il terremoto ha causato 12 morti nella valle di Ambria.", "deaths", 12),
    ("pt", "O terremoto deixou 12 mortos no vale de Ambria.", "deaths", 12),
    ("nl", "Bij de aardbeving in Ambria vielen 12 doden.", "deaths", 12),
    ("pl", "W trzęsieniu ziemi w Ambrii 12 osób zginęło.", "deaths", 12),
    ("ja", "アンブリアの地震で１２人が死亡した。", "deaths", 12),
    ("zh", "安布里亚地震造成12人死亡。", "deaths", 12),
    ("ko", "암브리아 지진으로 12명이 숨졌다.", "deaths", 12),
]
UNSURE = [
    ("de", "Beim Beben von 2010 gab es in Ambria 12 Tote."),
    ("fr", "Le séisme de 1987 avait fait 12 morts dans la vallée."),
    ("it", "Nel 1987 il terremoto causò 12 morti nella valle."),
    ("de", "Bei dem Beben gab es mindestens 12 Tote."),
    ("de", "Es gab 12 bis 15 Tote."),
    ("de", "Beim Beben vor zehn Jahren gab es 12 Tote."),
    ("de", "Rund 12 Menschen wurden verletzt."),
    ("de", "Die Stadt hat 12 Totenkopfäffchen gekauft."),
    ("fr", "Le séisme a fait au moins 12 morts."),
    ("fr", "Le séisme a fait 12 autres morts."),
    ("es", "El terremoto dejó más de 12 muertos."),
    ("it", "Il terremoto ha causato almeno 12 morti."),
    ("pt", "O terremoto deixou cerca de 12 mortos."),
    ("nl", "Bij de aardbeving vielen zeker 12 doden."),
    ("pl", "W trzęsieniu ziemi co najmniej 12 osób zginęło."),
    ("ja", "地震で少なくとも12人が死亡した。"),
    ("zh", "地震造成至少12人死亡。"),
    ("ko", "지진으로 최소 12명이 숨졌다."),
    ("ko", "지진으로 12여 명이 숨졌다."),
    ("de", "Waren es 12 Tote?"),
    ("ja", "地震で12人が死亡した？"),
    ("de", "Es gibt 12 Tote pro Tag."),
    ("fr", "Le séisme a fait 12 morts de plus que la veille."),
    ("fr", "Il y a 12 morts par jour."),
    ("es", "Hay 12 muertos al día."),
    ("es", "Hubo 12 muertos más que ayer."),
    ("it", "Ci sono 12 morti al giorno."),
    ("it", "Ci sono 12 morti in più rispetto a ieri."),
    ("pt", "Mais 12 mortos foram registados."),
    ("pt", "São 12 mortos por dia."),
    ("nl", "Er vallen 12 doden per dag."),
    ("pl", "W kraju 12 osób zginęło jednego dnia, 3 więcej niż wczoraj."),
]
PAIRS = [
    ("de", "Beim Beben im Bergtal von Ambria gab es 12 Tote.",
     "Das Beben im Bergtal von Ambria forderte 15 Tote."),
    ("fr", "Le séisme dans la vallée d’Ambria a fait 12 morts.",
     "Le séisme a fait 15 morts dans la vallée d’Ambria."),
    ("es", "El terremoto en el valle de Ambria dejó 12 muertos.",
     "Hay 15 muertos por el terremoto en el valle de Ambria."),
    ("ja", "アンブリア渓谷の地震で12人が死亡した。", "アンブリア渓谷の地震で15人が死亡。"),
    ("zh", "安布里亚山谷地震造成12人死亡。", "安布里亚山谷地震已造成15人死亡。"),
    ("ko", "암브리아 계곡 지진으로 12명이 숨졌다.", "암브리아 계곡 지진으로 15명이 사망했다."),
]  # fmt: skip


def article(outlet: str, sentence: str, language: str, hours: int) -> Article:
    at = NOON + timedelta(hours=hours)
    return Article(
        id=hours + 1,
        workspace_id=1,
        feed_id=None,
        story_id=1,
        url=f"https://{outlet}.example/",
        title="",
        text=sentence,
        language=language,
        outlet=outlet,
        author="",
        published=at,
        seen_at=at,
        sentences=build_spans([sentence]),
        usable=frozenset((0,)),
    )


@pytest.mark.parametrize(("language", "sentence", "counted", "value"), PLAIN)
def test_plain_counts_are_found(language: str, sentence: str, counted: str, value: int) -> None:
    found = find_foreign_counts(sentence, language)
    assert [(count.counted, count.value) for count in found] == [(counted, value)]


@pytest.mark.parametrize(("language", "sentence"), UNSURE)
def test_what_is_rough_or_old_or_partial_is_no_count(language: str, sentence: str) -> None:
    assert find_foreign_counts(sentence, language) == []


@pytest.mark.parametrize(("language", "first", "second"), PAIRS)
def test_outlets_that_differ_are_named(language: str, first: str, second: str) -> None:
    articles = [article("a", first, language, 0), article("b", second, language, 1)]
    assert figures_note(articles) == "Figures differ on deaths: 12 (a), 15 (b)"
    same = [article("a", first, language, 0), article("b", first, language, 1)]
    assert figures_note(same) == ""


def test_counts_of_different_events_are_not_compared() -> None:
    first = article("a", "Beim Beben im Bergtal von Ambria gab es 12 Tote.", "de", 0)
    second = article("b", "Ein Busunglück bei Norden forderte am Abend 15 Tote.", "de", 1)
    assert figures_note([first, second]) == ""


@given(st.text(max_size=60), st.sampled_from(PLAIN), st.integers(0, 9_999))
def test_any_text_is_read(text: str, plain: tuple[str, str, str, int], number: int) -> None:
    language, sentence, _, _ = plain
    counted = sentence.replace("12", str(number))
    found = find_foreign_counts(f"{text} {counted}", language)
    assert all(count.value >= 2 for count in found)


@given(st.text(max_size=120), st.sampled_from(sorted(LANGUAGES)))
def test_no_text_is_too_odd_to_be_read(text: str, language: str) -> None:
    assert isinstance(find_foreign_counts(text, language), list)
