"""The order of reading one report."""

from msgspec.structs import replace

from musnad.lang import available
from musnad.lang.identify import language_of
from musnad.model import Block, Reading, Reason, Report, Skipped, Time
from musnad.read.attributions import attributions_of
from musnad.read.extents import Found, drafts_of
from musnad.read.gazetteer import gazetteer
from musnad.read.happenings import find_happenings
from musnad.read.lexicon import lexicon
from musnad.read.mentions import find_mentions
from musnad.read.page import Page, Printed
from musnad.read.strangers import with_strangers
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
    lex = lexicon(language)
    report, dated = _dated(report, language)
    mentions = find_mentions(tokens, text=report.text, language=language, published=report.published, world=known)
    mentions = with_strangers(tokens, mentions, report.text, lex=lex, names=gazetteer(language, known))
    times = dated + find_times(tokens, text=report.text, published=report.published, language=language)
    times = tuple(sorted(times, key=lambda t: t.span))
    page = Page(Printed(report.text, tokens, blocks), lex, mentions=mentions, times=times, world=known)
    found = drafts_of(page)
    attributions = attributions_of(page, found.drafts, world=known, on=(report.published or "")[:10] or None)
    happenings = find_happenings(
        report, tokens=tokens, times=times, mentions=mentions, attributions=attributions, language=language
    )
    return Reading(report, attributions, mentions, times, happenings, tuple(skipped)), page, found


def _dated(report: Report, language: str) -> tuple[Report, tuple[Time, ...]]:
    """The times of its date lines; a report without a publication time takes it from the first full one."""
    tokens = [t for block in report.blocks if block.kind == "dateline" for t in tokenize(report.text, *block.span)]
    times = find_times(tokens, text=report.text, published=report.published, language=language)
    if report.published is None:
        full = next((t.value for t in times if t.value and _is_full(t)), None)
        if full is not None and not full.startswith("T"):
            report = replace(report, published=full)
    return report, times


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
