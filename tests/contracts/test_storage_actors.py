"""Which stored actor a name is, and finding actors by name, on both engines."""

from datetime import timedelta
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.model.actor import Actor, ActorType, Alias, Role
from bot.storage.contract import Transaction
from bot.storage.names import fold
from tests.builders.articles import NOON, build_tagged, store_article

pytest_plugins = ["tests.builders.storage"]

numbers = count(1)
ORGANISATION, PLACE = ActorType.ORGANISATION, ActorType.PLACE

PEOPLE = (
    build_tagged("Kim Jong-un", key="person:kim-jong-un", known_aliases=("김정은", "Kim Jong Un")),
    build_tagged("Kim Min-seok", known_aliases=("김민석",)),
    build_tagged("Xi Jinping", known_aliases=("習近平",)),
    build_tagged(
        "Lee Jae Myung", aliases=("Myung",), key="person:lee", known_aliases=("이재명", "李在明")
    ),
    build_tagged("Sanae Takaichi", key="person:takaichi", known_aliases=("高市早苗",)),
    build_tagged("Jonas Gahr Støre"),
    build_tagged("United Nations", type=ORGANISATION, aliases=("UN", "U.N.")),
    build_tagged("Hezbollah", type=ORGANISATION),
    build_tagged("South Korea", type=PLACE, key="country:kr"),
)


def fill(t: Transaction, workspace_id: int) -> None:
    """Store PEOPLE, the first one in the most articles."""
    store_article(t, workspace_id, "all", actors=PEOPLE)
    store_article(t, workspace_id, "first", actors=PEOPLE[:1])


def join(t: Transaction, workspace_id: int, name: str = "Mara Lind", **tagged: object) -> int:
    article_id = store_article(t, workspace_id, f"article {next(numbers)}")
    actor = build_tagged(name, **tagged)  # type: ignore[arg-type]
    return t.actors.join(workspace_id, actor, article_id, NOON)


def get(t: Transaction, workspace_id: int, actor_id: int) -> Actor:
    actor = t.actors.get(workspace_id, actor_id)
    assert actor is not None
    return actor


def names(actors: list[Actor]) -> list[str]:
    return [actor.name for actor in actors]


def test_one_name_is_one_actor_however_it_is_spelt(t: Transaction, mine: int) -> None:
    first = join(t, mine, "Kim Jong-un")

    assert join(t, mine, "KIM JONG UN") == first
    assert join(t, mine, "Kim Jong‑un", role="leader") == first
    assert join(t, mine, "Kim Jong-il") != first
    assert join(t, mine, "Kim Jong-un", type=PLACE) != first


def test_workspaces_do_not_share_actors(t: Transaction, mine: int, theirs: int) -> None:
    ours = join(t, mine, key="person:lind")

    assert join(t, theirs, key="person:lind") != ours
    assert t.actors.get(theirs, ours) is None
    assert len(t.actors.find(theirs, "Mara Lind")) == 1


def test_a_keyed_actor_joins_its_key_under_any_name(t: Transaction, mine: int) -> None:
    first = join(t, mine, "M. Lind", key="person:lind")

    assert join(t, mine, "Mara Lind", key="person:lind") == first
    assert get(t, mine, first).name == "Mara Lind"


def test_an_unknown_actor_takes_the_key_of_a_keyed_namesake(t: Transaction, mine: int) -> None:
    unknown = join(t, mine, "Mara Lind")
    keyed = join(t, mine, "Mara Lind", key="person:lind", known_aliases=("Марa Линд",))

    assert keyed == unknown
    assert get(t, mine, unknown).key == "person:lind"
    assert join(t, mine, "Mara Lind") == unknown


def test_two_known_people_of_one_name_stay_apart(t: Transaction, mine: int) -> None:
    player = join(t, mine, "Michael Jordan", key="person:player")
    professor = join(t, mine, "Michael Jordan", key="person:professor")
    unknown = join(t, mine, "Michael Jordan")

    assert len({player, professor, unknown}) == 3
    assert join(t, mine, "Michael Jordan", role="guard") == unknown


