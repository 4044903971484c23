"""Commands on rules, teams and who works here."""

import click

from app.cli import areas
from app.cli.declaring import ShopGroup
from app.cli.groups.entry import group
from app.text.catalogue import translate


def rules_commands() -> ShopGroup:
    """The words of ``rules``."""
    return group(
        "rules",
        translate("CLI", "The shop's rules."),
        {
            "list": (translate("CLI", "All rules in order, in plain words."), areas.rules),
            "show": (translate("CLI", "One rule, as it is written and in words."), areas.rules),
            "check": (translate("CLI", "Look whether a file of rules is good."), areas.rules),
            "test": (translate("CLI", "Try rules on past cases."), areas.rules),
            "export": (translate("CLI", "Write the rules as text."), areas.rules),
            "import": (translate("CLI", "Take over a file of rules."), areas.rules),
            "edit": (translate("CLI", "Make, change, move or retire a rule."), areas.rules),
        },
    )


def team_commands() -> ShopGroup:
    """The words of ``team``."""
    return group(
        "team",
        translate("CLI", "Teams that cases go to."),
        {
            "list": (translate("CLI", "All teams."), areas.rules),
            "edit": (translate("CLI", "Make, change or retire a team."), areas.rules),
        },
    )


def user_commands() -> click.Command:
    """The words of ``user``."""
    return group(
        "user",
        translate("CLI", "Who works in the shop, and signing in."),
        {
            "list": (translate("CLI", "Who works here, in which role."), areas.users),
            "add": (translate("CLI", "Add somebody who works here."), areas.users),
            "edit": (
                translate("CLI", "Change somebody's role, or that they work here."),
                areas.users,
            ),
            "secret": (translate("CLI", "Give somebody a PIN or passphrase."), areas.users),
            "permissions": (translate("CLI", "What each role may do."), areas.users),
            "permit": (translate("CLI", "Give a role a permission, or take it away."), areas.users),
        },
    )
