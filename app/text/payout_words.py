"""Why a consignor's money waits, in a sentence."""

from collections import Counter
from datetime import date

from app.domain.payout_runs import ProposedPayout
from app.domain.payouts import HOLD_CODES, Proposal, Reason
from app.text.amounts import format_money
from app.text.catalogue import chosen_language, translate
from app.text.dates import format_day
from app.text.errors import pattern


def hold_sentence(reason: Reason, lang: str | None = None) -> str:
    """The reason with its case, its date, or what somebody wrote."""
    until = format_day(date.fromisoformat(reason.until)) if reason.until else ""
    told = pattern("hold", reason.code, lang)
    return told.format(case=reason.case_number, until=until, note=reason.note)


def hold_name(reason: Reason, lang: str | None = None) -> str:
    """The reason in a word or two, for a table."""
    name = pattern("hold_name", reason.code, lang)
    return f"{name} {reason.case_number}".rstrip()


def held_words(proposal: Proposal, lang: str | None = None) -> str:
    """Every reason once, the gravest first, with how many items wait for it where it is many."""
    counted = Counter(hold.reason for hold in proposal.holds)
    order = sorted(counted, key=lambda r: (HOLD_CODES.index(r.code), r.until, r.case_number))
    windows = [reason for reason in order if reason.code == "window"]
    told = [hold_sentence(reason, lang) for reason in order if reason.code != "window"]
    if windows:
        told.append(hold_sentence(windows[0], lang))
    joint = "；" if (lang or chosen_language()) == "zh" else "; "
    return joint.join(told)


def why_words(line: ProposedPayout, lang: str | None = None) -> str:
    """Why a consignor is not, or not wholly, paid: what is to be done, then every hold."""
    told = []
    currency, payable = line.proposal.currency, line.proposal.payable_minor
    if line.group == "hold" and payable:
        words = translate("Payouts", "{amount} is below the minimum of {least}: next time", lang)
        least = format_money(line.minimum_minor, currency)
        told.append(words.format(amount=format_money(payable, currency), least=least))
    elif line.group == "no_account":
        told.append(translate("Payouts", "Enter an account, or pay in cash", lang))
    elif line.group == "negative":
        told.append(translate("Payouts", "Deducted from the next sales, or agree on a plan", lang))
    if line.proposal.holds:
        told.append(held_words(line.proposal, lang))
    joint = "；" if (lang or chosen_language()) == "zh" else "; "
    return joint.join(told)


def group_name(group: str, lang: str | None = None) -> str:
    """What a group of proposals is called."""
    return {
        "pay": translate("Payouts", "To pay", lang),
        "hold": translate("Payouts", "Waiting", lang),
        "no_account": translate("Payouts", "No account", lang),
        "negative": translate("Payouts", "Owes the shop", lang),
    }[group]


def state_name(state: str, lang: str | None = None) -> str:
    """What became of a payout or a run."""
    return {
        "made": translate("Payouts", "not sent", lang),
        "sent": translate("Payouts", "sent", lang),
        "reversed": translate("Payouts", "taken back", lang),
        "returned": translate("Payouts", "returned by the bank", lang),
    }[state]
