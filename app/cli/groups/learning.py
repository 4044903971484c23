"""The commands about what the program learns, by their words."""

from app.cli import areas
from app.cli.declaring import ShopGroup
from app.cli.groups.entry import group
from app.text.catalogue import translate


def learn_commands() -> ShopGroup:
    """The words of ``learn``."""
    return group(
        "learn",
        translate("CLI", "What the program learns from this shop."),
        {
            "status": (
                translate("CLI", "What learns, what it lacks, which model is in use."),
                areas.learning,
            ),
            "report": (translate("CLI", "How well the model in use suggests."), areas.learning),
            "rules": (translate("CLI", "Rules that corrections ask for."), areas.learning),
            "train": (
                translate("CLI", "Train the shop's own model; kept only if it is better."),
                areas.learning,
            ),
            "return": (translate("CLI", "Put another model to use again."), areas.learning),
        },
    )
