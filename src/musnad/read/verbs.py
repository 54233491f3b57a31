"""Verbs and participles of saying, with their gap and their subject before it, behind it or only in their form."""

from musnad.read.clauses import Clauses
from musnad.read.cues import Cue, Form
from musnad.read.drafts import Draft, Range
from musnad.read.gaps import Gap, read_gap
from musnad.read.page import COMMAS, Page
from musnad.read.phrases import Phrases


class Verbs:
    """Matches the verb frames of one page. `why` names what the last reading that failed lacked."""

    def __init__(self, page: Page, phrases: Phrases, clauses: Clauses) -> None:
        self.page, self.lex, self.forms = page, page.lex, page.forms
        self.phrases, self.clauses = phrases, clauses
        self.why = ""

    def impersonal(self, i: int, form: Form) -> bool:
        """A verb right before its clause in a form that nobody speaks (`يذكر أن`, `يتوقع أن`)."""
        nxt = self.forms[i + 1] if i + 1 < self.page.size else ""
        unsaid = self._word(i, form) in self.lex.impersonal and nxt in self.lex.complementizers
        return unsaid and not self._negated(i) and self.clauses.left(i) is None

    def _word(self, i: int, form: Form) -> str:
        """The folded word without a conjunction written onto it."""
        return self.forms[i][1:] if form.joined else self.forms[i]

    def _negated(self, i: int) -> bool:
        return i > 0 and self.lex.without_and(self.forms[i - 1]) in self.lex.negations_of_cue

    def possible(self, i: int, form: Form) -> bool:
        """Whether a reading may be one at all: nobody's own `I`, no mood that its particle does not bring."""
        if form.person == 1 or ("participle_only" in form.cue.flags and form.kind != "participle"):
            return False
        return form.kind != "jussive" or self._negated(i)

    def at(self, i: int, form: Form) -> Draft | None:
        """The draft of one reading of the verb or participle at token `i`; None, with `why`, where no frame fits."""
        participle = form.kind == "participle"
        left = None if participle or form.joined else self.clauses.left(i)
        pronoun = self._pronoun_subject(i, form)
        gap = read_gap(self.page, self.phrases, i, form, subject=left is not None or pronoun or participle)
        if gap is None:
            self.why = "no-content"
            return self._trailing(i, form) if left is None and not form.joined else None
        source, addressee = self._parties(gap, left, form)
        self.why = self._objection(i, form, gap, source, left=left, pronoun=pronoun)
        if self.why:
            return None
        draft = Draft(
            i,
            [(i, i + 1), *gap.cues],
            form.cue.act,
            form.cue.lemma,
            gap.rule,
            "participle" if participle else "verb",
            gap.start,
            gap.shape,
            source=source,
            addressee=addressee,
            media=gap.media,
            gender=form.gender,
            number=form.number,
            joined=form.joined,
            pronoun=form.pronoun,
            negated=self._negated(i),
            svo=left is not None,
        )
        if not draft.media and not participle:
            draft.media += self._fronted(i)
        return self._checked(draft, form.cue)

    def _pronoun_subject(self, i: int, form: Form) -> bool:
        """Whether the subject is a pronoun written onto the word before (`إنه أبلغ`, `ما وصفه بـ`)."""
        before = self.forms[i - 1] if i else ""
        return before in self.lex.pronoun_subjects or (
            bool(form.pronoun) and "two" in form.cue.frames and before in self.lex.relatives
        )

    def _parties(self, gap: Gap, left: Range | None, form: Form) -> tuple[Range | None, Range | None]:
        """Source and addressee: a subject before the verb makes the noun phrase after it an addressee."""
        source, addressee = gap.source, gap.addressee
        if left is not None:
            return left, addressee or source
        if form.kind == "participle" and source is not None:
            return None, addressee or source
        lone = source is not None and addressee is None and "takes_object" in form.cue.flags and form.joined
        if lone and source is not None and self._no_person(source):
            return None, source
        return source, addressee

    def _objection(self, i: int, form: Form, gap: Gap, source: Range | None, *, left: Range | None, pronoun: bool) -> str:
        """What speaks against a reading that has a content, as a code; empty where nothing does."""
        first = self.page.bounds[self.page.sentence[i]][0]
        if "near" in form.cue.flags and gap.start - i > 3 and i > first:
            return "content-too-far"
        if gap.rule == "object":
            if gap.source and left is None and self.lex.role(self.forms[gap.source[0]]) == "document":
                return "document-with-object"
            if self._adjectival(i, form):
                return "adjective"
        if source is not None:
            return ""
        if form.kind != "participle" and (self._word(i, form) in self.lex.unspoken or self._infinitive(i, form)):
            return "nobody-speaks"
        if "overt" in form.cue.flags or not (gap.source or self._subject_within(i, form, pronoun=pronoun)):
            return "no-subject"
        return ""

    def _trailing(self, i: int, form: Form) -> Draft | None:
        """`"..."، يقول X في كلمة له`: verb and speaker after what was said, up to the end of the clause."""
        page = self.page
        first, last = page.bounds[page.sentence[i]]
        if "quote" not in form.cue.frames or form.kind == "participle" or i - first < 3:
            return None
        if self.forms[i - 1] not in COMMAS and i - 1 not in page.closes:
            return None
        end = self.phrases.agent(i + 1) if i + 1 < last else i + 1
        if end == i + 1:
            return None
        media: list[Range] = []
        k = self.clauses.skip(end, last, media)
        if k < last and page.tokens[k].word:
            return None
        return Draft(
            i,
            [(i, i + 1)],
            form.cue.act,
            form.cue.lemma,
            "trailing",
            "according",
            i,
            "before",
            source=(i + 1, end),
            media=media,
            gender=form.gender,
            quoted=True,
        )

    def _infinitive(self, i: int, form: Form) -> bool:
        """`أن تبدي`: a verb in the present right after a bare complementizer is what is wanted or avoided, not what was said."""
        before = self.forms[i - 1] if i else ""
        return form.kind == "present" and before in self.lex.complementizers - self.lex.pronoun_complementizers

    def _fronted(self, i: int) -> list[Range]:
        """A medium that opens the sentence, set off by a comma (`وفي مقابلة مع X، أكد`)."""
        first = self.page.bounds[self.page.sentence[i]][0]
        end = self.phrases.medium(first)
        return [(first, end)] if end and end < i and self.forms[end] in COMMAS and i - end <= 14 else []

    def _adjectival(self, i: int, form: Form) -> bool:
        """Whether a participle only describes the noun before it (`زيارة غير معلنة`)."""
        if form.kind != "participle" or form.gender != "f" or not i:
            return False
        before = self.forms[i - 1]
        return before in self.lex.not_before_participle or self.page.tokens[i - 1].word

    def _subject_within(self, i: int, form: Form, *, pronoun: bool) -> bool:
        """Whether a verb without a noun for its subject may stand here: joined, at a clause's start, or after a particle."""
        if form.kind == "participle" or pronoun:
            return True
        first = self.page.bounds[self.page.sentence[i]][0]
        before = self.forms[i - 1] if i > first else ""
        if form.joined and form.kind == "past" and "noun_like" in form.cue.flags:
            return self.clauses.leads(i)
        lex = self.lex
        return (
            form.joined
            or not before
            or self.clauses.leads(i)
            or ((before in COMMAS or self.page.is_dash(i - 1)) and form.cue.act == "assert")
            or before in lex.continuers
            or before in lex.relatives
            or before in lex.clause_openers
            or before in lex.verb_particles
            or before in lex.negations_of_cue
            or self.clauses.stray(i - 1)
            or lex.without_and(before) in lex.negations_of_cue
            or form.pronoun != ""
        )

    def _no_person(self, source: Range) -> bool:
        page = self.page
        named = [page.named[k].kind for k in range(*source) if k in page.named]
        return "person" not in named and "office" not in named and self.lex.role(self.forms[source[0]]) not in self.lex.epithets

    def _checked(self, draft: Draft, cue: Cue) -> Draft | None:
        """The draft with what its lemma asks for: words that must follow, what it refuses to say, the act that its noun names."""
        if not self._allowed(draft, cue):
            self.why = "lemma-needs"
            return None
        self._past_nothing(draft)
        if "act_of_noun" in cue.flags:
            self._repeats(draft)
        self._act(draft, cue)
        return draft

    def _allowed(self, draft: Draft, cue: Cue) -> bool:
        lex, forms = self.lex, self.forms
        last = self.page.bounds[self.page.sentence[draft.at]][1]
        if "negated_only" in cue.flags and not draft.negated:
            return False
        if cue.needs and not any(forms[k] in cue.needs for k in range(draft.at + 1, min(last, draft.at + 24))):
            return False
        if draft.shape == "phrase" and cue.lemma in lex.refusal_lemmas and forms[draft.start] in lex.comment_nouns:
            draft.act, draft.negated = "assert", True
            return True
        return "refuses" not in cue.flags

    def _past_nothing(self, draft: Draft) -> None:
        """`لم يذكر شيئا عن X`: the content is X."""
        lex, forms = self.lex, self.forms
        last = self.page.bounds[self.page.sentence[draft.at]][1]
        if draft.negated and forms[draft.start] in lex.nothing_words:
            while draft.start + 2 < last and (forms[draft.start] in lex.nothing_words or forms[draft.start] in lex.prepositions):
                draft.start += 1

    def _repeats(self, draft: Draft) -> None:
        """`كرر تأكيد X`: the noun is part of the cue."""
        lex, forms = self.lex, self.forms
        last = self.page.bounds[self.page.sentence[draft.at]][1]
        if forms[draft.start] in lex.repeated_nouns and draft.start + 2 < last:
            draft.cues.append((draft.start, draft.start + 1))
            draft.start += 1
            if forms[draft.start] == lex.at_prep or forms[draft.start] in lex.complementizers:
                draft.start += 1

    def _act(self, draft: Draft, cue: Cue) -> None:
        acts, forms = self.lex.noun_acts, self.forms
        named = acts.get(forms[draft.start]) if draft.start < self.page.size else None
        if "act_of_noun" in cue.flags:
            following = acts.get(forms[draft.start + 1]) if draft.start + 1 < self.page.size else None
            draft.act = following or named or draft.act
        elif draft.act == "assert" and draft.shape == "phrase" and named == "endorse":
            draft.act = "endorse"
        elif named and (draft.act == "express" or (draft.shape == "phrase" and cue.lemma in self.lex.feeling_lemmas)):
            draft.act = named
