"""The day of what a report is about, by its title and lead: news says first when it happened."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from musnad.link.days import Dated, dated, ordinal
from musnad.link.profiles import SPEECH, Profile, anchor
from musnad.link.threads import MEETING, Thread, families
from musnad.model import Attribution, Reading, Ref, Span, Time

FRESH, AHEAD = 14, 60
"""Days before publication from which something is no news, and days after it beyond which it is no plan."""
BESIDE = 400
"""How far a time may stand from the cue that it dates."""
BRACKETS = re.compile(r"\([^()\n]{0,80}\)")
"""What stands in brackets ends no sentence: `(N. B. C.)`."""
ENDS = ("\n", ". ", "؟", "!", "?")
"""What parts sentences, as far as a time and what it dates are concerned."""


def event_days(profile: Profile, told: Sequence[Thread]) -> list[Dated]:
    """The days that a report gives the event it is about: beside its words, or else first in the lead."""
    first = [d for thread in told if thread.place != "body" for d in thread.days]
    for days in (first, lead_days(profile), [d for thread in told for d in thread.days]):
        fresh = [d for d in days if _fresh(d, profile.published)]
        if fresh:
            return fresh
    return []


def lead_days(profile: Profile, *, free: bool = False) -> list[Dated]:
    """The first day of the first sentence below the title that nobody is made to say.

    With `free`, a day behind the words of a deed is that deed's and does not count.
    """
    reading = profile.reading
    span = _first_sentence(reading)
    if span is None:
        return []
    times = _outside(reading, (t for t in reading.times if span[0] <= t.span[0] < span[1]))
    kept = [t for t in times if not (free and _deed_between(reading, span[0], t.span[0]))]
    days = (d for d in dated(reading, kept) if d.day or d.weekday is not None)
    return [d for d in days if _fresh(d, profile.published)][:1]


def spoken(profile: Profile, speaker: Ref | None, *, anywhere: bool = False) -> list[Dated]:
    """The days on which a report says that someone spoke: by his cues in the title and lead (or anywhere), else by the lead.

    Times beside a cue count if they stand outside all contents, or in one but belong to no deed (`..., in remarks that
    were carried yesterday` often passes for content); never with a deed between the cue and them.
    """
    reading = profile.reading
    spans = (anchor(a) for a in reading.attributions if _by(a, speaker))
    cues = sorted(cue for cue in spans if anywhere or profile.places.of(cue) != "body")
    near = [t for t in reading.times if any(_dates(reading, t.span, cue) for cue in _around(cues, t.span))]
    deeds = families(reading.report.language)
    owned = {reading.times[i].span for h in reading.happenings if deeds.get(h.kind) != SPEECH for i in h.times}
    chosen = list(_outside(reading, near)) or [t for t in near if t.span not in owned and t.anchor == "published"]
    fresh = [d for d in dated(reading, chosen) if _fresh(d, profile.published)]
    return fresh or lead_days(profile, free=not anywhere)


def _around(cues: Sequence[Span], time: Span) -> Sequence[Span]:
    """The cues, in the order of the text, that a time may stand beside."""
    return cues[bisect_left(cues, (time[0] - 2 * BESIDE,)) : bisect_left(cues, (time[1] + BESIDE,))]


def _deed_between(reading: Reading, start: int, end: int) -> bool:
    deeds = families(reading.report.language)
    return any(start <= h.span[0] < end and deeds.get(h.kind) not in (SPEECH, MEETING) for h in reading.happenings)


def _fresh(told: Dated, published: date | None) -> bool:
    """Whether a report of this day may have that day for its news; other days are what it looks back on."""
    return told.day is None or published is None or -AHEAD <= published.toordinal() - ordinal(told.day) <= FRESH


def _first_sentence(reading: Reading) -> Span | None:
    block = next((b.span for b in reading.report.blocks if b.kind == "paragraph"), None)
    if block is None:
        return None
    text = reading.report.text
    ends = (text.find(mark, block[0], block[1]) for mark in ENDS)
    return block[0], min((end for end in ends if end >= 0), default=block[1])


def _outside(reading: Reading, times: Iterable[Time]) -> Iterator[Time]:
    """Times that stand in no content."""
    contents = [span for a in reading.attributions for span in a.content.spans]
    return (t for t in times if not any(start <= t.span[0] < end for start, end in contents))


def _by(attribution: Attribution, speaker: Ref | None) -> bool:
    return attribution.parent is None and (speaker is None or speaker in attribution.source.entities)


def _dates(reading: Reading, time: Span, cue: Span) -> bool:
    """Whether a time stands in the sentence of a cue, not far from it, with no deed between that it would belong to."""
    start, end = min(time[1], cue[1]), max(time[0], cue[0])
    if end - start >= BESIDE:
        return False
    between = BRACKETS.sub("", reading.report.text[start:end])
    return not any(m in between for m in ENDS) and not _deed_between(reading, start, end)
