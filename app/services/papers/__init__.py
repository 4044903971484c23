"""Papers of the shop: the buyer's slip, the consignor's statement, the evidence pack."""

from app.services.papers.evidence_pack import evidence_pack
from app.services.papers.slip import buyer_slip
from app.services.papers.statement import consignor_statement

__all__ = ["buyer_slip", "consignor_statement", "evidence_pack"]
