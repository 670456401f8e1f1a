"""Whatever happens in whatever order: nothing is lost, nothing comes twice, all counts agree.

A machine of hypothesis lives the life of a bot: feeds print, time passes and jumps, people change
their minds, the platform fails, the process is killed. After each step the promises are checked.
A long run by hand: `VERBATIM_LIFE=300 pytest tests/behaviours/test_delivery_life.py`.
"""

import os
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import time, timedelta
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    initialize,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import select

from bot.model.workspace import Workspace
from bot.pipeline.correct import merge, undo
from bot.pipeline.match import forget_alerts
from bot.pipeline.post import post_now
from bot.pipeline.presence import come_back, leave, note_rights
from bot.storage import schema
from bot.storage.contract import Transaction
from commands.digest_pause import keep_plan
from tests.builders.life import CHANNELS, FEEDS, TOPICS, Kill, report
from tests.builders.living import Living

pytest_plugins = ["tests.builders.storage"]

PEOPLE = ("ada", "bo")
LATE = timedelta(hours=6)
ZONES = ("UTC", "Europe/Berlin", "America/New_York", "Pacific/Auckland")
JOBS = ("pull", "digest", "deliver", "clean-up")
channels, feeds, topics = st.sampled_from(CHANNELS), st.sampled_from(FEEDS), st.sampled_from(TOPICS)
people = st.sampled_from(PEOPLE)
queries = st.sampled_from((*TOPICS, "crowns", "quays OR comet", "actor:Brandvold"))
picks = st.integers(0, 99)
"""Which of those there are; how many that is does not hang on hypothesis."""
kills = st.builds(Kill, st.integers(0, 6), st.booleans())


