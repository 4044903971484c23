"""The page that ``--help`` shows, in either language."""

import shutil
from collections.abc import Mapping, Sequence

import click

from app.cli.output.widths import pad, width_of, wrap
from app.text.catalogue import translate

_MOST_COLUMNS = 96
_INDENT = "  "


def help_page(ctx: click.Context, commands: Mapping[str, str] | None = None) -> str:
    """Usage, purpose, arguments, options and, for a group, its ``commands`` by name."""
    width = min(shutil.get_terminal_size().columns, _MOST_COLUMNS)
    command = ctx.command
    arguments = [p for p in command.params if isinstance(p, click.Argument)]
    options = [p for p in command.params if isinstance(p, click.Option)]
    own = [p for p in options if p.expose_value]
    everywhere = [p for p in options if not p.expose_value]
    parts = [
        [usage_line(ctx)],
        [_INDENT + line for line in wrap(command.help or "", width - len(_INDENT))],
        _section(
            translate("CLI", "Arguments"),
            [(p.make_metavar(ctx), getattr(p, "words", "")) for p in arguments],
            width,
        ),
        _section(translate("CLI", "Commands"), list((commands or {}).items()), width),
        _section(translate("CLI", "Options"), [_option(p, ctx) for p in own], width),
        _section(
            translate("CLI", "Options of every command, before or after its name"),
            [_option(p, ctx) for p in everywhere],
            width,
        ),
        wrap(command.epilog or "", width) if command.epilog else [],
    ]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def usage_line(ctx: click.Context) -> str:
    """``Usage: aftercare case show NO [OPTIONS]``; what may be left out is in brackets."""
    pieces = [
        param.make_metavar(ctx) if param.required else f"[{param.make_metavar(ctx)}]"
        for param in ctx.command.params
        if isinstance(param, click.Argument)
    ]
    if isinstance(ctx.command, click.Group):
        pieces.append(translate("CLI", "COMMAND"))
    pieces.append(translate("CLI", "[OPTIONS]"))
    text = translate("CLI", "Usage: {command}")
    return text.format(command=" ".join([ctx.command_path, *pieces]))


def _option(param: click.Option, ctx: click.Context) -> tuple[str, str]:
    names = ", ".join([*param.opts, *param.secondary_opts])
    return (names if param.is_flag else f"{names} {param.make_metavar(ctx)}"), param.help or ""


def _section(title: str, rows: Sequence[tuple[str, str]], width: int) -> list[str]:
    if not rows:
        return []
    most = min(max(width_of(name) for name, _ in rows), width // 2)
    room = max(width - most - 2 * len(_INDENT), 20)
    lines = [title]
    for name, words in rows:
        first, *more = wrap(words, room)
        if width_of(name) > most:
            lines.append(_INDENT + name)
            name = ""  # noqa: PLW2901 - said already, on a line of its own
        lines.append(f"{_INDENT}{pad(name, most)}{_INDENT}{first}".rstrip())
        lines += [" " * (most + 2 * len(_INDENT)) + line for line in more]
    return lines
