"""Rules about the code that no linter of ours knows."""

import ast
import re
import sys
from pathlib import PurePosixPath

from app.domain.permissions import PERMISSIONS
from tests.architecture.sources import ROOT, Source, imported_roots, sources

# Where money is counted, divided, stored or read. A float in here is a wrong cent somewhere.
NEAR_MONEY = (
    "app/domain/bills.py",
    "app/domain/case_lines.py",
    "app/domain/buying_in.py",
    "app/domain/cases.py",
    "app/domain/chargebacks.py",
    "app/domain/claim_postings.py",
    "app/domain/claims.py",
    "app/domain/compensation.py",
    "app/domain/confirmations.py",
    "app/domain/exchange_rates.py",
    "app/domain/falls.py",
    "app/domain/consignors.py",
    "app/domain/contracts.py",
    "app/domain/finishing.py",
    "app/domain/ladder.py",
    "app/domain/instalments.py",
    "app/domain/ledger.py",
    "app/domain/likeness.py",
    "app/domain/liability.py",
    "app/domain/money.py",
    "app/domain/month_close.py",
    "app/domain/month_cases.py",
    "app/domain/month_money.py",
    "app/domain/monthly_report.py",
    "app/domain/offers.py",
    "app/domain/refunds.py",
    "app/domain/payment_list.py",
    "app/domain/payout_holds.py",
    "app/domain/payout_runs.py",
    "app/domain/payouts.py",
    "app/domain/precedents.py",
    "app/domain/resplit.py",
    "app/domain/recourse.py",
    "app/domain/refund_meaning.py",
    "app/domain/restocking.py",
    "app/domain/recoveries.py",
    "app/domain/recovery.py",
    "app/domain/recovery_cover.py",
    "app/domain/recovery_effects.py",
    "app/domain/recovery_postings.py",
    "app/domain/sales.py",
    "app/domain/similar.py",
    "app/domain/settlement.py",
    "app/domain/store_credit.py",
    "app/domain/till.py",
    "app/domain/simulated_money.py",
    "app/domain/simulated_shares.py",
    "app/domain/simulating.py",
    "app/domain/taxes.py",
    "app/domain/unwinding.py",
    "app/services/consignors.py",
    "app/services/finishing.py",
    "app/services/goods.py",
    "app/services/imports/",
    "app/services/money/",
    "app/services/offers.py",
    "app/domain/statements.py",
    "app/exchange/statement_index.py",
    "app/services/objections.py",
    "app/services/papers/movements.py",
    "app/services/papers/pending.py",
    "app/services/papers/statement.py",
    "app/storage/claims_state.py",
    "app/storage/compensation_state.py",
    "app/storage/journal.py",
    "app/storage/projectors/",
    "app/storage/month_checks.py",
    "app/storage/months_state.py",
    "app/storage/payout_runs_state.py",
    "app/storage/payouts_state.py",
    "app/storage/queries/claims.py",
    "app/storage/queries/ledger.py",
    "app/storage/queries/payouts.py",
    "app/storage/queries/monthly_report.py",
    "app/storage/queries/people.py",
    "app/storage/bills_state.py",
    "app/storage/credit_state.py",
    "app/storage/queries/bills.py",
    "app/storage/queries/credit.py",
    "app/storage/queries/refunds.py",
    "app/storage/queries/till.py",
    "app/storage/till_state.py",
    "app/storage/refunds_state.py",
    "app/storage/queries/year_cases.py",
    "app/storage/queries/splits.py",
    "app/storage/splits_state.py",
    "app/storage/sold_items.py",
    "app/storage/queries/recovery.py",
    "app/storage/recovery_state.py",
    "app/storage/state.py",
    "app/storage/unwinding_state.py",
    "app/text/amount_words.py",
    "app/text/amounts.py",
)

# Library -> the one room that knows it.
LIBRARIES = {
    "argon2": "storage",
    "PIL": "photos",
    "PySide6": "ui",
    "babel": "text",
    "charset_normalizer": "exchange",
    "click": "cli",
    "gettext": "text",
    "numpy": "insight",
    "peewee": "storage",
    "pi_heif": "photos",
    "platformdirs": "bootstrap",
    "playhouse": "storage",
    "pypdfium2": "documents",
    "python_calamine": "exchange",
    "reportlab": "documents",
    "segno": "documents",
    "shiboken6": "ui",
    "scipy": "insight",
    "sklearn": "insight",
    "xlsxwriter": "documents",
}

