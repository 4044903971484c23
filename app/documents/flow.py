"""Laying blocks on pages from top to bottom."""

from collections.abc import Iterator, Sequence

from app.documents.lines import Block

Placed = tuple[float, Block]  # top of the block in points, the block


def flow(blocks: Sequence[Block], top: float, bottom: float) -> list[list[Placed]]:
    """Pages of placed blocks; a block that keeps with the next one moves on with it."""
    pages: list[list[Placed]] = [[]]
    y = top
    for group in _groups(blocks):
        gap = group[0].gap if pages[-1] else 0.0
        if pages[-1] and y + gap + stacked(group) > bottom:
            pages.append([])
            y, gap = top, 0.0
        y += gap
        for place, block in enumerate(group):
            y += block.gap if place else 0.0
            pages[-1].append((y, block))
            y += block.height
    return pages


def stacked(blocks: Sequence[Block]) -> float:
    """Height of ``blocks`` on top of each other, without the gap above the first."""
    if not blocks:
        return 0.0
    return sum(block.gap + block.height for block in blocks) - blocks[0].gap


def _groups(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    group: list[Block] = []
    for block in blocks:
        group.append(block)
        if not block.keep_with_next:
            yield group
            group = []
    if group:
        yield group
