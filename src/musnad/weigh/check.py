"""A draft against a pile, sentence by sentence: what each rests on, what was lost or altered, and what nothing carries.

A sentence puts forward points: what it attributes, else itself. A point rests on the place that fits best; what differs
there is told only if no other place that fits nearly as well has it as the draft does (`faults`). Between what surely
stands in the pile and what surely does not lies what is unsure, of which nothing is told but the nearest place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from musnad.model import Checked, Party, Point, Reading, Reason, Ref, Rest, Span, Spans
from musnad.weigh.alignment import EXACT
from musnad.weigh.faults import faults
from musnad.weigh.figures import fate_open
from musnad.weigh.ground import Ground
from musnad.weigh.held import Held, meets
from musnad.weigh.match import Asked, Match, asked_spans, nearest
from musnad.weigh.statements import Link, Statement, headed, unattributed, whole

PARTS = {"covered": 0.55, "mass": 0.15, "cosine": 0.3}
"""How well a place carries a point: how much of it the place has, how much meets at all, and the cosine of both. How much
else the place says does not matter here."""
RESTS = 0.52
"""Fit from which a point rests on a place over one language, and"""
RESTS_ABROAD = 0.45
"""over two; set on the memos of `eval/check.jsonl` that were studied."""
LIKE, LIKE_ABROAD = (0.55, 0.45, 0.4), (0.6, 0.34, 0.15)
"""Cosine, fit and share of the point that is covered from which a place carries it too: near as a whole, in other words."""
UNLIKE, LOOSE = 0.4, 0.5
"""Cosine below which no place of the pile is near a point, so that words that meet up to this fit are met by chance."""
NOTHING, NOTHING_ABROAD = 0.36, 0.33
"""Fit below which nothing carries a point, over one language and over two; a name that no sentence of the pile has tells the
same up to `RESTS`."""
NEAR = 0.4
"""Fit from which a place is near whoever speaks there."""
NEARLY = 0.12
"""Places whose fit is within so much of the best count as places of the same."""
OWN = 0.2
"""The same for words of the one whom the draft says to speak."""
ALIKE = 0.6
"""Cosine of two sentences from which something near is there, however few of their words meet."""
TOGETHER = 50
"""Points that are looked for at once: all words of these are compared with all words of what is found for any of them."""
SHOWN = 3
"""Places that are shown of a point."""
HELD = 0.6
"""Share of the items of what an attribution says that its own statements must hold; else its whole content is the point."""
HOLDS = 0.7
"""Share of the words met in a sentence that a statement in it must have to be what is met."""
MOST = 0.6
"""Shares of a sentence in another language, and of its fit, that a statement in it must have to be what is met there."""
INNER = 0.1
"""So much better than what somebody says in it a whole sentence must fit."""
TELLING = 3
"""Items of a sentence without an attribution from which it states something, where one of them is a name, a number or a
day;"""
LONG = 7
"""the same where none is."""
_ORDER = ("unsupported", "altered", "unsure", "stands", "passed")


def check(draft: Reading, ground: Ground) -> tuple[Checked, ...]:
    """The sentences of a draft in order, each with its points. `ground` is that of the pile, without the draft."""
    own = Ground((draft,), ())
    own.parties = ground.parties
    sentences = [(span, list(_points(own, draft, i))) for i, (_, span, _) in enumerate(own.places)]
    asked = _placed([asked for _, points in sentences for asked in points], ground)
    found = iter(zip(asked, _near(asked, ground), strict=True))
    return tuple(_checked(span, [next(found) for _ in points], ground) for span, points in sentences)


def _placed(asked: Sequence[Asked], ground: Ground) -> list[Asked]:
    """The asked on the events of what any of them surely rests on: a draft is about few events, and reports of these in
    other languages are to be compared too."""
    first = (_ranked(hits, ground)[:1] for hits in _near(asked, ground))
    reports = {m.report for a, best in zip(asked, first, strict=True) for m in best if _rests(a, m, ground)}
    events = frozenset[str]().union(*(ground.about.get(id, frozenset()) for id in sorted(reports)))
    return [replace(a, events=events) for a in asked]


def _near(asked: Sequence[Asked], ground: Ground) -> Iterator[tuple[Match, ...]]:
    for start in range(0, len(asked), TOGETHER):
        yield from nearest(asked[start : start + TOGETHER], ground)


def _points(own: Ground, draft: Reading, sentence: int) -> Iterator[Asked]:
    """What a sentence puts forward: what each of its outermost attributions says, else the sentence, as whoever speaks on in it
    says it."""
    id, (start, end), _ = own.places[sentence]
    outer = [one for one in own.links(id) if len(one.chain) == 1]
    roots = [one for one in outer if _begins(one, (start, end))]
    for root in roots:
        alone = len(roots) == 1 and _names_only(asked_spans(own, draft, root.attribution.content.spans, root))
        yield from (asked_spans(own, draft, ((start, end),), root),) if alone else _said(own, draft, root)
    if not roots:
        going_on = (one for one in outer if any(low < start < high for low, high in one.attribution.content.spans))
        yield asked_spans(own, draft, ((start, end),), next(going_on, None))


def _names_only(asked: Asked) -> bool:
    """Whether what somebody says is a name and no more (`dismissed X`): then the sentence says it."""
    return all(key[0] in EXACT for key in asked.items.keys)


def _begins(link: Link, span: Span) -> bool:
    content = link.attribution.content.spans
    return bool(content) and span[0] <= content[0][0] < span[1]


def _said(own: Ground, draft: Reading, root: Link) -> Iterator[Asked]:
    """The statements in an attribution, if they hold most of what it says; else its content as it stands."""
    spans = root.attribution.content.spans
    entire = asked_spans(own, draft, spans, root)
    inner = [s for s in own.said(draft.report.id) if s.link.chain[0].id == root.attribution.id]
    parts = [part for s in inner if not _names_only(part := asked_spans(own, draft, s.spans, s.link))]
    held = {key for part in parts for key in part.items.keys}
    yield from parts if parts and len(held) >= HELD * len(entire.items.keys) else (entire,)


def _checked(span: Span, found: Sequence[tuple[Asked, Sequence[Match]]], ground: Ground) -> Checked:
    points = tuple(_point(asked, hits, ground) for asked, hits in found)
    standing = min((p.standing for p in points), key=_ORDER.index)
    return Checked(span, standing, points)


def _point(asked: Asked, hits: Sequence[Match], ground: Ground) -> Point:
    link = asked.link
    made = Point(
        spans=asked.spans,
        standing="passed",
        attribution=link.attribution.id if link else None,
        speaker=link.speaker.who if link and link.speaker.known else None,
    )
    ranked = _ranked(hits, ground)
    best = ranked[0] if ranked else None
    if best and _rests(asked, best, ground):
        point = _statement(asked.reading, asked.spans, asked.link)
        near = [_holder(m, asked, ground, hits) for m in ranked if _fit(m) >= _fit(best) - NEARLY]
        held = [_held(m, point, ground) for m in near]
        told = faults(held)
        if not told and all(map(fate_open, held)):
            return replace(made, standing="unsure", rests=(_rest(near[0]),), reasons=(Reason("check.fate-open"),))
        if own := _own(asked, ranked, point, ground):
            near, told = [*near, own], tuple(r for r in told if r.code != "check.speaker")
        shown = 1 + max((SHOWN - 1, *(r.values["place"] for r in told)))
        rests = tuple(_rest(m) for m in near[:shown])
        return replace(made, standing="altered" if told else "stands", rests=rests, findings=told)
    if link is None and (why := _passed(asked)):
        return replace(made, reasons=(Reason(why),))
    unheard = _unheard(asked, ground)
    if unheard or _nothing(asked, _spoken(asked, ranked, ground), ground) or _chance(asked, hits, ground):
        return replace(made, standing="unsupported", reasons=unheard or (Reason("check.nothing"),))
    return replace(made, standing="unsure", rests=(_rest(best),) if best else (), reasons=(Reason("check.unsure"),))


def _own(asked: Asked, ranked: Sequence[Match], point: Statement, ground: Ground) -> Match | None:
    """The words of the one whom the draft says to speak, if they carry the point too, though others' fit better."""
    low = _fit(ranked[0])
    farther = (m for m in ranked if low - OWN <= _fit(m) < low - NEARLY and _rests(asked, m, ground))
    return next((m for m in farther if _held(m, point, ground).own), None)


