"""A contract for a person."""

from collections.abc import Sequence

from app.cli.names import Names
from app.domain.contracts import Contract
from app.text.catalogue import translate
from app.text.contract_words import contract_sentences


def contract_page(
    now: Contract, versions: Sequence[Contract], names: Names, currency: str
) -> list[str]:
    """Which version holds, what it means, and the days of all versions."""
    head = translate("CLI", "Version {n}, from {day}").format(n=now.version, day=now.valid_from)
    if not now.version:
        head = translate("CLI", "Nothing was agreed: what the program assumes")
    elif not now.holder:
        head += translate("CLI", " (the shop's standard contract)")
    lines = [head]
    lines += [
        f"  {told}" for told in contract_sentences(now.terms, currency, names.of, names.category)
    ]
    if versions:
        lines += ["", translate("CLI", "All versions")]
        lines += [f"  {version.version}  {version.valid_from}" for version in versions]
    return lines
