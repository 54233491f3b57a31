"""Who speaks: noun phrases resolved to speakers, short forms to full ones, verbs without a subject to antecedents.

Precision comes before recall: where two speakers fit alike, or none does, the speaker stays unknown.
"""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import islice

from musnad.read.bearers import MOST_KNOWN
from musnad.read.drafts import Draft, Range
from musnad.read.known import LONGEST_AUTHOR
from musnad.read.levels import Levels
from musnad.read.page import COMMAS, Page
from musnad.read.taken import Taken
from musnad.read.titles import LONGEST_FULL
from musnad.read.who import Speaker, Who
from musnad.read.wholes import Wholes
from musnad.world import World

LOOK_BACK = 8
"""Attributions. A subject that stands only in its verb is not looked for further back."""
NEAR_CITED = 3
"""Attributions among which the one stands whose speaker a relative clause goes on with."""
NEAR_SENTENCES = 3
"""Sentences within which a verb goes on with a speaker behind whom somebody else spoke."""
LOOK_FAR = 60
"""Attributions of any level that are passed over while looking; keeps a long page linear."""

_BY_TITLE = frozenset({"title", "goes-on", "new-title"})  # a title may be that of him whom another serves: see `Again.owns`


class Speakers(Taken):
    """Resolves the speakers of one page, in the order of its attributions."""

    def __init__(self, page: Page, world: World, on: str | None, dropped: Sequence[tuple[int, str]] = ()) -> None:
        super().__init__(page, Who(page, world, on))
        self.levels = Levels(page)
        self.unread = [k for k, _ in dropped]
        self.wholes = Wholes(page, self.phrases, ())

    def full(self, id: str) -> Range | None:
        """The fullest noun phrase of the page that names a person, by the person's id."""
        np = self.who.full.get(id)
        return (np[0], self.wholes.end(*np, titles=id in self.who.world)) if np is not None else None

    def resolve(self, drafts: list[Draft]) -> dict[int, Speaker]:
        """Speaker by `id` of draft; drafts whose speaker is unknown are left out. `how` keeps the rule of each, as a code."""
        for n, draft in enumerate(drafts):
            if draft.source is None and (whoever := self.subjects.whoever(draft)) is not None:
                draft.source, self.how[id(draft)] = (whoever[0], whoever[0] + 1), "clause-subject"
                self.of[id(draft)] = Speaker(whoever, self.who.words(*whoever), "unknown", None, plural=True)
                continue
            if draft.speakerless:
                continue
            implicit = self._interviewed if draft.kind == "turn" else self._implicit
            found = self._overt(draft, draft.source) if draft.source else implicit(draft, drafts, n)
            if found is not None and not self.agreement.bars(draft, found):
                self._note(draft, found)
        self._merge()
        self._complete(drafts)
        return self.of

    def _complete(self, drafts: list[Draft]) -> None:
        """Gives the noun phrases by which speakers were found the parts that only describe them, now that all are found."""
        self.wholes = Wholes(self.page, self.phrases, frozenset(d.at for d in drafts))
        for draft in drafts:
            if draft.source is None:
                continue
            (a, b), start, speaker = draft.source, self.wholes.start(draft), self.of.get(id(draft))
            draft.source = a, self.wholes.end(a, b, start)
            draft.media = [medium for medium in draft.media if not a <= medium[0] < draft.source[1]]
            if speaker is not None and speaker.np == (a, b):
                listed = any(ref.id in self.who.world for ref in speaker.entities)
                speaker.np = a, self.wholes.end(a, b, start, titles=listed)

    def _note(self, draft: Draft, speaker: Speaker) -> None:
        """Remembers who spoke, for the drafts that come after."""
        if draft.rule in ("speech-of-nation", "own-noun"):
            self.of[id(draft)] = speaker
            return
        if draft.gender and draft.verbal and draft.source and self.statements.author(draft.source) is None:
            speaker.genders.add(draft.gender)
        self.of[id(draft)] = speaker
        if draft.parent is None:
            self.recent.append(speaker)
        stated = draft.source is not None and self.statements.issuer(draft.source) is not None
        body = speaker.role == "organisation" and self.page.kind(speaker.np[0]) != "place"
        if body or stated or self._through_statement(draft):
            self.issuer = self._given_out(draft) or speaker
        if stated or (speaker.role == "document" and not draft.aside) or self._through_statement(draft):
            self.again.paper, self.again.head = speaker, self._paper(draft)
        article = self.lex.article_nouns.intersection(self.forms[slice(*draft.source)]) if draft.source else None
        for a, b in draft.media if draft.verbal else ():
            papers = [form for form in self.forms[a:b] if self.lex.role(form) == "document"]
            self.through |= {bare: speaker for form in papers for bare in self.lex.bare_forms(form)}
        told = bool(speaker.entities) or speaker.length > LONGEST_AUTHOR
        if told and (article or self._writes(draft)) and self._is_person(speaker):
            self.author = speaker
        self.known.setdefault(speaker)

    def _paper(self, draft: Draft) -> str:
        """The bare word for the paper by which a draft's speaker speaks: its own noun, or that of its medium."""
        starts = ([draft.source[0]] if draft.source else []) + [k for a, b in draft.media for k in range(a, b)]
        at = next((k for k in starts if self.lex.role(self.forms[k]) == "document"), None)
        return next(iter(self.who.words(at, at + 1)), "") if at is not None else ""

    def _writes(self, draft: Draft) -> bool:
        """Whether something is said in writing of one's own: by the verb, or through an article."""
        if draft.lemma in self.lex.writing_lemmas:
            return True
        return draft.verbal and any(not self.lex.article_nouns.isdisjoint(self.forms[a:b]) for a, b in draft.media)

    def _through_statement(self, draft: Draft) -> bool:
        carried = draft.kind in ("according", "relay")
        return not carried and any(not self.lex.statement_words.isdisjoint(self.forms[a:b]) for a, b in draft.media)

    def _given_out(self, draft: Draft) -> Speaker | None:
        """Who gave out the statement through which somebody else is said to have spoken (`دعا X إلى كذا، بحسب بيان لمكتب Y`)."""
        papers = ((k, b) for a, b in draft.media for k in range(a, b) if self.lex.role(self.forms[k]) == "document")
        np = next((issuer for paper in papers if (issuer := self.statements.issuer(paper)) is not None), None)
        return self.read(*np) if np is not None else None

    def _merge(self) -> None:
        """Short forms that came before their full form (headlines) join it, where only one full form fits."""
        known = list(islice(self.known, MOST_KNOWN))
        styled = self.lex.honorifics
        for short in [s for s in known if not s.entities and s.kind != "document" and self.forms[s.np[0]] not in styled]:
            longer = [s for s in known if s is not short and self._short_of(short, s)]
            later = None if longer else self._only(self.again.named_later(short, known), short.role)
            later = later or (None if longer else self.again.headlined(short, known))
            if len(longer) == 1 or later is not None:
                self.of = {k: (later or longer[0]) if v is short else v for k, v in self.of.items()}
        for short in [s for s in known if len(s.entities) == 1 and self.bearers.in_headline(s)]:
            governments = [s for s in known if self.who.governs(s, short.entities[0])]
            lead = [s for s in governments if self.page.sentence[s.np[0]] == self.page.sentence[short.np[0]] + 1]
            if len(governments) == 1 or len(lead) == 1:
                self.of = {k: (lead or governments)[0] if v is short else v for k, v in self.of.items()}

    def _overt(self, draft: Draft, source: Range) -> Speaker:
        """The speaker of a draft with a noun phrase of its own: one known already, or a new one."""
        if draft.rule == "speech-of-nation":
            self.how[id(draft)] = "nation"
            return self.who.nation(source)
        issued = self._written(source) or self._issued(source)
        if issued is not None:
            draft.gender = ""
        new = issued or self.read(*source)
        if self.lex.led_title(self.forms[new.np[0]]):
            new.led.add(new.np[0])
        draft.media = [medium for medium in draft.media if medium[0] != new.np[0]]
        if draft.gender and draft.verbal and new.np == source:
            new.genders.add(draft.gender)
        match = self._known(draft, new)
        to = draft.addressee
        sent = self.page.mentions_in(*to) if to is not None and any(a <= to[0] < b for a, b in draft.media) else ()
        if match is None or any(m.entity in match.entities for m in sent):  # nobody writes to himself
            return new
        town = self.page.kind(new.np[0]) == "place" and match.role in self.lex.epithets  # a family is called so too
        if not match.entities and new.entities and not town:
            match.entities, match.kind = new.entities, new.kind
        if match.words < new.words - self.lex.selves and new.length <= LONGEST_FULL:
            match.np, match.words = new.np, match.words | new.words
        match.genders |= new.genders
        match.called |= new.words
        return match

    def _written(self, source: Range) -> Speaker | None:
        """Who wrote the paper that a noun phrase is."""
        writers = self.statements.author(source)
        if writers is None:
            return None
        self.author = self.read(*writers)
        return self.author

    def _issued(self, source: Range) -> Speaker | None:
        """Who gave out the statement that a noun phrase is; not whose name alone would hang on its preposition."""
        issuer, lex = self.statements.issuer(source), self.lex
        if issuer is None:
            return None
        new, head = self.read(*issuer), self.forms[issuer[0]]
        if head.startswith(lex.to_clitic * 2):
            return new if new.entities or self._match(new) else None
        return new

    def _known(self, draft: Draft, new: Speaker) -> Speaker | None:
        """Whom a noun phrase means that is no new speaker, by the first rule that finds him."""
        rules = (
            ("same", self._same),
            ("same", self._latter),
            ("title", self._in_turn),
            ("namesake", self._namesake),
            ("introduced", self._introduced),
            ("author", self._author),
            ("named-again", self._match),
            ("source", self._own_source),
            ("title", self._titled_person),
            ("issuer", self._issuer),
            ("sole", self._sole),
            ("leader", self._leader),
            ("surname", self._surname),
            ("goes-on", self._went_on),
            ("new-title", self._entitled),
            ("introduced", self.again.brought_in),
        )
        told = draft.rule == "relative" and new.kind == "document"
        apart = {"source", "issuer", "sole"} if told else set()
        if draft.lemma not in self.lex.continuing_lemmas or not draft.verbal or draft.parent is not None:
            apart.add("goes-on")
        if not draft.verbal or draft.parent is not None:
            apart.add("new-title")
        for rule, find in rules:
            found = find(new) if rule not in apart else None
            if found is not None and not (rule in _BY_TITLE and self.again.owns(new, found)):
                self.how[id(draft)] = rule
                return found
        self.how[id(draft)] = "named"
        return None

    def _implicit(self, draft: Draft, drafts: list[Draft], n: int) -> Speaker | None:
        """The antecedent of a verb that has its subject only in its form."""
        if (taken := self._taken_up(draft, drafts[max(0, n - LOOK_BACK) : n])) is not None:
            return taken
        if draft.rule in ("speech-inside", "speech-aim"):
            return self._of_speech(draft)
        if draft.lemma in self.lex.pretext_lemmas and (draft.antecedent or draft.parent):
            return None
        if (asked := self._asked(draft, drafts, n)) is not None:
            self.how[id(draft)] = "answers"
            return asked
        if (cited := self._cited_beside(draft, drafts[n - 1] if n else None)) is not None:
            self.how[id(draft)] = "clause-subject"
            return cited
        if (several := self._subject(draft, self.subjects.beside(draft))) is not None and several.plural:
            self.how[id(draft)] = "clause-subject"
            return several
        relative = self.subjects.relative(draft)
        resumed = relative and not self.lex.resumed.isdisjoint(self.forms[draft.at + 1 : draft.at + 2])
        head = self._subject(draft, self.about.head(draft)) if relative and not draft.pronoun and not resumed else None
        refers = not self.lex.back_references.isdisjoint(self.forms[draft.at + 1 : draft.at + 2])
        text_of = self._text_of(draft, refers=refers, relative=relative)
        if text_of is not None and ((owner := self._subject(draft, text_of)) is not None or relative):
            self.how[id(draft)] = "clause-subject"
            return owner
        if not relative and (held := self._held(draft)) is not None:
            return held
        spliced = refers or resumed or self.subjects.spliced(draft)
        if relative and not draft.pronoun and (cited := self._cited_right_before(draft, drafts[max(0, n - NEAR_CITED) : n])):
            self.how[id(draft)] = "goes-on"
            return cited
        if head is not None and (not spliced or self._is_person(head)):
            self.how[id(draft)] = "clause-subject"
            return head
        if relative and not (spliced or draft.pronoun or self.subjects.equated(draft)):
            told = self.about.told(draft)
            if told is not None or draft.shape != "clause" or draft.lemma in self.lex.provision_lemmas:
                self.how[id(draft)], draft.aside = "clause-subject", True
                return self._document(told) if told is not None else None
        if draft.antecedent is not None:
            found = self.of.get(id(draft.antecedent))
            if found is not None and self.agreement.fits(draft, found) and not self.levels.cited(draft.antecedent, found, draft):
                self.how[id(draft)] = "goes-on"
                return found
        before = self.forms[draft.at - 1] if draft.at else ""
        beside = draft.kind == "participle" or draft.joined or relative or refers or before in self.lex.as_words
        beside = beside or before in COMMAS or before in self.lex.pronoun_subjects - self.lex.pronoun_complementizers
        alone = n == 0 or self.page.sentence[drafts[n - 1].at] != self.page.sentence[draft.at]
        beside = beside or (alone and self.subjects.contrasts(draft)) or self.subjects.names(draft)
        beside = beside and draft.rule != "according-pronoun"
        subject = (self._subject(draft, self.subjects.clause(draft)) if beside else None) or head
        self.how[id(draft)] = "clause-subject" if subject else "carried"
        if subject is None and (relative or (alone and self.subjects.inserted(draft))):
            return None
        subject = subject or self._subject(draft, self._told_of(draft))
        if subject is None and (subject := self._narrated(draft, drafts[max(0, n - LOOK_BACK) : n])):
            self.how[id(draft)] = "clause-subject"
        return (
            subject or self._before(draft, drafts[max(0, n - LOOK_FAR) : n]) or self._subject(draft, self.subjects.several(draft))
        )

    def _text_of(self, draft: Draft, *, refers: bool, relative: bool) -> Range | None:
        """Whose the text or the speech is that a verb tells of, perhaps by a pronoun that refers to it."""
        owned = (refers or self.subjects.inserted(draft)) and not draft.joined
        owner = self.subjects.owner(draft) if owned else None
        return owner or (self.about.spoken_in(draft) if refers and relative else None)

    def _held(self, draft: Draft) -> Speaker | None:
        """The text right before a verb that tells what stands in it."""
        held = self.about.held(draft)
        if held is None:
            return None
        self.how[id(draft)] = "clause-subject"
        return self._document(held)

    def _of_speech(self, draft: Draft) -> Speaker | None:
        """Whose a noun of speech is: his in whose words it stands, or his whose deed aims at it."""
        inside = draft.rule == "speech-inside"
        self.how[id(draft)] = "goes-on" if inside else "clause-subject"
        return self.of.get(id(draft.parent)) if inside else self._subject(draft, self.subjects.doer(draft))

    def _asked(self, draft: Draft, drafts: list[Draft], n: int) -> Speaker | None:
        """Who was asked right before, by name or by a pronoun for who spoke then: what follows is the answer
        (`وعندما سئل X عن Y، قال`, `وسأله صحفي عن Y فأجاب`)."""
        question = drafts[n - 1] if n else None
        if question is None or question.act != "ask" or draft.act == "ask" or (draft.kind == "participle" and draft.verbal):
            return None
        if self.page.sentence[question.at] != self.page.sentence[draft.at] or self.levels.level(
            question
        ) is not self.levels.level(draft):
            return None
        if question.addressee is not None:
            return self._subject(draft, question.addressee)
        own = question.rule == "own-noun" and self.forms[question.at].endswith(self.lex.object_pronouns)
        return self._before(draft, drafts[max(0, n - 1 - LOOK_FAR) : n - 1]) if question.pronoun or own else None

    def _narrated(self, draft: Draft, earlier: list[Draft]) -> Speaker | None:
        """The subject of the sentence or clause before, where that is narration in which nobody spoke, nor goes on speaking."""
        first = self.page.first(max(draft.at - 1, 0))
        spoken = any(d.at >= first or (d.content and d.content[-1][1] > first) for d in earlier)
        if spoken or draft.lemma in self.lex.continuing_lemmas:
            return None
        return self._subject(draft, self.subjects.before(draft) or self.subjects.where(draft))

    def _told_of(self, draft: Draft) -> Range | None:
        """Whom a clause is about that is neither relative nor joined: by its word of time, its pronoun, or its plural."""
        subjects = self.subjects
        np = subjects.at_that_time(draft) or subjects.speech_of(draft) or subjects.described(draft) or subjects.opening(draft)
        named = self.page.named.get(np[0]) if np else None
        full = self.who.full.get(named.entity.id) if named is not None and named.entity is not None else None
        if np is None or full is None or not full[0] <= np[0] < full[1]:
            return np
        return full[0], max(np[1], min(self.phrases.agent(full[0]), draft.at))

    def _before(self, draft: Draft, earlier: list[Draft]) -> Speaker | None:
        """The last speaker of the same level who agrees with the verb; nobody behind one who passed on another's words, since
        either may go on."""
        seen = 0
        for other in reversed(earlier):
            found = self.of.get(id(other))
            if found is None or found not in self.known or not self.levels.may_go_on(draft, other, found):
                continue
            seen += 1
            if seen > LOOK_BACK or (seen > 1 and self._apart(draft, other, found)):
                break
            found = self._who_cited(other, found) or found
            if self.agreement.fits(draft, found):
                return (
                    None
                    if other.rule == "relay-person" or self._paper_tells(draft, other)
                    else self._since(draft, other) or found
                )
        return None

    def _paper_tells(self, draft: Draft, other: Draft) -> bool:
        """Whether a demand goes on with what a statement tells of somebody (`قال بيان للمجلس إن الرئيس أعطى مهلة. كما أمر بكذا`):
        it may be his or that of who gave it out."""
        paper = other.source is not None and self.statements.issuer(other.source) is not None
        told = other.shape == "clause" and self.forms[other.start - 1] in self.lex.bare_complementizers
        somebody = self.phrases.agent(other.start) > other.start and self.page.kind(other.start) in ("person", "office", "")
        return paper and told and somebody and draft.act == "demand" and self.lex.definite(self.forms[other.start])

    def _who_cited(self, other: Draft, text: Speaker) -> Speaker | None:
        """Who cites the text that speaks in his words (`بحسب X، فإن المعلومات تفيد بكذا. وأضاف`): he goes on."""
        above = other.parent if text.role == "document" else None
        outer = self.of.get(id(above)) if above is not None and above.kind == "according" else None
        return outer if outer is not None and outer.role not in ("document", "outlet") else None

    def _apart(self, draft: Draft, other: Draft, speaker: Speaker) -> bool:
        """Whether somebody else is named, or too much is told, since a speaker behind whom another spoke: the verb may be his."""
        own, page = {ref.id for ref in speaker.entities}, self.page
        named = (m.entity.id for m in page.mentions_in(other.end, draft.at) if m.kind == "person" and m.entity is not None)
        return page.sentence[draft.at] - page.sentence[other.at] > NEAR_SENTENCES or any(id not in own for id in named)

    def _since(self, draft: Draft, other: Draft) -> Speaker | None:
        """The subject of the last verb of saying between two attributions that made none: what follows goes on with it."""
        low, high = bisect_left(self.unread, other.end), bisect_left(self.unread, draft.at)
        for k in reversed(self.unread[low:high]):
            end = self.phrases.agent(k + 1) if k + 1 < draft.at else k
            finite = any(f.kind in ("past", "present") and f.person == 3 for f in self.lex.lookup(self.forms[k]))
            noun = self.lex.without_conjunction(self.forms[k - 1]) in self.lex.prepositions
            if end > k + 1 and finite and not noun and self.forms[k] not in self.lex.prepositions:
                return self._subject(draft, (k + 1, end))
        return None

    def _subject(self, draft: Draft, np: Range | None) -> Speaker | None:
        """A noun phrase as the speaker of a draft, unless its kind or its gender speaks against it."""
        if np is None:
            return None
        k, end = np = max(np, self.who.opening.get(np[0], np))
        new = self.read(k, end)
        if new.role is None and k not in self.page.named and not self.lex.definite(self.forms[k]):
            return None
        if new.kind in ("unknown", "document") or (draft.gender and self.agreement.gender(k, new) not in ("", draft.gender)):
            return None
        named = any(mention.kind == "person" for mention in self.page.mentions_in(*np))
        if draft.number == "p" and draft.joined and named and not new.plural and len(new.entities) < 2:
            return None
        new.genders.add(draft.gender)
        return self._same(new) or self._introduced(new) or self._match(new) or new
