"""``slip`` and ``settlement-slip`` as files, and whether a paper is ours."""

from collections.abc import Mapping
from pathlib import Path

import click

from app.cli.call import Call
from app.cli.declaring import ShopCommand, case_number, flag, option, positional
from app.cli.names import Names
from app.cli.opening import OpenShop, opened
from app.cli.output.statement_pages import statement_record_page
from app.cli.output.widths import shown
from app.cli.shapes.plain import Document, moment
from app.cli.shapes.statements import statement_record
from app.cli.targets import check_target, shop_files, write_whole
from app.cli.values import FilePath, OneOf
from app.documents.paper import Paper
from app.domain.slips import SlipRecord
from app.domain.statements import StatementRecord
from app.services.papers.paper_check import check_paper
from app.services.papers.settlement import settlement_slip
from app.services.papers.slip import buyer_slip
from app.text.catalogue import LANGUAGES, translate
from app.text.slips import slip_sentence

_SIZES = ("a5", "roll80")


def commands() -> Mapping[str, click.Command]:
    """The commands of this module by their full names."""
    number = case_number()
    out, both = paper_options()
    size = translate("CLI", "Paper: a5 or the 80 mm roll; default: the shop's setting.")
    code = positional("code", translate("CLI", "The check code on the paper."), "CODE")
    return {
        "verify-paper": ShopCommand(verify_paper, code),
        "slip": ShopCommand(
            slip,
            number,
            out,
            option("--size", size, "|".join(_SIZES), type=OneOf(*_SIZES)),
            both,
        ),
        "settlement-slip": ShopCommand(settlement, number, out, both),
    }


def slip(call: Call, *, number: str, out: Path, size: str | None, both: bool) -> None:
    """The buyer's slip of a case."""
    check_target(out, shop_files(call.shop_folder))
    with opened(call) as at:
        paper = buyer_slip(
            at.shop,
            number=number,
            langs=languages(at, both=both),
            paper="roll80" if (size or at.settings.slip_paper) == "roll80" else "a5",
            issued_by=at.actor.name,
        )
        hand_out(call, out, paper)


def settlement(call: Call, *, number: str, out: Path, both: bool) -> None:
    """The one-off settlement of a case, to sign."""
    check_target(out, shop_files(call.shop_folder))
    with opened(call) as at:
        paper = settlement_slip(
            at.shop, number=number, langs=languages(at, both=both), issued_by=at.actor.name
        )
        hand_out(call, out, paper)


def verify_paper(call: Call, code: str) -> None:
    """Whether a slip or statement that somebody shows is ours, and what it said."""
    with opened(call) as at:
        found = check_paper(at.shop.seen_by(at.actor.name), code)
        if isinstance(found, StatementRecord):
            if call.as_json:
                call.document(statement_record(found))
            else:
                call.lines(statement_record_page(found, at.names))
        elif call.as_json:
            call.document(_slip_document(found))
        else:
            call.lines(_slip_page(found, at.names))


def _slip_document(found: SlipRecord) -> Document:
    return {
        "paper": "slip",
        "code": found.code,
        "state": found.state,
        "case": found.number,
        "issued_at": moment(found.issued_at),
        "issued_by": found.issued_by,
        "replaced_by": found.replaced_by or None,
        "replaced_at": moment(found.replaced_at) if found.replaced_by else None,
    }


def _slip_page(found: SlipRecord, names: Names) -> list[str]:
    issued = translate("CLI", "{code}: slip of case {number}, printed {time} by {who}.").format(
        code=found.code,
        number=found.number,
        time=names.time(found.issued_at),
        who=shown(found.issued_by),
    )
    return [issued, slip_sentence(found, names.time(found.replaced_at))]


def paper_options() -> tuple[click.Parameter, click.Parameter]:
    """``--out`` and ``--both``, which every paper takes."""
    words = translate("CLI", "The PDF to write.")
    return (
        option("--out", words, "FILE", type=FilePath(), required=True),
        flag("--both", translate("CLI", "Both languages on one paper.")),
    )


def languages(at: OpenShop, *, both: bool) -> tuple[str, ...]:
    """The language spoken, followed by the other where both are wanted."""
    others = [lang for lang in LANGUAGES if lang != at.names.lang]
    return (at.names.lang, *others) if both else (at.names.lang,)


def hand_out(call: Call, out: Path, paper: Paper) -> None:
    """Write a paper and say where."""
    write_whole(out, paper.pdf)
    if call.as_json:
        call.document(
            {"file": str(out), "bytes": len(paper.pdf), "unprintable": list(paper.unprintable)}
        )
        return
    lines = [translate("CLI", "Written: {path}").format(path=shown(str(out)))]
    if paper.unprintable:
        text = translate("CLI", "No font draws these, they stand as boxes: {letters}")
        lines.append(text.format(letters=shown(" ".join(paper.unprintable))))
    call.lines(lines)
