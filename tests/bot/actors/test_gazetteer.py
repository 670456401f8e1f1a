from pathlib import Path

import pytest

from bot.actors.countries import load_countries, territory_names
from bot.actors.gazetteer import (
    PREBUILT,
    SEEDS,
    Form,
    build_gazetteer,
    from_tables,
    load_gazetteer,
    read_known,
)
from bot.actors.prebuilt import Table, read_prebuilt, write_prebuilt
from bot.model.errors import FileError

COUNTRIES = {country.code: country for country in load_countries()}


def test_every_sovereign_country_is_there_with_native_spellings() -> None:
    assert len(COUNTRIES) > 200
    assert all(country.native for country in COUNTRIES.values())
    assert {"日本", "일본", "Япония"} <= set(COUNTRIES["JP"].native)


def test_names_are_those_newspapers_print() -> None:
    names = {code: COUNTRIES[code].name for code in ("TR", "MM", "CD", "PS", "KN", "BA", "HK")}
    assert names == {
        "TR": "Turkey",
        "MM": "Myanmar",
        "CD": "Democratic Republic of the Congo",
        "PS": "Palestine",
        "KN": "Saint Kitts and Nevis",
        "BA": "Bosnia and Herzegovina",
        "HK": "Hong Kong",
    }


def test_no_form_names_two_countries() -> None:
    owners: dict[str, set[str]] = {}
    for country in COUNTRIES.values():
        forms = (country.name, *country.aliases, *country.capitals, *country.demonyms)
        for form in (*forms, *country.native):
            owners.setdefault(form.casefold(), set()).add(country.code)
    shared = {form: codes for form, codes in owners.items() if len(codes) > 1}
    assert shared == {}


@pytest.mark.parametrize(
    ("text", "key", "form"),
    [
        ("US", "country:us", Form.NAME),
        ("U.S.", "country:us", Form.NAME),
        ("the Kremlin".removeprefix("the "), "country:ru", Form.NAME),
        ("Tokyo", "country:jp", Form.CAPITAL),
        ("Brussels", "organisation:european-union", Form.CAPITAL),
        ("South Korean", "country:kr", Form.DEMONYM),
        ("Korean", "", Form.NOBODY),
        ("Kim Jong Un", "person:kim-jong-un", Form.NAME),
        ("Workers’ Party of Korea", "organisation:workers-party-of-korea", Form.NAME),
        ("Nicolas Maduro", "person:nicolas-maduro", Form.NAME),
    ],
)
def test_a_form_is_looked_up(text: str, key: str, form: Form) -> None:
    phrase = load_gazetteer().look_up(text)
    assert phrase is not None
    assert (phrase.key, phrase.form) == (key, form)


@pytest.mark.parametrize("text", ["us", "who", "Kim", "Lee", "turkey", "North", "chad"])
def test_words_and_bare_family_names_are_no_actors(text: str) -> None:
    phrase = load_gazetteer().look_up(text)
    assert phrase is None or phrase.form is Form.NOBODY


def test_a_country_can_be_looked_up_by_its_capital_and_native_names() -> None:
    known = load_gazetteer().known
    assert {"Beijing", "中国", "中國"} <= set(known["country:cn"].known_aliases)
    assert {"高市早苗", "Takaichi"} <= set(known["person:sanae-takaichi"].known_aliases)
    assert {"이재명", "Myung"} <= set(known["person:lee-jae-myung"].known_aliases)
    assert "Brussels" in known["organisation:european-union"].known_aliases


def test_a_country_is_asked_for_in_other_languages_and_read_in_its_own_only() -> None:
    gazetteer = load_gazetteer()
    assert {"Alemania", "Allemagne", "Deutschland"} <= set(gazetteer.known["country:de"].asked)
    assert "Island" in gazetteer.known["country:is"].known_aliases
    assert gazetteer.look_up("Island") is None
    assert "Niger" not in gazetteer.known["country:ng"].known_aliases


def test_territories_of_an_unknown_language_are_none() -> None:
    assert territory_names("xx") == {}
    assert territory_names("../../etc") == {}
    assert territory_names("de")["KR"] == "Südkorea"


@pytest.mark.parametrize(
    ("language", "text", "code"),
    [
        ("de", "Großbritannien", "gb"),
        ("de", "Saudi-Arabien", "sa"),  # "Saudi" is an English adjective
        ("es", "Gran Bretaña", "gb"),
        ("fr", "Grande-Bretagne", "gb"),
        ("fr", "République démocratique du Congo", "cd"),
        ("fr", "Birmanie", "mm"),
        ("it", "Emirati Arabi Uniti", "ae"),  # so is "Emirati"
        ("pt", "EUA", "us"),
        ("ru", "Белоруссия", "by"),
        ("tr", "ABD", "us"),
    ],
)
def test_countries_are_known_as_papers_of_a_language_call_them(
    language: str, text: str, code: str
) -> None:
    found = load_gazetteer().look_up(text, language)
    assert found is not None
    assert found.key == f"country:{code}"
    in_english = load_gazetteer().look_up(text)
    assert language == "ru" or in_english is None


def test_whose_a_territory_is_is_not_its_name() -> None:
    """CLDR has "RAE de Hong Kong (China)"."""
    found = load_gazetteer().look_up("China", "es")
    assert found is not None
    assert found.key == "country:cn"


def test_reading_one_language_leaves_the_library_whole() -> None:
    from babel import Locale

    territory_names("it")
    assert Locale("it").territories["JP"] == "Giappone"
    assert Locale("it").date_formats


def test_a_missing_list_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="cannot be read"):
        read_known(tmp_path / "none.yaml")


@pytest.mark.parametrize(
    "content",
    ["- {key: a", "- {key: 'person:a', name: A}", "- {key: x, name: X, type: ghost}", "7", "[7]"],
)
def test_a_broken_list_is_told_in_a_sentence(tmp_path: Path, content: str) -> None:
    path = tmp_path / "actors.yaml"
    path.write_text(content, "utf-8")
    with pytest.raises(FileError, match="cannot be understood"):
        read_known(path)


def test_the_prebuilt_gazetteer_is_that_of_its_sources() -> None:
    tables = read_prebuilt(PREBUILT, SEEDS)
    assert tables is not None, "Run `python -m bot.actors.gazetteer`: seeds/actors.yaml is newer."
    assert from_tables(tables) == build_gazetteer()


def test_what_was_prebuilt_of_other_sources_is_not_used(tmp_path: Path) -> None:
    source, target = tmp_path / "source", tmp_path / "target"
    source.write_text("one")
    rows = {"a": ["ä\t\n", 1], "ö": None}
    write_prebuilt(target, source, {"rows": rows, "others": {"": []}})
    tables = read_prebuilt(target, source)
    assert tables is not None
    assert Table(tables["rows"], lambda row: row) == rows
    source.write_text("two")
    assert read_prebuilt(target, source) is None
    write_prebuilt(target, source, {})
    assert read_prebuilt(target, source) == {}
    with target.open("a") as file:
        file.write("cut o")
    assert read_prebuilt(target, source) is None
    assert read_prebuilt(tmp_path / "none", source) is None


def test_a_row_is_read_when_it_is_asked_for_and_once() -> None:
    made: list[object] = []

    def make(row: int) -> int:
        made.append(row)
        return row + 1

    table = Table({"one": b"1", "two": b"2"}, make)
    assert (len(table), "one" in table, "three" in table, made) == (2, True, False, [])
    assert (table["one"], table.get("one"), table.get("three"), table.get("three", 0)) == (
        2,
        2,
        None,
        0,
    )
    assert made == [1]
    with pytest.raises(KeyError):
        table["three"]
