"""Cells of the table of claims: who tells a claim on a side, how the side is silent on it, or what it says alike."""

from collections.abc import Callable, Iterable, Sequence

from musnad.model import Basis, Claim, Member
from musnad.tell import wordage
from musnad.tell.pile import Pile
from musnad.tell.shapes import Cell, Column, Quote, Told

SHORT = 70  # characters of the words in a cell
_BASES: tuple[Basis, ...] = ("stated", "full-readout", "excerpts-only")

Fits = Callable[[str | None], bool]


def cells(pile: Pile, claim: Claim, columns: Sequence[Column]) -> tuple[Cell, ...]:
    """The cells of a claim's row, one for each column."""
    sides = {m: pile.teller_sides(claim, m) for m in pile.leaves(claim.members)}
    own = {c.side for c in columns}
    return tuple(_cell(pile, claim, column, sides, _fitting(column, own)) for column in columns)


def _fitting(column: Column, own: set[str | None]) -> Fits:
    """Whether a side stands in a column: its own, or the last one, which takes all that have none."""
    return lambda side: side == column.side or (column.side is None and side not in own)


def _cell(pile: Pile, claim: Claim, column: Column, sides: dict[Member, tuple[str | None, ...]], fits: Fits) -> Cell:
    told = _told(pile, claim, {m: s for m, s in sides.items() if any(map(fits, s))}, name_sides=column.side is None)
    told = (*told, *_narrated(pile, claim, column, fits))
    if told:
        return Cell(told)
    silent = min((s for s in pile.silences(claim.id) if fits(s.side)), key=lambda s: _BASES.index(s.basis), default=None)
    agreeing = tuple(_agreeing(pile, claim, fits)) if column.side is not None else ()
    return Cell(silence=wordage.silence(pile, silent) if silent else None, agrees=agreeing)


def _narrated(pile: Pile, claim: Claim, column: Column, fits: Fits) -> Iterable[Told]:
    """Those who tell a claim without attributing it: a party's readout in its side's column, outlets in the last one."""
    by: dict[str, list[str]] = {}
    for place in (n for n in claim.narrated if n.report in pile.readings):
        report = pile.readings[place.report].report
        side = pile.side_of(report.voice) if report.voice else None
        if fits(side) if report.voice else column.side is None:
            by.setdefault(wordage.own_voice(pile, report), []).append(place.report)
    return (Told(who, pile.refs(reports)) for who, reports in by.items())


def _agreeing(pile: Pile, claim: Claim, fits: Fits) -> Iterable[str]:
    for other in pile.either(claim.id, "agrees"):
        if any(map(fits, other.sides_telling)):
            yield pile.claim_codes[other.id]


def _told(pile: Pile, claim: Claim, sides: dict[Member, tuple[str | None, ...]], *, name_sides: bool) -> tuple[Told, ...]:
    """Who tells it, each once, with the first of his words where they are not the gist's own."""
    by_teller: dict[str, list[Member]] = {}
    for m, of in sides.items():
        who = pile.teller(claim, m)
        named = [pile.names.side(s) for s in of if s]
        by_teller.setdefault(f"{who} ({pile.words.series(named)})" if name_sides and named else who, []).append(m)
    return tuple(Told(who, pile.refs(m.report for m in said), _words(pile, claim, said)) for who, said in by_teller.items())


def _words(pile: Pile, claim: Claim, said: Sequence[Member]) -> Quote | None:
    if any(m.report == claim.gist.report for m in said):
        return None
    return pile.said(said[0].report, pile.line(said[0])[-1].content.spans, SHORT)
