"""Every kind of journal entry this program writes, its class, and how it is taken back.

``fact``: only ever added. ``register``: per field the latest clock wins. ``guarded``: applies
only while what it expects still holds. ``undo`` is how an action that holds such an entry may be
undone: ``remove`` its subject, ``drop`` the row that carries its id, ``restore`` the fields it
changed, ``neutral`` (nothing to take back), or the *correction* that fits instead because money or
goods have moved.
"""

from dataclasses import dataclass
from typing import Literal

EntryClass = Literal["fact", "register", "guarded"]
Undo = Literal[
    "remove",
    "drop",
    "restore",
    "neutral",
    "reverse_posting",
    "reverse_payout",
    "hand_back",
    "reissue",
    "hide_again",
    "withdraw_claim",
    "answer_again",
    "take_back_money",
    "agree_anew",
    "never",
]
TAKES_BACK: frozenset[Undo] = frozenset({"remove", "drop", "restore", "neutral"})


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of entry."""

    name: str
    entry_class: EntryClass
    undo: Undo
    version: int = 1


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("shop_founded", "fact", "never"),
        Kind("shop_edited", "register", "restore"),
        Kind("branch_edited", "register", "restore"),
        Kind("branches_moved", "guarded", "drop"),
        Kind("default_share_edited", "register", "restore"),
        Kind("sla_edited", "register", "restore"),
        Kind("rule_edited", "register", "restore"),
        Kind("team_edited", "register", "restore"),
        Kind("user_edited", "register", "restore"),
        Kind("permission_edited", "register", "restore"),
        Kind("person_edited", "register", "restore"),
        Kind("contract_agreed", "fact", "agree_anew"),
        Kind("item_edited", "register", "restore"),
        Kind("baseline_recorded", "fact", "remove"),
        Kind("sale_recorded", "fact", "reverse_posting"),
        Kind("opening_balance_recorded", "fact", "reverse_posting"),
        Kind("case_opened", "fact", "remove"),
        Kind("case_edited", "register", "restore"),
        Kind("rules_applied", "fact", "restore"),
        Kind("suggestion_answered", "fact", "drop"),
        Kind("model_trained", "fact", "neutral"),
        Kind("model_chosen", "guarded", "drop"),
        Kind("stage_moved", "guarded", "restore"),
        Kind("note_added", "fact", "neutral"),
        Kind("clock_set", "fact", "drop"),
        Kind("clock_done", "fact", "drop"),
        Kind("case_redated", "fact", "restore"),
        Kind("chat_pasted", "fact", "neutral"),
        Kind("photo_added", "fact", "remove"),
        Kind("custody_changed", "fact", "hand_back"),
        Kind("evidence_noted", "fact", "drop"),
        Kind("appraiser_agreed", "fact", "drop"),
        Kind("finding_recorded", "fact", "drop"),
        Kind("finding_withdrawn", "fact", "drop"),
        Kind("panel_called", "fact", "drop"),
        Kind("panel_struck", "fact", "drop"),
        Kind("panel_voted", "fact", "never"),
        Kind("identity_checked", "fact", "restore"),
        Kind("split_decided", "guarded", "restore"),
        Kind("split_confirmed", "fact", "drop"),
        Kind("split_objected", "fact", "drop"),
        Kind("case_resplit", "guarded", "reverse_posting"),
        Kind("cost_recorded", "fact", "reverse_posting"),
        Kind("refund_recorded", "fact", "reverse_posting"),
        Kind("refund_tried_again", "fact", "reverse_posting"),
        Kind("refund_done", "fact", "reverse_posting"),
        Kind("refund_failed", "fact", "reverse_posting"),
        Kind("refund_corrected", "fact", "reverse_posting"),
        Kind("credit_given", "fact", "reverse_posting"),
        Kind("credit_cashed", "fact", "reverse_posting"),
        Kind("credit_lapsed", "fact", "reverse_posting"),
        Kind("bill_line_read", "fact", "remove"),
        Kind("bill_line_matched", "fact", "reverse_posting"),
        Kind("till_entered", "fact", "drop"),
        Kind("case_opening_recorded", "fact", "reverse_posting"),
        Kind("compensation_recorded", "fact", "reverse_posting"),
        Kind("case_settled", "guarded", "reverse_posting"),
        Kind("payout_recorded", "fact", "reverse_payout"),
        Kind("payee_edited", "register", "restore"),
        Kind("payout_run_made", "fact", "reverse_payout"),
        Kind("payout_sent", "fact", "drop"),
        Kind("payout_reversed", "fact", "never"),
        Kind("payout_returned", "fact", "never"),
        Kind("payout_held", "fact", "drop"),
        Kind("payout_hold_lifted", "fact", "drop"),
        Kind("hold_released", "fact", "drop"),
        Kind("value_fall_recorded", "fact", "reverse_posting"),
        Kind("rate_recorded", "fact", "drop"),
        Kind("claim_filed", "fact", "withdraw_claim"),
        Kind("claim_answered", "fact", "answer_again"),
        Kind("claim_paid", "fact", "take_back_money"),
        Kind("chargeback_debited", "fact", "reverse_posting"),
        Kind("chargeback_ended", "fact", "reverse_posting"),
        Kind("recovery_planned", "fact", "drop"),
        Kind("recovery_changed", "fact", "drop"),
        Kind("recovery_cancelled", "fact", "drop"),
        Kind("pay_in_recorded", "fact", "reverse_posting"),
        Kind("pay_in_returned", "fact", "reverse_posting"),
        Kind("written_off", "fact", "reverse_posting"),
        Kind("bad_debt_recovered", "fact", "reverse_posting"),
        Kind("bought_in", "fact", "reverse_posting"),
        Kind("paper_issued", "fact", "neutral"),
        Kind("statement_issued", "fact", "reissue"),
        Kind("statement_objected", "fact", "drop"),
        Kind("month_closed", "guarded", "never"),
        Kind("month_packed", "fact", "neutral"),
        Kind("invoice_noted", "fact", "drop"),
        Kind("objection_answered", "fact", "drop"),
        Kind("import_finished", "fact", "neutral"),
        Kind("offer_made", "fact", "drop"),
        Kind("offer_answered", "fact", "drop"),
        Kind("offer_approved", "fact", "drop"),
        Kind("offer_consented", "fact", "drop"),
        Kind("consignor_answered", "fact", "drop"),
        Kind("silence_accepted", "fact", "drop"),
        Kind("reminder_sent", "fact", "drop"),
        Kind("case_voided", "guarded", "restore"),
        Kind("case_relinked", "guarded", "restore"),
        Kind("case_linked", "fact", "drop"),
        Kind("appeal_filed", "fact", "drop"),
        Kind("photo_hidden", "fact", "drop"),
        Kind("photo_shown", "fact", "hide_again"),
        Kind("item_disposed", "fact", "restore"),
        Kind("title_passed", "fact", "reverse_posting"),
        Kind("disposition_chosen", "fact", "neutral"),
        Kind("action_undone", "fact", "never"),
        Kind("erased", "fact", "never"),
    )
}
