"""Who speaks: noun phrases resolved to speakers, short forms to full ones, verbs without a subject to antecedents.

Precision comes before recall: where two speakers fit alike, or none does, the speaker stays unknown.
"""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from itertools import islice

from musnad.model import Ref
from musnad.read.bearers import MOST_KNOWN, Bearers
from musnad.read.drafts import Draft, Range
from musnad.read.page import COMMAS, Page
from musnad.read.phrases import Phrases
from musnad.read.who import LONGEST_FULL, Speaker, Who
from musnad.world import World

_THINGS = frozenset({"organisation", "outlet", "document"})
_BODIES = frozenset({"organisation", "outlet"})
FARTHEST_BODY = 400
"""Tokens within which a body is meant again by its kind alone."""
LOOK_BACK = 8
"""Attributions. A subject that stands only in its verb is not looked for further back."""
LOOK_FAR = 60
"""Attributions of any level that are passed over while looking; keeps a long page linear."""
LONGEST_AUTHOR = 2
"""Tokens of a noun phrase that means the author of what is reported."""
FIRST_TOKENS = 7
"""Tokens of a clause within which its subject begins."""


class Speakers:
    """Resolves the speakers of one page, in the order of its attributions."""

    def __init__(self, page: Page, world: World, on: str | None, dropped: Sequence[tuple[int, str]] = ()) -> None:
        self.page, self.lex, self.forms = page, page.lex, page.forms
        self.phrases, self.who = Phrases(page), Who(page, world, on)
        self.bearers = Bearers(page, self.who)
        self.unread = [k for k, _ in dropped]
        self.issuer: Speaker | None = None
        self.author: Speaker | None = None
        self.known: dict[Speaker, None] = {}
        self.recent: list[Speaker] = []
        self.of: dict[int, Speaker] = {}
        self.how: dict[int, str] = {}

    def full(self, id: str) -> Range | None:
        """The fullest noun phrase of the page that names a person, by the person's id."""
        return self.who.full.get(id)

    def read(self, a: int, b: int) -> Speaker:
        """The noun phrase [a, b) by itself."""
        return self.who.read(a, b)

    def resolve(self, drafts: list[Draft]) -> dict[int, Speaker]:
        """Speaker by `id` of draft; drafts whose speaker is unknown are left out. `how` keeps the rule of each, as a code."""
        for n, draft in enumerate(drafts):
            if draft.speakerless:
                continue
            found = self._overt(draft, draft.source) if draft.source else self._implicit(draft, drafts, n)
            if found is not None:
                self._note(draft, found)
        self._merge()
        return self.of

    def _note(self, draft: Draft, speaker: Speaker) -> None:
        """Remembers who spoke, for the drafts that come after."""
        if draft.gender and draft.verbal and draft.source:
            speaker.genders.add(draft.gender)
        self.of[id(draft)] = speaker
        if draft.parent is None:
            self.recent.append(speaker)
        if speaker.role == "organisation" or self._through_statement(draft):
            self.issuer = speaker
        if self._writes(draft) and self._is_person(speaker):
            self.author = speaker
        self.known.setdefault(speaker)

    def _writes(self, draft: Draft) -> bool:
        """Whether something is said in writing of one's own: by the verb, or through an article."""
        if draft.lemma in self.lex.writing_lemmas:
            return True
        return any(not self.lex.article_nouns.isdisjoint(self.forms[a:b]) for a, b in draft.media)

    def _through_statement(self, draft: Draft) -> bool:
        return any(not self.lex.statement_words.isdisjoint(self.forms[a:b]) for a, b in draft.media)

    def _merge(self) -> None:
        """Short forms that came before their full form (headlines) join it, where only one full form fits."""
        known = list(islice(self.known, MOST_KNOWN))
        for short in [s for s in known if not s.entities and s.kind != "document"]:
            longer = [s for s in known if s is not short and self._short_of(short, s)]
            if len(longer) == 1:
                self.of = {k: longer[0] if v is short else v for k, v in self.of.items()}
        for short in [s for s in known if len(s.entities) == 1 and self.bearers.in_headline(s)]:
            governments = [s for s in known if self.who.governs(s, short.entities[0])]
            if len(governments) == 1:
                self.of = {k: governments[0] if v is short else v for k, v in self.of.items()}

    def _short_of(self, short: Speaker, full: Speaker) -> bool:
        """Whether a noun phrase may be the short form of a fuller one."""
        if (
            self._thing_for_person(short, full)
            or not short.words
            or not short.words < full.words
            or short.plural != full.plural
            or not short.may_be(full)
            or self._owner(short, full)
        ):
            return False
        titled = short.length > 1 and short.role in self.lex.epithets
        return short.role is None or titled or self._definite(short)

    def _definite(self, speaker: Speaker) -> bool:
        return self.lex.definite(self.forms[speaker.np[0]])

    def _overt(self, draft: Draft, source: Range) -> Speaker:
        """The speaker of a draft with a noun phrase of its own: one known already, or a new one."""
        new = self.read(*source)
        if draft.gender and draft.verbal:
            new.genders.add(draft.gender)
        match = self._known(draft, new)
        if match is None:
            return new
        if not match.entities and new.entities:
            match.entities, match.kind = new.entities, new.kind
        if match.words < new.words and new.length <= LONGEST_FULL:
            match.np, match.words = new.np, match.words | new.words
        match.genders |= new.genders
        return match

    def _known(self, draft: Draft, new: Speaker) -> Speaker | None:
        """Whom a noun phrase means that is no new speaker, by the first rule that finds him."""
        rules = (
            ("same", self._same),
            ("introduced", self._introduced),
            ("author", self._author),
            ("named-again", self._match),
            ("title", self._titled_person),
            ("issuer", self._issuer),
            ("leader", self._leader),
            ("surname", self._surname),
        )
        for rule, find in rules:
            if (found := find(new)) is not None:
                self.how[id(draft)] = rule
                return found
        self.how[id(draft)] = "named"
        return None

    def _same(self, new: Speaker) -> Speaker | None:
        """`المسؤول ذاته`: the last speaker again, passing over outlets; `معاليه`: the last person who spoke."""
        a, b = new.np
        if self.forms[a] in self.lex.honorifics or (self.forms[a] in self.lex.resumptives and self._bare(b) and new.length == 1):
            return next((old for old in reversed(self.recent) if self._is_person(old) and new.may_be(old)), None)
        if self.lex.selves.isdisjoint(self.forms[max(0, a - 1) : b]):
            return None
        return next((old for old in reversed(self.recent) if old.kind != "outlet" and new.may_be(old)), None)

    def _bare(self, b: int) -> bool:
        """Whether nothing that could complete a noun phrase follows it."""
        form = self.forms[b] if b < self.page.size else ""
        return not form or not self.page.tokens[b].word or form in self.lex.complementizers or bool(self.lex.lookup(form))

    def _author(self, new: Speaker) -> Speaker | None:
        """`الكاتب`, `كاتب المقال`: who spoke in an article of his own before."""
        a, b = new.np
        if new.entities or new.length > LONGEST_AUTHOR or self.forms[a] not in self.lex.authors:
            return None
        if any(form not in self.lex.article_nouns for form in self.forms[a + 1 : b]):
            return None
        return self.author if self.author is not None and new.may_be(self.author) else None

    def _is_person(self, speaker: Speaker) -> bool:
        """Whether a speaker is one person: named as such, or by a title."""
        persons = [m for m in self.page.mentions_in(*speaker.np) if m.kind in ("person", "office")]
        return not speaker.plural and (bool(persons) or speaker.role in self.lex.epithets)

    def _introduced(self, new: Speaker) -> Speaker | None:
        """`الحزب` for the body of that kind that was named last before it, whether it spoke or not."""
        a, _ = new.np
        if new.entities or new.length != 1 or new.role not in _BODIES or not self._definite(new):
            return None
        head = self.who.head(new)
        earlier = [np for np in self._bodies.get(head, ()) if np[1] <= a and a - np[1] <= FARTHEST_BODY]
        if not earlier:
            return None
        last = self.read(*earlier[-1])
        beside = [self.read(*np) for np in earlier[:-1] if self.page.sentence[np[0]] == self.page.sentence[earlier[-1][0]]]
        if any(not (other.words <= last.words or last.words <= other.words) for other in beside):
            return None
        same = (
            k
            for k in islice(reversed(self.known), MOST_KNOWN)
            if k.words == last.words or (k.entities and k.entities == last.entities)
        )
        return next(same, last)

    @cached_property
    def _bodies(self) -> dict[str, list[Range]]:
        """The noun phrases of the page that name a body in more than its kind (`حزب العمل`), by their first word, bare."""
        out: dict[str, list[Range]] = {}
        for k, form in enumerate(self.forms):
            if self.lex.role(form) in _BODIES and len(self.lex.bare_forms(form)) <= 1 + self.lex.definite(form):
                end = max(self.phrases.agent(k), self.page.mention_end.get(k, 0))
                end = next((j for j in range(k + 1, end) if self.page.kind(j) == "person"), end)
                if end > k + 1:
                    out.setdefault(next(iter(self.who.words(k, k + 1)), ""), []).append((k, end))
        return out

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
        if new.words == old.words:
            return True
        definite = new.role is None or self._definite(new)
        if new.words < old.words:
            return definite or new.kind == "named"
        if old.words < new.words and old.kind == new.kind == "named":
            return len(old.words) > 1 and old.role is None
        if definite and self._mostly_same(new, old):
            return True
        return definite and new.role is not None and len(new.words) <= 2 and self._by_nation(new, old)

    def _thing_for_person(self, new: Speaker, old: Speaker) -> bool:
        """Whether an institution would be taken for a person of it: `النقابة` is never the chairwoman of the union."""
        return new.role in _THINGS and old.role in self.lex.epithets

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

    def _by_nation(self, new: Speaker, old: Speaker) -> bool:
        """`الدبلوماسي الروسي` for a person whose fullest phrase shares all but the title."""
        if new.role not in self.lex.epithets or old.role in ("organisation", "document", "outlet"):
            return False
        rest = new.words - {self.who.head(new)}
        return bool(rest) and rest <= old.words

    def _titled_person(self, new: Speaker) -> Speaker | None:
        """A title alone (`المبعوث الأممي`) for the one person of the page who bears it, by name, somewhere."""
        return None if new.entities or new.role not in self.lex.epithets else self._only(self.bearers.titled(new), new.role)

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

    def _issuer(self, new: Speaker) -> Speaker | None:
        """Whose statement `البيان` is: the last speaker who spoke through one, or the last institution that spoke."""
        if new.role != "document" or new.length > 1 or not self._definite(new):
            return None
        return self.issuer if self.forms[new.np[0]] in self.lex.statement_words else None

    def _implicit(self, draft: Draft, drafts: list[Draft], n: int) -> Speaker | None:
        """The antecedent of a verb that has its subject only in its form."""
        if draft.antecedent is not None:
            found = self.of.get(id(draft.antecedent))
            if found is not None and self._agrees(draft, found):
                self.how[id(draft)] = "goes-on"
                return found
        spliced = draft.at > 0 and self.forms[draft.at - 1] in self.lex.splices
        spliced = spliced or not self.lex.back_references.isdisjoint(self.forms[draft.at + 1 : draft.at + 2])
        beside = draft.kind == "participle" or draft.joined or spliced
        beside = beside or (draft.at > 0 and self.forms[draft.at - 1] in COMMAS)
        subject = self._clause_subject(draft) if beside else None
        self.how[id(draft)] = "clause-subject" if subject else "carried"
        if subject is None and draft.at > 0 and self.forms[draft.at - 1] in self.lex.splices:
            return self._head(draft)
        return subject or self._before(draft, drafts[max(0, n - LOOK_FAR) : n])

    def _before(self, draft: Draft, earlier: list[Draft]) -> Speaker | None:
        """The last speaker of the same level who agrees with the verb; nobody behind one who passed on another's words, since
        either may go on."""
        seen = 0
        for other in reversed(earlier):
            found = self.of.get(id(other))
            if found is None or not self._may_go_on(draft, other, found):
                continue
            seen += 1
            if seen > LOOK_BACK:
                break
            if self._agrees(draft, found):
                return None if other.rule == "relay-person" else self._since(draft, other) or found
        return None

    def _since(self, draft: Draft, other: Draft) -> Speaker | None:
        """The subject of the last verb of saying between two attributions that made none: what follows goes on with it."""
        low, high = bisect_left(self.unread, other.end), bisect_left(self.unread, draft.at)
        for k in reversed(self.unread[low:high]):
            end = self.phrases.agent(k + 1) if k + 1 < draft.at else k
            finite = any(f.kind in ("past", "present") and f.person == 3 for f in self.lex.lookup(self.forms[k]))
            if end > k + 1 and finite:
                return self._as_subject(draft, k + 1, end)
        return None

    def _may_go_on(self, draft: Draft, other: Draft, speaker: Speaker) -> bool:
        """Whether the speaker of an earlier draft may go on in this one: beside it, or whose words a relay stands in."""
        if draft.parent is other:
            return draft.rule == "relay" and not self._silent(other, speaker)
        return other.parent is draft.parent and not self._silent(other, speaker)

    def _silent(self, other: Draft, speaker: Speaker) -> bool:
        """Whether a source is only cited (`وفق تقرير`), so that no verb goes on with it."""
        return other.kind == "according" and speaker.kind in ("document", "unknown")

    def _agrees(self, draft: Draft, speaker: Speaker) -> bool:
        if draft.number == "p" and not speaker.plural:
            return False
        return not draft.gender or not speaker.genders or draft.gender in speaker.genders

    def _clause_subject(self, draft: Draft) -> Speaker | None:
        """The subject of the clause before a cue without one, where that clause is no speech: `شكلت X لجنة، مشيرة إلى`."""
        first = self._clause_start(draft.at)
        for k in range(first, min(draft.at, first + FIRST_TOKENS)):
            end = self.phrases.agent(k) if k == first or not self._governed(k) else k
            if end > k and not self.lex.definite(self.forms[k]) and self.page.kind(k) != "person":
                end = max(end, min(self.phrases.phrase(k), draft.at))
            if k < end <= draft.at:
                return self._as_subject(draft, k, end)
        return None

    def _head(self, draft: Draft) -> Speaker | None:
        """The noun phrase right before the relative of a clause about it (`حزب العمل الذي اتهم ...`), or None."""
        end = draft.at - 1 - (self.forms[draft.at - 2] in COMMAS)
        for k in range(max(self.page.first(draft.at), end - FIRST_TOKENS), end):
            if self.phrases.agent(k) == end and (k in self.page.named or self.lex.role(self.forms[k])):
                return self._as_subject(draft, k, end)
        return None

    def _clause_start(self, at: int) -> int:
        """Where the clause before a cue begins: at the last breaker after a comma, or with its sentence."""
        page, first = self.page, self.page.first(at)
        starts = range(at - 1, first, -1)
        return next((j for j in starts if self.forms[j - 1] in "،," and page.starts_with(j, self.lex.breakers)), first)

    def _governed(self, k: int) -> bool:
        """Whether a preposition stands before the word at `k` or is written onto it."""
        lex = self.lex
        return self.forms[k - 1] in lex.prepositions or self.forms[k][:1] in (lex.by_clitic, lex.to_clitic)

    def _as_subject(self, draft: Draft, k: int, end: int) -> Speaker | None:
        """The noun phrase [k, end) as the speaker of a draft, unless its kind or its gender speaks against it."""
        new = self.read(k, end)
        if new.role is None and k not in self.page.named and not self.lex.definite(self.forms[k]):
            return None
        if new.kind in ("unknown", "document") or (draft.gender and self._gender(k, new) not in ("", draft.gender)):
            return None
        new.genders.add(draft.gender)
        return self._match(new) or new

    def _gender(self, k: int, speaker: Speaker) -> str:
        """The gender that a head noun shows, or nothing where it shows none."""
        if speaker.genders:
            return next(iter(speaker.genders)) if len(speaker.genders) == 1 else ""
        if self.page.raw(k).endswith(self.lex.feminine_endings):
            return "f"
        return "m" if speaker.role in self.lex.epithets or self.page.kind(k) == "person" else ""
