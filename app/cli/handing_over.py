"""What is told when an item changes hands."""

import click

from app.cli.declaring import option
from app.domain.items import ACCESSORIES
from app.text.catalogue import translate


def handover_options() -> list[click.Parameter]:
    """``--place``, ``--condition`` and ``--accessory``."""
    accessory = translate("CLI", "What came with it, may be repeated: {codes}")
    return [
        option("--place", translate("CLI", "Where it lies."), "TEXT", default=""),
        option("--condition", translate("CLI", "Its condition in words."), "TEXT", default=""),
        option(
            "--accessory",
            accessory.format(codes=", ".join(ACCESSORIES)),
            "CODE",
            multiple=True,
            into="accessories",
        ),
    ]
