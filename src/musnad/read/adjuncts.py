"""What stands around a speaker without being one: media, addressees, and clauses that leave him unnamed.

All answers are ends: the token after what begins at a token, or 0 where nothing of the kind begins there.
"""

from musnad.read.asides import BRACKETS, Asides
from musnad.read.page import COMMAS, QUOTES, Page
from musnad.read.vocabulary import is_known, is_listed

LONGEST_ANONYMITY = 9
"""Tokens of a clause by which a speaker stays unnamed."""
LONGEST_REASON = 16
"""Tokens of why he stays so."""
LONGEST_MEDIUM = 8
"""Tokens of the name of an occasion (`مؤتمر صحفي مشترك مع نظيره`)."""
LONGEST_RECEIVED = 12
"""Tokens of a clause that says who received a document."""
LONGEST_CARRIER = 5
"""Tokens of who carried a medium."""
MOST_OUTLET_PARTS, LONGEST_OUTLET_QUOTE, LONGEST_SPELT = 6, 5, 7
"""Parts of an outlet's name after its head, and tokens between quotation marks that are one: letters spelt right behind it."""
MOST_GROUP_PARTS = 10
"""Words and names that complete an addressee."""


class Adjuncts(Asides):
    """Media and addressees of one page, by the tokens at which they begin."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._media: dict[int, int] = {}

    def anonymous(self, j: int) -> int:
        """Past a clause by which a speaker stays unnamed, up to the complementizer or comma after it; `j` otherwise."""
        lex, forms = self.lex, self.forms
        if forms[j] in lex.jussive_particles and (end := self.unnamed(j + 1)) > j + 1:
            return end
        if forms[j] in lex.anonymity_openers and j + 1 < self.size and (end := self.anonymous(j + 1)) > j + 1:
            return end
        if forms[j] not in lex.anonymity_verbs or j + 1 >= self.size or forms[j + 1] not in lex.anonymity_objects:
            return j
        ends = COMMAS | QUOTES | {":"} | lex.complementizers | lex.prepositions
        near = range(j + 1, min(self.size, j + LONGEST_ANONYMITY))
        reasons = lex.anonymity_reasons
        stops = ends | reasons | lex.identities
        end = next((k for k in near if forms[k] in stops or (k > j + 2 and self.medium(k))), j)
        end += 2 if end > j and end + 1 < self.size and forms[end + 1] in lex.identities else 0
        end += end < self.size and forms[end] in lex.identities
        return self._past_reason(end) if j < end < self.size and forms[end] in reasons else end

    def _past_reason(self, j: int) -> int:
        """Past why somebody stays unnamed (`لأنه غير مخول الحديث`), up to the comma or the complementizer after it."""
        near = range(j + 1, min(self.size, j + LONGEST_REASON))
        return next((k for k in near if self.forms[k] in COMMAS or self.forms[k] in self.lex.complementizers), j)

    def hides_name(self, i: int) -> bool:
        """Whether the verb at `i` only says that a speaker stays unnamed (`طلب عدم الكشف عن هويته`)."""
        return not self.lex.identities.isdisjoint(self.forms[i + 1 : self.anonymous(i)])

    def stays_unnamed(self, j: int, stop: int) -> int:
        """Past a clause, perhaps behind a comma, by which the subject stays unnamed (`، طلب عدم الكشف عن هويته، قال`), or 0."""
        start = j + (self.forms[j] in COMMAS)
        end = self.anonymous(start) if start < stop else start
        return end + (end < stop and self.forms[end] in COMMAS) if end > start else 0

    def medium(self, i: int) -> int:
        """The end of a medium that begins at `i` (`في مؤتمر صحفي`, `لصحيفة "X"`, `عبر تويتر`)."""
        end = self._media.get(i)
        if end is None:
            end = self._medium(i)
            end = self._media[i] = self._joined_outlet(i, end) if 0 < end < self.size else end
        return end

    def _joined_outlet(self, i: int, end: int) -> int:
        """Past another outlet that a conjunction joins to the one in the medium [i, end) (`لإذاعة "X" وقناة "Y"`), or `end`."""
        lex, form = self.lex, self.forms[end]
        if form[:1] not in lex.conjunctions or end + 1 >= self.size:
            return end
        if not any(
            self.forms[k].removeprefix(lex.to_clitic) in lex.media_outlets or self.page.kind(k) == "outlet" for k in range(i, end)
        ):
            return end
        if form in lex.conjunctions:
            return self._short_quote(end + 1) or end
        return self._outlet_end(end + 1) if form[1:] in lex.media_outlets else end

    def _medium(self, i: int) -> int:
        lex, form = self.lex, self.forms[i]
        if form[:1] == lex.to_clitic and (end := self._medium_with_clitic(i, form)):
            return end
        if form in lex.media_prepositions and i + 1 < self.size and (end := self._occasion(i + 1)):
            return end
        if form in lex.lone_to and i + 1 < self.size:
            named = self.page.kind(i + 2 if self.forms[i + 1] in QUOTES else i + 1)
            unlisted = named in ("", "place") and 0 < self.page.quote.get(i + 1, 0) - i <= LONGEST_OUTLET_QUOTE
            told = self.forms[min(self.page.quote.get(i + 1, i) + 1, self.size - 1)] in lex.complementizers
            unlisted = unlisted and (told or lex.role(self.forms[i + 2]) != "organisation")
            if named == "outlet" or unlisted:
                return self._outlet_end(i + 1)
        if form in lex.media_adverbs:
            return i + 1
        carried = form in lex.carriers and self.page.starts_with(i, lex.carriers)
        return self.outlet_at(i + carried) if carried and i + carried < self.size else 0

    def _medium_with_clitic(self, i: int, form: str) -> int:
        """`لصحيفة "X"`, `لرويترز`: an outlet with its preposition written onto it."""
        if form in self.lex.media_outlets:
            return self._outlet_end(max(i + 1, self.page.mention_end.get(i, 0)))
        if self.page.kind(i) == "outlet" and self.page.name_carries(i, self.lex.to_clitic):
            return self._outlet_end(self.page.mention_end[i])
        return 0

    def _occasion(self, j: int) -> int:
        """The end of an outlet or of an occasion (`مؤتمر صحفي`) at `j`, after its preposition."""
        end = self.outlet_at(j)
        if end:
            return end
        if self._is_occasion(j):
            return self._medium_end(j + 1)
        if self.forms[j] in QUOTES and self.page.kind(j + 1) == "organisation" and self._is_occasion(j + 1):
            return self._short_quote(j)
        skipped = self.forms[j] in self.lex.media_skips and j + 1 < self.size and self._is_occasion(j + 1)
        return self._medium_end(j + 1) if skipped else 0

    def _is_occasion(self, j: int) -> bool:
        return self._among(self.forms[j], self.lex.media) or self._day_of(j)

    def _day_of(self, j: int) -> bool:
        """Whether a day with an indefinite adjective is an event that was held (`خلال يوم دراسي`), and no date."""
        after = self.forms[j + 1] if j + 1 < self.size else ""
        return self.forms[j] in self.lex.held_days and self.lex.indefinite_adjective(after) and after not in self.lex.few

    def outlet_at(self, j: int) -> int:
        """The end of an outlet that begins at `j`, by its noun or by its name."""
        if self.forms[j] in self.lex.media_outlets or self.page.kind(j) == "outlet":
            return self._outlet_end(self.page.mention_end.get(j, j + 1))
        return 0

    def told_to(self, i: int, last: int) -> int:
        """Past the outlet that a verb's preposition brings at `i`, right behind a medium and before that preposition again
        (`لفت في حديثه إلى "المثال" إلى أن`), or 0."""
        end = (self.outlet_at(i + 1) or self._short_quote(i + 1)) if i + 1 < last else 0
        return end if 0 < end < last and self.forms[end] == self.forms[i] else 0

    def told_in_marks(self, j: int) -> bool:
        """Whether an outlet between marks is told something at `j`, right before what it is told or its preposition
        (`أكد الوزير لـ«المثال» أن`)."""
        marked = self.forms[j] in self.lex.lone_to and j + 1 < self.size and self.forms[j + 1] in QUOTES
        end = self.medium(j) if marked else 0
        if not 0 < end < self.size:
            return False
        lex, form = self.lex, self.forms[end]
        return form in lex.complementizers or form in lex.towards or form == lex.relay or not self.page.tokens[end].word

    def _medium_end(self, start: int) -> int:
        """Past what belongs to the noun of an occasion that ends before `start`."""
        lex, forms = self.lex, self.forms
        j, end = start, min(self.size, start + LONGEST_MEDIUM)
        if forms[start - 1] in lex.meetings and start < end and (self.named_at(start) or lex.role(forms[start])):
            return self._group_end(max(self.named_at(start), start + 1))
        j += j < end and forms[j] in lex.opinions and forms[j - 1] in lex.article_nouns
        while j < end and (forms[j] in lex.receivers or not self._ends_medium(j)):
            if forms[j] in lex.receivers:
                return self.received(j)
            if self.page.kind(j) == "outlet" and self.page.name_carries(j, lex.to_clitic):
                return self._outlet_end(self.page.mention_end[j])
            if forms[j] in lex.lone_to or self._leaves(j):
                if forms[j] not in lex.medium_links or j + 1 >= end:
                    break
                if forms[j - 1] in lex.as_guests:
                    return self.outlet_at(j + 1) or self._outlet_end(j + 2)
                j = max(self.named_at(j + 1), self._short_quote(j + 1), j + 2)
                if self.page.kind(j) == "person" and self.page.kind(j - 1) != "person":
                    return self.page.mention_end[j]
                if forms[j - 1] in lex.platforms and not lex.definite(forms[min(j, self.size - 1)]):
                    return j
            elif forms[j] in lex.its_owner:
                return j + 1
            elif forms[j] in lex.medium_carriers:
                return self._carrier_end(j + 1)
            elif self._closes_medium(j, start):
                break
            else:
                j = max(self.page.mention_end.get(j, 0), j + 1)
        if self._named_receiver(start, j):
            return self.page.mention_end[j]
        if j < self.size and forms[j] in QUOTES and (start < j or forms[j - 1] in lex.named_things):
            j = self.name_quote(j) or j
        while start < j < self.size and forms[j - 1] in QUOTES and j - 1 in self.page.closes and lex.adjective(forms[j]):
            j += 1 + lex.adjective(forms[min(j + 1, self.size - 1)])
        return j

    def _named_receiver(self, start: int, j: int) -> bool:
        """Whether a person named at `j` is he to whom, by his title, the text in [start, j) went (`في رسالة للوزير X`)."""
        lex, sent = self.lex, (self.forms[k] for k in range(start, j))
        told = any(form.startswith(lex.to_clitic) and lex.role(form) in lex.epithets for form in sent)
        return told and self.page.kind(j) == "person"

    def _closes_medium(self, j: int, start: int) -> bool:
        """Whether the medium whose noun ends before `start` is over at `j`: what is said or a speaker begins there."""
        lex, form = self.lex, self.forms[j]
        if self._by_what(j) and (j > start or lex.role(form[1:]) is None):
            return True
        if (j > start and self.forms[j - 1] in lex.selves) or self._apart_from(j, start):
            return True
        sort = lex.indefinite_adjective(form) or form in lex.plain_qualities or form in lex.as_guests
        return self._speaks(j) and not (j == start and sort)

    def _apart_from(self, j: int, start: int) -> bool:
        """Whether an indefinite noun stands at `j` behind an occasion with the article, which it cannot complete (`أكد خلال
        اللقاء حرص بلاده على كذا`)."""
        lex, form = self.lex, self.forms[j]
        if not all(map(lex.definite, self.forms[start - 1 : j])) or lex.definite(form) or j in self.page.named:
            return False
        plain = is_listed(form, lex.code) and form[:1] not in lex.conjunctions and form not in lex.number_words
        return plain and not self._leaves(j) and form not in lex.receivers and form not in lex.medium_carriers

    def _by_what(self, j: int) -> bool:
        """Whether a noun without the article stands at `j` with the preposition of what is said (`طالب في تصريح بسرعة ...`)."""
        form, lex = self.forms[j], self.lex
        carries = (
            form[:1] == lex.by_clitic and form not in lex.by_words and j not in self.page.named and not lex.definite(form[1:])
        )
        return carries and form[1:] not in lex.sites and not is_listed(form, lex.code) and is_listed(form[1:], lex.code)

    def _carrier_end(self, j: int) -> int:
        """Past who carried a medium (`... نقلتها صحف تركية`), as far as it is an outlet or a short noun phrase; or past with
        whom it was had (`مباحثات أجراها أمس مع X`)."""
        k = j
        while k < min(self.size, j + LONGEST_CARRIER) and (k in self.page.timed or self.forms[k][:1] == self.lex.by_clitic):
            k = self.page.timed.get(k, self.page.mention_end.get(k, k + 1))
        if k + 1 < self.size and (self.forms[k] in self.lex.with_words or self.forms[k] in self.lex.towards):
            whole = self.forms[k + 1] in self.lex.quantities and self.forms[k + 2 : k + 3] == [self.lex.member_of]
            k += 3 if whole and k + 3 < self.size else 1
            return self._group_end(max(self.named_at(k), k + 1))
        if outlet := self.outlet_at(j) if j < self.size else 0:
            return outlet
        end = j
        while end < min(self.size, j + LONGEST_CARRIER) and not self._ends_medium(end) and not self._leaves(end):
            end = max(self.named_at(end), end + 1)
        return end

    def _leaves(self, j: int) -> bool:
        """Whether a word at `j` belongs to no noun phrase before it."""
        lex, form = self.lex, self.forms[j]
        return form in lex.prepositions or form in lex.adverbs or form in lex.relatives

    def _short_quote(self, i: int) -> int:
        """The end of a quotation at `i` of a few words, which name an outlet (`في حواره مع "الوطن"`), or 0."""
        close = self.page.quote.get(i)
        return close + 1 if close is not None and close - i <= LONGEST_OUTLET_QUOTE else 0

    def _ends_medium(self, j: int) -> bool:
        form, lex, page = self.forms[j], self.lex, self.page
        over = not page.tokens[j].word or form in lex.complementizers or form in lex.copulas or j in page.timed
        return over or page.starts_with(j, lex.statement_openers) > 0

    def _speaks(self, j: int) -> bool:
        """Whether a speaker or a verb begins at `j`, so that the medium before it is over."""
        lex, form = self.lex, self.forms[j]
        role = lex.role(form)
        person = self.page.kind(j) == "person" or role in ("person", "spokesperson", "official")
        quality = lex.adjective(form) and lex.definite(self.forms[j - 1]) and self.page.kind(j + 1) != "person"
        if person and not quality and not form.startswith(lex.to_clitic):
            return True
        return role is None and not lex.definite(form) and bool(lex.lookup(form))

    def received(self, j: int) -> int:
        """Past a clause that says who received or saw a document (`بيان تلقت X نسخة منه`), or `j` where it does not end."""
        ends = COMMAS | self.lex.complementizers | {":"}
        for k in range(j + 1, min(self.page.last(j), j + LONGEST_RECEIVED)):
            if self.forms[k] in ends:
                return k
            if self.forms[k] in self.lex.of_it:
                return k + 1
        return j

    def _outlet_end(self, j: int) -> int:
        """Past the name and the adjectives of an outlet whose noun ends before `j`."""
        j = self._unlisted_outlet(j)
        j += j < self.size and self._sort_of_outlet(j)
        for _ in range(MOST_OUTLET_PARTS):
            if j >= self.size:
                break
            step = self._outlet_step(j)
            if step == j:
                break
            j = step
        return min(j, self.size)

    def _sort_of_outlet(self, j: int) -> bool:
        """Whether the word at `j` says what sort of outlet it is that has no name (`لإذاعة محلية`)."""
        lex, form = self.lex, self.forms[j]
        unnamed = self.forms[j - 1] in lex.media_outlets and j not in self.page.named and not lex.definite(form)
        return unnamed and (form in lex.plain_qualities or lex.indefinite_adjective(form)) and lex.role(form) is None

    def _unlisted_outlet(self, j: int) -> int:
        """Past the unlisted name of an outlet whose noun ends before `j`: a definite word, or words of no dictionary."""
        lex, end = self.lex, j
        if self.forms[j - 1] not in lex.media_outlets or lex.definite(self.forms[j - 1].removeprefix(lex.to_clitic)):
            return j
        while end < min(self.size, j + MOST_OUTLET_PARTS) and self._may_name_outlet(end):
            end += 1
            if lex.definite(self.forms[end - 1]):
                break
        return end

    def _may_name_outlet(self, j: int) -> bool:
        """Whether a word may be (part of) an outlet's name: no name of a list, no adjective, no word of a clause."""
        lex, form = self.lex, self.forms[j]
        if j in self.page.named or not self.page.tokens[j].word or j in self.page.timed or lex.adjective(form):
            return False
        if form in lex.complementizers or form in lex.relatives or form in lex.adverbs:
            return False
        return lex.definite(form) or not is_known(form, lex.code)

    def _outlet_step(self, j: int) -> int:
        page, lex, form = self.page, self.lex, self.forms[j]
        close = page.quote.get(j)
        longest = LONGEST_SPELT if self.forms[j - 1] in lex.media_outlets else LONGEST_OUTLET_QUOTE
        if close is not None and close - j <= longest:
            return close + 1
        if j in page.mention_end and (page.kind(j) != "person" or self.forms[j - 1] in lex.media_outlets):
            return page.mention_end[j]
        if form in BRACKETS and (end := self.aside(j)):
            return end
        local = self.forms[j - 1] in lex.media_outlets and lex.indefinite_adjective(form)
        return j + 1 if local or lex.adjective(form) or form in lex.outlet_links or form in lex.media_outlets else j

    def addressee(self, i: int) -> int:
        """The end of an addressee with its own preposition at `i` (`للصحفيين`, `أمام النواب`, `لبوتين`)."""
        lex, form = self.lex, self.forms[i]
        if form in lex.addressee_groups:
            return self._group_end(max(i + 1, self.page.mention_end.get(i, 0)))
        if form in lex.addressing and i + 3 < self.size:
            k = i + 1 + (self.forms[i + 1] in lex.addressing_nouns)
            return self.addressee(k) or self._group_end(max(self.named_at(k + 1), k + 2)) if self.forms[k] in lex.towards else 0
        if i + 1 < self.size:
            if form in lex.addressee_prepositions and self._may_be_addressed(i + 1):
                return self._group_end(max(self.named_at(i + 1), i + 2))
            if form in lex.lone_to and self.named_at(i + 1):
                return self.named_at(i + 1)
        if form[:1] != lex.to_clitic or form in lex.to_words:
            return 0
        if i in self.page.named:
            carried = self.page.kind(i) != "outlet" and self.page.name_carries(i, lex.to_clitic)
            return self._group_end(self.page.mention_end[i]) if carried else 0
        return self._group_end(i + 1) if self._among(form, lex.addressee_heads) or self._title_addressed(form) else 0

    def asked(self, i: int) -> int:
        """The end of people at large of whom something is asked, behind a preposition, at `i`, with the article on them or on
        what they belong to (`طلب من الموظفين أن`), or `i`."""
        lex = self.lex
        k = i + (i + 1 < self.size and self.forms[i] in lex.wholes)
        if k >= self.size or not self._among(self.forms[k], lex.called_people):
            return i
        end = k + 1
        if not lex.definite(self.forms[k]):
            end = max(self.named_at(end), end + (end < self.size and lex.definite(self.forms[end])))
        while end < self.size and lex.definite(self.forms[end]) and self.forms[end].endswith(lex.accusative_plural):
            end += 1
        return end if any(lex.definite(self.forms[t]) or t in self.page.named for t in range(k, end)) else i

    def _title_addressed(self, form: str) -> bool:
        """Whether a word carries its preposition in the place of the article of a person's title (`للمستشار`)."""
        return form.startswith(self.lex.to_clitic * 2) and self.lex.role(form) in self.lex.addressed_roles

    def is_addressed(self, i: int) -> bool:
        """Whether the noun at `i` is one of those that statements are made to (`الصحفيين`)."""
        return self._among(self.forms[i], self.lex.addressee_heads)

    def _may_be_addressed(self, i: int) -> bool:
        return self._among(self.forms[i], self.lex.addressee_heads) or self.page.kind(i) in ("person", "office")

    def _among(self, form: str, heads: frozenset[str]) -> bool:
        """Whether a word, without its clitics, is one of these nouns."""
        return not heads.isdisjoint(self.lex.bare_forms(form))

    def _group_end(self, j: int) -> int:
        """Past what completes an addressee: adjectives, names, and definite nouns with the institution they belong to."""
        lex = self.lex
        for _ in range(MOST_GROUP_PARTS):
            if j >= self.size or j in self.page.timed:
                break
            form = self.forms[j]
            if form in lex.complementizers or form in lex.adverbs or form in lex.relatives:
                break
            named = self.named_at(j)
            if not named and not self._completes_group(j):
                break
            j = max(j + 1, named)
        return j

    def _completes_group(self, j: int) -> bool:
        lex, form = self.lex, self.forms[j]
        return lex.definite(form) or form in lex.complements or (form[:1] == lex.by_clitic and j in self.page.named)
