"""Whom a noun phrase means, read by itself: names, offices and their holders, institutions, titles."""

from dataclasses import dataclass, field
from functools import cached_property

from musnad.model import Mention, Ref, SourceKind
from musnad.read.asides import BRACKETS
from musnad.read.drafts import Range
from musnad.read.gazetteer import gazetteer
from musnad.read.mentions import is_given_name
from musnad.read.owners import Owners
from musnad.read.page import QUOTES, Page
from musnad.read.phrases import Phrases
from musnad.read.titles import Titles
from musnad.world import World

GOVERNMENT = "government"
"""What the records call the type of a country's government."""
_AFFILIATIONS = frozenset({"place", "organisation", "outlet"})
_HEADS = _AFFILIATIONS | {"office"}
_BESIDE = QUOTES | {"،"}


@dataclass(slots=True, eq=False)
class Speaker:
    """A speaker of one report: the fullest noun phrase so far, its words, and whom it means."""

    np: Range
    words: frozenset[str]
    kind: SourceKind
    role: str | None
    entities: tuple[Ref, ...] = ()
    affiliations: tuple[Ref, ...] = ()
    genders: set[str] = field(default_factory=set)
    plural: bool = False
    called: set[str] = field(default_factory=set)
    """The words of all noun phrases by which he was meant again."""
    led: set[int] = field(default_factory=set)
    """Tokens with a preposition written onto them, where a noun phrase of the speaker begins."""

    @property
    def length(self) -> int:
        """Tokens of the noun phrase."""
        return self.np[1] - self.np[0]

    def may_be(self, other: "Speaker") -> bool:
        """Whether no gender that either showed tells the two apart."""
        return not self.genders or not other.genders or bool(self.genders & other.genders)

    def foreign_to(self, other: "Speaker") -> bool:
        """Whether both are told to be of bodies or countries, and of none alike."""
        apart = set(self.affiliations).isdisjoint(other.affiliations)
        return bool(self.affiliations) and bool(other.affiliations) and apart


