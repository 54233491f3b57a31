"""Chains of nouns without the article, each owned by the next, up to the definite one that closes them all."""

from musnad.read.adjuncts import Adjuncts
from musnad.read.vocabulary import is_listed

LONGEST_CHAIN = 5
"""Nouns without the article behind a title, each of which the next one owns."""
_PLACES = frozenset({"place", "organisation"})


class Chains(Adjuncts):
    """The chains of one page. `i` is where a phrase begins, `j` the token that may go on with it."""

    def _in_chain(self, i: int, j: int) -> bool:
        """Whether the noun at `j` stands in the chain that a title at `i`, which is always somebody's or something's, opens
        (`رئيسة مخبر الفيروسات`, `مدير مشروع إعادة تأهيل الشبكة`)."""
        if j - i > LONGEST_CHAIN or not self._opens_chain(i):
            return self._past_chain(i, j)
        return (all(self._links(k) for k in range(i + 1, j)) and j <= self._chain_end(i) > i + 1) or self._past_chain(i, j)

    def _past_chain(self, i: int, j: int) -> bool:
        """Whether definite nouns up to `j` are joined to the last of the chain from `i` (`نقابة عمال قطاع النسيج والجلود`)."""
        end = self._chain_end(i) if j - i <= 2 * LONGEST_CHAIN and self._opens_chain(i) else i
        return i + 1 < end < j and all(self._and_definite(k) for k in range(end + 1, j + 1))

    def _and_definite(self, k: int) -> bool:
        form = self.forms[k]
        return form[:1] in self.lex.conjunctions and self.lex.definite(form[1:])

    def _opens_chain(self, i: int) -> bool:
        """Whether a title of somebody or something stands at `i`, or a body of people of some kind (`نقابة عمال كذا`)."""
        lex, after = self.lex, self.forms[i + 1] if i + 1 < self.size else ""
        people = lex.role(self.forms[i]) == "organisation" and lex.role(after) == "person" and lex.plural(after)
        return self.forms[i] in lex.owned_titles or (people and not lex.definite(self.forms[i]))

    def _chain_end(self, i: int) -> int:
        """The definite noun that closes the chain behind the title at `i`, with more of its sentence behind it; else `i`."""
        k = i + 1
        while k < min(self.size, i + LONGEST_CHAIN) and self._links(k):
            k += 1
        owner = k < self.size and k not in self.page.timed and (self.page.kind(k) in _PLACES or self._is_owner(k))
        more = k + 1 < self.size and self.page.sentence[k + 1] == self.page.sentence[i] and self.forms[k + 1] != "."
        return k if owner and more else i

    def _is_owner(self, k: int) -> bool:
        """Whether a definite noun, and no name, stands at `k`."""
        return self.lex.definite(self.forms[k]) and k not in self.page.named

    def _links(self, k: int) -> bool:
        """Whether a noun of the dictionary without the article, which the next noun may own, stands at `k`."""
        lex, form = self.lex, self.forms[k]
        if k in self.page.named or k in self.page.timed or lex.definite(form) or not is_listed(form, lex.code):
            return False
        if (
            any(form in words for words in (lex.particles, lex.complementizers, lex.never_heads))
            or lex.indefinite_adjective(form)
            or form in lex.plain_qualities
        ):
            return False
        owned = form.endswith((lex.accusative, *lex.object_pronouns)) or any(f.kind != "participle" for f in lex.lookup(form))
        if owned and not self.page.raw(k).endswith(lex.feminine_singular):
            return False
        return lex.role(form) != "organisation" or form in lex.task_bodies or self._bears_owner(k)

    def _bears_owner(self, k: int) -> bool:
        """Whether the definite owner of a body at `k` stands right behind it."""
        return k + 1 < self.size and self.lex.definite(self.forms[k + 1])

    def _name_of_owner(self, i: int, j: int) -> bool:
        """Whether a person named at `j` is he whose title closes the name of what is his (`مكتب الرئيس X`)."""
        lex, own = self.lex, self.forms[i] in self.lex.relational and self.lex.role(self.forms[i]) == "organisation"
        titled = lex.definite(self.forms[j - 1]) and lex.role(self.forms[j - 1]) in lex.epithets
        return own and titled and self.page.kind(j) == "person" and not self.page.name_carries(j, lex.to_clitic)

    def _same_role(self, i: int) -> bool:
        """Whether `the same` stands at `i` before a definite role (`ذات المسؤولة`, `نفس المتحدث`)."""
        after = self.forms[i + 1] if i + 1 < self.size else ""
        return self.forms[i] in self.lex.selves and self.lex.definite(after) and self.lex.role(after) is not None
