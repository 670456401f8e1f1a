"""Loads one plug-in by name from a shelf.

A shelf is a package; a plug-in is a module on it that defines exactly one concrete subclass of
the shelf's base class. Module name = plug-in name = name in the settings, with `_` for `-`.
"""

import importlib
import inspect
import pkgutil
from types import ModuleType
from typing import TypeVar

from bot.model.errors import PlugInError

T = TypeVar("T")


def load(shelf: str, name: str, base: type[T]) -> type[T]:
    """Return the plug-in class `name` from the package `shelf`.

    Raises PlugInError when there is no such module or it defines no plug-in.
    """
    module_name = name.replace("-", "_").replace(" ", "_")
    if not module_name.isidentifier() or module_name not in _modules(shelf):
        raise PlugInError(
            f'There is no "{name}" in {shelf}.',
            fix=f"Choose one of: {', '.join(names(shelf, base))}.",
        )
    found = _plugin_in(importlib.import_module(f"{shelf}.{module_name}"), base)
    if found is None:
        raise PlugInError(f'"{name}" in {shelf} is a module, not a plug-in.')
    return found


def load_all(shelf: str, base: type[T]) -> dict[str, type[T]]:
    """Return every plug-in on the shelf by its module name, in alphabetical order."""
    loaded = ((name, importlib.import_module(f"{shelf}.{name}")) for name in _modules(shelf))
    found = {name: _plugin_in(module, base) for name, module in loaded}
    return {name: plugin for name, plugin in found.items() if plugin is not None}


def names(shelf: str, base: type[T]) -> list[str]:
    """Return the names of the plug-ins on the shelf as settings write them."""
    return [name.replace("_", "-") for name in load_all(shelf, base)]


def _modules(shelf: str) -> list[str]:
    package = importlib.import_module(shelf)
    return sorted(info.name for info in pkgutil.iter_modules(package.__path__))


def _plugin_in(module: ModuleType, base: type[T]) -> type[T] | None:
    found = [
        value
        for value in vars(module).values()
        if inspect.isclass(value)
        and issubclass(value, base)
        and not inspect.isabstract(value)
        and f"{value.__module__}.".startswith(f"{module.__name__}.")
    ]
    return found[0] if len(found) == 1 else None
