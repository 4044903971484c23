"""The program's own data files, read once at start into the shapes the domain knows."""

import tomllib
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from app.domain.case_clocks import ClockBook, read_clocks
from app.domain.cases import AROSE
from app.domain.categories import Branch, Trunk, trunk_of
from app.domain.checklists import CHECKLISTS_FILE, ChecklistBook, read_checklists
from app.domain.claimants import ClaimantKind, read_claimants
from app.domain.contracts import ContractTerms, check_terms, read_terms
from app.domain.errors import RuleError
from app.domain.glossary import Glossary, read_glossary
from app.domain.items import ITEM_CLASSES
from app.domain.papers import Words
from app.domain.permissions import PermissionTable, read_permissions
from app.domain.route_files import BadProgramDataError, read_routes
from app.domain.routes import RouteBook
from app.domain.rules.editing import Team, check_rule, places, read_rule
from app.domain.rules.rule import Rule
from app.domain.windows import ITEM_CLASSES_FILE, ItemClass, read_item_classes
from app.services.data_forms import check_form
from app.text.program_files import program_file

ReadFile = Callable[[str], dict[str, Any]]


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
    seed_contract: ContractTerms
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

    def account_name(self, account: str) -> Words:
        """The name of an account; a payment channel is named by its tender."""
        tender = account.removeprefix("channel.")
        return self.word(*(("account", account) if tender == account else ("tender", tender)))


def load_program_data(read_file: ReadFile | None = None) -> ProgramData:
    """Read and check all data files; raises BadProgramDataError naming file and key.

    ``read_file`` gives a file's content by its name; without it they are the program's own.
    """

    def read(name: str) -> dict[str, Any]:
        data = (read_file or _read)(name)
        check_form(name, data)
        return data

    categories = read("categories.toml")
    shares = read("default_shares.toml")["share"]
    routes = read_routes(read("stages.toml"), read("moves.toml"), read("routes.toml"))
    resolutions = routes.resolutions()
    trunks = {
        code: Trunk(code, Words(**row["name"]), row["resolution"])
        for code, row in categories["trunk"].items()
    }
    roles = read("permissions.toml")
    named = read("words.toml") | {g: roles[g] for g in ("role", "permission")}
    words = {
        group: {code: Words(**name) for code, name in names.items()}
        for group, names in named.items()
    }
    teams = read("teams.toml")
    clocks = read_clocks(read("clocks.toml"), routes.stages)
    claimants = read_claimants(read("claimants.toml"), trunks)
    read("sentences.toml")  # told by app.text.errors; whether they are whole is known before
    _check_names(trunks, resolutions, clocks, claimants, shares)
    return ProgramData(
        routes=routes,
        clocks=clocks,
        trunks=trunks,
        starts=_starts(categories.get("start", {}), routes),
        words=words,
        seed_branches={
            code: Branch(code, Words(**name)) for code, name in categories["branch"].items()
        },
        seed_shares=tuple(shares),
        seed_sla=read("sla.toml"),
        slip_terms=Words(**read("terms.toml")["slip"]),
        seed_contract=_contract(read("contract.toml")["terms"]),
        seed_rules=_rules(read("rules.toml"), teams, resolutions),
        seed_teams=tuple(Team(code, Words(**row["name"])) for code, row in teams.items()),
        checklists=read_checklists(
            read(CHECKLISTS_FILE), words["evidence"], categories["trunk"].keys()
        ),
        item_classes=read_item_classes(read(ITEM_CLASSES_FILE), categories["trunk"].keys()),
        claimants=claimants,
        glossary=read_glossary(read("glossary.toml"), _names(routes, trunks)),
        permissions=read_permissions(roles),
    )


def _check_names(
    trunks: Mapping[str, Trunk],
    resolutions: Container[str],
    clocks: ClockBook,
    claimants: Mapping[str, ClaimantKind],
    shares: Sequence[Mapping[str, Any]],
) -> None:
    """What one file names must stand in another."""
    for trunk in trunks.values():
        _known("categories.toml", f"trunk.{trunk.code}.resolution", trunk.resolution, resolutions)
    for clock in clocks.kinds.values():
        for category in (*clock.starts, *clock.asks):
            _known("clocks.toml", clock.code, trunk_of(category), trunks)
    for kind in claimants.values():
        for told in (kind.otherwise, *kind.resolutions.values()):
            for resolution in told:
                _known("claimants.toml", f"{kind.party}.resolutions", resolution, resolutions)
    for share in shares:
        key = f"share.{share['category']}"
        _known("default_shares.toml", key, trunk_of(share["category"]), trunks)
        _known("default_shares.toml", f"{key}.when", share.get("when", ""), ("", *AROSE))
        item_class = share.get("item_class", "")
        _known("default_shares.toml", f"{key}.item_class", item_class, ("", *ITEM_CLASSES))


_FEWEST_DECIMALS = 0  # amounts in the seeds are whole, so that they suit any currency


def _known(file: str, key: str, code: str, known: Container[str]) -> None:
    if code not in known:
        raise BadProgramDataError(file, key, f"unknown: {code}")


def _contract(terms: Mapping[str, Any]) -> ContractTerms:
    """The seed of the shop's standard contract; raises BadProgramDataError."""
    read = read_terms(terms)
    try:
        check_terms(read)
    except RuleError as error:
        raise BadProgramDataError("contract.toml", "terms", str(error)) from error
    return read


def _rules(
    file: Mapping[str, Any], teams: Container[str], resolutions: Container[str]
) -> tuple[Rule, ...]:
    """The seeds of the shop's rules, in order; raises BadProgramDataError."""
    rules = []
    for place, row in zip(places(len(file["rule"])), file["rule"], strict=True):
        code = str(row.get("code", ""))
        try:
            rule = check_rule(read_rule(code, row), _FEWEST_DECIMALS)
        except RuleError as error:
            raise BadProgramDataError("rules.toml", code, str(error)) from error
        if rule.effects.team:
            _known("rules.toml", f"{code}.then.team", rule.effects.team, teams)
        if rule.effects.route:
            _known("rules.toml", f"{code}.then.route", rule.effects.route, resolutions)
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
    except (OSError, ValueError) as error:  # gone, not TOML, or not even text
        raise BadProgramDataError(name, "*", str(error)) from error


def _starts(told: Mapping[str, str], routes: RouteBook) -> Mapping[str, str]:
    for category, stage in told.items():
        if stage not in routes.stages:
            raise BadProgramDataError("categories.toml", f"start.{category}", stage)
    return told
