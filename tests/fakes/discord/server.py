"""A stand-in of Discord on the loopback: REST and gateway over real sockets, for the real library.

Written from Discord's documents. It answers as they say, refuses what they forbid (`rules.py`),
and fails as tests ask it to::

    async with FakeDiscord() as discord:
        platform = Discord(token=TOKEN, api_base=discord.api_base, gateway_url=discord.gateway_url)
        ...
        asked = await discord.slash("who", actor="Takaichi")
        assert "Prime Minister" in await asked.answer()
"""

import asyncio
import json
import re
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any

from aiohttp import web

from tests.fakes import canaries
from tests.fakes.discord.acts import Acts
from tests.fakes.discord.files import LIMIT, check_files, read_request
from tests.fakes.discord.gateway import Gateway
from tests.fakes.discord.people import (
    AUTOCOMPLETE,
    LOADING,
    Interaction,
)
from tests.fakes.discord.rules import check_commands, check_message
from tests.fakes.discord.world import BOT, FORUM, NEWS, REQUIRE_TAG, THEN, World, thread, user

TOKEN = f"test.{canaries.TOKEN}.of-the-bot"
API = "/api/v10"
_NAMES = {
    10003: "Unknown Channel",
    40067: "A tag is required to create a forum post in this channel",
    50001: "Missing Access",
    50007: "Cannot send messages to this user",
    50013: "Missing Permissions",
    50083: "Thread is archived",
    160005: "Thread is locked",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """How one request fails."""

    status: int = 0
    """0: the connection is cut instead of an answer."""
    body: Any = None
    headers: Mapping[str, str] = field(default_factory=dict)
    content_type: str = "application/json"
    stored: bool = False
    """What was asked is done first; only the answer goes wrong."""
    hangs: bool = False
    """No answer ever comes."""


class FakeDiscord(Acts):
    """The stand-in: `world` is what exists, `gateway` who is connected, `asked` what was called."""

    def __init__(self) -> None:
        self.world = World()
        self.gateway = Gateway(self.world, TOKEN)
        self.token = TOKEN
        self.shards = 1
        self.named_gateway = ""
        """Where the API says that the gateway is, if not where it is."""
        self.asked: list[tuple[str, str, Any]] = []
        self._faults: deque[tuple[str, re.Pattern[str], Fault]] = deque()
        self._interactions: dict[str, Interaction] = {}
        self._runner: web.AppRunner | None = None
        self._site = ""

    @property
    def api_base(self) -> str:
        """Where the API is, up to its version."""
        return f"http://{self._site}{API}"

    @property
    def gateway_url(self) -> str:
        """Where the gateway is."""
        return f"ws://{self._site}/gateway"

    async def __aenter__(self) -> "FakeDiscord":
        app = web.Application(client_max_size=26_214_400)
        app.router.add_get("/gateway", self.gateway.handle)
        app.router.add_get("/attachments/1/{id}/{name}", self.world.files.serve)
        app.router.add_route("*", API + "/{path:.*}", self._serve)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self._site = self.world.files.site = f"{host}:{port}"
        self.gateway.url = self.gateway_url
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._runner is not None:
            await self.gateway.drop()
            await self._runner.cleanup()

    # ── what tests do ───────────────────────────────────────────────────────────────────

    def fail(self, method: str, path: str, *faults: Fault) -> None:
        """Let the next requests whose path matches the pattern fail, one after the other."""
        self._faults.extend((method, re.compile(path), fault) for fault in faults)

    def revoke_token(self) -> None:
        """The token is not valid any more."""
        self.token = self.gateway.token = "another"

    def count(self, method: str, path: str) -> int:
        """How often something was asked."""
        pattern = re.compile(path)
        return sum(m == method and bool(pattern.search(p)) for m, p, _ in self.asked)

    # ── what the library asks ───────────────────────────────────────────────────────────

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        path = "/" + request.match_info["path"]
        body, files = await read_request(request)
        self.asked.append((request.method, path, body))
        canaries.look("chat messages", f"Discord {path}", body)
        fault = self._next_fault(request.method, path)
        if fault is not None and fault.hangs:
            await asyncio.Event().wait()
        if fault is not None and not fault.stored:
            return _break(request, fault)
        status, answer = self._take_files(body, files) or self._answer(request, path, body)
        if fault is not None:
            return _break(request, fault)
        return _reply(status, answer)

    def _take_files(self, body: Any, files: dict[str, web.FileField]) -> tuple[int, Any] | None:
        """Keep the files of a request; the refusal where they are not taken."""
        shelf = self.world.files
        message = body.get("message", body) if isinstance(body, dict) else {}
        if "components" in message and (wrong := check_files(message, files)):
            return _invalid(wrong)
        if files and shelf.forbidden:
            return 403, {"message": "Missing Permissions", "code": 50013}
        for listed in message.get("attachments") or ():
            file = files[listed["id"]]
            data = file.file.read()
            canaries.look("chat files", f"Discord {file.filename}", data)
            if shelf.refusing or len(data) > LIMIT:
                return 413, {"message": "Request entity too large", "code": 40005}
            described = listed.get("description", "")
            shelf.keep(self.world.new_id(), file.filename, data, file.content_type, described)
            shelf.sent.append(file.filename)
        return None

    def _next_fault(self, method: str, path: str) -> Fault | None:
        for waiting in self._faults:
            if waiting[0] == method and waiting[1].search(path):
                self._faults.remove(waiting)
                return waiting[2]
        return None

    def _answer(self, request: web.Request, path: str, body: Any) -> tuple[int, Any]:
        open_to_all = path.startswith(("/webhooks/", "/interactions/"))
        if not open_to_all and request.headers.get("Authorization") != f"Bot {self.token}":
            return 401, {"message": "401: Unauthorized", "code": 0}
        for method, pattern, handler in _ROUTES:
            if method == request.method and (found := pattern.fullmatch(path)):
                return handler(self, body, *found.groups())
        return 404, {"message": "404: Not Found", "code": 0}

    def _me(self, body: Any) -> tuple[int, Any]:
        return 200, user(BOT, "verbatim", bot=True)

    def _open_direct(self, body: Any) -> tuple[int, Any]:
        person = body["recipient_id"]
        direct = f"5{person[1:]}"
        if direct not in self.world.channels:
            made = {"id": direct, "type": 1, "recipients": [user(person, "somebody")]}
            self.world.channels[direct] = made | {"guild_id": "", "name": ""}
        return 200, self.world.channels[direct]

    def _application(self, body: Any) -> tuple[int, Any]:
        return 200, {
            "id": BOT,
            "name": "Verbatim",
            "icon": None,
            "description": "",
            "summary": "",
            "bot_public": False,
            "bot_require_code_grant": False,
            "verify_key": "0" * 64,
            "flags": 0,
            "owner": user("1", "owner"),
            "team": None,
        }

    def _gateway_bot(self, body: Any) -> tuple[int, Any]:
        limit = {"total": 1000, "remaining": 999, "reset_after": 0, "max_concurrency": 1}
        return 200, {
            "url": self.named_gateway or self.gateway_url,
            "shards": self.shards,
            "session_start_limit": limit,
        }

    def _put_commands(self, body: Any, application: str) -> tuple[int, Any]:
        if wrong := check_commands(body):
            return _invalid(wrong)
        self.world.overwrites += 1
        self.world.commands = [
            {**command, "id": self.world.new_id(), "application_id": BOT, "version": "1"}
            for command in body
        ]
        return 200, self.world.commands

    def _get_channel(self, body: Any, channel: str) -> tuple[int, Any]:
        return self._refusal(channel) or (200, self.world.channels[channel])

    def _edit_channel(self, body: Any, channel: str) -> tuple[int, Any]:
        if body.get("archived") is False:
            self.world.archived.discard(channel)
        return 200, self.world.channels[channel]

    def _create_message(self, body: Any, channel: str) -> tuple[int, Any]:
        if refused := self._refusal(channel):
            return refused
        if channel in self.world.archived:
            return 400, {"message": "Thread is archived", "code": 50083}
        if channel == FORUM:
            return 400, {"message": "Cannot send messages in a forum channel", "code": 40058}
        if wrong := check_message(body):
            return _invalid(wrong)
        return 200, self.world.create(channel, body)

    def _history(self, body: Any, channel: str) -> tuple[int, Any]:
        if channel in self.world.closed_history:
            return 403, {"message": "Missing Access", "code": 50001}
        return self._refusal(channel) or (200, self.world.sent(channel)[::-1][:100])

    def _crosspost(self, body: Any, channel: str, message: str) -> tuple[int, Any]:
        self.world.crossposted.append(message)
        return 200, {"id": message}

    def _create_thread(self, body: Any, channel: str) -> tuple[int, Any]:
        if refused := self._refusal(channel):
            return refused
        if not 1 <= len(body["name"]) <= 100:
            return _invalid(["the name"])
        if self.world.channels[channel]["flags"] & REQUIRE_TAG and not body.get("applied_tags"):
            return 400, {"message": _NAMES[40067], "code": 40067}
        if wrong := check_message(body["message"]):
            return _invalid(wrong)
        message = self.world.message(channel, body["message"])
        post = thread(message["id"], channel, body["name"])
        self.world.channels[post["id"]] = post
        self.world.messages[post["id"]] = [message]
        return 201, post

    def _get_member(self, body: Any, guild: str, person: str) -> tuple[int, Any]:
        name = self.world.members.get(person)
        known = guild in self.world.guilds and (guild, person) not in self.world.strangers
        if name is None or not known:
            return 404, {"message": "Unknown Member", "code": 10007}
        bot = person == BOT
        member = {"user": user(person, name.lower(), bot=bot), "nick": name}
        member["roles"] = self.world.given.get(person, [])
        return 200, {**member, "joined_at": THEN, "flags": 0, "deaf": False, "mute": False}

    def _active_threads(self, body: Any, guild: str) -> tuple[int, Any]:
        channels = self.world.channels.values()
        threads = [c for c in channels if c["type"] == 11 and c["guild_id"] == guild]
        return 200, {"threads": threads, "members": []}

    def _callback(self, body: Any, number: str, token: str) -> tuple[int, Any]:
        interaction = self._interactions.get(token)
        if interaction is None:
            return 404, {"message": "Unknown interaction", "code": 10062}
        if interaction.callbacks:
            message = "Interaction has already been acknowledged."
            return 400, {"message": message, "code": 40060}
        if wrong := _check_callback(interaction, body):
            return _invalid(wrong)
        interaction.note_callback(body)
        return 200, {"interaction": {"id": number, "type": interaction.kind}}

    def _get_original(self, body: Any, application: str, token: str) -> tuple[int, Any]:
        interaction = self._interactions.get(token)
        if interaction is None or not interaction.callbacks:
            return 404, {"message": "Unknown Webhook", "code": 10015}
        shown = interaction.original or {"flags": LOADING}
        return 200, self.world.message(NEWS, shown)

    def _edit_original(self, body: Any, application: str, token: str) -> tuple[int, Any]:
        interaction = self._interactions.get(token)
        if interaction is None or not interaction.callbacks:
            return 404, {"message": "Unknown Webhook", "code": 10015}
        if wrong := check_message(body):
            return _invalid(wrong)
        interaction.files = {
            a["filename"]: self.world.files.uploads[a["filename"]].body
            for a in body.get("attachments") or ()
        }
        interaction.note_original(body)
        return 200, self.world.message(NEWS, body)

    def _follow_up(self, body: Any, application: str, token: str) -> tuple[int, Any]:
        if wrong := check_message(body):
            return _invalid(wrong)
        self._interactions[token].note_followup(body)
        return 200, self.world.message(NEWS, body)

    def _refusal(self, channel: str) -> tuple[int, Any] | None:
        if channel not in self.world.channels:
            return 404, {"message": "Unknown Channel", "code": 10003}
        code = self.world.refusals.get(channel)
        return (403, {"message": _NAMES[code], "code": code}) if code else None


def _check_callback(interaction: Interaction, body: Any) -> list[str]:
    data = body.get("data") or {}
    if interaction.kind != AUTOCOMPLETE:
        return [] if body["type"] in (5, 6) and set(data) <= {"flags"} else ["not a deferral"]
    names = [choice[key] for choice in data["choices"] for key in ("name", "value")]
    fine = len(data["choices"]) <= 25 and all(1 <= len(name) <= 100 for name in names)
    return [] if fine and body["type"] == 8 else ["choices"]


def _invalid(wrong: list[str]) -> tuple[int, Any]:
    return 400, {"message": f"Invalid Form Body: {'; '.join(wrong)}", "code": 50035}


def _reply(status: int, answer: Any) -> web.Response:
    # Exactly this content type: the library takes anything else for text.
    return web.Response(
        status=status,
        body=json.dumps(answer).encode(),
        headers={"Content-Type": "application/json"},
    )


def _break(request: web.Request, fault: Fault) -> web.Response:
    if fault.status == 0 and request.transport is not None:
        request.transport.abort()
        return web.Response()
    body = fault.body if isinstance(fault.body, str) else json.dumps(fault.body)
    headers = {"Content-Type": fault.content_type, **fault.headers}
    return web.Response(status=fault.status, body=body.encode(), headers=headers)


Handler = Callable[..., tuple[int, Any]]
_ROUTES: list[tuple[str, re.Pattern[str], Handler]] = [
    (method, re.compile(path), handler)
    for method, path, handler in (
        ("GET", r"/users/@me", FakeDiscord._me),
        ("POST", r"/users/@me/channels", FakeDiscord._open_direct),
        ("GET", r"/oauth2/applications/@me", FakeDiscord._application),
        ("GET", r"/gateway/bot", FakeDiscord._gateway_bot),
        ("PUT", r"/applications/(\d+)/commands", FakeDiscord._put_commands),
        ("GET", r"/channels/(\d+)", FakeDiscord._get_channel),
        ("PATCH", r"/channels/(\d+)", FakeDiscord._edit_channel),
        ("POST", r"/channels/(\d+)/messages", FakeDiscord._create_message),
        ("GET", r"/channels/(\d+)/messages", FakeDiscord._history),
        ("POST", r"/channels/(\d+)/messages/(\d+)/crosspost", FakeDiscord._crosspost),
        ("POST", r"/channels/(\d+)/threads", FakeDiscord._create_thread),
        ("GET", r"/guilds/(\d+)/threads/active", FakeDiscord._active_threads),
        ("GET", r"/guilds/(\d+)/members/(\d+)", FakeDiscord._get_member),
        ("POST", r"/interactions/(\d+)/([^/]+)/callback", FakeDiscord._callback),
        ("GET", r"/webhooks/(\d+)/([^/]+)/messages/@original", FakeDiscord._get_original),
        ("PATCH", r"/webhooks/(\d+)/([^/]+)/messages/@original", FakeDiscord._edit_original),
        ("POST", r"/webhooks/(\d+)/([^/]+)", FakeDiscord._follow_up),
    )
]
