"""What ends a content before its sentence does: what holds it open, and what no noun phrase goes on with."""

from collections.abc import Sequence

from musnad.read.cues import Form
from musnad.read.drafts import Draft
from musnad.read.inside import Inside
from musnad.read.page import COMMAS, QUOTES, Page
from musnad.read.phrases import Phrases
from musnad.read.vocabulary import is_listed

NEAR_QUESTION = 3
"""Tokens between the start of a sentence and the question with which it opens."""
SHORTEST_VERB = SHORTEST_OBJECT = 3
"""Letters of a verb in the present, and of a noun in the case of an object."""
NEAR_QUOTATION = 2
"""Tokens behind a quotation within which the next one goes on with it."""
NEAR_VERB = 5
"""Tokens within which the verb of a clause follows the adjunct that opens it."""
LONGEST_SUBJECT = 4
"""Tokens from a mark to the one that closes the subject of a clause in it."""
LONGEST_VOICE = 8
"""Tokens of who speaks next in a headline, with the colon behind."""
LONGEST_BRACKETED = 14
"""Tokens between a bracket and a comma in it."""
_OPENING, DOTS = frozenset("(["), ".."
_BRACKETS = _OPENING | frozenset(")]")
_STANCES = frozenset({"accuse", "endorse"})
"""Acts towards somebody or something, behind which a time set off by a comma is that of the act (`انتقد X، بعد كلمته`)."""


