"""Commands on the category tree."""

from app.cli import areas
from app.cli.declaring import ShopGroup
from app.cli.groups.entry import group
from app.text.catalogue import translate


def category_commands() -> ShopGroup:
    """The words of ``category``."""
    return group(
        "category",
        translate("CLI", "Sub-categories, and moving them."),
        {
            "list": (
                translate("CLI", "All sub-categories, and which are too rare, mixed or confused."),
                areas.categories,
            ),
            "moves": (translate("CLI", "What was merged, split and moved."), areas.categories),
            "rename": (translate("CLI", "Give a sub-category another name."), areas.categories),
            "merge": (translate("CLI", "Merge a sub-category into another."), areas.categories),
            "split": (translate("CLI", "Split cases off into a new one."), areas.categories),
            "move": (translate("CLI", "Move one to another category."), areas.categories),
        },
    )
