"""Small electronics: a camera, a telephone, headphones."""

from app.photos.drawn.electronics.headphones import Headphones
from app.photos.drawn.electronics.photo_camera import PhotoCamera
from app.photos.drawn.electronics.telephone import Telephone

ELECTRONICS = (PhotoCamera, Telephone, Headphones)
