"""Whether the words before a verb may be its subject: by number, by what ends them, by what kind of thing speaks."""

from musnad.read.page import COMMAS, QUOTES, Page
from musnad.read.subject_first.cues import Form
from musnad.read.subject_first.groups import Group
from musnad.read.subject_first.syntax import Syntax


class Agreement:
    """Judges the subjects of one page."""

    def __init__(self, page: Page, syntax: Syntax) -> None:
        self.page, self.lex, self.forms, self.syntax = page, syntax.lex, page.forms, syntax

    def fits_form(self, a: int, b: int, k: int) -> bool:
        """Whether the verb at `k` may have [a, b) for its subject by its form, where a past shows gender and number: a neuter
        noun takes neither the masculine, the feminine nor the plural."""
        lex, forms = self.lex, self.forms
        if not lex.neuter_endings or not forms[a].endswith(lex.neuter_endings) or not lex.and_words.isdisjoint(forms[a:b]):
            return True
        return not (lex.past_gender(forms[k]) or forms[k].endswith(lex.plural_verbs))

    def _counted(self, a: int, b: int) -> bool:
        """`the two`: a number after another determiner stands for those it counts."""
        lex = self.lex
        return b - a > 1 and self.forms[b - 2] in lex.determiners and self.forms[b - 1] not in lex.articles

    def _may_end(self, a: int, b: int) -> bool:
        """Whether a subject may end with its last word: not with a determiner, a possessor, a preposition or a number."""
        lex, final = self.lex, self.forms[b - 1]
        if final in lex.possessives or lex.possessor(final) or final[0].isdigit():
            return False
        if final in lex.prepositions or final in lex.coordinators:
            return False
        return final not in lex.determiners or final in lex.plural_heads or self._counted(a, b)

    def document(self, a: int, b: int) -> bool:
        """Whether a document heads the noun phrase, or is its pronoun."""
        roles = [self.lex.role(self.forms[k]) for k in range(a, b)]
        return "document" in roles or "outlet" in roles

    def speaks(self, a: int, b: int, form: Form, group: Group) -> bool:
        """Whether tokens [a, b) may be the subject of a form with its group."""
        lex, final = self.lex, self.forms[b - 1]
        if lex.free_order and b - a == 1 and final in lex.object_pronouns:
            return False
        if b - a == 1 and (final in lex.pronouns or final in lex.relatives):
            known = lex.pronouns.get(final)
            return (known is None or known.number != "2") and self._agrees(final, form, group) and self._relative(a)
        if self.forms[group.start - 1] not in COMMAS and not self._may_end(a, b):
            return False
        if not self.page.tokens[a].word and self.forms[a] not in QUOTES:
            return False
        if "two" in form.cue.frames and not form.cue.links and not self._strong(b - 1):
            return False
        bare = form.kind in ("base", "third") and not group.modal
        if bare and form.cue.lemma.split()[0] in lex.noun_like:
            listed = form.kind == "base" and self.forms[group.start - 1] in COMMAS
            if listed or not self._strong(b - 1, form.kind):
                return False
        return form.kind != "base" or not bare or self._plural(a, b) or self._helped(group, b)

    def _helped(self, group: Group, b: int) -> bool:
        """Whether an auxiliary stands in the group, so that the base needs no plural subject."""
        return bool(self.syntax.helper(self.forms[group.start])) or any(
            self.syntax.helper(self.forms[k]) for k in range(b, min(b + 4, self.page.size)) if k >= group.start
        )

    def _agrees(self, pronoun: str, form: Form, group: Group) -> bool:
        """`they says` and `he say` are no clause."""
        known = self.lex.pronouns.get(pronoun)
        if known is None:
            return True
        if form.kind == "third":
            return known.number == "s"
        if form.kind == "base" and known.number == "s":
            return self._helped(group, group.start)
        return True

    def _relative(self, a: int) -> bool:
        """`that` before a verb is a subject only after a noun; `what`-like words are none."""
        form = self.forms[a]
        return form not in self.lex.complementizers or a > self.page.first(a)

    def _strong(self, k: int, kind: str = "") -> bool:
        """Whether the last word of a subject is a name, a role or a pronoun, so that no noun follows it as a compound."""
        form = self.forms[k]
        if kind == "base" and not self.syntax.capital(k) and form not in self.lex.pronouns:
            return self.lex.plural(form) or form in self.lex.plural_heads
        return self.syntax.capital(k) or self.lex.role(form) is not None or form in self.lex.pronouns or form in COMMAS

    def _plural(self, a: int, b: int) -> bool:
        """Whether a noun phrase is several: by its head, or by its conjunction."""
        lex, forms = self.lex, self.forms
        end = next((k for k in range(a + 1, b) if forms[k] in lex.prepositions), b)
        if not lex.and_words.isdisjoint(forms[a:b]):
            return True
        return lex.plural(forms[end - 1]) or not lex.plural_heads.isdisjoint(forms[a:end]) or self._counted(a, b)
