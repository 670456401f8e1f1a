"""Harmonising training labels: what the gazetteer knows better than a label made by machine.

And what the corpus itself knows better: a name that is nearly always labelled a person is one in
the few sentences where it was labelled a place, or not at all.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from benchmarks.conll import LOOSE, Labelled, spans_of
from benchmarks.invented_names import STATES
from bot.actors import english
from bot.actors.gazetteer import Form, Gazetteer
from bot.actors.known_names import ALSO_PEOPLE
from bot.actors.tokens import fold, word_set

_TYPES = {"country": "LOC", "place": "LOC", "person": "PER", "organisation": "ORG"}
_LEAST = 4
_MOSTLY = 0.75
_PEOPLES = word_set(
    """
    Muslim Muslims Sunni Sunnis Shiite Shiites Shi'ite Shi'ites Shia Arab Arabs Kurd Kurds Kurdish
    Jew Jews Jewish Christian Christians Catholic Catholics Buddhist Buddhists Hindu Hindus Sikh
    Sikhs European Europeans African Africans Asian Asians Islamist Islamists Tamil Tamils Pashtun
    Pashtuns Hutu Hutus Tutsi Tutsis Democrat Democrats Republican Republicans Serb Serbs
    """
)
_NO_NAMES = word_set("HIV AIDS Christmas Ramadan Olympics Islam Islamic Western God")
"""Labelled as organisations or places here and there, by machine."""
_TITLES = english.TITLES | english.COURTESIES.keys() | english.MODIFIERS


def harmonise(document: Labelled, gazetteer: Gazetteer) -> Labelled:
    """Return a document of the training part with its known names labelled as they should be."""
    return replace(
        document,
        labels=tuple(
            _row(words, _without_plain(words, labels, document.corpus), gazetteer)
            for words, labels in zip(document.sentences, document.labels, strict=True)
        ),
    )


def agree(documents: Sequence[Labelled]) -> list[Labelled]:
    """Return documents of one corpus with each name labelled as it mostly is.

    Only names labelled four times or more, three times of four alike; of those of several words
    also where they stand without a label.
    """
    kinds = _mostly(documents)
    longer: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for name in kinds:
        if len(name) > 1 and all(word[0].isupper() for word in (name[0], name[-1])):
            longer[name[0]].append(name)
    return [
        replace(
            document,
            labels=tuple(
                _agreed(words, labels, kinds, longer)
                for words, labels in zip(document.sentences, document.labels, strict=True)
            ),
        )
        for document in documents
    ]


def _mostly(documents: Iterable[Labelled]) -> dict[tuple[str, ...], str]:
    counts: defaultdict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for document in documents:
        for words, labels in zip(document.sentences, document.labels, strict=True):
            for start, end, kind in spans_of(labels):
                counts[tuple(words[start:end])][kind] += 1
    return {
        name: count.most_common(1)[0][0]
        for name, count in counts.items()
        if count.total() >= _LEAST and max(count.values()) >= _MOSTLY * count.total()
    }


def _agreed(
    words: Sequence[str],
    labels: Sequence[str],
    kinds: Mapping[tuple[str, ...], str],
    longer: Mapping[str, Sequence[tuple[str, ...]]],
) -> tuple[str, ...]:
    mended = list(labels)
    for start, end, kind in spans_of(labels):
        mended[start:end] = _marks(kinds.get(tuple(words[start:end]), kind), end - start)
    for at, word in enumerate(words):
        for name in longer.get(word, ()):
            end = at + len(name)
            if tuple(words[at:end]) == name and set(mended[at:end]) == {"O"}:
                mended[at:end] = _marks(kinds[name], len(name))
    return tuple(mended)


def _without_plain(words: Sequence[str], labels: Sequence[str], corpus: str) -> Sequence[str]:
    """Return the labels without those of plain words ("navy"); posts write names so, too."""
    if corpus in LOOSE:
        return labels
    kept = list(labels)
    for start, end, kind in spans_of(labels):
        if kind != "NORP" and " ".join(words[start:end]).islower():
            kept[start:end] = ["O"] * (end - start)
    return kept


def _row(words: Sequence[str], labels: Sequence[str], gazetteer: Gazetteer) -> tuple[str, ...]:
    mended = list(labels)
    for start, end, kind in spans_of(labels):
        for first, last, type_ in _settle(words, start, end, kind, gazetteer):
            mended[first:last] = _marks(type_, last - first)
    return tuple(mended)


def _marks(kind: str, size: int) -> list[str]:
    return ["O"] * size if not kind else [f"B-{kind}", *[f"I-{kind}"] * (size - 1)]


def _settle(
    words: Sequence[str], start: int, end: int, kind: str, gazetteer: Gazetteer
) -> list[tuple[int, int, str]]:
    text = " ".join(words[start:end])
    if text in _NO_NAMES:
        return [(start, end, "")]
    known = _known(text, gazetteer)
    if known and (fold(text) not in ALSO_PEOPLE or kind == "NORP"):
        return [(start, end, known)]
    if kind in ("PER", "ORG"):
        for at in range(end - 2, start - 1, -1):
            titled = fold(words[at]) in english.TITLES
            if titled and kind == "PER":
                return [*_lead(words, start, at + 1, gazetteer), (at + 1, end, kind)]
            if words[at] == "'s" and at > start and _known(" ".join(words[start:at]), gazetteer):
                first = _known(" ".join(words[start:at]), gazetteer)
                return [(start, at, first), (at, at + 1, ""), (at + 1, end, kind)]
    return [(start, end, kind)]


def _lead(
    words: Sequence[str], start: int, end: int, gazetteer: Gazetteer
) -> list[tuple[int, int, str]]:
    """Return what stands before a name, title included: a country or state, else nothing."""
    last = end
    while last > start and fold(words[last - 1]) in _TITLES | english.GENERIC:
        last -= 1
    kind = _known(" ".join(words[start:last]), gazetteer) if last > start else ""
    return [(start, last, kind), (last, end, "")]


def _known(text: str, gazetteer: Gazetteer) -> str:
    if text in STATES:
        return "LOC"
    if text in _PEOPLES:
        return "NORP"
    phrase = gazetteer.look_up(text)
    if phrase is None or phrase.form is Form.NOBODY:
        return ""
    if phrase.form is Form.CAPITAL:
        return "LOC"  # the corpora say "Tehran" is an organisation in every third sentence
    if phrase.form is Form.DEMONYM:
        return "NORP"
    return _TYPES.get(phrase.key.partition(":")[0], "")
