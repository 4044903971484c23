"""Papers of the shop: the buyer's slip, the settlement, the statement, the evidence pack."""
