"""Whom a verb calls upon with the preposition of its content, before what he is to do (`أهاب بالسكان توخي الحذر`)."""

from musnad.read.drafts import Draft
from musnad.read.page import Page
from musnad.read.vocabulary import is_listed

LONGEST_SUMMONED = 14
"""Tokens of those who are called upon."""


def summon(page: Page, draft: Draft) -> None:
    """Makes an addressee of those with whom the content of a draft begins, where a deed that is asked of them follows."""
    forms, lex = page.forms, page.lex
    for k in range(draft.start + 1, min(page.last(draft.at) - 1, draft.start + LONGEST_SUMMONED)):
        if not page.tokens[k].word:
            return
        led = forms[k] in lex.towards or forms[k] in lex.complementizers
        if led or _demanded(page, k):
            draft.shape = "clause" if forms[k] in lex.complementizers else draft.shape
            draft.addressee, draft.start = (draft.start, k), k + led
            return


def _demanded(page: Page, k: int) -> bool:
    """Whether a noun of what somebody is to do stands at `k`, behind a whole noun phrase."""
    lex, form = page.lex, page.forms[k]
    whole = any(map(lex.definite, lex.bare_forms(page.forms[k - 1]))) or any(page.mention_end.get(t) == k for t in range(k))
    if not whole or form[:1] in lex.conjunctions or lex.adjective(form) or k in page.named:
        return False
    bare = form.removeprefix(lex.by_clitic).removeprefix(lex.article)
    if bare in lex.demanded:
        return True
    shaped = lex.told_shapes.match(bare) is not None and not lex.adjective_shapes.match(bare)
    return shaped and is_listed(bare, lex.code) and lex.role(form) is None and form not in lex.complements
