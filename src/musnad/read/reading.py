"""The order of reading one report."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from musnad.lang import has
from musnad.model import Attribution, Happening, Mention, Reading, Reason, Report, Skipped, Time
from musnad.read.grammar import Said, grammar
from musnad.read.happenings import find_happenings
from musnad.read.mentions import find_mentions
from musnad.read.page import Printed
from musnad.read.parts import Part, joined, parts_of, quoted_whole, whole
from musnad.read.posts import with_posts
from musnad.read.times import find_times
from musnad.text import Token, tokenize
from musnad.world import World, world


def read(report: Report, *, knowing: World | None = None) -> Reading:
    """The reading of a report in a language that has a folder.

    Blocks of furniture, credits and datelines are not read for statements. A block in another language is read in its
    own, and skipped with its reason where that has no folder. Raises `DataError` where the report's own has none.
    """
    return _read(report, knowing or world())[0]


def dropped(report: Report, *, knowing: World | None = None) -> tuple[Skipped, ...]:
    """The words of a report that are cues elsewhere and made no attribution here, in order, each with its reason."""
    _, said = _read(report, knowing or world())
    words = ((part, one.page.span(k, k + 1), why) for part, one in said for k, why in one.found.dropped)
    return tuple(sorted((Skipped(s, (Reason(f"cue.{why}"),)) for p, s, why in words if p.holds(s)), key=lambda w: w.span))


def _read(report: Report, known: World) -> tuple[Reading, list[tuple[Part, Said]]]:
    parts, skipped = parts_of(report)
    report, times = _dated(report, parts[0].language)
    mentions: tuple[Mention, ...] = ()
    for part in parts:
        named = frozenset(m.entity.id for m in mentions if m.entity)
        mentions += find_mentions(
            part.tokens, text=report.text, language=part.language, published=report.published, world=known, named=named
        )
        times += _times(part.tokens, report, part.language)
    mentions, times = tuple(sorted(mentions, key=_place)), tuple(sorted(times, key=lambda t: t.span))
    said = [(part, _said(page, report, mentions, times, known)) for part, page in _pages(report, parts)]
    own = (a for a in said[0][1].attributions if parts[0].holds(a.cue.spans[0]))
    attributions = joined(quoted_whole(report.text, own, parts[1:]), ((part, one.attributions) for part, one in said[1:]))
    mentions = said[0][1].mentions
    attributions = with_posts(report, attributions, mentions)
    happenings = tuple(h for part in parts for h in _happenings(report, part, times, mentions, attributions))
    return Reading(report, attributions, mentions, times, happenings, skipped), said


def _pages(report: Report, parts: Sequence[Part]) -> Iterator[tuple[Part, Part]]:
    """Each part with what is laid out to read it: the report's own with all blocks, so that a content may run over them."""
    yield parts[0], whole(report.text, parts)
    yield from ((part, part) for part in parts[1:])


def _said(part: Part, report: Report, mentions: Sequence[Mention], times: Sequence[Time], known: World) -> Said:
    printed = Printed(report.text, part.tokens, part.blocks)
    on = (report.published or "")[:10] or None
    mentions = [m for m in mentions if part.holds(m.span)]
    return grammar(part.language)(printed, mentions=mentions, times=[t for t in times if part.holds(t.span)], world=known, on=on)


def _happenings(
    report: Report, part: Part, times: Sequence[Time], mentions: Sequence[Mention], attributions: Sequence[Attribution]
) -> tuple[Happening, ...]:
    """What happens by a part's words; nothing in a language that has no table of such words yet."""
    if not has(part.language, "events"):
        return ()
    return find_happenings(
        report, tokens=part.tokens, times=times, mentions=mentions, attributions=attributions, language=part.language
    )


def _place(mention: Mention) -> tuple[int, int]:
    return mention.span[0], -mention.span[1]


def _dated(report: Report, language: str) -> tuple[Report, tuple[Time, ...]]:
    """The times of its date lines; a report without a publication time takes it from the first full one."""
    tokens = [t for block in report.blocks if block.kind == "dateline" for t in tokenize(report.text, *block.span)]
    times = _times(tokens, report, language)
    if report.published is None:
        full = next((t.value for t in times if t.value and _is_full(t)), None)
        if full is not None and not full.startswith("T"):
            report = replace(report, published=full)
    return report, times


def _times(tokens: Sequence[Token], report: Report, language: str) -> tuple[Time, ...]:
    """The times that tokens speak of; none in a language that has no table of them yet."""
    if not has(language, "times"):
        return ()
    return find_times(tokens, text=report.text, published=report.published, language=language)


def _is_full(time: Time) -> bool:
    """Whether a time is a date of its own, so that a report may be published on it."""
    return time.anchor is None and time.precision in ("day", "minute", "hour") and time.kind in ("day", "instant")
