import html
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import yaml

FOLDER = Path(__file__).parents[2] / "seeds" / "articles"
KEYS = {"title", "outlet", "author", "language", "section", "published"}


@dataclass(frozen=True)
class Seed:
    path: Path
    front: dict[str, str]
    text: str
    """What a reader would read, one paragraph a line."""
    raw: str = field(repr=False)

    @property
    def event(self) -> str:
        return self.path.stem.partition("--")[0]

    @property
    def outlet(self) -> str:
        return self.path.stem.partition("--")[2]


def read_seed(path: Path) -> Seed:
    raw = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        article = raw.partition("<article")[2].partition("</article>")[0]
        paragraphs = re.findall(r"<p>(.*?)</p>", article, re.DOTALL)
        text = "\n".join(html.unescape(re.sub(r"<[^>]+>", "", p)) for p in paragraphs)
        return Seed(path, {}, text, raw)
    if not raw.startswith("---\n"):
        return Seed(path, {}, raw, raw)
    _, front, text = raw.split("---\n", 2)
    return Seed(path, yaml.safe_load(front), text, raw)


SEEDS = [read_seed(path) for path in sorted(FOLDER.iterdir())]


def paragraphs(seed: Seed) -> list[str]:
    return [line.strip() for line in seed.text.splitlines() if line.strip()]


def sentences(seed: Seed) -> set[str]:
    found: set[str] = set()
    for paragraph in paragraphs(seed):
        found |= {part.strip() for part in re.split(r"(?<=[.!?。])[\"”»]?\s*", paragraph)}
    return {sentence for sentence in found if len(sentence) > 12}


def named_in_full_then(full: str, half: str) -> list[str]:
    """Return the seeds that give a name in full and use one half of it alone later."""
    found: list[str] = []
    for seed in SEEDS:
        _, _, later = seed.text.partition(full)
        if re.search(rf"\b{half}\b(?! [A-Z])", later.replace(full, "")):
            found.append(seed.path.name)
    return found


def with_line(pattern: str) -> list[tuple[Seed, int]]:
    return [
        (seed, number)
        for seed in SEEDS
        for number, line in enumerate(paragraphs(seed))
        if re.match(pattern, line)
    ]


def test_there_are_enough_articles_outlets_and_events() -> None:
    assert len(SEEDS) >= 27
    signed = {seed.outlet for seed in SEEDS} - {"unsigned"}
    assert len(signed) >= 7
    assert len({seed.event for seed in SEEDS}) >= 9
    outlets = defaultdict(set)
    for seed in SEEDS:
        outlets[seed.event].add(seed.outlet)
    assert sum(len(reporters) >= 2 for reporters in outlets.values()) >= 4
    assert max(map(len, outlets.values())) >= 4


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.path.name)
def test_an_article_is_a_real_article(seed: Seed) -> None:
    assert re.fullmatch(r"[a-z0-9-]+--[a-z0-9-]+\.(md|txt|html)", seed.path.name)
    assert len(paragraphs(seed)) >= 6
    assert 500 <= len(seed.text) <= 3000
    assert 8 <= len(re.findall(r"[.!?][\"”»]?(?=\s|$)|。", seed.text)) <= 20
    assert not re.search(r"[\u200b-\u200f\ufeff\t]", seed.raw)


@pytest.mark.parametrize(
    "seed", [seed for seed in SEEDS if seed.front], ids=lambda seed: seed.path.name
)
def test_front_matter_is_whole_and_never_ages(seed: Seed) -> None:
    assert seed.front.keys() <= KEYS
    assert seed.front.keys() >= KEYS - {"author"}
    assert all(isinstance(value, str) and value for value in seed.front.values())
    assert re.fullmatch(r"-P(?=.)(\dD)?(T(\d+H)?(\d+M)?)?", seed.front["published"])


def test_formats_are_mixed() -> None:
    kinds = Counter((seed.path.suffix, bool(seed.front)) for seed in SEEDS)
    assert kinds[".html", False] >= 2
    assert kinds[".md", True] >= 10
    assert kinds[".txt", True] >= 2
    assert kinds[".txt", False] >= 2


