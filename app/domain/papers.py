"""Frozen report models: everything a paper shows, decided before anything is drawn.

Money is in minor units of the paper's one ``currency``. Words that depend on the language
(category, stage, condition names) arrive as ``Words``: both languages, so one paper can hold two.
"""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Words:
    """One name in both languages of the program."""

    zh: str
    en: str

    def in_language(self, lang: str) -> str:
        """The name in ``lang`` (``"zh"`` or ``"en"``)."""
        return self.zh if lang == "zh" else self.en


@dataclass(frozen=True, slots=True)
class ShopHead:
    """The shop as it signs its papers."""

    name: str
    address: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class PathStep:
    """One stage on the way the slip draws; exactly one step is ``here``."""

    name: Words
    done: bool
    here: bool


@dataclass(frozen=True, slots=True)
class SlipModel:
    """The buyer's slip (收件凭证): what was handed over, in which condition, what happens next."""

    shop: ShopHead
    case_number: str
    opened_at: datetime  # aware, in the shop's time zone
    claimant_name: str
    item_title: str
    item_sku: str
    item_serial: str
    handed_over: bool  # False: the item stays with the buyer for now
    condition: str
    accessories: tuple[tuple[Words, bool], ...]  # name, handed over
    complaint: str
    category: Words
    resolution: Words
    path: tuple[PathStep, ...]
    waiting_for: Words
    next_date: datetime | None  # aware, in the shop's time zone
    photo_count: int
    terms: Words
    revoked: bool = False
    replaces: datetime | None = None  # when the slip was printed whose place this one takes
    sisters: tuple[str, ...] = ()  # numbers of the other cases of the same visit
    usually: Words | None = None  # how long cases like it take, where the shop knows
    has_run: bool = False  # ``usually`` is what is still to come
    mostly: Words | None = None  # how most cases like it ended, where that can be said


@dataclass(frozen=True, slots=True)
class SettlementSlipModel:
    """The one-off settlement (一次性了结) that both sides sign; the consignor is not on it."""

    shop: ShopHead
    case_number: str
    issued_on: date
    claimant_name: str
    item_title: str
    item_sku: str
    sale_number: str
    category: Words
    amount_minor: int
    currency: str
    says: str  # what else was said with the offer that was accepted
    item_stays_with: str  # "buyer" or "shop"


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One line of a consignor's statement; the amounts of all lines sum to the movement."""

    booked_on: date
    kind: Words  # sale, sale reversed, share of cost, payout, …
    what: str  # item title and SKU
    reference: str  # sale or case number the line is tied to
    amount_minor: int  # > 0: in the consignor's favour
    detail: Words = Words("", "")  # e.g. "sold 12,800.00, commission 30 %"; "30/70 of 386.00"
    belongs_to: str = ""  # the month, ``2026-09``, of a line that came after its statement was out


@dataclass(frozen=True, slots=True)
class OpenCaseLine:
    """A case still running that may change the next statement."""

    case_number: str
    what: str
    stage: Words
    at_stake_minor: int


@dataclass(frozen=True, slots=True)
class PlanLine:
    """What was agreed to be paid back by instalments or deductions and is not paid back yet.

    It moves no balance: what has been paid stands among the lines.
    """

    what: Words
    total_minor: int
    open_minor: int
    next_on: date | None = None
    next_minor: int = 0


@dataclass(frozen=True, slots=True)
class DeductionLine:
    """The part of a line that was set against a plan of hers; it is in the line already."""

    booked_on: date
    kind: Words
    what: str
    reference: str
    amount_minor: int


@dataclass(frozen=True, slots=True)
class HoldLine:
    """Money of hers that is not paid out yet: of which item, why, until when if that is known."""

    what: str
    reason: Words
    amount_minor: int
    until: date | None = None


@dataclass(frozen=True, slots=True)
class ObjectionLine:
    """What she objected to on an earlier statement, and how that stands."""

    objected_on: date
    about: Words
    says: str
    standing: Words


@dataclass(frozen=True, slots=True)
class StatementTotal:
    """Sum of one kind of line: sales, commission, returns, deductions, costs, payouts."""

    name: Words
    amount_minor: int


@dataclass(frozen=True, slots=True)
class StatementModel:
    """A consignor's statement (对账单): opening + lines = closing, only her own items."""

    shop: ShopHead
    consignor_number: str
    consignor_name: str
    first_day: date
    last_day: date
    currency: str
    opening_minor: int
    lines: tuple[StatementLine, ...]
    totals: tuple[StatementTotal, ...]
    closing_minor: int
    open_cases: tuple[OpenCaseLine, ...]
    is_draft: bool  # the period has not ended
    deductions: tuple[DeductionLine, ...] = ()
    plans: tuple[PlanLine, ...] = ()
    holds: tuple[HoldLine, ...] = ()
    objections: tuple[ObjectionLine, ...] = ()
