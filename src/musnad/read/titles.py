"""The fullest noun phrases of the persons of one page: their names with the titles before them or behind a comma."""

from collections.abc import Iterator

from musnad.read.asides import BRACKETS
from musnad.read.drafts import Range
from musnad.read.owners import LONGEST_TITLE, Owners
from musnad.read.page import QUOTES, Page
from musnad.read.phrases import Phrases

LONGEST_FULL = 15
"""Tokens of the fullest noun phrase that names a person."""
LONGEST_INSERT = 6
"""Tokens of a parenthesis between a title and its name."""
FARTHEST_OFFICE = 14
"""Tokens before a name within which an office of its title begins."""
_COMMAS, _ENDS = frozenset("،,"), frozenset("،,.:")


class Titles:
    """The titles of the persons of one page. `offices`: for each person entity the titles behind his name, by token ranges."""

    def __init__(self, page: Page, phrases: Phrases, owners: Owners) -> None:
        self.page, self.lex, self.forms, self.phrases, self.owners = page, page.lex, page.forms, phrases, owners
        self.offices: dict[str, list[Range]] = {}

    def fullest(self) -> dict[str, Range]:
        """For each person entity the fullest noun phrase of the page that names it: titles and the longest name."""
        best: dict[str, Range] = {}
        names: dict[str, int] = {}
        for i, m in self.page.named.items():
            if m.entity is None or m.kind != "person":
                continue
            a, b = self._whole_title(i) or self._titled(i), self.page.mention_end[i]
            if (end := self._office_behind(b)) > b:
                self.offices.setdefault(m.entity.id, []).append((b, end))
            a = max(a, self.owners.own_title(a, i)) if a < i and self.owners.owned(a, i) else a
            a = next((k for k in range(i - 1, a, -1) if self._of_another(a, k)), a)
            a = next((k for k in range(i - 1, a, -1) if self._style(k)), a)
            if self._in_marks(i, b) and a < i - 1:
                b += 1
            b = self._apposed(b) if all(form in self.lex.courtesies for form in self.forms[a:i]) else b
            b = self._styled_title(a, b)
            old, name = best.get(m.entity.id), self.page.mention_end[i] - i
            if b - a <= LONGEST_FULL and (old is None or (name, b - a) > (names[m.entity.id], old[1] - old[0])):
                best[m.entity.id], names[m.entity.id] = (a, b), name
        return best

    def _of_another(self, a: int, k: int) -> bool:
        """Whether a ruler's title at `k` follows somebody else's, from `a` on (`اتهم وزير الدفاع الرئيس X`)."""
        return self.forms[k] in self.lex.principals and self.phrases.apart(a, k)

    def _apposed(self, b: int) -> int:
        """The end of a title beside a name that ends before `b` and bears none before it (`X، رئيس ...`, `X وهو رئيس ...`)."""
        page, lex = self.page, self.lex
        k = b + 1
        if k >= page.size or page.sentence[k] != page.sentence[b] or not self._beside(b):
            return b
        end = self.phrases.phrase(k) if lex.role(self.forms[k]) in lex.epithets else k
        closed = end < page.size and (self.forms[end] in _ENDS or self.forms[end] in lex.complementizers)
        return end if end > k and (closed or self.forms[b] in lex.copulas) else b

    def _office_behind(self, b: int) -> int:
        """The end of a title behind a name that ends before `b`, perhaps with a comma (`X ولي العهد`, `X، نائب الرئيس`), which
        names nobody else; one with the article is set off by commas; or `b`."""
        page, lex = self.page, self.lex
        k = b + (b < page.size and self.forms[b] in _COMMAS)
        if k >= page.size or page.sentence[k] != page.sentence[b] or lex.role(self.forms[k]) not in lex.epithets:
            return b
        if k == b and lex.definite(self.forms[k]):
            return b
        if self.forms[k].endswith(lex.accusative):
            return b
        end = self.phrases.phrase(k)
        closed = end < page.size and (self.forms[end] in _ENDS or self.forms[end] in lex.complementizers)
        own = not any(page.kind(j) == "person" for j in range(k, end)) and (closed or not lex.definite(self.forms[k]))
        return end if own and k < end <= k + LONGEST_TITLE else b

    def _style(self, k: int) -> bool:
        """Whether a style of address stands at `k` before a name or a person's title (`سعادة السيد X`)."""
        lex, behind = self.lex, self.forms[k + 1]
        opens = self.page.kind(k + 1) == "person" or behind in lex.courtesies or lex.role(behind) in lex.epithets
        return self.forms[k] in lex.styles and opens

    def _styled_title(self, a: int, b: int) -> int:
        """The end of a title right behind a name that a style of address opens at `a` (`معالي X وزير الخارجية`), or `b`."""
        lex = self.lex
        if self.forms[a] not in lex.styles or b >= self.page.size or lex.definite(self.forms[b]):
            return b
        titled = lex.role(self.forms[b]) in lex.epithets and self.page.sentence[b] == self.page.sentence[a]
        end = self.phrases.phrase(b) if titled else b
        return end if end - a <= LONGEST_FULL else b

    def _beside(self, b: int) -> bool:
        """Whether a comma or a copula at `b` may set a title beside the name before it."""
        return self.forms[b] in _COMMAS or self.forms[b] in self.lex.copulas

    def _in_marks(self, a: int, b: int) -> bool:
        """Whether quotation marks enclose tokens [a, b)."""
        return a > 0 and b < self.page.size and self.forms[b] in QUOTES and self.forms[a - 1] in QUOTES

    def _titled(self, i: int) -> int:
        """The start of the titles right before a name at `i`, which belong to its noun phrase."""
        page, first, j = self.page, self.page.first(i), i
        if self._joined_name(i):
            return i
        starts = range(max(first, i - FARTHEST_OFFICE), i)
        ends = {page.mention_end[s]: s for s in starts if page.kind(s) in ("office", "organisation", "place")}
        while j > first and i - j < LONGEST_TITLE:
            step = self._title_start(i, j, first, ends)
            if step == j:
                break
            j = step
        while j < i and self._lone_adjective(j):
            j += 1
        return j

    def _whole_title(self, i: int) -> int | None:
        """The start of a title of words that no list knows (`نائب رئيس مصلحة كذا X`), back to its head; None without one.

        Only where nothing stands between head and name but a noun phrase of one sentence.
        """
        page, lex, forms = self.page, self.lex, self.forms
        if page.name_carries(i, lex.to_clitic) or page.name_carries(i, lex.by_clitic) or self._joined_name(i):
            return None
        apposed = i - 1 > page.first(i) and forms[i - 1] in _COMMAS and self._stands_alone(page.mention_end[i])
        courteous = i
        for j in self._back(i - 1 - apposed, max(page.first(i), i - LONGEST_TITLE)):
            if forms[j] in lex.courtesies and j == courteous - 1:
                courteous = j
                continue
            own = forms[j] in lex.roles or forms[j][:1] not in lex.conjunctions
            inner = lex.definite(forms[j]) and j > 0 and (forms[j] in lex.complements or self._inner_title(j))
            if own and lex.role(forms[j]) in lex.epithets and page.kind(j) in ("", "office") and not inner:
                j -= self._title_before(j)
                j -= j > page.first(i) and forms[j - 1] in lex.styles
                return j if i - j > 1 and not self._several(j) else None
            plain = page.tokens[j].word and j not in page.timed and forms[j] not in lex.complementizers
            if (
                not plain
                or page.kind(j) == "person"
                or forms[j] in lex.relatives
                or forms[j] in lex.adverbs
                or forms[j] in lex.gap_particles
                or lex.lookup(forms[j])
                or forms[j] in lex.posts
                or (forms[j] == lex.at_prep and lex.role(forms[j - 1]) in lex.epithets and forms[j - 1] not in lex.governing)
            ):
                return None
            if forms[j] in lex.prepositions and forms[j] not in lex.inner_prepositions:
                return None
        return None

    def _joined_name(self, i: int) -> bool:
        """Whether a conjunction is written onto a name: the title before it is somebody else's."""
        return any(self.page.name_carries(i, conjunction) for conjunction in self.lex.conjunctions)

    def _inner_title(self, j: int) -> bool:
        """Whether a definite word at `j` that may be a title completes the noun before it (`رئيس المكتب السياسي X`)."""
        lex, before = self.lex, self.forms[j - 1]
        if lex.role(before) in lex.epithets:
            return not lex.definite(before)
        return lex.definite(before) and lex.adjective(self.forms[j]) and lex.role(before) == "organisation"

    def _back(self, j: int, first: int) -> Iterator[int]:
        """The tokens from `j` back to `first`, but for a parenthesis or a name in marks right before `j` (`الأمين العام للحلف
        (ناتو) X`, `رئيس الحركة "كفى"، X`)."""
        opening = next((k for k in range(j - 1, max(first, j - LONGEST_INSERT) - 1, -1) if self.forms[k] in BRACKETS), j)
        enclosed = opening < j and self.phrases.aside(opening) == j + 1
        full = self.page.mention_end.get(j + 1 + (self.forms[j + 1] in _COMMAS), 0) > j + 2
        if full and not enclosed and j - LONGEST_INSERT <= (marked := self.page.closes.get(j, -1)) and marked >= first:
            opening, enclosed = marked, True
        return iter(range(opening - 1 if enclosed else j, first - 1, -1))

    def _title_before(self, j: int) -> bool:
        """Whether a definite title stands right before another at `j` (`السفير المندوب الدائم X`)."""
        before = self.forms[j - 1] if j > self.page.first(j) else ""
        titles = self.lex.definite(before) and self.lex.role(before) in self.lex.epithets and self.lex.definite(self.forms[j])
        return titles and j - 1 not in self.page.named

    def _stands_alone(self, end: int) -> bool:
        """Whether a name that ends before `end` is set off behind it: by a comma, or by what is said."""
        return end < self.page.size and (self.forms[end] in _ENDS or self.forms[end] in self.lex.complementizers)

    def _title_start(self, i: int, j: int, first: int, ends: dict[int, int]) -> int:
        """The start of the part of a title that ends at `j`, or `j`: a mark, an institution with its head, a word."""
        if j == i and self.forms[j - 1] in QUOTES and j - 1 in self.page.quote:
            return j - 1
        start = ends.get(j)
        if start is not None and (self.page.kind(start) == "office" or self._belongs(i, j, start, first)):
            headed = start > first and self._title_word(start - 1)
            return start if headed or self.page.kind(start) == "office" else j
        return j - 1 if self._title_word(j - 1) else j

    def _belongs(self, i: int, j: int, start: int, first: int) -> bool:
        """Whether an institution before a name may be part of its title: not where it opens the sentence by itself."""
        return j < i or start > first or self.lex.role(self.forms[start]) is not None

    def _lone_adjective(self, j: int) -> bool:
        """Whether an adjective opens the phrase, which belongs to the noun before it."""
        form = self.forms[j]
        return self.lex.adjective(form) and self.lex.role(form) is None and j not in self.page.named

    def _title_word(self, k: int) -> bool:
        """Whether a word may stand in a title: a role, its adjective or its complement."""
        lex, form = self.lex, self.forms[k]
        if form[:1] in lex.conjunctions and form not in lex.roles and lex.role(form):
            return False
        bare = form[len(lex.article) :] if lex.definite(form) else form
        if (form in lex.roles or bare in lex.roles) and not lex.lookup(form):
            return True
        return lex.adjective(form) or form in lex.complements

    def _several(self, a: int) -> bool:
        """Whether an indefinite plural heads a noun phrase: one person named in it is none of them (`دبلوماسيون ... X`)."""
        return self.lex.plural(self.forms[a]) and not self.lex.definite(self.forms[a])