def test_languages_are_there() -> None:
    languages = Counter(seed.front.get("language", "en") for seed in SEEDS)
    assert languages.keys() >= {"en", "ja", "ko", "es", "de"}


def test_some_articles_are_days_old_and_most_are_of_today() -> None:
    published = [seed.front["published"] for seed in SEEDS if seed.front]
    days_old = sum("D" in duration for duration in published)
    assert 5 <= days_old <= len(published) / 2


def test_pages_have_furniture_but_no_date() -> None:
    for seed in SEEDS:
        if seed.path.suffix == ".html":
            for furniture in ("<nav", "application/ld+json", "<title>", "og:site_name", "<footer"):
                assert furniture in seed.raw
            assert re.search(r"class=\"share", seed.raw)
            assert re.search(r"newsletter|support", seed.raw, re.IGNORECASE)
            assert "published_time" not in seed.raw
            assert "datePublished" not in seed.raw


def test_a_wrong_half_of_a_name_is_used_as_the_surname() -> None:
    assert "nara-summit--pacific-ledger.txt" in named_in_full_then("Lee Jae Myung", "Myung")
    assert "nara-summit--pacific-ledger.txt" in named_in_full_then("Xi Jinping", "Jinping")


def test_kim_alone_with_two_kims_in_the_archive() -> None:
    assert "missile-test--meridian-wire.md" in named_in_full_then("Kim Jong-un", "Kim")
    assert "envoy-idea--pacific-ledger.md" in named_in_full_then("Kim Min-seok", "Kim")
    unexplained = [s for s in SEEDS if "Kim " in s.raw and not re.search(r"Kim [A-Z]", s.raw)]
    assert unexplained


def test_two_people_with_one_surname_in_one_article() -> None:
    both = [s for s in SEEDS if "Hun Manet" in s.text and "Hun Sen" in s.text]
    kims = [s for s in SEEDS if "Kim Min-seok" in s.text and "Kim Jung-kwan" in s.text]
    assert both
    assert kims


def test_a_promotion_stands_in_the_middle_of_the_text() -> None:
    found = with_line(r"(Also Read|Related|Read more|Editor's picks): ")
    middle = [seed for seed, number in found if 0 < number < len(paragraphs(seed)) - 1]
    assert len(middle) >= 3
    assert any("Also Read: " in seed.text for seed in middle)


@pytest.mark.parametrize(
    ("trap", "pattern"),
    [
        ("a byline", r"By [A-Z]\w+ [A-Z]\w+$|By [A-Z]\w+ van [A-Z]\w+$"),
        ("a caption", r"Photo: "),
        ("a dateline", r"GENEVA — "),
        ("a dateline with the agency", r"TOKYO \(Meridian Wire\) — "),
        ("a credit", r".*contributed to this report\.$"),
        ("a curly possessive", r".*\w’s "),
        ("capitals for governments", r".*Tokyo and Seoul agreed"),
        ("a warning capital", r".*Beijing warned"),
        ("demonyms", r".*(Germans|Chileans|South Koreans|Italians) "),
        ("an acronym in brackets", r".*\((IOM|GCF|ASEAN|WHO|BOJ)\)"),
    ],
)
def test_the_traps_of_real_copy_are_there(trap: str, pattern: str) -> None:
    assert with_line(pattern), trap


def test_outlets_differ_in_a_number_once() -> None:
    by_name = {seed.path.name: seed.text for seed in SEEDS}
    assert "87 people" in by_name["med-rescue--lowland-courier.md"]
    assert "91 people" in by_name["med-rescue--harbour-dispatch.md"]
    assert "15 of 28" in by_name["kasai-ebola--meridian-wire.md"]
    assert "16 deaths among 28" in by_name["kasai-ebola--baobab-post.md"]


def test_no_sentence_stands_in_two_files() -> None:
    counts = Counter(sentence for seed in SEEDS for sentence in sentences(seed))
    assert [sentence for sentence, count in counts.items() if count > 1] == []
