"""Readings to events, and pairs of contents worth comparing. Nothing here knows a language: tables do."""

from musnad.link.linking import link
from musnad.link.namesakes import united

__all__ = ["link", "united"]
