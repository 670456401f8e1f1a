"""The port of `/healthz` and `/metrics`: plain HTTP, no secrets, for the machine's own eyes."""

import logging
from collections.abc import Callable, Mapping
from datetime import datetime

from aiohttp import web

from bot.model.errors import SettingsError, StorageError
from bot.model.health import Health
from bot.monitor.lag import LoopLag
from bot.monitor.metrics import find_trouble, write_metrics
from bot.pipeline.services import Services

log = logging.getLogger(__name__)

_METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8"


class Monitor:
    """Serves how the bot does, between `start` and `stop`.

    `connected` says which platforms can be sent to; `delivered_at` when the outbox was last gone
    through.
    """

    def __init__(
        self,
        services: Services,
        lag: LoopLag,
        *,
        connected: Callable[[], Mapping[str, bool]],
        delivered_at: Callable[[], datetime | None],
    ) -> None:
        self._services = services
        self._lag = lag
        self._connected = connected
        self._delivered_at = delivered_at
        self._runner: web.AppRunner | None = None

    async def start(self, host: str, port: int) -> int:
        """Listen; return the port (of 0, the one that was free). Raises SettingsError."""
        app = web.Application()
        app.router.add_get("/healthz", self._healthz)
        app.router.add_get("/metrics", self._metrics)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        shown = f"[{host}]" if ":" in host else host
        try:
            await web.TCPSite(self._runner, host, port).start()
        except (OSError, UnicodeError) as error:
            await self.stop()
            reason = error.strerror if isinstance(error, OSError) else "no host can be called so"
            raise SettingsError(
                f"Nothing can listen on {shown}:{port}: {reason}.",
                fix="Give monitor.listen another address, or stop what uses this one.",
                subject="monitor.listen",
            ) from error
        bound: int = self._runner.addresses[0][1]
        log.info("/healthz and /metrics are at http://%s:%d", shown, bound)
        return bound

    async def stop(self) -> None:
        """Close the port."""
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def _healthz(self, request: web.Request) -> web.Response:
        """Answer 200 while the bot works, else 503 with sentences; a database that fails is one."""
        try:
            trouble = find_trouble(await self._read(), self._lag, self._delivered_at())
        except StorageError as error:
            trouble = [str(error)]
        state = {"ok": not trouble, "trouble": trouble, "platforms": dict(self._connected())}
        return web.json_response(state, status=503 if trouble else 200)

    async def _metrics(self, request: web.Request) -> web.Response:
        """Answer with all numbers; 503 with the sentence while the database cannot be read."""
        try:
            health = await self._read()
        except StorageError as error:
            return web.Response(status=503, text=f"{error}\n")
        body = write_metrics(health, self._lag, self._connected(), self._services.version)
        return web.Response(body=body, headers={"Content-Type": _METRICS_TYPE})

    async def _read(self) -> Health:
        now = self._services.clock()
        return await self._services.storage.read(lambda t: t.health.read(now))
