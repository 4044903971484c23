"""What an import says of itself: while it runs, when it is in, when it is taken back."""

from app.services.imports import ImportReport, ImportUndone
from app.text.catalogue import translate

_KEPT_NAMED = 12


def working_words(name: str, *, dry_run: bool) -> str:
    """While it goes on."""
    if dry_run:
        return translate("Importing", "Reading {file}…").format(file=name)
    return translate("Importing", "Importing {file}…").format(file=name)


def result_words(report: ImportReport) -> str:
    """What came in."""
    if not report.batch:
        return translate("Importing", "Everything in this file is known already.")
    return translate("Importing", "{added} new and {updated} changed. All of it is saved.").format(
        added=f"{report.added:,}", updated=f"{report.updated:,}"
    )


def undone_words(undone: ImportUndone) -> str:
    """What was taken back, and what stays because somebody uses it."""
    words = translate("Importing", "Undone: {removed} removed, {restored} as before.").format(
        removed=f"{undone.removed:,}", restored=f"{undone.restored:,}"
    )
    if not undone.kept:
        return words
    names = ", ".join(undone.kept[:_KEPT_NAMED]) + (" …" if len(undone.kept) > _KEPT_NAMED else "")
    kept = translate("Importing", "{n} stay because they are in use: {names}")
    return words + " " + kept.format(n=len(undone.kept), names=names)
