"""Rates of exchange, as the shop recorded them."""

from datetime import date

from app.domain.exchange_rates import Rate
from app.storage.database import Database


class RateQueries:
    """Reads rates, newest first."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def newest(self, *, limit: int = 200) -> tuple[Rate, ...]:
        """The rates that hold or held, the newest day first."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT base, quote, numerator, denominator, day, source FROM exchange_rate"
                " ORDER BY day DESC, pk DESC LIMIT ?",
                (limit,),
            ).fetchall()
        return tuple(
            Rate(base, quote, numerator, denominator, date.fromisoformat(day), source)
            for base, quote, numerator, denominator, day, source in rows
        )
