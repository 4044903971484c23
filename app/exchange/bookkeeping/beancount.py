"""The books as beancount text, with a balance assertion for every account at the end.

The language: https://beancount.github.io/docs/beancount_language_syntax.html. A posting's amount
there is debit positive, as ours is. Beancount's checker proves that each transaction sums to zero
and that every account stands where we say it stands.
"""

import re
import shutil
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from pathlib import Path

from app.domain.books import ACCOUNT_GROUPS, BookEntry, BookLine
from app.domain.errors import DiskFailedError
from app.domain.ledger import CONTROL_ACCOUNTS

_ROOTS = {
    "assets": "Assets",
    "parties": "Liabilities",
    "income": "Income",
    "expenses": "Expenses",
    "others": "Equity",
}
_ROOT_OF = {
    **{account: _ROOTS[group] for group, accounts in ACCOUNT_GROUPS for account in accounts},
    "vat": "Liabilities",
}
_ID_LETTERS = 12
Say = Callable[[str], str]


def write_beancount(
    path: Path,
    entries: Iterable[BookEntry],
    *,
    title: str,
    first_day: date,
    last_day: date,
    memo_name: Say,
    plain_amount: Callable[[int, str], str],
) -> None:
    """Write all entries of a period as transactions; ``plain_amount`` spells minor units.

    Accounts are opened on the first day and asserted on the day after the last. Raises
    DiskFailedError.
    """
    sums: dict[tuple[str, str], int] = defaultdict(int)
    body = path.with_name(path.name + ".part")
    try:
        with body.open("w", encoding="utf-8", newline="\n") as file:
            for entry in entries:
                file.write(_transaction(entry, memo_name, plain_amount))
                for line in entry.lines:
                    sums[account_of(line), line.currency] += line.minor
        with (
            path.open("w", encoding="utf-8", newline="\n") as whole,
            body.open(encoding="utf-8") as part,
        ):
            whole.write(f"option {_quoted('title')} {_quoted(title)}\n\n")
            for account in sorted({account for account, _ in sums}):
                whole.write(f"{first_day} open {account}\n")
            whole.write("\n")
            shutil.copyfileobj(part, whole)
            after = last_day + timedelta(days=1)
            for (account, currency), minor in sorted(sums.items()):
                amount = plain_amount(minor, currency)
                whole.write(f"{after} balance {account}  {amount} {currency}\n")
    except OSError as failure:
        raise DiskFailedError(str(path), failure.strerror or str(failure)) from failure
    finally:
        body.unlink(missing_ok=True)


def account_of(line: BookLine) -> str:
    """``Liabilities:Consignors:N1001``: our account in the form that beancount takes."""
    parts = [_ROOT_OF[line.account], *(_camel(part) for part in line.account.split("."))]
    if line.account in CONTROL_ACCOUNTS:
        parts.append(_party(line))
    return ":".join(parts)


def _party(line: BookLine) -> str:
    """A sub-account's name: beancount takes letters, digits and hyphens after a capital.

    A buyer has no number, and goes by the end of the id that the journal knows.
    """
    kept = re.sub(r"[^A-Za-z0-9-]+", "-", line.party_number).strip("-")
    return f"N{kept}" if kept else f"P{line.party[-_ID_LETTERS:].upper()}"


def _camel(code: str) -> str:
    return "".join(part.capitalize() for part in code.split("_"))


def _transaction(entry: BookEntry, memo_name: Say, plain_amount: Callable[[int, str], str]) -> str:
    first = entry.lines[0]
    belongs = next((line.case_number or line.sale_number for line in entry.lines), "")
    head = f"{entry.booked_on} * {_quoted(belongs)} {_quoted(memo_name(first.memo))}\n"
    meta = f'  entry: "{entry.entry}"\n'
    lines = "".join(
        f"  {account_of(line)}  {plain_amount(line.minor, line.currency)} {line.currency}\n"
        + (f"    party: {_quoted(line.party_name)}\n" if line.party_name else "")
        for line in entry.lines
    )
    return f"{head}{meta}{lines}\n"


def _quoted(text: str) -> str:
    """A string of beancount: one line, with quotes and backslashes escaped."""
    flat = " ".join(text.split())
    return '"' + flat.replace("\\", "\\\\").replace('"', '\\"') + '"'
