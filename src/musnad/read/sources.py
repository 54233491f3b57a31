"""The noun phrases of a gap: the speaker with all that is set beside him, and whom a verb addresses before its object."""

from musnad.read.contents import own_stance
from musnad.read.deemed import Deemed
from musnad.read.late import before_repeated
from musnad.read.page import COMMAS, QUOTES
from musnad.read.vocabulary import is_known, is_listed

MOST_LOOSE = 5
"""Words that fit nowhere and are passed over before a gap is given up."""
LONGEST_STRANGER = 2
"""Words of no dictionary that are a speaker right behind his verb."""
LONGEST_FIRST = 9
"""Tokens of what tells that somebody is the first of his kind."""
LONGEST_BESIDE = 6
"""Tokens of a name between commas after its title."""
STOP, OBJECT = -2, -1
"""Steps of the reader: no frame can go on from here; the direct object of the verb begins here."""


class Sources(Deemed):
    """Reads the noun phrases of a gap. Steps are ends, `STOP` or `OBJECT`."""

    def _before_stop(self, end: int, whole: int) -> bool:
        """Whether a noun phrase goes on from what is surely known of it up to the preposition of the content."""
        if not end < whole < self.last:
            return False
        form = self.forms[whole]
        return form in self.cue.preps or any(self._carries(form, clitic) for clitic in self.cue.clitics)

    def _name(self, j: int) -> int:
        """The end of the person's name at `j`, or 0."""
        return self.phrases.named_at(j) if j < self.last and self.page.kind(j) == "person" else 0

    def _strange_name(self, j: int) -> int:
        """The end of words of no dictionary behind a title without a name, before an object (`وصف الوزير X Y القرار بـ`), or,
        where the verb takes none, right before its clause (`صرحت السيدة X أن`)."""
        if any(form in self.lex.nouns or self.lex.masdar(form) for form in (self.forms[j], *self.lex.bare_forms(self.forms[j]))):
            return 0
        titled = self.source is not None and self.lex.role(self.forms[self.source[0]]) in self.lex.epithets
        if self.phrases.outlet_at(j) or (self.phrases.owned_noun(j) and self._owned_word(self.forms[j])):
            return 0
        if not titled or self.source is None:
            return 0
        if any(mention.kind == "person" for mention in self.page.mentions_in(*self.source)):
            return 0
        k = j
        while k < min(self.last, j + LONGEST_BESIDE) and self._is_strange(k):
            k += 1
        told = self.frames & {"np", "two", "object", "party"} or (k < self.last and self.forms[k] in self.lex.complementizers)
        return k if k > j and told else 0

    def _owned_word(self, form: str) -> bool:
        """Whether a word of the dictionary is left without the pronoun of its owner (`ثقته`)."""
        bare = next((form.removesuffix(p) for p in self.lex.object_pronouns if form.endswith(p)), form)
        feminine = bare[:-1] + self.lex.feminine_folded if bare.endswith(self.lex.feminine_bound) else bare
        return is_listed(bare, self.lex.code) or is_listed(feminine, self.lex.code)

    def _before_need(self, j: int) -> int:
        """The end of a name that is a common word too, between its title and what the verb needs (`قدم الرئيس X شكره`)."""
        lex, needs, form = self.lex, self.cue.needs, self.forms[j]
        if self.source is None or j + 1 >= self.last or self.forms[j + 1] not in needs or form in needs or lex.definite(form):
            return 0
        titled = lex.definite(self.forms[self.source[0]]) and lex.role(self.forms[self.source[0]]) in lex.epithets
        name = self.page.tokens[j].word and not self._ends_name(j) and form not in lex.nothing_words
        name = name and form not in lex.demonstratives
        return j + 1 if titled and name else 0

    def _is_strange(self, k: int) -> bool:
        """Whether a word of no dictionary and no class stands at `k`."""
        form, lex = self.forms[k], self.lex
        plain = self.page.tokens[k].word and k not in self.page.timed and not lex.lookup(form) and not form.isdigit()
        return plain and not self._ends_name(k) and lex.role(form) is None and not is_known(form, lex.code)

    def _strangers(self, j: int) -> int:
        """The end of one or two words of no dictionary right behind the verb, before the preposition of what it says: who
        speaks (`كشف X عن كذا`); or `j`."""
        k = j
        while k < min(self.last, j + LONGEST_STRANGER) and self._is_strange(k) and not self._bound(k):
            k += 1
        carried = j < k < self.last and any(self._carries(self.forms[k], clitic) for clitic in self.cue.clitics)
        return k if carried or (j < k < self.last and self.forms[k] in self.cue.preps) else j

    def _bound(self, k: int) -> bool:
        """Whether the word at `k` may carry a conjunction, the article, its owner's pronoun or the ending of an object."""
        lex, form = self.lex, self.forms[k]
        bound = form.endswith((*lex.object_pronouns, lex.accusative)) or lex.definite(form)
        return bound or form[:1] in lex.conjunctions

    def _between_commas(self, j: int) -> int:
        """The end of a few words between commas after a title without a name (`القنصل العام، X Y، إن`), or after anybody, which
        tell that he is the first of his kind or one of them (`الحركة، أكبر أحزاب المعارضة، بكذا`); or 0."""
        opening = self.forms[j : j + 1 + (self.forms[j] in self.lex.portions)]
        if self.source is not None and not self.lex.superlatives.isdisjoint(opening):
            return next((k for k in range(j + 1, min(self.last, j + LONGEST_FIRST)) if self.forms[k] in COMMAS), 0)
        if self.source is None or self.lex.role(self.forms[self.source[0]]) not in self.lex.epithets:
            return 0
        if any(mention.kind == "person" for mention in self.page.mentions_in(*self.source)):
            return 0
        for k in range(j, min(self.last, j + LONGEST_BESIDE)):
            if self.forms[k] in COMMAS:
                return k if k > j else 0
            if self._ends_name(k):
                return 0
        return 0

    def _ends_name(self, k: int) -> bool:
        """Whether the token at `k` can be no part of an unlisted name."""
        lex, form = self.lex, self.forms[k]
        return not self.page.tokens[k].word or form in lex.prepositions or form in lex.complementizers or k in self.page.timed

    def _first_noun(self, j: int) -> int:
        if self.forms[j] in self.lex.demonstratives and (self.frames & {"np", "bare", "party"}):
            return OBJECT
        if self.forms[j] in self.lex.deeds and "np" in self.frames:
            return OBJECT
        if self.forms[j] in self.lex.or_words:
            return STOP
        if "two" in self.frames and self._accusative(j):
            return OBJECT if self.form.pronoun and self.form.joined and j == self.i + 1 else STOP
        if "two" in self.frames and self.deemed(j):
            return OBJECT
        if "two" in self.frames and (own := self._deems_itself(j)):
            self.source = (j, own)
            return own
        told = self.forms[min(j + 1, self.last - 1)]
        if j == self.i + 1 and self.phrases.owned_role(j) and (told in self.lex.comment_nouns or self.phrases.deed(j + 1)):
            self.source = (j, j + 1)  # `رفض مكتبه التعليق`
            return j + 1
        if named := self._named_speaker(j):
            self.source = (j + 1, named - 1)
            return named
        if j == self.i + 1 and (self._manner(j) or self._own_speech(j)):
            return j + 1
        if self.strict:
            end = self._before_epithet(j, self._longer(j, self.phrases.agent(j, apposed=not self.frames & {"object", "party"})))
            if self._lacks_object(end):
                end = self._before_accused(j, end)
            if (beside := self._set_beside(j)) > end:
                self.source = (j, beside)
                return beside
            end += end == j and self.forms[j] in self.page.surnames
            end = self._those_plural(j) if end == j else end
            end = self._strangers(j) if end == j == self.i + 1 else end
            if end == j and self.frames >= {"np", "object"} and self.lex.definite(self.forms[j]):
                return self._people(j)
            if end == j:
                whole = self.phrases.phrase(j, self.stops if self.forms[j] in self.ends else self.ends)
                end = before_repeated(self.page, self.cue, j, whole)
                stance = end == j + 1 and own_stance(self.page, self.form, j)
                plain = stance or not (self._before_content(end) or self._set_off(j, end))
                if self.frames & {"np", "two"} and end == whole and plain:
                    return OBJECT
        elif self.moved and (self.phrases.agent(j) == j or (self.forms[j][:1] in self.lex.conjunctions and j in self.page.named)):
            self.loose += 1
            return j + 1 if self.loose <= MOST_LOOSE else STOP
        else:
            end = self.phrases.phrase(j, self.stops if self.forms[j] in self.ends else self.ends)
        if end <= j:
            self.loose += 1
            past = max(j + 1, self.phrases.whole(j, self.ends)) if self.forms[j] in self.lex.never_speakers else j + 1
            return past if self.loose <= MOST_LOOSE else STOP
        end = before_repeated(self.page, self.cue, j, self._before_informed(j, end))
        end = self._before_means(j, end)
        self.source = (j, end)
        return end

    def _before_means(self, j: int, end: int) -> int:
        """The end of a speaker before the means by which he speaks (`قال البحار من خلال رسالة`), which his phrase may take in."""
        lex, forms = self.lex, self.forms
        means = lex.means.keys() & lex.time_prepositions
        return next((k for k in range(j + 1, end - 1) if forms[k] == lex.member_of and forms[k + 1] in means), end)

    def _before_informed(self, j: int, end: int) -> int:
        """The end of a noun phrase [j, end) before the outlet that its verb informs (`أفاد مسؤول في الشرطة | وكالة X`), or before
        the press or an outlet that it tells a clause (`أبلغ الوزير | الصحفيين أن`)."""
        lex, behind = self.lex, self.forms[min(end, self.last - 1)]
        told = "object" in self.frames and (behind in lex.complementizers or behind in COMMAS)
        if not (told or "informs" in self.cue.flags) or lex.role(self.forms[j]) in ("outlet", "journalist"):
            return end
        near = range(j + 1, end)
        press = (k for k in near if self.phrases.outlet_at(k) or (told and self.forms[k] in lex.addressee_groups))
        return next((k for k in press if self._may_end(k)), end)

    def _may_end(self, k: int) -> bool:
        """Whether a noun phrase may end before `k`: behind a definite word, a name or the ending of several."""
        form, lex = self.forms[k - 1], self.lex
        named = k - 1 in self.page.named or k in self.page.name_ends
        described = form.endswith((*lex.adjective_endings, lex.human_plural)) or form in lex.plain_qualities
        return form not in lex.prepositions and (lex.definite(form) or named or described)

    def _deems_itself(self, j: int) -> int:
        """The end of who calls himself something (`وتصف الحركة نفسها بأنها سلمية`), before the word for himself; or 0."""
        lex = self.lex
        own = next((k for k in range(j + 1, min(j + LONGEST_BESIDE, self.last - 1)) if self.forms[k] in lex.selves), j)
        called = own > j and self.forms[own].endswith(lex.object_pronouns) and self.forms[own + 1].startswith(lex.by_clitic)
        return own if called and self.phrases.agent(j) >= own else 0

    def _before_epithet(self, j: int, end: int) -> int:
        """The end of a noun phrase [j, end) before the quotation that says what the verb's own pronoun stands for (`سماها السكان
        «الجزيرة»`)."""
        if not (self.form.pronoun and "two" in self.frames):
            return end
        return next((k for k in range(j + 1, end) if k in self.page.quote), end)

    def _those_plural(self, j: int) -> int:
        """The end of people at `j` whom no table lists, in the case of a subject, with what describes them (`التي أعلن
        المتطرفون قيامها`), or `j`."""
        lex, end = self.lex, j
        while end < self.last and self._nominative(end):
            end += 1
        while j < end < self.last and lex.adjective(self.forms[end]):
            end += 1
        return end

    def _nominative(self, k: int) -> bool:
        """Whether a definite plural of persons in the case of a subject stands at `k`."""
        lex, form = self.lex, self.forms[k]
        stem = form.removeprefix(lex.article).removesuffix(lex.human_plural)
        plural = lex.definite(form) and lex.plural(form) and form.endswith(lex.human_plural)
        return plural and k not in self.page.named and is_listed(stem, lex.code)

    def _lacks_object(self, end: int) -> bool:
        """Whether a noun phrase up to `end` leaves no room for the object without which the verb says nothing."""
        if "party" in self.frames:
            return end < self.last and self._carries(self.forms[end], self.lex.by_clitic)
        if self.frames != {"np"} or self.cue.preps or self.cue.clitics:
            return False
        return end >= self.last or not self.page.tokens[end].word or self.forms[end] in self.lex.prepositions

    def _before_accused(self, j: int, end: int) -> int:
        """Where the accused begins in [j, end), which holds the accuser too (`اتهم وزير الدفاع السلطات بكذا`), or `end`.

        Who accuses with this frame accuses somebody; so the last noun phrase that may stand alone, or between marks, is not the
        title's own."""
        mark = self.page.closes.get(end - 1, j)
        if mark > j and self.forms[mark - 1] not in self.lex.inner_prepositions:
            return mark
        return next((k for k in range(end - 1, j + 1, -1) if self.phrases.apart(j, k)), end)

    def _own_speech(self, j: int) -> bool:
        """Whether the noun at `j`, before what is said, is the speaker's own speech (`وختم كلامه: ...`)."""
        form, lex = self.forms[j], self.lex
        own = form in lex.media and form.endswith(lex.object_pronouns) and lex.role(form) is None
        return own and (self._before_content(j + 1) or self.forms[min(j + 1, self.last - 1)] in lex.said_forms)

    def _set_beside(self, j: int) -> int:
        """The end of a noun phrase at `j` behind which a comma sets a name or a title that another mark closes, so that it
        is the subject (`أكد مدافع المنتخب، X، أن`, `كشف X Y، رئيس ...، عن`), or 0."""
        end = 0 if COMMAS.isdisjoint(self.forms[j + 1 : self.last - 1]) else self.phrases.phrase(j, self.ends)
        if not j < end < self.last - 1 or self.forms[end] not in COMMAS:
            return 0
        k = end + 1
        if self.page.kind(k) == "person":
            close = self.page.mention_end[k]
        elif self.lex.role(self.forms[k]) in self.lex.epithets and self.forms[k][:1] not in self.lex.conjunctions:
            close = self.phrases.phrase(k, self.ends)
        else:
            return 0
        after = self.forms[min(close, self.last - 1)]
        shut = close in self.page.timed or after in COMMAS or after in self.ends or after in self.lex.adverbs
        return end if close < self.last and shut else 0

    def _set_off(self, j: int, end: int) -> bool:
        """Whether a medium or an aside follows the noun [j, end) behind a comma, as it does a speaker and no object; right
        behind it, one word of no dictionary (`وصف X في تصريح له ...`)."""
        if end + 1 >= self.last or self.phrases.complete(j, end):
            return False
        if self.forms[end] in COMMAS:
            return (
                self.phrases.medium(end + 1) > 0
                or end + 1 in self.page.timed
                or self.page.starts_with(end + 1, self.lex.asides) > 0
            )
        strange = end == j + 1 and not is_known(self.forms[j], self.lex.code)
        return strange and self.phrases.medium(end) > 0

    def _manner(self, j: int) -> bool:
        """Whether the word at `j`, right before what is said, tells how it is said (`وأضاف مازحا: ...`): an accusative."""
        lex, form = self.lex, self.forms[j]
        if not form.endswith(lex.accusative) or j in self.page.named or lex.definite(form) or lex.role(form):
            return False
        return self._before_content(j + 1) and is_known(form, lex.code)

    def _people(self, j: int) -> int:
        """A definite noun and its adjectives, addressed before the object (`ناشد المجتمع الدولي زيادة ...`)."""
        end = j + 1
        while end < self.last and self.lex.adjective(self.forms[end]):
            end += 1
        self.addressee = (j, end)
        self.subject = True
        return end

    def _longer(self, j: int, end: int) -> int:
        """The end of a title that goes on past what is known of it (`النائب العام لدى مجلس ... X Y`) up to the content."""
        if end > j and (whole := self._body_of(j, end)) > end:
            return whole
        if "np" in self.frames and end > j and end not in self.page.named and self.phrases.owned_noun(end):
            return end  # `أكد رئيس الوزراء ثقته بأن`: the noun with its owner is no part of his title
        titled = end > j and self.lex.role(self.forms[j]) in self.lex.epithets
        if (
            self.phrases.ends_in_person(j, end)
            and self.page.kind(end) == "office"
            and not self._carries(self.forms[end], self.lex.to_clitic)
        ):
            office = self.page.mention_end[end]
            accused = "party" in self.frames and self.page.kind(office) in ("place", "organisation", "person")
            return office if accused or self._before_content(office) else end
        if not titled or end >= self.last or self.phrases.ends_in_person(j, end):
            return end
        if "object" in self.frames and (self.phrases.addressed_plural(j, end) or self.phrases.another_party(j, end)):
            return end
        if self.frames & {"object", "party"} and end < self.last and self._new_body(end):
            return end
        alt = self.phrases.phrase(j, self.ends | self.lex.addressee_groups)
        if end < self.last and "two" in self.frames and alt in self.page.quote and (self.new_object(end) or self.deems(end, alt)):
            return end
        if end < self.last and self._open_body(end):
            whole = self._up_to_name(j, self.phrases.phrase(j, self.ends))
            return whole if self.phrases.ends_in_person(j, whole) else end
        alt = self._up_to_name(j, alt) if end < self.last and self._goes_on(end) else alt
        if alt > end and (
            (self._goes_on(end) and self.phrases.ends_in_person(j, alt))
            or (("two" not in self.frames or "clause" in self.frames) and self._before_content(alt))
            or (alt < self.last and "np" not in self.frames and (self.forms[alt] in self.stops or self.forms[alt] in COMMAS))
        ):
            return end if "party" in self.frames and any(map(self._lacks_object, range(end + 1, alt))) else alt
        return end

    def _open_body(self, end: int) -> bool:
        """Whether a title ends in a body without the article, whose task follows at `end` (`الناطق باسم لجنة رصد الوباء X`)."""
        lex, body = self.lex, self.forms[end - 1]
        bare = body if body in lex.roles else body.removeprefix(lex.to_clitic)
        known = bare in lex.roles and lex.role(bare) == "organisation" and not lex.definite(bare)
        return known and end not in self.page.named and is_listed(self.forms[end], lex.code)

    def _body_of(self, j: int, end: int) -> int:
        """The end of a body's name with those it is for, where a content that the verb may take follows it; or `end`."""
        whole = self.phrases.body_for(j, end)
        behind = self.forms[whole : self.last]
        later = any(form in self.cue.preps or any(self._carries(form, c) for c in self.cue.clitics) for form in behind)
        return whole if self.lex.to_clitic not in self.stops or later else end

    def _new_body(self, k: int) -> bool:
        """Whether a body without the article stands at `k`, behind a definite noun that it cannot complete."""
        form, lex = self.forms[k], self.lex
        return lex.role(form) == "organisation" and not lex.definite(form) and lex.definite(self.forms[k - 1])

    def _up_to_name(self, j: int, end: int) -> int:
        """Where a title that begins at `j` ends in the first name of a person in [j, end) (`مسؤول كذا X`), else `end`."""
        k = next((k for k in range(j + 1, end) if self.page.kind(k) == "person"), None)
        if k is None:
            return end
        close = self.page.mention_end[k]
        return close + (self.page.closes.get(close) == k - 1)

    def _goes_on(self, k: int) -> bool:
        """Whether the word at `k` may go on with a title that no table has whole: a definite word, or a preposition's phrase."""
        lex, form = self.lex, self.forms[k]
        definite = lex.definite(form) or (form[:1] in lex.conjunctions and lex.definite(form[1:]))
        return definite or form in lex.inner_prepositions or form[:1] in (lex.by_clitic, lex.to_clitic)

    def _before_content(self, end: int) -> bool:
        """Whether a clause or a quotation begins right at `end`, perhaps after the outlet or the press it is told to."""
        told = max(self.phrases.medium(end), self.phrases.addressee(end)) if end < self.last else 0
        if told:
            return told < self.last and self._begins_content(told)
        return end < self.last and (
            self.forms[end] in self.lex.complementizers
            or self.forms[end] == ":"
            or (self.forms[end] in QUOTES and end in self.page.quote)
        )

    def _begins_content(self, k: int) -> bool:
        """Whether what is said begins at `k`, behind whom it was told to: anything but an adjunct or a joined clause."""
        form, lex = self.forms[k], self.lex
        if not self.page.tokens[k].word:
            return form == ":" or (form in QUOTES and k in self.page.quote)
        if form in self.cue.preps or form in lex.complementizers:
            return True
        return form not in lex.prepositions and form not in lex.adverbs and form[:1] not in lex.conjunctions

    def _own_noun(self, form: str) -> bool:
        """Whether a word is a verbal noun with its owner's pronoun (`أبدت الوزارة رفضها القرار`)."""
        if self.i and self.forms[self.i - 1] in self.lex.relatives:
            return False
        return any(form.endswith(own) and self.lex.masdar(form[: -len(own)]) for own in self.lex.object_pronouns)

    def _is_verb(self, j: int) -> bool:
        form = self.forms[j]
        named = j in self.page.named or self.page.raw(j) in self.lex.no_cues
        if self.lex.role(form) is not None or self.lex.definite(form) or named:
            return False
        if "np" in self.frames and (self.source or self.subject or self.form.joined) and self._own_noun(form):
            return False
        noun = self.page.raw(j).endswith(self.lex.feminine_singular)
        forms = (f for f in self.lex.lookup(form) if f.joined or not (f.pronoun and noun))
        said = (f.person == 3 and f.kind != "jussive" for f in forms)
        return any(said) and form not in self.lex.said_forms
