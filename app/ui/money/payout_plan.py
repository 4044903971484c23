"""What a run shall pay, while somebody thinks about it: amounts edited down, people left out."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.domain.payout_runs import PayoutWish, ProposedPayout


@dataclass(slots=True)
class PayoutPlan:
    """What was changed stays with the consignor's number when proposals are asked for anew."""

    proposals: tuple[ProposedPayout, ...] = ()
    left_out: set[str] = field(default_factory=set)
    in_cash: set[str] = field(default_factory=set)
    amounts: dict[str, int] = field(default_factory=dict)

    def take(self, proposals: Sequence[ProposedPayout]) -> None:
        """New proposals; an amount that cannot be paid any more is forgotten."""
        self.proposals = tuple(proposals)
        payable = {line.payee.number: line.proposal.payable_minor for line in proposals}
        self.amounts = {n: a for n, a in self.amounts.items() if a <= payable.get(n, 0)}
        self.left_out &= payable.keys()
        self.in_cash &= payable.keys()

    def forget(self) -> None:
        """A run was made: what was thought about it is over."""
        self.left_out.clear()
        self.in_cash.clear()
        self.amounts.clear()

    def group(self, key: str) -> tuple[ProposedPayout, ...]:
        """The proposals of a group; who is to be paid in cash stands with those to pay."""
        return tuple(line for line in self.proposals if self.group_of(line) == key)

    def group_of(self, line: ProposedPayout) -> str:
        """Where a proposal stands now."""
        if line.group == "no_account" and line.payee.number in self.in_cash:
            return "pay"
        return line.group

    def amount(self, line: ProposedPayout) -> int:
        """What is to be paid; 0 for whoever is left out."""
        number = line.payee.number
        if self.group_of(line) != "pay" or number in self.left_out:
            return 0
        return self.amounts.get(number, line.proposal.payable_minor)

    def set_amount(self, line: ProposedPayout, minor: int) -> None:
        """Pay less this time; 0 leaves the consignor out."""
        number = line.payee.number
        if minor:
            self.left_out.discard(number)
            self.amounts[number] = min(minor, line.proposal.payable_minor)
        else:
            self.left_out.add(number)

    def toggle(self, line: ProposedPayout) -> None:
        """Leave out, or take in again."""
        self.left_out ^= {line.payee.number}

    def tender(self, line: ProposedPayout) -> str:
        """How somebody is paid."""
        return "cash" if line.payee.number in self.in_cash else line.payee.tender

    def wishes(self) -> tuple[PayoutWish, ...]:
        """What a run is asked to pay."""
        return tuple(
            PayoutWish(line.payee.number, minor, self.tender(line))
            for line in self.group("pay")
            if (minor := self.amount(line))
        )

    def total(self) -> int:
        """What a run pays in all."""
        return sum(self.amount(line) for line in self.group("pay"))

    def sum_of(self, key: str) -> int:
        """The figure of a group: to pay, held, payable without an account, owed to the shop."""
        lines = self.group(key)
        if key == "pay":
            return self.total()
        if key == "hold":
            return sum(max(line.proposal.balance_minor, 0) for line in lines)
        if key == "no_account":
            return sum(line.proposal.payable_minor for line in lines)
        return sum(line.proposal.balance_minor for line in lines)

    def held_of_the_paid(self) -> int:
        """What still waits of those who are to be paid."""
        return sum(line.proposal.held_minor for line in self.group("pay"))
