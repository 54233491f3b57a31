"""Whom the words of a credit mean: an outlet, an agency, a place, nameless agencies, or the outlet's own work."""

import re
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from musnad.ingest.labels import labels, words_of
from musnad.model import Ref
from musnad.world import world
from musnad.world.records import spellings

NameRole = Literal["outlet", "agency", "place", "own"]

# Between the parts of a credit: bars, dashes, pluses, commas, brackets, kashida or two spaces standing for a dash. A
# hyphen between Latin letters belongs to the name (Al-Monitor).
_SEPARATOR = re.compile(
    r"[|/\\+،,:؛;•·()\[\]\t]+|\.{2,}|[–—_]+|(?<![A-Za-z])-+|-+(?![A-Za-z])|(?<=\s)ـ+(?=\s)|[ \xa0]{2,}",
)
_TRIM = " \xa0\u200e\u200f\u202a\u202b\u202c\ufeff*.\"'“”«»‹›‘’{}"
_QUOTES = frozenset("\"'“”«»‹›‘’{}")
_PAIRS = (("«", "»"), ("“", "”"), ("‹", "›"), ("‘", "’"), ("{", "}"))
_WORDS = re.compile(r"[^\s]+")
_LATIN_NAME = re.compile(r"[A-Za-z][A-Za-z0-9 .&'-]*")
_DOMAIN = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?", re.IGNORECASE)


class Named(NamedTuple):
    """What a name means; `ref` is None for nameless agencies and the outlet's own work."""

    role: NameRole
    ref: Ref | None


class Part(NamedTuple):
    """A name inside a credit: its offsets in the text, its words, and how it stands there."""

    start: int
    end: int
    text: str
    quoted: bool
    bracketed: bool
    named: Named | None


def parts(text: str, start: int, end: int) -> list[Part]:
    """The names between the separators of ``text[start:end]``, with offsets into `text`."""
    out = []
    depth = 0
    at = start
    for m in (*_SEPARATOR.finditer(text, start, end), None):
        stop = m.start() if m else end
        out += _split(text, at, stop, bracketed=depth > 0)
        if m:
            depth = max(0, depth + sum((c in "([") - (c in ")]") for c in m.group()))
            at = m.end()
    return out


def _split(text: str, start: int, end: int, *, bracketed: bool) -> list[Part]:
    """One part; more where it joins known names with a conjunction (`رويترز وأ ف ب`) or a date (`أبوظبي في 5 مايو`)."""
    whole = _part(text, start, end, bracketed)
    if whole is None:
        return []
    if whole.named is None and not looks_latin(whole.text):
        for m in re.finditer(r"\sو\s?", whole.text):
            left = _part(text, whole.start, whole.start + m.start(), bracketed)
            right = _part(text, whole.start + m.end(), whole.end, bracketed)
            if left and right and left.named and right.named:
                return [left, right]
        undated = _undated(text, whole)
        if undated is not None:
            return undated
    return [whole]


def _undated(text: str, whole: Part) -> list[Part] | None:
    """The names of a part without the words of a date; None unless every one of them is known."""
    dates = labels().dates
    runs: list[list[int]] = []
    dated = open_ = False
    for m in _WORDS.finditer(text, whole.start, whole.end):
        is_date = m.group().isdigit() or all(w in dates for w in words_of(m.group()))
        if is_date:
            dated = True
        elif open_:
            runs[-1][1] = m.end()
        else:
            runs.append([*m.span()])
        open_ = not is_date
    found = [p for s, e in runs if (p := _part(text, s, e, whole.bracketed))]
    return found if dated and all(p.named for p in found) else None


def _part(text: str, start: int, end: int, bracketed: bool) -> Part | None:
    raw = text[start:end]
    inner = raw.strip(_TRIM)
    if not inner:
        return None
    at = start + raw.index(inner)
    quoted = any(c in _QUOTES for c in raw[: at - start])
    # A quotation inside the name (`صحيفة «المثال»`) keeps its closing mark.
    if any(inner.count(o) > inner.count(c) for o, c in _PAIRS) and raw[at - start + len(inner) :][:1] in _QUOTES:
        inner = text[at : at + len(inner) + 1]
    return Part(at, at + len(inner), inner, quoted, bracketed, name_of(inner, quoted))


@lru_cache(4096)
def name_of(name: str, quoted: bool = False) -> Named | None:
    """Whom a name means; a bare name that is both a place and an outlet (`الرياض`) is the place, a quoted one the outlet."""
    words = words_of(name)
    if not words or len(words) > 8:
        return None
    known = labels()
    if known.carriers.are(words):
        return Named("agency", None)
    if known.own.are(words):
        return Named("own", None)
    place = None if quoted else place_of(name)
    if place:
        return place
    return _outlet(name) or _shorter(words)


def place_of(name: str) -> Named | None:
    """The place of a name, or None. Where several share its folded form, the one of this very spelling, or nobody's."""
    words = words_of(name)
    known = _places().get("".join(words))
    if known:
        ids = {id for spelling, id in known if spelling == name} or {id for _, id in known}
        return Named("place", world().ref(ids.pop()) if len(ids) == 1 else None)
    return Named("place", None) if labels().places.are(words) else None


def is_single_word(name: str) -> bool:
    """Whether a name is one word, or letters spelt apart as one (`د ب أ`)."""
    words = words_of(name)
    return len(words) == 1 or all(len(w) == 1 for w in words)


def looks_latin(name: str) -> bool:
    """Whether a name is a web address or a short run of Latin words."""
    return bool(_DOMAIN.fullmatch(name) or (_LATIN_NAME.fullmatch(name) and len(name.split()) <= 4))


def _shorter(words: tuple[str, ...]) -> Named | None:
    """The name without a noun before it (`صحيفة`), or a word after it (`أونلاين`; behind an agency also its country)."""
    known = labels()
    head = known.heads.begin(words)
    found = _outlet(" ".join(words[head:])) if 0 < head < len(words) else None
    if found is None and len(words) - head > 1:
        shorter = _outlet(" ".join(words[head:-1]))
        if shorter and (words[-1] in known.tails or shorter.role == "agency"):
            found = shorter
    return found


def _outlet(name: str) -> Named | None:
    entity = world().outlet(name)
    if entity is None:
        return None
    return Named("agency" if entity.type == "agency" else "outlet", world().ref(entity.id))


@cache
def _places() -> dict[str, list[tuple[str, str]]]:
    """The spellings and ids of places, by folded names without spaces."""
    out: dict[str, list[tuple[str, str]]] = {}
    for entity in world():
        if entity.kind == "place":
            names = [*entity.label.values(), *(n for by in (entity.names, entity.alone) for ns in by.values() for n in ns)]
            for name in names:
                for spelling in spellings(name):
                    out.setdefault("".join(words_of(spelling)), []).append((spelling, entity.id))
    return out
