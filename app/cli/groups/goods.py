"""Commands on items, people and sales."""

from app.cli import areas
from app.cli.declaring import ShopGroup
from app.cli.groups.entry import group
from app.text.catalogue import translate


def item_commands() -> ShopGroup:
    """The words of ``item``."""
    return group(
        "item",
        translate("CLI", "Items in the shop's care."),
        {
            "list": (translate("CLI", "Items, newest first."), areas.goods),
            "show": (translate("CLI", "One item's record."), areas.goods),
            "history": (translate("CLI", "What happened to an item."), areas.goods),
            "dispositions": (
                translate("CLI", "What can become of an item, and why not."),
                areas.disposing,
            ),
            "dispose": (translate("CLI", "Decide what becomes of an item."), areas.disposing),
            "hide-photo": (translate("CLI", "Show a photo nowhere any more."), areas.case_photos),
            "erase-photo": (translate("CLI", "Erase a photo for good."), areas.case_photos),
        },
    )


def consignor_commands() -> ShopGroup:
    """The words of ``consignor``."""
    return group(
        "consignor",
        translate("CLI", "Consignors and their accounts."),
        {
            "list": (translate("CLI", "Consignors with what the shop owes them."), areas.goods),
            "show": (translate("CLI", "One consignor and the account."), areas.goods),
            "edit": (translate("CLI", "Agree on rating and limits with a consignor."), areas.terms),
            "language": (
                translate("CLI", "Say in which language their papers are."),
                areas.statements,
            ),
        },
    )


def sale_commands() -> ShopGroup:
    """The words of ``sale``."""
    return group(
        "sale",
        translate("CLI", "Sales."),
        {
            "record": (translate("CLI", "Sell items at the counter."), areas.selling),
            "list": (translate("CLI", "Sales, newest first."), areas.goods),
            "show": (translate("CLI", "One sale with its lines."), areas.goods),
        },
    )


def party_commands() -> ShopGroup:
    """The words of ``party``."""
    return group(
        "party",
        translate("CLI", "Carriers, insurers and third parties."),
        {
            "list": (
                translate("CLI", "Who else may bear a loss, and what they owe."),
                areas.claims,
            ),
            "add": (translate("CLI", "Enter a carrier, insurer or third party."), areas.claims),
            "edit": (translate("CLI", "Correct what is written about one."), areas.claims),
        },
    )


def contract_commands() -> ShopGroup:
    """The words of ``contract``."""
    return group(
        "contract",
        translate("CLI", "What is agreed with consignors."),
        {
            "show": (
                translate("CLI", "The terms in plain words, and all versions."),
                areas.contracts,
            ),
            "sign": (translate("CLI", "Agree on a new version."), areas.contracts),
        },
    )
