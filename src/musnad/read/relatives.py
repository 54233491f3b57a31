"""What a relative clause says that somebody announced or refused: the noun phrase before it (`الهدنة التي أعلنها X`), or all
that was said (`وهو ما نفاه X`)."""

from musnad.read.antecedents import Antecedents
from musnad.read.clauses import Clauses
from musnad.read.cues import Form
from musnad.read.drafts import Draft, Range, after_content
from musnad.read.page import COMMAS, Page
from musnad.read.phrases import Phrases
from musnad.read.vocabulary import is_known

FARTHEST_JOINED = 12
"""Tokens from a relative to a second verb of its clause (`الهدنة التي طلبها X وأيدتها Y`)."""
SHORTEST_LEMMA = 3
"""Letters of a lemma above which its past is spelt like no noun with its owner's pronoun (`عرضه`)."""
NEAREST_CLAUSE = 5
"""Tokens behind a speaker within which a complementizer opens what he says."""
LONGEST_RESUMER = 3
"""Words that stand for all that was said before."""
TOLD = "told"
"""The flag of a cue whose object is told by it, and not only done."""
TOLD_OF = "told_of"
"""The flag of a cue that so tells what its preposition brings."""


class Relatives:
    """Matches the relative frames of one page."""

    def __init__(self, page: Page, phrases: Phrases, clauses: Clauses) -> None:
        self.page, self.lex, self.forms = page, page.lex, page.forms
        self.phrases, self.clauses, self.antecedents = phrases, clauses, Antecedents(page)

    def at(self, i: int, form: Form) -> Draft | None:
        """The draft of a verb behind a relative or its noun, with its speaker behind it: what is said is that noun, for which a
        pronoun stands on the verb or its preposition (`الهدنة التي أعلنها X`, `الإضراب الذي دعا إليه X`, `وهي تهمة ينفيها X`)."""
        if (opener := self._resumer(i)) is not None:
            return self._resumed(opener, i, form)
        taken_up = i > self.page.first(i) + 1 and self.forms[i - 2] in self.lex.copulas and "two" not in form.cue.frames
        written = bool(form.pronoun) and (TOLD in form.cue.flags or taken_up)
        pronoun = form.pronoun if written else "" if form.pronoun or TOLD_OF not in form.cue.flags else self._governed(i, form)
        if not pronoun or i == self.page.first(i):
            return None
        noun, media = self._about(i, form, pronoun), list[Range]()
        start = self.clauses.skip(i + 1 + (not written), self.page.last(i), media, addressed=False)
        end = self._subject(start) if start < self.page.last(i) else start
        if noun is None or end == start:
            return None
        self.clauses.skip(end, self.page.last(i), media)
        return Draft(
            at=i,
            cues=[(i, i + 1)],
            act=form.cue.act,
            lemma=form.cue.lemma,
            rule="relative",
            kind="verb",
            start=noun[0],
            shape="phrase",
            source=(start, end),
            content=[noun],
            media=media,
            gender=form.gender,
            number=form.number,
        )

    def _resumer(self, i: int) -> int | None:
        """Where the words begin, before the verb at `i` and its negation, that stand for all that was said (`وهو ما`)."""
        i -= self.forms[i - 1] in self.lex.negations_of_cue
        near = range(max(self.page.first(i) + 1, i - LONGEST_RESUMER), i)
        opening = (k for k in near if self.forms[k] in self.lex.resumers)
        return next((k for k in opening if k + self.page.starts_with(k, self.lex.resumers) == i), None)

    def _resumed(self, opener: int, i: int, form: Form) -> Draft | None:
        """The draft of a verb that denies or confirms what was said before (`قال X كذا، وهو ما نفاه Y`); not of one that tells it
        over again (`وهو ما أكده Y بأن`)."""
        if "two" in form.cue.frames or not (form.pronoun or self._governed(i, form)):
            return None
        start, last, media = i + 1 + (not form.pronoun), self.page.last(i), list[Range]()
        end = self._subject(start) if start < last else start
        if end == start or form.kind == "participle":
            return None
        behind = self.forms[self.clauses.skip(end, last, media) : min(end + NEAREST_CLAUSE, last)]
        opens = self.lex.complementizers | self.lex.splices | COMMAS
        first = next((form for form in behind if form in opens or self.lex.lookup(form)), None)
        if first in self.lex.complementizers or not self.lex.said_forms.isdisjoint(behind):
            return None
        draft = after_content(i, form, rule="resumed", start=opener, source=(start, end), media=media)
        draft.number, draft.negated = form.number, self.forms[i - 1] in self.lex.negations_of_cue
        return draft

    def _subject(self, k: int) -> int:
        """The end of the speaker at `k`; of people at large with where they are (`الكثيرون في الغرب`)."""
        end = self.phrases.agent(k)
        placed = k < end < self.page.last(k) and self.lex.plural(self.forms[k]) and self.forms[end] in self.lex.inner_prepositions
        where = self.page.mention_end.get(end + 1) or end + 2 * self.lex.definite(self.forms[min(end + 1, self.page.size - 1)])
        return where if placed else end

    def _governed(self, i: int, form: Form) -> str:
        """The pronoun on the preposition right behind a verb that takes it before what is said (`تحدث عنها`), or nothing."""
        after, cue = self.forms[i + 1] if i + 1 < self.page.size else "", form.cue
        if form.kind == "participle":
            return ""
        clitics = frozenset(c + p for c in cue.clitics for p in self.lex.object_pronouns)
        known = after in self.lex.relays(cue).with_pronoun or after in clitics
        return next((p for p in self.lex.object_pronouns if after.endswith(p)), "") if known else ""

    def _about(self, i: int, form: Form, pronoun: str) -> Range | None:
        """What the verb at `i` is about: the noun before its relative, before that of a clause with which it goes on, or right
        before it without the article."""
        if self.forms[i - 1] in self.lex.splices:
            return self.antecedents.of_gender(i - 1)
        if form.joined and not form.pronoun:
            return None
        if form.joined:
            near = range(i - 2, max(self.page.first(i), i - FARTHEST_JOINED), -1)
            relative = next((k for k in near if self.forms[k] in self.lex.splices), None)
            return self.antecedents.of_gender(relative) if relative is not None else None
        sure = len(form.cue.lemma) > SHORTEST_LEMMA or (i > 1 and self.forms[i - 2] in self.lex.copulas)
        return self._indefinite(i, pronoun) if sure else None

    def _indefinite(self, i: int, pronoun: str) -> Range | None:
        """The noun without the article, perhaps with an adjective, right before a clause about it (`هدنة إنسانية أعلنها X`)."""
        lex, k = self.lex, i - 1
        adjective = lex.indefinite_adjective(self.forms[k]) or self.forms[k] in lex.plain_qualities
        k -= adjective and k > self.page.first(i)
        if not all(self._plain(t) for t in range(k, i)) or (pronoun == lex.her) != self.antecedents.feminine(k):
            return None
        return k, i

    def _plain(self, k: int) -> bool:
        """Whether a noun of the dictionary without the article stands at `k`: no verb, no word of grammar."""
        lex, form = self.lex, self.forms[k]
        grammar = (lex.particles, lex.complementizers, lex.never_heads)
        if not self.page.tokens[k].word or k in self.page.timed or any(form in words for words in grammar):
            return False
        verb = form[:1] in lex.present_prefixes and self.forms[k].endswith(lex.human_plural)
        said = lex.lookup(form) and not (k and self.forms[k - 1] in lex.copulas)
        return not (verb or lex.definite(form) or said) and is_known(form, lex.code)
