"""A statement of 1,000 lines against a bare canvas that draws the same strings.

The limit leaves out everything that is ours: choosing columns, wrapping, running sums, paging,
rules and marks. Both sides embed the same fonts and save the file; both are warm.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from app.documents.fonts import font_book
from app.documents.printable import Gate, Printable
from app.documents.sheet import Sheet, Style
from app.documents.statement import draw_statement, statement_pdf
from app.documents.statement_setting import A4_HEIGHT, A4_WIDTH
from app.documents.voice import Voice
from app.domain.papers import (
    ShopHead,
    StatementLine,
    StatementModel,
    StatementTotal,
    Words,
)
from tests.bench.figures import Figure, Plan, in_turn

LINES = 1_000
_ROUNDS = 7
_TARGET = 1 / 0.7  # seven tenths of the canvas's speed


@dataclass(slots=True)
class Recording:
    """Every string of a paper, page by page: x, y from below, text, font, size."""

    pages: list[list[tuple[float, float, str, str, float]]] = field(default_factory=lambda: [[]])


class _RecordingSheet(Sheet):
    def __init__(self, recording: Recording) -> None:
        super().__init__(font_book(), A4_WIDTH, A4_HEIGHT, title="bench", author="bench", lang="zh")
        self._recording = recording

    def text(self, x: float, baseline: float, text: Printable, style: Style) -> None:
        place = (x, self.height - baseline, text, style.face.name, style.size)
        self._recording.pages[-1].append(place)
        super().text(x, baseline, text, style)

    def next_page(self) -> None:
        self._recording.pages.append([])
        super().next_page()


def run(plan: Plan) -> Iterator[Figure]:
    """A statement in one language and in two."""
    model = _statement()
    for name, langs in (("Chinese", ("zh",)), ("two languages", ("zh", "en"))):
        recording = record_strings(model, langs)
        medians = in_turn(
            partial(statement_pdf, model, langs=langs),
            partial(draw_bare, recording),
            plan.rounds(_ROUNDS),
        )
        yield Figure(f"statement of {LINES:,} lines as PDF, {name}", *medians, _TARGET)


def record_strings(model: StatementModel, langs: tuple[str, ...]) -> Recording:
    """Every string that our paper draws."""
    recording = Recording()
    book = font_book()
    voice = Voice(langs, Gate(book.glyphs))
    sheet = _RecordingSheet(recording)
    draw_statement(sheet, book, voice, model)
    return recording


def draw_bare(recording: Recording) -> bytes:
    """The same strings on a canvas of reportlab's own."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=(A4_WIDTH, A4_HEIGHT), initialFontName=font_book().regular.name)
    for page in recording.pages:
        for x, y, text, font, size in page:
            canvas.setFont(font, size)
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _statement() -> StatementModel:
    kinds = (
        (Words("售出", "Sale"), 896_000, "售价 12,800.00"),
        (Words("退货冲回", "Sale reversed"), -412_300, "原售出冲回"),
        (Words("费用分摊", "Share of cost"), -27_020, "维修鉴定费 386.00"),
    )
    lines = tuple(
        StatementLine(
            booked_on=date(2026, 10, 1) + timedelta(days=number * 30 // LINES),
            kind=kinds[number % 3][0],
            what=f"老花手提包 Speedy 30 第 {number} 件 A-{number:06d}",
            reference=f"S-{number:06d}",
            amount_minor=kinds[number % 3][1] + number,
            detail=Words(kinds[number % 3][2], "as agreed"),
        )
        for number in range(LINES)
    )
    moved_minor = sum(line.amount_minor for line in lines)
    return StatementModel(
        shop=ShopHead("试验寄卖行", "测试路 1 号", "000"),
        consignor_number="C-0001",
        consignor_name="试验寄卖人",
        first_day=date(2026, 10, 1),
        last_day=date(2026, 10, 31),
        currency="CNY",
        opening_minor=0,
        lines=lines,
        totals=(StatementTotal(Words("合计", "Total"), moved_minor),),
        closing_minor=moved_minor,
        open_cases=(),
        is_draft=False,
    )
