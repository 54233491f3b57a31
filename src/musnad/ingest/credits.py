"""Whom a report was taken from: credit lines, datelines, bylines and marks at the end of paragraphs.

A listed outlet or agency carries its reference; a name that no record knows keeps its words alone. Where a name stands
tells its role: behind a label of sources an outlet, behind a place and before a bar an outlet, else an author.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from typing import Literal

from musnad.ingest.labels import Phrases, labels, words_of
from musnad.ingest.names import Part, is_single_word, looks_latin, parts
from musnad.model import Block, Credit, Span

Role = Literal["outlet", "agency", "place", "author"]

_DATELINE = 90
"""Characters of a paragraph in which a dateline may stand."""
_DATELINE_PARAGRAPHS = 2
_MARK_WIDTH = 60
_LABEL = re.compile(r"\s*[:：|/–—_-]\s*")
# A name in quotation marks or brackets behind the last full stop of a paragraph, perhaps numbered like a footnote.
_MARK = re.compile(r"[.!؟?…”»\"]\s*([\"“«(\[])\s*([^\"“”«»()\[\]\n]{2,40}?)\d{0,2}\s*[\"”»)\]]\s*\.?$")
_FINAL_BRACKET = re.compile(r"([(\[])\s*([^()\[\]\n]{2,40}?)\s*[)\]]\s*\.?$")
# What stands between the last name of a dateline and the text: a date and a bracket, and then a bar or a dash.
_DATE = r"(?:\w{1,12}\.?\s+\d{1,4}|\d{1,2}\s+\w{1,12})"
_BEHIND = re.compile(rf"[\s,،]{{0,3}}{_DATE}?[)\]\s]{{0,3}}(?:[|–—ـ]+|--+|(?<=[\s)])-)(?P<gap>\s*)")
_ENDS = re.compile(r"\|+|/+|--+|[:：]|\s[-–—ـ]+|[-–—]+\s|\)")


def credits_of(text: str, blocks: Sequence[Block], byline: str | None = None) -> tuple[Credit, ...]:
    """Every credit of a report, in the order of the text, the byline's last; each name once a place."""
    found: list[Credit] = []
    paragraphs = [b for b in blocks if b.kind == "paragraph"]
    for block in blocks:
        if block.kind == "credit":
            found += _line(text, block.span)
        elif block.kind == "dateline":
            found += _listed(parts(text, *block.span))
    for block in paragraphs[:_DATELINE_PARAGRAPHS]:
        found += _dateline(text, block.span)
    for block in paragraphs:
        found += _trailing(text, block.span, last=block is paragraphs[-1])
    found.sort(key=lambda credit: credit.spans)
    return (*_unique(found), *(_byline(byline) if byline else ()))


def set_off(text: str, blocks: Sequence[Block], credits: Sequence[Credit]) -> tuple[Block, ...]:
    """The blocks, with the datelines that open paragraphs (`MOSCOW (Reuters) - ...`) as blocks of their own.

    Nobody says a dateline: whoever is told to have said the paragraph's first sentence said what stands behind it.
    """
    ends = sorted(c.spans[-1][1] for c in credits if c.spans and c.role != "author")
    out: list[Block] = []
    for block in blocks:
        start, stop = block.span
        last = ends[bisect_right(ends, start + _DATELINE) - 1] if bisect_right(ends, start + _DATELINE) else 0
        mark = _BEHIND.match(text, last, stop) if block.kind == "paragraph" and start < last < stop else None
        if mark and mark.end() < stop:
            out += [Block((start, mark.start("gap")), "dateline"), Block((mark.end(), stop), "paragraph")]
        else:
            out.append(block)
    return tuple(out)


def outlet_of(text: str, blocks: Sequence[Block], credits: Sequence[Credit]) -> str | None:
    """The outlet that a report's own credits name: a closing credit line's first, else the dateline's; never an agency.

    Marks at the ends of paragraphs say where one passage is from, not who publishes the whole; and a credit line's only
    name, if no record knows it, is more often whom a report was taken from.
    """
    placed = [c for c in credits if c.spans]
    starts = [c.spans[0][0] for c in placed]

    def within(start: int, end: int) -> list[Credit]:
        return placed[bisect_left(starts, start) : bisect_left(starts, end)]

    for block in blocks:
        if block.kind == "credit" and not labels().taken.begin(words_of(text[slice(*block.span)])):
            names = within(*block.span)
            found = [c for c in names if c.role == "outlet"]
            if found and (found[0].entity or len(names) > 1):
                return found[0].text
    for block in [b for b in blocks if b.kind in ("paragraph", "dateline")][: _DATELINE_PARAGRAPHS + 1]:
        # What stands at a short paragraph's end is a mark, not a dateline.
        end = block.span[1] if block.kind == "dateline" else min(block.span[0] + _DATELINE, block.span[1] - _MARK_WIDTH)
        found = [c for c in within(block.span[0], end) if c.role == "outlet"]
        if found:
            return found[0].text
    return None


def _line(text: str, span: Span) -> Iterator[Credit]:
    """A credit line. The label decides about names that no record knows."""
    start, end = span
    at, role = _label(text, start, end)
    for part in parts(text, at, end):
        credit = _credit(part)
        if credit:
            yield credit
        elif part.named is None and not _is_date(part):
            yield _unlisted(part, role)


def _label(text: str, start: int, end: int) -> tuple[int, Role]:
    """Where the names of a credit line begin, and what unlisted ones are."""
    known = labels()
    words = words_of(text[start:end])
    kinds: tuple[tuple[Phrases, Role], ...] = (
        (known.authors, "author"),
        (known.sources, "outlet"),
        (known.taken, "outlet"),
        (known.bare, "outlet"),
    )
    n, role = max(((phrases.begin(words), role) for phrases, role in kinds), key=lambda found: found[0])
    if not n:
        return start, "outlet"
    stop = _after_words(text, start, end, n)
    mark = _LABEL.match(text, stop, end)
    return (mark.end() if mark else stop), role


