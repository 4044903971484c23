"""The evidence pack: all that speaks for a claim, and nothing that is nobody else's business."""

import io
from collections.abc import Sequence

import pytest
from PIL import Image
from pypdfium2 import PdfDocument
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

from app.documents.evidence_pack import evidence_pack_pdf
from app.domain.custody import Handover
from app.domain.findings import Finding
from app.domain.pack import ADDRESSEES, UnknownAddresseeError
from app.services.cases import add_note
from app.services.evidence import Shown, note_evidence
from app.services.findings import record_finding
from app.services.money.chargebacks import ChargebackTold, record_chargeback
from app.services.moves import hand_over
from app.services.opening import open_case
from app.services.papers.evidence_pack import evidence_pack, pack_model
from app.services.photos import keep_photo
from app.text.catalogue import LANGUAGES
from tests.counter import Counter

HOSTILE = '<b>"&amp;</b> <img src="http://x/y.png"> \u202e反转 \x00 \U0001f45c {title} %s'


def picture(shade: int, size: tuple[int, int] = (120, 80)) -> bytes:
    target = io.BytesIO()
    Image.new("RGB", size, (shade * 6 % 256, shade * 40 % 256, 90)).save(target, "PNG")
    return target.getvalue()


def pages(pdf: bytes) -> list[str]:
    with PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def images(pdf: bytes) -> list[int]:
    """How many pictures each page holds."""
    with PdfDocument(pdf) as document:
        return [sum(1 for _ in page.get_objects(filter=(FPDF_PAGEOBJ_IMAGE,))) for page in document]


def a_case(counter: Counter, photos: int, complaint: str = "外箱压扁，包角变形") -> str:
    counter.sell_the_bag()
    kept = [keep_photo(counter.shop, picture(shade)) for shade in range(photos)]
    return open_case(
        counter.shop,
        complaint=complaint,
        opened_by="小周",
        sku="A-1",
        category="SHIP.DMG",
        resolution="REFUND_ONLY",
        photos=kept,
    ).number


def pack(
    counter: Counter,
    number: str,
    *,
    addressee: str = "carrier",
    langs: tuple[str, ...] = ("zh",),
    with_consignor: bool = False,
) -> bytes:
    return evidence_pack(
        counter.shop,
        number=number,
        addressee=addressee,
        langs=langs,
        issued_by="陈",
        with_consignor=with_consignor,
    ).pdf


@pytest.fixture
def told(counter: Counter) -> str:
    """A case with everything that a pack can hold."""
    number = a_case(counter, 3)
    note_evidence(
        counter.shop,
        number=number,
        item="damage",
        shown=Shown("photo", "左下角"),
        noted_by="小周",
        pictures=[picture(200, (80, 120))],
    )
    note_evidence(
        counter.shop,
        number=number,
        item="box_certificate",
        shown=Shown("waived", "店里自己的事"),
        noted_by="陈",
    )
    hand_over(
        counter.shop,
        number=number,
        handover=Handover("in_transit", waybill="SF100200300", seal="F-77", signature="王先生"),
        recorded_by="小周",
    )
    record_finding(
        counter.shop,
        number=number,
        finding=Finding("护理师傅", "repairer", "fail", "proven", "框架断裂，无法修复"),
        recorded_by="小周",
    )
    shop = counter.shop
    add_note(shop, number=number, text="快递说五天内答复", written_by="小周", channel="call")
    add_note(shop, number=number, text="内部：寄卖人李女士不好说话", written_by="陈")
    add_note(shop, number=number, text="问过李女士 138 0000 1234", written_by="陈", channel="call")
    return number


def test_a_pack_holds_what_speaks_for_the_claim(counter: Counter, told: str) -> None:
    text = "\n".join(pages(pack(counter, told)))
    for fact in (
        "凭证包", "提供给物流公司", told, "LV Speedy 30", "¥12,800.00", "物流问题 / 运输损坏",
        "外箱压扁，包角变形", "S1", "42000010000", "SF100200300", "封条 F-77", "王先生 签收",
        "破损处", "左下角", "框架断裂，无法修复", "快递说五天内答复", "SHA-256", "校验码",
    ):  # fmt: skip
        assert fact in text


