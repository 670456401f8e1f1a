import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
import yaml

PATH = Path(__file__).parents[2] / "seeds" / "actors.yaml"
FIELDS = {
    "key": str,
    "name": str,
    "type": str,
    "surname": str,
    "given": str,
    "gender": str,
    "country": str,
    "bare": bool,
    "short": list,
    "shown": list,
    "aliases": list,
    "native": list,
}
ENTRIES: list[dict[str, Any]] = yaml.safe_load(PATH.read_text("utf-8"))


def forms(entry: dict[str, Any]) -> list[str]:
    return [entry["name"], *entry.get("aliases", ()), *entry.get("native", ())]


def test_there_are_enough_entries_of_every_type() -> None:
    types = [entry["type"] for entry in ENTRIES]
    assert len(types) >= 330
    assert types.count("person") >= 250
    assert types.count("organisation") >= 100
    assert types.count("place") >= 30


def test_every_entry_has_its_shape() -> None:
    for entry in ENTRIES:
        key = entry.get("key")
        assert {"key", "name", "type"} <= entry.keys() <= FIELDS.keys(), key
        assert all(isinstance(value, FIELDS[field]) for field, value in entry.items()), key
        assert re.fullmatch(rf"{entry['type']}:[a-z0-9]+(-[a-z0-9]+)*", entry["key"]), key
        assert re.fullmatch(r"[A-Z]{2}", entry.get("country", "XX")), key
        assert entry.get("gender", "f") == "f", key
        assert all(form and form == form.strip() for form in forms(entry)), key
        assert len(set(forms(entry))) == len(forms(entry)), key


def test_a_person_has_a_surname_that_is_in_the_name() -> None:
    for person in (entry for entry in ENTRIES if entry["type"] == "person"):
        assert person["surname"] in person["name"], person["key"]
        assert person.get("given", "") in person["name"], person["key"]


def test_keys_are_unique() -> None:
    keys = [entry["key"] for entry in ENTRIES]
    assert len(set(keys)) == len(keys)


def test_no_form_names_two_actors() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for entry in ENTRIES:
        for form in forms(entry):
            owners[form.casefold()].add(entry["key"])
    assert {form: keys for form, keys in owners.items() if len(keys) > 1} == {}


def test_a_word_that_a_firm_must_be_shown_by_is_one_word_and_nobodys_name() -> None:
    shown = [form for entry in ENTRIES for form in entry.get("shown", ())]
    named = {form.casefold() for entry in ENTRIES for form in forms(entry)}
    assert len(shown) == len(set(shown)) >= 10
    assert [form for form in shown if not form.istitle() or form.casefold() in named] == []


def test_a_family_name_of_many_is_nobodys_alias() -> None:
    shared = {"Kim", "Lee", "Wang", "Li", "Khan", "Singh", "Johnson", "Miller", "Wong", "Chen"}
    assert not [entry["key"] for entry in ENTRIES if shared & set(forms(entry))]


@pytest.mark.parametrize(
    ("key", "form"),
    [
        ("person:sanae-takaichi", "高市早苗"),
        ("person:lee-jae-myung", "이재명"),
        ("person:xi-jinping", "习近平"),
        ("person:vladimir-putin", "Владимир Путин"),
        ("person:donald-trump", "دونالد ترامب"),
        ("organisation:world-health-organization", "WHO"),
        ("organisation:nato", "OTAN"),
        ("organisation:united-nations", "ONU"),
        ("organisation:european-union", "UE"),
        ("organisation:international-organization-for-migration", "OIM"),
    ],
)
def test_native_spellings_are_there(key: str, form: str) -> None:
    [entry] = [entry for entry in ENTRIES if entry["key"] == key]
    assert form in forms(entry)
