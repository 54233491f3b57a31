"""Questions by their noun (`ردا على سؤال لX حول Y`): who asks, and what is asked, in marks or behind a preposition."""

from musnad.read.cues import Cue
from musnad.read.drafts import Draft, Range, Shape
from musnad.read.page import COMMAS, Page
from musnad.read.phrases import Phrases

LONGEST_REFUSAL = 8
"""Tokens between the particle of a verb that denies and the question that was not answered."""
_ASKERS = frozenset({"journalist", "outlet"})


class Questions:
    """Matches nouns of questions on one page."""

    def __init__(self, page: Page, phrases: Phrases) -> None:
        self.page, self.lex, self.forms, self.phrases = page, page.lex, page.forms, phrases

    def at(self, i: int, cue: Cue) -> Draft | None:
        """The draft of the question whose noun stands at `i`, or None where it was not answered or nothing tells what it was."""
        if self._refused(i):
            return None
        told, source = self._asker(self._past_quality(i + 1), anyone="askers" in cue.flags)
        content = self._asked(told, cue)
        if content is None:
            return None
        return Draft(
            at=i,
            cues=[(i, i + 1)],
            act=cue.act,
            lemma=cue.lemma,
            rule="own-noun",
            kind="noun",
            start=content[0],
            shape=content[1],
            source=source,
            speakerless=source is None,
            verbal=False,
        )

    def _refused(self, i: int) -> bool:
        """Whether the question at `i` is one that was not answered (`لم يجب على سؤال بشأن X`)."""
        near = range(max(self.page.first(i), i - LONGEST_REFUSAL), i)
        return any(self.lex.without_and(self.forms[k]) in self.lex.jussive_particles for k in near)

    def _past_quality(self, k: int) -> int:
        """Past an indefinite word at `k` that says which question it was (`سؤال آخر عن`, `سؤال صحفي حول`)."""
        if k + 2 >= self.page.size:
            return k
        form = self.forms[k]
        quality = form in self.lex.complements or form in self.lex.plain_qualities or self.lex.role(form) == "journalist"
        return k + (quality and not self.lex.definite(form) and self.page.sentence[k] == self.page.sentence[k + 2])

    def _asker(self, k: int, *, anyone: bool) -> tuple[int, Range | None]:
        """Past who asks at `k`: an outlet or a journalist, as the noun's owner or behind a preposition, or `anyone`."""
        lex, last = self.lex, self.page.last(max(k - 1, 0))
        passed = self.page.starts_with(k, lex.agents) if k < last else 0
        passed = passed or (k < last and self.forms[k] == lex.member_of)
        a = k + passed
        one = a + (a + 1 < last and self.forms[a] in lex.portions)
        asks = a < last and (anyone or self.page.kind(a) in ("outlet", "person") or lex.role(self.forms[one]) in _ASKERS)
        end = max(self.phrases.agent(a), self.page.mention_end.get(a, 0)) if asks else a
        return (end, (a, end)) if a < end < last else (k, None)

    def _asked(self, k: int, cue: Cue) -> tuple[int, Shape] | None:
        """Where what is asked begins, at `k` or behind the preposition there, and its shape."""
        lex, last = self.lex, self.page.last(max(k - 1, 0))
        k += k < last and self.forms[k] in COMMAS
        mark = k + (k < last and self.forms[k] == ":")
        if mark < last and mark in self.page.quote:
            return mark, "quote"
        about = k
        while about + 1 < last and self.forms[about] in lex.asking and about - k < 2:
            about += 1
        if about > k and self.forms[about] in lex.whether and about + 2 < last:
            return about + 1, "phrase"
        if mark + 2 < last and self.forms[mark] in lex.question_words and not self.page.headed(k):
            return mark, "clause"
        return (k + 1, "phrase") if k + 1 < last and self.forms[k] in cue.preps else None
