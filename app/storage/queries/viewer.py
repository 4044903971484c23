"""Who is looking, and what of a row is for her eyes.

Every list and card passes through here on its way up, so nothing above can show what it was not
given. Nobody in particular (``None``) is the program itself, which sees everything.
"""

import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from app.domain.consignors import NO_TERMS
from app.domain.permissions import PermissionTable
from app.domain.rows import (
    CaseCard,
    Hit,
    ItemCard,
    ItemLine,
    PersonCard,
    PersonLine,
    SaleLineCard,
    TimelineLine,
)
from app.domain.sales import SaleLine
from app.domain.sight import EVERYTHING, HIDDEN, HiddenFromRoleError, Sight, sight_of
from app.domain.talks import Talk
from app.storage.database import Database
from app.storage.search_text import terms
from app.storage.state import State
from app.storage.users_state import rights_of

# Entries that speak of nothing but money between the shop and others.
_OF_COSTS = frozenset(
    {
        "cost_recorded",
        "case_opening_recorded",
        "case_settled",
        "value_fall_recorded",
        "recovery_planned",
        "recovery_changed",
        "recovery_cancelled",
        "pay_in_recorded",
        "pay_in_returned",
        "written_off",
        "bad_debt_recovered",
        "bought_in",
        "claim_filed",
        "claim_answered",
        "claim_paid",
        "chargeback_debited",
        "chargeback_ended",
    }
)
_OF_SHARES = frozenset({"split_decided", "split_confirmed", "split_objected", "case_resplit"})
# Keys of payloads, at any depth, and the part of the sight that they belong to.
_KEYS = {
    "consignor": "consignors",
    "postings": "balances",
    "balance_minor": "balances",
    "shares": "shares",
    "shares_bp": "shares",
    "split_bp": "shares",
    "consignor_minor": "shares",
    "commission_minor": "shares",
    "loss_minor": "costs",
    "her_part_minor": "shares",
    "fee_minor": "costs",
    "why": "shares",
    "fall_minor": "shares",
    "phone": "phones",
    "claimant_name": "consignors",  # may be hers, and holds the phone that was told with it
}


class Viewer:
    """Blanks what one person may not see; asks the shop each time, so that it is never stale."""

    def __init__(self, database: Database, program: PermissionTable, name: str | None) -> None:
        self._database = database
        self._program = program
        self.name = name

    def sight(self) -> Sight:
        """What she may see now; raises UnknownActorError for a stranger."""
        if self.name is None:
            return EVERYTHING
        with self._database.reading() as connection:
            return self._sight(connection)[0]

    def _sight(self, connection: sqlite3.Connection) -> tuple[Sight, str]:
        if self.name is None:
            return EVERYTHING, ""
        rights = rights_of(connection, self.name, self._program)
        if rights.open_to_all:
            return EVERYTHING, rights.role
        return sight_of(rights, State(connection, "").settings()), rights.role

    def check(self, part: str) -> None:
        """Raise HiddenFromRoleError where a whole page is not hers to see."""
        with self._database.reading() as connection:
            sight, role = self._sight(connection)
        if not getattr(sight, part):
            raise HiddenFromRoleError(part, role)

    def item_lines(self, lines: Iterable[ItemLine]) -> list[ItemLine]:
        """Items without who brought them."""
        sight = self.sight()
        return [_item_line(line, sight) for line in lines]

    def item(self, card: ItemCard) -> ItemCard:
        """An item's record."""
        return _item(card, self.sight())

    def sale(self, card: SaleLineCard | None) -> SaleLineCard | None:
        """The sale of an item."""
        return _sale(card, self.sight())

    def sale_lines(self, lines: Iterable[SaleLine]) -> list[SaleLine]:
        """The items of a receipt without who gets what of it."""
        sight = self.sight()
        return [_sale_line(line, sight) for line in lines]

    def people(self, lines: Iterable[PersonLine]) -> list[PersonLine]:
        """People; consignors are left out altogether where they are not to be known."""
        sight = self.sight()
        return [_person(line, sight) for line in lines if _is_known(line, sight)]

    def person(self, line: PersonLine | None) -> PersonLine | None:
        """One person, or nobody."""
        return next(iter(self.people([line])), None) if line else None

    def account(self, card: PersonCard) -> PersonCard:
        """One person's record, without her account where balances are not to be seen."""
        sight = self.sight()
        if not sight.balances:
            card = replace(card, movements=(), statements=())
        if not sight.shares:
            card = replace(card, split_bp=None, terms=NO_TERMS)
        return card

    def case(self, card: CaseCard) -> CaseCard:
        """Everything the page of a case shows."""
        sight = self.sight()
        if not sight.shares:
            card = replace(
                card,
                shares=(),
                shares_reason="",
                mode="",
                split_round=0,
                split_awaits=(),
                split_objected=False,
                worth=None,
            )
        if not sight.costs:
            card = replace(
                card, cost_minor=0, loss_minor=0, settled_minor=0, hides_costs=True, dispute=None
            )
        if not (sight.consignors and sight.phones):
            card = replace(card, claimant_name="")
        return card

    def talk(self, talk: Talk) -> Talk:
        """What was talked about; what the consignor said is between her and those who may know."""
        return talk if self.sight().shares else replace(talk, answers=())

    def timeline(self, lines: Iterable[TimelineLine]) -> list[TimelineLine]:
        """What happened, without entries and figures that are not to be seen."""
        sight = self.sight()
        if sight == EVERYTHING:
            return list(lines)
        hidden = (_OF_COSTS if not sight.costs else frozenset()) | (
            _OF_SHARES if not sight.shares else frozenset()
        )
        return [
            replace(line, payload=_payload(line.payload, sight))
            for line in lines
            if line.kind not in hidden
        ]

    def hits(self, connection: sqlite3.Connection, hits: list[Hit], words: str) -> list[Hit]:
        """What a search for ``words`` found, without people and cases that would give them away."""
        sight, _ = self._sight(connection)
        if not sight.phones:
            hits = [replace(h, snippet="") if h.subject_type == "person" else h for h in hits]
        if sight.consignors:
            return hits
        clauses, values = self.not_by_consignor(words)
        conditions = {
            "person": ("SELECT id FROM person WHERE is_consignor = 0", []),
            "case": (" AND ".join(["SELECT id FROM case_file WHERE 1", *clauses]), values),
        }
        return [
            hit
            for hit in hits
            if hit.subject_type not in conditions
            or _finds(connection, *conditions[hit.subject_type], hit.id)
        ]

    def not_by_consignor(self, words: str) -> tuple[list[str], list[Any]]:
        """Conditions on a case that ``words`` did not find it by who brought the item.

        Where consignors are hidden, a list of the cases that a name finds would say whose they are.
        """
        found = terms(words)
        if not found or self.sight().consignors:
            return [], []
        clause = (
            "NOT EXISTS (SELECT 1 FROM person AS k WHERE k.id = case_file.consignor"
            " AND instr(lower(k.name || ' ' || k.number), ?))"
        )
        return [clause] * len(found), list(found)


