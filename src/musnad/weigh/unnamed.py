"""Which unnamed speakers are one: who talked to one outlet, or stands in one wording.

Two officials in two outlets may be two men, and nothing in their description tells. They are one where the reports say
that the words came through one outlet or agency (one quotes him, the other quotes that outlet), or where the wording is
one and nothing says that it came by two ways. That reports share text is seen elsewhere (`copies`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from msgspec import Struct

from musnad.model import Attribution, Medium, Party, Report
from musnad.text import fold
from musnad.weigh.parties import Voice
from musnad.weigh.statements import Link
from musnad.weigh.words import meaning, words
from musnad.world import World

WORDING = (0.6, 3)
"""Share of the shorter content's pairs of neighbouring words that the other has too, of so many at least: one wording."""
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
        self._named: dict[str, set[tuple[frozenset[str], str]]] = {}
        for report in reports:
            name = _forms(report.outlet or "", report.language)
            for form in name:
                self._named.setdefault(form, set()).add((name, self.key(report.outlet or report.id)))

    def key(self, name: str) -> str:
        """What tells outlets apart: the world's id, else the folded name."""
        listed = self._world.outlet(name)
        return listed.id if listed else " ".join(fold(name).split())

    def meant(self, party: Party | Medium, language: str | None) -> str | None:
        """The outlet that a party or a medium is: a listed one, or one of the pile by the words of its name."""
        known = [ref.id for ref in party.entities if ref.id in self._world]
        if known or not party.text:
            return next((id for id in known if self._world.entity(id).kind == "outlet"), None)
        forms = _forms(party.text, language)
        least = NAMED if isinstance(party, Medium) or party.kind in MEDIA else 1.0
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


def apart(rows: Sequence[tuple[Link, Voice, bool]], keys: Sequence[str], outlets: Outlets) -> list[str]:
    """The keys of speakers, where those of unnamed ones have the place of the first whom each is one with after them.

    Carriers who vouch alone keep theirs: whether two are one is told by the text that they share.
    """
    out = list(keys)
    firsts: list[tuple[int, Way, Pairs]] = []
    for i, (link, voice, carrier) in enumerate(rows):
        if carrier or voice.named or not voice.known:
            continue
        way, said = outlets.way(link), words(_said(link), meaning(link.report.language)).near
        same = (j for j, earlier, theirs in firsts if _one((rows[j], earlier, theirs), (rows[i], way, said)))
        first = next(same, i)
        if first == i:
            firsts.append((i, way, said))
        out[i] = f"{keys[first]} {first}"
    return out


Pairs = frozenset[tuple[str, str]]
Speaker = tuple[tuple[Link, Voice, bool], Way, Pairs]


def _one(left: Speaker, right: Speaker) -> bool:
    """Whether two unnamed speakers are one."""
    (one, voice, _), way, said = left
    (other, another, _), further, words_of = right
    if voice.sides != another.sides:
        return False
    if voice.key == another.key and way.outlet == further.outlet:
        return True
    ways_differ = way.said and further.said and way.outlet != further.outlet
    return one.report.id != other.report.id and not ways_differ and _one_wording(said, words_of)


def _one_wording(left: Pairs, right: Pairs) -> bool:
    least = min(len(left), len(right))
    return least >= WORDING[1] and len(left & right) >= WORDING[0] * least


def _said(link: Link) -> str:
    return " ".join(link.report.text[start:end] for start, end in link.attribution.content.spans)
