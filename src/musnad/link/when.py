"""The days of events: from the members' own words, from their publication, or through another report that dates them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from musnad.link.days import dated, ordinal, with_year
from musnad.link.tellings import Telling
from musnad.model import Reason, When

UNDATED = When(reasons=(Reason("undated"),))


def date_events(tellings: Sequence[Telling]) -> list[When]:
    """One answer a telling; undated where nothing in the pile settles the day.

    First what each event's own reports say; then, with those days, what other reports say of it in passing (a day
    without a year there is the one nearest to the day of that report's own event).
    """
    own = [_own(telling) for telling in tellings]
    known = ((t, w.date) for t, w in zip(tellings, own, strict=True) if w and w.date and t.role == "principal")
    days = {p.id: date.fromisoformat(day) for t, day in known for p in t.members}
    return [when or _through(t, days) or _posted(t) or UNDATED for t, when in zip(tellings, own, strict=True)]


def _own(telling: Telling) -> When | None:
    """The day that most tellings give, words before counting from publication; a neighbouring one is an alternative."""
    told = telling.days if telling.members else [d for one, _ in telling.mentions for d in one.thread.days]
    days = [d for d in told if d.day]
    if not days:
        return None
    votes: Counter[str] = Counter()
    for d in days:
        votes[d.day or ""] += 3 if d.how == "text" else 2
    day = max(votes, key=lambda v: (votes[v], v))
    how = "text" if any(d.how == "text" and d.day == day for d in days) else "publication"
    said = {d.day for d in days if d.day and d.how == "text"}
    near = sorted(d for d in said if d != day and abs(ordinal(d) - ordinal(day)) == 1)
    return When(day, "day", _start(telling, day), tuple(near), (Reason(f"dated-by-{how}", {"date": day}),))


def _through(telling: Telling, days: Mapping[str, date]) -> When | None:
    """The day that reports give which only mention the event, if it has the weekday that the members name."""
    found = list(_mentioned(telling, days))
    named = _named(telling)
    agreeing = [f for f in found if not named or date.fromisoformat(f[1]).weekday() in named]
    if not agreeing:
        return None
    day = Counter(d for _, d in agreeing).most_common(1)[0][0]
    report = next(r for r, d in agreeing if d == day)
    reasons = (Reason("dated-through-report", {"report": report, "date": day}), *_weekdays(named, day))
    return When(day, "day", _start(telling, day), (), reasons)


def _mentioned(telling: Telling, days: Mapping[str, date]) -> Iterator[tuple[str, str]]:
    for one, _ in telling.mentions:
        report = one.profile.id
        near = days.get(report)
        for d in one.thread.days:
            day = d.day or (with_year(d.yearless, near) if d.yearless and near else None)
            if day:
                yield report, day


def _posted(telling: Telling) -> When | None:
    """The day of a post that a member embeds, if it has the weekday that the members name for the event."""
    named = _named(telling)
    for profile in telling.members:
        posts = [b.span for b in profile.reading.report.blocks if b.kind == "post"]
        times = (t for t in profile.reading.times if any(start <= t.span[0] < end for start, end in posts))
        for d in dated(profile.reading, times):
            if d.day and d.how == "text" and d.weekday in named:
                why = (Reason("dated-by-post", {"report": profile.id, "date": d.day}), *_weekdays(named, d.day))
                return When(d.day, "day", _start(telling, d.day), (), why)
    return None


def _named(telling: Telling) -> frozenset[int]:
    return frozenset(d.weekday for d in telling.days if d.weekday is not None)


def _weekdays(named: frozenset[int], day: str) -> list[Reason]:
    """Whether the weekday that the members name is that of the day."""
    weekday = date.fromisoformat(day).weekday()
    return [Reason("weekday-agrees", {"weekday": weekday})] if weekday in named else []


def _start(telling: Telling, day: str) -> str | None:
    """When it began, where exactly one time of the clock with a known zone is told."""
    told = {f.value for one in telling.told for f in one.thread.facts if f.name == "start"}
    starts = {day + v if v.startswith("T") else v for v in told}
    zoned = {v for v in starts if v.endswith("Z") or "+" in v[11:] or "-" in v[11:]}
    return zoned.pop() if len(zoned) == 1 else None