def _finds(connection: sqlite3.Connection, query: str, values: list[Any], key: str) -> bool:
    row = connection.execute(f"{query} AND id = ?", (*values, key)).fetchone()
    return row is not None


def _is_known(line: PersonLine, sight: Sight) -> bool:
    return sight.consignors or not line.is_consignor


def _item_line(line: ItemLine, sight: Sight) -> ItemLine:
    if sight.consignors or not line.consignor_id:
        return line
    return replace(line, consignor_id="", consignor_number=HIDDEN, consignor_name="")


def _item(card: ItemCard, sight: Sight) -> ItemCard:
    seen = replace(card, line=_item_line(card.line, sight), sale=_sale(card.sale, sight))
    return seen if sight.shares else replace(seen, split_bp=None)


def _sale(card: SaleLineCard | None, sight: Sight) -> SaleLineCard | None:
    if card is None or sight.shares:
        return card
    return replace(card, consignor_minor=0, commission_minor=0, tax_minor=0)


def _sale_line(line: SaleLine, sight: Sight) -> SaleLine:
    if not sight.consignors:
        line = replace(line, consignor=None)
    if not sight.shares:
        line = replace(line, consignor_minor=0, commission_minor=0, tax_minor=0)
    return line


def _person(line: PersonLine, sight: Sight) -> PersonLine:
    if not sight.balances:
        line = replace(line, balance_minor=None)
    if not sight.phones:
        line = replace(line, phone="")
    return line


def _payload(value: Any, sight: Sight) -> Any:
    """A payload without the keys that are not to be seen, however deep they lie."""
    if isinstance(value, dict):
        return {
            key: _payload(inner, sight)
            for key, inner in value.items()
            if key not in _KEYS or getattr(sight, _KEYS[key])
        }
    if isinstance(value, list):
        return [
            _payload(inner, sight)
            for inner in value
            if sight.consignors or not _is_about_consignor(inner)
        ]
    return value


def _is_about_consignor(value: Any) -> bool:
    """Whether this is a reason of the shop's rules that tells of the consignor, or such a rule."""
    if not isinstance(value, dict):
        return False
    fact = value.get("fact")
    if isinstance(fact, str) and fact.startswith("consignor."):
        return True
    return any(_is_about_consignor(reason) for reason in value.get("reasons", ()))
