"""Papers of the shop: the buyer's slip, the settlement, the statement, the evidence pack."""

from app.services.papers.evidence_pack import evidence_pack
from app.services.papers.settlement import settlement_slip
from app.services.papers.slip import buyer_slip, check_slip
from app.services.papers.statement import consignor_statement

__all__ = ["buyer_slip", "check_slip", "consignor_statement", "evidence_pack", "settlement_slip"]
