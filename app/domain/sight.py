"""What a role may see.

Whatever is not to be seen is left out where it is read, not where it is shown: a screen, a
command or a paper cannot show what it was never given.
"""

from dataclasses import dataclass

from app.domain.errors import RuleError
from app.domain.permissions import Rights
from app.domain.settings import YES, ShopSettings


class HiddenFromRoleError(RuleError):
    """What was asked for as a whole is not for this role to see."""

    code = "hidden_from_role"

    def __init__(self, hidden: str, role: str) -> None:
        super().__init__(hidden=hidden, role=role)


@dataclass(frozen=True, slots=True)
class Sight:
    """What may be seen, part by part."""

    consignors: bool = True  # who brought an item: name, number, how to reach her
    shares: bool = True  # splits, commissions, who bears a loss and why
    costs: bool = True  # what a case costs the shop and others
    balances: bool = True  # accounts, statements, the books
    phones: bool = True  # how to reach buyers


EVERYTHING = Sight()
HIDDEN = "•••"  # stands for a number or name that is there and not to be seen
_NO_MONEY = {"shares": False, "costs": False, "balances": False}


def sight_of(rights: Rights, settings: ShopSettings) -> Sight:
    """What whoever acts may see: a clerk as the shop decided, an appraiser the thing alone."""
    if rights.role == "appraiser":
        return Sight(consignors=False, phones=False, **_NO_MONEY)
    if rights.role != "clerk":
        return EVERYTHING
    named = settings.clerks_see_consignors == YES
    if settings.clerks_see_shares == YES:
        return Sight(consignors=named)
    return Sight(consignors=named, **_NO_MONEY)
