"""Attributions of a report: drafts with extents and speakers, made into the plain types with ids and reasons."""

import hashlib
from typing import NamedTuple, Protocol

from musnad.model import Attribution, Medium, Mode, Party, Reason, Span, Spans, Words
from musnad.read.drafts import Draft, Range
from musnad.read.modality import Modalities
from musnad.read.page import QUOTES, Page
from musnad.read.who import Speaker

LONGEST_NAME = 15
"""Words of the fullest form that is shown for a speaker."""
_TRAILING = frozenset("،,-")


class Wording(Protocol):
    """What attributions ask of the lexicon of their language."""

    @property
    def to_clitic(self) -> str:
        """A preposition of addressees that is written onto them; empty where there is none."""

    @property
    def bare_complementizers(self) -> frozenset[str]:
        """Words that open a reported clause, without pronouns."""

    def prefixed_title(self, form: str) -> bool:
        """Whether a conjunction or preposition is written onto a title."""

    @property
    def prepositions(self) -> frozenset[str]:
        """Words that govern a noun phrase."""

    @property
    def lone_to(self) -> frozenset[str]:
        """The same, standing alone."""

    @property
    def addressee_prepositions(self) -> frozenset[str]:
        """Other prepositions of addressees."""

    @property
    def misters(self) -> frozenset[str]:
        """Courtesies before a name that tell nothing of somebody."""

    @property
    def possessive_endings(self) -> tuple[str, ...]:
        """Endings that are written onto a possessor and are no part of his name."""


class Resolver(Protocol):
    """Who speaks on a page, as a grammar resolves it. `how` keeps the rule by `id` of draft, as a code."""

    how: dict[int, str]

    def resolve(self, drafts: list[Draft]) -> dict[int, Speaker]:
        """Speaker by `id` of draft; drafts whose speaker is unknown are left out."""

    def read(self, a: int, b: int) -> Speaker:
        """The noun phrase of tokens [a, b) by itself."""

    def full(self, id: str) -> Range | None:
        """The fullest noun phrase of the page that names a person, by the person's id."""


class Ways(NamedTuple):
    """What a grammar gives for its attributions."""

    speakers: Resolver
    lex: Wording


def attributions_of(page: Page, drafts: list[Draft], ways: Ways) -> tuple[Attribution, ...]:
    """The attributions that the drafts of a page make, in their order."""
    maker = _Maker(page, ways, ways.speakers.resolve(drafts), _nested(drafts))
    ids = {id(d): maker.id(d) for d in drafts}
    return tuple(maker.attribution(d, ids) for d in drafts)


def _nested(drafts: list[Draft]) -> dict[int, set[int]]:
    """For each draft, where the contents of those that stand in it begin."""
    out: dict[int, set[int]] = {}
    for d in drafts:
        if d.parent is not None and d.content:
            out.setdefault(id(d.parent), set()).add(d.content[0][0])
    return out


def identity(cue: Spans, content: Spans) -> str:
    """DESIGN's identity of an attribution: a hash of its cue and content spans."""
    # What `repr` writes of lists of numbers is what JSON has for them.
    spans = [[[a, b] for a, b in some] for some in (cue, content)]
    return hashlib.sha256(repr(spans).encode()).hexdigest()[:16]


