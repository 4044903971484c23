"""``category list``, ``moves``, ``rename``, ``merge``, ``split`` and ``move``."""

from collections.abc import Mapping, Sequence

import click

from app.cli.call import Call
from app.cli.declaring import ShopCommand, flag, option, positional
from app.cli.opening import OpenShop, opened
from app.cli.output.table import Column, table
from app.cli.output.widths import shown
from app.cli.shapes.taxonomy import granularity_document, move_document, preview_document
from app.domain.categories import UnknownCategoryError
from app.domain.papers import Words
from app.domain.taxonomy import BranchMove
from app.services.category_words import taxonomy_words
from app.services.settings import edit_branch
from app.services.taxonomy import judge_tree, move_branch, preview_move
from app.text.catalogue import translate
from app.text.taxonomy_words import TaxonomyWords, percent


def commands() -> Mapping[str, click.Command]:
    """The commands of this module by their full names."""
    source = positional("source", translate("CLI", "The sub-category's code."), "CODE")
    into = positional("into", translate("CLI", "The one that takes its cases."), "CODE")
    part = positional("target", translate("CLI", "The new sub-category's code."), "CODE")
    where = translate("CLI", "The category it goes to, or its new code there.")
    preview = flag("--preview", translate("CLI", "Only tell what would change."))
    said = translate("CLI", "Which cases leave it, such as 'case.complaint contains \"霉味\"'.")
    return {
        "category list": ShopCommand(list_branches),
        "category moves": ShopCommand(list_moves),
        "category rename": ShopCommand(rename, source, *_name_options()),
        "category merge": ShopCommand(merge, source, into, preview),
        "category split": ShopCommand(
            split,
            source,
            part,
            *_name_options(),
            option(
                "--case",
                translate("CLI", "A case that leaves it; may be repeated."),
                "NO",
                multiple=True,
                into="numbers",
            ),
            option("--when", said, "TEXT"),
            preview,
        ),
        "category move": ShopCommand(
            move, source, positional("target", where, "CODE"), *_name_options(), preview
        ),
    }


def _name_options() -> list[click.Parameter]:
    return [
        option("--zh", translate("CLI", "Name in Chinese."), "NAME"),
        option("--en", translate("CLI", "Name in English."), "NAME"),
    ]


def words_at(at: OpenShop) -> TaxonomyWords:
    """How to speak of this shop's tree."""
    return taxonomy_words(at.names.program, at.shop.queries.branches(), at.names.lang)


def list_branches(call: Call) -> None:
    """Every branch in use, and what the last twelve months say of it."""
    with opened(call) as at:
        report, words = judge_tree(at.shop), words_at(at)
        if call.as_json:
            call.document(granularity_document(report))
            return
        columns = (
            Column(translate("CLI", "Category")),
            Column(translate("CLI", "Name"), gives=True),
            Column(translate("CLI", "Cases"), figures=True),
            Column(translate("CLI", "Of its category"), figures=True),
            Column(""),
        )
        rows = [
            (
                found.branch,
                at.names.category(found.branch),
                str(found.count),
                percent(found.trunk_bp),
                words.verdict_name(found.verdict.code),
            )
            for found in report.branches
        ]
        told = [
            shown(f"{found.branch}: {words.reason(found, report)}")
            for found in report.branches
            if words.verdict_name(found.verdict.code)
        ]
        early = [words.reason(report.branches[0], report)] if report.missing else []
        call.lines(
            [*table(columns, rows, width=call.width), *([""] if told else []), *told, *early]
        )


def list_moves(call: Call) -> None:
    """What was done to the tree."""
    with opened(call) as at:
        moves, words = at.shop.queries.taxonomy.moves(), words_at(at)
        if call.as_json:
            told = [move_document(each, at.names.time(each.at)) for each in moves]
            call.document({"moves": told})
            return
        lines = [shown(words.move(each, at.names.time(each.at)[:10])) for each in moves]
        call.lines(lines or [translate("CLI", "No sub-category was merged, split or moved.")])


def rename(call: Call, *, source: str, zh: str | None, en: str | None) -> None:
    """Another name for a branch; its code stays."""
    with opened(call) as at:
        code = source.strip().upper()
        branch = at.shop.queries.branches().get(code)
        if branch is None:
            raise UnknownCategoryError(source)
        edit_branch(
            at.shop,
            code=code,
            zh=branch.name.zh if zh is None else zh,
            en=branch.name.en if en is None else en,
            retired=branch.retired,
            edited_by=at.actor.name,
        )
        name = at.shop.queries.branches()[code].name
        if call.as_json:
            call.document({"category": code, "name": {"zh": name.zh, "en": name.en}})
        else:
            call.lines([shown(f"{code} · {name.in_language(at.names.lang)}")])


def merge(call: Call, *, source: str, into: str, preview: bool) -> None:
    """All cases of one branch come under another."""
    _make(call, BranchMove("merge", source, into), preview=preview)


def split(
    call: Call,
    *,
    source: str,
    target: str,
    zh: str | None,
    en: str | None,
    numbers: Sequence[str],
    when: str | None,
    preview: bool,
) -> None:
    """Some cases of a branch come under a new one."""
    name = Words(zh or "", en or "")
    wanted = BranchMove("split", source, target, name, tuple(numbers), when or "")
    _make(call, wanted, preview=preview)


def move(
    call: Call, *, source: str, target: str, zh: str | None, en: str | None, preview: bool
) -> None:
    """A branch goes to another trunk."""
    wanted = BranchMove("move", source, target, Words(zh or "", en or ""))
    _make(call, wanted, preview=preview)


def _make(call: Call, wanted: BranchMove, *, preview: bool) -> None:
    with opened(call) as at:
        told = preview_move(at.shop, move=wanted)
        lines = words_at(at).preview(told)
        action = None
        if not preview:
            action = move_branch(at.shop, move=wanted, moved_by=at.actor.name).action.hex()
        if call.as_json:
            call.document({**preview_document(told), "action": action})
            return
        undo = translate("CLI", "Done. To take it back: undo {action}").format(action=action)
        call.lines([*map(shown, lines), *([undo] if action else [])])
