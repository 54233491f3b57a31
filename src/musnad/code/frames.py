"""The deeds of a sentence, by the frames of a language's table: what was done, by whom, to whom."""

from musnad.code.around import Around
from musnad.code.found import NOBODY, Found
from musnad.code.nouns import Nouns
from musnad.code.phrases import Ground
from musnad.code.verbs import Verbs


class Frames:
    """The deeds of one report, sentence by sentence."""

    def __init__(self, ground: Ground) -> None:
        self.ground, self.words, self.forms = ground, ground.words, ground.forms
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
        return _settled(found)

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


def _settled(found: list[Found]) -> list[Found]:
    """Deeds of one event type share an actor that only one of them names; what says no more than another is dropped.

    Injuries count only beside another deed of their type.
    """
    led = {f.deed.event for f in found if "follows" not in f.deed.flags}
    found = [f for f in found if f.deed.event in led]
    kept: dict[object, Found] = {}
    for one in found:
        same = [f for f in found if (f.deed.event, f.modality) == (one.deed.event, one.modality)]
        if one.recipient == NOBODY and any(f.recipient != NOBODY for f in same):
            continue
        actors = {f.actor for f in same} - {NOBODY, one.recipient}
        if one.actor == NOBODY and len(actors) == 1:
            one = one._replace(actor=actors.pop())
        kept.setdefault((one.deed.event, one.actor, one.recipient, one.modality), one)
    return list(kept.values())
