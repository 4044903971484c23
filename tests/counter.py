"""A shop as the stories of the tests drive it, and the worked example of the rules.

The example is the one a bookkeeper checks: sold at 12,800; 70 % are the consignor's 8,960, the
commission is 3,840.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.domain.cases import Case, Share, Track
from app.domain.changes import Changes
from app.domain.custody import Handover
from app.domain.ids import CaseId, EntryId, ItemId, PersonId, SaleId
from app.domain.moves import Actor
from app.domain.refunds import ORDERED
from app.domain.rows import CaseCard
from app.services.evidence import Shown, note_evidence
from app.services.goods import add_consignor, add_item, record_sale
from app.services.money.payouts import pay_out
from app.services.money.refund_orders import finish_refund
from app.services.money.splitting import split_liability
from app.services.moves import MoveTold, check_identity, move_case
from app.services.opening import open_case
from app.services.shop import Shop
from app.services.visitors import Claimant

MONDAY_10_IN_SHANGHAI_MS = 1_772_416_800_000  # 2026-03-02T02:00:00Z
HOUR_MS = 3_600_000

PRICE, CONSIGNORS_PART, COMMISSION = 1_280_000, 896_000, 384_000

LI = PersonId("c" * 32)
WANG = PersonId("b" * 32)
BAG = ItemId("a" * 32)
RECEIPT = SaleId("5" * 32)

OWNER = Actor("陈")
CLERK = Actor("小周", "clerk")

# The way of a return up to the refund, and of the resolutions that need nothing back.
TO_THE_RETURN = ("review", "to_decision", "accept_return", "goods_received")
TO_THE_REFUND = ("review", "to_decision", "approve_refund")


@dataclass(slots=True)
class ShopClock:
    """A wall clock that stands still until a test moves it."""

    now_ms: int = MONDAY_10_IN_SHANGHAI_MS

    def __call__(self) -> int:
        return self.now_ms

    def step(self, *, hours: int = 0, days: int = 0, ms: int = 0) -> None:
        self.now_ms += (hours + 24 * days) * HOUR_MS + ms


def a_case(
    *,
    claim: Track | None = None,
    recovery: Track | None = None,
    category: str = "FUNC.HARD",
    resolution: str = "RETURN_REFUND",
    arose: str = "unknown",
    identity: str = "",
    item: ItemId | None = BAG,
    sale: SaleId | None = RECEIPT,
    consignor: PersonId | None = LI,
    buyer: PersonId | None = WANG,
    refunded_minor: int = 0,
    loss_minor: int = 0,
    settled_minor: int = 0,
    shares: Sequence[Share] = (),
) -> Case:
    """A case of the worked example in the domain's own form."""
    return Case(
        id=CaseId("e" * 32),
        number="A-000001",
        item=item,
        sale=sale,
        consignor=consignor,
        buyer=buyer,
        claimant="buyer",
        complaint="拉链坏了",
        category=category,
        resolution=resolution,
        route_version=1,
        arose=arose,
        claim=claim or Track("NEW", "shop", 1),
        recovery=recovery or Track("DECIDE", "shop", 1),
        identity=identity,
        at_stake_minor=PRICE,
        currency="CNY",
        refunded_minor=refunded_minor,
        loss_minor=loss_minor,
        settled_minor=settled_minor,
        shares=tuple(shares),
        last_entry=EntryId(bytes(16)),
    )


