"""Clothes on a wooden hanger: coat, dress, zipped jacket."""

from app.photos.drawn.clothing.coat import Coat
from app.photos.drawn.clothing.dress import Dress
from app.photos.drawn.clothing.jacket import Jacket

CLOTHING = (Coat, Dress, Jacket)
