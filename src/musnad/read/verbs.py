"""Verbs and participles of saying, with their gap and their subject before it, behind it or only in their form."""

from musnad.read.clauses import Clauses
from musnad.read.contents import Gap
from musnad.read.cues import Form
from musnad.read.drafts import Draft, Range
from musnad.read.gaps import read_gap
from musnad.read.heads import Heads
from musnad.read.needs import Needs
from musnad.read.openings import lacks_need, may_begin
from musnad.read.page import COMMAS, QUOTES, Page
from musnad.read.participles import Participles
from musnad.read.parties import Parties
from musnad.read.phrases import Phrases
from musnad.read.summoned import call_upon
from musnad.read.trailing import Trailing

FARTHEST_OWN = 4
"""Tokens from a verb to its own noun."""
FARTHEST_NEAR = 3
"""Tokens between a verb that wants its content near, and that content."""
FARTHEST_PRESENT = 2
"""The same for a present that is mostly another verb's (`تعد من أهم ...`)."""
_WRITTEN = frozenset({"warn", "demand", "accuse", "propose", "endorse", "deny"})
"""Acts that a document does to something, and so says it (`انتقد التقرير القرار`)."""
FARTHEST_BROUGHT = 2
"""Tokens from a verb that may be a noun to what it says, where its own preposition shows it to be a verb (`، ولوح بـ`)."""


