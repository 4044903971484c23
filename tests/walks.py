"""The way of every resolution, step by step, for whoever walks it: at the terminal, in the window.

``ours!`` is the check whether it is our item, ``split …`` and ``settle`` are the money; all other
steps are codes of moves, an amount behind them.
"""

from dataclasses import dataclass

REVIEWED = ("review", "to_decision")
OURS = ("goods_received", "ours!")
REFUNDED = ("refund_done", "nothing_to_recover")
SETTLED = ("split shop=3000 consignor=7000", "settle")


@dataclass(frozen=True, slots=True)
class Walk:
    """One resolution from the complaint to its end, and where everything stands then."""

    resolution: str
    steps: tuple[str, ...]
    claim: tuple[str, ...]  # the stages it passed
    recovery: tuple[str, ...] = ("DECIDE", "CLOSED")
    custody: str = "in_shop"
    claimant: str = "buyer"
    category: str = "FUNC.HARD"
    sold: bool = True


PASSED = ("NEW", "TRIAGE", "DECIDE")
RECOVERED = ("DECIDE", "DECIDE", "SETTLE", "CLOSED")  # its time begins when the claim ends
NO_LOSS = ("DECIDE", "DECIDE", "CLOSED")

WALKS = (
    Walk(
        "RETURN_REFUND",
        (*REVIEWED, "accept_return", *OURS, "inspection_passed", *REFUNDED),
        (*PASSED, "BACK", "INSPECT", "REFUND", "CLOSED"),
        NO_LOSS,
    ),
    Walk(
        "REFUND_ONLY",
        (*REVIEWED, "ours!", "approve_refund", "refund_done", *SETTLED),
        (*PASSED, "REFUND", "CLOSED"),
        RECOVERED,
        custody="with_buyer",
    ),
    Walk(
        "PARTIAL",
        (*REVIEWED, "ours!", "approve_refund", "refund_done 1000", *SETTLED),
        (*PASSED, "REFUND", "CLOSED"),
        RECOVERED,
        custody="with_buyer",
    ),
    Walk(
        "EXCHANGE",
        (
            *REVIEWED, "accept_return", *OURS, "exchange_agreed", "exchanged", "nothing_to_recover",
        ),
        (*PASSED, "BACK", "INSPECT", "READY", "CLOSED"),
        NO_LOSS,
    ),
    Walk(
        "STORE_CREDIT",
        (*REVIEWED, "credit_without_return", "refund_done", *SETTLED),
        (*PASSED, "REFUND", "CLOSED"),
        RECOVERED,
        custody="with_buyer",
    ),
    Walk(
        "REPAIR",
        (
            *REVIEWED, "accept_return", *OURS, "to_repair", "repair_back", "cost 386",
            "repair_good", "collected", *SETTLED,
        ),
        (*PASSED, "BACK", "INSPECT", "REPAIR", "INSPECT", "READY", "CLOSED"),
        RECOVERED,
        custody="with_buyer",
    ),
    Walk(
        "AUTH_RECHECK",
        (*REVIEWED, "accept_return", "received_for_appraisal", "appraised", "release", "collected"),
        (*PASSED, "BACK", "AUTHN", "DECIDE", "READY", "CLOSED"),
        custody="with_buyer",
    ),
    Walk(
        "CARRIER_CLAIM",
        (
            *REVIEWED, "file_carrier_claim", "approve_carrier_refund", "refund_done",
            "split carrier=10000", "settle",
        ),
        (*PASSED, "REFUND", "CLOSED"),
        ("DECIDE", "CARRIER", "SETTLE", "CLOSED"),
        custody="with_buyer",
        category="FUNC.DOA",
    ),
    Walk(
        "COMPENSATE_CONSIGNOR",
        ("not_found", "to_decision", "compensate", "split shop=10000", "settle"),
        ("SEARCH", "TRIAGE", "DECIDE", "CLOSED"),
        RECOVERED,
        custody="lost",
        claimant="consignor",
        category="STORE.LOST",
        sold=False,
    ),
    Walk(
        "BUY_IN",
        (*REVIEWED, "accept_return", *OURS, "inspection_passed", *REFUNDED),
        (*PASSED, "BACK", "INSPECT", "REFUND", "CLOSED"),
        NO_LOSS,
    ),
    Walk(
        "RETURN_TO_CONSIGNOR",
        (*REVIEWED, "give_back", "collected"),
        (*PASSED, "READY", "CLOSED"),
        custody="with_consignor",
        claimant="consignor",
        category="STORE.EXPIRE",
        sold=False,
    ),
    Walk(
        "CB_RESPONSE",
        (*REVIEWED, "answer_bank", "chargeback_lost", *SETTLED),
        (*PASSED, "BANK", "CLOSED"),
        RECOVERED,
        custody="with_buyer",
        category="MONEY.REFUND",
    ),
    Walk("REJECT", (*REVIEWED, "reject"), (*PASSED, "REJECTED"), custody="with_buyer"),
    Walk("NOTE_ONLY", (*REVIEWED, "note_kept"), (*PASSED, "CLOSED"), custody="with_buyer"),
)  # fmt: skip
