"""Which unnamed speakers are one: who talked to one outlet, or stands in one wording.

Two officials in two outlets may be two men, and nothing in their description tells. They are one where the reports say
that the words came through one outlet or agency (one quotes him, the other quotes that outlet), and whoever is not named
is one with anybody in whose very words he speaks, unless the two came by two ways. That reports share text is seen
elsewhere (`copies`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from musnad.model import Attribution, Medium, Party, Report
from musnad.text import fold
from musnad.weigh.joins import Joined
from musnad.weigh.parties import Voice
from musnad.weigh.statements import Link, Statement
from musnad.weigh.words import meaning, words
from musnad.world import World

WORDING = 0.75
"""Share of the shorter content's telling words that the other has in the same order: one wording."""
DESCRIPTION = 0.6
"""The same, where both speakers are described alike."""
LEAST = 4
"""Telling words of a content below which nothing is told by its wording."""
NAMED = 0.5
"""Share of the telling words of a medium that an outlet's name must cover to be what it names (`newspaper NAME`)."""
MEDIA = ("outlet", "document")
"""Kinds of sources that may be named so; of others, whose names hold many an outlet's, every word must be its name's."""


class Way(Struct, frozen=True, gc=False):
    """The outlet that words came through; `said` where the report names it, else it is the report's own."""

    outlet: str
    said: bool


class Outlets:
    """The outlets that a pile's reports are of, by the words of their names."""

    def __init__(self, reports: Iterable[Report], world: World) -> None:
        self._world = world
        self._keys: dict[str, str] = {}
        self._meant: dict[tuple[str, str | None, float], str | None] = {}
        self._named: dict[str, set[tuple[frozenset[str], str]]] = {}
        for report in reports:
            name = _forms(report.outlet or "", report.language)
            for form in name:
                self._named.setdefault(form, set()).add((name, self.key(report.outlet or report.id)))

    def key(self, name: str) -> str:
        """What tells outlets apart: the world's id, else the folded name."""
        if name not in self._keys:
            listed = self._world.outlet(name)
            self._keys[name] = listed.id if listed else " ".join(fold(name).split())
        return self._keys[name]

    def meant(self, party: Party | Medium, language: str | None) -> str | None:
        """The outlet that a party or a medium is: a listed one, or one of the pile by the words of its name."""
        known = [ref.id for ref in party.entities if ref.id in self._world]
        if known or not party.text:
            return next((id for id in known if self._world.entity(id).kind == "outlet"), None)
        least = NAMED if isinstance(party, Medium) or party.kind in MEDIA else 1.0
        asked = party.text, language, least
        if asked not in self._meant:
            self._meant[asked] = self._worded(*asked)
        return self._meant[asked]

    def _worded(self, text: str, language: str | None, least: float) -> str | None:
        """The outlet of the pile that some words name, so much of them being its name."""
        forms = _forms(text, language)
        rows = {row for form in forms for row in self._named.get(form, ())}
        found = [(len(name), key) for name, key in rows if name <= forms and len(name) >= least * len(forms)]
        return max(found)[1] if found else None

    def way(self, link: Link) -> Way:
        """The outlet that the words of an attribution came through: the innermost that the report names, else its own."""
        report = link.report
        for a in reversed(link.chain):
            for party in _between(a, link):
                if (outlet := self.meant(party, report.language)) is not None:
                    return Way(outlet, True)
        agencies = {c.entity.id if c.entity else self.key(c.text) for c in report.credits if c.role == "agency"}
        if len(agencies) == 1:
            return Way(agencies.pop(), True)
        return Way(self.key(report.outlet or report.id), False)


@lru_cache(maxsize=20_000)
def _forms(name: str, language: str | None) -> frozenset[str]:
    """The telling words of a name as they are: stems would make one of the newspaper `The Statement` and a statement."""
    return frozenset(form for _, form in words(name, meaning(language)).forms)


def _between(a: Attribution, link: Link) -> tuple[Party | Medium, ...]:
    """Who may have carried an attribution's words: its medium, whom they were told to, and who relays it."""
    return (a.medium, a.addressee) if a is link.attribution else (a.source, a.medium, a.addressee)


