"""The first page of an evidence pack: what it is about, what is claimed, what it holds."""

from collections.abc import Iterator

from app.documents.lines import (
    Block,
    Line,
    draw_lines,
    draw_lines_right,
    height_of,
    set_beside,
    set_said,
    set_text,
)
from app.documents.pack_rows import (
    WIDTH,
    free_text,
    heading,
    named_rows,
    paragraph,
    value_width,
)
from app.documents.sheet import SHOP_BAR, Sheet
from app.documents.statement_setting import LEFT, RIGHT, StatementSetting
from app.documents.voice import Said, Voice
from app.domain.pack import PackModel
from app.domain.papers import Words
from app.text.amounts import format_money
from app.text.catalogue import translate
from app.text.dates import format_minute

_HALF = WIDTH / 2 - 12


def pack_title(voice: Voice) -> Said:
    """The name of the paper."""
    return voice.say(lambda lang: translate("Pack", "Evidence pack", lang))


def pack_cover(setting: StatementSetting, model: PackModel) -> Iterator[Block]:
    """Letterhead, the facts, the complaint."""
    yield _letterhead(setting, model)
    yield _claim(setting, model)
    say = setting.voice.say
    yield heading(setting, say(lambda lang: translate("Pack", "The matter", lang)))
    for name, values in _facts(setting, model):
        text = set_said(values, setting.body, setting.aside, value_width())
        if any(value for value in values):
            yield from named_rows(setting, name, text)
    yield heading(setting, say(lambda lang: translate("Pack", "In the claimant's words", lang)))
    yield from paragraph(free_text(setting, model.complaint, setting.body, WIDTH))
    if model.is_for_panel:
        yield heading(setting, say(lambda lang: translate("Pack", "What you are asked", lang)))
        yield from paragraph(set_said(_question(setting.voice), setting.body, setting.aside, WIDTH))


def _question(voice: Voice) -> Said:
    return voice.say(
        lambda lang: translate(
            "Pack",
            "Say what you find (passed, passed with exception, failed, inconclusive), how the loss"
            " should be divided between shop, consignor, carrier, buyer and third party in per"
            " cent that add up to 100, and why. What the other members say stays sealed until all"
            " have spoken.",
            lang,
        )
    )


def _letterhead(setting: StatementSetting, model: PackModel) -> Block:
    data, say = setting.voice.data, setting.voice.say
    title = set_beside(pack_title(setting.voice), setting.title, setting.aside, _HALF)
    title += set_said(
        say(
            lambda lang: translate("Pack", "for the {addressee}", lang).format(
                addressee=model.addressee.in_language(lang)
            )
        ),
        setting.label,
        setting.aside,
        _HALF,
    )
    shop = set_text(data(model.shop.name), setting.shop, _HALF, limit=3)
    for contact in filter(None, (data(model.shop.address), data(model.shop.phone))):
        shop += set_text(contact, setting.label, _HALF, limit=3)

    def draw(sheet: Sheet, top: float) -> None:
        sheet.bar(LEFT, top, 32, 2.5, SHOP_BAR)
        draw_lines(sheet, LEFT, top + 10, shop)
        draw_lines_right(sheet, RIGHT, top + 7, title)

    return Block(10 + max(height_of(shop), height_of(title)), draw)


def _claim(setting: StatementSetting, model: PackModel) -> Block:
    """The item in large type on the left, the amount on the right."""
    data, say = setting.voice.data, setting.voice.say
    amount = data(format_money(model.at_stake_minor, model.currency))
    right = [
        *set_beside(
            say(lambda lang: translate("Pack", "In dispute", lang)),
            setting.label,
            setting.aside,
            _HALF * 0.7,
        ),
        Line(((amount, setting.big.narrowed(amount, _HALF * 0.7)),)),
    ]
    left = [
        *set_text(data(model.case_number), setting.label, _HALF),
        *set_text(data(model.item_title), setting.strong, _HALF * 1.2, limit=4),
        *set_said(
            say(model.category.in_language), setting.body, setting.aside, _HALF * 1.2, limit=2
        ),
    ]

    def draw(sheet: Sheet, top: float) -> None:
        draw_lines(sheet, LEFT, top, left)
        draw_lines_right(sheet, RIGHT, top, right)

    return Block(max(height_of(left), height_of(right)), draw, gap=22.0)


def _facts(setting: StatementSetting, model: PackModel) -> Iterator[tuple[Said, Said]]:
    """Names and values of what is known; empty values are left out by who sets them."""
    say, data = setting.voice.say, setting.voice.data

    def words(value: Words) -> Said:
        return say(value.in_language)

    sold = format_minute(model.sold_at) if model.sold_at else ""
    price = format_money(model.price_minor, model.currency) if model.price_minor else ""
    refunded = format_money(model.refunded_minor, model.currency) if model.refunded_minor else ""
    waybills = dict.fromkeys(h.waybill for h in model.handovers if h.waybill)
    yield say(lambda lang: translate("Pack", "SKU", lang)), (data(model.item_sku),)
    yield say(lambda lang: translate("Pack", "Serial", lang)), (data(model.item_serial),)
    yield (
        say(lambda lang: translate("Pack", "Condition as sold", lang)),
        (data(model.item_condition),),
    )
    yield (
        say(lambda lang: translate("Pack", "Sale", lang)),
        (data("  ".join(part for part in (model.sale_number, sold, price) if part)),),
    )
    yield say(lambda lang: translate("Pack", "Paid by", lang)), words(model.tender)
    yield say(lambda lang: translate("Pack", "Payment no.", lang)), (data(model.payment_reference),)
    for chargeback in model.chargebacks:
        taken = format_money(chargeback.amount_minor, chargeback.currency)
        yield (
            say(lambda lang: translate("Pack", "Bank's dispute no.", lang)),
            (data(chargeback.reference),),
        )
        yield (
            say(lambda lang: translate("Pack", "Debited by the bank", lang)),
            (data(f"{chargeback.debited_on}  {taken}"),),
        )
    yield say(lambda lang: translate("Pack", "Refunded so far", lang)), (data(refunded),)
    yield say(lambda lang: translate("Pack", "Waybill", lang)), (data("  ".join(waybills)),)
    yield say(lambda lang: translate("Pack", "Claimed by", lang)), words(model.claimant)
    yield say(lambda lang: translate("Pack", "Buyer", lang)), (data(model.buyer_name),)
    yield say(lambda lang: translate("Pack", "Consignor", lang)), (data(model.consignor_name),)
    yield (
        say(lambda lang: translate("Pack", "Reported", lang)),
        (data(format_minute(model.opened_at)),),
    )
    yield say(lambda lang: translate("Pack", "Photos", lang)), (data(str(len(model.photos))),)
