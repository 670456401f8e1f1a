"""Writes the tables of the settings, the commands and the error sentences anew, from what there is.

Run `python -m docs.reference.generate` after a setting, a command or a sentence has changed. What
stands above the mark in each page is written by hand and kept.
"""

from pathlib import Path

from bot.model.request import CommandInfo
from commands.dispatch import describe, load_commands
from config.settings import DEFAULTS
from docs.reference.messages import messages_table

HERE = Path(__file__).parent
MARK = "<!-- below: python -m docs.reference.generate -->\n"


def settings_table() -> str:
    """Return every setting with its default and its comment in default.yaml."""
    rows = ["| setting | default | |", "|---|---|---|"]
    comment: list[str] = []
    path: list[str] = []
    for line in DEFAULTS.read_text(encoding="utf-8").splitlines():
        written = line.strip()
        if written.startswith("#"):
            comment.append(written.removeprefix("#").strip())
            continue
        key, _, value = written.partition(":")
        path = [*path[: (len(line) - len(line.lstrip())) // 2], key]
        if value.strip():
            default = value.strip().strip('"')
            shown = f"`{default}`" if default else "empty"
            rows.append(f"| `{'.'.join(path)}` | {shown} | {' '.join(comment)} |")
        comment = []
    return "\n".join(rows) + "\n"


def commands_list() -> str:
    """Return every command as `/help` has it, with its parameters and examples."""
    infos = [describe(name, command) for name, command in load_commands().items()]
    return "\n".join(_command(info) for info in infos)


def _command(info: CommandInfo) -> str:
    words = (p.name.upper() if p.required else f"[{p.name.upper()}]" for p in info.parameters)
    help_text = info.help if info.help.endswith(".") else f"{info.help}."
    managers = " For managers." if info.for_managers else ""
    lines = [f"## `{' '.join((f'/{info.name}', *words))}`", "", help_text + managers, ""]
    if info.parameters:
        lines += [*(f"- `{p.name}`: {p.help}" for p in info.parameters), ""]
    return "\n".join([*lines, "```", *info.examples, "```", ""])


def pages() -> dict[Path, str]:
    """Return the pages as they should be: what is written by hand, the mark, what is generated."""
    made = {
        HERE / "settings.md": settings_table(),
        HERE / "commands.md": commands_list(),
        HERE.parent / "troubleshooting.md": messages_table(),
    }
    found = {}
    for path, generated in made.items():
        by_hand, mark, _ = path.read_text(encoding="utf-8").partition(MARK)
        found[path] = f"{by_hand}{mark}\n{generated}"
    return found


if __name__ == "__main__":
    for page, text in pages().items():
        page.write_text(text, encoding="utf-8")
