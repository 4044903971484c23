"""``user``: who works in the shop, what each role may do, and secrets."""

from collections.abc import Mapping
from pathlib import Path

import click

from app.cli.call import Call
from app.cli.declaring import ShopCommand, flag, option, positional, wrong_usage
from app.cli.opening import OpenShop, opened
from app.cli.output.table import Column, table
from app.cli.secrets import new_secret, told_secret
from app.cli.values import FilePath, OneOf
from app.domain.permissions import PERMISSIONS
from app.domain.routes import ROLES
from app.domain.users import User
from app.services.users import add_user, edit_permission, edit_user, set_refund_cap, set_secret
from app.text.amounts import format_money, parse_amount
from app.text.catalogue import translate

_NO_CAP = "none"


def commands() -> Mapping[str, click.Command]:
    """The commands of this module by their full names."""
    name = positional("name", translate("CLI", "The user's name."), "NAME")
    roles = translate("CLI", "The role: {codes}").format(codes=", ".join(ROLES))
    role = positional("role", roles, "ROLE", type=OneOf(*ROLES))
    new = translate(
        "CLI", "Holds the new PIN or passphrase; AFTERCARE_NEW_PIN in the environment holds it too."
    )
    cap = translate("CLI", "The largest loss this role may refund on a case; “none” for no limit.")
    codes = translate("CLI", "What it may do: {codes}").format(codes=", ".join(PERMISSIONS))
    return {
        "user list": ShopCommand(list_users),
        "user add": ShopCommand(
            add, name, option("--role", roles, "ROLE", type=OneOf(*ROLES), default="clerk")
        ),
        "user edit": ShopCommand(
            edit,
            name,
            option("--role", roles, "ROLE", type=OneOf(*ROLES)),
            flag("--retire", translate("CLI", "They do not work here any more.")),
            flag("--return", translate("CLI", "They work here again."), into="returns"),
        ),
        "user secret": ShopCommand(
            secret, name, option("--new-pin-file", new, "FILE", type=FilePath())
        ),
        "user permissions": ShopCommand(permissions),
        "user permit": ShopCommand(
            permit,
            role,
            positional("permission", codes, "PERMISSION", type=OneOf(*PERMISSIONS)),
            flag("--never", translate("CLI", "Take the permission away.")),
            option("--up-to", cap, "AMOUNT"),
        ),
    }


def list_users(call: Call) -> None:
    """Who works here."""
    with opened(call) as at:
        _answer(call, at)


def add(call: Call, *, name: str, role: str) -> None:
    """Add somebody."""
    with opened(call) as at:
        add_user(at.shop, name=name, role=role, added_by=at.actor.name)
        _answer(call, at)


def edit(call: Call, *, name: str, role: str | None, retire: bool, returns: bool) -> None:
    """Change somebody's role, or that they work here."""
    if retire and returns:
        raise wrong_usage(translate("CLI", "Either --retire or --return."))
    if role is None and not (retire or returns):
        raise wrong_usage(translate("CLI", "Say what to change."))
    with opened(call) as at:
        retired = retire if retire or returns else None
        edit_user(at.shop, name=name, role=role, retired=retired, edited_by=at.actor.name)
        _answer(call, at)


def secret(call: Call, *, name: str, new_pin_file: Path | None) -> None:
    """Give somebody a PIN or passphrase."""
    told = new_secret(call, new_pin_file)
    if not told:
        raise wrong_usage(
            translate("CLI", "Put the new PIN or passphrase into a file for --new-pin-file.")
        )
    with opened(call) as at:
        current = told_secret(call)
        set_secret(at.shop, name=name, secret=told, set_by=at.actor.name, current=current)
    with opened(call, signed_in=False) as at:  # the secret that was told may just have ended
        _answer(call, at)


def permissions(call: Call) -> None:
    """What each role may do."""
    with opened(call) as at:
        _answer_with_permissions(call, at)


def permit(call: Call, *, role: str, permission: str, never: bool, up_to: str | None) -> None:
    """Give a role a permission, or take it away; with a limit where it is to refund."""
    with opened(call) as at:
        by = at.actor.name
        edit_permission(at.shop, role=role, permission=permission, granted=not never, edited_by=by)
        if up_to is not None:
            currency = at.settings.currency
            cap = None if up_to.strip().lower() == _NO_CAP else parse_amount(up_to, currency)
            set_refund_cap(at.shop, role=role, cap_minor=cap, edited_by=by)
        _answer_with_permissions(call, at)


def _answer(call: Call, at: OpenShop) -> None:
    found = at.shop.queries.users.everybody()
    if call.as_json:
        call.document({"users": [_user(user) for user in found]})
        return
    columns = (
        Column(translate("CLI", "Name"), gives=True),
        Column(translate("CLI", "Role")),
        Column(translate("CLI", "Signs in")),
        Column(""),
    )
    rows = [
        (
            user.name,
            at.names.of("role", user.role),
            translate("CLI", "yes") if user.has_secret else translate("CLI", "not yet"),
            translate("CLI", "left") if user.retired else "",
        )
        for user in found
    ]
    call.lines(table(columns, rows, width=call.width))


def _user(user: User) -> dict[str, object]:
    return {
        "name": user.name,
        "role": user.role,
        "has_secret": user.has_secret,
        "retired": user.retired,
    }


def _answer_with_permissions(call: Call, at: OpenShop) -> None:
    found = at.shop.queries.users.permissions()
    currency = at.settings.currency
    caps = {role: found.refund_cap(role) for role in ROLES}
    if call.as_json:
        call.document(
            {
                "permissions": {code: list(found.who_may(code)) for code in PERMISSIONS},
                "refund_caps": {
                    role: None if cap is None else {"minor": cap, "currency": currency}
                    for role, cap in caps.items()
                },
            }
        )
        return
    columns = (
        Column(""),
        Column(translate("CLI", "Permission")),
        Column(translate("CLI", "Roles"), gives=True),
    )
    rows = [
        (
            code,
            at.names.of("permission", code),
            ", ".join(at.names.of("role", role) for role in found.who_may(code)),
        )
        for code in PERMISSIONS
    ]
    limits = [
        translate("CLI", "{role} refunds up to {amount} of loss a case.").format(
            role=at.names.of("role", role), amount=format_money(cap, currency)
        )
        for role, cap in caps.items()
        if cap is not None
    ]
    call.lines([*table(columns, rows, width=call.width), "", *limits])
