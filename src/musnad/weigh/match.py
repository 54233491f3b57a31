"""Where a pile states what some words state, over one language or two: the best places, each with its reasons, or none.

``matches(asked, ground)`` is for everything that goes from words back to reports. ``Ground(readings, events)`` is made once
for a pile; ``asked_attribution`` and ``asked_words`` say what is looked for: a statement of the pile, or words from
elsewhere, read like a report of their own. The score of a place (0 to 1) is a sum that its reasons list; below `SURE` (over
one language `SURE_WITHIN`, without an event in common `APART`) a place is not given at all. What speaks *against* a place
is listed in `Match.against` and lowers no score: it negates and the words do not (`match.negation`), another speaks in it
(`match.other-speaker`), it is another party's account (`match.other-account`), another sentence of its report fits as well
(`match.rival`). Who traces a claim passes over such places; who checks a draft wants to see them. Precision goes before
recall throughout, so no place is a good answer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from musnad.model import Reading, Reason, Span, Spans
from musnad.weigh.abroad import Abroad
from musnad.weigh.alignment import EXACT, Alignment
from musnad.weigh.ground import Ground, Unit
from musnad.weigh.items import Items, items
from musnad.weigh.objections import objections
from musnad.weigh.parties import Voice
from musnad.weigh.statements import Link

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SURE = 0.4
"""Score from which a place in another language states what is asked, where an event is in common: set on two of the
example reports against the readout of their call, and measured on the others (`eval/traces.md`)."""
SURE_WITHIN = 0.52
"""The same over one language, whose words meet more easily."""
SURE_CLEAR = 0.35
"""The same over two languages for the sentence that lies clear before all others of its report (`LEAD`)."""
LEAD, LIES = 0.2, 0.5
"""How much nearer to the asked words a sentence in another language must lie than any other of its report to be clearly the
one meant, and how near: differences of cosines say more than cosines do."""
SURE_AHEAD, AHEAD = 0.45, 0.2
"""The same, whatever the cosines, for a sentence whose score leads those of its report by so much: few words that all meet
there, and nowhere else in it, are enough."""
FAR = 0.36
"""Cosine below which the score of a place in another language must be as high as over one."""
APART, ABROAD = 0.57, 0.65
"""The same over one language and over two where nothing shows that an event is in common; over two it must lie near too
(`LIES`), much must meet (`MUCH`), and it is of the days of what is asked (`Ground.then`), where those are known."""
MUCH = 0.4
"""Part of `FULL` that meets where three telling words or so do."""
MARGIN = 0.03
"""A sentence in another language must be so much better than the next of its report, else neither is surely meant
(`match.rival`); over one language both state it."""
LEAST, LEAST_CLEAR = 1.4, 0.9
"""Weight of the words that meet: with less than two telling words in common, or one for a clear sentence, nothing is stated."""
LITTLE = 0.4
"""The same for who weighs places himself: in a small pile about one thing no word tells much."""
OPEN, OPEN_WEIGHED = "~", "~#"
"""First signs of keys that do not count where the place lacks them: a day tells by being shared. Who weighs places himself
looks for other figures too, and finds their place by the words around them."""
FULL = 6.0
"""Weight of words that meet from which more of them add nothing."""
PARTS = {"covered": 0.45, "covers": 0.2, "mass": 0.15, "cosine": 0.2}
"""Parts of the score: how much of the asked words the place has, how much of the place they cover, how much meets at all,
and the cosine of both as sentences, which is blind to negation and the weakest over two languages."""
WHOLE = 0.5
"""Share of the items of words from elsewhere that what they attribute must hold; else the words are taken as they stand."""
FOUND = 60
"""Sentences that are compared where no event leads to them, those that share the most."""
SMALL, LYING = 2000, 12
"""Sentences of a pile up to which a draft is compared with all in other languages by their vectors, and how many of these
are looked at."""


class Asked(Struct, frozen=True, gc=False):
    """What is looked for: words of `reading`, who says them and who tells that (None: not known), and their events.

    `reading` is a report of the pile, or of the words alone; `link` the attribution whose words they are.
    """

    reading: Reading
    spans: Spans
    items: Items
    text: str
    speaker: Voice | None = None
    teller: Voice | None = None
    events: frozenset[str] = frozenset()
    link: Link | None = None


class Match(Struct, frozen=True, gc=False):
    """A place that states what was asked.

    `spans` are its words in the report, `sentence` the sentence in which they stand; `link` the attribution whose content
    they are, None where the report tells it in its own voice.
    """

    report: str
    sentence: Span
    spans: Spans
    score: float
    link: Link | None = None
    reasons: tuple[Reason, ...] = ()
    against: tuple[Reason, ...] = ()


def asked_attribution(ground: Ground, report: str, attribution: str) -> tuple[Asked, ...]:
    """The propositions of an attribution of the pile; the whole content where it has none of its own."""
    link = next(one for one in ground.links(report) if one.attribution.id == attribution)
    reading = ground.readings[report]
    told = [s.spans for s in ground.said(report) if s.link.attribution.id == attribution]
    return tuple(asked_spans(ground, reading, spans, link) for spans in told or [link.attribution.content.spans] if spans)


def asked_words(ground: Ground, reading: Reading) -> tuple[Asked, ...]:
    """Words from elsewhere, from their own reading: what they attribute to known speakers, else the words as they stand.

    What is attributed in few words may be too little to be found by (`LEAST`), where all the words are not.
    """
    own = Ground((reading,), ())
    own.parties = ground.parties
    said = own.said(reading.report.id)
    told = [asked_spans(own, reading, s.spans, s.link) for s in said if s.link.speaker.known]
    plain = asked_spans(own, reading, tuple(span for _, span, _ in own.places) or ((0, len(reading.report.text)),), None)
    held = {key for one in told for key in one.items.keys}
    enough = len(held) >= WHOLE * len(plain.items.keys) and all(_weight(one, ground) >= LEAST for one in told)
    return tuple(told) if told and enough else (plain,)


def _weight(asked: Asked, ground: Ground) -> float:
    """What would meet if a place had all of what is asked."""
    return sum(ground.weights(asked.items, asked.reading.report.language, asked.events))


def asked_spans(ground: Ground, reading: Reading, spans: Spans, link: Link | None) -> Asked:
    """Some words of a reading, which `link` attributes or nobody does."""
    text = " ".join(reading.report.text[start:end] for start, end in spans)
    speaker = link.speaker if link and link.speaker.known else None
    teller = link.speakers[0] if link and link.speakers[0].known else None
    events = ground.about.get(reading.report.id, frozenset())
    return Asked(reading, spans, items(reading, spans), text, speaker, teller, events, link)


def matches(asked: Sequence[Asked], ground: Ground) -> list[tuple[Match, ...]]:
    """For each of the asked the places that state it, the best first; empty where none is sure.

    A report has one place, or several that fit equally well; in another language they are rivals, and `match.rival` stands
    among what speaks against each.

    Words that belong to no event are looked for twice: the second time as words on the events of what was found first, so
    that reports of those events in other languages are compared too. Sentences and words of all asked are encoded
    together: one call with many is much cheaper than many calls.
    """
    found = _found(asked, ground)
    placed = [a if a.events else replace(a, events=_events(hits, ground)) for a, hits in zip(asked, found, strict=True)]
    again = [i for i, (a, p) in enumerate(zip(asked, placed, strict=True)) if a.events != p.events]
    for i, hits in zip(again, _found([placed[i] for i in again], ground), strict=True):
        found[i] = hits
    return found


def _events(hits: Sequence[Match], ground: Ground) -> frozenset[str]:
    """What the reports of matches are about."""
    return frozenset[str]().union(*(ground.about.get(m.report, frozenset()) for m in hits))


def nearest(asked: Sequence[Asked], ground: Ground) -> list[tuple[Match, ...]]:
    """For each of the asked every unit that shares enough with it to be scored, sure or not: for who weighs them himself.

    A sentence may have several: itself, and propositions in it.
    """
    compared = _compared(asked, ground, least=LITTLE)
    return [tuple(m for units in sentences for m in _scored(scored, a, units)) for scored, a, sentences in compared]


def _found(asked: Sequence[Asked], ground: Ground) -> list[tuple[Match, ...]]:
    compared = _compared(asked, ground, Abroad(ground), least=LEAST_CLEAR)
    return [tuple(_best(scored, a, sentences)) for scored, a, sentences in compared]


def _compared(
    asked: Sequence[Asked], ground: Ground, abroad: Abroad | None = None, *, least: float
) -> Iterator[tuple[_Scores, int, list[list[int]]]]:
    """For each of the asked the scores, its own number in them, and the units of each sentence it is compared with: with
    `abroad` also those that lean on the sentence before."""
    near = [_candidates(one, ground, abroad) for one in asked]
    if not abroad and len(ground.places) <= SMALL:
        near = [found | more for found, more in zip(near, _lying(asked, ground), strict=True)]
    places = sorted(set[int]().union(*near))
    units = [(place, unit) for place in places for unit in (*ground.units(place), *(ground.leaning(place) if abroad else ()))]
    scored = _Scores(asked, units, ground, least=least, unshared=OPEN if abroad else OPEN_WEIGHED)
    of_place: dict[int, list[int]] = {}
    for u, (place, _) in enumerate(units):
        of_place.setdefault(place, []).append(u)
    for a in range(len(asked)):
        yield scored, a, [of_place[place] for place in sorted(near[a])]


def _candidates(asked: Asked, ground: Ground, abroad: Abroad | None) -> set[int]:
    """Sentences of reports about the asked's own events, and those of any report that share the most with it.

    In other languages only in reports of its days, where those are known.
    """
    kin = ground.kin(asked.events)
    found = {i for id, events in ground.about.items() if events & kin for i in ground.by_report.get(id, ())}
    shared: Counter[int] = Counter()
    code = asked.reading.report.language or ""
    for key, weight in zip(asked.items.keys, ground.weights(asked.items, code, ()), strict=True):
        for i in ground.holders.get(("" if key[0] in EXACT else code, key), ()):
            shared[i] += round(1000 * weight)
    found.update(ground.holders.get(("", f"@{asked.speaker.who.id}"), ())[:FOUND] if asked.speaker and not abroad else ())
    then = ground.then(asked.reading.report, asked.events)
    for held in (shared, *(abroad.shared(asked.items, code, then) if abroad else ())):
        found.update(sorted(held, key=lambda i: (-held[i], i))[:FOUND])
    return {i for i in found if not _itself(asked, ground.places[i])}


def _lying(asked: Sequence[Asked], ground: Ground) -> Iterator[set[int]]:
    """For each of the asked the sentences in other languages whose vectors lie nearest: no word of theirs need be the same."""
    from musnad.vectors import encode

    own = {a.reading.report.language for a in asked}
    codes = {i: ground.readings[id].report.language for i, (id, _, _) in enumerate(ground.places)}
    abroad = [i for i, code in codes.items() if own - {code}]
    spans = ((ground.readings[ground.places[i][0]].report.text, ground.places[i][1]) for i in abroad)
    texts = [text[start:end] for text, (start, end) in spans]
    if not texts:
        yield from (set[int]() for _ in asked)
        return
    cosines = encode([a.text for a in asked], written=True) @ encode(texts, written=True).T
    for a, row in zip(asked, cosines.tolist(), strict=True):
        foreign = ((-cosine, i) for cosine, i in zip(row, abroad, strict=True) if codes[i] != a.reading.report.language)
        yield {i for _, i in sorted(foreign)[:LYING]}


def _itself(asked: Asked, place: tuple[str, Span, Items]) -> bool:
    """Whether a sentence is the one that the asked words stand in."""
    id, (start, end), _ = place
    return asked.reading.report.id == id and any(start < high and low < end for low, high in asked.spans)


class _Scores:
    """Scores of asked words against units, with all that they are made of."""

    def __init__(
        self, asked: Sequence[Asked], units: Sequence[tuple[int, Unit]], ground: Ground, *, least: float, unshared: str
    ) -> None:
        from musnad.vectors import encode

        self.asked, self.units, self.ground, self._least = asked, units, ground, least
        self._unshared = unshared
        self.reports = [ground.readings[ground.places[place][0]].report for place, _ in units]
        codes = ([a.reading.report.language for a in asked], [r.language for r in self.reports])
        self._aligned = Alignment([a.items for a in asked], [unit.items for _, unit in units], codes)
        self._texts = [" ".join(r.text[s:e] for s, e in unit.spans) for r, (_, unit) in zip(self.reports, units, strict=True)]
        self._cosines = encode([a.text for a in asked], written=True) @ encode(self._texts, written=True).T
        self.kin = cache(ground.kin)

    def foreign(self, a: int, report: str) -> bool:
        """Whether a report is in another language than the asked words."""
        return self.ground.readings[report].report.language != self.asked[a].reading.report.language

    def leans(self, u: int) -> bool:
        """Whether a unit is joined with the sentence before its own."""
        place, unit = self.units[u]
        return unit.spans[0][0] < self.ground.places[place][1][0]

    def clear(self, a: int, sentences: Iterable[Sequence[int]]) -> frozenset[tuple[str, Span]]:
        """The sentences in another language that lie clear before the others of their report, by report and span."""
        by_report: dict[str, list[tuple[float, Span]]] = {}
        for units in sentences:
            if self.foreign(a, id := self.reports[units[0]].id):
                sentence = self.ground.places[self.units[units[0]][0]][1]
                by_report.setdefault(id, []).append((float(self._cosines[a, list(units)].max()), sentence))
        found = {id: sorted(rows, reverse=True)[:2] for id, rows in by_report.items() if len(rows) > 1}
        return frozenset((id, at) for id, ((high, at), (low, _)) in found.items() if high >= LIES and high - low >= LEAD)

    def parts(self, a: int, u: int) -> dict[str, float]:
        """What the score of a unit is made of, each 0 to 1; empty where too little meets."""
        import numpy as np

        asked, unit = self.asked[a], self.units[u][1]
        near = self._aligned.of(a, u)
        if not near.size:
            return {}
        near = near * (near >= near.max(axis=0)) * (near >= near.max(axis=1, keepdims=True))
        events = asked.events
        mine = np.array(self.ground.weights(asked.items, asked.reading.report.language, events))
        its = np.array(self.ground.weights(unit.items, self.reports[u].language, events))
        mine = np.where(_unshared(asked.items, near.max(axis=1), self._unshared), 0.0, mine)
        met = float(mine @ near.max(axis=1))
        if met < self._least:
            return {}
        covers = float(its @ near.max(axis=0)) / max(float(its.sum()), 1e-6)
        parts = {"covered": met / float(mine.sum()), "covers": covers, "mass": min(met / FULL, 1.0)}
        return {**parts, "cosine": max(float(self._cosines[a, u]), 0.0)}


def _unshared(held: Items, near: NDArray[np.float32], kinds: str) -> list[bool]:
    return [key[0] in kinds and not value for key, value in zip(held.keys, near.tolist(), strict=True)]


def _best(scored: _Scores, a: int, sentences: Sequence[Sequence[int]]) -> Iterator[Match]:
    """The best sentence of each report, the best first, and beside it the next where that fits as well.

    In another language only reports of the asked's events, where any of them states it.
    """
    by_report: dict[str, list[Match]] = {}
    each = list(_each(scored, a, sentences))
    clear = scored.clear(a, sentences) | _ahead(each)
    for found in each:
        if _sure(scored, a, found, clear=scored.foreign(a, found.report) and (found.report, found.sentence) in clear):
            by_report.setdefault(found.report, []).append(found)
    home = {id for id in by_report if scored.foreign(a, id) and _same(scored, a, id)}
    kept = [rows for id, rows in by_report.items() if not home or id in home or not scored.foreign(a, id)]
    for rows in sorted(kept, key=lambda rows: -max(m.score for m in rows)):
        first, *rest = sorted(rows, key=lambda m: (-m.score, m.sentence))
        near = [first, *(m for m in rest if first.score - m.score < MARGIN)]
        rivals = len(near) > 1 and scored.foreign(a, first.report)
        yield from (replace(m, against=(*m.against, Reason("match.rival"))) for m in near) if rivals else near


def _ahead(each: Iterable[Match]) -> frozenset[tuple[str, Span]]:
    """The sentences whose score leads those of their report, by report and span."""
    by_report: dict[str, list[tuple[float, Span]]] = {}
    for m in each:
        by_report.setdefault(m.report, []).append((m.score, m.sentence))
    out = set()
    for id, rows in by_report.items():
        (high, at), *rest = sorted(rows, reverse=True)
        if high >= SURE_AHEAD and high - max((low for low, _ in rest), default=0.0) >= AHEAD:
            out.add((id, at))
    return frozenset(out)


def _each(scored: _Scores, a: int, sentences: Iterable[Sequence[int]]) -> Iterator[Match]:
    """The unit of each sentence that fits best; the sentence itself only where no proposition in it fits as well.

    A sentence that leans on the one before stands for both where they fit together clearly better than either.
    """
    compared = {scored.units[units[0]][0]: units for units in sentences}
    best = {place: found for place, units in compared.items() if (found := _fittest(scored, a, units, leaning=False))}
    for place, units in compared.items():
        both = _fittest(scored, a, units, leaning=True) if place - 1 in compared else None
        apart = [best[at].score for at in (place - 1, place) if at in best]
        if both and both.score >= max(apart, default=0.0) + MARGIN:
            best[place] = both
            best.pop(place - 1, None)
    yield from best.values()


def _fittest(scored: _Scores, a: int, units: Sequence[int], *, leaning: bool) -> Match | None:
    found = _scored(scored, a, [u for u in units if scored.leans(u) == leaning])
    return max(found, key=lambda m: (m.score, m.link is not None), default=None)


def _scored(scored: _Scores, a: int, units: Sequence[int]) -> Iterator[Match]:
    """The units of a sentence that share enough."""
    for u in units:
        parts = scored.parts(a, u)
        if parts:
            place, unit = scored.units[u]
            id, sentence, _ = scored.ground.places[place]
            reasons = (*_reasons(parts), *([Reason("match.event")] if _same(scored, a, id) else []))
            against = tuple(objections(scored.asked[a], unit, scored.ground, scored.ground.readings[id].report))
            yield Match(id, sentence, unit.spans, _score(parts), unit.link, reasons, against)


def _same(scored: _Scores, a: int, report: str) -> bool:
    """Whether a report is about an event of the asked words."""
    return bool(scored.kin(scored.asked[a].events) & scored.ground.about.get(report, frozenset()))


def _sure(scored: _Scores, a: int, match: Match, *, clear: bool) -> bool:
    """Whether a place is sure enough to be given."""
    same, foreign = _same(scored, a, match.report), scored.foreign(a, match.report)
    part = {r.code: r.values.get("value", 0.0) for r in match.reasons}
    if clear and same:
        return match.score >= SURE_CLEAR
    if part["match.mass"] < LEAST / FULL:
        return False
    if not same:
        near = part["match.cosine"] >= LIES and part["match.mass"] >= MUCH
        return match.score >= (ABROAD if foreign else APART) and (near or not foreign)
    return match.score >= (SURE if foreign and part["match.cosine"] >= FAR else SURE_WITHIN)


def _reasons(parts: Mapping[str, float]) -> tuple[Reason, ...]:
    return tuple(Reason(f"match.{name}", {"value": round(v, 2), "part": round(PARTS[name] * v, 2)}) for name, v in parts.items())


def _score(parts: Mapping[str, float]) -> float:
    return round(sum(PARTS[name] * value for name, value in parts.items()), 3)
