"""Click's complaints in the person's own language."""

import click

from app.cli.declaring import NotUnderstoodError, ShopGroup, perhaps
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
    # All that click itself still refuses is a group without a command.
    group = error.ctx.command if error.ctx else None
    names = ", ".join(group.entries) if isinstance(group, ShopGroup) else ""
    return translate("CLI", "Which command? {names}").format(names=names)


def _no_option(error: click.NoSuchOption) -> str:
    text = translate("CLI", "There is no option {name}.").format(name=error.option_name[:40])
    return f"{text} {perhaps(error.possibilities or ())}".rstrip()


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
