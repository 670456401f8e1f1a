"""`/alert snooze`: keep one of one's own alerts quiet for a while."""

import re

from bot.model.delivery import Subscription
from bot.model.message import Bold, Button, Buttons, Code, Message, Paragraph, Plain, Time
from bot.model.request import Kind, Parameter
from bot.storage.contract import Transaction
from commands.alert_reference import find_alert
from commands.base import Command, Context
from commands.cards import quiet
from commands.channel_reference import zone_of
from commands.moments import parse_end, take_end

_DEFAULT = "1 day"
_WAKE = ("off", "now", "0")
_NUMBER_AND_TIME = re.compile(r"#?(\d+)\s+(\S.*)")


class AlertSnooze(Command):
    """Keeps an alert of the person who asks quiet until a time."""

    help = "Keep one of your alerts quiet for a while"
    parameters = (
        Parameter("alert", Kind.ALERT, "Its number in /alert list, or its words"),
        Parameter(
            "for",
            Kind.TEXT,
            "2h, 3 days, Monday, 2026-04-01, or off to wake it (1 day if not given)",
            required=False,
        ),
    )
    examples = ('/alert snooze 3 for:"3 days"', "/alert snooze 3 2h", "/alert snooze 3 for:off")

    async def __call__(self, context: Context, **arguments: str) -> Message:
        """Answer until when the alert is quiet."""
        reference, typed = _read(arguments)
        wake = typed.casefold() in _WAKE
        now, zone = context.services.clock(), zone_of(context.channel)
        until = None if wake else parse_end(typed, now, zone)

        def snooze(t: Transaction) -> Subscription:
            own = t.subscriptions.list(context.workspace.id, context.person)
            subscription = find_alert(own, reference)
            t.subscriptions.snooze(context.workspace.id, context.person, subscription.id, until)
            return subscription

        found = await context.services.storage.write(snooze)
        name = Bold(f"Alert {found.id}")
        if until is None:
            text = (name, Plain(" is awake again: "), Code(found.query))
            return Message((Paragraph(text),), line=f"Alert {found.id} is awake again")
        rest = (Plain(" is quiet until "), Time(until, "full"), Plain(": "), Code(found.query))
        parts = (
            Paragraph((name, *rest)),
            quiet("What comes meanwhile is not sent; a story that still goes on afterwards is."),
            Buttons((Button("Wake it now", f"alert snooze {found.id} for:off"),)),
        )
        return Message(parts, line=f"Alert {found.id} is quiet: {found.query}")


def _read(arguments: dict[str, str]) -> tuple[str, str]:
    """Return which alert and for how long; `3 2h` holds both where nothing is named."""
    reference, end = take_end(arguments["alert"], "for")
    typed = arguments.get("for", end)
    both = _NUMBER_AND_TIME.fullmatch(reference)
    if both and not typed:
        return both[1], both[2].strip(' "')
    return reference, typed or _DEFAULT
