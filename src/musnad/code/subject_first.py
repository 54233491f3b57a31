"""Deeds by verbs that stand between subject and object: what was done, by whom, to whom, as far as a clause tells it."""

from typing import Literal

from musnad.code.acts import ontology
from musnad.code.found import NOBODY, Found
from musnad.code.frames import settled
from musnad.code.inflected import Hit, inflected
from musnad.code.words import DeedWords
from musnad.model import Modality, Span
from musnad.read.page import COMMAS, QUOTES, Page
from musnad.read.scene import Scene
from musnad.read.subject_first.groups import Group
from musnad.read.subject_first.lexicon import Lexicon
from musnad.read.subject_first.syntax import Syntax

NEAR = 6
"""Tokens behind a verb in which the noun that it needs stands."""
FAR = 12
"""Tokens behind a verb in which a preposition before its recipient, or its agent, stands."""
CLAUSE = 30
"""Tokens before a verb in which its clause begins."""


class SubjectFirst:
    """The deeds of one page in a subject-first language."""

    def __init__(self, page: Page, scene: Scene, words: DeedWords, lex: Lexicon) -> None:
        self.page, self.scene, self.words, self.lex = page, scene, words, lex
        self.forms, self.syntax, self.verbs = page.forms, Syntax(page, lex), inflected(lex.code)

    def is_in(self, name: str, i: int) -> bool:
        """Whether the token at `i` is of a class of words of the table."""
        return i < len(self.forms) and self.forms[i] in self.words.classes.get(name, frozenset())

    def deeds(self, start: int, end: int) -> list[Found]:
        """The deeds of a sentence in order, an actor shared where one attack is told in several words."""
        found: list[Found] = []
        for i in range(start, end):
            if i in self.page.named or self.page.timed.get(i):
                continue
            one = next((f for hit in self.verbs.at(self.forms, i) if (f := self._told(i, hit, found))), None)
            found += [one] if one else []
        if any(self.is_in("accidents", k) for k in range(start, end)):
            found = [f for f in found if f.actor != NOBODY or "victim" not in f.deed.flags]
        return settled(found)

    def _told(self, i: int, hit: Hit, before: list[Found]) -> Found | None:
        """What a verb tells, if its clause is complete: its subject, what it needs, and its object where it takes one."""
        group = self.syntax.group(i, hit.kind)
        needed = self._needed(hit, i)
        if (
            group is None
            or needed is None
            or self.is_in("adverbial", hit.end)
            or self._restrictive(group, i)
            or not self._finite(i, hit, group)
        ):
            return None
        modality = self._modality(group, i)
        if modality is None and group.negated and self._coming(group, i) and hit.deed.event in ontology()["refused"]:
            hit, modality = hit._replace(deed=hit.deed._replace(event="REJECT", mode=None)), "actual"
        if modality is None:
            return None
        if self._willing(group, hit):
            hit = hit._replace(deed=hit.deed._replace(event="AGREE", mode=None))
        subject = self._subject(group, i, hit, before)
        if group.passive:
            return self._suffered(hit, i, subject, needed, modality)
        recipient = self._recipient(hit, i, needed)
        if recipient is None:
            return self._reduced(hit, i, subject, modality) if hit.kind == "past" else None
        return self._found(hit, i, subject, recipient, needed, modality)

    def _found(self, hit: Hit, i: int, subject: Span, recipient: Span, needed: Span, modality: Modality) -> Found | None:
        deed, own = hit.deed, self._own(subject)
        if "suffers" in deed.flags:
            subject, recipient = self._agent(max(hit.end, needed[1])), subject
        actor = NOBODY if own else self._doer(subject)
        if self._inanimate(subject, deed.flags) or (deed.event in ontology()["harm"] and self._only_words(hit.end, recipient)):
            return None
        nothing = (actor, recipient) == (NOBODY, NOBODY) and not own
        lone = ("alone" in deed.flags and actor == NOBODY) or ("two" in deed.flags and NOBODY in (actor, recipient))
        if nothing or (lone and not own):
            return None
        if actor != NOBODY:  # only an injury by nobody may be an accident
            deed = deed._replace(flags=deed.flags - {"follows"})
        return Found(deed, (i, max(hit.end, needed[1])), actor, recipient, modality, own=own)

    def _finite(self, i: int, hit: Hit, group: Group) -> bool:
        """Whether the form is a verb here: a bare form or one in -s only in a headline, where nouns look alike."""
        if self._attributive(i, hit):
            return False
        if group.linked or group.mood == "infinitive":
            return self._aspect(group, i) is not None or self._willing(group, hit)
        if hit.kind == "ing":
            return group.mood == "finite" or self.forms[i - 1] in COMMAS
        if hit.kind == "third" or (hit.kind == "base" and group.start == i):
            bare = hit.kind == "base" and not self._plural(i)
            return (
                i > self.page.first(i)
                and not bare
                and (self.page.headed(i) or (hit.kind == "third" and "alone" not in hit.deed.flags))
                and self._verbal(i)
            )
        return True

    def _attributive(self, i: int, hit: Hit) -> bool:
        """Whether a form describes a noun (`in the occupied towns`), or an opinion is agreed with (`agreed that`)."""
        lex, k = self.lex, i - 1
        while k > self.page.first(i) and lex.adverb(self.forms[k]):
            k -= 1
        before = self.forms[k] if k >= self.page.first(i) else ""
        told = hit.deed.event == "AGREE" and self._opinion(hit.end)
        describes = hit.kind == "past" and (before in lex.determiners or before in lex.prepositions or before in lex.possessives)
        return told or describes

    def _opinion(self, end: int) -> bool:
        """Whether what is agreed is an opinion: `that` it is so, or with somebody, and nothing that is to be done."""
        after = self.forms[end] if end < len(self.forms) else ""
        to_do = any(self.forms[k] in self.lex.infinitive for k in range(end, min(end + FAR, len(self.forms))))
        return after in self.lex.complementizers or (self.is_in("opinions", end) and not to_do)

    def _verbal(self, i: int) -> bool:
        """Whether a subject stands right before a form that may be a noun: no determiner, possessor or preposition."""
        before = self.forms[i - 1]
        lex = self.lex
        if before in lex.determiners or before in lex.prepositions or before in lex.possessives or lex.possessor(before):
            return False
        after = self.forms[i + 1] if i + 1 < len(self.forms) else ""
        return after not in lex.prepositions and after not in ("", *COMMAS)

    def _plural(self, i: int) -> bool:
        return self.lex.plural(self.forms[i - 1]) or self.forms[i - 1] in self.lex.plural_heads

    def _willing(self, group: Group, hit: Hit) -> bool:
        """Whether somebody is said to be ready to help (`is willing to withdraw`), which agrees to it."""
        return hit.deed.event in ontology()["refused"] and self.is_in("willing", group.start - 1)

    def _aspect(self, group: Group, i: int) -> int | None:
        """The verb that says of an infinitive behind it that it was begun or done (`began to`, `managed to`)."""
        to = next((k for k in range(i - 1, max(group.start - 1, 0) - 1, -1) if self.forms[k] in self.lex.infinitive), 0)
        return to - 1 if to and self.is_in("aspects", to - 1) else None

    def _modality(self, group: Group, i: int) -> Modality | None:
        """Whether it is told as done, to come, or on a condition; None for what may be, and for what was not done."""
        if group.negated:
            return None
        low = self._clause(group.start)
        if any(self.forms[k] in self.lex.suppositions for k in range(low, group.start)):
            return "conditional"
        if not group.modal:
            return "actual"
        return "planned" if self._coming(group, i) else None

    def _coming(self, group: Group, i: int) -> bool:
        """Whether an auxiliary of the future stands before a verb."""
        return any(self.is_in("future", k) for k in range(group.start, i))

    def _clause(self, at: int) -> int:
        """The first token of the clause before `at`, as far as marks tell."""
        low = max(self.page.first(min(at, self.page.size - 1)), at - CLAUSE)
        marks = (*COMMAS, *QUOTES, ":")
        return next((k + 1 for k in range(at - 1, low - 1, -1) if self.forms[k] in marks), low)

    def _subject(self, group: Group, i: int, hit: Hit, before: list[Found]) -> Span:
        """The noun phrase before a verb; behind `and` that of the verb before; of a relative, whom it describes."""
        at = self._aspect(group, i) if group.linked or group.mood == "infinitive" else None
        if at is None and self._willing(group, hit):
            at = group.start - 1
        start = self._auxiliaries(at) if at is not None else group.start
        if start <= self.page.first(i):
            return NOBODY
        start = self._over_time(start, i)
        mark = self.forms[start - 1]
        participle = group.mood == "participle"
        if mark in self.lex.and_words or participle:
            return self._shared(start - 1, before, i)
        a, b = self._counted(start) or self.syntax.subject(start)
        if b - a == 1 and self.forms[a] in self.lex.relatives:
            a, b = self._antecedent(a)
        return (a, b) if b > a else NOBODY

    def _counted(self, end: int) -> Span | None:
        """A subject that a word of quantity opens (`around 300 soldiers`), which else opens an adverbial."""
        a = self.syntax.walk(end)
        number = a + 1 < end and self.forms[a + 1][:1].isdigit()
        return (a, end) if number and self.is_in("quantities", a) else None

    def _over_time(self, start: int, i: int) -> int:
        """The token before which a subject ends, where a time stands between it and its verb (`police on Friday arrested`)."""
        first = self.page.first(i)
        for at in range(start - 1, max(first, start - NEAR), -1):
            if self.page.timed.get(at) == start or (at + 1 == start and self.forms[at] in self.lex.weekdays):
                return at - 1 if self.forms[at - 1] in self.lex.adjunct_prepositions and at - 1 > first else at
        return start

    def _auxiliaries(self, at: int) -> int:
        """The first token of the verb group that ends with the verb at `at`."""
        while at > 0 and (self.syntax.helper(self.forms[at - 1]) or self.lex.adverb(self.forms[at - 1])):
            at -= 1
        return at

    def _restrictive(self, group: Group, i: int) -> bool:
        """Whether a relative clause that no comma sets off holds the verb: it speaks of what is known (`those who killed`)."""
        at = group.start - 1
        return at > self.page.first(i) and self.forms[at] in self.lex.relatives and self.forms[at - 1] not in COMMAS

    def _antecedent(self, at: int) -> Span:
        """Whom a relative clause describes, where a comma sets it off; others speak of what is known."""
        if at and self.forms[at - 1] in COMMAS:
            return self.syntax.walk(at - 1), at - 1
        return NOBODY

    def _shared(self, at: int, before: list[Found], i: int) -> Span:
        """The subject of the clause before: that of the last deed, else of the first verb with a subject."""
        first = self.page.first(i)
        if before and before[-1].at[0] >= first and before[-1].actor != NOBODY:
            return before[-1].actor
        for k in range(at - 1, first, -1):
            if self.lex.past(self.forms[k]) and k not in self.page.named:
                a, b = self.syntax.subject(self._auxiliaries(k))
                if b > a:
                    return a, b
        return NOBODY

    def _own(self, span: Span) -> Literal["", "any", "body"]:
        """Whether the subject is a pronoun by which a speaker means himself or his body (`it had fired`)."""
        if span == NOBODY or span[1] - span[0] != 1 or not self.is_in("own", span[0]):
            return ""
        return "body" if self.is_in("pronominal_bodies", span[0]) else "any"

    def _doer(self, subject: Span) -> Span:
        """Who acts: the subject, or of a weapon or deed whose it is (`a bombing by the group killed ...`)."""
        if subject == NOBODY or not self._nobody(subject):
            return subject
        by = next((k for k in range(*subject) if self.forms[k] in self.lex.passive_by), None)
        span = self._phrase(by + 1) if by is not None else NOBODY
        return NOBODY if self._nobody(span) else span

    def _nobody(self, span: Span) -> bool:
        """Whether a subject names nobody: a pronoun, a weapon or a deed."""
        if span == NOBODY:
            return True
        words = [self.forms[k] for k in range(*span) if self.page.tokens[k].word]
        if len(words) == 1 and (words[0] in self.lex.pronouns or words[0] in self.lex.relatives):
            return True
        return self.is_in("instruments", self._head(span))

    def _head(self, span: Span) -> int:
        """The head of a noun phrase: the last word before its first preposition or mark."""
        inner = (k for k in range(span[0] + 1, span[1]) if self.forms[k] in self.lex.prepositions or self.forms[k] in COMMAS)
        return next(inner, span[1]) - 1

    def _inanimate(self, span: Span, flags: frozenset[str]) -> bool:
        """Whether what does it is a storm or a crash, or for a verb that needs it bears no arms."""
        if span == NOBODY:
            return "armed" in flags
        if any(self.is_in("accidents", k) for k in range(*span)):
            return True
        return "armed" in flags and not self._armed(span)

    def _armed(self, span: Span) -> bool:
        if any(m.kind in ("organisation", "place") for m in self.scene.named(*span)):
            return True
        sectors = {self.words.sector(self.forms[k]) for k in range(*span)}
        return bool(sectors & {"MIL", "REB", "UAF", "COP"}) or self.is_in("instruments", self._head(span))

    def _only_words(self, end: int, recipient: Span) -> bool:
        """Whether what is struck is a word or a plan (`killed the bill`), so that nobody is."""
        near = range(end, min(end + 3, len(self.forms)))
        where = (*near, *range(*recipient)) if recipient != NOBODY else near
        return any(self.is_in("words_only", k) for k in where)

    def _needed(self, hit: Hit, i: int) -> Span | None:
        """The noun that a verb needs near; an empty range where it needs none, None where it is not there."""
        if hit.deed.needs is None:
            return NOBODY
        found = self.words.first(hit.deed.needs, self.forms, hit.end, min(self.page.last(i), hit.end + NEAR))
        if found is None and hit.kind == "part":
            found = self.words.first(hit.deed.needs, self.forms, max(self.page.first(i), i - NEAR), i)
        return found

    def _recipient(self, hit: Hit, i: int, needed: Span) -> Span | None:
        """Whom it befalls: behind its preposition, else the object; None where a verb lacks the object that it takes."""
        end = self.page.last(i)
        if self.forms[hit.end - 1] in self.lex.infinitive:
            return NOBODY  # `declined to meet`
        if hit.deed.on is not None and needed == NOBODY and "object" in hit.deed.flags:
            what = self._phrase(hit.end)
            to = self._behind(hit, what[1], end) if what != NOBODY else None
            return None if to == NOBODY else to
        if hit.deed.on is not None:
            return self._behind(hit, max(hit.end, needed[1]), end)
        if needed != NOBODY:
            between = self._phrase(hit.end)
            return between if "object" in hit.deed.flags and between[1] <= needed[0] else NOBODY
        span = self._phrase(hit.end)
        pronoun = hit.end < end and self.forms[hit.end] in self.lex.object_pronouns
        return span if span != NOBODY or pronoun or "alone" in hit.deed.flags else None

    def _behind(self, hit: Hit, k: int, end: int) -> Span | None:
        """The noun phrase behind the first preposition of a verb; NOBODY where it needs none of them."""
        found = self.words.first(hit.deed.on, self.forms, k, min(end, k + FAR))
        if found:
            return self._phrase(found[1])
        return NOBODY if hit.deed.needs is not None or "alone" in hit.deed.flags else None

    def _phrase(self, k: int) -> Span:
        """The noun phrase at `k`, over adverbs; a pronoun is nobody."""
        last = self.page.last(k) if k < self.page.size else k
        while k < last and (self.lex.adverb(self.forms[k]) or self.forms[k] in QUOTES):
            k += 1
        if self.is_in("adverbial", k):
            return NOBODY
        if k >= last or not self.page.tokens[k].word or self.forms[k] in self.lex.object_pronouns - self.lex.possessives:
            return NOBODY
        if self.lex.gerund(self.forms[k]) and not self.syntax.capital(k):
            return NOBODY
        if self.page.timed.get(k, 0) > k or self.forms[k] in self.lex.complementizers or self.forms[k] in self.lex.infinitive:
            return NOBODY
        bound = self.words.at(self.words.phrases.get("bounds"), self.forms, k)
        end = self._cut(bound, self._whole(bound)) if bound < last else bound
        return (k, end) if end > bound and self.forms[bound] not in self.lex.prepositions else NOBODY

    def _whole(self, k: int) -> int:
        """The end of a noun phrase with what depends on it (`the leaders of the party`)."""
        end = self.syntax.noun_phrase(k)
        while end > k and self.forms[end - 1] in self.lex.genitives:
            further = self.syntax.noun_phrase(end)
            if further == end:
                return end - 1
            end = further
        return end

    def _cut(self, k: int, end: int) -> int:
        """The end of a noun phrase before a participle that describes it (`a man suspected of ...`), or a word of place."""
        for j in range(k + 1, end):
            goes_on = j + 1 < self.page.size and (
                self.forms[j + 1] in self.lex.prepositions or self.forms[j + 1] in self.lex.infinitive
            )
            if self.is_in("cuts", j) or (goes_on and self.lex.past(self.forms[j]) and not self.syntax.capital(j)):
                return j
        return end

    def _agent(self, k: int) -> Span:
        """Who did what was done, behind `by`."""
        last = min(self.page.last(k - 1), k + FAR)
        for j in range(k, last):
            if self.forms[j] in COMMAS:
                break
            if self.forms[j] in self.lex.passive_by:
                span = self._phrase(j + 1)
                return NOBODY if self._nobody(span) or self.lex.gerund(self.forms[j + 1]) else span
        return NOBODY

    def _suffered(self, hit: Hit, i: int, subject: Span, needed: Span, modality: Modality) -> Found | None:
        """A passive: who suffers it stands before it, who did it behind `by`."""
        if self._nobody(subject) and "weapon" not in hit.deed.flags and needed == NOBODY:
            return None
        if subject != NOBODY and self._only_words(hit.end, subject):
            return None
        recipient = subject if needed == NOBODY or needed[0] >= i else NOBODY
        if hit.deed.on is not None:
            recipient = self._behind(hit, hit.end, self.page.last(i)) or recipient
        agent = self._agent(hit.end)
        spoken = "victim" not in hit.deed.flags and hit.deed.needs is None and "armed" not in hit.deed.flags
        if (agent, recipient) == (NOBODY, NOBODY) or (spoken and NOBODY in (agent, recipient)):
            return None
        return Found(hit.deed, (i, hit.end), agent, recipient, modality)

    def _reduced(self, hit: Hit, i: int, subject: Span, modality: Modality) -> Found | None:
        """A participle without its auxiliary, in a headline (`Three killed in blast`) or a clause of numbers."""
        if hit.deed.needs is not None or "victim" not in hit.deed.flags or self._nobody(subject):
            return None
        counted = self.forms[subject[0]] in self.lex.determiners or self.forms[subject[0]][:1].isdigit()
        agent = self._agent(hit.end)
        if not self.page.headed(i) or not (counted or agent != NOBODY or subject[0] == self.page.first(i)):
            return None
        return Found(hit.deed, (i, hit.end), agent, subject, modality)
