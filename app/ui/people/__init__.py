"""The consignors page: who they are, what the shop owes them, and why."""
