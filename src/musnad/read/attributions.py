"""Attributions of a report: drafts with extents and speakers, made into the plain types with ids and reasons."""

import hashlib
import json

from musnad.model import Act, Attribution, Medium, Modality, Mode, Party, Reason, Ref, Span, Spans, Words
from musnad.read.drafts import Draft, Range
from musnad.read.extents import drafts_of
from musnad.read.page import QUOTES, Page
from musnad.read.speakers import Speaker, Speakers
from musnad.world import World

LONGEST_NAME = 15
"""Words of the fullest form that is shown for a speaker."""


def find_attributions(page: Page, *, world: World, on: str | None) -> tuple[Attribution, ...]:
    """The attributions of a page in the order of their cues. `on`: the ISO day by which offices are resolved."""
    drafts = drafts_of(page)
    speakers = Speakers(page, world, on)
    of = speakers.resolve(drafts)
    maker = _Maker(page, speakers, of)
    ids = {id(d): maker.id(d) for d in drafts}
    return tuple(maker.attribution(d, ids) for d in drafts)


class _Maker:
    def __init__(self, page: Page, speakers: Speakers, of: dict[int, Speaker]) -> None:
        self.page, self.speakers, self.of, self.lex = page, speakers, of, page.lex

    def spans(self, ranges: list[Range]) -> Spans:
        """Code points of token ranges, in order."""
        return tuple(self.page.span(a, b) for a, b in sorted(ranges) if a < b)

    def id(self, draft: Draft) -> str:
        """DESIGN's identity of an attribution: a hash of its cue and content spans."""
        key = json.dumps([self.spans(draft.cues), self.spans(draft.content)])
        return hashlib.sha256(key.encode()).hexdigest()[:16]

    def attribution(self, draft: Draft, ids: dict[int, str]) -> Attribution:
        """The finished attribution."""
        modality, condition = self._modality(draft)
        return Attribution(
            id=ids[id(draft)],
            cue=Words(self.spans(draft.cues)),
            content=Words(self.spans(draft.content)),
            source=self._source(draft),
            addressee=self._addressee(draft),
            medium=self._medium(draft),
            parent=ids[id(draft.parent)] if draft.parent is not None and id(draft.parent) in ids else None,
            mode=self._mode(draft),
            act=self._act(draft),
            polarity="not-said" if draft.negated else "said",
            modality=modality,
            condition=Words(self.spans(condition)),
            reasons=(Reason("frame", {"rule": draft.rule, "cue": draft.lemma, "kind": draft.kind}),),
        )

    def _act(self, draft: Draft) -> Act:
        return draft.act

    def _source(self, draft: Draft) -> Party:
        speaker = self.of.get(id(draft))
        spans = self.spans([self._source_range(draft.source)]) if draft.source else ()
        if speaker is None:
            return Party(spans=spans)
        a, b = speaker.np
        if len(speaker.entities) == 1 and speaker.entities[0].id in self.speakers.full:
            full = self.speakers.full[speaker.entities[0].id]
            if full[1] - full[0] >= b - a or b - a > LONGEST_NAME:
                a, b = full
        b = min(b, a + LONGEST_NAME)
        start, end = self.page.span(*self._source_range((a, b)))
        if draft.clitic and (a, b) == draft.source and self.page.forms[a][1:2] != self.lex.to_clitic:
            start += 1
        named = (start, end)
        return Party(
            spans=spans,
            named_at=(named,),
            text=self.page.text[named[0] : named[1]],
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
        while b - a > 1 and (forms[b - 1] in "،,-" or (forms[b - 1] in QUOTES and page.closes.get(b - 1, -1) < a)):
            b -= 1
        return a, b

    def _addressee(self, draft: Draft) -> Party:
        if draft.addressee is None:
            return Party()
        speaker = self.speakers._read(*draft.addressee)
        spans = self.spans([self._source_range(draft.addressee)])
        return Party(
            spans=spans,
            named_at=spans,
            text=self.page.text[spans[0][0] : spans[0][1]],
            entities=speaker.entities,
            kind=speaker.kind,
            role=speaker.role,
            affiliations=speaker.affiliations,
        )

    def _medium(self, draft: Draft) -> Medium:
        media = [m for m in draft.media if m[0] < m[1]]
        if not media:
            return Medium()
        spans = self.spans(media)
        entities: dict[Ref, None] = {}
        for a, b in media:
            for k in range(a, b):
                m = self.page.named.get(k)
                if m is not None and m.entity is not None and m.kind == "outlet":
                    entities[m.entity] = None
        return Medium(spans=spans, text=self.page.text[spans[0][0] : spans[0][1]], entities=tuple(entities))

    def _mode(self, draft: Draft) -> Mode:
        """`direct` where quotation marks enclose all of it, `mixed` where they enclose more than a name in it."""
        page = self.page
        quoted = [0, 0]
        for a, b in draft.content:
            lost = a > 0 and page.forms[a - 1] in QUOTES and a - 1 not in page.quote and a - 1 not in page.closes
            if page.quote.get(a - 1, -1) >= b or lost:
                quoted[0] += 1
            for k in range(a, b):
                close = page.quote.get(k)
                if (close is not None and not self._names(k, close)) or page.closes.get(k, b) < a:
                    quoted[1] += 1
        if quoted[0] == len(draft.content):
            return "direct"
        return "mixed" if quoted[1] or quoted[0] else "indirect"

    def _names(self, k: int, close: int) -> bool:
        """Whether a quotation only marks a name."""
        return self.page.mention_end.get(k + 1, -1) >= close

    def _modality(self, draft: Draft) -> tuple[Modality, list[Range]]:
        """`conditional` with the condition's words, `planned` where the content is of things to come, `denied` for denials."""
        a, b = draft.content[0]
        for k in range(a, b):
            n = self.page.starts_with(k, self.lex.conditions)
            if n:
                return "conditional", [(k, self._condition_end(k + n, b))]
        if draft.act == "deny":
            return "denied", []
        if draft.act in ("promise", "propose") or self._future(a, b):
            return "planned", []
        return "actual", []

    def _condition_end(self, k: int, b: int) -> int:
        for j in range(k, b):
            if self.page.forms[j] in "،,;؛" or (
                self.page.forms[j] in self.lex.complementizers and self.page.forms[j] in self.lex.lead_particles
            ):
                return j
        return b

    def _future(self, a: int, b: int) -> bool:
        """A future verb among the first words of the clause: its own prefix, or a word of intention."""
        for k in range(a, min(b, a + 12)):
            form = self.page.forms[k]
            if form in self.lex.futures or (
                form[:1] in self.lex.future_prefix
                and len(form) > 4
                and form[1] in self.lex.present_prefixes
                and k not in self.page.named
            ):
                return True
        return False


def quoted(page: Page, span: Span) -> str:
    """The words of a span."""
    return page.text[span[0] : span[1]]
