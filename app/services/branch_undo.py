"""Taking back a move of the category tree: its cases return, unless they have moved on."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from app.domain.categories import Branch
from app.domain.entries import Entry, Fact, Json
from app.domain.taxonomy import BranchUsedSinceError, CasesMovedOnError, present_code
from app.storage.store import Action
from app.storage.taxonomy_state import come_to, gone_from, settled_since

MOVED = "branches_moved"


def moved_cases(entries: Iterable[Entry]) -> set[str]:
    """The cases that moves of the tree among these entries brought elsewhere."""
    return {case for entry in entries if entry.kind == MOVED for case in _payload(entry)["cases"]}


def check_cases_stay(action: Action, entry: Entry) -> None:
    """Raise CasesMovedOnError, or BranchUsedSinceError where a new branch has others by now."""
    if entry.kind != MOVED:
        return
    connection, told = action.state.connection, _payload(entry)
    count, numbers = gone_from(connection, told["to"], told["cases"])
    if count:
        raise CasesMovedOnError(count, numbers)
    if told["what"] != "merge":
        count, numbers = come_to(connection, told["to"], told["cases"])
        if count:
            raise BranchUsedSinceError(told["to"], count, numbers)


def moved_back(action: Action, entries: Iterable[Entry]) -> list[Json]:
    """Where the cases of moves return to, with the splits that were settled meanwhile."""
    connection = action.state.connection
    return [
        {
            "to": told["from"],
            "cases": told["cases"],
            "settled": [
                *told["settled"],
                *settled_since(connection, told["to"], told["cases"], entry.id),
            ],
        }
        for entry in entries
        if entry.kind == MOVED and (told := _payload(entry))
    ]


def in_todays_tree(facts: Iterable[Fact], branches: Mapping[str, Branch]) -> Iterator[Fact]:
    """The facts of an undo; no case returns to a branch that has been merged or moved since."""
    for fact in facts:
        restored: Any = fact.payload["restored"]
        yield replace(
            fact, payload={**fact.payload, "restored": [_today(r, branches) for r in restored]}
        )


def _today(restored: Mapping[str, Any], branches: Mapping[str, Branch]) -> dict[str, Any]:
    fields = restored["fields"]
    if restored["subject_type"] == "case" and "category" in fields:
        fields = {**fields, "category": present_code(fields["category"], branches)}
    return {**restored, "fields": fields}


def _payload(entry: Entry) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(entry.payload or "{}")
    return told
