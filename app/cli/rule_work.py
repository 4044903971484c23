"""``rules import``, ``rules edit`` and ``team edit``: changing what the shop's rules say."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from app.cli.call import Call
from app.cli.declaring import ShopCommand, flag, option, positional, wrong_usage
from app.cli.opening import OpenShop, opened
from app.cli.output.table import pairs
from app.cli.output.widths import shown
from app.cli.rule_reading import words_at
from app.cli.shapes.plain import Document
from app.cli.shapes.rules import rule_full, team_full
from app.cli.values import FilePath, OneOf
from app.domain.changes import Changes
from app.domain.papers import Words
from app.domain.rules.book import Rule
from app.domain.rules.editing import Team
from app.domain.rules.effects import Effects, effects_json, read_effects
from app.domain.rules.errors import UnknownRuleError
from app.services.rules.editing import edit_rule, edit_team, reorder_rules, retire_rule
from app.services.rules.files import import_rules, read_rules_file
from app.text.catalogue import translate

_LISTS = frozenset({"tags", "evidence"})
_YES_NO = ("yes", "no")


def commands() -> Mapping[str, click.Command]:
    """The commands of this module by their full names."""
    file = positional("file", translate("CLI", "A file of rules."), "FILE", type=FilePath())
    code = translate("CLI", "The rule's code; a new one makes a rule.")
    replaces = translate("CLI", "Retire the rules that the file does not name.")
    return {
        "rules import": ShopCommand(bring_in, file, flag("--replace", replaces, into="replaces")),
        "rules edit": ShopCommand(
            edit_one,
            positional("code", code, "CODE"),
            *_rule_options(),
        ),
        "team edit": ShopCommand(
            edit_team_of,
            positional("code", translate("CLI", "The team's code; a new one makes it."), "TEAM"),
            *_name_options(),
            option("--members", translate("CLI", "All members, by commas."), "NAMES"),
            option(
                "--retired",
                translate("CLI", "Whether cases no longer go there."),
                "yes|no",
                type=OneOf(*_YES_NO),
            ),
        ),
    }


def _name_options() -> list[click.Parameter]:
    return [
        option("--zh", translate("CLI", "Name in Chinese."), "NAME"),
        option("--en", translate("CLI", "Name in English."), "NAME"),
    ]


def _rule_options() -> list[click.Parameter]:
    then = translate("CLI", "An effect, such as team=owner or lane=fast; empty takes it away.")
    stop = translate("CLI", "Whether no further rules are asked after it.")
    return [
        *_name_options(),
        option("--when", translate("CLI", "The condition, such as 'case.trunk = AUTH'."), "TEXT"),
        option("--then", then, "EFFECT=VALUE", multiple=True),
        option("--stop", stop, "yes|no", type=OneOf(*_YES_NO)),
        option(
            "--enabled",
            translate("CLI", "Whether it is asked at all."),
            "yes|no",
            type=OneOf(*_YES_NO),
        ),
        option("--before", translate("CLI", "Move it before this rule."), "CODE"),
        flag("--retire", translate("CLI", "Take it out of use.")),
    ]


def bring_in(call: Call, *, file: Path, replaces: bool) -> None:
    """Take over a file of rules."""
    with opened(call) as at:
        brought = import_rules(
            at.shop,
            text=read_rules_file(file),
            file=file.name,
            imported_by=at.actor.name,
            replaces=replaces,
        )
        counts = {
            "added": brought.added,
            "changed": brought.changed,
            "unchanged": brought.unchanged,
            "retired": brought.retired,
        }
        if call.as_json:
            call.document({**counts, "action": brought.changes.action.hex()})
            return
        facts = [
            (translate("CLI", "Added"), str(brought.added)),
            (translate("CLI", "Changed"), str(brought.changed)),
            (translate("CLI", "Unchanged"), str(brought.unchanged)),
            (translate("CLI", "Retired"), str(brought.retired)),
        ]
        call.lines(pairs(facts, indent=""))


def edit_one(
    call: Call,
    *,
    code: str,
    zh: str | None,
    en: str | None,
    when: str | None,
    then: Sequence[str],
    stop: str | None,
    enabled: str | None,
    before: str | None,
    retire: bool,
) -> None:
    """Make, change, move or retire a rule."""
    with opened(call) as at:
        rule, is_new = _rule(at, code)
        told = Rule(
            rule.code,
            Words(rule.name.zh if zh is None else zh, rule.name.en if en is None else en),
            rule.condition if when is None else when,
            _effects(rule.effects, then),
            rule.stop if stop is None else stop == "yes",
            rule.enabled if enabled is None else enabled == "yes",
        )
        says = is_new or replace(told, place=rule.place, version=rule.version) != rule
        if is_new and (before or retire) and when is None:
            raise UnknownRuleError(code)
        if not (says or before or retire):
            raise wrong_usage(translate("CLI", "Say what to change."))
        if says:
            changes = edit_rule(at.shop, rule=told, edited_by=at.actor.name)
        if before is not None:
            changes = _move(at, rule.code, before)
        if retire:
            changes = retire_rule(at.shop, code=rule.code, edited_by=at.actor.name)
        _answer(call, at, rule.code, changes)


def _rule(at: OpenShop, code: str) -> tuple[Rule, bool]:
    try:
        return at.shop.queries.rules.one(code), False
    except UnknownRuleError:
        return Rule(code.strip().upper(), Words("", ""), "", Effects()), True


def _effects(effects: Effects, told: Sequence[str]) -> Effects:
    known: dict[str, Any] = dict(effects_json(effects))
    for each in told:
        name, equals, value = each.partition("=")
        name = name.strip().lower()
        if not equals:
            raise wrong_usage(
                translate("CLI", "{value} is not an effect: write team=owner").format(
                    value=each[:40]
                )
            )
        known.pop(name, None)
        if value.strip():
            known[name] = _typed(name, value.strip())
    return read_effects(known)


def _typed(name: str, value: str) -> object:
    """What was typed as the kind of value that the effect has."""
    if name in _LISTS:
        return [part for part in value.split(",") if part.strip()]
    if name == "hold_payout" and value in _YES_NO:
        return value == "yes"
    digits = value.lstrip("+-")
    if name == "priority" and digits.isascii() and digits.isdigit() and len(digits) < 10:
        return int(value)
    return value


def _move(at: OpenShop, code: str, before: str) -> Changes:
    codes = [rule.code for rule in at.shop.queries.rules.all() if rule.code != code]
    wanted = before.strip().upper()
    if wanted not in codes:
        raise UnknownRuleError(before)
    codes.insert(codes.index(wanted), code)
    return reorder_rules(at.shop, codes=codes, edited_by=at.actor.name)


def _answer(call: Call, at: OpenShop, code: str, changes: Changes) -> None:
    rule, words = at.shop.queries.rules.one(code), words_at(at)
    if call.as_json:
        document: Document = {"rule": rule_full(rule, words), "action": changes.action.hex()}
        call.document(document)
    else:
        call.lines([shown(f"{rule.code}: {words.rule(rule)}")])


def edit_team_of(
    call: Call,
    *,
    code: str,
    zh: str | None,
    en: str | None,
    members: str | None,
    retired: str | None,
) -> None:
    """Make, change or retire a team."""
    with opened(call) as at:
        key = code.strip().lower()
        team = at.names.teams.get(key, Team(key, Words("", "")))
        told = Team(
            key,
            Words(team.name.zh if zh is None else zh, team.name.en if en is None else en),
            team.members if members is None else tuple(members.replace("，", ",").split(",")),
            team.retired if retired is None else retired == "yes",
        )
        changes = edit_team(at.shop, team=told, edited_by=at.actor.name)
        team = at.shop.queries.rules.teams()[key]
        if call.as_json:
            call.document({"team": team_full(team), "action": changes.action.hex()})
        else:
            name = team.name.in_language(at.names.lang)
            call.lines([shown(f"{team.code}: {name}")])
