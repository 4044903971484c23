"""Past cases like this one: off at first, found by words and things, within what one may see."""

from dataclasses import replace

import pytest

from app.domain.cases import UnknownCaseError
from app.domain.settings import BadSettingError
from app.domain.similar import CASES_NEEDED
from app.services.money.confirming import who_pays
from app.services.money.settling import settle_case
from app.services.papers.slip import slip_model
from app.services.settings import edit_settings
from app.services.similar import Told, similar_cases, while_typing
from tests.counter import OWNER, Counter
from tests.past import BOX, ZIP, ended, grow, told_of
from tests.staff import NAMES, hire


@pytest.fixture
def grown(counter: Counter) -> Counter:
    """A shop with as many closed cases as the part needs."""
    counter.consignor()
    counter.item("A-1")
    counter.sell("A-1")
    grow(counter)
    return counter


class TestGrowingUp:
    def test_it_says_how_many_closed_cases_are_missing(self, counter: Counter) -> None:
        number = told_of(counter, ZIP)
        assert CASES_NEEDED == similar_cases(counter.shop, number=number).missing
        ended(counter, ZIP)
        found = similar_cases(counter.shop, number=number)
        assert (CASES_NEEDED - 1, (), False) == (found.missing, found.cases, found.speaks)
        assert CASES_NEEDED - 1 == while_typing(counter.shop, Told(ZIP)).similar.missing

    def test_it_speaks_once_there_are_enough(self, grown: Counter) -> None:
        past = ended(grown, ZIP)
        found = similar_cases(grown.shop, number=told_of(grown, "拉链坏了，卡住拉不动"))
        assert found.speaks
        assert [past] == [case.number for case in found.cases]
        assert ("拉链坏", "卡住") == found.cases[0].words

    def test_an_owner_may_keep_it_off(self, grown: Counter) -> None:
        edit_settings(grown.shop, values={"smart_similar": "off"}, edited_by="陈")
        number = ended(grown, ZIP)
        assert similar_cases(grown.shop, number=number).is_off
        at_counter = while_typing(grown.shop, Told(ZIP, sku="A-1"))
        assert (True, None) == (at_counter.similar.is_off, at_counter.duplicate)
        with pytest.raises(BadSettingError):
            edit_settings(grown.shop, values={"smart_similar": "maybe"}, edited_by="陈")

    def test_a_case_that_is_not_there(self, counter: Counter) -> None:
        with pytest.raises(UnknownCaseError):
            similar_cases(counter.shop, number="A-000999")


class TestFinding:
    def test_two_languages_and_words_that_are_rare_find_their_like(self, grown: Counter) -> None:
        english = ended(grown, "Hello, the clasp keeps opening by itself")
        chinese = ended(grown, "搭扣自己会弹开")
        typed = while_typing(grown.shop, Told("clasp keeps opening 搭扣"))
        assert [english] == [case.number for case in typed.similar.cases]
        typed = while_typing(grown.shop, Told("搭扣弹开 clasp"))
        assert [chinese] == [case.number for case in typed.similar.cases]

    def test_the_same_item_adds_to_what_was_said(self, grown: Counter) -> None:
        other = ended(grown, ZIP)
        same = ended(grown, ZIP, "A-1")
        ended(grown, ZIP)
        found = while_typing(grown.shop, Told("拉链坏了", sku="A-1")).similar.cases
        assert same == found[0].number
        assert ("item", "consignor") == found[0].same[:2]
        assert other in [case.number for case in found]

    def test_an_item_that_nobody_knows_is_no_obstacle(self, grown: Counter) -> None:
        past = ended(grown, ZIP)
        told = Told(ZIP, sku="nothing", sale_number="S-0", category="???", phone="138")
        assert past in [case.number for case in while_typing(grown.shop, told).similar.cases]

    @pytest.mark.parametrize(
        "text", ["", "😀", '"', "NEAR(", "a AND b*", "x" * 20_000, "链" * 9999]
    )
    def test_nothing_typed_makes_it_fail(self, grown: Counter, text: str) -> None:
        while_typing(grown.shop, Told(text))

    def test_a_case_of_long_ago_is_as_good_as_its_words(self, grown: Counter) -> None:
        past = ended(grown, ZIP)
        for _ in range(70):  # more than are looked at for one word
            told_of(grown, "拉链有点紧")
        found = while_typing(grown.shop, Told(ZIP)).similar.cases
        assert (past, 100) == (found[0].number, found[0].likeness)


