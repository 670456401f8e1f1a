"""The bot as a service: one process's life, from its lease to its end.

::

    lease ─▶ bot (bot.app) ─┬─ its platforms end, SIGTERM, Ctrl-C ─▶ the end, within ten seconds
      │                     ├─ another copy has taken the lease ─▶ the end, with a sentence
      ▲                     └─ a command asks for the database ─┐
      └─────────────── the command is done ─────────────────────┘
"""

import asyncio
import logging
import os
import signal
import threading
from collections.abc import Callable

from bot.app import Bot, make_platforms, open_services
from bot.model.errors import (
    DatabaseInUseError,
    DatabaseUnreachableError,
    ReadOnlyError,
    StorageError,
)
from bot.monitor import memory
from bot.monitor.supervisor import STOPPING, Supervisor
from bot.pipeline.models import find_summarizer
from bot.storage.handover import take_back, until_asked
from bot.storage.lease import Lease, hold_lease
from config.settings import Settings

log = logging.getLogger(__name__)

_RENEW_EVERY = 3.0
"""Seconds between two looks at the lease."""
_MOST_SECONDS = 9.0
"""From SIGTERM to the end, at the latest: service managers kill what takes much longer."""


async def run(settings: Settings) -> None:
    """Run the bot until its platforms end, or it is told to stop (SIGTERM, Ctrl-C).

    SIGHUP ends it where its terminal was closed, and is passed over where it has none.

    Raises LoginError when no platform accepts its token, DatabaseInUseError where another copy
    runs, and PlugInError where there is no such model.
    """
    memory.keep_together()
    find_summarizer(settings.digest.model)  # better now than when a digest is due
    supervisor = Supervisor(os.environ)
    _heed_signals(supervisor)
    _make_data_dir(settings)
    lease = hold_lease(settings.database_url)
    while True:
        with lease:
            if not await _run_until_asked(settings, supervisor, lease):
                return
        log.info("A command works on the database; the bot goes on when that is done.")
        lease = await _wait_for_lease(settings, supervisor)


async def _run_until_asked(settings: Settings, supervisor: Supervisor, lease: Lease) -> bool:
    """Run the bot to its end, or until a command asks for its database; return whether one does.

    Raises DatabaseInUseError where the lease was lost, and another copy has it by now.
    """
    bot = asyncio.create_task(_serve(settings, supervisor), name="bot")
    asked = asyncio.create_task(until_asked(settings.database_url), name="hand-over")
    lost = asyncio.create_task(_until_lost(lease), name="lease")
    tasks = (bot, asked, lost)
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        if bot.done():
            await bot
            return False
        if lost.done():
            await lost
        await asked
        log.info("A command asks for the database: the bot stops for it.")
        return True
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _until_lost(lease: Lease) -> None:
    """Look after the lease. Raises DatabaseInUseError when it is lost to another copy or file."""
    while True:
        try:
            await asyncio.to_thread(lease.renew)
        except DatabaseInUseError:
            raise
        except StorageError as error:  # nobody gets it then; every job says so in the log
            log.debug("The lease cannot be looked at: %s", error)
        await asyncio.sleep(_RENEW_EVERY)


async def _serve(settings: Settings, supervisor: Supervisor) -> None:
    async with open_services(settings) as services:
        platforms = make_platforms(settings, services)
        await Bot(settings, services, platforms, supervisor=supervisor).run()


async def _wait_for_lease(settings: Settings, supervisor: Supervisor) -> Lease:
    supervisor.tell("STATUS=A command works on the database.")
    telling = asyncio.create_task(supervisor.keep_told(lambda: True))
    try:
        return await take_back(settings.database_url)
    finally:
        telling.cancel()


def _make_data_dir(settings: Settings) -> None:
    try:
        settings.data_dir.mkdir(parents=True, exist_ok=True)
    except PermissionError as error:
        raise ReadOnlyError(
            f"The folder {settings.data_dir} cannot be made: it is not allowed.",
            fix="Set data_dir to a folder the bot may write to.",
        ) from error
    except OSError as error:
        raise DatabaseUnreachableError(
            f"The folder {settings.data_dir} cannot be made: {error.strerror}.",
            fix="Set data_dir to a folder the bot may write to.",
        ) from error


def _heed_signals(supervisor: Supervisor) -> None:
    """End on SIGTERM as on Ctrl-C: by cancelling the main task, so that everything closes."""
    task = asyncio.current_task()
    assert task is not None
    stopping = False

    def stop() -> None:
        nonlocal stopping
        if stopping:  # of a closed terminal both the shell and the system tell
            return
        stopping = True
        supervisor.tell(STOPPING)
        _end_in_time()
        task.cancel()

    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGTERM, stop)
    if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:  # as nohup leaves it
        loop.add_signal_handler(signal.SIGHUP, _on_hang_up(stop))


def _on_hang_up(stop: Callable[[], None]) -> Callable[[], None]:
    """Return what SIGHUP does: to a bot in a terminal it says that this was closed."""
    if not _has_terminal():
        return _pass_over
    shown = [number for number in range(3) if os.isatty(number)]

    def end_unseen() -> None:
        null = os.open(os.devnull, os.O_RDWR)
        for number in shown:  # the terminal that is no more: writing to it fails
            os.dup2(null, number)
        stop()

    return end_unseen


def _has_terminal() -> bool:
    """Return whether a terminal controls this process."""
    try:
        os.close(os.open(os.ctermid(), os.O_RDWR | os.O_NOCTTY))
    except OSError:
        return False
    return True


def _pass_over() -> None:
    # To a service it means "read your settings anew"; none expects to be ended by it.
    log.warning("SIGHUP is passed over: settings are read at the start, so restart the bot.")


def _end_in_time() -> None:
    """End the process when closing takes too long: as after a kill, nothing is lost by that."""
    timer = threading.Timer(_MOST_SECONDS, _end_now)
    timer.daemon = True
    timer.start()


def _end_now() -> None:
    log.warning("What was under way did not end within %g seconds: given up.", _MOST_SECONDS)
    os._exit(0)
