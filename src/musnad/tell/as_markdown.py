"""A brief as Markdown: CommonMark with tables. Everything from reports is escaped and stands on one line."""

import re
from collections.abc import Iterable

from musnad.tell.claims import GIST
from musnad.tell.clean import flat, shorten
from musnad.tell.shapes import Cell, ClaimView, EventView, Line, Quote, Refs, Source, Told, View, Window
from musnad.tell.wording import Wording, wording

PAIRS, PASSAGES = 100, 3  # pairs of reports that share text, and passages of each
_MARKUP = re.compile(r"([\\`*_\[\]<>#|~&])")


def render(view: View) -> str:
    """The view as Markdown that ends in a newline."""
    return _Page(view, wording(view.lang)).text()


def escape(text: str) -> str:
    """`text` with every character that Markdown or HTML reads as markup escaped.

    >>> escape("a|b <i>")
    'a\\\\|b \\\\<i\\\\>'
    """
    return _MARKUP.sub(r"\\\1", text)


class _Page:
    def __init__(self, view: View, words: Wording) -> None:
        self.view, self.words = view, words

    def text(self) -> str:
        parts = (self._head, self._events, self._claims, self._tension, self._chains, self._shared, self._gaps, self._sources)
        rest = (self._timeline, self._words, self._aside)
        return "\n".join(line for part in (*parts, *rest) for line in part()) + "\n"

    def _section(self, key: str, level: int = 2) -> Iterable[str]:
        yield from ("", "#" * level + " " + self.words("label", key), "")

    def _refs(self, refs: Refs) -> str:
        return " " + "".join(f"[\\[{n}\\]](#s{n})" for n in refs) if refs else ""

    def _line(self, line: Line) -> str:
        quote = f" {self._quote(line.quote)}" if line.quote else ""
        return escape(line.text) + quote + self._refs(line.refs)

    def _quote(self, quote: Quote, limit: int = 0) -> str:
        return escape(self.words.quoted(shorten(quote.text, limit) if limit else quote.text))

    def _told(self, told: Told) -> str:
        return escape(told.who) + (f": {self._quote(told.words)}" if told.words else "") + self._refs(told.refs)

    def _head(self) -> Iterable[str]:
        yield f"# {escape(self.view.title)}"
        yield ""
        yield f"*{escape(self.words('label', 'is'))}*"
        yield from self._section("bottom")
        yield from (f"- {self._line(line)}" for line in self.view.bottom)

    def _events(self) -> Iterable[str]:
        yield from self._section("facts")
        main = [e for e in self.view.events if e.main]
        if not main:
            yield self.words("label", "no_events")
        for event in main:
            yield from self._event(event)

    def _event(self, event: EventView) -> Iterable[str]:
        yield f"**{event.code} · {escape(event.title)}**{self._refs(event.principal)}"
        yield ""
        how = self.words.listed(self._line(d) for d in event.dated)
        yield f"- {self.words('fact', 'dated')}: {escape(event.date)}" + (f" ({how})" if how else "")
        for row in event.rows:
            values = []
            for v in row.values:
                notes = f" ({escape(self.words.listed(v.notes))})" if v.notes else ""
                values.append(self.words.row((f"{escape(v.text)}{notes}", self.words.listed(self._told(t) for t in v.told))))
            flag = f" **{self.words('fact_conflict', 'text')}**" if row.conflict else ""
            yield f"- {escape(row.label)}: {' × '.join(values)}{flag}"
        yield ""

    def _claims(self) -> Iterable[str]:
        yield from self._section("claims")
        if not self.view.claims:
            yield self.words("label", "no_claims")
            return
        heads = ["#", self.words("label", "claim"), *(c.label for c in self.view.columns), self.words("label", "verdict")]
        yield "| " + " | ".join(map(escape, heads)).replace("\\#", "#") + " |"
        yield "|" + "---|" * len(heads)
        for c in self.view.claims:
            said = f"{escape(c.speaker)}: {self._quote(c.gist, GIST)}" + "".join(f" ({escape(n)})" for n in c.notes)
            row = [c.code, said, *map(self._cell, c.cells), f"{escape(c.verdict)}; {escape(c.spread)}"]
            yield "| " + " | ".join(row) + " |"
        yield ""
        yield f"*{escape(self.words('label', 'claims_rank'))}*"

    def _cell(self, cell: Cell) -> str:
        parts = [self._told(t) for t in cell.told]
        parts += [f"{self.words('label', 'agrees')} {code}" for code in cell.agrees]
        parts += [self._line(cell.silence)] if cell.silence else []
        return self.words.listed(parts) or "–"

    def _tension(self) -> Iterable[str]:
        yield from self._section("silences_conflicts")
        for c in self.view.conflicts:
            yield f"- **{escape(c.label)}** {self._told(c.left)} × {self._told(c.right)}"
        yield from (f"- {self._line(s)}" for s in self.view.silences)
        if not self.view.conflicts and not self.view.silences:
            yield self.words("label", "no_tension")

    def _chains(self) -> Iterable[str]:
        yield from self._section("chains")
        for graph in self.view.graphs:
            yield from (f"- {graph.claim}: {self._line(text)}" for text in graph.texts)
        if not self.view.graphs:
            yield self.words("label", "none")

    def _shared(self) -> Iterable[str]:
        if self.view.shared:
            yield from self._section("shared")
        for pair in self.view.shared[:PAIRS]:
            yield f"- {self._line(pair.line)}"
            yield from (f"  > {self._quote(quote)}" + chr(10) for quote in pair.passages[:PASSAGES])
        if len(self.view.shared) > PAIRS:
            yield "- " + self.words("label", "claims_tellers_more", n=len(self.view.shared) - PAIRS)

    def _gaps(self) -> Iterable[str]:
        yield from self._section("gaps")
        yield from (f"- {self._line(line)}" for line in self.view.gaps or (Line(self.words("label", "gaps_none")),))

    def _sources(self) -> Iterable[str]:
        yield from self._section("sources")
        for s in self.view.sources:
            yield f'- <a id="s{s.number}"></a>**\\[{s.number}\\]** {self._source(s)}'

    def _source(self, s: Source) -> str:
        address = f"<{s.url}>" if s.url and not re.search(r"[<>\\\s]", s.url) else escape(s.address or "")
        retrieved = escape(f"{self.words('label', 'retrieved')} {s.retrieved}") if s.retrieved else ""
        parts = (escape(s.outlet), escape(self.words.foreign(s.title)), escape(s.date), address, retrieved)
        return self.words.row(p for p in parts if p)

    def _timeline(self) -> Iterable[str]:
        yield from self._section("timeline")
        for m in self.view.timeline:
            what = self.words("label", "happened" if m.kind == "event" else "published")
            clock = f", {m.clock}" if m.clock else ""
            yield f"- {escape(m.day + clock)}: {what} · {escape(m.text)}{self._refs(m.refs)}"

    def _words(self) -> Iterable[str]:
        yield from self._section("words")
        for c in self.view.claims:
            yield from self._opened(c)

    def _opened(self, c: ClaimView) -> Iterable[str]:
        yield f"### {c.code} · {escape(c.verdict)}"
        yield ""
        yield f"{escape(self.words.row((c.spread,)))}. {self.words('label', 'why')} {escape(self.words.listed(c.because))}"
        yield ""
        yield from (f"- {self._line(line)}" for line in (*c.links, *c.drift))
        for m in c.members:
            condition = f" ({self.words('label', 'if')} {self._quote(m.condition)})" if m.condition else ""
            marks = "".join(f" ({escape(t)})" for t in m.marks)
            yield f"- {escape(m.frame)}: {self._quote(m.words)}{marks}{condition}{self._refs((m.ref,))}"
            yield f"  > {self._window(m.window)}"
            yield f"  {escape(m.chain)}"
        yield ""

    def _window(self, w: Window) -> str:
        said = "".join(f"**{_flat(s.text)}**" if s.mark == "content" and s.text.strip() else _flat(s.text) for s in w.segments)
        return ("… " if w.cut_before else "") + said + (" …" if w.cut_after else "")

    def _aside(self) -> Iterable[str]:
        yield from self._section("set_aside")
        for item in (*self.view.set_aside, *self.view.unread):
            refs = self._refs((item.ref,)) if item.ref else ""
            yield f"- {escape(item.what)}{refs}: {escape(self.words.listed(item.reasons))}"
        if not self.view.set_aside and not self.view.unread:
            yield self.words("label", "none")


def _flat(text: str) -> str:
    """One line, with a space kept at either edge, so that neighbours stay apart."""
    inner = escape(flat(text))
    return (" " if text[:1].isspace() else "") + inner + (" " if text[-1:].isspace() and inner else "")
