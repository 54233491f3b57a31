"""What is told inside what is told: whose a second verb of a clause is, and where the clause around one about a noun goes on."""

from collections.abc import Sequence

from musnad.read.drafts import Draft, Range
from musnad.read.page import COMMAS, Page
from musnad.read.phrases import Phrases

LONGEST_NAME = 5
"""Tokens of a name before the verb of a clause that goes on."""


class Inside:
    """Answers about the clauses inside the contents of one page. `k` is the token of a cue or of an end."""

    def __init__(self, page: Page, phrases: Phrases) -> None:
        self.page, self.lex, self.forms, self.phrases = page, page.lex, page.forms, phrases

    def shares(self, draft: Draft, top: Draft, k: int) -> bool:
        """Whether a cue without a speaker at `k` goes on with the subject of the clause that the innermost content is: joined to
        its verb without a comma and without a clause of its own, or with a pronoun for those whom the clause tells of
        (`قال X إن القائد جمع رجاله، وطلب منهم كذا`)."""
        subject = self._subject(top) if draft.joined or draft.kind == "participle" else None
        if subject is None or draft.source is not None or not self._agrees(subject, draft):
            return False
        told = (bool(draft.pronoun) and draft.kind == "verb") or not self.lex.told_pronouns.isdisjoint(self.forms[k + 1 : k + 2])
        if told and top.addressee is None:
            return True
        if draft.act == "assert" and top.gender in ("", draft.gender):
            return False
        plain = draft.kind == "verb" and draft.shape not in ("clause", "quote") and COMMAS.isdisjoint(self.forms[top.start : k])
        return plain and top.start not in self.page.quote

    def of_another(self, draft: Draft, stack: Sequence[Draft], k: int) -> bool:
        """Whether a cue without a speaker at `k` can only be of whom the innermost content tells, over a comma or not: his is the
        gender of its verb, and nobody's in whose words it stands (`قال الوزير إن الحكومة تتابع الوضع، وتدعو إلى الهدوء`)."""
        top = stack[-1]
        finite = draft.kind == "verb" and draft.joined and draft.rule != "own-noun"
        if draft.source is not None or draft.speakerless or draft.pronoun or draft.number != "s" or draft.gender == "":
            return False
        if top.shape != "clause" or not (finite or draft.kind == "participle"):
            return False
        if any(d.gender in ("", draft.gender) or d.kind == "according" for d in stack):
            return False
        return self._of_gender(top, draft)

    def _of_gender(self, top: Draft, draft: Draft) -> bool:
        """Whether the subject with which a clause that is told begins is of the gender of a verb behind it."""
        lex, k = self.lex, top.start
        before = self.forms[k - 1]
        if before in lex.pronoun_complementizers:
            return draft.gender == "f" and before.endswith(lex.her)
        subject = self._subject(top)
        own = subject is None and before in lex.bare_complementizers and self.forms[k] in lex.own_countries
        return (draft.gender == "f" and own) or (subject is not None and self._agrees(subject, draft))

    def _subject(self, top: Draft) -> Range | None:
        """The speaker with whom a clause that is told begins (`قال X إن القائد ...`), or None."""
        lex, k = self.lex, top.start
        if top.shape != "clause" or self.forms[k - 1] not in lex.bare_complementizers:
            return None
        end = self.phrases.agent(k)
        speaks = k in self.page.named or lex.role(self.forms[k]) not in (None, "document")
        return (k, end) if end > k and speaks else None

    def _agrees(self, np: Range, draft: Draft) -> bool:
        """Whether a verb may have a noun phrase for its subject, by gender and number."""
        word, lex = self.forms[np[0]], self.lex
        if draft.number == "p":
            return not self.one(np)
        named = self.page.kind(np[0])
        feminine = self.page.raw(np[0]).endswith(lex.feminine_singular) or word.endswith(lex.plural_things)
        feminine = feminine or (named == "place" and lex.masculine_places.isdisjoint(self.forms[slice(*np)]))
        if named and not feminine:
            return True
        return feminine == (draft.gender == "f")

    def one(self, np: Range) -> bool:
        """Whether a noun phrase is of one, and nobody is joined to it."""
        page, others = self.page, range(np[0] + 1, np[1])
        whole = (t for t in others if t not in page.named and page.enclosing(t) is None)
        return not self.lex.plural(self.forms[np[0]]) and all(self.forms[t][:1] not in self.lex.conjunctions for t in whole)

    def goes_on_around(self, draft: Draft, k: int) -> bool:
        """Whether a noun phrase as content ends at `k`, where the clause in which it is told goes on."""
        outer = draft.parent
        told = outer is not None and outer.shape == "clause" and self._told_too(draft, outer, k)
        return told or (self._about_noun(draft) and self._main_goes_on(draft, k))

    def _about_noun(self, draft: Draft) -> bool:
        """Whether a content is told in a clause about a noun: behind a relative, a word like it, or the noun alone."""
        return draft.aside or (draft.at > 0 and self.forms[draft.at - 1] in self.lex.describers)

    def _main_goes_on(self, draft: Draft, k: int) -> bool:
        """Whether the clause around one about a noun goes on at `k`: with its verb behind a particle, with another clause about
        the noun, or with when the noun did so (`كثير ممن طالبوا بفتح الحدود كانوا`, `الذي وعد بالإغلاق لدى وصوله`)."""
        lex, form, before = self.lex, self.forms[k], self.forms[k - 1]
        if form in lex.splices:
            return form[:1] in lex.conjunctions
        own = k + 1 < self.page.last(k) and self.forms[k + 1].endswith(lex.object_pronouns)
        if form in lex.occasions:
            return own and not self.page.raw(k + 1).endswith(lex.feminine_singular)
        if not (form in lex.auxiliaries or form in lex.perfect_particles or form in lex.negations_of_cue):
            return False
        whole = lex.definite(before) or before in COMMAS or before.endswith(lex.object_pronouns) or self._ends_name(k)
        return whole and lex.complementizers.isdisjoint(self.forms[draft.start : k])

    def _ends_name(self, k: int) -> bool:
        return any(self.page.mention_end.get(t) == k for t in range(max(0, k - LONGEST_NAME), k))

    def _told_too(self, draft: Draft, outer: Draft, k: int) -> bool:
        """Whether a second clause of what is told begins at `k`, by the complementizer of the first (`قالت إنها X وإنها Y`), and
        no second clause of a noun phrase in it."""
        form, first = self.forms[k], self.forms[outer.start - 1]
        if not self.lex.complementizers.isdisjoint(self.forms[draft.start : k]):
            return False
        return form[:1] in self.lex.conjunctions and form[1:] in self.lex.complementizers and form[1:3] == first[:2]
