"""Which persons of a page bear a title, lead a country or have a name's last word, by the fullest phrases that name them."""

from functools import cached_property

from musnad.model import Ref
from musnad.read.drafts import Range
from musnad.read.page import QUOTES, Page
from musnad.read.who import Speaker, Who

MOST_KNOWN = 300
"""Speakers of a page among whom a short form looks for its full one; keeps a page of thousands linear."""
SHORTEST_SKELETON = 4
"""Letters of a name without its weak ones by which it is known in another spelling."""
NEAR_NATION = 4
"""Tokens behind a name within which a country may be that of its title (`X في سفارة كندا`)."""
NEAR_STYLE = 120
"""Tokens before a pronoun of honour within which a style of address tells whose it is."""
LONGEST_SHORT = 4
"""Tokens of a title that stands for a name given elsewhere."""
FARTHEST_LATTER = 60
"""Tokens behind the last name within which `the latter` means him who bears it."""


class Bearers:
    """The persons of one page by what they are called; each answer is the ids of all who fit."""

    def __init__(self, page: Page, who: Who) -> None:
        self.page, self.who, self.lex, self.forms = page, who, page.lex, page.forms

    def titled(self, new: Speaker) -> list[str]:
        """Those who bear a title (`المبعوث الأممي`); an indefinite one only in a headline, or as the same office."""
        words, (a, b) = self._words, new.np
        if self.forms[a] in self.lex.styles and b > a + 1 and self.lex.role(self.forms[a + 1]) in self.lex.epithets:
            return self.titled(self.who.read(a + 1, b))
        if self.forms[a] in self.lex.courtesies and b == a + 2 and self.lex.definite(self.forms[a + 1]):
            new = self.who.read(a + 1, b)
        telling = new.words - self.lex.fields
        if len(new.words) > 2 and (bears := [id for id, own in words.items() if telling <= own]):
            return bears
        if synonym := self.lex.same_titles.get(" ".join(self.forms[a:b])):
            return [id for id, own in words.items() if synonym & own]
        if new.length > LONGEST_SHORT or self.forms[new.np[0]] in self.lex.courtesies or self.who.names_another(a, b):
            return []
        head = self.who.head(new)
        nations = {w for w in new.words - {head} if self._nation(w)}
        if not self.lex.definite(self.forms[new.np[0]]):
            offices = self.who.offices
            same = [id for id in words if any(self._same_office(new.np, o) for o in (self.who.full[id], *offices.get(id, ())))]
            return same or (self._of_nation({head}, nations) if nations and self.in_headline(new) else [])
        barred = self.lex.not_leaders if head in self.lex.leaders else frozenset()
        bears = [id for id, own in words.items() if {head, *nations} <= own and not own & barred]
        wider = self.lex.wider_titles.get(head, frozenset())
        if bears or new.length == 1:
            return self._own(bears, a) if new.length == 1 else bears
        return self._of_nation(wider or ({head} if nations else set()), nations)

    def _own(self, bears: list[str], before: int) -> list[str]:
        """Of several who bear a bare title the one whom the report names first and without a country, as its own (`الرئيس X` and
        `الرئيس القبرصي Y`), or the only one named before a token."""
        if len(bears) < 2:
            return bears
        first = min(bears, key=lambda id: self.who.full[id])
        abroad = [id for id in bears if any(map(self._nation, self._words[id]))]
        if first not in abroad and len(abroad) == len(bears) - 1:
            return [first]
        earlier = [id for id in bears if self.who.full[id][0] < before]
        return earlier if len(earlier) == 1 else bears

    def styled(self, style: str, before: int) -> list[str]:
        """Who was named last before a token with a style of address (`معالي X`), by which a pronoun means him (`معاليه`)."""
        page, bears = self.page, {id for id, own in self._words.items() if style in own}
        near = [(k, m.entity.id) for k, m in page.named.items() if k < before and m.entity is not None and m.entity.id in bears]
        return [max(near)[1]] if near else []

    def styled_title(self, style: str, before: int) -> Range | None:
        """The title without a name that a style of address led to last before a token (`سمو ولي العهد`), before any other."""
        for k in range(before - 1, max(-1, before - NEAR_STYLE), -1):
            if style in self.who.words(k, k + 1) and (end := self.who.phrases.agent(k)) > k + 1:
                return None if self.who.read(k, end).entities else (k, end)
        return None

    def alone(self, before: int) -> list[str]:
        """The one person whom the page names with a title before a token, for a pronoun of honour that no style leads to."""
        full = self.who.full if len(self.who.full) <= MOST_KNOWN else {}
        near = {id for id, (a, b) in full.items() if b <= before}
        return list(near) if len(near) == 1 else []

    def latter(self, new: Speaker) -> list[str]:
        """Whom the page named last, for the word that means him (`وأكد الأخير`)."""
        (a, b), page = new.np, self.page
        if self.forms[b - 1] not in self.lex.latter or b > a + 1 + (self.forms[a] in self.lex.determiners):
            return []
        near = range(a - 1, max(-1, a - FARTHEST_LATTER), -1)
        last = next((page.named[k].entity for k in near if page.kind(k) == "person"), None)
        return [last.id] if last is not None and last.id in self.who.full else []

    def leader(self, new: Speaker) -> list[str]:
        """The leaders of the country of an adjective (`الزعيم الروسي`) whom the page names with their titles."""
        a, b = new.np
        if new.length < 2 or self.forms[a] not in self.lex.leader_words:
            return []
        rest = self.who.words(a + 1, b)
        return [id for id in self._words if rest and self._leads(rest, id)]

    def surname(self, new: Speaker) -> list[str]:
        """Those whose names end in the one word of a noun phrase."""
        a, b = new.np
        a, b = (a + 1, b - 1) if self.forms[a] in QUOTES else (a, b)
        if b - a != 1:
            return []
        owners, form = self.who.owners, self.forms[a]
        full = owners.surnames.get(form) or owners.surnames.get(self.lex.article + form, set())
        return [ref.id for ref in full or self._skeletons.get(self._skeleton(form), set())]

    @cached_property
    def _skeletons(self) -> dict[str, set[Ref]]:
        """Persons by the last word of their names without its weak letters, which foreign names are spelled with or not."""
        out: dict[str, set[Ref]] = {}
        for last, refs in self.who.owners.surnames.items():
            if bones := self._skeleton(last):
                out.setdefault(bones, set()).update(refs)
        return out

    def _skeleton(self, form: str) -> str:
        """The letters of a word but for weak ones inside it; nothing where too few are left to tell a name by."""
        bones = form[:1] + "".join(c for c in form[1:] if c not in self.lex.weak_letters)
        return bones if len(bones) >= SHORTEST_SKELETON else ""

    def bylined(self, before: int) -> Speaker | None:
        """Who is named as the author of an article before a token (`تقرير كتبته X`), where that is one person."""
        at = [k + 1 for k in range(before - 1) if self.forms[k] in self.lex.authored]
        end = self.who.phrases.phrase(at[0]) if len(at) == 1 else 0
        return self.who.read(at[0], end) if at and end > at[0] else None

    def namesake(self, new: Speaker) -> list[str]:
        """The same, where that word alone is the name of a movement."""
        return self.surname(new) if new.entities and self.page.kind(new.np[0]) == "organisation" else []

    def in_headline(self, new: Speaker) -> bool:
        """Whether a noun phrase stands in a title or a subhead."""
        return self.page.blocks[self.page.block[new.np[0]]].kind in ("title", "subhead")

    def _of_nation(self, heads: set[str] | frozenset[str], nations: set[str]) -> list[str]:
        """Those whose fullest phrase has one of these heads and is of these countries."""
        return [id for id, own in self._words.items() if heads & own and all(self._of(n, id) for n in nations)]

    def _same_office(self, new: Range, full: Range) -> bool:
        """Whether a title begins with the two words of another (`وزير العدل حافظ الأختام`), and names no other country."""
        (a, b), (c, d) = new, full
        title = self.forms[a : a + 2]
        inside = any(self.forms[k : k + 2] == title and not self.who.serves(k, c) for k in range(c, d - 1))
        if len(title) < 2 or b == a + 1 or not inside or not self.lex.definite(title[1]):
            return False
        return not any(self._nation(w) or self._nation(w.removeprefix(self.lex.article)) for w in self.forms[a + 2 : b])

    def _of(self, nation: str, id: str) -> bool:
        """Whether a person's title is of the country of an adjective: it has the adjective, or names the country; not where
        he serves another one (`سفير فرنسا بكندا`)."""
        country = self.who.gazetteer.affiliation(self.lex.article + nation)
        a, b = self.who.full[id]
        near = [m for m in self.page.mentions_in(a, min(b + NEAR_NATION, self.page.size)) if m.entity]
        led = {self.page.tokens[k].start for k in range(a, b) if self.forms[k].startswith(self.lex.by_clitic)}
        own = any(m.kind in ("place", "office") and m.span[0] not in led for m in near)
        named = {m.entity.id for m in near if m.entity and not (own and m.kind == "place" and m.span[0] in led)}
        return nation in self._words[id] or any(country and (id == country or id.startswith(f"{country}.")) for id in named)

    @cached_property
    def _words(self) -> dict[str, frozenset[str]]:
        """The words of the fullest phrase of each person, and of the titles behind his name; nobody's where a page names too many
        to look through."""
        full = self.who.full if len(self.who.full) <= MOST_KNOWN else {}
        offices = self.who.offices
        return {id: self.who.words(*np).union(*(self.who.words(*o) for o in offices.get(id, ()))) for id, np in full.items()}

    def _nation(self, word: str) -> bool:
        """Whether a bare word is the adjective of a country."""
        return self.who.gazetteer.affiliation(self.lex.article + word) is not None

    def _leads(self, country: frozenset[str], id: str) -> bool:
        """Whether the fullest phrase of a person gives him the title of that country's leader."""
        words, np = self._words[id], self.who.full[id]
        titled = not self.lex.leader_words.isdisjoint(self.forms[np[0] : np[1]])
        return titled and country <= words and not words & self.lex.not_leaders
