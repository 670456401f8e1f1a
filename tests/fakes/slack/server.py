"""Slack on a loopback port: Web API, Socket Mode and response addresses, as documented.

It keeps channels, messages and views, refuses what Slack refuses, and fails when told to.
"""

import asyncio
import json
from collections import defaultdict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

from aiohttp import web

from tests.fakes import canaries
from tests.fakes.slack.files import Shelf, shown_files
from tests.fakes.slack.rules import problems_of_message, problems_of_view
from tests.fakes.slack.socket import Ack, Socket

Deliver = Callable[..., Awaitable[Ack]]

BOT_TOKEN = f"xoxb-{canaries.TOKEN}-1"
APP_TOKEN = f"xapp-{canaries.TOKEN}-2"
TEAM, BOT_USER, BOT = "T1", "UBOT", "B1"
CHANNEL, PERSON, ADMIN, DIRECT = "C1", "U1", "UADMIN", "D1"


@dataclass(slots=True)
class Place:
    """A channel."""

    joined: bool = True
    private: bool = False
    archived: bool = False
    messages: list[dict[str, Any]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Fault:
    """How the next call of a method fails: `error` as Slack words it, or one of
    `lost` (done, then the line is cut), `cut` (not done, the line is cut), `html` (502, not done),
    `html200`, `done-html` (done, then 502).
    """

    what: str
    retry_after: str = "30"


class Told(asyncio.Queue[dict[str, Any]]):
    """What the bot said in one way, in order."""

    async def next(self) -> dict[str, Any]:
        """Return what comes next."""
        async with asyncio.timeout(5):
            return await self.get()


class FakeSlack:
    """One workspace with an admin, a person, a channel the bot is in and direct messages."""

    def __init__(self) -> None:
        self.places = {CHANNEL: Place(), DIRECT: Place(private=True)}
        self.people: dict[str, dict[str, Any]] = {}
        """What `users.info` says of somebody, where it is something special."""
        self.bot_token = BOT_TOKEN
        self.app_token = APP_TOKEN
        self.faults: dict[str, list[Fault]] = defaultdict(list)
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.refused: list[list[str]] = []
        self.posted, self.whispered, self.responded = Told(), Told(), Told()
        self.changed = Told()
        self.opened, self.updated, self.published = Told(), Told(), Told()
        self.socket = Socket()
        self.files = Shelf()
        self.deliver: Deliver = self.socket.deliver
        """How the bot is told what people do: over the socket, unless a test sets up HTTP."""
        self.base = ""
        self._stamp = 1_768_287_600
        self._response_uses: dict[str, int] = {}

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.router.add_route("*", "/api/{method}", self._api)
        app.router.add_post("/response/{token}", self._respond)
        app.router.add_get("/link", self.socket.connect)
        app.router.add_post("/upload/{id}", self.files.take)
        app.router.add_get("/download/{id}/{name}", self._download)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        port = self._runner.addresses[0][1]
        self.base = self.files.base = f"http://127.0.0.1:{port}"
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.socket.close()
        await self._runner.cleanup()

    @property
    def api_base(self) -> str:
        """The address of the Web API, as it stands in the settings."""
        return f"{self.base}/api"

    def response_url(self, token: str = "r1") -> str:
        """Return an address that takes five answers."""
        self._response_uses.setdefault(token, 0)
        return f"{self.base}/response/{token}"

    def use_up(self, token: str) -> None:
        """Let a response address take nothing any more."""
        self._response_uses[token] = 5

    def new_url(self) -> str:
        """Return the name of a response address that was not used yet."""
        return f"r-{len(self._response_uses)}"

    def fail(self, method: str, *faults: Fault) -> None:
        """Let the next calls of a method fail."""
        self.faults[method] += faults

    def revoke_token(self) -> None:
        """The bot's token is not valid any more."""
        self.bot_token = "xoxb-another"

    def count(self, method: str) -> int:
        """Return how often a method was called."""
        return sum(called == method for called, _ in self.calls)

    def shown(self, channel: str = CHANNEL) -> list[str]:
        """Return the notification lines of what is in a channel."""
        return [message["text"] for message in self.places[channel].messages]

    # ── Web API ─────────────────────────────────────────────────────────────────────────

    async def _api(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        body = await _body(request)
        self.calls.append((method, body))
        canaries.look("chat messages", f"Slack {method}", body)
        fault = self.faults[method].pop(0) if self.faults[method] else None
        if fault and fault.what in {"ratelimited", "html", "html200", "cut"}:
            return _failed(request, fault)
        if fault and fault.what not in {"lost", "done-html"}:
            return web.json_response({"ok": False, "error": fault.what})
        answer = self._authorised(request, method) or self._call(method, body)
        return _failed(request, fault) if fault else web.json_response(answer)

    def _authorised(self, request: web.Request, method: str) -> dict[str, Any] | None:
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        wanted = self.app_token if method == "apps.connections.open" else self.bot_token
        return None if token == wanted else {"ok": False, "error": "invalid_auth"}

    def _call(self, method: str, body: dict[str, Any]) -> dict[str, Any]:
        known = getattr(self, "_" + method.replace(".", "_").lower(), None)
        if known is None:
            return {"ok": False, "error": "unknown_method"}
        answer: dict[str, Any] = known(body)
        return {"ok": "error" not in answer, **answer}

    def _auth_test(self, body: dict[str, Any]) -> dict[str, Any]:
        return {"team_id": TEAM, "team": "Fake", "user_id": BOT_USER, "bot_id": BOT}

    def _apps_connections_open(self, body: dict[str, Any]) -> dict[str, Any]:
        ticket = self.socket.new_ticket()
        return {"url": f"{self.base.replace('http', 'ws')}/link?ticket={ticket}"}

    def _chat_postmessage(self, body: dict[str, Any]) -> dict[str, Any]:
        place = self.places.get(body["channel"])
        if place is None or (place.private and not place.joined):
            return {"error": "channel_not_found"}
        if place.archived:
            return {"error": "is_archived"}
        if not place.joined:
            return {"error": "not_in_channel"}
        if self._refuses(problems_of_message(body)):
            return {"error": "invalid_blocks"}
        if not all(self.files.is_ready(shown) for shown in shown_files(body)):
            return {"error": "invalid_blocks"}
        self._stamp += 1
        message = {**body, "ts": f"{self._stamp}.000100"}
        place.messages.append(message)
        self.posted.put_nowait(message)
        return {"ts": message["ts"], "channel": body["channel"]}

    def _chat_update(self, body: dict[str, Any]) -> dict[str, Any]:
        messages = self.places[body["channel"]].messages
        known = next((message for message in messages if message["ts"] == body["ts"]), None)
        if known is None:
            return {"error": "message_not_found"}
        if self._refuses(problems_of_message(body)):
            return {"error": "invalid_blocks"}
        known |= {"text": body["text"], "blocks": body["blocks"]}
        self.changed.put_nowait(dict(known))
        return {"ts": body["ts"], "channel": body["channel"]}

    def _chat_postephemeral(self, body: dict[str, Any]) -> dict[str, Any]:
        if self._refuses(_problems_in_private(body)):
            return {"error": "invalid_blocks"}
        self.whispered.put_nowait(body)
        return {"message_ts": "1.2"}

    def _conversations_history(self, body: dict[str, Any]) -> dict[str, Any]:
        place = self.places.get(body["channel"])
        if place is None or not place.joined:
            return {"error": "not_in_channel" if place else "channel_not_found"}
        newest = place.messages[::-1][: int(body.get("limit", 100))]
        if body.get("include_all_metadata") in (1, "1", True, "true"):
            return {"messages": newest}
        return {"messages": [{k: v for k, v in m.items() if k != "metadata"} for m in newest]}

    def _conversations_join(self, body: dict[str, Any]) -> dict[str, Any]:
        place = self.places[body["channel"]]
        if place.private or place.archived:
            return {"error": "method_not_supported_for_channel_type"}
        place.joined = True
        return {}

    def _conversations_open(self, body: dict[str, Any]) -> dict[str, Any]:
        direct = f"D{body['users']}"
        self.places.setdefault(direct, Place())
        return {"channel": {"id": direct}}

    def _conversations_info(self, body: dict[str, Any]) -> dict[str, Any]:
        place = self.places.get(body["channel"])
        if place is None or (place.private and not place.joined):
            return {"error": "channel_not_found"}
        facts = {"is_member": place.joined, "is_private": place.private}
        return {"channel": {"id": body["channel"], "is_archived": place.archived, **facts}}

    def _files_getuploadurlexternal(self, body: dict[str, Any]) -> dict[str, Any]:
        return self.files.announce(body)

    def _files_completeuploadexternal(self, body: dict[str, Any]) -> dict[str, Any]:
        return self.files.complete(body, self.places)

    def _files_info(self, body: dict[str, Any]) -> dict[str, Any]:
        return self.files.info(body)

    async def _download(self, request: web.Request) -> web.StreamResponse:
        return await self.files.hand_over(request, self.bot_token)

    def _users_info(self, body: dict[str, Any]) -> dict[str, Any]:
        admin = body["user"] == ADMIN
        user = {"id": body["user"], "team_id": TEAM, "is_admin": admin, "is_owner": False}
        return {"user": {**user, **self.people.get(body["user"], {})}}

    def _users_list(self, body: dict[str, Any]) -> dict[str, Any]:
        ids = dict.fromkeys((ADMIN, PERSON, *self.people))
        return {"members": [self._users_info({"user": one})["user"] for one in ids]}

    def _views_open(self, body: dict[str, Any]) -> dict[str, Any]:
        return self._show(body, self.opened)

    def _views_update(self, body: dict[str, Any]) -> dict[str, Any]:
        return self._show(body, self.updated)

    def _views_publish(self, body: dict[str, Any]) -> dict[str, Any]:
        return self._show(body, self.published)

    def _show(self, body: dict[str, Any], told: Told) -> dict[str, Any]:
        view = body["view"] if isinstance(body["view"], dict) else json.loads(body["view"])
        if self._refuses(problems_of_view(view)):
            return {"error": "invalid_arguments"}
        told.put_nowait({**body, "view": view})
        return {"view": {**view, "id": "V1"}}

    def _refuses(self, problems: list[str]) -> bool:
        if problems:
            self.refused.append(problems)
        return bool(problems)

    # ── response addresses ──────────────────────────────────────────────────────────────

    async def _respond(self, request: web.Request) -> web.StreamResponse:
        token = request.match_info["token"]
        self._response_uses[token] = uses = self._response_uses.get(token, 5) + 1
        body = await request.json()
        canaries.look("chat messages", "an answer on Slack", body)
        if uses > 5:
            return web.json_response({"ok": False, "error": "used_url"}, status=404)
        if self._refuses(_problems_in_private(body)):
            return web.json_response({"ok": False, "error": "invalid_blocks"}, status=400)
        self.responded.put_nowait(body)
        if self.faults["response"]:
            return _failed(request, self.faults["response"].pop(0))
        return web.Response(text="ok")


def _problems_in_private(body: dict[str, Any]) -> list[str]:
    """Return why an answer that goes by a response address or to one person is refused.

    Files in such answers work in no documented way.
    """
    private = ["a file in an answer to one person"] if shown_files(body) else []
    return problems_of_message(body) + private


async def _body(request: web.Request) -> dict[str, Any]:
    if request.content_type == "application/json":
        read: dict[str, Any] = await request.json()
        return read
    return {name: str(value) for name, value in ({**request.query, **await request.post()}).items()}


def _failed(request: web.Request, fault: Fault) -> web.StreamResponse:
    if fault.what in {"lost", "cut"}:
        assert request.transport is not None
        request.transport.abort()
    if fault.what == "ratelimited":
        headers = {"Retry-After": fault.retry_after}
        return web.json_response({"ok": False, "error": "ratelimited"}, status=429, headers=headers)
    status = 200 if fault.what == "html200" else 502
    return web.Response(text="<html>Bad gateway</html>", content_type="text/html", status=status)
