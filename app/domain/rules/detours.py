"""The detour that a rule asked for, while it still can be made."""

from app.domain.cases import Case

_CAN_START = frozenset({"NEW", "TRIAGE", "DECIDE"})


def detour_wanted(case: Case) -> str:
    """The stage that the case should go through by itself now (``AUTHN``); empty for none.

    A detour is wanted once: when the case has come to that stage the wish is fulfilled.
    """
    return case.suggested_detour if case.claim.stage in _CAN_START else ""
