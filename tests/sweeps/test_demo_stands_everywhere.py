"""The demo shop that a newcomer opens holds cases at every stage and in every lane."""

from datetime import date
from pathlib import Path

import pytest

from app.domain.cases import LANES
from app.services.demo.fill import fill_demo
from app.services.program_data import ProgramData
from app.services.shop import open_shop

_ENDED_ELSEWHERE = {"VOID", "MERGED"}  # mistakes: nobody plays those


@pytest.mark.sweep
def test_the_usual_demo_has_every_stage_lane_and_resolution(
    tmp_path: Path, program: ProgramData
) -> None:
    fill_demo(tmp_path / "shop", program=program, until=date(2026, 11, 28))
    shop = open_shop(tmp_path / "shop", program=program)
    try:
        with shop.store.database.reading() as connection:
            both = "SELECT claim_stage FROM case_file UNION SELECT recovery_stage FROM case_file"
            stages = {row[0] for row in connection.execute(both)}
            lanes = {row[0] for row in connection.execute("SELECT DISTINCT lane FROM case_file")}
            ways = {row[0] for row in connection.execute("SELECT resolution FROM case_file")}
    finally:
        shop.close()
    assert stages == set(program.routes.stages) - _ENDED_ELSEWHERE
    assert lanes == set(LANES)
    assert ways == set(program.routes.resolutions())