class Who:
    """Reads the noun phrases of one page. `full`: the fullest range for each person's id, `opening`: by its first token;
    `offices`: the titles behind his name. `on`: day of offices, ISO."""

    def __init__(self, page: Page, world: World, on: str | None) -> None:
        self.page, self.lex, self.forms, self.world, self.on = page, page.lex, page.forms, world, on
        self.phrases = Phrases(page)
        self.gazetteer = gazetteer(page.lex.code, world)
        self.owners = Owners(page, world)
        titles = Titles(page, self.phrases, self.owners)
        self.full, self.offices = titles.fullest(), titles.offices
        self.opening = {full[0]: full for full in sorted(self.full.values())}
        self.holders = self._appositions()

    def read(self, a: int, b: int) -> Speaker:
        """A noun phrase by itself: its head decides what kind of speaker it is."""
        role = self.lex.role(self.forms[a]) or self.phrases.speaks_for(a) if self.page.tokens[a].word else None
        speaker = Speaker((a, b), self.words(a, b), "unknown", role, plural=self._plural(a, b))
        speaker.affiliations = self._affiliations(a, b)
        if role == "official" and not self.lex.senior_words.isdisjoint(self.forms[a:b]):
            speaker.role = "senior-official"
        main, head = self._main(a, b), self._head_mention(a, b)
        if main:
            speaker.entities, speaker.kind = main, "named"
        elif self.forms[a] in self.lex.side_heads and len(speaker.affiliations) == 1:
            speaker.entities, speaker.kind = speaker.affiliations, "named"
        elif head is None or head.entity is None or self._is_mute(head):
            speaker.kind = self._kind(a, role)
        else:
            speaker.entities, speaker.kind = self._meant(head, head.entity)
            speaker.entities += self._joined_to(head, a, b)
        return speaker

    def hers_alone(self, old: Speaker, new: Speaker) -> bool:
        """Whether of two titles only the first is a woman's, by its ending on a man's (`سفيرة المملكة`, `المسؤول`)."""
        lex, (a, b) = self.lex, (old.np[0], new.np[0])
        hers, his = (self.page.raw(k).endswith(lex.feminine_singular) for k in (a, b))
        return hers and not his and lex.role(self.forms[a].removesuffix(lex.feminine_folded)) is not None

    def nation(self, np: Range) -> Speaker:
        """Those whose adjective stands at `np` behind a noun of speech (`قلق أميركي`): the country, where it is one's."""
        a, b = np
        country = self.gazetteer.affiliation(self.forms[a].removesuffix(self.lex.accusative))
        speaker = Speaker((a, b), self.words(a, b), "collective", None, plural=True)
        if country:
            speaker.entities, speaker.kind = (self.world.ref(country),), "named"
        return speaker

    def _plural(self, a: int, b: int) -> bool:
        """Whether several speak: a plural, or more than one of those behind a quantity (`عدد من النواب`)."""
        lex, form = self.lex, self.forms[a]
        part = form in lex.quantities and form not in lex.ones and b > a + 2 and self.forms[a + 1] == lex.member_of
        return lex.plural(form) or (part and any(map(lex.plural, self.forms[a + 2 : min(b, a + 4)])))

    def _joined_to(self, head: Mention, a: int, b: int) -> tuple[Ref, ...]:
        """Countries and institutions that speak together with the first (`روسيا والصين`)."""
        out: tuple[Ref, ...] = ()
        for k in range(a, b):
            m = self.page.named.get(k)
            if m is None or m.span[0] <= head.span[1] or self.forms[k][:1] not in self.lex.conjunctions:
                continue
            if m.entity is not None and m.kind in ("place", "organisation") and not self._is_mute(m):
                out += self._meant(m, m.entity)[0]
        return out

    def _affiliations(self, a: int, b: int) -> tuple[Ref, ...]:
        """The institutions and places that a noun phrase names, and the countries of its adjectives (`مسؤول أمريكي`)."""
        found: dict[Ref, None] = {}
        for k in range(a, b):
            m = self.page.named.get(k)
            if m is not None and m.entity is not None and m.kind in _AFFILIATIONS:
                found[m.entity] = None
            elif m is None and k > a and (country := self.gazetteer.affiliation(self.forms[k])):
                found[self.world.ref(country)] = None
        return tuple(found)

    def _is_mute(self, head: Mention) -> bool:
        """Whether a place stands for no government and is no country, so that it does not speak."""
        if head.kind != "place" or head.entity is None or head.entity.id not in self.world:
            return False
        place = self.world.entity(head.entity.id)
        return not place.stands_for and place.type not in self.lex.speaking_places

    def _meant(self, head: Mention, entity: Ref) -> tuple[tuple[Ref, ...], SourceKind]:
        """Whom a head means: the government for its capital, the holder for the office, else the institution itself."""
        if head.kind == "place" and entity.id in self.world and (stands := self.world.entity(entity.id).stands_for):
            return (self.world.ref(stands),), "named"
        if head.kind == "office":
            holder = self._holder(entity)
            return ((holder,) if holder else ()), "named"
        return (entity,), "outlet" if head.kind == "outlet" else "named"

    def _kind(self, a: int, role: str | None) -> SourceKind:
        """The kind of a speaker without a name, by the role of its head."""
        if role is None:
            return "unknown"
        if role == "document" or role == "outlet":
            return "document" if role == "document" else "outlet"
        if role in self.lex.collective_roles or not self.lex.plurals.isdisjoint(self.lex.bare_forms(self.forms[a])):
            return "collective"
        return "unnamed" if role in self.lex.unnamed_roles or role == "spokesperson" else "named"

    def _main(self, a: int, b: int) -> tuple[Ref, ...]:
        """The persons a noun phrase names as its speakers, not those it names as their owners."""
        persons = {k: self.owners.person(k) for k in range(a, b)}
        own = {k: ref for k, ref in persons.items() if ref is not None and not self.owners.owned(a, k)}
        refs = tuple(own.values())
        if len(refs) == 1 and (self._half(a, next(iter(own))) or (a not in own and self._several(a))):
            return ()
        if len(refs) < 2:
            return refs
        joined = all(self.forms[k][:1] in self.lex.conjunctions or self._joined_title(a, k) for k in list(own)[1:])
        if joined or self.lex.plural(self.forms[a]):
            return refs
        return (refs[0], *self._joined_later(own)) if a in own else refs[-1:]

    def _joined_later(self, own: dict[int, Ref]) -> tuple[Ref, ...]:
        """Those behind the first of several persons who are joined to him, and are no owners of his title (`X مستشار Y، وZ`)."""
        return tuple(ref for k, ref in list(own.items())[1:] if self.forms[k][:1] in self.lex.conjunctions)

    def _joined_title(self, a: int, k: int) -> bool:
        """Whether a conjunction is written onto the title of the person named at `k` (`X ونظيره الأميركي Y`)."""
        before = next((t for t in range(k - 1, a, -1) if self.page.kind(t) == "person"), None)
        first = self.page.mention_end.get(before, before + 1) if before is not None else k
        form = self.forms[first]
        return first < k and form[:1] in self.lex.conjunctions and self.lex.role(form[1:]) in self.lex.epithets

    def _several(self, a: int) -> bool:
        """Whether an indefinite plural heads a noun phrase: one person named in it is none of them (`دبلوماسيون ... X`)."""
        return self.lex.plural(self.forms[a]) and not self.lex.definite(self.forms[a])

    def _half(self, a: int, k: int) -> bool:
        """Whether the one known name is joined to one that is not known: half of the speakers is none of them."""
        return k > a and self.forms[k][:1] in self.lex.conjunctions and self.lex.role(self.forms[a]) is None

    def _head_mention(self, a: int, b: int) -> Mention | None:
        """The institution, office or place that heads a noun phrase and is all of it but for what describes it."""
        page = self.page
        for k in (a, a + 1, a + 2):
            m = page.named.get(k) if k < a + 2 or (k < b and self.forms[a + 1] in QUOTES) else None
            if m is None or m.kind not in _HEADS or page.mention_end[k] > b + 1:
                continue
            end = page.mention_end[k]
            stop = next((t for t in range(end, b) if self.forms[t] in self.lex.governing or self.forms[t] in BRACKETS), b)
            end_described = b if stop < b and self.forms[stop] in BRACKETS else stop
            if (k == a or self._leads_to(a, m)) and self._all_describes(end, end_described):
                return m
        return None

    def _all_describes(self, t: int, end: int) -> bool:
        """Whether nothing but names and words that describe stands in tokens [t, end)."""
        while t < end and self._describes(t):
            named = self.phrases.name_quote(t) if self.forms[t] in QUOTES else 0
            t = max(t + 1, named, self.page.mention_end.get(t, 0), self.phrases.aside(t) if self.forms[t] in BRACKETS else 0)
        return t >= end

    def _leads_to(self, a: int, m: Mention) -> bool:
        """Whether the word at `a` only introduces the mention after it: a mark, or the kind of outlet or, before marks, of body
        it is (`حركة "X"`)."""
        form = self.forms[a]
        role = self.lex.role(form)
        quoted = role == m.kind == "organisation" and not self.lex.definite(form) and self.forms[a + 1] in QUOTES
        outlet = role == m.kind == "outlet"
        return form in QUOTES or form in self.lex.agency_heads or form in self.lex.styles or outlet or quoted

    def _describes(self, t: int) -> bool:
        lex, form = self.lex, self.forms[t]
        return form in QUOTES or form in BRACKETS or form in lex.complements or t in self.page.named or lex.adjective(form)

    def names_another(self, a: int, b: int) -> bool:
        """Whether a given name stands right behind a title with the article: somebody whom no list knows (`النائب حسن جوهر`)."""
        name = next((form for form in self.forms[a + 1 : b] if form not in self.lex.courtesies), "")
        return self.lex.definite(self.forms[a]) and is_given_name(name, language=self.lex.code)

    def governs(self, speaker: Speaker, country: Ref) -> bool:
        """Whether a speaker is the government of a country, which a headline calls by the country's name."""
        entity = speaker.entities[0] if len(speaker.entities) == 1 else None
        if entity is None or entity.id not in self.world or entity.id == country.id:
            return False
        known = self.world.entity(entity.id)
        return known.type == GOVERNMENT and known.side == country.id

    def _holder(self, office: Ref) -> Ref | None:
        """Who holds an office: whom the page sets beside it, or whom the world knows for its day."""
        found = self.holders.get(office.id) or self._named_holder(office)
        if found is not None or not self.on:
            return found
        person = self.world.holder(office.id, self.on)
        return self.world.ref(person) if person else None

    def _named_holder(self, office: Ref) -> Ref | None:
        """The one person of this page who, by the records, has held an office at some time."""
        held = [self._mentioned[id] for id in self.world.holders(office.id) if id in self._mentioned]
        return held[0] if len(held) == 1 else None

    @cached_property
    def _mentioned(self) -> dict[str, Ref]:
        """Everyone and everything that this page mentions, by id."""
        return {m.entity.id: m.entity for m in self.page.mentions if m.entity}

    def _appositions(self) -> dict[str, Ref]:
        """Offices of this page that stand beside a name: `وزير الخارجية الأميركي جون كيري` settles later short forms."""
        out: dict[str, Ref] = {}
        for i, m in self.page.named.items():
            if m.kind == "office" and m.entity is not None:
                person = self._person_beside(self.page.mention_end[i])
                if person is not None:
                    out.setdefault(m.entity.id, person)
        return out

    def _person_beside(self, end: int) -> Ref | None:
        """The person named at `end`, or after one mark there."""
        for k in (end, end + 1):
            m = self.page.named.get(k)
            if m is not None and m.kind == "person" and m.entity is not None and (k == end or self.forms[end] in _BESIDE):
                return m.entity
        return None

    def words(self, a: int, b: int) -> frozenset[str]:
        """The words of a noun phrase that tell one speaker from another, without clitics and article."""
        tokens, forms = self.page.tokens, self.forms
        return frozenset(self._bare(forms[k]) for k in range(a, b) if tokens[k].word and forms[k] not in self.lex.prepositions)

    def _bare(self, form: str) -> str:
        lex = self.lex
        for clitic in (lex.to_clitic * 2, lex.article):
            if form.startswith(clitic) and len(form) > len(clitic) + 1:
                form = form[len(clitic) :]
                break
        form = form[1:] if lex.led_title(form) else form
        return form[:-1] if form.endswith(lex.relation_feminine) else form

    def serves(self, k: int, start: int) -> bool:
        """Whether the title at `k` is that of somebody whom the one before it serves (`مستشار وزيرة الصحة`), from `start`."""
        before = self.forms[k - 1] if k > start else ""
        return self.lex.role(before) in self.lex.epithets and not self.lex.definite(before)

    def head(self, speaker: Speaker) -> str:
        """The first word of a speaker's noun phrase, bare; nothing for a mark or a preposition."""
        a = speaker.np[0]
        return next(iter(self.words(a, a + 1)), "")
