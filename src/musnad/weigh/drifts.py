"""The drift of a claim: which two of its wordings are compared, and which changes are told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from musnad.model import Drift, Reason, Wording
from musnad.weigh.candidates import Near
from musnad.weigh.claims import Scored
from musnad.weigh.drift import drift, follows
from musnad.weigh.statements import Statement

SURE = 0.5
"""The score from which two statements are one proposition surely enough to tell what changed."""
HALF = 0.4
"""Share of the lighter content that the other has too, from which a change within the words is told."""
ALIKE = (0.5, 0.6)
"""Cosine and such a share from which a change of verb or addressee is told."""
NUMBER = 0.6
"""The overlap from which another number is told: templates with other figures tell of other facts."""
VERBS = frozenset({"drift.sharpened", "drift.softened", "drift.colour", "drift.addressee"})
UNSURE = frozenset({"drift.speaker", "drift.speaker-named", "drift.speaker-unnamed", "drift.negation"})
"""Codes that a claim does not tell: over 2,031 reports nearly all of them were names that a report had resolved to
somebody else, people whom it names elsewhere, and negations of some other part of the sentence."""
ONE_KIND = {"drift.softened": "drift.sharpened", "drift.condition-added": "drift.condition-dropped"}
"""Codes of one change, by which way it goes."""


Sure = Mapping[int, Mapping[int, float]]
"""For each wording those after it that are surely one proposition with it, with their scores."""


def surely(scored: Scored) -> Sure:
    """The pairs of wordings that are compared, if one claim holds both."""
    out: dict[int, dict[int, float]] = {}
    for (i, j), score in scored.scores.items():
        if score >= SURE:
            out.setdefault(i, {})[j] = score
    return out


def drifts(wordings: Sequence[int], found: Sequence[Statement], scored: Scored, sure: Sure) -> tuple[Drift, ...]:
    """What changed between the wordings of one claim in different reports, each change once, the surest pair first.

    `wordings` are indices of `found`, each the first of those alike. Statements of one report are not compared: it says one
    thing in several words.
    """
    out: list[Drift] = []
    told: set[str] = set()
    for i, j, near in _pairs(wordings, scored, sure):
        one, other = found[i], found[j]
        before, after, ordered = in_order(one, other)
        reasons = tuple(r for r in changed(before, after, near) if _key(r) not in told)
        told.update(map(_key, reasons))
        if reasons:
            out.append(Drift(_wording(before), _wording(after), reasons, ordered))
    return tuple(out)


def _pairs(wordings: Sequence[int], scored: Scored, sure: Sure) -> Iterator[tuple[int, int, Near]]:
    """Pairs of statements that are surely one proposition and each other's best between their two reports, the best first.

    Of those alike the first such pair stands for all. No report that repeats a wording has a better one for it.
    """
    alike, here = scored.alike, frozenset(wordings)
    near = {(i, j): score for i in wordings if i in sure for j, score in sure[i].items() if j in here}
    if not near:
        return
    best: dict[tuple[int, str], float] = {}
    for pair, score in near.items():
        for one, other in (pair, pair[::-1]):
            for report in alike.reports(other):
                best[one, report] = max(score, best.get((one, report), 0.0))
    best |= {(i, report): 1.0 for i in {i for pair in near for i in pair} for report in alike.reports(i)}
    rows = []
    for (i, j), score in near.items():
        left = next((k for k, report in zip(alike.of(i), alike.reports(i), strict=True) if score >= best[j, report]), None)
        right = next((k for k, report in zip(alike.of(j), alike.reports(j), strict=True) if score >= best[i, report]), None)
        if left is not None and right is not None:
            rows.append((-score, left, right, scored.near[i, j]))
    for _, left, right, nearness in sorted(rows, key=lambda row: row[:3]):
        yield left, right, nearness


def changed(before: Statement, after: Statement, near: Near) -> list[Reason]:
    """The changes that two wordings so near can tell. Figures that are not of one day are rarely of one fact."""
    same_day = _day(before) == _day(after) != ""
    alike = near.cosine >= ALIKE[0] and near.within >= ALIKE[1]

    def sure(code: str) -> bool:
        if code == "drift.number":
            return same_day and near.overlap >= NUMBER
        return alike if code in VERBS else code not in UNSURE and near.within >= HALF

    return [r for r in drift(before, after) if sure(r.code) and _follows(r.code, before, after)]


def _follows(code: str, before: Statement, after: Statement) -> bool:
    """Whether a condition that one wording lacks is lost of what that wording tells."""
    if code == "drift.condition-added":
        return follows(after, before)
    return code != "drift.condition-dropped" or follows(before, after)


def _key(reason: Reason) -> str:
    """What a change is, apart from where it stands and which way it goes."""
    values = (sorted(v) if isinstance(v, list) else v for k, v in sorted(reason.values.items()) if k not in ("before", "after"))
    return ONE_KIND.get(reason.code, reason.code) + repr(list(values))


def _wording(s: Statement) -> Wording:
    return Wording(s.link.report.id, s.link.attribution.id, s.spans)


def _day(s: Statement) -> str:
    """The day of publication, empty where it is not known."""
    return (s.link.report.published or "")[:10]


def in_order(one: Statement, other: Statement) -> tuple[Statement, Statement, bool]:
    """Two statements, the earlier by its report's day first, and whether that is known; else the one nearer to the speaker."""
    days = [_day(s) for s in (one, other)]
    if all(days) and days[0] != days[1]:
        return (one, other, True) if days[0] < days[1] else (other, one, True)
    first, second = sorted((one, other), key=lambda s: (not s.link.report.voice, len(s.link.chain), s.link.report.id))
    return first, second, False
