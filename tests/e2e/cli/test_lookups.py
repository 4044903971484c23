"""Items, consignors and sales at the terminal."""

import pytest

from app.cli.output.widths import width_of
from tests.counter import Counter
from tests.e2e.cli.terminal import Terminal


@pytest.fixture
def stock(counter: Counter, terminal: Terminal) -> Terminal:
    """Two consignors, five items, two sales; one item is the shop's own."""
    counter.consignor()
    counter.consignor("1002", "Maria Jensen")
    for number in range(1, 5):
        counter.item(f"A-{number}", consignor="1001" if number < 4 else "1002", title="Bag")
    counter.item("B-1", consignor="", title="Rolex 6694 腕表", price=2_300_000)
    counter.sell("A-1", "A-2")
    counter.sell("B-1", tender="cash")
    return terminal


def test_items_in_a_list_have_their_stable_keys(stock: Terminal) -> None:
    items = stock.json("item", "list")["items"]
    assert [item["sku"] for item in items] == ["B-1", "A-4", "A-3", "A-2", "A-1"]
    assert items[0] == {
        "sku": "B-1",
        "title": "Rolex 6694 腕表",
        "status": "sold",
        "consignor": None,
        "price": {"minor": 2_300_000, "currency": "CNY"},
        "brand": "",
        "class": "watches",
        "custody": "with_buyer",
        "consignor_name": None,
    }


@pytest.mark.parametrize(
    ("what", "rows", "key"),
    [("item", "items", "sku"), ("consignor", "consignors", "number"), ("sale", "sales", "number")],
)
@pytest.mark.parametrize("limit", ["1", "2", "3"])
def test_the_pages_of_a_list_hold_everything_once(
    stock: Terminal, what: str, rows: str, key: str, limit: str
) -> None:
    whole = [row[key] for row in stock.json(what, "list")[rows]]
    pages, token = [], None
    while True:
        more: list[str] = ["--after", token] if token else []
        page = stock.json(what, "list", "--limit", limit, *more)
        pages += [row[key] for row in page[rows]]
        token = page["next"]
        if token is None:
            break
    assert pages == whole


@pytest.mark.parametrize(
    ("what", "error"),
    [("item", "unknown_item"), ("consignor", "unknown_person"), ("sale", "unknown_sale")],
)
def test_what_is_not_there_is_refused(stock: Terminal, what: str, error: str) -> None:
    assert stock.refused(what, "show", "NOPE") == error
    assert stock.refused(what, "list", "--after", "NOPE") == error


def test_lists_can_be_searched(stock: Terminal) -> None:
    assert [i["sku"] for i in stock.json("item", "list", "--search", "腕表")["items"]] == ["B-1"]
    found = stock.json("consignor", "list", "--search", "jensen")["consignors"]
    assert [person["number"] for person in found] == ["1002"]
    assert [s["number"] for s in stock.json("sale", "list", "--search", "S2")["sales"]] == ["S2"]
    for hostile in ('"', "' OR 1=1 --", "*", "NEAR(", "\\", "x" * 5000):
        assert stock.json("item", "list", "--search", hostile)["items"] == []


def test_a_consignor_has_the_balance_the_shop_owes_her(stock: Terminal) -> None:
    assert stock.json("consignor", "list")["consignors"] == [
        {
            "number": "1001",
            "name": "李女士",
            "balance": {"minor": 1_792_000, "currency": "CNY"},
            "phone": "138 0000 1234",
        },
        {
            "number": "1002",
            "name": "Maria Jensen",
            "balance": {"minor": 0, "currency": "CNY"},
            "phone": "138 0000 1234",
        },
    ]
    account = stock.json("consignor", "show", "1001")["consignor"]["movements"]
    assert [(line["amount"]["minor"], line["sku"], line["sale"]) for line in account] == [
        (896_000, "A-2", "S1"),
        (896_000, "A-1", "S1"),
    ]


def test_a_sale_shows_who_gets_what_of_each_item(stock: Terminal) -> None:
    sale = stock.json("sale", "show", "S1")["sale"]
    assert (sale["total"]["minor"], sale["skus"]) == (2_560_000, ["A-1", "A-2"])
    assert sale["lines"][0]["consignor_part"] == {"minor": 896_000, "currency": "CNY"}
    assert sale["lines"][0]["commission"] == {"minor": 384_000, "currency": "CNY"}


def test_an_items_history_holds_its_sale_and_its_cases(stock: Terminal) -> None:
    stock.json("case", "open", "--item", "A-1", "--complaint", "拉链坏了")
    history = stock.json("item", "history", "A-1")["history"]
    assert [(entry["subject"], entry["kind"]) for entry in history] == [
        ("A-1", "item_edited"),
        ("S1", "sale_recorded"),
        ("A-000001", "case_opened"),
        ("A-000001", "rules_applied"),
    ]
    lines = stock.done("item", "history", "A-1").splitlines()
    assert lines[0].split() == ["When", "Who", "What", "about", "What", "happened"]
    assert "sold for ¥25,600.00 · WeChat Pay" in lines[2]


def test_figures_line_up_under_each_other(stock: Terminal) -> None:
    header, *lines = stock.done("item", "list").splitlines()
    assert header.split() == ["SKU", "Item", "Status", "Consignor", "Price"]
    assert lines[0].split()[-2:] == ["23,000.00", "CNY"]
    ends = {width_of(line[: line.index(".00")]) for line in lines}
    assert ends == {width_of(header) - len(".00")}


def test_pages_for_a_person_say_what_is_known(stock: Terminal) -> None:
    assert "  Price                  ¥12,800.00\n" in stock.done("item", "show", "A-1")
    assert "  Balance                ¥17,920.00\n" in stock.done("consignor", "show", "1001")
    assert "  Paid by  WeChat Pay\n" in stock.done("sale", "show", "S1")
    assert stock.done("item", "list", "--search", "zzz") == "Nothing found.\n"
