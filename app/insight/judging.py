"""From scores to a suggestion: how sure, which branch, what else it could be, and why."""

from app.domain.suggestions import MOST_CHOICES, NO_SUGGESTION, Choice, Complaint, Suggestion
from app.insight.explaining import clues_for, tipping_of
from app.insight.features import PHRASE
from app.insight.model import Model, Read, branch_probabilities, likelihoods, read

FEWEST_KNOWN = 0.02  # a text of which it knows no more, and no phrase, says nothing to it
CLEAR_BRANCH = 0.5  # a branch is named where it is likelier than all its sisters together


def judge(model: Model, complaint: Complaint, *, explain: bool = True) -> Suggestion:
    """What the model makes of a complaint; never raises for any text.

    Whether that is sure enough is not the model's to say: ``is_sure`` stays False.
    """
    return judge_seen(model, complaint.text, read(model, complaint), explain=explain)


def judge_seen(model: Model, text: str, seen: Read, *, explain: bool = True) -> Suggestion:
    """The same for a complaint that has been read."""
    if seen.known < FEWEST_KNOWN and not any(name[0] == PHRASE for name in seen.names):
        return NO_SUGGESTION
    likely = likelihoods(seen.trunk_scores, model.temperature)
    order = likely.argsort()[::-1][:MOST_CHOICES]
    choices = tuple(_choice(model, seen, model.trunks[at], float(likely[at])) for at in order)
    first, second = int(order[0]), int(order[1])
    clues = clues_for(model, seen, text, first, second) if explain else ()
    branch = choices[0].category if "." in choices[0].category else ""
    return Suggestion(
        choices=choices,
        label=model.trunks[first],
        branch=branch,
        confidence=float(likely[first]),
        source="model",
        model=model.digest,
        clues=clues,
        tipping=tipping_of(clues, seen.trunk_scores[first] - seen.trunk_scores[second]),
    )


def _choice(model: Model, seen: Read, trunk: str, likely: float) -> Choice:
    branches = branch_probabilities(model, seen, trunk)
    if branches and branches[0][1] >= CLEAR_BRANCH:
        return Choice(branches[0][0], likely)
    return Choice(trunk, likely)
