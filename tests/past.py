"""A shop with a past: cases that were told, noted and are done."""

from app.domain.similar import CASES_NEEDED
from app.services.opening import open_case
from app.services.visitors import Claimant
from tests.counter import Counter

ZIP = "客人说拉链坏了，拉到一半就卡住"
BOX = "快递把盒子压扁了，里面的东西没事"


def told_of(counter: Counter, complaint: str, sku: str = "", phone: str = "") -> str:
    """A case in somebody's words, with an item or without."""
    return open_case(
        counter.shop,
        complaint=complaint,
        opened_by="陈",
        sku=sku,
        category="FUNC.HARD",
        resolution="NOTE_ONLY",
        claimant=Claimant("buyer", "王先生" if phone else "", phone),
    ).number


def ended(counter: Counter, complaint: str = BOX, sku: str = "") -> str:
    """A case that was noted and is done on both tracks."""
    number = told_of(counter, complaint, sku)
    counter.move(number, "review", "to_decision", "note_kept")
    return number


def grow(counter: Counter, *, but: int = 0) -> None:
    """As many closed cases as it takes before the past speaks, all alike."""
    for _ in range(CASES_NEEDED - but):
        ended(counter)
