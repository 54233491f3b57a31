"""A complementizer that comes late: what a verb that tells a clause seemed to take was part of where or how it was told.

`وأكد X خلال حضوره لقاء النقابة أن ...`: the object of the adjunct's noun is none of the verb's. Such a clause is known by
the comma before its complementizer, or by the adjunct between the speaker and what seemed to be told.
"""

from dataclasses import replace

from musnad.read.contents import Gap
from musnad.read.cues import Cue, Form
from musnad.read.drafts import Range
from musnad.read.page import COMMAS, Page

FARTHEST = 30
"""Tokens between what seemed to be told and the complementizer."""
LONGEST_STRANGE = 3
"""Tokens of an unlisted speaker."""
LONGEST_OCCASION = 16
"""Tokens between quotation marks that may be what an occasion is called."""


def late_clause(page: Page, form: Form, gap: Gap, *, subject: bool) -> Gap | None:
    """The gap with the clause for its content that begins behind what was taken for it, or None. `subject`: it is known."""
    if "clause" not in form.cue.frames or gap.shape not in ("phrase", "quote") or (gap.source is None and gap.rule != "object"):
        return None
    first = gap.start
    if gap.shape == "quote":
        if page.forms[first - 1] == ":" or not 0 < page.quote.get(first, 0) - first <= LONGEST_OCCASION:
            return None
        first = page.quote[first] + 1
    k = _complementizer(page, form, first)
    described = _describes(page, gap)
    apart = described or _set_off(page, form, k) or _behind_adjunct(page, gap, k) or _place(page, gap, k)
    if k == 0 or not apart:
        return None
    start = k + 1
    source = (gap.source[0], gap.start + 1) if gap.source and described else gap.source
    source = source or (None if subject else _strange(page, gap, k))
    if source is None and not subject:
        return None
    return replace(gap, source=source, start=start, shape="quote" if start in page.quote else "clause", rule="clause")


def _complementizer(page: Page, form: Form, first: int) -> int:
    """The complementizer that follows from `first` on, with nothing before it that could have a clause of its own, or 0."""
    lex, last = page.lex, min(page.last(first - 1), first + FARTHEST)
    for k in range(first, last):
        word = page.forms[k]
        if word in lex.complementizers and word not in lex.main_openers:
            governed = page.forms[k - 1] in lex.not_clause or page.forms[k - 1] in lex.prepositions - set(form.cue.preps)
            return 0 if governed or k + 2 >= page.last(first - 1) else k
        takes_up = k + 1 < last and page.forms[k + 1] in lex.owned_prepositions  # `وثيقة كشفت عنها`
        if word == ":" or (_tells(page, k) and not takes_up):
            return 0
    return 0


def _tells(page: Page, k: int) -> bool:
    """Whether a verb or participle of saying stands at `k`, which is spelt like no preposition, name or feminine noun."""
    lex, word = page.lex, page.forms[k]
    noun = word in lex.prepositions or k in page.named or page.raw(k).endswith(lex.feminine_singular)
    return any(not (noun and (f.pronoun or word in lex.prepositions or k in page.named)) for f in lex.lookup(word))


def _strange(page: Page, gap: Gap, k: int) -> Range | None:
    """The speaker whom no table lists, where he was taken for the object: up to the adjunct before the clause at `k`."""
    ends = page.lex.prepositions | page.lex.media_prepositions | page.lex.time_prepositions
    end = next((j for j in range(gap.start, k) if page.forms[j] in ends or page.forms[j] in COMMAS or j in page.timed), k)
    return (gap.start, end) if gap.start < end <= gap.start + LONGEST_STRANGE else None


def _set_off(page: Page, form: Form, k: int) -> bool:
    """Whether a comma stands before the complementizer at `k`, or before its preposition where no verb follows at once, which
    would say on what terms (`نص على الاقتراع، على أن يجرى`)."""
    led = page.forms[k - 1] in form.cue.preps
    terms = led and page.forms[k + 1][:1] in page.lex.present_prefixes and k + 1 not in page.named
    return page.forms[k - 1 - led] in COMMAS and not terms


def _describes(page: Page, gap: Gap) -> bool:
    """Whether what seemed to be told is an adjective of relation that tells more of the speaker before it, one indefinite noun
    (`أظهر تقرير سنوي للبنك أن`): an object would bear the ending of one."""
    if gap.source is None or gap.rule != "object" or gap.source != (gap.start - 1, gap.start) or gap.start in page.named:
        return False
    lex, noun, word = page.lex, page.forms[gap.source[0]], page.forms[gap.start]
    return not lex.definite(noun) and gap.source[0] not in page.named and lex.adjective(lex.article + word)


def _place(page: Page, gap: Gap, k: int) -> bool:
    """Whether what a preposition seemed to bring is where it was told, or from whom it came: it ends with a name before `k`, or
    is nothing but one (`ذكر المهندس بالتعاون مع بلدية وهران أن`, `أفاد بيان صدر عن X أن`)."""
    if gap.source is None or gap.shape != "phrase" or page.forms[k].startswith(page.lex.by_clitic):
        return False
    whole = page.mention_end.get(gap.start) == k
    return whole or (gap.rule == "clitic" and any(page.mention_end.get(j) == k for j in range(gap.start, k)))


def _behind_adjunct(page: Page, gap: Gap, k: int) -> bool:
    """Whether something stands between the speaker and an object, or words in marks, that a definite noun or a name ends before
    `k`: neither governs a clause."""
    before, plain = page.forms[k - 1], not page.forms[k].startswith(page.lex.by_clitic)
    named = any(page.mention_end.get(j) == k for j in range(gap.start, k))
    between = gap.source is not None and gap.start > gap.source[1] and (gap.rule == "object" or gap.shape == "quote")
    return (
        between
        and page.forms[gap.start - 1] not in COMMAS
        and plain
        and (page.lex.definite(before) or k - 1 in page.closes or named)
    )


def before_repeated(page: Page, cue: Cue, j: int, end: int) -> int:
    """The end of a noun phrase [j, end) before the noun by which its verb says something again (`جدد X | التأكيد على`)."""
    if "act_of_noun" not in cue.flags:
        return end
    return next((k for k in range(j + 1, end) if page.forms[k] in page.lex.repeated_nouns), end)
