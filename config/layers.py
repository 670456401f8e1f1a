"""Where settings are written: files and the environment, read into one flat form.

A layer maps a setting's dotted name to what is written there and where it is written, so that
whatever turns out to be wrong can be shown at its place.
"""

import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import yaml

from bot.model.errors import SettingsError

PREFIX = "VERBATIM_"
SECRETS_DIR = "VERBATIM_SECRETS_DIR"
SYSTEMD_CREDENTIALS = "CREDENTIALS_DIRECTORY"
_FROM_FILE = "_FILE"
_FOR_OTHERS = stat.S_IROTH | stat.S_IWOTH
_RUN = Path("/run")
"""Container engines mount secrets here, readable by all, in a container of one user."""


@dataclass(frozen=True, slots=True)
class Given:
    """One value as written, and where."""

    value: object
    origin: str
    """A file's name or an environment variable, as a person would look for it."""


Layer: TypeAlias = dict[str, Given]


class _Loader(yaml.BaseLoader):
    """YAML in which every scalar is text and no key comes twice.

    Text, because YAML 1.1 reads 10:30 as the number 630 and `no` as a truth value; the types
    of the settings say what a value is.
    """

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[object, object]:
        """Return the mapping; raises ConstructorError for a key that comes twice."""
        seen: set[str] = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode) or not key.value:
                raise _misplaced("a name is missing before the colon", key)
            if key.value in seen:
                raise _misplaced(f'"{key.value}" is written twice', key)
            seen.add(key.value)
        return super().construct_mapping(node, deep)


def _misplaced(what: str, key: yaml.Node) -> yaml.MarkedYAMLError:
    return yaml.constructor.ConstructorError(None, None, what, key.start_mark)


def read_yaml(path: Path) -> Layer:
    """Return the settings in a YAML file. Raises SettingsError if it cannot be read as such."""
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        fix = "Indent with spaces, not with tabs." if "\\t" in str(error.problem) else ""
        raise SettingsError(
            f"{path}: line {line} is not right: {error.problem}.", fix=fix
        ) from error
    except (UnicodeDecodeError, yaml.YAMLError, RecursionError) as error:
        raise SettingsError(f"{path} is not a YAML text file.") from error
    except OSError as error:
        raise _unreadable(path, "The settings file", error) from error
    if content in (None, ""):
        return {}
    if not isinstance(content, dict):
        raise SettingsError(
            f"{path} holds no settings.", fix='Write lines such as "log:" and "  level: debug".'
        )
    return _flatten(content, str(path))


def _flatten(tree: Mapping[object, object], origin: str, above: str = "") -> Layer:
    layer: Layer = {}
    for key, value in tree.items():
        name = f"{above}{key}"
        if isinstance(value, dict) and value:
            layer |= _flatten(value, origin, f"{name}.")
        else:
            layer[name] = Given(value, origin)
    return layer


def read_environment(environ: Mapping[str, str]) -> Layer:
    """Return the settings in VERBATIM_ variables, `_FILE` ones and the secrets folders.

    A variable wins over a file in a secrets folder. Raises SettingsError for a file that is
    missing, may not be read, or may be read by everyone on this machine.
    """
    layer: Layer = {}
    for variable in (SYSTEMD_CREDENTIALS, SECRETS_DIR):
        if folder := environ.get(variable):
            layer |= _read_secrets(Path(folder), variable)
    for variable, value in sorted(environ.items()):
        if variable.startswith(PREFIX) and variable != SECRETS_DIR:
            layer |= _read_variable(variable, value)
    return layer


def _read_variable(variable: str, value: str) -> Layer:
    if variable.endswith(_FROM_FILE):
        if not value:
            raise SettingsError(
                f"{variable} is empty.", fix="Name the file that holds the value, or remove it."
            )
        setting = _setting_of(variable.removesuffix(_FROM_FILE))
        return {setting: Given(_read_secret(Path(value), variable), variable)}
    # As in a file: a line break at the end of a secret would be known to no log that hides it.
    return {_setting_of(variable): Given(value.strip(), variable)}


def _read_secrets(folder: Path, variable: str) -> Layer:
    try:
        files = sorted(path for path in folder.iterdir() if path.name.upper().startswith(PREFIX))
    except OSError as error:
        raise _unreadable(folder, f"The folder that {variable} names", error) from error
    return {
        _setting_of(path.name): Given(_read_secret(path, variable), str(path)) for path in files
    }


def _read_secret(path: Path, variable: str) -> str:
    try:
        if path.is_dir():
            raise SettingsError(f"{variable}: {path} is a folder.", fix="Name a file in it.")
        if path.stat().st_mode & _FOR_OTHERS and not path.resolve().is_relative_to(_RUN):
            raise SettingsError(
                f"{variable}: everyone on this machine may read or change {path}.",
                fix=f"Run: chmod o-rwx {path}",
            )
        return path.read_text(encoding="utf-8-sig").strip()  # some editors begin with a mark
    except UnicodeDecodeError as error:
        raise SettingsError(f"{variable}: {path} is not a text file.") from error
    except OSError as error:
        raise _unreadable(path, f"The file that {variable} names", error) from error


def _setting_of(variable: str) -> str:
    return variable.upper().removeprefix(PREFIX).lower().replace("__", ".")


def _unreadable(path: Path, what: str, error: OSError) -> SettingsError:
    reason = error.strerror or "unknown reason"
    return SettingsError(f"{what}, {path}, cannot be read ({reason}).")
