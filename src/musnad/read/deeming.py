"""What goes on with `ذلك` as the object of a verb: what it is deemed, or why it is so."""

from musnad.read.cues import Cue
from musnad.read.page import Page


def reasoned(page: Page, cue: Cue, j: int) -> bool:
    """Whether the reason follows at `j` that a verb gives for what `ذلك` means (`عزا ذلك إلى الغلاء`)."""
    lex, form = page.lex, page.forms[j]
    if cue.lemma not in lex.reason_lemmas:
        return False
    return form in lex.prepositions or any(lex.carries(form, clitic) for clitic in (lex.by_clitic, lex.to_clitic))


def predicated(page: Page, cue: Cue, j: int) -> bool:
    """Whether what `ذلك` is deemed follows at `j` (`معتبرا ذلك خطأ`, `واصفا ذلك بأنه خطأ`)."""
    if "two" not in cue.frames or page.lex.lookup(page.forms[j]):
        return False
    return (page.tokens[j].word and j not in page.timed) or j in page.quote
