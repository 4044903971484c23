"""Another split of a loss that was settled already: a correction of its own, for the owner."""

from collections.abc import Mapping

from app.domain.cases import check_seen
from app.domain.changes import Changes
from app.domain.entries import Fact, Json
from app.domain.ids import EntryId
from app.domain.ledger import as_json
from app.domain.liability import check_shares, shares_as_json
from app.domain.resplit import resplit_postings
from app.domain.surgery import check_alive, check_reason
from app.services.shop import Shop
from app.storage.splits_state import charged_on


def resplit_loss(
    shop: Shop,
    *,
    number: str,
    shares_bp: Mapping[str, int],
    reason: str,
    decided_by: str,
    seen: EntryId | None = None,
) -> Changes:
    """Split a settled loss again: the difference to what was charged is posted as a new entry.

    What was settled stays as it is; from now on the sums of each party are those of the new split.
    Raises ReasonMissingError, CaseGivenUpError, StaleScreenError and what `resplit_postings`
    refuses.
    """
    kept = check_reason(reason)
    with shop.store.action(decided_by, may="money.resplit") as action:
        case = action.state.case(number)
        check_seen(case, seen)
        check_alive(case)
        charged = charged_on(action.state.connection, case)
        lines, wanted = resplit_postings(
            case, shares_bp, charged=charged.by_party, pending_minor=charged.pending_minor
        )
        shares = check_shares(case, shares_bp)
        before: dict[str, Json] = {
            party: minor for party, minor in charged.by_party.items() if minor
        }
        payload: dict[str, Json] = {
            "shares": shares_as_json(shares, [wanted[share.party] for share in shares]),
            "charged_before": before,
            "loss_minor": case.settled_minor,
            "currency": case.currency,
            "reason": kept,
            "round": case.split_round + 1,
            "postings": as_json(lines, action.today),
        }
        action.record(Fact("case_resplit", "case", case.id, payload, expects=case.last_entry))
    return action.changes
