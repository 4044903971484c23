"""What a case is made of, and what may be written on it."""

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.domain.cases import (
    MAX_TEXT_LETTERS,
    EmptyComplaintError,
    Share,
    StaleScreenError,
    TextTooLongError,
    Track,
    check_complaint,
    check_seen,
    check_text,
    shares_in_money,
)
from app.domain.ids import EntryId
from tests.counter import a_case

ENDED = Track("CLOSED", "", None)


def test_a_case_is_open_while_one_track_waits_for_somebody() -> None:
    assert a_case().is_open
    assert a_case(claim=ENDED).is_open
    assert a_case(recovery=ENDED).is_open
    assert not a_case(claim=ENDED, recovery=ENDED).is_open


def test_shares_of_a_loss_name_every_cent() -> None:
    shares = (Share("shop", 3000), Share("consignor", 7000))
    assert shares_in_money(shares, 38_600) == (11_580, 27_020)
    assert shares_in_money((), 38_600) == ()


def test_text_is_trimmed_and_loses_its_control_characters() -> None:
    assert check_text("  a\x00b\x1b[31m\r\n\tc\x7f ") == "ab[31m\n\tc"


@pytest.mark.parametrize(
    "text", ["<b>粗</b> & =cmd|'/c'!A0", "👜🏽‍♀️", "\u202eא\u202c", "O'Neil; --"]
)
def test_what_people_write_stays_as_they_wrote_it(text: str) -> None:
    assert check_text(text) == text


@given(st.text(st.characters(exclude_categories=())))
@example("half of an emoji: \ud83d")
def test_checked_text_can_always_be_stored(text: str) -> None:
    kept = check_text(text)
    assert kept.encode().decode() == kept
    assert check_text(kept) == kept


def test_ten_thousand_letters_are_kept_and_far_more_are_refused() -> None:
    assert len(check_text("字" * 10_000)) == 10_000
    with pytest.raises(TextTooLongError) as refusal:
        check_text("字" * (MAX_TEXT_LETTERS + 1))
    assert refusal.value.params == {"letters": MAX_TEXT_LETTERS + 1, "most": MAX_TEXT_LETTERS}


@pytest.mark.parametrize("text", ["", "   ", "\x00\x01", "\n\t"])
def test_a_complaint_says_something(text: str) -> None:
    with pytest.raises(EmptyComplaintError):
        check_complaint(text)


def test_a_decision_made_on_an_old_screen_is_refused() -> None:
    case = replace(a_case(), last_entry=EntryId(b"2" * 16))
    check_seen(case, None)
    check_seen(case, EntryId(b"2" * 16))
    with pytest.raises(StaleScreenError):
        check_seen(case, EntryId(b"1" * 16))
