"""People's names: which part later sentences repeat, in the naming cultures of the news.

The family name stands last in most copy, first in Korean, Chinese and Vietnamese names; Spanish
names have two; "von der", "al-" and "bin" belong to it; "Jr." does not.
"""

from dataclasses import dataclass
from functools import lru_cache

from bot.actors.english import SMALL_WORDS
from bot.actors.tokens import Token, folds, tokenise, word_set
from bot.model.full_name import SUFFIXES, FullName, take_apart, without_nickname
from bot.model.given_names import long_forms
from bot.model.spelling import respell

NO_PART = SMALL_WORDS | SUFFIXES
"""Words that alone stand for nobody of that name."""


@dataclass(frozen=True, slots=True)
class PersonName:
    """A full name taken apart, all folded."""

    words: tuple[str, ...]
    surnames: frozenset[str]
    """Words that alone stand for the person in good copy."""
    others: frozenset[str]
    """Words that stand for the person in hasty copy ("Myung", "Jinping")."""
    full: FullName | None = None
    """How it is compared with other full names; None for a single word."""

    def strength(self, words: tuple[str, ...]) -> int:
        """Return how well `words` are a part of this name: 2 surname, 1 another part, 0 not."""
        bare = [word for word in words if word not in NO_PART]
        if not bare:
            return 0
        spelt = {respell(word) for word in bare}
        surnames = {respell(word) for word in self.surnames}
        if spelt <= surnames:
            return 2
        if spelt <= surnames | {respell(word) for word in self.others}:
            return 1
        return int(len(bare) == 1 and self._is_short_form(bare[0]))

    def _is_short_form(self, word: str) -> bool:
        """Whether it is short for the given name: "Pat" for Patricia, "Bob" for Robert."""
        given = self.words[0]
        if given in self.surnames or given in long_forms(word):
            return given not in self.surnames
        return len(word) > 2 and given.startswith(word) and len(given) - len(word) > 1

    @property
    def suffix(self) -> str:
        """`jr`, `iii`, or empty."""
        return self.words[-1] if self.words[-1:] and self.words[-1] in SUFFIXES else ""


@lru_cache(maxsize=1024)
def read_name(name: str, *, surname: str = "", families_first: frozenset[str]) -> PersonName:
    """Take a full name apart. `surname` is given where it is known."""
    tokens = tokenise(name)
    words = tuple(token.fold for token in tokens)
    family = {token.fold for token in tokenise(surname)} or _family(tokens, families_first)
    kept = frozenset(word for word in family if word not in SMALL_WORDS) or frozenset(words[-1:])
    others = frozenset(w for w in words if len(w) > 1 and w not in NO_PART)
    great = [word for word in folds(without_nickname(name)) if word not in SMALL_WORDS]
    return PersonName(words, kept, others - kept, take_apart(great))


def _family(tokens: list[Token], families_first: frozenset[str]) -> set[str]:
    words = _words([token for token in tokens if token.fold not in SUFFIXES])
    if not words:
        return set()
    if _is_family_first(words, families_first):
        return {words[0][0].fold}
    bare = [word for word in words if word[-1].fold not in SMALL_WORDS]
    family = {token.fold for token in (bare or words)[-1]}
    middle = bare[-2][0].fold if len(bare) > 1 else ""
    if len(words) == len(bare) >= 3 and _is_iberian(tokens) and middle not in _SECOND_GIVEN:
        family |= {token.fold for token in bare[-2]}  # "Pedro Sánchez Pérez" is "Sánchez"
    return family


def _words(tokens: list[Token]) -> list[list[Token]]:
    """Return the tokens with those a hyphen joins together."""
    words: list[list[Token]] = []
    for token in tokens:
        if token.glued and words:
            words[-1].append(token)
        else:
            words.append([token])
    return words


def _is_family_first(words: list[list[Token]], families_first: frozenset[str]) -> bool:
    """Whether the first word is a family name and the rest a given name of Korea or China."""
    family = words[0][0].fold
    if len(words[0]) > 1 or len(words) < 2 or any(len(t.fold) > 8 for w in words for t in w):
        return False
    if len(words) == 2 and len(words[1]) == 2 and (family in families_first or family in _KOREAN):
        return True
    if len(words) == 2:
        return family in families_first or family in _TWO_WORDS
    return len(words) == 3 and (family in families_first or family in _THREE_WORDS)


def _is_iberian(tokens: list[Token]) -> bool:
    return any(token.fold.endswith("ez") or set(token.text) & set("áéíóúñãõç") for token in tokens)


# Family names that stand first in copy, by the naming culture that tells how the rest must look.
_KOREAN = word_set(
    """
    park choi choe jung jeong chung kang cho yoon jang lim im han oh seo shin sin kwon hwang ahn an
    song ryu hong jeon jun ko moon son bae baek heo nam noh roh sim ha ban kwak sung cha joo woo gu
    koo min jin ji won pak ri rhee yang yoo yu
    """
)
_CHINESE = word_set(
    """
    chen zhang liu zhao yang huang zhou wu xu sun hu zhu gao guo ma luo liang zheng xie tang feng
    dong xiao cheng cao yuan deng xi peng zeng su jiang cai jia wei xue ye pan du yin shi qiu hou
    zou xiong meng qin bai long shen ren yao lu fu zhong wen jin
    """
)
_VIETNAMESE = word_set("nguyen tran le pham hoang phan vu vo dang bui ngo duong luong ly to truong")
# Those that stand first even where one word follows.
_VIETNAMESE_ALONE = word_set("nguyen tran pham to")
_TWO_WORDS = _CHINESE | _VIETNAMESE_ALONE
_THREE_WORDS = _KOREAN | _VIETNAMESE
# Given names of Spain, Portugal and Latin America that stand second: "José Antonio Ruiz".
_SECOND_GIVEN = word_set(
    """
    alberto alejandro andres angel antonio carlos cristina david eduardo enrique ernesto felipe
    fernanda fernando francisco gabriel guadalupe ignacio isabel javier jesus joao jose juan julio
    lucia luis luisa luiz manuel marcos maria mario miguel pablo paulo pedro rafael ramon ricardo
    roberto rosa sofia teresa vicente
    """
)
