"""What a gap passes over: clauses about the speaker and phrases with a preposition, up to where something else begins."""

from musnad.read.carriers import Carriers
from musnad.read.page import COMMAS, QUOTES
from musnad.read.sources import STOP
from musnad.read.vocabulary import is_known, is_listed

FARTHEST_COMMA = 26
"""Tokens of a relative clause or an aside inside a gap."""
LONGEST_SET_OFF = 40
"""The same of a relative clause that a comma sets off."""
SHORTEST_OWNED = 4
"""Letters of a noun above which its ending may be a pronoun."""
LONGEST_QUALITY = 3
"""Tokens from a mark to the one that closes a quality in it (`لقاء "صريح" مع X`)."""
LONGEST_PLACE = 3
"""Tokens of the name of a place before an object."""
LONGEST_NAMED = 8
"""Tokens of a name in quotation marks."""
LONGEST_ABOUT = 12
"""Tokens of a clause about somebody unnamed with no relative."""
SHORTEST_PRESENT = 3
"""Letters of a word above which its first may be the prefix of a present."""
FARTHEST_JOINED = 5
"""Tokens of a phrase with a preposition behind which no speaker of a joined verb is looked for."""


class Passages(Carriers):
    """Reads what stands in a gap without being speaker or content. Steps are ends, 0 for nothing, or `STOP`."""

    def _clitic_phrase(self, j: int) -> bool:
        """Whether a preposition is written onto the word at `j`, and it is no name that begins with its letter."""
        form, lex = self.forms[j], self.lex
        if (m := self.page.named.get(j)) is not None and (m.entity is not None or lex.role(form[1:]) is None):
            return self.page.name_carries(j, lex.by_clitic) or self.page.name_carries(j, lex.to_clitic)
        carried = self._carries(form, lex.by_clitic) or self._carries(form, lex.to_clitic)
        if carried and j == self.i + 1 and not self.subject:
            return (
                lex.definite(form[1:])
                or form.startswith(lex.to_clitic * 2)
                or lex.role(form[1:]) is not None
                or form[1:] in self.page.vocabulary
                or (is_listed(form[1:], lex.code) and not is_listed(form, lex.code))
            )
        return carried

    def _whose(self, j: int) -> int:
        """Past a relative clause about a body that says only who leads it (`التحالف الذي تقوده السعودية`), or 0."""
        k = j + 2
        led = self.source is not None and j > self.i + 1 and k < self.last and self.forms[k - 1] in self.lex.led_verbs
        end = self.phrases.agent(k) if led else k
        return end if end > k else 0

    def _relative(self, j: int) -> int:
        """Past a clause about the speaker: up to a comma, a complementizer, or the mark that opens what is said."""
        if self.forms[j - 1] in COMMAS and (close := self._said_between(j)):
            return close
        farthest = FARTHEST_COMMA if self.forms[j - 1] not in COMMAS else LONGEST_SET_OFF
        for k in range(j + 1, min(self.last, j + farthest)):
            form = self.forms[k]
            if form in COMMAS or form in self.lex.complementizers or form == ":" or self._opens_speech(k):
                return k
            if k > j + 2 and "object" in self.frames and self._object_at(k):
                return k
            if k > j + 2 and self._brings_deed(j, k):
                return k
            if self._says_more(k) or (k > j + 1 and self._says(k)):
                break
            if k > j + 2 and "np" in self.frames and self._plain_object(k):
                return k
        return STOP

    def _brings_deed(self, j: int, k: int) -> bool:
        """Whether the preposition of the content at `k` brings a deed or a feeling, behind a definite noun of the relative clause
        at `j` whose own verb takes no such preposition (`دعا الوزير الذي زار المدينة إلى وقف X`)."""
        form, lex, before = self.forms[k], self.lex, self.forms[k - 1]
        if form not in self.cue.preps or k + 1 >= self.last or not self._tells_of_party(j):
            return False
        own = any(form in f.cue.preps for word in self.forms[j + 1 : j + 4] for f in lex.lookup(word))
        shut = lex.definite(before) or k - 1 in self.page.named or k - 1 in self.page.closes or k in self.page.timed.values()
        deed = self.phrases.deed(k + 1) or self.phrases.owned_noun(k + 1) or self.forms[k + 1] in lex.complementizers
        return shut and not own and (deed or (form != lex.member_of and self._indefinite(k + 1)))

    def _tells_of_party(self, j: int) -> bool:
        """Whether a relative at `j` tells of the speaker, or of where he spoke."""
        ends = {end for _, end in self.media} | ({self.source[1]} if self.source is not None else set())
        return self.forms[j] in self.lex.splices and bool({j, j - (self.forms[j - 1] in COMMAS)} & ends)

    def _indefinite(self, k: int) -> bool:
        """Whether a noun of the dictionary without the article stands at `k`: no place, time, person or adjective."""
        form, lex = self.forms[k], self.lex
        free = k not in self.page.named and k not in self.page.timed and form not in lex.particles
        plain = not lex.definite(form) and lex.role(form) is None and not lex.indefinite_adjective(form)
        return free and plain and is_listed(form, lex.code)

    def _said_between(self, j: int) -> int:
        """The comma that closes a clause about the speaker with a clause of its own in it (`X، التي تقول إنها Y، كذا`), or 0."""
        forms, said = self.forms, self.lex.lookup(self.forms[min(j + 1, self.last - 1)])
        close = next((k for k in range(j + 2, min(self.last - 1, j + LONGEST_SET_OFF)) if forms[k] in COMMAS), 0)
        clause = any("clause" in f.cue.frames for f in said) and not self.lex.complementizers.isdisjoint(forms[j + 2 : close])
        return close if clause else 0

    def _about_source(self, j: int) -> int:
        """Past a clause with no relative about somebody unnamed, which belongs to him (`قال شاهد يدعى سالم إن`), or 0."""
        start = self.source[0] if self.source is not None else j
        lex, head, form = self.lex, self.forms[start], self.forms[j]
        unnamed = not any(map(lex.definite, self.forms[start:j])) and not self.page.mentions_in(start, j)
        unnamed = unnamed and lex.role(head) in {*lex.unnamed_roles, "person"}
        third = form[:1] in (lex.third_person, lex.feminine_bound) and not self.page.raw(j).endswith(lex.feminine_singular)
        present = third and len(form) > SHORTEST_PRESENT
        if "clause" not in self.frames or not unnamed or not present or self._nominal(j):
            return 0
        for k in range(j + 2, min(self.last, j + LONGEST_ABOUT)):
            if self.forms[k] in lex.complementizers:
                told = next((m for m in range(j + 2, k) if self.phrases.medium(m) == k), k)
                self.media += [(told, k)] if told < k else []
                self.source = (start, told)
                return k
            if self.forms[k] in COMMAS or self.forms[k] == ":":
                return 0
        return 0

    def _nominal(self, j: int) -> bool:
        """Whether the word at `j`, spelt like a present, is a name, a noun or a cue."""
        form, lex = self.forms[j], self.lex
        named = j in self.page.named or form in lex.like_third_person or lex.definite(form) or lex.role(form) is not None
        said = lex.lookup(form) and self.page.raw(j) not in lex.no_cues
        return named or bool(said) or lex.indefinite_adjective(form)

    def _employs(self, j: int) -> bool:
        """Whether the outlet at `j` is that of the unnamed journalist right before it (`قالت صحفية على قناة "X"`)."""
        head = self.forms[self.source[0]] if self.source is not None and self.source[1] == j else ""
        unnamed = self.lex.role(head) == "journalist" and not self.lex.definite(head)
        return unnamed and self.forms[j] in self.lex.prepositions and self.forms[j + 1] in self.lex.media_outlets

    def _stretch(self, k: int) -> int:
        """Past a stretch of time without a number at `k` (`أيام`, `بضعة أسابيع`, `فترة طويلة`), or 0."""
        lex, forms = self.lex, self.forms
        while k < self.last and forms[k] in lex.some:
            k += 1
        if k >= self.last or forms[k] not in lex.stretches:
            return 0
        return k + 1 + (k + 1 < self.last and forms[k + 1] in lex.few)

    def _plain_object(self, k: int) -> bool:
        """Whether an object without the article begins at `k`, behind a definite noun or a time (`... في الماضي إطلاق عملية`)."""
        form, lex = self.forms[k], self.lex
        if form in lex.prepositions or form in lex.adverbs or form.endswith(lex.accusative):
            return False
        if form[:1] in lex.conjunctions and not is_listed(form, lex.code):
            return False
        if k in self.page.timed or self._is_verb(k) or form in lex.relatives or form.isdigit() or self._clitic_phrase(k):
            return False
        bound = self.lex.definite(self.forms[k - 1]) or self._owned(k - 1) or k - 1 in self.page.closes
        bound = bound or any(self.page.mention_end.get(t) == k for t in range(max(self.i, k - LONGEST_PLACE), k))
        plain = not self.lex.definite(form) and k not in self.page.named and self.lex.role(form) is None
        return bound and plain and (is_listed(form, self.lex.code) or (self._owned(k) and is_known(form, self.lex.code)))

    def _owned(self, k: int) -> bool:
        """Whether a noun with its owner's pronoun stands at `k`."""
        form = self.forms[k]
        return len(form) > SHORTEST_OWNED and form.endswith(self.lex.object_pronouns) and not self.lex.definite(form)

    def _object_at(self, k: int) -> bool:
        """Whether whom the verb calls upon stands at `k`: somebody right before the preposition of the content."""
        if self.addressee is not None or not (self.lex.role(self.forms[k]) or k in self.page.named):
            return False
        if self.forms[k - 1] in self.lex.prepositions:
            return False
        end = self.phrases.agent(k)
        return k < end < self.last and (
            self.forms[end] in self.cue.preps or any(self._carries(self.forms[end], clitic) for clitic in self.cue.clitics)
        )

    def _opens_speech(self, k: int) -> bool:
        """Whether a quotation at `k` runs to the end of its sentence or beyond, as no name does."""
        close = self.page.quote.get(k)
        return close is not None and (close + 2 >= self.last or close - k > LONGEST_NAMED)

    def _prepositional_phrase(self, j: int) -> int:
        """Past a preposition and its noun phrase; a clause verb in it ends the gap."""
        at = self.forms[j] in self.lex.media_prepositions or self._at_named(j)
        named = self.page.quote.get(j + 1) if at else None
        k = j + 1 if named is None else named + 1
        while k < self.last:
            form = self.forms[k]
            if form in QUOTES and self._title_quote(k):
                k = self.page.quote[k] + 1
                continue
            if form in self.lex.said_forms:
                return k
            if self.lex.goes_on(form) or self._says_more(k):
                return STOP
            if self._ends_phrase(k) or (k > j + 1 and self._next_phrase(j, k)):
                return k
            if form in "([":
                return self.phrases.aside(k) or STOP
            lost = self.form.joined and k > j + FARTHEST_JOINED
            due = (self.source is None and not self.subject and not lost) or ("object" in self.frames and self.addressee is None)
            if k > j + 2 and due and self.lex.role(form) and not self._genitive(k) and self.phrases.agent(k) > k + 1:
                return k
            clitics = self.lex.by_clitic if "party" in self.frames and self.addressee else self.cue.clitics
            if any(self._carries(form, c) for c in clitics) and k > j + 1:
                return k
            k = max(self.phrases.named_at(k), self.phrases.name_quote(k), k + 1)
        return k

    def _genitive(self, k: int) -> bool:
        """Whether a definite word at `k` completes an indefinite noun before it, or describes a definite one (`على هامش اجتماع
        المكتب السياسي`)."""
        lex, before = self.lex, self.forms[k - 1]
        noun = is_listed(before, lex.code) and not lex.definite(before) and before not in lex.adverbs
        described = lex.indefinite_adjective(before) or before in lex.plain_qualities or before in lex.complements
        quality = lex.adjective(self.forms[k]) and lex.definite(before)
        return lex.definite(self.forms[k]) and k not in self.page.named and (quality or (noun and not described))

    def _says_more(self, k: int) -> bool:
        """Whether a verb of plain saying is joined to what stands before it at `k` (`... وأضاف أن`)."""
        said = (f for f in self.lex.lookup(self.forms[k]) if f.joined and f.kind == "past")
        return k not in self.page.named and any({"clause", "quote"} <= f.cue.frames for f in said)

    def _says(self, k: int) -> bool:
        """Whether a verb of plain saying of its own stands at `k`."""
        said = (f for f in self.lex.lookup(self.forms[k]) if f.kind == "past" and not f.joined and not f.pronoun)
        return k not in self.page.named and any({"clause", "quote", "to"} <= f.cue.frames for f in said)

    def _ends_phrase(self, k: int) -> bool:
        """Whether a mark, a complementizer or the preposition of the content stands at `k`."""
        form = self.forms[k]
        if form in QUOTES:
            return not self.phrases.name_quote(k)
        return form in COMMAS or form == ":" or form in self.lex.complementizers or form in self.cue.preps

    def _next_phrase(self, j: int, k: int) -> bool:
        """Whether something else than the object of the preposition at `j` begins at `k`: a noun, a name, an adjunct."""
        lex, form = self.lex, self.forms[k]
        if "np" in self.frames and (self.source or self.subject) and (self._new_noun(k) or self._plain_object(k)):
            return True
        if form in self.cue.needs and form not in lex.prepositions:
            return True
        named = k in self.page.named or lex.role(form) is not None
        if self.strict and k == j + 2 and named and self.forms[j] in lex.time_prepositions:
            return True
        return form in lex.prepositions or k in self.page.timed or self.phrases.medium(k) > 0

    def _new_noun(self, k: int) -> bool:
        """A definite noun after another that is no adjective of it begins a phrase of its own."""
        lex = self.lex
        return (
            lex.definite(self.forms[k])
            and lex.definite(self.forms[k - 1])
            and not lex.adjective(self.forms[k])
            and k not in self.page.named
            and self.forms[k] not in lex.complements
        )

    def _title_quote(self, k: int) -> bool:
        """A quotation inside a prepositional phrase that names something: the clause comes after it (`على هامش "..."، إن`)."""
        close = self.page.quote.get(k)
        if close is None or close + 2 >= self.last:
            return False
        if close - k <= LONGEST_QUALITY and self.forms[close + 1] in self.lex.prepositions:
            return self._clause_behind(close + 1)
        k = close + 1 + (self.forms[close + 1] in COMMAS)
        k += self.forms[k] in self.cue.preps and k + 1 < self.last
        return self.forms[k] in self.lex.complementizers

    def _clause_behind(self, k: int) -> bool:
        """Whether what is said is a clause that begins behind `k`, with no other verb of saying before it."""
        for form in self.forms[k : min(self.last, k + FARTHEST_COMMA)]:
            if form in self.lex.complementizers:
                return True
            if self.lex.lookup(form) and form not in self.lex.prepositions:
                return False
        return False

    def _quoted_object(self, j: int) -> int:
        """Past whom a verb calls upon in the speaker's own words (`دعا في بيانه "كل النواب إلى"`), or an outlet that he tells
        something (`إن مسؤولا أبلغ "المثال" أن`), or 0."""
        goes_on = self.form.joined or (self.i > 0 and self.forms[self.i - 1] in self.lex.as_words)
        known = self.source is not None or self.subject or goes_on
        close = self.page.quote.get(j, self.last)
        speaks = j == (self.i + 1 if self.source is None else self.source[1]) and (self.source is not None or goes_on)
        if "party" in self.frames and close + 1 < self.last and speaks and self.addressee is None:
            accused = self._carries(self.forms[close + 1], self.lex.by_clitic)
            self.addressee = (j, close + 1) if accused else None
            return close + 1 if accused else 0
        if "object" in self.frames and self.addressee is None and known and (told := self._quoted_name(j)):
            self.addressee = (j, told + 1)
            return told + 1
        due = "object" in self.frames and "quote" not in self.frames and self.addressee is None and known
        if not due or j not in self.page.quote or j + 1 >= self.last or self.phrases.name_quote(j):
            return 0
        end = max(self.phrases.agent(j + 1), self.phrases.phrase(j + 1, self.stops))
        if end == j + 1:
            return 0
        self.addressee = (j + 1, end)
        return end + (end == self.page.quote[j])

    def _epithet(self, j: int) -> int:
        """Past a quotation that says of the accused what he is (`اتهم X حزب الوفاق، "المقرب من Y" بكذا`), or 0."""
        close = self.page.quote.get(j, 0)
        if self.addressee is None or not self.frames & {"object", "party"} or not 0 < close - j <= LONGEST_NAMED:
            return 0
        return close + 1 if close + 1 < self.last and self.lex.definite(self.forms[j + 1]) else 0
