"""What a verb deems something, and what it deems it: nouns behind the verb that are no speaker of it."""

from musnad.read.contents import Contents
from musnad.read.page import COMMAS
from musnad.read.vocabulary import is_known, is_listed

LONGEST_DEEMED = 8
"""Tokens of what a verb deems something, within which a complementizer would open a clause instead."""
SHORTEST_OBJECT = 3
"""Letters of a noun with its ending."""


class Deemed(Contents):
    """Tells what is deemed something from who deems it so, in one gap."""

    def new_object(self, k: int) -> bool:
        """Whether an indefinite word of the dictionary stands at `k`: no part of a title, but what a verb deems something."""
        form, lex = self.forms[k], self.lex
        apart = self.forms[k - 1] in COMMAS or self.page.is_dash(k - 1)
        if not (apart or lex.definite(self.forms[k - 1])) or lex.definite(form) or form in lex.selves or k in self.page.named:
            return False
        return is_known(form, lex.code) and not lex.role(form)

    def deems(self, k: int, mark: int) -> bool:
        """Whether a thing at `k` is what a verb deems that which stands between the marks at `mark`, an indefinite noun
        (`اعتبر الوزير القرار «خطأ كبيرا»`)."""
        lex, form = self.lex, self.forms[k]
        thing = k not in self.page.named and lex.role(form) in (None, "document") and not lex.adjective(form)
        if "two" not in self.cue.frames or mark + 1 >= self.last or not thing:
            return False
        what, known = self.forms[mark + 1], form in lex.demonstratives or is_known(form, lex.code)
        return known and is_known(what, lex.code) and not (lex.definite(what) or lex.lookup(what))

    def _accusative(self, j: int) -> bool:
        """Whether an indefinite noun with the ending of an object stands at `j`, as no subject has (`يعتبر أمرا خطيرا`)."""
        lex, form = self.lex, self.forms[j]
        plain = (
            form.endswith(lex.accusative) and not lex.definite(form) and j not in self.page.named and len(form) > SHORTEST_OBJECT
        )
        return plain and form not in lex.roles and is_listed(form.removesuffix(lex.accusative), lex.code)

    def deemed(self, j: int) -> bool:
        """Whether what somebody said stands at `j`, behind a verb that goes on and deems it something: a subject only where a
        clause follows (`واعتبر تصريحات X استفزازا`, but `واعتبر البيان أن`)."""
        lex, form = self.lex, self.forms[j]
        if not self.form.joined or not (lex.speech(form) or form in lex.media):
            return False
        near = self.forms[j + 1 : min(self.last, j + LONGEST_DEEMED)]
        return lex.complementizers.isdisjoint(near)