def test_an_alias_of_two_words_joins_and_one_of_one_word_does_not(
    t: Transaction, mine: int
) -> None:
    lind = join(t, mine, "Mara Lind", aliases=("Mara Elise Lind", "Lind"))

    assert join(t, mine, "Mara Elise Lind") == lind
    assert join(t, mine, "Lind") != lind
    assert join(t, mine, "Pelé") == join(t, mine, "Pele", role="player")


def test_a_firm_is_one_with_and_without_its_legal_form(t: Transaction, mine: int) -> None:
    def firm(name: str, *short: str) -> int:
        return join(t, mine, name, type=ORGANISATION, known_aliases=short)

    first = firm("Osk Stores, Inc.", "Osk Stores")
    assert firm("Osk Stores") == first
    plain = firm("Elm Foods")
    assert firm("Elm Foods Ltd", "Elm Foods") == plain
    assert get(t, mine, plain).name == "Elm Foods"
    assert firm("Elm Stores Inc.", "Elm Stores") not in (first, plain)


def test_a_lone_part_of_a_name_is_refused(t: Transaction, mine: int) -> None:
    with pytest.raises(ValueError, match="lone part"):
        join(t, mine, "Kim", whole=False)


def test_the_fuller_name_is_kept_and_the_gazetteers_wins(t: Transaction, mine: int) -> None:
    lind = join(t, mine, "Mara Lind", aliases=("Mara Elise Lind",))
    join(t, mine, "Mara Elise Lind")
    assert get(t, mine, lind).name == "Mara Elise Lind"

    join(t, mine, "Mara Lind", key="person:lind")
    join(t, mine, "Mara Elise Lind", role="mayor")
    assert get(t, mine, lind).name == "Mara Lind"


def test_forms_are_counted_as_articles_print_them(t: Transaction, mine: int) -> None:
    text = "Mara Lind spoke. Lind left. Lind said so."
    for _ in range(2):
        lind = t.actors.join(
            mine,
            build_tagged("Mara Lind", text=text, aliases=("Lind",), known_aliases=("린드",)),
            store_article(t, mine, f"article {next(numbers)}"),
            NOON,
        )

    assert get(t, mine, lind).aliases == (Alias("Lind", 4), Alias("린드", 0))


def test_the_newest_role_is_kept_with_its_source(t: Transaction, mine: int) -> None:
    new, old = store_article(t, mine, "new"), store_article(t, mine, "old")
    actor_id = t.actors.join(mine, build_tagged(role="president"), new, NOON)
    t.actors.join(mine, build_tagged(role="mayor"), old, NOON - timedelta(days=1))
    t.actors.join(mine, build_tagged(), new, NOON + timedelta(days=1))

    assert get(t, mine, actor_id).role == Role("president", new, NOON)


def test_a_role_in_the_script_of_the_name_is_preferred(t: Transaction, mine: int) -> None:
    article = store_article(t, mine, "any")
    name = "Sanae Takaichi"
    actor_id = join(t, mine, name, role="首相")
    t.actors.join(
        mine, build_tagged(name, role="Prime Minister"), article, NOON - timedelta(days=2)
    )
    t.actors.join(mine, build_tagged(name, role="총리"), article, NOON + timedelta(days=1))
    role = get(t, mine, actor_id).role
    assert role is not None
    assert role.text == "Prime Minister"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kim Jong-un", ["Kim Jong-un"]),
        ("kim jong un", ["Kim Jong-un"]),
        ("Kim", ["Kim Jong-un", "Kim Min-seok"]),
        ("myung", ["Lee Jae Myung"]),
        ("lee jae-myung", ["Lee Jae Myung"]),
        ("Jinping", ["Xi Jinping"]),
        ("Jinping Xi", ["Xi Jinping"]),
        ("高市早苗", ["Sanae Takaichi"]),
        ("高市 早苗", ["Sanae Takaichi"]),
        ("高市", ["Sanae Takaichi"]),
        ("習", ["Xi Jinping"]),
        ("이재명", ["Lee Jae Myung"]),
        ("store", ["Jonas Gahr Støre"]),
        ("UN", ["United Nations"]),
        ("u.n.", ["United Nations"]),
        ("Nations", []),
        ("Korea", []),
        ("South Korea", ["South Korea"]),
        ("Jong Kim", []),
        ("Takaichy", []),
        ("", []),
        ("...", []),
    ],
)
def test_find_matches_whole_forms_and_words_of_persons(
    t: Transaction, mine: int, theirs: int, text: str, found: list[str]
) -> None:
    fill(t, mine)

    assert names(t.actors.find(mine, text)) == found
    assert t.actors.find(theirs, text) == []


