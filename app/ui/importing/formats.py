"""What the files of other programs are called for a person."""

from app.text.catalogue import translate


def format_name(code: str) -> str:
    """``consigncloud_items`` → ``ConsignCloud items``; an unknown code names itself."""
    return _names().get(code, code)


def format_names() -> tuple[str, ...]:
    """All that are recognised by themselves."""
    return tuple(name for code, name in _names().items() if code != "generic")


def _names() -> dict[str, str]:
    return {
        "consigncloud_accounts": translate("Importing", "ConsignCloud accounts"),
        "consigncloud_items": translate("Importing", "ConsignCloud items"),
        "consigncloud_sales": translate("Importing", "ConsignCloud sales"),
        "genie_items": translate("Importing", "Consignor Genie items"),
        "shopify_products": translate("Importing", "Shopify products"),
        "shopify_orders": translate("Importing", "Shopify orders"),
        "generic": translate("Importing", "table with a column map"),
    }
