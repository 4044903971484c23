"""Native charts of a sheet, in greys that print, with the figures at the marks."""

from typing import Any

from app.documents.workbook_cells import amount_format
from app.documents.workbook_sheets import BookSheet, Chart, Kind

ACCENT = "#0E6B62"
CONTEXT = "#B8B5AD"
_GREYS = ("#4A4945", "#8A8780", "#B8B5AD", "#D8D6D0")
_WIDTH_PX, _HEIGHT_PX, _GAP_ROWS = 620, 300, 16


def add_charts(book: Any, page: Any, sheet: BookSheet, first: int, last: int) -> None:
    """Put the sheet's charts on ``page``; its rows are ``first`` to ``last``."""
    if last < first:
        return
    at_side = first
    below = last + 3
    for chart in sheet.charts:
        drawn = _drawn(book, page.get_name(), sheet, chart, (first, last))
        if chart.beside:
            page.insert_chart(at_side, len(sheet.columns) + 1, drawn)
            at_side += _GAP_ROWS
        else:
            page.insert_chart(below, 0, drawn)
            below += _GAP_ROWS


def _drawn(book: Any, name: str, sheet: BookSheet, chart: Chart, rows: tuple[int, int]) -> Any:
    first, last = rows
    drawn = book.add_chart({"type": chart.kind})
    alone = len(chart.values) == 1
    for place, column in enumerate(chart.values):
        grey = CONTEXT if alone else _GREYS[place % len(_GREYS)]
        series: dict[str, Any] = {
            "name": sheet.columns[column].head,
            "categories": [name, first, chart.labels, last, chart.labels],
            "values": [name, first, column, last, column],
            "gap": 60,
        }
        if chart.kind == "line":
            series["line"] = {"color": _GREYS[0] if alone else grey, "width": 2}
        else:
            series["fill"] = {"color": grey}
        if alone:
            series["data_labels"] = {"value": True, "num_format": _shown(sheet, column)}
            if chart.marked is not None and chart.kind != "line":
                series["points"] = [
                    {"fill": {"color": ACCENT}} if place == chart.marked else None
                    for place in range(last - first + 1)
                ]
        drawn.add_series(series)
    drawn.set_title({"name": chart.title, "name_font": {"size": 11}})
    drawn.set_legend({"none": True} if alone else {"position": "bottom"})
    values = {"major_gridlines": {"visible": True, "line": {"color": "#E3E1DB"}}}
    labels = {"reverse": True} if chart.kind == "bar" else {}
    # In bars the labels stand on the side; the library swaps what it calls x and y.
    drawn.set_x_axis(labels)
    drawn.set_y_axis(values)
    drawn.set_size({"width": _WIDTH_PX, "height": _HEIGHT_PX})
    return drawn


def _shown(sheet: BookSheet, column: int) -> str:
    of = sheet.columns[column]
    match of.kind:
        case Kind.AMOUNT if of.currency:
            return amount_format(of.currency)
        case Kind.SHARE:
            return "0.00%"
        case Kind.TENTHS:
            return "0.0"
        case _:
            return "#,##0"
