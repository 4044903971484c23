"""A shop with a lifelike history, for looking around, for training, and for measuring."""

from app.services.demo.fill import DemoReport, ShopHasDataError, fill_demo

__all__ = ["DemoReport", "ShopHasDataError", "fill_demo"]
