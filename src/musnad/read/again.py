"""By what wider word a speaker is meant again: the kind of body or paper that it is, or the head of a body."""

from itertools import islice

from musnad.read.bearers import MOST_KNOWN
from musnad.read.page import QUOTES, Page
from musnad.read.vocabulary import is_known
from musnad.read.who import Speaker, Who

SHORTEST_CORE = 3
"""Words of a title that are enough to tell whose it is, wherever his body is said to be."""
NEAR_NAME = 40
"""Tokens before a title within which another person's name may be whose it is."""
NEAR_BROUGHT = 80
"""Tokens before a lone title within which an indefinite noun phrase has brought somebody in."""
MOST_BARE = 2
"""Tokens of a noun phrase that tells more than a title."""
FARTHEST_TITLE = 400
"""Tokens before a title within which it is no new one."""


class Again:
    """The wider words of one page. `paper`: who spoke in writing last, `head`: in what."""

    def __init__(self, page: Page, who: Who) -> None:
        self.page, self.who, self.lex, self.forms = page, who, page.lex, page.forms
        self.paper: Speaker | None = None
        self.head = ""

    def of_kind(self, new: Speaker, old: Speaker) -> bool:
        """Whether an earlier speaker is what the head of a noun phrase names (`الهيئة ذاتها` for a union or a society)."""
        if self.who.head(new) in old.words:
            return True
        lex, own = self.lex, self.lex.bare_forms(self.forms[old.np[0]])
        kinds = (lex.wider_bodies[form] for form in lex.bare_forms(self.forms[new.np[0]]) if form in lex.wider_bodies)
        return old.role == new.role and not next(kinds, frozenset()).isdisjoint(own)

    def written(self, new: Speaker) -> Speaker | None:
        """Who spoke in writing last, for a word that means any paper (`الوثيقة ذاتها`, `النص`)."""
        a, b = new.np
        plain = all(form in self.lex.selves for form in self.forms[a + 1 : b])
        return self.paper if plain and self.who.head(new) in self.lex.any_papers else None

    def reports(self, new: Speaker) -> bool:
        """Whether a word for a report, no statement of anybody, takes up the paper of that name that spoke last (`التقرير`)."""
        return self.lex.communiques.isdisjoint(self.lex.bare_forms(self.forms[new.np[0]])) and self.who.head(new) == self.head

    def owns(self, new: Speaker, old: Speaker) -> bool:
        """Whether a noun phrase means him whose the earlier speaker is by his title (`المتهم` is not `محامي المتهم X`); a ruler's
        honour is his own (`صاحب الجلالة`)."""
        lex, k, head = self.lex, old.np[0] + 1, self.forms[old.np[0]]
        own = not (lex.honorifics | lex.styles).isdisjoint(lex.bare_forms(self.forms[new.np[0]]))
        titled = lex.role(head) in lex.epithets and not lex.definite(head) and not own
        return titled and k < old.np[1] and lex.definite(self.forms[k]) and self.who.head(new) in self.who.words(k, k + 1)

    def elsewhere(self, new: Speaker, old: Speaker) -> bool:
        """Whether a title of three words or more is an earlier one's but for where its body is, told in other words
        (`رئيس الفريق الحركي بالغرفة الأولى` for `رئيس الفريق الحركي بمجلس النواب X`)."""
        lex, (a, b) = self.lex, new.np
        at = next((k for k in range(a + 2, b) if self.forms[k][:1] == lex.by_clitic and self.forms[k] not in lex.by_words), a)
        core, rest = self.who.words(a, at), self.who.words(at, b)
        titled = (
            new.role in lex.epithets and not new.entities and not new.plural and at > a + 1 and lex.definite(self.forms[a + 1])
        )
        if not titled or len(core) < SHORTEST_CORE or not core <= old.words or self.who.head(new) not in old.words:
            return False
        return rest.isdisjoint(old.words)

    def qualified(self, new: Speaker, recent: list[Speaker]) -> Speaker | None:
        """`التنظيم السياسي`, `المجلة السويسرية`: the last speaker of its role, if it is of that kind and of no other country."""
        if new.role == "document":
            return self.paper if self.paper is not None and self.who.head(new) == self.head else None
        last = next((old for old in reversed(recent) if old.role == new.role), None)
        if last is None or not self.of_kind(new, last):
            return None
        near = last is recent[-1] or bool(new.affiliations)
        return last if near and set(new.affiliations) <= set(last.affiliations) else None

    def compatriot(self, new: Speaker, old: Speaker) -> bool:
        """Whether a title of a country (`السفير الكندي`) is that of somebody whose own title names the country (`سفير كندا`)."""
        named = {m.entity.id.partition(".")[0] for m in self.page.mentions_in(*old.np) if m.entity is not None}
        return self.who.head(new) in old.words and bool(new.affiliations) and {ref.id for ref in new.affiliations} <= named

    def brought_in(self, new: Speaker) -> Speaker | None:
        """Whom an indefinite noun phrase brought in without a name right before a lone title with the article takes him up
        (`خبير أمني رفيع ... وقال الخبير`): only where one alone of that kind stands there."""
        lex, a = self.lex, new.np[0]
        titled = not new.entities and not new.plural and new.role in lex.epithets | lex.unnamed_roles
        titled = titled and self.forms[a].removeprefix(lex.article) not in lex.portions
        if not titled or not lex.definite(self.forms[a]) or (new.length > 1 and self.page.tokens[a + 1].word):
            return None
        bare = self.forms[a].removeprefix(lex.article)
        near = ((k, lex.bare_forms(self.forms[k].removesuffix(lex.accusative))) for k in range(max(0, a - NEAR_BROUGHT), a))
        starts = [k for k, forms in near if bare in forms]
        end = self._indefinite(starts[0]) if len(starts) == 1 and self.forms[starts[0]] == bare else 0
        if not starts or end < starts[0] + MOST_BARE or end > a:
            return None
        found = self.who.read(starts[0], end)
        return found if not found.entities and found.role == new.role and not found.plural else None

    def _indefinite(self, k: int) -> int:
        """The end of an indefinite noun phrase at `k`: behind its adjective nothing with the article is of it, nor what marks
        set off."""
        lex, forms, end = self.lex, self.forms, self.who.phrases.agent(k)
        described = lex.adjective(lex.article + forms[k + 1])
        later = range(k + MOST_BARE, end)
        apart = (j for j in later if described and lex.definite(forms[j]) and forms[j - 1] not in lex.prepositions)
        return min((end, *apart, *(j for j in later if forms[j] in QUOTES)))

    def named_later(self, short: Speaker, known: list[Speaker]) -> list[str]:
        """The ids of those whom only the bare title of somebody not named before introduces (`سفير كندا`, later `السفير X`)."""
        head, page, lex = self.who.head(short), self.page, self.lex
        if head not in lex.sole_titles or short.plural or sum(self.who.head(s) == head for s in known if not s.entities) > 1:
            return []
        starts = {id: np[0] for id, np in self.who.full.items() if np[0] > short.np[0] and page.kind(np[0] + 1) == "person"}
        return [id for id, k in starts.items() if lex.definite(self.forms[k]) and self._bare(k) == head]

    def entitled(self, new: Speaker, last: Speaker | None) -> Speaker | None:
        """`الحقوقية`, `المدير العام للأرشيف` for the person who spoke last, whom no record knows, who is no ruler, and to whom
        the page has given no such title yet: only where verbs show one gender for both, and nobody else is named near it."""
        if last is None or last.plural or len(last.entities) != 1 or not self._own_title(new):
            return None
        (who,), a = last.entities, new.np[0]
        own, head = self.who.full.get(who.id, last.np), self.who.head(new)
        near = self.page.mentions_in(max(own[1], a - NEAR_NAME), a)
        others = any(m.kind == "person" and m.entity != who for m in near)
        before = (k for k in range(max(0, a - FARTHEST_TITLE), a) if not own[0] <= k < own[1])
        rules = self.lex.definite(self.forms[own[0]]) and self._bare(own[0]) in self.lex.leaders
        if others or rules or who.id in self.who.world or new.foreign_to(last):
            return None
        if any(head in self.who.words(k, k + 1) for k in before):
            return None
        return last if new.genders and new.genders == last.genders else None

    def _own_title(self, new: Speaker) -> bool:
        """Whether a noun phrase is the title of one person alone that may be given to anybody: no courtesy or title before a name
        that was not found, no ruler's or speaker's title, which may be another's, and nobody joined to it."""
        lex, (a, b), forms = self.lex, new.np, self.forms
        titled = new.role in (lex.epithets | {"witness"}) - {"spokesperson"} and lex.definite(forms[a])
        anybody = self.who.head(new) not in lex.leaders | lex.teams and forms[a] not in lex.courtesies
        if new.entities or new.plural or not titled or not anybody or self.who.names_another(a, b):
            return False
        if any(form[:1] in lex.conjunctions and lex.plural(form[1:]) for form in forms[a:b]):
            return False
        rest = (k for k in range(a + 1 + lex.adjective(forms[min(a + 1, b - 1)]), b) if self.page.tokens[k].word)
        return all(k in self.page.named or is_known(forms[k], lex.code) for k in rest)

    def headlined(self, short: Speaker, known: list[Speaker]) -> Speaker | None:
        """The one person of a body or country who speaks by name in the text below, for somebody of it whom a headline leaves
        unnamed (`مسؤولة أممية تحذر`); or where no title there names one, the one who bears that very title (`السيناتور X`)."""
        block = self.page.blocks[self.page.block[short.np[0]]].kind
        ids = {ref.id for ref in short.affiliations}
        if block not in ("title", "subhead") or not ids or short.plural:
            return None
        if short.role not in self.lex.unnamed_roles | self.lex.epithets or self.lex.definite(self.forms[short.np[0]]):
            return None
        named = [
            s for s in known if len(s.entities) == 1 and not s.plural and s.entities[0].id in self.who.full and short.may_be(s)
        ]
        (a, b), words = short.np, self.forms[slice(*short.np)]
        fits = [s for s in named if ids <= self._belongs(s)] or self._titled(words[0], named)
        if any(self.forms[k] == words[0] and self.forms[k : k + b - a] == words for k in range(b, self.page.size)):
            return None  # told of again without a name
        return fits[0] if len(fits) == 1 and fits[0].np[0] > short.np[0] else None

    def _titled(self, head: str, persons: list[Speaker]) -> list[Speaker]:
        """Those whose fullest phrase begins with a title of a person, alone but for adjectives, that names no country."""
        starts = ((s, self.who.full[s.entities[0].id]) for s in persons)
        titled = [s for s, (a, _) in starts if self.forms[a] == self.lex.article + head and not self._belongs(s)]
        return titled if self.lex.role(head) in self.lex.epithets else []

    def _belongs(self, person: Speaker) -> set[str]:
        """The bodies and countries that the titles of a person name."""
        id = person.entities[0].id
        ranges = (person.np, self.who.full[id], *self.who.offices.get(id, ()))
        mentions = (m for np in ranges for m in self.page.mentions_in(*np) if m.entity is not None)
        named = {m.entity.id for m in mentions if m.entity is not None} | {ref.id for ref in person.affiliations}
        named -= {id}
        return named | {id.partition(".")[0] for id in named}

    def leader(self, new: Speaker, known: dict[Speaker, None]) -> Speaker | None:
        """The one speaker so far who heads the body of a title (`زعيم الحزب` for `الأمين العام لحزب العمل X`)."""
        lex, (a, b) = self.lex, new.np
        if self.who.head(new) not in lex.head_titles or b < a + 2 or not lex.definite(self.forms[a + 1]):
            return None
        body, rest = self._bare(a + 1), self.who.words(a + 2, b) - lex.selves
        if lex.role(self.forms[a + 1]) != "organisation" and body not in lex.same_bodies:
            return None
        led = [old for old in islice(known, MOST_KNOWN) if self._leads(old, body) and rest <= old.words and new.may_be(old)]
        return led[0] if len(led) == 1 else None

    def _bare(self, k: int) -> str:
        return next(iter(self.who.words(k, k + 1)), "")

    def _leads(self, old: Speaker, body: str) -> bool:
        """Whether a speaker's title is that of a head with a body right behind it, perhaps after an adjective."""
        lex, forms, bodies = self.lex, self.forms, {body, *self.lex.same_bodies.get(body, ())}
        full = self.who.full.get(old.entities[0].id, old.np) if len(old.entities) == 1 else old.np
        k = next((k for k in range(full[0], full[1] - 2) if self._bare(k) in lex.head_titles), None)
        if k is None or old.plural or self.who.serves(k, self.page.first(k)):
            return False
        k += 1
        k += self._bare(k) not in bodies and lex.definite(forms[k]) and lex.role(forms[k]) is None
        return k < full[1] and not bodies.isdisjoint((self._bare(k), *lex.bare_forms(forms[k])))
