"""Hostile data: whatever else stands in the shop, a consignor's paper and export hold only her own.

Every word of the others carries a mark; the marks are looked for in all that leaves for her.
"""

import json

from pypdfium2 import PdfDocument

from app.cli.shapes.goods import person_full
from app.domain.custody import Handover
from app.domain.papers import StatementModel
from app.domain.statements import month_days
from app.services.cases import add_note
from app.services.goods import add_consignor, add_item, record_sale
from app.services.money.costs import record_cost
from app.services.money.payouts import pay_out
from app.services.money.settling import settle_case
from app.services.money.splitting import split_liability
from app.services.opening import open_case
from app.services.papers.statement import consignor_statement, statement_model
from app.services.users import add_user
from app.services.visitors import Claimant
from tests.counter import OWNER, Counter
from tests.staff import hire

MARK = "QZX"  # stands in every word of the others and nowhere else
HERS = "1001"
OTHERS = (f"{MARK}7", f"10011{MARK}", f"=1+{MARK}")


def fill(counter: Counter) -> list[str]:
    """One receipt with things of everybody, and a case about each thing and about it all."""
    shop = counter.shop
    counter.consignor(HERS)
    counter.item("A-1", price=100_000)
    for index, number in enumerate(OTHERS):
        add_consignor(
            shop,
            number=number,
            name=f"李女士{MARK}" if index else f"<b>{MARK}</b>李女士",
            phone=f"139{MARK}",
            email=f"{MARK}@example.com",
            added_by="陈",
            split_bp=5000,
        )
        add_item(
            shop,
            sku=f"A-1{MARK}{index}",
            title=f"LV Speedy 30 {MARK}",
            price_minor=77_700 + index,
            consignor=number,
            added_by="陈",
            details={"description": MARK, "serial": f"{MARK}-SN"},
        )
    skus = ["A-1", *(f"A-1{MARK}{index}" for index in range(len(OTHERS)))]
    record_sale(shop, number="S1", skus=skus, tender="cash", sold_by="陈", buyer_name=f"王{MARK}")
    whole = open_case(
        shop,
        complaint=f"全部不对 {MARK}",
        opened_by="陈",
        sale_number="S1",
        claimant=Claimant("buyer", f"王{MARK}"),
    ).number
    pay_out(
        shop, consignor=OTHERS[0], amount_minor=1, tender="cash", paid_by="陈", reason=f"急 {MARK}"
    )
    numbers = [counter.open(sku, resolution="REFUND_ONLY", complaint=MARK) for sku in skus]
    for number in (*numbers, whole):
        add_note(shop, number=number, text=f"其他寄卖人 {MARK} 来过", written_by=f"店员{MARK}")
    for number in numbers:
        counter.refund(number)
        record_cost(
            shop, number=number, what=f"检测{MARK}", amount_minor=3_000, tender="cash", paid_by="陈"
        )
        split_liability(
            shop,
            number=number,
            shares_bp={"shop": 3000, "consignor": 7000},
            reason=f"和{MARK}一样",
            decided_by="陈",
        )
        settle_case(shop, number=number, mode="CLAWBACK", actor=OWNER)
    counter.item("A-9", price=55_500)
    counter.sell("A-9", number="S2")
    counter.open("A-9", handover=Handover("in_shop", place=f"架{MARK}"))
    return numbers


def test_a_statement_holds_nothing_of_another_consignor(counter: Counter) -> None:
    """Not in the model, not in the text of the pages, in either language, issued or a draft."""
    fill(counter)
    first, last = month_days("2026-03")
    for _ in ("draft", "issued"):
        model: StatementModel = statement_model(
            counter.shop, consignor=HERS, first=first, last=last, issued_by="陈"
        )
        assert model.lines
        assert model.open_cases
        assert MARK not in repr(model)
        for langs in (("zh",), ("en",), ("zh", "en")):
            paper = consignor_statement(
                counter.shop, consignor=HERS, period="2026-03", langs=langs, issued_by="陈"
            )
            assert MARK not in text_of(paper.pdf)
            assert MARK.encode() not in paper.pdf
        counter.clock.step(days=31)


def test_every_line_of_it_is_a_posting_to_her_own_account(counter: Counter) -> None:
    """The view it is made from asks for one party: others cannot be in it, whatever they did."""
    fill(counter)
    her = counter.shop.queries.people.line(HERS)
    first, last = month_days("2026-03")
    model = statement_model(counter.shop, consignor=HERS, first=first, last=last, issued_by="陈")
    with counter.shop.store.database.reading() as connection:
        (owed,) = connection.execute(
            "SELECT -SUM(minor) FROM posting WHERE account = 'consignors' AND party = ?", (her.id,)
        ).fetchone()
    assert sum(line.amount_minor for line in model.lines) == owed == her.balance_minor


def test_the_export_of_a_person_holds_nothing_of_another(counter: Counter) -> None:
    fill(counter)
    card = counter.shop.queries.people.card(HERS)
    assert card.movements
    export = json.dumps(person_full(card), ensure_ascii=False)
    assert MARK not in export
    assert MARK not in repr(card)


def test_users_are_nobodys_business_on_a_paper(counter: Counter) -> None:
    fill(counter)
    hire(counter.shop)
    add_user(counter.shop, name=f"店员{MARK}", role="clerk", added_by="陈")
    paper = consignor_statement(
        counter.shop, consignor=HERS, period="2026-03", langs=("zh", "en"), issued_by="陈"
    )
    assert MARK not in text_of(paper.pdf)


def text_of(pdf: bytes) -> str:
    document = PdfDocument(pdf)
    pages = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return "\n".join(pages)
