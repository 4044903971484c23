"""Who bears a loss, as a ladder: each step is asked in turn and says what it makes of the shares.

Category × when it arose × item class, then this consignor's contract, the record from intake, what
was found, and similar past cases. A person stands above all of it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.cases import Case, Share, shares_in_money
from app.domain.categories import trunk_of
from app.domain.contracts import NO_CONTRACT, Contract
from app.domain.findings import Finding, is_conflicting, standing
from app.domain.money import BP_WHOLE
from app.domain.parties import PARTIES
from app.domain.precedents import NO_PRECEDENTS, PRECEDENTS_NEEDED, Precedents
from app.domain.step_codes import EVIDENCE

LOST_OR_DAMAGED = frozenset({"STORE.DMG", "STORE.LOST"})
BY_CARRIER = frozenset({"SHIP.DMG", "SHIP.LOST", "SHIP.LATE", "SHIP.EMPTY"})
# Where a share does not rest on how the item was when it came: a fake is a fake.
_WITHOUT_BASELINE = frozenset({"AUTH", "STORE", "MONEY", "OWN", "MIND"})

Params = Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class DefaultShare:
    """One line of the shop's table of default shares.

    ``when`` is empty or a code of AROSE; ``item_class`` is empty for every class.
    """

    category: str
    when: str
    shares: Mapping[str, int]
    item_class: str = ""


@dataclass(frozen=True, slots=True)
class Grounds:
    """Everything a proposal is made from; caps are measured on the loss of the case."""

    case: Case
    table: Sequence[DefaultShare]
    item_class: str = ""
    has_baseline: bool = False
    contract: Contract = NO_CONTRACT
    findings: Sequence[Finding] = ()
    panel_bp: Mapping[str, int] = field(default_factory=dict)  # empty while no panel has spoken
    precedents: Precedents = NO_PRECEDENTS
    underlying: str = ""  # what a chargeback is about
    accepted_minor: int | None = None  # by carrier and insurer; None while neither has answered
    recourse_cap_minor: int | None = None  # of a promise of compensation


@dataclass(frozen=True, slots=True)
class Step:
    """One rung: what was asked, what it rests on, and the shares after it.

    ``params`` fill its sentence: ``category`` is a code, ``…_minor`` money, ``…_bp`` a share.
    """

    code: str
    source: str
    shares_bp: Mapping[str, int]
    params: Params = field(default_factory=dict)
    warns: bool = False


@dataclass(frozen=True, slots=True)
class Because:
    """Something that speaks for or beside a proposal: a code, and who said it."""

    code: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A split and, step by step, why."""

    shares: tuple[Share, ...]
    steps: tuple[Step, ...]

    @property
    def shares_bp(self) -> dict[str, int]:
        """The shares by party."""
        return {share.party: share.bp for share in self.shares}

    @property
    def deciding(self) -> Step:
        """The last step that changed anything, or the first."""
        decided, before = self.steps[0], self.steps[0].shares_bp
        for step in self.steps:
            if step.shares_bp != before:
                decided, before = step, step.shares_bp
        return decided

    @property
    def reason(self) -> str:
        """The code of the step that decides."""
        return self.deciding.code

    @property
    def basis(self) -> str:
        """The category that was named last on the way to the deciding step."""
        deciding, named = self.deciding, ""
        for step in self.steps:
            named = str(step.params.get("category", named))
            if step is deciding:
                break
        return named

    @property
    def reasons(self) -> tuple[Because, ...]:
        """What was found, whether it decided anything or not."""
        return tuple(
            Because(step.code, str(step.params.get("by", "")))
            for step in self.steps
            if step.code in EVIDENCE
        )


def money_of(step: Step, loss_minor: int) -> dict[str, int]:
    """What each party bears of the loss after this step, to the cent."""
    shares = [Share(party, step.shares_bp[party]) for party in PARTIES if party in step.shares_bp]
    cents = shares_in_money(shares, loss_minor)
    return {share.party: minor for share, minor in zip(shares, cents, strict=True)}


