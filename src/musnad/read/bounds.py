"""What cannot belong to a noun phrase, so that it ends: verbs, particles, the objects of its verb."""

from musnad.read.completions import Completions
from musnad.read.mentions import is_given_name
from musnad.read.vocabulary import is_known, is_listed

THINGS = frozenset({"organisation", "document"})
"""Roles of bodies and papers, which bear no names of persons."""
_WORD_MARKS = frozenset(".-")

SHORTEST_OWNER = 3
"""Letters of a noun with its owner's pronoun, without that."""
SHORTEST_DUAL = 6
"""Letters of an indefinite noun whose ending is that of two things."""

SHORTEST_PLURAL_VERB = 4
"""Letters of a word above which the prefix and the ending of a verb of several make it one."""


class Bounds(Completions):
    """Where noun phrases of one page end. `i` is where a phrase begins, `j` the token that may go on with it."""

    def _ended(self, j: int) -> bool:
        """Whether no noun phrase goes on at `j`: an adverb, a relative, a noun of speech, what a verb says by (`الانتباه`)."""
        lex, form = self.lex, self.forms[j]
        if form in lex.gap_particles and lex.definite(form):
            return lex.definite(self.forms[j - 1]) or not self.page.tokens[j - 1].word
        plain = form in lex.adverbs or form in lex.relatives or form in lex.speech_nouns
        again = form in lex.repeated_nouns and lex.definite(form)
        return plain or again or (form[:1] in lex.so and form[1:] in lex.prepositions)

    def _told_to(self, i: int, j: int) -> bool:
        """Whether an outlet at `j` carries the preposition of who was told, by no correspondent of its own."""
        return self.forms[j].startswith(self.lex.to_clitic) and self.forms[i] not in self.lex.correspondents

    def _inside_word(self, i: int, j: int) -> bool:
        """Whether a mark at `j` joins two words without spaces (`بي.بي.سي`)."""
        if self.forms[j] not in _WORD_MARKS or j == i or j + 1 >= self.size:
            return False
        tokens, sentence = self.page.tokens, self.page.sentence
        touching = tokens[j].start == tokens[j - 1].end and tokens[j + 1].start == tokens[j].end
        return touching and sentence[j] == sentence[j + 1]

    def _goes_on_with_verb(self, i: int, j: int) -> bool:
        """Whether a verb in the third person stands right behind a definite head (`وبحسب المصدر يتنقل ...`)."""
        lex, form = self.lex, self.forms[j]
        return j == i + 1 and lex.definite(self.forms[i]) and len(form) > 3 and form not in lex.like_third_person

    def _after_surname(self, i: int, j: int) -> bool:
        """Whether a definite noun at `j` follows one word of no dictionary, somebody's name (`دعا X المجتمع الدولي إلى`)."""
        lex, first, form = self.lex, self.forms[i], self.forms[j]
        if j != i + 1 or not lex.definite(form) or lex.adjective(form) or lex.definite(first) or i in self.page.named:
            return False
        return lex.role(first) is None and lex.role(form) not in lex.epithets and not is_known(first, lex.code)

    def _object_of(self, i: int, j: int) -> bool:
        """Whether a word at `j` cannot belong to the phrase of `i`: a particle, a noun owned by whom the phrase means, a text in
        the form of an object, or a noun without the article behind a definite body, outlet or document (`قدم التقرير مراجعة`),
        which no name follows."""
        lex, form, before = self.lex, self.forms[j], self.forms[j - 1]
        if form in lex.never_heads or (lex.definite(before) and (self._dual(j) or self._told_by_noun(j))):
            return True
        text = form.endswith(lex.accusative) and lex.role(form) == "document" and j not in self.page.named
        if text and j + 1 < self.size and not self.forms[j + 1].startswith((lex.by_clitic, lex.to_clitic)):
            return True  # `نفى الوزير تقريرا`, and not `كتب الوزير مقالا بعنوان "..."`
        if not (lex.definite(before) or j - 1 in self.page.closes) or lex.definite(form) or form[:1] in lex.conjunctions:
            return False
        if lex.role(form) or form in lex.complements or form in lex.selves or form in lex.not_before_participle:
            return False
        if lex.definite(before) and self._owned_thing(j):
            return True
        return is_listed(form, lex.code) and lex.role(self.forms[i]) in THINGS

    def _owned_thing(self, j: int) -> bool:
        """Whether a noun of the dictionary with its owner's pronoun stands at `j` (`بررت الهيئة قرارها`)."""
        form, lex = self.forms[j], self.lex
        if j in self.page.named or is_given_name(form, language=lex.code) or self.page.raw(j).endswith(lex.feminine_singular):
            return False
        stem = next((form.removesuffix(own) for own in lex.object_pronouns if form.endswith(own)), "")
        bound = stem.removesuffix(lex.feminine_bound) + lex.feminine_folded
        return len(stem) > 2 and any(is_listed(word, lex.code) for word in (stem, bound))

    def _told_by_noun(self, j: int) -> bool:
        """Whether a noun of speech stands at `j` right before its own clause (`رفضت الإدارة المزاعم بأن X`)."""
        lex = self.lex
        clause = j + 1 < self.size and self.forms[j + 1] in lex.complementizers and self.forms[j + 1].startswith(lex.by_clitic)
        return clause and lex.speech(self.forms[j]) is not None

    def _dual(self, j: int) -> bool:
        """Whether an indefinite noun of two, in the case of an object, stands at `j` (`رسم خبير الطاقة سيناريوهين`)."""
        form, lex = self.forms[j], self.lex
        two = form.endswith(lex.accusative_plural) and len(form) >= SHORTEST_DUAL and j not in self.page.named
        plain = two and not lex.definite(form) and form[:1] not in lex.conjunctions and lex.role(form) is None
        return plain and not is_given_name(form, language=lex.code) and form not in self.page.name_forms

    def _is_verb(self, form: str) -> bool:
        """Whether a word inside a phrase is a verb of saying or a future, so that the phrase is over."""
        lex = self.lex
        finite = any(f.kind not in ("participle", "jussive") for f in lex.lookup(form))
        return (finite and lex.role(form) is None and not lex.definite(form)) or lex.future(form)

    def _is_preposition(self, form: str) -> bool:
        """Whether a word is a preposition or carries one."""
        return form in self.lex.prepositions or self._carries_preposition(form)

    def _carries_preposition(self, form: str) -> bool:
        return form[:1] in (self.lex.to_clitic, self.lex.by_clitic) and self._clitic(form)

    def those_who(self, j: int) -> bool:
        """Whether `من` at `j` means those who do something (`هاجم الرئيس من يرفضون الحوار`): a verb of several follows."""
        lex, verb = self.lex, self.forms[j + 1] if j + 1 < self.size else ""
        plural = verb.startswith(lex.third_person) and verb.endswith(lex.human_plural) and len(verb) > SHORTEST_PLURAL_VERB
        return self.forms[j] == lex.member_of and plural and j + 1 not in self.page.named

    def _name_in_marks(self, i: int, j: int) -> int:
        """The end of a name in quotation marks at `j`; not of several things that a person's title before them cannot be called
        (`اتهم المتحدث باسم الوزارة "جماعات مسلحة" بكذا`)."""
        lex, k = self.lex, j + 1
        if j == i + 1 and lex.several_people(self.forms[i]):
            return 0
        if j > i and self.page.quote.get(j) == j + 2 and lex.adjective(self.forms[k]):
            return j + 3
        end = self.name_quote(j) or self._called_in_marks(i, j)
        things = end > j + 3 and k not in self.page.named and self.forms[k].endswith(lex.plural_things)
        return 0 if things and self._titled(i) and lex.definite(self.forms[j - 1]) else end

    def owned_noun(self, k: int) -> bool:
        """Whether a noun of the speaker's own follows him (`إعلان الرئيس امتناعه عن ...`), as no other noun does surely."""
        form = self.forms[k] if k < self.page.size else ""
        own = len(form) > 3 and form.endswith(self.lex.object_pronouns) and not self.lex.definite(form)
        plain = own and not self.page.raw(k).endswith(self.lex.feminine_singular)  # which folds to the letter of a pronoun
        return plain and form not in self.lex.prepositions and not self.lex.lookup(form)

    def owned_role(self, k: int) -> bool:
        """Whether people or a body of somebody's own stand at `k` (`خصومه`, `مكتبه`)."""
        lex, form = self.lex, self.forms[k] if k < self.page.size else ""
        stem = next((form.removesuffix(own) for own in lex.object_pronouns if form.endswith(own)), "")
        if len(stem) < SHORTEST_OWNER or k in self.page.named or self.page.raw(k).endswith(lex.feminine_singular):
            return False
        return lex.role(stem) is not None or lex.role(stem.removesuffix(lex.feminine_bound) + lex.feminine_folded) is not None

    def thing(self, k: int) -> bool:
        """Whether an indefinite noun stands at `k`, what a verbal noun with its owner tells (`إعلان التحالف هدنة`)."""
        lex, page = self.lex, self.page
        form = self.forms[k] if k < page.size else ""
        if form in lex.told_things:
            return True
        if not is_listed(form, lex.code) or not lex.told_shapes.match(form) or k in page.named or k in page.timed:
            return False
        plain = form not in lex.particles and form not in lex.selves
        return plain and not (lex.definite(form) or lex.role(form) or lex.lookup(form) or lex.indefinite_adjective(form))

    def deed(self, k: int) -> bool:
        """Whether a definite verbal noun that governs something stands at `k` (`رفض X الامتثال لكذا`), and no adjective."""
        lex, page = self.lex, self.page
        form = self.forms[k] if k + 1 < page.size else ""
        bare = form.removeprefix(lex.article)
        if not lex.definite(form) or lex.adjective(form) or k in page.named or lex.role(form) is not None:
            return False
        named = lex.told_shapes.match(bare) is not None and not lex.adjective_shapes.match(bare) and is_listed(bare, lex.code)
        after = self.forms[k + 1]
        governs = after in lex.prepositions or lex.carries(after, lex.to_clitic) or lex.carries(after, lex.by_clitic)
        return named and governs and form not in lex.complements
