"""Attributions as statements to be compared: the words that are an attribution's own, its speaker and its chain.

An attribution that only relays (`Ushakov said that Putin told Biden that ...`) has no words of its own beyond what
the attributions in its content have; it is no statement, and joins the claims of what it relays. A denial joins none: where
it denies what another is told to say (`Lew denied the claim of the senators that ...`), those words are its own.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby, zip_longest
from typing import NamedTuple, TypeVar

from msgspec import Struct
from msgspec.structs import force_setattr

from musnad.model import Attribution, Event, Member, Mention, Party, Reading, Report, Span, Spans, Time
from musnad.model import Words as Marked
from musnad.text import Token, Tokens, tokenize
from musnad.weigh.effects import Effect, aims, effects, may_tell
from musnad.weigh.meant import Named, meant, names
from musnad.weigh.parties import NOBODY, Parties, Voice
from musnad.weigh.propositions import divided
from musnad.weigh.words import NONE, Meaning, Words, meaning, stems_of, words

K = TypeVar("K")

About = tuple[frozenset[str], frozenset[str], frozenset[str]]
NOTHING: About = (NONE, NONE, NONE)
"""What a statement of a report without events is about."""
NO_PARTY = Party()
NOBODYS = Attribution("", Marked(), Marked())
"""Stands for an attribution until it is set."""
OWN_WORDS = 3
"""An attribution is a statement of its own where so many telling words stand outside of what it relays."""


class Link(Struct, frozen=True, gc=False):
    """An attribution within its report: what it stands in, outermost first, itself last, and who speaks at each step.

    `times` and `mentions` are all those of its report. The attribution itself, who speaks in it and both ids are fields: pairs
    ask for them more than for anything.
    """

    report: Report
    chain: tuple[Attribution, ...]
    speakers: tuple[Voice, ...]
    addressee: Voice
    times: tuple[Time, ...] = ()
    mentions: tuple[Mention, ...] = ()
    attribution: Attribution = NOBODYS
    speaker: Voice = NOBODY
    member: Member = Member("", "")

    def __post_init__(self) -> None:
        itself = self.chain[-1]
        own = (("attribution", itself), ("speaker", self.speakers[-1]), ("member", Member(self.report.id, itself.id)))
        for name, value in own:
            force_setattr(self, name, value)


class Statement(Struct, frozen=True, gc=False):
    """One proposition of an attribution. `principal` and `events` are ids of the events that its report is linked to.

    The numbers of its `words` stand where they do in the report. `dated` are those of `principal` whose day is known; `days`
    are those that it names (ISO 8601), `places` the ids of the places, `meant` the families of its words and `named` the ids
    of whom and what it names (see `meant`); `effects` are what it says that things do to others.
    """

    link: Link
    spans: Spans
    words: Words
    table: Meaning
    conditional: bool
    principal: frozenset[str] = frozenset()
    events: frozenset[str] = frozenset()
    dated: frozenset[str] = frozenset()
    days: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    meant: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    effects: tuple[Effect, ...] = ()

    @property
    def text(self) -> str:
        """Its words as they stand in the report, which holds them: nothing is kept twice."""
        return " ".join([self.link.report.text[start:end] for start, end in self.spans])


def headed(report: Report, at: int) -> bool:
    """Whether a character stands in a headline, which tells again what the text below tells."""
    return any(b.span[0] <= at < b.span[1] for b in report.blocks if b.kind in ("title", "subhead"))


def links(readings: Sequence[Reading], parties: Parties) -> list[Link]:
    """Every attribution of every report, in the order of reports' ids and of the text."""
    out: list[Link] = []
    for reading in sorted(readings, key=lambda r: r.report.id):
        by_id = {a.id: a for a in reading.attributions}
        speakers = {a.id: parties.voice(a.source, reading, f"s {a.id}") for a in reading.attributions}
        for a in sorted(reading.attributions, key=lambda a: (a.content.spans, a.cue.spans, a.id)):
            chain = _chain(a, by_id)
            addressee = parties.voice(a.addressee, reading, f"a {a.id}") if a.addressee != NO_PARTY else NOBODY
            said = tuple(speakers[step.id] for step in chain)
            out.append(Link(reading.report, chain, said, addressee, reading.times, reading.mentions))
    return out


