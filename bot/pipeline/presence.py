"""Where the bot is and may post: what is closed to it pauses, what opens again goes on.

Nothing is lost when the bot is removed or shut out: plans, feeds and alerts wait for it to come
back, and are deleted 30 days later, which is told where there is somebody to tell.
"""

import logging
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial

from bot.model.delivery import NewDelivery, is_digest
from bot.model.message import Bold, Message, Paragraph, Plain, to_json, with_code
from bot.model.workspace import Channel, Workspace, direct_id
from bot.pipeline.services import Services
from bot.pipeline.slots import plan_due
from bot.pipeline.windows import StoryWindows
from bot.storage.contract import Transaction

log = logging.getLogger(__name__)

KEPT_AFTER_LEAVING = timedelta(days=30)
"""How long a workspace's or a closed channel's data waits for the bot to come back."""
ARTICLES_AT_ONCE = 200
"""Articles deleted in one transaction: a hundred thousand at once, after the settings changed or
of a server that is gone, would hold up all who write for a quarter of a minute and more."""
_NOTICE = "closed-"
"""How the keys of notices about a closed channel begin."""


def close_channel(
    t: Transaction, channel: Channel, reason: str, now: datetime, *, gone: bool = False
) -> bool:
    """Pause all that goes to a channel; tell a manager once. Return whether it was open.

    What waits for the channel is given up: nobody wants the news of last week. `gone`: it will not
    come back.
    """
    _give_up_all(t, channel, reason)
    if not t.channels.close(channel.workspace_id, channel.id, reason, now):
        return False
    log.warning("%s %s is closed to the bot. %s", channel.platform, channel.label, reason)
    if not channel.is_direct and is_used(t, channel):
        key = f"{_NOTICE}{channel.id}-{now:%Y%m%dT%H%M%SZ}"
        tell_elsewhere(t, channel, key, to_json(_notice(channel, reason, gone=gone)), now)
    return True


def tell_elsewhere(t: Transaction, channel: Channel, key: str, message: str, now: datetime) -> None:
    """Queue a notice about a channel: to who planned its digest, else in another channel.

    Where the first cannot be written to, the next is tried (see `pass_on`).
    """
    for place in _places(t, channel):
        own_key = f"{key}-{place.id}"
        notice = NewDelivery(channel.workspace_id, place.id, own_key, message, now)
        if t.deliveries.queue(notice):
            t.channels.note_told(channel.workspace_id, channel.id)
            return
    log.warning("Nobody can be told that channel %s is closed to the bot", channel.label)


def pass_on(t: Transaction, workspace_id: int, key: str, message: str, now: datetime) -> None:
    """Queue a notice that did not arrive for the next place where it can be said."""
    if not key.startswith(_NOTICE):
        return
    about, stamp, _ = key.removeprefix(_NOTICE).split("-")
    channel = t.channels.get(workspace_id, int(about))
    if channel is not None and channel.closed_at is not None:
        tell_elsewhere(t, channel, f"{_NOTICE}{about}-{stamp}", message, now)


def open_channel(t: Transaction, channel: Channel, now: datetime, late: timedelta) -> None:
    """Let a channel's digests and alerts go on: with the slot it missed, if that is not too late.

    `late`: how late a digest may come; else the next slot is the first one from now.
    """
    missed = channel.next_due
    due = plan_due(channel.plan, now) if channel.plan else None
    if due is not None and missed is not None and now - late <= missed <= now:
        due = missed
    t.channels.reopen(channel.workspace_id, channel.id, due)
    log.info("%s %s is open to the bot again", channel.platform, channel.label)


def note_names(t: Transaction, workspace_id: int, names: Mapping[str, str]) -> None:
    """Call the channels that are known here as the platform calls them by now, by its ids."""
    for channel in t.channels.list(workspace_id) if names else ():
        name = names.get(channel.remote_id, "")
        if name not in ("", channel.name):
            t.channels.ensure(workspace_id, channel.remote_id, name)


def note_rights(
    t: Transaction,
    workspace_id: int,
    rights: Mapping[str, str],
    now: datetime,
    late: timedelta,
    gone: Collection[str] = (),
) -> None:
    """Close and open the channels that are known here, as the platform says.

    `rights`: by the platform's ids of channels, why the bot cannot post there; empty: it can.
    `late`: see `open_channel`. `gone`: those of them that will not come back.
    """
    for channel in t.channels.list(workspace_id):
        reason = rights.get(channel.remote_id)
        if reason and channel.closed_at is None and is_used(t, channel):
            close_channel(t, channel, reason, now, gone=channel.remote_id in gone)
        elif reason == "" and channel.closed_at is not None:
            open_channel(t, channel, now, late)


def leave(t: Transaction, workspace: Workspace, now: datetime) -> None:
    """Pause everything of a workspace that the bot was removed from."""
    if workspace.left_at is not None:
        return
    t.workspaces.leave(workspace.id, now)
    for channel in t.channels.list(workspace.id):
        _give_up_all(t, channel, "The bot was removed from the server.")
    log.warning(
        "The bot was removed from %s %s; what is stored for it is kept for %d days",
        *(workspace.platform, workspace.name or workspace.remote_id, KEPT_AFTER_LEAVING.days),
    )