@dataclass(slots=True)
class Counter:
    """What people do at the counter of a shop, in few words."""

    shop: Shop
    clock: ShopClock
    sold: list[str] = field(default_factory=list)

    def consignor(self, number: str = "1001", name: str = "李女士", *, split_bp: int = 7000) -> str:
        add_consignor(
            self.shop,
            number=number,
            name=name,
            added_by="陈",
            phone="138 0000 1234",
            split_bp=split_bp,
        )
        return number

    def item(
        self, sku: str = "A-1", *, price: int = PRICE, consignor: str = "1001", title: str = ""
    ) -> str:
        add_item(
            self.shop,
            sku=sku,
            title=title or "LV Speedy 30",
            price_minor=price,
            consignor=consignor,
            added_by="陈",
        )
        return sku

    def sell(self, *skus: str, number: str = "", tender: str = "wechat") -> str:
        number = number or f"S{len(self.sold) + 1}"
        record_sale(
            self.shop,
            number=number,
            skus=skus,
            tender=tender,
            sold_by="陈",
            buyer_name="王先生",
            buyer_phone="139 1111 2222",
            payment_reference=f"4200001{len(self.sold):04d}",
        )
        self.sold.append(number)
        return number

    def sell_the_bag(self) -> str:
        """Consignor, item and sale of the worked example."""
        self.consignor()
        self.item()
        return self.sell("A-1")

    def open(
        self,
        sku: str = "A-1",
        *,
        category: str = "FUNC.HARD",
        resolution: str = "RETURN_REFUND",
        complaint: str = "拉链坏了，五金掉色",
        handover: Handover | None = None,
        sale: str = "",
        lane: str = "normal",
    ) -> str:
        return open_case(
            self.shop,
            complaint=complaint,
            opened_by="陈",
            sku=sku,
            sale_number=sale,
            category=category,
            resolution=resolution,
            claimant=Claimant("buyer"),
            handover=handover,
            lane=lane,
        ).number

    def move(self, number: str, *moves: str, amount: int | None = None, note: str = "如上") -> None:
        for move in moves:
            told = MoveTold(note=note, amount_minor=amount)
            move_case(self.shop, number=number, move=move, actor=OWNER, told=told)

    def is_ours(self, number: str, answer: str = "ours") -> None:
        check_identity(self.shop, number=number, answer=answer, checked_by="陈")

    def return_and_refund(self, number: str) -> None:
        """The whole claim track of a return, and the bank has confirmed the money."""
        self.move(number, *TO_THE_RETURN)
        self.is_ours(number)
        self.move(number, "inspection_passed", "refund_done")
        self.confirm_refunds(number)

    def refund(self, number: str, amount: int | None = None) -> None:
        """The whole claim track of a refund while the buyer keeps the item; it has arrived."""
        self.is_ours(number)
        self.move(number, *TO_THE_REFUND)
        self.move(number, "refund_done", amount=amount)
        self.confirm_refunds(number)

    def confirm_refunds(self, number: str) -> None:
        """What was ordered on a case has left the bank, WeChat or Alipay."""
        for refund in self.shop.queries.refunds.of_case(self.card(number).line.id):
            if refund.state == ORDERED:
                finish_refund(self.shop, refund=refund.number, confirmed_by="陈")

    def to_decision(self, number: str) -> None:
        """Reviewed, and everything the checklist asks for has been seen."""
        self.move(number, "review")
        with self.shop.store.state() as state:
            missing = state.case(number).evidence_missing
        for item in missing:
            note_evidence(self.shop, number=number, item=item, shown=Shown("seen"), noted_by="陈")
        self.move(number, "to_decision")

    def take_back(self, sku: str = "A-1") -> str:
        """The thing lies in the shop again, and its buyer is paid back."""
        number = self.open(sku, handover=Handover("in_shop", "B-1"))
        self.is_ours(number)
        self.move(
            number, "review", "to_decision", "item_is_here", "inspection_passed", "refund_done"
        )
        return number

    def pay_early(self, minor: int, consignor: str = "1001") -> Changes:
        """Pay a consignor what still waits: the owner knows why."""
        return pay_out(
            self.shop,
            consignor=consignor,
            amount_minor=minor,
            tender="bank",
            paid_by="陈",
            reason="急",
        )

    def split(self, number: str, **shares_bp: int) -> None:
        split_liability(
            self.shop, number=number, shares_bp=shares_bp, reason="协商一致", decided_by="陈"
        )

    def card(self, number: str) -> CaseCard:
        return self.shop.queries.cases.card(number)

    def balances(self) -> dict[str, int]:
        """Every account that does not stand at zero; debit positive."""
        lines = self.shop.queries.ledger.trial_balance()
        return {line.account: line.minor for line in lines if line.minor}
