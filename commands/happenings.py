"""What happens to the bot itself: it is added, removed, let into channels and shut out of them."""

import logging

from bot.model.delivery import NewDelivery
from bot.model.errors import VerbatimError
from bot.model.message import to_json
from bot.model.request import Event, Happening
from bot.model.workspace import Channel
from bot.pipeline.presence import come_back, is_used, leave, note_names, note_rights
from bot.pipeline.services import Services
from bot.storage.contract import Transaction
from commands.packs import load_packs
from commands.steps import welcome

log = logging.getLogger(__name__)


async def take_note(services: Services, event: Event) -> None:
    """Take note of an event; told again, it changes nothing."""
    try:
        match event.kind:
            case Happening.PRESENT:
                await _be_present(services, event)
            case Happening.REMOVED:
                await services.storage.write(lambda t: _remove(t, services, event))
            case Happening.RIGHTS:
                await services.storage.write(lambda t: _note_rights(t, services, event))
            case Happening.ROLL_CALL:
                await services.storage.write(lambda t: _call_roll(t, services, event))
    except VerbatimError as error:  # a full disk: it is told again at the next start
        log.error("It was not noted that the bot is %s at %s. %s", event.kind, event.name, error)


async def changes_nothing(services: Services, event: Event) -> bool:
    """Return whether an event tells of rights and names as they are known: nothing is written.

    Platforms tell of every thread that changes, and of all channels where one does.
    """
    if event.kind is not Happening.RIGHTS:
        return False
    try:
        return await services.storage.read(lambda t: _is_known(t, event))
    except VerbatimError as error:
        log.warning("What is known of %s was not looked up. %s", event.name, error)
        return False


def _is_known(t: Transaction, event: Event) -> bool:
    workspace = t.workspaces.find(event.platform, event.workspace)
    if workspace is None or event.name not in ("", workspace.name):
        return False
    return not any(_is_news(t, channel, event) for channel in t.channels.list(workspace.id))


def _is_news(t: Transaction, channel: Channel, event: Event) -> bool:
    """Return whether a channel is called otherwise by now, or is to be opened or closed."""
    if event.names.get(channel.remote_id, "") not in ("", channel.name):
        return True
    why_not = event.rights.get(channel.remote_id)
    if channel.closed_at is not None:
        return why_not == ""
    return bool(why_not) and is_used(t, channel)


async def _be_present(services: Services, event: Event) -> None:
    """Go on where the bot was before; say hello where it is new, once."""
    hello = to_json(welcome(event.name, await load_packs(services)))
    now, late = services.clock(), services.rules.late_at_most

    def note(t: Transaction) -> None:
        workspace = t.workspaces.ensure(event.platform, event.workspace, event.name)
        come_back(t, workspace, now, late)
        note_names(t, workspace.id, event.names)
        note_rights(t, workspace.id, event.rights, now, late)
        if workspace.greeted_at is not None or not event.channel:
            return
        channel = t.channels.ensure(workspace.id, event.channel, event.channel_name)
        t.workspaces.greet(workspace.id, now)
        counts = t.workspaces.counts(workspace.id)
        planned = any(one.plan for one in t.channels.list(workspace.id))
        if not (counts.feeds or planned):  # else somebody has found the way alone
            key = f"welcome-{workspace.id}"
            t.deliveries.queue(NewDelivery(workspace.id, channel.id, key, hello, now))

    await services.storage.write(note)


def _remove(t: Transaction, services: Services, event: Event) -> None:
    workspace = t.workspaces.ensure(event.platform, event.workspace, event.name)
    leave(t, workspace, services.clock())


def _note_rights(t: Transaction, services: Services, event: Event) -> None:
    workspace = t.workspaces.ensure(event.platform, event.workspace, event.name)
    note_names(t, workspace.id, event.names)
    now, late = services.clock(), services.rules.late_at_most
    note_rights(t, workspace.id, event.rights, now, late, event.gone)


def _call_roll(t: Transaction, services: Services, event: Event) -> None:
    """Leave the workspaces that the bot was removed from while it did not run."""
    for workspace in t.workspaces.all():
        if workspace.platform == event.platform and workspace.remote_id not in event.workspaces:
            leave(t, workspace, services.clock())
