"""Users at the terminal: from a shop that is open to all to one in which everybody signs in."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.counter import Counter
from tests.e2e.cli.terminal import Terminal
from tests.staff import SECRETS, STAFF, hire

LANG = {"LANG": "en_GB.UTF-8"}


def with_pin(terminal: Terminal, pin: str, **more: str) -> Terminal:
    return replace(terminal, environ={**LANG, "AFTERCARE_PIN": pin, **more})


def test_the_owner_hires_and_from_then_on_everybody_signs_in(
    sold: Terminal, tmp_path: Path
) -> None:
    """Secrets come from a file or the environment, never from the command's own words."""
    added = sold.json("user", "add", "陈", "--role", "owner")
    assert added["users"] == [
        {"name": "陈", "role": "owner", "has_secret": False, "retired": False}
    ]
    sold.done("user", "add", "小周")
    pin = tmp_path / "pin"
    pin.write_text("550193\n", encoding="utf-8")
    assert sold.refused("user", "secret", "小周", "--new-pin-file", str(pin)) == (
        "owner_signs_in_first"
    )
    phrase = tmp_path / "phrase"
    phrase.write_text("旧梦重温 2026 年\n", encoding="utf-8")
    sold.done("user", "secret", "陈", "--new-pin-file", str(phrase))

    assert sold.refused("case", "list") == "secret_needed"
    assert sold.refused("case", "list", "--actor", "somebody") == "unknown_actor"
    told = sold.json(
        "user", "secret", "小周", "--new-pin-file", str(pin), "--pin-file", str(phrase)
    )
    assert [user["has_secret"] for user in told["users"]] == [True, True]
    sold.done("case", "list", "--actor", "小周", "--pin-file", str(pin))
    assert with_pin(sold, "550193").json("case", "list", "--actor", "小周")["cases"] == []


@pytest.fixture
def at_work(counter: Counter, terminal: Terminal) -> Terminal:
    counter.sell_the_bag()
    counter.open()
    hire(counter.shop)
    return terminal


@pytest.fixture
def as_role(at_work: Terminal) -> Callable[..., tuple[Terminal, str]]:
    """A terminal that knows somebody's secret, and her name."""

    def signed_in(role: str, **more: str) -> tuple[Terminal, str]:
        name, secret = STAFF[role]
        return with_pin(at_work, secret, **more), name

    return signed_in


def test_a_clerk_works_and_is_refused_what_is_not_hers(
    as_role: Callable[..., tuple[Terminal, str]],
) -> None:
    clerk, name = as_role("clerk")
    clerk.done("case", "note", "A-1", "客人来电", "--actor", name)
    for words in (
        ("user", "add", "新人"),
        ("case", "cost", "A-1", "--amount", "10", "--what", "x"),
        ("case", "split", "A-1", "--share", "shop=10000"),
    ):
        answer = clerk(*words, "--actor", name, "--json")
        assert (words, answer.code, answer.error["code"]) == (words, 1, "not_permitted")
        assert answer.error["params"]["role"] == "clerk"
    told = clerk("case", "cost", "A-1", "--amount", "10", "--what", "x", "--actor", name)
    assert told.err == (
        "The role “Clerk” lacks the permission “Record costs”. Who has it: Owner, Handler,"
        " Accountant.\n"
    )


def test_what_a_clerk_may_not_see_is_not_in_the_answers(
    as_role: Callable[..., tuple[Terminal, str]],
) -> None:
    clerk, name = as_role("clerk")
    assert clerk.json("item", "show", "A-1", "--actor", name)["item"]["split_bp"] is None
    people = clerk.json("consignor", "list", "--actor", name)["consignors"]
    assert [(person["name"], person["balance"]) for person in people] == [("李女士", None)]
    lines = clerk.json("sale", "show", "S1", "--actor", name)["sale"]["lines"]
    assert (lines[0]["consignor_part"], lines[0]["commission"]) == (None, None)
    assert clerk.refused("ledger", "--actor", name) == "hidden_from_role"
    assert clerk.refused("case", "split", "A-1", "--propose", "--actor", name) == "hidden_from_role"
    case = clerk.json("case", "show", "A-1", "--actor", name)["case"]
    assert [case[key] for key in ("costs", "loss", "settled", "shares")] == [None, None, None, []]
    assert "—" in clerk.done("consignor", "list", "--actor", name)

    owner, boss = as_role("owner")
    assert owner.json("item", "show", "A-1", "--actor", boss)["item"]["split_bp"] == 7000
    assert owner.json("ledger", "--actor", boss)["postings"]


