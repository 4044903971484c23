"""Several items of one customer in one go."""

from io import BytesIO

import pytest
from PIL import Image

from app.domain.custody import Handover
from app.domain.items import UnknownItemError
from app.domain.people import EmptyFieldError, UnknownPersonError
from app.domain.proof import UnknownProofError
from app.services.cases import edit_case, waive_proof
from app.services.opening import ItemTold, open_case
from app.services.papers.slip import slip_model
from app.services.photos import keep_photo
from app.services.shop import Shop
from app.services.undo import undo_action
from app.services.verify import verify
from app.services.visitors import Claimant, NotTheirItemError
from app.services.visits import BadVisitError, OpenedVisit, open_visit
from tests.counter import Counter

LIU = Claimant("buyer", "刘女士", "136 0000 9999")


def screenshot() -> bytes:
    target = BytesIO()
    Image.new("RGB", (30, 20), (10, 120, 60)).save(target, "PNG")
    return target.getvalue()


def three_items(counter: Counter) -> OpenedVisit:
    """A bag that was sold, a coat that is not in the books, and a second bag."""
    counter.sell_the_bag()
    counter.item("A-2", title="Chanel CF")
    counter.sell("A-2")
    return open_visit(
        counter.shop,
        items=[
            ItemTold("拉链坏了", sku="A-1", handover=Handover("in_shop", place="货架 3")),
            ItemTold("大衣掉毛", category="COND"),
            ItemTold("掉色", sku="A-2"),
        ],
        claimant=LIU,
        opened_by="陈",
    )


def test_each_item_has_a_case_and_all_know_of_one_another(counter: Counter) -> None:
    visit = three_items(counter)
    assert visit.numbers == ("A-000001", "A-000002", "A-000003")
    for number in visit.numbers:
        card = counter.card(number)
        others = tuple(other for other in visit.numbers if other != number)
        assert card.visit == visit.visit
        assert tuple(sister.number for sister in card.sisters) == others
    assert counter.card("A-000002").sisters[0].title == "LV Speedy 30"


def test_it_is_one_action_and_undone_as_one(counter: Counter, shop: Shop) -> None:
    counter.sell_the_bag()
    visit = open_visit(
        shop, items=[ItemTold("拉链坏了", sku="A-1"), ItemTold("大衣掉毛")], opened_by="陈"
    )
    undo_action(shop, action_id=visit.changes.action, undone_by="陈")
    assert shop.queries.search.typed("A-000001") == []
    assert shop.queries.search.typed("A-000002") == []


def test_a_customer_without_a_receipt_is_written_down_once(counter: Counter, shop: Shop) -> None:
    visit = open_visit(
        shop, items=[ItemTold("包坏了"), ItemTold("鞋坏了")], claimant=LIU, opened_by="陈"
    )
    buyers = [counter.card(number).buyer for number in visit.numbers]
    assert buyers[0] is not None
    assert buyers[0] == buyers[1]


def test_the_next_item_of_a_customer_joins_the_visit(counter: Counter, shop: Shop) -> None:
    first = open_case(shop, complaint="包坏了", claimant=LIU, opened_by="陈")
    second = open_case(shop, complaint="鞋坏了", claimant=LIU, opened_by="陈", visit=first.visit)
    assert first.visit == second.visit
    one, two = counter.card(first.number), counter.card(second.number)
    assert [sister.number for sister in two.sisters] == [one.line.number]
    assert one.buyer == two.buyer


def test_another_customer_has_a_visit_of_her_own(counter: Counter, shop: Shop) -> None:
    first = open_case(shop, complaint="包坏了", claimant=LIU, opened_by="陈")
    second = open_case(shop, complaint="鞋坏了", claimant=LIU, opened_by="陈")
    assert first.visit != second.visit
    assert counter.card(second.number).sisters == ()


def test_one_item_that_is_refused_refuses_all(counter: Counter, shop: Shop) -> None:
    counter.sell_the_bag()
    with pytest.raises(UnknownItemError):
        open_visit(
            shop, items=[ItemTold("拉链坏了", sku="A-1"), ItemTold("x", sku="Z-9")], opened_by="陈"
        )
    assert shop.queries.items.card("A-1").open_cases == ()