def _after_words(text: str, start: int, end: int, count: int) -> int:
    """The offset behind the first `count` words."""
    words = re.compile(r"\w+(?:[\u064b-\u0652]\w*)*")
    at = start
    for _ in range(count):
        m = words.search(text, at, end)
        at = m.end() if m else end
    return at


def _dateline(text: str, span: Span) -> list[Credit]:
    """Places and names before the first sentence (`Moscow - AFP -`), up to the last mark that still ends one."""
    start, end = span[0], min(span[1], span[0] + _DATELINE)
    best: list[Part] = []
    mark = ""
    for m in _ENDS.finditer(text, start, end):
        names = parts(text, start, m.end())
        if not names or any(len(words_of(n.text)) > 4 for n in names):
            break
        if _is_dateline(names, m.group().strip()) and m.end() < span[1]:
            best, mark = names, m.group().strip()
    return [credit for part in best if (credit := _placed(part, best, mark))]


def _is_dateline(names: Sequence[Part], mark: str) -> bool:
    """At least one name is known, at most one is not, and what ends it fits: a bracket closes on an outlet or agency."""
    names = [n for n in names if n.named or not _is_date(n)]
    roles = [n.named.role if n.named else None for n in names]
    if not roles or roles.count(None) > 1 or len(names) > 5:
        return False
    carriers = [r for r in roles if r in ("outlet", "agency")]
    if mark == "/":
        return roles[-1] in ("outlet", "agency") and len(names) > 1
    if mark == ")":
        return bool(carriers) and names[-1].bracketed and None not in roles
    if carriers:
        # A colon behind one bare name is a statement (`Jazeera: ...`), but for agencies.
        return len(names) > 1 or mark not in (":", "：") or "agency" in carriers
    if None in roles:
        # Behind a place and before a colon stands an author, in quotation marks or before a bar an outlet.
        name = names[roles.index(None)]
        author = mark.startswith(":") and not is_single_word(name.text)
        return "place" in roles and (mark.startswith("|") or name.quoted or author)
    return "place" in roles and not mark.startswith((":", "："))


def _placed(part: Part, names: Sequence[Part], mark: str) -> Credit | None:
    """A dateline's name in its role; None where an unknown word may be either the outlet or the place."""
    credit = _credit(part)
    if credit:
        return credit
    if part.named or _is_date(part):
        return None
    carriers = [n.named for n in names if n.named and n.named.role in ("outlet", "agency")]
    if part.quoted or (mark.startswith("|") and not carriers):
        return _unlisted(part, "outlet")
    if not is_single_word(part.text):
        return _unlisted(part, "author")
    after = names[names.index(part) + 1 :][:1]
    inside = bool(after and after[0].named and after[0].named.role == "place")
    placed = any(n.named and n.named.role == "place" for n in names)
    return _unlisted(part, "place") if inside or (not placed and any(c.ref for c in carriers)) else None


def _trailing(text: str, span: Span, *, last: bool) -> list[Credit]:
    """A mark at a paragraph's end that names where it is from; in the last one also a bracket without a stop before."""
    tail = max(span[0], span[1] - _MARK_WIDTH)
    m = _MARK.search(text, tail, span[1])
    bracket = m is not None and m.group(1) in "(["
    if m is None and last:
        m = _FINAL_BRACKET.search(text, tail, span[1])
        bracket = True
    if m is None:
        return []
    found = [c for part in parts(text, *m.span(2)) if (c := _credit(part)) and c.role != "place"]
    if found or bracket or not looks_latin(m.group(2).strip()):
        return found
    return [Credit((m.span(2),), m.group(2), "outlet")] if m.group(2) == m.group(2).strip() else []


def _byline(byline: str) -> Iterator[Credit]:
    """The names of a metadata's byline; they have no place in the text."""
    text = " ".join(unescape(byline).replace("\xa0", " ").split(" ")).strip()
    for part in parts(text, 0, len(text)):
        credit = _credit(part)
        if credit is None and part.named is None and not _is_date(part):
            credit = _unlisted_in_byline(part)
        if credit:
            yield Credit((), credit.text, credit.role, credit.entity)


def _unlisted_in_byline(part: Part) -> Credit | None:
    """In quotation marks an outlet, in brackets a place, of several words an author; one bare word may be anything."""
    if part.quoted:
        return _unlisted(part, "outlet")
    if part.bracketed:
        return _unlisted(part, "place")
    return None if is_single_word(part.text) else _unlisted(part, "author")


def _listed(names: Iterable[Part]) -> Iterator[Credit]:
    for part in names:
        credit = _credit(part)
        if credit:
            yield credit


def _credit(part: Part) -> Credit | None:
    """The credit of a known name; None for unknown ones and for the outlet's own work."""
    if part.named is None or part.named.role == "own":
        return None
    return Credit(((part.start, part.end),), part.text, part.named.role, part.named.ref)


def _unlisted(part: Part, role: Role) -> Credit:
    if role == "outlet" and labels().agencies.begin(words_of(part.text)):
        role = "agency"
    return Credit(((part.start, part.end),), part.text, role)


def _is_date(part: Part) -> bool:
    return all(w.isdigit() or w in labels().dates for w in words_of(part.text))


def _unique(found: Iterable[Credit]) -> Iterator[Credit]:
    seen: set[tuple[tuple[int, int], ...]] = set()
    for credit in found:
        if credit.spans not in seen:
            seen.add(credit.spans)
            yield credit
