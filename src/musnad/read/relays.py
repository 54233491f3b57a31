"""Relays: a carrier passes on somebody's words (`نقلت وكالة X عن Y قوله إن`)."""

from musnad.read.clauses import Clauses
from musnad.read.cues import Form
from musnad.read.drafts import Draft, Range, Shape
from musnad.read.page import COMMAS, QUOTES, Page
from musnad.read.phrases import Phrases


class Relays:
    """Matches the relay frames of one page."""

    def __init__(self, page: Page, phrases: Phrases, clauses: Clauses) -> None:
        self.page, self.lex, self.forms = page, page.lex, page.forms
        self.phrases, self.clauses = phrases, clauses

    def at(self, i: int, form: Form) -> list[Draft]:
        """`نقل CARRIER عن SOURCE قوله CONTENT`: the carrier is the medium where it is an outlet, a speaker where a person."""
        page, lex, phrases = self.page, self.lex, self.phrases
        last = page.bounds[page.sentence[i]][1]
        prepositions = lex.relays(form.cue)
        carrier, j = self._carrier(i, last, prepositions.both)
        if j >= last or self.forms[j] not in prepositions.both:
            return []
        pronoun = self.forms[j] in prepositions.with_pronoun
        start = j + 1
        source = None if pronoun else (start, phrases.phrase(start, lex.speech_nouns))
        k = source[1] if source else start
        content = self.words(k, last)
        if content is None or (source and source[0] == source[1]):
            return []
        cue_at, begin, shape = content
        left = None if carrier or form.joined else self.clauses.left(i)
        carrier = carrier or left
        cues = [(cue_at, cue_at + 1)] if cue_at >= 0 else [(i, i + 1)]
        inner = Draft(
            i,
            cues,
            "assert",
            form.cue.lemma,
            "relay",
            "relay",
            begin,
            shape,
            source=source,
            gender=form.gender if not source else "",
            joined=form.joined,
            verbal=False,
        )
        if carrier is None:
            return [inner]
        if self.is_carrier(carrier):
            inner.media.append(carrier)
            return [inner]
        outer = Draft(
            i,
            [(i, i + 1)],
            "assert",
            form.cue.lemma,
            "relay-person",
            "verb",
            start,
            "clause",
            source=carrier,
            gender=form.gender,
            number=form.number,
            joined=form.joined,
        )
        inner.at = cues[0][0]
        inner.kind = "nested-relay"
        return [outer, inner]

    def _carrier(self, i: int, last: int, stops: frozenset[str]) -> tuple[Range | None, int]:
        j = i + 1
        end = self.phrases.phrase(j, stops) if j < last and self.forms[j] not in stops else j
        carrier = (j, end) if end > j else None
        while (
            end < last
            and end - i < 20
            and (end in self.page.timed or self.forms[end] in self.lex.adverbs or self.forms[end] in COMMAS)
        ):
            end = self.page.timed.get(end, end + 1)
        return carrier, end

    def words(self, k: int, last: int) -> tuple[int, int, Shape] | None:
        """Past times and commas to the speech noun and the content: (cue token or -1, content start, shape)."""
        lex, forms, page = self.lex, self.forms, self.page
        cue = -1
        for j in range(k, min(last, k + 14)):
            if forms[j] in lex.speech_nouns:
                cue = j
            elif forms[j] in lex.complementizers:
                quoted = j + 1 < last and j + 1 in page.quote
                return cue, j + 1, "quote" if quoted else "clause"
            elif forms[j] == ":":
                return cue, j + 1, "quote"
            elif forms[j] in QUOTES and cue >= 0:
                return cue, j, "quote"
            elif forms[j] in lex.relatives:
                return None
        return None

    def is_carrier(self, source: Range) -> bool:
        """Whether a noun phrase names an outlet or agency, or outlets in general."""
        page = self.page
        if self.lex.role(self.forms[source[0]]) in ("outlet", "document"):
            return True
        named = page.named.get(source[0])
        return named is not None and named.kind == "outlet" and page.mention_end[source[0]] >= source[1] - 1
