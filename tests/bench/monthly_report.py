"""A month's report with its charts against its raw SQL and the raw drawing of the same marks.

The limit runs the same statements and takes their rows, then draws the same strings, rectangles
and lines on a bare canvas; adding up, choosing columns, wrapping and paging are ours alone. The
shop has two years of cases, a sale for each, and three lines of the books for two of three.
"""

import hashlib
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from reportlab.pdfgen.canvas import Canvas

from app.documents.fonts import font_book
from app.documents.monthly_report import draw_monthly_report, monthly_report_pdf
from app.documents.printable import Gate, Printable
from app.documents.sheet import BLACK_BAR, Colour, Sheet, Style
from app.documents.statement_setting import A4_HEIGHT, A4_WIDTH
from app.documents.voice import Voice
from app.domain.months import Month
from app.domain.papers import ShopHead
from app.services.monthly_report import report_of
from app.services.program_data import load_program_data
from app.services.shop import Shop, open_shop
from app.storage.queries.monthly_report import (
    CASES,
    MONEY,
    TREND_MONEY,
    TREND_SALES,
    WAITING,
    counted,
    spans_of,
)
from tests.bench.figures import Figure, Plan, in_turn
from tests.bench.shops import shop_of

_ROUNDS = 7
_TARGET = 3.0
_MONTH = Month(2025, 10)
_ZONE = ZoneInfo("Asia/Shanghai")
# Account, memo, tenths of the price, parts of the costs: a return, and its costs shared 30/70.
_LINES = (
    ("consignors", "sale_reversed", 6, 0),
    ("commission", "sale_reversed", 4, 0),
    ("channel.wechat", "refund_paid", -10, 0),
    ("costs_to_allocate", "cost", 0, 100),
    ("channel.bank", "cost", 0, -100),
    ("after_sales_loss", "share_shop", 0, 30),
    ("consignors", "share_consignor", 0, 70),
    ("costs_to_allocate", "costs_shared", 0, -100),
)
_BOOK = (
    "INSERT INTO posting (entry, account, party, minor, currency, booked_on, memo, case_id, sale,"
    " item) SELECT randomblob(16), l.account, COALESCE(c.consignor, ''),"
    " c.at_stake_minor * l.of_price / 10 + c.pk % 500 * l.of_costs, 'CNY',"
    " date(c.closed_at / 1000, 'unixepoch'), l.memo, c.id, c.sale, COALESCE(c.item, '')"
    " FROM case_file AS c JOIN line AS l WHERE c.is_open = 0 ORDER BY c.closed_at, l.rowid"
)
_HEAD = ShopHead("试验寄卖行")

Text = tuple[float, float, str, str, float]
Mark = tuple[Any, ...]


@dataclass(slots=True)
class _Recording:
    """Every mark of a paper, page by page."""

    texts: list[list[Text]] = field(default_factory=lambda: [[]])
    marks: list[list[Mark]] = field(default_factory=lambda: [[]])


class _RecordingSheet(Sheet):
    def __init__(self, recording: _Recording) -> None:
        super().__init__(font_book(), A4_WIDTH, A4_HEIGHT, title="bench", author="bench", lang="zh")
        self._recording = recording

    def text(self, x: float, baseline: float, text: Printable, style: Style) -> None:
        place = (x, self.height - baseline, text, style.face.name, style.size)
        self._recording.texts[-1].append(place)
        super().text(x, baseline, text, style)

    def bar(
        self, x: float, top: float, width: float, height: float, colour: Colour = BLACK_BAR
    ) -> None:
        self._recording.marks[-1].append(("rect", x, self.height - top - height, width, height))
        super().bar(x, top, width, height, colour)

    def rule(
        self, x: float, right: float, y: float, weight: float = 0.5, grey: float = 0.76
    ) -> None:
        self._recording.marks[-1].append(("line", x, right, self.height - y, weight))
        super().rule(x, right, y, weight, grey)

    def next_page(self) -> None:
        self._recording.texts.append([])
        self._recording.marks.append([])
        super().next_page()


def run(plan: Plan) -> Iterator[Figure]:
    """The whole report, and its two halves."""
    cases = 10_000 if plan.quick else 100_000
    shop = shop_with_books(plan.folder, cases)
    try:
        recording = _record(shop)
        raw = sqlite3.connect(shop.folder / "shop.db")
        raw.execute("PRAGMA cache_size = -16000")
        for name, ours, limit in (
            ("monthly report as PDF", partial(_paper, shop), partial(_both, raw, recording)),
            ("  its figures alone", partial(_figures, shop), partial(_read, raw)),
            ("  its drawing alone", _drawing(shop), partial(_draw_bare, recording)),
        ):
            medians = in_turn(ours, limit, plan.rounds(_ROUNDS))
            yield Figure(f"{name}, {cases:,} cases", *medians, _TARGET)
        raw.close()
    finally:
        shop.close()


