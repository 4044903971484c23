"""A ledger that a bookkeeper reads: every step names its debits and credits in plain yuan."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from app.domain.custody import Handover
from app.domain.recovery import RecoveryTold
from app.domain.unwinding import RefundTold
from app.services.cases import edit_case
from app.services.evidence import Shown, note_evidence
from app.services.money.settling import settle_case
from app.services.moves import MoveTold, move_case
from app.text.amounts import format_amount, parse_amount
from tests.counter import OWNER, TO_THE_REFUND, Counter

Lines = dict[str, str]  # account -> amount as it stands in a book: "8,960" or "115.80"
HOME = "CNY"
CHECKED = ("review", "to_decision", "item_is_here", "inspection_passed")


@dataclass(slots=True)
class Year:
    """A shop through twelve months, and its books after each step."""

    counter: Counter
    sold: int = 0
    cases: dict[str, str] = field(default_factory=dict)

    def begins(self, month: int, day: int = 2) -> None:
        """It is ten in the morning of this day of 2026, where the shop is."""
        noon = datetime.combine(date(2026, month, day), datetime.min.time(), UTC)
        self.counter.clock.now_ms = int(noon.timestamp() * 1000) + 2 * 3_600_000

    def stands(self, *, debit: Lines, credit: Lines) -> None:
        """The trial balance: these accounts, on these sides, and no other."""
        assert self._accounts() == _signed(debit, credit)

    @contextmanager
    def posts(self, *, debit: Lines, credit: Lines) -> Iterator[None]:
        """What happens within moves these accounts by these amounts, and no other."""
        before = self._accounts()
        yield
        after = self._accounts()
        moved = {
            account: after.get(account, 0) - before.get(account, 0)
            for account in {*before, *after}
            if after.get(account, 0) != before.get(account, 0)
        }
        assert moved == _signed(debit, credit), _told(moved)

    def _accounts(self) -> dict[str, int]:
        lines = self.counter.shop.queries.ledger.trial_balance()
        return {
            line.account if line.currency == HOME else f"{line.currency} {line.account}": line.minor
            for line in lines
            if line.minor
        }

    # --- what people do, in few words

    def sell(
        self, sku: str, *, price: str = "12,800", owner: str = "1001", by: str = "wechat"
    ) -> str:
        """Take an item in and sell it; returns the receipt's number."""
        self.counter.item(sku, price=parse_amount(price, HOME), consignor=owner)
        self.sold += 1
        return self.counter.sell(sku, number=f"S{self.sold}", tender=by)

    def comes_back(self, sku: str, *, category: str = "FUNC.HARD", resolution: str = "") -> str:
        """The item lies on the counter, it is ours, and the refund is next."""
        counter = self.counter
        number = counter.open(
            sku,
            category=category,
            resolution=resolution or "RETURN_REFUND",
            handover=Handover("in_shop", "B-1"),
        )
        counter.is_ours(number)
        counter.move(number, *CHECKED)
        return number

    def is_kept(self, sku: str, *, category: str, resolution: str = "REFUND_ONLY") -> str:
        """The buyer keeps the item; the refund is next."""
        number = self.counter.open(sku, category=category, resolution=resolution)
        self.counter.is_ours(number)
        self.counter.move(number, *TO_THE_REFUND)
        return number

    def refund(
        self, number: str, amount: str = "", *, move: str = "refund_done", **told: object
    ) -> None:
        """Order the refund: all of the price, or an amount."""
        minor = parse_amount(amount, HOME) if amount else None
        told_with = MoveTold(
            note="如上",
            amount_minor=minor,
            refund=RefundTold(**told),  # type: ignore[arg-type] # spelled as the story needs
        )
        move_case(self.counter.shop, number=number, move=move, actor=OWNER, told=told_with)

    def arrives(self, number: str) -> None:
        """The bank, WeChat or Alipay has paid it."""
        self.counter.confirm_refunds(number)

    def is_about(self, number: str, category: str) -> None:
        """It turns out to be something else."""
        edit_case(self.counter.shop, number=number, edited_by=OWNER.name, category=category)

    def is_examined(self, number: str) -> None:
        """Reviewed, and everything the checklist asks for has been seen."""
        self.counter.move(number, "review")
        with self.counter.shop.store.state() as state:
            missing = state.case(number).evidence_missing
        for item in missing:
            shown = Shown("seen")
            note_evidence(
                self.counter.shop, number=number, item=item, shown=shown, noted_by=OWNER.name
            )

    def settle(self, number: str, mode: str = "", told: RecoveryTold | None = None) -> None:
        """Charge the loss to those who bear it."""
        settle_case(self.counter.shop, number=number, mode=mode, actor=OWNER, told=told)


def _signed(debit: Lines, credit: Lines) -> dict[str, int]:
    """Minor units, debit positive; an account in another currency names it first."""

    def minor(account: str, amount: str) -> int:
        first, _, rest = account.partition(" ")
        return parse_amount(amount, first if rest else HOME)

    return {
        **{account: minor(account, amount) for account, amount in debit.items()},
        **{account: -minor(account, amount) for account, amount in credit.items()},
    }


def _told(moved: dict[str, int]) -> str:
    return "  ".join(f"{account} {format_amount(m, HOME)}" for account, m in sorted(moved.items()))
