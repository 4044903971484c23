"""Saying branches and their moves with the names that the shop uses."""

from collections.abc import Mapping

from app.domain.categories import Branch
from app.services.program_data import ProgramData
from app.text.taxonomy_words import TaxonomyWords


def taxonomy_words(
    program: ProgramData, branches: Mapping[str, Branch], lang: str
) -> TaxonomyWords:
    """How to speak of this shop's tree in one language."""

    def name(group: str, code: str) -> str:
        if group == "category":
            return program.category_name(code, branches).in_language(lang)
        if group == "branch":
            found = branches.get(code)
            return found.name.in_language(lang) if found else code
        if group == "resolution":
            route = program.routes.newest(code)
            return route.name.in_language(lang) if route else code
        return program.word(group, code).in_language(lang)

    return TaxonomyWords(lang, name)
