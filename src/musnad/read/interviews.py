"""Interviews in print: questions and answers that marks at the starts of their lines tell apart (`* ...؟`, `- ...`).

A line that asks and opens with one mark, and the line behind it that opens with another, are a turn of each. What is asked is
nobody's by name here; an answer goes on up to the next question. Where no mark opens the answers, nothing shows their end.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from musnad.read.drafts import Draft
from musnad.read.page import COMMAS, QUOTES, Page
from musnad.read.who import Speaker

FEWEST = 2
"""Questions with their answers that make an interview."""
_ASKS = frozenset({"؟", "?"})
_LETTERED = frozenset({":", "-"})
_NO_MARKS = QUOTES | COMMAS | frozenset("()[]{}.:؟?!/،")


class Line(NamedTuple):
    """A line of the page: its mark, and the tokens where it begins, its words begin, and behind it."""

    mark: str
    start: int
    words: int
    end: int


def turns(page: Page) -> dict[int, Draft]:
    """The turns of the interview that a page prints, by the token of their mark; none where it prints no interview."""
    lines = _lines(page) if not _ASKS.isdisjoint(page.vocabulary) else []
    pairs = Counter(
        (one.mark, two.mark)
        for one, two in pairwise(lines)
        if "" != one.mark != two.mark != "" and not _ASKS.isdisjoint(page.forms[one.words : one.end])
    )
    ((asks, answers), count), *_ = pairs.most_common(1) or [(("", ""), 0)]
    asking = sum(line.mark == asks for line in lines)
    if count < FEWEST or count * 2 < asking:
        return {}
    return _told(lines, asks, answers)


def interviewed(page: Page, persons: Sequence[Speaker]) -> Speaker | None:
    """Who answers in an interview: the one of the persons that speak before it who is named, and alone."""
    named = {id(s): s for s in persons if len(s.entities) == 1 and not s.plural}
    alone = [s for s in named.values() if sum(m.kind == "person" for m in page.mentions_in(*s.np)) == 1]
    return alone[0] if len(alone) == len(named) == 1 else None


def _told(lines: list[Line], asks: str, answers: str) -> dict[int, Draft]:
    """The turns that two marks tell apart. The last answer is its own line: behind it the outlet may go on."""
    out: dict[int, Draft] = {}
    answering: Draft | None = None
    last = max(n for n, line in enumerate(lines) if line.mark == asks)
    for n, line in enumerate(lines):
        if line.mark == asks:
            out[line.start], answering = _turn(line, "question"), None
        elif line.start and lines[n - 1].mark == asks and line.mark == answers:
            out[line.start] = answering = _turn(line, "answer")
        elif answering is not None and n < last:
            answering.until = line.end
    return out


def _turn(line: Line, rule: str) -> Draft:
    asked, cue = rule == "question", (line.start, line.words)
    draft = Draft(line.start, [cue], "ask" if asked else "assert", "", rule, "turn", line.words, "clause", verbal=False)
    draft.speakerless, draft.until = asked, line.end
    return draft


def _lines(page: Page) -> list[Line]:
    """The lines of the readable blocks below the title."""
    starts = [k for k in range(page.size) if page.blocks[page.block[k]].kind != "title" and _begins(page, k)]
    out = []
    for start, end in pairwise([*starts, page.size]):
        mark, words = _mark(page, start, end)
        out += [Line(mark, start, words, end)] if words < end else []
    return out


def _begins(page: Page, k: int) -> bool:
    """Whether token `k` is the first of its line."""
    return not k or "\n" in page.text[page.tokens[k - 1].end : page.tokens[k].start]


def _mark(page: Page, start: int, end: int) -> tuple[str, int]:
    """The mark that opens a line, with the token behind it: one sign, perhaps twice, or a letter with its colon (`س:`)."""
    form = page.forms[start]
    if page.tokens[start].word:
        lettered = len(form) == 1 and form.isalpha() and start + 1 < end and page.forms[start + 1] in _LETTERED
        return (form, start + 2) if lettered else ("", start)
    if form in _NO_MARKS:
        return "", start
    words = next((k for k in range(start, end) if page.forms[k] != form), end)
    return form * (words - start), words
