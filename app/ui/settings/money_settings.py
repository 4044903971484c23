"""How the settings of money, books, limits and refunds are asked for."""

from app.domain.ledger import TENDERS
from app.text.catalogue import translate
from app.ui.settings.setting_group import SettingField, SettingGroup


def _amount_wrong() -> str:
    return translate("Settings", "An amount is written like 200.00.")


MONEY = SettingGroup(
    "money",
    lambda: translate("Settings", "Money and books"),
    (
        SettingField(
            "currency",
            "currency",
            lambda: translate("Settings", "Currency"),
            lambda: translate(
                "Settings", "Choose it before the first sale: amounts are not converted."
            ),
            wrong=lambda: translate("Settings", "A currency is a code such as CNY or USD."),
        ),
        SettingField(
            "default_split_bp",
            "share",
            lambda: translate("Settings", "Consignor's usual share"),
            lambda: translate("Settings", "Where neither the item nor its consignor says another."),
            wrong=lambda: translate("Settings", "A share is between 0 and 100 %."),
        ),
        SettingField(
            "tax_basis",
            "choice",
            lambda: translate("Settings", "Tax in the price"),
            lambda: translate("Settings", "Imported sales keep the tax they came with."),
            (
                ("none", lambda: translate("Settings", "None")),
                ("gross", lambda: translate("Settings", "On the price")),
                ("margin", lambda: translate("Settings", "On the margin")),
                ("commission", lambda: translate("Settings", "On the commission")),
            ),
        ),
        SettingField(
            "tax_rate_bp",
            "share",
            lambda: translate("Settings", "Tax rate"),
            wrong=lambda: translate("Settings", "A rate is between 0 and 100 %."),
        ),
        SettingField(
            "tax_bearer",
            "choice",
            lambda: translate("Settings", "The tax is borne by"),
            None,
            (
                ("shop", lambda: translate("Settings", "The shop alone")),
                ("shares", lambda: translate("Settings", "Shop and consignor by share")),
            ),
        ),
        SettingField(
            "promise_factor",
            "number",
            lambda: translate("Settings", "If it is a fake, so many times the price on top"),
            lambda: translate("Settings", "Such as 3; sales from now on promise it."),
            wrong=lambda: translate("Settings", "A number from 0 to 100."),
        ),
        SettingField(
            "books",
            "choice",
            lambda: translate("Settings", "The books"),
            lambda: translate(
                "Settings",
                "Where another program keeps them, settlements here are what to enter there.",
            ),
            (
                ("leads", lambda: translate("Settings", "Aftercare keeps the books")),
                ("follows", lambda: translate("Settings", "The till program keeps them")),
            ),
        ),
        SettingField(
            "cut_over",
            "day",
            lambda: translate("Settings", "Books begin on"),
            lambda: translate(
                "Settings", "Imported sales before this day are history and move no money."
            ),
            wrong=lambda: translate("Settings", "A day is written like 2026-11-23."),
        ),
    ),
)
LIMITS = SettingGroup(
    "limits",
    lambda: translate("Settings", "Limits"),
    (
        SettingField(
            "offer_limit_clerk_minor",
            "money",
            lambda: translate("Settings", "A clerk may promise up to"),
            lambda: translate("Settings", "Above it an offer needs an approval."),
            wrong=_amount_wrong,
        ),
        SettingField(
            "offer_limit_handler_minor",
            "money",
            lambda: translate("Settings", "A handler may promise up to"),
            wrong=_amount_wrong,
        ),
        SettingField(
            "fast_lane_cap_minor",
            "money",
            lambda: translate("Settings", "Finished in one go up to"),
            lambda: translate("Settings", "The loss of a case in the fast lane."),
            wrong=_amount_wrong,
        ),
        SettingField(
            "payout_minimum_minor",
            "money",
            lambda: translate("Settings", "Payouts from"),
            lambda: translate("Settings", "What is less waits for the next run."),
            wrong=_amount_wrong,
        ),
        SettingField(
            "silence_cap_minor",
            "money",
            lambda: translate("Settings", "Silence may cover up to"),
            lambda: translate(
                "Settings", "The consignor's part, where the contract takes silence as consent."
            ),
            wrong=_amount_wrong,
        ),
    ),
)
REFUNDS = SettingGroup(
    "refunds",
    lambda: translate("Settings", "Refunds"),
    (
        SettingField(
            "refunds_at_once",
            "choice",
            lambda: translate("Settings", "Refunds that are paid at once"),
            lambda: translate(
                "Settings", "All others wait under Money until somebody confirms them."
            ),
            (
                (
                    "cash,store_credit,gift",
                    lambda: translate("Settings", "Cash, store credit, gift cards"),
                ),
                (
                    "cash,wechat,alipay,store_credit,gift",
                    lambda: translate("Settings", "Also WeChat Pay and Alipay"),
                ),
                (",".join(TENDERS), lambda: translate("Settings", "All of them")),
            ),
        ),
        SettingField(
            "credit_months",
            "number",
            lambda: translate("Settings", "Store credit lapses after months, 0 never"),
            wrong=lambda: translate("Settings", "A number of months, at most 120."),
        ),
        SettingField(
            "credit_lapses",
            "choice",
            lambda: translate("Settings", "Which credit lapses"),
            choices=(
                ("bonus", lambda: translate("Settings", "Only what was a bonus")),
                ("all", lambda: translate("Settings", "All of it")),
            ),
        ),
        SettingField(
            "credit_cash_out",
            "choice",
            lambda: translate("Settings", "Store credit is paid out in money"),
            lambda: translate("Settings", "By the owner; a bonus never is."),
            (
                ("never", lambda: translate("Settings", "Never")),
                ("under", lambda: translate("Settings", "Small rests only")),
                ("always", lambda: translate("Settings", "Always")),
            ),
        ),
        SettingField(
            "credit_cash_out_minor",
            "money",
            lambda: translate("Settings", "A small rest is at most"),
            wrong=_amount_wrong,
        ),
    ),
)
