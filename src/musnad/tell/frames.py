"""Frames: who said to whom that who said, around the words, in the interface language."""

from musnad.model import Attribution, Claim, Medium
from musnad.tell.pile import Line, Pile

Place = tuple[Claim, str]  # a claim, and the report whose attribution tells it


def frame(pile: Pile, line: Line, place: Place | None = None) -> str:
    """The frame of an attribution with everyone outside it: `Ushakov said that Biden told Putin`.

    `line` runs from the outermost attribution to the one whose words follow; empty gives an empty frame. At a `place`,
    whoever gave a document out and tells the claim stands for the document, as beside the claim.
    """
    if not line:
        return ""
    words = _level(pile, line[-1], None, place)
    for outer in reversed(line[:-1]):
        words = _level(pile, outer, words, place)
    return words


def framed(pile: Pile, line: Line, words: str) -> str:
    """A frame with the quoted words after it."""
    told = frame(pile, line)
    return pile.words("frame", "whole" if told else "bare", frame=told, words=pile.words.quoted(words))


def speaker(pile: Pile, a: Attribution, place: Place | None = None) -> str:
    """The speaker of an attribution, with the medium that carried his words."""
    who = pile.speaker(place[0], a.source, place[1]) if place else pile.names.party(a.source)
    via = medium(pile, a.medium)
    return pile.words("party", "via" if a.medium.entities else "within", who=who, via=via) if via else who


def medium(pile: Pile, through: Medium) -> str:
    """A medium by its entities, else by the report's own words; empty where there is none."""
    if through.entities:
        return pile.words.series([pile.names.ref(e) for e in through.entities])
    return pile.words.quoted(pile.words.foreign(through.text)) if through.text else ""


def _level(pile: Pile, a: Attribution, inner: str | None, place: Place | None) -> str:
    to = a.addressee.entities or a.addressee.text
    form = ("last" if not to else "to") if inner is None else ("that" if not to else "to_that")
    values = {"who": speaker(pile, a, place), "to": pile.names.party(a.addressee) if to else "", "inner": inner or ""}
    if a.polarity == "not-said":
        return pile.words("frame", "unsaid_" + form.removeprefix("to_"), **values)
    return pile.words("frame", a.act, form, **values)
