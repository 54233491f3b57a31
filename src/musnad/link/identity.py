"""Ids of events: opaque, computed from what an event is, the same over rereading while that stays."""

import hashlib

import msgspec

from musnad.link.tellings import Telling
from musnad.model import When


def identify(telling: Telling, when: When) -> str:
    """Hashes family, participants and day; an undated event, and words, also the first report that tells of them."""
    first = "" if when.date and telling.participants else min(_reports(telling), default="")
    key = [telling.family, sorted(telling.known), when.date, first]
    return "e-" + hashlib.sha256(msgspec.json.encode(key)).hexdigest()[:16]


def _reports(telling: Telling) -> list[str]:
    return [p.id for p in telling.members] or [one.profile.id for one, _ in telling.mentions]
