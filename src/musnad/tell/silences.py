"""Silences: what a party's account leaves out, and, told apart from them, what its excerpts here do not hold."""

from collections.abc import Iterable

from musnad.lang.silences import told as left_out
from musnad.model import Basis, Silence
from musnad.tell import wordage
from musnad.tell.pile import Pile
from musnad.tell.shapes import Line

CODES = 12  # claims that a line names; the cells of the table tell the rest


def told(pile: Pile) -> Iterable[Line]:
    """Silences that a report states, by claim or in its words, then those of readouts that are here whole."""
    yield from _by_party(pile, "stated")
    yield from _in_words(pile)
    yield from _by_party(pile, "full-readout")


def unknown(pile: Pile) -> Iterable[Line]:
    """Claims that the excerpts of an account do not hold; the account may, so this is no silence."""
    yield from _by_party(pile, "excerpts-only")


def _in_words(pile: Pile) -> Iterable[Line]:
    """What a report says that a party did not say, where it is on no claim of the pile: in the report's own words."""
    on_claims = {value for s in pile.brief.silences for r in s.reasons for value in r.values.values() if isinstance(value, str)}
    for report in pile.reports:
        reading = pile.readings[report.id]
        for a in reading.attributions:
            if a.polarity == "not-said" and a.id not in on_claims and left_out(a, report, reading.mentions):
                words = pile.words.quoted(pile.said(report.id, a.content.spans).text)
                text = pile.words("silence_line", "unsaid", who=pile.names.party(a.source), words=words)
                yield Line(text, pile.refs([report.id]))


def _by_party(pile: Pile, basis: Basis) -> Iterable[Line]:
    """A line a party, with its claims in their order and the reports that say so."""
    order = {id: n for n, id in enumerate(pile.claim_codes)}
    groups: dict[str, list[Silence]] = {}
    for s in sorted(pile.brief.silences, key=lambda s: (order.get(s.claim, len(order)), s.claim)):
        if s.basis == basis:
            groups.setdefault(s.party, []).append(s)
    for party, found in sorted(groups.items(), key=lambda g: (-len(g[1]), g[0])):
        codes = [pile.claim_codes.get(s.claim, s.claim) for s in found]
        listed = pile.words.row(codes[:CODES])
        if codes[CODES:]:
            listed = pile.words("silence_line", "more", codes=listed, n=len(codes) - CODES)
        claims = pile.words("silence_line", "claims" if codes[1:] else "claim", codes=listed)
        text = pile.words("silence_line", basis, party=pile.words.within(pile.names.account(party)), claim=claims)
        yield Line(text, tuple(sorted({n for s in found for n in wordage.silence(pile, s).refs})))
