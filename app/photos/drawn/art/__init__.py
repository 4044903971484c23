"""Framed pictures on the wall: a landscape, a still life, cut-out shapes."""

from app.photos.drawn.art.cut_outs import CutOuts
from app.photos.drawn.art.landscape import Landscape
from app.photos.drawn.art.still_life import StillLife

ART = (Landscape, StillLife, CutOuts)
