"""Every kind of pixel a photo may arrive with, turned into plain sRGB."""

import io

from PIL import Image, ImageCms

_WHITE = (255, 255, 255, 255)
_HIGH_BYTE = [value >> 8 for value in range(0x10000)]  # 16-bit grey to 8-bit


def ready_to_scale(picture: Image.Image) -> Image.Image:
    """Give the picture a mode whose pixels may be averaged: L, RGB, RGBA or CMYK.

    Palette numbers and bits cannot be averaged, and 16-bit grey would be cut off instead of scaled.
    """
    if picture.has_transparency_data:
        return picture if picture.mode == "RGBA" else picture.convert("RGBA")
    if picture.mode in ("L", "RGB", "CMYK"):
        return picture
    if picture.mode == "1":
        return picture.convert("L")
    if picture.mode.startswith("I"):
        return picture.convert("I").point(_HIGH_BYTE, "L")
    return picture.convert("RGB")


def to_srgb(picture: Image.Image, icc_profile: bytes | None) -> Image.Image:
    """Lay transparent parts on white and convert to sRGB; an unusable profile is dropped.

    Wants a picture from `ready_to_scale`; returns mode RGB.
    """
    if picture.mode == "RGBA":
        paper = Image.new("RGBA", picture.size, _WHITE)
        paper.alpha_composite(picture)
        picture = paper.convert("RGB")
    if icc_profile:
        picture = _through_profile(picture, icc_profile)
    return picture if picture.mode == "RGB" else picture.convert("RGB")


def _through_profile(picture: Image.Image, icc_profile: bytes) -> Image.Image:
    """Convert by the embedded profile, so that colours of newer phones do not look washed out."""
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(icc_profile))
        if ImageCms.getProfileDescription(source).startswith("sRGB"):
            return picture  # most photos: already what we want
        converted = ImageCms.profileToProfile(
            picture, source, ImageCms.createProfile("sRGB"), outputMode="RGB"
        )
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture  # profile damaged, or made for other pixels than these
    return picture if converted is None else converted
