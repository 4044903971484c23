"""The codes that a condition may name in this shop, for whoever writes one."""

from collections.abc import Mapping

from app.domain.categories import Branch
from app.domain.rules.checking import Known
from app.domain.rules.errors import BadEffectError
from app.domain.rules.rule import Rule
from app.services.program_data import ProgramData


def check_evidence(program: ProgramData, rule: Rule) -> None:
    """Refuse evidence that no checklist knows; raises BadEffectError."""
    for code in rule.effects.evidence:
        if code not in program.checklists.items:
            raise BadEffectError("evidence", code)


def known_codes(program: ProgramData, branches: Mapping[str, Branch]) -> Known:
    """By group: categories (retired branches too, cases carry them), resolutions, stages."""
    return {
        "category": (*program.trunks, *branches),
        "trunk": tuple(program.trunks),
        "resolution": program.routes.resolutions(),
        "stage": tuple(program.routes.stages),
    }
