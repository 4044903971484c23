"""The five parties of consignment after-sales, and who may claim."""

from typing import Literal, get_args

Party = Literal["shop", "consignor", "carrier", "buyer", "third"]
PARTIES: tuple[Party, ...] = get_args(Party)
CLAIMANTS: tuple[Party, ...] = ("buyer", "consignor", "shop")

# Shown together with the party's colour, never colour alone.
PARTY_LETTERS: dict[str, str] = {
    "shop": "S",
    "consignor": "C",
    "carrier": "L",
    "buyer": "B",
    "third": "T",
}
