"""Frozen rows for people who look: what lists, cards and timelines show."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.domain.cases import Share
from app.domain.chargebacks import Chargeback
from app.domain.compensation import Valuation
from app.domain.consignors import NO_TERMS, TrustTerms
from app.domain.ids import EntryId
from app.domain.papers import Words
from app.domain.visits import SisterCase

_NOBODY = Words("", "")


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case in the queue. ``stage``, ``turn`` and ``due`` are the track in front."""

    pk: int
    id: str
    number: str
    title: str
    category: str
    resolution: str
    stage: str
    turn: str
    due: int | None
    at_stake_minor: int
    currency: str
    opened_at: int
    is_open: bool
    lane: str


@dataclass(frozen=True, slots=True)
class CaseCard:
    """One case with all that its page shows without asking again."""

    line: CaseLine
    complaint: str
    claimant: str
    arose: str
    claim_stage: str
    claim_turn: str
    claim_due: int | None
    recovery_stage: str
    recovery_turn: str
    recovery_due: int | None
    claim_path: tuple[str, ...]  # stages passed so far, in order, the present one last
    recovery_path: tuple[str, ...]
    route_version: int
    identity: str
    promised_at: int | None
    opened_by: str
    refunded_minor: int
    cost_minor: int
    loss_minor: int
    settled_minor: int
    shares: tuple[Share, ...]
    shares_reason: str
    mode: str
    item: "ItemCard | None"
    sale: "SaleLineCard | None"
    buyer: "PersonLine | None"
    consignor: "PersonLine | None"
    photos: tuple["PhotoLine", ...]
    last_entry: EntryId
    visit: str
    claimant_name: str  # as it was told
    proof: str
    proof_waived: str
    sisters: tuple[SisterCase, ...]  # the other cases of the same visit
    suggested_detour: str = ""  # a stage that a rule wants the case to go through
    tags: tuple[str, ...] = ()
    team: str = ""
    team_name: Words = _NOBODY
    assignee: str = ""
    priority_points: int = 0
    hold_payout: bool = False
    required_evidence: tuple[str, ...] = ()
    hides_costs: bool = False  # costs, loss and what was settled are not for the viewer to see
    evidence_missing: tuple[str, ...] = ()  # items of the checklist that the decision waits for
    confirmed_fake: bool = False
    refund_state: str = ""  # of the refunds together: ordered, failed or done; empty: none
    agreed_minor: int | None = None  # what the buyer is to get by an accepted offer
    dispute: Chargeback | None = None  # its chargeback that no bank has decided on
    split_round: int = 0
    split_awaits: tuple[str, ...] = ()  # parties that bear a part and have not confirmed it
    split_objected: bool = False
    worth: Valuation | None = None  # of the item to its consignor, where she may be compensated
    reversed_minor: int = 0  # how much of the sale this case took back

    @property
    def divided_minor(self) -> int:
        """What is to be divided: of a loss that was settled in part the rest.

        A late cost, or what a carrier did not accept.
        """
        return self.loss_minor - self.settled_minor or self.loss_minor

    @property
    def buyer_name(self) -> str:
        """Empty where nobody asked her: then her account goes under the case's number."""
        if self.buyer is None or self.buyer.name == self.line.number:
            return ""
        return self.buyer.name


@dataclass(frozen=True, slots=True)
class ItemLine:
    """An item in a list."""

    pk: int
    id: str
    sku: str
    title: str
    brand: str
    item_class: str
    status: str
    custody: str
    price_minor: int
    currency: str
    consignor_id: str
    consignor_number: str
    consignor_name: str

    @property
    def full_title(self) -> str:
        """Brand and title; the brand once where the title says it already."""
        said = not self.brand or self.brand.lower() in self.title.lower()
        return self.title if said else f"{self.brand} {self.title}"


@dataclass(frozen=True, slots=True)
class ItemCard:
    """One item with its record."""

    line: ItemLine
    condition: str
    serial: str
    size: str
    color: str
    description: str
    accessories: tuple[str, ...]
    split_bp: int | None  # None where it is not for the viewer to see
    received_on: str
    place: str
    has_baseline: bool
    photos: tuple["PhotoLine", ...]
    handovers: tuple["HandoverLine", ...]
    sale: "SaleLineCard | None"
    open_cases: tuple[str, ...]  # numbers


@dataclass(frozen=True, slots=True)
class HandoverLine:
    """One handover of an item."""

    at: int
    source: str
    target: str
    place: str
    condition: str
    accessories: tuple[str, ...]
    waybill: str
    seal: str = ""
    signature: str = ""


