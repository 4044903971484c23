"""The codes that a condition may name in this shop, for whoever writes one."""

from collections.abc import Mapping

from app.domain.categories import Branch
from app.domain.rules.checking import Known
from app.services.program_data import ProgramData


def known_codes(program: ProgramData, branches: Mapping[str, Branch]) -> Known:
    """By group: categories (retired branches too, cases carry them), resolutions, stages."""
    return {
        "category": (*program.trunks, *branches),
        "trunk": tuple(program.trunks),
        "resolution": program.routes.resolutions(),
        "stage": tuple(program.routes.stages),
    }
