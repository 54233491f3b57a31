"""The deeds of a sentence, by the frames of a language's table: what was done, by whom, to whom."""

from musnad.code.around import Around
from musnad.code.found import NOBODY, Found
from musnad.code.nouns import Nouns
from musnad.code.phrases import Ground
from musnad.code.verbs import Verbs
from musnad.model import Span

SEVERAL = 3
"""Actors of one event type from which none of them is another deed's, however many there are."""


class Frames:
    """The deeds of one report, sentence by sentence."""

    def __init__(self, ground: Ground) -> None:
        self.ground, self.words, self.forms = ground, ground.words, ground.forms
        self.scene, self.is_in = ground.scene, ground.is_in
        around = Around(ground)
        self.nouns = Nouns(around)
        self.verbs = Verbs(around, self.nouns)

    def deeds(self, start: int, end: int) -> list[Found]:
        """The deeds of a sentence in order, actors shared where one attack is told in several words."""
        found: list[Found] = []
        i = start
        while i < end:
            step, one = self._at(i, start, end)
            found += [one] if one else []
            i = step
        if self.words.first(self.words.phrases.get("accidents"), self.forms, start, end):
            found = [f for f in found if f.actor != NOBODY or not _killing(f)]
        return settled(found)

    def _at(self, i: int, start: int, end: int) -> tuple[int, Found | None]:
        """The token after a deed's words at `i`, and the deed."""
        if self.ground.timed(i) or i in self.ground.named:
            return i + 1, None
        noun = self.words.noun(self.forms, i)
        if noun is None:
            return i + 1, self.verbs.find(i, (start, end))
        last = i + noun[0]
        verb = self.verbs.find(i, (start, end)) if noun[0] == 1 else None
        return last, verb or self.nouns.find(i, last, noun[1], (start, end))


def _killing(found: Found) -> bool:
    """Whether a deed without an actor may be an accident."""
    return "victim" in found.deed.flags or found.deed.of == "recipient"


def settled(found: list[Found]) -> list[Found]:
    """Deeds of one event type share an actor that only one of them names, or what
    they refer to; what says no more than another is dropped.

    Injuries count only beside another deed of their type, and where nobody is said to be struck otherwise.
    """
    told = [f for f in found if f.told and "follows" not in f.deed.flags]
    led, struck = {f.deed.event for f in told}, {f.deed.event for f in told if f.recipient != NOBODY}
    told += [f for f in found if "follows" in f.deed.flags and f.deed.event in led - struck]
    fuller = {(f.deed.event, f.modality) for f in told if f.recipient != NOBODY}
    actors: dict[object, set[Span]] = {(f.deed.event, f.modality): set() for f in found}
    for f in found:
        if f.actor != NOBODY and len(actors[f.deed.event, f.modality]) < SEVERAL:
            actors[f.deed.event, f.modality].add(f.actor)
    kept: dict[object, Found] = {}
    for one in sorted(told, key=lambda found: found.at):
        kind = (one.deed.event, one.modality)
        if one.recipient == NOBODY and kind in fuller:
            continue
        if one.actor == NOBODY and len(actors[kind] - {one.recipient}) == 1:
            one = one._replace(actor=min(actors[kind] - {one.recipient}))
        kept.setdefault((one.deed.event, one.actor, one.recipient, one.modality), one)
    return list(kept.values())
