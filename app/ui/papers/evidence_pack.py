"""The evidence pack of a case, looked at before it leaves the house."""

from app.services.papers.evidence_pack import evidence_pack
from app.ui.desk import Desk
from app.ui.papers.preview import print_paper


def print_evidence_pack(desk: Desk, number: str, addressee: str) -> None:
    """Show the pack for a carrier, a bank, a platform, a court or a panel, ready to print."""
    print_paper(
        desk,
        lambda shop: evidence_pack(
            shop,
            number=number,
            addressee=addressee,
            langs=(desk.lang,),
            issued_by=desk.actor.name,
        ),
        f"evidence-{number}-{addressee}.pdf",
    )
