"""The books as the tests read them."""

from collections import Counter
from collections.abc import Iterable

from app.domain.ledger import Posting, check_balanced


def standing(*groups: Iterable[Posting]) -> dict[str, int]:
    """What stands on each account after all these postings, each group balanced; debit positive."""
    sums: Counter[str] = Counter()
    for group in groups:
        lines = tuple(group)
        check_balanced(lines)
        for line in lines:
            sums[line.account] += line.minor
    return {account: minor for account, minor in sums.items() if minor}
