"""The guard in front of every connection: only public addresses, http(s) and web ports.

It works at the moment of connecting: a name is resolved once, every address it has must be public,
and the very address that was checked is dialled. A check of the address text alone would miss
names that resolve to private addresses, redirects, and answers that change between two look-ups.
"""

from collections.abc import Sequence
from ipaddress import ip_address
from urllib.parse import urlsplit

from bot.model.errors import RefusedAddressError, SettingsError
from bot.sources.addresses import is_public, unwrap
from bot.sources.links import DEFAULT_PORTS, display_link
from bot.sources.resolve import Resolve

_PORTS = frozenset({80, 443, 8080, 8443})
_BAD_PORTS = frozenset(
    {
        *(1080, 1433, 1521, 2049, 2181, 2375, 2376, 2379, 2380, 3128, 3268, 3306, 3389, 4045),
        *(5060, 5061, 5432, 5672, 5900, 5984, 6000, 6379, 6443, 6566, 6665, 6666, 6667, 6668),
        *(6669, 6697, 8500, 9042, 9092, 9100, 9200, 9300, 10080, 10250, 11211, 15672, 27017),
    }
)
_SETTING = "fetch.allow_private"
_EXEMPT = f"Only public addresses are fetched; an operator can exempt one server in {_SETTING}."
_REWRITE = "Give an address that begins with https:// or http://."


class Guard:
    """Decides what may be connected to. `allow_private` holds exact `host:port` exemptions."""

    def __init__(self, resolve: Resolve, allow_private: Sequence[str] = ()) -> None:
        self._resolve = resolve
        self._exempt = frozenset(_read_exemption(text) for text in allow_private)

    def check(self, url: str) -> None:
        """Check scheme, host and port of an address. Raises RefusedAddressError."""
        try:
            parts = urlsplit(url)
            named = parts.port
        except ValueError as error:
            raise RefusedAddressError(
                "That address cannot be read.", fix=_REWRITE, subject=display_link(url)
            ) from error
        # Where browsers see the host end at a backslash, others see a user name: nobody means it.
        netloc = parts.netloc.lower().replace("%5c", "\\")
        if parts.scheme not in DEFAULT_PORTS or "\\" in netloc:
            raise _refusal(url, "is not a web address", _REWRITE)
        if not parts.hostname:
            raise _refusal(url, "names no host", _REWRITE)
        port = DEFAULT_PORTS[parts.scheme] if named is None else named
        if not self._allows_port(parts.hostname, port):
            raise _refusal(url, f"is on port {port}, which is not a port for the web")

    def check_unresolved(self, url: str) -> None:
        """Check all that an address itself tells, a literal IP too. Raises RefusedAddressError."""
        self.check(url)
        parts = urlsplit(url)
        host = _normal(parts.hostname or "")
        port = parts.port or DEFAULT_PORTS[parts.scheme]
        try:
            ip_address(host)
        except ValueError:
            return  # a name: what it resolves to is checked at the moment of connecting
        if (host, port) not in self._exempt and not is_public(host):
            raise _refusal(url, "is not a public address")

    async def addresses(self, host: str, port: int) -> list[str]:
        """Return the addresses to dial for a host, all of them checked.

        Raises RefusedAddressError unless every one is public (or `host:port` is exempt), and
        UnreachableError when the name cannot be resolved.
        """
        name = _normal(host)
        if not self._allows_port(name, port):
            raise _refusal(_shown(name, port), "is not on a port for the web")
        found = await self._resolve(name, port)
        if (name, port) in self._exempt:
            return found
        if not found or not all(is_public(address) for address in found):
            raise _refusal(_shown(name, port), "is not a public address")
        return list(dict.fromkeys(str(unwrap(ip_address(address))) for address in found))

    def _allows_port(self, host: str, port: int) -> bool:
        if (_normal(host), port) in self._exempt:
            return True
        return port in _PORTS or (1023 < port < 65_536 and port not in _BAD_PORTS)


def _read_exemption(text: str) -> tuple[str, int]:
    host, _, port = text.strip().rpartition(":")
    if not host or not port.isdecimal():
        raise SettingsError(
            f'{_SETTING} holds "{text}", which is not host:port.',
            fix='Write each server as host:port, for example "rsshub.lan:1200".',
        )
    return _normal(host), int(port)


def _normal(host: str) -> str:
    return host.strip("[]").lower()


def _shown(host: str, port: int) -> str:
    return f"//[{host}]:{port}" if ":" in host else f"//{host}:{port}"


def _refusal(url: str, reason: str, fix: str = _EXEMPT) -> RefusedAddressError:
    shown = display_link(url).removeprefix("//")
    return RefusedAddressError(f"{shown} {reason}.", fix=fix, subject=shown)