class _Maker:
    def __init__(self, page: Page, ways: Ways, of: dict[int, Speaker], nested: dict[int, set[int]]) -> None:
        self.page, self.of, self.nested = page, of, nested
        self.speakers, self.lex = ways
        self.modalities = Modalities(page, page.spelling.code)

    def spans(self, ranges: list[Range]) -> Spans:
        """Code points of token ranges, in order."""
        return tuple(self.page.span(a, b) for a, b in sorted(ranges) if a < b)

    def id(self, draft: Draft) -> str:
        """The identity of the attribution that a draft makes."""
        return identity(self.spans(draft.cues), self.spans(draft.content))

    def attribution(self, draft: Draft, ids: dict[int, str]) -> Attribution:
        """The finished attribution."""
        modality, condition = self.modalities.of(draft, self.nested.get(id(draft), ()))
        return Attribution(
            id=ids[id(draft)],
            cue=Words(self.spans(draft.cues)),
            content=Words(self.spans(draft.content)),
            source=self._source(draft),
            addressee=self._addressee(draft),
            medium=self._medium(draft),
            parent=ids[id(draft.parent)] if draft.parent is not None and id(draft.parent) in ids else None,
            mode=self._mode(draft),
            act=draft.act,
            polarity="not-said" if draft.negated and draft.lemma not in self.modalities.words.denying else "said",
            modality=modality,
            condition=Words(self.spans(condition)),
            reasons=(Reason("frame", {"rule": draft.rule, "cue": draft.lemma, "kind": draft.kind}), self._speaker_rule(draft)),
        )

    def _speaker_rule(self, draft: Draft) -> Reason:
        """The rule that resolved the speaker; `unknown` where none did."""
        return Reason("speaker", {"speaker_rule": self.speakers.how[id(draft)] if id(draft) in self.of else "unknown"})

    def _source(self, draft: Draft) -> Party:
        """Who speaks: where this report says so, and where it names the speaker most fully."""
        speaker = self.of.get(id(draft))
        spans = self.spans([self._source_range(draft.source)]) if draft.source else ()
        if speaker is None:
            return Party(spans=spans)
        a, b = self._fullest(speaker)
        start, end = self.page.span(*self._source_range((a, b)))
        if led := self._led(draft, (a, b)):
            start += led
            start += len(self.page.text[start:end]) - len(self.page.text[start:end].lstrip())  # `و الوزير`
        end = self._without_ending((start, end))
        return self._party(speaker, spans, named_at=((start, end),))

    def _led(self, draft: Draft, np: Range) -> int:
        """Letters of the preposition that is written onto the first word of a speaker: of an according cue, of an owner
        (`بيان لوزارة X`), or of whatever verb his title stood behind (`التقى بوزير النقل X`)."""
        form, to = self.page.forms[np[0]], self.lex.to_clitic
        if np != draft.source and self.lex.prefixed_title(form):
            return 1
        if not form.startswith(to) or form[1:2] in (to, ""):
            return 0
        bare = np[0] in self.of[id(draft)].led or (draft.clitic and np == draft.source)
        return self.page.name_without(np[0], to) or int(bare)

    def _without_ending(self, span: Span) -> int:
        """The end of a name without the ending of a possessor."""
        word = self.page.text[span[0] : span[1]]
        ending = next((e for e in self.lex.possessive_endings if word.endswith(e)), "")
        return span[1] - len(ending)

    def _fullest(self, speaker: Speaker) -> Range:
        """The fullest noun phrase for a speaker, cut to a length that can be shown."""
        a, b = speaker.np
        full = self.speakers.full(speaker.entities[0].id) if len(speaker.entities) == 1 else None
        if full is not None and (
            full[1] - full[0] >= b - a or self._words(a, b) > LONGEST_NAME or self._name(full) > self._name((a, b))
        ):
            a, b = full
        a += b - a > 1 and self.page.forms[a] in self.lex.misters and self._name((a + 1, b)) > 0
        return a, self._cut(a, b)

    def _cut(self, a: int, b: int) -> int:
        """Where a noun phrase [a, b) is cut to be shown: not behind a preposition."""
        end = b
        while self._words(a, end) > LONGEST_NAME:
            end -= 1
        while a + 1 < end < b and self.page.forms[end - 1] in self.lex.prepositions:
            end -= 1
        return end

    def _words(self, a: int, b: int) -> int:
        """How many of tokens [a, b) are words."""
        return sum(token.word for token in self.page.tokens[a:b])

    def _name(self, np: Range) -> int:
        """Tokens of the longest person's name in a noun phrase."""
        page = self.page
        return max((page.mention_end[k] - k for k in range(*np) if page.kind(k) == "person"), default=0)

    def _party(self, speaker: Speaker, spans: Spans, *, named_at: Spans) -> Party:
        return Party(
            spans=spans,
            named_at=named_at,
            text=quoted(self.page, named_at[0]),
            entities=speaker.entities,
            kind=speaker.kind,
            role=speaker.role,
            affiliations=speaker.affiliations,
        )

    def _source_range(self, np: Range) -> Range:
        """A noun phrase without marks that stand at only one of its ends."""
        a, b = np
        forms, page = self.page.forms, self.page
        while b - a > 1 and forms[a] in QUOTES and page.quote.get(a, b) >= b - 1:
            a, b = a + 1, b - 1 if page.quote.get(a) == b - 1 else b
        while b - a > 1 and (forms[b - 1] in _TRAILING or (forms[b - 1] in QUOTES and page.closes.get(b - 1, -1) < a)):
            b -= 1
        return (a, b) if a < b else np

    def _addressee(self, draft: Draft) -> Party:
        if draft.addressee is None:
            return Party()
        a, b = draft.addressee
        lex, forms = self.lex, self.page.forms
        if b - a > 1 and (forms[a] in lex.lone_to or forms[a] in lex.addressee_prepositions):
            a += 1
        a, b = self._source_range((a, b))
        spans = self.spans([(a, b)])
        return self._party(self.speakers.read(a, b), spans, named_at=self._without_to(a, spans))

    def _without_to(self, a: int, spans: Spans) -> Spans:
        """The spans without the preposition that is written onto their first word, a name."""
        (start, end), *rest = spans
        return ((start + self.page.name_without(a, self.lex.to_clitic), end), *rest)

    def _medium(self, draft: Draft) -> Medium:
        """Where it was said, with the outlets that these words name."""
        media = [m for m in draft.media if m[0] < m[1]]
        if not media:
            return Medium()
        spans = self.spans(media)
        mentions = [m for a, b in media for m in self.page.mentions_in(a, b) if m.kind == "outlet"]
        entities = dict.fromkeys(m.entity for m in mentions if m.entity is not None)
        return Medium(spans=spans, text=quoted(self.page, spans[0]), entities=tuple(entities))

    def _mode(self, draft: Draft) -> Mode:
        """`direct` where quotation marks enclose all of it, `mixed` where they enclose more than a name in it. A noun of which a
        clause tells is quoted by that only where marks stand around the noun alone."""
        if draft.rule == "relative" and all(self.page.quote.get(a - 1) != b for a, b in draft.content):
            return "indirect"
        if draft.rule == "inserted" or all(self._enclosed(a, b) for a, b in draft.content):
            return "mixed" if self._takes_up(draft) else "direct"
        holds = any(self._enclosed(a, b) or self._holds_quotation(a, b) for a, b in draft.content)
        return "mixed" if holds else "indirect"

    def _takes_up(self, draft: Draft) -> bool:
        """Whether the verb before a quotation takes up a noun that is told with it (`الحملة التي أعلنها باسم "X"`), so that marks
        enclose only what the noun is called."""
        if not draft.pronoun or draft.rule != "quote" or self.page.forms[draft.start - 1] == ":":
            return False
        return any("told" in f.cue.flags for f in self.page.lex.lookup(self.page.forms[draft.at]))

    def _enclosed(self, a: int, b: int) -> bool:
        """Whether a quotation encloses tokens [a, b), or one opens right before them whose end is lost, or closes right behind
        several sentences, where its opening is."""
        page, mark = self.page, a - 1
        if b in page.unopened and page.sentence[a] != page.sentence[b - 1]:
            return True
        lost = a > 0 and page.forms[mark] in QUOTES and mark not in page.quote and mark not in page.closes
        mark -= mark > 0 and page.forms[mark] in self.lex.bare_complementizers
        return lost or page.quote.get(mark, -1) >= b

    def _holds_quotation(self, a: int, b: int) -> bool:
        """Whether tokens [a, b) hold a quotation that is more than a name, or the end of one that began before them."""
        ended = a if a in self.page.closes else self.page.enclosing(a)
        return (ended is not None and ended < b) or any(not self._names(*quote) for quote in self.page.quotes(a, b))

    def _names(self, k: int, close: int) -> bool:
        """Whether a quotation only marks a name."""
        return self.page.mention_end.get(k + 1, -1) >= close


def quoted(page: Page, span: Span) -> str:
    """The words of a span."""
    return page.text[span[0] : span[1]]
