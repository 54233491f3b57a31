"""Words of a report that speak of events: kind, participants, times and facts, as far as stated at that place.

The engine knows no language: nouns, verbs, affixes and marks stand in ``lang/xx/events.toml``.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from heapq import heappop, heappush
from typing import Literal

from musnad.model import Attribution, Block, Fact, Happening, Mention, Ref, Report, Span, Time
from musnad.read.eventwords import NOTHING, Entry, Lexicon, lexicon
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
STOPS = frozenset((".", "!", "?", "؟", "؛", "..", "...", "…"))
SETTLED = ("person", "office", "organisation", "place")


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
    scene = Scene(report, tokens, times, mentions, attributions, abbreviations=words.abbreviations)
    return tuple(h for start, end in scene.sentences for h in _sentence(scene, words, start, end))


class Scene:
    """A report laid out by tokens, so that what stands around a word is found without searching the text."""

    def __init__(
        self,
        report: Report,
        tokens: Sequence[Token],
        times: Sequence[Time],
        mentions: Sequence[Mention],
        attributions: Sequence[Attribution],
        *,
        abbreviations: frozenset[str] = frozenset(),
    ) -> None:
        self.report, self.tokens, self.times = report, tokens, times
        self._abbreviations = abbreviations
        self.forms = [t.form for t in tokens]
        self.starts = [t.start for t in tokens]
        self.mentions = sorted((m for m in mentions if m.entity and m.kind in SETTLED), key=lambda m: m.span)
        self._mention_starts = [m.span[0] for m in self.mentions]
        self._edges, self._holders = _layers(attributions)
        self._times = sorted((time.span[0], index) for index, time in enumerate(times))

    @cached_property
    def sentences(self) -> list[Span]:
        """Token ranges of sentences; furniture is left out, and a title is one sentence whatever its dots."""
        blocks = self.report.blocks or (Block((0, len(self.report.text)), "paragraph"),)
        out: list[Span] = []
        for block in blocks:
            if block.kind != "furniture":
                out += self._split(self.at(block.span[0]), self.at(block.span[1]), whole=block.kind == "title")
        return out

    def _split(self, start: int, end: int, *, whole: bool) -> Iterator[Span]:
        since = start
        for i in range(start, end):
            last = i + 1 == end
            broken = not last and "\n" in self.report.text[self.tokens[i].end : self.tokens[i + 1].start]
            if last or broken or (self.forms[i] in STOPS and not whole and not self._abbreviated(i)):
                yield since, i + 1
                since = i + 1

    def _abbreviated(self, i: int) -> bool:
        """Whether the mark at `i` belongs to an abbreviation or an initial, in a language that has such."""
        if not self._abbreviations or self.forms[i] != "." or not i or self.tokens[i - 1].end != self.tokens[i].start:
            return False
        before = self.forms[i - 1]
        return before in self._abbreviations or (len(before) == 1 and before.isalpha())

    def at(self, offset: int) -> int:
        """The index of the first token at or after an offset."""
        return bisect_left(self.starts, offset)

    def innermost(self, span: Span) -> str | None:
        """The attribution with the shortest content that holds the beginning of the span."""
        at = bisect_right(self._edges, span[0]) - 1
        return self._holders[at] if at >= 0 else None

    def timed(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The token and the index of each time between two tokens."""
        if start < end:
            low, high = (bisect_left(self._times, (x, -1)) for x in (self.tokens[start].start, self.tokens[end - 1].end))
            for offset, index in self._times[low:high]:
                yield self.at(offset), index

    def named(self, start: int, end: int) -> list[Mention]:
        """The resolved mentions between two tokens."""
        if start >= min(end, len(self.tokens)):
            return []
        stop = self.tokens[min(end, len(self.tokens)) - 1].end
        low, high = (bisect_left(self._mention_starts, x) for x in (self.tokens[start].start, stop))
        return self.mentions[low:high]

    @cached_property
    def pair(self) -> tuple[Ref, ...]:
        """The two people whom the report is about: those of its title and lead, most often named; or nobody."""
        for kinds in (("person",), ("person", "office")):
            for limit in (*(b.span[1] for b in self.report.blocks[:4]), len(self.report.text)):
                people = Counter(m.entity for m in self.mentions if m.kind in kinds and m.span[1] <= limit)
                if len(people) >= 2:
                    return tuple(ref for ref, _ in people.most_common(2) if ref)
        return ()


