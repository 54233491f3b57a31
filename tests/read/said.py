"""A compact form of attributions for tables of tests: words compared, everything checked, defaults for the plain case."""

from collections.abc import Iterable
from typing import Any, NamedTuple

import pytest

from musnad.ingest import report
from musnad.model import Act, Attribution, Mode, Party, Polarity, Reading, Spans
from musnad.read import read
from musnad.text import quote, tokenize


class Said(NamedTuple):
    """One expected attribution. `by`: the source's words here; `who`: its entity's name or its fullest words (as `by`)."""

    cue: str
    content: str
    by: str = ""
    who: str | None = None
    to: str = ""
    via: str | None = ""
    """None: not checked, where two careful readers may differ."""
    act: Act = "assert"
    mode: Mode = "indirect"
    polarity: Polarity = "said"
    parent: str | None = None
    """The cue of the attribution in whose content this one stands."""


def words(text: str) -> str:
    """The folded words of a text, without marks."""
    return " ".join(t.form for t in tokenize(text) if t.word)


def reading(text: str, *, title: str | None = None, published: str | None = "2024-03-05", language: str = "ar") -> Reading:
    """The reading of a text through the public door."""
    return read(report(text, title=title, published=published, language=language))


def _who(party: Party, by: str) -> str:
    names = [e.name for e in party.entities]
    return " + ".join(names) if names else words(party.text or "")


def told(found: Reading) -> list[Said]:
    """What was read, in the form of the tables."""
    text = found.report.text
    cues = {a.id: words(quote(text, a.cue.spans)) for a in found.attributions}

    def at(spans: Spans) -> str:
        return words(quote(text, spans))

    def one(a: Attribution) -> Said:
        return Said(
            cues[a.id], at(a.content.spans), at(a.source.spans), _who(a.source, ""), at(a.addressee.spans),
            at(a.medium.spans), a.act, a.mode, a.polarity, cues.get(a.parent or ""),
        )  # fmt: skip

    return [one(a) for a in found.attributions]


def faults(expected: Said, got: Said, named: str) -> list[str]:
    """The fields in which a found attribution is not the expected one. `named`: its speaker's fullest words."""
    out = []
    for field, want, has in zip(Said._fields, expected, got, strict=True):
        if field == "who":
            want = expected.by if want is None else want
            right = want in (has, named) or words(want) in (has, named)
        elif field in ("to", "via"):
            right = want is None or _ends_alike(words(want), has or "")
        else:
            right = (words(want) if field in _WORDS and want else want) == has
        if not right:
            out.append(f"{field}: {has!r}, not {want!r}")
    return out


_WORDS = frozenset({"cue", "content", "by", "parent"})


def _ends_alike(a: str, b: str) -> bool:
    """Equal, but that one may have its preposition before it."""
    return a == b or (bool(a and b) and (a.endswith(" " + b) or b.endswith(" " + a)))


def differences(text: str, expected: list[Said], *, title: str | None = None, language: str = "ar") -> list[str]:
    """Every difference of what is read in a text from a whole list of expected attributions, in the order of cues."""
    found = reading(text, title=title, language=language)
    got = told(found)
    named = [words(a.source.text or "") for a in found.attributions]
    out = []
    left = list(range(len(got)))
    for want in expected:
        here = [n for n in left if got[n].cue == words(want.cue)]
        if not here:
            out.append(f"missing: {want.cue}: {want.content}")
            continue
        best = min(here, key=lambda n: len(faults(want, got[n], named[n])))
        left.remove(best)
        out += [f"{want.cue}: {fault}" for fault in faults(want, got[best], named[best])]
    return out + [f"too much: {got[n]}" for n in left]


def not_yet(rows: Iterable[tuple[Any, Any, str]]) -> list[Any]:
    """Rows of a table that are plain to a careful reader and not yet read so, each with its reason; one that passes fails."""
    return [pytest.param(text, expected, marks=pytest.mark.xfail(strict=True, reason=why)) for text, expected, why in rows]
