"""The measuring itself: ROUGE, flaws, and reading data that is not ours."""

import tarfile
from pathlib import Path

import pytest

from benchmarks.corpora import (
    Covered,
    read_cnn,
    read_golden,
    read_neus,
    read_stories,
    read_treebank,
    read_xsum,
)
from benchmarks.flaws import flaws, repeats
from benchmarks.quality import several, single
from benchmarks.rouge import rouge
from benchmarks.several import as_read
from summarizers.story import StoryText

FERRY = "The ferry ran aground off Vessel on Tuesday night."


def test_rouge_counts_shared_stems_and_pairs_of_them() -> None:
    assert rouge(FERRY, FERRY) == (1.0, 1.0)
    assert rouge("", FERRY) == (0.0, 0.0)
    first, second = rouge("The ferries ran", "A ferry was running")
    assert (first, second) == (pytest.approx(2 / 7), 0.0)


@pytest.mark.parametrize(
    ("sentences", "picked", "wanted"),
    [
        ([FERRY, "He said that the radar had failed before."], [1], {"opener"}),
        ([FERRY, "He said that the radar had failed before."], [0, 1], set()),
        (["This week the port of Vessel is closed."], [0], set()),
        (["“I heard a crash and then the lights went out."], [0], {"half quote"}),
        (["“I heard a crash and then the lights went out.”"], [0], {"quotation only"}),
        (["Click here for more news of the island."], [0], {"boilerplate"}),
        (["The port closed."], [0], {"stub"}),
        (["Then-President Marlow closed the port of Vessel."], [0], set()),
    ],
)
def test_flaws_are_found(sentences: list[str], picked: list[int], wanted: set[str]) -> None:
    assert flaws(sentences, picked) == wanted


def test_linking_words_that_a_reader_does_not_see_are_no_flaw() -> None:
    linked = "Meanwhile, the port of Vessel stays closed for all ferries of the mainland."
    event = Covered((StoryText("Ferry", (FERRY,)), StoryText("Port", ("By Ada Fox", linked))), "")
    ours, *_ = several([event], [2], peers=False)
    assert (ours.name, ours.flawed, len(ours.rouge)) == ("news", 0, 1)
    lines = {f"1  {FERRY}", f"2  […] {linked.removeprefix('Meanwhile, ')}"}
    assert set(as_read(event)) == lines


def test_a_sentence_repeats_what_holds_half_of_its_words() -> None:
    assert repeats([FERRY, "A ferry ran aground at Vessel during a storm."])
    assert not repeats([FERRY, "Investigators will raise the recorder."])


def test_data_is_read_in_the_forms_it_comes_in(tmp_path: Path) -> None:
    news = tmp_path / "news.csv"
    news.write_text(f'article,highlights,id\n"ROME (CNN){FERRY} It rained.",A ferry,1\n')
    articles = read_cnn(news)["all"]
    assert articles[0].sentences == (FERRY, "It rained.")
    bbc = tmp_path / "xsum.csv"
    bbc.write_text(f'document,summary\n"{FERRY}\nIt rained.",A ferry ran aground.\n')
    leadless = read_xsum(bbc)[0]
    assert (leadless.sentences, leadless.reference) == (
        (FERRY, "It rained."),
        "A ferry ran aground.",
    )
    stories = tmp_path / "stories"
    stories.mkdir()
    (stories / "b.story").write_text(f"(CNN){FERRY}\n\nHeading\n\nRain.\n\n@highlight\n\nOne\n")
    (stories / "a.story").write_text(f"{FERRY}\n\n@highlight\n\nTwo.\n\n@highlight\n\nThree")
    (stories / "c.story").write_text(f"(CNN) -- {FERRY}\n\n@highlight\n\nAn older one")
    with tarfile.open(tmp_path / "stories.tgz", "w:gz") as archive:
        archive.add(stories, "cnn/stories")
    for place in (stories, tmp_path / "stories.tgz"):
        first, second = read_stories(place)
        assert (first.sentences, first.reference) == ((FERRY,), "Two.\nThree .")
        assert (second.sentences[0], second.reference) == (FERRY, "One .")
    source = f"TITLE=> Ferry. ARTICLE=> {FERRY} [SEP] TITLE=> Aground. ARTICLE=> It rained."
    (tmp_path / "test.source").write_text(source + "\n")
    (tmp_path / "test.target").write_text("TITLE=> Round-up. ARTICLE=> A ferry ran aground.\n")
    events = read_neus(tmp_path, "test")
    assert [one.title for one in events[0].articles] == ["Ferry", "Aground"]
    assert events[0].reference == "A ferry ran aground."
    rules = tmp_path / "test_english.py"
    rules.write_text("import pytest\nRULES = [('A. B.', ['A.', 'B.']), pytest.param('C.', ['C.'])]")
    assert read_golden(rules) == [("A. B.", ["A.", "B."]), ("C.", ["C."])]
    bank = tmp_path / "en.conllu"
    bank.write_text("# sent_id = n01\n# text = It rained.\n# sent_id = w01\n# text = No.\n")
    assert read_treebank(bank, "n") == ["It rained."]
    assert single(articles)[0].line().split()[:2] == ["news", "2"]
    assert {result.name for result in several(events, [2])} >= {"news", "first ones in turn"}
