"""Readings to events coded in PLOVER: who did what to whom, when, by whose account. Nothing here knows a language."""

from musnad.code.coding import code
from musnad.code.gathered import about, gathered

__all__ = ["about", "code", "gathered"]
