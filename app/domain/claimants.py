"""Who may claim, and what the counter suggests to each: program data."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.domain.categories import trunk_of
from app.domain.papers import Words
from app.domain.parties import CLAIMANTS
from app.domain.route_files import BadProgramDataError

_FILE = "claimants.toml"


@dataclass(frozen=True, slots=True)
class ClaimantKind:
    """What changes at the counter with the party that complains.

    ``first`` are the trunks and branches that it mostly complains about; ``resolutions`` maps a
    trunk or branch to resolutions by preference, ``otherwise`` those of every other category.
    """

    party: str
    hint: Words  # an example of what it says
    who: Words  # what its name is asked for as
    first: tuple[str, ...]
    resolutions: Mapping[str, tuple[str, ...]]
    otherwise: tuple[str, ...]

    def resolution(self, category: str, known: Collection[str], usual: str) -> str:
        """Where a case of this category starts: the first preference that is ``known``.

        ``usual`` is the trunk's own resolution, for whoever prefers none.
        """
        preferred = (
            self.resolutions.get(category)
            or self.resolutions.get(trunk_of(category))
            or self.otherwise
        )
        return next((code for code in preferred if code in known), usual)

    def in_order(self, categories: Sequence[str]) -> list[str]:
        """The categories, those that this party mostly complains about first."""
        return sorted(categories, key=self._place)

    def _place(self, category: str) -> int:
        for place, code in enumerate(self.first):
            if code in (category, trunk_of(category)):
                return place
        return len(self.first)


def read_claimants(file: Mapping[str, Any], trunks: Collection[str]) -> dict[str, ClaimantKind]:
    """Build them from the parsed file; raises BadProgramDataError naming file and key."""
    for party in file:
        if party not in CLAIMANTS:
            raise BadProgramDataError(_FILE, party, "not a claimant")
    return {party: _kind(party, file.get(party), trunks) for party in CLAIMANTS}


def _kind(party: str, row: Mapping[str, Any] | None, trunks: Collection[str]) -> ClaimantKind:
    if row is None:
        raise BadProgramDataError(_FILE, party, "missing")
    try:
        kind = ClaimantKind(
            party,
            hint=Words(**row["hint"]),
            who=Words(**row["who"]),
            first=tuple(row.get("first", ())),
            resolutions={code: tuple(names) for code, names in row.get("resolutions", {}).items()},
            otherwise=tuple(row.get("otherwise", ())),
        )
    except KeyError as missing:
        raise BadProgramDataError(_FILE, party, f"missing: {missing.args[0]}") from missing
    except TypeError as unknown:
        raise BadProgramDataError(_FILE, party, str(unknown)) from unknown
    for code in (*kind.first, *kind.resolutions):
        if trunk_of(code) not in trunks:
            raise BadProgramDataError(_FILE, party, f"no category {code}")
    return kind
