"""Workbooks open in other programs without being mended.

Where LibreOffice is installed it opens them itself; everywhere, what programs complain about is
looked for: parts that are named and not there, relations to nothing, files that do not parse.
"""

import posixpath
import shutil
import subprocess
from datetime import date
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from app.services.demo.fill import fill_demo
from app.services.monthly_report import this_month
from app.services.papers.monthly_report import monthly_report_workbook
from app.services.program_data import ProgramData
from app.services.shop import open_shop

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_LIBREOFFICE = shutil.which("soffice") or shutil.which("libreoffice")


@pytest.mark.sweep
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_monthly_report_opens_elsewhere(
    tmp_path: Path, program: ProgramData, lang: str
) -> None:
    fill_demo(tmp_path / "shop", program=program, until=date(2026, 11, 28), cases=120)
    shop = open_shop(tmp_path / "shop", program=program)
    try:
        month = this_month(shop).plus(-1)
        made = monthly_report_workbook(shop, month=month, lang=lang, issued_by="陈")
    finally:
        shop.close()

    check_package(made)
    sheets = CalamineWorkbook.from_filelike(BytesIO(made)).sheet_names
    assert 10 == len(sheets)
    if _LIBREOFFICE:
        assert read_by_libreoffice(made, tmp_path)


def check_package(made: bytes) -> None:
    """Every part that is named is there, every relation leads somewhere, everything parses."""
    with ZipFile(BytesIO(made)) as packed:
        assert packed.testzip() is None
        names = set(packed.namelist())
        trees = {name: ET.fromstring(packed.read(name)) for name in names}  # noqa: S314 - our own
    declared = {part.get("PartName", "").lstrip("/") for part in trees["[Content_Types].xml"]}
    assert not {name for name in declared if name} - names
    for name, tree in trees.items():
        if not name.endswith(".rels"):
            continue
        base = posixpath.dirname(posixpath.dirname(name))
        for relation in tree.iter(_RELATION):
            target = relation.get("Target", "")
            found = posixpath.normpath(posixpath.join("" if target[0] == "/" else base, target))
            assert found.lstrip("/") in names, (name, target)


def read_by_libreoffice(made: bytes, folder: Path) -> str:
    """The first sheet as LibreOffice reads it."""
    (folder / "m.xlsx").write_bytes(made)
    subprocess.run(
        [str(_LIBREOFFICE), "--headless", "--convert-to", "csv", "--outdir", str(folder), "m.xlsx"],
        cwd=folder,
        check=True,
        capture_output=True,
        timeout=120,
    )
    return (folder / "m.csv").read_text("utf-8", "replace")