def _paper(shop: Shop) -> bytes:
    report = report_of(shop, shop.queries, _MONTH)
    return monthly_report_pdf(report, _HEAD, _party(shop), langs=("zh",)).pdf


def _figures(shop: Shop) -> object:
    return report_of(shop, shop.queries, _MONTH)


def _drawing(shop: Shop) -> Any:
    report = report_of(shop, shop.queries, _MONTH)
    return partial(monthly_report_pdf, report, _HEAD, _party(shop), langs=("zh",))


def _party(shop: Shop) -> Any:
    return lambda party: shop.program.word("party", party)


def _both(raw: sqlite3.Connection, recording: _Recording) -> bytes:
    _read(raw)
    return _draw_bare(recording)


def _read(raw: sqlite3.Connection) -> None:
    """Every row that the report is made of."""
    begin, end = _MONTH.bounds_ms(_ZONE)
    days = (str(_MONTH.first_day), str(_MONTH.last_day), "CNY")
    year = (str(_MONTH.plus(-12).first_day), str(_MONTH.last_day), "CNY")
    months = [_MONTH.plus(back) for back in range(-12, 1)]
    spans = spans_of(months, _ZONE)
    raw.execute(MONEY, days).fetchall()
    raw.execute(CASES, (begin, end, *days)).fetchall()
    raw.execute(TREND_MONEY, year).fetchall()
    raw.execute(TREND_SALES, year).fetchall()
    raw.execute(counted("opened_at"), (spans,)).fetchall()
    raw.execute(counted("closed_at"), (spans,)).fetchall()
    raw.execute(WAITING, (end, "CNY")).fetchall()


def _record(shop: Shop) -> _Recording:
    recording = _Recording()
    book = font_book()
    voice = Voice(("zh",), Gate(book.glyphs))
    report = report_of(shop, shop.queries, _MONTH)
    draw_monthly_report(_RecordingSheet(recording), book, voice, report, _HEAD, _party(shop))
    return recording


def _draw_bare(recording: _Recording) -> bytes:
    out = BytesIO()
    canvas = Canvas(out, pagesize=(A4_WIDTH, A4_HEIGHT), initialFontName=font_book().regular.name)
    for texts, marks in zip(recording.texts, recording.marks, strict=True):
        for mark in marks:
            if mark[0] == "rect":
                canvas.rect(*mark[1:], stroke=0, fill=1)
            else:
                canvas.setLineWidth(mark[4])
                canvas.line(mark[1], mark[3], mark[2], mark[3])
        for x, y, text, font, size in texts:
            canvas.setFont(font, size)
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def shop_with_books(folder: Path, cases: int, *, years: int = 2) -> Shop:
    """The kept shop with postings: a copy, for its books are written past the journal."""
    shop = shop_of(cases, folder)
    kept = shop.folder
    shop.close()
    print_of_this = hashlib.sha256(Path(__file__).read_bytes()).hexdigest()[:8]
    place = folder / f"books-{cases}-{years}-{print_of_this}"
    if not (place / "complete").exists():
        for outdated in folder.glob(f"books-{cases}-{years}-*"):
            shutil.rmtree(outdated)
        shutil.copytree(kept, place, ignore=shutil.ignore_patterns("complete"))
        _keep_books(place / "shop.db", years)
        (place / "complete").touch()
    return open_shop(place, program=load_program_data())


def _keep_books(path: Path, years: int) -> None:
    """Close what is done after some days, and book a return and its costs for it."""
    connection = sqlite3.connect(path)
    span_s = years * 365 * 86_400
    connection.execute(
        "UPDATE case_file SET opened_at = 1704067200000"
        " + pk * ? * 1000 / (SELECT MAX(pk) FROM case_file)",
        (span_s,),
    )
    connection.execute(
        "UPDATE case_file SET closed_at = opened_at + (pk % 12 + 1) * 86400000,"
        " promise_left_ms = (pk % 9) * 3600000 WHERE is_open = 0"
    )
    connection.execute(
        "UPDATE sale SET is_history = 0,"
        " sold_on = date(1704067200 + pk * ? / (SELECT MAX(pk) FROM sale), 'unixepoch')",
        (span_s,),
    )
    connection.execute("CREATE TEMP TABLE line (account, memo, of_price, of_costs)")
    connection.executemany("INSERT INTO line VALUES (?, ?, ?, ?)", _LINES)
    connection.execute(_BOOK)
    connection.commit()
    connection.execute("ANALYZE")
    connection.close()
