"""Bytes to reports: plain text, HTML and JSON Lines, with their blocks, credits, language and identity."""

from musnad.ingest.gather import Note, gather
from musnad.ingest.make import Metadata, report
from musnad.ingest.settings import Settings

__all__ = ["Metadata", "Note", "Settings", "gather", "report"]
