"""Where in a report something stands: in whose words, and through whom they came."""

from bisect import bisect_left
from functools import cached_property

from musnad.code.actors import Actors, chain
from musnad.model import Actor, Attribution, Reading, Ref, Span
from musnad.world import World


class Told:
    """The attributions of one reading, by id, and the accounts that they make."""

    def __init__(self, reading: Reading, actors: Actors, world: World) -> None:
        self.reading, self.actors, self.world = reading, actors, world
        self.by_id = {a.id: a for a in reading.attributions}

    def named(self, ref: Ref, near: int) -> Actor:
        """An entity by the mention of it that stands nearest to a place of the text."""
        spans = self._mentions.get(ref.id, [])
        k = bisect_left(spans, (near, near))
        close = min(spans[max(k - 1, 0) : k + 1], key=lambda span: abs(span[0] - near), default=None)
        return self.actors.entity(ref, (close,) if close else ())

    def is_person(self, ref: Ref) -> bool:
        """Whether a name is somebody's, or an office's."""
        return self._kinds.get(ref.id) in ("person", "office")

    @cached_property
    def _kinds(self) -> dict[str, str]:
        return {m.entity.id: m.kind for m in self.reading.mentions if m.entity}

    @cached_property
    def _mentions(self) -> dict[str, list[Span]]:
        out: dict[str, list[Span]] = {}
        for m in self.reading.mentions:
            if m.entity:
                out.setdefault(m.entity.id, []).append(m.span)
        return {id: sorted(spans) for id, spans in out.items()}

    def line(self, id: str | None) -> list[Attribution]:
        """An attribution and those around it, outermost first."""
        out: list[Attribution] = []
        while id is not None:
            out.append(self.by_id[id])
            id = self.by_id[id].parent
        return out[::-1]

    def source(self, id: str | None) -> Actor:
        """Who tells what stands in an attribution's content: its speaker, or the outlet where nobody is said to."""
        for a in reversed(self.line(id)):
            if a.polarity == "said":
                return self.actors.party(a.source)
        return self._outlet

    def chain(self, id: str | None) -> tuple[str, ...]:
        """The names from the outlet to whoever tells it."""
        tellers = [(self._media(a), self._name(a)) for a in self.line(id) if a.polarity == "said"]
        return chain(self.reading.report, tellers)

    def _media(self, a: Attribution) -> tuple[str, ...]:
        known = (ref for ref in a.medium.entities if ref.id not in self.world or self.world.entity(ref.id).kind == "outlet")
        return tuple(ref.name for ref in known)

    def _name(self, a: Attribution) -> str:
        if a.source.entities and a.source.kind not in ("unnamed", "collective"):
            return " and ".join(ref.name for ref in a.source.entities)
        return a.source.text or ""

    @cached_property
    def _outlet(self) -> Actor:
        return self.actors.outlet()
