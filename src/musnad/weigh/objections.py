"""What speaks against a place in near words being what was asked: it negates, another speaks, or tells another account."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from musnad.model import Reason, Report, Spans
from musnad.text import tokenize
from musnad.weigh.features import speakers
from musnad.weigh.ground import Ground, Unit
from musnad.weigh.parties import Voice
from musnad.weigh.propositions import propositions
from musnad.weigh.statements import Link
from musnad.weigh.words import meaning, words

if TYPE_CHECKING:
    from musnad.weigh.match import Asked


def objections(asked: Asked, unit: Unit, ground: Ground, report: Report) -> Iterator[Reason]:
    """What tells that a unit of a report in near words is not the asked one's origin."""
    turns = (_turned(asked.reading.report, asked.spans, asked.link), _turned(report, _clause(asked, unit, report), unit.link))
    if None not in turns and turns[0] != turns[1]:
        yield Reason("match.negation")
    speaker, other = asked.speaker, unit.link.speaker if unit.link else None
    if speaker and other and _two(speaker, other, asked, ground):
        yield Reason("match.other-speaker", {"speaker": other.who})
    if report.voice and asked.teller and asked.teller.sides and not (other and other.who.id == asked.teller.who.id):
        voice = ground.parties.official(report)
        if voice.key != asked.teller.key and not set(voice.sides) & set(asked.teller.sides):
            yield Reason("match.other-account", {"party": voice.who})


def _two(left: Voice, right: Voice, asked: Asked, ground: Ground) -> bool:
    """Whether two known speakers speak; not where the asked words themselves tell what the other says."""
    listed = left.who.id in ground.parties.world and right.who.id in ground.parties.world
    return listed and speakers(left, right) == "other-speaker" and f"@{right.who.id}" not in asked.items.keys


def _clause(asked: Asked, unit: Unit, report: Report) -> Spans:
    """The part of a unit that shares the most with the asked words; all of it in another language."""
    if report.language != asked.reading.report.language:
        return unit.spans
    table = meaning(report.language)
    wanted = words(asked.text, table).stems
    parts = propositions(report.text, unit.spans, table)
    return max(parts, key=lambda spans: len(words(_text(report, spans), table).stems & wanted), default=unit.spans)


def _turned(report: Report, spans: Spans, link: Link | None) -> bool | None:
    """As `turned`, of words under the verb they stand under: who warns against a thing may negate it without a negation."""
    if link and (link.attribution.act == "deny" or turned(_text(report, link.attribution.cue.spans), report.language) is None):
        return None
    return turned(_text(report, spans), report.language)


def _text(report: Report, spans: Spans) -> str:
    return " ".join(report.text[start:end] for start, end in spans)


def turned(text: str, code: str | None, *, beside: str = "") -> bool | None:
    """Whether words negate; None where they hold a word that may say the same without one (`rule out`, `prevent`).

    `beside` are words of the same language that they are held against: what both hold turns neither.
    """
    table = meaning(code)
    shared = tuple(map(table.stem, turning(beside, code)))
    if any(not _begins(table.stem(entry), shared) for entry in turning(text, code)):
        return None
    return words(text, table).negations > 0


def _begins(stem: str, others: Iterable[str]) -> bool:
    """Whether a stem is one of others, but for letters at its end that a form adds (`stop`, `stopp`)."""
    return any(stem.startswith(other) or other.startswith(stem) for other in others)


def turning(text: str, code: str | None) -> frozenset[str]:
    """The words of a text that may turn what follows round."""
    table = meaning(code)
    return frozenset(entry for t in tokenize(text) if (entry := table.entry(t.form, table.turning)))
