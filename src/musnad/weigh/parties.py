"""Who speaks for whom: the side and the account of a party, by the world's records on a day."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from msgspec import Struct

from musnad.model import Given, Mention, Party, Reading, Ref, Report
from musnad.text import fold, tokenize
from musnad.weigh.given import Corrections
from musnad.weigh.words import meaning
from musnad.world import World, unlisted

OFFICIAL = frozenset({"spokesperson", "organisation", "document"})
"""Roles that speak for an institution by office; an unnamed official of it is an origin of his own."""
TITLED = frozenset({"organisation", "person", "document"})
"""Roles of those whom a title names, in whose words nothing shows that they are two."""
BEHIND = 4
"""Tokens behind a word that says who gave a document out, within which he is named."""
DESCRIBED = "unnamed "
"""How the keys of those begin whom a report only describes."""


class Voice(Struct, frozen=True, gc=False):
    """A party as `weigh` tells parties apart.

    `key` is one for everybody who speaks with one account (a party office, its spokesmen, its principal); `who` names
    the person or institution; `sides` are ids of the world, empty where none is known; `known` is false where the
    report does not settle who speaks, and `key` then belongs to that report alone.
    """

    key: str
    who: Ref
    sides: tuple[str, ...] = ()
    known: bool = True
    named: bool = True

    @property
    def described(self) -> bool:
        """Whether the key stands for a description (`a US official`), which may fit several people, not for a party."""
        return self.key.startswith(DESCRIBED)


NOBODY = Voice("", Ref("", ""), known=False, named=False)
"""Whom a report does not name at all."""


class Here(NamedTuple):
    """When and in which events a report's speakers speak."""

    on: str | None
    events: tuple[str, ...]


class Parties:
    """Parties resolved against the world's records; answers are kept, since reports name the same few all the time."""

    def __init__(self, world: World, corrections: Corrections | None = None) -> None:
        self.world = world
        self.corrections = corrections or Corrections()
        self._sides: dict[tuple[str, str | None, tuple[str, ...]], tuple[str, ...]] = {}
        self._accounts: dict[tuple[str, str | None], str] = {}

    def sides(self, id: str, on: str | None, events: tuple[str, ...] = ()) -> tuple[str, ...]:
        """The sides of an entity on an ISO day, as an analyst gives them for some events, else as the records have them.

        Media speak for no country: only a party's own outlet speaks for it.
        """
        if (id, on, events) not in self._sides:
            self._sides[id, on, events] = self.corrections.sides((id, self.account(id, on)), self._listed(id, on), events)
        return self._sides[id, on, events]

    def _listed(self, id: str, on: str | None) -> tuple[str, ...]:
        return () if self._independent(id) else tuple(self.world.side(id, on))

    def given(self, id: str, on: str | None, events: tuple[str, ...]) -> list[Given]:
        """What an analyst gave that says for whom an entity speaks."""
        return self.corrections.of((id, self.account(id, on)), self._listed(id, on), events)

    def _independent(self, id: str) -> bool:
        """Whether it is an outlet or agency that is not a party's own."""
        entity = self.world.entity(id) if id in self.world else None
        return entity is not None and entity.kind == "outlet" and not entity.voice

    def account(self, id: str, on: str | None) -> str:
        """The id of the account that an entity speaks with on an ISO day: its own where it has none."""
        if (id, on) not in self._accounts:
            self._accounts[id, on] = self.world.account(id, on) or id
        return self._accounts[id, on]

    def label(self, side: str | None) -> str | None:
        """How a side is named, in English; its id where no record names it."""
        return self.world.side_label(side) if side and side in self.world else side

    def labels(self, sides: Iterable[str]) -> tuple[str, ...]:
        """How sides are named, each once, sorted."""
        return tuple(sorted({label for side in sides if (label := self.label(side))}))

    def name(self, id: str) -> Ref:
        """The reference of an account."""
        return self.world.ref(id) if id in self.world else Ref(id, id)

    def official(self, report: Report) -> Voice:
        """The party whose official outlet a report's `voice` says it is."""
        here = self._here(report)
        ref = self.name(self.account(report.voice or "", here.on))
        return Voice(ref.id, ref, self.sides(report.voice or "", *here))

    def _here(self, report: Report) -> Here:
        return Here((report.published or "")[:10] or None, self.corrections.about(report.id))

    def voice(self, party: Party, reading: Reading, place: str) -> Voice:
        """The voice of a speaker; `place` tells unresolved speakers of one report apart.

        A named speaker whom no record gives a side has that of whom his own description names first (`the foreign
        minister of ...`), and the account of the institution in it.
        """
        here = self._here(reading.report)
        if party.entities and party.kind not in ("unnamed", "collective"):
            return self._named(party, reading, here)
        if party.role == "document" and (givers := _givers(party, reading)):
            return self._given_out(party, givers, here)
        near = (*party.entities, *party.affiliations) or tuple(m.entity for m in described(party, reading) if m.entity)[:1]
        if near or (party.text and party.kind != "unknown"):
            return self._unnamed(party, near, here, former=_standing(party, reading).former)
        return Voice(f"{reading.report.id} {place}", Ref("", party.text or ""), known=False, named=False)

    def _named(self, party: Party, reading: Reading, here: Here) -> Voice:
        accounts = sorted({self.account(ref.id, here.on) for ref in party.entities})
        sides = dict.fromkeys(side for ref in party.entities for side in self.sides(ref.id, *here))
        who = _joint(party.entities)
        if not sides and len(party.entities) == 1 and party.kind != "outlet" and not self._independent(who.id):
            standing = _standing(party, reading)
            about = [] if standing.former else described(party, reading)
            near = [side for m in about if m.entity for side in self.sides(m.entity.id, *here)]
            body = about[0].entity if about and about[0].kind in ("organisation", "office") and not standing.member else None
            sides = dict.fromkeys(near[:1])
            accounts = [self.account(body.id, here.on)] if body and accounts == [who.id] else accounts
        return Voice(" + ".join(accounts), who, tuple(sides))

    def _unnamed(self, party: Party, near: Sequence[Ref], here: Here, *, former: bool) -> Voice:
        """Unnamed speakers are described by affiliation and role; without either, by their words.

        Who speaks by office for an institution (its spokesman, its press service, its statement) speaks with its account.
        A body, a person or a document that is named by a title alone is one in the same words.
        """
        who = unlisted(party.text, "person") if party.text else Ref("", "")
        bodies = self._bodies(near)
        speaking = () if former else self._speaking(party, bodies or near)
        sides = dict.fromkeys(side for ref in speaking for side in self.sides(ref.id, *here))
        accounts = " + ".join(sorted({self.account(ref.id, here.on) for ref in bodies or near}))
        if near and not former and party.role in OFFICIAL and (bodies or party.role != "document"):
            return Voice(accounts, who, tuple(sides), named=False)
        if party.kind in ("named", "document") and party.role in TITLED:
            return Voice(f"titled {accounts} {fold(party.text or '')}", who, tuple(sides), named=False)
        key = f"{accounts} {party.role or ''}" if near else fold(party.text or "")
        return Voice(DESCRIBED + key, who, tuple(sides), named=False)

    def _given_out(self, party: Party, givers: Sequence[Ref], here: Here) -> Voice:
        """A document speaks with the account of whom its words say to have given it out, and in his name: he is told once."""
        accounts = sorted({self.account(ref.id, here.on) for ref in givers})
        sides = dict.fromkeys(side for ref in givers for side in self.sides(ref.id, *here))
        return Voice(" + ".join(accounts), _joint(givers), tuple(sides), named=False)

    def _bodies(self, near: Sequence[Ref]) -> list[Ref]:
        """The institutions among the affiliations, without those that another of them is a part of."""
        kinds = {ref.id: self.world.entity(ref.id).kind if ref.id in self.world else "organisation" for ref in near}
        found = [ref for ref in near if kinds[ref.id] in ("organisation", "office")]
        whole = {side for ref in found for side in self.world.side(ref.id) if side != ref.id}
        return [ref for ref in found if ref.id not in whole]

    def _speaking(self, party: Party, near: Sequence[Ref]) -> Sequence[Ref]:
        """Those of the affiliations for whom an unnamed speaker speaks: media for no country, one person for one."""
        if party.kind == "outlet":
            return [ref for ref in near if ref.id not in self.world or self.world.entity(ref.id).kind != "place"]
        sided = [ref for ref in near if self.sides(ref.id, None)]
        return sided[:1] if party.kind == "unnamed" else near


