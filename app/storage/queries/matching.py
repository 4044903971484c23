"""Words as they are typed, as a query that costs no more in a large shop than in a small one.

FTS5 finds newest-first hits of a whole word as it goes, but gathers *all* hits of an unfinished
one first: milliseconds a keystroke among a million cases. So the words of the shop that begin
this way are looked up, and while they are few, any of them is asked for instead.
"""

import sqlite3

from app.storage.search_text import match_query, open_ended, plain
from app.storage.tables import PREFIXES

_FEW = 24
_AFTER = "\x01"  # stands in no word; makes the least text greater than a word


def matching(connection: sqlite3.Connection, table: str, words: str) -> str:
    """The FTS5 query for ``words`` in search table ``table``; empty if nothing is left of them.

    The last word may go on, unless it is a single letter that begins more than a few words of
    the shop: then it stands for itself.
    """
    whole, last = open_ended(words)
    start = plain(last)
    if not start or len(start) in PREFIXES:  # these have an index of their own
        return match_query(words)
    found = _words_from(connection, table, start)
    if 0 < len(found) < _FEW:
        any_of_them = " OR ".join(f'"{word}"' for word in found)
        return f"({whole}) AND ({any_of_them})" if whole else any_of_them
    return f'{whole} "{start}"' if len(start) == 1 else match_query(words)


def _words_from(connection: sqlite3.Connection, table: str, start: str) -> list[str]:
    """Up to a few words of the shop that begin with ``start``, each found by one seek."""
    found: list[str] = []
    seek = start
    while len(found) < _FEW:
        row = connection.execute(
            f"SELECT term FROM {table}_words WHERE term >= ? LIMIT 1", (seek,)
        ).fetchone()
        if row is None or not row[0].startswith(start):
            break
        found.append(row[0])
        seek = row[0] + _AFTER
    return found
