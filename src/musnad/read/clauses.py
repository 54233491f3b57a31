"""Clauses around a cue: where they begin, which subject stands before a verb, what is passed over after a speaker."""

from musnad.read.asides import BRACKETS
from musnad.read.contents import Gap
from musnad.read.cues import Form
from musnad.read.drafts import Range
from musnad.read.framed import LONGEST_FRAMED, Framed
from musnad.read.page import COMMAS, QUOTES

FARTHEST_SUBJECT = 24
"""Tokens between the start of a clause and its verb, within which the subject is looked for."""
MOST_ADJUNCTS = 8
"""Times, asides and media in a row that are passed over; keeps a page of brackets linear."""
SHORTEST_SPEECH = 3
"""Tokens. A quotation that holds no more is a name, and no clause begins after its mark."""
LONGEST_NAME = 5
"""Tokens of a person's name."""
_STOPS = COMMAS | {"."}
_OPENING = COMMAS | {":", ".."}
NEAREST_SPEECH = 7
"""Tokens behind a verb that goes on within which what is said begins."""
LONGEST_MARKED = 5
"""Tokens of a short name in marks that opens a headline, with them."""
LONGEST_UNLISTED = 4
"""Tokens from the start of a sentence to the comma behind a name of which no list knows a word."""
SHORTEST_OBJECT = 3
"""Letters of a noun with its ending."""
_HEADS = frozenset({"title", "subhead"})
LONGEST_TITLED = 12
"""Tokens of a title and a name that no list knows, which open their sentence."""
LONGEST_LOOSE = 8
"""Tokens of a subject that no list knows, before its verb."""
FARTHEST_MEDIUM = 14
"""Tokens between a medium that opens the sentence and the verb."""
FARTHEST_MARK = 7
"""Tokens of what goes on with a medium, before the comma behind it."""


