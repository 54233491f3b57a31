"""The shallow grammar of a subject-first page, without a tagger: noun phrases and adverbials to the right of a word."""

from musnad.read.page import COMMAS, QUOTES
from musnad.read.subject_first.subjects import INNER_MARKS, LONGEST_BRACKET, LONGEST_SUBJECT, Subjects

LONGEST_OBJECT = 14
"""Tokens of an addressee or of the noun phrase of an adjunct."""


PERSONAL = frozenset({"person", "spokesperson", "diplomat", "official", "analyst", "source", "military"})
"""Roles of people who tell an outlet something."""
LONGEST_NAME_QUOTE = 6
"""Tokens of a name in quotation marks inside a noun phrase."""


class Syntax(Subjects):
    """The grammar over one page."""

    def noun_phrase(self, k: int) -> int:
        """The end of a plain noun phrase at `k`: a pronoun, a run of capitals, or a determiner with its nouns."""
        forms, last, start = self.forms, self.page.last(k) if k < self.size else k, k
        while k < last and k - start < LONGEST_OBJECT:
            form = forms[k]
            if form in QUOTES and self.lex.free_order and (close := self._name_closes(k)) < last:
                k = close + 1
                continue
            if not self.page.tokens[k].word:
                if form in INNER_MARKS and not self.dash(k) and k > start and k + 1 < last and self._touches(k):
                    k += 1
                    continue
                break
            if k > start and (end := self.page.mention_end.get(k)):
                k = min(end, last)
                continue
            if self._ends_phrase(k, start):
                break
            k += 1
        return k

    def _name_closes(self, k: int) -> int:
        """The mark that closes a name in quotation marks at `k`, or the end of the page."""
        close = self.page.quote.get(k, self.size)
        return close if k + 1 < close <= k + LONGEST_NAME_QUOTE and self.capital(k + 1) else self.size

    def _touches(self, k: int) -> bool:
        """Whether a mark is written onto the word before it."""
        return self.page.tokens[k].start == self.page.tokens[k - 1].end

    def _ends_phrase(self, k: int, start: int) -> bool:
        lex, form = self.lex, self.forms[k]
        if form in lex.complementizers or form in lex.relatives or form in lex.infinitive:
            return True
        if k > start:
            if lex.infinitival(form):
                return True
            if form in lex.pronouns or (form in lex.possessives and not self.capital(k)):
                return True
            if form in lex.determiners and self.forms[k - 1] not in lex.determiners and not self.capital(k):
                return True
            if k in self.page.timed or form in lex.weekdays:
                return True
        if form in lex.prepositions or form in lex.subordinators:
            return k == start or form not in lex.genitives
        return bool(self.helper(form)) or form in lex.negated or (form in lex.adverbs and k > start) or self.finite_cue(k)

    def correlative(self, k: int) -> int:
        """Where the clause begins that a correlative with its preposition opens at `k` (`of that, that`), or 0."""
        lex, forms, last = self.lex, self.forms, self.page.last(k)
        if not lex.correlatives:
            return 0
        k += forms[k] in lex.prepositions and k + 1 < last
        if k + 2 >= last or forms[k] not in lex.correlatives:
            return 0
        k += 1 + (forms[k + 1] in COMMAS)
        if k + 1 >= last:
            return 0
        return k + 1 if forms[k] in lex.complementizers else k if forms[k] in lex.interrogatives else 0

    def past_outlet(self, k: int, last: int) -> int:
        """Past an outlet to which something is told, whose name has no cases: a role or a person follows it at once."""
        end = self.page.mention_end.get(k, k)
        if not self.lex.free_order or self.page.kind(k) != "outlet" or end >= last:
            return k
        return end if self.lex.role(self.forms[end]) in PERSONAL or self.page.kind(end) == "person" else k

    def speaker_right(self, k: int, last: int) -> int:
        """The end of the noun phrase of a speaker at `k`, with what is set beside it, up to `last`."""
        end = self._core_right(k, last)
        while k < end < last and self.forms[end] in COMMAS:
            further = self._apposition_right(end + 1, last)
            if further == end + 1:
                break
            end = further
        return end

    def _core_right(self, k: int, last: int) -> int:
        lex, start = self.lex, k
        while k < last and k - start < LONGEST_SUBJECT:
            form = self.forms[k]
            if form == "(":
                close = next((j for j in range(k + 1, min(last, k + LONGEST_BRACKET)) if self.forms[j] == ")"), 0)
                if not close:
                    break
                k = close + 1
                continue
            if form in QUOTES:
                closed = self.page.quote.get(k)
                if closed is None or closed - k > LONGEST_NAME_QUOTE or closed >= last:
                    break
                k = closed + 1
                continue
            if not self.page.tokens[k].word:
                if form not in INNER_MARKS or self.dash(k) or k + 1 >= last:
                    break
            elif k > start and self._ends_speaker(k, last):
                break
            elif k == start and (form in lex.pronouns):
                return k + 1
            k += 1
        return k

    def _ends_speaker(self, k: int, last: int) -> bool:
        lex, form = self.lex, self.forms[k]
        if form in lex.and_words:
            return not (k + 1 < last and (self.heads(k + 1) or (self._in_title(k) and not self._predicate(k + 1))))
        if form in lex.relatives:
            return form in lex.complementizers
        if form in lex.prepositions and self._person_ends(k):
            return form not in lex.genitives or self.page.kind(k + 1) == "person"
        if form in lex.prepositions:
            return form not in lex.inner_prepositions or self.adjunct(k)[1] in ("time", "medium")
        if form in lex.subordinators or form in lex.pronouns or k in self.page.timed or form in lex.weekdays:
            return True
        return form in lex.adverbs or form in lex.time_words

    def _tells(self, k: int, last: int) -> bool:
        """Whether a verb stands between a comma before `k` and the next mark: a clause describes nobody."""
        end = next((j for j in range(k, last) if not self.page.tokens[j].word and self.forms[j] not in INNER_MARKS), last)
        nouns = (self.capital(j) or self.lex.described(self.forms[j]) for j in range(k + 1, end))
        return any(not noun and self._predicate(j) for j, noun in zip(range(k + 1, end), nouns, strict=True))

    def _predicate(self, k: int) -> bool:
        """Whether a word ends like a verb of a clause."""
        return bool(self.lex.past_gender(self.forms[k])) or self.forms[k].endswith(self.lex.plural_verbs)

    def _person_ends(self, k: int) -> bool:
        """Whether a person's name ends right before `k`."""
        return any(self.page.mention_end.get(j) == k and self.page.kind(j) == "person" for j in range(max(0, k - 4), k))

    def _apposition_right(self, k: int, last: int) -> int:
        """The end of what a comma sets beside a name: `a professor at X`, `who is ...`, `59`."""
        lex = self.lex
        if k >= last or self.time(k):
            return k
        form = self.forms[k]
        if any(f.kind == "ing" for f in lex.lookup(form)) or form in lex.coordinators or form in lex.pronouns or form in QUOTES:
            return k
        if form in lex.subordinators or (form in lex.prepositions and form not in lex.genitives) or lex.adverb(form):
            return k
        if lex.free_order and form in lex.determiners and self._tells(k, last):
            return k
        plain = form in lex.determiners or form in lex.possessives or form in lex.relatives or lex.role(form) or form[0].isdigit()
        if not plain and not (self.capital(k) and self._placed(k)) and form not in lex.genitives:
            holds = any(lex.role(self.forms[t]) for t in range(k, min(last, k + 8)) if self.forms[t] not in COMMAS)
            if not holds:
                return k
        end = next((j for j in range(k, last) if self.forms[j] in COMMAS or self.forms[j] in QUOTES or self.dash(j)), last)
        if form not in lex.relatives and any(self._finite(j, k) for j in range(k + 1, end)):
            return k
        return end - 1 if end == last and self.forms[last - 1] in (".", "!", "?") else end

    def _finite(self, j: int, k: int) -> bool:
        """Whether an auxiliary at `j` makes a clause of what begins at `k`: no relative stands before it."""
        helper = self.helper(self.forms[j])
        return helper not in ("", "to") and self.lex.relatives.isdisjoint(self.forms[k:j])

    def adjunct(self, k: int) -> tuple[int, str]:
        """The end and kind (`time`, `medium`, `to`, `other`, or nothing) of an adverbial at `k`."""
        lex, last = self.lex, self.page.last(k)
        form = self.forms[k]
        if end := self.time(k):
            return min(end, last), "time"
        if form in lex.weekdays or (form in lex.time_words and not self.capital(k)) or form in lex.months:
            return self._time_end(k, last), "time"
        if lex.adverb(form):
            return k + 1, "adverb"
        if form not in lex.adjunct_prepositions or k + 1 >= last:
            return k, ""
        after = self.forms[k + 1]
        if form in lex.infinitive and not (self.heads(k + 1) or after in lex.object_pronouns or lex.plural(after)):
            return k, ""
        if end := self.time(k + 1):
            return min(end, last), "time"
        if after in lex.weekdays or after in lex.months or (after in lex.time_words and after not in lex.media):
            return self._time_end(k + 1, last), "time"
        end = self.noun_phrase(k + 1)
        if self.lex.free_order:  # what follows the name that a preposition governs may be a subject or an object
            end = min(self.page.mention_end.get(k + 1, end), end)
        if end == k + 1:
            return k, ""
        words = self.forms[k + 1 : end]
        if form in lex.media_prepositions and not lex.media.isdisjoint(words):
            return end, "medium"
        if any(self.page.kind(t) == "outlet" for t in range(k + 1, end)):
            return end, "medium"
        if not lex.time_words.isdisjoint(words[-1:]) or not lex.weekdays.isdisjoint(words):
            return end, "time"
        return end, "to" if form in lex.infinitive else "other"

    def _time_end(self, k: int, last: int) -> int:
        lex = self.lex
        while k < last and (
            self.forms[k] in lex.weekdays
            or self.forms[k] in lex.months
            or self.forms[k] in lex.time_words
            or self.forms[k][0].isdigit()
        ):
            k += 1
        return k
