"""A shop that is open: what every intent works with, and how shops are made and opened."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from app.domain.categories import decide_branch
from app.domain.contracts import STANDARD, decide_contract
from app.domain.default_shares import decide_line
from app.domain.entries import Fact
from app.domain.errors import DiskFailedError, EnvironmentFailedError
from app.domain.ladder import DefaultShare
from app.domain.parties import PARTIES
from app.domain.rules.editing import rule_fields, team_fields
from app.domain.settings import ShopSettings, check_setting
from app.photos.store import PhotoStore
from app.services.model_shelf import ModelShelf
from app.services.program_data import ProgramData
from app.storage.founding import create_store
from app.storage.journal import NowMs, Rand
from app.storage.queries.shop import Queries
from app.storage.secrets import STRONG, HashCost
from app.storage.store import DATABASE_NAME, Action, Store, now_ms, open_store


class ShopInUseError(EnvironmentFailedError):
    """Another window is open on this shop, and one at a time is enough."""

    code = "shop_in_use"

    def __init__(self, folder: str) -> None:
        super().__init__(folder=folder)


@dataclass(frozen=True, slots=True)
class Shop:
    """Everything an intent needs: where the shop is, how to write, what may be asked."""

    folder: Path
    store: Store
    queries: Queries
    photos: PhotoStore
    program: ProgramData
    clock: NowMs
    models: ModelShelf
    hashing: HashCost = STRONG  # what guessing a secret costs

    def seen_by(self, actor: str) -> "Shop":
        """The same shop, whose queries leave out what is not for this person to see."""
        return replace(self, queries=self.queries.seen_by(actor))

    def whole(self) -> "Shop":
        """The same shop with nothing left out: for what a service computes, not for what it shows.

        Whoever uses it decides first whether the person may have the result.
        """
        return replace(self, queries=self.queries.seen_by(None))

    def today(self, zone: ZoneInfo) -> date:
        """The shop's own calendar day."""
        return datetime.fromtimestamp(self.clock() / 1000, zone).date()

    def close(self) -> None:
        """Let go of the database."""
        self.store.close()


def found_shop(
    folder: Path,
    *,
    program: ProgramData,
    founded_by: str,
    settings: dict[str, str],
    clock: NowMs = now_ms,
    rand: Rand = os.urandom,
    hashing: HashCost = STRONG,
) -> Shop:
    """Make a shop with default data in ``folder``.

    ``settings`` are what a person chose (name, currency, timezone, books…). Raises
    ShopExistsError, DiskFailedError, or what `check_setting` refuses.
    """
    terms = {"slip_terms_zh": program.slip_terms.zh, "slip_terms_en": program.slip_terms.en}
    chosen = {key: check_setting(key, value) for key, value in {**terms, **settings}.items()}
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DiskFailedError(str(folder), error.strerror or str(error)) from error
    if not chosen.get("cut_over"):  # the books of this shop begin today
        zone = ZoneInfo(str(chosen.get("timezone", ShopSettings().timezone)))
        chosen["cut_over"] = datetime.fromtimestamp(clock() / 1000, zone).date().isoformat()

    def begin(action: Action) -> None:
        action.record(Fact("shop_founded", "shop", "shop", {"fields": chosen}))
        action.record(
            *(
                decide_branch(code, branch.name, retired=False, trunks=program.trunks)
                for code, branch in program.seed_branches.items()
            ),
            *(_default_share(row) for row in program.seed_shares),
            decide_contract(STANDARD, program.seed_contract, action.today, ()),
            *(
                Fact("sla_edited", "sla", c, {"fields": dict(f)})
                for c, f in program.seed_sla.items()
            ),
            *(
                Fact("team_edited", "team", team.code, {"fields": team_fields(team)})
                for team in program.seed_teams
            ),
            *(
                Fact("rule_edited", "rule", rule.code, {"fields": rule_fields(rule)})
                for rule in program.seed_rules
            ),
        )

    store = create_store(
        folder,
        founder=founded_by,
        begin=begin,
        clock=clock,
        rand=rand,
        permissions=program.permissions,
    )
    return _assemble(folder, store, program, clock, hashing)


def _default_share(row: Mapping[str, Any]) -> Fact:
    shares: dict[str, int] = {party: row[party] for party in PARTIES if party in row}
    line = DefaultShare(row["category"], row.get("when", ""), shares, row.get("item_class", ""))
    return decide_line(line)


def is_shop(folder: Path) -> bool:
    """Whether a shop stands in ``folder``."""
    return (folder / DATABASE_NAME).exists()


def open_shop(
    folder: Path,
    *,
    program: ProgramData,
    clock: NowMs = now_ms,
    rand: Rand = os.urandom,
    progress: Callable[[int, int], None] | None = None,
    hashing: HashCost = STRONG,
) -> Shop:
    """Open the shop in ``folder``; see `open_store` for what can fail."""
    store = open_store(
        folder, clock=clock, rand=rand, progress=progress, permissions=program.permissions
    )
    return _assemble(folder, store, program, clock, hashing)


def _assemble(
    folder: Path, store: Store, program: ProgramData, clock: NowMs, hashing: HashCost
) -> Shop:
    with store.state() as state:
        zone = state.settings().zone

    def today() -> date:
        return datetime.fromtimestamp(clock() / 1000, zone).date()

    queries = Queries(store.database, today, program.permissions)
    photos = PhotoStore(folder / "photos")
    models = ModelShelf(folder / "models")
    return Shop(folder, store, queries, photos, program, clock, models, hashing)
