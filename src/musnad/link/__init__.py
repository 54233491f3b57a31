"""Readings to events, and pairs of contents worth comparing. Nothing here knows a language: tables do."""

from musnad.link.linking import link

__all__ = ["link"]
