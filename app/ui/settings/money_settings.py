"""How the settings of money and books are asked for."""

from app.text.catalogue import translate
from app.ui.settings.setting_group import SettingField, SettingGroup

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
