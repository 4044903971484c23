"""The database file: made, opened, refused, and broken in every way a shop may meet."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from app.domain.cases import UnknownCaseError
from app.domain.entries import Fact
from app.domain.errors import AftercareError, DiskFailedError
from app.services.opening import open_case
from app.services.program_data import ProgramData
from app.services.shop import Shop, found_shop, open_shop
from app.storage.database import APPLICATION_ID, Database
from app.storage.errors import (
    DatabaseBusyError,
    DatabaseDamagedError,
    DatabaseWriteFailedError,
    NewerSchemaError,
    NoShopError,
    ShopExistsError,
)
from app.storage.founding import create_store
from app.storage.migrations.registry import MIGRATIONS, NEWEST, migrate
from app.storage.projection import create_tables, dump
from app.storage.store import DATABASE_NAME
from tests.counter import Counter


@contextmanager
def raw(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        yield connection


def schema(path: Path) -> dict[str, str]:
    """Name of every table, index and trigger, with its definition in one spelling."""
    with raw(path) as connection:
        rows = connection.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
        return {name: " ".join(sql.split()) for name, sql in rows}


def everything(shop: Shop) -> tuple[int, dict[str, list[tuple[object, ...]]]]:
    with shop.store.database.reading() as connection:
        entries = connection.execute("SELECT COUNT(*) FROM journal").fetchone()[0]
        return entries, dump(connection)


def test_the_file_says_what_it_is_and_how_it_writes(shop: Shop) -> None:
    with shop.store.database.reading() as connection:
        asked = {
            name: connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in (
                "application_id",
                "user_version",
                "journal_mode",
                "synchronous",
                "foreign_keys",
            )
        }
    assert asked == {
        "application_id": APPLICATION_ID,
        "user_version": NEWEST,
        "journal_mode": "wal",
        "synchronous": 2,  # FULL
        "foreign_keys": 1,
    }


def test_every_table_checks_its_types(shop: Shop) -> None:
    with shop.store.database.reading() as connection:
        rows = connection.execute("PRAGMA table_list").fetchall()
    loose = [
        row[1]
        for row in rows
        if row[2] == "table" and not row[5] and not row[1].startswith("sqlite_")
    ]
    assert loose == []


def test_a_shop_made_step_by_step_is_a_new_shop(tmp_path: Path, shop: Shop) -> None:
    """A fresh database is made by running all migrations, so both ways end alike."""
    path = tmp_path / "stepwise.db"
    database = Database(path)
    for found in range(NEWEST):
        migrate(database, found, MIGRATIONS[: found + 1])
    with database.writing():
        create_tables(database)
    database.close()
    assert schema(path) == schema(shop.folder / DATABASE_NAME)


def test_migrations_are_numbered_without_gaps() -> None:
    assert [m.number for m in MIGRATIONS] == list(range(1, NEWEST + 1))


def test_a_newer_shop_is_refused_and_left_alone(shop: Shop, program: ProgramData) -> None:
    path = shop.folder / DATABASE_NAME
    shop.close()
    with raw(path) as connection:
        connection.execute(f"PRAGMA user_version = {NEWEST + 1}")
    before = path.read_bytes()
    with pytest.raises(NewerSchemaError) as refusal:
        open_shop(shop.folder, program=program)
    assert refusal.value.params == {"found": NEWEST + 1, "known": NEWEST}
    assert path.read_bytes() == before


def test_a_folder_without_a_shop_is_told_so(tmp_path: Path, program: ProgramData) -> None:
    with pytest.raises(NoShopError):
        open_shop(tmp_path, program=program)
    assert list(tmp_path.iterdir()) == []


def test_a_shop_is_not_founded_twice(shop: Shop, program: ProgramData) -> None:
    with pytest.raises(ShopExistsError):
        found_shop(shop.folder, program=program, founded_by="陈", settings={})
    assert shop.queries.settings().name == "旧梦寄卖"


def test_a_shop_cannot_be_founded_inside_a_file(tmp_path: Path, program: ProgramData) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(DiskFailedError):
        found_shop(tmp_path / "file" / "shop", program=program, founded_by="陈", settings={})


def test_a_bad_setting_founds_nothing(tmp_path: Path, program: ProgramData) -> None:
    with pytest.raises(AftercareError):
        found_shop(
            tmp_path / "new", program=program, founded_by="陈", settings={"currency": "gold"}
        )
    assert not (tmp_path / "new").exists()


def closed_file(shop: Shop) -> Path:
    shop.close()
    with raw(shop.folder / DATABASE_NAME) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return shop.folder / DATABASE_NAME


def test_a_text_file_is_no_database(shop: Shop, program: ProgramData) -> None:
    closed_file(shop).write_text("这不是数据库" * 500)
    with pytest.raises(DatabaseDamagedError):
        open_shop(shop.folder, program=program)


def test_an_empty_file_is_no_shop(shop: Shop, program: ProgramData) -> None:
    closed_file(shop).write_bytes(b"")
    with pytest.raises(DatabaseDamagedError):
        open_shop(shop.folder, program=program)


def test_the_database_of_another_program_is_no_shop(shop: Shop, program: ProgramData) -> None:
    path = closed_file(shop)
    path.unlink()
    with raw(path) as connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")
    before = path.read_bytes()
    with pytest.raises(DatabaseDamagedError):
        open_shop(shop.folder, program=program)
    assert path.read_bytes() == before


@pytest.mark.parametrize("kept", [100, 4096, 5000, 40_960])
def test_a_truncated_file_is_told_and_never_crashes(
    shop: Shop, counter: Counter, program: ProgramData, kept: int
) -> None:
    counter.sell_the_bag()
    path = closed_file(shop)
    path.write_bytes(path.read_bytes()[:kept])
    with pytest.raises(DatabaseDamagedError):
        read_all(shop.folder, program)


@pytest.mark.parametrize("where", [0, 16, 100, 4096, 20_000])
def test_overwritten_pages_are_told_or_harmless(
    shop: Shop, counter: Counter, program: ProgramData, where: int
) -> None:
    counter.sell_the_bag()
    path = closed_file(shop)
    content = bytearray(path.read_bytes())
    content[where : where + 3000] = b"\xa5" * 3000
    path.write_bytes(content)
    with pytest.raises(DatabaseDamagedError):
        read_all(shop.folder, program)


def read_all(folder: Path, program: ProgramData) -> None:
    """Open a shop and read every page of it."""
    opened = open_shop(folder, program=program)
    try:
        with opened.store.database.reading() as connection:
            (state,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
            if state != "ok":
                raise DatabaseDamagedError(str(folder), state)
            dump(connection)
    finally:
        opened.close()


def test_a_database_held_by_another_program_is_told_after_a_while(shop: Shop) -> None:
    with shop.store.database.reading() as own:
        own.execute("PRAGMA busy_timeout = 20")
    before = everything(shop)
    with raw(shop.folder / DATABASE_NAME) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(DatabaseBusyError):
            open_case(shop, complaint="拉链坏了", opened_by="陈")
        assert shop.queries.settings().name == "旧梦寄卖"  # reading goes on
        other.execute("ROLLBACK")
    assert everything(shop) == before
    assert open_case(shop, complaint="拉链坏了", opened_by="陈").number == "A-000001"


def test_a_full_disk_changes_nothing_and_is_told(shop: Shop, counter: Counter) -> None:
    counter.sell_the_bag()
    before = everything(shop)
    with shop.store.database.reading() as connection:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(DatabaseWriteFailedError) as failure:
        open_case(shop, complaint="长" * 20_000, opened_by="陈", sku="A-1")
    assert "full" in str(failure.value.params["reason"])
    assert everything(shop) == before
    with shop.store.database.reading() as connection:
        connection.execute("PRAGMA max_page_count = 1000000")
    assert open_case(shop, complaint="长" * 20_000, opened_by="陈").number == "A-000001"


def test_a_read_only_medium_changes_nothing_and_is_told(shop: Shop) -> None:
    before = everything(shop)
    with shop.store.database.reading() as connection:
        connection.execute("PRAGMA query_only = 1")
    with pytest.raises(DatabaseWriteFailedError):
        open_case(shop, complaint="拉链坏了", opened_by="陈")
    assert everything(shop) == before


def test_a_database_cannot_be_made_where_no_folder_is(tmp_path: Path) -> None:
    with pytest.raises(DatabaseWriteFailedError):
        create_store(
            tmp_path / "nowhere",
            founder="陈",
            begin=lambda _: None,
            clock=lambda: 0,
            rand=bytes,
        )


def test_an_error_in_the_middle_of_an_action_writes_nothing(shop: Shop, counter: Counter) -> None:
    counter.sell_the_bag()
    before = everything(shop)
    with pytest.raises(ZeroDivisionError):
        break_off(shop)
    assert everything(shop) == before
    with pytest.raises(UnknownCaseError):
        shop.queries.cases.card("A-000001")
    assert counter.open() == "A-000001"


def break_off(shop: Shop) -> None:
    with shop.store.action("陈") as action:
        action.record(*counter_facts(action.state.next_case_number()))
        raise ZeroDivisionError


def test_a_fact_that_cannot_be_projected_takes_its_whole_action_with_it(shop: Shop) -> None:
    before = everything(shop)
    with pytest.raises(KeyError), shop.store.action("陈") as action:
        action.record(*counter_facts("A-000009"))
    assert everything(shop) == before


def counter_facts(number: str) -> tuple[Fact, Fact]:
    """A good fact, and one that lacks all that a case needs."""
    person = Fact("person_edited", "person", "p", {"fields": {"name": "王", "is_consignor": 0}})
    return person, Fact("case_opened", "case", "e", {"number": number})


def test_facts_that_were_announced_and_did_not_come_are_a_bug(shop: Shop) -> None:
    before = everything(shop)
    with pytest.raises(RuntimeError), shop.store.action("陈") as action:
        action.record_many(iter(()), 3)
    assert everything(shop) == before