class TestWhatIsThereAlready:
    def test_this_buyer_told_of_this_item_yesterday(self, grown: Counter) -> None:
        number = grown.open("A-1")
        grown.clock.step(days=1)
        found = while_typing(grown.shop, Told("怎么还没有消息", sku="A-1")).duplicate
        assert found is not None
        assert ("buyer_item", number, 1, True) == (
            found.kind,
            found.number,
            found.days,
            found.is_open,
        )

    def test_a_buyer_is_known_by_the_phone_however_often_written_down(
        self, counter: Counter
    ) -> None:
        number = told_of(counter, ZIP, phone="137 2222 3333")
        told = Told(ZIP + "。", phone="13722223333")
        found = while_typing(counter.shop, told).duplicate
        assert found is not None
        assert ("words", number) == (found.kind, found.number)
        assert while_typing(counter.shop, replace(told, phone="13722223334")).duplicate is None

    def test_a_shop_is_warned_from_its_first_day(self, counter: Counter) -> None:
        counter.sell_the_bag()
        number = counter.open("A-1")
        found = while_typing(counter.shop, Told(sku="A-1"))
        assert found.duplicate is not None
        assert (number, CASES_NEEDED) == (found.duplicate.number, found.similar.missing)


class TestWhoSees:
    def test_shares_and_consignors_only_where_they_may_be_seen(self, grown: Counter) -> None:
        grown.item("A-2")
        grown.sell("A-2")
        past = grown.open("A-1", complaint=ZIP, resolution="REFUND_ONLY")
        grown.refund(past)
        grown.split(past, shop=6000, consignor=4000)
        settle_case(grown.shop, number=past, mode="", actor=OWNER)
        number = grown.open("A-2", complaint=ZIP)
        hire(grown.shop)
        edit_settings(grown.shop, values={"clerks_see_consignors": "no"}, edited_by="陈")

        def seen(role: str) -> tuple[dict[str, int], bool]:
            shop = grown.shop.seen_by(NAMES[role])
            (case,) = similar_cases(shop, number=number).cases
            assert past == case.number
            return dict(case.shares_bp), "consignor" in case.same

        shares = {"shop": 6000, "consignor": 4000}
        assert (shares, True) == seen("handler")
        assert ({}, False) == seen("clerk")
        assert ({}, False) == seen("appraiser")


class TestBesideTheLadder:
    def test_what_sounds_alike_is_told_beside_and_decides_nothing(self, counter: Counter) -> None:
        """Six past splits of the branch: three of zips at 60 %, three of locks at 80 %."""
        counter.consignor()
        past = []
        for place, complaint in enumerate((ZIP, "锁扣掉色了") * 3, 1):
            sku = counter.item(f"A-{place}")
            counter.sell(sku)
            number = counter.open(sku, complaint=complaint, resolution="REFUND_ONLY")
            counter.refund(number)
            hers = 6000 if complaint == ZIP else 8000
            counter.split(number, shop=10_000 - hers, consignor=hers)
            settle_case(counter.shop, number=number, mode="", actor=OWNER)
            past.append(number)
        counter.item("A-9")
        counter.sell("A-9")
        asked = counter.open("A-9", complaint="拉链坏了，卡住", resolution="REFUND_ONLY")
        before = who_pays(counter.shop, number=asked)
        assert (6, 0) == (before.precedents.count, before.alike.count)  # the shop is young
        grow(counter, but=6)
        told = who_pays(counter.shop, number=asked)
        assert before.proposal == told.proposal
        assert past[::2] == [split.number for split in told.alike.past]
        assert {"shop": 4000, "consignor": 6000} == told.alike.shares_bp


class TestOnTheSlip:
    def mostly(self, counter: Counter, number: str) -> str:
        card = counter.card(number)
        said = slip_model(counter.shop, card).mostly
        return said.en if said else ""

    def test_from_five_on_a_buyer_reads_how_such_cases_mostly_end(self, counter: Counter) -> None:
        counter.consignor()
        grow(counter)
        number = told_of(counter, ZIP)
        for place in range(1, 6):
            sku = counter.item(f"A-{place}")
            counter.sell(sku)
            past = counter.open(sku, complaint=ZIP)
            assert "" == self.mostly(counter, number)
            counter.return_and_refund(past)
        assert "Return and refund" == self.mostly(counter, number)

    def test_what_is_the_shops_own_business_is_not_told(self, counter: Counter) -> None:
        grow(counter)
        assert "" == self.mostly(counter, told_of(counter, BOX))

    def test_a_case_that_is_decided_needs_no_guess(self, counter: Counter) -> None:
        counter.consignor()
        grow(counter)
        for place in range(1, 7):
            sku = counter.item(f"A-{place}")
            counter.sell(sku)
            past = counter.open(sku, complaint=ZIP)
            counter.return_and_refund(past)
        assert "" == self.mostly(counter, past)
