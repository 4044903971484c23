"""A slip held under the scanner opens its case, and says so when it stands no more."""

from app.domain.slips import slip_mark
from app.services.cases import edit_case
from app.services.papers.slip import buyer_slip
from tests.counter import Counter
from tests.gui.window.front import Front


def printed(counter: Counter, number: str) -> str:
    """The check code of a slip that was handed out."""
    buyer_slip(counter.shop, number=number, langs=("en",), paper="a5", issued_by="小周")
    cases = counter.shop.queries.cases
    lines = cases.timeline(cases.line(number).id)
    return str([line for line in lines if line.kind == "paper_issued"][-1].payload["code"])


def told(front: Front) -> list[str]:
    toasts = front.desk.toasts.toasts() if front.desk.toasts else ()
    return [toast.accessibleName() for toast in toasts]


def test_a_slip_that_stands_opens_its_case_without_a_word(front: Front, counter: Counter) -> None:
    counter.sell_the_bag()
    number = counter.open()
    code = printed(counter, number)
    front.window.scanned(slip_mark(number, code))
    front.settle()
    assert (front.shown(), told(front)) == ("case", [])


def test_a_slip_that_was_replaced_says_by_which(front: Front, counter: Counter) -> None:
    counter.sell_the_bag()
    number = counter.open()
    old = printed(counter, number)
    edit_case(counter.shop, number=number, edited_by="陈", complaint="肩带断了")
    new = printed(counter, number)
    front.window.scanned(slip_mark(number, old))
    front.settle()
    assert front.shown() == "case"
    assert told(front) == [f"This slip is void: {new} of 2026-03-02 10:00 has taken its place."]


def test_a_typed_code_finds_the_case(front: Front, counter: Counter) -> None:
    counter.sell_the_bag()
    code = printed(counter, counter.open())
    front.window.scanned(code.lower())
    front.settle()
    assert front.shown() == "case"
