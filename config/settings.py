"""The settings as the bot gets them, and `load_settings`, which reads them.

::

    default.yaml ◀ the operator's file ◀ secrets folder and environment      (later wins)
         └──────── one value per setting, with where it is written ────▶ Settings
"""

from collections.abc import Mapping, Sequence
from datetime import time
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel, SecretStr, ValidationError, ValidationInfo, field_validator

from bot.model.errors import SettingsError
from config.layers import Given, Layer, read_environment, read_yaml
from config.sections import (
    Actors,
    Database,
    DigestSection,
    Fetch,
    LimitsSection,
    Log,
    Monitor,
    Platforms,
    Retention,
    Section,
    WorkersSection,
)
from config.version import read_version

DEFAULTS = Path(__file__).with_name("default.yaml")
SEEDS = DEFAULTS.parent.parent / "seeds" / "articles"
OWN_FILE = "verbatim.yaml"
"""Read from the working directory when no file is named."""
HIDDEN = "********"


class Settings(Section):
    """Everything an operator can set. Paths are absolute."""

    data_dir: Path
    seeds: Path
    database: Database
    platforms: Platforms
    fetch: Fetch
    digest: DigestSection
    actors: Actors
    limits: LimitsSection
    retention: Retention
    workers: WorkersSection
    monitor: Monitor
    log: Log

    @field_validator("data_dir", "seeds", mode="before")
    @classmethod
    def _absolute(cls, value: object, info: ValidationInfo) -> Path:
        if value == "" and info.field_name == "seeds":
            return SEEDS
        if not isinstance(value, str) or not value or "\0" in value:
            raise ValueError("should name a folder")
        started_in: Path = (info.context or {})["cwd"]
        try:
            return (started_in / Path(value).expanduser()).absolute()
        except RuntimeError as error:  # ~somebody, and there is no such user
            raise ValueError(f'should name a folder, and there is no home for "{value}"') from error

    @property
    def database_url(self) -> str:
        """The database's SQLAlchemy URL; SQLite in `data_dir` where none is set."""
        given = self.database.url.get_secret_value()
        return given or f"sqlite:///{self.data_dir / 'verbatim.db'}"

    @property
    def user_agent(self) -> str:
        """How the bot introduces itself to feed hosts."""
        contact = f" (+{self.fetch.contact})" if self.fetch.contact else ""
        return self.fetch.user_agent or f"Verbatim/{read_version()}{contact}"

    @property
    def has_tokens(self) -> bool:
        """Whether a chat platform is set up; if none is, the bot answers in the terminal."""
        return bool(self.platforms.discord.token.get_secret_value()) or self.platforms.slack.is_set

    def secrets(self) -> list[str]:
        """Return the values that must never be shown or logged."""
        values = (value for _, value in _leaves(self) if isinstance(value, SecretStr))
        return [value.get_secret_value() for value in values if value.get_secret_value()]

    def shown(self) -> dict[str, str]:
        """Return every setting by its dotted name as it may be shown: secrets are masked."""
        return {name: _show(value) for name, value in _leaves(self)}


_IN_PLAIN_WORDS = {
    "bool_parsing": "should be true or false",
    "bool_type": "should be true or false",
    "int_parsing": "should be a whole number",
    "int_type": "should be a whole number",
    "int_from_float": "should be a whole number",
    "float_parsing": "should be a number",
    "float_type": "should be a number",
    "less_than_equal": "should be at most {le:.0f}",
    "greater_than_equal": "should be at least {ge:.0f}",
    "string_type": "should be text",
    "string_too_short": "should not be empty",
}
"""What is wrong, by pydantic's types of errors."""
_SAYS_IT = frozenset(("value_error", "string_type", "string_too_short"))
"""Our own validators name the value themselves; of what must be text it may be a secret."""
_LONGEST_SHOWN = 60


