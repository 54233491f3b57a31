"""A clause about a noun in which somebody is heard amid what he says: the reporter's own splice, and no part of it."""

from collections.abc import Sequence

from musnad.read.cues import Form
from musnad.read.drafts import Draft, Range
from musnad.read.edges import Edges
from musnad.read.ends import Ends
from musnad.read.joints import Joints
from musnad.read.page import COMMAS, Page

SHORTEST_VERB = 4
"""Letters of a word from which the prefix of the third person makes it a verb."""


class Splices:
    """Answers about the splices of one page. `k` is the token of a cue behind a relative."""

    def __init__(self, page: Page, ends: Ends, joints: Joints, edges: Edges) -> None:
        self.page, self.lex, self.forms = page, page.lex, page.forms
        self.ends, self.joints, self.edges = ends, joints, edges

    def ends_outer(self, draft: Draft, stack: Sequence[Draft], k: int) -> bool:
        """Whether it ends what it stands in (`الذي قال إن`); before a quotation only where its clause takes up the noun by its
        pronoun (`التي قال إنها "آمنة"`), since elsewhere the noun may be what was said."""
        outer = stack[0].source
        if draft.number == "p" and outer is not None and self.ends.inside.one(outer):
            return False
        takes_up = self.forms[k + 1] in self.lex.pronoun_complementizers
        takes_up = takes_up and any("clause" in form.cue.frames for form in self.lex.lookup(self.forms[k]))
        resumed = draft.rule == "clause" and self.forms[k + 1] in self.lex.resumed
        return (
            draft.source is None
            and draft.kind == "verb"
            and k > 0
            and self.forms[k - 1] in self.lex.splices
            and (draft.shape == "clause" or takes_up or resumed)
            and draft.act == "assert"
            and not draft.pronoun
            and (resumed or not (stack[-1].shape == "clause" and self.joints.about_speaker(k - 1)))
        )

    def set_apart(self, epithet: Draft, k: int) -> None:
        """Gives an epithet its speaker, in whose words it stands, and remembers it beside what he says, behind which that may go
        on (`إن القرار، الذي وصفه بالجائر، لن ينفذ`); not one in his own quotation, nor of no noun (`ما وصفه`), nor what he
        holds at all times (`الدولة التي يعتبرها`)."""
        owner = epithet.parent
        if owner is None or not self.joints.own_epithet(epithet, owner, k):
            return
        epithet.antecedent = owner
        if self.forms[k - 1] not in self.lex.splices or self.page.enclosing(k) is not None:
            return
        if any(map(self._describes, self.lex.lookup(self.forms[k]))):
            owner.splices.append(epithet)
            if owner.shape == "clause" and not self._predicated(owner.start, k - 1):
                epithet.until = epithet.until or self._goes_on(epithet.start, k)

    def _describes(self, form: Form) -> bool:
        """Whether a verb said once what its object is, and did not only name it (`التي سماها`)."""
        judged = "clause" in form.cue.frames or not form.cue.flags.isdisjoint(("needs_b", "deems"))
        return judged and form.kind == "past" and bool(form.pronoun) and "two" in form.cue.frames

    def without(self, draft: Draft) -> list[Range]:
        """A content without the splices in it; with one that takes from a clause all but its subject."""
        content = draft.content
        for splice in draft.splices:
            start, end = self._whole(splice)
            rest = [part for a, b in content for part in self._parts((a, b), start, end)]
            bare = draft.shape == "clause" and not any(a >= end for a, _ in rest) and not self._predicated(draft.start, start)
            content = content if bare or not rest or not splice.content else rest
        return content

    def _parts(self, span: Range, start: int, end: int) -> list[Range]:
        """What is left of a span without [start, end)."""
        a, b = span
        if not a < start < b:
            return [span]
        return [*self.edges.trimmed(a, start), *(self.edges.trimmed(end, b) if end < b else [])]

    def _whole(self, splice: Draft) -> Range:
        """From the relative of a splice, with the pronoun and the noun that lead to it (`وهو القرار الذي`), to past its mark."""
        start, end = splice.at - 1, splice.end
        start -= 2 * (start > 1 and self.forms[start - 2] in self.lex.copulas)
        while end < self.page.last(splice.at) and not self.page.tokens[end].word and self.forms[end] != ".":
            end += 1
        return start, end

    def _goes_on(self, start: int, k: int) -> int:
        """The comma behind which the clause around a splice has its verb, or 0."""
        commas = (j for j in range(start + 1, self.page.last(k) - 1) if self.forms[j] in COMMAS)
        return next((j for j in commas if self._verb(j + 1)), 0)

    def _predicated(self, start: int, end: int) -> bool:
        """Whether a clause at [start, end) has a verb already."""
        return any(self._verb(j) for j in range(start, end))

    def _verb(self, k: int) -> bool:
        """Whether a verb stands at `k`, or a particle before one."""
        lex, form = self.lex, self.forms[k]
        if k in self.page.named or lex.definite(form):
            return False
        present = form.startswith(lex.third_person) and len(form) >= SHORTEST_VERB and form not in lex.like_third_person
        led = form in lex.negations or form in lex.predicates or form in lex.perfect_particles or form in lex.auxiliaries
        return present or led or lex.future(form) or lex.finite(form) or lex.past_of_hers(form)
