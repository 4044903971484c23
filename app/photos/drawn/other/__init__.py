"""Everything else a shop takes in: a vase, a perfume bottle, sunglasses."""

from app.photos.drawn.other.perfume import Perfume
from app.photos.drawn.other.sunglasses import Sunglasses
from app.photos.drawn.other.vase import Vase

OTHER = (Vase, Perfume, Sunglasses)
