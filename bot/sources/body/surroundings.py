"""Where a block stands, as numbers: its boxes, its kin, the title, the blocks around it.

An article is a stretch of running text, and what is not running text inside it (a heading, a list)
belongs to it because of what is around it. Computed for all blocks of a page at once.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from bot.sources.body.blocks import Block

_LEVELS = 5
"""How many of the boxes around a block are looked at, the innermost first."""
_NONE = (0,) * _LEVELS
_RUNNING = 60
"""Size from which on a block with few links counts as running text."""
_LINKED = 0.4
_LENGTH, _LINK_SHARE, _ENDED, _PLEA, _CREDIT, _DATE, _P = 0, 1, 3, 8, 9, 10, 17
"""Columns of what is known of a block by itself."""


def look_around(np: Any, blocks: Sequence[Block], sizes: Any, own: Any, title: int) -> Any:
    """Return a row for each block; `own` is what is known of it by itself.

    `title` is the number of the block that is the page's title, or -1.
    """
    running = np.where((sizes >= _RUNNING) & (own[:, _LINK_SHARE] < _LINKED), sizes, 0)
    boxes = np.array(
        [(*block.containers[: -_LEVELS - 1 : -1], *_NONE)[:_LEVELS] for block in blocks]
    )
    parts = [
        _of_boxes(np, boxes, sizes, running, own),
        _of_kin(np, blocks, boxes, running),
        _of_order(np, running, title),
        _of_longest(np, boxes, running, title),
        _of_neighbours(np, running, own),
    ]
    return np.concatenate(parts, axis=1)


def _of_boxes(np: Any, boxes: Any, sizes: Any, running: Any, own: Any) -> Any:
    """How much running text, how many links and how many blocks stand in the same boxes."""
    length = _sum_up(np, boxes, sizes)
    linked = _sum_up(np, boxes, sizes * own[:, _LINK_SHARE])
    text = _sum_up(np, boxes, running)
    outside = boxes == 0
    total = max(float(running.sum()), 1.0)
    columns = [
        np.where(outside, 1.0, text[boxes] / total),
        np.where(outside, 0.0, linked[boxes] / np.maximum(length[boxes], 1)),
        _of_near_boxes(np, boxes[:, :2], length, _held(np, boxes, running, own)),
        _of_best_box(np, boxes, running),
    ]
    return np.concatenate(columns, axis=1)


def _sum_up(np: Any, boxes: Any, values: Any) -> Any:
    """Return for each box the sum of the values of all blocks in it."""
    return np.bincount(boxes.ravel(), np.repeat(values, _LEVELS))


def _held(np: Any, boxes: Any, running: Any, own: Any) -> tuple[Any, Any, Any]:
    """Return for each box how many blocks, running ones and paragraphs it holds."""
    return (
        _sum_up(np, boxes, np.ones(len(running))),
        _sum_up(np, boxes, running > 0),
        _sum_up(np, boxes, own[:, _P]),
    )


def _of_near_boxes(np: Any, near: Any, length: Any, held: tuple[Any, Any, Any]) -> Any:
    """How many blocks the two innermost boxes hold, how long ones, and of what kinds."""
    blocks, lines, paragraphs = held
    count = np.maximum(blocks[near], 1)
    columns = (
        np.log1p(blocks[near]) / 5,
        np.log1p(length[near] / count) / 6,
        lines[near] / count,
        paragraphs[near] / count,
    )
    return np.concatenate([np.where(near == 0, 0.0, values) for values in columns], axis=1)


def _of_best_box(np: Any, boxes: Any, running: Any) -> Any:
    """Whether a block is in the box that directly holds most running text, or in how good a one."""
    count = int(boxes.max()) + 1
    direct = np.bincount(boxes[:, 0], running, count) + np.bincount(boxes[:, 1], running / 2, count)
    direct[0] = 0
    best = int(direct.argmax())
    return np.stack(
        [
            direct[boxes[:, 0]] / max(float(direct[best]), 1.0),
            (boxes == best).any(axis=1) * (best > 0),
            (boxes[:, 0] == best) * (best > 0),
        ],
        axis=1,
    )


def _of_kin(np: Any, blocks: Sequence[Block], boxes: Any, running: Any) -> Any:
    """How much of the running text is made as the block is: same element, names and depth."""
    total = max(float(running.sum()), 1.0)
    columns = []
    keys: dict[Any, int] = {}
    like = np.array([keys.setdefault((b.tag, b.near, b.depth), len(keys)) for b in blocks])
    columns += [
        np.bincount(like, running)[like] / total,
        np.log1p(np.bincount(like))[like] / 5,
    ]
    together: dict[Any, int] = {}
    pairs = zip(blocks, boxes[:, 0].tolist(), strict=True)
    like = np.array([together.setdefault((b.tag, box), len(together)) for b, box in pairs])
    columns.append(np.bincount(like, running)[like] / total)
    return np.stack(columns, axis=1)


def _of_order(np: Any, running: Any, title: int) -> Any:
    """How much running text comes before a block, and how far from the title it is."""
    count = len(running)
    total = max(float(running.sum()), 1.0)
    until = np.cumsum(running) / total
    before = until - running / total
    index = np.arange(count)
    far = index - title
    known = float(title >= 0)
    return np.stack(
        [
            index / count,
            before,
            until,
            np.full(count, np.log1p(total) / 10),
            np.full(count, known),
            known * (far > 0),
            known * np.log1p(abs(far)) / 5,
            known * (before - before[max(title, 0)]),
        ],
        axis=1,
    )


def _of_longest(np: Any, boxes: Any, running: Any, title: int) -> Any:
    """How near a block is to the longest one and to the title, by boxes and by count."""
    longest = int(running.argmax())
    index = np.arange(len(running))
    far = index - longest
    columns = [
        running / max(float(running[longest]), 1.0),
        np.sign(far) * np.log1p(abs(far)) / 5,
    ]
    for number in (longest, title):
        mine = boxes[max(number, 0)]
        shared = np.isin(boxes, mine[mine > 0]) * (number >= 0)
        columns += [shared[:, 0], shared.sum(axis=1) / _LEVELS]
    return np.stack(columns, axis=1)


def _of_neighbours(np: Any, running: Any, own: Any) -> Any:
    """What the two blocks on each side are like, and the mean of stretches around a block."""
    is_running = (running > 0).astype(np.float32)
    length = own[:, _LENGTH]
    weighed = np.stack([length * own[:, _LINK_SHARE], length * is_running, length], axis=1)
    columns = [*_beside(np, is_running, own)]
    for sums, _ in _stretches(np, weighed, ((2, 2), (5, 5), (10, 0), (0, 10), (30, 0), (0, 30))):
        columns.append(sums[:, :2] / np.maximum(sums[:, 2:], 1e-6))
    asked = own[:, (_PLEA, _CREDIT, _DATE)]
    for sums, blocks in _stretches(np, asked, ((5, 5), (12, 0), (0, 12))):
        columns.append(sums / blocks)
    return np.concatenate(columns, axis=1)


def _beside(np: Any, is_running: Any, own: Any) -> list[Any]:
    """Return what the two blocks before and the two behind each block are like by themselves."""
    alone = np.stack(
        [
            own[:, _LENGTH] / 5,
            own[:, _LINK_SHARE],
            is_running,
            own[:, _ENDED],
            own[:, _PLEA],
            own[:, _P],
        ],
        axis=1,
    )
    edge = np.zeros((2, alone.shape[1]), np.float32)
    padded = np.concatenate([edge, alone, edge])
    return [padded[start : start + len(own)] for start in (0, 1, 3, 4)]


def _stretches(
    np: Any, values: Any, reaches: Sequence[tuple[int, int]]
) -> Iterator[tuple[Any, Any]]:
    """Yield what the values of the blocks around each block add up to, and how many blocks it is.

    `reaches` are the numbers of blocks before and behind that are looked at.
    """
    index = np.arange(len(values))
    sums = np.concatenate([np.zeros((1, 3), np.float32), np.cumsum(values, axis=0)])
    for before, after in reaches:
        low, high = np.maximum(index - before, 0), np.minimum(index + after + 1, len(values))
        yield sums[high] - sums[low], (high - low)[:, None]
