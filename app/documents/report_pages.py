"""Putting a report on pages: every page has its running head, every part of a table its heads."""

from collections.abc import Sequence

from app.documents.flow import Placed, stacked
from app.documents.lines import Block
from app.documents.statement_setting import BOTTOM, TOP


class ReportPages:
    """Pages filled from the top; every page after the first opens with the running head."""

    def __init__(self, running_head: Block) -> None:
        self.pages: list[list[Placed]] = [[]]
        self._running_head = running_head
        self._y = TOP

    def place(self, *blocks: Block) -> None:
        """The blocks one below the other, kept together."""
        if not self._has_room(*blocks):
            self.turn()
        self._put(*blocks)

    def place_table(
        self,
        title: Block,
        header: Block,
        rows: Sequence[Block],
        *,
        again: Block | None = None,
        whole: bool = False,
    ) -> None:
        """A table that may go on over the page, unless it is wanted ``whole``.

        There ``again`` stands in place of the header. Its last two rows stay together.
        """
        if not rows:
            return
        if not self._has_room(title, header, *(rows if whole else rows[:2])):
            self.turn()
        self._put(title, header)
        last = len(rows) - 1
        for place, row in enumerate(rows):
            together = rows[place : place + 2] if place == last - 1 else [row]
            if not self._has_room(*together) and place:
                self.turn()
                self._put(again or header)
            self._put(row)

    def turn(self) -> None:
        """Go on with a new page."""
        self.pages.append([])
        self._y = TOP
        self._put(self._running_head)

    def _has_room(self, *blocks: Block) -> bool:
        return self._y + blocks[0].gap + stacked(blocks) <= BOTTOM

    def _put(self, *blocks: Block) -> None:
        for block in blocks:
            self._y += block.gap
            self.pages[-1].append((self._y, block))
            self._y += block.height
