"""What Slack tells us → answers. The first statement of each listener is `ack()`, work comes after.

Buttons work wherever they are: in channels, threads, messages only their asker sees, in modals
and on the App Home.
"""

import json
import logging
import re
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.model.errors import LoginError, ReadError
from bot.model.message import say
from bot.model.request import Event, Happening
from bot.platforms.said import OUTDATED
from bot.platforms.slack.answers import (
    PLATFORM,
    WORKING,
    Answers,
    Asker,
    send_all,
)
from bot.platforms.slack.client import Identity, log_in, quiet_logger
from bot.platforms.slack.controls import SHARE, request_of
from bot.platforms.slack.escape import read_typed
from bot.platforms.slack.failures import TROUBLE, code_of
from bot.platforms.slack.home import make_home
from bot.platforms.slack.imports import (
    FILE_FORM,
    file_command,
    file_in_form,
    line_with_file,
    make_file_form,
)
from bot.platforms.slack.limits import VIEW_BLOCKS, Block
from bot.platforms.slack.manifest import LETTING_IN, RENAMING, SHUTTING_OUT
from bot.platforms.slack.modals import FORM, complete, make_form, missing, read_form, show_view
from bot.platforms.slack.render import render_blocks, render_message
from bot.platforms.slack.replies import to_direct_messages, to_person, to_response_url

log = logging.getLogger(__name__)

Next = Callable[[], Awaitable[None]]

_ANY = re.compile("")
_HOW = re.compile(r"^(?:group|channel)_")
_DELETED = "deleted"
_SHUT_OUT = {
    "archive": "The channel was archived. Choose another one with `/digest set`.",
    _DELETED: "The channel was deleted. Choose another one with `/digest set`.",
    "left": "The bot was removed from the channel. Invite it again: `/invite @Verbatim`.",
}
_NO_NAME = re.compile(r"directmessage|privategroup|mpdm-.*")
"""What Slack says instead of the names of private conversations. The last one goes on with the
names of the people in it, which are stored nowhere."""
_TITLE = "Verbatim"
_WRITTEN = (None, "file_share", "thread_broadcast")
"""Subtypes of messages that somebody wrote; the others tell of changes, or come from apps."""
FOREIGN = say(
    "This Verbatim serves another workspace, and what it follows belongs to that one. "
    "Your workspace can have a Verbatim of its own."
)
_MENTION = re.compile(r"^\s*<@[A-Z0-9]+(?:\|[^>]*)?>[:,]?\s*")


