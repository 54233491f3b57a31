"""Where a content begins behind a verb, and in which of the verb's frames."""

from dataclasses import dataclass, field

from musnad.read.cues import Form
from musnad.read.deeming import predicated, reasoned
from musnad.read.drafts import Range, Shape
from musnad.read.page import COMMAS, QUOTES, Page
from musnad.read.phrases import Phrases
from musnad.read.vocabulary import is_listed

LONGEST_GAP = 60
"""Tokens between a verb and its content; longer gaps in news are two sentences run together."""
FARTHEST_STRICT = 14
"""Tokens within which a verb of the frame `strict` has its complementizer."""
FARTHEST_PREDICATE = 16
"""Tokens after an object within which its predicate follows (`وصف X بأنه Y`)."""
FARTHEST_CLITIC = 4
"""Tokens behind a phrase with the preposition of the content within which the content's own clause may begin."""
LONGEST_PEOPLE = 10
"""Tokens from those for whom a body is to the preposition of the content."""
LONGEST_NAME = 5
"""Tokens between quotation marks that a preposition before them makes a name (`قال لـ"المثال"`)."""
SHORT_NAME = 3
"""Tokens from a mark to the one that closes a name in it."""
LONGEST_TERM = 8
"""Tokens between quotation marks that may be a term in a clause of the outlet's own."""
LONGEST_BARE_SOURCE = 12
"""Tokens of a speaker before a clause with neither complementizer nor mark."""


@dataclass(slots=True)
class Gap:
    """What a gap holds, and where and how the content begins after it. Ranges are token indices of the page."""

    start: int
    shape: Shape
    rule: str
    source: Range | None = None
    addressee: Range | None = None
    media: list[Range] = field(default_factory=list)
    cues: list[Range] = field(default_factory=list)


def own_stance(page: Page, form: Form, j: int) -> bool:
    """Whether a noun with its owner's pronoun stands before a mark: what he puts forward (`وأكد موقفه "الداعم"`)."""
    lex, word = page.lex, page.forms[j]
    own = form.joined and word.endswith(lex.object_pronouns) and lex.role(word) is None and j not in page.named
    return own and j + 1 < page.size and page.forms[j + 1] in QUOTES