def test_find_gives_the_most_mentioned_first_and_at_most_the_limit(
    t: Transaction, mine: int
) -> None:
    store_article(t, mine, "1", actors=[build_tagged("Kim Aaa"), build_tagged("Kim Bbb")])
    store_article(t, mine, "2", actors=[build_tagged("Kim Bbb")])

    assert names(t.actors.find(mine, "Kim")) == ["Kim Bbb", "Kim Aaa"]
    assert names(t.actors.find(mine, "Kim", limit=1)) == ["Kim Bbb"]


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        ("Takaichy", "Sanae Takaichi"),
        ("Takiachi", "Sanae Takaichi"),
        ("Yakaichi", "Sanae Takaichi"),
        ("Sanea Takachi", "Sanae Takaichi"),
        ("xi jinpign", "Xi Jinping"),
        ("Hezbolah", "Hezbollah"),
        ("Untied Nations", "United Nations"),
        ("高市早笛", "Sanae Takaichi"),
        ("Kom Jong-un", "Kim Jong-un"),
    ],
)
def test_near_forgives_slips(
    t: Transaction, mine: int, theirs: int, text: str, nearest: str
) -> None:
    fill(t, mine)

    assert names(t.actors.near(mine, text))[:1] == [nearest]
    assert t.actors.near(theirs, text) == []


@pytest.mark.parametrize(
    "text", ["Tokyo", "Brazil", "Zzyzx", "Xq", "", "Kim Xylophone", "-", "Nakaichy"]
)
def test_near_does_not_guess_wildly(t: Transaction, mine: int, text: str) -> None:
    fill(t, mine)

    assert t.actors.near(mine, text) == []


@pytest.mark.parametrize(
    ("prefix", "found"),
    [
        ("tak", ["Sanae Takaichi"]),
        ("Sanae T", ["Sanae Takaichi"]),
        ("takaichi sa", ["Sanae Takaichi"]),
        ("ki", ["Kim Jong-un", "Kim Min-seok"]),
        ("이재", ["Lee Jae Myung"]),
        ("高", ["Sanae Takaichi"]),
        ("nat", ["United Nations"]),
        ("k%", ["Kim Jong-un", "Kim Min-seok", "South Korea"]),
        ("zz", []),
        ("", []),
    ],
)
def test_complete_knows_the_beginning_of_any_word(
    t: Transaction, mine: int, theirs: int, prefix: str, found: list[str]
) -> None:
    fill(t, mine)

    assert names(t.actors.complete(mine, prefix)) == found
    assert names(t.actors.complete(mine, prefix, limit=1)) == found[:1]
    assert t.actors.complete(theirs, prefix) == []


@given(text=st.text(max_size=60) | st.text(alphabet="%_'\"\\\0\ud800 -.Kim高", max_size=30))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
def test_no_text_breaks_a_look_up(t: Transaction, mine: int, text: str) -> None:
    if not t.actors.find(mine, "Kim"):
        fill(t, mine)

    exact = t.actors.find(mine, text)
    assert len(exact) <= len(PEOPLE)
    assert len(t.actors.near(mine, text)) <= 5
    assert len(t.actors.complete(mine, text)) <= 10


@given(name=st.text(min_size=1, max_size=30))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
def test_whatever_was_joined_is_found(t: Transaction, mine: int, name: str) -> None:
    actor_id = join(t, mine, name)

    if fold(name):
        assert actor_id in {actor.id for actor in t.actors.find(mine, name, limit=1000)}
        assert join(t, mine, name) == actor_id
