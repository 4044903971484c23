"""Past cases like this one: how alike, in which order, and a case that is there already."""

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.duplicates import DuplicateWarning, Opened, find_duplicate
from app.domain.likeness import (
    EVEN,
    Wordset,
    likeness,
    shared_words,
    weights_of,
    words_of,
)
from app.domain.similar import (
    ALIKE,
    SAID_FROM,
    Asked,
    Candidate,
    SimilarCase,
    UsualEnd,
    how_alike,
    rank,
    usual_end,
)

DAY_MS = 86_400_000
TODAY = date(2026, 3, 2)
ZIP = "拉链坏了，拉不上去"


def case(number: str = "A-000001", text: str = ZIP, **more: object) -> Candidate:
    facts: dict[str, object] = {
        "title": "LV Speedy 30",
        "category": "FUNC.HARD",
        "resolution": "REPAIR",
        "stage": "CLOSED",
        "opened_at": DAY_MS,
        "ended_at": 5 * DAY_MS,
    }
    return Candidate(number=number, text=text, **{**facts, **more})  # type: ignore[arg-type]


def alike(one: str, other: str) -> int:
    return likeness(Wordset.of(one), Wordset.of(other))


class TestWords:
    def test_han_is_read_in_pairs_and_latin_in_words(self) -> None:
        assert ("拉链", "链坏", "zipper", "broken") == words_of("拉链坏了 the ZIPPER is broken!")

    def test_what_only_joins_says_nothing(self) -> None:
        assert () == words_of("我的, and it was the 了")

    def test_width_and_letter_case_do_not_matter(self) -> None:
        assert words_of("ＺＩＰＰＥＲ") == words_of("zipper")

    @pytest.mark.parametrize("text", ["", " \n", "😀😀👜", "!!! ---", "\ud800"])
    def test_a_text_without_words_is_like_nothing(self, text: str) -> None:
        assert 0 == alike(text, text)
        assert () == rank(Asked(text), [case()])

    def test_twenty_thousand_letters_are_read_to_where_they_have_said_it(self) -> None:
        assert 100 == alike("拉链坏了" * 5000, "拉链坏了" * 5000)
        assert 100 == alike("zipper broken " * 1500, "zipper broken " * 1500)


class TestLikeness:
    def test_what_is_said_in_other_words_is_alike_in_part(self) -> None:
        near = alike(ZIP, "客人说包的拉链坏了，想退货")
        far = alike(ZIP, "快递把盒子压扁了")
        assert 0 == far < near < 100

    def test_a_rare_word_counts_more_than_one_that_everybody_says(self) -> None:
        weights = weights_of({"拉链": 3, "退货": 900}, 1000)
        mine = Wordset.of("拉链，退货")
        by_rare = likeness(mine, Wordset.of("拉链"), weights)
        by_usual = likeness(mine, Wordset.of("退货"), weights)
        assert by_rare > by_usual

    def test_pairs_that_follow_each_other_are_told_as_one_word(self) -> None:
        mine, other = Wordset.of("包的拉链坏了，要退货"), Wordset.of("拉链坏了所以想退货")
        assert ("拉链坏", "退货") == shared_words(mine, other)

    @given(st.text(max_size=200), st.text(max_size=200))
    def test_it_lies_between_nothing_and_the_same(self, one: str, other: str) -> None:
        assert 0 <= alike(one, other) <= 100

    @given(st.text(max_size=200), st.text(max_size=200))
    def test_nothing_is_more_alike_than_the_same_text(self, one: str, other: str) -> None:
        assert alike(one, other) <= alike(one, one)
        assert alike(one, one) in {0, 100}

    @given(
        st.dictionaries(st.sampled_from(["拉链", "链坏", "zipper"]), st.integers(0, 10**6)),
        st.integers(1, 10**6),
    )
    def test_whatever_words_count_the_measure_holds(
        self, counts: dict[str, int], total: int
    ) -> None:
        weights = weights_of(counts, total)
        mine, other = Wordset.of("拉链坏了 zipper"), Wordset.of("zipper 卡住")
        assert 0 < likeness(mine, other, weights) < 100
        assert 100 == likeness(mine, mine, weights)


