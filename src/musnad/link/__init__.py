"""Readings to events, and pairs of contents worth comparing. Nothing here knows a language: tables do."""

from musnad.link.index import Index
from musnad.link.namesakes import united
from musnad.link.stream import Stream, link

__all__ = ["Index", "Stream", "link", "united"]
