"""A brief for the terminal: logical order, wrapped to a width; colours are ANSI codes and only where asked for."""

import unicodedata
from collections.abc import Iterable

from musnad.tell.ansi import paint
from musnad.tell.claims import GIST
from musnad.tell.clean import shorten
from musnad.tell.shapes import Cell, ClaimView, EventView, Line, Quote, Refs, Told, View
from musnad.tell.wording import Wording, wording

# Few terminals know isolates, and some draw them; in plain lines the words' own direction does as well.
PLAIN = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))
EVENTS, SHOWN, PAIRS = 6, 15, 6  # events, claims and pairs that share text shown in full; the rest are in the other formats


def render(view: View, *, colour: bool, width: int) -> str:
    """The view as text that ends in a newline."""
    return _Page(view, wording(view.lang), colour, max(width, 40)).text()


class _Page:
    def __init__(self, view: View, words: Wording, colour: bool, width: int) -> None:
        self.view, self.words, self.colour, self.width = view, words, colour, width

    def text(self) -> str:
        parts = (
            self._head,
            self._events,
            self._claims,
            self._tension,
            self._chains,
            self._shared,
            self._gaps,
            self._aside,
            self._sources,
        )
        text = "\n".join(line for part in parts for line in part()) + "\n"
        return text.translate(PLAIN)

    def _paint(self, text: str, style: str) -> str:
        return paint(text, style, colour=self.colour)

    def _wrap(self, text: str, indent: int = 0, style: str = "", hang: int = 0) -> Iterable[str]:
        """Lines of at most the width, painted; all but the first stand `hang` further in."""
        for margin, line in wrapped(text, self.width, indent=indent, hang=hang):
            yield " " * margin + self._paint(line, style)

    def _section(self, key: str) -> Iterable[str]:
        yield ""
        yield self._paint(self.words("label", key), "head")

    def _line(self, line: Line) -> str:
        quote = self._quote(line.quote, 0) if line.quote else ""
        return " ".join(p for p in (line.text, quote, numbers(line.refs)) if p)

    def _quote(self, quote: Quote, limit: int = GIST) -> str:
        return self.words.quoted(shorten(quote.text, limit) if limit else quote.text)

    def _told(self, told: Told) -> str:
        said = f": {self._quote(told.words)}" if told.words else ""
        return f"{told.who}{said} {numbers(told.refs)}".rstrip()

    def _head(self) -> Iterable[str]:
        yield self._paint(f"{self.words('label', 'name')} · {self.words('label', 'brief')}", "soft")
        yield from self._wrap(self.view.title, style="strong")
        yield from self._wrap(self.words("label", "is"), style="soft")
        yield from self._section("bottom")
        for line in self.view.bottom:
            yield from self._wrap(f"• {self._line(line)}", indent=2, hang=2)

    def _events(self) -> Iterable[str]:
        yield from self._section("facts")
        main = [e for e in self.view.events if e.main]
        if not main:
            yield "  " + self.words("label", "no_events")
        for event in main[:EVENTS]:
            yield from self._event(event)
        if len(main) > EVENTS:
            yield "  " + self.words("label", "elsewhere", n=len(main) - EVENTS)

    def _event(self, event: EventView) -> Iterable[str]:
        yield from self._wrap(f"{event.code} · {event.title} {numbers(event.principal)}", indent=2, style="strong")
        how = self.words.listed(self._line(d) for d in event.dated)
        yield from self._fact(self.words("fact", "dated"), event.date + (f" ({how})" if how else ""))
        for row in event.rows:
            values = []
            for v in row.values:
                notes = f" ({self.words.listed(v.notes)})" if v.notes else ""
                values.append(self.words.row((f"{v.text}{notes}", self.words.listed(self._told(t) for t in v.told))))
            told = " × ".join(values) + (f" ({self.words('fact_conflict', 'text')})" if row.conflict else "")
            yield from self._fact(row.label, told)

    def _fact(self, label: str, text: str) -> Iterable[str]:
        yield from self._wrap(f"{label}: {text}", indent=4, hang=2)

    def _claims(self) -> Iterable[str]:
        yield from self._section("claims")
        if not self.view.claims:
            yield "  " + self.words("label", "no_claims")
        for claim in self.view.claims[:SHOWN]:
            yield from self._claim(claim)
        if len(self.view.claims) > SHOWN:
            yield "  " + self.words("label", "elsewhere", n=len(self.view.claims) - SHOWN)

    def _claim(self, c: ClaimView) -> Iterable[str]:
        notes = "".join(f" ({n})" for n in c.notes)
        said = f"{c.code} · {c.frame or c.speaker}: {self._quote(c.gist)}{notes}"
        yield from self._wrap(said, indent=2, hang=4)
        verdict = f"{c.verdict}{self.words.table['semicolon']}{c.spread} {numbers(c.refs)}"
        yield from self._wrap(verdict, indent=6, style="alarm" if c.tone == "conflict" else "soft")
        yield from self._wrap(f"{self.words('label', 'why')} {self.words.listed(c.because)}", indent=6, style="soft", hang=2)
        for column, cell in zip(self.view.columns, c.cells, strict=True):
            told = self._cell(cell)
            if told:
                yield from self._wrap(f"{column.label}: {told}", indent=6, style=f"t{column.tone}", hang=2)
        for line in c.drift:
            yield from self._wrap(self._line(line), indent=6, style="soft", hang=2)

    def _cell(self, cell: Cell) -> str:
        parts = [self._told(t) for t in cell.told]
        parts += [f"{self.words('label', 'agrees')} {code}" for code in cell.agrees]
        parts += [self._line(cell.silence)] if cell.silence else []
        return self.words.listed(parts)

    def _tension(self) -> Iterable[str]:
        if not self.view.conflicts and not self.view.silences:
            return
        yield from self._section("silences_conflicts")
        for c in self.view.conflicts:
            yield from self._wrap(f"{c.label}: {self._told(c.left)} × {self._told(c.right)}", indent=2, hang=2)
        for s in self.view.silences:
            yield from self._wrap(self._line(s), indent=2, hang=2)

    def _chains(self) -> Iterable[str]:
        if self.view.graphs:
            yield from self._section("chains")
        for graph in self.view.graphs:
            for n, text in enumerate(graph.texts):
                yield from self._wrap(f"{graph.claim if not n else '  '} {self._line(text)}", indent=2, hang=3)

    def _shared(self) -> Iterable[str]:
        if self.view.shared:
            yield from self._section("shared")
        for pair in self.view.shared[:PAIRS]:
            yield from self._wrap(self._line(pair.line), indent=2, hang=2)
            yield from self._wrap(self.words.row(self._quote(q) for q in pair.passages[:1]), indent=4, style="soft", hang=2)
        if len(self.view.shared) > PAIRS:
            yield "  " + self.words("label", "claims_tellers_more", n=len(self.view.shared) - PAIRS)

    def _gaps(self) -> Iterable[str]:
        yield from self._section("gaps")
        for line in self.view.gaps or (Line(self.words("label", "gaps_none")),):
            yield from self._wrap(f"• {self._line(line)}", indent=2, hang=2)

    def _aside(self) -> Iterable[str]:
        if self.view.set_aside:
            yield from self._section("set_aside")
        for item in self.view.set_aside:
            why = self.words.listed(item.reasons)
            yield from self._wrap(f"• {item.what}: {why}", indent=2, hang=2)

    def _sources(self) -> Iterable[str]:
        yield from self._section("sources")
        for s in self.view.sources:
            parts = (s.outlet, self.words.foreign(s.title), s.date, s.address or "")
            yield from self._wrap(f"[{s.number}] " + self.words.row(p for p in parts if p), indent=2, hang=4)


def wrapped(text: str, width: int, *, indent: int = 0, hang: int = 0) -> Iterable[tuple[int, str]]:
    """Lines of at most `width` columns with their margins (a longer word keeps a line to itself)."""
    margin, line = indent, ""
    for word in text.split():
        if line and margin + cells(line) + 1 + cells(word) > width:
            yield margin, line
            margin, line = indent + hang, word
        else:
            line = f"{line} {word}" if line else word
    if line:
        yield margin, line


def numbers(refs: Refs) -> str:
    """Numbers of reports in brackets."""
    return f"[{', '.join(map(str, refs))}]" if refs else ""


def cells(text: str) -> int:
    """The columns that a text takes on a terminal: marks and format characters none, wide characters two."""
    return sum(
        0 if unicodedata.category(c) in ("Mn", "Me", "Cf") else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text
    )
