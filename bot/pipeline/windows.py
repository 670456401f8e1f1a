"""The story windows of the workspaces that stored last, kept between stores.

Reading what a window's articles show and indexing it takes far longer than placing an article. What
a kept window holds is compared with the database before it is used, so it does not matter what
happened in between: a transaction that failed, a manager who split a story, a clean-up, another
process. Only who is who is not: when a manager joins two actors, it counts for the articles that
come, and for those held when the window is read anew.
"""

from collections import OrderedDict
from datetime import UTC, datetime, timedelta
from functools import partial

from bot.pipeline.group import StoryWindow
from bot.storage.contract import Transaction

WINDOW = timedelta(hours=90)
"""An article may join a story that had an article so long before, and up to half a day longer:
follow-ups take days."""
WINDOW_ARTICLES = 2_000
"""Where more come in those days, the window is shorter: its work and memory are bounded."""
KEPT_ARTICLES = 4_000
"""So many articles at most are in all windows that are kept: some 35 MB."""


class StoryWindows:
    """The story windows of workspaces, kept between articles up to so many of these in all."""

    def __init__(self, most: int = KEPT_ARTICLES) -> None:
        self._most = most
        self._kept: OrderedDict[int, StoryWindow] = OrderedDict()

    def held(self) -> dict[int, int]:
        """Return how many articles are held of each workspace; the one used last comes last."""
        return {one: window.size for one, window in self._kept.items()}

    def take(self, t: Transaction, workspace_id: int, at: datetime) -> StoryWindow:
        """Return the window that an article of that moment is placed in.

        It is the caller's until it is given to `keep`; after an error it is not.
        """
        window = self._kept.pop(workspace_id, None) or StoryWindow()
        stories = t.stories.window(workspace_id, _begin(at), WINDOW_ARTICLES)
        window.renew(stories, partial(t.stories.evidence, workspace_id), t.whole)
        return window

    def keep(self, workspace_id: int, window: StoryWindow) -> None:
        """Keep a window for the next time, at the price of those that were not used for longest."""
        self._kept[workspace_id] = window
        while sum(self.held().values()) > self._most and len(self._kept) > 1:
            self._kept.popitem(last=False)

    def forget(self, workspace_id: int) -> None:
        """Let the window of a workspace go: the workspace is gone."""
        self._kept.pop(workspace_id, None)


def _begin(at: datetime) -> datetime:
    """Return when the window begins: at midnight or noon, so that it seldom moves."""
    begin = at.astimezone(UTC) - WINDOW
    return begin.replace(hour=begin.hour // 12 * 12, minute=0, second=0, microsecond=0)
