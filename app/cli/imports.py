"""``import`` and ``import-undo``: what other programs exported."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from app.cli.call import Call
from app.cli.declaring import ShopCommand, flag, option, positional
from app.cli.opening import opened
from app.cli.output.table import Column, pairs, table
from app.cli.output.widths import shown
from app.cli.progress import progress
from app.cli.shapes.books import imported, imported_together
from app.cli.shapes.plain import Document
from app.cli.targets import check_target, shop_files
from app.cli.values import FilePath, OneOf
from app.domain.errors import AftercareError, DiskFailedError, FileNotWrittenError
from app.domain.incoming import RowError
from app.exchange.error_list import write_errors
from app.services.imports import ImportReport, NoRowCameInError, import_file, undo_import
from app.text.catalogue import translate
from app.text.errors import row_sentence

_SHOWN_ERRORS = 20


def commands() -> Mapping[str, click.Command]:
    """The commands of this module by their full names."""
    files = translate("CLI", "CSV or Excel files of items, people or sales.")
    dry_run = translate("CLI", "Only tell what would come in.")
    errors = translate("CLI", "Write the rows that could not come in, as CSV.")
    return {
        "import": ShopCommand(
            bring_in,
            positional("files", files, "FILE", type=FilePath(), nargs=-1, required=True),
            option(
                "--as",
                translate("CLI", "The program that wrote it, if it is not recognised."),
                "FORMAT",
                into="format_code",
            ),
            option(
                "--map",
                translate("CLI", "A TOML file that names the columns."),
                "MAP.toml",
                type=FilePath(),
                into="map_path",
            ),
            option(
                "--split-is",
                translate("CLI", "Whose share the split column holds."),
                "consignor|shop",
                type=OneOf("consignor", "shop"),
            ),
            flag("--dry-run", dry_run),
            option("--errors", errors, "OUT.csv", type=FilePath(), into="errors_path"),
        ),
        "import-undo": ShopCommand(
            take_back, positional("batch", translate("CLI", "The import's batch."), "BATCH")
        ),
    }


def bring_in(
    call: Call,
    *,
    files: Sequence[Path],
    format_code: str | None,
    map_path: Path | None,
    split_is: str | None,
    dry_run: bool,
    errors_path: Path | None,
) -> None:
    """Bring files in, one after the other; what came in before a refused one stays in."""
    if errors_path:
        read = [*files, *([map_path] if map_path else [])]
        check_target(errors_path, [*read, *shop_files(call.shop_folder)])
    done: list[tuple[str, ImportReport]] = []
    refused: AftercareError | None = None
    hopeless: Sequence[RowError] = ()
    with opened(call) as at:
        for path in files:
            try:
                with progress(call, path.name) as report:
                    outcome = import_file(
                        at.shop,
                        path=path,
                        imported_by=at.actor.name,
                        format_code=format_code,
                        map_path=map_path,
                        split_is=split_is,
                        dry_run=dry_run,
                        progress=report,
                    )
            except AftercareError as error:
                error.params.setdefault("path", str(path))
                refused = error
                if isinstance(error, NoRowCameInError):
                    hopeless = error.rows
                break
            done.append((str(path), outcome))
    if done:
        _answer(call, done, dry_run=dry_run)
    if errors_path:
        rows = [error for _, outcome in done for error in outcome.errors]
        _list_errors(errors_path, [*rows, *hopeless])
    if refused:
        if hopeless and not call.as_json:
            call.lines(error_lines(hopeless, call.width))
        raise refused


def _list_errors(path: Path, rows: Sequence[RowError]) -> None:
    try:
        write_errors(path, rows, row_sentence)
    except DiskFailedError as error:  # which says that nothing was changed: rows came in
        raise FileNotWrittenError(str(path), str(error.params["reason"])) from error


def _answer(call: Call, done: Sequence[tuple[str, ImportReport]], *, dry_run: bool) -> None:
    if call.as_json:
        document: Document = imported(done[0][1]) if len(done) == 1 else imported_together(done)
        call.document({**document, "dry_run": dry_run})
        return
    for name, report in done:
        call.lines(_report_lines(name, report, call.width, dry_run=dry_run))


def _report_lines(
    name: str, report: ImportReport, width: int | None, *, dry_run: bool
) -> list[str]:
    counts = [
        (translate("CLI", "Format"), report.format),
        (translate("CLI", "Rows"), str(report.rows)),
        (translate("CLI", "Added"), str(report.added)),
        (translate("CLI", "Updated"), str(report.updated)),
        (translate("CLI", "Unchanged"), str(report.unchanged)),
        (translate("CLI", "Skipped"), str(report.skipped)),
        (translate("CLI", "With errors"), str(len(report.errors))),
        (translate("CLI", "Columns not used"), ", ".join(report.unknown_columns)),
        (translate("CLI", "Batch"), report.batch),
    ]
    lines = [shown(name), *pairs(counts)]
    if dry_run:
        lines.append("  " + translate("CLI", "A trial: nothing was changed."))
    return [*lines, *error_lines(report.errors, width)]


def error_lines(errors: Sequence[RowError], width: int | None) -> list[str]:
    """The first rows that could not come in, each with its reason."""
    if not errors:
        return []
    columns = (
        Column(translate("CLI", "Row"), figures=True),
        Column(translate("CLI", "Column")),
        Column(translate("CLI", "What is wrong"), gives=True),
    )
    rows = [(str(e.row), e.column, row_sentence(e)) for e in errors[:_SHOWN_ERRORS]]
    lines = ["  " + line for line in table(columns, rows, width=width and width - 2)]
    if len(errors) > _SHOWN_ERRORS:
        text = translate("CLI", "… and {n} more; --errors OUT.csv writes all of them.")
        lines.append("  " + text.format(n=len(errors) - _SHOWN_ERRORS))
    return lines


def take_back(call: Call, batch: str) -> None:
    """Undo an import; rows that have been used since stay and are listed."""
    with opened(call) as at:
        undone = undo_import(at.shop, batch=batch, undone_by=at.actor.name)
        if call.as_json:
            call.document(
                {
                    "removed": undone.removed,
                    "restored": undone.restored,
                    "kept": list(undone.kept),
                }
            )
            return
        lines = pairs(
            [
                (translate("CLI", "Taken back"), str(undone.removed)),
                (translate("CLI", "Put back as before"), str(undone.restored)),
                (translate("CLI", "Kept, in use since"), ", ".join(undone.kept)),
            ],
            indent="",
        )
        call.lines(lines)
