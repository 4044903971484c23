"""``learn``: what the program has learned, training now, and the way back."""

from collections.abc import Mapping

import click

from app.cli.call import Call
from app.cli.declaring import ShopCommand, option
from app.cli.opening import opened
from app.cli.output.learning_pages import (
    backtest_page,
    proposals_page,
    report_page,
    standing_page,
)
from app.cli.progress import progress
from app.cli.shapes.learning import (
    backtest_shape,
    proposal_shape,
    report_shape,
    rung_shape,
    training_shape,
)
from app.services.duration_backtest import back_test_durations
from app.services.learning import keep_training, model_standing, return_to_model, study
from app.services.learning_report import learning_report
from app.services.maturity import maturity
from app.services.rules.proposing import rule_proposals
from app.text.catalogue import translate


def commands() -> Mapping[str, click.Command]:
    """The commands of this module by their full names."""
    which = translate("CLI", "A kept model, by the beginning of its name; left out: the built-in.")
    return {
        "learn status": ShopCommand(status),
        "learn report": ShopCommand(report),
        "learn rules": ShopCommand(rules),
        "learn train": ShopCommand(train),
        "learn return": ShopCommand(
            give_back, option("--to", which, "NAME", default="", into="to")
        ),
    }


def status(call: Call) -> None:
    """What learns, what it lacks, and which model is in use."""
    with opened(call) as at:
        rungs, standing = maturity(at.shop), model_standing(at.shop)
        if call.as_json:
            call.document(
                {
                    "model": standing.in_use or None,
                    "cases": standing.progress.decided,
                    "new": standing.progress.since,
                    "parts": [rung_shape(rung) for rung in rungs],
                    "trainings": [training_shape(one) for one in standing.trainings],
                }
            )
        else:
            call.lines(standing_page(rungs, standing, at.names, call.width))


def report(call: Call) -> None:
    """How well the model in use suggests, and whether what is said of durations comes true."""
    with opened(call) as at, progress(call, translate("CLI", "Reading past cases")) as step:
        found, durations = learning_report(at.shop, step=step), back_test_durations(at.shop)
        if call.as_json:
            call.document({**report_shape(found), "durations": backtest_shape(durations)})
        else:
            call.lines(
                [
                    *report_page(found, at.names, call.width),
                    *backtest_page(durations, at.names, call.width),
                ]
            )


def rules(call: Call) -> None:
    """Words that people corrected again and again, and that could be rules."""
    with opened(call) as at:
        found = rule_proposals(at.shop)
        if call.as_json:
            call.document({"proposals": [proposal_shape(one) for one in found]})
        else:
            call.lines(proposals_page(found, at.names, call.width))


def train(call: Call) -> None:
    """Train the shop's own model; it is kept only if it is better on the newest cases."""
    with opened(call) as at:
        training = study(at.shop)
        by = at.actor.name
        changes = keep_training(at.shop, training=training, kept_by=by, by_hand=True)
        standing = model_standing(at.shop)
        if call.as_json:
            document = training_shape(standing.trainings[-1])
            call.document({"training": document, "action": changes.action.hex()})
        else:
            call.lines(standing_page((), standing, at.names, call.width))


def give_back(call: Call, *, to: str) -> None:
    """Put a model that was kept, or the built-in one, to use again."""
    with opened(call) as at:
        changes = return_to_model(at.shop, digest=to, returned_by=at.actor.name)
        standing = model_standing(at.shop)
        if call.as_json:
            call.document({"model": standing.in_use or None, "action": changes.action.hex()})
        else:
            call.lines(standing_page((), standing, at.names, call.width))
