"""`/me data`: everything that is stored about whoever asks."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from bot.model.delivery import Alert, Subscription
from bot.model.message import Attachment, Button, Buttons, Message, Paragraph, Part, Plain
from bot.pipeline.show import plural
from bot.storage.contract import Transaction
from commands.base import Command, Context
from commands.cards import quiet
from commands.me_forget import ADDRESS, has_address
from commands.wording import join

_NAME = "my-data.json"
_TYPED_HERE = (
    "What you ask is answered and not kept in the database; the file named history beside it holds "
    "the lines you typed at this prompt."
)


class MeData(Command):
    """Gives the asker's own data as a JSON file."""

    help = "Everything stored about you here, as a file"
    examples = ("/me data",)

    async def __call__(self, context: Context, **arguments: str) -> Message:
        """Answer with the file."""

        def gather(t: Transaction) -> dict[str, Any]:
            workspace_id = context.workspace.id
            own = t.subscriptions.list(workspace_id, context.person)
            given = t.subscriptions.alerts(workspace_id, context.person)
            channels = t.channels.list(workspace_id)
            names = {channel.id: channel.name for channel in channels}
            planned = [c.name for c in channels if c.plan and c.plan.set_by == context.person]
            more: dict[str, Any] = {"digests_you_planned": planned} if planned else {}
            if has_address(t, workspace_id, context.person):
                more["direct_messages"] = True
            return {
                "platform": context.workspace.platform,
                "server": context.workspace.name,
                "person": context.person,
                "manager": t.managers.has(workspace_id, context.person),
                "alerts": [_alert(one, given, names) for one in own],
                **more,
            }

        data = await context.services.storage.read(gather)
        return _show(data, typed_here=context.operator)


def _alert(
    subscription: Subscription, given: Sequence[Alert], names: Mapping[int, str]
) -> dict[str, Any]:
    until = subscription.snoozed_until
    return {
        "number": subscription.id,
        "query": subscription.query,
        "channel": names.get(subscription.channel_id, ""),
        "set_at": subscription.created_at.isoformat(),
        "quiet_until": until.isoformat() if until else None,
        "stories_told": [
            {"story": alert.story_id, "at": alert.at.isoformat()}
            for alert in given
            if alert.subscription_id == subscription.id
        ],
    }


def _show(data: Mapping[str, Any], *, typed_here: bool) -> Message:
    kept = _kept(data)
    text = f"This is all that is stored about you here: {join(['your id', *kept])}."
    if not kept:
        text = "Nothing is stored about you here: you have no alerts."
    body = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    parts: tuple[Part, ...] = (
        Paragraph((Plain(text),)),
        Attachment(_NAME, "application/json", body),
        quiet(_TYPED_HERE if typed_here else "What you ask is answered and not kept."),
        *((Buttons((Button("Delete it", "me forget"),)),) if kept else ()),
    )
    return Message(parts, line=text)


def _kept(data: Mapping[str, Any]) -> list[str]:
    """Return what is stored about a person beside the id, in words."""
    alerts = len(data["alerts"])
    kept = ["that you were named as a manager"] if data["manager"] else []
    kept += ["which digests you planned"] if "digests_you_planned" in data else []
    kept += [ADDRESS] if "direct_messages" in data else []
    return kept + ([plural(alerts, "alert")] if alerts else [])
