"""``rules list``, ``show``, ``check``, ``test``, ``export`` and ``team list``."""

from collections.abc import Mapping
from pathlib import Path

import click

from app.cli.call import Call
from app.cli.declaring import ShopCommand, option, positional
from app.cli.opening import OpenShop, opened
from app.cli.output.table import Column, pairs, table
from app.cli.output.widths import shown
from app.cli.progress import progress
from app.cli.shapes.rules import retest_full, rule_full, team_full
from app.cli.targets import check_target, shop_files, write_whole
from app.cli.values import FilePath
from app.domain.rules.retest import Retest
from app.services.rules.files import as_imported, check_rules, export_rules, read_rules_file
from app.services.rules.retesting import try_rules_on_past_cases
from app.services.rules.speaking import plain_words
from app.text.catalogue import translate
from app.text.plain_rules import PlainWords

_SHOWN_CASES = 20


def commands() -> Mapping[str, click.Command]:
    """The commands of this module by their full names."""
    code = positional("code", translate("CLI", "The rule's code."), "CODE")
    file = positional("file", translate("CLI", "A file of rules."), "FILE", type=FilePath())
    tried = positional(
        "file",
        translate("CLI", "A file of rules; without it the present ones."),
        "FILE",
        type=FilePath(),
        required=False,
    )
    out = translate("CLI", "The file to write; without it the text is the answer.")
    return {
        "rules list": ShopCommand(list_rules),
        "rules show": ShopCommand(show_rule, code),
        "rules check": ShopCommand(check_file, file),
        "rules test": ShopCommand(try_file, tried),
        "rules export": ShopCommand(
            write_rules, option("--out", out, "FILE", type=FilePath(), into="out_path")
        ),
        "team list": ShopCommand(list_teams),
    }


def words_at(at: OpenShop) -> PlainWords:
    """How to say this shop's rules."""
    names = at.names
    return plain_words(names.program, names.branches, names.teams, at.settings.currency, names.lang)


def list_rules(call: Call) -> None:
    """All rules in order."""
    with opened(call) as at:
        rules, words = at.shop.queries.rules.all(), words_at(at)
        if call.as_json:
            call.document({"rules": [rule_full(rule, words) for rule in rules]})
            return
        columns = (
            Column(translate("CLI", "Rule")),
            Column(""),
            Column(translate("CLI", "In words"), gives=True),
        )
        off = translate("CLI", "off")
        rows = [(rule.code, "" if rule.enabled else off, words.rule(rule)) for rule in rules]
        call.lines(table(columns, rows, width=call.width))


def show_rule(call: Call, code: str) -> None:
    """One rule."""
    with opened(call) as at:
        rule, words = at.shop.queries.rules.one(code), words_at(at)
        if call.as_json:
            call.document({"rule": rule_full(rule, words)})
            return
        state = translate("CLI", "in use") if rule.enabled else translate("CLI", "off")
        if rule.retired:
            state = translate("CLI", "retired")
        facts = [
            (translate("CLI", "Condition"), rule.condition),
            (translate("CLI", "Effects"), words.effects(rule.effects, stop=rule.stop)),
            (translate("CLI", "Version"), str(rule.version)),
            (translate("CLI", "State"), state),
        ]
        head = f"{rule.code} · {rule.name.in_language(at.names.lang)}"
        call.lines([shown(head), shown(words.rule(rule)), "", *pairs(facts)])


def check_file(call: Call, file: Path) -> None:
    """Whether a file of rules could be taken over."""
    with opened(call) as at:
        rules = check_rules(at.shop, text=read_rules_file(file), file=file.name)
        words = words_at(at)
        if call.as_json:
            call.document({"ok": True, "rules": [rule_full(rule, words) for rule in rules]})
            return
        text = translate("CLI", "{n} rules, all good.").format(n=len(rules))
        call.lines([text, *(shown(f"{rule.code}: {words.rule(rule)}") for rule in rules)])


def try_file(call: Call, file: Path | None) -> None:
    """What the rules of a file would have done to past cases."""
    with opened(call) as at:
        rules = at.shop.queries.rules.all()
        if file is not None:
            read = check_rules(at.shop, text=read_rules_file(file), file=file.name)
            rules = as_imported(rules, read)
        with progress(call, translate("CLI", "Trying the rules")) as report:
            found = try_rules_on_past_cases(at.shop, rules=rules, step=report)
        if call.as_json:
            call.document(retest_full(found))
        else:
            call.lines(_retest_lines(found, words_at(at), call.width))


def _retest_lines(found: Retest, words: PlainWords, width: int | None) -> list[str]:
    text = translate("CLI", "Of {cases} cases {touched} are touched; {n} differently from now.")
    head = text.format(cases=found.cases, touched=found.touched, n=found.different)
    if not found.changed:
        return [head]
    columns = (
        Column(translate("CLI", "No.")),
        Column(translate("CLI", "Item"), gives=True),
        Column(translate("CLI", "What differs"), gives=True),
    )
    rows = [
        (
            case.number,
            case.title,
            ", ".join(
                f"{d.effect}: {words.effect_value(d.effect, d.now)} →"
                f" {words.effect_value(d.effect, d.then)}"
                for d in case.differences
            ),
        )
        for case in found.changed[:_SHOWN_CASES]
    ]
    rest = found.different - len(rows)
    more = translate("CLI", "and {n} more").format(n=rest)
    return [head, "", *table(columns, rows, width=width), *([more] if rest > 0 else [])]


def write_rules(call: Call, out_path: Path | None) -> None:
    """All rules as text."""
    if out_path is not None:
        check_target(out_path, shop_files(call.shop_folder))
    with opened(call) as at:
        text = export_rules(at.shop)
        if out_path is not None:
            write_whole(out_path, text.encode("utf-8"))
        if call.as_json:
            call.document({"text": text} if out_path is None else {"file": str(out_path)})
        elif out_path is None:
            call.write(text)
        else:
            call.lines([translate("CLI", "Written: {path}").format(path=out_path)])


def list_teams(call: Call) -> None:
    """All teams."""
    with opened(call) as at:
        teams = at.names.teams.values()
        if call.as_json:
            call.document({"teams": [team_full(team) for team in teams]})
            return
        columns = (
            Column(translate("CLI", "Team")),
            Column(translate("CLI", "Name")),
            Column(translate("CLI", "Members"), gives=True),
            Column(""),
        )
        retired = translate("CLI", "retired")
        rows = [
            (
                team.code,
                team.name.in_language(at.names.lang),
                " · ".join(team.members),
                retired if team.retired else "",
            )
            for team in teams
        ]
        call.lines(table(columns, rows, width=call.width))
