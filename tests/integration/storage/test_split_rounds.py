"""Rounds of a split as the journal tells them, entries of older programs with them."""

from typing import Any

from app.domain.rows import TimelineLine
from app.storage.queries.splits import split_rounds


def line(kind: str, payload: dict[str, Any], *, undone: bool = False) -> TimelineLine:
    return TimelineLine(b"e", b"a", 1, "陈", kind, payload, undone)


def split(**more: Any) -> dict[str, Any]:
    shares = [{"party": "consignor", "bp": 10_000, "person": "c", "minor": 100}]
    return {"shares": shares, "loss_minor": 100, "currency": "CNY", "reason": "好", **more}


def word(party: str, number: int) -> dict[str, Any]:
    return {
        "party": party,
        "channel": "phone",
        "words": "",
        "signature": [[1, 2, 3, 4]],
        "round": number,
        "bp": 10_000,
        "minor": 100,
        "currency": "CNY",
    }


def test_older_entries_say_neither_round_nor_steps() -> None:
    rounds = split_rounds([line("split_decided", split()), line("split_decided", split())])
    assert [1, 2] == [r.number for r in rounds]
    assert ((), False) == (rounds[0].steps, rounds[0].is_proposed)
    assert ("consignor",) == rounds[1].awaited


def test_words_belong_to_the_round_they_were_said_to() -> None:
    first, second = split_rounds(
        [
            line("split_decided", split(round=1)),
            line("split_objected", word("consignor", 1)),
            line("split_decided", split(round=2)),
            line("split_confirmed", word("consignor", 2)),
        ]
    )
    assert (("consignor",), ("consignor",)) == (first.objecting, first.awaited)
    assert ((), ()) == (second.objecting, second.awaited)
    assert ((1, 2, 3, 4),) == second.words[0].signature


def test_what_was_undone_or_erased_is_no_round() -> None:
    lines = [
        line("split_decided", split(round=1), undone=True),
        line("split_decided", {}),
        line("split_decided", split(round=1)),
        line("case_resplit", split(round=2)),
    ]
    rounds = split_rounds(lines)
    assert [(1, False), (2, True)] == [(r.number, r.after_settlement) for r in rounds]