def load_settings(config: Path | None, environ: Mapping[str, str], cwd: Path) -> Settings:
    """Return the settings from the defaults, the operator's file and the environment.

    `config` is the file the operator named; without one, `verbatim.yaml` in `cwd` is read where
    there is one. Raises SettingsError, naming every setting that is wrong and where it is written.
    """
    file = cwd / (config or OWN_FILE)
    layers = [read_yaml(DEFAULTS)]
    if config or file.exists():
        layers.append(read_yaml(file))
    layers.append(read_environment(environ))
    given: Layer = {}
    for layer in layers:
        _refuse_unknown(layer)
        given |= {name: value for name, value in layer.items() if name in setting_names()}
    try:
        return Settings.model_validate(_nest(given), context={"cwd": cwd})
    except ValidationError as error:
        raise SettingsError("\n".join(_sentences(error, given))) from error


@cache
def setting_names() -> tuple[str, ...]:
    """Return the dotted names of all settings, in the order of `default.yaml`."""
    return tuple(_names(Settings))


def _names(section: type[BaseModel], above: str = "") -> list[str]:
    found: list[str] = []
    for name, info in section.model_fields.items():
        kind = info.annotation
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            found += _names(kind, f"{above}{name}.")
        else:
            found.append(f"{above}{name}")
    return found


def _leaves(section: BaseModel, above: str = "") -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    for name in type(section).model_fields:
        value = getattr(section, name)
        if isinstance(value, BaseModel):
            found += _leaves(value, f"{above}{name}.")
        else:
            found.append((f"{above}{name}", value))
    return found


def _show(value: Any) -> str:
    if isinstance(value, SecretStr):
        return HIDDEN if value.get_secret_value() else ""
    if isinstance(value, tuple):
        return ", ".join(value)
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:g}" if isinstance(value, float) else str(value)


def _refuse_unknown(layer: Layer) -> None:
    known = setting_names()
    sections = {name.rpartition(".")[0] for name in known if "." in name} | {"platforms"}
    wrong = [
        f'{given.origin}: "{name}" {_what_it_is(name, known, sections)}'
        for name, given in layer.items()
        if name not in known and not (name in sections and given.value in ("", {}))
    ]
    if wrong:
        raise SettingsError("\n".join(wrong))


def _what_it_is(name: str, known: Sequence[str], sections: set[str]) -> str:
    if name in sections:
        return f'is a section; its settings are written below it, such as "{_first(name, known)}".'
    near = get_close_matches(name, known, n=1, cutoff=0.6)
    hint = f'; did you mean "{near[0]}"?' if near else "; config/default.yaml lists them all."
    return f"is not a setting{hint}"


def _first(section: str, known: Sequence[str]) -> str:
    return next(name for name in known if name.startswith(f"{section}."))


def _nest(given: Mapping[str, Given]) -> dict[str, Any]:
    tree: dict[str, Any] = {}
    for name, value in given.items():
        *path, last = name.split(".")
        branch = tree
        for part in path:
            branch = branch.setdefault(part, {})
        branch[last] = value.value
    return tree


def _sentences(error: ValidationError, given: Mapping[str, Given]) -> list[str]:
    """Return a sentence per wrong setting; never with the value of a secret in it."""
    sentences = []
    for problem in error.errors(include_url=False, include_input=False):
        name = _name_at(problem["loc"])
        what = _what_is_wrong(problem) + _instead_of(problem, given.get(name))
        where = f"{given[name].origin}: " if name in given else ""
        sentences.append(f'{where}"{name}" {what}{"" if what.endswith("?") else "."}')
    return sentences


def _what_is_wrong(problem: Mapping[str, Any]) -> str:
    """Return pydantic's sentence, in plain words where it speaks to programmers."""
    if plain := _IN_PLAIN_WORDS.get(problem["type"]):
        return plain.format(**problem.get("ctx", {}))
    said: str = problem["msg"]
    return said.removeprefix("Value error, ").removeprefix("Input ")


def _instead_of(problem: Mapping[str, Any], given: Given | None) -> str:
    """Return what stands there, where the sentence does not say so: never of a secret or a list."""
    plain = given is not None and isinstance(given.value, str | int | float)
    if problem["type"] in _SAYS_IT or given is None or not plain:
        return ""
    return f', not "{given.value}"' if len(str(given.value)) <= _LONGEST_SHOWN else ""


def _name_at(location: tuple[int | str, ...]) -> str:
    return ".".join(part for part in location if isinstance(part, str))
