# ruff: noqa: PLC0415 - what a command works with is loaded when it is called, not to name it
"""Where the commands come from, area by area: loaded when one of them is called."""

from collections.abc import Callable, Mapping

import click

Area = Callable[[], Mapping[str, click.Command]]


def rules() -> Mapping[str, click.Command]:
    """The shop's rules and teams."""
    from app.cli import rule_reading, rule_work

    return {**rule_reading.commands(), **rule_work.commands()}


def categories() -> Mapping[str, click.Command]:
    """The category tree."""
    from app.cli.categories import commands

    return commands()


def panel() -> Mapping[str, click.Command]:
    """Outside experts."""
    from app.cli.panel import commands

    return commands()


def evidence() -> Mapping[str, click.Command]:
    """What has to be shown."""
    from app.cli.evidence import commands

    return commands()


def findings() -> Mapping[str, click.Command]:
    """What was found."""
    from app.cli.findings import commands

    return commands()


def users() -> Mapping[str, click.Command]:
    """Who works here."""
    from app.cli.users import commands

    return commands()


def shops() -> Mapping[str, click.Command]:
    """A shop as a whole: made, verified, rebuilt."""
    from app.cli.shops import commands

    return commands()


def demo() -> Mapping[str, click.Command]:
    """A shop full of history."""
    from app.cli.demo import commands

    return commands()


def imports() -> Mapping[str, click.Command]:
    """Files of other programs."""
    from app.cli.imports import commands

    return commands()


def goods() -> Mapping[str, click.Command]:
    """Items, consignors, sales."""
    from app.cli.goods import commands

    return commands()


def learning() -> Mapping[str, click.Command]:
    """What the program learns."""
    from app.cli.learning import commands

    return commands()


def reclassifying() -> Mapping[str, click.Command]:
    """Many cases filed anew."""
    from app.cli.reclassifying import commands

    return commands()


def classifying() -> Mapping[str, click.Command]:
    """What a text is about."""
    from app.cli.classifying import commands

    return commands()


def case_reading() -> Mapping[str, click.Command]:
    """Reading cases."""
    from app.cli.case_reading import commands

    return commands()


def case_opening() -> Mapping[str, click.Command]:
    """Opening a case."""
    from app.cli.case_opening import commands

    return commands()


def case_work() -> Mapping[str, click.Command]:
    """Working on a case."""
    from app.cli.case_work import commands

    return commands()


def mending() -> Mapping[str, click.Command]:
    """Cases that belong together, and mistakes."""
    from app.cli.mending import commands

    return commands()


def similar() -> Mapping[str, click.Command]:
    """Past cases like one."""
    from app.cli.similar import commands

    return commands()


def case_photos() -> Mapping[str, click.Command]:
    """Photos of cases and items."""
    from app.cli.case_photos import commands

    return commands()


def disposing() -> Mapping[str, click.Command]:
    """What becomes of an item."""
    from app.cli.disposing import commands

    return commands()


def clocks() -> Mapping[str, click.Command]:
    """Deadlines."""
    from app.cli.clocks import commands

    return commands()


def money() -> Mapping[str, click.Command]:
    """Costs, splits, settlements."""
    from app.cli.money import commands

    return commands()


def refunds() -> Mapping[str, click.Command]:
    """What goes back to buyers."""
    from app.cli.refunds import commands

    return commands()


def credit() -> Mapping[str, click.Command]:
    """What buyers may spend here."""
    from app.cli.credit import commands

    return commands()


def bills() -> Mapping[str, click.Command]:
    """Files of banks and payment services."""
    from app.cli.bills import commands

    return commands()


def till() -> Mapping[str, click.Command]:
    """What the till program has to be told, and openings."""
    from app.cli.till import commands

    return commands()


def splits() -> Mapping[str, click.Command]:
    """What becomes of a split once it is decided."""
    from app.cli.splits import commands

    return commands()


def ledger() -> Mapping[str, click.Command]:
    """The books."""
    from app.cli.ledger import commands

    return commands()


def payouts() -> Mapping[str, click.Command]:
    """Paying consignors."""
    from app.cli.payouts import commands

    return commands()


def recovery() -> Mapping[str, click.Command]:
    """What consignors owe after payout."""
    from app.cli.recovery import commands

    return commands()


def explaining() -> Mapping[str, click.Command]:
    """The words of the trade."""
    from app.cli.explaining import commands

    return commands()


def talks() -> Mapping[str, click.Command]:
    """Offers, answers, reminders."""
    from app.cli.talks import commands

    return commands()


def finishing() -> Mapping[str, click.Command]:
    """A simple case in one go."""
    from app.cli.finishing import commands

    return commands()


def contracts() -> Mapping[str, click.Command]:
    """Contracts, version by version."""
    from app.cli.contracts import commands

    return commands()


def terms() -> Mapping[str, click.Command]:
    """What was agreed with a consignor."""
    from app.cli.terms import commands

    return commands()


def rates() -> Mapping[str, click.Command]:
    """Rates of exchange."""
    from app.cli.rates import commands

    return commands()


def selling() -> Mapping[str, click.Command]:
    """Recording a sale."""
    from app.cli.selling import commands

    return commands()


def papers() -> Mapping[str, click.Command]:
    """Papers to print."""
    from app.cli.papers import commands

    return commands()


def statements() -> Mapping[str, click.Command]:
    """Statements of consignors, and objections to them."""
    from app.cli.statements import commands

    return commands()


def reports() -> Mapping[str, click.Command]:
    """A month in figures."""
    from app.cli.reports import commands

    return commands()


def months() -> Mapping[str, click.Command]:
    """Closing months."""
    from app.cli.months import commands

    return commands()


def simulating() -> Mapping[str, click.Command]:
    """Last year under other terms."""
    from app.cli.simulating import commands

    return commands()


def claims() -> Mapping[str, click.Command]:
    """Claims against others, chargebacks, and the parties behind them."""
    from app.cli import claims as claim_commands
    from app.cli import parties

    return {**claim_commands.commands(), **parties.commands()}