class TestRanking:
    def test_the_same_words_about_the_same_kind_of_thing_come_first(self) -> None:
        asked = Asked(ZIP, category="FUNC.HARD", item_class="bags", brand="Gucci")
        cases = [
            case("A-000001", "拉链坏了，要求退货"),
            case("A-000002", item_class="bags", brand="gucci"),
            case("A-000003", "快递压坏了盒子"),
        ]
        found = rank(asked, cases)
        assert ["A-000002", "A-000001"] == [one.number for one in found]
        first = found[0]
        assert (100, ("brand", "class", "category")) == (first.likeness, first.same)
        assert (4, "REPAIR", "CLOSED") == (first.days, first.resolution, first.stage)

    def test_what_nobody_has_told_yet_does_not_count_against_a_case(self) -> None:
        (found,) = rank(Asked(ZIP), [case(item_class="bags", brand="Gucci", consignor="c")])
        assert (100, ()) == (found.likeness, found.same)

    def test_a_neighbouring_branch_is_half_as_near(self) -> None:
        asked = Asked(ZIP, category="FUNC.HARD")
        (branch,) = rank(asked, [case()])
        (trunk,) = rank(asked, [case(category="FUNC.BATT")])
        assert ("category",) == branch.same
        assert ("trunk",) == trunk.same
        assert branch.likeness > trunk.likeness

    def test_a_category_that_nobody_has_chosen_is_nothing_in_common(self) -> None:
        (found,) = rank(Asked(ZIP, category="OTHER.UNK"), [case(category="OTHER.UNK")])
        assert () == found.same

    def test_everything_but_the_words_is_not_enough(self) -> None:
        asked = Asked("屏幕不亮", "FUNC.HARD", "i", "bags", "Gucci", "c")
        other = case(item="i", item_class="bags", brand="Gucci", consignor="c")
        assert () == rank(asked, [other])

    def test_open_cases_and_those_that_came_to_nothing_have_no_outcome(self) -> None:
        cases = [
            case("A-000001", turn="shop", stage="TRIAGE"),
            case("A-000002", stage="VOID"),
            case("A-000003", stage="MERGED"),
            case("A-000004", stage="CANCELLED"),
            case("A-000005"),
        ]
        assert [] == [one.number for one in rank(Asked(ZIP, but="A-000005"), cases)]

    @given(
        st.lists(
            st.tuples(
                st.sampled_from([ZIP, "拉链坏了", "zipper broken", "", "😀"]),
                st.sampled_from(["FUNC.HARD", "FUNC.BATT", "COND"]),
                st.sampled_from(["", "bags", "watches"]),
                st.integers(0, 3),
            ),
            max_size=12,
        ),
        st.randoms(use_true_random=False),
    )
    def test_the_order_does_not_depend_on_the_order_they_come_in(
        self, facts: list[tuple[str, str, str, int]], rng: Random
    ) -> None:
        cases = [
            case(f"A-{n:06d}", text, category=category, item_class=kind, opened_at=at)
            for n, (text, category, kind, at) in enumerate(facts)
        ]
        asked = Asked(ZIP, "FUNC.HARD", item_class="bags")
        found = rank(asked, cases, most=99)
        rng.shuffle(cases)
        assert found == rank(asked, cases, most=99)
        assert all(ALIKE <= one.likeness <= 100 for one in found)
        assert sorted((one.likeness for one in found), reverse=True) == [
            one.likeness for one in found
        ]

    @given(
        st.integers(0, 100),
        st.fixed_dictionaries(
            {},
            optional={
                "item": st.just("i"),
                "consignor": st.just("c"),
                "brand": st.just("Gucci"),
                "item_class": st.just("bags"),
            },
        ),
    )
    def test_more_in_common_is_never_less_alike(self, text: int, shared: dict[str, str]) -> None:
        asked = Asked(ZIP, "FUNC.HARD", "i", "bags", "Gucci", "c")
        other = case(category="FUNC.BATT", **shared)
        more = case(item="i", consignor="c", brand="Gucci", item_class="bags")
        assert 0 <= how_alike(asked, other, text)[0] <= how_alike(asked, more, text)[0] <= 100


