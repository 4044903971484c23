"""How commands are declared: plain functions with a list of what they take.

Click's decorators would fix the help text when a module is loaded; here a command is made when it
is called, after the language is known.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

import click

from app.cli.help_page import help_page
from app.cli.values import FilePath, OneOf, Text
from app.text.catalogue import LANGUAGES, translate

# Does the work and answers; a number it returns is the exit code.
Handler = Callable[..., int | None]


class GlobalOption(click.Option):
    """An option that may stand before or after the command; it lands in the Call."""


class Positional(click.Argument):
    """An argument with a word on what it is."""

    def __init__(self, declaration: str, *, words: str, **attributes: Any) -> None:
        super().__init__([declaration], **attributes)
        self.words = words


def option(declaration: str, words: str, metavar: str, **attributes: Any) -> click.Option:
    """An option with a value; ``into`` names its parameter where the option's name cannot."""
    into = attributes.pop("into", None)
    declarations = [declaration, into] if into else [declaration]
    attributes.setdefault("type", Text())
    if attributes.get("required"):
        words = translate("CLI", "{what} (required)").format(what=words)
    return click.Option(declarations, help=words, metavar=metavar, **attributes)


def flag(declaration: str, words: str, *, into: str | None = None) -> click.Option:
    """An option without a value."""
    declarations = [declaration, into] if into else [declaration]
    return click.Option(declarations, help=words, is_flag=True)


def positional(declaration: str, words: str, metavar: str, **attributes: Any) -> Positional:
    """An argument."""
    attributes.setdefault("type", Text())
    return Positional(declaration, words=words, metavar=metavar, **attributes)


def case_number() -> Positional:
    """The argument that says which case."""
    return positional("number", translate("CLI", "The case's number."), "NO")


def global_options() -> list[click.Parameter]:
    """What every command takes, before or after its name."""

    def keep(field: str) -> Callable[[click.Context, click.Parameter, Any], Any]:
        def callback(ctx: click.Context, _param: click.Parameter, value: Any) -> Any:
            if value:
                setattr(ctx.find_root().obj, field, value)
            return value

        return callback

    def made(declaration: str, field: str, words: str, **attributes: Any) -> GlobalOption:
        return GlobalOption(
            [declaration], help=words, expose_value=False, callback=keep(field), **attributes
        )

    shop = translate("CLI", "The shop's folder; AFTERCARE_SHOP in the environment says it too.")
    as_json = translate("CLI", "Answer with one JSON document.")
    lang = translate("CLI", "Language of help and answers.")
    actor = translate("CLI", "Who acts, for the record.")
    pin = translate("CLI", "Holds the PIN or passphrase of who acts; AFTERCARE_PIN holds it too.")
    return [
        made("--shop", "shop_folder", shop, type=FilePath(), metavar="DIR"),
        made("--json", "as_json", as_json, is_flag=True),
        made("--lang", "lang", lang, type=OneOf(*LANGUAGES), metavar="zh|en"),
        made("--actor", "actor", actor, type=Text(), metavar="NAME"),
        made("--pin-file", "pin_file", pin, type=FilePath(), metavar="FILE"),
        _help_option(),
    ]


def _help_option() -> click.Option:
    def show(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
        if value and not ctx.resilient_parsing:
            ctx.find_root().obj.write(ctx.command.get_help(ctx))
            ctx.exit()

    words = translate("CLI", "Show this help.")
    return GlobalOption(
        ["-h", "--help"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=show,
        help=words,
    )


class NotUnderstoodError(click.UsageError):
    """Words that mean nothing here; the message is in the person's language."""


def wrong_usage(message: str) -> NotUnderstoodError:
    """The error for a command whose options do not make sense together."""
    return NotUnderstoodError(message, click.get_current_context(silent=True))


@contextmanager
def _told_where(ctx: click.Context) -> Iterator[None]:
    """Tell errors which command they belong to; click's parser forgets it for some."""
    try:
        yield
    except click.UsageError as error:
        error.ctx = error.ctx or ctx
        raise


class ShopCommand(click.Command):
    """A command whose handler gets the Call and what was parsed."""

    allow_extra_args = True  # refused below, in the person's language

    def __init__(self, handler: Handler, *params: click.Parameter) -> None:
        super().__init__(None, params=[*params, *global_options()], add_help_option=False)
        self.handler = handler

    def get_help(self, ctx: click.Context) -> str:
        """The page that ``--help`` shows."""
        return help_page(ctx)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click does; refuses words that mean nothing."""
        with _told_where(ctx):
            rest = super().parse_args(ctx, args)
        if rest and not ctx.resilient_parsing:
            text = translate("CLI", "Not understood: {words}")
            raise NotUnderstoodError(text.format(words=" ".join(rest)), ctx)
        return rest

    def invoke(self, ctx: click.Context) -> int | None:
        """Do the work; returns the exit code or None."""
        return self.handler(ctx.find_root().obj, **ctx.params)


def _no_command(name: str, known: Mapping[str, object]) -> str:
    text = translate("CLI", "There is no command {name}.").format(name=name[:40])
    return f"{text} {perhaps(get_close_matches(name, known, n=1))}".rstrip()


def perhaps(names: Sequence[str]) -> str:
    """A guess at what was meant; empty without one."""
    return translate("CLI", "Did you mean {name}?").format(name=names[0]) if names else ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a group: what the command is for, and where it comes from when it is called."""

    words: str
    load: Callable[[], click.Command]


class ShopGroup(click.Group):
    """Commands that are loaded when they are called, so that naming them all costs nothing."""

    def __init__(self, entries: Mapping[str, Entry], words: str = "", epilog: str = "") -> None:
        super().__init__(
            None,
            params=global_options(),
            help=words,
            epilog=epilog,
            add_help_option=False,
            no_args_is_help=False,
        )
        self.entries = entries

    def get_help(self, ctx: click.Context) -> str:
        """The page that ``--help`` shows."""
        return help_page(ctx, {name: entry.words for name, entry in self.entries.items()})

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click does."""
        with _told_where(ctx):
            return super().parse_args(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Names in the order of the manual."""
        return list(self.entries)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Load a command."""
        entry = self.entries.get(cmd_name)
        if entry is None:
            return None
        command = entry.load()
        command.name, command.help = cmd_name, entry.words
        return command

    def resolve_command(
        self, ctx: click.Context, args: Sequence[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that ``args`` name, and the rest."""
        command = self.get_command(ctx, args[0])
        if command is None:
            raise NotUnderstoodError(_no_command(args[0], self.entries), ctx)
        return args[0], command, list(args[1:])
