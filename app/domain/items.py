"""An item: whose it is, what state it is in, and what was recorded about it at intake."""

from dataclasses import dataclass

from app.domain.errors import RuleError
from app.domain.ids import ItemId, PersonId

ITEM_STATUSES = (
    "active",
    "sold",
    "on_hold",
    "returned_to_owner",
    "donated",
    "lost",
    "damaged",
    "destroyed",
)
ITEM_CLASSES = (
    "bags",
    "watches",
    "jewellery",
    "clothing",
    "shoes",
    "electronics",
    "art",
    "other",
)
# What a handover ticks off; the names in both languages are program data.
ACCESSORIES = ("box", "dust_bag", "card", "receipt", "key", "strap", "charger", "tag")


class UnknownItemError(RuleError):
    """No item carries this SKU."""

    code = "unknown_item"

    def __init__(self, sku: str) -> None:
        super().__init__(sku=sku[:80])


class DuplicateSkuError(RuleError):
    """Another item already carries this SKU."""

    code = "duplicate_sku"

    def __init__(self, sku: str) -> None:
        super().__init__(sku=sku[:80])


class ItemNotForSaleError(RuleError):
    """The item has been sold, lost or given away already."""

    code = "item_not_for_sale"

    def __init__(self, sku: str) -> None:
        super().__init__(sku=sku[:80])


@dataclass(frozen=True, slots=True)
class Item:
    """What the domain needs to know of an item to decide."""

    id: ItemId
    sku: str
    title: str
    item_class: str
    status: str
    price_minor: int
    currency: str
    consignor: PersonId | None
    split_bp: int  # the consignor's share of the price
    serial: str
    condition: str
    accessories: tuple[str, ...]
    custody: str
    place: str
    has_baseline: bool


# Words in titles and category names that tell the class; the first class that matches wins.
_CLASS_WORDS: tuple[tuple[str, str], ...] = (
    ("watches", "watch chronograph 手表 腕表 表款"),
    ("shoes", "shoe sneaker boot heel loafer 鞋 靴"),
    ("jewellery", "jewel ring necklace bracelet earring 戒 项链 手镯 耳环 首饰"),
    ("clothing", "coat dress shirt jacket skirt jeans cloth apparel 大衣 裙 衫 外套 裤 毛衣 服"),
    ("bags", "bag tote wallet purse backpack handbag speedy 包 钱夹 手袋"),
    ("electronics", "phone camera laptop ipad console electronic 手机 相机 电脑 耳机"),
    ("art", "painting print vase sculpture art 画 瓷 雕"),
)


def guess_item_class(*words: str) -> str:
    """The item class that a category or title speaks of, ``other`` if none does.

    Latin words must start at a word boundary so that "watering" is no ring.
    """
    text = " " + " ".join(words).lower().replace("-", " ").replace("/", " ")
    for item_class, markers in _CLASS_WORDS:
        if any((" " + m if m.isascii() else m) in text for m in markers.split()):
            return item_class
    return "other"
