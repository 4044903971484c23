"""A case for a person: where it stands, whose turn it is, what it is about, who pays."""

from collections.abc import Sequence

from app.cli.names import Names
from app.cli.output.table import Column, pairs, table
from app.cli.output.widths import shown, wrap
from app.domain.cases import shares_in_money
from app.domain.progress import path_steps
from app.domain.rows import CaseCard, CaseLine
from app.text.amounts import format_amount, format_money, format_share
from app.text.catalogue import translate
from app.text.dotted import dotted
from app.text.errors import evidence_words

_TEXT_COLUMNS = 96


def case_table(lines: Sequence[CaseLine], names: Names, width: int | None) -> list[str]:
    """A page of the queue."""
    columns = (
        Column(translate("CLI", "No.")),
        Column(translate("CLI", "Item"), gives=True),
        Column(translate("CLI", "Category"), gives=True),
        Column(translate("CLI", "Stage")),
        Column(translate("CLI", "Waiting for")),
        Column(translate("CLI", "Due")),
        Column(translate("CLI", "In dispute"), figures=True),
        Column(""),
    )
    rows = [
        (
            line.number,
            line.title,
            names.category(line.category),
            names.stage(line.stage),
            names.of("party", line.turn),
            names.due(line.due),
            format_amount(line.at_stake_minor, line.currency),
            line.currency,
        )
        for line in lines
    ]
    return table(columns, rows, width=width)


def standing(line: CaseLine, names: Names) -> str:
    """``A-000001 · Waiting for the item · Buyer · in 6 d``: what a clerk needs after a move."""
    parts = (
        line.number,
        names.stage(line.stage),
        names.of("party", line.turn),
        names.due(line.due),
    )
    return dotted(*parts)


def case_page(
    card: CaseCard, names: Names, width: int | None, *, expected: str = "", suggested: str = ""
) -> list[str]:
    """Everything of one case; ``expected`` says how long it takes, ``suggested`` what it may be."""
    line = card.line
    pages = [
        [shown(f"{line.number} · {line.title}"), _path(card, names)],
        pairs(_state(card, names, expected, suggested)),
        pairs(_subject(card, names)),
        pairs(_money(card, names)),
        _shares(card, names, width),
        _complaint(card, width),
    ]
    return [
        text for number, page in enumerate(p for p in pages if p) for text in _apart(number, page)
    ]


def _apart(number: int, page: list[str]) -> list[str]:
    return ["", *page] if number else page


def _path(card: CaseCard, names: Names) -> str:
    book = names.program.routes
    route = book.route(card.line.resolution, card.route_version)
    steps = path_steps(route.claim, card.claim_stage, card.claim_path, book)
    told = [(step.name.in_language(names.lang), step.here) for step in steps]
    return " → ".join(f"[{name}]" if here else name for name, here in told)


def _state(card: CaseCard, names: Names, expected: str, suggested: str) -> list[tuple[str, str]]:
    line = card.line
    recovery = dotted(
        names.stage(card.recovery_stage),
        names.of("party", card.recovery_turn),
        names.due(card.recovery_due),
    )
    return [
        (translate("CLI", "Waiting for"), names.of("party", line.turn)),
        (translate("CLI", "Due"), names.due(line.due)),
        (translate("CLI", "Promised by"), names.time(card.promised_at) if line.is_open else ""),
        (translate("CLI", "Takes"), expected),
        (translate("CLI", "Recovery"), recovery),
        (translate("CLI", "Category"), f"{names.category(line.category)} ({line.category})"),
        (translate("CLI", "Suggested"), suggested),
        (
            translate("CLI", "Resolution"),
            f"{names.resolution(line.resolution)} ({line.resolution})",
        ),
        (translate("CLI", "Handling"), names.lane(line.lane)),
        (translate("CLI", "Team"), names.team(card.team)),
        (translate("CLI", "Assigned to"), card.assignee),
        (translate("CLI", "Tags"), " · ".join(card.tags)),
        (
            translate("CLI", "Still to show"),
            " · ".join(names.of("evidence", code) for code in card.required_evidence),
        ),
        (
            translate("CLI", "Payout"),
            translate("CLI", "held until the case is done") if card.hold_payout else "",
        ),
        (translate("CLI", "Opened"), f"{names.time(line.opened_at)} · {card.opened_by}"),
    ]