@pytest.mark.parametrize("count", [0, 51])
def test_a_visit_is_about_some_items(shop: Shop, count: int) -> None:
    with pytest.raises(BadVisitError):
        open_visit(shop, items=[ItemTold("坏了")] * count, opened_by="陈")


def test_the_slip_lists_the_sister_numbers(counter: Counter, shop: Shop) -> None:
    three_items(counter)
    assert slip_model(shop, counter.card("A-000002")).sisters == ("A-000001", "A-000003")


def test_replaying_gives_the_same_cases(counter: Counter, shop: Shop) -> None:
    three_items(counter)
    assert not verify(shop, deep=False).faults


def test_a_sale_that_is_not_proven_says_so(counter: Counter, shop: Shop) -> None:
    """No receipt: a screenshot is kept, and the owner may let it go on all the same."""
    shot = keep_photo(shop, screenshot())
    number = open_case(
        shop, complaint="包坏了", opened_by="陈", proof="not_proven", proof_photos=[shot]
    ).number
    card = counter.card(number)
    assert (card.proof, [photo.role for photo in card.photos]) == ("not_proven", ["proof"])
    waive_proof(shop, number=number, reason="老顾客", waived_by="陈")
    with shop.store.state() as state:
        assert state.case(number).sale_is_proven
    assert counter.card(number).proof_waived == "老顾客"


def test_proof_that_turns_up_later_is_written_down(counter: Counter, shop: Shop) -> None:
    number = open_case(shop, complaint="包坏了", opened_by="陈").number
    assert counter.card(number).proof == "not_proven"
    changes = edit_case(shop, number=number, proof="payment", edited_by="陈")
    assert counter.card(number).proof == "payment"
    undo_action(shop, action_id=changes.action, undone_by="陈")
    assert counter.card(number).proof == "not_proven"


def test_a_waiver_needs_a_reason_and_a_proof_its_code(counter: Counter, shop: Shop) -> None:
    number = counter.open("", complaint="包坏了")
    with pytest.raises(EmptyFieldError):
        waive_proof(shop, number=number, reason=" ", waived_by="陈")
    with pytest.raises(UnknownProofError):
        edit_case(shop, number=number, proof="hearsay", edited_by="陈")


def test_a_consignor_whose_coat_was_lost_is_no_buyer(counter: Counter, shop: Shop) -> None:
    counter.consignor()
    counter.item("C-1", title="羊绒大衣")
    number = open_case(
        shop,
        complaint="大衣在店里找不到了",
        sku="C-1",
        category="STORE.LOST",
        claimant=Claimant("consignor", number="1001"),
        opened_by="陈",
    ).number
    card = counter.card(number)
    assert (card.buyer, card.proof) == (None, "not_sold")
    assert card.consignor is not None
    assert card.consignor.number == "1001"
    assert card.line.resolution in {"COMPENSATE_CONSIGNOR", "NOTE_ONLY"}


def test_a_consignor_without_an_item_is_found_by_number_or_whole_name(
    counter: Counter, shop: Shop
) -> None:
    counter.consignor()
    for who in (Claimant("consignor", number="1001"), Claimant("consignor", "李女士")):
        number = open_case(shop, complaint="结款少了", claimant=who, opened_by="陈").number
        consignor = counter.card(number).consignor
        assert consignor is not None
        assert consignor.name == "李女士"


def test_a_name_that_nobody_carries_is_kept_as_told(counter: Counter, shop: Shop) -> None:
    who = Claimant("consignor", "路人甲", "137")
    number = open_case(shop, complaint="结款少了", claimant=who, opened_by="陈").number
    card = counter.card(number)
    assert (card.consignor, card.claimant_name) == (None, "路人甲 137")


def test_somebody_elses_item_is_refused(counter: Counter, shop: Shop) -> None:
    counter.sell_the_bag()
    counter.consignor("1002", "赵女士")
    with pytest.raises(NotTheirItemError):
        open_case(
            shop,
            complaint="我的包呢",
            sku="A-1",
            claimant=Claimant("consignor", number="1002"),
            opened_by="陈",
        )


def test_a_number_that_nobody_carries_is_refused(shop: Shop) -> None:
    with pytest.raises(UnknownPersonError):
        open_case(
            shop,
            complaint="结款少了",
            claimant=Claimant("consignor", number="9999"),
            opened_by="陈",
        )
