"""The page: each message as Discord and as Slack show it, side by side; it loads nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.model.message import Chart, Charts, Message, Part
from bot.platforms.discord.controls import share_row as discord_share_row
from bot.platforms.discord.render import render_message as render_discord
from bot.platforms.files import Files
from bot.platforms.preview.discord import DiscordPage
from bot.platforms.preview.html import Html, Moment, lines, tag, text
from bot.platforms.preview.slack import SlackPage
from bot.platforms.slack.render import render_message as render_slack

_STYLE = Path(__file__).with_name("style.css")
_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
_SHARE_ROW = 2


@dataclass(frozen=True, slots=True)
class Scene:
    """A message to look at, with its charts drawn for either platform."""

    title: str
    """What was asked, or what came: `/who Takaichi`, `The digest`."""
    message: Message
    asked: bool
    """Whether it is an answer: on Discord for the asker alone, with a button to share it."""
    dark: Files
    light: Files


def show_page(scenes: Sequence[Scene], moment: Moment) -> Html:
    """Return a page that stands alone, made from the payloads that the platforms would get."""
    shown = [_scene(scene, moment) for scene in scenes]
    return lines(
        (
            "<!doctype html>",
            '<html lang="en"><head><meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            "<title>Verbatim: a preview</title>",
            f"<style>{_STYLE.read_text(encoding='utf-8')}</style></head><body>",
            tag("h1", "title", text("How it looks on Discord and on Slack")),
            *shown,
            "</body></html>",
            "",
        )
    )


def _scene(scene: Scene, moment: Moment) -> Html:
    discord, slack = _on_discord(scene, moment), _on_slack(scene, moment)
    return tag(
        "section",
        "scene",
        tag("h2", "asked", text(scene.title)),
        tag("div", "pair", tag("div", "discord", discord), tag("div", "slack", slack)),
    )


def _on_discord(scene: Scene, moment: Moment) -> Html:
    spare = _SHARE_ROW if scene.asked else 0
    payloads = render_discord(scene.message, spare_components=spare, files=scene.dark)
    page = DiscordPage({file.name: file.body for file in scene.dark.values()}, moment)
    row = [discord_share_row()] if scene.asked else []
    shown = (page.show({**one, "components": [*one["components"], *row]}) for one in payloads)
    note = "Only you can see this" if scene.asked else ""
    return _framed("d", lines(shown), moment, note)


def _on_slack(scene: Scene, moment: Moment) -> Html:
    charts = [part for part in scene.message.parts if isinstance(part, Chart | Charts)]
    drawn = [part for part in dict.fromkeys(charts) if part in scene.light]
    ids: dict[Part, str] = {part: f"F{number:08}" for number, part in enumerate(drawn, start=1)}
    page = SlackPage({ids[part]: scene.light[part].body for part in drawn}, moment)
    payloads = render_slack(scene.message, pictures=ids)
    note = "In direct messages, or shared in a channel" if scene.asked else ""
    return _framed("s", lines(page.show(one) for one in payloads), moment, note)


def _framed(platform: str, message: Html, moment: Moment, note: str) -> Html:
    """Return a message with who says it, and who sees it."""
    at = moment.now.astimezone(moment.zone)
    name = tag("span", f"{platform}-name", text("Verbatim"))
    badge = tag("span", f"{platform}-app", text("APP"))
    time = tag("span", f"{platform}-at", text(f"{at:%H:%M}"))
    head = tag("div", f"{platform}-head", name, badge, time)
    below = tag("div", f"{platform}-note", text(note)) if note else ""
    avatar = tag("div", f"{platform}-avatar", text("V"))
    body = tag("div", f"{platform}-body", head, message, below)
    return tag("div", f"{platform}-message", avatar, body)