class Ladder:
    """The steps as they are climbed. Whatever a step sets, the contract's limits hold after it."""

    def __init__(self, grounds: Grounds) -> None:
        self.grounds = grounds
        self.steps: list[Step] = []
        self.shares: dict[str, int] = {"shop": BP_WHOLE}
        self.trunk = trunk_of(grounds.case.category)

    def tell(
        self, code: str, source: str, params: Params | None = None, *, warns: bool = False
    ) -> None:
        """A step, with the shares as they are now."""
        self.steps.append(Step(code, source, dict(self.shares), params or {}, warns))

    def set(
        self, code: str, source: str, shares: Mapping[str, int], params: Params | None = None
    ) -> None:
        """A step that sets the shares; what nobody can bear falls to the shop right after it."""
        self.shares = {party: shares[party] for party in PARTIES if shares.get(party)}
        self.tell(code, source, params)
        case = self.grounds.case
        if self.shares.get("consignor") and case.consignor is None:
            self._leave("consignor", 0)
            self.tell("default_share_own_stock", "case", params)
        if self.shares.get("buyer") and case.buyer is None:
            self._leave("buyer", 0)
            self.tell("no_buyer_known", "case", params)

    def _leave(self, party: str, left_bp: int, *, to: str = "shop") -> None:
        """Take from ``party`` all but ``left_bp``, and give it to another."""
        taken = self.shares.get(party, 0) - left_bp
        after = {**self.shares, party: left_bp, to: self.shares.get(to, 0) + taken}
        self.shares = {p: after[p] for p in PARTIES if after.get(p)}

    def hold_to_baseline(self) -> None:
        """Without a record from intake the consignor's share falls to her contract's minimum."""
        least = self.grounds.contract.terms.minimum_share_bp
        if self.grounds.has_baseline or self.trunk in _WITHOUT_BASELINE:
            return
        if self.shares.get("consignor", 0) > least:
            self._leave("consignor", least)
            code = "minimum_share" if least else "no_baseline"
            self.tell(code, "record", {"share_bp": least})

    def hold_to_caps(self) -> None:
        """Whatever proposes, the consignor never bears more money than was agreed."""
        terms = self.grounds.contract.terms
        self._cap("consignor", terms.share_cap_minor, "share_cap", "contract")
        self._cap("consignor", self.grounds.recourse_cap_minor, "recourse_cap", "case")

    def cap_shop(self) -> None:
        """What the shop pays at most for a lost or damaged item; the rest is the consignor's."""
        cap = self.grounds.contract.terms.damage_cap_minor
        self._cap("shop", cap, "damage_cap", "contract", to="consignor")

    def _cap(
        self, party: str, cap_minor: int | None, code: str, source: str, *, to: str = "shop"
    ) -> None:
        loss = self.grounds.case.divided_minor
        if cap_minor is None or loss <= 0:
            return
        most_bp = min(BP_WHOLE, max(0, cap_minor) * BP_WHOLE // loss)  # never a cent above the cap
        if self.shares.get(party, 0) > most_bp:
            self._leave(party, most_bp, to=to)
            self.tell(code, source, {"amount_minor": cap_minor})


def propose(grounds: Grounds) -> Proposal:
    """Climb the ladder: the shares it ends with, and every step on the way."""
    ladder = Ladder(grounds)
    if grounds.case.claim.stage == "REJECTED":
        ladder.set("not_upheld", "case", {"buyer": BP_WHOLE}, _of(grounds.case.category))
        return _proposal(ladder)
    _category_steps(ladder)
    is_by_clause = _contract_steps(ladder)
    ladder.hold_to_baseline()
    is_found = _finding_steps(ladder)
    _precedent_steps(ladder, is_particular=is_by_clause or is_found)
    return _proposal(ladder)


def _proposal(ladder: Ladder) -> Proposal:
    case = ladder.grounds.case
    people = {"consignor": case.consignor, "buyer": case.buyer}
    shares = tuple(
        Share(party, ladder.shares[party], people.get(party))
        for party in PARTIES
        if ladder.shares.get(party)
    )
    return Proposal(shares, tuple(ladder.steps))


def _of(category: str) -> Params:
    return {"category": category}


def _category_steps(ladder: Ladder) -> None:
    """The shop's table, and what the rules say where it is silent."""
    grounds, case = ladder.grounds, ladder.grounds.case
    category = case.category
    if category == "MONEY.PAYOUT":
        shop = {"shop": BP_WHOLE}
        ladder.set("correction_no_split", "case", shop, _of(category))
        return
    if category == "MONEY.CB" and grounds.underlying:
        category = grounds.underlying
        ladder.trunk = trunk_of(category)
        ladder.tell("chargeback_follows", "case", _of(category))
    _table_step(ladder, category)
    if category in BY_CARRIER:
        _carrier_step(ladder)


def _carrier_step(ladder: Ladder) -> None:
    """What a carrier accepted is its own already; the rest is divided as it would be without."""
    accepted, loss = ladder.grounds.accepted_minor, ladder.grounds.case.loss_minor
    if accepted is None:
        ladder.tell("carrier_open", "case")
    elif accepted >= loss > 0:
        ladder.set("carrier_accepts", "case", {"carrier": BP_WHOLE})
    elif accepted:
        ladder.tell("carrier_accepts_part", "case", {"amount_minor": accepted})
    else:
        ladder.tell("carrier_refuses", "case")


def _table_step(ladder: Ladder, category: str) -> None:
    """The closest line: one for the time wins over one without, then branch over trunk."""
    grounds, arose = ladder.grounds, ladder.grounds.case.arose
    lines = {(line.category, line.when, line.item_class): line for line in grounds.table}
    places = [(c, w) for w in (arose, "") for c in (category, trunk_of(category))]
    order = [(c, w, k) for c, w in places for k in (grounds.item_class, "")]
    found = next((lines[key] for key in order if key in lines), None)
    if found is None:
        shop = {"shop": BP_WHOLE}
        ladder.set("no_default", "table", shop, _of(category))
    else:
        code = "default_share_when" if found.when else "default_share"
        code = "default_share_class" if found.item_class else code
        ladder.set(code, "table", found.shares, _of(found.category))
    if found is not None and found.when:
        return
    if arose == "in_use":
        ladder.set("in_use", "case", {"buyer": BP_WHOLE}, _of(category))
    elif arose == "in_shop":
        ladder.set("in_shop", "case", {"shop": BP_WHOLE}, _of(category))


def _contract_steps(ladder: Ladder) -> bool:
    """The clauses of her contract; whether one of them took the place of the usual shares."""
    case, contract = ladder.grounds.case, ladder.grounds.contract
    before = dict(ladder.shares)
    if case.category in LOST_OR_DAMAGED and case.consignor is not None:
        if contract.terms.owners_risk:
            hers = {"consignor": BP_WHOLE}
            ladder.set("owners_risk", "contract", hers, {"version": contract.version})
        else:
            ladder.cap_shop()
    is_by_clause = ladder.shares != before
    if is_by_clause:
        ladder.tell("clause_may_be_void", "contract", warns=True)
    ladder.hold_to_caps()
    return is_by_clause


def _finding_steps(ladder: Ladder) -> bool:
    """What was found about this very item; whether it took the place of the usual shares."""
    grounds = ladder.grounds
    for because in evidence_for(grounds.findings):
        ladder.tell(because.code, "findings", {"by": because.by})
    if grounds.panel_bp:
        ladder.set("panel_median", "findings", grounds.panel_bp, _of(grounds.case.category))
    elif not _authenticity_step(ladder):
        return False
    ladder.hold_to_caps()
    return True


def _authenticity_step(ladder: Ladder) -> bool:
    """Findings about authenticity choose; where they contradict each other they choose nothing."""
    grounds, case = ladder.grounds, ladder.grounds.case
    if ladder.trunk != "AUTH" or is_conflicting(grounds.findings):
        return False
    stand = standing(grounds.findings)
    now = {finding.result for finding in stand if not finding.before_sale}
    if case.confirmed_fake and any(f.before_sale and f.result == "pass" for f in stand):
        halves = {"consignor": BP_WHOLE // 2, "third": BP_WHOLE // 2}
        ladder.set("passed_before_sale", "findings", halves, _of("AUTH.FAKE"))
    elif case.confirmed_fake:
        if case.category == "AUTH.FAKE" and case.arose in {"", "unknown"}:
            return True  # the table has said so already
        line = next((s for s in grounds.table if (s.category, s.when, s.item_class) == _FAKE), None)
        shares = line.shares if line else {"consignor": BP_WHOLE}
        ladder.set("finding_decides", "findings", shares, _of("AUTH.FAKE"))
    elif now == {"pass"}:
        ladder.set("found_genuine", "findings", {"buyer": BP_WHOLE}, _of(case.category))
    else:
        return False
    return True


_FAKE = ("AUTH.FAKE", "", "")


def evidence_for(findings: Sequence[Finding]) -> tuple[Because, ...]:
    """One line a finding that stands; first that they contradict each other, where they do."""
    told = [
        Because(
            "finding_before_sale"
            if finding.before_sale and finding.result == "pass"
            else "finding_fake"
            if finding.confirmed_fake
            else f"finding_{finding.result}",
            finding.by,
        )
        for finding in standing(findings)
    ]
    return (*((Because("findings_conflict"),) if is_conflicting(findings) else ()), *told)


def _precedent_steps(ladder: Ladder, *, is_particular: bool) -> None:
    """Similar past cases speak from five on, unless something particular to this case has."""
    found = ladder.grounds.precedents
    if not found.count or ladder.grounds.case.category == "MONEY.PAYOUT":
        return
    if found.count < PRECEDENTS_NEEDED:
        ladder.tell("precedents_few", "precedents", {"n": found.count, "needed": PRECEDENTS_NEEDED})
    elif is_particular:
        ladder.tell("precedents_beside", "precedents", {"n": found.count})
    else:
        ladder.set("precedents", "precedents", found.shares_bp, {"n": found.count})
        ladder.hold_to_baseline()
        ladder.hold_to_caps()
