"""Words of the trade and what they mean in one plain sentence: program data."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from app.domain.errors import RuleError
from app.domain.papers import Words
from app.domain.route_files import BadProgramDataError

_FILE = "glossary.toml"


class UnknownTermError(RuleError):
    """Not a word that the glossary explains."""

    code = "unknown_term"

    def __init__(self, term: str) -> None:
        super().__init__(term=term[:60])


@dataclass(frozen=True, slots=True)
class Term:
    """A word, its meaning, and what may be pasted to a buyer who asks (None: not for buyers)."""

    code: str
    group: str
    name: Words
    plain: Words
    answer: Words | None

    def holds(self, words: str) -> bool:
        """Whether every one of ``words`` stands in it, in either language."""
        texts = (self.code, self.name.zh, self.name.en, self.plain.zh, self.plain.en)
        whole = " ".join(texts).casefold()
        return all(word in whole for word in words.casefold().split())


@dataclass(frozen=True, slots=True)
class Glossary:
    """All terms by code, in the order of the file; groups with their names."""

    terms: Mapping[str, Term]
    groups: Mapping[str, Words]

    def find(self, words: str) -> list[Term]:
        """Terms that hold ``words``: by their own name first. All of them for no words."""
        typed = words.strip().casefold()
        found = [term for term in self.terms.values() if term.holds(words)]
        return sorted(found, key=lambda term: _rank(term, typed))

    def explain(self, words: str) -> list[Term]:
        """The terms of exactly this name or code, else all that hold the words.

        Raises UnknownTermError where there is none.
        """
        typed = words.strip().casefold()
        found = self.find(words) if typed else []
        if not found:
            raise UnknownTermError(words)
        exact = [term for term in found if _rank(term, typed) == 0]
        return exact or found


def _rank(term: Term, typed: str) -> int:
    """0: this is it; 1: its name holds it; 2: only its meaning does. All alike for no words."""
    if not typed:
        return 1
    names = [term.code, term.code.partition(".")[2], term.name.zh, term.name.en]
    folded = [name.casefold() for name in names]
    if typed in folded:
        return 0
    return 1 if any(typed in name for name in folded) else 2


def read_glossary(file: Mapping[str, Any], names: Mapping[str, Words]) -> Glossary:
    """Build it from the parsed file; raises BadProgramDataError naming file and key.

    ``names`` are those that other data files give to a code: they win, so that a stage is called
    the same everywhere.
    """
    try:
        groups = {code: Words(**row) for code, row in file["group"].items()}
        rows: Mapping[str, Any] = file["term"]
    except (KeyError, TypeError) as wrong:
        raise BadProgramDataError(_FILE, "group", str(wrong)) from wrong
    return Glossary({code: _term(code, row, groups, names) for code, row in rows.items()}, groups)


def _term(
    code: str, row: Mapping[str, Any], groups: Iterable[str], names: Mapping[str, Words]
) -> Term:
    try:
        if row["group"] not in groups:
            raise BadProgramDataError(_FILE, code, f"no group {row['group']}")
        return Term(
            code=code,
            group=row["group"],
            name=names.get(code) or Words(**row["term"]),
            plain=Words(**row["plain"]),
            answer=Words(**row["answer"]) if "answer" in row else None,
        )
    except KeyError as missing:
        raise BadProgramDataError(_FILE, code, f"missing: {missing.args[0]}") from missing
    except TypeError as unknown:
        raise BadProgramDataError(_FILE, code, str(unknown)) from unknown
