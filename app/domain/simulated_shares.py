"""What would be proposed for past cases, asked once for all that are alike."""

from collections.abc import Sequence
from typing import NamedTuple

from app.domain.cases import Case, Track
from app.domain.contracts import NO_CONTRACT, Contract
from app.domain.findings import Finding
from app.domain.ids import CaseId, EntryId, PersonId
from app.domain.ladder import DefaultShare, Grounds, propose

_SOMEBODY = PersonId("0" * 32)
SharesBp = tuple[tuple[str, int], ...]


class Asked(NamedTuple):
    """All that a proposal rests on, as a key: cases that are alike in it get the same shares.

    ``loss`` is 0 where the contract caps nothing: only a cap asks for it.
    """

    category: str
    arose: str
    item_class: str
    has_consignor: bool
    has_buyer: bool
    has_baseline: bool
    is_fake: bool
    is_rejected: bool
    findings: tuple[Finding, ...] = ()
    contract: Contract = NO_CONTRACT
    loss: int = 0


class ProposedShares:
    """Proposals under one table of default shares."""

    def __init__(self, table: Sequence[DefaultShare]) -> None:
        self._table = table
        self._known: dict[tuple[object, ...], SharesBp] = {}

    def of(self, asked: Asked) -> SharesBp:
        """The shares by party that would be proposed."""
        # A contract is told apart by its entry: its terms hold mappings, which are no keys.
        key = (*asked[:9], asked.contract.entry, asked.loss)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._proposed(asked)
        return known

    def _proposed(self, asked: Asked) -> SharesBp:
        grounds = Grounds(
            case=_case_of(asked),
            table=self._table,
            item_class=asked.item_class,
            has_baseline=asked.has_baseline,
            contract=asked.contract,
            findings=asked.findings,
        )
        return tuple((share.party, share.bp) for share in propose(grounds).shares)


def caps_anything(contract: Contract) -> bool:
    """Whether what is proposed depends on how large the loss is."""
    terms = contract.terms
    return terms.share_cap_minor is not None or terms.damage_cap_minor is not None


def _case_of(asked: Asked) -> Case:
    """A case that is nothing but what a proposal looks at."""
    return Case(
        id=CaseId(""),
        number="",
        item=None,
        sale=None,
        consignor=_SOMEBODY if asked.has_consignor else None,
        buyer=_SOMEBODY if asked.has_buyer else None,
        claimant="buyer",
        complaint="",
        category=asked.category,
        resolution="",
        route_version=1,
        arose=asked.arose,
        claim=Track("REJECTED" if asked.is_rejected else "CLOSED", "", None),
        recovery=Track("CLOSED", "", None),
        identity="",
        at_stake_minor=0,
        currency="",
        refunded_minor=0,
        loss_minor=asked.loss,
        settled_minor=0,
        shares=(),
        last_entry=EntryId(b""),
        confirmed_fake=asked.is_fake,
    )
