"""A slip that says something else takes the place of the one before; the old code says so."""

import pytest
from pypdfium2 import PdfDocument

from app.domain.custody import Handover
from app.domain.slips import UnknownSlipError, read_code, read_mark, slip_mark
from app.services.cases import edit_case
from app.services.joining import mark_duplicate
from app.services.mistakes import void_case
from app.services.moves import hand_over
from app.services.papers.slip import buyer_slip, check_slip
from app.services.verify import verify
from tests.counter import Counter


@pytest.fixture
def case(counter: Counter) -> str:
    counter.sell_the_bag()
    return counter.open(handover=Handover("in_shop", condition="拉链脱开"))


def printed(counter: Counter, number: str) -> str:
    paper = buyer_slip(counter.shop, number=number, langs=("en",), paper="a5", issued_by="小周")
    with PdfDocument(paper.pdf) as document:
        page = document[0]
        text: str = page.get_textpage().get_text_bounded()
    return text


def codes(counter: Counter, number: str) -> list[str]:
    cases = counter.shop.queries.cases
    lines = cases.timeline(cases.line(number).id)
    return [line.payload["code"] for line in lines if line.kind == "paper_issued"]


def test_a_slip_that_says_the_same_is_the_same_slip(counter: Counter, case: str) -> None:
    first = printed(counter, case)
    counter.clock.step(hours=1)
    assert "Replaces" not in printed(counter, case)
    one, other = codes(counter, case)
    assert one == other
    assert one in first
    assert check_slip(counter.shop, one).state == "valid"


def test_what_changed_makes_the_older_slip_void(counter: Counter, case: str) -> None:
    printed(counter, case)
    counter.clock.step(hours=3)
    edit_case(counter.shop, number=case, edited_by="陈", complaint="肩带断了")
    assert "Replaces the slip of 2026-03-02 10:00" in " ".join(printed(counter, case).split())
    old, new = codes(counter, case)
    gone = check_slip(counter.shop, old)
    assert (gone.state, gone.replaced_by, gone.number) == ("replaced", new, case)
    assert gone.replaced_at == counter.clock.now_ms
    assert check_slip(counter.shop, new).state == "valid"
    assert verify(counter.shop, deep=True).faults == ()


def test_a_slip_can_come_back_to_what_it_said(counter: Counter, case: str) -> None:
    for complaint in ("拉链坏了，五金掉色", "肩带断了", "拉链坏了，五金掉色"):
        edit_case(counter.shop, number=case, edited_by="陈", complaint=complaint)
        printed(counter, case)
    first, second, third = codes(counter, case)
    assert first == third
    assert check_slip(counter.shop, first).state == "valid"
    assert check_slip(counter.shop, second).state == "replaced"


def test_the_slip_of_a_void_case_is_void(counter: Counter, case: str) -> None:
    printed(counter, case)
    void_case(counter.shop, number=case, reason="开错", voided_by="陈")
    assert check_slip(counter.shop, codes(counter, case)[0]).state == "void"
    assert "VOID" in printed(counter, case)


def test_the_slip_of_a_duplicate_leads_to_the_case_that_goes_on(
    counter: Counter, case: str
) -> None:
    twice = counter.open()
    printed(counter, twice)
    mark_duplicate(counter.shop, number=twice, of=case, marked_by="陈")
    assert check_slip(counter.shop, codes(counter, twice)[0]).state == "merged"


def test_a_new_handover_is_told_on_a_new_slip(counter: Counter, case: str) -> None:
    printed(counter, case)
    counter.clock.step(hours=1)
    handover = Handover("in_shop", condition="拉链脱开，内衬有墨水", accessories=("box",))
    hand_over(counter.shop, number=case, handover=handover, recorded_by="小周")
    printed(counter, case)
    old, new = codes(counter, case)
    assert (check_slip(counter.shop, old).replaced_by, old != new) == (new, True)


def test_a_code_is_found_however_it_is_typed(counter: Counter, case: str) -> None:
    printed(counter, case)
    (code,) = codes(counter, case)
    search = counter.shop.queries.search
    for typed in (code, code.lower(), code.replace("-", ""), slip_mark(case, code)):
        assert check_slip(counter.shop, typed).code == code
        hit = search.scanned(typed)
        assert hit is not None
        assert (hit.subject_type, hit.key) == ("case", case)
    with pytest.raises(UnknownSlipError):
        check_slip(counter.shop, "0000-0000")
    with pytest.raises(UnknownSlipError):
        check_slip(counter.shop, "")


def test_only_a_code_is_read_as_one() -> None:
    assert read_code(" 7k3m-92qf ") == "7K3M-92QF"
    assert read_code("7K3MO2IF") == "7K3M-021F"
    assert [read_code(word) for word in ("", "7K3M", "7K3M-92QU", "拉链", "7K3M-92QF9")] == [""] * 5
    assert read_mark("a-000482/7k3m-92qf") == ("A-000482", "7K3M-92QF")
    for word in ("A-000482", "A-000482/", "A-1/7K3M-92QF"):
        assert read_mark(word) == ("", "")