class Verbs:
    """Matches the verb frames of one page. `why` names what the last reading that failed lacked; `taken` is where the object of
    the last one begins, a noun though it may be spelt like a verb (`أكد X تمسك Y بكذا`)."""

    def __init__(self, page: Page, phrases: Phrases, clauses: Clauses) -> None:
        self.page, self.lex, self.forms = page, page.lex, page.forms
        self.phrases, self.clauses = phrases, clauses
        self.needs = Needs(page, phrases)
        self.heads = Heads(page, phrases)
        self.parties, self.trailing = Parties(page, phrases), Trailing(page, phrases, clauses)
        self.participles = Participles(page, clauses)
        self.why = ""
        self.taken = -1

    def impersonal(self, i: int, form: Form) -> bool:
        """A verb right before its clause in a form that nobody speaks (`يذكر أن`, `يتوقع أن`)."""
        nxt = self.forms[i + 1] if i + 1 < self.page.size else ""
        unsaid = self._word(i, form) in self.lex.impersonal and nxt in self.lex.complementizers
        unsaid = unsaid and not self.clauses.goes_on(i, form)
        return unsaid and not (self._negated(i) or self.clauses.as_for(i) or self.clauses.left(i) or self.heads.told(i, form))

    def _word(self, i: int, form: Form) -> str:
        """The folded word without a conjunction written onto it."""
        return self.forms[i][1:] if form.joined else self.forms[i]

    def _negated(self, i: int) -> bool:
        return i > 0 and (self.lex.without_and(self.forms[i - 1]) in self.lex.negations_of_cue or self.clauses.withheld(i) < i)

    def possible(self, i: int, form: Form) -> bool:
        """Whether a reading may be one at all: nobody's own `I`, no mood that its particle does not bring."""
        raw, lex = self.page.raw(i), self.lex
        if "reaches" in form.cue.flags and form.kind == "present" and self._measured(i + 1):
            return False
        if form.weak and (i + 1 >= self.page.size or self.forms[i + 1] not in form.cue.needs):
            return False
        if i == self.page.first(i) and self.page.starts_with(i, lex.labels) > 1:
            return False
        if raw in lex.no_cues or (raw in lex.rare_cues and self.phrases.agent(i + 1) <= i + 1):
            return False
        if form.pronoun and raw.endswith(lex.feminine_endings):
            return False
        doubled = lex.doubling in raw
        if ("undoubled" in form.cue.flags and doubled) or ("doubled" in form.cue.flags and form.joined and not doubled):
            return False
        if form.kind == "past" and self.forms[i] in self.lex.media_prepositions and self.phrases.medium(i):
            return False
        if form.person == 1 or ("participle_only" in form.cue.flags and form.kind != "participle"):
            return False
        if (form.number == "d" and self._own_noun(i, form)) or self._somebodys(i, form):
            return False
        if i > 1 and self.forms[i - 1] in lex.jussive_particles and self.page.tokens[i - 2].word and self.phrases.unnamed(i) > i:
            return False
        if form.kind in ("past", "participle") and not form.joined and self.phrases.hides_name(i):
            return False
        if i > 1 and self.forms[i - 2] in self.lex.whether and self.forms[i - 1] in self.lex.verb_particles:
            return False
        if form.kind == "past" and i > 0 and (self.forms[i - 1] in self.lex.whether or self._object_of(i, form)):
            return False
        if form.kind == "past" and "noun_like" in form.cue.flags and not form.joined and self.clauses.governed(i):
            return False
        if i == self.taken and form.kind == "past" and not (form.joined or form.pronoun or "np" in form.cue.frames):
            return False
        if form.kind == "participle" and self.participles.predicate(i, alike="asked_alike" in form.cue.flags):
            return False
        if self.needs.only_names(i, form):
            return False
        if form.kind == "jussive" and i > 1 and self.forms[i - 2] in self.lex.according_relative:
            return False
        if form.kind in ("past", "participle") and i and self.needs.noun_here(i, form):
            return False
        if "inside" in form.cue.frames and i and self.forms[i - 1] in lex.according_relative:
            return False
        if form.kind == "present" and self._word(i, form) in lex.impersonal and self.heads.worth_telling(i):
            return False
        if i > 0 and self._of_a_thing(i) and (self._causes(i, form) or self._shows(i, form)):
            return False
        if form.kind == "participle" and self.forms[i] in self.lex.adverbs and form.cue.act != "assert":
            return False
        if not (form.joined or doubled) and self.forms[i] in self.lex.media_prepositions and self._leads_on(i, form):
            return False
        return form.kind != "jussive" or (i > 0 and self.lex.without_and(self.forms[i - 1]) in self.lex.jussive_particles)

    def _of_a_thing(self, i: int) -> bool:
        """Whether a thing and nobody is what the clause of the verb at `i` is about (`مما يؤكد`, `الأمر الذي يؤكد`)."""
        lex, before = self.lex, self.forms[i - 1]
        return before in lex.things or (i > 1 and before in lex.relatives and self.forms[i - 2] in lex.matters)

    def _causes(self, i: int, form: Form) -> bool:
        """Whether a thing leads to what the verb names (`ما دعا إلى`), and nobody asked for the thing (`ما دعا إليه X`)."""
        asked = i + 1 < self.page.size and self.forms[i + 1] in self.lex.relays(form.cue).with_pronoun
        return "causes" in form.cue.flags and not asked

    def _shows(self, i: int, form: Form) -> bool:
        """Whether a fact and nobody speaks (`مما يؤكد أن`): a present with its content right behind it."""
        after = self.forms[min(i + 1, self.page.size - 1)]
        alone = form.kind == "present" and form.number == "s" and not form.pronoun
        return alone and (after in self.lex.complementizers or after in form.cue.preps)

    def _unsaid(self, i: int, form: Form) -> bool:
        """Whether a past is spelt with the vowel of the passive (`طُلب من`), whose subject is not who speaks."""
        return self.lex.passive_vowel in self.page.raw(i)[form.joined + 1 : form.joined + 2]

    def _somebodys(self, i: int, form: Form) -> bool:
        """Whether the verb is spelt like its noun, and whose that is follows (`احتجاجات وتعهد من الحكومة بأن`)."""
        noun = form.joined and "from" not in form.cue.frames and self.lex.masdar(self.forms[i]) is not None
        return noun and self.forms[i + 1 : i + 2] == [self.lex.member_of] and self.phrases.agent(i + 2) > i + 2

    def _leads_on(self, i: int, form: Form) -> bool:
        """Whether a word that is also a preposition (`عبر`) is one: before a medium, or amid a sentence before no speaker."""
        if i + 1 >= self.page.size:
            return True
        amid = i > self.page.first(i) and self.page.tokens[i - 1].word and not self._after_opener(i, asserts=True)
        speaker = self.forms[i + 1] in self.lex.prepositions or self.phrases.agent(i + 1) > i + 1
        return self.phrases.medium(i) > 0 or (amid and not speaker)

    def _measured(self, k: int) -> bool:
        """Whether a number, or a word that leads to one, stands at `k`."""
        form = self.forms[k] if k < self.page.size else ""
        return form.isdigit() or form == self.lex.member_of or form in self.lex.some or form in self.lex.number_words

    def _object_of(self, i: int, form: Form) -> bool:
        """Whether a verb that is spelt like its noun is the object of the participle before it (`مؤكدا تمسك بلاده بـ`)."""
        noun = "noun_like" in form.cue.flags and not form.joined and not form.pronoun
        return noun and any(f.kind == "participle" and "np" in f.cue.frames for f in self.lex.lookup(self.forms[i - 1]))

    def _own_noun(self, i: int, form: Form) -> bool:
        """Whether the noun of a verb follows that verb (`يرفض الوزير رفضا قاطعا`), and looks like its dual."""
        before = self.forms[max(self.page.first(i), i - FARTHEST_OWN) : i]
        return any(f.cue.lemma == form.cue.lemma for word in before for f in self.lex.lookup(word))

    def at(self, i: int, form: Form) -> Draft | None:
        """The draft of one reading of the verb or participle at token `i`; None, with `why`, where no frame fits."""
        if "speakerless" in form.cue.flags or (form.kind == "past" and self._unsaid(i, form)):
            return self._passive(i, form)
        participle = form.kind == "participle" or self.clauses.led(i) < i
        form = self._with_object_if_negated(i, form)
        vain = ("negated_only" in form.cue.flags and not self._negated(i)) or lacks_need(self.page, i, form.cue)
        if (vain or not may_begin(self.page, i, form)) and not self.trailing.may_trail(i, form):
            self.why = "no-content"
            return None
        left = self.clauses.as_for(i) if form.joined else None if participle else self.clauses.left(i)
        about = form.pronoun and i > 0 and self.forms[i - 1] in self.lex.splices
        whoever = self.heads.whoever(i, form)
        if whoever or (left and (about or self.heads.alone(left, form) or (form.pronoun and self.parties.is_object(left)))):
            left = None
        bare = left is None and not (participle or whoever or form.pronoun)
        head = self.heads.before(i, form) if bare else None
        if head is None and "gist" in form.cue.flags:
            return None
        left = left or head or (self.heads.subject(i, form) if bare else None)
        pronoun = whoever or self._pronoun_subject(i, form)
        gap = read_gap(self.page, self.phrases, i, form, subject=left is not None or pronoun or participle)
        if (gap is None or self.parties.speaks_of_text(gap)) and self.parties.in_text(i, form):
            gap = read_gap(self.page, self.phrases, i, form, subject=True)
        if gap is None and left is None and form.joined and {"np"} == form.cue.frames and "takes_object" in form.cue.flags:
            gap = read_gap(self.page, self.phrases, i, form, subject=True)  # `وحيا أبناء شعبه`
        if gap is None or self.trailing.in_dashes(i):
            self.why = "no-content"
            return self.trailing.at(i, form) if left is None and not form.joined else None
        told = self.clauses.set_off(i, gap) or (gap.rule == "bare" and self.trailing.behind_quotation(i))
        if left is None and not form.joined and told and (apart := self.trailing.at(i, form)):
            return apart
        source, addressee = self.parties.of(i, gap, left, form)
        if source is None and "documents" in form.cue.flags and not form.joined:
            left = source = self.parties.document_before(i) or (self.clauses.loose_left(i) if form.kind == "present" else None)
        self.why = self._object_objection(i, form, gap, left=left)
        if (
            not self.why
            and source is None
            and (self._clause_follows(i, gap) or (gap.media and gap.rule == "clause") or self.clauses.heads_line(i, form))
            and not pronoun
            and not participle
            and not form.joined
        ):
            left = source = self.clauses.loose_left(i)
        if not self.why and source is None:
            called = gap.source is not None and addressee == gap.source and form.kind == "present"
            self.why = self._subject_objection(i, form, gap, pronoun=pronoun, named=gap.source is not None and not called)
        if not self.why and left is None and not self._opens(i, form, gap):
            self.why = "no-subject"
        if self.why:
            return None
        draft = self._draft(i, form, gap)
        draft.source, draft.svo, draft.speakerless = source, left is not None, whoever
        draft.aside = head is not None
        if source is None and self.parties.told_at_once(i, form, gap) and (opened := self.clauses.fronted_anew(i, form)):
            draft.group, draft.joined = opened, True
        draft.speakerless |= self.heads.accused(i, form)
        draft.addressee = addressee or self.parties.interlocutor(i, draft.media)
        return self._met(draft, form)

    def _passive(self, i: int, form: Form) -> Draft | None:
        """`أُعلن أن`, `اُتهم X بكذا`: the content of a verb that names nobody as its speaker."""
        gap = read_gap(self.page, self.phrases, i, form, subject=True)
        if gap is None or (gap.start - i > FARTHEST_NEAR and ("near" in form.cue.flags or "two" in form.cue.frames)):
            self.why = "content-too-far" if gap else "no-content"
            return None
        draft = self._draft(i, form, gap)
        draft.addressee, draft.speakerless = gap.addressee, True
        return self._met(draft, form)

    def _met(self, draft: Draft, form: Form) -> Draft | None:
        """The draft, where it has what its lemma asks for."""
        if not self.needs.meet(draft, form.cue):
            self.why = "lemma-needs"
            return None
        self.taken = draft.start if draft.rule == "object" else self.taken
        if draft.shape == "phrase" and draft.addressee is None:
            self.parties.thanked(draft)
            call_upon(self.page, draft, form.cue.flags)
        return draft

    def _with_object_if_negated(self, i: int, form: Form) -> Form:
        """`لم يذكر موعد الزيارة`: what is not said may be a noun phrase, though what is said is a clause."""
        if "clause" not in form.cue.frames or form.cue.act != "assert" or not self._negated(i):
            return form
        if i + 1 < self.page.size and self.forms[i + 1] in self.lex.owned_prepositions:
            return form
        cue = form.cue
        return form._replace(cue=cue._replace(frames=cue.frames | {"np"}, flags=cue.flags | {"np_bare"}))

    def _clause_follows(self, i: int, gap: Gap) -> bool:
        """Whether the content's clause comes right after the verb, so that its subject can only stand before it."""
        return gap.shape in ("clause", "quote") and gap.rule == "clause" and gap.start - i <= 2

    def _draft(self, i: int, form: Form, gap: Gap) -> Draft:
        """The draft of a verb or participle and its gap, without its parties."""
        participle = form.kind == "participle" or self.clauses.led(i) < i
        unsaid = "inside" in form.cue.frames and gap.source is None
        after = form.kind == "present" and i > self.page.first(i) and self.forms[i - 1] in self.lex.progress_verbs
        return Draft(
            at=i,
            cues=[(i - after, i + 1), *gap.cues],
            act=form.cue.act,
            lemma=form.cue.lemma,
            rule=gap.rule,
            kind="participle" if participle else "verb",
            start=gap.start,
            shape=gap.shape,
            media=gap.media if gap.media or participle else self.clauses.medium_before(i),
            gender="" if unsaid else form.gender,
            number=form.number,
            joined=form.joined or self._joined_before(i, after=after),
            pronoun=form.pronoun,
            negated=self._negated(i),
        )

    def _joined_before(self, i: int, *, after: bool) -> bool:
        """Whether a conjunction stands on the word before the verb, which goes on or denies behind a comma (`، ولم يستبعد`)."""
        before = self.forms[i - 1] if i else ""
        negated = before[1:] in self.lex.jussive_particles and i > 1 and self.forms[i - 2] in COMMAS
        return (after or negated) and before[:1] in self.lex.conjunctions

    def _pronoun_subject(self, i: int, form: Form) -> bool:
        """Whether the subject is a pronoun written onto the word before (`إنه أبلغ`, `ما وصفه بـ`)."""
        before = self.forms[i - 1] if i else ""
        if before in self.lex.pronoun_subjects or self.parties.contrasted(i):
            return True
        names = bool(form.pronoun) and "two" in form.cue.frames and before in self.lex.describers
        return names and not self.heads.follows(i, form)

    def _object_objection(self, i: int, form: Form, gap: Gap, *, left: Range | None) -> str:
        """What speaks against the content of a reading, as a code; empty where nothing does."""
        named = gap.source is not None and gap.source[0] == i + 1 and 0 < gap.start - gap.source[1] <= FARTHEST_NEAR
        opens = not i or self.forms[i - 1] in COMMAS or self.forms[i - 1] in self.lex.continuers
        near = gap.start - i <= FARTHEST_NEAR or i == self.page.first(i) or (named and opens)
        near = near or (left is not None and gap.rule == "clause" and form.gender == "f")
        far = form.kind == "present" and gap.start - i > FARTHEST_PRESENT
        if ("near" in form.cue.flags and not near) or ("near_present" in form.cue.flags and far):
            return "content-too-far"
        measured = gap.rule == "clitic" and any(form[:1].isdigit() for form in self.forms[i + 1 : gap.start])
        if "measures" in form.cue.flags and measured:
            return "shows-a-thing"
        if self.participles.described(i, form):
            return "adjective"
        if gap.rule != "object":
            return ""
        if (
            self._word(i, form) in self.lex.unspoken
            and gap.source
            and (self.clauses.objective(gap.start) or self.heads.called(i, gap.source))
        ):
            return "nobody-speaks"
        if self._word(i, form) in self.lex.unspoken and gap.source is None and self.participles.predicate_alone(gap.start):
            return "nobody-speaks"
        shows = gap.source or left
        if "shown" in form.cue.flags:
            return "" if shows is not None and self.parties.is_document(shows) else "shows-a-thing"
        behind = i == self.page.first(i) or self.forms[i - 1] in COMMAS or self.forms[i - 1] in self.lex.as_words
        written = behind and not form.joined and (form.cue.act in _WRITTEN or "written" in form.cue.flags)
        statement = gap.source and behind and self.forms[gap.source[0]] in self.lex.statements
        if (
            gap.source
            and left is None
            and self.parties.is_document(gap.source)
            and not (written or statement or self._negated(i) or self.parties.tells_deed(gap))
        ):
            return "document-with-object"
        return "adjective" if self.participles.adjectival(i, form) else ""

    def _subject_objection(self, i: int, form: Form, gap: Gap, *, pronoun: bool, named: bool) -> str:
        """What speaks against a reading without a speaker of its own, as a code; empty where nothing does."""
        told_in = self.parties.refers_back(i) and not self.forms[i + 1].startswith(self.lex.at_prep)
        if "inside" in form.cue.frames and gap.source is None and not told_in:
            return "no-subject"
        deemed = form.joined and any(word in QUOTES for word in self.forms[gap.start : gap.start + FARTHEST_NEAR])
        unspoken = self._word(i, form) in self.lex.unspoken and not deemed and not self.clauses.goes_on(i, form)
        if form.kind != "participle" and (unspoken or self._infinitive(i, form)):
            return "nobody-speaks"
        if gap.source is None and self.forms[i + 1 : i + 2] and self.forms[i + 1] in self.lex.relays(form.cue).with_pronoun:
            return "nobody-speaks"
        if self.parties.refers_back(i):
            return ""
        if self.parties.told_at_once(i, form, gap) and (self.clauses.fronted(i) or self.clauses.fronted_anew(i, form)):
            return ""
        before, lex = self.forms[i - 1] if i else "", self.lex
        himself = before in lex.pronoun_subjects and before not in lex.pronoun_complementizers
        if ("overt" in form.cue.flags and not himself) or not (named or self._subject_within(i, form, gap, pronoun=pronoun)):
            return "no-subject"
        return ""

    def _infinitive(self, i: int, form: Form) -> bool:
        """`أن تبدي`: a present right after a bare complementizer is what is wanted or avoided, not what was said."""
        wanted = form.kind == "present" and i > 0 and self.forms[i - 1] in self.lex.bare_complementizers
        return wanted and self.clauses.led(i) == i

    def _subject_within(self, i: int, form: Form, gap: Gap, *, pronoun: bool) -> bool:
        """Whether a verb without a noun for its subject may stand here: joined, at a clause's start, or after a particle."""
        if form.kind == "participle" or pronoun:
            return True
        if form.joined and form.kind == "past" and "noun_like" in form.cue.flags:
            brings = gap.rule in ("clitic", "prep") and gap.start - i <= FARTHEST_BROUGHT and self.forms[i - 1] in COMMAS
            return brings or self.forms[i + 1] in self.lex.told_pronouns or self.clauses.leads(i)
        if form.joined or form.pronoun or i == self.page.first(i):
            return True
        if gap.rule == "colon" and gap.start == i + 2 and gap.shape == "quote":
            return True
        if form.kind == "present" and self.forms[i - 1] in self.lex.progress_verbs:
            return True
        if form.kind == "past" and form.cue.act == "assert" and self.forms[i - 1] in self.lex.splices and gap.rule == "clause":
            return True
        says = form.kind == "present" and form.number == "p" and "quote" in form.cue.frames
        if says and self.forms[i + 1] in self.lex.pronoun_complementizers:
            return True
        return self.clauses.told_of(i - 1, i) or self._after_opener(i, asserts=form.cue.act == "assert") or self.clauses.leads(i)

    def _opens(self, i: int, form: Form, gap: Gap) -> bool:
        """Whether a word that is mostly a noun (`أمر`, `ثمن`) begins a clause with its speaker behind it; other forms may
        stand anywhere."""
        if "opens" not in form.cue.flags or form.kind != "past" or form.joined or (form.gender, form.number) != ("m", "s"):
            return True
        opened = i == self.page.first(i) or self._after_opener(i, asserts=True) or self.clauses.leads(i)
        return opened and (gap.source is not None or self.forms[i - 1] in self.lex.as_words)

    def _after_opener(self, i: int, *, asserts: bool) -> bool:
        """Whether a mark, a particle or a word that opens a clause stands right before the verb at `i`."""
        lex, before = self.lex, self.forms[i - 1]
        asserts = asserts or self.clauses.timed(i) or self.page.starts_with(self.page.first(i), lex.subordinators) > 0
        if asserts and (before in COMMAS or self.page.is_dash(i - 1)):
            return True
        return (
            before in lex.continuers
            or before in lex.relatives
            or before in lex.splices
            or before in lex.clause_openers
            or before in lex.verb_particles
            or lex.without_and(before) in lex.negations_of_cue
            or self.clauses.stray(i - 1)
        )
