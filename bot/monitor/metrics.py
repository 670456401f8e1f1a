"""Health → metrics in Prometheus' text form, and → what is wrong, in sentences."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric, SummaryMetricFamily
from prometheus_client.registry import Collector

from bot.model.health import Health
from bot.monitor.lag import LoopLag
from bot.monitor.supervisor import is_silent

_QUANTILES = (0.5, 0.99, 1.0)
_SLOW_LOOP = 5.0
"""Seconds; Discord drops a connection that does not beat for ten."""
_GAUGES = (
    ("workspaces", "Servers and workspaces.", "workspaces"),
    ("feeds", "Feeds that are followed.", "feeds"),
    ("feeds_failing", "Feeds whose last reading failed.", "feeds_failing"),
    ("feeds_late", "Feeds due for more than ten minutes.", "feeds_late"),
    ("articles", "Articles in the archive.", "articles"),
    ("messages_waiting", "Messages that have not arrived yet.", "waiting"),
    ("oldest_message_seconds", "How long the oldest of them has waited.", "oldest_waiting"),
    ("messages_given_up", "Messages that were given up for good.", "dead"),
    ("digests_late", "Channels whose digest is more than ten minutes late.", "digests_late"),
)


def write_metrics(
    health: Health, lag: LoopLag, connected: Mapping[str, bool], version: str
) -> bytes:
    """Return all metrics as Prometheus reads them."""
    registry = CollectorRegistry()
    registry.register(_Numbers(health, lag, connected, version))
    return generate_latest(registry)


def find_trouble(health: Health, lag: LoopLag, delivered_at: datetime | None) -> list[str]:
    """Return what an orchestrator should restart the bot for, as sentences; empty: it is well.

    A platform that is down or a feed that fails is no such thing: a restart mends neither.
    """
    found = []
    if lag.quantile(0.5) > _SLOW_LOOP:
        found.append(f"The event loop is {lag.quantile(0.5):.1f} s late, half of the time.")
    if delivered_at is not None and is_silent(health.at, delivered_at):
        minutes = (health.at - delivered_at).total_seconds() / 60
        found.append(
            f"The outbox was last looked at {minutes:.0f} minutes ago."
            if minutes > 0
            else f"The clock was set back by {-minutes:.0f} minutes, and the schedule waits for it."
        )
    return found


class _Numbers(Collector):
    """The metrics of one moment; `prometheus_client` asks for them once."""

    def __init__(
        self, health: Health, lag: LoopLag, connected: Mapping[str, bool], version: str
    ) -> None:
        self._health = health
        self._lag = lag
        self._connected = connected
        self._version = version

    def collect(self) -> Iterable[Metric]:
        """Yield every metric."""
        for name, what, attribute in _GAUGES:
            value = float(getattr(self._health, attribute))
            yield GaugeMetricFamily(f"verbatim_{name}", what, value=value)
        build = GaugeMetricFamily("verbatim_build_info", "The version.", labels=["version"])
        build.add_metric([self._version], 1)
        yield build
        platforms = GaugeMetricFamily(
            "verbatim_platform_connected", "Whether messages can be sent.", labels=["platform"]
        )
        for platform, is_connected in self._connected.items():
            platforms.add_metric([platform], float(is_connected))
        yield platforms
        yield self._loop_lag()
        yield self._due_to_posted()

    def _loop_lag(self) -> Metric:
        lag = GaugeMetricFamily(
            "verbatim_loop_lag_seconds",
            "How late the event loop was in the last five minutes.",
            labels=["quantile"],
        )
        for share in _QUANTILES:
            lag.add_metric([f"{share:g}"], self._lag.quantile(share))
        return lag

    def _due_to_posted(self) -> Metric:
        delays = self._health.due_to_posted
        return SummaryMetricFamily(
            "verbatim_due_to_posted_seconds",
            "From a digest's hour to its arrival, over the last 24 hours.",
            count_value=len(delays),
            sum_value=sum(delays),
        )
