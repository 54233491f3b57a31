"""What cannot go on with a noun phrase: other people, bodies or titles, which its verb speaks to or of."""

from musnad.read.chains import Chains
from musnad.read.vocabulary import is_listed

MOST_DESCRIBING = 3
"""Adjectives behind bodies."""
SHORTEST_PLURAL = 7
"""Letters of a definite noun whose ending is that of a plural."""
_BODIES = frozenset({"organisation", "place"})
_NO_PERSONS = frozenset({"organisation", "outlet", "document"})


class Apart(Chains):
    """What begins anew behind noun phrases on one page. `i` is where a phrase begins, `j` the token that may begin another."""

    def addressed_plural(self, i: int, j: int) -> bool:
        """Whether a definite plural of persons behind one person's definite title is whom he addresses (`دعا الوزير الأول
        المواطنين إلى`); not behind another plural, which it may describe."""
        lex, form, before = self.lex, self.forms[min(j, self.size - 1)], self.forms[j - 1]
        if not (self._of_people(form) and (lex.definite(form) or self._owned_people(j))) or not (
            lex.definite(before) or j - 1 in self.page.named
        ):
            return False
        return self._titled(i) and not self._of_people(self.forms[i]) and not self._of_people(before)

    def apart(self, i: int, j: int) -> bool:
        """Whether a noun phrase of its own may begin at `j`: behind the title at `i` with its owner (`وزير الدفاع السلطات`),
        or a body or country behind a definite one (`الرئيس الفرنسي لبنان`)."""
        lex, form = self.lex, self.forms[j]
        begins = j in self.page.mention_end and self.page.kind(j) in _BODIES
        owned = begins and not self._of_people(self.forms[i]) if lex.definite(self.forms[i]) else j > i + 1
        if (
            not (owned and self._titled(i))
            or not (lex.definite(self.forms[j - 1]) or j - 1 in self.page.named)
            or lex.adjective(form)
        ):
            return False
        led = form[:1] in (*lex.conjunctions, lex.to_clitic, lex.by_clitic) and form not in lex.roles
        if led and (not begins or self.page.name_carries(j, form[:1])):
            return False
        return begins or lex.role(form) is not None or lex.plural(form)

    def described_bodies(self, i: int, j: int) -> bool:
        """Whether bodies without the article and their adjectives stand right before a definite noun at `j`, which so owns
        neither (`منظمات حقوقية | السلطات`, but `منظمات حماية المستهلك`, `وزراء خارجية الدول`)."""
        lex, head = self.lex, self.forms[i]
        bodies = head.endswith(lex.plural_things) and not lex.definite(head) and lex.role(head) == "organisation"
        near = i + 2 <= j <= i + MOST_DESCRIBING + 1 and lex.definite(self.forms[j])
        return bodies and near and all(map(self._relates_to, self.forms[i + 1 : j]))

    def _relates_to(self, form: str) -> bool:
        """Whether a word is an adjective of relation with the ending of things, and no noun that ends alike (`حماية`)."""
        lex = self.lex
        related = lex.indefinite_adjective(form) and is_listed(form.removesuffix(lex.feminine_folded), lex.code)
        return related and form[:1] != lex.feminine_bound and lex.role(form) in (None, "person") and lex.masdar(form) is None

    def _has_person_in(self, i: int, j: int) -> bool:
        return any(self.page.kind(k) == "person" for k in range(i, j))

    def without_object(self, i: int, end: int) -> int:
        """Where somebody else's title without a name begins in [i, end), the object of a verb that does not say
        (`استقبل وزير الدفاع السفير`), or `end`."""
        for j in range(i + 2, end):
            if self.apart(i, j) and self.lex.definite(self.forms[j]) and not self._has_person_in(i, end):
                return j
        return end

    def another_party(self, i: int, j: int) -> bool:
        """Whether those whom one calls upon, or, behind a title with its owner, a body, a country or a ruler without his name
        at `j` are the other party of a verb (`دعا رئيس الوزراء الملك إلى`). Other titles there may be his second one."""
        lex, form = self.lex, self.forms[j]
        if lex.definite(form) and lex.definite(self.forms[j - 1]) and not lex.multitudes.isdisjoint(lex.bare_forms(form)):
            return not self._has_person_in(i, j)
        if not self.apart(i, j) or self._has_person_in(i, j):
            return False
        if self.page.kind(j) in _BODIES:
            return True
        ruler = form in lex.principals and self.page.kind(j + 1) != "person"
        return ruler or (lex.definite(form) and lex.role(form) == "organisation")

    def _owned_people(self, j: int) -> bool:
        """Whether a plural of persons at `j` has its definite owner behind it (`أعضاء اللجنة`)."""
        return j + 1 < self.size and self.lex.role(self.forms[j]) is not None and self.lex.definite(self.forms[j + 1])

    def _of_people(self, form: str) -> bool:
        """Whether a word is a plural of persons, by the lists or by its ending."""
        lex = self.lex
        return lex.plural(form) or (form.endswith(lex.accusative_plural) and len(form) >= SHORTEST_PLURAL)

    def _known_before(self, j: int) -> bool:
        """Whether a definite noun, perhaps one that is joined, stands before `j`."""
        return self.lex.definite(self.forms[j - 1]) or self._joined_definite(j - 1)

    def _institution_anew(self, j: int) -> bool:
        """Whether a definite body or thing follows a definite noun, which it cannot complete (`دعا الوزير الحكومة إلى`)."""
        lex, form = self.lex, self.forms[j]
        return lex.definite(form) and self._known_before(j) and lex.role(form) in _NO_PERSONS

    def _people_anew(self, i: int, j: int) -> bool:
        """Whether definite people at `j` cannot complete what precedes: what says that it is the same (`طمأنت الوزيرة ذاتها
        الدول`), a plural of no owner (`دعا نواب معارضون الرئيس إلى`), or a definite body (`دعت الحكومة المحلية الأهالي إلى`)."""
        lex, form, before = self.lex, self.forms[j], self.forms[j - 1]
        if (before in lex.selves and before.endswith(lex.object_pronouns)) or self._body_anew(i, j):
            return True
        definite = lex.definite(form)
        if definite and j > i + 2 and self._counted_adjective(i, j - 1):
            return True
        if self._with_to(form):
            return False
        if definite and (self._behind_quality(i, j) or self._in_other_form(i, j)):
            return True
        if not (definite or j in self.page.named or (lex.role(form) in lex.epithets and not lex.plural(form))):
            return False
        known = self._known_before(j)
        if before.endswith((lex.human_plural, lex.accusative_plural)) and not known and lex.role(self.forms[i]):
            return lex.plural(self.forms[i])
        qualifies = lex.adjective(form) or form in lex.governing or form in lex.complements
        body = (
            lex.role(self.forms[i]) in _NO_PERSONS
            and lex.definite(before)
            and (lex.role(form) in lex.epithets or lex.role(form) in lex.collective_roles)
        )
        return body and not qualifies and not form.endswith(lex.feminine_folded)

    def _body_anew(self, i: int, j: int) -> bool:
        """Whether a body of its own kind or name, or a country, begins at `j` behind a definite body, which it cannot complete
        (`طالبت الوزارة مجلس الأمن بكذا`, `اتهم الجيش السوداني قوات X`)."""
        lex, form = self.lex, self.forms[j]
        if not lex.definite(self.forms[i]) or lex.role(self.forms[i]) != "organisation" or i in self.page.named:
            return False
        begins = j in self.page.mention_end and self.page.kind(j) in _BODIES
        known = begins or (form in lex.roles and lex.role(form) == "organisation" and not lex.definite(form))
        if not known or not all(map(lex.definite, self.forms[i:j])) or self._with_to(form):
            return False
        led = form[:1] in (*lex.conjunctions, lex.to_clitic, lex.by_clitic) and form not in lex.roles
        return not led or (begins and not self.page.name_carries(j, form[:1]))

    def _behind_quality(self, i: int, j: int) -> bool:
        """Whether the definite noun at `j` stands behind the adjective of somebody unnamed, which owns nothing (`دعا مسؤول محلي
        السكان إلى الهدوء`)."""
        lex, before = self.lex, self.forms[j - 1]
        head = self.forms[i]
        unnamed = j > i + 1 and lex.role(head) in lex.unnamed_roles and not lex.definite(head) and head not in lex.portions
        plain = lex.indefinite_adjective(before) and not (lex.definite(before) or lex.role(before) or j - 1 in self.page.named)
        return unnamed and plain

    def _in_other_form(self, i: int, j: int) -> bool:
        """Whether definite people at `j` cannot belong to the definite ones before by their number or gender (`يتهم المحافظون
        الرئيس`, `انتقد الرئيس السابق المحافظين`, `انتقد الوزير السابق المديرة`)."""
        lex, head, form = self.lex, self.forms[i], self.forms[j]
        if not lex.definite(head):
            return False
        title = lex.role(form) in lex.epithets and not lex.plural(form) and not lex.adjective(form)
        if j == i + 1 and lex.several_people(head):
            return title
        single = lex.role(head) in lex.epithets and not lex.plural(head) and not self.page.raw(i).endswith(lex.feminine_singular)
        between = range(i + 1, j)
        if not (single and between and all(lex.adjective(self.forms[t]) or t in self.page.named for t in between)):
            return False
        plural = lex.accusative_plural
        people = form.endswith(plural) and lex.several_people(form.removesuffix(plural) + lex.human_plural)
        return people or (title and self.page.raw(j).endswith(lex.feminine_singular))

    def _with_to(self, form: str) -> bool:
        """Whether a title or the noun of a body has `for` written onto it (`المكتب الإعلامي لرئيس الوزراء`)."""
        return form[:1] == self.lex.to_clitic and form not in self.lex.roles and form[1:] in self.lex.roles

    def _titled(self, i: int) -> bool:
        """Whether the phrase begins with a title of a person."""
        return self.lex.role(self.forms[i]) in self.lex.epithets

    def _joined_definite(self, j: int) -> bool:
        """Whether a conjunction is written onto a definite noun at `j` (`وزير الثقافة والإعلام`)."""
        form = self.forms[j]
        return form[:1] in self.lex.conjunctions and self.lex.definite(form[1:])

    def _counted_adjective(self, i: int, j: int) -> bool:
        """Whether the adjective of those whom a number at `i` counts stands at `j` (`83 نائبا محليا`)."""
        lex, number = self.lex, self.forms[i]
        counted = (number.isdigit() or number in lex.number_words) and j > i + 1
        return counted and self.forms[j].endswith(lex.relation_accusative)
