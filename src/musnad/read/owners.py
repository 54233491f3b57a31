"""Persons named on a page, and which of them a noun phrase names as owners (`مستشار بوتين`) rather than as its speakers."""

from musnad.model import Ref
from musnad.read.page import QUOTES, Page
from musnad.text import fold
from musnad.world import World

LONGEST_TITLE = 12
"""Tokens before a name that may be its title."""


class Owners:
    """The persons of one page and the phrases that they own."""

    def __init__(self, page: Page, world: World) -> None:
        self.page, self.lex, self.forms, self.world = page, page.lex, page.forms, world
        self.bearers, self.in_full, self.surnames = self._bearers()

    def _bearers(self) -> tuple[dict[str, set[Ref]], set[str], dict[str, set[Ref]]]:
        """By the last word of names: the unlisted persons of this page, the ids of all who are named in full, and all."""
        bearers: dict[str, set[Ref]] = {}
        surnames: dict[str, set[Ref]] = {}
        in_full = set()
        for i, m in self.page.named.items():
            if m.kind == "person" and m.entity is not None and self.page.mention_end[i] > i + 1:
                in_full.add(m.entity.id)
                last = self.forms[self.page.mention_end[i] - 1]
                surnames.setdefault(last, set()).add(m.entity)
                if m.entity.id not in self.world:
                    bearers.setdefault(last, set()).add(m.entity)
        return bearers, in_full, surnames

    def person(self, k: int) -> Ref | None:
        """The person named at `k`; a family name alone is his who bears it in full on this page, before anybody listed."""
        m = self.page.named.get(k)
        if m is None or m.kind != "person" or m.entity is None:
            return None
        if self.page.mention_end[k] == k + 1 and m.entity.id in self.world and m.entity.id not in self.in_full:
            own = self.bearers.get(self.lex.without_conjunction(self.forms[k]), set())
            return next(iter(own)) if len(own) == 1 else m.entity
        return m.entity

    def owned(self, a: int, k: int) -> bool:
        """Whether the name at `k` is an owner (`مستشار بوتين`, `باسم فيشر`) or a body's (`جامعة سالم`), and not the speaker."""
        lex, forms = self.lex, self.forms
        if k == a or (k == a + 1 and forms[a] in QUOTES):
            return False
        if self.page.name_carries(k, lex.to_clitic) or self.page.name_carries(k, lex.by_clitic):
            return True
        near = (forms[p] for p in range(k - 1, a, -1))
        skipped = (QUOTES, lex.late_words, lex.adverbs)
        before = next((form for form in near if not any(form in words for words in skipped)), forms[a])
        bears = lex.role(before) == "organisation" and not lex.articled(before)
        return bears or before in lex.relational or self._governs(before) or self._stranger(k, before) or self._title_owned(a, k)

    def _stranger(self, k: int, before: str) -> bool:
        """Whether a family's name at `k` is another's than its known bearer's: a word of no title and of no name of his, nor one
        that begins like them, stands before it, which is somebody's first name or something that is owned."""
        lex, person = self.lex, self.page.named[k].entity
        if self.page.mention_end[k] > k + 1 or person is None or self.forms[k][:1] in lex.conjunctions:
            return False
        if lex.definite(before) or lex.role(before) or not before.isalpha() or before in lex.complements or before in lex.adverbs:
            return False
        names = [person.name, self.world.label(person.id, lex.code)] if person.id in self.world else [person.name]
        own = {word[:1] for name in names for word in fold(name).split()}
        return before[:1] not in own and not lex.lookup(before)

    def _governs(self, form: str) -> bool:
        """Whether a word is a preposition, or another that makes what follows it no speaker."""
        lex = self.lex
        return form in lex.prepositions or form in lex.lone_to or form in lex.inner_prepositions or form in lex.led_by

    def _title_owned(self, a: int, k: int) -> bool:
        """Whether the name at `k` is an owner with his title: `المتحدث باسم الرئيس X`, `مستشار الرئيس X`, `عائلة الرئيس X`.

        An adviser's own name looks the same (`مستشار الرئيس Y`): it is the owner's where the records know him to have borne
        that title, or where what it belongs to is no single person.
        """
        t = self.own_title(a, k)
        if t == k:
            return self._of_leader(a, k)
        if t == a:
            return False
        before = self.forms[t - 1]
        if self._governs(before) or self.forms[t].startswith(self.lex.to_clitic * 2) or self._led_person(t):
            return True
        return before in self.lex.relational and (self._several(a) or self._several(t - 1) or self._bore(t, k))

    def _led_person(self, t: int) -> bool:
        """Whether a person's title at `t` has a preposition written onto it (`المكتب الإعلامي لرئيس الوزراء X`)."""
        form, lex = self.forms[t], self.lex
        return lex.led_title(form) and lex.role(form[1:]) in lex.epithets

    def _of_leader(self, a: int, k: int) -> bool:
        """Whether the name of a leader, or of him whose title it ends in, closes an institution's (`مكتب رئيس الوزراء X`)."""
        person, lex = self.person(k), self.lex
        starts = [s for s in range(max(a, k - LONGEST_TITLE), k) if self.page.mention_end.get(s) == k]
        bodies = [s for s in starts if self.page.kind(s) == "organisation"]
        his = [s for s in bodies if lex.relational.intersection(lex.bare_forms(self.forms[s]) if s == a else (self.forms[s],))]
        titled = any(lex.role(form) in lex.epithets for s in his for form in self.forms[s + 1 : k])
        return bool(his) and (titled or (person is not None and self.world.leads(person.id)))

    def own_title(self, a: int, k: int) -> int:
        """The start of the person's title right before the name at `k`, not before `a`; `k` where none is."""
        lex, page, found, t = self.lex, self.page, k, k
        while t > a:
            starts = (s for s in range(max(a, t - LONGEST_TITLE), t) if page.mention_end.get(s) == t)
            s = next((s for s in starts if page.kind(s) != "person"), t - 1)
            form = self.forms[s]
            if s > a and self._led_person(s):
                return s
            if page.kind(s) == "office":
                found = s
            elif page.kind(s) == "person" or form in lex.relational or self._governs(form) or not page.tokens[s].word:
                break
            elif lex.role(form) in lex.epithets:
                found = s
            elif s == t - 1 and not (lex.definite(form) or lex.adjective(form) or form in lex.complements):
                break
            t = s
        return found

    def _several(self, k: int) -> bool:
        """Whether a word names a body, several people, or one of several."""
        form, lex = self.forms[k], self.lex
        role = lex.role(form)
        return role == "organisation" or lex.plural(form) or role in lex.unnamed_roles or role in lex.collective_roles

    def _bore(self, t: int, k: int) -> bool:
        """Whether the person named at `k` is known to have borne the title at `t`: its office, or that of a leader."""
        person, office = self.person(k), self.page.named.get(t)
        if person is None or person.id not in self.world:
            return False
        if office is not None and office.kind == "office" and office.entity is not None:
            return person.id in self.world.holders(office.entity.id)
        return self.forms[t] in self.lex.leader_words and self.world.leads(person.id)
