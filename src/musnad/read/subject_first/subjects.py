"""Subjects before their verbs: walked from the verb to the left until something comes that no noun phrase holds."""

from itertools import pairwise

from musnad.read.drafts import Range
from musnad.read.page import COMMAS, QUOTES
from musnad.read.subject_first.groups import Groups

LONGEST_SUBJECT = 30
"""Tokens of a subject without its appositions."""
LONGEST_APPOSED = 70
"""Tokens from the head of a subject to its verb, appositions included."""
LONGEST_ASIDE = 40
LONGEST_BRACKET = 14
LONGEST_GOVERNED = 6
"""Tokens from a title to the `and` between what it governs."""
INNER_MARKS = frozenset(".'’-&/%$#@*‑")
"""Marks that a noun phrase may hold."""
_HYPHENS = frozenset("-‑")
_SENTENCE_MARKS = frozenset(".?!,—–…")


class Subjects(Groups):
    """The subjects of one page. A range that is empty means no subject."""

    def subject(self, e: int) -> Range:
        """The subject that ends right before the verb group at `e`, with its appositions."""
        first = self.page.first(e)
        if e <= first:
            return e, e
        form = self.forms[e - 1]
        if form in self.lex.pronouns or form in self.lex.relatives:
            return e - 1, e
        if form in COMMAS:
            return self._apposed(e)
        if self.dash(e - 1):
            if self.lex.free_order and (self.forms[e - 2] in QUOTES or self.forms[e - 2] in COMMAS):
                return e, e  # a tag behind what is said
            opened = next((k for k in range(e - 2, max(first, e - LONGEST_ASIDE), -1) if self.dash(k)), e)
            a = self.walk(opened) if opened < e else e
            return (a, e - 1) if a < opened else (e, e)
        a = self._enumerated(self._trimmed(self.walk(e), e), e)
        return a, e

    def walk(self, e: int) -> int:
        """The start of the noun phrase that ends before `e`, as far to the left as it may go."""
        first, k = self.page.first(min(e, self.size - 1)), e
        while k > first and e - k < LONGEST_SUBJECT:
            step = self._step(k, e)
            if step == k:
                break
            k = step
        return k

    def _step(self, k: int, e: int) -> int:
        """One token (or bracket, or quoted name) further to the left of `k`, or `k` where the phrase begins there."""
        lex, form = self.lex, self.forms[k - 1]
        if form == ")":
            return next((j for j in range(k - 2, max(0, k - LONGEST_BRACKET), -1) if self.forms[j] == "("), k)
        if form in QUOTES:
            return self._quoted_name(k)
        if not self.page.tokens[k - 1].word:
            return k if form not in INNER_MARKS or self.dash(k - 1) else k - 1
        if self.capital(k - 1) and k - 1 > self.page.first(k - 1):
            return k if self._opens(form) else k - 1
        if form in lex.and_words:
            return self._joined(k)
        if form in lex.subordinators or form in lex.relatives or form in lex.interrogatives or form in lex.pronouns:
            return k
        if form in lex.infinitive:
            return k if self.lex.lookup(self.forms[k]) and not self.capital(k) else k - 1
        if self.helper(form) or form in lex.negated or lex.adverb(form) or form in lex.weekdays:
            return k
        return k if self.finite_cue(k - 1) else k - 1

    def _opens(self, form: str) -> bool:
        """Whether a word with a capital opens what it stands in, and is no name."""
        lex = self.lex
        return (
            form in lex.weekdays
            or form in lex.months
            or form in lex.pronouns
            or form in lex.interrogatives
            or (form in lex.subordinators and form not in lex.and_words)
        )

    def _quoted_name(self, k: int) -> int:
        """Past a short quotation inside a noun phrase (`the "X" host`), but not past one that is speech."""
        start = self.page.closes.get(k - 1)
        if start is None or k - start > 8 or self.forms[k - 2] in _SENTENCE_MARKS:
            return k
        return start

    def _joined(self, k: int) -> int:
        """Past `and` and the phrase before it, where both sides are speakers (`X and Y said`), or it opens a reported clause."""
        a = self.walk(k - 1)
        if k - 1 - a == 2 and self.forms[a] in self.lex.determiners and self.forms[a - 1] in self.lex.complementizers:
            return a
        if not self.heads(k):
            return k - 1 if self._in_title(k - 1) else k
        if a >= k - 1 or not self.heads(a) or not (self.capital(k - 2) or self.lex.role(self.forms[k - 2])):
            return k
        return a if k - a < 12 else k

    def _in_title(self, k: int) -> bool:
        """Whether the `and` at `k` joins what a title before it governs, in a language where that stands in the genitive."""
        lex, before = self.lex, self.forms[k - 1]
        if not lex.free_order or not self.page.tokens[k - 1].word or lex.past_gender(before) or before.endswith(lex.plural_verbs):
            return False
        for j in range(k - 1, max(self.page.first(k), k - LONGEST_GOVERNED) - 1, -1):
            if not self.page.tokens[j].word or lex.lookup(self.forms[j]):
                return False
            if lex.described(self.forms[j]) is not None:
                return True
        return False

    def heads(self, k: int) -> bool:
        """Whether a speaker's phrase may open with the word at `k`."""
        form, lex = self.forms[k], self.lex
        return self.capital(k) or form in lex.determiners or form in lex.possessives or lex.role(form) is not None

    def _trimmed(self, a: int, e: int) -> int:
        """Without adverbials at the front of a subject that no comma sets off."""
        lex = self.lex
        while a < e:
            form = self.forms[a]
            end = self.time(a) or (self.timed_over(a) if lex.free_order else 0)
            if end and end < e:
                a = end
            elif opened := self.page.starts_with(a, lex.openers):
                a += opened
            elif form in lex.coordinators or (form in lex.subordinators and not self.capital(a)) or form in lex.adverbs:
                a += 1
            elif form in lex.prepositions:
                a = self._after_fronted(a, e) if a + 1 < e else e
            else:
                break
        return a

    def _after_fronted(self, a: int, e: int) -> int:
        """Past a preposition with its noun phrase at the front of a clause."""
        lex = self.lex
        end = self.time(a + 1)
        if end and end < e:
            return end
        if lex.free_order:
            return self._behind_fronted(a, e)
        for k in range(e - 1, a + 1, -1):
            if self.forms[k] in lex.determiners or self.forms[k] in lex.possessives:
                return k
        k = e
        while k > a + 1 and self.capital(k - 1):
            k -= 1
        return k if k > a + 1 else e

    def _behind_fronted(self, a: int, e: int) -> int:
        """The subject behind a preposition's noun phrase where no comma parts them: at a role, which is listed in the case
        of subjects, or at the capitals of a name behind what the preposition governs."""
        after = self.page.mention_end.get(a + 1, a + 2)
        if self.time(a + 1) in range(a + 2, e):
            after = self.time(a + 1)
        for k in range(after, e):
            if self.lex.role(self.forms[k]) and self.forms[k] not in self.lex.outer_roles:
                return k
        k = e
        while k > after and (self.capital(k - 1) or self.forms[k - 1] in INNER_MARKS):
            k -= 1
        person = any(self.page.kind(j) == "person" for j in range(k, e))
        return k if k < e and (person or k == after) else e

    def _enumerated(self, a: int, e: int) -> int:
        """`X, Y and Z`: names before the last comma that belong to the same enumeration."""
        first = self.page.first(e - 1)
        if a >= e or not any(self.forms[k] in self.lex.and_words for k in range(a, e)):
            return a
        k = a
        while k - 1 > first and self.forms[k - 1] in COMMAS:
            start = self.walk(k - 1)
            if (
                start >= k - 1
                or k - start > 7
                or not all(self.capital(t) or not self.page.tokens[t].word for t in range(start, k - 1))
            ):
                break
            k = start
        return k

    def _apposed(self, e: int) -> Range:
        """The subject before a comma: the noun phrase in front of the appositions that the comma closes."""
        cuts = self._commas(e - 1)
        start = cuts[0]
        segments = [(a + 1, b) for a, b in pairwise(cuts)]
        at = self._head_segment(segments)
        if at is None:
            return e, e
        head = segments[at]
        if head[1] - head[0] == 1 and (self.forms[head[0]] in self.lex.relatives or self.forms[head[0]] in self.lex.pronouns):
            return head
        a = self._trimmed(max(self.walk(head[1]), head[0], start + 1), head[1])
        if not self.heads(a) and not self.lex.relatives.isdisjoint(self.forms[head[0] : head[1]]):
            a = head[0]
        return (a, e - 1) if a < head[1] and self.heads(a) else (e, e)

    def _head_segment(self, segments: list[Range]) -> int | None:
        """Which of the parts between commas holds the head of the subject; the others describe it."""
        at = len(segments) - 1
        while at > 0 and self._sets_off(*segments[at]):
            at -= 1
        if at < len(segments) - 1:
            return at
        if at and self._titles(*segments[at - 1]) and self._all_capitals(*segments[at]):
            return at - 1
        described = (
            n - 1 for n, part in enumerate(segments) if n and self._sets_off(*part) and self._may_head(segments[n - 1][0])
        )
        return next(described, None)

    def _titles(self, a: int, b: int) -> bool:
        """Whether the words between commas are a title of the name behind them (`the director of X, Y, said`)."""
        opens = self.forms[a] in self.lex.determiners or any(self.lex.possessor(self.forms[k]) for k in range(a, min(b, a + 4)))
        return opens and not any(self.helper(self.forms[k]) not in ("", "to") for k in range(a, b))

    def _all_capitals(self, a: int, b: int) -> bool:
        return all(self.capital(k) or not self.page.tokens[k].word or self._particle(k, b) for k in range(a, b))

    def _particle(self, k: int, b: int) -> bool:
        """Whether a small word is joined to a name by a hyphen (`al-Hamdani`)."""
        joined = k + 2 < b and self.forms[k + 1] in _HYPHENS and self.page.tokens[k].end == self.page.tokens[k + 1].start
        return joined and self.capital(k + 2)

    def _may_head(self, a: int) -> bool:
        form = self.forms[a]
        if form in self.lex.frontings or self.page.starts_with(a, self.lex.openers):
            return False
        return self.heads(a) and form not in self.lex.prepositions and form not in self.lex.subordinators

    def _commas(self, p: int) -> list[int]:
        """The commas of the clause that ends with the comma at `p`, and what begins the first part (its index)."""
        first, cuts, k = self.page.first(p), [p], p
        while k > first and p - k < LONGEST_APPOSED:
            form = self.forms[k - 1]
            if form == ")":
                back = self._step(k, k)
                k = back if back < k else k - 1
                continue
            if form in COMMAS:
                cuts.append(k - 1)
            elif form in QUOTES:
                back = self._quoted_name(k)
                if back == k:
                    break
                k = back
                continue
            elif form in (";", ":") or self.dash(k - 1):
                break
            k -= 1
        return [k - 1, *reversed(cuts)]

    def _sets_off(self, a: int, b: int) -> bool:
        """Whether the words between two commas describe what stands before them."""
        lex = self.lex
        if a >= b or self.page.starts_with(a, lex.openers) == b - a:
            return True
        form = self.forms[a]
        if form in lex.coordinators or form in lex.pronouns or (lex.free_order and form in lex.complementizers):
            return False
        if not self.capital(a):
            return True
        if form in lex.determiners or form in lex.possessives:
            return True
        holds = [self.forms[k] for k in range(a, b)]
        if b - a <= 3 and (a < 2 or self.forms[a - 2] in lex.abbreviations or self._placed(a)):
            return True
        return any(lex.role(f) for f in holds[1:] if not f.endswith("'")) or (
            b - a <= 3 and (holds[0] in lex.abbreviations or len(holds[0]) == 1)
        )

    def _placed(self, a: int) -> bool:
        """Whether a place may follow the comma before `a`: the part before it ends in a preposition's name (`of X, Y,`)."""
        k = a - 2
        while k > 0 and self.capital(k):
            k -= 1
        return self.forms[k] in self.lex.place_prepositions