def _subject(card: CaseCard, names: Names) -> list[tuple[str, str]]:
    item, sale, consignor, buyer = card.item, card.sale, card.consignor, card.buyer
    place = f" · {item.place}" if item and item.place else ""
    return [
        (translate("CLI", "Item"), f"{item.line.sku} · {item.line.title}" if item else ""),
        (
            translate("CLI", "Where it is"),
            names.of("custody", item.line.custody) + place if item else "",
        ),
        (translate("CLI", "Our item?"), names.identity(card.identity)),
        (translate("CLI", "Arose"), names.of("arose", card.arose)),
        (
            translate("CLI", "Claimant"),
            dotted(names.of("party", card.claimant), card.claimant_name),
        ),
        (
            translate("CLI", "Proof of sale"),
            dotted(names.of("proof", card.proof), card.proof_waived),
        ),
        (
            translate("CLI", "Same visit"),
            "  ".join(sister.number for sister in card.sisters),
        ),
        (translate("CLI", "Buyer"), f"{card.buyer_name} {buyer.phone}".strip() if buyer else ""),
        (
            translate("CLI", "Consignor"),
            f"{consignor.number} {consignor.name}".strip() if consignor else "",
        ),
        (translate("CLI", "Sale"), f"{sale.number} · {names.time(sale.sold_at)}" if sale else ""),
        (translate("CLI", "Photos"), str(len(card.photos)) if card.photos else ""),
        (translate("CLI", "Still to show"), evidence_words(card.evidence_missing, names.lang)),
    ]


def _money(card: CaseCard, names: Names) -> list[tuple[str, str]]:
    def told(minor: int) -> str:
        return format_money(minor, card.line.currency) if minor else ""

    return [
        (translate("CLI", "In dispute"), told(card.line.at_stake_minor)),
        (
            translate("CLI", "Refunded"),
            dotted(told(card.refunded_minor), names.of("refund_state", card.refund_state)),
        ),
        (translate("CLI", "Sale reversed"), told(card.reversed_minor)),
        (translate("CLI", "Costs"), told(card.cost_minor)),
        (translate("CLI", "Loss to share"), told(card.loss_minor)),
        (translate("CLI", "Settled"), told(card.settled_minor)),
    ]


def _shares(card: CaseCard, names: Names, width: int | None) -> list[str]:
    cents = shares_in_money(card.shares, card.loss_minor)
    rows = [
        (
            names.of("party", share.party),
            format_share(share.bp),
            format_money(minor, card.line.currency),
        )
        for share, minor in zip(card.shares, cents, strict=True)
    ]
    lines = share_table(rows, width)
    if card.mode:
        lines.append("  " + names.mode(card.mode))
    if card.split_objected:
        lines.append("  " + translate("CLI", "Somebody objects to this split."))
    elif card.split_awaits:
        parties = " · ".join(names.of("party", party) for party in card.split_awaits)
        text = translate("CLI", "Waits for the word of: {parties}")
        lines.append("  " + text.format(parties=parties))
    return lines


def share_table(rows: Sequence[tuple[str, str, str]], width: int | None) -> list[str]:
    """Who bears how much; nothing where nobody does."""
    if not rows:
        return []
    columns = (
        Column(translate("CLI", "Borne by")),
        Column(translate("CLI", "Share"), figures=True),
        Column(translate("CLI", "Amount"), figures=True),
    )
    return ["  " + line for line in table(columns, rows, width=width)]


def _complaint(card: CaseCard, width: int | None) -> list[str]:
    text = "\n".join(shown(line) for line in card.complaint.splitlines())
    return ["  " + line for line in wrap(text, min(width or _TEXT_COLUMNS, _TEXT_COLUMNS) - 2)]
