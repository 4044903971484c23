"""Papers of the shop: the buyer's slip and the consignor's statement."""

from app.services.papers.slip import buyer_slip, check_slip
from app.services.papers.statement import consignor_statement

__all__ = ["buyer_slip", "check_slip", "consignor_statement"]
