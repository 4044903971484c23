"""``simulate``: last year under other terms, side by side; nothing is written."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import click

from app.cli.call import Call
from app.cli.declaring import ShopCommand, option, wrong_usage
from app.cli.opening import OpenShop, opened
from app.cli.output.simulation_page import simulation_lines
from app.cli.output.widths import shown
from app.cli.progress import progress
from app.cli.shapes.simulation import simulation_document
from app.domain.cases import AROSE
from app.domain.contracts import CommissionTier
from app.domain.ladder import DefaultShare
from app.domain.rules.rule import Rule
from app.services.rules.files import as_imported, check_rules, read_rules_file
from app.services.simulating import Change, simulate
from app.text.amounts import parse_amount
from app.text.catalogue import translate

_SHARE = re.compile(r"([A-Za-z]+(?:\.[A-Za-z]+)?)(?:/([a-z_]+))?=([a-z]+:\d+(?:,[a-z]+:\d+)*)")
_WINDOW = re.compile(r"([A-Za-z]+)=(\d{1,4})")
_FEE = re.compile(r"restocking=(\d{1,5})|commission=(?:([\d.,]+):)?(\d{1,5})")
_RULE = re.compile(r"([A-Za-z0-9_.-]+)=(on|off)")


def commands() -> Mapping[str, click.Command]:
    """The commands of this module by their full names."""
    share = translate(
        "CLI",
        "Another line of default shares: COND.WEAR=shop:3000,consignor:7000, or FUNC/in_use=…",
    )
    window = translate("CLI", "Days to report a fault, FUNC=7; or until a payout, PAYOUT=30.")
    fee = translate(
        "CLI",
        "restocking=1000 of a return for change of mind; commission=6500 or commission=10000:7000,"
        " the consignor's share from a price on.",
    )
    rule = translate("CLI", "A rule switched: CODE=off or CODE=on; or a .toml file of rules.")
    return {
        "simulate": ShopCommand(
            run,
            option("--share", share, "CAT=…", multiple=True, into="shares"),
            option("--window", window, "TRUNK=DAYS", multiple=True, into="windows"),
            option("--fee", fee, "FEE=BP", multiple=True, into="fees"),
            option("--rule", rule, "CODE=off", multiple=True, into="rules"),
        ),
    }


def run(
    call: Call,
    *,
    shares: Sequence[str],
    windows: Sequence[str],
    fees: Sequence[str],
    rules: Sequence[str],
) -> None:
    """The money of last year by party, as it was and as it would be."""
    if not (shares or windows or fees or rules):
        raise wrong_usage(
            translate("CLI", "Say what to change: --share, --window, --fee or --rule.")
        )
    read_windows = dict(_window(text) for text in windows)
    hold = read_windows.pop("PAYOUT", None)
    with opened(call) as at:
        currency = at.settings.currency
        told = [_fee(text, currency) for text in fees]
        change = Change(
            shares=tuple(_share(text) for text in shares),
            windows=read_windows,
            hold_days=hold,
            restocking_bp=next((bp for bp in reversed(told) if isinstance(bp, int)), None),
            tiers=tuple(tier for tier in told if isinstance(tier, CommissionTier)),
            rules=_rules(at, rules) if rules else None,
        )
        with progress(call, translate("CLI", "Going through last year")) as report:
            found = simulate(at.shop, change, step=report)
        if call.as_json:
            call.document(simulation_document(found, currency))
        else:
            call.lines(simulation_lines(found, at.names, currency, call.width))


def _not_understood(text: str) -> click.UsageError:
    words = translate("CLI", "{value} is no change that can be tried; see --help.")
    return wrong_usage(words.format(value=shown(text[:60])))


def _share(text: str) -> DefaultShare:
    found = _SHARE.fullmatch(text.strip())
    if not found or (found[2] and found[2] not in AROSE):
        raise _not_understood(text)
    parts = (part.split(":") for part in found[3].split(","))
    return DefaultShare(
        found[1].upper(), found[2] or "", {party: int(share_bp) for party, share_bp in parts}
    )


def _window(text: str) -> tuple[str, int]:
    found = _WINDOW.fullmatch(text.strip())
    if not found:
        raise _not_understood(text)
    return found[1].upper(), int(found[2])


def _fee(text: str, currency: str) -> int | CommissionTier:
    found = _FEE.fullmatch(text.strip())
    if not found:
        raise _not_understood(text)
    if found[1]:
        return int(found[1])
    from_minor = parse_amount(found[2], currency) if found[2] else 0
    return CommissionTier(from_minor, int(found[3]))


def _rules(at: OpenShop, told: Sequence[str]) -> tuple[Rule, ...]:
    rules = tuple(at.shop.queries.rules.all())
    for text in told:
        switched = _RULE.fullmatch(text.strip())
        code = switched[1].casefold() if switched else ""
        if text.endswith(".toml"):
            file = Path(text)
            read = check_rules(at.shop, text=read_rules_file(file), file=file.name)
            rules = tuple(as_imported(rules, read))
        elif switched and any(rule.code.casefold() == code for rule in rules):
            is_on = switched[2] == "on"
            rules = tuple(
                replace(rule, enabled=is_on) if rule.code.casefold() == code else rule
                for rule in rules
            )
        else:
            raise _not_understood(text)
    return rules
