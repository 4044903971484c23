"""Handbags: with a flap and a chain, an open tote, a zipped bowling bag."""

from app.photos.drawn.bags.bowling_bag import BowlingBag
from app.photos.drawn.bags.flap_bag import FlapBag
from app.photos.drawn.bags.tote import Tote

BAGS = (FlapBag, Tote, BowlingBag)
