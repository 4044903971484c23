"""What can be wrong with a photo, or with the place where photos are kept."""

from app.domain.errors import EnvironmentFailedError, RuleError


class NotAPhotoError(RuleError):
    """The content is none of the kinds we take, whatever the file is called."""

    code = "not_a_photo"

    def __init__(self) -> None:
        super().__init__()


class BrokenPhotoError(RuleError):
    """It is a photo, but the file is cut short or damaged and cannot be shown whole."""

    code = "broken_photo"

    def __init__(self) -> None:
        super().__init__()


class PhotoFileTooBigError(RuleError):
    """The file has more bytes than any camera of a shop writes."""

    code = "photo_file_too_big"

    def __init__(self, size_mb: int, limit_mb: int) -> None:
        super().__init__(size_mb=size_mb, limit_mb=limit_mb)


class TooManyPixelsError(RuleError):
    """The header promises a picture that would eat the memory of the computer."""

    code = "too_many_pixels"

    def __init__(self, width_px: int, height_px: int, limit_megapixels: int) -> None:
        super().__init__(width_px=width_px, height_px=height_px, limit_megapixels=limit_megapixels)


class PhotoMissingError(EnvironmentFailedError):
    """A photo that was kept is no longer in the photo folder."""

    code = "photo_missing"

    def __init__(self, sha256: str) -> None:
        super().__init__(sha256=sha256)


class PhotoDamagedError(EnvironmentFailedError):
    """A kept photo no longer has the content that its name promises."""

    code = "photo_damaged"

    def __init__(self, sha256: str) -> None:
        super().__init__(sha256=sha256)
