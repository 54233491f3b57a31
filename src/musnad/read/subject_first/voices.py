"""Cues that are no plain verb after its subject: relays (`quoted X as saying`), passives and participles."""

from musnad.read.drafts import Draft, Range
from musnad.read.page import COMMAS, QUOTES, Page
from musnad.read.subject_first.before import Before
from musnad.read.subject_first.cues import Cue
from musnad.read.subject_first.gaps import Gap, Gaps
from musnad.read.subject_first.groups import Group
from musnad.read.subject_first.syntax import Syntax
from musnad.read.subject_first.who import PERSONS

FARTHEST_PREDICATE = 14
"""Tokens of an object and what it is called, in a language whose predicates have a case."""
FARTHEST_LINK = 24
"""Tokens of an object between a verb and the word that its content needs (`accused X of`)."""


class Voices:
    """Makes drafts on one page. `why` names what the last reading that failed lacked."""

    def __init__(self, page: Page, syntax: Syntax, gaps: Gaps) -> None:
        self.page, self.lex, self.forms = page, syntax.lex, page.forms
        self.syntax, self.gaps, self.before = syntax, gaps, Before(page, syntax)
        self.why = ""

    def fail(self, why: str) -> Draft | None:
        """No draft, and why: the reason of the first reading is kept."""
        self.why = self.why or why
        return None

    def gap(self, end: int, cue: Cue, after: int) -> Gap:
        if "party" in cue.frames or "two" in cue.frames:
            return self._object_content(end, cue)
        return self.gaps.read(end, cue)

    def _object_content(self, k: int, cue: Cue) -> Gap:
        """`accused X of Y`, `called X Y`: the object and its predicate are what is said."""
        last = self.page.last(k - 1)
        if k + 1 >= last or not self.gaps.nominal(k) or self.forms[k] in self.lex.verb_particles:
            return Gap(k)
        if cue.links:
            linked = any(self.forms[j] in cue.links for j in range(k, min(last, k + FARTHEST_LINK)))
        else:
            linked = self._cased_predicate(k, last) if self.lex.predicate_endings else self._predicated(k, last)
        return Gap(k, "phrase", "object") if linked else Gap(k)

    def _cased_predicate(self, k: int, last: int) -> bool:
        """Whether a word in the case of predicates, which no preposition governs, or a quotation follows the object at `k`."""
        for j in range(k + 1, min(last, k + FARTHEST_PREDICATE)):
            form, before = self.forms[j], self.forms[j - 1]
            if form in QUOTES and j in self.page.quote:
                return True
            if form.endswith(self.lex.predicate_endings) and before not in self.lex.prepositions and not self.syntax.capital(j):
                return (j == k + 1 or before not in self.lex.determiners) and self.forms[j] not in self.lex.object_pronouns
            if form in self.lex.prepositions or form in self.lex.complementizers or self.syntax.finite_cue(j):
                return False
        return False

    def _predicated(self, k: int, last: int) -> bool:
        """Whether a predicate follows the object at `k` (`called X a liar`): called alone is rung up."""
        end = self.syntax.noun_phrase(k)
        if end == k:
            return self.forms[k] in QUOTES
        if end < last and self.forms[end] in QUOTES:
            return True
        if end < last and self.page.tokens[end].word:
            form, lex = self.forms[end], self.lex
            if form in lex.determiners or form in lex.possessives:
                return True
        changes = zip(range(k, end - 1), range(k + 1, end), strict=True)
        named = self.syntax.capital(k) or self.forms[k] in self.lex.object_pronouns - self.lex.possessives
        return named and any(not self.syntax.capital(b) and self.page.tokens[b].word for _, b in changes)

    def draft(self, i: int, end: int, cue: Cue, group: Group, gap: Gap) -> Draft:
        negated = (group.negated and "allows" not in cue.flags) or group.linked == "not" or "not_said" in cue.flags
        return Draft(
            at=i,
            cues=[(i, end)],
            act="assert" if negated and cue.act == "express" and group.linked == "not" else cue.act,
            lemma=cue.lemma,
            rule=gap.rule or "trailing",
            kind="verb",
            start=gap.start if gap.rule else -1,
            shape=gap.shape if gap.rule else "before",
            addressee=gap.addressee,
            media=list(gap.media),
            negated=negated,
            group=group.start,
        )

    def asked(self, i: int, end: int, cue: Cue) -> Draft | None:
        """`Asked about X, Y said`: a question of nobody's who is named."""
        before = self.forms[i - 1] if i else ""
        if cue.act != "ask" or "object" not in cue.frames or not (i == self.page.first(i) or before in self.lex.converbs):
            return None
        gap = self.gaps.read(end, cue, addressed=False)
        if not gap.rule or gap.rule == "quotation":
            return None
        draft = self.draft(i, end, cue, Group(i, passive=True), gap)
        draft.speakerless, draft.rule = True, "fronted"
        return draft

    def relayed(self, i: int, end: int, cue: Cue, source: Range) -> Draft | None:
        """`CARRIER quoted X as saying ...`: X speaks, the carrier is the medium."""
        if end >= self.page.last(i) or self.forms[end] in QUOTES:
            return None
        stop = self.syntax.noun_phrase(end)
        saying = self._as_saying(stop, self.page.last(i))
        if stop == end or not saying:
            return self.fail("no-content")
        gap = self.gaps.read(saying, self.lex.plain)
        if not gap.rule:
            return self.fail("no-content")
        draft = self.draft(i, end, cue, Group(i), gap)
        draft.cues.append((saying - 1, saying))
        draft.source, draft.media, draft.rule = (end, stop), [source, *gap.media], "relay"
        return draft

    def _as_saying(self, k: int, last: int) -> int:
        """The token after `as saying` within reach of `k`, or 0."""
        for j in range(k, min(last - 1, k + FARTHEST_LINK)):
            if self.forms[j] in self.lex.as_words and any(f.kind == "ing" for f in self.lex.lookup(self.forms[j + 1])):
                return j + 2
        return 0

    def passive(self, i: int, end: int, cue: Cue, group: Group) -> Draft | None:
        a, b = self.syntax.subject(group.start)
        last = self.page.last(i)
        if a >= b or end >= last:
            return self.fail("no-subject")
        if "as" in cue.frames:
            saying = self._as_saying(end, last)
            gap = self.gaps.read(saying, self.lex.plain) if saying else Gap(end)
            if not gap.rule:
                return self.fail("no-content")
            draft = self.draft(i, end, cue, group, gap)
            draft.cues.append((saying - 1, saying))
            draft.source = (a, b)
            return draft
        agent = (end + 1, self.syntax.noun_phrase(end + 1)) if self.forms[end] in self.lex.passive_by else None
        k = agent[1] if agent and agent[1] > agent[0] else end
        if "object" in cue.frames:
            gap = self.gaps.read(k, cue, addressed=False)
            gap = gap._replace(addressee=(a, b))
            left: list[Range] = []
        elif "party" in cue.frames or "two" in cue.frames:
            linked = k < last and self.forms[k] in cue.links
            gap, left = (Gap(k, "phrase", "passive") if linked else Gap(k)), [(a, b)]
        elif self.forms[b - 1] in self.lex.expletives:
            gap, left = self.gaps.read(k, cue), []
            gap = gap if gap.rule == "that" else Gap(k)
        elif agent and "np" in cue.frames:
            gap, left = Gap(k, "phrase", ""), [(a, b)]
        elif "bare" in cue.frames and k + 1 < last and self.forms[k] in self.lex.infinitive:
            gap, left = Gap(k, "phrase", "passive"), [(a, b)]
        else:
            return self.fail("passive")
        if not gap.rule and not (left and agent):
            return self.fail("no-content")
        draft = self.draft(i, end, cue, group, gap)
        draft.source = agent if agent and agent[1] > agent[0] else None
        draft.content, draft.speakerless, draft.rule = left, draft.source is None, "passive"
        return draft

    def participle(self, i: int, end: int, cue: Cue, group: Group) -> Draft | None:
        """`..., adding that`, `a statement saying`, `Calling X Y, Z said`, `... without mentioning X`."""
        unsaid = group.negated and self.forms[group.start] in self.lex.without
        if "document" in cue.flags or ("negated" in cue.flags and not unsaid) or "as" in cue.frames:
            return None
        first = self.page.first(i)
        before = self.forms[group.start - 1] if group.start > first else ""
        gap = self.gap(end, cue, i)
        if not gap.rule:
            return self.fail("no-content")
        draft = self.draft(i, end, cue, group, gap)
        draft.kind = "participle"
        if unsaid:
            return draft if cue.act == "assert" and group.start > first else None
        if group.start == first:
            draft.rule, draft.source = "fronted", None
            return draft if cue.act != "assert" or gap.rule in ("that", "quotation", "object") else None
        if (
            before in COMMAS
            or self.syntax.dash(group.start - 1)
            or before in self.lex.converbs
            or before in self.lex.coordinators
        ):
            return draft
        if self.forms[group.start - 1] in QUOTES and group.start - 1 in self.page.closes:
            return draft
        role = self.lex.role(before)
        if (role in PERSONS or before in self.lex.plural_heads) and gap.rule in ("that", "bare", "quotation"):
            a = self.syntax.walk(group.start)
            draft.source = (a, group.start)
            return draft
        if role == "document" and cue.frames & {"that", "bare", "quote"}:
            a = self.syntax.walk(group.start)
            draft.source = (a, group.start)
            return draft
        return self.fail("no-subject")
