"""The whole noun phrases of speakers: with what stands behind the words that tell them apart and still describes them.

A speaker is found by the words that tell him from others; titles between commas, relative clauses and the prepositions that
bring his place or body tell no more of that, and would make others like him. They are added when all is resolved.
"""

from collections.abc import Collection

from musnad.read.completions import LONGEST_NAME
from musnad.read.drafts import Draft
from musnad.read.page import COMMAS, QUOTES, Page
from musnad.read.phrases import Phrases
from musnad.read.vocabulary import is_listed

MOST_WORDS = 15
"""Words of a whole noun phrase; further parts of a longer one are left out whole."""
MOST_PARTS = 4
"""Parts behind the first words of a noun phrase."""
_THINGS = frozenset({"organisation", "document"})
_SHUT = COMMAS | frozenset(".:؟?!")


class Wholes:
    """The whole noun phrases of one page. `cues` are the tokens at which something is said."""

    def __init__(self, page: Page, phrases: Phrases, cues: Collection[int]) -> None:
        self.page, self.lex, self.forms, self.phrases, self.cues = page, page.lex, page.forms, phrases, cues

    def start(self, draft: Draft) -> int:
        """Where the first other part of an attribution begins behind its speaker: what is said, a cue, its addressee or, but
        for what somebody takes part in, a medium; 0 where none does."""
        a, b = draft.source or (draft.at, draft.at + 1)
        media = [] if self.takes_part(a) else draft.media
        parts = [*draft.cues, *media, *([draft.addressee] if draft.addressee else ())]
        return min((k for k in (draft.start, *(k for k, _ in parts)) if k >= b), default=0)

    def end(self, a: int, b: int, start: int = 0, *, titles: bool = False) -> int:
        """The end of the whole of which [a, b) is the first part; `start`: where what is said begins, if behind it; `titles`:
        only titles between commas are taken, as for somebody whom the records know."""
        stop, end, plain = self._stop(b, start), b, self._indefinite(a, b)
        for _ in range(MOST_PARTS):
            if titles:
                part = self._title(a, end, stop)
            else:
                part = max(self._placed(a, end, stop) if plain else end, self._part(a, end, stop))
            if part <= end or sum(token.word for token in self.page.tokens[a:part]) > MOST_WORDS:
                break
            end = part
        return end

    def _stop(self, b: int, start: int) -> int:
        """Where what follows the speaker ends at the latest: before what is said and what brings it, or with the sentence."""
        forms, stop = self.forms, start
        if not b <= start <= self.page.last(b - 1):
            return self.page.last(b - 1)
        while stop > b and self._brings(forms[stop - 1]):
            stop -= 1
        return stop

    def _brings(self, form: str) -> bool:
        """Whether a word or mark leads to what is said, or shuts a phrase."""
        return form in self.lex.complementizers or form in self.lex.prepositions or form in QUOTES or form in _SHUT

    def _part(self, a: int, j: int, stop: int) -> int:
        """The end of the next part of the whole from `a` on that begins at `j`, or `j`."""
        if j >= stop:
            return j
        lex, form = self.lex, self.forms[j]
        if form in COMMAS:
            return self._set_off(a, j, stop)
        if form in lex.copulas:
            return self._is(j, j + 1, stop)
        if self._tells(j) or (form in lex.splices and self._known(a, j)):
            return self._clause(j, j + 1, stop)
        if led := self.phrases.led(j):
            return min(led, stop)
        unnamed = self.phrases.anonymous(j)
        if unnamed > j and self._shut(unnamed, stop):
            return unnamed
        if lex.role(self.forms[a]) == "organisation" and form.startswith(lex.to_clitic * 2) and lex.role(form) is None:
            return j if self.phrases.addressee(j) or self.phrases.medium(j) else j + 1
        tie = self.page.starts_with(j, lex.between) if lex.role(self.forms[a]) in _THINGS else 0
        end = self._governed(j + tie - 1, stop) if tie else j
        return end if end > j and end >= j + tie else self._seat(a, j, stop)

    def _seat(self, a: int, j: int, stop: int) -> int:
        """The end of the place at `j` of the body that somebody's title from `a` on names last (`أستاذ بجامعة كذا بالرباط`)."""
        place = self._at_place(j) if j < stop and self.page.kind(j) == "place" else 0
        bodies = (k for k in range(a + 1, j) if self.lex.role(self.forms[k]) == "organisation")
        seated = a < j < place <= stop and any(self.lex.role(self.forms[k]) in self.lex.epithets for k in range(a, j))
        return place if seated and next(bodies, 0) and self._shut(place, stop) else j

    def _tells(self, j: int) -> bool:
        """Whether a verb at `j` tells of the noun before it: somebody gave it out or held it (`بيان صدر أمس`, `ندوة نظمتها
        الكلية`), or a pronoun behind the verb means it (`يوم قدم فيه تقرير`)."""
        lex, form = self.lex, self.forms[j]
        given = (
            form in lex.issued
            or form in lex.issuing
            or form in lex.medium_carriers
            or form in lex.led_verbs
            or form in lex.making
        )
        behind = self.forms[j + 1] if j + 1 < self.page.size else ""
        return given or (behind in lex.back_references and not lex.definite(form) and form not in lex.prepositions)

    def _known(self, a: int, j: int) -> bool:
        """Whether a relative clause at `j` may tell of what begins at `a`: a definite noun or a name ends before it."""
        ends = (self.page.mention_end.get(k) for k in range(max(a, j - LONGEST_NAME), j))
        return self.lex.definite(self.forms[a]) or self.lex.definite(self.forms[j - 1]) or j in ends

    def _indefinite(self, a: int, b: int) -> bool:
        """Whether an indefinite noun heads [a, b), of which a preposition with its noun may tell more."""
        lex, forms = self.lex, self.forms
        first = next((k for k in range(a + 1, b) if forms[k] in lex.prepositions), b)
        plain = not any(lex.definite(forms[k]) or k in self.page.named for k in range(a, first))
        return plain and (lex.role(forms[a]) is not None or lex.plural(forms[a]))

    def _set_off(self, a: int, j: int, stop: int) -> int:
        """The end of what a comma at `j` sets off: a clause about the speaker, a title, or what he is besides; else `j`."""
        k, lex = j + 1, self.lex
        if k < stop and (self.forms[k] in lex.splices or self.forms[k] in lex.governing or self._tells(k)):
            return self._clause(j, k + 1, stop)
        if k < stop and self.forms[k] in lex.copulas:
            return self._is(j, k + 1, stop)
        if k + 1 < stop and self.forms[k] in lex.nicknamed:
            return max(self.page.quote.get(k + 1, -1) + 1, self.phrases.named_at(k + 1)) or j
        return self._title(a, j, stop)

    def _title(self, a: int, j: int, stop: int) -> int:
        """The end of a title of the one from `a` on that a comma at `j` sets off and that is shut behind; else `j`."""
        lex, k = self.lex, j + 1
        if k >= stop or self.forms[j] not in COMMAS or lex.goes_on(self.forms[k]):
            return j
        form = self.forms[k]
        bare = form[1:] if form[:1] in lex.conjunctions and form not in lex.roles else form
        titled = lex.role(bare) in lex.epithets or bare in lex.ranks or bare in lex.superlatives
        if not titled or lex.titled_several(form) or (k in self.page.named and self.page.kind(k) != "office"):
            return j
        end = self._seat(k, self.phrases.phrase(k), stop)
        if not self._shut(end, stop) or (end == k + 1 and not lex.definite(form)):
            return j
        return j if self._names(a, j) and (self._names(k, end) or (bare != form and self._strange(k, end))) else end

    def _names(self, a: int, b: int) -> bool:
        """Whether a person is named in [a, b)."""
        return any(self.page.kind(k) == "person" for k in range(a, b))

    def _strange(self, a: int, b: int) -> bool:
        """Whether a word without the article stands behind a definite one in [a, b), as somebody's name does behind his title."""
        lex, forms = self.lex, self.forms
        bare = (k for k in range(a + 1, b) if lex.definite(forms[k - 1]) and not lex.definite(forms[k]))
        return any(
            forms[k] not in lex.prepositions and forms[k][:1] not in (*lex.conjunctions, lex.by_clitic, lex.to_clitic)
            for k in bare
        )

    def _is(self, j: int, k: int, stop: int) -> int:
        """The end of what the copula before `k` says that somebody is; else `j`."""
        if k >= stop or not self._nominal(k):
            return j
        end = self.phrases.phrase(k)
        return end if end > k and self._shut(end, stop) else self._clause(j, k + 1, stop)

    def _nominal(self, k: int) -> bool:
        """Whether what stands at `k` may say who somebody is, and is no verb."""
        lex, form = self.lex, self.forms[k]
        if form[:1] in lex.present_prefixes and lex.role(form) is None:
            return False
        plain = is_listed(form, lex.code) and not lex.definite(form) and form not in lex.relatives
        return lex.role(form) is not None or form == lex.member_of or plain

    def _clause(self, j: int, k: int, stop: int) -> int:
        """The end of a clause that goes on at `k`: at the comma behind it or before what is said, no cue within; else `j`."""
        end, lex, forms = k, self.lex, self.forms
        while end < stop and forms[end] not in QUOTES and (forms[end] not in _SHUT or self._joins(end)):
            if end in self.cues or forms[end] in lex.complementizers:
                return j
            end += 1
        if end < k + 1 or (self._brings(forms[min(end, self.page.size - 1)]) and end == k + 1):
            return j
        if end == stop and (late := next((t for t in range(k + 1, end) if self.page.timed.get(t, 0) >= end), 0)):
            return late - (forms[late - 1] in lex.prepositions)
        return end if self._shut(end, stop) else j

    def _joins(self, j: int) -> bool:
        """Whether a comma at `j` sets off one more person of those whom a clause names."""
        joined = self.page.kind(j + 1) == "person" and self.forms[j + 1][:1] in self.lex.conjunctions
        return joined and self.forms[j] in COMMAS

    def _placed(self, a: int, j: int, stop: int) -> int:
        """The end of a preposition at `j` with its noun, which an indefinite noun at `a` has for its place or body; else `j`."""
        lex, page = self.lex, self.page
        if j < stop and self.takes_part(a) and (place := self._at_place(j)):
            return min(place, stop)
        if (
            j + 1 >= min(stop, page.size)
            or self.forms[j] not in lex.placing
            or page.starts_with(j, lex.asides)
            or j + 1 in page.timed
        ):
            return j
        if page.starts_with(j, lex.openers) or page.starts_with(j, lex.phrase_ends):
            return j
        if lex.governing.get(lex.article + self.forms[j - 1]) == self.forms[j]:
            return self._governed(j, stop)
        medium = self.phrases.medium(j)
        if medium:
            return min(medium, stop) if self.takes_part(a) else j
        return self._governed(j, stop)

    def _governed(self, j: int, stop: int) -> int:
        """The end of the noun phrase behind a preposition at `j`, where it ends before what is said; else `j`."""
        end = self.phrases.whole(j + 1, self.lex.placing)
        return end if j + 1 < end <= stop else j

    def _at_place(self, j: int) -> int:
        """The end of a place with its preposition written onto it at `j` (`ندوة بالعاصمة`, `النقابة بجهة كذا`), or 0."""
        lex, form = self.lex, self.forms[j]
        led = form.startswith(lex.by_clitic) and form not in lex.by_words
        if not led or not (self.page.kind(j) == "place" or lex.definite(form[1:]) or form[1:] in lex.areas):
            return 0
        return max(self.phrases.named_at(j), self.phrases.whole(j, lex.placing))

    def takes_part(self, a: int) -> bool:
        """Whether those at `a` are told by what they take part in (`مشاركون في ندوة`)."""
        return not self.lex.participants.isdisjoint(self.lex.bare_forms(self.forms[a]))

    def _shut(self, end: int, stop: int) -> bool:
        """Whether nothing of the same noun phrase can follow: what is said, or a mark."""
        return end == stop or (end < stop and (self.forms[end] in _SHUT or self.phrases.medium(end) > end))
