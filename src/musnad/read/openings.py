"""What a content may begin with: whether it is worth the while to look for one behind a verb.

Most words that are spelt like a cue say nothing where they stand, and reading a gap to its end takes a hundred times longer than
holding the words behind a verb against those without which none of its frames can have a content.
"""

from musnad.read.contents import FARTHEST_STRICT, LONGEST_GAP
from musnad.read.cues import Cue, Form
from musnad.read.needs import FARTHEST_NEED
from musnad.read.page import QUOTES, Page

_MARKS = QUOTES | {":", ".."}
_ANY_WORD = frozenset({"np", "two", "bare", "party"})
"""Frames whose content may begin with any word."""
_CLAUSES = frozenset({"clause", "quote", "two", "party"})
"""Frames that may have a clause or what stands behind a colon, which need none of their lemma's words."""


def may_begin(page: Page, i: int, form: Form, *, sure: bool = False) -> bool:
    """Whether anything stands behind the verb at `i` with which a content of its frames may begin. `sure`: only a plain clause
    will do."""
    lex, cue = page.lex, form.cue
    if "needs_b" in cue.flags or not (sure or cue.frames.isdisjoint(_ANY_WORD)):
        return True
    behind = page.forms[i + 1 : min(page.last(i), i + LONGEST_GAP)]
    near = behind[:FARTHEST_STRICT] if "strict" in cue.frames and not sure else behind
    if not (lex.complementizers.isdisjoint(near) and _MARKS.isdisjoint(behind) and lex.negative_forms.isdisjoint(behind)):
        return True
    if sure or not (cue.preps or cue.clitics):
        return False
    return any(word in cue.preps or word.startswith(cue.clitics) for word in behind)


def lacks_need(page: Page, i: int, cue: Cue) -> bool:
    """Whether no word stands behind the verb at `i` of those without which its lemma takes no content."""
    if not cue.needs:
        return False
    if "noun_in_cue" in cue.flags:
        return cue.needs.isdisjoint(page.forms[i + 1 : page.last(i) + 2])
    if not cue.flags.isdisjoint(("calls_names", "noun_first")) or not cue.frames.isdisjoint(_CLAUSES):
        return False
    return cue.needs.isdisjoint(page.forms[i + 1 : min(page.last(i), i + FARTHEST_NEED)])