# Where the world's time and chance come in; everything else is handed them.
WORLD = {
    "app/bootstrap.py": "the composition root",
    "app/services/shop.py": "the default that bootstrap hands down",
    "app/storage/store.py": "the default that bootstrap hands down",
    "app/cli/running.py": "the report of a fault must not depend on what failed",
    "app/ui/crash.py": "the report of a fault must not depend on what failed",
    "app/ui/counter/draft_keeper.py": "a draft is this device's own and in no journal",
    "app/photos/durable.py": "names of temporary files",
    "app/photos/store.py": "names of temporary files",
}
_WORLDLY = {
    "datetime": {"now", "today", "utcnow"},
    "date": {"today"},
    "time": {"time", "time_ns", "localtime", "gmtime"},
    "os": {"urandom", "getrandom"},
    "uuid": {"uuid1", "uuid4"},
    "secrets": {"token_bytes", "token_hex", "randbelow", "choice"},
    "random": {"random", "randint", "choice", "randrange", "shuffle", "randbytes", "SystemRandom"},
    "QDateTime": {"currentDateTime", "currentDateTimeUtc", "currentMSecsSinceEpoch"},
    "QDate": {"currentDate"},
    "QTime": {"currentTime"},
}

# Days in forms, CSV for spreadsheets, workbooks: each has one way.
_ONE_PLACE = {
    "QDateEdit": "app/ui/day_edit.py",
    "csv.writer": "app/exchange/spreadsheet_text.py",
    "xlsxwriter": "app/documents/workbook.py",
}
BANNED_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "base", "core"}
MOST_LINES = 400


def near_money(source: Source) -> bool:
    return source.path.startswith(NEAR_MONEY)


def test_the_places_named_above_exist() -> None:
    paths = [source.path for source in sources()]
    for named in (*NEAR_MONEY, *WORLD):
        assert any(path.startswith(named) for path in paths), named


def test_no_float_comes_near_money() -> None:
    found = [
        source.place(node)
        for source in sources()
        if near_money(source)
        for node in source.walk()
        if (isinstance(node, ast.Constant) and isinstance(node.value, float | complex))
        or (isinstance(node, ast.Name) and node.id == "float")
        or (isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ast.Div))
        or (isinstance(node, ast.Name) and node.id == "round")
    ]
    assert [place for place in found if not is_time(place)] == []


def is_time(place: str) -> bool:
    """Milliseconds become seconds for `datetime.fromtimestamp`; no money is on that line."""
    path, _, line = place.partition(":")
    text = (ROOT / path).read_text(encoding="utf-8").splitlines()[int(line) - 1]
    return "fromtimestamp" in text and "_minor" not in text


def test_time_and_chance_come_in_at_the_door_only() -> None:
    found = [
        source.place(node)
        for source in sources()
        if source.path not in WORLD
        for node in source.walk()
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.attr in _WORLDLY.get(node.value.id, set())
    ]
    assert found == []


def test_time_and_chance_are_not_brought_in_by_name_either() -> None:
    found = [
        source.place(node)
        for source in sources()
        if source.path not in WORLD
        for node in source.walk()
        if isinstance(node, ast.ImportFrom)
        and any(alias.name in _WORLDLY.get(node.module or "", set()) for alias in node.names)
    ]
    assert found == []


def test_no_error_is_swallowed() -> None:
    found = []
    for source in sources():
        for node in source.walk():
            if not isinstance(node, ast.ExceptHandler):
                continue
            only = node.body[0] if len(node.body) == 1 else None
            says_nothing = isinstance(only, ast.Pass) or (
                isinstance(only, ast.Expr) and isinstance(only.value, ast.Constant)
            )
            if says_nothing or node.type is None:
                found.append(source.place(node))
    assert found == []