def come_back(t: Transaction, workspace: Workspace, now: datetime, late: timedelta) -> None:
    """Let everything of a workspace go on that the bot is in again; `late`: see `open_channel`."""
    if workspace.left_at is None:
        return
    t.workspaces.come_back(workspace.id)
    for channel in t.channels.list(workspace.id):
        if channel.plan is not None or channel.closed_at is not None:
            open_channel(t, channel, now, late)


async def purge_closed(services: Services) -> int:
    """Delete the channels that have been closed to the bot for long; return how many."""
    now = services.clock()

    def purge(t: Transaction) -> list[Channel]:
        gone = list(t.channels.closed_since(now - KEPT_AFTER_LEAVING))
        for channel in gone:
            if not channel.is_direct and is_used(t, channel):
                key = f"expired-{channel.id}-{now:%Y%m%dT%H%M%SZ}"
                tell_elsewhere(t, channel, key, to_json(_farewell(channel)), now)
            t.channels.delete(channel.workspace_id, channel.id)
        return gone

    gone = await services.storage.write(purge)
    for channel in gone:
        log.warning(
            "%s %s was closed to the bot for over %d days: its digest and alerts were deleted",
            *(channel.platform, channel.label, KEPT_AFTER_LEAVING.days),
        )
    return len(gone)


async def purge_left(services: Services) -> int:
    """Delete the workspaces that the bot left long ago; return how many.

    Their articles go first, a few at a time: whoever writes meanwhile gets a turn.
    """
    before, storage = services.clock() - KEPT_AFTER_LEAVING, services.storage
    while await storage.write(lambda t: t.articles.purge_left(before, limit=ARTICLES_AT_ONCE)):
        pass
    gone = await storage.write(partial(_purge_left, windows=services.windows, before=before))
    for workspace in gone:
        log.warning(
            "The bot left %s %s over %d days ago: its feeds, articles, digests and alerts were "
            "deleted",
            *(workspace.platform, workspace.name or workspace.remote_id, KEPT_AFTER_LEAVING.days),
        )
    return len(gone)


def _purge_left(t: Transaction, windows: StoryWindows, before: datetime) -> Sequence[Workspace]:
    gone = t.workspaces.purge_left(before)
    for workspace in gone:
        windows.forget(workspace.id)  # here, for only the writer thread uses them
    return gone


def _give_up_all(t: Transaction, channel: Channel, reason: str) -> None:
    """Give up what waits for a channel; what it would have told is not told."""
    for delivery in t.deliveries.give_up_all(channel.workspace_id, channel.id, reason):
        if delivery.queued_at is not None and is_digest(delivery.key):
            t.digests.untell(channel.workspace_id, channel.id, delivery.queued_at)


def _places(t: Transaction, channel: Channel) -> Iterator[Channel]:
    """Yield where a notice about a channel can be said, the most discreet first.

    Of one with alerts alone nobody hears but who set them: it may be private, its name too.
    """
    for person in _responsible(t, channel):
        remote_id = direct_id(person)
        direct = t.channels.ensure(channel.workspace_id, remote_id, "direct messages")
        if direct.closed_at is None:
            yield direct
    known = t.channels.list(channel.workspace_id) if channel.plan else []
    others = [c for c in known if c.id != channel.id and not c.is_direct and c.closed_at is None]
    yield from sorted(others, key=lambda c: (c.plan is None, c.id))


def _responsible(t: Transaction, channel: Channel) -> list[str]:
    """Return who planned a channel's digest; where it has none, who set alerts, the first first."""
    if channel.plan is not None:
        return [channel.plan.set_by] if channel.plan.set_by else []
    alerts = t.subscriptions.all(channel.workspace_id)
    people = (one.person_id for one in alerts if one.channel_id == channel.id)
    return list(dict.fromkeys(person for person in people if person))


def is_used(t: Transaction, channel: Channel) -> bool:
    """Return whether something goes to a channel by itself."""
    if channel.plan is not None:
        return True
    return any(s.channel_id == channel.id for s in t.subscriptions.all(channel.workspace_id))


def _notice(channel: Channel, reason: str, *, gone: bool) -> Message:
    name, days = _name(channel), KEPT_AFTER_LEAVING.days
    what = f"The digest in {name} is" if channel.plan else f"The alerts in {name} are"
    first = f"{what} {'not posted any more' if gone else 'paused'}. "
    if gone:
        rest = f"What was set for the channel is deleted in {days} days."
    else:
        rest = f"All is kept for {days} days, and goes on by itself if I may post there again."
    return Message(
        (
            Paragraph((Bold(first.strip()), *with_code(f" {reason}"))),
            Paragraph((Plain(rest),), quiet=True),
        ),
        line=f"{first}{reason}".replace("`", ""),
    )


def _farewell(channel: Channel) -> Message:
    name, days = _name(channel), KEPT_AFTER_LEAVING.days
    first = f"I could not post in {name} for {days} days, so its digest and alerts are deleted."
    return Message(
        (
            Paragraph((Bold(first), *with_code(f" {channel.closed_reason}"))),
            Paragraph(with_code("The feeds stay. `/digest set` plans a new one."), quiet=True),
        ),
        line=first,
    )


def _name(channel: Channel) -> str:
    return f"#{channel.name.removeprefix('#')}" if channel.name else "a channel"
