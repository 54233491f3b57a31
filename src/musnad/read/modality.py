"""Modality: whether what is attributed is said to be so, to come, possible or denied; and the words of its condition.

It is that of the content's first statement. A condition of a later statement is kept, and does not make the first one
conditional.
"""

from collections.abc import Collection

from musnad.model import Modality
from musnad.read.drafts import Draft, Range
from musnad.read.page import COMMAS, QUOTES, Page

FIRST_WORDS = 20
"""Words of a content in which its main verb is expected."""
DEFINITE_WITHIN = 3
"""Words of a noun phrase in which it shows that it is definite."""
_STOPS = frozenset(".؟?!؛;") | {"..", "...", "…"}


def modality_of(page: Page, draft: Draft, nested: Collection[int]) -> tuple[Modality, list[Range]]:
    """The modality of a draft's content, and the token ranges of the first condition in it.

    `nested`: where the contents of attributions that stand in this one begin. What they say is their own.
    """
    content = [k for a, b in draft.content for k in range(a, b)]
    main = _first_statement(page, content, nested)
    condition = _condition(page, content)
    return _modality(page, draft, main, condition), [condition] if condition else []


def _modality(page: Page, draft: Draft, main: list[int], condition: Range | None) -> Modality:
    lex, lemma = page.lex, draft.lemma
    denies = draft.act == "deny" or lemma in lex.denying_lemmas
    if denies and not draft.negated:
        return "denied"
    if (condition is not None and _governs(page, condition[0], main)) or _possible(page, main[:FIRST_WORDS]):
        return "conditional"
    if lemma in lex.supposing_lemmas or (draft.negated and lemma in lex.denying_lemmas):
        return "conditional"
    if draft.act in ("promise", "propose") or lemma in lex.foreseeing_lemmas or _future(page, main[:FIRST_WORDS]):
        return "planned"
    return "actual"


def _governs(page: Page, k: int, main: list[int]) -> bool:
    """Whether a condition that begins at `k` is the first statement's: it stands in it, and no conjunction joins it."""
    rest = page.lex.without_conjunction(page.forms[k])
    return k in main and (k == main[0] or rest == page.forms[k] or rest not in page.lex.conditions)


def _first_statement(page: Page, content: list[int], nested: Collection[int]) -> list[int]:
    """The tokens of a content up to where its first sentence ends, a joined clause begins or somebody else's words do."""
    for at, k in enumerate(content[:-1]):
        follows = content[at + 1]
        if page.forms[k] in _STOPS or follows in nested or _joins(page, follows, comma=page.forms[k] in COMMAS):
            return content[: at + 1]
    return content


def _joins(page: Page, k: int, *, comma: bool) -> bool:
    """Whether a clause of its own begins at `k`: after a comma, a joined word that is no name and no definite noun will do."""
    lex, form = page.lex, page.forms[k]
    rest = lex.without_conjunction(form)
    if form in lex.contrasts or rest == form:
        return form in lex.contrasts
    return rest in lex.complementizers or (comma and k not in page.named and not lex.definite(rest))


def _condition(page: Page, content: list[int]) -> Range | None:
    """The first condition in a content."""
    lex, after = page.lex, -1
    for at, k in enumerate(content):
        if k < after or page.forms[k] in page.name_forms:
            continue
        after = k + page.starts_with(k, lex.not_conditions)
        n = 0 if after > k else page.starts_with(k, lex.conditions) or _in_case(page, k)
        if n:
            return k, _condition_end(page, k + n, content[at:])
    return None


def _in_case(page: Page, k: int) -> int:
    """The length of a phrase that is a condition only before a definite noun: `in case of the failure`, `in a state of war`."""
    n = page.starts_with(k, page.lex.conditions_before_definite)
    for j in range(k + n, min(k + n + DEFINITE_WITHIN, page.size) if n else k):
        if _settled(page, j) or page.forms[j] in page.lex.prepositions:
            return n if _settled(page, j) else 0
    return 0


def _settled(page: Page, k: int) -> bool:
    """A word that makes a noun phrase definite: it carries the article or a pronoun, points, or is a name."""
    lex, form = page.lex, page.forms[k]
    pronoun = form.endswith(lex.object_pronouns) and not page.raw(k).endswith(lex.feminine_endings)
    return pronoun or lex.definite(form) or form in lex.determiners or k in page.named


def _condition_end(page: Page, k: int, content: list[int]) -> int:
    """Where a condition that has begun before `k` ends: at a mark, or where the main clause opens."""
    lex, forms = page.lex, page.forms
    been, last = False, content[-1] + 1
    for j in range(k, last):
        form = forms[j]
        been = been or form in lex.been
        alternative = form in COMMAS and j + 1 < last and forms[j + 1] in lex.or_words
        opens = form in lex.consequences or (j > k and not been and _comes(page, j, joined=True))
        if form in _STOPS or (form in COMMAS and not alternative) or opens or page.closes.get(j, k) < k - 1:
            return j
    return last - 1 if forms[last - 1] in QUOTES else last


def _comes(page: Page, k: int, *, joined: bool) -> bool:
    """A verb of the future, with a conjunction written onto it where `joined`, or a word of intention."""
    lex, form = page.lex, page.forms[k]
    future = lex.future(form) or (joined and lex.future(lex.without_conjunction(form)))
    future = (future and k not in page.named) or page.raw(k).startswith(lex.future_beginnings)
    return future or bool(page.starts_with(k, lex.futures))


def _future(page: Page, main: list[int]) -> bool:
    """Whether a statement is of things to come: by a verb that is no relative clause's, before a reason is given."""
    lex, forms = page.lex, page.forms
    for k in main:
        if k > main[0] and forms[k] in lex.dangling:
            return False
        if _comes(page, k, joined=k == main[0]) and not (k - 1 > main[0] and forms[k - 1] in lex.relatives):
            return True
    return False


def _possible(page: Page, main: list[int]) -> bool:
    """Whether a statement is only held possible: a word that says so, or one that does so before a verb of the present."""
    lex, forms = page.lex, page.forms
    for k in main:
        after_relative = k > main[0] and forms[k - 1] in lex.relatives
        if not after_relative and (page.starts_with(k, lex.possibilities) or _may(page, k, main)):
            return True
    return False


def _may(page: Page, k: int, main: list[int]) -> bool:
    lex, forms = page.lex, page.forms
    word = lex.without_conjunction(forms[k]) if k == main[0] else forms[k]
    if word not in lex.may or k + 1 >= page.size:
        return False
    verb = forms[k + 1]
    past = verb in lex.past_like_present or verb.endswith(lex.past_endings)
    return verb[:1] in lex.may_prefixes and not past and lex.been.isdisjoint(forms[main[0] : k])
