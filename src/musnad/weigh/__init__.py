"""Candidate pairs and events to claims, relations of claims, origins and silences."""

from musnad.weigh.given import given, unambiguous
from musnad.weigh.weighing import Weighed, weigh

__all__ = ["Weighed", "given", "unambiguous", "weigh"]
