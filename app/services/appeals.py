"""Appeals: the decision goes to a named reviewer, and she or the owner closes it."""

from app.domain.appeals import appeal_move, decide_appeal
from app.domain.cases import check_seen
from app.domain.changes import Changes
from app.domain.ids import EntryId
from app.domain.moves import Actor
from app.services.moves import MoveTold, make_move
from app.services.shop import Shop
from app.storage.surgery_state import deciders, others_work_here
from app.storage.users_state import asks_who, user_named


def file_appeal(
    shop: Shop,
    *,
    number: str,
    by: str,
    reviewer: str,
    grounds: str,
    actor: Actor,
    seen: EntryId | None = None,
) -> Changes:
    """Take a case to a review on behalf of the party ``by``; ``grounds`` says why.

    Raises NotAppealableError, ReviewerMissingError, ReviewerDecidedError, UnknownAppellantError,
    MoveRefusedError without grounds, StaleScreenError, and UnknownUserError for a reviewer who is
    nobody in a shop that has users.
    """
    with shop.store.action(actor.name, may="cases.work") as action:
        acting = action.acting(actor)
        case = action.state.case(number)
        check_seen(case, seen)
        move = appeal_move(case)
        connection = action.state.connection
        if asks_who(connection):
            user_named(connection, reviewer)
        fact = decide_appeal(
            case,
            by=by,
            reviewer=reviewer,
            grounds=grounds,
            deciders=deciders(connection, case.id),
            others=others_work_here(connection, reviewer.strip()),
        )
        action.record(fact)
        make_move(shop, action, case, acting, move, told=MoveTold(note=grounds))
    return action.changes
