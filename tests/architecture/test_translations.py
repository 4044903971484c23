"""Every text in both languages: what the code says, and the names in the data files."""

import ast
import re
import tomllib
from collections.abc import Iterator, Mapping
from io import BytesIO
from string import Formatter
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po

from app.text.catalogue import translate
from tests.architecture.sources import ROOT, Source, sources

Text = tuple[str, str]  # context and English
Calls = list[tuple[str, ast.Call]]

PO = ROOT / "i18n" / "zh" / "LC_MESSAGES" / "aftercare.po"
MARKUP = re.compile(r"</?[a-zA-Z][^<]*>|&\w+;")
HALF_WIDTH = re.compile(r"[\u4e00-\u9fff][,;:!?]|[,;:!?][\u4e00-\u9fff]")
# What software says, or what this program says otherwise: and how a shop says it.
STRANGE_WORDS = {
    "寄售方": "寄卖人",
    "委托人": "寄卖人",
    "货主": "寄卖人",
    "流水": "操作记录",
    "驳回": "不予支持",
    "平台审核": "门店受理中",
    "工单": "售后单",
    "你": "您",
    "她": "寄卖人",
}


@pytest.fixture(scope="module")
def speaking() -> list[Source]:
    """The modules that say something: the others need no walk."""
    return [source for source in sources() if "translate" in source.text]


@pytest.fixture(scope="module")
def calls(speaking: list[Source]) -> Calls:
    return [
        (source.place(node), node)
        for source in speaking
        for node in source.walk()
        if isinstance(node, ast.Call) and _is_translate(node.func)
    ]


def _is_translate(node: ast.AST) -> bool:
    return isinstance(node, ast.Name) and node.id == "translate"


def _literals(call: ast.Call) -> list[str]:
    told = [arg.value for arg in call.args[:2] if isinstance(arg, ast.Constant)]
    return [value for value in told if isinstance(value, str)]


@pytest.fixture(scope="module")
def texts(calls: Calls) -> set[Text]:
    found = (_literals(call) for _, call in calls)
    return {(told[0], told[1]) for told in found if len(told) == 2}


@pytest.fixture(scope="module")
def catalogue() -> Catalog:
    with PO.open("rb") as file:
        return read_po(file, locale="zh")


@pytest.fixture(scope="module")
def chinese(catalogue: Catalog) -> Mapping[Text, str]:
    return _entries(catalogue)


def _entries(catalogue: Catalog) -> Mapping[Text, str]:
    return {(m.context or "", str(m.id)): str(m.string) for m in catalogue if m.id}


def _named(value: Any, place: str) -> Iterator[tuple[str, Mapping[str, str]]]:
    if isinstance(value, list):
        for number, part in enumerate(value):
            yield from _named(part, f"{place}[{number}]")
    elif isinstance(value, dict) and {"zh", "en"} & set(value):
        yield place, value
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _named(part, f"{place}.{key}")


@pytest.fixture(scope="module")
def named() -> Mapping[str, Mapping[str, str]]:
    return {
        place: names
        for path in sorted((ROOT / "resources").glob("*.toml"))
        for place, names in _named(tomllib.loads(path.read_text("utf-8")), path.stem)
    }


def _fields(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in Formatter().parse(text) if name is not None)


def test_context_and_text_are_literals(calls: Calls) -> None:
    assert [] == [place for place, call in calls if len(_literals(call)) != 2]


def test_translate_is_called_and_goes_by_no_other_name(speaking: list[Source]) -> None:
    """Else a text could hide from the extraction."""
    strange = []
    for source in speaking:
        called = {id(node.func) for node in source.walk() if isinstance(node, ast.Call)}
        for node in source.walk():
            if isinstance(node, ast.ImportFrom):
                names = [alias for alias in node.names if alias.name in {"translate", "catalogue"}]
                hidden = any(a.asname or a.name == "catalogue" for a in names)
            else:
                hidden = _is_translate(node) and id(node) not in called
            if hidden:
                strange.append(source.place(node))
    assert [] == strange


def test_no_text_is_translated_while_a_module_loads(speaking: list[Source], calls: Calls) -> None:
    """It would stay in the language of that moment."""
    later = {
        id(node)
        for source in speaking
        for function in source.walk()
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        for part in (function.body if isinstance(function.body, list) else [function.body])
        for node in ast.walk(part)
    }
    assert [] == [place for place, call in calls if id(call) not in later]


def test_every_text_has_chinese(texts: set[Text], chinese: Mapping[Text, str]) -> None:
    assert [] == sorted(text for text in texts if not chinese.get(text, "").strip())


def test_catalogue_holds_nothing_that_is_not_said(
    texts: set[Text], catalogue: Catalog, chinese: Mapping[Text, str]
) -> None:
    assert [] == sorted(set(chinese) - texts)
    assert [] == list(catalogue.obsolete)
    assert [] == [m.id for m in catalogue if m.id and m.fuzzy]


def test_catalogue_is_in_the_order_that_pybabel_writes(catalogue: Catalog) -> None:
    """Then a new text is a few new lines; places in the code would change with every edit."""
    written = [(str(m.id), m.context or "") for m in catalogue if m.id]
    assert sorted(written) == written
    assert [] == [m.id for m in catalogue if m.locations]


def test_both_languages_have_the_same_placeholders(chinese: Mapping[Text, str]) -> None:
    said = {text: told for text, told in chinese.items() if told}
    assert {} == {text: told for text, told in said.items() if _fields(text[1]) != _fields(told)}


def test_no_text_has_markup(chinese: Mapping[Text, str]) -> None:
    said = [words for (_, english), told in chinese.items() for words in (english, told)]
    assert [] == [words for words in said if MARKUP.search(words)]


def test_compiled_catalogue_is_the_written_one(catalogue: Catalog) -> None:
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    with PO.with_suffix(".mo").open("rb") as file:
        assert _entries(read_mo(compiled)) == _entries(read_mo(file))


def test_program_finds_its_chinese(chinese: Mapping[Text, str]) -> None:
    written = {text: told for text, told in chinese.items() if told}
    assert written == {text: translate(*text, "zh") for text in written}


def test_names_in_data_files_are_in_both_languages(
    named: Mapping[str, Mapping[str, str]],
) -> None:
    assert "words.accessory.box" in named
    assert {} == {
        place: names
        for place, names in named.items()
        if set(names) != {"zh", "en"} or not all(name.strip() for name in names.values())
    }


def test_names_in_data_files_have_the_same_placeholders(
    named: Mapping[str, Mapping[str, str]],
) -> None:
    assert {} == {
        place: names
        for place, names in named.items()
        if len({tuple(_fields(name)) for name in names.values()}) != 1
    }


def test_chinese_is_what_a_shop_says(
    chinese: Mapping[Text, str], named: Mapping[str, Mapping[str, str]]
) -> None:
    said = [*chinese.values(), *(names.get("zh", "") for names in named.values())]
    assert {} == {
        words: better
        for words in said
        for strange, better in STRANGE_WORDS.items()
        if strange in words
    }
    assert [] == [words for words in said if HALF_WIDTH.search(words)]
