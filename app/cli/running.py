"""Running one command: parse, do, and turn whatever happens into an exit code.

0 done · 1 refused by a rule of the shop · 2 wrong usage · 3 the environment failed · 70 a fault
of the program · 130 interrupted. What went wrong stands on stderr, as JSON where that was asked.
"""

import json
import os
import sys
import tempfile
import traceback
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import click

from app import __version__
from app.cli.call import Call, Surroundings
from app.cli.help_page import usage_line
from app.cli.language import told_language
from app.cli.output.widths import shown
from app.cli.program import program
from app.cli.usage import usage_sentence
from app.domain.errors import AftercareError, RuleError
from app.text.catalogue import choose_language, translate
from app.text.errors import sentence

DONE, REFUSED, WRONG_USAGE, ENVIRONMENT_FAILED, FAULT, INTERRUPTED = 0, 1, 2, 3, 70, 130


def run_command(argv: Sequence[str], around: Surroundings) -> int:
    """Do what ``argv`` says; returns the exit code and raises nothing."""
    lang = told_language(argv, around.environ)
    choose_language(lang or "en")
    call = Call(around, around.shop_folder, around.user, lang)
    # Known before parsing, so that a complaint about the parsing itself comes in the right form.
    as_json = "--json" in argv
    try:
        return _run(argv, call)
    except click.exceptions.Exit as done:
        return done.exit_code
    except BrokenPipeError:
        return DONE  # the reader has seen what she wanted to see
    except (KeyboardInterrupt, Exception) as failure:  # noqa: BLE001 - each kind has its exit code
        return _failed(call, failure, as_json=as_json)


def _run(argv: Sequence[str], call: Call) -> int:
    tree = program()
    with tree.make_context("aftercare", list(argv), obj=call) as context:
        return tree.invoke(context) or DONE


def _failed(call: Call, failure: BaseException, *, as_json: bool) -> int:
    """Say what went wrong; returns the exit code for it. Whatever is not known is our fault."""
    if isinstance(failure, click.UsageError):
        return _wrong_usage(call, failure, as_json=as_json)
    if isinstance(failure, AftercareError):
        _complain(call, failure.code, _told(failure), failure.params, as_json=as_json)
        return REFUSED if isinstance(failure, RuleError) else ENVIRONMENT_FAILED
    if isinstance(failure, KeyboardInterrupt):
        text = translate("CLI", "Interrupted. What was saved before is safe.")
        _complain(call, "interrupted", text, {}, as_json=as_json)
        return INTERRUPTED
    return _fault(call, failure, as_json=as_json)


def _told(error: AftercareError) -> str:
    """The sentence, and the file it is about where the sentence does not name it."""
    text = sentence(error)
    path = error.params.get("path")
    return text if path is None or str(path) in text else f"{path}: {text}"


def _wrong_usage(call: Call, error: click.UsageError, *, as_json: bool) -> int:
    text = usage_sentence(error)
    if not as_json and error.ctx is not None:
        hint = translate("CLI", "“{command} --help” says more.")
        text = "\n".join((text, usage_line(error.ctx), hint.format(command=error.ctx.command_path)))
    _complain(call, "wrong_usage", text, {}, as_json=as_json)
    return WRONG_USAGE


def _complain(
    call: Call, code: str, message: str, params: Mapping[str, object], *, as_json: bool
) -> None:
    if call.around.err is None:
        return
    error = {"code": code, "message": message, "params": dict(params)}
    # What was typed or stands in a file must not steer the terminal it is quoted on.
    told = "\n".join(shown(line) for line in message.split("\n"))
    text = json.dumps({"error": error}, ensure_ascii=False) if as_json else told
    try:
        call.around.err.write(text + "\n")
        call.around.err.flush()
    except OSError:
        return  # nobody is left to tell; the exit code says it


def _fault(call: Call, fault: BaseException, *, as_json: bool) -> int:
    log = _log(call, fault)
    text = translate("CLI", "The program has a fault: {fault}. What was saved is safe. {hint}")
    hint = (
        translate("CLI", "Please send the report {path}.").format(path=log)
        if log
        else translate("CLI", "The report could not be written.")
    )
    message = text.format(fault=type(fault).__name__, hint=hint)
    _complain(call, "fault", message, {"log": str(log) if log else None}, as_json=as_json)
    return FAULT


def _log(call: Call, fault: BaseException) -> Path | None:
    """Write the traceback beside the shop, or where temporary files go; None if neither works."""
    now = datetime.now(UTC)
    name = f"fault-{now:%Y%m%dT%H%M%S}-{os.getpid()}.log"
    report = "".join(traceback.format_exception(fault))
    text = f"Aftercare {__version__}\nPython {sys.version}\n{sys.platform}\n{now}\n\n{report}"
    for place in (call.shop_folder / "logs", Path(tempfile.gettempdir())):
        try:
            place.mkdir(exist_ok=True)  # a shop's folder that is not there is not made
            (place / name).write_text(text, encoding="utf-8", errors="backslashreplace")
        except OSError:
            continue
        return place / name
    return None
