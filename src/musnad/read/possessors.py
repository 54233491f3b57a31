"""Whose a noun of speech is: the noun phrase right behind it, where no object stands for it."""

from musnad.read.page import COMMAS, Page
from musnad.read.phrases import Phrases
from musnad.read.vocabulary import is_listed

LONGEST_QUOTED = 6
"""Tokens from a mark to the one that closes the name of a body in it."""
_PEOPLE = frozenset({"person", "official", "opponent", "witness", "organisation", "analyst", "journalist"})
SHORTEST_PLURAL = 7
"""Letters of a definite word whose ending makes it a plural of people."""
LONGEST_APPOSED = 6
"""Tokens of a name that commas set beside its title."""


class Possessors:
    """Owners of nouns on one page, by the token at which they begin."""

    def __init__(self, page: Page, phrases: Phrases) -> None:
        self.page, self.lex, self.forms, self.phrases = page, page.lex, page.forms, phrases

    def end(self, k: int, *, apposed: bool = True, people: bool = True) -> int:
        """The end of the owner that begins at `k`, or `k` where none does. `apposed`: a name or title may follow his own;
        `people`: a plural that no list knows may own the noun, and is not whom it calls upon."""
        end = max(self.phrases.agent(k, apposed=apposed), self._quoted(k)) if k < self.page.size else k
        if end == k < self.page.size:
            end = max(self._related(k), self._people(k) if people else k)
        return self._further(k, end, apposed=apposed) if end > k else k

    def _quoted(self, k: int) -> int:
        """The end of a body named in marks at `k` (`إعلان "جبهة العمل" عن X`)."""
        close = self.page.quote.get(k, k)
        return close + 1 if 0 < close - k <= LONGEST_QUOTED else k

    def _related(self, k: int) -> int:
        """The end of those of somebody, whose pronoun is written onto them (`اتهامات معارضيه`), at `k`."""
        form, lex = self.forms[k], self.lex
        if k in self.page.named or not self.page.raw(k).endswith(lex.object_pronouns):
            return k
        stem = next((form.removesuffix(p) for p in lex.object_pronouns if form.endswith(p)), "")
        whole = stem.removesuffix(lex.feminine_bound) + lex.feminine_folded
        alone = (stem, stem + lex.accusative_plural[-1:], whole if stem.endswith(lex.feminine_bound) else stem)
        return k + (len(stem) > 2 and any(lex.role(word) in _PEOPLE for word in alone))

    def _people(self, k: int) -> int:
        """The end of a definite plural of people at `k` that no list knows (`رفض المتمردين الانسحاب`)."""
        form, lex = self.forms[k], self.lex
        plural = form.endswith((lex.human_plural, lex.accusative_plural)) and len(form) >= SHORTEST_PLURAL
        return k + (plural and lex.definite(form) and k not in self.page.named and self._counts_one(form))

    def _counts_one(self, form: str) -> bool:
        """Whether a plural without its ending is a noun of the dictionary (`المتمردين`, but not `القوانين`)."""
        return is_listed(form.removeprefix(self.lex.article)[:-2], self.lex.code)

    def _further(self, start: int, end: int, *, apposed: bool) -> int:
        """Past what completes an owner: an adjective, where he is (`التحالف العربي في اليمن`), his name between commas."""
        page, lex, last = self.page, self.lex, self.page.last(start)
        if end < last and self._described(end):
            end += 1
        if end + 2 < last and self.forms[end] == lex.inside and page.kind(end + 1) == "place":
            end = page.mention_end[end + 1]
        if apposed and end + 2 < last and self.forms[end] in COMMAS and page.kind(end + 1) == "person":
            named = page.mention_end[end + 1]
            closed = named < last and self.forms[named] in COMMAS and named - end <= LONGEST_APPOSED
            end = named + 1 if closed else end
        return end

    def _described(self, end: int) -> bool:
        """Whether an indefinite adjective stands at `end`, behind an indefinite owner (`اتهامات دول مجاورة لها`)."""
        lex, form, before = self.lex, self.forms[end], self.forms[end - 1]
        if end in self.page.named or lex.definite(before) or end - 1 in self.page.named or lex.role(form) is not None:
            return False
        joined = form[:1] in (lex.to_clitic, lex.by_clitic) or form in lex.particles
        return not joined and lex.adjective_shapes.match(form) is not None
