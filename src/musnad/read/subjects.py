"""Whose verb one without a noun for its subject is: the subject of its clause, or what a relative clause is about."""

from musnad.read.drafts import Draft, Range
from musnad.read.mentions import is_given_name
from musnad.read.page import COMMAS, QUOTES, Page
from musnad.read.phrases import Phrases
from musnad.read.vocabulary import is_listed

FARTHEST_PLURAL = 40
"""Tokens before a verb of several within which their noun stands."""
NEAR_DOER = 1
"""Tokens of a clause before its subject, where that does what a noun tells the aim of: its verb alone."""
LONGEST_OWNER = 4
"""Tokens of an unlisted name behind the noun of what he said."""
LONGEST_SENT = 3
"""Tokens of a letter or call with what describes it."""
FARTHEST_TEXT = 18
"""Tokens between a text and the verb of the relative clause about it."""
LONGEST_WHOEVER = 14
"""Tokens by which whoever says something is told from others: the relative, the verb and what is said."""
FIRST_TOKENS = 7
"""Tokens of a clause within which its subject begins."""


class Subjects:
    """The subjects of verbs of one page that stand before them in their clause."""

    def __init__(self, page: Page, phrases: Phrases) -> None:
        self.page, self.lex, self.forms, self.phrases = page, page.lex, page.forms, phrases

    def relative(self, draft: Draft) -> bool:
        """Whether a cue stands right behind a relative (`الذي قال`)."""
        if draft.at == 0 or self.forms[draft.at - 1] in self.lex.splices:
            return draft.at > 0
        bare = self._named_so(draft.at - 1) and draft.shape == "clause" and not draft.joined
        return bare and self.forms[draft.start - 1] in self.lex.pronoun_complementizers

    def _named_so(self, k: int) -> bool:
        """Whether an object, or the relative for one, stands at `k`: no particle that ends alike (`صورا قال إنها`, `ما قال إنه`,
        but `كما قال إنه`)."""
        lex, form = self.lex, self.forms[k]
        grammar = (lex.when_words, lex.particles, lex.continuers, lex.clause_openers, lex.verb_particles)
        within = form in lex.contrasts and self.forms[k - 1] not in COMMAS  # `جاء ذلك فيما قالت إنها حملة`
        object_ = within or form in lex.describers or not any(form in words for words in grammar)
        return object_ and form.endswith(lex.accusative) and k not in self.page.timed

    def whoever(self, draft: Draft) -> Range | None:
        """Whoever says it, where a relative with no noun before it begins the clause (`الذين يقولون ذلك`, `على من يقولون إن X`):
        the relative with what he says of himself."""
        lex, r = self.lex, draft.at - 1
        r -= r > 0 and self.forms[r] in lex.negations_of_cue
        if r < 0 or not draft.verbal or draft.kind != "verb" or draft.joined or draft.pronoun:
            return None
        several = draft.number == "p" and self.forms[r] in lex.splices and lex.without_and(self.forms[r]) == self.forms[r]
        before = self.forms[r - 1] if r else ""
        opens = r == self.page.first(draft.at) or before in QUOTES
        bare = opens or before in lex.prepositions or before in lex.complementizers
        present = self.forms[draft.at].startswith(lex.third_person)
        if not (several and bare) and not (present and lex.without_and(self.forms[r]) in lex.whoever):
            return None
        return r, min(max(draft.end, draft.at + 1), r + LONGEST_WHOEVER)

    def spliced(self, draft: Draft) -> bool:
        """Whether what is said has a pronoun for the noun before the relative, of which somebody else speaks then (`المخيم الذي
        قال إنه بعيد`, `المخيم الذي قال إن سكانه بخير`)."""
        owned = draft.shape == "clause" and self.forms[draft.start].endswith(self.lex.object_pronouns)
        return owned or self.forms[draft.start - 1] in self.lex.pronoun_complementizers

    def names(self, draft: Draft) -> bool:
        """Whether a verb says in the speaker's own word what a pronoun on it stands for (`من أسماهم أعداء`, `خطة وصفها بـ`)."""
        before, lex = self.forms[draft.at - 1] if draft.at else "", self.lex
        plain = before.endswith((lex.accusative, lex.accusative_plural)) and before not in lex.when_words | lex.particles
        plain = plain and not lex.definite(before) and not draft.joined
        return bool(draft.pronoun) and draft.parent is None and (plain or before in lex.describers - lex.splices)

    def equated(self, draft: Draft) -> bool:
        """Whether the clause says what its subject is, so that the relative is about that (`كانت المجر البلد الذي أعلن ...`)."""
        return self.lex.without_conjunction(self.forms[self._clause_start(draft.at)]) in self.lex.auxiliaries

    def contrasts(self, draft: Draft) -> bool:
        """Whether a cue stands right behind a word that sets its clause beside the one before (`هاجمت X ..., فيما قالت`)."""
        return draft.at > 1 and self.forms[draft.at - 1] in self.lex.contrasts

    def clause(self, draft: Draft) -> Range | None:
        """The subject of the clause before a cue without one, where that clause is no speech: `شكلت X لجنة، مشيرة إلى`."""
        first = self._clause_start(draft.at - self.contrasts(draft))
        told = not self.lex.told_pronouns.isdisjoint(self.forms[draft.at + 1 : draft.at + 2])
        about = draft.parent if draft.parent is not None and draft.parent.shape == "clause" else None
        another = told or (about is not None and about.gender not in ("", draft.gender))
        goes_on = another if draft.kind == "participle" else draft.kind == "verb" and draft.joined
        if draft.parent is not None and goes_on and first < draft.parent.start < draft.at:
            first = draft.parent.start
        if (nearer := self._whereupon(first, draft.at)) is not None:
            return nearer
        fronted = draft.kind == "verb" and not draft.joined and self._fronted(first)
        np = self._first_in(first, draft.at, fronted=fronted)
        return (np[0], max(np[0] + 1, self.phrases.agent(np[0]))) if np is not None and self.names(draft) else np

    def _whereupon(self, first: int, at: int) -> Range | None:
        """The subject right behind the verb of a clause that goes on before `at` (`..., حيث رد الوزير على أسئلة`), or None."""
        start = next((j + 1 for j in range(at - 2, first, -1) if self.forms[j] in self.lex.whereupon), at)
        np = self._first_in(start, at, fronted=False) if start < at else None
        return np if np is not None and np[0] - start == NEAR_DOER else None

    def doer(self, draft: Draft) -> Range | None:
        """Who does what a noun of speech is the aim or the means of: the subject of its clause (`خرج العمال للتنديد بـX`)."""
        first = self._clause_start(draft.at)
        first = next((j + 1 for j in range(draft.at - 1, first, -1) if self.forms[j] in self.lex.bare_complementizers), first)
        if draft.parent is not None and first < draft.parent.start < draft.at:
            first = draft.parent.start
        organised = self.lex.without_conjunction(self.forms[first]) in self.lex.organising
        others = not organised and any(
            bare in self.lex.gatherings for k in range(first, draft.at) for bare in self.lex.bare_forms(self.forms[k])
        )
        np = None if others or self._fronted(first) else self._first_in(first, draft.at, fronted=False)
        return np if np is not None and np[0] - first <= NEAR_DOER else None

    def before(self, draft: Draft) -> Range | None:
        """The person who is named as the subject of the sentence before one that a joined verb opens: narration, which the
        verb goes on with (`واستقبل الوزير X الوفد. وقال إن`)."""
        page, at = self.page, draft.at
        opens = draft.joined and draft.kind == "verb" and at and at == page.first(at) and page.block[at] == page.block[at - 1]
        if not opens or self._fronted(page.first(at - 1)):
            return None
        np = self._first_in(page.first(at - 1), at, fronted=False)
        return np if np is not None and self.phrases.ends_in_person(*np) else None

    def where(self, draft: Draft) -> Range | None:
        """The subject right behind the verb of the narration that a cue goes on with (`قدم المدير عرضا، حيث أكد أن`), or None."""
        page, lex, at = self.page, self.lex, draft.at - 1
        at -= at > 0 and self.forms[at] in lex.perfect_particles
        first = self._clause_start(at) if at > 0 else 0
        first += page.starts_with(first, lex.openers)
        first += self.forms[first] in COMMAS
        if draft.kind != "verb" or draft.joined or self.forms[at] not in lex.whereupon or self._fronted(first):
            return None
        grammar = (lex.complementizers, lex.particles, lex.owned_prepositions)
        behind = draft.at + 1
        if behind < draft.start and behind not in page.timed and not any(self.forms[behind] in words for words in grammar):
            return None  # somebody whom no list knows
        if draft.rule == "object" and any(form in lex.complementizers for form in self.forms[draft.start : page.last(draft.at)]):
            return None
        if (told := self._speech_told_of(first, at)) is not None:
            return told
        np = self._first_in(first, at, fronted=False)
        return np if np is not None and np[0] - first <= NEAR_DOER else None

    def _speech_told_of(self, first: int, at: int) -> Range | None:
        """The person whose speech a clause from `first` on tells of (`أثارت تصريحات X جدلا، إذ قال إن`), or None."""
        for k in range(first, min(first + NEAR_DOER + 1, at - 1)):
            if not self.lex.media.isdisjoint(self.lex.bare_forms(self.forms[k])):
                end = self.phrases.agent(k + 1)
                return (k + 1, end) if k + 1 < end <= at and self.phrases.ends_in_person(k + 1, end) else None
        return None

    def _first_in(self, first: int, at: int, *, fronted: bool) -> Range | None:
        """The first noun phrase of a speaker in a clause from `first` on, before `at`, that nothing governs."""
        for k in range(first, min(at, first + FIRST_TOKENS)):
            barred = k > first and (self._governed(k) or self._describes(k) or self._accusative(k))
            barred = barred or self.forms[k] in self.lex.prepositions or self._dateline(k) or (k > first and self._oblique(k))
            end = k if barred else self.phrases.agent(k)
            several = self.lex.plural(self.forms[k]) or self._plural(self.forms[k]) or self.page.kind(k) == "person"
            whole = several or self.phrases.ends_in_person(k, end)
            if end > k and not whole and not self.lex.definite(self.forms[k]):
                phrase = min(self.phrases.phrase(k), at)
                end = max(end, next((j for j in range(end, phrase) if self._object(j)), phrase))
            if k < end <= at and not (fronted and not self._owns_medium(k)):
                return k, self.phrases.without_object(k, end)
        return None

    def _dateline(self, k: int) -> bool:
        """Whether a place at `k` opens its block before a dash: where the report was written."""
        page = self.page
        end = page.mention_end[k] if page.kind(k) == "place" else 0
        return bool(end) and k == page.first(k) and end < page.size and page.is_dash(end)

    def _oblique(self, k: int) -> bool:
        """Whether a place at `k` is owned or governed: behind a noun with its preposition (`مع برنامج طهران`), or joined to
        something governed (`بين مصر وإيران`)."""
        lex, form, t = self.lex, self.forms[k], k - 1
        if self.page.kind(k) != "place" or self.forms[t] in lex.owned_prepositions:
            return False
        if self.page.name_carries(k, form[:1]) and form[:1] in lex.conjunctions:
            return self._governed(t)
        noun = is_listed(self.forms[t], lex.code) and not lex.definite(self.forms[t]) and not lex.lookup(self.forms[t])
        return noun and t > self.page.first(k) and t not in self.page.named and self.forms[t - 1] in lex.prepositions

    def _object(self, j: int) -> bool:
        """Whether an indefinite noun of the dictionary with the ending of an object stands at `j` (`نشرت الوزارة صورا`)."""
        form, lex = self.forms[j], self.lex
        plain = form.endswith(lex.accusative) and not lex.definite(form) and j not in self.page.named
        return plain and is_listed(form.removesuffix(lex.accusative), lex.code)

    def _fronted(self, first: int) -> bool:
        """Whether a clause is only a phrase with its preposition, set before its verb (`وعن رد المدرب، قال إن`)."""
        return self.lex.without_conjunction(self.forms[first]) in self.lex.prepositions

    def inserted(self, draft: Draft) -> bool:
        """Whether a present behind a comma goes on with something of its own sentence (`نشرت X تقريرا للكاتب Y، يقول إن`)."""
        first, at = self.page.first(draft.at), draft.at
        if draft.kind != "verb" or draft.joined or at == first or self._fronted(first):
            return False
        if self.forms[at - 1] not in COMMAS and not (draft.pronoun and self._qualified(at - 1)):
            return False
        return self.forms[at][:1] in self.lex.present_prefixes and any(
            f.kind == "present" for f in self.lex.lookup(self.forms[at])
        )

    def _qualified(self, k: int) -> bool:
        """Whether a noun ends at `k` of which a present with an object right behind it tells (`شكوى ضد قيادات تتهمهم`)."""
        lex, form = self.lex, self.forms[k]
        plain = form not in lex.particles and form not in lex.complementizers and form not in lex.pronoun_subjects
        return form.isalpha() and plain and form not in lex.clause_openers and not lex.lookup(form)

    def beside(self, draft: Draft) -> Range | None:
        """Whom the verb of several right behind a noun phrase is about (`رأيت مسؤولين كثيرين يصرحون بأنهم`), or None."""
        if draft.number != "p" or draft.kind != "verb" or draft.joined:
            return None
        low = max(self.page.first(draft.at), draft.at - FIRST_TOKENS)
        return next(((k, draft.at) for k in range(low, draft.at) if self.phrases.agent(k) == draft.at and self._people(k)), None)

    def _people(self, k: int) -> bool:
        return self.lex.plural(self.forms[k]) or self.forms[k] in self.lex.quantities

    def at_that_time(self, draft: Draft) -> Range | None:
        """Whom a cue right behind a word of time is about: the person named right before it (`كلام X حين قال`), or None."""
        page, at = self.page, draft.at
        if at < 3 or self.forms[at - 1] not in self.lex.when_words or draft.joined:
            return None
        end = at - 1 - (self.forms[at - 2] in COMMAS)
        near = range(max(page.first(at), end - FIRST_TOKENS), end)
        return next(((k, end) for k in near if page.kind(k) == "person" and page.mention_end[k] == end), None)

    def speech_of(self, draft: Draft) -> Range | None:
        """Whose speech a cue with a pronoun that refers to it is about: the one person named before it in its sentence
        (`استمع إلى X عبر مداخلة قال خلالها`), or None."""
        page, at = self.page, draft.at
        after = at + 1 + (self.forms[at + 1] in self.lex.prepositions if at + 1 < page.size else 0)
        if after >= page.size or self.forms[after] not in self.lex.back_references:
            return None
        if any("inside" in f.cue.frames for f in self.lex.lookup(self.forms[at])):
            return None
        named = [k for k in range(page.first(at), at) if page.kind(k) == "person"]
        if len(named) != 1:
            return None
        end = max(page.mention_end[named[0]], self.phrases.agent(named[0]))
        other = any(self.lex.role(form) in self.lex.epithets for form in self.forms[end:at])
        return None if other else (named[0], end)

    def opening(self, draft: Draft) -> Range | None:
        """Whom the sentence opens with, where a cue is joined to the verb of a relative clause about him, no comma between
        (`لكن الوزير الذي وصل أمس وبارك الاتفاق، ...`), or None."""
        page, lex = self.page, self.lex
        first = page.first(draft.at)
        k = first + (self.forms[first] in lex.contrasts)
        end = self.phrases.agent(k)
        if not draft.joined or not k < end < draft.at - 1 or self.forms[end] not in lex.splices:
            return None
        return (k, end) if COMMAS.isdisjoint(self.forms[end : draft.at]) else None

    def described(self, draft: Draft) -> Range | None:
        """Whom the present of several means that tells of indefinite people right before it (`خبراء وسياسيين، يؤكدون`)."""
        at, lex, forms = draft.at, self.lex, self.forms
        if draft.number != "p" or draft.joined or forms[at][:1] not in lex.present_prefixes:
            return None
        end = at - (forms[at - 1] in COMMAS) if at else 0
        k = end
        while k > self.page.first(at) and self._plural(forms[k - 1]):
            k -= 1
        return (k, end) if k < end and lex.role(forms[k]) else None

    def _plural(self, form: str) -> bool:
        """Whether a word is an indefinite plural of persons, or its adjective, perhaps with a conjunction written onto it."""
        bare = self.lex.without_conjunction(form)
        return not self.lex.definite(bare) and (self.lex.plural(bare) or bare.endswith(self.lex.accusative_plural))

    def owner(self, draft: Draft) -> Range | None:
        """Whose the medium before a verb is that speaks of it (`مقالا للكاتب X قال فيه`, `بيانا صادرا عن X قالت فيه`), or
        None."""
        lex, forms, at = self.lex, self.forms, draft.at
        close = at - (forms[at - 1] in COMMAS)
        if (sender := self._sender(at)) is not None:
            return sender
        for k in range(max(self.page.first(at) + 1, at - FARTHEST_TEXT), at):
            medium = lex.role(forms[k - 1]) == "document" or not lex.media.isdisjoint(lex.bare_forms(forms[k - 1]))
            bare = forms[k - 1].removesuffix(lex.accusative)
            medium = medium or bare in lex.media or lex.role(bare) == "document"
            given = k + 2 * (k + 2 < at and forms[k] in lex.issued and forms[k + 1] == lex.relay)
            bound = given > k or forms[k][:1] == lex.to_clitic
            if medium and bound and {at, close} & {self.phrases.agent(given), self.phrases.phrase(given)}:
                return given, close
            if medium and forms[at - 1] in lex.splices and (end := self._owner_end(k, at - 1)):
                return k, end
        return self._issuer(at)

    def _issuer(self, at: int) -> Range | None:
        """Whose the indefinite text right before a verb that speaks of it is: the noun phrase before it, as the subject of the
        verb that gives it out (`وأمس أصدرت الوزارة بيانا قالت فيه`), or None."""
        lex, forms, first = self.lex, self.forms, self.page.first(at)
        bare = forms[at - 1].removesuffix(lex.accusative)
        if at - 1 <= first or lex.definite(bare) or not (bare in lex.media or lex.role(bare) == "document"):
            return None
        near = range(max(first, at - 1 - FIRST_TOKENS), at - 1)
        ends = ((k, self.phrases.without_object(k, self.phrases.agent(k))) for k in near)
        return next(((k, end) for k, end in ends if k < end == at - 1), None)

    def _sender(self, at: int) -> Range | None:
        """Who sent the letter, or rang up, that the verb at `at` tells of (`تلقى X رسالة من Y أكد فيها`), or None."""
        lex, forms, first = self.lex, self.forms, self.page.first(at)
        end = at - (forms[at - 1] in COMMAS)
        for k in range(max(first + 1, at - FARTHEST_TEXT), end - 1):
            if forms[k] != lex.member_of or not self._sent(k, first):
                continue
            close = end if self._plain(k + 1, end) else max(self.phrases.agent(k + 1), self.phrases.phrase(k + 1))
            if k + 1 < close <= end and (close == end or close in self.page.timed or forms[close] in COMMAS | lex.towards):
                heads = (t for t in range(k + 1, close) if forms[t] not in lex.styles)
                known = (t for t in heads if t in self.page.named or lex.role(forms[t]) in lex.epithets)
                return next(known, k + 1), close
        return None

    def _plain(self, a: int, b: int) -> bool:
        """Whether neither a mark, a verb nor a particle parts tokens [a, b), in which somebody is named or has a title."""
        lex, forms = self.lex, self.forms
        barred = (lex.prepositions, lex.complementizers, lex.relatives, lex.adverbs)
        plain = (self.page.tokens[k].word and not any(forms[k] in words for words in barred) for k in range(a, b))
        person = any(self.page.kind(k) == "person" or lex.role(forms[k]) in lex.epithets for k in range(a, b))
        return person and all(plain) and not any(map(lex.lookup, forms[a:b]))

    def _sent(self, k: int, first: int) -> bool:
        """Whether an indefinite letter or call stands before `k`, perhaps with adjectives or what it is about."""
        near = (self.forms[t].removesuffix(self.lex.accusative) for t in range(max(first, k - LONGEST_SENT), k))
        return any(form in self.lex.letters or form in self.lex.calls for form in near)

    def _owner_end(self, k: int, last: int) -> int:
        """The end of whose text the noun before [k, last) is (`تصريحات الوزير التي قال فيها`), by a title or a name; or 0."""
        if self.forms[k][:1] == self.lex.to_clitic or not self.page.tokens[k].word:
            return 0
        end = start = self.phrases.agent(k)
        led = start > k or self.forms[k - 1] in self.lex.posts
        if start < last and led and is_given_name(self.forms[start], language=self.lex.code):
            end = next(
                (n for n in range(start + 1, last) if self.forms[n][:1] == self.lex.to_clitic or n in self.page.timed), last
            )
            end = end if end - start <= LONGEST_OWNER else start
        told = end < last and (
            self.phrases.medium(end) == last or end in self.page.timed or self.forms[end] in self.lex.prepositions
        )
        return end if end > k and (end == last or told) else 0

    def several(self, draft: Draft) -> Range | None:
        """Whom the verb of several means that opens its sentence, where nobody spoke before: the people whose nominative
        plural shows them to be the subject of the sentence before (`ورفع المشاركون لافتات. وطالبوا بـ`)."""
        page, lex = self.page, self.lex
        if draft.number != "p" or draft.at == 0 or page.block[draft.at] != page.block[draft.at - 1]:
            return None
        for k in range(draft.at - 1, max(0, draft.at - FARTHEST_PLURAL), -1):
            form = self.forms[k]
            if page.block[k] != page.block[draft.at]:
                break
            if lex.definite(form) and form.endswith(lex.human_plural) and lex.plural(form):
                return k, max(k + 1, self.phrases.agent(k))
        return None

    def _clause_start(self, at: int) -> int:
        """Where the clause before a cue begins: at the last breaker after a comma, or with its sentence."""
        page, first = self.page, self.page.first(at)
        starts = range(at - 1, first, -1)
        return next((j for j in starts if self.forms[j - 1] in "،," and page.starts_with(j, self.lex.breakers)), first)

    def _describes(self, k: int) -> bool:
        """Whether an indefinite adjective that is also a title follows the noun that it describes (`مكسب دبلوماسي`)."""
        lex, form, before = self.lex, self.forms[k], self.forms[k - 1]
        return lex.indefinite_adjective(form) and not lex.definite(form) and before.isalpha() and not lex.lookup(before)

    def _accusative(self, k: int) -> bool:
        """Whether an indefinite noun has the ending of an object or a predicate (`كان الأمر قائما`)."""
        form = self.forms[k]
        plain = k not in self.page.named and form not in self.lex.roles and self.forms[k - 1] not in self.lex.complementizers
        return plain and form.endswith(self.lex.accusative)

    def _governed(self, k: int) -> bool:
        """Whether a preposition stands before the word at `k` or is written onto it."""
        lex = self.lex
        if self._owns_medium(k):
            return False
        return self.forms[k - 1] in lex.prepositions or self.forms[k][:1] in (lex.by_clitic, lex.to_clitic)

    def _owns_medium(self, k: int) -> bool:
        """Whether somebody at `k` owns the medium that opens the sentence (`وفي مداخلة لفلان، أشار`)."""
        lex, page, first = self.lex, self.page, self.page.first(k)
        if page.kind(k) != "person" or not page.name_carries(k, lex.to_clitic) or k - first < 2:
            return False
        noun, *rest = self.forms[first + 1 : k]
        opens = self.forms[first] in lex.media_prepositions and not lex.media.isdisjoint(lex.bare_forms(noun))
        return opens and all(map(lex.adjective, rest))