def _sentence(scene: Scene, words: Lexicon, start: int, end: int) -> list[Happening]:
    heads: list[tuple[int, int, Entry]] = []
    i = start
    while i < end:
        hit = words.at(scene.forms, i)
        if hit and hit[1].kind == NOTHING:
            i += hit[0]
            continue
        told = hit and hit[1].loose and heads and i - heads[-1][1] < NEAR and heads[-1][2].kind in words.mutual
        if hit and not told and i + hit[0] <= end:
            heads.append((i, i + hit[0], hit[1]))
            i += hit[0]
        else:
            i += 1
    if not heads:
        return []
    owned = _owned_times(scene, (start, end), heads)
    since = [start, *(last for _, last, _ in heads)]
    until = [*(first for first, _, _ in heads[1:]), end]
    clauses = (
        _Clause(scene, words, (start, end), head, own) for head, own in zip(heads, zip(since, until, strict=False), strict=True)
    )
    found = (clause.happening(owned[k]) for k, clause in enumerate(clauses))
    return [h for h in found if h]


def _owned_times(scene: Scene, sentence: Span, heads: Sequence[tuple[int, int, Entry]]) -> list[tuple[int, ...]]:
    """For each head, the indices of the sentence's times that stand nearest to it.

    Verbs and what stands before come first. An event that somebody speaks of has none of the times outside his words:
    `the minister announced yesterday that the attack ...` dates the announcement.
    """

    def cost(k: int, at: int) -> int:
        first, _, entry = heads[k]
        return abs(first - at) + (AHEAD if first > at else 0) + (0 if entry.verb else NOUN)

    owned: list[list[int]] = [[] for _ in heads]
    firsts = [first for first, _, _ in heads]
    holders = [scene.innermost((scene.tokens[first].start, scene.tokens[first].end)) for first in firsts]
    for at, index in scene.timed(*sentence):
        behind = bisect_right(firsts, at)
        said = scene.innermost(scene.times[index].span)
        near = [k for k in range(max(behind - 2, 0), min(behind + 2, len(heads))) if holders[k] in (None, said)]
        if near:
            owned[min(near, key=lambda k: cost(k, at))].append(index)
    return [tuple(x) for x in owned]


def _layers(attributions: Sequence[Attribution]) -> tuple[list[int], list[str | None]]:
    """The text cut where contents begin and end, and for each piece the attribution with the shortest content around it."""
    contents = sorted((start, end, a.id) for a in attributions for start, end in a.content.spans)
    edges = sorted({edge for start, end, _ in contents for edge in (start, end)})
    holders: list[str | None] = []
    open_: list[tuple[int, int, str]] = []
    k = 0
    for edge in edges:
        while k < len(contents) and contents[k][0] <= edge:
            start, end, id = contents[k]
            heappush(open_, (end - start, end, id))
            k += 1
        while open_ and open_[0][1] <= edge:
            heappop(open_)
        holders.append(open_[0][2] if open_ else None)
    return edges, holders


