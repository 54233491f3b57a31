"""Whose words a statement holds, by what stands in its noun phrase or right behind it."""

from musnad.read.drafts import Range
from musnad.read.page import Page
from musnad.read.phrases import Phrases


class Statements:
    """The statements of one page that name who gave them out."""

    def __init__(self, page: Page, phrases: Phrases) -> None:
        self.page, self.lex, self.forms, self.phrases = page, page.lex, page.forms, phrases

    def issuer(self, np: Range) -> Range | None:
        """Who gave out the statement [a, b): its owner (`بيان للوزارة`, `بيان الوزارة`), from whom it came (`بيان صادر عن
        الوزارة`), or the subject of the verb behind it (`بيان أصدرته الوزارة`); None where nobody is named."""
        lex, forms, (a, b) = self.lex, self.forms, np
        last, k = self.page.last(a), a + 1
        if forms[a] not in lex.communiques or k >= last:
            return None
        if forms[k] in lex.issued:
            k = next((j + 1 for j in range(k + 1, min(b + 2, last)) if forms[j] in (lex.relay, lex.member_of)), last)
        elif forms[k] in lex.issuing or forms[k] == lex.relay:
            k += 1
        elif lex.definite(forms[a]):
            return None
        end = self.phrases.agent(k) if k < last else k
        return (k, max(end, min(self.phrases.phrase(k), b))) if end > k else None
