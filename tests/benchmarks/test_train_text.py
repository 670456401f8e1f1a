"""What the judge of article text is trained on: marked pages of several kinds, and their labels."""

import gzip
import json
from pathlib import Path

import numpy as np
import pytest

from benchmarks.ingest import marked_pages
from benchmarks.ingest.block_labels import label_blocks
from benchmarks.ingest.overlaps import runs_of, without_known
from benchmarks.ingest.pages import Page
from benchmarks.train_text import Sample, train, train_all
from bot.sources.body.blocks import Block, read_blocks
from bot.sources.body.features import flat
from bot.sources.extract import parse_page

LONG = "The council voted on Monday to rebuild the old pier, which the sea took in January. "
MARKUP = f"""<html><body><h1>Pier</h1><nav>Home</nav><p>{LONG}</p>
<figure><figcaption>Our pier in the evening, seen from the harbour, by one of us</figcaption>
</figure><h2>Costs</h2><p>{LONG}again</p></body></html>"""


def blocks() -> list[Block]:
    return read_blocks(parse_page(MARKUP))


def test_blocks_are_labelled_by_the_text_that_people_marked() -> None:
    page = Page("a", b"", f"Pier\n{LONG}\nCosts\n{LONG}again")
    inside, weights = label_blocks(page, blocks(), "Pier", strict=True)
    assert inside.tolist() == [1, 0, 1, 0, 1, 1]
    assert weights[0] == 0  # a headline is text in some sets and not in others
    assert (weights[1:] > 0).all()


def test_small_lines_count_where_people_went_over_each() -> None:
    page = Page("a", b"", "\n".join(block.text for block in blocks()))
    _, weights = label_blocks(page, blocks(), "Pier", strict=False)
    assert (weights > 0).tolist() == [False, False, True, False, False, True]


def test_phrases_label_the_blocks_that_hold_them_and_no_others() -> None:
    page = Page("a", b"", "", inside=("rebuild the old pier",), outside=("Home",))
    inside, weights = label_blocks(page, blocks(), "", strict=False)
    assert inside.tolist() == [0, 0, 1, 0, 0, 1]
    assert (weights > 0).tolist() == [False, True, True, False, False, True]


def test_pages_that_a_test_set_has_too_are_left_out() -> None:
    words = " ".join(f"word{n}" for n in range(60))
    known = runs_of([f"Some words before it. {words}"])
    pages = [Page("same", b"", words), Page("other", b"", words[::-1])]
    assert [page.name for page in without_known(pages, known)] == ["other"]
    marked = Page("phrases", f"<p>{words}</p>".encode(), "", inside=("word1",))
    assert not list(without_known([marked], known))


def test_nets_learn_and_are_the_same_each_time() -> None:
    draw = np.random.default_rng(0)
    rows = draw.normal(size=(20_000, 6)).astype(np.float32)
    labels = (rows[:, 0] + rows[:, 1] > 0).astype(np.float32)
    weights = np.ones(len(rows), np.float32)
    one, other = train(rows, labels, weights), train(rows, labels, weights)
    assert all((one[name] == other[name]).all() for name in one)
    value = np.clip((rows - one["mean"]) / one["spread"], -5, 5)
    for layer in ("1", "2"):
        value = np.maximum(value @ one[f"w{layer}"] + one[f"b{layer}"][:, None], 0)
    guess = (value @ one["w3"] + one["b3"][:, None])[:, :, 0].mean(axis=0) > 0
    assert (guess == labels).mean() > 0.95


def sample(site: str, *said: tuple[str, float]) -> Sample:
    body = "".join(f"<p>{text}</p>" for text, _ in said)
    blocks = read_blocks(parse_page(f"<html><body>{body}</body></html>"))
    words = [flat(block.text) for block in blocks]
    sizes = np.array([line.count(" ") + 1 for line in words], np.float32)
    labels = np.array([inside for _, inside in said], np.float32)
    rows, others = np.zeros((len(said), 2), np.float32), np.zeros((len(said), 1), np.float32)
    return Sample(site, blocks, words, sizes, rows, others, labels, np.ones(len(said), np.float32))


def test_words_that_enough_sites_say_get_a_weight_and_the_judge_learns_from_them() -> None:
    pages = [
        sample(
            f"site{number}.example",
            (f"Mayor Number{number} said that the pier would be rebuilt", 1.0),
            ("Subscribe to our newsletter", 0.0),
            (f"Only site{number} says whatnot{number}", 0.0),
        )
        for number in range(40)
    ]
    wording, nets = train_all(pages)
    signs = bytes(wording["signs"]).decode().split("\n")
    weights = dict(zip(signs, wording["weights"].tolist(), strict=True))
    assert weights["newsletter"] < 0 < weights["pier"]
    assert not [sign for sign in signs if sign.startswith("whatnot")]
    again, nets_again = train_all(pages)
    assert all((wording[name] == again[name]).all() for name in wording)
    assert all((nets[name] == nets_again[name]).all() for name in nets)


