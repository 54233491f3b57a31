"""Who speaks: noun phrases resolved to speakers, short forms to full ones, verbs without a subject to antecedents.

Precision comes before recall: where two speakers fit alike, or none does, the speaker stays unknown.
"""

from dataclasses import dataclass, field

from musnad.model import Ref, SourceKind
from musnad.read.drafts import Draft, Range
from musnad.read.gazetteer import gazetteer
from musnad.read.page import QUOTES, Page
from musnad.read.phrases import Phrases
from musnad.world import World

LOOK_BACK = 8
"""Attributions. A subject that stands only in its verb is not looked for further back."""


LOOK_FAR = 60
"""Attributions of any level that are passed over while looking; keeps a long page linear."""


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


class Speakers:
    """Resolves the speakers of one page, in the order of its attributions."""

    def __init__(self, page: Page, world: World, on: str | None) -> None:
        self.page, self.lex, self.forms, self.world, self.on = page, page.lex, page.forms, world, on
        self.phrases = Phrases(page)
        self.gazetteer = gazetteer(page.lex.code, world)
        self.issuer: Speaker | None = None
        self.known: list[Speaker] = []
        self.recent: list[Speaker] = []
        self.of: dict[int, Speaker] = {}
        self.full = self._fullest()
        self.holders = self._appositions()

    def resolve(self, drafts: list[Draft]) -> dict[int, Speaker]:
        """Speaker by `id` of draft; drafts whose speaker is unknown are left out."""
        for n, draft in enumerate(drafts):
            if draft.speakerless:
                continue
            found = self._overt(draft) if draft.source else self._implicit(draft, drafts, n)
            if found is not None:
                if draft.gender and draft.verbal and draft.source:
                    found.genders.add(draft.gender)
                self.of[id(draft)] = found
                if draft.parent is None:
                    self.recent.append(found)
                if (
                    any(self.forms[k] in self.lex.statement_words for a, b in draft.media for k in range(a, b))
                    or found.role == "organisation"
                ):
                    self.issuer = found
                if found not in self.known:
                    self.known.append(found)
        self._merge()
        return self.of

    def _merge(self) -> None:
        """Short forms that came before their full form (headlines) join it, where only one full form fits."""
        for short in [s for s in self.known if not s.entities and s.kind != "document"]:
            longer = [s for s in self.known if s is not short and self._short_of(short, s)]
            if len(longer) == 1:
                self.of = {k: longer[0] if v is short else v for k, v in self.of.items()}

    def _short_of(self, short: Speaker, full: Speaker) -> bool:
        if not short.words or not short.words < full.words or short.plural != full.plural:
            return False
        if short.genders and full.genders and not short.genders & full.genders:
            return False
        return (
            self.lex.definite(self.forms[short.np[0]])
            or short.role is None
            or (short.np[1] - short.np[0] > 1 and short.role in self.lex.epithets)
        )

    def _fullest(self) -> dict[str, Range]:
        """For each person entity the fullest noun phrase of the page that names it: titles and the longest name."""
        best: dict[str, Range] = {}
        for i, m in self.page.named.items():
            if m.entity is None or m.kind != "person":
                continue
            a, b = self._titled(i), self.page.mention_end[i]
            if b < self.page.size and self.forms[b] in QUOTES and i and self.forms[i - 1] in QUOTES and a < i - 1:
                b += 1
            old = best.get(m.entity.id)
            if b - a <= 15 and (old is None or b - a > old[1] - old[0]):
                best[m.entity.id] = (a, b)
        return best

    def _titled(self, i: int) -> int:
        """The start of the titles right before a name at `i`, which belong to its noun phrase."""
        page, lex, forms = self.page, self.lex, self.forms
        first, j = page.bounds[page.sentence[i]][0], i
        ends = {
            page.mention_end[s]: s
            for s in range(max(first, i - 14), i)
            if s in page.named and page.named[s].kind in ("office", "organisation", "place")
        }
        while j > first and i - j < 12:
            k = j - 1
            if forms[k] in QUOTES and k in page.quote and j == i:
                j = k
            elif j in ends and (
                page.named[ends[j]].kind == "office" or lex.role(forms[max(first, ends[j] - 1)]) or j < i or ends[j] > first
            ):
                if page.named[ends[j]].kind != "office" and not (ends[j] > first and self._title_word(ends[j] - 1)):
                    break
                j = ends[j]
            elif self._title_word(k):
                j = k
            else:
                break
        while j < i and lex.adjective(forms[j]) and lex.role(forms[j]) is None and j not in page.named:
            j += 1
        return j

    def _title_word(self, k: int) -> bool:
        lex, form = self.lex, self.forms[k]
        if form[:1] in lex.conjunctions and lex.role(form) and form not in lex.roles:
            return False
        bare = form[len(lex.article) :] if lex.definite(form) else form
        return (
            ((form in lex.roles or bare in lex.roles) and not lex.lookup(form)) or lex.adjective(form) or form in lex.complements
        )

    def _appositions(self) -> dict[str, Ref]:
        """Offices of this page that stand beside a name: `وزير الخارجية الأميركي جون كيري` settles later short forms."""
        out: dict[str, Ref] = {}
        for i, m in self.page.named.items():
            if m.kind == "office" and m.entity is not None:
                nxt = self.page.mention_end[i]
                for k in (nxt, nxt + 1):
                    other = self.page.named.get(k)
                    if (
                        other is not None
                        and other.kind == "person"
                        and other.entity is not None
                        and (k == nxt or self.forms[nxt] in QUOTES | {"،"})
                    ):
                        out.setdefault(m.entity.id, other.entity)
                        break
        return out

    def _overt(self, draft: Draft) -> Speaker:
        assert draft.source is not None
        a, b = draft.source
        new = self.read(a, b)
        if draft.gender and draft.verbal:
            new.genders.add(draft.gender)
        match = self._same(new) or self._match(new) or self._titled_person(new) or self._issuer(new) or self._leader(new)
        if match is None:
            return new
        if not match.entities and new.entities:
            match.entities, match.kind = new.entities, new.kind
        if self._fuller(new, match):
            match.np, match.words = new.np, match.words | new.words
        match.genders |= new.genders
        return match

    def _issuer(self, new: Speaker) -> Speaker | None:
        """Whose statement `البيان` is: the last speaker who spoke through one, or the last institution that spoke."""
        if (
            new.role != "document"
            or self.forms[new.np[0]] not in self.lex.statement_words
            or not self.lex.definite(self.forms[new.np[0]])
            or new.np[1] - new.np[0] > 1
        ):
            return None
        return self.issuer

    def _titled_person(self, new: Speaker) -> Speaker | None:
        """A title alone (`المبعوث الأممي`) for the one person of the page who bears it, by name, somewhere."""
        head = self._head(new)
        if (
            new.entities
            or new.role not in self.lex.epithets
            or not self.lex.definite(self.forms[new.np[0]])
            or new.np[1] - new.np[0] > 4
        ):
            return None
        nations = {w for w in new.words - {head} if self._nation(w)}
        fits = [
            id
            for id, np in self.full.items()
            if head in (words := self._words(*np))
            and nations <= words
            and (head not in self.lex.leaders or not words & self.lex.not_leaders)
        ]
        if len(fits) != 1:
            return None
        return self._person(fits[0], new.role)

    def _nation(self, word: str) -> bool:
        """Whether a bare word is the adjective of a country."""
        return self.gazetteer.affiliation(self.lex.article + word) is not None

    def _person(self, id: str, role: str | None) -> Speaker:
        """The speaker for a person of the page, known already or new."""
        known = next((s for s in self.known if len(s.entities) == 1 and s.entities[0].id == id), None)
        ref = next(m.entity for m in self.page.mentions if m.entity is not None and m.entity.id == id)
        np = self.full[id]
        return known or Speaker(np, self._words(*np), "named", role, (ref,))

    def _same(self, new: Speaker) -> Speaker | None:
        """`المسؤول ذاته`: the last speaker again, passing over outlets."""
        if (
            not any(self.forms[k] in self.lex.selves for k in range(*new.np))
            and self.forms[max(0, new.np[0] - 1)] not in self.lex.selves
        ):
            return None
        for old in reversed(self.recent):
            if old.kind != "outlet" and not (new.genders and old.genders and not new.genders & old.genders):
                return old
        return None

    def _leader(self, new: Speaker) -> Speaker | None:
        """`الزعيم الروسي` for the one leader of that country whom the page names, with his title, somewhere."""
        if new.entities or self.forms[new.np[0]] not in self.lex.leader_words or new.np[1] - new.np[0] < 2:
            return None
        rest = self._words(new.np[0] + 1, new.np[1])
        fits = [
            (id, np)
            for id, np in self.full.items()
            if rest
            and rest <= self._words(*np)
            and any(self.forms[k] in self.lex.leader_words for k in range(*np))
            and not self._words(*np) & self.lex.not_leaders
        ]
        if len(fits) != 1:
            return None
        return self._person(fits[0][0], new.role)

    def _clause_subject(self, draft: Draft) -> Speaker | None:
        """The subject of the clause before a cue without one, where that clause is no speech: `شكلت X لجنة، مشيرة إلى`."""
        page, lex = self.page, self.lex
        first = page.bounds[page.sentence[draft.at]][0]
        for j in range(draft.at - 1, first, -1):
            if page.starts_with(j, lex.breakers) and self.forms[j - 1] in "،,":
                first = j
                break
        for k in range(first, min(draft.at, first + 7)):
            if k > first and (self.forms[k - 1] in lex.prepositions or self.forms[k][:1] in (lex.by_clitic, lex.to_clitic)):
                continue
            end = self.phrases.agent(k)
            if end > k:
                end = max(end, min(self.phrases.phrase(k, frozenset()), draft.at))
            if end > k and end <= draft.at:
                new = self.read(k, end)
                if new.kind in ("unknown", "document") or (draft.gender and self._gender(k, new) not in ("", draft.gender)):
                    return None
                new.genders.add(draft.gender)
                return self._match(new) or new
        return None

    def _gender(self, k: int, speaker: Speaker) -> str:
        """The gender that a head noun shows, or nothing where it shows none."""
        if speaker.genders:
            return next(iter(speaker.genders)) if len(speaker.genders) == 1 else ""
        raw = self.page.raw(k)
        if raw.endswith(self.lex.feminine_endings):
            return "f"
        return (
            "m"
            if speaker.role in self.lex.epithets or (self.page.named.get(k) is not None and self.page.named[k].kind == "person")
            else ""
        )

    def _fuller(self, new: Speaker, old: Speaker) -> bool:
        return old.words < new.words and new.np[1] - new.np[0] <= 15

    def _words(self, a: int, b: int) -> frozenset[str]:
        """The words of a noun phrase that tell one speaker from another, without clitics and article."""
        out = set()
        for k in range(a, b):
            if self.page.tokens[k].word and self.forms[k] not in self.lex.prepositions:
                bare = self.forms[k]
                for clitic in (self.lex.to_clitic * 2, self.lex.article):
                    if bare.startswith(clitic) and len(bare) > len(clitic) + 1:
                        bare = bare[len(clitic) :]
                        break
                out.add(bare[:-1] if bare.endswith(self.lex.relation_feminine) else bare)
        return frozenset(out)

    def read(self, a: int, b: int) -> Speaker:
        """A noun phrase by itself: its head decides what kind of speaker it is."""
        page, lex = self.page, self.lex
        role = lex.role(self.forms[a]) if page.tokens[a].word else None
        persons = [k for k in range(a, b) if k in page.named and page.named[k].kind == "person" and page.named[k].entity]
        main = self._main(a, b, persons)
        affiliations = tuple(
            dict.fromkeys(
                m.entity
                for k in range(a, b)
                if (m := page.named.get(k)) and m.entity and m.kind in ("place", "organisation", "outlet")
            )
        )
        speaker = Speaker(
            (a, b), self._words(a, b), "unknown", role, affiliations=affiliations, plural=self.forms[a] in lex.plurals
        )
        if main:
            speaker.entities, speaker.kind = main, "named"
            return speaker
        head = self._head_mention(a, b)
        if head is not None and head.entity is not None:
            record = self.world.entity(head.entity.id) if head.kind == "place" and head.entity.id in self.world else None
            if record is not None and not record.stands_for and record.type not in self.lex.speaking_places:
                speaker.kind = self._kind(a, role)
                return speaker
            stands = (
                self.world.entity(head.entity.id).stands_for if head.kind == "place" and head.entity.id in self.world else None
            )
            if stands:
                speaker.entities, speaker.kind = (self.world.ref(stands),), "named"
            elif head.kind == "office":
                holder = self._holder(head.entity)
                speaker.entities, speaker.kind = ((holder,), "named") if holder else ((), "named")
            else:
                speaker.entities, speaker.kind = (head.entity,), "outlet" if head.kind == "outlet" else "named"
            return speaker
        speaker.kind = self._kind(a, role)
        return speaker

    def _kind(self, a: int, role: str | None) -> SourceKind:
        if role is None:
            return "unknown"
        if role in ("document", "outlet"):
            return "document" if role == "document" else "outlet"
        if self.forms[a] in self.lex.plurals or role in self.lex.collective_roles:
            return "collective"
        return "unnamed" if role in self.lex.unnamed_roles or role == "spokesperson" else "named"

    def _main(self, a: int, b: int, persons: list[int]) -> tuple[Ref, ...]:
        """The persons a noun phrase names as its speakers, not those it names as their owners."""
        page, lex, forms = self.page, self.lex, self.forms
        own = [k for k in persons if not self._owned(a, k)]
        if not own:
            return ()
        refs = [page.named[k].entity for k in own]
        if len(own) > 1:
            joined = all(any(forms[t][:1] in lex.conjunctions for t in (own[n],)) for n in range(1, len(own)))
            if joined or forms[a] in lex.plurals:
                return tuple(r for r in refs if r is not None)
            last = refs[-1] if own[0] != a else refs[0]
            return (last,) if last is not None else ()
        return (refs[0],) if refs[0] is not None else ()

    def _owned(self, a: int, k: int) -> bool:
        """Whether the name at `k` is an owner (`مستشار بوتين`, `باسم فيشر`) and not the speaker."""
        lex, forms = self.lex, self.forms
        if k == a or (k == a + 1 and forms[a] in QUOTES):
            return False
        if self.page.name_carries(k, lex.to_clitic) or self.page.name_carries(k, lex.by_clitic):
            return True
        p = k - 1
        while p > a and forms[p] in QUOTES:
            p -= 1
        return (
            forms[p] in lex.relational
            or forms[p] in lex.prepositions
            or forms[p] in lex.lone_to
            or forms[p] in lex.inner_prepositions
        )

    def _head_mention(self, a: int, b: int) -> "object | None":
        page, lex, forms = self.page, self.lex, self.forms
        for k in (a, a + 1):
            m = page.named.get(k)
            if m is None or page.mention_end[k] > b + 1:
                continue
            rest = range(page.mention_end[k], b)
            lead_ok = (
                k == a
                or forms[a] in QUOTES
                or (lex.role(forms[a]) in ("outlet",) and m.kind == "outlet")
                or forms[a] in lex.agency_heads
            )
            if (
                lead_ok
                and m.kind in ("organisation", "office", "place", "outlet")
                and all(
                    lex.adjective(forms[t]) or forms[t] in QUOTES or forms[t] in lex.complements or t in page.named for t in rest
                )
            ):
                return m
        return None

    def _holder(self, office: Ref) -> Ref | None:
        found = self.holders.get(office.id)
        if found is not None:
            return found
        if self.on:
            person = self.world.holder(office.id, self.on)
            return self.world.ref(person) if person else None
        return None

    def _match(self, new: Speaker) -> Speaker | None:
        """The earlier speaker whom a noun phrase means again, most recent first."""
        for old in reversed(self.known):
            if new.entities and old.entities:
                if set(new.entities) == set(old.entities):
                    return old
                continue
            if self._same_words(new, old):
                return old
        return None

    def _same_words(self, new: Speaker, old: Speaker) -> bool:
        if not new.words or (new.genders and old.genders and not new.genders & old.genders):
            return False
        if new.words == old.words:
            return True
        definite = self.lex.definite(self.forms[new.np[0]]) or new.role is None
        if new.words < old.words:
            return definite or new.kind == "named"
        if old.words < new.words and old.kind == new.kind == "named":
            return len(old.words) > 1 and old.role is None
        shared = len(new.words & old.words)
        if (
            definite
            and new.role in self.lex.epithets
            and not new.entities
            and shared >= 2
            and shared * 5 >= len(new.words) * 3
            and self._head(new) in old.words
        ):
            return True
        return definite and new.role is not None and len(new.words) <= 2 and self._by_nation(new, old)

    def _head(self, speaker: Speaker) -> str:
        return next(iter(self._words(speaker.np[0], speaker.np[0] + 1)), "")

    def _by_nation(self, new: Speaker, old: Speaker) -> bool:
        """`الدبلوماسي الروسي` for a person whose fullest phrase shares all but the title."""
        if new.role not in self.lex.epithets or old.role in ("organisation", "document", "outlet"):
            return False
        rest = new.words - self._words(new.np[0], new.np[0] + 1)
        return bool(rest) and rest <= old.words

    def _implicit(self, draft: Draft, drafts: list[Draft], n: int) -> Speaker | None:
        """The antecedent of a verb that has its subject only in its form."""
        if draft.antecedent is not None:
            found = self.of.get(id(draft.antecedent))
            if found is not None and self._agrees(draft, found):
                return found
        subject = self._clause_subject(draft) if draft.kind == "participle" or draft.joined else None
        if subject is not None:
            return subject
        seen = 0
        for other in reversed(drafts[max(0, n - LOOK_FAR) : n]):
            if other.parent is not draft.parent and draft.parent is not other:
                continue
            found = self.of.get(id(other))
            if (
                found is None
                or (draft.parent is other and draft.rule != "relay")
                or (other.kind == "according" and found.kind in ("document", "unknown"))
            ):
                continue
            seen += 1
            if seen > LOOK_BACK:
                break
            if self._agrees(draft, found):
                return found
        return None

    def _agrees(self, draft: Draft, speaker: Speaker) -> bool:
        if draft.number == "p" and not speaker.plural:
            return False
        return not draft.gender or not speaker.genders or draft.gender in speaker.genders