OTHERS = frozenset({"witness", "analyst", "journalist", "opponent"})
"""Roles of those who are not whom a report names as speaking for a party, be it in the same words."""


class Speaker(Struct, frozen=True):
    """One who states a claim: his voice and role, the outlets that his words came through, and their stems in order.

    `told`: his report names the outlet, which is one then. Several outlets told one wording each by itself.
    """

    voice: Voice
    role: str | None
    outlets: frozenset[str]
    told: bool
    said: tuple[str, ...]


def same_speakers(rows: Sequence[tuple[Statement, Voice]], outlets: Outlets) -> list[tuple[int, int]]:
    """Pairs of indices of speakers of whom one at least is not named, that join all who are one.

    Nobody is one with two who are named: of those in whose words he speaks, he is the one whose words are nearest.
    """
    if len(rows) < 2 or all(voice.named for _, voice in rows):
        return []
    speakers = _speakers(rows, outlets)
    firsts, out = list(speakers), [(own[0], i) for own, _ in speakers.values() for i in own[1:]]
    joined = Joined()
    for n, i in enumerate(firsts):
        one = speakers[i][1]
        if one.voice.named:
            continue
        named = {j: near for j in firsts if speakers[j][1].voice.named and (near := _one(one, speakers[j][1]))}
        out += [(i, j) for j in sorted(named, key=lambda j: (-named[j], j))[:1]]
        for j in firsts[n + 1 :]:
            if not speakers[j][1].voice.named and joined.top(i) != joined.top(j) and _one(one, speakers[j][1]):
                joined.join(i, j)
                out.append((i, j))
    return out


def _speakers(rows: Sequence[tuple[Statement, Voice]], outlets: Outlets) -> dict[int, tuple[list[int], Speaker]]:
    """The first index of each speaker, with all of his and himself: those are one whom nothing but their outlets tells apart.

    That they are in one wording must tell it, or that one outlet had it from him.
    """
    alike: dict[object, list[tuple[int, Speaker]]] = {}
    for i, (s, voice) in enumerate(rows):
        one = _speaker(s, voice, outlets)
        way = one.outlets if one.told or len(one.said) < LEAST else None
        alike.setdefault((voice.key, voice.sides, voice.named, one.role, one.told, one.said, way), []).append((i, one))
    out = {}
    for same in alike.values():
        one = replace(same[0][1], outlets=frozenset[str]().union(*(other.outlets for _, other in same)))
        out[same[0][0]] = [i for i, _ in same], one
    return out


def _speaker(s: Statement, voice: Voice, outlets: Outlets) -> Speaker:
    role = next((a.source.role for a, other in zip(s.link.chain, s.link.speakers, strict=True) if other is voice), None)
    way = outlets.way(s.link)
    return Speaker(voice, role, frozenset({way.outlet}), way.said, tuple(stem for stem, _ in s.words.forms))


def _one(one: Speaker, other: Speaker) -> float:
    """How surely one who is not named is one with another speaker, who is not of another side; 0 where nothing says so."""
    if one.voice.sides and other.voice.sides and one.voice.sides != other.voice.sides:
        return 0.0
    if other.voice.named and one.role in OTHERS:
        return 0.0
    if one.voice.key == other.voice.key and not one.outlets.isdisjoint(other.outlets):
        return 1.0
    two_ways = one.told and other.told and one.outlets != other.outlets
    enough = DESCRIPTION if one.voice.key == other.voice.key else WORDING
    return 0.0 if two_ways else _wording(one.said, other.said, enough)


def _wording(one: Sequence[str], other: Sequence[str], enough: float) -> float:
    """The share of the shorter's words that the other has in their order, 0 where the two are no one wording."""
    least = min(len(one), len(other))
    if least < LEAST or len(set(one) & set(other)) < enough * least:
        return 0.0
    share = _in_order(one, other) / least
    return share if share >= enough else 0.0


def _in_order(one: Sequence[str], other: Sequence[str]) -> int:
    """The length of the longest common subsequence."""
    row = [0] * (len(other) + 1)
    for word in one:
        left = 0
        for j, another in enumerate(other, 1):
            left, row[j] = row[j], left + 1 if word == another else max(row[j], row[j - 1])
    return row[-1]
