"""What Wikidata said of actors, on both engines."""

from datetime import timedelta

from bot.model.actor import ActorMention, ActorType, Mention, TaggedActor
from bot.model.wikidata import KeptAnswer, WikidataItem
from bot.storage.contract import Transaction
from tests.builders.articles import NOON, store_article

pytest_plugins = ["tests.builders.storage"]

ITEM = WikidataItem("Q42", "harbour 'minister' \x00 港", "https://pictures.example/a", ("エイダ",))


def an_actor(t: Transaction, workspace_id: int) -> int:
    article_id = store_article(t, workspace_id)
    ada = TaggedActor("Ada Quill", ActorType.PERSON, (Mention(0, 9, "Ada Quill"),))
    actor_id = t.actors.join(workspace_id, ada, article_id, NOON)
    t.actors.add_mentions(
        workspace_id, NOON, [ActorMention(article_id, actor_id, 0.5, ada.mentions)]
    )
    return actor_id


def test_an_answer_is_kept_and_replaced(t: Transaction, mine: int) -> None:
    ada, later = an_actor(t, mine), NOON + timedelta(days=31)
    assert t.wikidata.get(mine, ada) is None
    t.wikidata.keep(mine, ada, KeptAnswer("Ada Quill", ITEM, NOON))
    assert t.wikidata.get(mine, ada) == KeptAnswer("Ada Quill", ITEM, NOON)
    t.wikidata.keep(mine, ada, KeptAnswer("Ada Quill", None, later))
    assert t.wikidata.get(mine, ada) == KeptAnswer("Ada Quill", None, later)


def test_another_workspace_neither_sees_nor_writes_it(
    t: Transaction, mine: int, theirs: int
) -> None:
    ada = an_actor(t, mine)
    t.wikidata.keep(theirs, ada, KeptAnswer("Ada Quill", None, NOON))
    assert t.wikidata.get(mine, ada) is None
    t.wikidata.keep(mine, ada, KeptAnswer("Ada Quill", ITEM, NOON))
    assert t.wikidata.get(theirs, ada) is None


def test_it_goes_with_its_actor(t: Transaction, mine: int) -> None:
    ada = an_actor(t, mine)
    t.wikidata.keep(mine, ada, KeptAnswer("Ada Quill", ITEM, NOON))
    t.articles.purge(NOON + timedelta(days=3650))
    assert t.actors.get(mine, ada) is None
    assert t.wikidata.get(mine, ada) is None
    t.wikidata.keep(mine, ada, KeptAnswer("Ada Quill", ITEM, NOON))
    assert t.wikidata.get(mine, ada) is None
