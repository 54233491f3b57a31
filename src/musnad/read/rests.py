"""What stands right behind a speaker and cannot begin the object of his verb, since it is the rest of him.

`أعلنت جمعية الباعة | والعمال إضرابا`, `أعلن جهاز | مكافحة الفساد عن كذا`, `أعلنت وكالة "X" | القريبة من Y كذا`.
"""

from musnad.read.beside import Beside
from musnad.read.mentions import is_given_name
from musnad.read.page import COMMAS, QUOTES
from musnad.read.vocabulary import is_listed

LONGEST_TASK = 6
"""Tokens of the task by which a body is called."""
LONGEST_APART = 24
"""Tokens of a title between commas behind its name."""
SHORTEST_RELATION = 4
"""Letters of an adjective of relation (`أمني`)."""


class Rests(Beside):
    """Tells the rest of the speaker of a gap from the object behind him. `j` is the token behind the speaker."""

    def _rest(self, j: int) -> int:
        """Past what still belongs to the speaker at `j`, who goes on so far; 0 where an object may begin there."""
        if self.source is None or self.source[1] != j:
            return 0
        end = self._joined_rest(j) or self._relation(j) or self._task_of(j) or self._tied_rest(j) or self._second_name(j)
        if end:
            self.source = (self.source[0], end)
        return end

    def _apposed(self, j: int) -> int:
        """The end of what is set beside the speaker at `j`, as far as it is surely known, or up to what is said."""
        end = max(self.phrases.agent(j), self._between_commas(j))
        return end if end > j else self._set_apart(j)

    def _set_apart(self, j: int) -> int:
        """The comma before what is said, behind a title at `j` that a comma sets beside the speaker, however long (`X، كبيرة
        الباحثين في كذا، إن`), or 0."""
        lex, forms = self.lex, self.forms
        titled = lex.role(forms[j]) in lex.epithets or any(map(lex.role, lex.bare_forms(forms[min(j + 1, self.last - 1)])))
        if not titled or forms[j] in lex.particles:
            return 0
        for k in range(j + 1, min(self.last - 1, j + LONGEST_APART)):
            if forms[k] in COMMAS:
                told = forms[k + 1] in lex.complementizers or forms[k + 1] in lex.said_forms or k + 1 in self.page.quote
                return k if told else 0
            if forms[k] in lex.complementizers or forms[k] in QUOTES or forms[k] == ":":
                return 0
        return 0

    def _titled_after(self, j: int) -> int:
        """Past a title set beside the speaker by a copula (`X وهو سياسي بارز`), or 0."""
        lex = self.lex
        if self.forms[j] not in lex.copulas or self.source is None or self.source[1] != j:
            return 0
        if not any(lex.role(form) in lex.epithets for form in self.forms[j + 1 : j + 2]):
            return 0
        self.source = (self.source[0], self.phrases.phrase(j + 1, self.stops))
        return self.source[1]

    def _joined_rest(self, j: int) -> int:
        """Past another one joined to the speaker (`الشرطة ومسعفون`): no object begins with a conjunction."""
        form, lex = self.forms[j], self.lex
        whole = j in self.page.named and not self.page.name_carries(j, form[:1])
        bare = form[1:]
        if form[:1] not in lex.conjunctions or whole or is_listed(form, lex.code) or len(bare) < SHORTEST_RELATION:
            return 0
        if lex.lookup(form) or bare in lex.particles or bare in lex.complementizers or bare[:1] in lex.present_prefixes:
            return 0
        noun = lex.definite(bare) or lex.plural(bare) or lex.role(bare) is not None
        return self._described_end(max(self.phrases.named_at(j), j + 1)) if noun else 0

    def _described_end(self, k: int) -> int:
        while k < self.last and self.lex.adjective(self.forms[k]):
            k += 1
        return k

    def _relation(self, j: int) -> int:
        """Past adjectives of relation behind an indefinite source or official (`مصدر أمني كردي`)."""
        lex, k = self.lex, j
        head = self.source[0] if self.source else j
        if lex.role(self.forms[head]) not in lex.unnamed_roles or lex.definite(self.forms[head]):
            return 0
        while k < self.last and self._relates(k):
            k += 1
        return k if k > j else 0

    def _relates(self, k: int) -> bool:
        form, lex = self.forms[k], self.lex
        shaped = (len(form) >= SHORTEST_RELATION and form.endswith(lex.adjective_endings)) or form in self._qualities()
        plain = k not in self.page.named and k not in self.page.timed and not lex.definite(form)
        return shaped and plain and form not in lex.not_relations and not lex.masdar(form)

    def _qualities(self) -> frozenset[str]:
        return self.lex.plain_qualities | self.lex.near_words | self.lex.senior_words

    def _task_of(self, j: int) -> int:
        """Past the task by which a body without the article is called (`جهاز مكافحة الفساد`)."""
        lex, k = self.lex, j + 1
        head = self.forms[j - 1]
        if head not in lex.task_bodies or (self.source or (j, j))[0] != j - 1 or k >= self.last:
            return 0
        form = self.forms[j]
        if lex.definite(form) or j in self.page.timed or form in lex.particles or not lex.definite(self.forms[k]):
            return 0
        while k < min(self.last, j + LONGEST_TASK) and self._of_task(k):
            k += 1
        return k

    def _of_task(self, k: int) -> bool:
        form, lex = self.forms[k], self.lex
        plain = k not in self.page.timed and not lex.lookup(form)
        return plain and (lex.definite(form) or (form[:1] in lex.conjunctions and lex.definite(form[1:])))

    def _tied_rest(self, j: int) -> int:
        """Past an adjective with its preposition behind a name (`وكالة "أعماق" القريبة من التنظيم`)."""
        lex, k = self.lex, j + 1
        prep = lex.governing.get(self.forms[j])
        if prep is None or not lex.definite(self.forms[j]) or k + 1 >= self.last:
            return 0
        if self.forms[k] == prep:
            k += 1
        elif not (len(prep) == 1 and self._carries(self.forms[k], prep)):
            return 0
        end = self.phrases.place_end(k)
        end += end == k + 1 and end < self.last and not lex.definite(self.forms[k]) and lex.definite(self.forms[end])
        return self._described_end(end)

    def _second_name(self, j: int) -> int:
        """Past a family's name that is a common word too, behind a given name and before what is said."""
        before, form = self.forms[j - 1], self.forms[j]
        alone = self.source is not None and is_given_name(before, language=self.lex.code) and not self.lex.definite(before)
        titled = alone and self.source is not None and self.lex.role(self.forms[self.source[0]]) in self.lex.epithets
        if not titled or not self.page.tokens[j].word or form in self.lex.particles or self.lex.lookup(form):
            return 0
        told = self._before_content(j + 1) or (j + 1 < self.last and self.phrases.medium(j + 1) > 0)
        return j + 1 if told else 0

    def _made(self, j: int) -> int:
        """The preposition of the content behind the clause at `j` about who made the text that speaks (`تقرير أعدته X عن`),
        or 0."""
        if self.source is None or self.forms[j] not in self.lex.making or j + 1 >= self.last:
            return 0
        text = self.lex.role(self.forms[self.source[0]]) == "document"
        end = self.phrases.phrase(j + 1, frozenset(self.cue.preps)) if text else 0
        return end if j + 1 < end < self.last and self.forms[end] in self.cue.preps else 0
