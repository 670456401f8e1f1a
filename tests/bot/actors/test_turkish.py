"""Turkish bodies in the cases of their sentences, and offices of provinces."""

import pytest

from bot.actors.tag import tag_actors
from bot.model.article import Span


def found(text: str) -> dict[str, tuple[str, str]]:
    actors = tag_actors(text, [Span(0, len(text))], language="tr")
    return {actor.name: (actor.type.value, actor.role) for actor in actors}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Açıklama dün Milli Liman Bakanlığının sitesindeydi.", "Milli Liman Bakanlığı"),
        ("Yangın dün Elma Orman Müdürlüğüne bildirildi.", "Elma Orman Müdürlüğü"),
        ("Bunu dün Denizler ve Liman Bakanlığı açıkladı.", "Denizler ve Liman Bakanlığı"),
        ("Bedeli dün Elma Yardım Vakfının (EYV) sitesindeydi.", "Elma Yardım Vakfı"),
    ],
)
def test_a_body_is_called_by_its_nominative(text: str, name: str) -> None:
    assert found(text) == {name: ("organisation", "")}


def test_a_town_is_not_the_body_that_begins_with_it() -> None:
    text = "Dün Elmakent Orman Müdürlüğü uyardı. Yangın dün Elmakent'te çıktı."
    [actor] = tag_actors(text, [Span(0, len(text))], language="tr")
    assert [mention.text for mention in actor.mentions] == ["Elmakent Orman Müdürlüğü"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Dün İzmir Valisi Süleyman Elmaz konuştu.", "İzmir Valisi"),
        ("Dün Diyanet İşleri Başkanı Süleyman Elmaz konuştu.", "Diyanet İşleri Başkanı"),
    ],
)
def test_an_office_is_quoted_with_what_it_is_over(text: str, role: str) -> None:
    assert found(text)["Süleyman Elmaz"] == ("person", role)
