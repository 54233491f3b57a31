"""Nouns before verbs that no start of a clause shows to be their subjects: indefinite ones of which a clause tells without a
relative (`منشورات تدعو إلى`), those of their own relative clause, and whoever does something (`من يرفضون`)."""

from musnad.read.antecedents import Antecedents
from musnad.read.cues import Form
from musnad.read.drafts import Range
from musnad.read.page import COMMAS, QUOTES, Page
from musnad.read.phrases import Phrases
from musnad.read.vocabulary import is_listed

LONGEST_CLAUSE, SHORTEST_CLAUSE = 16, 3
"""Tokens between a relative and the verb of the clause whose subject it describes."""
FARTHEST_HEAD = 5
"""Tokens between an indefinite noun and the verb of the clause about it."""
LONGEST_TOLD = 24
"""Tokens between the word that opens a told clause and its verb."""
_PERCENT = frozenset("%٪")
_OVER = frozenset(".!?؟;؛:…") | {"...", ".."}


class Heads:
    """The nouns that the verbs of one page tell of."""

    def __init__(self, page: Page, phrases: Phrases) -> None:
        self.page, self.lex, self.forms, self.phrases = page, page.lex, page.forms, phrases
        self.antecedents = Antecedents(page)

    def worth_telling(self, i: int) -> bool:
        """Whether a verb that closes its clause only tells that the noun before it is worth telling of (`دون تقدم يذكر`)."""
        closes = i + 1 >= self.page.last(i) or not self.page.tokens[i + 1].word
        return closes and i > self.page.first(i) and self.page.tokens[i - 1].word and not self.lex.lookup(self.forms[i - 1])

    def before(self, i: int, form: Form) -> Range | None:
        """The indefinite noun phrase of somebody or something that speaks, right before the verb at `i` and agreeing with it."""
        if not self._plain(form) or "two" in form.cue.frames:
            return None
        found = self._right_before(i, form) or self._far_before(i, form)
        return found if found and not self._has_subject(i, form) else None

    def _far_before(self, i: int, form: Form) -> Range | None:
        """The indefinite noun of somebody or something that speaks in the clause of the verb at `i`, with all that describes it
        between them and what it says behind the verb (`تعليمة من طرف الوزارة تدعو إلى`, `أخبار قبل أيام تفيد بأن`)."""
        page, lex = self.page, self.lex
        if not self._says_next(i, form) or (form.cue.act == "warn" and self._brought(i)):
            return None
        barred = (COMMAS, _OVER, lex.complementizers, lex.splices, lex.as_words)
        end = i - (form.kind == "present" and form.gender == "f" and self.forms[i - 1] in COMMAS)
        for k in range(end - 1, max(page.first(i), i - LONGEST_CLAUSE) - 1, -1):
            word = self.forms[k]
            if any(word in words for words in barred):
                return None
            several = (form.number == "p" or form.gender == "f") and end == i
            heads = self._document(k) or self._voice(word) or (several and lex.role(word) in lex.unnamed_roles | lex.epithets)
            if heads and self._speaks(k) and not self._leads_over(k) and self._agrees(k, form):
                return (k, end) if self._described(k + 1, end) and self._may_do(k, i, form) else None
        return None

    def _right_before(self, i: int, form: Form) -> Range | None:
        """The noun phrase of `before` where nothing but its adjectives and owner stands between it and the verb."""
        for k in range(i - 1, max(self.page.first(i), i - FARTHEST_HEAD) - 1, -1):
            if not self._nominal(k):
                return None
            if self._speaks(k) and not self._leads_over(k) and self._agrees(k, form) and self._reaches(k, i):
                return (k, i) if self._may_do(k, i, form) else None
        return None

    def _plain(self, form: Form) -> bool:
        """Whether a verb is finite, of the third person, and has no conjunction written onto it."""
        return not form.joined and form.person == 3 and form.kind in ("past", "present")

    def follows(self, i: int, form: Form) -> bool:
        """Whether a subject or a definite noun stands right behind a verb with a pronoun on it (`ما يسميه المسلحون`)."""
        lex, after = self.lex, self.forms[min(i + 1, self.page.size - 1)]
        other = (lex.accusative,) if form.gender == "f" else (lex.accusative, lex.plural_things)
        shown = not after.endswith(other) or self.phrases.named_at(i + 1) > 0
        return lex.definite(after) or (shown and self.phrases.agent(i + 1) > i + 1)

    def accused(self, i: int, form: Form) -> bool:
        """Whether a relative clause tells of whom somebody accuses, who is not named (`الذي يتهم بأنه كاذب`)."""
        after, lex = self.forms[i + 1] if i + 1 < self.page.size else "", self.lex
        bare = "party" in form.cue.frames and not form.pronoun and i > 0 and self.forms[i - 1] in lex.splices
        return bare and after.startswith(lex.by_clitic) and (after in lex.complementizers or lex.definite(after[1:]))

    def called(self, i: int, noun: Range) -> bool:
        """Whether an indefinite noun behind a verb is what that of its relative is (`البرلمان الذي يعتبر هيئة`)."""
        plain = not self.lex.definite(self.forms[noun[0]]) and noun[0] not in self.page.named and noun[0] == noun[1] - 1
        return plain and i > 0 and self.forms[i - 1] in self.lex.splices

    def subject(self, i: int, form: Form) -> Range | None:
        """The subject before the verb at `i` of a clause that is told, where no list knows it as one by itself."""
        return self.owned(i, form) or self.past_relative(i, form) or self.two(i, form) or self.told(i, form)

    def two(self, i: int, form: Form) -> Range | None:
        """The two before the verb of two: both of those named behind it, or a noun of two with their names in marks (`كلا من X
        وY طلبتا`, `حزبا «أ» و«ب» أعلنا`)."""
        lex, forms = self.lex, self.forms
        if not self._plain(form) or form.number != "d":
            return None
        end = i - (forms[i - 1] in lex.verb_particles)
        for k in range(end - 2, max(self.page.first(i), i - LONGEST_CLAUSE) - 1, -1):
            both = forms[k].removesuffix(lex.accusative) in lex.wholes and forms[k + 1] == lex.member_of
            both = both and any(t in self.page.named and forms[t][:1] in lex.conjunctions for t in range(k + 3, end))
            if (both or (forms[k + 1] in QUOTES and self._dual(k))) and self._described(k + 1, end):
                return k, end
        return None

    def _dual(self, k: int) -> bool:
        """Whether a noun of two with a title's or a body's stem stands at `k`."""
        lex, form = self.lex, self.forms[k]
        stems = (form.removesuffix(ending) for ending in lex.dual_endings if form.endswith(ending))
        bare = (b for stem in stems for b in lex.bare_forms(stem))
        return any(lex.role(s) for b in bare for s in (b, b.removesuffix(lex.feminine_bound) + lex.feminine_folded))

    def owned(self, i: int, form: Form) -> Range | None:
        """A body or person with its owner's pronoun right before the verb at `i`, with which a told clause begins (`إن كتلته
        ترفض`)."""
        k, lex = i - 1, self.lex
        if k <= self.page.first(i) or self.forms[k - 1] not in lex.bare_complementizers or k in self.page.named:
            return None
        owner = next((p for p in lex.object_pronouns if self.forms[k].endswith(p)), "")
        stem = self.forms[k].removesuffix(owner)
        feminine = stem.endswith(lex.feminine_bound)
        role = lex.role(stem) or lex.role(stem.removesuffix(lex.feminine_bound) + lex.feminine_folded)
        fits = feminine == (form.gender == "f") and form.number == "s" and not form.joined
        spoken = role is not None and (role != "document" or self._says_next(i, form))
        return (k, i) if owner and len(stem) > 1 and fits and spoken else None

    def past_relative(self, i: int, form: Form) -> Range | None:
        """The subject with which a clause begins, behind whose own relative clause the verb at `i` stands (`إن المدير الذي زار
        الموقع طلب`): the verb agrees with the relative."""
        page, lex, first = self.page, self.lex, self.page.first(i)
        r = next((k for k in range(i - 1, max(first, i - LONGEST_CLAUSE), -1) if self.forms[k] in lex.splices), 0)
        if form.joined or i - r < SHORTEST_CLAUSE or not r or not self._whole(r, i):
            return None
        np = self.antecedents.of_gender(r)
        known = np is not None and (np[0] in page.named or lex.role(self.forms[np[0]]) is not None)
        if np is None or not known or not (np[0] == first or self.forms[np[0] - 1] in lex.complementizers):
            return None
        gender = "f" if self.forms[r] in lex.feminine_relatives else "m"
        several = self.forms[r].endswith(lex.accusative_plural)
        return np if (form.gender, form.number == "p") == (gender, several) else None

    def told(self, i: int, form: Form) -> Range | None:
        """The subject with which a told clause begins, whatever describes it before the verb at `i`, which agrees with it and
        has what it says right behind it (`إن السكان في القرى القريبة، بشكل عام، يدعون أن`)."""
        several = form.number == "p" and form.kind == "past" and "np" in form.cue.frames
        if not self._plain(form) or form.pronoun or not (several or self._says_next(i, form)):
            return None
        end, led = i, (self.lex.adverbs, self.lex.verb_particles, self.lex.lasting_verbs)
        while end > self.page.first(i) and any(self.forms[end - 1] in words for words in led):
            end -= 1
        start = self._clause_opens(i, end)
        start += start < end and self.forms[start] in QUOTES
        if start == end or not self._may_say(start, end, form) or not self._described(start + 1, end):
            return None
        reports = form.number == "p" or (self._document(start) and form.cue.act == "assert")
        if self.forms[i + 1] not in self.lex.complementizers and self._brought(i) and not (reports or self._demands(start)):
            return None
        comma = next((k for k in range(start, end) if self.forms[k] in COMMAS), end)
        return start, comma

    def _brought(self, i: int) -> bool:
        """Whether a word with a preposition written onto it stands behind the verb at `i`."""
        return self.forms[i + 1].startswith((self.lex.by_clitic, self.lex.to_clitic))

    def _demands(self, k: int) -> bool:
        """Whether somebody or a body stands at `k`: what a document does with a preposition is often no saying."""
        role = self.lex.role(self.forms[k])
        return self.page.kind(k) in ("person", "place", "organisation") or role == "organisation" or role in self.lex.epithets

    def alone(self, noun: Range, form: Form) -> bool:
        """Whether one place and no more stands before a verb of several, which is not its subject."""
        kind, end = self.page.kind(noun[0]), self.page.mention_end.get(noun[0])
        return form.number == "p" and kind == "place" and end == noun[1]

    def _described(self, k: int, end: int) -> bool:
        """Whether [k, end) only describes the noun before it: what is definite or named, times, adverbs, names in marks, what
        prepositions bring, and no word that might be a verb."""
        while k < end:
            step = self._past_phrase(k, end) or self.page.timed.get(k) or self.page.quote.get(k, -1) + 1
            step = step or k + (self._describes(k) or self._qualifies(k))
            if step <= k:
                return False
            k = step
        return k == end

    def _past_phrase(self, k: int, end: int) -> int:
        """Past a preposition at `k` with its noun, and whose that is where it has no article; 0 where none stands there."""
        lex, forms = self.lex, self.forms
        if forms[k] not in lex.prepositions and lex.without_conjunction(forms[k]) not in lex.prepositions:
            return 0
        k += 2
        owned = k < end and not self._describes(k - 1) and self._nominal(k) and not lex.finite(forms[k])
        return k + (owned and forms[k] not in lex.prepositions and forms[k] not in lex.verb_particles)

    def _describes(self, k: int) -> bool:
        lex, form = self.lex, self.forms[k]
        rests = (form, lex.without_conjunction(form), form.removeprefix(lex.by_clitic))
        definite = form.startswith(lex.to_clitic * 2) or any(map(lex.definite, rests)) or k in self.page.named
        noun = self.page.raw(k).endswith(lex.feminine_singular) or lex.indefinite_adjective(form)
        return definite or noun or form in lex.adverbs or form in COMMAS or self.page.is_dash(k)

    def _qualifies(self, k: int) -> bool:
        """Whether the word at `k` is a number behind what it numbers, an adjective with the ending of an object or a preposition
        with its pronoun (`الفصل 97`, `استطلاعا حديثا`, `المشاركين فيها`)."""
        lex, form = self.lex, self.forms[k]
        joins = form in lex.conjunctions and self.forms[k + 1] in QUOTES
        free = form in lex.owned_prepositions or form in lex.plain_qualities or form in _PERCENT
        return form.isdigit() or self._accusative(k) or free or joins

    def _accusative(self, k: int) -> bool:
        """Whether an indefinite noun or adjective with the ending of an object stands at `k` (a past of two may be spelt so)."""
        form, lex = self.forms[k], self.lex
        stem = form.removesuffix(lex.accusative)
        plain = stem != form and k not in self.page.named and form not in lex.when_words
        return plain and (lex.role(stem) is not None or is_listed(stem, lex.code))

    def _document(self, k: int) -> bool:
        """Whether what stands at `k` is written, or one article of it by its number."""
        lex, form = self.lex, self.forms[k]
        bare = form.removesuffix(lex.accusative)
        numbered = not lex.numbered.isdisjoint(lex.bare_forms(form)) and self.forms[k + 1].isdigit()
        return "document" in (lex.role(form), lex.role(bare)) or numbered

    def _says_next(self, i: int, form: Form) -> bool:
        """Whether what is said stands right behind the verb at `i`, perhaps after an adverb or a time: a clause, or what its own
        preposition brings."""
        lex, k = self.lex, i + 1
        last = self.page.last(i)
        k += k < last and self.forms[k] in lex.adverbs
        k = (self.phrases.past_time(k) or k) if k < last else k
        if k >= last:
            return False
        after = self.forms[k]
        brought = after in form.cue.preps or (after.startswith(form.cue.clitics) and k not in self.page.named)
        return brought or ("clause" in form.cue.frames and after in lex.complementizers)

    def _clause_opens(self, i: int, end: int) -> int:
        """Where the clause begins whose verb stands at `i` behind `end`: right behind a complementizer with no other verb between
        them; `end` where it does not."""
        lex, page = self.lex, self.page
        for k in range(end - 1, max(page.first(i), i - LONGEST_TOLD) - 1, -1):
            form = self.forms[k]
            if form in lex.bare_complementizers or form in lex.auxiliaries or form in lex.clause_contrasts:
                return k + 1
            if form in _OVER or form in lex.complementizers or form in lex.relatives or form in lex.splices:
                return end
            noun = (
                k in page.named or lex.role(form) is not None or lex.definite(form) or page.raw(k).endswith(lex.feminine_singular)
            )
            noun = noun or form in lex.prepositions or form in lex.quantities
            if not noun and (lex.finite(form) or lex.future(form)):
                return end
        return end

    def _may_say(self, k: int, end: int, form: Form) -> bool:
        """Whether [k, end) begins with somebody or something that speaks, of the verb's gender and number."""
        lex, page = self.lex, self.page
        if page.kind(k) in ("person", "place"):
            return form.number == "s"
        if form.number == "p" and self._part(k):
            return any(self._agrees(t, form) or self._of_them(t) for t in range(k, end))
        if not self._nominal(k):
            return False
        if form.number == "p":
            told = self.forms[k - 1] in lex.bare_complementizers
            people = told and (self.forms[k].endswith(lex.accusative_plural) or self._people(k))
            return (people or lex.definite(self.forms[k])) and any(self._agrees(t, form) for t in range(k, end))
        known = k in page.named or lex.role(self.forms[k]) is not None or self._voice(self.forms[k]) or self._document(k)
        return known and self._agrees(k, form)

    def _people(self, k: int) -> bool:
        """Whether several people stand at `k` by a title or by what they are (`علماء البلاد`)."""
        role = self.lex.role(self.forms[k])
        return self.lex.plural(self.forms[k]) and (role in self.lex.epithets or role in self.lex.unnamed_roles)

    def _part(self, k: int) -> bool:
        """Whether a part of several stands at `k` (`كثيرا من الخبراء`, `38% من المستجوبين`)."""
        lex, form = self.lex, self.forms[k]
        return form in lex.quantities or form.removesuffix(lex.accusative) in lex.quantities or form.isdigit()

    def _of_them(self, k: int) -> bool:
        """Whether those of whom a part is told stand at `k` by their pronoun (`منهم`)."""
        return self.forms[k].startswith(self.lex.member_of) and self.forms[k] in self.lex.owned_prepositions

    def _whole(self, r: int, i: int) -> bool:
        """Whether tokens [r, i) are one relative clause: a verb right behind the relative, and no other clause or stop in it."""
        marks = [k for k in range(r + 1, i) if self.forms[k] in COMMAS or not self.page.tokens[k].word]
        paired = not marks or (marks == [i - 1] and self.forms[r - 1] in COMMAS)
        grammar = (self.lex.complementizers, self.lex.describers, self.lex.pronoun_subjects)
        inner = any(form in words for form in self.forms[r + 1 : i] for words in grammar)
        before = self.forms[i - 1]
        led = any(before in words for words in (self.lex.inner_prepositions, self.lex.verb_particles, self.lex.negations))
        return paired and not inner and not led and not self.lex.definite(self.forms[r + 1])

    def whoever(self, i: int, form: Form) -> bool:
        """Whether whoever does something stands before the verb at `i`, by a word that is mostly a preposition."""
        present = form.kind == "present" and self.forms[i].startswith(self.lex.third_person)
        return present and i > 0 and self.lex.without_conjunction(self.forms[i - 1]) in self.lex.whoever

    def _has_subject(self, i: int, form: Form) -> bool:
        """Whether a subject follows the verb, so that its clause has a pronoun for the noun (`قاعدة تقول الوزارة إنها`), or a
        pronoun refers to what was said in (`بيان قال فيه`)."""
        if i + 1 >= self.page.size or self.forms[i + 1] in self.lex.back_references or "inside" in form.cue.frames:
            return True
        end = self.phrases.agent(i + 1)
        takes = form.cue.frames & {"object", "np", "two", "party"}
        says = end > i + 1 and (not takes or self.forms[min(end, self.page.size - 1)] in self.lex.complementizers)
        return form.number == "s" and "clause" in form.cue.frames and says

    def _nominal(self, k: int) -> bool:
        """Whether a word stands at `k` that may belong to a noun phrase: a preposition of place too, but no particle."""
        lex, form = self.lex, self.forms[k]
        grammar = (lex.complementizers, lex.relatives, lex.adverbs, lex.gap_particles, lex.never_heads, lex.jussive_particles)
        bare = lex.without_conjunction(form)
        barred = any(bare in words for words in grammar) or bare in lex.pronoun_subjects or form in lex.pronoun_subjects
        return self.page.tokens[k].word and not barred

    def _speaks(self, k: int) -> bool:
        """Whether an indefinite noun at `k` is of somebody or something that speaks, and nobody's."""
        lex, form, after = self.lex, self.forms[k], self.forms[k + 1]
        definite = any(map(lex.definite, (form, form[1:]))) or form.startswith(lex.to_clitic * 2)
        if k in self.page.named or definite or lex.without_and(self.forms[k - 1]) in lex.negations:
            return False
        before = self.forms[k - 1]
        document = lex.role(form) == "document"
        if form.endswith(lex.adjective_endings) and not document and before not in lex.particles and is_listed(before, lex.code):
            return False
        owned = form.endswith(lex.object_pronouns) and not self.page.raw(k).endswith(lex.feminine_singular)
        owned = owned or lex.definite(after) or k + 1 in self.page.named
        return not owned and (lex.role(form) is not None or self._voice(form))

    def _may_do(self, k: int, i: int, form: Form) -> bool:
        """Whether the noun at `k` may do it: a person's, where the verb may be a noun; no thing of which somebody else
        speaks, with a pronoun for it in his clause (`صورا قال إنها`)."""
        lex, role = self.lex, self.lex.role(self.forms[k])
        if form.kind == "past" and (form.gender, form.number) == ("m", "s"):
            reports = role == "document" and form.cue.act == "assert" and self._says_clause(i) and not self._medium(k)
            return role in lex.epithets or role in lex.unnamed_roles or reports
        thing = role == "document" or self._voice(self.forms[k])
        return not (thing and self.forms[i + 1] in lex.pronoun_complementizers)

    def _says_clause(self, i: int) -> bool:
        """Whether a clause is what the verb at `i` says, and no pronoun in it stands for what somebody else speaks of."""
        after = self.forms[i + 1 : i + 3]
        opens = next((form for form in after if form in self.lex.complementizers), "")
        return bool(opens) and opens not in self.lex.pronoun_complementizers

    def _medium(self, k: int) -> bool:
        """Whether the document at `k` is that in which somebody else speaks (`في بيان أكد أن`)."""
        before = self.lex.without_conjunction(self.forms[k - 1])
        return before in self.lex.media_prepositions or self.forms[k][:1] in (self.lex.by_clitic, self.lex.to_clitic)

    def _leads_over(self, k: int) -> bool:
        """Whether the noun at `k` is that of words that lead over to something else (`من جهة أخرى`)."""
        near = range(max(self.page.first(k), k - 1), k + 1)
        return any(s + self.page.starts_with(s, self.lex.openers) > k for s in near)

    def _reaches(self, k: int, i: int) -> bool:
        """Whether the noun phrase at `k` ends right before `i`, with nothing definite in it but behind a preposition."""
        if i == k + 1:
            return True
        lex, clitics = self.lex, (self.lex.by_clitic, self.lex.to_clitic)
        free = next((t for t in range(k + 1, i) if self.forms[t] in lex.prepositions or self.forms[t].startswith(clitics)), i)
        definite = any(lex.definite(self.forms[t]) or t in self.page.named for t in range(k + 1, free))
        return not definite and i in (self.phrases.agent(k), self.phrases.phrase(k))

    def _agrees(self, k: int, form: Form) -> bool:
        """Whether the verb has the gender and the number of the noun at `k`."""
        lex, word = self.lex, self.forms[k]
        people = lex.plural(word) or word.endswith(lex.accusative_plural)
        if form.number == "p":
            return people
        feminine = self.page.raw(k).endswith(lex.feminine_singular) or word.endswith(lex.plural_things)
        several = people or self._voice(word) or not lex.plural_bodies.isdisjoint(lex.bare_forms(word))
        if form.gender == "f":
            return feminine or several
        return form.number == "s" and not feminine and not several

    def _voice(self, form: str) -> bool:
        return not self.lex.voices.isdisjoint(self.lex.bare_forms(form))