def ended(*resolutions: str, stage: str = "CLOSED") -> list[SimilarCase]:
    return [
        SimilarCase(f"A-{n}", "", "COND", 80, (), (), resolution, stage, {}, 3, 0, "CNY")
        for n, resolution in enumerate(resolutions)
    ]


class TestUsualEnd:
    def test_more_than_half_of_five_say_how_it_usually_ends(self) -> None:
        cases = ended("PARTIAL", "PARTIAL", "PARTIAL", "REPAIR", "RETURN_REFUND")
        assert UsualEnd("PARTIAL", 3, SAID_FROM) == usual_end(cases)

    def test_four_are_too_few_and_half_is_not_most(self) -> None:
        assert usual_end(ended(*["PARTIAL"] * 4)) is None
        assert usual_end(ended(*["PARTIAL"] * 3, *["REPAIR"] * 3)) is None

    def test_nobody_is_told_that_such_claims_mostly_fail(self) -> None:
        assert usual_end(ended(*["RETURN_REFUND"] * 6, stage="REJECTED")) is None


def told(*cases: Candidate, asked: Asked, days: int = 1) -> DuplicateWarning | None:
    opened = [Opened(one, TODAY - timedelta(days=days)) for one in cases]
    return find_duplicate(asked, opened, TODAY)


class TestDuplicates:
    def test_this_buyer_told_of_this_item_yesterday(self) -> None:
        asked = Asked("还没有回复", item="i", buyers=frozenset({"wang", "wang again"}))
        found = told(case(item="i", buyer="wang again", is_open=True, stage="TRIAGE"), asked=asked)
        expected = DuplicateWarning(
            "buyer_item", "A-000001", "LV Speedy 30", 1, is_open=True, stage="TRIAGE"
        )
        assert expected == found

    def test_somebody_else_told_of_this_item(self) -> None:
        found = told(case(item="i", buyer="li"), asked=Asked(item="i", buyers=frozenset({"wang"})))
        assert found is not None
        assert ("item", False) == (found.kind, found.is_open)

    def test_an_open_case_is_told_however_old_a_closed_one_for_a_month(self) -> None:
        asked = Asked(item="i")
        assert told(case(item="i", is_open=True), asked=asked, days=300) is not None
        assert told(case(item="i"), asked=asked, days=30) is not None
        assert told(case(item="i"), asked=asked, days=31) is None

    def test_the_same_buyer_in_the_same_words_is_asked_about_for_two_weeks(self) -> None:
        asked = Asked(f"{ZIP}，想退货", buyers=frozenset({"wang"}))
        again = case(text=f"{ZIP}，想退货！", buyer="wang")
        found = told(again, asked=asked, days=14)
        assert found is not None
        assert "words" == found.kind
        assert told(again, asked=asked, days=15) is None
        assert told(case(text="屏幕不亮了，开不了机", buyer="wang"), asked=asked) is None
        assert told(case(text=again.text, buyer="li"), asked=asked) is None

    def test_a_word_or_two_is_said_by_everybody(self) -> None:
        asked = Asked("坏了", buyers=frozenset({"wang"}))
        assert told(case(text="坏了", buyer="wang"), asked=asked) is None

    def test_an_open_case_goes_before_a_closer_one_that_is_closed(self) -> None:
        asked = Asked(item="i", buyers=frozenset({"wang"}))
        closed = case("A-000001", item="i", buyer="wang")
        still_open = case("A-000002", item="i", buyer="li", is_open=True)
        found = told(closed, still_open, asked=asked)
        assert found is not None
        assert "A-000002" == found.number

    def test_a_case_is_no_duplicate_of_itself_nor_of_one_that_was_a_mistake(self) -> None:
        asked = Asked(item="i", but="A-000001")
        mistake = case("A-000002", item="i", stage="VOID")
        assert told(case(item="i", is_open=True), mistake, asked=asked) is None

    @given(st.text(max_size=100), st.text(max_size=100))
    def test_no_text_makes_it_fail(self, one: str, other: str) -> None:
        told(case(text=other, buyer="b"), asked=Asked(one, buyers=frozenset({"b"})))


def test_words_nobody_has_counted_are_worth_something() -> None:
    assert 1 == EVEN.usual == weights_of({}, 0).usual
