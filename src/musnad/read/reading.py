"""The order of reading one report."""

from collections.abc import Sequence

from msgspec.structs import replace

from musnad.lang import available, has
from musnad.lang.identify import language_of
from musnad.model import Block, Happening, Reading, Reason, Report, Skipped, Time
from musnad.read.drafts import Found
from musnad.read.grammar import grammar
from musnad.read.happenings import find_happenings
from musnad.read.mentions import find_mentions
from musnad.read.page import Page, Printed
from musnad.read.times import find_times
from musnad.text import Token, tokenize
from musnad.world import World, world

_UNREAD = frozenset({"furniture", "credit", "dateline"})


def read(report: Report, *, knowing: World | None = None) -> Reading:
    """The reading of a report in a language that has a folder.

    Blocks of furniture, credits and datelines are not read for statements; a block in a language without a folder
    is skipped with its reason. Raises `DataError` where the report's own language has no folder.
    """
    return _read(report, knowing or world())[0]


def dropped(report: Report, *, knowing: World | None = None) -> tuple[Skipped, ...]:
    """The words of a report that are cues elsewhere and made no attribution here, in order, each with its reason."""
    _, page, found = _read(report, knowing or world())
    return tuple(Skipped(page.span(k, k + 1), (Reason(f"cue.{why}"),)) for k, why in found.dropped)


def _read(report: Report, known: World) -> tuple[Reading, Page, Found]:
    language = report.language or "und"
    blocks, skipped = _readable(report, language)
    tokens: list[Token] = []
    for block in blocks:
        tokens += tokenize(report.text, *block.span)
    read_page = grammar(language)
    report, dated = _dated(report, language)
    mentions = find_mentions(tokens, text=report.text, language=language, published=report.published, world=known)
    times = tuple(sorted(dated + _times(tokens, report, language), key=lambda t: t.span))
    printed, on = Printed(report.text, tokens, blocks), (report.published or "")[:10] or None
    said = read_page(printed, mentions=mentions, times=times, world=known, on=on)
    happenings: tuple[Happening, ...] = ()
    if has(language, "events"):
        happenings = find_happenings(
            report, tokens=tokens, times=times, mentions=said.mentions, attributions=said.attributions, language=language
        )
    return Reading(report, said.attributions, said.mentions, times, happenings, tuple(skipped)), said.page, said.found


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


def _readable(report: Report, language: str) -> tuple[list[Block], list[Skipped]]:
    """The blocks that are read, and those that are not for their language."""
    kept, skipped = [], []
    for block in report.blocks:
        if block.kind in _UNREAD:
            continue
        own = language_of(report.text[block.span[0] : block.span[1]])
        if own not in (language, "und") and own not in available():
            skipped.append(Skipped(block.span, (Reason("language-without-folder", {"language": own}),)))
        else:
            kept.append(block)
    return kept, skipped
