"""The pages of a table that are kept, and those that are wanted: no Qt."""

from collections import OrderedDict
from collections.abc import Sequence

_WISHES = 4  # what a person scrolled past meanwhile is not worth fetching
_IN_FLIGHT = 2


class PageCache:
    """Rows by page, the least recently used page goes first. Stale pages are shown, and renewed."""

    def __init__(self, *, page_rows: int, pages_kept: int) -> None:
        self.page_rows = page_rows
        self._pages_kept = pages_kept
        self._pages: OrderedDict[int, tuple[object, ...]] = OrderedDict()
        self._stale: set[int] = set()
        self._hot_page = -1
        self._hot_rows: tuple[object, ...] = ()

    def row(self, number: int) -> object | None:
        """Row ``number``, or None while its page is not there."""
        page, within = divmod(number, self.page_rows)
        if page != self._hot_page:
            rows = self._pages.get(page)
            if rows is None:
                return None
            self._pages.move_to_end(page)
            self._hot_page, self._hot_rows = page, rows
        return self._hot_rows[within] if within < len(self._hot_rows) else None

    def needs(self, page: int) -> bool:
        """Whether a page is missing or stale."""
        return page not in self._pages or page in self._stale

    def put(self, page: int, rows: Sequence[object]) -> None:
        """Keep a page, drop the one not used for the longest time."""
        self._pages[page] = tuple(rows)
        self._pages.move_to_end(page)
        self._stale.discard(page)
        self._hot_page = -1
        while len(self._pages) > self._pages_kept:
            oldest, _ = self._pages.popitem(last=False)
            self._stale.discard(oldest)

    def make_stale(self) -> None:
        """Every page is to be fetched again when it is next looked at."""
        self._stale.update(self._pages)

    def clear(self) -> None:
        """Forget everything."""
        self._pages.clear()
        self._stale.clear()
        self._hot_page = -1

    def loaded(self) -> tuple[tuple[int, tuple[object, ...]], ...]:
        """First row number and rows of every page kept."""
        return tuple((page * self.page_rows, rows) for page, rows in self._pages.items())

    def __len__(self) -> int:
        return len(self._pages)


class PageWishes:
    """Pages to ask for: few at a time, the newest wish first, old wishes forgotten."""

    def __init__(self) -> None:
        self._wishes: OrderedDict[int, None] = OrderedDict()
        self._asked: set[int] = set()

    def wish(self, page: int) -> bool:
        """Want a page; whether it is a new wish."""
        if page in self._asked:
            return False
        new = page not in self._wishes
        self._wishes[page] = None
        self._wishes.move_to_end(page)
        while len(self._wishes) > _WISHES:
            self._wishes.popitem(last=False)
        return new

    def take(self) -> tuple[int, ...]:
        """The pages to ask for now; they count as asked until `answered`."""
        taken: list[int] = []
        while self._wishes and len(self._asked) < _IN_FLIGHT:
            page, _ = self._wishes.popitem(last=True)
            self._asked.add(page)
            taken.append(page)
        return tuple(taken)

    def answered(self, page: int) -> None:
        """Whatever the answer was."""
        self._asked.discard(page)

    def clear(self) -> None:
        """Nothing is wanted, no answer is awaited."""
        self._wishes.clear()
        self._asked.clear()
