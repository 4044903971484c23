"""The statements of all consignors: each whole, in her language, once; the list beside them."""

import csv
from pathlib import Path

import pytest
import python_calamine
from pypdfium2 import PdfDocument

from app.domain.errors import DiskFailedError
from app.domain.statements import PeriodNotEndedError, period_days
from app.services.languages import UnknownLanguageError, choose_language
from app.services.papers.statement import consignor_statement, statement_model
from app.services.papers.statement_batch import BatchReport, issue_statements
from tests.counter import Counter


class StoppedError(Exception):
    """A person pressed Stop."""


def text_of(path: Path) -> str:
    with PdfDocument(path) as document:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def batch(counter: Counter, folder: Path, period: str = "2026-03", **more: object) -> BatchReport:
    return issue_statements(
        counter.shop,
        period=period,
        folder=folder,
        issued_by="陈",
        **more,  # type: ignore[arg-type]
    )


def three_consignors(counter: Counter) -> None:
    """1001 sold something, 1002 sold something and reads English, 1003 only looks."""
    counter.sell_the_bag()
    counter.consignor("1002", "Ms Smith")
    counter.item("B-1", price=50_000, consignor="1002")
    counter.sell("B-1")
    counter.consignor("1003", "赵女士")
    choose_language(counter.shop, person="1002", language="en", told_by="陈")
    counter.clock.step(days=31)


def test_each_gets_a_paper_in_her_language_and_the_list_says_who_has_none(
    counter: Counter, tmp_path: Path
) -> None:
    three_consignors(counter)
    folder = tmp_path / "march"
    report = batch(counter, folder)
    assert [(one.number, one.outcome, one.file) for one in report.lines] == [
        ("1001", "issued", "statement-1001-2026-03.pdf"),
        ("1002", "issued", "statement-1002-2026-03.pdf"),
        ("1003", "nothing_moved", ""),
    ]
    assert "对账单" in text_of(folder / "statement-1001-2026-03.pdf")
    assert "The shop owes you" in text_of(folder / "statement-1002-2026-03.pdf")
    with (folder / "index-2026-03.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["number"], row["outcome"], row["closing"]) for row in rows] == [
        ("1001", "issued", "8960.00"),
        ("1002", "issued", "350.00"),
        ("1003", "nothing_moved", ""),
    ]
    assert sorted(path.name for path in folder.iterdir()) == [
        "index-2026-03.csv",
        "statement-1001-2026-03.pdf",
        "statement-1002-2026-03.pdf",
    ]


def test_again_gives_the_same_papers_and_issues_nothing(counter: Counter, tmp_path: Path) -> None:
    three_consignors(counter)
    batch(counter, tmp_path / "one")
    head = counter.shop.queries.journal_head()
    report = batch(counter, tmp_path / "two")
    assert counter.shop.queries.journal_head() == head
    assert report.count("printed_again") == 2
    for name in ("statement-1001-2026-03.pdf", "statement-1002-2026-03.pdf"):
        first, again = (tmp_path / folder / name for folder in ("one", "two"))
        assert first.read_bytes() == again.read_bytes()
    single = consignor_statement(
        counter.shop, consignor="1002", period="2026-03", langs=(), issued_by="陈"
    )
    assert single.pdf == (tmp_path / "one" / "statement-1002-2026-03.pdf").read_bytes()


def test_stopping_leaves_whole_statements_and_the_next_batch_goes_on(
    counter: Counter, tmp_path: Path
) -> None:
    counter.consignor("0999", "第一位")
    for number in range(1000, 1045):
        counter.consignor(str(number), f"寄卖人 {number}")
        counter.item(f"X-{number}", price=10_000, consignor=str(number))
        counter.sell(f"X-{number}")
    counter.clock.step(days=31)

    def stop(done: int, _all: int) -> None:
        if done >= 20:
            raise StoppedError

    with pytest.raises(StoppedError):
        batch(counter, tmp_path, progress=stop)
    papers = list(tmp_path.glob("*.pdf"))
    people = counter.shop.queries.people
    issued = [n for n in range(1000, 1045) if people.card(str(n)).statements]
    assert len(papers) == len(issued) == 19
    assert list(tmp_path.glob(".*")) == []
    report = batch(counter, tmp_path)
    assert (report.count("printed_again"), report.count("issued")) == (19, 26)
    assert len(list(tmp_path.glob("*.pdf"))) == 45


def test_a_statement_of_another_period_is_in_the_way_of_one_only(
    counter: Counter, tmp_path: Path
) -> None:
    three_consignors(counter)
    counter.clock.step(days=31)
    first, last = period_days("2026-03-01/2026-04-15")
    statement_model(counter.shop, consignor="1002", first=first, last=last, issued_by="陈")
    report = batch(counter, tmp_path)
    assert [(one.number, one.outcome) for one in report.lines] == [
        ("1001", "issued"),
        ("1002", "overlaps"),
        ("1003", "nothing_moved"),
    ]


def test_a_month_that_has_not_ended_is_for_single_drafts(counter: Counter, tmp_path: Path) -> None:
    counter.sell_the_bag()
    with pytest.raises(PeriodNotEndedError):
        batch(counter, tmp_path / "no")
    assert not (tmp_path / "no").exists()


def test_numbers_that_no_file_can_be_called_by_get_names_of_their_own(
    counter: Counter, tmp_path: Path
) -> None:
    for place, number in enumerate(("../a", "..\\A", "con:*?", "长" * 80)):
        counter.consignor(number, "同名")
        counter.item(f"N-{place}", price=1_000, consignor=number)
        counter.sell(f"N-{place}")
    counter.clock.step(days=31)
    report = batch(counter, tmp_path)
    files = [one.file for one in report.lines]
    assert len({name.casefold() for name in files}) == 4
    assert sorted(files) == sorted(path.name for path in tmp_path.glob("*.pdf"))
    assert max(map(len, files)) < 100


def test_a_folder_that_is_a_file_is_said(counter: Counter, tmp_path: Path) -> None:
    three_consignors(counter)
    (tmp_path / "taken").write_text("x", encoding="utf-8")
    with pytest.raises(DiskFailedError):
        batch(counter, tmp_path / "taken")


def test_workbooks_come_beside_with_numbers_that_are_numbers(
    counter: Counter, tmp_path: Path
) -> None:
    three_consignors(counter)
    batch(counter, tmp_path, workbooks=True)
    book = python_calamine.CalamineWorkbook.from_path(tmp_path / "statement-1002-2026-03.xlsx")
    (header, line, total) = book.get_sheet_by_name("Lines").to_python()
    assert header[-2:] == ["Amount CNY", "Balance CNY"]
    assert line[-2:] == [350.0, 350.0]
    assert total[-2:] == [350.0, 350.0]


def test_papers_speak_two_languages_and_no_third(counter: Counter) -> None:
    counter.consignor()
    with pytest.raises(UnknownLanguageError):
        choose_language(counter.shop, person="1001", language="fr", told_by="陈")
    head = counter.shop.queries.journal_head()
    choose_language(counter.shop, person="1001", language="", told_by="陈")
    assert counter.shop.queries.journal_head() == head
