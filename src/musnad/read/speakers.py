"""Who speaks: noun phrases resolved to speakers, short forms to full ones, verbs without a subject to antecedents.

Precision comes before recall: where two speakers fit alike, or none does, the speaker stays unknown.
"""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import islice

from musnad.read.bearers import MOST_KNOWN
from musnad.read.drafts import Draft, Range
from musnad.read.known import Known
from musnad.read.page import COMMAS, Page
from musnad.read.who import LONGEST_FULL, Speaker, Who
from musnad.world import World

LOOK_BACK = 8
"""Attributions. A subject that stands only in its verb is not looked for further back."""
LOOK_FAR = 60
"""Attributions of any level that are passed over while looking; keeps a long page linear."""
FIRST_TOKENS = 7
"""Tokens of a clause within which its subject begins."""


class Speakers(Known):
    """Resolves the speakers of one page, in the order of its attributions."""

    def __init__(self, page: Page, world: World, on: str | None, dropped: Sequence[tuple[int, str]] = ()) -> None:
        super().__init__(page, Who(page, world, on))
        self.unread = [k for k, _ in dropped]
        self.of: dict[int, Speaker] = {}
        self.how: dict[int, str] = {}

    def full(self, id: str) -> Range | None:
        """The fullest noun phrase of the page that names a person, by the person's id."""
        return self.who.full.get(id)

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
            ("source", self._own_source),
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