def _chain(a: Attribution, by_id: dict[str, Attribution]) -> tuple[Attribution, ...]:
    """The attribution and all it stands in; a ring, which no reading should have, is cut."""
    out = [a]
    while (parent := by_id.get(out[-1].parent or "")) is not None and parent not in out:
        out.append(parent)
    return tuple(reversed(out))


class Stating:
    """Reports' links that state something of their own. What is reported as not said is no statement."""

    def __init__(self, all_links: Sequence[Link], events: Sequence[Event]) -> None:
        self.reports = {id: list(here) for id, here in groupby(all_links, key=lambda link: link.report.id)}
        self._linked = Linked(events)

    def of(self, report: str, tokens: Tokens) -> Iterator[Statement]:
        """The statements of a report, by its id, in the order of its links. `tokens` are those of its text."""
        mine = self.reports.get(report, ())
        children: dict[str, list[Attribution]] = {}
        for a in (link.attribution for link in mine if link.attribution.parent):
            children.setdefault(a.parent or "", []).append(a)
        names = Names.of(mine[0], tokens) if mine else None
        for link in mine:
            if names and link.attribution.polarity != "not-said":
                own = own_spans(link.attribution.content.spans, children.get(link.attribution.id, []))
                yield from stated(link, own, names, self._linked.of(link))


def statements(all_links: Sequence[Link], events: Sequence[Event]) -> list[Statement]:
    """The statements of all reports, in the order of the links."""
    told = Stating(all_links, events)
    return [s for id, mine in told.reports.items() for s in told.of(id, Tokens(mine[0].report.text))]


def omissions(all_links: Sequence[Link], events: Sequence[Event]) -> list[Statement]:
    """What is reported as not said, whole."""
    linked = Linked(events)
    out = []
    for link in all_links:
        if link.attribution.polarity == "not-said" and link.attribution.content.spans:
            table, spans = meaning(link.report.language), link.attribution.content.spans
            out.append(_statement(link, spans, table, False, (Names.of(link), linked.of(link))))
    return out


def stated(link: Link, own: Spans, names: Names, about: About = NOTHING) -> list[Statement]:
    """The propositions of an attribution's own spans; where it relays, only those with enough words of their own, and where
    none is left of a denial, all that it denies.

    `names` are those of its report; `about` are the three sets that `Linked.of` gives.
    """
    a = link.attribution
    relays = own != a.content.spans
    out = _propositions(link, own, relays, (names, about))
    if out or not relays or a.act != "deny":
        return out
    return _propositions(link, a.content.spans, False, (names, about))


def _propositions(link: Link, own: Spans, relays: bool, of_report: tuple[Names, About]) -> list[Statement]:
    report, a = link.report, link.attribution
    table = meaning(report.language)
    # What is left between holes is often a quotation mark or a preposition, which tells nothing to a reader.
    names = of_report[0]
    own = tuple(s for s in own if stems_of(names.cut(*s), table)) or own if relays else own
    out = []
    parts = divided(names.tokens(own), own, table, names.all)
    for spans, after in zip_longest(parts, parts[1:], fillvalue=()):
        made = _statement(link, spans, table, _conditional(a, spans), of_report, after)
        if not relays or len(made.words.ordered) >= OWN_WORDS:
            out.append(made)
    return out


def whole(link: Link, spans: Spans) -> Statement:
    """Some words of an attribution as one statement, however many propositions they hold."""
    return _statement(
        link, spans, meaning(link.report.language), _conditional(link.attribution, spans), (Names.of(link), NOTHING)
    )


def _statement(
    link: Link, spans: Spans, table: Meaning, conditional: bool, of_report: tuple[Names, About], after: Spans = ()
) -> Statement:
    """The words in some spans of a report as a statement, with all that it holds. `after` is the proposition behind it, which
    may say what an effect of it is for."""
    names, about = of_report
    every = names.tokens(spans)
    days, places = (_inside(named, spans) for named in (names.days, names.places))
    said, families, who = words(link.report.text, table, every), *meant(every, names.all, table)
    told: tuple[Effect, ...] = ()
    if may_tell(families):
        beyond = names.tokens(after)
        told = effects([*every, *beyond] if aims(beyond, table) else every, names.all, table)
    return Statement(link, spans, said, table, conditional, *about, days, places, families, who, told)