class _Clause:
    """One event word in its sentence."""

    def __init__(self, scene: Scene, words: Lexicon, sentence: Span, head: tuple[int, int, Entry], own: Span) -> None:
        self.scene, self.words, self.own = scene, words, own
        self.low, self.high = sentence
        self.first, self.last, self.entry = head
        self.span = (scene.tokens[self.first].start, scene.tokens[self.last - 1].end)
        self.attribution = scene.innermost(self.span)

    def happening(self, times: tuple[int, ...]) -> Happening | None:
        """What is said of the event here, or None where too few take part for such a word to name an event."""
        participants, initiator = self._participants(), self._initiator()
        if len(participants) < self.entry.needs:
            if initiator is None or self.entry.kind not in self.words.mutual:
                return None
            participants = ()  # `the conversation was initiated by ...`: the one that was told of before
        form = self._form()
        kind = self.entry.kind
        if form:
            kind = self.words.refine.get(form.value, {}).get(kind, kind)
        facts = [form] if form else []
        facts += [fact for index in times for fact in self._timed(self.scene.times[index])]
        facts += [fact for fact in (initiator, self._place()) if fact]
        return Happening(
            span=self.span,
            kind=kind,
            participants=participants,
            times=times,
            facts=tuple(facts),
            attribution=self.attribution,
            status=self._status(),
            ordinal=self._ordinal(),
        )

    def _near(self, before: int = NEAR, after: int = NEAR) -> Span:
        """The tokens close to the event word, up to its neighbours in the sentence."""
        return max(self.own[0], self.first - before), min(self.own[1], self.last + after)

    def _find(self, cue: str, span: Span) -> tuple[int, int] | None:
        return next(self.words.find(self.words.cues.get(cue, ()), self.scene.forms, *span), None)

    def _heard(self, mentions: Iterable[Mention]) -> list[Ref]:
        """Entities of mentions inside the same content as the event word (outside it stands who tells of it)."""
        kept = (m for m in mentions if self.attribution is None or self.scene.innermost(m.span) is not None)
        return list(dict.fromkeys(m.entity for m in kept if m.entity))

    def _participants(self) -> tuple[Ref, ...]:
        near = max(self.low, self.first - REACH), min(self.high, self.last + REACH)
        if self._paired(near):
            return self.scene.pair
        between = self._find("between", (self.last, min(self.high, self.last + 4)))
        if between:
            both = self._of_kinds(self.scene.named(between[1], min(self.high, between[1] + REACH)))
            if len(both) >= 2:
                return both[:2]
        return self._of_kinds(self.scene.named(*near))[:4]

    def _paired(self, near: Span) -> bool:
        """Whether words near speak of the two whom the report is about (`the two leaders`, but not `the leaders of ...`)."""
        hit = self._find("pair", near) if self.entry.kind in self.words.mutual and self.scene.pair else None
        return hit is not None and self._find("unpaired", (hit[0], hit[0] + 1)) is None

    def _of_kinds(self, mentions: Sequence[Mention]) -> tuple[Ref, ...]:
        """People and offices if any are named, else organisations, else places; two of a kind, where that may be."""
        mutual = 2 if self.entry.kind in self.words.mutual else 1
        for least in dict.fromkeys((max(self.entry.needs, mutual), max(self.entry.needs, 1))):
            for kinds in (("person",), ("person", "office"), ("organisation",), ("place",)):
                refs = self._heard(m for m in mentions if m.kind in kinds)
                if len(refs) >= least:
                    return tuple(refs)
        return tuple(self._heard(mentions))

    def _form(self) -> Fact | None:
        for name, phrases in self.words.forms.items():
            hit = next(self.words.find(phrases, self.scene.forms, *self._near(0)), None)
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
        if name and time.value and self._find(name, before):
            yield Fact(name, time.value, time.span, self.scene.innermost(time.span))

    def _initiator(self) -> Fact | None:
        """Who asked for it: named behind a mark of that, behind `from` where it was received, or before a mark."""
        hit = self._find("initiator", (self.last, self.own[1]))
        if hit is None and self._find("received", (max(self.low, self.first - REACH), self.first)):
            hit = self._find("from", (self.last, min(self.own[1], self.last + 2)))
        named = self.scene.named(hit[1] - 1, min(self.high, hit[1] + 5))[:1] if hit else self._asker()
        by = next((m for m in named if m.entity), None)
        return Fact("initiator", by.entity.id, by.span, self.scene.innermost(by.span)) if by and by.entity else None

    def _asker(self) -> list[Mention]:
        """Whoever stands within a mark (`at Nadia's request`), or last before one (`Nadia, who requested the call`)."""
        closing = self._find("initiator_closes", (self.last, self.own[1]))
        if closing:
            opening = self._find("initiator_opens", (max(self.last, closing[0] - NEAR), closing[0]))
            return self.scene.named(opening[1], closing[0])[-1:] if opening else []
        asked = self._find("asked", (max(self.low, self.first - NEAR), min(self.high, self.last + NEAR)))
        return self.scene.named(max(self.low, asked[0] - NEAR), asked[0])[-1:] if asked else []

    def _place(self) -> Fact | None:
        """Where people came together: a place named behind a noun of meeting, unless it was held from afar."""
        if self.entry.verb or self.entry.form or self._form() or self.entry.kind not in self.words.placed:
            return None
        for _, end in self.words.find(self.words.cues["place"], self.scene.forms, *self._near(0, PLACED)):
            here = [m for m in self.scene.named(end, end + 1) if m.kind == "place" and m.entity]
            if here and here[0].entity:
                return Fact("place", here[0].entity.id, here[0].span, self.scene.innermost(here[0].span))
        return None

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
