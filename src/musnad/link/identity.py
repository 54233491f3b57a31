"""Ids of events: opaque, computed from what an event is, the same over rereading while that stays."""

import hashlib
from collections import Counter
from collections.abc import Sequence

import msgspec

from musnad.link.tellings import Telling
from musnad.model import When

Key = tuple[str, tuple[str, ...], str | None, str]


def identify(tellings: Sequence[Telling], dates: Sequence[When]) -> list[str]:
    """An id for each event, no two alike: a hash of its family, participants and day.

    An event that these do not tell from all others, or that has no day or nobody in it, is told apart by the first (by
    id) of the reports about it, or by the first place that mentions it.
    """
    keys = [_key(telling, when) for telling, when in zip(tellings, dates, strict=True)]
    alike = Counter(keys)
    return [_hash(key if alike[key] == 1 else (*key[:3], _first(t))) for key, t in zip(keys, tellings, strict=True)]


def _key(telling: Telling, when: When) -> Key:
    settled = when.date and telling.participants
    return telling.family, tuple(sorted(telling.known)), when.date, "" if settled else _first(telling)


def _first(telling: Telling) -> str:
    """The first report about an event; of one that is only mentioned, the first place of that."""
    if telling.members:
        return min(p.id for p in telling.members)
    return min(f"{one.profile.id} {one.thread.happenings[0].span[0]}" for one, _ in telling.mentions)


def _hash(key: Key) -> str:
    return "e-" + hashlib.sha256(msgspec.json.encode(key)).hexdigest()[:16]
