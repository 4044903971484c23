"""Who works here and what each role may do, as the owner edits it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from app.domain.moves import Actor
from app.domain.permissions import REFUND
from app.services.shop import Shop
from app.services.users import sign_in
from app.ui.desk import Desk
from app.ui.settings.page import SettingsPage
from app.ui.settings.permission_form import PermissionForm
from app.ui.settings.user_form import UserForm
from tests.gui.hands import click, press, type_in
from tests.gui.pages.finding import ShowPage, Until
from tests.staff import NAMES, SECRETS, hire

Told = Callable[[], list[str]]


@pytest.fixture
def users(desk: Desk, show: ShowPage, until: Until) -> UserForm:
    page = SettingsPage(desk)
    show(page)
    page.open("users")
    until(lambda: bool(page._users._people.lines()))
    return page._users


@pytest.fixture
def signed_in(shop: Shop, desk: Desk, until: Until) -> Callable[[str], None]:
    """Somebody of this role sits at the desk."""

    def sit(role: str) -> None:
        hire(shop)
        there: list[bool] = []
        desk.sign_in(Actor(NAMES[role], role), lambda: there.append(True))
        until(lambda: bool(there))

    return sit


def names(form: UserForm) -> list[str]:
    return [line.title for line in form._people.lines()]


def choose(form: UserForm, name: str) -> None:
    line = next(line for line in form._people.lines() if line.title == name)
    form._people.choose(line.key)


def test_the_first_people_of_a_shop(users: UserForm, shop: Shop, until: Until) -> None:
    """An owner, her passphrase; a PIN for a clerk before that is refused beside its field."""
    assert names(users) == ["Add somebody…"]
    press(users._people, Qt.Key.Key_Return)
    assert users._name.hasFocus()
    type_in(users._name, "Xiao Zhou")
    press(users._name, Qt.Key.Key_Return)
    until(lambda: names(users) == ["Xiao Zhou", "Add somebody…"])
    assert shop.queries.users.everybody()[0].role == "clerk"
    assert users._people.lines()[0].chip is not None

    choose(users, "Xiao Zhou")
    users._secret.setText("804217")
    click(users._set)
    until(lambda: "an owner a passphrase first" in users._secret_field._below.text())

    choose(users, "Add somebody…")
    users._name.setText("陈")
    users._role.setCurrentIndex(users._role.findData("owner"))
    click(users._save)
    until(lambda: "陈" in names(users))
    choose(users, "陈")
    for wrong, told in (("8042171930", "needs a passphrase"), ("short", "at least 10 letters")):
        users._secret.setText(wrong)
        click(users._set)
        until(lambda told=told: told in users._secret_field._below.text())  # type: ignore[misc] # bound now
        users._secret_field.set_problem("")
    users._secret.setText(SECRETS["陈"])
    press(users._secret, Qt.Key.Key_Return)
    until(shop.queries.users.asks_who)
    assert sign_in(shop, name="陈", secret=SECRETS["陈"]) == Actor("陈", "owner")


def test_a_name_that_is_taken_is_told_beside_the_name(
    users: UserForm, signed_in: Callable[[str], None], until: Until
) -> None:
    signed_in("owner")
    until(lambda: len(names(users)) == 6)
    choose(users, "Add somebody…")
    users._name.setText("小周")
    click(users._save)
    until(lambda: "already" in users._name_field._below.text())


def test_a_role_changes_and_somebody_leaves_and_returns(
    users: UserForm, signed_in: Callable[[str], None], shop: Shop, until: Until
) -> None:
    signed_in("owner")
    until(lambda: len(names(users)) == 6)
    choose(users, "小周")
    assert not users._save.isEnabled()
    users._role.setCurrentIndex(users._role.findData("handler"))
    users._role.activated.emit(0)
    click(users._save)
    until(lambda: shop.queries.users.rights("小周").role == "handler")
    until(lambda: users._people.lines()[2].figure == "Handler")
    click(users._retire)
    until(lambda: users._retire.text() == "Works here again")
    assert not users._set.isVisible()
    click(users._retire)
    until(lambda: users._retire.text() == "Has left")


def test_the_last_owner_is_told_why_not(
    users: UserForm, signed_in: Callable[[str], None], until: Until
) -> None:
    signed_in("owner")
    until(lambda: len(names(users)) == 6)
    choose(users, "陈")
    click(users._retire)
    until(lambda: "only owner" in users._role_field._below.text())


def test_a_clerk_finds_herself_alone_and_changes_her_pin(
    users: UserForm, signed_in: Callable[[str], None], shop: Shop, until: Until
) -> None:
    signed_in("clerk")
    until(lambda: names(users) == ["小周"])
    assert not users._save.isVisible()
    assert not users._role.isEnabled()
    users._secret.setText("660918")
    users._current.setText("999119")
    click(users._set)
    until(lambda: "Tries left: 4" in users._current_field._below.text())
    users._secret.setText("660918")
    users._current.setText(SECRETS["小周"])
    click(users._set)
    until(lambda: users._secret.text() == "")
    assert sign_in(shop, name="小周", secret="660918").name == "小周"


@pytest.fixture
def table(users: UserForm, desk: Desk, until: Until) -> PermissionForm:
    page = users.parentWidget().parentWidget()  # type: ignore[union-attr] # the stack, the page
    assert isinstance(page, SettingsPage)
    page.open("permissions")
    until(page._permissions._boxes["clerk", "cases.open"].isChecked)
    assert desk.standing.may("users.edit")
    return page._permissions


def test_a_box_is_saved_at_once_and_can_be_taken_back(
    table: PermissionForm, shop: Shop, until: Until, desk: Desk
) -> None:
    box = table._boxes["clerk", "cases.decide"]
    click(box)
    until(lambda: shop.queries.users.permissions().allows("clerk", "cases.decide"))
    until(lambda: bool(desk._actions))
    desk.undo_last()
    until(lambda: not shop.queries.users.permissions().allows("clerk", "cases.decide"))
    table.load()
    until(lambda: not box.isChecked())


def test_the_owners_boxes_are_for_looking(table: PermissionForm) -> None:
    boxes = [box for (role, _), box in table._boxes.items() if role == "owner"]
    assert all(box.isChecked() and not box.isEnabled() for box in boxes)
    assert boxes[0].accessibleName() == "Owner: Open cases"


def test_a_refund_limit_is_typed_and_emptied(
    table: PermissionForm, shop: Shop, until: Until
) -> None:
    cap = table._caps["clerk"]
    assert cap.text() == "500.00"
    cap.setFocus()
    cap.selectAll()
    type_in(cap, "80")
    press(cap, Qt.Key.Key_Return)
    until(lambda: shop.queries.users.permissions().refund_cap("clerk") == 8_000)
    cap.selectAll()
    press(cap, Qt.Key.Key_Delete)
    press(cap, Qt.Key.Key_Return)
    until(lambda: shop.queries.users.permissions().refund_cap("clerk") is None)
    assert shop.queries.users.permissions().allows("clerk", REFUND)


def test_who_may_not_manage_users_sees_the_table_and_changes_nothing(
    table: PermissionForm, signed_in: Callable[[str], None], until: Until
) -> None:
    signed_in("handler")
    until(lambda: not table._boxes["clerk", "cases.decide"].isEnabled())
    assert not table._caps["clerk"].isEnabled()


@pytest.mark.parametrize("role", ["clerk", "owner"])
def test_what_her_role_may_not_change_is_only_to_look_at(
    desk: Desk, show: ShowPage, signed_in: Callable[[str], None], role: str
) -> None:
    signed_in(role)
    may = role == "owner"
    page = SettingsPage(desk)
    show(page)
    for key in ("shop", "categories", "rules", "teams", "import"):
        page.open(key)
        assert page._look.isVisible() != may
    for form in (page._shop, page._branches, page._rules, page._teams, page._import):
        assert {may} == {widget.isEnabled() for widget in form.writes}
