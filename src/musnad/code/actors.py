"""Who acts, whom it befalls and who tells of it, with codes: by the entities that a noun phrase names, else by its words."""

from collections.abc import Iterable, Iterator, Sequence

from musnad.code.words import DeedWords
from musnad.model import Actor, Mention, Party, Ref, Report
from musnad.read.scene import Scene
from musnad.text import quote, tokenize
from musnad.world import World
from musnad.world.codes import codes, country

_ACTING = ("person", "organisation", "office", "outlet")


class Actors:
    """The actors of one report, coded on its day."""

    def __init__(self, report: Report, words: DeedWords, world: World) -> None:
        self.report, self.words, self.world = report, words, world
        self.on = (report.published or "")[:10] or None

    def phrase(self, scene: Scene, start: int, end: int) -> Actor:
        """The actor that the tokens [start, end) name; one without words where they are none."""
        while end > start and not scene.tokens[end - 1].word:
            end -= 1
        while start < end and not scene.tokens[start].word:
            start += 1
        if end <= start:
            return Actor()
        span = (scene.tokens[start].start, scene.tokens[end - 1].end)
        mentions = [m for m in scene.named(start, end) if m.span[0] < span[1]]
        found = [m.entity for m in _leading(mentions) if m.entity]
        nations = [id for k in range(start, end) if (id := scene.nation(k))]
        about = (*(ref.id for ref in found), *nations, *(m.entity.id for m in mentions if m.entity))
        sector = self._sector(scene.forms[start:end], found)
        return Actor((span,), self.report.text[span[0] : span[1]], tuple(found), self._country(about), sector)

    def party(self, party: Party) -> Actor:
        """A speaker or an addressee of an attribution."""
        if not (party.text or party.entities):
            return Actor()
        spans = party.named_at or party.spans
        about = [ref.id for ref in (*party.entities, *party.affiliations)]
        words = [t.form for start, end in spans for t in tokenize(self.report.text, start, end)]
        text = party.text or quote(self.report.text, spans)
        return Actor(spans, text, party.entities, self._country(about), self._sector(words, party.entities))

    def entity(self, ref: Ref, spans: tuple[tuple[int, int], ...] = ()) -> Actor:
        """An entity that a happening or a mention names."""
        text = quote(self.report.text, spans) if spans else ref.name
        return Actor(spans, text, (ref,), self._country([ref.id]), codes(ref.id, on=self.on, world=self.world).sector)

    def outlet(self) -> Actor:
        """The outlet itself, which tells what no one in it is said to tell; an official outlet is its party's voice."""
        name = self.report.outlet
        known = self.world.outlet(name) if name else None
        ref = (self.world.ref(known.id),) if known else ()
        party = self.report.voice
        about = [party] if party else [r.id for r in ref]
        sector = codes(party, on=self.on, world=self.world).sector if party else "MED"
        return Actor(text=name or self.report.id, entities=ref, country=self._country(about), sector=sector)

    def _country(self, ids: Iterable[str]) -> str | None:
        """The country of the first that has one."""
        return next((c for id in ids if (c := country(id, on=self.on, world=self.world))), None)

    def _sector(self, forms: Sequence[str], refs: Iterable[Ref]) -> str | None:
        """The sector of whom the words name, else that of the first noun that tells one."""
        known = (codes(ref.id, on=self.on, world=self.world).sector for ref in refs)
        spoken = (s for form in forms if (s := self.words.sector(form)))
        return next((s for s in known if s), None) or next(spoken, None)


def _leading(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Whom a noun phrase is about: its people and bodies, else its places."""
    acting = [m for m in mentions if m.kind in _ACTING]
    people = [m for m in acting if m.kind == "person"]
    yield from (people or acting or mentions)[:1]


def chain(report: Report, tellers: Sequence["Teller"]) -> tuple[str, ...]:
    """Names from the outlet over its credits to the innermost of those who tell, each once."""
    names = [report.outlet or report.id]
    names += [c.entity.name if c.entity else c.text for c in report.credits if c.role == "agency"]
    for medium, name in tellers:
        names += [*medium, name]
    return tuple(name for i, name in enumerate(names) if name and name not in names[:i])


Teller = tuple[tuple[str, ...], str]
"""The outlets that somebody's words came through, and his name."""
