"""Splits for people who look: every round of a case, and what still waits for a word."""

from collections.abc import Iterable
from dataclasses import replace

from app.domain.cases import Share
from app.domain.confirmations import SplitRound, SplitWord, read_steps
from app.domain.ids import PersonId
from app.domain.parties import PARTIES
from app.domain.rows import TimelineLine
from app.storage import journal
from app.storage.database import Database
from app.storage.queries.timeline import timeline_lines
from app.storage.queries.viewer import Viewer

_ROUNDS = frozenset({"split_decided", "case_resplit"})
_WORDS = frozenset({"split_confirmed", "split_objected"})
_UNSIGNED = " OR ".join(
    f"(s.{party}_bp > 0 AND COALESCE((SELECT w.what FROM split_word AS w"
    " WHERE w.case_id = s.case_id AND w.round = c.split_round"
    f" AND w.party = '{party}' ORDER BY w.pk DESC LIMIT 1), '') <> 'confirmed')"
    for party in PARTIES
    if party != "shop"
)
UNSIGNED = (
    "SELECT DISTINCT c.number FROM settled_split AS s JOIN case_file AS c ON c.id = s.case_id"
    f" WHERE s.settled_on BETWEEN ? AND ? AND ({_UNSIGNED}) ORDER BY c.pk"
)


class SplitQueries:
    """Reads how losses were split; for those who may see shares."""

    def __init__(self, database: Database, eyes: Viewer) -> None:
        self._database = database
        self._eyes = eyes

    def rounds(self, case_id: str) -> tuple[SplitRound, ...]:
        """Every split that was decided on a case and stands or stood, oldest first."""
        self._eyes.check("shares")
        with self._database.reading() as connection:
            lines = timeline_lines(journal.of_subject(connection, case_id))
        return split_rounds(lines)

    def unsigned_confirmations(self, first_day: str, last_day: str) -> list[str]:
        """Numbers of cases whose loss was charged in these days to somebody who never agreed."""
        self._eyes.check("shares")
        with self._database.reading() as connection:
            rows = connection.execute(UNSIGNED, (first_day, last_day))
            return [number for (number,) in rows]


def split_rounds(lines: Iterable[TimelineLine]) -> tuple[SplitRound, ...]:
    """The rounds that a case's timeline tells of, each with what was said to it."""
    rounds: list[SplitRound] = []
    unnumbered = 0  # older entries do not say which round they are; the tables counted them all
    for line in lines:
        unnumbered += line.kind == "split_decided" and "round" not in line.payload
        if line.undone or not line.payload:
            continue
        if line.kind in _ROUNDS:
            rounds.append(_round(line, unnumbered))
        elif line.kind in _WORDS:
            said = line.payload["round"]
            rounds = [
                replace(r, words=(*r.words, _word(line))) if r.number == said else r for r in rounds
            ]
    return tuple(rounds)


def _round(line: TimelineLine, number: int) -> SplitRound:
    told = line.payload
    return SplitRound(
        number=told.get("round", number),
        at=line.at,
        actor=line.actor,
        shares=tuple(
            Share(s["party"], s["bp"], PersonId(s["person"]) if s["person"] else None)
            for s in told["shares"]
        ),
        cents=tuple(s["minor"] for s in told["shares"]),
        currency=told["currency"],
        reason=told["reason"],
        steps=read_steps(told.get("steps", ())),
        is_proposed=bool(told.get("is_proposed")),
        after_settlement=line.kind == "case_resplit",
    )


def _word(line: TimelineLine) -> SplitWord:
    told = line.payload
    return SplitWord(
        told["party"],
        line.kind.removeprefix("split_"),
        told["channel"],
        told["words"],
        tuple(tuple(stroke) for stroke in told["signature"]),
        line.at,
        line.actor,
    )
