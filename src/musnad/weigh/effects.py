"""What a content says that a thing does to another: furthers or lessens it, by the families of its words.

De Marneffe, Rafferty and Manning ("Finding Contradictions in Text", 2008) count contradictions apart that no opposite, no
negation and no figure shows: the same thing is said to have contrary outcomes. Here these are told where the outcome is put
as an effect: behind what acts (an agreement, a war, a law) stands soon a word that lessens (`prevent`) or furthers (`give`),
others may follow, each of which may turn the one before (`prevents them from getting`), and then what is moved. What is
negated is no effect: who says that a thing does not stop another does not say that it furthers it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from musnad.text import Token
from musnad.weigh.meant import Named
from musnad.weigh.words import Meaning, negates

ACTING = frozenset({
    *("agree", "alliance", "attack", "bomb", "constitution", "decide", "election", "fight", "intervene", "invade", "law"),
    *("measure", "plan", "policy", "programme", "punish", "reform", "settle", "settlement", "siege", "tax", "truce"),
    *("war", "withdraw"),
})  # fmt: skip
"""Families of what is said to have effects: what is decided or done, so that two who speak of one happening mean one thing."""
LESSENS = frozenset({"calm", "cut", "destroy", "fall", "limit", "prevent", "stop", "weaken"})
FURTHERS = frozenset({
    *("allow", "develop", "expand", "get", "give", "help", "possess", "path", "produce", "protect", "reinforce"),
    *("rise", "road", "speed"),
})  # fmt: skip
"""Families of the words that tell an effect, by its direction."""
VAGUE = frozenset({"country", "day", "great", "international", "more", "region", "situation", "state", "topic", "whole", "year"})
"""Families of what is moved in any news: two effects on these are on two things."""
SOON, BETWEEN, MOVED = 4, 2, 4
"""Telling words behind what acts among which its effect begins, between two words of one effect, and behind it in which what
is moved is looked for."""


class Effect(NamedTuple):
    """Families of what acts, whether it furthers, and families of what it furthers or lessens."""

    acting: frozenset[str]
    furthers: bool
    moved: frozenset[str]


class _Word(NamedTuple):
    families: frozenset[str]
    negated: bool
    joined: bool

    @property
    def direction(self) -> int:
        return -1 if self.families & LESSENS else 1 if self.families & FURTHERS else 0


def may_tell(families: Iterable[str]) -> bool:
    """Whether a content of these families may tell an effect."""
    held = frozenset(families)
    return not (held.isdisjoint(ACTING) or held.isdisjoint(LESSENS | FURTHERS))


def aims(tokens: Sequence[Token], table: Meaning) -> bool:
    """Whether some words tell what for: `so that it becomes`."""
    return len(tokens) > 1 and tokens[0].form in table.aims and tokens[1].form.startswith(table.verbal)


def effects(every: Sequence[Token], named: Named, table: Meaning) -> tuple[Effect, ...]:
    """The effects that are told among some tokens of a report; `named` are its names, which are not what is moved."""
    words = list(_words(every, named, table))
    found = (_effect(words, i, table) for i, word in enumerate(words) if not word.families.isdisjoint(ACTING))
    return tuple(dict.fromkeys(one for one in found if one))


def _words(every: Sequence[Token], named: Named, table: Meaning) -> Iterator[_Word]:
    """The telling words that name nobody, each with its families and whether a negation stands before it."""
    at = bisect_left(named, ((every[0].start,),)) if every else 0
    turned = lessens = False
    plain = [token for token in every if token.word]
    forms = [token.form for token in plain]
    for i, (start, end, form, _) in enumerate(plain):
        while at < len(named) and named[at][0][1] <= start:
            at += 1
        if table.told(form):
            inside = at < len(named) and named[at][0][0] < end
            word = _Word(frozenset() if inside else frozenset(table.families_of(form)), turned, _joined(form, table))
            yield word
            turned, lessens = False, word.direction < 0
        else:  # What stands right behind a word that lessens is a part of it.
            turned, lessens = turned or (not lessens and negates(forms, i, table)), False


def _effect(words: Sequence[_Word], i: int, table: Meaning) -> Effect | None:
    """The effect of what acts at `i`; None where none is told behind it."""
    sign, at, between = 1, i, list[_Word]()
    while (near := _next(words, at, BETWEEN + 1 if at > i else SOON)) is not None:
        if any(word.negated for word in words[at : near + 1]):
            return None
        between += words[at + 1 : near] if at > i else ()
        sign, at = sign * words[near].direction, near
    acting, behind = words[i].families & ACTING, words[at + 1 : at + 1 + MOVED]
    moved = _named(behind, table) - acting or _named(between, table) - acting
    return Effect(acting, sign > 0, moved) if at > i and moved else None


def _named(words: Iterable[_Word], table: Meaning) -> frozenset[str]:
    """The families of some words that tell what is moved."""
    return (frozenset[str]().union(*(word.families for word in words)) & table.listed) - VAGUE


def _joined(form: str, table: Meaning) -> bool:
    """Whether a word is written as one with a conjunction before it: what another word begins with is a letter of it."""
    rests = (form[len(one) :] for one in table.joined if form.startswith(one)) if form not in table.families else ()
    return any(table.listed.issuperset(of := table.families_of(rest)) and of == table.families_of(form) for rest in rests)


def _next(words: Sequence[_Word], at: int, within: int) -> int | None:
    """Where the next word of an effect stands; None where a conjunction begins something else before."""
    for k in range(at + 1, min(at + 1 + within, len(words))):
        if words[k].joined:
            return None
        if words[k].direction:
            return k
    return None


def contrary(left: Sequence[Effect], right: Sequence[Effect]) -> bool:
    """Whether one thing is said to further and to lessen another: the one names nothing moved that the other does not."""
    return any(
        one.furthers != other.furthers and one.acting & other.acting and (one.moved <= other.moved or other.moved <= one.moved)
        for one in left
        for other in right
    )
