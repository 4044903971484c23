"""Lists and search that cost a large shop no more than a small one, and still find the same."""

import sqlite3
from collections.abc import Callable
from itertools import product

import pytest

from app.domain.rows import QueueFilter
from app.services.shop import Shop
from app.storage.queries.matching import matching
from tests.counter import Counter

EVERY_VIEW = [
    QueueFilter(sort=sort, descending=descending, only_open=only_open, turn=turn)
    for sort, descending, only_open, turn in product(
        ("due", "newest", "at_stake"), (False, True), (True, False), ("", "shop")
    )
]


def plan_of(shop: Shop, read: Callable[[], object], table: str) -> list[str]:
    """How SQLite goes about the statements on ``table`` that ``read`` runs."""
    with shop.store.database.reading() as connection:
        statements: list[str] = []
        connection.set_trace_callback(statements.append)
        read()
        connection.set_trace_callback(None)
        return [
            row[3]
            for sql in statements
            if f"FROM {table}" in sql
            for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}")
        ]


@pytest.mark.parametrize("view", EVERY_VIEW, ids=str)
def test_no_page_of_the_queue_sorts_the_table(shop: Shop, view: QueueFilter) -> None:
    plan = plan_of(shop, lambda: shop.queries.cases.page(view, offset=0, limit=50), "case_file")
    assert plan
    assert [step for step in plan if "TEMP B-TREE" in step] == []


def test_the_page_after_a_case_is_found_by_its_key(shop: Shop, counter: Counter) -> None:
    last = shop.queries.cases.line(counter.open("", complaint="五金掉色"))
    plan = plan_of(
        shop, lambda: shop.queries.cases.after(QueueFilter(), last, limit=50), "case_file"
    )
    assert len(plan) == 1
    assert "(is_open=? AND front_due>?)" in plan[0]


def test_a_persons_card_does_not_read_through_all_cases(shop: Shop, counter: Counter) -> None:
    counter.consignor("1001", "李女士")
    plan = plan_of(shop, lambda: shop.queries.people.card("1001"), "case_file")
    assert plan
    assert [step for step in plan if step.startswith("SCAN case_file")] == []


@pytest.fixture
def words(counter: Counter) -> sqlite3.Connection:
    """A shop whose complaints hold many words with z and few with q."""
    for number in range(30):
        counter.open("", complaint=f"zip{number:02d}")
    counter.open("", complaint="Hermès quilted")
    counter.open("", complaint="quilt z")
    return counter.shop.store.database.connection()


def hits(connection: sqlite3.Connection, query: str) -> list[int]:
    rows = connection.execute(
        "SELECT rowid FROM case_search WHERE case_search MATCH ? ORDER BY rowid", (query,)
    )
    return [row[0] for row in rows]


@pytest.mark.parametrize("typed", ["zi", "zip", "zip1", "quil", "quilt", "quilted", "q", "QUILT"])
def test_an_unfinished_word_finds_what_its_prefix_finds(
    words: sqlite3.Connection, typed: str
) -> None:
    expected = hits(words, f'"{typed}"*')
    assert expected
    assert expected == hits(words, matching(words, "case_search", typed))


def test_few_words_that_begin_so_are_asked_for_by_name(words: sqlite3.Connection) -> None:
    assert matching(words, "case_search", "quil") == '"quilt" OR "quilted"'
    assert matching(words, "case_search", "hermes quil") == '("hermes") AND ("quilt" OR "quilted")'


def test_an_accent_is_no_hindrance(words: sqlite3.Connection) -> None:
    assert hits(words, matching(words, "case_search", "hermè")) == [31]


def test_a_single_letter_of_many_words_stands_for_itself(words: sqlite3.Connection) -> None:
    assert hits(words, matching(words, "case_search", "z")) == [32]
    assert hits(words, matching(words, "case_search", "quilt z")) == [32]


def test_a_word_the_shop_does_not_know_finds_nothing(words: sqlite3.Connection) -> None:
    assert hits(words, matching(words, "case_search", "xylophone")) == []
    assert matching(words, "case_search", " *") == ""
