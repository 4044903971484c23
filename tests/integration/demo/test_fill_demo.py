"""A demo shop is a real shop: sound, balanced, and the same for the same seed."""

import io
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PIL import Image

from app.domain.moves import Actor
from app.domain.rows import QueueFilter
from app.services.demo import DemoReport, ShopHasDataError, album, fill_demo
from app.services.goods import add_consignor
from app.services.moves import offered_moves
from app.services.program_data import ProgramData
from app.services.shop import Shop, found_shop, open_shop
from app.services.verify import verify

UNTIL = date(2026, 3, 1)
SHANGHAI = ZoneInfo("Asia/Shanghai")
CASES = 24


@pytest.fixture(scope="module")
def small_pictures() -> Iterator[None]:
    """Photos of one colour: what is on them is another module's matter."""

    def plain(item_class: str, seed: int, *, flaw: str = "", angle: int = 0) -> bytes:
        name = f"{item_class} {seed} {flaw} {angle}".encode()
        colour = (sum(name) % 256, len(flaw), angle % 256)
        target = io.BytesIO()
        Image.new("RGB", (64, 48), colour).save(target, "JPEG")
        return target.getvalue()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(album, "draw_item", plain)
        yield


@pytest.fixture(scope="module")
def filled(
    tmp_path_factory: pytest.TempPathFactory, program: ProgramData, small_pictures: None
) -> Iterator[tuple[Shop, DemoReport]]:
    del small_pictures
    folder = tmp_path_factory.mktemp("demo")
    report = fill_demo(folder, program=program, cases=CASES, months=3, until=UNTIL)
    shop = open_shop(folder, program=program)
    yield shop, report
    shop.close()


