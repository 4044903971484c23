"""Shoes in pairs, seen from the side: sneaker, pump, ankle boot."""

from app.photos.drawn.shoes.ankle_boot import AnkleBoot
from app.photos.drawn.shoes.pump import Pump
from app.photos.drawn.shoes.sneaker import Sneaker

SHOES = (Sneaker, Pump, AnkleBoot)
