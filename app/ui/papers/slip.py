"""The buyer's slip, printed the same way from the counter and from the case's page."""

from app.services.papers import buyer_slip
from app.ui.desk import Desk
from app.ui.papers.preview import print_paper


def print_slip(desk: Desk, number: str) -> None:
    """Show the slip of a case, ready to print; in both languages where the window is Chinese."""
    langs = ("zh", "en") if desk.lang == "zh" else ("en",)
    size = desk.settings.slip_paper
    print_paper(
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
