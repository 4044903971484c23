"""Making a demo shop: plan a history, then play it through the shop's own services."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import partial
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from app.domain.categories import UNCLASSIFIED, trunk_of
from app.domain.errors import RuleError
from app.domain.money import decimals_of
from app.domain.rows import QueueFilter
from app.services.demo.album import Album
from app.services.demo.desk import Desk
from app.services.demo.endings import tell_ending
from app.services.demo.intake import tell_intake
from app.services.demo.material import Material, load_material
from app.services.demo.openings import choose_openings
from app.services.demo.pace import Diary, Span, SteppedClock, span_before
from app.services.demo.payday import Account, write_paydays
from app.services.demo.plan import Plan, make_plan
from app.services.demo.run import Run
from app.services.demo.story import Story
from app.services.program_data import ProgramData
from app.services.shop import Shop, found_shop, open_shop
from app.storage.store import DATABASE_NAME
