"""Noun phrases that mean a speaker again whom a page knows: the same words, short forms, titles, kinds, `the same source`."""

from collections.abc import Iterator
from itertools import islice

from musnad.model import Ref
from musnad.read.again import Again
from musnad.read.bearers import MOST_KNOWN, Bearers
from musnad.read.drafts import Range
from musnad.read.page import Page
from musnad.read.statements import Statements
from musnad.read.tenures import Tenures
from musnad.read.who import Speaker, Who
from musnad.text import fold

_THINGS = frozenset({"organisation", "outlet", "document"})
_BODIES = frozenset({"organisation", "outlet"})
FARTHEST_BODY = 400
"""Tokens within which a body is meant again by its kind alone."""
NEAR_TURN = 2
"""Persons who spoke last, of whom one with that very title comes first."""
OFTEN = 2
"""Times that a body has spoken of late by which the report is about it."""
MOST_RECENT = 6
"""Speakers among whom the last body of a kind is looked for."""
LONGEST_AUTHOR = 2
"""Tokens of a noun phrase that means the author of what is reported."""
MOST_SELF = 2
"""Tokens of a body with what says that it is the same (`الحزب ذاته`)."""


class Known:
    """The speakers of one page so far. `known` has each once, `recent` those of the outermost level in their order."""

    def __init__(self, page: Page, who: Who) -> None:
        self.page, self.lex, self.forms, self.who = page, page.lex, page.forms, who
        self.phrases, self.bearers, self.tenures = who.phrases, Bearers(page, who), Tenures(page, who)
        self.statements, self.again = Statements(page, self.phrases), Again(page, who)
        self.issuer: Speaker | None = None
        self.author: Speaker | None = None
        self.through: dict[str, Speaker] = {}
        self.known: dict[Speaker, None] = {}
        self.recent: list[Speaker] = []

    def read(self, a: int, b: int) -> Speaker:
        """The noun phrase [a, b) by itself."""
        return self.who.read(a, b)

    def _definite(self, speaker: Speaker) -> bool:
        return self.lex.definite(self.forms[speaker.np[0]])

    def _same(self, new: Speaker) -> Speaker | None:
        """`المسؤول ذاته`: the last speaker again, passing over outlets; `معاليه`: the last person who spoke."""
        a, b = new.np
        alone = self.forms[a] in self.lex.resumptives and self._bare(b) and new.length == 1
        guest = self.forms[a] in self.lex.guests and new.length > 1 and not new.entities
        if self.forms[a] in self.lex.honorifics or alone or guest:
            persons = [old for old in reversed(self.recent) if self._is_person(old) and new.may_be(old)]
            persons = [old for old in persons if old.role not in _THINGS]
            head = self.who.head(new)
            style = self.lex.styled.get(self.forms[a], "")
            if style and not (persons and style in persons[0].words):
                title = self.bearers.styled_title(style, a)
                found = self._titled_person(self.read(*title)) if title is not None else None
                found = found or self._only(self.bearers.styled(style, a), new.role)
                found = found or (persons[0] if len(set(map(id, persons))) == 1 else None)
                return found or self._only(self.bearers.alone(a), new.role)
            return next((old for old in persons[:NEAR_TURN] if head in old.words), persons[0] if persons else None)
        this = self.forms[a] in self.lex.pointers and b > a + 1 and self.lex.definite(self.forms[a + 1])  # `هذه المصادر`
        this = this and self.lex.role(self.forms[a + 1]) is not None
        again = this or self._says_same(a) or not self.lex.selves.isdisjoint(self.forms[max(0, a - 1) : b])
        if not again or any(self.page.kind(k) == "person" for k in range(a, b)):
            return None
        core = self.read(a + 1, b) if (this or self._says_same(a)) and b > a + 1 else new
        if (paper := self.again.written(core)) is not None:
            return paper
        mentioned = any(map(self.lex.definite, self.lex.selves.intersection(self.forms[a + 1 : b])))
        named = core.role in _BODIES or (core.role == "document" and self.forms[core.np[0]] not in self.lex.statement_words)
        body = mentioned or named
        press = core.role == "outlet"
        near = [old for old in reversed(self.recent[-MOST_KNOWN:]) if press or old.kind != "outlet"]
        anything = core.role == "source"
        fits = [old for old in near if new.may_be(old) or (anything and self._is_thing(old))]
        fits = [old for old in fits if not (core.role in self.lex.epithets and self._is_thing(old))]
        called = next((old for old in fits if self.again.of_kind(core, old)), None)
        return called or (None if body else next(iter(fits), None))

    def _says_same(self, k: int) -> bool:
        """Whether a word says that somebody is meant again, perhaps with a preposition written onto it (`لنفس المصدر`)."""
        form = self.forms[k]
        return form in self.lex.selves or (form[:1] in (self.lex.by_clitic, self.lex.to_clitic) and form[1:] in self.lex.selves)

    def _latter(self, new: Speaker) -> Speaker | None:
        """`الأخير`: whom the page named last, whether he spoke or not."""
        return self._only(self.bearers.latter(new), new.role)

    def _in_turn(self, new: Speaker) -> Speaker | None:
        """`الوزير` for the minister who spoke last, before another whom the page names."""
        last, head = self.recent[-1] if self.recent else None, self.who.head(new)
        if last is None or new.entities or new.length > 1 or not self._definite(new) or head in self.lex.leaders:
            return None
        if len(last.entities) != 1 or new.role not in self.lex.epithets or not new.may_be(last):
            return None
        np = self.who.full.get(last.entities[0].id)
        called = head in last.called or (np is not None and head in self.who.words(np[0], np[0] + 1))
        return last if called else None

    def _namesake(self, new: Speaker) -> Speaker | None:
        """`قال X` for the man whom the page names in full, where his family's name alone is a movement's."""
        return self._only(self.bearers.namesake(new), new.role) if new.genders == {"m"} else None

    def _bare(self, b: int) -> bool:
        """Whether nothing that could complete a noun phrase follows it."""
        lex, form = self.lex, self.forms[b] if b < self.page.size else ""
        if not form or not self.page.tokens[b].word or form in lex.complementizers or lex.lookup(form):
            return True
        if form in lex.prepositions:
            aside = self.page.starts_with(b, lex.asides) or self.page.starts_with(b, lex.openers) or b + 1 in self.page.timed
            if self.phrases.medium(b) > b or aside or form == lex.member_of:
                return True
            return form in lex.towards or form == lex.relay or self.forms[min(b + 1, self.page.size - 1)] in lex.complementizers
        if lex.definite(form) and not lex.adjective(form) and form not in lex.complements:
            return True
        if not lex.definite(form) and form[:1] not in (lex.by_clitic, lex.to_clitic) and b not in self.page.named:
            return form not in lex.spoken_for and form not in lex.inner_prepositions
        return form.startswith(lex.by_clitic) and form not in lex.by_words and form not in lex.spoken_for

    def _own_source(self, new: Speaker) -> Speaker | None:
        """`المصدر`, `مصدر الصحيفة`: whoever spoke last without a name, whatever he was called then."""
        again = self._definite(new) if new.length == 1 else self.lex.role(self.forms[new.np[0] + 1]) == "outlet"
        if new.role != "source" or not again:
            return None
        unnamed = (old for old in reversed(self.recent) if old.kind != "outlet" and not old.entities)
        fits = (old for old in unnamed if old.role in self.lex.unnamed_roles)
        found = next((old for old in fits if new.may_be(old) or old.plural != new.plural), None)
        return found or (self.recent[0] if self.recent and len(set(map(id, self.recent))) == 1 else None)

    def _author(self, new: Speaker) -> Speaker | None:
        """`الكاتب`, `كاتب المقال`: who spoke in an article of his own before."""
        a, b = new.np
        if new.entities or new.length > LONGEST_AUTHOR or self.forms[a] not in self.lex.authors:
            return None
        if any(form not in self.lex.article_nouns for form in self.forms[a + 1 : b]):
            return None
        if self.author is None:
            self.author = self.bearers.bylined(a)
        return self.author if self.author is not None and new.may_be(self.author) else None

    def _is_thing(self, speaker: Speaker) -> bool:
        """Whether a speaker is a body, a paper, an outlet or a country."""
        return speaker.role in _THINGS or (speaker.role is None and self.page.kind(speaker.np[0]) in ("place", *_THINGS))

    def _is_person(self, speaker: Speaker) -> bool:
        """Whether a speaker is one person: named as such, or by a title."""
        persons = [m for m in self.page.mentions_in(*speaker.np) if m.kind in ("person", "office")]
        return not speaker.plural and (bool(persons) or speaker.role in self.lex.epithets)

    def _introduced(self, new: Speaker) -> Speaker | None:
        """`الحزب` for the body of that kind that was named last before it, whether it spoke or not."""
        a, _ = new.np
        alone = new.length == 1 or (new.length == MOST_SELF and self.forms[a + 1] in self.lex.selves)
        if new.length == MOST_SELF and new.role in _THINGS and not new.entities and self.lex.adjective(self.forms[a + 1]):
            return self.again.qualified(new, self.recent) if self._definite(new) else None
        if new.entities or not alone or new.role not in _BODIES or not self._definite(new):
            return None
        head = self.who.head(new)
        if self.recent and self._is_called(self.recent[-1], head):
            return self.recent[-1]
        earlier = self._earlier(head, a, bare=True)
        if not earlier and (led := self._earlier(head, a, bare=False)) and not any(head in old.words for old in self.recent):
            earlier = led if len({self.who.words(*np) for np in led}) == 1 else []
        if not earlier:
            return self.again.qualified(new, self.recent) if self.recent and self.recent[-1].role == new.role else None
        began = next((old for old in islice(reversed(self.known), MOST_KNOWN) if old.np[0] == earlier[-1][0]), None)
        last = began or self.read(*earlier[-1])
        if (spoken := self._spoken(head)) is not None and not self._is_known(last):
            return spoken
        beside = [self.read(*np) for np in earlier[:-1] if self.page.sentence[np[0]] == self.page.sentence[earlier[-1][0]]]
        if any(not (other.words <= last.words or last.words <= other.words) for other in beside):
            return None
        return self._is_known(last) or last

    def _earlier(self, head: str, a: int, *, bare: bool) -> list[Range]:
        """Where bodies of a kind are named before a token, with or without a preposition written onto them."""
        return [np for np in self._bodies(head, a, bare=bare) if np[1] <= a and a - np[1] <= FARTHEST_BODY]

    def _is_known(self, body: Speaker) -> Speaker | None:
        """The speaker so far who is a body, by its words or by whom it means."""
        known = islice(reversed(self.known), MOST_KNOWN)
        return next((k for k in known if k.words == body.words or (k.entities and k.entities == body.entities)), None)

    def _spoken(self, head: str) -> Speaker | None:
        """The body of a kind that speaks most of all: it is meant again before one that was only named."""
        near = list(islice(reversed(self.recent), MOST_RECENT))
        bodies = [s for s in near if s.role == "organisation" and s.length > 1 and self.who.head(s) == head]
        return bodies[0] if bodies and near.count(bodies[0]) >= OFTEN else None

    def _is_called(self, speaker: Speaker, head: str) -> bool:
        """Whether a body's name in the records begins with a word, though the report leaves it out (`الخارجية` a ministry)."""
        id = speaker.entities[0].id if len(speaker.entities) == 1 else ""
        return id in self.who.world and fold(self.who.world.label(id, self.lex.code)).split(" ")[0] == head

    def _bodies(self, head: str, a: int, *, bare: bool) -> Iterator[Range]:
        """The noun phrases before a token that name a body in more than its kind (`حزب العمل`), by their first word. `bare`: no
        preposition is written onto it."""
        for k in (k for k, form in enumerate(self.forms[:a]) if head in form and self.lex.role(form) in _BODIES):
            form = self.forms[k]
            alone = len(self.lex.bare_forms(form)) <= 1 + self.lex.definite(form)
            if alone is bare and (bare or self.lex.led_title(form)) and next(iter(self.who.words(k, k + 1)), "") == head:
                end = max(self.phrases.agent(k), self.page.mention_end.get(k, 0))
                end = next((j for j in range(k + 1, end) if self.page.kind(j) == "person"), end)
                if end > k + 1:
                    yield k, max(end, self.phrases.body_for(k, end))

    def _match(self, new: Speaker) -> Speaker | None:
        """The earlier speaker whom a noun phrase means again, most recent first."""
        for old in islice(reversed(self.known), MOST_KNOWN):
            if new.entities and old.entities:
                if set(new.entities) == set(old.entities):
                    return old
            elif self._same_words(new, old):
                return old
        return None

    def _same_words(self, new: Speaker, old: Speaker) -> bool:
        """Whether the words of two noun phrases tell that they mean one speaker."""
        if not new.words or not new.may_be(old) or self._thing_for_person(new, old) or self._owner(new, old):
            return False
        country = self.page.kind(new.np[0]) == "place"
        if (country or (new.role in self.lex.epithets and not new.plural)) and old.role in ("outlet", "document"):
            return False
        if new.words == old.words:
            return True
        definite = new.role is None or self._definite(new)
        if definite and old.called and new.role in self.lex.epithets and new.length > 1 and new.words <= old.words | old.called:
            return True
        if new.words < old.words:
            other = self._serves(new, old) or self.again.owns(new, old)
            return (definite or new.kind == "named") and not other and self._in_order(new, old)
        if old.words < new.words and old.kind == new.kind == "named":
            return len(old.words) > 1 and old.role is None
        if definite and (self._mostly_same(new, old) or self._same_body(new, old)):
            return True
        if self.again.elsewhere(new, old):
            return True
        return definite and new.role is not None and len(new.words) <= 2 and self._by_nation(new, old)

    def _in_order(self, new: Speaker, old: Speaker) -> bool:
        """Whether the words of a short noun phrase stand in the longer one in the same order (`البحرية الإيرانية` is not `المنظمة
        الإيرانية للملاحة البحرية`)."""
        longer = iter([self.who.words(k, k + 1) for k in range(*old.np)])
        return all(any(word <= other for other in longer) for k in range(*new.np) if (word := self.who.words(k, k + 1)))

    def _serves(self, new: Speaker, old: Speaker) -> bool:
        """Whether the earlier one only serves whom a title means (`وزيرة الصحة` is not `مستشار وزيرة الصحة`)."""
        if new.role not in self.lex.epithets or new.entities:
            return False
        head = self.who.head(new)
        at = next((k for k in range(*old.np) if head in self.lex.bare_forms(self.forms[k])), old.np[0])
        return self.who.serves(at, old.np[0])

    def _thing_for_person(self, new: Speaker, old: Speaker) -> bool:
        """Whether an institution would be taken for a person of it: `النقابة` is never the chairwoman of the union."""
        people = self.lex.epithets | self.lex.unnamed_roles | self.lex.collective_roles
        person = old.role in people or self.page.kind(old.np[0]) == "person"
        return new.role in _THINGS and (person or (len(old.entities) == 1 and self._names(old.np, old.entities[0])))

    def _owner(self, one: Speaker, other: Speaker) -> bool:
        """Whether one of the two is a person whom the other's noun phrase names without meaning him (`مستشار الرئيس X`)."""
        pairs = ((one, other), (other, one))
        return any(self._names(b.np, a.entities[0]) for a, b in pairs if len(a.entities) == 1 and not b.entities)

    def _names(self, np: Range, entity: Ref) -> bool:
        return any(m.kind == "person" and m.entity == entity for m in self.page.mentions_in(*np))

    def _mostly_same(self, new: Speaker, old: Speaker) -> bool:
        """Whether a title shares its head and three fifths of its words with an earlier noun phrase."""
        shared = len(new.words & old.words)
        if new.entities or new.role not in self.lex.epithets or shared < 2 or shared * 5 < len(new.words) * 3:
            return False
        return self.who.head(new) in old.words

    def _same_body(self, new: Speaker, old: Speaker) -> bool:
        """Whether a body shares its head and another word with an earlier one, and only names a place besides (`السفارة التونسية
        في غانا` is the `سفارة الجمهورية التونسية بأكرا`)."""
        if new.role != old.role or new.role not in _BODIES or self.who.head(new) != self.who.head(old) or new.entities:
            return False
        places = self.page.mentions_in(*new.np)
        a, b = new.np
        at = (k for k in range(a, b) if self.page.kind(k) == "place")
        place = frozenset(word for k in at for word in self.who.words(k, self.page.mention_end[k]))
        return bool(places) and len(new.words & old.words) > 1 and new.words - old.words <= place

    def _by_nation(self, new: Speaker, old: Speaker) -> bool:
        """`الدبلوماسي الروسي` for a person whose fullest phrase shares all but the title."""
        if new.role not in self.lex.epithets or old.role in ("organisation", "document", "outlet"):
            return False
        rest = new.words - {self.who.head(new)}
        return bool(rest - self.lex.shared_adjectives) and (rest <= old.words or self.again.compatriot(new, old))

    def _issuer(self, new: Speaker) -> Speaker | None:
        """Whose statement `البيان` is: the last speaker who spoke through one, or the last institution that spoke; another paper
        is that of the last speaker who spoke through one of that name (`في مقال ... وجاء في المقال`)."""
        if new.role != "document" or new.length > 1 or not self._definite(new):
            return None
        if self.forms[new.np[0]] in self.lex.statement_words:
            return self._of_report(new)
        if (paper := self.again.written(new)) is not None:
            return paper
        return self.through.get(self.who.head(new))

    def _of_report(self, new: Speaker) -> Speaker | None:
        """Whose a statement or report is: a report of which the page told before is never that of a body that only spoke last."""
        head, a = self.who.head(new), new.np[0]
        if not self.lex.communiques.isdisjoint(self.lex.bare_forms(self.forms[a])):
            return self.recent[-1] if self.recent and self.statements.told_there(a) else self.issuer
        if self.again.reports(new):
            return self.again.paper
        told = any(head in self.who.words(k, k + 1) for k in range(max(0, a - FARTHEST_BODY), a))
        return self.through.get(head) if told else self.issuer

    def _short_of(self, short: Speaker, full: Speaker) -> bool:
        """Whether a noun phrase may be the short form of a fuller one."""
        if (
            self._thing_for_person(short, full)
            or not short.words
            or not short.words < full.words
            or short.plural != full.plural
            or not short.may_be(full)
            or self._owner(short, full)
            or self._serves(short, full)
            or self.again.owns(short, full)
        ):
            return False
        titled = short.length > 1 and short.role in self.lex.epithets
        return short.role is None or titled or self._definite(short)

    def _titled_person(self, new: Speaker) -> Speaker | None:
        """A title alone (`المبعوث الأممي`) for the one person of the page who bears it, by name, somewhere."""
        if new.entities or new.role not in self.lex.epithets:
            return None
        found = self._only(self.bearers.titled(new), new.role) or self._only(self.tenures.held(new), new.role)
        found = found or self.again.leader(new, self.known)
        fits = found is not None and found.may_be(new) and not self.who.hers_alone(found, new)
        return found if fits else self._widely(new)

    def _widely(self, new: Speaker) -> Speaker | None:
        """`الدبلوماسي` for the person who spoke last, where his own title is one of that wider class."""
        wider = self.lex.wider_titles.get(self.who.head(new), frozenset())
        member = new.length > 1 and self.forms[new.np[0] + 1] in self.lex.governing
        if not (new.length == 1 or member) or not wider or not self._definite(new):
            return None
        last = next((old for old in reversed(self.recent) if self._is_person(old)), None)
        return last if last is not None and wider & last.words and new.may_be(last) else None

    def _sole(self, new: Speaker) -> Speaker | None:
        """A title that tells nobody from another (`الوزير السابق`, `المسؤولة الدبلوماسية`) for the one person who has spoken."""
        lex, (a, b) = self.lex, new.np
        if new.entities or new.plural or new.role not in lex.epithets or not self._definite(new) or b - a > MOST_SELF:
            return None
        word = self.forms[b - 1]
        told = self.forms[a] in lex.authors if b - a == 1 else word in lex.former
        if not told and (b - a == 1 or not lex.adjective(word) or self.who.gazetteer.affiliation(word)):
            return None
        persons = [old for old in islice(self.known, MOST_KNOWN) if self._is_person(old)]
        return persons[0] if len(persons) == 1 and persons[0].entities and new.may_be(persons[0]) else None

    def _went_on(self, new: Speaker) -> Speaker | None:
        """A title that nobody is known to bear (`الخبير`, `الموظف المتقاعد من البريد`) for the person who spoke last: only where
        a verb of going on (`وأضاف`) has it for its subject."""
        last = self.recent[-1] if self.recent else None
        titled = not new.entities and not new.plural and new.role in self.lex.epithets and self._definite(new)
        if last is None or not titled or not self._is_person(last) or not new.may_be(last):
            return None
        return None if new.foreign_to(last) else last

    def _entitled(self, new: Speaker) -> Speaker | None:
        return self.again.entitled(new, self.recent[-1] if self.recent else None)

    def _leader(self, new: Speaker) -> Speaker | None:
        """`الزعيم الروسي` for the one leader of that country whom the page names, with his title, somewhere."""
        return None if new.entities else self._only(self.bearers.leader(new), new.role)

    def _surname(self, new: Speaker) -> Speaker | None:
        """One word that is the last of one person's name on the page, and was no name by itself."""
        return None if new.entities or new.role is not None else self._only(self.bearers.surname(new), new.role)

    def _only(self, persons: list[str], role: str | None) -> Speaker | None:
        """The speaker for the one person of the page that fits, known already or new."""
        if len(persons) != 1:
            return None
        for known in self.known:
            if len(known.entities) == 1 and known.entities[0].id == persons[0]:
                return known
        ref = next(m.entity for m in self.page.mentions if m.entity is not None and m.entity.id == persons[0])
        np = self.who.full[persons[0]]
        return Speaker(np, self.who.words(*np), "named", role, (ref,))
