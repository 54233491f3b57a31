"""Who stands behind the comma after a speaker: himself by another title or by his name, or whom the verb calls upon."""

from musnad.model import Mention
from musnad.read.asides import LONGEST_ASIDE
from musnad.read.page import COMMAS
from musnad.read.passages import Passages

FARTHEST_OWNER = 8
"""Tokens of what completes a title with its preposition, before the comma that sets a name beside it."""

MOST_FURTHER = 16
"""Tokens of a body behind a comma before the preposition of what it is called upon to do."""


class Beside(Passages):
    """Tells titles and names set beside the speaker of a gap from other noun phrases there."""

    def _called_upon(self, j: int) -> bool:
        """Whether who stands behind a comma at `j` is whom the verb calls upon, its speaker being named in full before it."""
        if not self.frames & {"object", "party"} or self.addressee is not None or self.source is None:
            return False
        lex, form = self.lex, self.forms[j]
        office = self.page.kind(j) == "office" and "party" not in self.frames
        titled = lex.role(form) in lex.epithets and not office and not lex.titled_several(form)
        beside = any(self.forms[k] in COMMAS for k in range(*self.source)) and self.page.kind(j) == "person"
        return ((beside or self.phrases.ends_in_person(*self.source)) and not titled) or self._before_its_call(j)

    def _before_its_call(self, j: int) -> bool:
        """Whether a body or people behind a comma at `j` stand before what they are called upon to do, with no comma to close
        an apposition (`دعت قيادات في الحزب، المنظمات إلى`)."""
        lex, form = self.lex, self.forms[j]
        known = lex.definite(form) or (lex.role(form) == "organisation" and lex.definite(self.forms[min(j + 1, self.last - 1)]))
        if not known or lex.role(form) in lex.epithets:
            return False
        for k in range(j + 1, min(self.last, j + MOST_FURTHER)):
            if self.forms[k] in self.cue.preps or any(self._carries(self.forms[k], clitic) for clitic in self.cue.clitics):
                return True
            if not self.page.tokens[k].word or self.forms[k] in lex.complementizers or lex.lookup(self.forms[k]):
                return False
        return False

    def _behind_time(self, j: int) -> bool:
        """Whether a person's name or courtesy stands at `j`, and only a time between commas parts it from the speaker's title
        (`مدير المعهد، اليوم، الدكتور X`)."""
        k, end = (self.source or (j, j))[1], j
        if self.page.kind(j) != "person" and self.forms[j] not in self.lex.courtesies:
            return False
        k = next((n for n in range(k, min(end, k + FARTHEST_OWNER)) if self.forms[n] in COMMAS), k)
        while k < end and (self.forms[k] in COMMAS or k in self.page.timed):
            k = self.page.timed.get(k, k + 1)
        return k == end

    def _named_then(self, j: int) -> int:
        """The end of a person's name at `j` which only a parenthesis and what tells the time of his office part from his title
        (`رئيس الحكومة آنذاك X`, `مدير الوكالة (كذا) حينها X`), or 0."""
        a, k = self.source or (j, j)
        titled = (
            k < j <= k + LONGEST_ASIDE and self.page.kind(j) == "person" and self.lex.role(self.forms[a]) in self.lex.epithets
        )
        if not titled or any(m.kind == "person" for m in self.page.mentions_in(a, k)):
            return 0
        k = self.phrases.aside(k) or k
        while k < j and self.forms[k] in self.lex.adverbs and self.page.tokens[k].word:
            k += 1
        return self.page.mention_end[j] if k == j else 0

    def _joined_behind(self, j: int) -> int:
        """The end of a body at `j` that is joined to the speaker behind the parenthesis about him (`وزارة الدفاع (كذا) والحزب`),
        or 0."""
        a, k = self.source or (j, j)
        form, joined = self.forms[j], self.forms[j][:1] in self.lex.conjunctions
        if not (joined and a < k < j and self.phrases.aside(k) == j) or self.page.tokens[k].word:
            return 0
        body = self.page.kind(j) in ("organisation", "place") or self.lex.role(form[1:]) == "organisation"
        end = self.phrases.agent(j) if body and self.lex.role(self.forms[a]) in (None, "organisation") else j
        return end if end > j else 0

    def _other_kind(self, j: int) -> bool:
        """Whether what stands behind a comma at `j` is no title of the speaker: a document for none, a body for a person."""
        role, source = self.lex.role(self.forms[j]), self.source
        if source is None:
            return False
        own = [self.page.named[k] for k in range(*source) if self.page.kind(k) == "person" and not self._of_body(k)]
        if own and role in self.lex.epithets and self._another_person(j, own):
            return True
        if role not in ("document", "organisation") or self.page.kind(j) == "person":
            return False
        if own or (role == "organisation" and self._singly_titled(source[0]) and not self.lex.definite(self.forms[j])):
            return True
        return role == "document" and self.lex.role(self.forms[source[0]]) not in ("document", "outlet")

    def _of_body(self, k: int) -> bool:
        """Whether the name at `k` ends what completes a title with its preposition (`رئيسة القسم بثانوية محمد علي`)."""
        clitics = (self.lex.to_clitic, self.lex.by_clitic)
        return any(self._carries(self.forms[k - 1], c) or self.page.name_carries(k, c) for c in clitics)

    def _another_person(self, j: int, own: list[Mention]) -> bool:
        """Whether the noun phrase at `j` titles somebody else than those named before it (`وصف X، أحد قادة كذا، الوزير Y بـ`)."""
        joined = self.forms[j][:1] in self.lex.conjunctions and self.forms[j] not in self.lex.roles
        if joined or self.forms[j] in self.lex.relational:
            return False
        named = [m for m in self.page.mentions_in(j, self.phrases.agent(j)) if m.kind == "person"]
        return bool(named) and all(m.entity != o.entity for m in named for o in own)

    def _singly_titled(self, k: int) -> bool:
        """Whether a definite title, or that of a definite office, of one person stands at `k`."""
        return self.lex.role(self.forms[k]) == "person" and not self.lex.plural(self.forms[k])