class Clauses(Framed):
    """The clause grammar over one page."""

    def left(self, i: int) -> Range | None:
        """The subject that stands right before the verb at `i`, where a clause begins there."""
        first = self.page.first(i)
        if (framed := self._framed(i, first) or self._formerly(i, first) or self._latter(i, first)) is not None:
            return framed
        opened = self.page.starts_with(first, self.lex.openers)
        first += opened if opened > 1 else 0  # no noun of an opener is a subject (`ومن جهة أخرى أكدت`)
        stop = self._particles_start(i, first)
        comma = stop > first and self.forms[stop - 1] in COMMAS
        end = stop - 1 if comma else stop
        for start in range(max(first, end - FARTHEST_SUBJECT), end):
            if not self._clause_starts(start, first, after_was=comma) or self._beside_name(start):
                continue
            reached = self._with_appositions(start, end) if start > first or not comma else self._unlisted(start, end)
            if start < reached <= stop and (reached >= end or self._only_adjuncts(reached, stop)):
                return None if self._dateline(start, reached, stop) else (start, reached)
        return self._headline(i, first, end)

    def _dateline(self, start: int, end: int, stop: int) -> bool:
        """Whether a place [start, end) that opens a sentence only tells where an agency, named before the verb, writes from
        (`المدينة 3 مايو (وكالة كذا) دعت وزيرة ...`)."""
        page, opens = self.page, start == self.page.first(start)
        place = opens and page.kind(start) == "place" and page.mention_end[start] == end
        unset = COMMAS.isdisjoint(self.forms[end:stop])
        return place and unset and any(page.kind(k) == "outlet" for k in range(end, stop))

    def heads_line(self, i: int, form: Form) -> bool:
        """Whether a verb in the present stands in a headline, which its subject opens (`الحماية المدنية تنفي ...`)."""
        kind = self.page.blocks[self.page.block[i]].kind
        return (
            form.kind == "present"
            and kind == "title"
            and i > self.page.first(i)
            and self.lex.definite(self.forms[self.page.first(i)])
        )

    def _headline(self, i: int, first: int, end: int) -> Range | None:
        """The subject of a present in a headline, whatever its words (`حراك الجنوب يحذر من ...`): in marks that open the line
        (`«الصحة» تعلن ...`), behind a role, or called so in the text below, by a role or a verb of saying before it."""
        if self.page.blocks[self.page.block[i]].kind not in _HEADS or self.forms[i][:1] not in self.lex.present_prefixes:
            return None
        marked = self.page.closes.get(end - 1) == first and end - first <= LONGEST_MARKED
        if marked and (self.lex.definite(self.forms[first + 1]) or first + 1 in self.page.named):
            return first, end
        start = next((k + 1 for k in range(end - 1, first - 1, -1) if not self.page.tokens[k].word), first)
        nominal = all(
            self._is_nominal(k) or (k > start and self.forms[k] in self.lex.inner_prepositions) for k in range(start, end)
        )
        if not nominal or not 0 < end - start <= LONGEST_LOOSE:
            return None
        return (start, end) if self.lex.role(self.forms[start]) or self._called_below(start, end) else None

    def _called_below(self, a: int, b: int) -> bool:
        """Whether the text below a headline has its words [a, b) behind a role or a verb of saying."""
        forms, words = self.forms, self.forms[a:b]
        return any(
            forms[k] == words[0]
            and forms[k : k + len(words)] == words
            and (self.lex.role(forms[k - 1]) or self.lex.lookup(forms[k - 1]))
            for k in range(b + 1, self.page.size)
        )

    def _beside_name(self, s: int) -> bool:
        """Whether a title at `s` is set beside the person's name before its comma (`لفلان، الباحث في كذا، أشار`)."""
        titled = self.lex.definite(self.forms[s]) and self.lex.role(self.forms[s]) in self.lex.epithets
        if not titled or self.page.kind(s) == "office" or self.forms[s - 1] not in COMMAS:
            return False
        near = range(max(self.page.first(s), s - LONGEST_NAME), s - 1)
        return any(self.page.kind(k) == "person" and self.page.mention_end[k] == s - 1 for k in near)

    def as_for(self, i: int) -> Range | None:
        """The subject between the word that sets it off and a verb with a conjunction (`أما الوزير فيرى`)."""
        lex, low = self.lex, max(self.page.first(i), i - LONGEST_FRAMED)
        start = next((k + 1 for k in range(i - 1, low - 1, -1) if self.forms[k] in lex.as_for), i)
        if start == i or self.forms[i][:1] not in lex.so:
            return None
        comma = i - (self.forms[i - 1] in COMMAS)
        end = min(i, max(self._unlisted(start, comma), self.phrases.phrase(start)))
        if start < end and self._only_adjuncts(end, comma):
            return start, end
        titled = self.lex.role(self.forms[start]) is not None and not any(
            form in COMMAS or form in lex.complementizers or form in lex.relatives for form in self.forms[start:i]
        )
        return (start, i) if titled else None

    def set_off(self, i: int, gap: Gap) -> bool:
        """Whether commas set off the verb at `i` with its speaker, so that a quotation farther behind is not his (`..., يقول X،
        وهؤلاء "Y" ...`)."""
        if gap.rule != "quote" or gap.source is None or self.forms[i - 1] not in COMMAS:
            return False
        end = gap.source[1]
        return gap.start > end + 1 and self.forms[end] in COMMAS

    def fronted(self, i: int) -> bool:
        """Whether the sentence opens with a preposition: its verb may then come without a subject (`وفي سياق آخر أكد أن`)."""
        start = self.page.first(i)
        start += self.forms[start] in self.lex.as_for
        first = {self.forms[start], self.lex.without_conjunction(self.forms[start])}
        told = self.forms[start + 1] in self.lex.complementizers  # `ورغم أن`
        return not first.isdisjoint(self.lex.prepositions | self.lex.contrasts) and i - start <= LONGEST_LOOSE and not told

    def fronted_anew(self, i: int, form: Form) -> int:
        """Where what a comma begins before the past at `i` opens with a preposition behind a conjunction, or sets off what it is
        about (`..، وفي هذا السياق أكد أن`, `..، أما فيما يخص الطريق أكد أن`), or 0; not before one spelt as the speaker's own."""
        low, lex = max(self.page.first(i), i - LONGEST_LOOSE), self.lex
        comma = next((k for k in range(i - 2, low - 1, -1) if self.forms[k] in COMMAS), -1)
        own = self.page.raw(i).startswith(lex.own_letter) and form.cue.lemma.startswith(lex.past_letter)
        relative = self.forms[i - 1] in lex.describers
        if comma < 0 or own or relative or form.joined or form.kind != "past" or form.number != "s":
            return 0
        start = comma + 1
        opening = self.forms[start]
        joined = opening[:1] in lex.conjunctions and lex.without_conjunction(opening) in lex.prepositions
        about = opening in lex.as_for and self.forms[start + 1] in lex.contrasts
        return start if i - start > 1 and (joined or about) else 0

    def goes_on(self, i: int, form: Form) -> bool:
        """Whether a joined present behind a comma goes on with one of saying whose subject its sentence names (`ويرى X أن كذا،
        ويتوقع أن كذا`)."""
        if not form.joined or self.forms[i - 1] not in COMMAS:
            return False
        before = (k for k in range(self.page.first(i), i - 1) if self.phrases.agent(k + 1) > k + 1)
        return any(f.kind == "present" and "clause" in f.cue.frames for k in before for f in self.lex.lookup(self.forms[k]))

    def timed(self, i: int) -> bool:
        """Whether the sentence opens with a clause of time, which the verb at `i` follows (`وبعد أن حيا X ...، أشاد`)."""
        first, lex = self.page.first(i), self.lex
        opener = lex.without_conjunction(self.forms[first])
        when = opener in lex.when_words and opener not in lex.contrasts and self.forms[first] not in lex.copulas
        return when or (opener in lex.time_prepositions and self.forms[first + 1] in lex.bare_complementizers)

    def medium_before(self, i: int) -> list[Range]:
        """A medium that opens the sentence, set off by a comma (`وفي مقابلة مع X، أكد`)."""
        first = self.page.first(i)
        end = self.phrases.medium(first)
        lex = self.lex
        goes_on = (lex.inner_prepositions, lex.addressee_prepositions, lex.time_prepositions)
        if 0 < end < i and any(self.forms[end] in words for words in goes_on):
            end = next((k for k in range(end, min(i, end + FARTHEST_MARK)) if self.forms[k] in COMMAS), end)
        fits = end and i - FARTHEST_MEDIUM <= end < i and self.forms[end] in COMMAS
        return [(first, end)] if fits else []

    def withheld(self, i: int) -> int:
        """Where the words before a verb or noun at `i` begin that say that it was not done (`من دون أن يوضح`, `دون توضيح`),
        or `i`."""
        lex, forms = self.lex, self.forms
        at = i - 1 if forms[i] in lex.unsaid_nouns else i - 2
        if at < 0 or lex.without_and(forms[at]) not in lex.without_words:
            return i
        if at < i - 1 and forms[i - 1] not in lex.bare_complementizers:
            return i
        return at - 1 if at > 0 and lex.without_and(forms[at - 1]) == lex.member_of else at

    def led(self, i: int) -> int:
        """Where the words before a verb or noun at `i` begin by which it goes on with an earlier one: it was not done, or only
        then (`قبل أن يضيف أن`); or `i`."""
        lex, forms = self.lex, self.forms
        then = i > 1 and forms[i - 1] in lex.bare_complementizers and forms[i - 2] in lex.sequels
        if not then or forms[i][:1] not in lex.present_prefixes:
            return self.withheld(i)
        behind = forms[i + 1 : min(self.page.last(i), i + NEAREST_SPEECH)]
        near = behind[: next((n for n, form in enumerate(behind) if form in COMMAS), len(behind))]
        return i - 2 if any(form in lex.complementizers or form in QUOTES or form == ":" for form in near) else i

    def loose_left(self, i: int) -> Range | None:
        """Words that no list knows as a speaker, right before a verb whose clause follows: all from the clause's start."""
        first = self.page.first(i)
        end = self._particles_start(i, first)
        if self.told_of(end - 1, i):
            return None
        titled = self.lex.role(self.forms[first]) in self.lex.epithets and end - first <= LONGEST_TITLED
        near = first if titled else max(first, end - LONGEST_LOOSE)
        inner = next((k + 1 for k in range(end - 1, near - 1, -1) if self.forms[k] in self.lex.complementizers), near)
        for start in range(inner, end):
            if self.forms[start] not in self.lex.auxiliaries and self._clause_starts(start, first, after_was=False):
                opening = self.lex.without_conjunction(self.forms[start])
                opens = opening in self.lex.prepositions or opening in self.lex.contrasts
                opens = opens or (end - start > 1 and self.objective(end - 1))
                opens = opens or (
                    start > 0 and self.forms[start - 1] in self.lex.bare_complementizers and self._subjunctive(start)
                )
                within = self.lex.inner_prepositions if titled and start == first else frozenset[str]()
                nominal = all(self._is_nominal(k) or (k > start and self.forms[k] in within) for k in range(start, end))
                return (start, end) if not opens and nominal else None
        return None

    def _subjunctive(self, k: int) -> bool:
        """Whether a verb in the present and no noun stands at `k`, behind a bare complementizer (`أن يختار`)."""
        form = self.forms[k]
        return form.startswith(self.lex.third_person) and form not in self.lex.like_third_person and k not in self.page.named

    def told_of(self, k: int, i: int) -> bool:
        """Whether a pronoun in the clause of the verb at `i` stands for the indefinite document or object at `k`, so that another
        speaks (`انتشرت صور قال إنها قديمة`)."""
        lex, form = self.lex, self.forms[k]
        again = i + 1 < self.page.size and self.forms[i + 1] in lex.pronoun_complementizers
        if not again or k <= self.page.first(i) or self.forms[k - 1] in lex.complementizers:
            return False
        return self.objective(k) or (lex.role(form) == "document" and not lex.definite(form))

    def objective(self, k: int) -> bool:
        """Whether an indefinite noun with the ending of an object stands at `k` (`نشر صورا قال إنها`)."""
        lex, form = self.lex, self.forms[k]
        return (
            form.endswith(lex.accusative) and not lex.definite(form) and k not in self.page.named and len(form) > SHORTEST_OBJECT
        )

    def _is_nominal(self, k: int) -> bool:
        """Whether a word may stand in a noun phrase that no list knows: no verb of saying, particle, adverb or time."""
        lex, form = self.lex, self.forms[k]
        if not self.page.tokens[k].word or k in self.page.timed or lex.lookup(form) or form in lex.complementizers:
            return False
        bare = lex.without_conjunction(form)
        if bare in lex.clause_openers or (bare in lex.never_heads and bare not in lex.clause_heads):
            return False
        return (
            form not in lex.prepositions
            and form not in lex.adverbs
            and form not in lex.gap_particles
            and form not in lex.relatives
            and form not in lex.splices
            and form not in lex.clause_openers
            and lex.without_conjunction(form) not in lex.negations
            and lex.without_conjunction(form) not in lex.as_words
        )

    def _particles_start(self, i: int, first: int) -> int:
        """Where the marks, adverbs and particles right before a verb begin."""
        while i > first and (self.stray(i - 1) or self._is_particle(self.forms[i - 1])):
            i -= 1
        return i

    def _is_particle(self, form: str) -> bool:
        lex = self.lex
        return form in lex.adverbs or form in lex.verb_particles or form in lex.negations_of_cue

    def _with_appositions(self, start: int, end: int) -> int:
        """The end of the noun phrase at `start` with what is set beside it between commas or dashes, up to `end`."""
        reached = self.phrases.agent(start)
        reached += reached == start and self.forms[start] in self.page.surnames
        if self._accusative_title(start):
            reached = max(reached, min(self.phrases.phrase(start), end), self.phrases.described(start))
        reached = self.phrases.body_for(start, reached) if start < reached < end else reached
        if start < reached < end and (
            self.lex.role(self.forms[start]) == "organisation" or self.page.kind(start) == "organisation"
        ):
            reached = self.phrases.placed(reached, end)
        aged = self.phrases.aside(reached) if start < reached < end and self.forms[reached] in BRACKETS else reached
        reached = aged if reached < aged < end and self.forms[aged] in COMMAS else reached
        while start < reached < end and (self.forms[reached] in COMMAS or self.page.is_dash(reached)):
            further = self._apposed(reached + 1, end)
            if further == reached + 1:
                break
            reached = further
        return reached

    def _accusative_title(self, k: int) -> bool:
        """Whether an indefinite title behind a complementizer has the ending that it takes there (`أن مسؤولا رفيعا قال`)."""
        lex, form = self.lex, self.forms[k]
        before = self.forms[k - 1] if k else ""
        led = (before in lex.complementizers or before in lex.clause_contrasts) and form.endswith(lex.accusative)
        return led and lex.role(form.removesuffix(lex.accusative)) is not None

    def _unlisted(self, start: int, end: int) -> int:
        """The end of a subject with what is set beside it; one that opens its sentence may be a name of two or three words that
        no list knows, before its title (`X Y، أستاذ القانون، قال`)."""
        reached, lex, forms = self._with_appositions(start, end), self.lex, self.forms
        name = next((k for k in range(start, min(end, start + LONGEST_UNLISTED)) if forms[k] in COMMAS), start)
        titled = start + 1 < name < end - 1 and lex.role(forms[name + 1]) in lex.epithets
        if reached > start or not titled or any(lex.role(forms[k]) or not self._is_nominal(k) for k in range(start, name)):
            return reached
        return end if self._apposed(name + 1, end) == end else start

    def _apposed(self, k: int, end: int) -> int:
        """The end of what is set beside a subject at `k`: a title may go on past what is known of it, up to the mark at `end`, as
        what a copula tells of the subject does (`، وهو ناشط من المدينة، قال`)."""
        if self.forms[k] in self.lex.copulas and self._apposed(k + 1, end) == end:
            return end
        reached, lex = self.phrases.agent(k), self.lex
        whole = self.phrases.phrase(k) if k < reached < end else reached
        whole = whole if reached < whole <= end else reached
        goes_on = all(self._is_nominal(m) or self.forms[m] in lex.placing or m in self.page.timed for m in range(whole, end))
        return end if reached > k and goes_on and lex.role(self.forms[k]) is not None else reached

    def governed(self, i: int) -> bool:
        """Whether a preposition or a determiner stands right before a word that may be a noun (`على طلب للتعليق`, `أي رد`)."""
        before = self.lex.without_conjunction(self.forms[i - 1])
        return i > self.page.first(i) and (before in self.lex.inner_prepositions or before in self.lex.determiners)

    def stray(self, j: int) -> bool:
        """A mark right before a verb that opens its quotation (`بايدن "أخبر ..."`), or that has no partner."""
        return self.forms[j] in QUOTES and j not in self.page.closes

    def _only_adjuncts(self, j: int, stop: int) -> bool:
        """Whether tokens [j, stop) are an aside, a time, a medium or a prepositional phrase."""
        for _ in range(MOST_ADJUNCTS):
            if j >= stop:
                return j == stop
            step = self.page.timed.get(j) or self.phrases.aside(j) or self.phrases.medium(j)
            step = step or self.phrases.stays_unnamed(j, stop) or self._set_beside(j, stop)
            if not step and self.forms[j] not in self.lex.adverbs:
                return False
            j = step or j + 1
        return False

    def _set_beside(self, j: int, stop: int) -> int:
        """Past what sets a subject beside who spoke before, perhaps between commas (`الوزير من جهته`, `الوزير، بدوره،`), or 0."""
        start = j + (self.forms[j] in COMMAS)
        beside = self.page.starts_with(start, self.lex.sides) if start < stop else 0
        end = start + beside
        return end + (start > j and end < stop and self.forms[end] in COMMAS) if beside else 0

    def _clause_starts(self, s: int, first: int, *, after_was: bool) -> bool:
        """Whether a clause of its own may begin at `s`: at the sentence's start, after a conjunction or a mark.

        `after_was`: a comma stands before the verb, so the one before `s` may belong to the same enumeration.
        """
        if s == first:
            return True
        lex, before = self.lex, self.forms[s - 1]
        if before in lex.complementizers or (before in lex.clause_openers and before not in lex.time_prepositions):
            return True
        if before in _OPENING:
            return not after_was
        if before in QUOTES and self.page.quote.get(s - 1, 0) > s + SHORTEST_SPEECH:
            return True
        form = self.forms[s]
        if form[:1] not in lex.conjunctions:
            return False
        joined = self.page.name_carries(s, form[:1]) if s in self.page.named else form not in lex.roles
        anew = joined and self.page.headed(s) and (s in self.page.named or lex.role(form) == "organisation")
        return anew or (joined and before in _STOPS)

    def skip(self, j: int, last: int, media: list[Range], *, addressed: bool = True) -> int:
        """Past times, adverbs, asides and media, which are added to `media`; past addressees too where `addressed`."""
        for _ in range(MOST_ADJUNCTS):
            if j >= last:
                break
            medium = self.phrases.medium(j)
            if medium:
                media.append((j, medium))
            step = medium or self.phrases.past_time(j) or (addressed and self.phrases.addressee(j)) or self.phrases.aside(j)
            if not step and self.forms[j] not in self.lex.adverbs and self.forms[j] not in self.lex.gap_particles:
                break
            j = step or j + 1
        return j

    def leads(self, i: int) -> bool:
        """Whether the cue opens its sentence, perhaps after a discourse opener."""
        page, k = self.page, self.page.first(i)
        while k < i and (self.forms[k] in QUOTES or not page.tokens[k].word):
            k += 1
        k += page.starts_with(k, self.lex.openers)
        while k < i and self.forms[k] in COMMAS:
            k += 1
        return k == i
