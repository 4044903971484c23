"""The five parties by name; letter and colour stand beside it wherever it is shown."""

from app.text.catalogue import translate


def party_name(party: str) -> str:
    """A party's name in the language chosen now; KeyError for none of the five."""
    names = {
        "shop": translate("Party", "Shop"),
        "consignor": translate("Party", "Consignor"),
        "carrier": translate("Party", "Carrier"),
        "buyer": translate("Party", "Buyer"),
        "third": translate("Party", "Third party"),
    }
    return names[party]
