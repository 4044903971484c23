"""Putting a statement on pages: heads repeat, sums carry over, no line breaks or gets lost."""

from app.documents.flow import Placed, stacked
from app.documents.lines import Block
from app.documents.statement_cases import open_case_list
from app.documents.statement_head import letterhead, running_head, summary
from app.documents.statement_lists import StatementList
from app.documents.statement_promises import (
    deduction_list,
    hold_list,
    objection_list,
    plan_list,
)
from app.documents.statement_setting import BOTTOM, TOP, StatementSetting
from app.documents.statement_table import StatementTable
from app.domain.papers import StatementModel

_TABLE_GAP = 20.0


class _Pages:
    """Pages filled from the top; every page after the first opens with the running head."""

    def __init__(self, running_head: Block) -> None:
        self.pages: list[list[Placed]] = [[]]
        self._running_head = running_head
        self._y = TOP

    def has_room(self, *blocks: Block) -> bool:
        return self._y + blocks[0].gap + stacked(blocks) <= BOTTOM

    def place(self, *blocks: Block) -> None:
        for block in blocks:
            self._y += block.gap
            self.pages[-1].append((self._y, block))
            self._y += block.height

    def skip(self, space: float) -> None:
        self._y += space

    def turn(self) -> None:
        self.pages.append([])
        self._y = TOP
        self.place(self._running_head)


def statement_pages(setting: StatementSetting, model: StatementModel) -> list[list[Placed]]:
    """Every page as placed blocks."""
    pages = _Pages(running_head(setting, model))
    pages.place(letterhead(setting, model), summary(setting, model))
    pages.skip(_TABLE_GAP)
    _place_table(pages, StatementTable(setting, model))
    for make in (deduction_list, plan_list, hold_list, open_case_list, objection_list):
        _place_list(pages, make(setting, model))
    return pages.pages


def _place_table(pages: _Pages, table: StatementTable) -> None:
    opening, closing = table.opening(), table.closing()
    carry = table.carried_forward(0)  # for its height: all of them are alike
    last = len(table.rows) - 1
    feet = [closing if place == last else [carry] for place in range(len(table.rows))]
    # At least one line, or the closing, follows the opening on its page.
    after = [table.rows[0], *feet[0]] if table.rows else closing
    if not pages.has_room(table.header, opening, *after):
        pages.turn()
    pages.place(table.header, opening)
    for count, (row, foot) in enumerate(zip(table.rows, feet, strict=True)):
        if not pages.has_room(row, *foot):
            pages.place(table.carried_forward(count))
            pages.turn()
            pages.place(table.header, table.brought_forward(count))
        pages.place(row)
    pages.place(*closing)


def _place_list(pages: _Pages, shown: StatementList) -> None:
    if not shown.rows:
        return
    if not pages.has_room(shown.heading, shown.header, shown.rows[0]):
        pages.turn()
    pages.place(shown.heading, shown.header)
    for row in shown.rows:
        if not pages.has_room(row):
            pages.turn()
            pages.place(shown.header)
        pages.place(row)
