"""Words of a report that speak of events: kind, participants, times and facts, as far as stated at that place.

The engine knows no language: nouns, verbs, affixes and marks stand in ``lang/xx/events.toml``.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from msgspec.structs import replace

from musnad.model import Attribution, Fact, Happening, Mention, Ref, Report, Span, Time
from musnad.read.eventwords import NOTHING, Entry, Lexicon, lexicon
from musnad.read.scene import Scene
from musnad.read.tolls import with_tolls
from musnad.text import Token

Status = Literal["past", "planned", "conditional", "denied"]

REACH = 14
"""Tokens around an event word in which its participants are looked for when no pattern names them."""
PLACED = 9
"""Tokens behind an event word in which its place stands."""
NEAR = 6
"""Tokens around an event word in which its form, ordinal and status stand."""
AHEAD, NOUN = 4, 1
"""Tokens by which a time is farther from an event word that follows it, and from a noun than from a verb."""
BEFORE = 3
"""Tokens between a noun and a time right before it: `the June Russian-American summit`."""
_LONG = re.compile(r"^P(?:.*[YM]|\d{3,}D)")
"""Lengths of months and years: of what led to an event, or of a punishment, and hardly of the event."""
_PEOPLE = ("person", "office")


def find_happenings(
    report: Report,
    *,
    tokens: Sequence[Token],
    times: Sequence[Time],
    mentions: Sequence[Mention],
    attributions: Sequence[Attribution],
    language: str,
) -> tuple[Happening, ...]:
    """All event words of the report's read blocks, in order, with what is said of each in its own sentence.

    `tokens` are of the whole text; `times` and `mentions` of the same report (a happening's `times` index into `times`).
    Raises `DataError` where the language has no table of event words.
    """
    words = lexicon(language)
    scene = Scene(report, tokens, times, mentions, attributions, language=language)
    found = [h for start, end in scene.sentences for h in _sentence(scene, words, start, end)]
    return with_tolls(found, scene, words, language)


def _sentence(scene: Scene, words: Lexicon, start: int, end: int) -> list[Happening]:
    heads: list[tuple[int, int, Entry]] = []
    after, beginnings = start, words.beginnings
    for i, form in enumerate(scene.forms[start:end], start):
        if i < after or not beginnings[form].entries:
            continue
        hit = words.at(scene.forms, i)
        if hit is None:
            continue
        length, entry = hit
        told = entry.loose and heads and i - heads[-1][1] < NEAR and heads[-1][2].kind in words.mutual
        if entry.kind == NOTHING:
            after = i + length
        elif not told and i + length <= end:
            heads.append((i, i + length, entry))
            after = i + length
    if not heads:
        return []
    owned = _owned_times(scene, words, (start, end), heads)
    since = [start, *(last for _, last, _ in heads)]
    until = [*(first for first, _, _ in heads[1:]), end]
    clauses = (
        _Clause(scene, words, (start, end), head, own) for head, own in zip(heads, zip(since, until, strict=False), strict=True)
    )
    return [h for k, clause in enumerate(clauses) for h in clause.happenings(owned[k])]


def _owned_times(scene: Scene, words: Lexicon, sentence: Span, heads: Sequence[tuple[int, int, Entry]]) -> list[tuple[int, ...]]:
    """For each head, the indices of the sentence's times that stand nearest to it.

    Verbs and what stands before come first, but a time right before a noun is that noun's where a language has them there
    (`the June summit`). An event that somebody speaks of has none of the times outside his words:
    `the minister announced yesterday that the attack ...` dates the announcement.
    """

    def cost(k: int, at: int, after: int) -> int:
        first, _, entry = heads[k]
        if words.times_before_nouns and not entry.verb and 0 <= first - after <= BEFORE:
            return 0
        return abs(first - at) + (AHEAD if first > at else 0) + (0 if entry.verb else NOUN)

    owned: list[list[int]] = [[] for _ in heads]
    firsts = [first for first, _, _ in heads]
    holders = [scene.innermost((scene.tokens[first].start, scene.tokens[first].end)) for first in firsts]
    for at, index in scene.timed(*sentence):
        behind = bisect_right(firsts, at)
        said = scene.innermost(scene.times[index].span)
        near = [k for k in range(max(behind - 2, 0), min(behind + 2, len(heads))) if holders[k] in (None, said)]
        near = [k for k in near if not scene.marked("of_people", heads[k][1], at)]
        if near:
            after = scene.at(scene.times[index].span[1])
            owned[min(near, key=lambda k: cost(k, at, after))].append(index)
    return [tuple(x) for x in owned]


class _Clause:
    """One event word in its sentence."""

    def __init__(self, scene: Scene, words: Lexicon, sentence: Span, head: tuple[int, int, Entry], own: Span) -> None:
        self.scene, self.words, self.own = scene, words, own
        self.low, self.high = sentence
        self.first, self.last, self.entry = head
        self.span = (scene.tokens[self.first].start, scene.tokens[self.last - 1].end)
        self.attribution = scene.innermost(self.span)

    def happenings(self, times: tuple[int, ...]) -> list[Happening]:
        """The event, or one with each of several partners (`telephone conversations with A and B`)."""
        one = self.happening(times)
        if one is None:
            return []
        head = (self.last - 1, self.last)
        if (
            one.kind not in self.words.mutual
            or not self._find("plural", head)
            or not self._find("with", (self.last, self.last + 2))
        ):
            return [one]
        behind = {m.entity for m in self.scene.named(self.last, min(self.high, self.last + 2 * REACH))}
        partners = [p for p in one.participants if p in behind]
        others = tuple(p for p in one.participants if p not in behind) or self._subject()
        return [replace(one, participants=(*others, p)) for p in partners] if len(partners) > 1 else [one]

    def happening(self, times: tuple[int, ...]) -> Happening | None:
        """What is said of the event here, or None where too few take part for such a word to name an event."""
        participants, initiator, status = self._participants(), self._initiator(), self._status()
        measured = [fact for index in times for fact in self._timed(self.scene.times[index])]
        if len(participants) < self.entry.needs:
            if self.entry.kind not in self.words.mutual or not (initiator or measured):
                return None
            participants = ()  # `the conversation was initiated by ...`, `the call lasted ...`: the one told of before
        form = self._form()
        kind = self.entry.kind
        if form:
            kind = self.words.refine.get(form.value, {}).get(kind, kind)
        facts = [form] if form else []
        facts += measured
        facts += [fact for fact in (initiator, self._place(form), self._outcome(kind) if status == "past" else None) if fact]
        facts += self._parts(kind)
        return Happening(
            span=self.span,
            kind=kind,
            participants=participants,
            times=times,
            facts=tuple(facts),
            attribution=self.attribution,
            status=status,
            ordinal=self._ordinal(),
        )

    def _subject(self) -> tuple[Ref, ...]:
        """The person last named before the event word in its sentence."""
        people = [m for m in self.scene.named(self.low, self.first) if m.kind == "person"]
        return tuple(self._heard(people[-1:]))

    def _near(self, before: int = NEAR, after: int = NEAR) -> Span:
        """The tokens close to the event word, up to its neighbours in the sentence."""
        return max(self.own[0], self.first - before), min(self.own[1], self.last + after)

    def _find(self, cue: str, span: Span) -> tuple[int, int] | None:
        return self.scene.first(cue, *span)

    def _heard(self, mentions: Iterable[Mention]) -> list[Ref]:
        """Entities of mentions inside the same content as the event word (outside it stands who tells of it)."""
        kept = (m for m in mentions if self.attribution is None or self.scene.innermost(m.span) is not None)
        kept = (m for m in kept if m.kind != "office" or not self._attached(m))
        return list(dict.fromkeys(m.entity for m in kept if m.entity))

    def _attached(self, m: Mention) -> bool:
        """Whether an office only says whose man somebody is: `an adviser to the president`."""
        at = self.scene.at(m.span[0])
        return any(end in (at, at - 1) for _, end in self.scene.marked("attached", max(self.low, at - NEAR), at))

    def _participants(self) -> tuple[Ref, ...]:
        near = max(self.low, self.first - REACH), min(self.high, self.last + REACH)
        if self._paired(near):
            return self.scene.pair
        between = self._find("between", (self.last, min(self.high, self.last + 4)))
        if between:
            both = self._of_kinds(self.scene.named(between[1], min(self.high, between[1] + REACH)))
            if len(both) >= 2:
                return both[:2]
        found = self._of_kinds(self.scene.named(*near))[:4]
        if self.entry.kind in self.words.mutual and len(found) == 1:
            far = max(self.low, self.first - 2 * REACH), min(self.high, self.last + 2 * REACH)
            both = self._of_kinds(self.scene.named(*far))[:2]
            return both if len(both) == 2 and found[0] in both else found
        return found

    def _paired(self, near: Span) -> bool:
        """Whether words near speak of the two whom the report is about (`the two leaders`, but not `the leaders of ...`)."""
        hit = self._find("pair", near) if self.entry.kind in self.words.mutual and self.scene.pair else None
        return hit is not None and self._find("unpaired", (hit[0], hit[0] + 1)) is None

    def _of_kinds(self, mentions: Sequence[Mention]) -> tuple[Ref, ...]:
        """People and offices if any are named (two of them together, where that may be), else organisations, else places."""
        mutual = self.entry.kind in self.words.mutual
        for kinds, least in (
            (_PEOPLE[:1], 1 + mutual),
            (_PEOPLE, 1 + mutual),
            (_PEOPLE, 1),
            (("organisation",), 1),
            (("place",), 1),
        ):
            refs = self._heard(m for m in mentions if m.kind in kinds)
            if len(refs) >= max(self.entry.needs, least):
                return tuple(refs)
        people = tuple(self._heard(m for m in mentions if m.kind in _PEOPLE)) if mutual else ()
        return people or tuple(self._heard(mentions))

    def _form(self) -> Fact | None:
        near = self._near(0)
        for name, mark in self.words.forms.items():
            hit = self._find(mark, near)
            if hit:
                return self._fact("form", name, hit)
        return Fact("form", self.entry.form, self.span, self.attribution) if self.entry.form else None

    def _fact(self, name: str, value: str, tokens: tuple[int, int]) -> Fact:
        span = (self.scene.tokens[tokens[0]].start, self.scene.tokens[tokens[1] - 1].end)
        return Fact(name, value, span, self.scene.innermost(span))

    def _timed(self, time: Time) -> Iterator[Fact]:
        """Duration and start, where a verb of lasting or beginning stands just before the time."""
        at = self.scene.at(time.span[0])
        before = (max(self.low, at - 4), at + 1)
        name = {"duration": "duration", "instant": "start"}.get(time.kind)
        if name and time.value and self._find(name, before) and not _LONG.search(time.value.split("T")[0]):
            yield Fact(name, time.value, time.span, self.scene.innermost(time.span))

    def _initiator(self) -> Fact | None:
        """Who asked for it, by a name or a country's adjective (`the French side`)."""
        at = self._asker()
        if at is None:
            return None
        start, end, last = at
        tokens = ((i, self.scene.tokens[i]) for i in range(start, min(end, self.high)))
        named = {(token.start, token.end): nation for i, token in tokens if (nation := self.scene.nation(i))}
        named |= {m.span: m.entity.id for m in self.scene.named(start, end) if m.entity}
        if not named:
            return None
        span = max(named) if last else min(named)
        return Fact("initiator", named[span], span, self.scene.innermost(span))

    def _asker(self) -> tuple[int, int, bool] | None:
        """The tokens in which whoever asked for it is named, and whether the last name counts.

        He stands behind a mark of that, behind `from` where it was received, within a mark (`at Nadia's request`), or
        before one (`Nadia, who requested the call`).
        """
        hit = self._find("initiator", (self.last, self.own[1]))
        if hit is None and self._find("received", (max(self.low, self.first - REACH), self.first)):
            hit = self._find("from", (self.last, min(self.own[1], self.last + 2)))
        if hit:
            return hit[1] - 1, min(self.high, hit[1] + 5), False
        closing = self._find("initiator_closes", (self.last, self.own[1]))
        opening = self._find("initiator_opens", (max(self.last, closing[0] - NEAR), closing[0])) if closing else None
        if closing and opening:
            latter = self._find("latter", (opening[1], closing[0]))
            return self.last if latter else opening[1], closing[0], True
        asked = self._find("asked", (max(self.low, self.first - NEAR), min(self.high, self.last + NEAR)))
        return (max(self.low, asked[0] - NEAR), asked[0], True) if asked else None

    def _place(self, form: Fact | None) -> Fact | None:
        """Where people came together: a place named behind a noun of meeting, unless it was held from afar."""
        if self.entry.verb or (form and form.value != "in-person") or self.entry.kind not in self.words.placed:
            return None
        for _, end in self.scene.marked("place", *self._near(0, PLACED)):
            here = [m for m in self.scene.named(end, end + 1) if m.kind == "place" and m.entity]
            if here and here[0].entity:
                return Fact("place", here[0].entity.id, here[0].span, self.scene.innermost(here[0].span))
        return None

    def _outcome(self, kind: str) -> Fact | None:
        """How it ended, where words around say so."""
        for row in self.words.outcomes.get(kind, ()):
            around = max(self.own[0], self.first - row.before), min(self.high, self.last + row.behind)
            if hit := self._find(row.mark, around):
                return self._fact("outcome", row.name, hit)
        return None

    def _parts(self, kind: str) -> Iterator[Fact]:
        """Who takes part as what, by a mark of that and the name behind or before it."""
        for row in self.words.parts.get(kind, ()):
            around = max(self.low, self.first - row.before), min(self.own[1], self.last + row.behind)
            if hit := self._find(row.mark, around):
                who = self._ahead(hit[0]) if row.ahead else self._next(hit[1])
                if who and who.entity:
                    yield Fact(row.name, who.entity.id, who.span, self.scene.innermost(who.span))

    def _next(self, at: int) -> Mention | None:
        """Whoever is named right behind a mark; a country only as the next word."""
        near = self.scene.named(at, min(self.high, at + NEAR))[:3]
        near = [m for m in near if m.kind != "place" or m.span[0] == self.scene.starts[at]]
        return next((m for m in near if m.kind != "office"), near[0] if near else None)

    def _ahead(self, at: int) -> Mention | None:
        """Whoever is named last before a mark."""
        return next((m for m in reversed(self.scene.named(max(self.low, at - NEAR), at)) if m.kind != "place"), None)

    def _ordinal(self) -> int | None:
        start, end = self._near(2, 4)
        hits = [self.words.ordinals[form] for form in self.scene.forms[start:end] if form in self.words.ordinals]
        return hits[0] if hits else None

    def _status(self) -> Status:
        """Planned, conditional or denied, by the marks around the word (its own verb's future included)."""
        start, end = self._near(4, 3)
        if self.entry.verb and self.words.future(self.scene.forms[self.first]):
            return "planned"
        if self._find("denied", (start, self.first)):
            return "denied"
        if self._find("conditional", (start, self.first)):
            return "conditional"
        return "planned" if self._find("planned", (start, end)) else "past"
