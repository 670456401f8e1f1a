"""`/feed pack`: ready packs of well-known feeds, by section and language."""

from collections.abc import Sequence

from bot.model.message import (
    Bold,
    Button,
    Buttons,
    Code,
    Heading,
    Listing,
    Message,
    Paragraph,
    Part,
    Plain,
    Text,
    say,
)
from bot.model.request import Completion, Kind, Parameter
from bot.pipeline.pull import FIRST_PULL
from bot.pipeline.show import plural
from bot.sources.opml import OpmlFeed
from commands.base import Command, Context
from commands.cards import quiet
from commands.opml import follow_new
from commands.packs import Pack, complete_pack, find_pack, language_name, load_packs


class FeedPack(Command):
    """Lists the packs, or follows the feeds of one."""

    help = "Ready packs of well-known news feeds, by section and language"
    parameters = (
        Parameter(
            "pack",
            Kind.TEXT,
            "Section and language, such as Asia English (lists all packs if not given)",
            required=False,
            suggested=True,
        ),
    )
    for_managers = True
    examples = ("/feed pack", "/feed pack Asia English", "/feed pack world de")

    async def __call__(self, context: Context, **arguments: str) -> Message:
        """Answer with the packs, or with what is followed now."""
        packs = await load_packs(context.services)
        if "pack" not in arguments:
            return _show_all(packs)
        pack = find_pack(packs, arguments["pack"])
        return _show(pack, await follow_new(context, pack.feeds))

    async def complete(
        self, context: Context, parameter: Parameter, typed: str
    ) -> list[Completion]:
        """Suggest packs by any word of their names."""
        return await complete_pack(context.services, typed)


def _show_all(packs: Sequence[Pack]) -> Message:
    sections = dict.fromkeys(pack.section for pack in packs)
    lines = tuple(_line(name, [p for p in packs if p.section == name]) for name in sections)
    example = (Plain("Follow one of them with its section and language: "),)
    parts: tuple[Part, ...] = (
        Heading((Plain("Feed packs"),)),
        quiet("Well-known public news feeds, with how many there are in each language."),
        Listing(lines),
        Paragraph((*example, Code("/feed pack Asia English")), quiet=True),
    )
    return Message(parts, line=f"Feed packs: {', '.join(sections)}")


def _line(section: str, packs: Sequence[Pack]) -> Text:
    languages = (f"{language_name(pack.language)} {len(pack.feeds)}" for pack in packs)
    return (Bold(section), Plain(f": {', '.join(languages)}"))


def _show(pack: Pack, new: Sequence[OpmlFeed]) -> Message:
    if not new:
        text = f"All feeds of {pack.name} are followed already; nothing changed."
        return say(text)
    text = f"Following {plural(len(new), 'feed')} of {pack.name}:"
    known = len(pack.feeds) - len(new)
    before = f" {plural(known, 'other')} of the pack followed before." if known else ""
    soon = (
        f"The {FIRST_PULL} newest articles of each are read within minutes; older ones count as "
        f"known, so nothing floods the digest.{before}"
    )
    titles = tuple((Plain(feed.title),) for feed in new)
    parts = (
        Paragraph((Plain(text),)),
        Listing(titles),
        quiet(soon),
        Buttons((Button("All feeds", "feed list"), Button("All packs", "feed pack"))),
    )
    return Message(parts, line=text.rstrip(":"))