def test_suppressing_names_a_kind_of_failure_that_is_narrow() -> None:
    found = [
        source.place(node)
        for source in sources()
        for node in source.walk()
        if isinstance(node, ast.Call)
        and ast.unparse(node.func).endswith("suppress")
        and any(ast.unparse(arg) in {"Exception", "BaseException"} for arg in node.args)
    ]
    assert found == []


def test_there_are_no_globals() -> None:
    found = [
        source.place(node)
        for source in sources()
        for node in source.walk()
        if isinstance(node, ast.Global)
    ]
    assert found == []


def test_each_library_is_known_to_one_room() -> None:
    found = []
    for source in sources():
        for node, root in imported_roots(source):
            if root == "app" or (root in sys.stdlib_module_names and root not in LIBRARIES):
                continue
            if LIBRARIES.get(root) != source.room:
                found.append(f"{source.place(node)} {root}")
    assert found == []


def test_what_is_done_in_one_place_is_done_nowhere_else() -> None:
    found = {
        (name, source.path)
        for source in sources()
        for node in source.walk()
        for name in _ONE_PLACE
        if (isinstance(node, ast.Attribute) and ast.unparse(node) == name)
        or (
            isinstance(node, ast.ImportFrom)
            and name in {node.module, *(a.name for a in node.names)}
        )
    }
    assert found == set(_ONE_PLACE.items())


def test_no_module_has_a_name_that_says_nothing() -> None:
    found = [
        source.path
        for source in sources()
        if BANNED_NAMES & {part.removesuffix(".py") for part in PurePosixPath(source.path).parts}
    ]
    assert found == []


def test_no_room_is_too_large() -> None:
    lines = {source.path: source.text.count("\n") for source in sources()}
    assert {p: n for p, n in lines.items() if n > MOST_LINES} == {}


def test_no_two_test_modules_share_a_name() -> None:
    """Tests are no package: two modules of one name would hide each other."""
    names = [path.name for path in (ROOT / "tests").rglob("test_*.py")]
    assert sorted(names) == sorted(set(names))


def test_storage_puts_no_outside_text_into_sql() -> None:
    """Every f-string of SQL interpolates constants, question marks, or names the tables know."""
    found = []
    for source in sources():
        if source.room != "storage":
            continue
        for node in source.walk():
            if not isinstance(node, ast.JoinedStr) or not is_sql(node):
                continue
            for part in node.values:
                if isinstance(part, ast.FormattedValue):
                    named = {n.id for n in ast.walk(part) if isinstance(n, ast.Name)}
                    if named & OUTSIDE:
                        found.append(f"{source.place(part)} {ast.unparse(part.value)}")
    assert found == []


# What holds a person's words or a payload; such a name in SQL is a value that must be bound.
OUTSIDE = {
    "payload", "fields", "entry", "words", "text", "typed", "value", "subject", "batch", "row",
    "number", "sku", "person", "consignor", "code", "actor", "known", "winning",
}  # fmt: skip


def is_sql(node: ast.JoinedStr) -> bool:
    text = "".join(str(p.value) for p in node.values if isinstance(p, ast.Constant))
    return bool(re.search(r"\b(SELECT|INSERT|UPDATE|DELETE|DROP|CREATE|WHERE|PRAGMA)\b", text))


def test_every_action_of_a_service_names_its_permission() -> None:
    """A permission that is known, or one that a condition chooses: never none."""
    found = []
    for source in sources():
        if source.room != "services":
            continue
        for node in source.walk():
            if not (isinstance(node, ast.Call) and ast.unparse(node.func).endswith("store.action")):
                continue
            may = next((key.value for key in node.keywords if key.arg == "may"), None)
            if may is None or (isinstance(may, ast.Constant) and may.value not in PERMISSIONS):
                found.append(source.place(node))
    assert found == []


def test_sql_is_spoken_in_storage_and_where_a_service_asks_its_own_question() -> None:
    """Screens, commands, papers and the domain never do."""
    rooms = {
        source.room
        for source in sources()
        for node in source.walk()
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and re.match(r"\s*(SELECT|INSERT INTO|UPDATE|DELETE FROM)\s+[a-z(*]", node.value)
    }
    assert rooms <= {"storage", "services"}
