"""One box for everything, as people type into it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from app.domain.rows import Hit, QueueFilter
from app.services.cases import edit_case
from app.services.opening import open_case
from app.services.program_data import ProgramData
from app.services.settings import edit_settings
from app.services.shop import Shop, found_shop
from tests.counter import Counter, ShopClock


def found(shop: Shop, typed: str) -> list[tuple[str, str]]:
    return [(hit.subject_type, hit.key) for hit in shop.queries.search.typed(typed)]


def cases(hits: list[Hit]) -> list[str]:
    return [hit.key for hit in hits if hit.subject_type == "case"]


@pytest.fixture
def busy(counter: Counter) -> Counter:
    """Two consignors, two sold items, two cases; the second case is the newer."""
    counter.sell_the_bag()
    counter.consignor("1002", "Müller & Söhne")
    counter.item("W-77", title="Omega Seamaster 300M", price=2_680_050, consignor="1002")
    counter.sell("W-77", tender="bank")
    counter.open(complaint="拉链坏了，五金掉色严重")
    counter.open("W-77", complaint="Stops after two hours; 表带断裂")
    return counter


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("裂", ["A-000002"]),
        ("拉链", ["A-000001"]),
        ("五金掉色", ["A-000001"]),
        ("五金掉色严重", ["A-000001"]),
        ("拉链 掉色", ["A-000001"]),
        ("金五", []),
        ("seamas", ["A-000002"]),
        ("SEAMASTER stop", ["A-000002"]),
        ("李女", ["A-000001"]),  # the consignor's name
        ("王", ["A-000002", "A-000001"]),  # the buyer's; newest first
        ("ｓｔｏｐｓ", ["A-000002"]),  # full width, as an input method writes it
    ],
)
def test_words_of_any_length_find_cases_newest_first(
    busy: Counter, typed: str, expected: list[str]
) -> None:
    assert cases(busy.shop.queries.search.typed(typed)) == expected
    assert sorted(cases(busy.shop.queries.search.ranked(typed))) == sorted(expected)


@pytest.mark.parametrize("typed", ["A-000002", "a-2", " a-0002 ", "A-2"])
def test_a_case_number_is_found_in_any_case_and_without_zeros(busy: Counter, typed: str) -> None:
    first = busy.shop.queries.search.typed(typed)[0]
    assert (first.subject_type, first.key, first.exact) == ("case", "A-000002", True)


def test_an_exact_number_stands_on_top(busy: Counter) -> None:
    assert found(busy.shop, "W-77")[0] == ("item", "W-77")
    assert found(busy.shop, "1002")[0] == ("person", "1002")
    assert found(busy.shop, "S2")[0] == ("sale", "S2")
    assert found(busy.shop, "42000010001")[0] == ("sale", "S2")  # the payment number


@pytest.mark.parametrize("typed", ["1234", "00001234", "138-0000 1234", "13800001234"])
def test_the_end_of_a_phone_finds_the_person(busy: Counter, typed: str) -> None:
    assert ("person", "1001") in found(busy.shop, typed)


def test_three_digits_are_no_end_of_a_phone(busy: Counter) -> None:
    assert found(busy.shop, "234") == []


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("12800 3-2", ["S1"]),
        ("12,800.00 2026-03-02", ["S1"]),
        ("¥12800 03/02", ["S1"]),
        ("26800.5 3.2", ["S2"]),
        ("26800.50 3-2", ["S2"]),
        ("12800 3-3", []),
        ("12800 13-45", []),
    ],
)
def test_amount_and_date_find_the_receipt(busy: Counter, typed: str, expected: list[str]) -> None:
    assert [key for kind, key in found(busy.shop, typed) if kind == "sale"] == expected


def test_a_date_ahead_is_last_years(busy: Counter) -> None:
    busy.clock.step(days=-365)
    assert busy.shop.today(busy.shop.queries.settings().zone).isoformat() == "2025-03-02"
    assert found(busy.shop, "12800 3-2") == []  # today is 2025: the sale lies in the future
    busy.clock.step(days=365 + 300)
    assert found(busy.shop, "12800 3-2") == [("sale", "S1")]


def test_hits_show_where_the_words_are(busy: Counter) -> None:
    (hit,) = busy.shop.queries.search.typed("掉色")
    assert (hit.title, hit.snippet) == ("LV Speedy 30", "拉链坏了，五金掉色严重")


def test_a_scanned_code_is_one_thing_or_nothing(busy: Counter) -> None:
    scanned = busy.shop.queries.search.scanned
    hit = scanned("W-77\n")
    assert hit is not None
    assert (hit.subject_type, hit.key) == ("item", "W-77")
    assert scanned("9780201379624") is None


def test_an_edited_complaint_is_found_by_its_new_words_only(busy: Counter) -> None:
    edit_case(busy.shop, number="A-000001", edited_by="陈", complaint="肩带断了")
    assert cases(busy.shop.queries.search.typed("肩带")) == ["A-000001"]
    assert cases(busy.shop.queries.search.typed("拉链")) == []


def test_the_queue_is_narrowed_by_the_same_words(busy: Counter) -> None:
    page = busy.shop.queries.cases.page(QueueFilter(words="掉色"), offset=0, limit=10)
    assert [line.number for line in page] == ["A-000001"]
    assert busy.shop.queries.cases.page(QueueFilter(words="***"), offset=0, limit=10) == []


@pytest.fixture(scope="module")
def standing_shop(tmp_path_factory: pytest.TempPathFactory, program: ProgramData) -> Iterator[Shop]:
    """One shop for all that hypothesis types; nothing in here writes but the one that says so."""
    clock = ShopClock()
    made = found_shop(
        tmp_path_factory.mktemp("typed") / "shop",
        program=program,
        founded_by="陈",
        settings={},
        clock=clock,
    )
    counter = Counter(made, clock)
    counter.sell_the_bag()
    counter.open(complaint='He said "it broke" OR NEAR(zip*) — 拉链:坏了')
    yield made
    made.close()


HOSTILE = [
    '"', "'", '"a" OR "b"', "NEAR(a b, 2)", "a*", "*", ":", "title:x", "a AND NOT b", "(((", '"a',
    "-a", "^a", "{a b}: c", "a + b", "\\", "%", "_", "; DROP TABLE journal; --", "\x00", "a\x00b",
    "12800 99-99", "9" * 200 + " 1-1", "9" * 40, "A-" + "9" * 190, "\u202e", "👜", "²", "①", "〇",
    "\ud800", "1 0000-00-00", "0 2-29", "+()", "٣٤٥٦", "１２８００ ３-２",
]  # fmt: skip


@pytest.mark.parametrize("typed", HOSTILE)
def test_hostile_text_is_only_text(standing_shop: Shop, typed: str) -> None:
    ask_everywhere(standing_shop, typed)


@given(
    st.text(st.characters(exclude_categories=()), max_size=60)
    | st.text("\"'*():^-+{}ANDORNT 1拉", max_size=30)
)
@example('"x OR')
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_a_person_types_breaks_the_search(standing_shop: Shop, typed: str) -> None:
    ask_everywhere(standing_shop, typed)


def ask_everywhere(shop: Shop, typed: str) -> None:
    queries = shop.queries
    queries.search.typed(typed)
    queries.search.ranked(typed)
    queries.search.scanned(typed)
    queries.cases.page(QueueFilter(words=typed), offset=0, limit=5)
    queries.cases.count(QueueFilter(words=typed))
    queries.items.page(words=typed, limit=5)
    queries.people.page(words=typed, limit=5)
    queries.sales.after(None, words=typed, limit=5)


@given(
    st.text(st.sampled_from("拉链坏了五金掉色包带 abzXY09,，。.-"), min_size=1).filter(
        lambda t: t.strip(" ,，。.-")
    )
)
@settings(max_examples=40)
def test_every_word_of_a_complaint_finds_its_case(standing_shop: Shop, complaint: str) -> None:
    number = open_case(standing_shop, complaint=complaint, opened_by="陈").number
    for word in complaint.replace("，", " ").replace("。", " ").replace(",", " ").split():
        hits = standing_shop.queries.search.typed(word, only="case")
        if word.strip(".-"):
            assert (number, word) in [(hit.key, word) for hit in hits]


def test_a_shop_in_another_currency_finds_its_own_amounts(
    tmp_path: Path, program: ProgramData
) -> None:
    for currency, price, typed in (
        ("JPY", 12_800, "12800 3-2"),
        ("KWD", 12_800_500, "12800.5 3-2"),
    ):
        clock = ShopClock()
        made = found_shop(
            tmp_path / currency,
            program=program,
            founded_by="陈",
            settings={"currency": currency},
            clock=clock,
        )
        counter = Counter(made, clock)
        counter.consignor()
        counter.item(price=price)
        counter.sell("A-1")
        assert found(made, typed) == [("sale", "S1")]
        edit_settings(made, values={"name": currency}, edited_by="陈")
        made.close()


def test_a_tag_read_to_the_letter_wins_over_a_case_number(counter: Counter) -> None:
    """The tag A-1 is an item; the first case is A-000001, which A-1 may stand for as well."""
    counter.sell_the_bag()
    number = counter.open("A-1")
    hit = counter.shop.queries.search.scanned("A-1")
    assert hit is not None
    assert (hit.subject_type, hit.key) == ("item", "A-1")
    again = counter.shop.queries.search.scanned(number)
    assert again is not None
    assert (again.subject_type, again.key) == ("case", number)
