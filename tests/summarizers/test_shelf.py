"""Every model on the shelf, and what all of them promise."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.plugins import load_all, names
from summarizers.base import Summarizer
from summarizers.ranking import candidates
from summarizers.text.split import split_sentences

MODELS = load_all("summarizers", Summarizer)
ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "tests/data/summaries/ferry.txt").read_text(encoding="utf-8")
FERRY = [TEXT[start:end] for start, end in split_sentences(TEXT)]
TITLE = "Ferry runs aground off Vessel"

each_model = pytest.mark.parametrize("name", sorted(MODELS))


def run_python(code: str, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_the_house_default_lead_and_all_of_sumys_models_are_there() -> None:
    assert set(names("summarizers", Summarizer)) == {
        *("news", "lead", "luhn", "edmundson", "lsa", "lex-rank", "text-rank", "sum-basic"),
        *("kl", "reduction", "random"),
        *("sumy-lex-rank", "sumy-text-rank", "sumy-reduction", "sumy-lsa", "sumy-kl"),
    }


@each_model
def test_it_says_what_it_is_good_for(name: str) -> None:
    assert MODELS[name].good_for.endswith(".")
    assert 20 < len(MODELS[name].good_for) < 120


@each_model
def test_it_chooses_what_it_chose_before(name: str) -> None:
    golden = json.loads((ROOT / "tests/data/summaries/ferry.json").read_text(encoding="utf-8"))
    assert MODELS[name]()(FERRY, 3, title=TITLE) == golden[name.removeprefix("sumy_")]


@each_model
def test_boilerplate_is_never_chosen(name: str) -> None:
    chosen = MODELS[name]()(FERRY, 50, title=TITLE)
    assert not {0, 2, 7, 8, 15} & set(chosen)


@each_model
def test_it_takes_any_number_of_sentences(name: str) -> None:
    model = MODELS[name]()
    one = "The ferry ran aground off the island on Tuesday night."
    two = "The port of the island stays closed until Thursday noon."
    assert model([], 3) == []
    assert model([one], 3) == [0]
    assert model([one, two], 3) == [0, 1]
    assert model([one, two], 0) == []
    assert model([one] * 500, 3) == [0]
    functional = ["the of and is", "it was he of the", "they are with us and"]
    assert 1 <= len(model(functional, 2)) <= 2


@each_model
def test_a_negative_limit_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="-1"):
        MODELS[name]()(FERRY, -1)


@each_model
def test_a_live_blog_is_cut_before_it_costs_minutes(name: str) -> None:
    ships, ports = ["Anna", "Berta", "Clara", "Dora", "Emma"], ["Ost", "West", "Nord"]
    long = [
        f"Report{n} says the {ships[n % 5]}{n % 97} left{n % 89} {ports[n % 3]}{n % 83} at noon."
        for n in range(2000)
    ]
    chosen = MODELS[name]()(long, 3)
    assert len(chosen) == 3
    assert name == "random" or max(chosen) < 320


@each_model
@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("ja", ["首相は東京で会談した。", "港は月曜日に閉鎖された。", "雨が一日中降り続いた。"]),
        (
            "ko",
            ["총리는 서울에서 회담했다.", "항구는 월요일에 닫혔다.", "비가 온종일 내렸다고 한다."],
        ),
        (
            "ar",
            ["وصل الوزير إلى الميناء صباحا.", "أغلق الميناء يوم الاثنين.", "هطل المطر طوال اليوم."],
        ),
        ("zh", ["首相在东京举行了会谈。", "港口星期一关闭。", "大雨下了一整天。"]),
        (
            "th",
            ["นายกรัฐมนตรีหารือที่กรุงโตเกียว", "ท่าเรือปิดทำการเมื่อวันจันทร์", "ฝนตกหนักตลอดทั้งวัน"],
        ),
        ("xx", ["Aba kala mena toro.", "Toro mena sila vado.", "Vado kala nemi pora."]),
    ],
)
def test_any_language_has_a_summary(name: str, language: str, sentences: list[str]) -> None:
    chosen = MODELS[name]()(sentences, 2, language=language)
    assert 1 <= len(chosen) <= 2


@each_model
@settings(max_examples=15, deadline=None)
@given(
    sentences=st.lists(
        st.one_of(
            st.sampled_from(FERRY),
            st.text(max_size=40),
            st.lists(st.sampled_from(["ship", "port", "the", "He", "…", "“", "12", "fog."])).map(
                " ".join
            ),
        ),
        max_size=12,
    ),
    limit=st.integers(0, 5),
)
def test_indexes_are_ascending_distinct_and_within_the_limit(
    name: str, sentences: list[str], limit: int
) -> None:
    chosen = MODELS[name]()(sentences, limit)
    assert chosen == sorted(set(chosen))
    assert len(chosen) <= limit
    assert all(0 <= index < len(sentences) for index in chosen)
    assert len({sentences[index] for index in chosen}) == len(chosen)
    assert chosen == MODELS[name]()(sentences, limit)


CHOOSE_ALL = """
import json
from bot.plugins import load_all
from summarizers.base import Summarizer
from summarizers.text.split import split_sentences
text = open("tests/data/summaries/ferry.txt", encoding="utf-8").read()
sentences = [text[a:b] for a, b in split_sentences(text)]
models = load_all("summarizers", Summarizer)
print(json.dumps({n: [m()(sentences, k) for k in range(6)] for n, m in models.items()}))
"""


def test_choices_do_not_depend_on_the_hash_seed() -> None:
    assert run_python(CHOOSE_ALL, PYTHONHASHSEED="1") == run_python(CHOOSE_ALL, PYTHONHASHSEED="2")


def test_nothing_is_downloaded_and_no_nltk_data_is_looked_for(tmp_path: Path) -> None:
    watched = """
