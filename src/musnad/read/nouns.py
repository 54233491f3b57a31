"""Nouns that carry an attribution, and headlines whose only cue is a colon."""

from musnad.read.cues import Form
from musnad.read.drafts import Draft
from musnad.read.gaps import read_gap
from musnad.read.page import Page
from musnad.read.phrases import Phrases
from musnad.read.relays import Relays

LONGEST_HEAD = 14
"""Tokens before the colon of a headline; what is longer is a sentence with a colon in it."""


class Nouns:
    """Matches noun cues and headlines of one page."""

    def __init__(self, page: Page, phrases: Phrases, relays: Relays) -> None:
        self.page, self.lex, self.forms = page, page.lex, page.forms
        self.phrases, self.relays = phrases, relays

    def at(self, i: int) -> Draft | None:
        """A noun that carries an attribution: after a light verb with no speaker, or with its speaker and a clause."""
        lex, forms, page = self.lex, self.forms, self.page
        cue = lex.nouns.get(forms[i])
        last = page.bounds[page.sentence[i]][1]
        if cue is None:
            return self._speech_noun(i, last)
        passive = i > 0 and lex.without_and(forms[i - 1]) in lex.light_verbs
        if passive and i + 1 < last:
            if forms[i + 1] in cue.preps and i + 2 < last:
                start = i + 2
                clause = forms[start] in lex.complementizers
                return Draft(
                    i,
                    [(i, i + 1)],
                    cue.act,
                    cue.lemma,
                    "passive-noun",
                    "noun",
                    start + clause,
                    "clause" if clause else "phrase",
                    speakerless=True,
                    verbal=False,
                )
            return None
        if "own" in cue.flags and i + 2 < last and forms[i + 1] in cue.preps:
            return Draft(i, [(i, i + 1)], cue.act, cue.lemma, "own-noun", "noun", i + 2, "phrase", speakerless=True, verbal=False)
        if cue.flags & {"passive_only", "passive_clause", "own"}:
            return None
        if forms[i + 1 : i + 2] and forms[i + 1].startswith(lex.to_clitic) and forms[i + 1] not in lex.to_words:
            return None
        end = self.phrases.agent(i + 1)
        if end > i + 1 and end < last and forms[end] in lex.complementizers:
            return Draft(
                i, [(i, i + 1)], cue.act, cue.lemma, "noun-clause", "noun", end + 1, "clause", source=(i + 1, end), verbal=False
            )
        return None

    def verbal(self, i: int, form: Form) -> Draft | None:
        """`دعوة X إلى Y`, `بطلب من X`: a verbal noun with its speaker right after it, and a content of its verb's frames."""
        lex, page = self.lex, self.page
        start = i + 2 if self.forms[i + 1 : i + 2] == [lex.member_of] else i + 1
        end = self.phrases.agent(start) if start < page.size else start
        if end == start or page.sentence[start] != page.sentence[i]:
            return None
        bare = form._replace(cue=form.cue._replace(frames=form.cue.frames & {"clause", "party"}))
        gap = read_gap(page, self.phrases, end - 1, bare, subject=True)
        if gap is None or gap.start - end > 4:
            return None
        return Draft(
            i,
            [(i, i + 1)],
            form.cue.act,
            form.cue.lemma,
            "verbal-noun",
            "noun",
            gap.start,
            gap.shape,
            source=(start, end),
            addressee=gap.addressee,
            media=gap.media,
            verbal=False,
        )

    def _speech_noun(self, i: int, last: int) -> Draft | None:
        content = self.relays.words(i, last)
        if content is None or content[0] != i or content[1] - i > 3:
            return None
        return Draft(i, [(i, i + 1)], "assert", self.forms[i], "speech-noun", "participle", content[1], content[2], verbal=False)

    def headline(self, i: int) -> Draft | None:
        """`X: ...` at the start of a line, where X is a speaker."""
        page = self.page
        first, last = page.bounds[page.sentence[i]]
        kind = page.blocks[page.block[i]].kind
        start = max([first] + [k + 1 for k in range(first, i) if self.forms[k].startswith("..")])
        if i == start or i - start > 14 or i + 1 >= last:
            return None
        while start < i and not page.tokens[start].word:
            start += 1
        end = self.phrases.agent(start)
        if kind == "title" and end != i and (self.lex.role(self.forms[start]) or self._named_before(start, i)):
            end = max(end, self.phrases.phrase(start, frozenset()))
        quoted = i + 1 < page.size and i + 1 in page.quote
        if end != i or not (kind in ("title", "subhead") or quoted):
            return None
        return Draft(
            i,
            [(i, i + 1)],
            "assert",
            ":",
            "headline",
            "headline",
            i + 1,
            "quote" if quoted else "clause",
            source=(start, i),
            verbal=False,
        )

    def _named_before(self, start: int, i: int) -> bool:
        """Whether a short noun phrase is (part of) a person's name on this page."""
        return i - start <= 3 and all(k in self.page.name_forms for k in self.forms[start:i])
