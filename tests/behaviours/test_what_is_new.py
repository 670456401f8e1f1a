"""Behaviour 10 of a good poller: an entry is announced once, whatever its publisher does."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from email.utils import format_datetime
from html import escape

import pytest

from bot.model.feed import Entry, Feed, FetchResult
from bot.pipeline.entries import FIRST_PULL, LATER_PULL, sift
from bot.sources.identity import identities
from tests.builders.press import Press
from tests.builders.world import START
from tests.fakes.web import Reply

FEED = "http://news.example/feed"
SITE = "https://www.news.example"
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Post:
    """An entry as a publisher sends it."""

    number: int
    guid: str = ""
    link: str = ""
    title: str = ""
    at: datetime | None = START
    brief: bool = False
    """Its text stands there once, not three times."""

    def xml(self) -> str:
        text = (
            f"The council of Eastmoor met for its session number {self.number} and decided that "
            f"the bridge over the {('Ilm', 'Esk', 'Tarn')[self.number % 3]} is mended this year, "
            f"at a cost of {self.number + 3} million crowns. Mayor Ottilie Brandvold said that the "
            f"work begins on day {self.number} of the month and takes {self.number + 2} weeks."
        )
        date = f"<pubDate>{format_datetime(self.at)}</pubDate>" if self.at else ""
        guid = f"<guid isPermaLink='false'>{escape(self.guid)}</guid>" if self.guid else ""
        link = f"<link>{escape(self.link)}</link>" if self.link else ""
        body = escape(f"<p>{text}</p>" * (1 if self.brief else 3))
        return (
            f"<item><title>{escape(self.title)}</title>{guid}{link}{date}"
            f"<content:encoded>{body}</content:encoded></item>"
        )


def post(number: int, hours: float = 0) -> Post:
    """An entry with a guid, a link, a title and a date of its own."""
    return Post(
        number,
        guid=f"tag:news.example,2026:{number}",
        link=f"{SITE}/2026/03/story-{number}",
        title=f"Council of Eastmoor decides matter {number}",
        at=START - HOUR * (hours or number),
    )


def feed_of(*posts: Post) -> Reply:
    items = "".join(one.xml() for one in posts)
    space = "xmlns:content='http://purl.org/rss/1.0/modules/content/'"
    body = f"<rss version='2.0' {space}><channel><title>News</title>{items}</channel></rss>"
    return Reply(body=body.encode())


async def watch(press: Press, query: str = "Eastmoor") -> None:
    """Set an alert that every story of these feeds matches: each announcement makes a message."""
    channel = (await press.storage.read(lambda t: t.channels.list(press.workspace.id)))[0]
    await press.storage.write(
        lambda t: t.subscriptions.add(press.workspace.id, channel.id, "ada", query, START)
    )


async def stored(press: Press) -> int:
    counts = await press.storage.read(lambda t: t.workspaces.counts(press.workspace.id))
    return counts.articles


POSTS = [post(number) for number in range(1, 7)]


def _moved_to(host: str) -> Callable[[Post], Post]:
    return lambda p: replace(p, link=p.link.replace(SITE, host), guid=f"{p.guid}-new-system")


CHANGES: dict[str, Callable[[Post], Post]] = {
    "date bumps": lambda p: replace(p, at=START + 3 * HOUR),
    "the date vanishes": lambda p: replace(p, at=None),
    "the title is edited": lambda p: replace(p, title=f"UPDATED: {p.title}"),
    "the title carries a counter": lambda p: replace(p, title=f"{p.title} ({p.number + 7})"),
    "guid flips": lambda p: replace(p, guid=f"{SITE}/?p={p.number}"),
    "guid vanishes": lambda p: replace(p, guid=""),
    "guid and title change": lambda p: replace(p, guid=f"x{p.number}", title=f"{p.title}!"),
    "slug edits": lambda p: replace(p, link=f"{p.link}-with-a-better-slug"),
    "slug and title edits": lambda p: replace(p, link=f"{p.link}-b", title=f"New: {p.title}"),
    "http becomes https": lambda p: replace(p, link=p.link.replace("https", "http")),
    "tracking parameters": lambda p: replace(p, guid="", link=f"{p.link}?utm_source=rss&fbclid=1"),
    "fragment": lambda p: replace(p, guid="", link=f"{p.link}#comments"),
    "trailing slash": lambda p: replace(p, guid="", link=f"{p.link}/"),
    "www goes": lambda p: replace(p, guid="", link=p.link.replace("www.", "")),
    "another domain, new ids": _moved_to("https://other.example"),
    "id, link and title at once": lambda p: replace(
        p, guid=f"new-{p.number}", link=f"{SITE}/n/{p.number}", title=f"What {p.number} costs"
    ),
    "a new system altogether": lambda p: replace(
        p, guid=f"urn:uuid:{p.number}", link=f"{SITE}/stories/{p.number}.html"
    ),
}


class TestBehaviour10Identity:
    @pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
    async def test_what_publishers_do_announces_nothing_again(
        self, press: Press, change: Callable[[Post], Post]
    ) -> None:
        await watch(press)
        changed = [change(one) for one in POSTS]
        feed = await press.follow(FEED, feed_of(*POSTS), feed_of(*changed), feed_of(*POSTS))
        await press.poll(feed)
        assert await stored(press) == len(POSTS)
        first = len(await press.told())
        assert first > 0
        for _ in range(2):
            await press.poll(feed)
            assert await press.told() == []
        assert await stored(press) == len(POSTS)
        # … and what is really new still comes.
        press.script(FEED, feed_of(post(50, hours=0.5), *changed))
        await press.poll(feed)
        assert await stored(press) == len(POSTS) + 1

    async def test_order_and_a_backlog_sent_again_announce_nothing(self, press: Press) -> None:
        await watch(press)
        feed = await press.follow(
            FEED,
            feed_of(*POSTS),
            feed_of(*reversed(POSTS)),
            feed_of(*POSTS[:2]),
            feed_of(*POSTS[3:], *POSTS[:3]),
        )
        await press.poll(feed)
        await press.told()
        for _ in range(3):
            await press.poll(feed)
        assert await press.told() == []
        assert await stored(press) == len(POSTS)

    async def test_guids_made_up_anew_at_each_request_are_no_news(self, press: Press) -> None:
        await watch(press)
        rounds = [
            feed_of(*(replace(one, guid=f"{round_}-{one.number}") for one in POSTS))
            for round_ in range(10)
        ]
        feed = await press.follow(FEED, *rounds)
        await press.poll(feed)
        await press.told()
        for _ in range(9):
            await press.poll(feed)
        assert await press.told() == []
        assert await stored(press) == len(POSTS)

    async def test_a_feed_whose_guids_repeat_goes_by_links_for_ever(self, press: Press) -> None:
        same = [replace(one, guid="the-only-one") for one in POSTS]
        feed = await press.follow(
            FEED, feed_of(*same), feed_of(replace(post(9), guid="the-only-one"))
        )
        await press.poll(feed)
        assert await stored(press) == len(POSTS)
        assert (await press.state(feed)).by_link
        await press.poll(feed)
        assert await stored(press) == len(POSTS) + 1
        assert (await press.state(feed)).by_link

    async def test_an_entry_that_a_feed_holds_fifty_times_is_one(self, press: Press) -> None:
        same = [replace(post(1), title=f"Take {number}") for number in range(50)]
        await press.follow(FEED, feed_of(*same))
        await press.pull()
        assert await stored(press) == 1

    async def test_entries_that_share_a_page_are_not_one(self, press: Press) -> None:
        live = [replace(one, link=f"{SITE}/live") for one in POSTS]
        home = [replace(post(n), link=f"{SITE}/") for n in range(20, 23)]
        feed = await press.follow(FEED, feed_of(*live, *home))
        await press.poll(feed)
        assert await stored(press) == len(live) + len(home)

    async def test_entries_without_id_and_link_go_by_title_and_day(self, press: Press) -> None:
        bare = [replace(one, guid="", link="") for one in POSTS]
        feed = await press.follow(FEED, feed_of(*bare), feed_of(*bare[::-1]))
        for _ in range(2):
            await press.poll(feed)
        assert await stored(press) == len(POSTS)

    @pytest.mark.parametrize("at", [None, START])
    async def test_entries_without_id_and_link_of_one_title_are_told_by_their_texts(
        self, press: Press, at: datetime | None
    ) -> None:
        await watch(press)
        bare = [
            replace(one, guid="", link="", title="Council", at=at and at - one.number * HOUR / 9)
            for one in POSTS
        ]
        feed = await press.follow(
            FEED, feed_of(*bare[:1]), feed_of(*bare[:3]), feed_of(*bare[1:2]), feed_of(*bare[:4])
        )
        told = []
        for _ in range(4):
            await press.poll(feed)
            told.append((await stored(press), bool(await press.told())))
        assert [count for count, _ in told] == [1, 3, 3, 4]
        assert not told[2][1]

    @pytest.mark.parametrize(("guid", "link"), [("", f"{SITE}/n/{{}}"), ("new-{}", "")])
    async def test_an_undated_entry_whose_only_id_or_link_changes_is_known_by_title_and_text(
        self, press: Press, guid: str, link: str
    ) -> None:
        await watch(press)
        old = [
            replace(one, at=None, brief=True, guid=guid and one.guid, link=link and one.link)
            for one in POSTS
        ]
        new = [
            replace(one, guid=guid.format(one.number), link=link.format(one.number)) for one in old
        ]
        feed = await press.follow(FEED, feed_of(*old), feed_of(*new))
        await press.poll(feed)
        assert await press.told()
        await press.poll(feed)
        assert await press.told() == []
        assert await stored(press) == len(POSTS)

    async def test_undated_entries_with_new_ids_that_all_lead_to_the_front_are_known_by_their_text(
        self, press: Press
    ) -> None:
        old = [replace(one, at=None, brief=True, link=f"{SITE}/") for one in POSTS]
        new = [replace(one, guid=f"new-{one.number}") for one in old]
        feed = await press.follow(FEED, feed_of(*old), feed_of(*new))
        await press.poll(feed)
        await press.poll(feed)
        assert await stored(press) == len(POSTS)

    async def test_an_undated_show_that_says_the_same_every_day_is_new_every_day(
        self, press: Press
    ) -> None:
        days = [
            replace(post(1), guid=f"day-{day}", link=f"{SITE}/show/{day}", at=None, brief=True)
            for day in range(3)
        ]
        feed = await press.follow(FEED, *(feed_of(one) for one in days))
        for _ in days:
            await press.poll(feed)
        assert await stored(press) == len(days)

    async def test_an_old_entry_that_turns_up_is_stored_but_not_announced(
        self, press: Press
    ) -> None:
        await watch(press)
        old, fresh = post(100, hours=24 * 9), post(101, hours=0.1)
        feed = await press.follow(FEED, feed_of(*POSTS), feed_of(old, *POSTS), feed_of(fresh))
        await press.poll(feed)
        await press.told()
        await press.poll(feed)
        assert await stored(press) == len(POSTS) + 1
        assert await press.told() == []
        await press.poll(feed)
        assert len(await press.told()) <= 1
        assert await stored(press) == len(POSTS) + 2

    async def test_entries_older_than_the_subscription_are_not_announced(
        self, press: Press
    ) -> None:
        await watch(press)
        feed = await press.follow(FEED, feed_of(*(post(n, hours=24 * (8 + n)) for n in range(5))))
        await press.poll(feed)
        assert await stored(press) == 5
        assert await press.told() == []

    async def test_a_first_pull_never_floods(self, press: Press) -> None:
        await watch(press)
        many = [post(number) for number in range(1, 121)]
        feed = await press.follow(FEED, feed_of(*many), feed_of(post(500, hours=0.2), *many))
        await press.poll(feed)
        assert await stored(press) == FIRST_PULL
        assert len(await press.told()) <= 3
        assert (await press.state(feed)).left_out == 0
        await press.poll(feed)
        assert await stored(press) == FIRST_PULL + 1

    async def test_a_first_pull_gives_alerts_on_the_newest_three_at_most(
        self, press: Press
    ) -> None:
        entries = tuple(
            Entry(f"Entry {n}", f"http://news.example/{n}", str(n), published=START - n * HOUR)
            for n in range(40)
        )
        feed = await press.follow(FEED, feed_of(*POSTS))
        first, state = await sift(press.services, feed, FetchResult(feed.state, entries=entries))
        assert [new.quiet for new in first.new] == [False] * 3 + [True] * (FIRST_PULL - 3)
        assert [new.entry.title for new in first.new[:3]] == ["Entry 0", "Entry 1", "Entry 2"]
        known = replace(feed, state=replace(state, last_ok_at=START))
        later, _ = await sift(press.services, known, FetchResult(state, entries=entries))
        assert not any(new.quiet for new in later.new)

    async def test_a_burst_is_capped_and_counted(self, press: Press) -> None:
        burst = [post(number, hours=number / 100) for number in range(10, 500)]
        feed = await press.follow(FEED, feed_of(*POSTS), feed_of(*burst, *POSTS))
        await press.poll(feed)
        report = (await press.poll(feed)).feeds[0]
        assert await stored(press) == len(POSTS) + LATER_PULL
        state = await press.state(feed)
        assert (report.left_out, state.left_out) == (490 - LATER_PULL, 490 - LATER_PULL)
        assert any("+440 more" in warning for warning in report.warnings)
        for _ in range(3):
            await press.poll(feed)
        assert await stored(press) == len(POSTS) + LATER_PULL

    async def test_fifty_polls_of_a_restless_publisher_repeat_nothing(self, press: Press) -> None:
        # Not both at once: an entry with another id, link and title is another entry.
        changes = [change for name, change in CHANGES.items() if "new" not in name]
        rounds = []
        for number in range(50):
            change = changes[number // 2 % len(changes)] if number % 2 else lambda one: one
            window = [post(n, hours=60 - n) for n in range(number, number + 8)]
            rounds.append(feed_of(*(change(one) if one.number % 3 else one for one in window)))
        feed = await press.follow(FEED, *rounds)
        for _ in range(50):
            await press.poll(feed)
        assert await stored(press) == 57


async def known(press: Press, feed: Feed, *posts: Post) -> list[bool]:
    """Return which of the entries the bot still knows by their guids."""
    entries = [Entry(title="", link="", id=one.guid) for one in posts]
    names = [identities(one, by_link=False, shared=frozenset())[0] for one in entries]
    unseen = await press.storage.read(lambda t: t.feeds.unseen(feed.id, names))
    return [name not in unseen for name in names]


async def test_what_a_feed_holds_is_known_for_ever_and_what_it_dropped_for_over_a_year(
    press: Press,
) -> None:
    stays, drops = replace(post(1), at=None), replace(post(2), at=None)
    news = [post(10 + number) for number in range(60)]
    readings = [feed_of(stays, one) for one in news]
    feed = await press.follow(FEED, feed_of(stays, drops), *readings)
    for _ in range(25):
        await press.poll(feed)
    assert await known(press, feed, stays, drops) == [True, True]
    press.clock.turn(days=390)
    await press.poll(feed)
    assert await known(press, feed, stays, drops) == [True, True]
    press.clock.turn(days=20)
    for _ in range(25):
        await press.poll(feed)
    assert await known(press, feed, stays, drops) == [True, False]
    assert (await press.titles()).count(stays.title) == 1
