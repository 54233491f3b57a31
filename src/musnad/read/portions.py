"""Parts of several and the whole that they are of (`عدد من السفراء`, `أحد مستخدمي الشبكات`)."""

from abc import abstractmethod

from musnad.read.asides import BRACKETS
from musnad.read.bounds import Bounds
from musnad.read.completions import LONGEST_NAME
from musnad.read.mentions import is_given_name
from musnad.read.page import COMMAS
from musnad.read.vocabulary import is_known

LONGEST_NAMES = 10
"""Tokens of several names that nobody lists (`كل من X وY`)."""
LONGEST_MARKED = 8
"""Tokens of a body in marks behind the title of its head."""
SHORTEST_OWNED = 5
"""Letters of a plural with its owner behind it, above which its ending shows."""


class Portions(Bounds):
    """The quantities of one page."""

    @abstractmethod
    def agent(self, i: int, *, apposed: bool = True) -> int:
        """The end of the noun phrase of a speaker that surely begins at `i`, or `i` where none does."""

    def _whole_body(self, j: int) -> bool:
        """Whether what begins at `j` is definite: by its article, by its owner's, or as a name (`باسم قوات الحدود`)."""
        end = j + 1 if self.lex.definite(self.forms[j]) else self.agent(j)
        return end > j and (self.lex.definite(self.forms[end - 1]) or end in self.page.name_ends)

    def _joined_people(self, end: int) -> int:
        """The end of those joined to a quantity with its whole that ends before `end` (`عدد من السفراء ووزراء سابقون`)."""
        for _ in range(LONGEST_NAME):
            if end >= self.size or self.forms[end][:1] not in self.lex.conjunctions or self.lex.role(self.forms[end]) is None:
                break
            end = max(end + 1, self.agent(end))
        return end

    def _bearer(self, i: int, j: int) -> int:
        """The end of the name of whose title begins at `i`, behind what stands between them at `j`, or 0."""
        form, lex = self.forms[j], self.lex
        if not (form in BRACKETS or form in lex.styles or form in lex.lone_to or form in lex.back_then):
            return 0
        return self._styled(i, j) or self._of_marked(i, j) or self._past_aside(i, j)

    def _styled(self, i: int, j: int) -> int:
        """The end of a name that a style of address opens at `j`, behind the title at `i` of who bears it (`وزير العمل سعادة
        السيد X`), or 0."""
        if self.forms[j] not in self.lex.styles or j + 1 >= self.size:
            return 0
        named = any(self.page.kind(k) == "person" for k in range(i, j))
        titled = self.lex.role(self.forms[i]) in self.lex.epithets and not self.lex.plural(self.forms[i])
        end = self.agent(j + 1, apposed=False) if titled and not named else j
        person = any(self.page.kind(k) == "person" and self.page.mention_end[k] == end for k in range(j, end))
        return end if person else 0

    def _of_marked(self, i: int, j: int) -> int:
        """The end of a body in marks at `j` that the title at `i` belongs to with its bearer named right behind, so that it is no
        outlet to which he speaks (`المدير التنفيذي لـ«المركز» X`); or 0."""
        lex, close = self.lex, self.page.quote.get(j + 1, 0)
        if self.forms[j] not in lex.lone_to or not 0 < close - j <= LONGEST_MARKED:
            return 0
        titled = lex.role(self.forms[i]) in lex.epithets and not any(self.page.kind(k) == "person" for k in range(i, j))
        k = close + 1 + (self.forms[min(close + 1, self.size - 1)] in COMMAS)
        if not titled or k + 1 >= self.page.last(i):
            return 0
        if self.page.kind(k) == "person":
            return self.page.mention_end[k]
        if self.forms[k] in lex.courtesies:
            return max(self.agent(k, apposed=False), k)
        words = self.forms[k : k + 2]
        plain = not any(form in lex.particles or form in lex.complementizers or lex.lookup(form) for form in words)
        named = plain and is_given_name(words[0], language=lex.code) and self.page.tokens[k + 1].word
        return k + 2 if named else 0

    def _past_aside(self, i: int, j: int) -> int:
        """The end of the name of whose title begins at `i`, behind an aside or a word of the time when he had it (`مدير الوكالة
        (كذا) آنذاك X`), or 0."""
        if self.forms[j] not in BRACKETS and self.forms[j] not in self.lex.back_then:
            return 0
        k = self.aside(j) or j if self.forms[j] in BRACKETS else j
        k += self.page.starts_with(k, self.lex.back_then) if k < self.size else 0
        titled = j < k < self.page.last(i) and self.lex.role(self.forms[i]) in self.lex.epithets
        bare = titled and not any(self.page.kind(t) == "person" for t in range(i, j))
        return self.page.mention_end[k] if bare and self.page.kind(k) == "person" else 0

    def name_before_clause(self, j: int, clitic: str) -> bool:
        """Whether a name at `j` that only begins like a preposition stands right before a clause (`صرحت السيدة بلبل أن`)."""
        told = j + 1 < self.page.last(j) and self.forms[j + 1] in self.lex.bare_complementizers
        return told and not is_known(self.forms[j][len(clitic) :], self.lex.code)

    def _counts(self, i: int) -> bool:
        """Whether a number stands at `i` before those it counts."""
        return i not in self.page.timed and (self.forms[i].isdigit() or self.forms[i] in self.lex.number_words)

    def _counts_people(self, i: int) -> bool:
        """Whether a number stands at `i` before a definite plural of people that is no role (`عشرات الأكاديميين`)."""
        if i + 1 >= self.size or not self._counts(i):
            return False
        lex, behind = self.lex, self.forms[i + 1]
        return lex.definite(behind) and behind.endswith(lex.accusative_plural) and self._of_people(behind)

    def _whole(self, i: int) -> int:
        """The end of a quantity with the whole it is of (`عدد من السفراء`, `كل من X وY`), or `i`."""
        counted = i < self.size and (self.forms[i] in self.lex.quantities or self._counts(i))
        return self._of_whole(i) if counted else i

    def _of_whole(self, i: int) -> int:
        """The end of the whole behind a quantity at `i` and its preposition, or `i`."""
        lex, k = self.lex, i + 2
        if k >= self.size or self.forms[i + 1] != lex.member_of:
            return i
        portion = self.forms[k] in lex.portions or self.forms[k] in lex.superlatives
        k += k + 1 < self.size and portion and lex.definite(self.forms[k + 1])
        end = self.agent(k)
        if end == k and lex.definite(self.forms[k]) and (lex.role(self.forms[i]) or lex.plural(self.forms[k])):
            end = next((j for j in range(k + 1, self.size) if not lex.adjective(self.forms[j])), self.size)
        if end == k and is_given_name(self.forms[k], language=lex.code):
            end = next((j for j in range(k + 1, min(self.size, k + LONGEST_NAMES)) if self._ends_names(j)), k)
        return end if end > k else i

    def _ends_names(self, j: int) -> bool:
        """Whether several names that nobody lists end before `j`: what is said or a preposition follows."""
        form, lex = self.forms[j], self.lex
        return not self.page.tokens[j].word or form in lex.complementizers or form in lex.prepositions

    def _portion_of(self, j: int) -> int:
        """The end of those of whom one at `j - 1` is: a definite noun, or a plural that it owns (`أحد مستخدمي الشبكات`); or 0."""
        lex, form = self.lex, self.forms[j]
        if lex.definite(form):
            return j + 1
        if lex.role(form) is not None and j + 1 < self.size and lex.definite(self.forms[j + 1]):
            end = self.agent(j)
            return end if end > j + 1 else j + 2
        owned = form.endswith(lex.accusative_plural[:1]) and len(form) > SHORTEST_OWNED and j not in self.page.named
        return j + 2 if owned and j + 1 < self.size and lex.definite(self.forms[j + 1]) else 0
