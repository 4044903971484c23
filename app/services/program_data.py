"""The program's own data files, read once at start into the shapes the domain knows."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from app.domain.case_clocks import ClockBook, read_clocks
from app.domain.categories import Branch, Trunk
from app.domain.checklists import CHECKLISTS_FILE, ChecklistBook, read_checklists
from app.domain.claimants import ClaimantKind, read_claimants
from app.domain.errors import RuleError
from app.domain.glossary import Glossary, read_glossary
from app.domain.papers import Words
from app.domain.permissions import PermissionTable, read_permissions
from app.domain.route_files import BadProgramDataError, read_routes
from app.domain.routes import RouteBook
from app.domain.rules.editing import Team, check_rule, places, read_rule
from app.domain.rules.rule import Rule
from app.domain.windows import ITEM_CLASSES_FILE, ItemClass, read_item_classes
from app.text.program_files import program_file


@dataclass(frozen=True, slots=True)
class ProgramData:
    """Routes, the category trunk, names of codes, and the seeds a new shop starts with."""

    routes: RouteBook
    trunks: Mapping[str, Trunk]
    starts: Mapping[str, str]  # categories that begin with a detour, and its stage
    clocks: ClockBook
    words: Mapping[str, Mapping[str, Words]]  # group -> code -> name
    seed_branches: Mapping[str, Branch]
    seed_shares: tuple[Mapping[str, Any], ...]
    seed_sla: Mapping[str, Mapping[str, int]]
    slip_terms: Words
    checklists: ChecklistBook
    item_classes: Mapping[str, ItemClass]
    claimants: Mapping[str, ClaimantKind]
    glossary: Glossary
    permissions: PermissionTable  # before the shop's own lines
    seed_rules: tuple[Rule, ...] = ()
    seed_teams: tuple[Team, ...] = ()

    def category_name(self, code: str, branches: Mapping[str, Branch]) -> Words:
        """``Trunk / Branch`` in both languages; an unknown code names itself."""
        trunk = self.trunks.get(code.split(".", 1)[0])
        if trunk is None:
            return Words(code, code)
        branch = branches.get(code)
        if branch is None:
            return trunk.name
        return Words(f"{trunk.name.zh} / {branch.name.zh}", f"{trunk.name.en} / {branch.name.en}")

    def word(self, group: str, code: str) -> Words:
        """The name of a code of ``resources/words.toml``; an unknown code names itself."""
        return self.words[group].get(code, Words(code, code))


def load_program_data() -> ProgramData:
    """Read and check all data files; raises BadProgramDataError naming file and key."""
    categories = _read("categories.toml")
    shares = _read("default_shares.toml")
    terms = _read("terms.toml")
    routes = read_routes(_read("stages.toml"), _read("moves.toml"), _read("routes.toml"))
    trunks = {
        code: Trunk(code, Words(**row["name"]), row["resolution"])
        for code, row in categories["trunk"].items()
    }
    roles = _read("permissions.toml")
    named = _read("words.toml") | {g: roles.get(g, {}) for g in ("role", "permission")}
    words = {
        group: {code: Words(**name) for code, name in names.items()}
        for group, names in named.items()
    }
    return ProgramData(
        routes=routes,
        clocks=read_clocks(_read("clocks.toml"), routes.stages),
        trunks=trunks,
        starts=_starts(categories.get("start", {}), routes),
        words=words,
        seed_branches={
            code: Branch(code, Words(**name)) for code, name in categories["branch"].items()
        },
        seed_shares=tuple(shares["share"]),
        seed_sla=_read("sla.toml"),
        slip_terms=Words(**terms["slip"]),
        seed_rules=_rules(_read("rules.toml")),
        seed_teams=tuple(
            Team(code, Words(**row["name"])) for code, row in _read("teams.toml").items()
        ),
        checklists=read_checklists(
            _read(CHECKLISTS_FILE), words["evidence"], categories["trunk"].keys()
        ),
        item_classes=read_item_classes(_read(ITEM_CLASSES_FILE), categories["trunk"].keys()),
        claimants=read_claimants(_read("claimants.toml"), trunks),
        glossary=read_glossary(_read("glossary.toml"), _names(routes, trunks)),
        permissions=read_permissions(roles),
    )


_FEWEST_DECIMALS = 0  # amounts in the seeds are whole, so that they suit any currency


def _rules(file: Mapping[str, Any]) -> tuple[Rule, ...]:
    """The seeds of the shop's rules, in order; raises BadProgramDataError."""
    rules = []
    for place, row in zip(places(len(file["rule"])), file["rule"], strict=True):
        code = str(row.get("code", ""))
        try:
            rule = check_rule(read_rule(code, row), _FEWEST_DECIMALS)
        except RuleError as error:
            raise BadProgramDataError("rules.toml", code, str(error)) from error
        rules.append(replace(rule, place=place))
    return tuple(rules)


def _names(routes: RouteBook, trunks: Mapping[str, Trunk]) -> dict[str, Words]:
    """What stages, resolutions and categories are called, by the glossary's codes for them."""
    newest = (routes.newest(code) for code in routes.resolutions())
    return {
        **{f"stage.{code}": stage.name for code, stage in routes.stages.items()},
        **{f"resolution.{route.code}": route.name for route in newest if route},
        **{f"category.{code}": trunk.name for code, trunk in trunks.items()},
    }


def _read(name: str) -> dict[str, Any]:
    try:
        with program_file("resources", name).open("rb") as file:
            return tomllib.load(file)
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise BadProgramDataError(name, "", str(error)) from error


def _starts(told: Mapping[str, str], routes: RouteBook) -> Mapping[str, str]:
    for category, stage in told.items():
        if stage not in routes.stages:
            raise BadProgramDataError("categories.toml", f"start.{category}", stage)
    return told
