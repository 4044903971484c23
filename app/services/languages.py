"""The language a person reads papers in."""

from app.domain.changes import Changes
from app.domain.entries import Fact, Json
from app.domain.errors import RuleError
from app.services.shop import Shop
from app.text.catalogue import LANGUAGES


class UnknownLanguageError(RuleError):
    """The program does not speak it."""

    code = "unknown_language"

    def __init__(self, language: str) -> None:
        super().__init__(language=language[:40])


def choose_language(shop: Shop, *, person: str, language: str, told_by: str) -> Changes:
    """Write down the language of somebody's papers; empty for the shop's own.

    Nothing is written where it is so already. Raises UnknownPersonError or UnknownLanguageError.
    """
    if language and language not in LANGUAGES:
        raise UnknownLanguageError(language)
    with shop.store.action(told_by, may="people.edit") as action:
        found = action.state.person(person)
        before = shop.queries.statements.language(found.id)
        if language != before:
            fields: dict[str, Json] = {"language": language}
            payload: dict[str, Json] = {"fields": fields, "before": {"language": before}}
            action.record(Fact("person_edited", "person", found.id, payload))
    return action.changes
