"""What stands beside a speaker and says no more of him than his name: names in quotation marks, asides, words that leave him
unnamed. All answers are ends: the token after what begins at a token, or 0 where nothing of the kind begins there.
"""

from musnad.read.page import COMMAS, QUOTES, Page
from musnad.read.vocabulary import is_known, is_listed

LONGEST_ASIDE, LONGEST_DASHED = 14, 24
"""Tokens of a parenthesis, and of an aside between dashes."""
NEAR_DASH = 4
"""Tokens between the dash that opens an aside and a cue in it."""
MOST_NAME_PARTS = 2
"""Words of a person's name that quotation marks enclose."""
MOST_PARTS, LONGEST_BODY = 6, 5
"""Words of a person's name before a mark, and tokens between marks that are a body's."""
BRACKETS = frozenset("([")
_AFTER_CLAUSE = COMMAS | {"."}
CLOSING = frozenset(")]")
LONGEST_TITLE = 8
"""Tokens of the name of a body in marks, with them, behind which its clause follows."""
_CLOSING_KINDS = frozenset({"person", "organisation", "outlet", "place"})


class Asides:
    """Names in marks and asides of one page, by the tokens at which they begin."""

    def __init__(self, page: Page) -> None:
        self.page, self.lex, self.forms, self.size = page, page.lex, page.forms, page.size

    def past_time(self, j: int) -> int:
        """Past a time at `j`, perhaps with its preposition, or 0."""
        timed = self.page.timed
        return timed.get(j) or (timed.get(j + 1, 0) if self.forms[j] in self.lex.prepositions else 0)

    def name_quote(self, i: int) -> int:
        """The end of a quotation at `i` that only names something: one mention, or three words at most after a noun."""
        close = self.page.quote.get(i)
        if close is None or close == i + 1:
            return 0
        if self._head_in_marks(i, close):
            return close + 2
        if self.page.mention_end.get(i + 1, 0) >= close or self._body_in_marks(i, close):
            return close + 1
        if (i > 0 and self.forms[i - 1] in self.lex.named_things) or self._names_again(i, close):
            return close + 1
        if close == i + 2 and self._acronym(i):
            return close + 1
        if self._owned_in_marks(i, close):
            return 0
        if close - i <= LONGEST_TITLE and self._told_behind(i, close):
            return close + 1
        short = close - i <= 4 and close + 1 < self.size and self.forms[close + 1] not in _AFTER_CLAUSE
        return close + 1 if short and i > 0 and self._may_be_named(self.forms[i - 1]) and not self._person_ends(i) else 0

    def _acronym(self, i: int) -> bool:
        """Whether the marks at `i` hold one word of no dictionary behind a body's name or description: its short name (`المنظمة
        الدولية للهجرة "X"`)."""
        lex, word = self.lex, self.forms[i + 1]
        strange = word.isalpha() and not (is_known(word, lex.code) or lex.definite(word) or lex.future(word))
        behind = i > 1 and (i in self.page.name_ends or (lex.definite(self.forms[i - 1]) and lex.adjective(self.forms[i - 1])))
        return strange and behind and not self._person_ends(i)

    def _told_behind(self, i: int, close: int) -> bool:
        """Whether a definite noun or adjective stands before the marks and a complementizer behind them: what stands between
        names the noun (`قالت الهيئة البريطانية "يو كاي أم تي أو" إن`)."""
        told = close + 1 < self.size and self.forms[close + 1] in self.lex.complementizers
        return told and i > 0 and (self.lex.definite(self.forms[i - 1]) or i in self.page.name_ends)

    def _owned_in_marks(self, i: int, close: int) -> bool:
        """Whether what stands between the marks begins with an indefinite word, and its owner stands behind them (`انتقدت النقابة
        "صمت" الوزارة`), or behind any definite noun or name the noun of a deed (`أعلنت الوزارة "تعليق" الدراسة`)."""
        lex, forms = self.lex, self.forms
        if close + 1 >= self.size or i == 0 or lex.definite(forms[i + 1]):
            return False
        if (lex.definite(forms[i - 1]) or i - 1 in self.page.named) and self._done(i + 1) and self.page.tokens[close + 1].word:
            return True
        alone = close == i + 2 and lex.definite(forms[i - 1])
        plain = lex.role(forms[close + 1]) == "organisation" or is_listed(forms[i + 1], lex.code)
        return alone and plain and lex.definite(forms[close + 1])

    def _done(self, k: int) -> bool:
        """Whether the noun of something that is done stands at `k`, perhaps with its owner's pronoun."""
        form, lex = self.forms[k], self.lex
        if k in self.page.named or lex.role(form) is not None:
            return False
        owned = next((form.removesuffix(p) for p in lex.object_pronouns if form.endswith(p) and len(form) > len(p) + 2), form)
        known = owned in lex.deeds or owned in lex.told_things
        return known or (lex.told_shapes.match(form) is not None and is_listed(form, lex.code))

    def _names_again(self, i: int, close: int) -> bool:
        """Whether all that stands between two marks is (part of) a person's name on this page, with or without the article."""
        names, article = self.page.name_forms, self.lex.article
        inside = self.forms[i + 1 : close]
        return len(inside) <= MOST_NAME_PARTS and all(form in names or article + form in names for form in inside)

    def _person_ends(self, i: int) -> bool:
        """Whether a person's name of several words ends right before `i`, behind which no other name stands in marks."""
        starts = range(max(0, i - MOST_PARTS), i - 1)
        return any(self.page.kind(k) == "person" and self.page.mention_end[k] == i for k in starts)

    def _may_be_named(self, form: str) -> bool:
        """Whether a name may follow this word in quotation marks: a role or an adjective, but for people by their ending."""
        return not form.endswith(self.lex.human_plural) and (self.lex.role(form) is not None or self.lex.adjective(form))

    def unnamed(self, j: int) -> int:
        """Past the verb at `j` by which an outlet does not tell who somebody was (`لم تسمه`, `لم تكشف عن هويته`), or `j`."""
        lex, forms = self.lex, self.forms
        k = j + 1 + (j + 1 < self.size and forms[j + 1] in lex.inner_prepositions)
        if k < self.size and forms[k] in lex.identities and lex.lookup(forms[j]):
            return k + 1
        return j + 1 if j < self.size and forms[j] in lex.unnaming else j

    def aside(self, i: int) -> int:
        """The end of a parenthesis or a dashed aside that opens at `i`."""
        if self.forms[i] in BRACKETS:
            return next((j + 1 for j in range(i + 1, min(i + LONGEST_ASIDE, self.size)) if self.forms[j] in CLOSING), 0)
        tokens, sentence = self.page.tokens, self.page.sentence
        if not self.page.is_dash(i) or not i or tokens[i].start == tokens[i - 1].end:
            return 0
        ends = range(i + 2, min(i + LONGEST_DASHED, self.size))
        return next((j + 1 for j in ends if self.page.is_dash(j) and sentence[j] == sentence[i]), 0)

    def aside_around(self, k: int) -> int:
        """The dash that closes the aside in which token `k` stands near its start (`هجماتها -التي وصفها بالفاشلة- على`), or 0."""
        dash = next((d for d in range(k - 1, max(self.page.first(k), k - NEAR_DASH) - 1, -1) if self.page.is_dash(d)), None)
        end = self.aside(dash) if dash is not None else 0
        return end - 1 if end > k else 0

    def speaks_where(self, j: int) -> bool:
        """Whether it begins at `j` when or how somebody speaks, in words that no marks hold (`في ختام اللقاء`)."""
        behind = j + self.page.starts_with(j, self.lex.speaker_ends)
        return j < behind < self.size and self.forms[behind] not in QUOTES

    def named_at(self, i: int) -> int:
        """The end of the mention that begins at `i`, inside a name's quotation marks too."""
        if i >= self.size or self.forms[i] not in QUOTES:
            return self.page.mention_end.get(i, 0)
        close, end = self.page.quote.get(i), self.page.mention_end.get(i + 1, 0)
        if close is None:
            return end
        if self._head_in_marks(i, close):
            return close + 2
        return close + 1 if end >= close or self._body_in_marks(i, close) else 0

    def complete(self, i: int, j: int) -> bool:
        """Whether tokens [i, j) already end in a name, so that another noun begins a new phrase."""
        if j not in self.page.name_ends and self.forms[j - 1] not in QUOTES:
            return False
        k = next((k for k in range(i, j) if self.named_at(k) == j), None)
        return k is not None and self.page.kind(k + 1 if self.forms[k] in QUOTES else k) in _CLOSING_KINDS

    def _head_in_marks(self, i: int, close: int) -> bool:
        """Whether the marks at `i` and `close` only doubt the noun of a body, whose owner stands behind them (`"جيش" X`)."""
        lex, head = self.lex, self.forms[i + 1]
        body = close == i + 2 and close + 1 < self.size and head in lex.roles and lex.role(head) == "organisation"
        return body and not lex.definite(head) and lex.definite(self.forms[close + 1])

    def _body_in_marks(self, i: int, close: int) -> bool:
        """Whether the marks at `i` and `close` hold a body's name (`جدد "حزب النجم" دعمه`), not a speech that ends there."""
        head, behind = self.forms[i + 1], self.forms[min(close + 1, self.size - 1)]
        body = self.lex.role(head) == "organisation" and not self.lex.definite(head) and self.lex.definite(self.forms[i + 2])
        return body and i + 2 < close <= i + LONGEST_BODY and behind.isalpha() and self.page.last(i) > close + 1