def unattributed(reading: Reading, spans: Spans) -> Link:
    """Words that a report tells in its own voice, in the form of an attribution to nobody."""
    told = Attribution("", Marked(), Marked(spans))
    return Link(reading.report, (told,), (NOBODY,), NOBODY, reading.times, reading.mentions)


class Names(NamedTuple):
    """Where a report names days, places, and all that means somebody or something, with its value or id, in the text's order;
    and what cuts its text into tokens.

    Statements are made by them, and keep what they hold of them: they are not kept with the pile.
    """

    days: Named
    places: Named
    all: Named
    cut: Callable[[int, int], list[Token]]

    def tokens(self, spans: Spans) -> list[Token]:
        """The tokens in some spans of the report."""
        return [token for start, end in spans for token in self.cut(start, end)]

    @classmethod
    def of(cls, link: Link, tokens: Tokens | None = None) -> Names:
        """Those of an attribution's report, whose tokens they are if they are known."""
        dated = (t for t in link.times if t.value and t.kind in ("day", "instant") and len(t.value) >= 10)
        places = ((m.span, m.entity.id) for m in link.mentions if m.entity and m.kind == "place")
        days = ((t.span, (t.value or "")[:10]) for t in dated)
        cut = tokens.within if tokens else partial(tokenize, link.report.text)
        return cls(sorted(days), sorted(places), names(link.mentions, link.times), cut)


def _inside(named: Named, spans: Spans) -> tuple[str, ...]:
    """What is named within some spans, sorted."""
    if not named:
        return ()
    rows = (named[bisect_left(named, ((start,),)) : bisect_left(named, ((end,),))] for start, end in spans)
    return tuple(sorted({value for (_, end), row in zip(spans, rows, strict=True) for (_, stop), value in row if stop <= end}))


def _conditional(a: Attribution, spans: Spans) -> bool:
    """Whether a proposition holds its attribution's condition, or is one of what is held possible without any."""
    condition = a.condition.spans
    held = any(start < high and low < end for start, end in spans for low, high in condition)
    return held or (a.modality == "conditional" and not condition)


def own_spans(spans: Spans, relayed: Sequence[Attribution]) -> Spans:
    """A content without the attributions that stand in it (their speaker, cue, content, addressee and medium)."""
    holes = sorted(span for a in relayed for part in (a.source, a.cue, a.content, a.addressee, a.medium) for span in part.spans)
    return tuple(kept for span in spans for kept in _without(span, holes)) if holes else spans


def _without(span: Span, holes: Sequence[Span]) -> list[Span]:
    start, end = span
    out = []
    for hole_start, hole_end in holes:
        if hole_start >= end:
            break
        if hole_start > start:
            out.append((start, hole_start))
        start = max(start, hole_end)
    if start < end:
        out.append((start, end))
    return out


class Linked:
    """The ids of the events that each statement is about, of all that its report is linked to, and of the first's dated ones."""

    def __init__(self, events: Sequence[Event]) -> None:
        self._dated = frozenset(event.id for event in events if event.when.date)
        principal, every = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
        said = defaultdict[Member, set[str]](set)
        for event in events:
            for row in event.reports:
                every[row.report].add(event.id)
                if row.role != "mention":
                    principal[row.report].add(event.id)
                for id in row.said:
                    said[Member(row.report, id)].add(event.id)
        self._principal, self._every = _frozen(principal), _frozen(every)
        self._said = _frozen(said)
        self._about: dict[tuple[frozenset[str], str], About] = {}

    def of(self, link: Link) -> About:
        """What was said in an event is about that event, else about what its report is mainly about."""
        report = link.report.id
        said = next((found for step in reversed(link.chain) if (found := self._said.get(Member(report, step.id)))), None)
        about = said or self._principal.get(report, NONE)
        if (about, report) not in self._about:
            self._about[about, report] = about, self._every.get(report, NONE), about & self._dated
        return self._about[about, report]


def _frozen(sets: Mapping[K, set[str]]) -> dict[K, frozenset[str]]:
    return {key: frozenset(found) for key, found in sets.items()}
