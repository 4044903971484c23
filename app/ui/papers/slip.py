"""The buyer's slip, printed the same way from the counter and from the case's page."""

from collections.abc import Sequence

from app.services.papers.slip import buyer_slip
from app.ui.desk import Desk
from app.ui.papers.preview import PaperDialog, print_paper


def print_slips(desk: Desk, numbers: Sequence[str]) -> None:
    """The slips of one visit, one after the other."""
    if not numbers:
        return
    dialog = print_slip(desk, numbers[0])
    dialog.finished.connect(lambda _result: print_slips(desk, numbers[1:]))


def print_slip(desk: Desk, number: str) -> PaperDialog:
    """Show the slip of a case, ready to print; in both languages where the window is Chinese."""
    langs = ("zh", "en") if desk.lang == "zh" else ("en",)
    size = desk.settings.slip_paper
    return print_paper(
        desk,
        lambda shop: buyer_slip(
            shop,
            number=number,
            langs=langs,
            paper="roll80" if size == "roll80" else "a5",
            issued_by=desk.actor.name,
        ),
        f"slip-{number}.pdf",
    )
