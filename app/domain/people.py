"""A person: consignor, buyer, both, or somebody outside who may bear a loss."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.consignors import NO_TERMS, TrustTerms
from app.domain.errors import RuleError
from app.domain.ids import PersonId


class UnknownPersonError(RuleError):
    """No person carries this number."""

    code = "unknown_person"

    def __init__(self, number: str) -> None:
        super().__init__(number=number[:80])


class DuplicateNumberError(RuleError):
    """Another person already carries this number."""

    code = "duplicate_number"

    def __init__(self, number: str) -> None:
        super().__init__(number=number[:80])


class EmptyFieldError(RuleError):
    """Something that cannot be left out; ``field`` is its code."""

    code = "empty_field"

    def __init__(self, field: str) -> None:
        super().__init__(field=field)


@dataclass(frozen=True, slots=True)
class Person:
    """What the domain needs to know of a person."""

    id: PersonId
    number: str
    name: str
    is_consignor: bool
    split_bp: int | None  # her usual share of the price
    phone: str
    terms: TrustTerms = NO_TERMS
    kind: str = ""  # carrier, insurer or third for somebody outside


class SeveralPeopleError(RuleError):
    """Words that fit more than one person."""

    code = "several_people"

    def __init__(self, words: str, people: Sequence[str]) -> None:
        super().__init__(words=words[:80], people=", ".join(people))
