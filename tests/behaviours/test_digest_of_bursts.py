"""Behaviour 10, for readers: a digest says what was never read of a burst, once."""

from dataclasses import replace
from datetime import timedelta

from bot.model.message import Message, Paragraph, Plain
from bot.pipeline.post import post_due
from bot.pipeline.pull import LATER_PULL
from bot.storage.contract import Transaction
from tests.builders.items import QUAYS
from tests.builders.press import Press
from tests.builders.world import Item, rss

FEED = "http://news.example/feed"
BURST = [Item(f"Report {n}", (f"Ship {n} came in.",), hours=0.5 + n / 1000) for n in range(100)]
LEFT = len(BURST) - LATER_PULL


async def digest(
    press: Press, sections: tuple[str, ...] = (), late: timedelta = timedelta(0)
) -> str:
    """Make the channel's digest due, `late` ago, and return the words of the one it gets."""
    due_at = press.clock.now - late

    def set_due(t: Transaction) -> None:
        (channel,) = t.channels.list(press.workspace.id)
        assert channel.plan is not None
        plan = replace(channel.plan, sections=sections)
        t.channels.set_plan(press.workspace.id, channel.id, plan, due_at)

    await press.storage.write(set_due)
    await press.messages()
    assert await post_due(press.services) == 1
    (message,) = await press.messages()
    return words(message)


def words(message: Message) -> str:
    texts = (part.text for part in message.parts if isinstance(part, Paragraph))
    return " ".join(one.text for text in texts for one in text if isinstance(one, Plain))


async def test_the_next_digest_says_it_and_the_one_after_does_not(press: Press) -> None:
    feed = await press.follow(FEED, rss(QUAYS), rss(*BURST, QUAYS))
    await press.poll(feed)
    assert "came at once" not in await digest(press)
    await press.poll(feed)
    title = (await press.get(feed)).title
    said = f"{LEFT} more entries of {title} came at once and were not read"
    assert said in await digest(press)
    press.clock.now += timedelta(days=1)
    assert "came at once" not in await digest(press)


async def test_a_digest_that_came_late_has_said_it_too(press: Press) -> None:
    feed = await press.follow(FEED, rss(QUAYS), rss(*BURST, QUAYS))
    await press.poll(feed)
    press.clock.now += timedelta(hours=1)
    await press.poll(feed)
    press.clock.now += timedelta(hours=1)
    assert "came at once" in await digest(press, late=timedelta(hours=2))
    press.clock.now += timedelta(days=1)
    assert "came at once" not in await digest(press)


async def test_a_channel_hears_of_its_own_sections_only(press: Press) -> None:
    feed = await press.follow(FEED, rss(QUAYS), rss(*BURST, QUAYS), section="World")
    await press.poll(feed)
    await press.poll(feed)
    assert "came at once" not in await digest(press, ("Sports",))


async def test_and_the_section_of_the_feed_is_one_of_them(press: Press) -> None:
    feed = await press.follow(FEED, rss(QUAYS), rss(*BURST, QUAYS), section="World")
    await press.poll(feed)
    await press.poll(feed)
    assert f"{LEFT} more entries" in await digest(press, ("world",))