class Contents:
    """What a gap has held so far, and the contents that may begin after it.

    `subject`: the subject is known already. `sure`: only a plain clause will do. `moved` tells that a prepositional
    phrase was passed over, `spoken` that a word of speech was (`مضى بالقول`), `loose` how many words that fit nowhere.
    `tight`: media end before the first noun that may be the object.
    """

    def __init__(self, page: Page, phrases: Phrases, i: int, form: Form, *, subject: bool, sure: bool = False) -> None:
        self.page, self.phrases, self.lex, self.forms = page, phrases, page.lex, page.forms
        self.i, self.form, self.cue, self.frames = i, form, form.cue, form.cue.frames
        self.subject, self.sure = subject, sure
        self.stops, self.ends = self.lex.stops(self.cue)
        self.source: Range | None = None
        self.addressee: Range | None = None
        self.media: list[Range] = []
        self.cues: list[Range] = []
        self.loose = 0
        self.moved = self.spoken = self.tight = False
        self.last = min(page.last(i), i + LONGEST_GAP)
        self.strict = bool(self.frames & {"np", "object", "party", "two"})

    def _gap(self, start: int, shape: Shape, rule: str) -> Gap:
        return Gap(start, shape, rule, self.source, self.addressee, self.media, self.cues)

    def _content(self, j: int) -> Gap | None:
        """The content that begins at `j`, or None."""
        form, frames = self.forms[j], self.frames
        if "inside" in frames and self.source is None and not self.subject:
            return None
        if form in self.lex.complementizers and form not in self.lex.main_openers:
            governed = j - 1 > self.i and (self.forms[j - 1] in self.lex.not_clause or self._of_another(j))
            opens = frames & {"clause", "two", "party"} or (self.spoken and "quote" in frames)
            return self._clause(j) if not governed and opens else None
        if "clause" in frames and self._negative(j):
            return self._gap(j, "clause", "clause")
        if "bare" in frames and self._right_behind(j) and self._own_words(j):
            return self._gap(j, "clause", "bare")
        over = form == ".." and self.form.kind in ("past", "present") and self.page.headed(j)
        if (form == ":" or over) and frames & {"quote", "clause"}:
            return self._after_colon(j + 1)
        if self.form.pronoun and frames & {"two", "party"} and self._carries(form, self.lex.by_clitic):
            if form == self.lex.by_clitic and j + 1 in self.page.quote:
                return self._gap(j + 1, "quote", "clitic")
            return self._gap(j, "phrase", "clitic")
        if form in QUOTES and (self._quotes_preposition(j) or self._may_quote(j)):
            return self._gap(j, "quote", "name" if self._names_it() else "quote")
        barred = form in QUOTES and self.moved and (self.sure or frames & {"strict", "np"})
        return None if barred else self._prepositional(j, form)

    def _of_another(self, j: int) -> bool:
        """Whether a complementizer at `j` is that of another verb right before it, of whoever says so or of people without the
        article (`رد على من يقول إن`, `منتقدين يقولون إن`)."""
        lex, verb = self.lex, self.forms[j - 1]
        if not verb.startswith(lex.third_person) or j - 2 <= self.i or "two" in self.frames:
            return False
        before = lex.without_conjunction(self.forms[j - 2])
        people = before.endswith((lex.human_plural, lex.accusative_plural)) and verb.endswith(lex.human_plural)
        someone = before in lex.whoever or (people and not lex.definite(before))
        return someone and any(f.kind == "present" and "clause" in f.cue.frames for f in lex.lookup(verb))

    def _right_behind(self, j: int) -> bool:
        """Whether a past is followed by `j`, or only by its speaker and where he spoke."""
        ends = {self.i + 1, *(b for _, b in (*self.media, *self.cues))} | ({self.source[1]} if self.source else set())
        return self.form.kind == "past" and j in ends

    def _own_words(self, j: int) -> bool:
        """Whether words in the first person, or an opening of direct speech, stand right behind a verb whose marks were lost."""
        lex, form = self.lex, self.forms[j]
        if form in lex.own_voice or form in lex.speech_openers or self.page.starts_with(j, lex.statement_openers):
            return True
        return lex.future(form) and form.startswith(lex.own_futures)

    def _negative(self, j: int) -> bool:
        """Whether a complementizer stands at `j` that carries the negation of its clause, by its spelling."""
        return self.page.raw(j) in self.lex.negative_complementizers

    def _after_colon(self, start: int) -> Gap:
        """The content after a colon, perhaps with a complementizer between them."""
        start += start < self.page.size and self.forms[start] in self.lex.complementizers
        return self._gap(start, "quote" if start in self.page.quote else "clause", "colon")

    def _quotes_preposition(self, j: int) -> bool:
        """Whether a quotation at `j` opens with the preposition of the content."""
        opening = self.forms[j + 1] if j in self.page.quote and j + 1 not in self.page.named else ""
        return opening in self.cue.preps or any(self._carries(opening, c) for c in self.cue.clitics)

    def _quoted_name(self, j: int) -> int:
        """The closing mark of a short quotation right behind the verb and before a clause: who says it (`قالت "المثال" إن`)."""
        close = self.page.quote.get(j, 0)
        named = j == self.i + 1 and 0 < close - j <= LONGEST_NAME and close + 1 < self.last
        learned = "learned" in self.cue.flags and named and self.forms[close + 1] == self.lex.member_of
        return close if learned or (named and self.forms[close + 1] in self.lex.complementizers) else 0

    def _may_quote(self, j: int) -> bool:
        """Whether a mark at `j` opens what is said, and neither names something nor belongs to an adjunct."""
        if ("object" in self.frames or (self.source is None and not self.subject)) and self._quoted_name(j):
            return False
        named = "two" in self.frames and self.form.pronoun
        if not (named or self.frames & {"quote", "np"}) or j in self.page.closes:
            return False
        if self.phrases.name_quote(j) and not (named and self.source):
            return False
        if self.frames.isdisjoint({"clause", "np", "two"}) and "strict" in self.frames and self._short_quote(j):
            return False
        whole = self.page.kind(j + 1) == "person" and self.page.mention_end[j + 1] == self.page.quote.get(j)
        if self._named_speaker(j) or (whole and j == self.i + 1):
            return False
        if self.forms[j - 1] in self.lex.media_prepositions or self.forms[j - 1] == self.lex.article:
            return False
        if not named and self._at_named(j - 1):
            return False
        if self.forms[j - 1] in self.lex.lone_to and 0 < self.page.quote.get(j, 0) - j <= LONGEST_NAME:
            return False
        return not (self.moved and (self.sure or self.frames & {"strict", "np"}))

    def _at_named(self, j: int) -> bool:
        """Whether a lone preposition at `j`, which brings no content of this verb, stands before a name in marks (`بـ"حي X"`)."""
        return self.forms[j] == self.lex.by_clitic and self.lex.by_clitic not in self.cue.clitics

    def _short_quote(self, j: int) -> bool:
        """Whether a quotation at `j` may only name something in a sentence that goes on."""
        if self.forms[j - 1] in self.lex.complementizers:
            return False
        return 0 < self.page.quote.get(j, 0) - j <= LONGEST_TERM and self.page.quote[j] + 1 < self.last

    def _named_speaker(self, j: int) -> int:
        """The end of a name in quotation marks right behind the verb, whose clause follows (`وأوضح "النجم" أمس، في بيان، أن`)."""
        lex, close = self.lex, self.page.quote.get(j, 0)
        if j != self.i + 1 or not 1 < close - j <= LONGEST_NAME or "clause" not in self.frames or close + 1 >= self.last:
            return 0
        behind = self.page.timed.get(close + 1, close + 1)
        behind += behind < self.last and self.forms[behind] in COMMAS
        if self.forms[j + 1] in lex.complementizers:
            return 0
        brought = behind > close + 1 and behind < self.last and self.forms[behind] in self.cue.preps
        if behind + brought < self.last and self.forms[behind + brought] in lex.complementizers:
            return close + 1
        led = any(form in lex.complementizers for form in self.forms[behind : self.last])
        return close + 1 if led and self.phrases.medium(behind) else 0

    def _clause(self, j: int) -> Gap | None:
        """The content after a complementizer at `j`, by the verb's frames."""
        if "strict" in self.frames and j - self.i > FARTHEST_STRICT:
            return None
        if self.loose and (self.form.kind == "participle" or self.sure):
            return None
        if "party" in self.frames:
            return self._party(j)
        if self.forms[j].startswith(self.lex.by_clitic) and (described := self._described()):
            return described
        start = j + 1
        quoted = start in self.page.quote and not self._names_subject(start)
        return self._gap(start, "quote" if quoted else "clause", "clause")

    def _names_subject(self, j: int) -> bool:
        """Whether a few words between marks at `j` only name the subject of a clause that goes on behind a comma."""
        close = self.page.quote.get(j, j)
        return close - j <= SHORT_NAME and close + 2 < self.last and self.forms[close + 1] in COMMAS

    def _described(self) -> Gap | None:
        """`ووصف القرار بأنه خطأ`: the one noun phrase before the predicate is what is described, and opens the content."""
        if "needs_b" not in self.cue.flags or self.source is None or self.form.pronoun:
            return None
        start, self.source = self.source[0], None
        return self._gap(start, "phrase", "object")

    def _party(self, j: int) -> Gap | None:
        """`اتهم X Y بأنه`: the accused opens the content; with one noun phrase only, it is the accused."""
        if self.addressee is not None:
            start, self.addressee = self.addressee[0], None
        elif self.source is not None:
            start, self.source = self.source[0], None
        else:
            start = j + 1
        return self._gap(start, "clause", "party")

    def _prepositional(self, j: int, form: str) -> Gap | None:
        """The content that a preposition of the verb's frames brings, free-standing or written onto its noun."""
        cue = self.cue
        told_to = self.media and self.media[-1][1] == j and self.phrases.told_to(j, self.last)
        if form in cue.preps and (self.page.starts_with(j, self.lex.phrase_ends) or self._named_like(j) or told_to):
            return None
        accused = "party" in self.frames and bool(self.source or self.addressee)
        if (
            self._carries(form, self.lex.by_clitic)
            and j not in self.page.named
            and not self.subject
            and (gap := self._described())
        ):
            return gap
        if accused and form in cue.needs:
            return self._party(j)
        if (
            form in cue.preps
            and j + 1 < self.last
            and self.forms[j + 1] not in self.lex.back_references
            and not self.page.starts_with(j, self.lex.asides)
            and not self._cited(j)
            and (not self.sure or self.forms[j + 1] in self.lex.complementizers)
        ):
            return self._governed(j)
        for clitic in cue.clitics:
            if form in self.lex.describers and form.startswith(clitic) and j + 2 < self.last and not self._in_that(j + 1):
                return self._gap(j, "phrase", "clitic") if not self.loose else None
            if "clause" in self.frames and any(f in self.lex.complementizers for f in self._with_clitic(j, clitic)):
                return None
            other = self._site(form, clitic) or self._of_people(j, clitic) or self.phrases.name_before_clause(j, clitic)
            said = self._carries(form, clitic) and not other
            if said and (j not in self.page.named or self.page.name_carries(j, clitic)):
                start = j + 1 if form == clitic else j
                return self._gap(start, "phrase", "clitic") if not self.loose and start < self.last else None
        return self._party(j) if accused and self._carries(form, self.lex.by_clitic) else None

    def _named_like(self, j: int) -> bool:
        """Whether a person's name of several words begins at `j` with one that folds to a preposition (`علي الغريب`)."""
        return self.page.kind(j) == "person" and self.page.mention_end[j] > j + 1

    def _cited(self, j: int) -> bool:
        """Whether the preposition at `j` opens a cue that names who speaks for the speaker (`على لسان X`)."""
        rows = self.lex.according_starts.get(self.forms[j], ())
        return any(len(row.words) > 1 and tuple(self.forms[j : j + len(row.words)]) == row.words for row in rows)

    def _in_that(self, j: int) -> bool:
        """Whether `بما` before `j` is no relative word (`بما في ذلك`, `بما أن`)."""
        return self.forms[j] in self.lex.prepositions or self.forms[j] in self.lex.complementizers

    def _with_clitic(self, j: int, clitic: str) -> list[str]:
        """The next few words behind a phrase at `j` that carry the same preposition (`المقيمين بالخارج بأن`)."""
        return [form for form in self.forms[j + 1 : min(self.last, j + FARTHEST_CLITIC)] if form.startswith(clitic)]

    def _of_people(self, j: int, clitic: str) -> bool:
        """Whether those for whom a body is, or to whom somebody speaks, stand at `j` behind `ل`, before the preposition of the
        content (`دعت التنسيقية الوطنية لأساتذة التعليم إلى إضراب`)."""
        lex, form = self.lex, self.forms[j]
        bare = lex.article + form[2:] if form.startswith(lex.to_clitic * 2) else form[1:]
        if clitic != lex.to_clitic or not (lex.role(bare) or lex.plural(bare)):
            return False
        for k in range(j + 1, min(self.last, j + LONGEST_PEOPLE)):
            if self.forms[k] in self.cue.preps:
                return True
            if not self.page.tokens[k].word or self.lex.lookup(self.forms[k]):
                return False
        return False

    def _site(self, form: str, clitic: str) -> bool:
        """Whether a word behind a preposition is where something happens (`بمقر الشركة`), and nothing that is said."""
        bare = form.removeprefix(clitic)
        return bare in self.lex.sites or bare.removeprefix(self.lex.article) in self.lex.sites

    def _governed(self, j: int) -> Gap | None:
        """The clause or the noun phrase after a preposition at `j`; a noun of speech between them only leads to it."""
        if "clause" in self.frames and (clause := self._led_to(j + 1)):
            return self._clause(clause)
        if self.forms[j + 1] in self.lex.complementizers:
            return self._clause(j + 1) if "clause" in self.frames else self._gap(j + 2, "clause", "clause")
        if self._negative(j + 1):
            return self._gap(j + 1, "clause", "clause")
        if self.forms[j + 1] in self.lex.demonstratives and not any(map(self.lex.definite, self.forms[j + 2 : j + 3])):
            return self._gap(j + 1, "word", "demonstrative")
        return self._gap(j + 1, "phrase", "prep") if not (self.loose and self.subject) else None

    def _led_to(self, j: int) -> int:
        """The complementizer behind a noun of speech at `j`, with its preposition (`خلص إلى القول إن`), or 0."""
        lex, forms = self.lex, self.forms
        noun = lex.nouns.get(forms[j])
        if noun is None and forms[j] not in lex.speech_nouns:
            return 0
        k = j + 1 + (noun is not None and j + 1 < self.last and forms[j + 1] in noun.preps)
        return k if k < self.last and forms[k] in lex.complementizers else 0

    def _carries(self, form: str, clitic: str) -> bool:
        return self.lex.carries(form, clitic)

    def _object(self, j: int) -> Gap | None:
        """A direct object as content. With no sure speaker, only verbs that take one without (`np_bare`)."""
        if self.forms[j] in self.lex.demonstratives and "noun_like" not in self.cue.flags:
            whole = j + 1 < self.last and (reasoned(self.page, self.cue, j + 1) or predicated(self.page, self.cue, j + 1))
            return self._gap(j, "phrase" if whole else "word", "demonstrative")
        if "strict" in self.frames or not self.frames & {"np", "two"} or not self.page.tokens[j].word:
            return None
        if self.source is None and not self._may_lack_source():
            return None
        if self._prefixed(j) or self.forms[j] in self.lex.contrasts or self._adjoined(j):
            return None
        if j + 1 < self.last and self.forms[j + 1] in self.lex.back_references and self.lex.lookup(self.forms[j]):
            return None  # `في بيان نشرته أمس وصفت فيه ...`: the clause of another verb
        if self.form.pronoun and "two" not in self.frames:
            return None
        if "needs_b" in self.cue.flags and not self._predicate_follows(j):
            return None
        return self._gap(j, "phrase", "object")

    def _adjoined(self, j: int) -> bool:
        """Whether a conjunction is written onto a preposition at `j` (`وعلى رأسهم`), with which no object begins."""
        form = self.forms[j]
        return form[:1] in self.lex.conjunctions and form[1:] in self.lex.prepositions and j not in self.page.named

    def _prefixed(self, j: int) -> bool:
        """Whether the word at `j` is one of the dictionary behind a preposition (`بزي`), and no object."""
        form, by = self.forms[j], self.lex.by_clitic
        if not self._carries(form, by) or j in self.page.named or form == by:
            return False
        return not is_listed(form, self.lex.code) and is_listed(form[len(by) :], self.lex.code)

    def _may_lack_source(self) -> bool:
        """Whether an object may follow though no speaker was found: not where a pronoun is the object already."""
        if "two" in self.frames:
            return not self.form.pronoun or self._names_it() or self._predicate_first(self.i + 1)
        return self.subject or self.form.joined or "np_bare" in self.cue.flags

    def _names_it(self) -> bool:
        """Whether the verb with its pronoun only gives a name to what a relative word stands for (`من سماهم أعداء`)."""
        names = "two" in self.frames and self.form.pronoun and "needs_b" not in self.cue.flags
        return bool(names) and self.i > 0 and self.forms[self.i - 1] in self.lex.describers

    def _predicate_first(self, j: int) -> bool:
        """Whether what a pronoun is said to be stands right behind the verb: an indefinite noun (`واعتبره سابقة`)."""
        lex, form = self.lex, self.forms[j]
        barred = (lex.prepositions, lex.relatives, lex.adverbs, lex.complementizers, lex.determiners, lex.pronoun_subjects)
        if not self.form.joined and not (self.i and self.forms[self.i - 1] in lex.continuers):
            return False
        plain = self.page.tokens[j].word and j not in self.page.named and j not in self.page.timed
        return plain and not lex.definite(form) and lex.role(form) is None and not any(form in words for words in barred)

    def _predicate_follows(self, j: int) -> bool:
        """Whether the object's predicate follows, with its preposition or as a clause."""
        near = self.forms[j : min(self.last, j + FARTHEST_PREDICATE)]
        return any(form in self.lex.complementizers or self._carries(form, self.lex.by_clitic) for form in near)

    def _bare(self) -> Gap | None:
        """A clause right after the speaker, where the marks around it were lost."""
        if "from" in self.frames or self.source is None or "bare" not in self.frames or self.form.pronoun:
            return None
        a, b = self.source
        end = self.phrases.agent(a)
        if end <= a or b - a > LONGEST_BARE_SOURCE or end + 3 >= self.last:
            return None
        if self.addressee is not None and self.addressee[0] == end and self.forms[self.addressee[1]] in COMMAS:
            end = self.addressee[1] + 1
        source_end, end = end, self.phrases.aside(end) or end
        if end >= self.last:
            return None
        form, lex = self.forms[end], self.lex
        if not self.page.tokens[end].word or any(form in w for w in (lex.prepositions, lex.relatives, lex.copulas)):
            return None
        self.source = (a, min(b, source_end))
        return self._gap(end, "clause", "bare")
