"""Whose words a statement holds, by what stands in its noun phrase or right behind it."""

from musnad.read.drafts import Range
from musnad.read.page import COMMAS, Page
from musnad.read.phrases import Phrases

FARTHEST_AUTHOR = 10
"""Tokens behind a paper within which it is told who wrote it."""
NEAR_STATEMENT = 40
"""Tokens before a sentence within which it is told that a statement holds what was said."""


class Statements:
    """The statements of one page that name who gave them out."""

    def __init__(self, page: Page, phrases: Phrases) -> None:
        self.page, self.lex, self.forms, self.phrases = page, page.lex, page.forms, phrases

    def author(self, np: Range) -> Range | None:
        """Who wrote the paper [a, b), one or several (`المقال الذي كتبه X وY`, `تقرير بالصحيفة كتبته X`); None where nobody is
        named so."""
        lex, forms, a = self.lex, self.forms, np[0]
        if lex.role(forms[a]) != "document" or forms[a] in lex.communiques:
            return None
        near = range(a + 1, min(self.page.last(a) - 1, a + FARTHEST_AUTHOR))
        k = next((k + 1 for k in near if forms[k] in lex.authored or forms[k] in lex.complementizers), 0)
        k += k > 0 and forms[k][:1] == lex.to_clitic and lex.role(forms[k]) == "outlet"
        if not k or forms[k - 1] in lex.complementizers:
            return None
        end = self._writers(k)
        return (k, end) if any(self.page.kind(j) == "person" for j in range(k, end)) else None

    def _writers(self, k: int) -> int:
        """The end of the noun phrases of one writer or of several, joined to each other, behind their commas."""
        end, last = self.phrases.phrase(k), self.page.last(k)
        while end + 1 < last and self.forms[end] in COMMAS and self.forms[end + 1][:1] in self.lex.conjunctions:
            if self.page.kind(end + 1) != "person":
                break
            end = self.phrases.phrase(end + 1)
        return end

    def issuer(self, np: Range) -> Range | None:
        """Who gave out the statement [a, b): its owner (`بيان للوزارة`, `بيان الوزارة`), from whom it came (`بيان صادر عن
        الوزارة`), or the subject of the verb behind it (`بيان أصدرته الوزارة`); None where nobody is named."""
        lex, forms, (a, b) = self.lex, self.forms, np
        last, k = self.page.last(a), a + 1
        if (outlet := self._press(a, last)) is not None:
            return outlet
        described = k + 1 < last and forms[k].endswith(lex.adjective_endings) and lex.role(forms[k]) != "organisation"
        k += described
        given = forms[a] in lex.figures and (k < last and (forms[k] in lex.issuing or lex.role(forms[k]) == "organisation"))
        if k >= last or not (given or not lex.communiques.isdisjoint(lex.bare_forms(forms[a]))):
            return None
        if forms[k] in lex.issued:
            k = self._from(k + 1, b)
        elif forms[k] in lex.issuing or forms[k] == lex.relay:
            k += 1
        elif lex.definite(forms[a]) or described:
            return None
        if described and k < last and (lex.role(forms[k]) == "outlet" or self.page.kind(k) == "outlet"):
            return None
        end = self.phrases.agent(k) if k < last else k
        if k > a + 1 and k < end < last:
            return k, max(end, self.phrases.body_for(k, end))
        return (k, max(end, min(self.phrases.phrase(k), b))) if end > k else None

    def _from(self, k: int, b: int) -> int:
        """Where he stands from whom a statement came that was given out before `k`, perhaps at some date; else the last token."""
        lex, forms, last = self.lex, self.forms, self.page.last(k - 1)
        while k < last and (k in self.page.timed or k + 1 in self.page.timed):
            k = self.page.timed.get(k) or self.page.timed[k + 1]
        return next((j + 1 for j in range(k, min(max(b, k) + 2, last)) if forms[j] in (lex.relay, lex.member_of)), last)

    def _press(self, a: int, last: int) -> Range | None:
        """The outlet whose report or inquiry begins at `a` (`تقرير لصحيفة X`, `تحقيق مجلة X`), or None."""
        lex, forms = self.lex, self.forms
        if forms[a] not in lex.press_papers:
            return None
        k = a + 1
        while k < last and (lex.adjective(forms[k]) or lex.indefinite_adjective(forms[k])):
            k += 1
        if k >= last or not (lex.role(forms[k]) == "outlet" or self.page.kind(k) == "outlet"):
            return None
        end = self.phrases.agent(k)
        return (k, end) if end > k else None

    def told_there(self, a: int) -> bool:
        """Whether right before `a` what was said is said to stand in a statement (`جاء ذلك في بيان وقعه X. وندد البيان`)."""
        lex, forms = self.lex, self.forms
        near = range(max(self.page.first(a) - NEAR_STATEMENT, 2), a)
        return any(
            forms[k - 2] in lex.pointers
            and forms[k - 1] in lex.media_prepositions
            and not lex.communiques.isdisjoint(lex.bare_forms(forms[k]))
            for k in near
        )