import sys
seen = []
def watch(event, arguments):
    path = str(arguments[0]) if arguments else ""
    if event.startswith(("socket.connect", "socket.getaddrinfo", "urllib.Request")):
        seen.append((event, path))
    if event in ("open", "os.listdir", "os.scandir") and "nltk_data" in path:
        seen.append((event, path))
sys.addaudithook(watch)
"""
    home = {"HOME": str(tmp_path), "NLTK_DATA": str(tmp_path)}
    out = run_python(f"{watched}{CHOOSE_ALL}\nprint(seen)", **home)
    assert out.splitlines()[-1] == "[]"
    assert list(tmp_path.iterdir()) == []


def test_the_default_path_loads_no_heavy_library() -> None:
    out = run_python(
        """
import sys
from bot.plugins import load_all
from summarizers.base import Summarizer
from summarizers.story import StoryText, summarize_story
models = load_all("summarizers", Summarizer)
models["news"]()(["The ferry ran aground on Tuesday night.", "The port stays closed."], 1)
story = [StoryText("Ferry", ("The ferry ran aground on Tuesday night.",))]
summarize_story(story, 1, language="en")
print(sorted({"sumy", "numpy", "nltk", "scipy", "sklearn", "requests"} & set(sys.modules)))
"""
    )
    assert out.strip() == "[]"


CHOOSE_STORY = """
import json
from bot.model.story import Evidence
from bot.pipeline.group import StoryWindow, story_terms
from summarizers.novelty import new_sentences
from summarizers.story import StoryText, summarize_story
from summarizers.text.split import split_sentences
text = open("tests/data/summaries/ferry.txt", encoding="utf-8").read()
sentences = tuple(text[a:b] for a, b in split_sentences(text))
articles = [StoryText("Ferry", sentences[:9]), StoryText("Radar", sentences[5:])]
window = StoryWindow()
for number in range(1, 18):
    terms = story_terms(sentences[number % 9], sentences[number % 8 : number % 8 + 4], "en")
    shown = Evidence(terms, 0, sentences[number % 9])
    for place, group in enumerate(window.place(number, shown, "en")):
        window.settle(group.story_id or 100 * number + place, group.joining)
print(json.dumps([
    [summarize_story(articles, k, language="en") for k in range(5)],
    new_sentences(sentences, sentences[:3], "en"),
    [window.story_of(number) for number in range(1, 18)],
]))
"""


def test_stories_do_not_depend_on_the_hash_seed() -> None:
    outputs = {run_python(CHOOSE_STORY, PYTHONHASHSEED=seed) for seed in ("0", "1", "7")}
    assert len(outputs) == 1


CAPITALS = "THE FERRY RAN AGROUND OFF VESSEL ON TUESDAY. RESCUERS BROUGHT ALL 212 PEOPLE ASHORE."
MIXED = (
    "The ferry ran aground on Tuesday night. Die Fähre lief am Dienstagabend auf Grund."
    " フェリーは火曜日の夜に座礁した。 паром сел на мель во вторник вечером."
)
RIGHT_TO_LEFT = "جنحت العبارة قبالة الجزيرة مساء الثلاثاء. نقل رجال الإنقاذ جميع الركاب إلى البر."
CODE = "def main():\n    for place in range(3):\n        print(place)\nif x { return y; }\n"


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        (CAPITALS, "en", 2),
        (MIXED, "en", 2),
        (RIGHT_TO_LEFT, "ar", 2),
        (CODE, "en", 0),
        ("😀 😀 😀", "en", 0),
        ("12 | 13\n14 | 15", "en", 0),
        ("", "en", 0),
    ],
    ids=["capitals", "mixed", "right to left", "code", "emoji", "table", "nothing"],
)
@each_model
def test_odd_texts_have_a_summary_or_honestly_none(
    name: str, text: str, language: str, wanted: int
) -> None:
    sentences = [text[start:end] for start, end in split_sentences(text, language)]
    assert len(MODELS[name]()(sentences, 2, language=language)) == wanted


def test_of_five_thousand_sentences_only_the_first_are_weighed() -> None:
    sentences = [f"Report{n} says that the harbour of Port{n} is closed." for n in range(5000)]
    pool = candidates(sentences, range(5000), "en")
    assert len(pool) == 150
    assert max(MODELS["news"]()(sentences, 3)) < 150


HOSTILE = {
    "stops": "." * 200_000,
    "abbreviations": "Mr. " * 50_000,
    "ordinals": "1. Ab " * 50_000,
    "open quotes": "“" * 100_000 + " a",
    "nested brackets": "「" * 50_000 + "あ。」" * 50_000,
    "numbers": "1," * 100_000 + "1a",
    "exclamations": "a" * 100_000 + "!" * 99_000 + " b",
    "names": "By " + "Aa Bb, " * 20_000,
    "spaces": "a." + " " * 200_000 + "b.",
    "one word": "a" * 300_000,
    "apostrophes": "’" * 100_000 + "a",
    "emoji": "😀 " * 20_000,
    "table": "| 12 | 13 |\n" * 5_000,
    "marks": "a" + "\u0301" * 50_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("language", ["en", "de", "ja"])
def test_hostile_text_ends_in_a_summary_or_none(text: str, language: str) -> None:
    sentences = [text[start:end] for start, end in split_sentences(text, language)]
    assert len(MODELS["news"]()(sentences, 3, language=language)) <= 3
