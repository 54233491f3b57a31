"""Whether the words before a verb may be its subject: by number, by what ends them, by what kind of thing speaks."""

from musnad.read.page import COMMAS, QUOTES, Page
from musnad.read.subject_first.cues import Form
from musnad.read.subject_first.groups import Group
from musnad.read.subject_first.syntax import Syntax


class Agreement:
    """Judges the subjects of one page."""

    def __init__(self, page: Page, syntax: Syntax) -> None:
        self.page, self.lex, self.forms, self.syntax = page, syntax.lex, page.forms, syntax

    def document(self, a: int, b: int) -> bool:
        """Whether a document heads the noun phrase, or is its pronoun."""
        roles = [self.lex.role(self.forms[k]) for k in range(a, b)]
        return "document" in roles or "outlet" in roles

    def speaks(self, a: int, b: int, form: Form, group: Group) -> bool:
        lex, final = self.lex, self.forms[b - 1]
        if b - a == 1 and (final in lex.pronouns or final in lex.relatives):
            return self._agrees(final, form, group) and self._relative(a)
        if final in lex.possessives or lex.possessor(final) or final in lex.articles:
            return False
        if not self.page.tokens[a].word and self.forms[a] not in QUOTES:
            return False
        bare = form.kind in ("base", "third") and not group.modal and group.start >= 0
        if bare and form.cue.lemma.split()[0] in lex.noun_like and not self._strong(b - 1):
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

    def _strong(self, k: int) -> bool:
        """Whether the last word of a subject is a name, a role or a pronoun, so that no noun follows it as a compound."""
        form = self.forms[k]
        return self.syntax.capital(k) or self.lex.role(form) is not None or form in self.lex.pronouns or form in COMMAS

    def _plural(self, a: int, b: int) -> bool:
        forms = self.forms
        last = forms[b - 1]
        heads = forms[a:b]
        joined = not self.lex.and_words.isdisjoint(heads)
        return (
            joined
            or self.lex.plural(last)
            or any(self.lex.plural(h) and self.lex.role(h) for h in heads)
            or last in self.lex.plural_heads
            or any(h in self.lex.plural_heads for h in heads)
        )