# ── readers of folders ──────────────────────────────────────────────────────────────────


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_pages_of_readability_are_read_with_their_text(tmp_path: Path) -> None:
    folder = tmp_path / "test" / "test-pages" / "pier"
    write(folder / "source.html", MARKUP)
    write(folder / "expected.html", f"<div><p>{LONG}</p><p>More<br>here</p></div>")
    [page] = marked_pages.read_readability(tmp_path)
    assert page.text == f"{LONG.strip()}\nMore\nhere"


def test_pages_of_fundus_are_read_with_their_text(tmp_path: Path) -> None:
    folder = tmp_path / "tests/resources/parser/test_data/no"
    name = "Courier_2026_01_02.html.gz"
    write(folder / "meta.info", json.dumps({name: {"url": "https://courier.example/1"}}))
    sections = [{"headline": ["Costs"], "paragraphs": ["Two millions."]}]
    body = {"summary": ["A summary."], "sections": sections}
    write(folder / "Courier.json", json.dumps({"V1": {"body": body}}))
    (folder / name).write_bytes(gzip.compress(MARKUP.encode()))
    [page] = marked_pages.read_fundus(tmp_path)
    assert (page.text, page.url) == (
        "A summary.\nCosts\nTwo millions.",
        "https://courier.example/1",
    )
    assert page.body == MARKUP.encode()


def test_pages_of_trafilatura_are_read_with_their_text(tmp_path: Path) -> None:
    facts = {"file": "pier.html", "with": ["rebuild"], "without": ["Home"]}
    write(tmp_path / "tests" / "evaldata.json", json.dumps({"https://courier.example/1": facts}))
    write(tmp_path / "tests" / "eval" / "pier.html", MARKUP)
    [page] = marked_pages.read_trafilatura(tmp_path)
    assert (page.inside, page.outside) == (("rebuild",), ("Home",))


EXTRACTOR = """export const Courier = {
  domain: 'courier.example',

  title: { selectors: ['h1'] },

  content: {
    selectors: [
      // the old pages
      'div.old',
      ['div.lead', 'div.story'],
    ],

    clean: ['.promo', 'p:bogus(1)'],
  },
};
"""


def test_pages_of_postlight_are_read_with_their_text(tmp_path: Path) -> None:
    write(tmp_path / "src/extractors/custom/courier.example/index.js", EXTRACTOR)
    page = (
        f"<div class='lead'>{LONG}</div><div class='story'><p class='promo'>Buy</p>{LONG * 4}</div>"
    )
    write(tmp_path / "fixtures" / "courier.example.html", page)
    [found] = marked_pages.read_postlight(tmp_path)
    assert found.text == f"{LONG.strip()}\n{(LONG * 4).strip()}"


def test_sets_of_pages_and_their_text(tmp_path: Path) -> None:
    write(tmp_path / "input" / "1.html", MARKUP)
    write(tmp_path / "input" / "2.html", MARKUP)
    write(
        tmp_path / "GoldStandard" / "1.txt",
        f"URL: https://courier.example/1\n<p>{LONG}\n<l>a &amp; b",
    )
    write(tmp_path / "GoldStandard" / "2.txt", f"{LONG}\n!@#$%^&*()  COMMENTS\nFirst!")
    one, two = marked_pages.read_standard(tmp_path)
    assert one.url == "https://courier.example/1"
    assert one.text.split("\n")[-1] == "a & b"
    assert "First" not in two.text


def test_pages_of_l3s_are_read_with_their_text(tmp_path: Path) -> None:
    write(tmp_path / "original" / "1.html", MARKUP)
    marked = f"<span class='x-nc-sel1'>Pier</span><span class='x-nc-sel2'>{LONG}</span>"
    write(tmp_path / "annotated" / "1.html", f"<html><body>{marked}</body></html>")
    [page] = marked_pages.read_l3s(tmp_path)
    assert page.text == LONG


@pytest.mark.parametrize(
    "source", ["", "  content: {", "  content: {\n    selectors: [`a`],\n  },"]
)
def test_an_extractor_that_says_nothing_is_passed_over(tmp_path: Path, source: str) -> None:
    write(tmp_path / "src/extractors/custom/courier.example/index.js", source)
    write(tmp_path / "fixtures" / "courier.example.html", MARKUP)
    assert not list(marked_pages.read_postlight(tmp_path))
