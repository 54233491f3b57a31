"""Relays: a carrier passes on somebody's words (`نقلت وكالة X عن Y قوله إن`)."""

from typing import NamedTuple

from musnad.read.clauses import Clauses
from musnad.read.cues import Form
from musnad.read.drafts import Draft, Range, Shape
from musnad.read.gaps import owned_gap
from musnad.read.page import COMMAS, QUOTES, Page
from musnad.read.phrases import Phrases

LONGEST_CARRIER = 20
"""Tokens between the verb and the preposition of the speaker."""
LONGEST_ABOUT = 14
"""Tokens of what is said about a carrier before the preposition of the speaker."""
LONGEST_NAME = 3
"""Tokens between quotation marks right behind a relayed speaker that may be his name."""
FARTHEST_WORDS = 22
"""Tokens between a relayed speaker and what he said."""


class Relayed(NamedTuple):
    """The speech noun, where there is one, and the content after it; and what a verbal noun in its place says of the act."""

    cue: int | None
    start: int
    shape: Shape
    by: Form | None = None


class Relays:
    """Matches the relay frames of one page."""

    def __init__(self, page: Page, phrases: Phrases, clauses: Clauses) -> None:
        self.page, self.lex, self.forms = page, page.lex, page.forms
        self.phrases, self.clauses = phrases, clauses

    def at(self, i: int, form: Form) -> list[Draft]:
        """`نقل CARRIER عن SOURCE قوله CONTENT`: the carrier is the medium where it is an outlet, a speaker where a person."""
        last, prepositions = self.page.last(i), self.lex.relays(form.cue)
        carrier, j = self._carrier(i, last, prepositions.both)
        if j < last and carrier and self.forms[j] in self.lex.complementizers and self.is_carrier(carrier):
            told = self._outer(i, form, carrier, j + 1)
            told.rule = "clause"
            return [told]
        if j >= last or self.forms[j] not in prepositions.both:
            return []
        source = None
        if self.forms[j] not in prepositions.with_pronoun:
            source = (j + 1, self.phrases.phrase(j + 1, self.lex.speech_nouns))
        words = self.words(source[1] if source else j + 1, last)
        if words is None and source:
            source, words = self._unmarked(source, last)
        if words is None or (source and source[0] == source[1]):
            return []
        headline = self.page.starts_with(i, self.lex.carriers) and self.forms[words.start - 1] == ":" and words.cue is None
        if headline and (self.page.itemised(i) or self.page.headed(i)):
            return []
        if source is None and words.cue is None and i and self.forms[i - 1] in self.lex.according_relative:
            return []  # `كل ما نسب إليه`
        if carrier is None and not form.joined:
            carrier = self.clauses.left(i)
        inner = self._inner(i, form, source, words)
        if source is None:
            inner.gender, behind = self._gender(j), self.phrases.agent(j + 1)
            carrier = carrier or ((j + 1, behind) if behind > j + 1 and self.is_carrier((j + 1, behind)) else None)
        if carrier is None:
            return [inner]
        if self.is_carrier(carrier):
            inner.media.append(carrier)
            return [inner]
        inner.at, inner.kind = inner.cues[0][0], "nested-relay"
        return [self._outer(i, form, carrier, j + 1), inner]

    def _inner(self, i: int, form: Form, source: Range | None, words: Relayed) -> Draft:
        """What the relayed speaker said."""
        cue = i if words.cue is None else words.cue
        told = (words.by or form).cue
        return Draft(
            at=i,
            cues=[(cue, cue + 1)],
            act=told.act if words.by else "assert",
            lemma=told.lemma,
            rule="relay",
            kind="relay",
            start=words.start,
            shape=words.shape,
            source=source,
            gender="",
            joined=form.joined,
            verbal=False,
        )

    def _gender(self, j: int) -> str:
        """The gender that the pronoun on the preposition at `j` shows of who said it (`نقلت عنه X`)."""
        form = self.forms[j]
        return "f" if form.endswith(self.lex.her) else "" if form.endswith(self.lex.their) else "m"

    def _outer(self, i: int, form: Form, carrier: Range, start: int) -> Draft:
        """That a person passes it on, which is a statement itself."""
        return Draft(
            at=i,
            cues=[(i, i + 1)],
            act="assert",
            lemma=form.cue.lemma,
            rule="relay-person",
            kind="verb",
            start=start,
            shape="clause",
            source=carrier,
            gender=form.gender,
            number=form.number,
            joined=form.joined,
        )

    def _carrier(self, i: int, last: int, stops: frozenset[str]) -> tuple[Range | None, int]:
        """The noun phrase after the verb at `i`, and the token after it and its adjuncts."""
        j = i + 1
        end = self.phrases.phrase(j, stops) if j < last and self.forms[j] not in stops else j
        carrier = (j, end) if end > j else None
        while end < last and end - i < LONGEST_CARRIER:
            step = self.page.timed.get(end, 0)
            if self.forms[end - 1] in COMMAS and (aside := self.page.starts_with(end, self.lex.openers)):
                step = end + aside
            if not step and self.forms[end] not in self.lex.adverbs and self.forms[end] not in COMMAS:
                break
            end = step or end + 1
        return carrier, end if end >= last or self.forms[end] in stops or carrier is None else self._farther(end, last)

    def _farther(self, end: int, last: int) -> int:
        """The preposition of the speaker behind a clause or a phrase about the carrier, where a noun of speech shows him."""
        for k in range(end, min(last - 1, end + LONGEST_ABOUT)):
            if self.forms[k] == self.lex.relay:
                words = self.words(k + 1, last)
                return k if words is not None and words.cue is not None else end
        return end

    def words(self, k: int, last: int) -> Relayed | None:
        """Past times and commas to the speech noun and the content; None where a relative clause or nothing follows."""
        lex, forms = self.lex, self.forms
        cue = None
        for j in range(self._past_clause(k, last), min(last, k + FARTHEST_WORDS)):
            if forms[j] in lex.speech_nouns:
                cue = j
            elif forms[j] in lex.complementizers:
                quoted = j + 1 < last and j + 1 in self.page.quote
                return Relayed(cue, j + 1, "quote" if quoted else "clause")
            elif forms[j] == ":":
                start = j + 1 + (j + 1 < last and forms[j + 1] in lex.complementizers)
                return Relayed(cue, start, "quote")
            elif forms[j] in QUOTES and cue is not None:
                return Relayed(cue, j, "quote")
            elif forms[j] in lex.relatives:
                return None
        return None

    def _unmarked(self, source: Range, last: int) -> tuple[Range, Relayed | None]:
        """The speaker, perhaps shorter, and what he said right behind him with neither noun of speech nor complementizer: a
        quotation, a verbal noun with his pronoun, or what happened as a noun (`نقلت القناة عن شهود سماع انفجارات`)."""
        start, end = source
        close = self.page.quote.get(end)
        if close is not None and close - end > LONGEST_NAME:
            return source, Relayed(None, end, "quote")
        for k in range(start + 1, min(end + 1, last - 1)):
            by = self.lex.verbal_noun(self.forms[k])
            if by is not None and by.pronoun and (gap := owned_gap(self.page, self.phrases, k, by)):
                return (start, k), Relayed(k, gap.start, gap.shape, by)
        ends = sorted({self.phrases.agent(start), end})
        told = next((k for k in ends if start < k < last - 1 and self.phrases.thing(k)), None)
        return (source, None) if told is None else ((start, told), Relayed(None, told, "phrase"))

    def _past_clause(self, k: int, last: int) -> int:
        """Past a clause about the speaker between commas, where a noun of speech or what is said follows it (`عن شاهد، الذي فر
        أمس، قوله`), or by which he stays unnamed (`عن المصادر التي طلبت عدم ذكر اسمها أن`)."""
        comma = k < last and self.forms[k] in COMMAS
        if k + comma + 1 >= last or self.forms[k + comma] not in self.lex.relatives:
            return k
        unnamed = self.phrases.anonymous(k + comma + 1)
        if not comma:
            return unnamed if unnamed > k + 1 else k
        said = self.lex.speech_nouns | self.lex.complementizers
        commas = (j for j in range(max(k + 1, unnamed), min(last - 1, k + FARTHEST_WORDS)) if self.forms[j] in COMMAS)
        return next((j for j in commas if self.forms[j + 1] in said), k)

    def is_carrier(self, source: Range) -> bool:
        """Whether a noun phrase names an outlet or agency, or outlets in general."""
        start, end = source
        start += self.forms[start] in QUOTES and start + 1 < end
        if self.lex.role(self.forms[start]) in ("outlet", "document"):
            return True
        if self.lex.role(self.forms[start]) == "organisation" and self.forms[start + 1] in self.lex.broadcasting:
            return True
        return self.page.kind(start) == "outlet" and self.page.mention_end[start] >= end - 1
