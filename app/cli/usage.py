"""Click's complaints in the person's own language."""

import click

from app.cli.declaring import NotUnderstoodError
from app.text.catalogue import translate


def usage_sentence(error: click.UsageError) -> str:
    """What was wrong with the way a command was written."""
    if isinstance(error, click.MissingParameter):
        return translate("CLI", "{name} is missing.").format(name=_name(error.param))
    if isinstance(error, click.BadParameter):
        return f"{_name(error.param)}: {error.message}"
    if isinstance(error, click.NoSuchOption):
        return _no_option(error)
    if isinstance(error, click.BadOptionUsage):
        return _bad_option(error)
    if isinstance(error, NotUnderstoodError):
        return error.message
    return translate("CLI", "Which command?")  # all that click itself still refuses


def _no_option(error: click.NoSuchOption) -> str:
    text = translate("CLI", "There is no option {name}.").format(name=error.option_name[:40])
    if not error.possibilities:
        return text
    names = ", ".join(error.possibilities)
    return f"{text} " + translate("CLI", "Perhaps {names}?").format(names=names)


def _bad_option(error: click.BadOptionUsage) -> str:
    params = error.ctx.command.params if error.ctx else []
    is_flag = any(
        isinstance(param, click.Option) and param.is_flag and error.option_name in param.opts
        for param in params
    )
    text = (
        translate("CLI", "{name} takes no value.")
        if is_flag
        else translate("CLI", "{name} needs a value.")
    )
    return text.format(name=error.option_name)


def _name(param: click.Parameter | None) -> str:
    if param is None:
        return ""
    return param.opts[0] if isinstance(param, click.Option) else param.human_readable_name
