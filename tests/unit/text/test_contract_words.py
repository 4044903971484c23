"""What a contract's terms mean in plain words, and terms as people type them."""

import pytest

from app.domain.contracts import BadTermError, CommissionTier, ContractTerms
from app.services.program_data import ProgramData
from app.text.amounts import NotAnAmountError
from app.text.contract_typing import typed_terms
from app.text.contract_words import contract_sentences
from app.text.shares import read_share

TRUNKS = ("COND", "FUNC")
HARD = ContractTerms(
    tiers=(CommissionTier(500_000, 7000), CommissionTier(0, 6000)),
    fee_minor=2_000,
    windows={"COND": 3},
    owners_risk=True,
    damage_cap_minor=300_000,
    loss_basis="fixed",
    loss_fixed_minor=100_000,
    share_cap_minor=200_000,
    minimum_share_bp=2_000,
    lost_commission="charge",
    restocking_bp=1_000,
)


def told(terms: ContractTerms, program: ProgramData, lang: str) -> list[str]:
    return contract_sentences(
        terms,
        "CNY",
        lambda group, code: program.word(group, code).in_language(lang),
        lambda code: program.category_name(code, {}).in_language(lang),
        lang,
    )


def test_a_contract_that_says_nothing_is_told_all_the_same(program: ProgramData) -> None:
    assert [
        "The consignor gets the item's own share.",
        "Money is paid out 18 days after the sale at the earliest.",
        "Loss and damage in the shop are the shop's.",
        "A lost item is worth: sale price less commission.",
        "Without a record from intake the consignor bears nothing.",
        "With a returned sale its commission is taken back.",
    ] == told(ContractTerms(), program, "en")


def test_every_term_has_its_sentence(program: ProgramData) -> None:
    assert [
        "寄卖人得售价的 60 %。",
        "售价满 ¥5,000.00，寄卖人得 70 %。",
        "每件售出另收 ¥20.00。",
        "售出满 18 天后才结款。",
        "成色争议须在 3 天内提出。",
        "店内丢失、损坏由寄卖人自担风险。",
        "一件物品丢失或损坏，店铺最多赔 ¥3,000.00。",
        "这样的条款可能无效，请找懂的人核对。",
        "丢失的物品按¥1,000.00计价。",
        "寄卖人每单最多承担 ¥2,000.00。",
        "没有入库留影，寄卖人最多承担 20 %。",
        "损失的佣金由过错方承担。",
        "无理由退货扣 10 % 手续费，归店铺。",
    ] == told(HARD, program, "zh")


def test_terms_are_typed_as_people_write_them() -> None:
    typed = {
        "tier.0": "60%",
        "tier.5000": "70 %",
        "fee": "20",
        "window.COND": "3",
        "owners_risk": "yes",
        "damage_cap": "3,000.00",
        "loss_basis": "fixed",
        "loss_fixed": "1000",
        "share_cap": "2000",
        "minimum_share": "20%",
        "lost_commission": "charge",
        "restocking": "10",
    }
    made = typed_terms(ContractTerms(), typed, "CNY", TRUNKS)
    assert HARD == made.__class__(
        **{
            **{name: getattr(made, name) for name in made.__slots__},
            "tiers": tuple(reversed(made.tiers)),
        }
    )
    away = {"tier": "none", "share_cap": "none", "damage_cap": "none", "window.COND": "none"}
    less = typed_terms(made, away, "CNY", TRUNKS)
    assert ((), None, None, {}) == (
        less.tiers,
        less.share_cap_minor,
        less.damage_cap_minor,
        less.windows,
    )
    assert (CommissionTier(500_000, 7000),) == typed_terms(
        made, {"tier.0": "none"}, "CNY", TRUNKS
    ).tiers


@pytest.mark.parametrize(
    ("key", "value", "error"),
    [
        ("wish", "1", BadTermError),
        ("window.MOON", "3", BadTermError),
        ("window", "3", BadTermError),
        ("window.COND", "soon", BadTermError),
        ("payout_hold", "-1", BadTermError),
        ("payout_hold", "9" * 9, BadTermError),
        ("minimum_share", "120%", BadTermError),
        ("tier.0", "most", BadTermError),
        ("tier", "70%", BadTermError),
        ("owners_risk", "perhaps", BadTermError),
        ("fee", "much", NotAnAmountError),
        ("share_cap", "", NotAnAmountError),
    ],
)
def test_what_is_no_term_is_refused(key: str, value: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        typed_terms(ContractTerms(), {key: value}, "CNY", TRUNKS)


@pytest.mark.parametrize(
    ("text", "share_bp"),
    [("70", 7000), ("62.5 %", 6250), ("33.33%", 3333), ("0", 0), ("100", 10_000)],
)
def test_shares_are_typed_as_percent(text: str, share_bp: int) -> None:
    assert share_bp == read_share(text)
    assert None is read_share(f"{text}.5.5")