class Ends:
    """Answers about the contents of one page. `k` is the token before which a content may end."""

    def __init__(self, page: Page, phrases: Phrases) -> None:
        self.page, self.lex, self.forms, self.phrases = page, page.lex, page.forms, phrases
        self.inside = Inside(page, phrases)

    def quote_end(self, draft: Draft) -> int | None:
        """The closing mark of a content that begins with its quotation."""
        return self.page.quote.get(draft.start)

    def held(self, draft: Draft, k: int) -> bool:
        """Whether the content is held open at `k` by its own quotation, or as a turn of an interview."""
        if draft.kind == "turn":
            return k < draft.until
        close = self.quote_end(draft)
        return close is not None and close >= k and not self.phrases.name_quote(draft.start)

    def inner(self, draft: Draft, stack: Sequence[Draft], k: int) -> bool:
        """Whether a cue at `k` can only stand inside the innermost content: its quotation is open, or one in it is and the cue
        has no speaker, it tells a pretext, or several speak where the content is one's (`قالت X إن متظاهرين تجمعوا وطالبوا`)."""
        top = stack[-1]
        if self.held(top, k) or draft.source is not None:
            return self.held(top, k)
        if draft.lemma in self.lex.pretext_lemmas:
            return True
        close = self.page.enclosing(k)
        if close is not None and self.page.closes[close] > top.start:
            return True
        several = draft.number == "p" and draft.joined and top.shape == "clause" and top.source is not None
        return (
            (several and self.inside.one(top.source or (k, k)))
            or self.inside.shares(draft, top, k)
            or self.inside.of_another(draft, stack, k)
        )

    def leads_on(self, k: int) -> bool:
        """Whether a verb of saying joined at `k` only leads to a participle, which has the content (`... وأضاف واصفا X بأنه`),
        or a participle of saying stands behind a comma, of which no frame was found (`، مطالبا X للتوحد`)."""
        said = self.lex.lookup(self.forms[k])
        if self.forms[k - 1] in COMMAS and (self.forms[k] in self.lex.own_acts or (said and self._speaks_on(k, said))):
            return True
        if k + 1 >= self.page.last(k) or not any(f.joined and f.kind == "past" and "quote" in f.cue.frames for f in said):
            return False
        return any(f.kind == "participle" for f in self.lex.lookup(self.forms[k + 1]))

    def _speaks_on(self, k: int, said: Sequence[Form]) -> bool:
        """Whether an indefinite participle at `k` is of verbs that tell a clause, so that the speaker goes on by it."""
        plain = k not in self.page.named and not self.lex.definite(self.forms[k])
        return plain and all(f.kind == "participle" and "clause" in f.cue.frames for f in said)

    def main_clause(self, outer: Draft, draft: Draft, k: int) -> bool:
        """Whether a verb behind a comma is that of the sentence, which opened with another clause (`فيما قال X ...، أكد`)."""
        first = self.page.first(k)
        if self.forms[k - 1] not in COMMAS or draft.source is None or draft.joined or self.tense(k) != "past":
            return False
        if outer.at != first + 1:
            return draft.shape == "quote" and self._within_adjunct(outer, first)
        return not self.lex.contrasts.isdisjoint((self.forms[first], self.lex.without_conjunction(self.forms[first])))

    def _within_adjunct(self, outer: Draft, first: int) -> bool:
        """Whether a relative clause speaks inside the adjunct that opens the sentence (`وعن التقارير التي أكدت أن ..، قال X`)."""
        lex, head = self.lex, self.lex.without_conjunction(self.forms[first])
        relative = outer.kind == "verb" and outer.at > first and self.forms[outer.at - 1] in lex.relatives
        return relative and (head in lex.prepositions or head in lex.time_prepositions)

    def resumes(self, outer: Draft, k: int) -> bool:
        """Whether the main clause begins at `k`, behind a comma or with a word that opens such, of a sentence that opened with
        the clause or the noun phrase of `outer`, and is joined to nothing (`بعد أن أعلن X وقف النار، عاد السكان`, `رغم تأكيد X أن
        الوضع هادئ، فإن`)."""
        lex, form = self.lex, self.forms[k]
        opens = form in lex.main_openers
        if not self._subordinate(outer):
            return False
        if self.held(outer, k) or self.page.enclosing(k) is not None:
            return False
        if opens:
            return True
        if not self.page.tokens[k].word or k in self.page.named or k in self.page.timed:
            return False
        if lex.definite(form) or lex.role(form) or form[:1] in lex.conjunctions:
            return False
        return not (form in lex.particles or form in lex.complementizers) and all(
            f.kind != "participle" for f in lex.lookup(form)
        )

    def _subordinate(self, outer: Draft) -> bool:
        """Whether the cue of `outer` is that of the subordinate clause or phrase that opens its sentence."""
        first, lex = self.page.first(outer.at), self.lex
        opener = self.page.starts_with(first, lex.subordinators) or self.page.starts_with(first, lex.subordinating)
        return opener > 0 and outer.at == first + opener

    def tense(self, k: int) -> str:
        """The tense of a verb of saying at `k`, or nothing."""
        return next((form.kind for form in self.lex.lookup(self.forms[k])), "")

    def phrase_ends(self, draft: Draft, k: int) -> bool:
        """Whether a noun phrase as content ends before an adjunct of its verb, or before another verb after a comma."""
        if draft.negated and draft.start < k and self.page.starts_with(k, self.lex.until_now):
            return not self.held(draft, k)
        if draft.start >= k - (draft.kind != "noun") or self.held(draft, k):
            return False
        if self.forms[k][:1] in self.lex.so and self.forms[k][1:] in self.lex.perfect_particles:
            return True
        if self.inside.goes_on_around(draft, k):
            return True
        if (draft.noun or draft.kind == "noun") and (self._predicate(draft, k) or self._behind_noun(draft, k)):
            return True
        if draft.act != "assert" and self.page.starts_with(k, self.lex.aftermaths):
            return (self.lex.relatives | self.lex.splices).isdisjoint(self.forms[draft.start : k])
        length = self.page.starts_with(k, self.lex.phrase_ends)
        if length and not self._of_the_deed(k, length):
            return not any(s < k < e for s, e in self.page.quotes(draft.start, k))
        if self.page.headed(k) and (self._new_subject(k) or self._says(k, joined=True)):
            return True
        if self._done_next(draft, k):
            return True
        if self.forms[k - 1] not in COMMAS:
            return False
        if draft.rule == "own-noun" and self._fronted(draft):
            return self.forms[k][:1] not in self.lex.conjunctions and self.forms[k] not in self.lex.relatives
        if draft.act in _STANCES and self.forms[k] in self.lex.time_prepositions:
            return True
        joined = self.forms[k][:1] in self.lex.conjunctions
        if draft.pronoun and joined and (self._resumes(k) or self.page.kind(k) == "person"):
            return True
        new = (
            self._consequence(draft, k)
            or self._said_next(k)
            or self._clause_next(k)
            or self._again_next(draft, k)
            or self._but_next(k)
            or self.lex.future(self.forms[k])
        )
        return new or self._after_quotation(draft, k)

    def _behind_noun(self, draft: Draft, k: int) -> bool:
        """Whether what stands at `k` belongs to the clause around a noun of speech: its agent, or what a comma parts from it that
        neither tells more of the noun before it nor joins another."""
        lex, form = self.lex, self.forms[k]
        if self._quoted_in(draft, k):
            return False
        if self.page.starts_with(k, lex.agents):
            return draft.source is None or draft.source[0] > k
        if form[:1] in lex.conjunctions and (lex.speech(form) or lex.verbal_noun(form)) and lex.speech(form[1:]):
            return True
        bracket = next((t for t in range(k - 1, max(draft.start, k - LONGEST_BRACKETED), -1) if self.forms[t] in _BRACKETS), k)
        apart = self.forms[k - 1] in COMMAS and self.page.tokens[k].word and self.forms[bracket] not in _OPENING
        joined = form[:1] in lex.conjunctions and form not in lex.contrasts and self._noun_joined(form[1:])
        goes_on = form in lex.relatives or joined or form.endswith(lex.accusative)
        return apart and not goes_on and not lex.definite(form)

    def _quoted_in(self, draft: Draft, k: int) -> bool:
        """Whether a quotation that opened in what is said is open at `k`."""
        close = self.page.enclosing(k)
        return close is not None and self.page.closes[close] >= draft.start

    def _noun_joined(self, bare: str) -> bool:
        """Whether a word behind a conjunction goes on with a noun phrase: a noun with its article or preposition, a deed."""
        lex = self.lex
        carried = lex.carries(bare, lex.to_clitic) or lex.carries(bare, lex.by_clitic)
        return lex.definite(bare) or carried or bare in lex.relatives or lex.told_shapes.match(bare) is not None

    def _predicate(self, draft: Draft, k: int) -> bool:
        """Whether the clause whose subject is a noun of speech goes on at `k` with its verb or, behind the verb before the
        noun, with its object (`اتهامات X لـY ليست جديدة`, `أثارت دعوة X إلى الحوار جدلا`)."""
        lex, form, before = self.lex, self.forms[k], self.forms[k - 1]
        if self._quoted_in(draft, k) or k in self.page.named or k in self.page.timed:
            return False
        if self.forms[draft.start - 1] in lex.whether:
            return False
        led = lex.without_conjunction(self.forms[draft.at - 1]) if draft.at else ""
        if led in lex.coming and form in lex.time_prepositions:
            return True
        if led in lex.stirring and form in lex.stirred:
            return True
        if led in lex.stirring:
            return form.endswith(lex.accusative) and len(form) > SHORTEST_OBJECT and is_listed(form[:-1], lex.code)
        whole = any(map(lex.definite, lex.bare_forms(before))) or any(
            self.page.mention_end.get(t) == k for t in range(draft.start, k)
        )
        if not whole:
            return False
        verb = form.startswith(lex.third_person) and len(form) > SHORTEST_VERB and form not in lex.like_third_person
        return verb or form in lex.predicates or lex.future(form) or form in lex.negations

    def _of_the_deed(self, k: int, length: int) -> bool:
        """Whether an adjunct at `k` tells why what is said is to be done or was, as no comma parts it, or belongs to the verb of
        a clause about a noun right before it (`الذي صدر عقب المحادثات`)."""
        if self.forms[k - 1] in COMMAS:
            return False
        bound = self.forms[k - 1] in self.lex.dangling or self.forms[k - 2] in self.lex.relatives
        return bound or self.page.starts_with(k, self.lex.grounds) == length

    def _fronted(self, draft: Draft) -> bool:
        """Whether a question opens its sentence with a preposition (`ولدى سؤاله عن X، اكتفى بالقول`)."""
        first = self.page.first(draft.at)
        opens = {self.forms[first], self.lex.without_conjunction(self.forms[first])} & self.lex.prepositions
        return bool(opens) and draft.at - first <= NEAR_QUESTION

    def _resumes(self, k: int) -> bool:
        """Whether a complementizer is joined at `k`, with which the clause around an epithet goes on (`دعا إلى رفض ما وصفه بكذا،
        وألا يقبل`)."""
        form = self.forms[k][1:]
        return form in self.lex.complementizers or self.page.raw(k)[1:] in self.lex.negative_complementizers

    def _after_quotation(self, draft: Draft, k: int) -> bool:
        """Whether a quotation that says what somebody is closed before the comma, and a joined clause begins at `k`."""
        start, form = self.page.closes.get(k - 2), self.forms[k]
        if start is None or start <= draft.start or self.forms[start - 1] not in self.lex.complementizers:
            return False
        return form[:1] in self.lex.conjunctions and form[1:] not in self.lex.complementizers

    def _again_next(self, draft: Draft, k: int) -> bool:
        """Whether a verb of saying goes on with the subject behind a particle, in the tense of its verb or the past, or begins a
        clause without one (`، أبدى`)."""
        form = self.forms[k]
        at = k + ((form in self.lex.as_words or form in self.lex.dangling) and k + 1 < self.page.size)
        noun = self.page.raw(at).endswith(self.lex.feminine_singular) or self.forms[at] in self.lex.prepositions
        if noun or at in self.page.named:
            return False
        tenses = {"past", self.tense(draft.at)} if at > k else {"past"}
        return any(f.kind in tenses and not f.joined for f in self.lex.lookup(self.forms[at]))

    def _done_next(self, draft: Draft, k: int) -> bool:
        """Whether a past with a feminine subject begins a clause at `k`, joined or behind `كما` (`، وشملت المعلومات`, `، كما
        استدعت الحكومة`), where no clause about a noun is open that it may go on with; with no comma before it only right behind
        a quotation in which none is (`أكد عزمه على إطلاق "فجر المدن" وبدأت الأشغال`)."""
        lex, form, apart = self.lex, self.forms[k], self.forms[k - 1] in COMMAS
        if not apart and k - 1 not in self.page.closes:
            return False
        as_well = apart and form in lex.as_words and k + 1 < self.page.last(k)
        verb = self.forms[k + 1] if as_well else form[1:]
        if not (as_well or form[:1] in lex.conjunctions) or not lex.past_of_hers(verb) or k in self.page.named:
            return False
        told = self.forms[draft.start if apart else self.page.closes[k - 1] : k]
        return not any(word in lex.relatives or lex.past_of_hers(word) or (not apart and lex.finite(word)) for word in told)

    def _but_next(self, k: int) -> bool:
        """Whether a clause of its own is set against a noun phrase at `k` (`حذر من الحرب، لكن الجيش تقدم`)."""
        lex, k = self.lex, k + 1
        if self.forms[k - 1] not in lex.clause_contrasts or k >= self.page.last(k - 1):
            return False
        form = self.forms[k]
        return k in self.page.named or lex.definite(form) or lex.role(form) is not None or lex.past_of_hers(form)

    def _consequence(self, draft: Draft, k: int) -> bool:
        """Whether the main clause of a sentence that opened with another begins at `k`, in no quotation (`وإذ ..، فإنها`)."""
        form, lex = self.forms[k], self.lex
        leads = form[:1] in lex.so and form[1:] in lex.pronoun_complementizers
        return leads and not any(s < k < e for s, e in self.page.quotes(draft.start, k))

    def _clause_next(self, k: int) -> bool:
        """Whether a joined clause, which no noun phrase holds, begins at `k` (`، وقد`, `، ويعيش`, `، ولكي`)."""
        form, lex = self.forms[k], self.lex
        bare = form[1:]
        if form[:1] not in lex.conjunctions or k in self.page.named:
            return False
        verb = bare.startswith(lex.third_person) and len(bare) > SHORTEST_VERB and k not in self.page.timed
        if bare in lex.perfect_particles or bare in lex.clause_heads or verb:
            return bare not in lex.like_third_person
        if bare in lex.event_pasts or self._lasting(bare, k):
            return True
        near = range(k + 1, min(k + NEAR_VERB, self.page.last(k)))
        adjunct = bare in lex.prepositions or k in self.page.timed
        return adjunct and any(f.kind == "past" and not f.joined for t in near for f in lex.lookup(self.forms[t]))

    def _lasting(self, bare: str, k: int) -> bool:
        """Whether a negation begins a clause about what still is so (`، ولا يزال البحث جاريا`)."""
        return bare in self.lex.negations and k + 1 < self.page.last(k) and self.forms[k + 1] in self.lex.linking

    def two_dots(self, draft: Draft, k: int) -> bool:
        """Whether two dots before a joined clause at `k` end a clause that is told without marks: the report goes on itself."""
        dots = self.forms[k - 1] == DOTS and draft.shape in ("clause", "phrase") and self.page.enclosing(k) is None
        adjunct = self.forms[k][:1] in self.lex.conjunctions and self.forms[k][1:] in self.lex.prepositions
        plain = dots and not self.page.headed(k) and QUOTES.isdisjoint(self.forms[draft.start : k])
        return plain and (adjunct or self._clause_next(k))

    def headline_turns(self, draft: Draft, k: int, *, dots: bool) -> bool:
        """Whether another's clause begins at `k` in a headline: behind two dots, or behind whom somebody accuses of what."""
        if not self.page.headed(k) or self.held(draft, k):
            return False
        return self._new_subject(k) or (dots and self._next_voice(k))

    def _next_voice(self, k: int) -> bool:
        """Whether a short head with a colon begins at `k`: whoever else speaks in the headline (`X: كذا.. وY: كذا`)."""
        page, forms = self.page, self.forms
        colon = next((t for t in range(k + 1, min(k + LONGEST_VOICE, page.last(k))) if forms[t] == ":"), 0)
        plain = colon and all(page.tokens[t].word or forms[t] in QUOTES for t in range(k, colon))
        return bool(plain) and (forms[k][:1] in self.lex.conjunctions or self.phrases.agent(k) > k)

    def _new_subject(self, k: int) -> bool:
        """`وواشنطن تلوح برد`: a name or a definite noun with a conjunction, and a verb in the present or of saying behind it,
        begin a new clause."""
        lex, page = self.lex, self.page
        named, bare = page.mention_end.get(k, 0), self.forms[k][1:]
        if self.forms[k][:1] not in lex.conjunctions:
            return False
        if not named and (lex.definite(bare) or bare in page.surnames) and self._says(k + 1):
            return True
        if not (named or lex.role(self.forms[k]) == "organisation"):
            return False
        end = named or self.phrases.agent(k)
        if end >= page.size or page.sentence[end] != page.sentence[k] or end in page.named:
            return False
        verb = self.forms[end]
        known = bool(named) or verb.startswith(lex.third_person) or bool(lex.lookup(verb))
        return known and verb[:1] in lex.present_prefixes and len(verb) >= SHORTEST_VERB

    def _says(self, k: int, *, joined: bool = False) -> bool:
        """Whether a verb of saying in the present stands at `k`."""
        forms = self.lex.lookup(self.forms[k]) if k < self.page.size else ()
        return any(f.kind == "present" and f.joined == joined and not f.pronoun for f in forms)

    def _said_next(self, k: int) -> bool:
        """A verb of saying joined by a conjunction, whatever its frame."""
        said = any(f.joined and f.kind == "past" and "quote" in f.cue.frames for f in self.lex.lookup(self.forms[k]))
        return said and self.forms[k][1:] not in self.lex.prepositions

    def with_quotation(self, draft: Draft, k: int) -> bool:
        """Whether a content ends with the quotation that it begins with, whose mark closes at `k`: what something is called
        (`وصفته "بالخطير" في بيانها`) does; others where the mark closes no mere name and the clause does not go on."""
        quotes = any(form in QUOTES for form in self.forms[k + 1 : k + 1 + NEAR_QUOTATION])
        called = draft.pronoun and any("two" in f.cue.frames for f in self.lex.lookup(self.forms[draft.at]))
        if draft.rule == "name" or (called and draft.rule in ("quote", "clitic") and not quotes):
            return True
        if draft.rule == "clause" and self._names_subject(draft.start, k):
            return False
        return not self.phrases.name_quote(draft.start) and not self.runs_on(k)

    def _names_subject(self, start: int, close: int) -> bool:
        """Whether a few words between marks behind a complementizer are one definite noun, and so the subject of the verb that
        follows at once (`إن "الميليشيا المسلحة" هاجمت X`), whatever that verb says."""
        lex, verb = self.lex, close + 1
        if not start + 1 < close <= start + LONGEST_SUBJECT or verb >= self.page.last(close) or not self.page.tokens[verb].word:
            return False
        words = self.forms[start + 1 : close]
        noun = all(map(lex.definite, words[1:])) and not any(word.startswith(lex.third_person) for word in words)
        return noun and any(f.kind in ("past", "present") and not f.joined for f in lex.lookup(self.forms[verb]))

    def runs_on(self, k: int) -> bool:
        """Whether the clause goes on after a closing mark (`"X" من الأزمة`)."""
        page, n = self.page, k + 1
        if n + 1 < page.size and self.forms[n] in COMMAS and page.sentence[n + 1] == page.sentence[k]:
            return self._over_comma(n + 1)
        if n >= page.size or page.sentence[n] != page.sentence[k] or not page.tokens[n].word:
            return False
        cue = self.lex.lookup(self.forms[n]) and self.forms[n] not in self.lex.prepositions
        cue = cue or (page.headed(n) and self._new_subject(n))
        cue = cue or (self.forms[n][:1] in self.lex.conjunctions and self.lex.past_of_hers(self.forms[n][1:]))
        return not cue and not page.starts_with(n, self.lex.breakers)

    def _over_comma(self, k: int) -> bool:
        """Whether a clause goes on at `k` behind a quotation and its comma: with a complementizer, a result, or another quotation
        that is joined to it."""
        page, lex, form = self.page, self.lex, self.forms[k]
        if page.starts_with(k, lex.results):
            return not any(f.pronoun for f in lex.lookup(self.forms[min(k + 1, page.size - 1)]))
        if form in lex.conjunctions:
            k += k + 1 < page.last(k) and self.forms[k + 1] in lex.demonstratives
            return k + 1 in page.quote
        return form[:1] in lex.conjunctions and form[1:] in lex.complementizers
