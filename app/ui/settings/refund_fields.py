"""How refunds and store credit are asked for among the settings."""

from app.domain.ledger import TENDERS
from app.text.catalogue import translate
from app.ui.settings.fields import SettingField, SettingGroup


def _amount_wrong() -> str:
    return translate("Settings", "An amount is written like 200.00.")


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
