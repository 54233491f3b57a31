"""The view of a draft that was checked: its sentences with what they rest on and what differs, worded and numbered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import get_args

from msgspec import Struct

from musnad.model import Brief, Check, Checked, Point, Reading, Reason, Rest, Spans, Standing
from musnad.tell import trace_view, wordage
from musnad.tell.clean import Direction, flat, shorten
from musnad.tell.pile import Pile
from musnad.tell.shapes import Quote, Source
from musnad.tell.view import source
from musnad.tell.wording import wording
from musnad.text import quote
from musnad.version import __version__

QUOTED = 90
"""Characters of the words that are quoted for what differs in them."""


class RestView(Struct, frozen=True):
    """A place that a point rests on: the chain that leads to it, and its words."""

    chain: str
    words: Quote
    ref: int


class PointView(Struct, frozen=True):
    """One thing that a sentence puts forward; `words` are empty where the sentence puts forward nothing else."""

    words: str
    standing: Standing
    label: str
    changed: tuple[str, ...]
    rests: tuple[RestView, ...]
    why: tuple[str, ...]


class SentenceView(Struct, frozen=True):
    """A sentence of the draft with its number."""

    number: int
    words: str
    standing: Standing
    label: str
    points: tuple[PointView, ...]


class CheckView(Struct, frozen=True):
    """Everything that is shown of a check; `counts` say how many sentences stand how, `given` which
    sides an analyst gave."""

    lang: str
    direction: Direction
    engine: str
    title: str
    given: str
    counts: tuple[str, ...]
    sentences: tuple[SentenceView, ...]
    sources: tuple[Source, ...]


def view(check: Check, readings: Sequence[Reading], *, lang: str) -> CheckView:
    """The view of a check in an interface language. `readings` hold the words; raises `DataError` for an unknown `lang`."""
    pile = Pile(Brief(reports=check.reports, sides=check.sides), readings, wording(lang))
    return CheckView(
        lang=lang,
        direction=pile.words.direction,
        engine=__version__,
        title=pile.words.foreign(check.path or pile.words("check", "draft")),
        given=wordage.given_apart(pile),
        counts=tuple(_counts(pile, check)),
        sentences=tuple(_sentence(pile, check, n, s) for n, s in enumerate(check.sentences, 1)),
        sources=tuple(source(pile, r, ()) for r in pile.reports),
    )


def _counts(pile: Pile, check: Check) -> Iterator[str]:
    found = Counter(s.standing for s in check.sentences)
    for standing in get_args(Standing):
        if found[standing]:
            yield pile.words("check", "count", standing=pile.words("standing", standing), n=found[standing])


def _sentence(pile: Pile, check: Check, number: int, sentence: Checked) -> SentenceView:
    alone = len(sentence.points) == 1
    return SentenceView(
        number=number,
        words=pile.words.quoted(_draft(check, (sentence.span,))),
        standing=sentence.standing,
        label=pile.words("standing", sentence.standing),
        points=tuple(_point(pile, check, p, alone=alone) for p in sentence.points),
    )


def _point(pile: Pile, check: Check, point: Point, *, alone: bool) -> PointView:
    return PointView(
        words="" if alone else pile.words.quoted(_draft(check, point.spans)),
        standing=point.standing,
        label=pile.words("standing", point.standing),
        changed=tuple(_finding(pile, check, r, point.rests) for r in point.findings),
        rests=tuple(_rest(pile, r) for r in point.rests),
        why=tuple(pile.words.sentence(r, pile.show) for r in point.reasons),
    )


def _rest(pile: Pile, rest: Rest) -> RestView:
    words = pile.said(rest.report, rest.spans)
    return RestView(trace_view.chain(pile, rest.report, rest.attribution), words, words.ref)


def _finding(pile: Pile, check: Check, reason: Reason, rests: Sequence[Rest]) -> str:
    """A finding as a sentence, with the words of the reports and of the draft that show it."""
    rest = rests[reason.values["place"]]
    there = pile.said(rest.report, _spans(reason.values, "before"))
    quoted = {
        "before": f"{pile.words.quoted(shorten(there.text, QUOTED))} [{there.ref}]",
        "after": pile.words.quoted(shorten(_draft(check, _spans(reason.values, "after")), QUOTED)),
    }
    shown = {key: pile.show(value) for key, value in reason.values.items() if key not in ("before", "after")}
    return pile.words.sentence(Reason(reason.code, {**shown, **quoted}), str)


def _spans(values: Mapping[str, Sequence[Sequence[int]]], key: str) -> Spans:
    return tuple((start, end) for start, end in values[key])


def _draft(check: Check, spans: Spans) -> str:
    return flat(quote(check.text, spans))
