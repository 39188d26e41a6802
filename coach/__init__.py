"""Leg Coach: leads a person through leg exercises in the tempo that was set for them."""

from typing import Final

__version__: Final = "0.6.0"