class DeliveryLife(Living):
    """What may happen."""

    def __init__(self) -> None:
        super().__init__()
        self.printed: Counter[str] = Counter()

    @initialize(alerts=st.lists(st.tuples(channels, people, queries), max_size=4))
    def people_have_set_it_up(self, alerts: list[tuple[str, str, str]]) -> None:
        for which, person, query in alerts:
            self.somebody_sets_an_alert(which, person, query)
        for feed in FEEDS:
            for topic in TOPICS:
                self.a_feed_prints_a_report(feed, topic)
        self.look("pull")

    @rule(feed=feeds, printed=st.lists(topics, min_size=1, max_size=3), looks=st.booleans())
    def news_come_in(self, feed: str, printed: list[str], looks: bool) -> None:
        for topic in printed:
            self.a_feed_prints_a_report(feed, topic)
        self.life.clock.turn(minutes=61)
        self.look("pull")
        if looks:
            self.look("deliver")

    @rule(feed=feeds, topic=topics)
    def a_feed_prints_a_report(self, feed: str, topic: str) -> None:
        self.life.publish(feed, report(topic, self.printed[topic]))
        self.printed[topic] += 1

    @rule(feed=feeds, topic=topics, back=st.integers(1, 4))
    def a_feed_prints_a_copy(self, feed: str, topic: str, back: int) -> None:
        number = max(0, self.printed[topic] - back)
        self.life.publish(feed, replace(report(topic, number), guid=f"copy-{topic}-{number}"))

    @rule(feed=feeds, change=st.sampled_from(("Update: ", "Correction: ", "")))
    def a_feed_changes_its_newest_item(self, feed: str, change: str) -> None:
        for _, item in self.life.items[feed][:1]:
            first, *rest = item.sentences
            more = ("The number given at first was wrong, the editors said.", *rest)
            self.life.publish(
                feed, replace(item, title=f"{change}{item.title}", sentences=(first, *more))
            )

    @rule(job=st.sampled_from(JOBS))
    def a_job_looks(self, job: str) -> None:
        self.look(job)

    @rule(job=st.sampled_from(JOBS), kill=kills)
    def the_process_is_killed_in_a_job(self, job: str, kill: Kill) -> None:
        self.look(job, kill)

    @rule()
    def the_process_is_started_anew(self) -> None:
        self.run(self.life.start())

    @rule(minutes=st.sampled_from((1, 4, 6, 16, 61)))
    def minutes_pass(self, minutes: int) -> None:
        self.life.clock.turn(minutes=minutes)

    @rule(hours=st.integers(2, 80))
    def hours_pass(self, hours: int) -> None:
        self.life.clock.turn(hours=hours)

    @rule(weeks=st.integers(1, 5), ahead=st.booleans())
    def weeks_pass(self, weeks: int, ahead: bool) -> None:
        """Or a clock runs so far ahead for an hour."""
        before = self.life.clock.now
        self.life.clock.turn(days=7 * weeks)
        for job in ("clean-up", "digest", "deliver"):
            self.look(job)
        if ahead:
            self.life.clock.now = before
            return
        self.life.clock.turn(days=1)
        self.look("clean-up")

    @rule(hours=st.sampled_from((-1, 1)))
    def the_clock_is_set(self, hours: int) -> None:
        self.life.clock.turn(hours=hours)

    @rule(which=channels, feed=feeds, topic=topics)
    def the_digest_hour_comes(self, which: str, feed: str, topic: str) -> None:
        channel = self.channel(which)
        due = channel.next_due
        if due is None or due < self.life.clock() or channel.closed_at is not None:
            return
        self.life.clock.now = due
        self.a_feed_prints_a_report(feed, topic)
        self.look("pull")
        self.look("digest")
        assert self.read(lambda t: t.digests.has_slot(self.mine, channel.id, due))
        self.look("deliver")

    @rule(mood=st.sampled_from(("works", "works", "unreachable", "keeps and fails", "busy")))
    def the_platform_is(self, mood: Any) -> None:
        self.life.platform.mood = mood

    @rule(mood=st.sampled_from(("hangs", "keeps and hangs")))
    def the_process_is_killed_while_it_sends(self, mood: Any) -> None:
        before, self.life.platform.mood = self.life.platform.mood, mood
        self.look("deliver")
        self.life.platform.mood = before

    @rule(which=channels, told=st.booleans())
    def a_channel_is_closed(self, which: str, told: bool) -> None:
        channel = self.channel(which)
        self.life.platform.shut.add(channel.id)
        if told:
            self.note_rights({channel.remote_id: "I may not post there."})

    @rule(which=channels, told=st.booleans())
    def a_channel_is_opened(self, which: str, told: bool) -> None:
        channel = self.channel(which)
        self.life.platform.shut.discard(channel.id)
        if told:
            self.note_rights({channel.remote_id: ""})

    def note_rights(self, rights: dict[str, str]) -> None:
        now = self.life.clock()
        self.write(lambda t: note_rights(t, self.mine, rights, now, LATE))

    @rule(which=channels, hour=st.integers(0, 23), zone=st.sampled_from(ZONES))
    def a_digest_gets_another_hour(self, which: str, hour: int, zone: str) -> None:
        self.change_plan(which, at=time(hour), zone=zone)

    @rule(which=channels, pause=st.sampled_from(("on", "off", "days")))
    def a_digest_is_paused(self, which: str, pause: str) -> None:
        until = self.life.clock() + timedelta(days=2) if pause == "days" else None
        self.change_plan(which, paused=pause == "on", paused_until=until)

    def change_plan(self, which: str, **changes: Any) -> None:
        channel, now = self.channel(which), self.life.clock()
        assert channel.plan is not None
        plan = replace(channel.plan, **changes)
        self.write(lambda t: keep_plan(t, channel, plan, now))
        self.promises.plans[channel.id] += 1

    @rule(which=channels)
    def a_digest_is_asked_for(self, which: str) -> None:
        channel = self.channel(which)
        if channel.closed_at is None:
            self.run(post_now(self.life.services, channel))

    @rule(feed=feeds)
    def a_feed_is_removed(self, feed: str) -> None:
        address = self.life.address(feed)

        def remove(t: Transaction) -> None:
            for one in t.feeds.list(self.mine):
                if one.address == address:
                    t.feeds.remove(self.mine, one.id)

        self.write(remove)

    @rule(feed=feeds)
    def a_feed_is_added(self, feed: str) -> None:
        address = self.life.address(feed)
        self.write(lambda t: t.feeds.add(self.mine, address, "web"))

    @rule(which=channels, person=people, query=queries)
    def somebody_sets_an_alert(self, which: str, person: str, query: str) -> None:
        here, now = self.life.channels[which], self.life.clock()
        self.write(lambda t: t.subscriptions.add(self.mine, here, person, query, now))

    @rule(person=people, which=picks)
    def somebody_ends_an_alert(self, person: str, which: int) -> None:
        own = self.read(lambda t: t.subscriptions.list(self.mine, person))
        if own:
            one = own[which % len(own)]
            self.write(lambda t: t.subscriptions.remove(self.mine, person, one.id))

    @rule(person=people, hours=st.sampled_from((None, 30)), which=picks)
    def somebody_snoozes_an_alert(self, person: str, hours: int | None, which: int) -> None:
        own = self.read(lambda t: t.subscriptions.list(self.mine, person))
        until = self.life.clock() + timedelta(hours=hours) if hours else None
        if own:
            one = own[which % len(own)]
            self.write(lambda t: t.subscriptions.snooze(self.mine, person, one.id, until))

    @rule()
    def the_bot_is_removed_and_comes_back(self) -> None:
        now = self.life.clock()

        def workspace(t: Transaction) -> Workspace:
            return next(one for one in t.workspaces.all() if one.id == self.mine)

        self.write(lambda t: leave(t, workspace(t), now))
        for job in JOBS:
            self.look(job)
        self.life.clock.turn(minutes=16)
        self.write(lambda t: come_back(t, workspace(t), self.life.clock(), LATE))

    @rule(person=people)
    def somebody_is_forgotten(self, person: str) -> None:
        def forget(t: Transaction) -> None:
            forget_alerts(t, self.mine, person)
            t.channels.forget(self.mine, person)

        self.write(forget)

    @rule(which=channels, query=queries)
    def a_topic_is_muted(self, which: str, query: str) -> None:
        here = self.life.channels[which]
        self.write(lambda t: t.mutes.set(self.mine, here, query, None))

    @rule(which=channels)
    def all_is_unmuted(self, which: str) -> None:
        here, now = self.life.channels[which], self.life.clock()

        def unmute(t: Transaction) -> None:
            for one in t.mutes.of_channel(self.mine, here, now):
                t.mutes.remove(self.mine, one.id)

        self.write(unmute)

    @rule(which=picks, first=picks, more=st.integers(1, 2))
    def a_story_is_split(self, which: int, first: int, more: int) -> None:
        latest = self.read(lambda t: t.stories.latest(self.mine, limit=20))
        many = [story for story in latest if len(story.articles) > 1]
        if many:
            story = many[which % len(many)]
            ids = sorted(article.id for article in story.articles)
            leaving, now = ids[first % len(ids) :][:more], self.life.clock()
            if self.write(lambda t: t.stories.split(self.mine, story.id, leaving, now)):
                self.promises.split.update(leaving)

    @rule(first=picks, second=picks)
    def two_actors_are_merged(self, first: int, second: int) -> None:
        actor = schema.actor.c
        with self.engine.connect() as connection:
            shown = select(actor.id).where(actor.shown_id.is_(None)).order_by(actor.id)
            ids = connection.execute(shown).scalars().all()
        if ids and first % len(ids) != second % len(ids):
            one, other, now = ids[first % len(ids)], ids[second % len(ids)], self.life.clock()
            self.write(lambda t: merge(t, self.mine, one, other, now))

    @rule()
    def a_correction_is_undone(self) -> None:
        def take_back(t: Transaction) -> None:
            for one in t.corrections.list(self.mine)[-1:]:
                undo(t, self.mine, one)

        self.write(take_back)


LIVES = int(os.environ.get("VERBATIM_LIFE", "3"))


def test_all_promises_hold_whatever_happens(new_database: Callable[[], str]) -> None:
    machine = type("Machine", (DeliveryLife,), {"new_database": staticmethod(new_database)})
    chosen = settings(
        max_examples=LIVES,
        stateful_step_count=40,
        deadline=None,
        derandomize="VERBATIM_LIFE" not in os.environ,
        suppress_health_check=list(HealthCheck),
        print_blob=True,
    )
    run_state_machine_as_test(machine, settings=chosen)  # type: ignore[no-untyped-call]
