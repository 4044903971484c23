"""The tree of commands: every name, what it is for, and the area it comes from."""

from app.cli import areas
from app.cli.declaring import Entry, ShopGroup
from app.cli.groups.cases import case_commands, panel_commands
from app.cli.groups.categories import category_commands
from app.cli.groups.entry import entry
from app.cli.groups.goods import (
    consignor_commands,
    contract_commands,
    item_commands,
    party_commands,
    sale_commands,
)
from app.cli.groups.learning import learn_commands
from app.cli.groups.money import (
    bill_commands,
    credit_commands,
    month_commands,
    objection_commands,
    opening_commands,
    payout_commands,
    rate_commands,
    refund_commands,
    till_commands,
)
from app.cli.groups.people import rules_commands, team_commands, user_commands
from app.text.catalogue import translate


def program() -> ShopGroup:
    """The whole command line in the language chosen now; nothing but names is loaded yet."""
    return ShopGroup(
        {
            "init": entry("init", translate("CLI", "Make a shop with default data."), areas.shops),
            "demo": entry(
                "demo", translate("CLI", "Fill a shop with a lifelike history."), areas.demo
            ),
            "import": entry(
                "import",
                translate("CLI", "Bring in items, consignors or sales of another program."),
                areas.imports,
            ),
            "import-undo": entry(
                "import-undo",
                translate("CLI", "Undo an import; what has been used since stays."),
                areas.imports,
            ),
            "item": Entry(translate("CLI", "Items in the shop's care."), item_commands),
            "consignor": Entry(
                translate("CLI", "Consignors and their accounts."), consignor_commands
            ),
            "sale": Entry(translate("CLI", "Sales."), sale_commands),
            "party": Entry(
                translate("CLI", "Carriers, insurers and third parties."), party_commands
            ),
            "case": Entry(translate("CLI", "After-sales cases."), case_commands),
            "reclassify": entry(
                "reclassify",
                translate("CLI", "File many cases anew as suggested."),
                areas.reclassifying,
            ),
            "classify": entry(
                "classify",
                translate("CLI", "What a complaint is about, and why."),
                areas.classifying,
            ),
            "category": Entry(
                translate("CLI", "Sub-categories, and moving them."), category_commands
            ),
            "learn": Entry(
                translate("CLI", "What the program learns from this shop."), learn_commands
            ),
            "rules": Entry(translate("CLI", "The shop's rules."), rules_commands),
            "team": Entry(translate("CLI", "Teams that cases go to."), team_commands),
            "deadlines": entry(
                "deadlines", translate("CLI", "What is due, by day, whoever set it."), areas.clocks
            ),
            "slip": entry(
                "slip", translate("CLI", "Print the buyer's slip of a case."), areas.papers
            ),
            "settlement-slip": entry(
                "settlement-slip",
                translate("CLI", "Print the one-off settlement that is signed."),
                areas.papers,
            ),
            "verify-paper": entry(
                "verify-paper",
                translate("CLI", "Whether a paper that somebody shows is ours and still stands."),
                areas.papers,
            ),
            "statement": entry(
                "statement",
                translate("CLI", "Print the statement of a consignor, or of all."),
                areas.statements,
            ),
            "close-month": entry(
                "close-month",
                translate("CLI", "Freeze a month and write its archive pack."),
                areas.months,
            ),
            "month": Entry(translate("CLI", "Closed months."), month_commands),
            "objection": Entry(translate("CLI", "Objections to statements."), objection_commands),
            "report": entry(
                "report", translate("CLI", "A month's problems in figures."), areas.reports
            ),
            "simulate": entry(
                "simulate",
                translate("CLI", "Last year's money under other terms."),
                areas.simulating,
            ),
            "evidence": entry(
                "evidence", translate("CLI", "Print the evidence pack of a case."), areas.evidence
            ),
            "contract": Entry(
                translate("CLI", "What is agreed with consignors."), contract_commands
            ),
            "panel": Entry(
                translate("CLI", "Outside experts on a contested case."), panel_commands
            ),
            "till": Entry(translate("CLI", "What to enter in the till program."), till_commands),
            "opening": Entry(translate("CLI", "Where the books begin."), opening_commands),
            "bill": Entry(
                translate("CLI", "Bills of WeChat Pay, Alipay and banks."), bill_commands
            ),
            "credit": Entry(translate("CLI", "Store credit of buyers."), credit_commands),
            "refund": Entry(translate("CLI", "What goes back to buyers."), refund_commands),
            "payout": Entry(translate("CLI", "What consignors are paid."), payout_commands),
            "ledger": entry(
                "ledger",
                translate("CLI", "The books, or the proof that they balance."),
                areas.ledger,
            ),
            "verify": entry(
                "verify",
                translate("CLI", "Check the journal, the tables, the books and the photos."),
                areas.shops,
            ),
            "rebuild": entry(
                "rebuild", translate("CLI", "Drop the tables and replay the journal."), areas.shops
            ),
            "explain": entry(
                "explain",
                translate("CLI", "What a word means, and what to answer a buyer who asks."),
                areas.explaining,
            ),
            "rate": Entry(translate("CLI", "Rates of other currencies."), rate_commands),
            "undo": entry("undo", translate("CLI", "Take back an action."), areas.shops),
            "user": Entry(
                translate("CLI", "Who works in the shop, and signing in."), user_commands
            ),
        },
        translate("CLI", "After-sales for consignment shops. Without a command it opens a window."),
        translate(
            "CLI",
            "Exit codes: 0 done, 1 refused by a rule of the shop, 2 wrong usage, 3 the environment"
            " failed, 70 a fault of the program, 130 interrupted.",
        ),
    )