class Listeners:
    """Listens to one workspace with one client."""

    def __init__(
        self,
        answers: Answers,
        client: AsyncWebClient,
        identity: Identity,
        on_removed: Callable[[], None],
    ) -> None:
        """`on_removed` is called when the app is removed or its tokens are revoked."""
        self._answers = answers
        self._client = client
        self._identity = identity
        self._on_removed = on_removed

    def make_app(self, unauthorised: AsyncWebClient) -> AsyncApp:
        """Return a bolt app with all listeners.

        Bolt knows at once who the bot is: it asks nobody at the first event.
        """

        async def authorize() -> AuthorizeResult:
            return AuthorizeResult(
                enterprise_id=None,
                team_id=self._identity.team,
                bot_user_id=self._identity.user,
                bot_id=self._identity.bot,
                bot_token=self._client.token,
            )

        app = AsyncApp(
            name="verbatim",
            logger=quiet_logger(),
            client=unauthorised,
            authorize=authorize,
            # What comes over HTTP has been checked at the door.
            request_verification_enabled=False,
            ssl_check_enabled=False,
        )
        self._listen(app)
        return app

    def _listen(self, app: AsyncApp) -> None:
        app.middleware(self._keep_to_ours)
        app.command(_ANY)(self._command)
        app.action(SHARE)(self._share)
        app.action(_ANY)(self._pressed)
        app.options(_ANY)(self._complete)
        app.view(FORM)(self._submitted)
        app.view(FILE_FORM)(self._handed_in)
        app.event("app_mention")(self._mentioned)
        app.event("message")(self._written)
        app.event("app_home_opened")(self._home_opened)
        app.event("tokens_revoked")(self._removed)
        app.event("app_uninstalled")(self._removed)
        for event in SHUTTING_OUT:
            app.event(event)(self._shut_out)
        for event in LETTING_IN:
            app.event(event)(self._let_in)
        for event in RENAMING:
            app.event(event)(self._renamed)

    async def _keep_to_ours(
        self, context: AsyncBoltContext, body: dict[str, Any], next_: Next
    ) -> BoltResponse | None:
        """Let the workspace of the token in only: an app may be installed in others, too."""
        if context.team_id == self._identity.team:
            await next_()
            return None
        log.warning("A request of another workspace, %s, was not carried out", context.team_id)
        if url := body.get("response_url"):
            await send_all(to_response_url(str(url)), render_message(FOREIGN))
        return BoltResponse(status=200)

    # ── /news ───────────────────────────────────────────────────────────────────────────

    async def _command(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        await ack()
        called = str(body.get("channel_name") or "")
        name = "" if _NO_NAME.fullmatch(called) else called
        asker = self._asker(body["user_id"], body.get("channel_id"), name)
        typed = read_typed(str(body.get("text") or ""))
        reply = to_response_url(body["response_url"])
        line, commands = self._answers.line_of(typed), self._answers.dispatcher.commands
        taking_file = file_command(line, commands)
        if typed and taking_file is None:
            await self._answers.answer(asker, reply, line=line)
            return
        private = {"channel": asker.channel, "response_url": str(body["response_url"])}
        form = make_file_form(taking_file, private) if taking_file else make_form(commands, private)
        try:
            await self._client.views_open(trigger_id=body["trigger_id"], view=form)
        except TROUBLE as error:  # the right to open a form is gone in 3 seconds
            log.warning("The form could not be opened: %s", code_of(error) or error)
            await self._answers.answer(asker, reply, line=line or "help")

    async def _complete(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        asker = self._asker(body["user"]["id"], _private(body).get("channel"))
        field, typed = str(body.get("action_id")), str(body.get("value") or "")
        await ack(options=await complete(self._answers, asker, field, typed))

    async def _submitted(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        asked = read_form(body["view"], self._answers.dispatcher.commands)
        if asked is None:
            await ack(response_action="errors", errors=missing())
            return
        await ack()
        private = _private(body)
        asker = self._asker(body["user"]["id"], private.get("channel"))
        reply = to_response_url(private["response_url"])
        if asked.line:
            line = self._answers.line_of(asked.line)
            await self._answers.answer(asker, reply, line=line)
        else:
            arguments = dict(asked.arguments or {})
            await self._answers.answer(asker, reply, command=asked.command, arguments=arguments)

    async def _handed_in(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        await ack()
        private = _private(body)
        asker = self._asker(body["user"]["id"], private.get("channel"))
        reply = to_response_url(private["response_url"])
        try:
            file = await self._answers.uploads.read(file_in_form(body["view"]))
        except ReadError as error:
            await send_all(reply, render_message(say(str(error))))
            return
        await self._answers.answer(asker, reply, line=private["command"], file=file)

    # ── buttons and selects ─────────────────────────────────────────────────────────────

    async def _share(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        await ack()
        url, thread = body["response_url"], _thread(body)
        channel = (body.get("channel") or {}).get("id")
        await self._answers.share(
            str(body["actions"][0].get("value") or ""),
            {"channel": channel, **({"thread_ts": thread} if thread else {})},
            everyone=to_response_url(url, thread=thread, everyone=True),
            asker=to_response_url(url, thread=thread),
        )

    async def _pressed(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        await ack()
        line = request_of(body["actions"][0])
        channel = (body.get("channel") or {}).get("id") or _private(body).get("channel")
        asker = self._asker(body["user"]["id"], channel)
        if "view" in body:
            await self._show_in_modal(asker, body, line)
            return
        reply = to_response_url(body["response_url"], thread=_thread(body))
        if line:
            await self._answers.answer(asker, reply, line=line)
        else:
            await send_all(reply, render_message(OUTDATED))

    async def _show_in_modal(self, asker: Asker, body: dict[str, Any], line: str) -> None:
        """Answer in the modal that was pressed in; from the App Home in one of its own."""
        view, private = body["view"], str(body["view"].get("private_metadata") or "")
        at_home = view.get("type") == "home"
        view_id = str(view["id"])
        if at_home:
            view_id = await self._open_modal(body["trigger_id"], private)
        if not view_id:
            await self._answer_in_direct_messages(asker, line)
            return

        async def put(payload: Block) -> bool:
            shown = show_view(_TITLE, payload["blocks"], private=private)
            try:
                await self._client.views_update(view_id=view_id, view=shown)
            except TROUBLE as error:  # closed meanwhile, mostly
                log.warning("An answer could not be shown: %s", code_of(error) or error)
                return False
            return True

        blocks = (
            await self._answers.blocks(asker, VIEW_BLOCKS, put, line=line)
            if line
            else render_blocks(OUTDATED, VIEW_BLOCKS)
        )
        await put({"blocks": blocks})
        if at_home:
            await self._publish_home(asker)

    async def _open_modal(self, trigger: str, private: str) -> str:
        """Open a modal at once, since the right to is gone in 3 seconds; return its id, or ""."""
        waiting = show_view(_TITLE, render_blocks(WORKING, 1), private=private)
        try:
            opened = await self._client.views_open(trigger_id=trigger, view=waiting)
        except TROUBLE as error:
            log.warning("A window could not be opened: %s", code_of(error) or error)
            return ""
        return str(opened["view"]["id"])

    async def _answer_in_direct_messages(self, asker: Asker, line: str) -> None:
        where = {"channel": asker.channel}
        reply = to_direct_messages(self._client, asker.channel)
        await self._answers.answer_directly(asker, reply, where, line=line or "help")

    # ── events ──────────────────────────────────────────────────────────────────────────

    async def _mentioned(self, event: dict[str, Any]) -> None:
        if event.get("bot_id") or not event.get("user"):
            return  # two bots that mention each other would never end
        asker = self._asker(event["user"], event["channel"])
        thread = str(event.get("thread_ts") or "")
        reply = to_person(self._client, asker.channel, asker.person, thread)
        line = self._typed_in(event)
        if not line:  # a mention alone: who manages may want to begin, others to know
            line = "news setup" if await self._manages(asker) else "help"
        await self._answers.answer(asker, reply, line=line)

    async def _written(self, event: dict[str, Any]) -> None:
        own = event.get("bot_id") or event.get("subtype") not in _WRITTEN
        if event.get("channel_type") != "im" or own:
            return
        asker = self._asker(event["user"], event["channel"])
        thread = str(event.get("thread_ts") or "")
        reply = to_direct_messages(self._client, asker.channel, thread)
        where = {"channel": asker.channel, **({"thread_ts": thread} if thread else {})}
        asked: dict[str, Any] = {"line": self._typed_in(event) or "help"}
        if files := event.get("files"):
            commands = self._answers.dispatcher.commands
            line = line_with_file(self._typed_in(event), files[0], commands)
            try:
                file = await self._answers.uploads.read(str(files[0].get("id") or ""))
            except ReadError as error:
                await send_all(reply, render_message(say(str(error))))
                return
            asked = {"line": line or "help", "file": file}
        await self._answers.answer_directly(asker, reply, where, **asked)

    async def _home_opened(self, event: dict[str, Any]) -> None:
        if event.get("tab") == "home":
            await self._publish_home(self._asker(event["user"], event.get("channel")))

    async def _removed(self, body: dict[str, Any]) -> None:
        """Note the end, unless a person's own token is what was revoked, or it is over.

        Slack tells again what was not acknowledged: by then the app may be installed anew.
        """
        revoked = (body["event"].get("tokens") or {}).get("bot", [self._identity.user])
        if self._identity.user not in revoked or await self._is_installed():
            return
        team = self._identity.team
        await self._answers.dispatcher.happened(Event(Happening.REMOVED, PLATFORM, team))
        self._on_removed()

    async def _is_installed(self) -> bool:
        """Return whether the token is good, or Slack does not say: then the next message tells."""
        try:
            await log_in(self._client)
        except LoginError:
            return False
        except TROUBLE as error:
            log.warning("Whether the app was removed is not known: %s", code_of(error) or error)
        return True

    async def _shut_out(self, event: dict[str, Any]) -> None:
        """A channel was archived or deleted, or the bot was removed from it."""
        how, channel = _HOW.sub("", str(event["type"])), str(event["channel"])
        await self._note_rights(channel, _SHUT_OUT[how], gone=how == _DELETED)

    async def _let_in(self, event: dict[str, Any]) -> None:
        """A channel is not archived any more, or the bot was invited to one."""
        if event.get("user", self._identity.user) == self._identity.user or "member" not in str(
            event["type"]
        ):
            await self._note_rights(str(event["channel"]), "")

    async def _note_rights(self, channel: str, reason: str, *, gone: bool = False) -> None:
        rights = {channel: reason}
        those = frozenset(rights) if gone else frozenset()
        await self._happened(Event(Happening.RIGHTS, PLATFORM, rights=rights, gone=those))

    async def _renamed(self, event: dict[str, Any]) -> None:
        """A channel is called otherwise."""
        names = {str(event["channel"]["id"]): str(event["channel"]["name"])}
        await self._happened(Event(Happening.RIGHTS, PLATFORM, names=names))

    async def _happened(self, event: Event) -> None:
        await self._answers.dispatcher.happened(replace(event, workspace=self._identity.team))

    async def _publish_home(self, asker: Asker) -> None:
        home = await make_home(self._answers, asker, manager=await self._manages(asker))
        await self._client.views_publish(user_id=asker.person, view=home)

    async def _manages(self, asker: Asker) -> bool:
        return await self._answers.dispatcher.manages(await self._answers.request(asker))

    def _typed_in(self, event: dict[str, Any]) -> str:
        typed = read_typed(_MENTION.sub("", str(event.get("text") or ""), count=1))
        return self._answers.line_of(typed)

    def _asker(self, person: str, channel: Any, name: str = "") -> Asker:
        """Return who asks; a person's own id is the channel of their direct messages."""
        return Asker(self._identity.team, str(channel or person), person, name)


def _private(body: dict[str, Any]) -> dict[str, str]:
    """Return what was put into a view when it was made."""
    kept = str((body.get("view") or {}).get("private_metadata") or "{}")
    try:
        return dict(json.loads(kept))
    except ValueError:  # made by another version
        return {}


def _thread(body: dict[str, Any]) -> str:
    container, message = body.get("container") or {}, body.get("message") or {}
    return str(container.get("thread_ts") or message.get("thread_ts") or "")
