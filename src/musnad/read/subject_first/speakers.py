"""Who speaks on a subject-first page: short forms to full ones, pronouns and cues without a subject to whom they mean.

Precision comes before recall: where two speakers fit alike, or none does, the speaker stays unknown.
"""

from itertools import islice

from musnad.read.drafts import Draft, Range
from musnad.read.page import COMMAS, QUOTES, Page
from musnad.read.subject_first.lexicon import Lexicon, Pronoun
from musnad.read.subject_first.syntax import Syntax
from musnad.read.subject_first.who import LONGEST_FULL, PERSONS, THINGS, Who
from musnad.read.who import Speaker
from musnad.world import World

MOST_KNOWN = 300
"""Speakers of a page among whom a short form looks for its full one; keeps a page of thousands linear."""
LONGEST_FRONTED = 20
"""Tokens of an adverbial before the subject of a sentence."""
SENTENCES_BACK = 3
"""Sentences before its own in which a pronoun looks for whom it means."""


class Speakers:
    """Resolves the speakers of one page, in the order of its attributions."""

    def __init__(self, page: Page, lex: Lexicon, world: World, on: str | None) -> None:
        self.page, self.lex, self.forms = page, lex, page.forms
        self.who, self.syntax = Who(page, lex, world, on), Syntax(page, lex)
        self.known: dict[Speaker, None] = {}
        self.of: dict[int, Speaker] = {}
        self.how: dict[int, str] = {}
        self.spoken: list[tuple[int, Speaker]] = []

    def read(self, a: int, b: int) -> Speaker:
        """The noun phrase [a, b) by itself."""
        return self.who.read(a, b)

    def full(self, id: str) -> Range | None:
        """The fullest noun phrase of the page that names a person, by the person's id."""
        return self.who.fullest.get(id)

    def resolve(self, drafts: list[Draft]) -> dict[int, Speaker]:
        """Speaker by `id` of draft; drafts whose speaker is unknown are left out. `how` keeps the rule of each, as a code."""
        for n, draft in enumerate(drafts):
            if draft.speakerless:
                continue
            found = self._speaker(draft, drafts, n)
            if found is None:
                continue
            self.of[id(draft)] = found
            self.known.setdefault(found)
            if draft.parent is None:
                self.spoken.append((self.page.sentence[draft.at], found))
        self._merge()
        return self.of

    def _speaker(self, draft: Draft, drafts: list[Draft], n: int) -> Speaker | None:
        if draft.source is None:
            return self._shared(draft, drafts, n)
        a, b = self._antecedent(*draft.source) if draft.source[1] - draft.source[0] == 1 else draft.source
        if a >= b:
            return None
        pronoun = self._pronoun(a, b)
        if pronoun is not None:
            self.how[id(draft)] = "pronoun"
            return self._meant(draft, pronoun)
        return self._overt(draft, a, b)

    def _pronoun(self, a: int, b: int) -> Pronoun | None:
        if b - a != 1:
            return None
        return self.lex.pronouns.get(self.forms[a]) or self.lex.owners.get(self.forms[a])

    def _antecedent(self, a: int, b: int) -> Range:
        """The noun phrase that a relative pronoun takes up; a range as it is otherwise."""
        if self.forms[a] not in self.lex.relatives:
            return a, b
        e = a - 1 if a and self.forms[a - 1] in COMMAS else a
        start = self.syntax.walk(e)
        if start >= e or not self.syntax.heads(start):
            return a, a
        if start and self.forms[start - 1] in COMMAS and self.forms[start] in self.lex.determiners:
            name, first = start - 1, self.page.first(start - 1)
            while name > first and self.syntax.capital(name - 1):
                name -= 1
            if name < start - 1:
                return name, e
        return start, e

    def _overt(self, draft: Draft, a: int, b: int) -> Speaker:
        new = self.who.read(a, b)
        namesake = self._show(new, draft)
        match = self._match(new)
        self.how[id(draft)] = "named-again" if match else "named"
        if match is None:
            return new if namesake else self._fuller(new)
        if not match.entities and new.entities:
            match.entities, match.kind = new.entities, new.kind
        if len(new.words) > len(match.words) and new.length <= LONGEST_FULL and match.words <= new.words:
            match.np, match.words = new.np, new.words
        match.genders |= new.genders
        return match

    def _show(self, new: Speaker, draft: Draft) -> bool:
        """What the form of its verb shows of a person's gender; whether by it a bearer of the name who spoke is not meant."""
        gender = self.lex.past_gender(self.forms[draft.at]) if draft.verbal and self._is_person(new) and not new.plural else ""
        if not gender:
            return False
        new.genders.add(gender)
        name = self.who.family(new)
        others = [old for old in islice(reversed(self.known), MOST_KNOWN) if not new.may_be(old)]
        if not any(old.entities == new.entities != () or (name and self.who.last_name(old) == name) for old in others):
            return False
        new.entities = ()
        return True

    def _fuller(self, new: Speaker) -> Speaker:
        """A family name alone takes its fullest form from the page, where only one bears it."""
        full = self.who.fullest.get(new.entities[0].id) if len(new.entities) == 1 else None
        if full is not None and self.who.fullness(*full) > self.who.fullness(*new.np):
            new.np = full
            if not self.lex.articles:  # a bare title may mean him again
                titled = self.who.read(*full)
                new.words, new.role = new.words | titled.words, new.role or titled.role
            return new
        name = self.who.family(new)
        if name is None:
            return self._titled(new)
        full = self.who.bearers.get(name)
        if full is not None and full[1] - full[0] > 1 and len(self.who.words(*full)) > len(new.words):
            new.np, new.words = full, new.words | self.who.words(*full)
        return new

    def _titled(self, new: Speaker) -> Speaker:
        """A bare title means the one person before it whom the page names with that title, in a language without articles."""
        if new.entities or new.role not in PERSONS or self.lex.articles or not self.who.definite(new):
            return new
        bearers = {np for np, words in self.who.titled.items() if new.words < words}
        if len(bearers) == 1 and (np := bearers.pop())[0] < new.np[0]:
            bearer = self.who.read(*np)
            if len(bearer.entities) == 1 and new.may_be(bearer):
                bearer.genders |= new.genders
                return self._match(bearer) or bearer
        return new

    def _match(self, new: Speaker) -> Speaker | None:
        """The earlier speaker whom a noun phrase means again, most recent first; None where two fit."""
        found: list[Speaker] = []
        for old in islice(reversed(self.known), MOST_KNOWN):
            if new.entities and old.entities:
                if set(new.entities) == set(old.entities):
                    return old
            elif self._again(new, old):
                if new.words == old.words:
                    return old
                found.append(old)
        return found[0] if found and len({id(f) for f in found}) == 1 else None

    def _again(self, new: Speaker, old: Speaker) -> bool:
        """Whether the words of two noun phrases tell that they mean one speaker."""
        if not new.words or not new.may_be(old) or new.plural != old.plural:
            return False
        if (new.role in THINGS) != (old.role in THINGS):
            return False
        if new.words == old.words:
            return new.kind == "named" or self.who.definite(new) or new.kind == old.kind == "outlet"
        name = self.who.family(new)
        if name is not None:
            return self.who.last_name(old) == name
        if new.kind == "named" and new.words < old.words and self.who.last_name(new) is not None:
            return self.who.last_name(new) == self.who.last_name(old)
        if not self.who.definite(new) or new.role is None or new.kind == "document":
            return False
        head = self.who.bare(self.forms[self.who.head_end(new.np[0], self.who.core(*new.np)) - 1])
        return new.words <= self.who.all_words(old) and head in self.who.all_words(old) and old.role in PERSONS

    def _merge(self) -> None:
        """Short forms that came before their full form (headlines) join it, where only one full form fits."""
        known = list(islice(self.known, MOST_KNOWN))
        for short in [s for s in known if not s.entities and self.who.family(s)]:
            family = self.who.family(short)
            fuller = [s for s in known if s is not short and s.words > short.words and s.may_be(short)]
            longer = [s for s in fuller if self.who.last_name(s) == family]
            if len(longer) == 1:
                self.of = {k: longer[0] if v is short else v for k, v in self.of.items()}

    def _meant(self, draft: Draft, pronoun: Pronoun) -> Speaker | None:
        """Whom a pronoun means: the speaker around it for `I`, else the latest who fits in gender and number."""
        if pronoun.number in "12":
            return self._own_voice(draft, pronoun)
        sentence = self.page.sentence[draft.at]
        for found in self._candidates(draft, sentence):
            if self._fits(found, pronoun):
                if self.lex.free_order and self._others_since(found, draft):
                    return None
                if pronoun.gender in "mf":
                    found.genders.add(pronoun.gender)
                return found
            if pronoun.gender in "mf" and self._is_person(found) and not found.genders:
                return None
        return None

    def _others_since(self, found: Speaker, draft: Draft) -> bool:
        """Whether another person is named behind the last sentence in which somebody spoke: where a subject may stand anywhere,
        that one may be meant."""
        last = next((s for s, speaker in reversed(self.spoken) if speaker is found), None)
        if last is None:
            return False
        between = self.page.mentions_in(self.page.bounds[last][1], draft.at)
        return any(m.kind == "person" and m.entity is not None and m.entity not in found.entities for m in between)

    def _own_voice(self, draft: Draft, pronoun: Pronoun) -> Speaker | None:
        parent = draft.parent
        return (
            self.of.get(id(parent))
            if parent is not None and self.page.enclosing(draft.at) is not None and pronoun.number == "1"
            else None
        )

    def _candidates(self, draft: Draft, sentence: int) -> list[Speaker]:
        """Those who spoke or were the subject of the latest sentences, latest first."""
        out: list[Speaker] = []
        latest = dict(self.spoken[-40:])
        start = self.page.block[draft.at]
        for s in range(sentence, max(-1, sentence - SENTENCES_BACK - 1), -1):
            if s in latest and (s < sentence or draft.parent is None):
                out.append(latest[s])
            elif s < sentence or draft.at > self.page.bounds[s][0] + 2:
                subject = self._subject_of(s, draft)
                if subject is not None:
                    out.append(subject)
            if self.page.block[self.page.bounds[s][0]] < start - 1:
                break
        return out

    def _subject_of(self, s: int, draft: Draft) -> Speaker | None:
        """The person or institution that opens a sentence, as far as its words are a name."""
        a, last = self.page.bounds[s]
        a = self._past_fronted(a, last)
        if a >= last or self.forms[a] in QUOTES or a >= draft.at:
            return None
        end = self.page.mention_end.get(a) or self.who.run(a)
        if end <= a or end >= last or (self.page.kind(a) not in ("", "person", "organisation")):
            return None
        name = self.who.bare(self.forms[a])
        if not self.who.person(a) and end - a == 1 and name not in self.who.bearers and not self._spoke(name):
            return None
        new = self.who.read(a, end)
        return self._match(new) or self._fuller(new)

    def _past_fronted(self, a: int, last: int) -> int:
        """Past a conjunction, or past an adverbial that a comma closes, at the start of a sentence."""
        while a < last and self.forms[a] in self.lex.coordinators:
            a += 1
        if a < last and self.forms[a] in self.lex.prepositions:
            return next((k + 1 for k in range(a, min(last, a + LONGEST_FRONTED)) if self.forms[k] in COMMAS), a)
        return a

    def _spoke(self, name: str) -> bool:
        return any(self.who.last_name(s) == name for s in islice(reversed(self.known), 20))

    def _fits(self, speaker: Speaker, pronoun: Pronoun) -> bool:
        if pronoun.number == "p":
            return speaker.plural or speaker.role == "organisation" or speaker.kind == "collective"
        if pronoun.gender == "n":
            return not speaker.plural and (speaker.role in THINGS or speaker.kind in ("document", "outlet"))
        if speaker.plural or not self._is_person(speaker):
            return False
        return not speaker.genders or pronoun.gender in speaker.genders

    def _is_person(self, speaker: Speaker) -> bool:
        if speaker.role in THINGS or speaker.kind in ("document", "outlet", "collective"):
            return False
        if self.lex.free_order and self.page.words(*speaker.np).isascii():
            return False  # in another script than the report's stand the names of firms and outlets
        return speaker.role in PERSONS or speaker.kind in ("named", "unnamed")

    def _shared(self, draft: Draft, drafts: list[Draft], n: int) -> Speaker | None:
        """The speaker of a cue without a subject: that of the attribution before it in its sentence, or its clause's."""
        sentence = self.page.sentence[draft.at]
        if draft.rule == "fronted":
            later = next((d for d in drafts[n + 1 : n + 4] if self.page.sentence[d.at] == sentence and d.source), None)
            self.how[id(draft)] = "clause-subject"
            return self._speaker(later, drafts, n) if later is not None else None
        for other in reversed(drafts[max(0, n - 6) : n]):
            if self.page.sentence[other.at] != sentence:
                break
            if self.lex.free_order and other.kind == "according":
                continue  # whose word a clause is by is no subject of its verbs
            if other.parent is draft.parent and id(other) in self.of:
                self.how[id(draft)] = "goes-on"
                return self.of[id(other)]
        if draft.parent is not None:
            return None
        self.how[id(draft)] = "clause-subject"
        return self._subject_of(sentence, draft)
