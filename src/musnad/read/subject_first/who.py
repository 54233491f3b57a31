"""Whom a noun phrase of a subject-first page means by itself: its head, its kind, its role, its entities."""

from functools import cached_property

from musnad.model import Mention, Ref, SourceKind
from musnad.read.drafts import Range
from musnad.read.gazetteer import gazetteer
from musnad.read.page import COMMAS, Page
from musnad.read.subject_first.lexicon import Lexicon
from musnad.read.subject_first.syntax import Syntax
from musnad.read.who import Speaker
from musnad.text import fold
from musnad.world import World

LONGEST_FULL = 15
"""Tokens of the fullest noun phrase that names a person."""
LONGEST_LED = 7
"""Tokens before a name within which its title begins."""
CAPITALS = 9
"""A shape that any name may have: the words stand in a name already."""
PERSONS = frozenset(
    {"person", "spokesperson", "official", "senior-official", "diplomat", "analyst", "military", "witness", "source"}
)
THINGS = frozenset({"organisation", "document", "outlet"})


class Who:
    """Reads the noun phrases of one page. `on`: the ISO day by which offices are resolved."""

    def __init__(self, page: Page, lex: Lexicon, world: World, on: str | None) -> None:
        self.page, self.lex, self.forms, self.world, self.on = page, lex, page.forms, world, on
        self.syntax = Syntax(page, lex)
        self.gazetteer = gazetteer(lex.code, world)

    def read(self, a: int, b: int) -> Speaker:
        """The noun phrase [a, b) by itself: its head decides what kind of speaker it is."""
        core = self.core(a, b)
        role = self._role(a, core)
        np = (a, b) if b - a <= LONGEST_FULL else (a, core)
        speaker = Speaker(np, self.words(a, core), "unknown", role, plural=self._plural(a, core))
        speaker.affiliations = self._affiliations(a, b)
        if role == "official" and not self.lex.senior_words.isdisjoint(self.forms[a:core]):
            speaker.role = "senior-official"
        main = self._main(a, core, b)
        if main:
            speaker.entities, speaker.kind = main
        else:
            speaker.kind = self._kind(a, core, role)
        speaker.genders |= {g for k in range(a, b) if (g := self.lex.genders.get(self.forms[k]))}
        return speaker

    def core(self, a: int, b: int) -> int:
        """Where the head of a noun phrase ends: at its first comma, bracket or relative."""
        for k in range(a + 1, b):
            if self.forms[k] in COMMAS or self.forms[k] == "(" or self.forms[k] in self.lex.relatives or self.syntax.dash(k):
                return k
        return b

    def _role(self, a: int, core: int) -> str | None:
        """The role of the head noun: the last before a preposition."""
        found = None
        for k in range(a, core):
            if k > a and self.forms[k] in self.lex.prepositions:
                break
            found = self.lex.described(self.forms[k]) or found
        return found

    def _plural(self, a: int, core: int) -> bool:
        head = self.head_end(a, core)
        form = self.forms[head - 1]
        if self._joined(a, core) and self._role(a, core) not in THINGS:
            return True
        return (self.lex.plural(form) and self.lex.role(form) is not None) or form in self.lex.plural_heads

    def _joined(self, a: int, core: int) -> bool:
        """Whether `and` joins speakers in [a, core): in a free order of words what it joins in the genitive is one title."""
        joins = (k for k in range(a, core) if self.forms[k] in self.lex.and_words)
        return any(not self.lex.free_order or (k + 1 < core and self.syntax.heads(k + 1)) for k in joins)

    def head_end(self, a: int, core: int) -> int:
        return next((k for k in range(a + 1, core) if self.forms[k] in self.lex.prepositions), core)

    def words(self, a: int, core: int) -> frozenset[str]:
        lex, tokens = self.lex, self.page.tokens
        skipped = lex.determiners | lex.prepositions
        return frozenset(self.bare(self.forms[k]) for k in range(a, core) if tokens[k].word and self.forms[k] not in skipped)

    def bare(self, form: str) -> str:
        """A word without the mark of a possessor, or of a case where that leaves a stem."""
        if self.lex.case_endings:
            return self.lex.stem(form)
        return next((form[: -len(e)] for e in self.lex.possessive_endings if form.endswith(e)), form)

    def _affiliations(self, a: int, b: int) -> tuple[Ref, ...]:
        """The institutions and places that a noun phrase names, and the countries of its adjectives (`an Iranian official`)."""
        kinds, named = ("place", "organisation", "outlet"), self.page.mentions_in(a, b)
        found = {m.span[0]: m.entity for m in named if m.entity is not None and m.kind in kinds}
        for k, token in enumerate(self.page.tokens[a:b], a):
            around = next((m for m in named if m.span[0] <= token.start < m.span[1]), None)
            if token.word and around is None and (country := self.gazetteer.affiliation(token.form)):
                found[token.start] = self.world.ref(country)
            elif around and around.kind == "office" and around.entity is None and (body := self._body(k, around)):
                found.setdefault(token.start, body)
        return tuple(dict.fromkeys(found[at] for at in sorted(found)))

    def _body(self, k: int, office: Mention) -> Ref | None:
        """The institution that an office is named by at `k`, where the office may be several (`the UN envoy`)."""
        end = next((j for j in range(k, self.page.size) if self.page.tokens[j].end >= office.span[1]), k)
        hit = self.gazetteer.spelled(self.page.tokens, [CAPITALS] * self.page.size, k, before=end) if end > k else None
        ids = {leaf.id for leaf in hit.leaves if not leaf.pattern} if hit else set()
        return self.world.ref(ids.pop()) if len(ids) == 1 else None

    def _main(self, a: int, core: int, b: int) -> tuple[tuple[Ref, ...], SourceKind] | None:
        """Whom a noun phrase names as its speaker: persons that are nobody's owners, else what heads it."""
        persons = [
            k
            for k in range(a, core)
            if self.person(k) and not self._owned(a, k) and not self._compound(self.page.mention_end[k], self.head_end(a, core))
        ]
        if (
            not persons
            and core + 1 < b
            and self.forms[core] in COMMAS
            and self.person(core + 1)
            and self._role(a, core) in self.lex.epithets
        ):
            persons = [core + 1]
        if persons:
            if len(persons) == 1 and self._joined(a, core):
                return None  # half of the speakers is none of them
            chosen = persons if self._joined(a, core) else persons[-1:]
            return tuple(self.page.named[k].entity for k in chosen), "named"  # type: ignore[misc]
        return self._institution(a, core)

    def _institution(self, a: int, core: int) -> tuple[tuple[Ref, ...], SourceKind] | None:
        for k in range(a, min(core, a + 2)):
            m = self.page.named.get(k)
            if m is None or m.entity is None or m.kind == "person":
                continue
            if k > a and self.forms[a] not in self.lex.determiners:
                continue
            if self.page.mention_end[k] < core or self.lex.possessor(self.forms[core - 1]):
                return None
            return self._stands_for(m)
        return None

    def _stands_for(self, m: Mention) -> tuple[tuple[Ref, ...], SourceKind] | None:
        entity = m.entity
        if entity is None:
            return None
        if m.kind == "office":
            holder = self.world.holder(entity.id, self.on) if self.on and entity.id in self.world else None
            return ((self.world.ref(holder),), "named") if holder else ((), "named")
        if m.kind == "place" and entity.id in self.world and (stands := self.world.entity(entity.id).stands_for):
            return (self.world.ref(stands),), "named"
        return (entity,), "outlet" if m.kind == "outlet" else "named"

    def person(self, k: int) -> bool:
        m = self.page.named.get(k)
        return m is not None and m.kind == "person" and m.entity is not None

    def _compound(self, end: int, core: int) -> bool:
        """Whether a noun follows a name that ends before `end`: `Sanders advisers` are not Sanders."""
        return end < core and self.page.tokens[end].word and self.forms[end] not in self.lex.and_words

    def _owned(self, a: int, k: int) -> bool:
        """Whether the name at `k` is an owner (`Obama's adviser`, `a spokesman for Clinton`) and not the speaker."""
        end = self.page.mention_end[k]
        if self.lex.possessor(self.forms[end - 1]) or (end < self.page.size and self.forms[end] in "'’"):
            return True
        j = k
        while j > a and self._before_name(j - 1):
            j -= 1
        return j > a and self.forms[j - 1] in self.lex.prepositions

    def _before_name(self, k: int) -> bool:
        """Whether a word may stand between a preposition and the name that it governs (`for former Prime Minister X`)."""
        form, lex = self.forms[k], self.lex
        return (
            bool(lex.role(form)) or form == "." or form in lex.determiners or form in lex.before_titles or k in self._describing
        )

    @cached_property
    def _describing(self) -> frozenset[int]:
        """The tokens of offices, and of countries whose adjectives stand before a title."""
        named = self.page.named.items()
        return frozenset(k for i, m in named if m.kind in ("office", "place") for k in range(i, self.page.mention_end[i]))

    def _kind(self, a: int, core: int, role: str | None) -> SourceKind:
        """The kind of a speaker without an entity."""
        named = any(self._name_word(k) for k in range(a, self.head_end(a, core)))
        if role == "document":
            return "document"
        if role == "outlet":
            return "outlet"
        if named and (role is None or role in PERSONS or role == "organisation") and not self._plural(a, core):
            return "named"
        if self._plural(a, core) or role in self.lex.collective_roles:
            return "collective"
        if (
            role in self.lex.unnamed_roles
            or role == "spokesperson"
            or (role == "person" and self.forms[a] in self.lex.determiners)
        ):
            return "unnamed"
        return "named" if role else "unknown"

    def _name_word(self, k: int) -> bool:
        form = self.forms[k]
        if not self.syntax.capital(k) or form in self.lex.determiners or self.lex.possessor(form):
            return False
        return k > self.page.first(k) or self.lex.role(form) is None

    def family(self, speaker: Speaker) -> str | None:
        """The family name of a person named by it alone, perhaps with a title."""
        a = speaker.np[0]
        core = self.core(*speaker.np)
        names = [k for k in range(a, core) if self.page.tokens[k].word and self.lex.role(self.forms[k]) is None]
        if len(names) != 1 or not self.syntax.capital(names[0]) or speaker.plural or names[0] != core - 1:
            return None
        return self.bare(self.forms[names[0]])

    def last_name(self, speaker: Speaker) -> str | None:
        """The last word of the head where it is a name."""
        a = speaker.np[0]
        core = self.core(*speaker.np)
        k = core - 1
        while k > a and (not self.page.tokens[k].word or self.forms[k] in self.lex.abbreviations):
            k -= 1
        return self.bare(self.forms[k]) if self.syntax.capital(k) and self.lex.role(self.forms[k]) is None else None

    @cached_property
    def bearers(self) -> dict[str, Range]:
        """Family names to the fullest run of capitals of the page that ends in them; those with two bearers are left out."""
        best: dict[str, Range] = {}
        first: dict[str, set[str]] = {}
        i, size = 0, self.page.size
        while i < size:
            j = self.run(i)
            if j > i + 1:
                last, given = self.bare(self.forms[j - 1]), self.forms[i]
                first.setdefault(last, set()).add(given)
                if last not in best:
                    best[last] = (i, j)
            i = max(j, i + 1)
        return {name: at for name, at in best.items() if len(first[name]) == 1}

    def run(self, i: int) -> int:
        """The end of a name of capitals at `i`: no role, no function word, within its sentence."""
        j, last = i, self.page.last(i)
        while j < last and self.page.tokens[j].word and self.syntax.capital(j) and j - i < 4 and self._nominal(j):
            j += 1
            if self.lex.possessor(self.forms[j - 1]):
                break
        return j

    def _nominal(self, j: int) -> bool:
        lex, form = self.lex, self.forms[j]
        return not (
            form in lex.determiners or form in lex.pronouns or form in lex.prepositions or form in lex.subordinators
            or form in lex.weekdays or form in lex.months or lex.role(form) or form in lex.possessives or lex.adverb(form)
        )  # fmt: skip

    @cached_property
    def fullest(self) -> dict[str, Range]:
        """For each person the longest mention of the page, with the titles right before it."""
        best: dict[str, Range] = {}
        for i, m in self.page.named.items():
            if m.entity is None or m.kind != "person":
                continue
            a, b = self._titled(i), self.page.mention_end[i]
            old = best.get(m.entity.id)
            if b - a <= LONGEST_FULL and (old is None or self.fullness(a, b) > self.fullness(*old)):
                best[m.entity.id] = (a, b)
        return best

    @cached_property
    def titled(self) -> dict[Range, frozenset[str]]:
        """The words of each person's longest mention."""
        return {np: self.words(*np) for np in self.fullest.values()}

    def fullness(self, a: int, b: int) -> tuple[int, int]:
        """Words of a name that are no title, and all of them: `John Kerry` is fuller than `Mr. Kerry`."""
        words = [k for k in range(a, b) if self.page.tokens[k].word]
        return sum(not self._title_word(k) for k in words), len(words)

    def _titled(self, i: int) -> int:
        first, a = self.page.first(i), i
        if self.lex.free_order:
            return self._led(i, first)
        while a > first and i - a < 6 and (self.syntax.capital(a - 1) or self.forms[a - 1] == ".") and self._title_word(a - 1):
            a -= 1
        return a

    def _led(self, i: int, first: int) -> int:
        """Where the title begins before a name at `i`, in a language whose titles are written small: both in the nominative,
        and no mark or preposition but those inside titles between them."""
        m = self.page.named[i]
        known = m.entity is not None and m.entity.id in self.world
        label = fold(self.world.label(m.entity.id, self.lex.code)).split() if known and m.entity is not None else [self.forms[i]]
        if self.forms[i] not in label:
            return i
        for k in range(i - 1, max(first, i - LONGEST_LED) - 1, -1):
            form = self.forms[k]
            if not self.page.tokens[k].word or (form in self.lex.prepositions and form not in self.lex.inner_prepositions):
                return i
            if self.lex.role(form) in PERSONS:
                return k
        return i

    def _title_word(self, k: int) -> bool:
        form = self.forms[k]
        return form == "." or self.lex.role(form) is not None or form in self.lex.abbreviations

    def definite(self, speaker: Speaker) -> bool:
        """Whether a noun phrase means somebody known: by its article, or in a language without any as a bare noun."""
        if not self.lex.articles and self.lex.free_order:
            return speaker.np[1] - speaker.np[0] == 1
        return self.forms[speaker.np[0]] in self.lex.definite

    def all_words(self, speaker: Speaker) -> frozenset[str]:
        return self.words(*speaker.np)
