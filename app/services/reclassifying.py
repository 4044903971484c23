"""Filing many cases anew by what is suggested for them: looked at first, then one action."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from app.domain.cases import Case, UnknownCaseError
from app.domain.categories import check_category
from app.domain.entries import Json
from app.domain.reclassifying import (
    MOST_AT_ONCE,
    FiledComplaint,
    LeftAlone,
    Looked,
    Refiled,
    Refiling,
    Scope,
)
from app.domain.suggestion_answers import BULK, answer_facts, kept_suggestion
from app.domain.suggestions import Suggestion
from app.domain.surgery import CaseGivenUpError, check_alive
from app.services.cases import record_edit
from app.services.checklists import changed_gates
from app.services.classifying import suggest_for_cases
from app.services.rules.applying import apply_again
from app.services.shop import Shop
from app.storage.store import Action

Report = Callable[[int, int], None]  # done, of how many
Check = Callable[[], None]  # raises when nobody wants the result any more
_COMPLAINT_LETTERS = 4000  # as much as is shown


def count_in_scope(shop: Shop, scope: Scope) -> int:
    """How many cases have to be read for it."""
    complaints = shop.queries.complaints
    return complaints.count(category=scope.of_category, only_open=scope.only_open)


def look_for_refilings(
    shop: Shop, scope: Scope, *, before: int | None = None, limit: int = 200
) -> Looked:
    """The next ``limit`` cases of a scope, newest first; writes nothing.

    A page at a time, so that whoever asks for ten thousand cases holds nobody up.
    """
    page = shop.queries.complaints.page(
        category=scope.of_category, only_open=scope.only_open, before=before, limit=limit
    )
    by_number = {case.number: case for case in page}
    found = tuple(
        _refiling(by_number[number], suggestion)
        for number, suggestion in suggest_for_cases(shop, list(by_number))
        if scope.takes(by_number[number].category, suggestion)
    )
    return Looked(found, len(page), page[-1].place if len(page) == limit else None)


def reclassify(
    shop: Shop,
    *,
    refilings: Sequence[Refiling],
    reclassified_by: str,
    report: Report = lambda _done, _total: None,
    check: Check = lambda: None,
) -> Refiled:
    """Give each case the category that is suggested for it: one action, taken back as one.

    A case whose category is not what it was when it was looked at is left alone, and told. Raises
    UnknownCategoryError where a category is no longer there.
    """
    done: list[str] = []
    left: list[LeftAlone] = []
    with shop.store.action(reclassified_by, may="cases.decide") as action:
        branches = action.state.branches()
        for count, refiling in enumerate(refilings[:MOST_AT_ONCE], start=1):
            check()
            code = check_category(refiling.suggestion.category, shop.program.trunks, branches)
            case = _case(action, refiling.number)
            if case is None or case.category != refiling.category:
                left.append(LeftAlone(refiling.number, case.category if case else ""))
                continue
            _refile(shop, action, case, code)
            shown = kept_suggestion(refiling.suggestion)
            action.record(*answer_facts(case.id, shown, code, told_by=BULK))
            done.append(case.number)
            report(count, len(refilings))
    return Refiled(action.changes, tuple(done), tuple(left))


def _refiling(case: FiledComplaint, suggestion: Suggestion) -> Refiling:
    words = case.complaint[:_COMPLAINT_LETTERS]
    return Refiling(case.number, case.title, words, case.category, suggestion)


def _case(action: Action, number: str) -> Case | None:
    """The case, where it still is one."""
    try:
        case = action.state.case(number)
        check_alive(case)
    except (UnknownCaseError, CaseGivenUpError):
        return None
    return case


def _refile(shop: Shop, action: Action, case: Case, category: str) -> None:
    """As one case is corrected by hand: what must be shown, and what the rules say, follow."""
    gates = changed_gates(shop.program, action.state, case, category=category)
    wanted: dict[str, Json] = {"category": category, "evidence_missing": gates}
    changed = record_edit(action, case, wanted)
    edited = replace(case, category=category, evidence_missing=tuple(str(gate) for gate in gates))
    apply_again(shop.program, action, edited, changed & {"category"})