@pytest.mark.parametrize("addressee", ADDRESSEES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_the_shops_own_stays_inside(
    counter: Counter, told: str, addressee: str, lang: str
) -> None:
    """No shares, no internal note, no waiver, and the consignor by no name and number."""
    counter.split(told, shop=3000, consignor=7000)
    text = "".join(pages(pack(counter, told, addressee=addressee, langs=(lang,))))
    for secret in ("李女士", "138 0000 1234", "1001", "不好说话", "店里自己的事", "70 %", "7000"):
        assert secret not in text


def test_the_consignor_is_named_where_that_is_asked_for(counter: Counter, told: str) -> None:
    text = "".join(pages(pack(counter, told, addressee="court", with_consignor=True)))
    assert "李女士" in text
    assert "不好说话" not in text


def test_the_panel_is_asked_and_does_not_know_the_buyer(counter: Counter, told: str) -> None:
    cover = pages(pack(counter, told, addressee="panel", langs=("en",)))[0]
    assert "What you are asked" in cover
    assert "Buyer\n王先生" not in cover.replace("\r\n", "\n")


@pytest.mark.parametrize("photos", [0, 3, 40])
def test_photos_stand_two_in_a_row_each_with_its_caption(counter: Counter, photos: int) -> None:
    pdf = pack(counter, a_case(counter, photos))
    assert photos == sum(images(pdf))
    assert max(images(pdf)) <= 8
    text = pages(pdf)
    assert photos == sum(page.count("SHA-256") for page in text)
    assert all(f"第 {n} 页，共 {len(text)} 页" in page for n, page in enumerate(text, 1))


def test_a_photo_whose_file_is_gone_does_not_keep_the_pack_from_its_day(counter: Counter) -> None:
    number = a_case(counter, 2)
    first = counter.card(number).photos[0].sha256
    counter.shop.photos.path(first).unlink()
    pdf = pack(counter, number, langs=("en",))
    assert [1] == [count for count in images(pdf) if count]
    assert "the file of this photo is missing" in "".join(pages(pdf))


@pytest.mark.parametrize("langs", [("zh",), ("en",), ("zh", "en")])
def test_long_and_hostile_texts_are_shown_as_they_are(
    counter: Counter, langs: Sequence[str]
) -> None:
    number = a_case(counter, 1, complaint=HOSTILE + "很长的话，" * 1500)
    add_note(counter.shop, number=number, text=HOSTILE * 30, written_by=HOSTILE, channel="message")
    made = evidence_pack(
        counter.shop, number=number, addressee="bank", langs=tuple(langs), issued_by="陈"
    )
    text = "".join(pages(made.pdf))
    assert '<b>"&amp;</b>' in text
    assert len(pages(made.pdf)) > 2
    assert "\u202e" not in text


def test_the_same_case_gives_the_same_bytes_and_another_photo_another_code(
    counter: Counter, told: str
) -> None:
    model = pack_model(counter.shop, number=told, addressee="bank")
    assert (
        evidence_pack_pdf(model, langs=("zh",)).pdf == evidence_pack_pdf(model, langs=("zh",)).pdf
    )
    before = pages(evidence_pack_pdf(model, langs=("en",)).pdf)[0].split("Check code ")[1][:9]
    note_evidence(
        counter.shop,
        number=told,
        item="in_box",
        shown=Shown("photo"),
        noted_by="小周",
        pictures=[picture(999)],
    )
    after = pack_model(counter.shop, number=told, addressee="bank")
    assert before not in pages(evidence_pack_pdf(after, langs=("en",)).pdf)[0]


def test_a_case_without_item_and_sale_has_a_pack_too(counter: Counter) -> None:
    number = open_case(
        counter.shop, complaint="银行来信：拒付", opened_by="陈", category="MONEY.CB"
    ).number
    assert "银行来信：拒付" in pages(pack(counter, number, addressee="bank"))[0]


def test_nobody_else_gets_a_pack(counter: Counter, told: str) -> None:
    with pytest.raises(UnknownAddresseeError):
        pack(counter, told, addressee="neighbour")


def test_a_bank_finds_its_own_number_and_what_it_took(counter: Counter) -> None:
    counter.consignor()
    counter.item()
    counter.sell("A-1", tender="card")
    number = counter.open(category="MONEY.CB", resolution="CB_RESPONSE")
    record_chargeback(
        counter.shop, number=number, told=ChargebackTold(reference="CB-77"), recorded_by="陈"
    )
    (text,) = pages(pack(counter, number, addressee="bank"))
    assert "银行拒付编号 CB-77" in text
    assert "银行扣款 2026-03-02 ¥12,800.00" in text


def test_the_running_head_begins_with_the_second_page(counter: Counter) -> None:
    first, second, *_ = pages(pack(counter, a_case(counter, 12)))
    assert "凭证包 A-" not in first
    assert "凭证包 A-" in second