def test_five_wrong_pins_lock_also_the_right_one(at_work: Terminal) -> None:
    codes = [
        with_pin(at_work, "999119").refused("case", "list", "--actor", "小周") for _ in range(6)
    ]
    assert codes == ["wrong_secret"] * 4 + ["locked_out"] * 2
    right = with_pin(at_work, SECRETS["小周"])
    answer = right("case", "list", "--actor", "小周")
    assert (answer.code, answer.err) == (
        1,
        "Too many wrong tries for “小周”. Please wait 15 min.\n",
    )


def test_a_role_is_changed_and_somebody_leaves(
    as_role: Callable[..., tuple[Terminal, str]],
) -> None:
    owner, boss = as_role("owner")
    users = owner.json("user", "edit", "小周", "--role", "handler", "--actor", boss)["users"]
    assert {user["name"]: user["role"] for user in users}["小周"] == "handler"
    owner.done("user", "edit", "小周", "--retire", "--actor", boss)
    clerk, name = as_role("clerk")
    assert clerk.refused("case", "list", "--actor", name) == "unknown_actor"
    assert "left" in owner.done("user", "list", "--actor", boss)
    assert owner.refused("user", "edit", boss, "--retire", "--actor", boss) == "last_owner"
    assert owner.refused("user", "edit", "小周", "--actor", boss, code=2) == "wrong_usage"


def test_a_clerk_takes_a_new_pin_with_the_old_one(
    as_role: Callable[..., tuple[Terminal, str]], at_work: Terminal
) -> None:
    clerk, name = as_role("clerk", AFTERCARE_NEW_PIN="660918")
    clerk.done("user", "secret", name, "--actor", name)
    assert with_pin(at_work, SECRETS[name]).refused("case", "list", "--actor", name) == (
        "wrong_secret"
    )
    with_pin(at_work, "660918").done("case", "list", "--actor", name)
    simple, _ = as_role("owner", AFTERCARE_NEW_PIN="123456")
    assert simple.refused("user", "secret", name, "--actor", "陈") == "pin_too_simple"


def test_permissions_are_shown_and_edited(as_role: Callable[..., tuple[Terminal, str]]) -> None:
    owner, boss = as_role("owner")
    told = owner.json("user", "permissions", "--actor", boss)
    assert told["permissions"]["users.edit"] == ["owner"]
    assert told["refund_caps"]["clerk"] == {"minor": 50_000, "currency": "CNY"}
    told = owner.json("user", "permit", "clerk", "money.refund", "--up-to", "80", "--actor", boss)
    assert told["refund_caps"]["clerk"] == {"minor": 8_000, "currency": "CNY"}
    told = owner.json("user", "permit", "clerk", "money.refund", "--never", "--actor", boss)
    assert "clerk" not in told["permissions"]["money.refund"]
    assert owner.refused("user", "permit", "owner", "undo", "--never", "--actor", boss) == (
        "owner_may_always"
    )
    assert "Manage users and permissions" in owner.done("user", "permissions", "--actor", boss)


def test_proving_and_replaying_need_nobody(at_work: Terminal) -> None:
    assert at_work.json("verify", "--deep")["ok"]
    at_work.done("rebuild")
    assert at_work.refused("case", "list") == "secret_needed"


def test_a_pin_file_that_is_not_there_is_said(at_work: Terminal) -> None:
    code = at_work.refused("case", "list", "--actor", "小周", "--pin-file", "/nowhere/pin", code=3)
    assert code == "missing_file"