def _ranked(hits: Sequence[Match], ground: Ground) -> list[Match]:
    """The best of each sentence, the best and earliest first; the sentence itself only where it fits far better than what
    is said in it."""
    best: dict[tuple[str, Span], Match] = {}
    for m in sorted(hits, key=lambda m: (_fit(m) + (INNER if m.link else 0.0), m.spans)):
        best[m.report, m.sentence] = m
    return sorted(
        best.values(), key=lambda m: (-_fit(m), ground.readings[m.report].report.published or "~", m.report, m.sentence)
    )


def _held(match: Match, point: Statement, ground: Ground) -> Held:
    place = _statement(ground.readings[match.report], match.spans, match.link)
    mixed = match.link is None and bool(_inside(match, ground))
    return Held(place, point, ground.parties, mixed=mixed, named=_named(match, ground))


def _named(match: Match, ground: Ground) -> list[Party]:
    """How the report of a place names who speaks there, wherever he speaks."""
    if match.link is None:
        return []
    who = match.link.speaker.who.id
    return [one.attribution.source for one in ground.links(match.report) if who and one.speaker.who.id == who]


def _inside(match: Match, ground: Ground) -> list[Statement]:
    """The statements that begin in the sentence of a place."""
    start, end = match.sentence
    return [s for s in ground.said(match.report) if s.spans and start <= s.spans[0][0] < end]