def described(party: Party, reading: Reading) -> list[Mention]:
    """Whom the words that name a party mention beside the party himself, in their order."""
    own = {ref.id for ref in party.entities}
    spans = party.named_at or party.spans
    found = []
    for start, end in spans:
        for m in reading.mentions[bisect_left(reading.mentions, start, key=lambda m: m.span[0]) :]:
            if m.span[0] >= end:
                break
            if m.span[1] <= end and m.entity and m.entity.id not in own:
                found.append(m)
    return found


def _givers(party: Party, reading: Reading) -> list[Ref]:
    """The people by whom the words that name a document say it to be given out (`issued by press secretary X`)."""
    told, table = reading.report.text, meaning(reading.report.language)
    first = min((start for start, _ in party.named_at or party.spans), default=0)
    people = [m for m in described(party, reading) if m.kind == "person" and m.entity]
    before = {m.span: [t.form for t in tokenize(told, first, m.span[0])][-BEHIND:] for m in people}
    return [m.entity for m in people if m.entity and not table.givers.isdisjoint(before[m.span])]


class Standing(NamedTuple):
    """How somebody is described: as one of many in a body, as somebody who was of it."""

    member: bool
    former: bool


def _standing(party: Party, reading: Reading) -> Standing:
    table = meaning(reading.report.language)
    forms = {t.form for start, end in party.named_at or party.spans for t in tokenize(reading.report.text, start, end)}
    return Standing(not forms.isdisjoint(table.members), not forms.isdisjoint(table.former))


def _joint(refs: Sequence[Ref]) -> Ref:
    return refs[0] if len(refs) == 1 else Ref(" + ".join(ref.id for ref in refs), " and ".join(ref.name for ref in refs))