@dataclass(frozen=True, slots=True)
class PhotoLine:
    """A photo; the picture is asked for by its hash."""

    sha256: str
    role: str
    width_px: int
    height_px: int
    taken_at: str
    added_at: int
    shot: str = ""  # the item of the checklist that it shows


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person in a list; ``balance_minor`` > 0 is what the shop owes her, None is not to see."""

    pk: int
    id: str
    number: str
    name: str
    phone: str
    is_consignor: bool
    balance_minor: int | None
    currency: str
    kind: str = ""  # carrier, insurer or third for somebody outside


@dataclass(frozen=True, slots=True)
class PersonCard:
    """One person with her account."""

    line: PersonLine
    company: str
    email: str
    address: str
    note: str
    split_bp: int | None
    item_count: int
    open_case_numbers: tuple[str, ...]
    movements: tuple["MovementLine", ...]
    statements: tuple["IssuedStatement", ...]
    terms: TrustTerms = NO_TERMS


@dataclass(frozen=True, slots=True)
class MovementLine:
    """A posting on a party's account from her side: > 0 is in her favour."""

    pk: int
    booked_on: str
    memo: str
    amount_minor: int
    currency: str
    title: str
    sku: str
    case_number: str
    sale_number: str


@dataclass(frozen=True, slots=True)
class IssuedStatement:
    """A statement that was printed; its figures are fixed."""

    first_day: str
    last_day: str
    currency: str
    opening_minor: int
    closing_minor: int
    up_to: int
    lang: str
    issued_at: int
    entry: bytes
    code: str = ""


@dataclass(frozen=True, slots=True)
class Since:
    """Where a statement starts: the last day and posting that earlier statements hold."""

    last_day: str
    up_to: int


@dataclass(frozen=True, slots=True)
class AccountLine:
    """A movement on a consignor's account as her statement needs it; > 0 is in her favour."""

    pk: int
    booked_on: str
    memo: str
    amount_minor: int
    title: str
    sku: str
    case_number: str
    sale_number: str
    case_mode: str
    price_minor: int  # of the item's sale; 0 where the line belongs to none
    entry: bytes
    belongs_on: str = ""  # the day it belongs to, where that is not the day it was booked
    payout_number: str = ""


@dataclass(frozen=True, slots=True)
class SaleLineCard:
    """The sale of one item."""

    sale_id: str
    number: str
    sold_at: int
    price_minor: int
    consignor_minor: int
    commission_minor: int
    tax_minor: int
    currency: str
    tender: str
    payment_reference: str
    buyer_name: str
    is_history: bool
    windows: Mapping[str, int]  # days to report a fault, by trunk, as its contract has them
    promise_factor: int = 0  # times the price on top of it if it is a fake


@dataclass(frozen=True, slots=True)
class SaleLineRow:
    """A sale in a list."""

    pk: int
    id: str
    number: str
    sold_at: int
    total_minor: int
    currency: str
    tender: str
    payment_reference: str
    buyer_name: str
    skus: tuple[str, ...]
    refunded_minor: int


@dataclass(frozen=True, slots=True)
class TimelineLine:
    """One thing that happened, as the journal tells it; the sentence is made at the edge."""

    entry: bytes
    action: bytes
    at: int
    actor: str
    kind: str
    payload: dict[str, Any]  # parsed; empty once erased
    undone: bool


@dataclass(frozen=True, slots=True)
class PostingLine:
    """A line of the books; debit positive."""

    pk: int
    booked_on: str
    account: str
    party: str  # name of the person behind a control account
    minor: int
    currency: str
    memo: str
    case_number: str
    sale_number: str


@dataclass(frozen=True, slots=True)
class Hit:
    """Something a search found."""

    subject_type: str  # case | item | person | sale
    id: str
    key: str  # number or SKU
    title: str
    snippet: str
    exact: bool = False


@dataclass(frozen=True, slots=True)
class QueueFilter:
    """Which cases a view of the queue shows; empty fields do not filter."""

    turn: str = ""
    stage: str = ""
    category: str = ""
    due_before: int | None = None
    only_open: bool = True
    words: str = ""
    sort: str = "due"  # due | newest | at_stake | number
    descending: bool = False
    team: str = ""
    assignee: str = ""
    tag: str = ""


@dataclass(frozen=True, slots=True)
class DraftLine:
    """An intake that was not finished; ``body`` is what had been typed."""

    id: str
    actor: str
    saved_at: int
    body: dict[str, Any]
