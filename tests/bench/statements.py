"""Statements of 500 consignors, from the books to the files, against bare canvases.

Ours reads every account, issues what was not issued, draws, and writes the papers and their list.
The limit draws the same strings, one canvas a consignor, and writes the same number of files: no
reading, no journal, no columns, wrapping, sums or rules. Both embed the same fonts.
"""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from app.domain.entries import Fact, Json
from app.domain.ledger import Posting, as_json
from app.domain.papers import StatementModel
from app.domain.statements import period_days
from app.services.papers.statement import issued_before, statement_books
from app.services.papers.statement_batch import issue_statements
from app.services.program_data import load_program_data
from app.services.shop import Shop, found_shop, open_shop
from tests.bench.documents import Recording, draw_bare, record_strings
from tests.bench.figures import Figure, Plan, in_turn
from tests.bench.texts import Writer

_CONSIGNORS, _SALES = 500, 20  # and one payout in five sales
_PERIOD = "2025-06"
_BEGIN_MS = int(datetime(2025, 6, 1, 4, tzinfo=UTC).timestamp() * 1000)
_ROUNDS = 4
_TARGET = 1 / 0.6  # six tenths of the canvas's speed


def run(plan: Plan) -> Iterator[Figure]:
    """A first batch, which issues, and a second one, which prints again."""
    place = plan.folder / "statement-shop"
    shutil.rmtree(place, ignore_errors=True)
    _found(place)
    rounds = plan.rounds(_ROUNDS)
    out = plan.folder / "statements"
    copies = [_copy(place, plan.folder / f"batch-{n}") for n in range(rounds + 1)]
    try:
        batches = iter(copies)
        recordings: list[Recording] = []
        medians = in_turn(
            lambda: _issue(next(batches), out),
            lambda: _draw_all(recordings, out),
            rounds,
            between=lambda: None if recordings else _record(copies[0], recordings),
        )
        count = len(recordings)
        yield Figure(f"statements of {count} consignors, issued", *medians, _TARGET)
        medians = in_turn(
            partial(_issue, copies[0], out), lambda: _draw_all(recordings, out), rounds
        )
        yield Figure(f"statements of {count} consignors, printed again", *medians, _TARGET)
    finally:
        for folder in (*copies, out, place):
            shutil.rmtree(folder, ignore_errors=True)


def _found(place: Path) -> None:
    """A shop in which every consignor sold something on most days of the month."""
    writer = Writer(_CONSIGNORS)
    shop = found_shop(
        place,
        program=load_program_data(),
        founded_by="bench",
        settings={"name": "拾光寄卖行"},
        clock=lambda: _BEGIN_MS,
        rand=writer.random.randbytes,
    )
    try:
        for number in range(_CONSIGNORS):
            with shop.store.action("bench") as action:
                action.record(*_account(writer, number, action.new_id))
        with shop.store.database.reading() as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        shop.close()


def _account(writer: Writer, number: int, new_id: Callable[[], str]) -> Iterator[Fact]:
    consignor = new_id()
    fields: dict[str, Json] = {
        "number": str(10_000 + number),
        "name": writer.name(),
        "is_consignor": 1,
    }
    yield Fact("person_edited", "person", consignor, {"fields": fields})
    for place in range(_SALES):
        yield from _sold(writer, consignor, number * _SALES + place, new_id)
        if place % 5 == 4:
            lines = (
                Posting("consignors", 10_000, "CNY", "payout", consignor),
                Posting("channel.bank", -10_000, "CNY", "payout"),
            )
            payload: dict[str, Json] = {"amount_minor": 10_000, "currency": "CNY", "tender": "bank"}
            payload["postings"] = as_json(lines, _day(place))
            yield Fact("payout_recorded", "person", consignor, payload)


def _sold(writer: Writer, consignor: str, count: int, new_id: Callable[[], str]) -> Iterator[Fact]:
    title, brand, colour = writer.thing()
    price = writer.random.randrange(200, 30_000) * 100
    hers = price * 7 // 10
    item, sale, sku, day = new_id(), new_id(), f"B{count:07d}", _day(count % _SALES)
    fields: dict[str, Json] = {"sku": sku, "title": title, "brand": brand, "color": colour}
    yield Fact(
        "item_edited",
        "item",
        item,
        {"fields": {**fields, "consignor": consignor, "price_minor": price}},
    )
    line: dict[str, Json] = {
        "item": item, "sku": sku, "title": title, "price_minor": price, "consignor": consignor,
        "consignor_minor": hers, "commission_minor": price - hers, "tax_minor": 0,
    }  # fmt: skip
    postings = (
        Posting("channel.wechat", price, "CNY", "sale", sale=sale, item=item),
        Posting("consignors", -hers, "CNY", "sale", consignor, sale=sale, item=item),
        Posting("commission", hers - price, "CNY", "sale", sale=sale, item=item),
    )
    payload: dict[str, Json] = {
        "number": f"R{count:07d}", "sold_at": _BEGIN_MS, "sold_on": day.isoformat(), "buyer": None,
        "currency": "CNY", "total_minor": price, "tender": "wechat", "payment_reference": "",
        "refunded_minor": 0, "is_void": False, "is_history": False, "shipped": False,
        "source_id": None, "lines": [line], "postings": as_json(postings, day),
    }  # fmt: skip
    yield Fact("sale_recorded", "sale", sale, payload)


def _day(place: int) -> date:
    return date(2025, 6, 1 + place)


def _copy(place: Path, target: Path) -> Path:
    target.mkdir(parents=True, exist_ok=True)
    shutil.copy2(place / "shop.db", target / "shop.db")
    return target


def _issue(folder: Path, out: Path) -> None:
    shop = _opened(folder)
    try:
        issue_statements(shop, period=_PERIOD, folder=out, issued_by="bench")
    finally:
        shop.close()


def _opened(folder: Path) -> Shop:
    return open_shop(folder, program=load_program_data())


def _record(folder: Path, recordings: list[Recording]) -> None:
    """Add what the papers of a batch drew."""
    shop = _opened(folder)
    try:
        recordings += [record_strings(model, ("zh",)) for model in _models(shop)]
    finally:
        shop.close()


def _models(shop: Shop) -> Iterator[StatementModel]:
    books = statement_books(shop, "bench")
    first, last = period_days(_PERIOD)
    for one in books.shop.queries.statements.recipients():
        person = books.shop.queries.people.line_by_id(one.id)
        model = issued_before(books, person, first, last) if person else None
        if model is not None:
            yield model


def _draw_all(recordings: list[Recording], out: Path) -> None:
    for place, recording in enumerate(recordings):
        (out / f"bare-{place}.pdf").write_bytes(draw_bare(recording))
