"""Who may do what: the program's table, the shop's lines over it, and the owner above both."""

from typing import Any

import pytest

from app.domain.kinds import KINDS, TAKES_BACK
from app.domain.moves import Actor
from app.domain.permissions import (
    OWNER_ALONE,
    PERMISSIONS,
    REFUND,
    TO_TAKE_BACK,
    Grant,
    NotPermittedError,
    OwnerMayAlwaysError,
    PermissionTable,
    RefundOverCapError,
    Rights,
    UnknownPermissionError,
    UnknownRoleError,
    decide_permission,
    read_permissions,
)
from app.domain.route_files import BadProgramDataError
from app.domain.routes import ROLES
from app.services.program_data import ProgramData

YES, NO = Grant(granted=True), Grant(granted=False)


def rights(table: PermissionTable, role: str, *, open_to_all: bool = False) -> Rights:
    return Rights("小周", role, table, open_to_all)


def test_the_owner_may_everything_whatever_the_table_says() -> None:
    locked_out = OWNER_ALONE.edited({("owner", code): NO for code in PERMISSIONS})
    assert [code for code in PERMISSIONS if not locked_out.allows("owner", code)] == []
    assert locked_out.refund_cap("owner") is None


def test_a_clerk_serves_the_counter_and_an_appraiser_looks(program: ProgramData) -> None:
    may = {
        role: {code for code in PERMISSIONS if program.permissions.allows(role, code)}
        for role in ROLES
    }
    assert {"cases.open", "cases.work", REFUND, "papers.print"} <= may["clerk"]
    assert may["clerk"] & {"cases.decide", "money.payout", "users.edit", "settings.edit"} == set()
    assert may["appraiser"] == {"cases.work"}
    assert may["owner"] == set(PERMISSIONS)
    assert [role for role in ROLES if "users.edit" in may[role]] == ["owner"]


def test_a_refusal_names_what_is_missing_and_who_has_it(program: ProgramData) -> None:
    with pytest.raises(NotPermittedError) as refusal:
        rights(program.permissions, "clerk").require("money.payout")
    assert refusal.value.params == {
        "permission": "money.payout",
        "role": "clerk",
        "who": "owner,accountant",
    }


def test_a_permission_that_nobody_knows_is_refused_even_to_the_owner() -> None:
    with pytest.raises(UnknownPermissionError):
        rights(OWNER_ALONE, "owner").require("money.print")


def test_a_clerk_refunds_up_to_the_cap_and_not_a_cent_more(program: ProgramData) -> None:
    clerk = rights(program.permissions, "clerk")
    clerk.check_refund(50_000, "CNY")
    with pytest.raises(RefundOverCapError) as refusal:
        clerk.check_refund(50_001, "CNY")
    assert refusal.value.params == {
        "loss_minor": 50_001,
        "cap_minor": 50_000,
        "currency": "CNY",
        "role": "clerk",
        "who": "owner,handler,accountant",
    }
    rights(program.permissions, "handler").check_refund(10**9, "CNY")


def test_whoever_has_a_cap_too_small_is_not_named() -> None:
    table = OWNER_ALONE.edited(
        {
            ("clerk", REFUND): Grant(granted=True, cap_minor=100),
            ("handler", REFUND): Grant(granted=True, cap_minor=500),
        }
    )
    assert table.who_may_refund(300) == ("owner", "handler")


def test_the_shop_knows_the_role_better_than_the_caller() -> None:
    claimed = Actor("小周", "owner")
    assert rights(OWNER_ALONE, "clerk").acting(claimed) == Actor("小周", "clerk")


def test_where_nobody_signs_in_a_caller_may_still_act_as_less() -> None:
    less = Actor("小周", "clerk")
    assert rights(OWNER_ALONE, "owner", open_to_all=True).acting(less) == less


def test_the_owners_line_is_not_for_editing() -> None:
    with pytest.raises(OwnerMayAlwaysError):
        decide_permission("owner", "users.edit", now=YES, wanted=NO, stored=False)


@pytest.mark.parametrize(
    ("role", "permission", "error"),
    [("boss", "undo", UnknownRoleError), ("clerk", "fly", UnknownPermissionError)],
)
def test_a_line_that_is_none_is_refused(role: str, permission: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        decide_permission(role, permission, now=NO, wanted=YES, stored=False)


def test_only_a_line_the_shop_wrote_before_returns_to_what_it_was() -> None:
    first = decide_permission("clerk", "undo", now=YES, wanted=NO, stored=False)
    again = decide_permission("clerk", "undo", now=NO, wanted=YES, stored=True)
    assert first is not None
    assert again is not None
    assert "before" not in first.payload
    assert again.payload["before"] == {"granted": 0, "cap_minor": None}
    assert decide_permission("clerk", "undo", now=YES, wanted=YES, stored=True) is None


@pytest.mark.parametrize(
    ("file", "key"),
    [
        ({"may": {"clerk": ["fly"]}}, "may.clerk"),
        ({"may": {}, "role": {}, "permission": {}}, "role"),
        ({"may": {"boss": ["undo"]}, "names": True}, "may.boss"),
        ({"refund_cap_minor": {"boss": 7}, "names": True}, "may.boss"),
    ],
)
def test_a_broken_file_is_told_with_its_key(file: dict[str, Any], key: str) -> None:
    if file.pop("names", False):
        file |= {"role": dict.fromkeys(ROLES), "permission": dict.fromkeys(PERMISSIONS)}
    with pytest.raises(BadProgramDataError) as told:
        read_permissions(file)
    assert (told.value.params["file"], told.value.params["key"]) == ("permissions.toml", key)


def test_what_can_be_taken_back_says_by_whom() -> None:
    """Or undo would be the way around a permission."""
    undoable = {kind.name for kind in KINDS.values() if kind.undo in TAKES_BACK}
    by_other_rules = {
        "stage_moved",  # one's own, or as who may decide
        "person_edited",  # comes with an intake or a sale as often as alone
    }
    assert undoable - TO_TAKE_BACK.keys() == by_other_rules
    assert set(TO_TAKE_BACK.values()) <= set(PERMISSIONS)