def _holder(match: Match, asked: Asked, ground: Ground, hits: Sequence[Match]) -> Match:
    """A whole sentence as the statement in it that has the asked words: over one language where one clearly has them, else
    where one is most of the sentence and fits nearly as well; or as somebody's words that go on in it."""
    if match.link is None and (going_on := _within(match, ground)):
        return replace(match, link=going_on)
    inside = _inside(match, ground) if match.link is None else []
    stems = whole(unattributed(asked.reading, asked.spans), asked.spans).words.stems
    there = whole(unattributed(ground.readings[match.report], match.spans), match.spans).words.stems & stems
    for s in inside:
        if there and len(s.words.stems & there) >= HOLDS * len(there):
            return replace(match, link=s.link, spans=s.spans)
    if match.link is None and not there:
        said = (m for m in hits if m.link and (m.report, m.sentence) == (match.report, match.sentence))
        return next((m for m in said if _long(m.spans) >= MOST * _long(match.spans) and _fit(m) >= MOST * _fit(match)), match)
    return match


def _within(match: Match, ground: Ground) -> Link | None:
    """In whose words a whole sentence stands, where they began before it."""
    start, end = match.sentence
    links = [
        one for one in ground.links(match.report) if any(a < start and end <= b + 1 for a, b in one.attribution.content.spans)
    ]
    return max(links, key=lambda one: len(one.chain), default=None)


def _long(spans: Spans) -> int:
    return sum(end - start for start, end in spans)


def _fit(match: Match) -> float:
    parts = _parts(match)
    return round(float(sum(weight * parts.get(name, 0.0) for name, weight in PARTS.items())), 3)


def _parts(match: Match) -> dict[str, float]:
    return {r.code.removeprefix("match."): r.values.get("value", 0.0) for r in match.reasons}


def _rests(asked: Asked, match: Match, ground: Ground) -> bool:
    foreign = ground.readings[match.report].report.language != asked.reading.report.language
    fit, parts = _fit(match), _parts(match)
    cosine, least, covered = LIKE_ABROAD if foreign else LIKE
    told = asked.link is None or match.link is not None  # what a draft says somebody said, no outlet's own words near it carry
    near = told and parts["cosine"] >= cosine and fit >= least and parts["covered"] >= covered
    return near or fit >= (RESTS_ABROAD if foreign else RESTS)


def _passed(asked: Asked) -> str | None:
    """Why words that nobody is said to say are passed over: headings, and what holds no name, number or day to look for."""
    if headed(asked.reading.report, asked.spans[0][0]):
        return "check.heading"
    dated = any(t.kind in ("day", "instant") and meets(t.span, asked.spans) for t in asked.reading.times)
    exact = dated or any(key[0] in EXACT for key in asked.items.keys)
    return None if len(asked.items.keys) >= (TELLING if exact else LONG) else "check.no-claim"


def _unheard(asked: Asked, ground: Ground) -> tuple[Reason, ...]:
    """Whom a point names that no sentence of the pile names."""
    names = {m.entity.id: m.entity for m in asked.reading.mentions if m.entity}
    absent = [key[1:] for key in asked.items.keys if key[0] == "@" and not ground.holds(key)]
    missing = [names.get(id) or ground.parties.name(id) for id in absent]
    return (Reason("check.unheard", {"names": missing}),) if missing else ()


def _spoken(asked: Asked, ranked: Sequence[Match], ground: Ground) -> Match | None:
    """The best place that may have the words of the one who is said to speak; the best of all where nobody is, or where it
    is near enough that he may have said it as well."""
    if asked.speaker is None or not ranked or _fit(ranked[0]) >= NEAR:
        return ranked[0] if ranked else None
    point = _statement(asked.reading, asked.spans, asked.link)
    return next((m for m in ranked if _held(m, point, ground).may_speak), None)


def _nothing(asked: Asked, best: Match | None, ground: Ground) -> bool:
    """Whether surely nothing carries a point: over two languages only where it names somebody by whom it could be found. A few
    words that name nobody could stand anywhere."""
    if len(asked.items.keys) < TELLING and not any(key[0] in EXACT for key in asked.items.keys):
        return False
    if best and any(r.code == "match.cosine" and r.values["value"] >= ALIKE for r in best.reasons):
        return False
    fit, code = _fit(best) if best else 0.0, asked.reading.report.language or ""
    if ground.sizes[code] or not ground.places:
        return fit < NOTHING
    return fit < NOTHING_ABROAD and any(key[0] == "@" for key in asked.items.keys)


def _chance(asked: Asked, hits: Sequence[Match], ground: Ground) -> bool:
    """Whether words of a point meet in a place of its language, and nothing of the pile is near it as a whole."""
    if not hits or len(asked.items.keys) < TELLING or max(_parts(m)["cosine"] for m in hits) >= UNLIKE:
        return False
    best = max(hits, key=_fit)
    return _fit(best) < LOOSE and ground.readings[best.report].report.language == asked.reading.report.language


def _statement(reading: Reading, spans: Spans, link: Link | None) -> Statement:
    return whole(link or unattributed(reading, spans), spans)


def _rest(match: Match) -> Rest:
    link = match.link
    return Rest(
        report=match.report,
        sentence=match.sentence,
        spans=match.spans,
        attribution=link.attribution.id if link else None,
        speakers=_who(link) if link else (),
        score=_fit(match),
        reasons=match.reasons,
    )


def _who(link: Link) -> tuple[Ref, ...]:
    return tuple(voice.who for voice in link.speakers if voice.who.name)
