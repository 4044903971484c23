"""How far long work has come, for a person who watches; nothing where nobody does."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from app.cli.call import Call

Report = Callable[[int, int], None]


@contextmanager
def progress(call: Call, label: str) -> Iterator[Report | None]:
    """A function ``report(done, total)``, or None where nobody watches stderr.

    The bar appears with the first report, so that short work shows none. A total of 0 is one
    that is not known yet.
    """
    if not call.is_watched:
        yield None
        return
    bar = click.progressbar(length=1, label=label, file=call.around.err, show_eta=False)

    def report(done: int, total: int) -> None:
        if not total:
            return
        bar.length = total
        bar.update(done - bar.pos)

    try:
        yield report
    finally:
        if bar.pos:
            bar.render_finish()