def _last_hash(folder: Path, program: ProgramData, *, seed: int) -> str:
    fill_demo(folder, program=program, cases=12, seed=seed, months=2, until=UNTIL)
    shop = open_shop(folder, program=program)
    with shop.store.database.reading() as connection:
        row = connection.execute("SELECT hash FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
    shop.close()
    return bytes(row[0]).hex()


def test_a_drawn_demo_shop_is_sound(tmp_path: Path, program: ProgramData) -> None:
    fill_demo(tmp_path, program=program, cases=2, months=1, until=UNTIL)
    shop = open_shop(tmp_path, program=program)
    try:
        found = verify(shop, deep=True)
        with shop.store.database.reading() as connection:
            (photos,) = connection.execute("SELECT COUNT(*) FROM photo").fetchone()
    finally:
        shop.close()

    assert ((), ()) == (found.faults, found.notices)
    assert photos > 0


def test_a_demo_shop_has_no_faults_and_nothing_odd(filled: tuple[Shop, DemoReport]) -> None:
    shop, _ = filled
    found = verify(shop, deep=True)

    assert ((), ()) == (found.faults, found.notices)


def test_the_books_of_a_demo_shop_balance(filled: tuple[Shop, DemoReport]) -> None:
    shop, _ = filled
    trial = shop.queries.ledger.trial_balance()

    assert 0 == sum(line.minor for line in trial)
    assert {"consignors", "commission"} <= {line.account for line in trial}


def test_the_report_counts_what_is_in_the_shop(filled: tuple[Shop, DemoReport]) -> None:
    shop, report = filled
    with shop.store.database.reading() as connection:
        kinds = dict(connection.execute("SELECT kind, COUNT(*) FROM journal GROUP BY kind"))

    assert report == DemoReport(
        consignors=shop.queries.people.count(),
        items=shop.queries.items.count(),
        sales=kinds["sale_recorded"],
        cases=CASES,
        payouts=kinds["payout_recorded"],
    )
    assert 3 * CASES == report.items
    assert CASES == shop.queries.cases.count(QueueFilter(only_open=False))


def test_cases_are_open_and_closed_and_every_open_one_can_go_on(
    filled: tuple[Shop, DemoReport],
) -> None:
    shop, _ = filled
    open_cases = shop.queries.cases.page(QueueFilter(), offset=0, limit=CASES)

    assert 5 < len(open_cases) < CASES
    for case in open_cases:
        assert case.turn
        offers = offered_moves(shop, number=case.number, actor=Actor("林岚"))
        assert any(offer.is_allowed for offer in offers)


def test_some_open_cases_are_overdue_on_the_last_day(filled: tuple[Shop, DemoReport]) -> None:
    shop, _ = filled
    noon = round(datetime.combine(UNTIL, time(12), SHANGHAI).timestamp() * 1000)
    overdue = shop.queries.cases.count(QueueFilter(due_before=noon))

    assert 0 < overdue < shop.queries.cases.count(QueueFilter())


def test_time_goes_forward_within_opening_hours(filled: tuple[Shop, DemoReport]) -> None:
    shop, _ = filled
    with shop.store.database.reading() as connection:
        rows = connection.execute("SELECT at FROM journal ORDER BY seq").fetchall()
    moments = [datetime.fromtimestamp(at / 1000, UTC).astimezone(SHANGHAI) for (at,) in rows]

    assert sorted(moments) == moments
    assert date(2025, 12, 1) == moments[0].date()
    assert moments[-1].date() < UNTIL
    assert {moment.hour for moment in moments} <= set(range(10, 20))


def test_nobody_in_a_demo_shop_can_be_called(filled: tuple[Shop, DemoReport]) -> None:
    shop, _ = filled
    with shop.store.database.reading() as connection:
        rows = connection.execute("SELECT DISTINCT phone, email FROM person").fetchall()

    assert rows
    for phone, email in rows:
        assert not phone or phone.startswith("138 0000 ")
        assert not email or email.endswith("@example.com")


def test_complaints_are_filled_in_and_differ(filled: tuple[Shop, DemoReport]) -> None:
    shop, _ = filled
    with shop.store.database.reading() as connection:
        rows = connection.execute("SELECT complaint FROM case_file").fetchall()
    complaints = [text for (text,) in rows]

    assert len(set(complaints)) >= CASES - 1
    assert not [text for text in complaints if "{" in text or "。。" in text or "，。" in text]


def test_each_step_of_a_case_comes_after_the_one_before(
    filled: tuple[Shop, DemoReport],
) -> None:
    """A sale precedes its complaint, and an item its sale."""
    shop, _ = filled
    with shop.store.database.reading() as connection:
        taken_in = dict(connection.execute("SELECT subject, MIN(at) FROM journal GROUP BY subject"))
        sales = {}
        for at, payload in connection.execute(
            "SELECT at, payload FROM journal WHERE kind = 'sale_recorded'"
        ):
            for line in json.loads(payload)["lines"]:
                sales[line["item"]] = at
        cases = connection.execute("SELECT item, opened_at FROM case_file WHERE sale IS NOT NULL")
        complaints = cases.fetchall()

    assert all(taken_in[item] < at for item, at in sales.items())
    assert all(sales[item] < opened_at for item, opened_at in complaints)


@pytest.mark.usefixtures("small_pictures")
def test_the_same_seed_makes_the_same_journal(tmp_path: Path, program: ProgramData) -> None:
    first = _last_hash(tmp_path / "first", program, seed=7)
    again = _last_hash(tmp_path / "again", program, seed=7)
    other = _last_hash(tmp_path / "other", program, seed=8)

    assert first == again
    assert first != other


@pytest.mark.usefixtures("small_pictures")
def test_a_shop_without_data_is_filled_and_keeps_its_name_and_currency(
    tmp_path: Path, program: ProgramData
) -> None:
    settings = {"name": "小店", "currency": "JPY"}
    found_shop(tmp_path, program=program, founded_by="me", settings=settings).close()

    fill_demo(tmp_path, program=program, cases=3, months=1, until=UNTIL)

    shop = open_shop(tmp_path, program=program)
    kept = shop.queries.settings()
    prices = [item.price_minor for item in shop.queries.items.page(limit=100)]
    faults = verify(shop, deep=True).faults
    shop.close()
    assert ("小店", "JPY") == (kept.name, kept.currency)
    assert max(prices) < 1_000_000  # yen have no cents
    assert () == faults


@pytest.mark.usefixtures("small_pictures")
def test_a_shop_with_data_is_refused_and_left_as_it_is(
    tmp_path: Path, program: ProgramData
) -> None:
    shop = found_shop(tmp_path, program=program, founded_by="me", settings={"name": "小店"})
    add_consignor(shop, number="1", name="李女士", added_by="me")
    shop.close()

    with pytest.raises(ShopHasDataError) as refused:
        fill_demo(tmp_path, program=program, cases=3, months=1, until=UNTIL)

    assert {"folder": str(tmp_path)} == refused.value.params
    shop = open_shop(tmp_path, program=program)
    assert 0 == shop.queries.items.count()
    shop.close()


@pytest.mark.usefixtures("small_pictures")
def test_progress_ends_at_its_total(tmp_path: Path, program: ProgramData) -> None:
    told: list[tuple[int, int]] = []

    fill_demo(
        tmp_path,
        program=program,
        cases=3,
        months=1,
        until=UNTIL,
        progress=lambda done, total: told.append((done, total)),
    )

    done, total = told[-1]
    assert done == total
    assert sorted(told) == told


@pytest.mark.usefixtures("small_pictures")
def test_a_demo_shop_without_cases_still_trades(tmp_path: Path, program: ProgramData) -> None:
    report = fill_demo(tmp_path, program=program, cases=0, months=1, until=UNTIL)

    assert 0 == report.cases
    assert report.items > 0
    assert report.sales > 0


def test_the_demo_counter_answers_what_was_suggested(filled: tuple[Shop, DemoReport]) -> None:
    answers = filled[0].queries.learning.answers()
    assert len(answers) > CASES // 2
    assert {answer.answer for answer in answers} >= {"accepted", "overridden"}
    assert [answer for answer in answers if answer.reason]


def test_the_demo_invents_its_suggestions_and_asks_no_model(
    filled: tuple[Shop, DemoReport],
) -> None:
    answers = filled[0].queries.learning.answers()

    assert {("model", "")} == {(a.suggested.source, a.suggested.model) for a in answers}
