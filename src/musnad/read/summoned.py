"""Whom a verb calls upon with the preposition of its content, before what he is to do (`أهاب بالسكان توخي الحذر`)."""

from musnad.read.drafts import Draft
from musnad.read.page import Page
from musnad.read.vocabulary import is_listed

LONGEST_SUMMONED = 14
"""Tokens of those who are called upon."""


def call_upon(page: Page, draft: Draft, flags: frozenset[str]) -> None:
    """Sets whom a draft calls upon, as the flags of its lemma say."""
    if "summons" in flags and draft.rule == "clitic":
        _summon(page, draft)
    elif "noun_in_cue" in flags and draft.act == "demand":
        _called(page, draft)


def _summon(page: Page, draft: Draft, *, sent: bool = False) -> None:
    """Makes an addressee of those with whom the content of a draft begins, where a deed that is asked of them follows.

    `sent`: a call was sent to them, so that the deed may have its preposition (`وجه نداء إلى السكان للتبرع`).
    """
    forms, lex = page.forms, page.lex
    for k in range(draft.start + 1, min(page.last(draft.at) - 1, draft.start + LONGEST_SUMMONED)):
        if not page.tokens[k].word:
            return
        led = forms[k] in lex.complementizers or (forms[k] in lex.towards and not sent)
        if led or _demanded(page, k) or (sent and _to_do(page, k)):
            draft.shape = "clause" if forms[k] in lex.complementizers else draft.shape
            draft.addressee, draft.start = (draft.start, k), k + led
            return


def _called(page: Page, draft: Draft) -> None:
    """Does so for a call, behind whose noun those whom it calls have a preposition."""
    lex, form = page.lex, page.forms[draft.start]
    led = page.forms[draft.start - 1] in lex.towards and page.forms[draft.start - 1] != lex.at_prep
    people = form.startswith(lex.to_clitic * 2) and not lex.called_people.isdisjoint(lex.bare_forms(form))
    if led or people:
        _summon(page, draft, sent=True)


def _to_do(page: Page, k: int) -> bool:
    """Whether a deed with its preposition stands at `k`, for which somebody is called."""
    lex, form = page.lex, page.forms[k]
    if not form.startswith(lex.to_clitic) or k in page.named or lex.role(form) is not None:
        return False
    bare = form.removeprefix(lex.to_clitic).removeprefix(lex.to_clitic)
    shaped = lex.told_shapes.match(bare) is not None and not lex.adjective_shapes.match(bare)
    return bare in lex.demanded or (shaped and is_listed(bare, lex.code) and lex.called_people.isdisjoint(lex.bare_forms(form)))


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
