"""Store credit: who has how much, and how it came."""

from app.domain.people import SeveralPeopleError, UnknownPersonError
from app.domain.store_credit import CreditAccount
from app.storage.credit_state import credit_of, holders_of_credit
from app.storage.database import Database
from app.storage.queries.people import PeopleQueries
from app.storage.state import State

_NAMED = 5  # people that a refusal names


class CreditQueries:
    """Reads buyers' credit. It is at the counter that it is spent: whoever works there sees it."""

    def __init__(self, database: Database, people: PeopleQueries) -> None:
        self._database = database
        self._people = people

    def of_person(self, person: str) -> CreditAccount:
        """One person's credit, by id; raises UnknownPersonError."""
        with self._database.reading() as connection:
            found = credit_of(connection, person, State(connection, "").settings())
        if found is None:
            raise UnknownPersonError(person)
        return found

    def holders(self) -> list[CreditAccount]:
        """Everybody with credit left, the most first."""
        with self._database.reading() as connection:
            settings = State(connection, "").settings()
            people = holders_of_credit(connection, settings.currency)
            found = [credit_of(connection, person, settings) for person in people]
        return [account for account in found if account is not None]

    def whose(self, who: str) -> str:
        """The id of the one person that a number, a name or a phone means.

        Those with credit come before others of the same name. Raises UnknownPersonError or
        SeveralPeopleError.
        """
        try:
            return self._people.line(who).id
        except UnknownPersonError:
            found = self._people.page(words=who, consignors=False, limit=_NAMED)
        holders = {account.person for account in self.holders()}
        named = [line for line in found if line.id in holders] or found
        if not named or not who.strip():
            raise UnknownPersonError(who)
        if len(named) > 1:
            raise SeveralPeopleError(who, [f"{line.name} {line.phone}".strip() for line in named])
        return named[0].id
