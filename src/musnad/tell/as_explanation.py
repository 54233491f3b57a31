"""Why a report was read as it was: each attribution with the rule and the spans that made it, each cue that made none."""

from collections.abc import Iterator, Sequence

from musnad.model import Attribution, Party, Reading, Skipped, Spans
from musnad.tell.ansi import paint
from musnad.tell.as_reading import head, in_order
from musnad.tell.as_text import PLAIN
from musnad.tell.clean import flat, shorten
from musnad.tell.frames import medium
from musnad.tell.pile import Pile
from musnad.tell.wording import wording
from musnad.text import quote

AROUND = 40
"""Code points shown on each side of a cue word that made no attribution."""
LONGEST = 240
"""Characters of words that are shown; their spans tell where all of them stand."""


def render(reading: Reading, dropped: Sequence[Skipped], *, lang: str, colour: bool) -> str:
    """The explanation in an interface language, in logical order; ANSI colours only where `colour` asks for them."""
    return _Explanation(reading, dropped, lang=lang, colour=colour).text()


class _Explanation:
    def __init__(self, reading: Reading, dropped: Sequence[Skipped], *, lang: str, colour: bool) -> None:
        self.reading, self.dropped, self.colour = reading, dropped, colour
        self.words = wording(lang)
        self.pile = Pile.of(reading, self.words)
        self.ordered = in_order(reading)
        self.numbers = {a.id: n for n, a in enumerate(self.ordered, 1)}

    def text(self) -> str:
        lines = [self._paint(head(self.pile, self.reading.report), "head")]
        for a in self.ordered:
            lines += ["", self._paint(f"{self.numbers[a.id]} · {self._quoted(a.cue.spans)}", "head")]
            lines += [f"   {self._paint(self.words('explain', key), 'soft')}: {value}" for key, value in self._rows(a) if value]
        lines += ["", self._paint(self.words("explain", "dropped", n=len(self.dropped)), "head")]
        lines += [f"   {self._in_place(skip)}: {self._reasons(skip)}" for skip in self.dropped]
        return "\n".join([*lines, "", ""]).translate(PLAIN)

    def _rows(self, a: Attribution) -> Iterator[tuple[str, str]]:
        words = self.words
        rule = a.reasons[0].values if a.reasons else {}
        yield "frame", words.row(f"{key} {words.foreign(str(value))}" for key, value in rule.items())
        yield "content", self._shown(a.content.spans)
        yield "speaker", self._party(a.source)
        yield "how", words.listed(words.sentence(reason) for reason in a.reasons[1:])
        yield "named_at", "" if a.source.named_at == a.source.spans else self._shown(a.source.named_at)
        yield "addressee", self._party(a.addressee) if a.addressee.spans else ""
        yield "medium", words.row(t for t in (medium(self.pile, a.medium), _places(a.medium.spans)) if t)
        yield "parent", str(self.numbers.get(a.parent or "", ""))
        yield "marks", words.row((a.act, a.mode, a.polarity, a.modality))
        yield "condition", self._shown(a.condition.spans) if a.condition.spans else ""

    def _party(self, party: Party) -> str:
        """Whom a party is taken for, with the words it stands on; words are lacking where only the verb has a subject."""
        who = self.pile.names.party(party)
        ids = self.words.row(e.id for e in party.entities)
        where = self._shown(party.spans) if party.spans else self.words("explain", "in_verb")
        return self.words.listed(t for t in (f"{who} ({ids})" if ids else who, party.kind, where) if t)

    def _shown(self, spans: Spans) -> str:
        return f"{self._quoted(spans)} {_places(spans)}"

    def _quoted(self, spans: Spans) -> str:
        return self.words.quoted(shorten(flat(quote(self.reading.report.text, spans)), LONGEST))

    def _in_place(self, skip: Skipped) -> str:
        start, end = skip.span
        text = self.reading.report.text
        before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
        return self.words.quoted(flat(f"…{before}[{text[start:end]}]{after}…")) + f" {_places((skip.span,))}"

    def _reasons(self, skip: Skipped) -> str:
        return self.words.listed(self.words.sentence(reason) for reason in skip.reasons)

    def _paint(self, text: str, style: str) -> str:
        return paint(text, style, colour=self.colour)


def _places(spans: Spans) -> str:
    """Spans in code points of the text."""
    return " ".join(f"[{start}:{end}]" for start, end in spans)
