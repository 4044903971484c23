"""Who stands at the counter: the claimant, the visit, and the person it is filed under."""

from dataclasses import dataclass

from app.domain.cases import check_text
from app.domain.entries import Fact, Json
from app.domain.errors import RuleError
from app.domain.items import Item
from app.domain.people import UnknownPersonError
from app.storage.state import State
from app.storage.store import Action
from app.storage.visits_state import buyer_of_visit


class NotTheirItemError(RuleError):
    """A consignor complains about an item that the books say is somebody else's."""

    code = "not_their_item"

    def __init__(self, sku: str, number: str) -> None:
        super().__init__(sku=sku[:60], number=number[:80])


@dataclass(frozen=True, slots=True)
class Claimant:
    """Who complains: the party, and name and phone as far as she tells them.

    ``number`` is a consignor's own.
    """

    party: str = "buyer"
    name: str = ""
    phone: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Visitor:
    """Whose visit it is: its id (that of its first case), and who was written down for it."""

    visit: str = ""
    buyer: str | None = None


def find_visitor(action: Action, who: Claimant, visit: str) -> Visitor:
    """The visit that a case joins, with the buyer that was made for it; a new one without."""
    name, phone = told_name(who)
    known = buyer_of_visit(action.state.connection, visit, name, phone) if visit else None
    return Visitor(visit, known)


def told_name(who: Claimant) -> tuple[str, str]:
    """Name and phone as they can be kept; raises TextTooLongError."""
    return check_text(who.name, most=1000), check_text(who.phone, most=100)


def told_buyer(action: Action, who: Claimant, visitor: Visitor) -> str | None:
    """The buyer's id: the one of the visit, or a new person where she gave name or phone."""
    name, phone = told_name(who)
    if who.party != "buyer" or not (name or phone):
        return None
    if visitor.buyer:
        return visitor.buyer
    person = action.new_id()
    fields: dict[str, Json] = {"name": name or phone, "phone": phone, "is_consignor": 0}
    action.record(Fact("person_edited", "person", person, {"fields": fields}))
    return person


def consignor_of(state: State, who: Claimant, item: Item | None) -> str | None:
    """Whose thing it is. A consignor who complains is found by number or by her whole name."""
    owner = item.consignor if item else None
    if who.party != "consignor":
        return owner
    if not who.number.strip():
        return owner or (state.person_named(who.name.strip()) if who.name.strip() else None)
    person = state.person(who.number)
    if not person.is_consignor:
        raise UnknownPersonError(who.number)
    if item and owner and person.id != owner:
        raise NotTheirItemError(item.sku, person.number)
    return person.id
