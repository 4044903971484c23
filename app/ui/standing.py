"""Who sits at the desk, as the shop knows her now."""

from dataclasses import dataclass, field

from app.domain.permissions import OWNER_ALONE, Rights, UnknownActorError
from app.domain.sight import EVERYTHING, Sight
from app.services.reading import Queries


@dataclass(frozen=True, slots=True)
class Standing:
    """``rights`` is None for a name that has none: she has left, or never was here."""

    asks_who: bool = False  # people sign in at this shop
    rights: Rights | None = field(
        default_factory=lambda: Rights("", "owner", OWNER_ALONE, open_to_all=True)
    )
    sight: Sight = EVERYTHING

    def may(self, permission: str) -> bool:
        """Whether what needs this permission is worth offering; the service has the last word."""
        rights = self.rights
        return rights is not None and rights.table.allows(rights.role, permission)


def standing_of(queries: Queries, name: str) -> Standing:
    """What the shop knows of the person of this name."""
    if not queries.users.asks_who():
        return Standing()
    try:
        rights = queries.users.rights(name)
        return Standing(asks_who=True, rights=rights, sight=queries.seen_by(name).users.sight())
    except UnknownActorError:
        return Standing(asks_who=True, rights=None, sight=Sight(*(False,) * 5))
