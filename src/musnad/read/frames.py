"""Cue frames: what stands around a cue word, read left to right over folded tokens.

Each reader below answers for one kind of cue with drafts, or with nothing where the word is no cue in its place.
The kinds are the frames of the language's tables; no word of a language stands here.
"""

from musnad.read.drafts import Draft, Range
from musnad.read.gaps import Gap, read_gap
from musnad.read.lexicon import According, Cue, Form
from musnad.read.page import COMMAS, QUOTES, Page
from musnad.read.phrases import Phrases


class Frames:
    """Matches the cue frames of one page."""

    def __init__(self, page: Page) -> None:
        self.page, self.lex, self.forms = page, page.lex, page.forms
        self.phrases = Phrases(page)

    def at(self, i: int) -> list[Draft]:
        """The drafts whose cue begins at token `i`, outermost first; empty for a word that is no cue here."""
        form = self.forms[i]
        if form in self.lex.according_starts:
            found = self._according(i)
            if found:
                return [found]
        readings = self.lex.lookup(form)
        if readings and not self._inside_name(i):
            found_by_verb = self._verb(i, readings)
            if found_by_verb:
                return found_by_verb
        masdar = self.lex.masdar(form)
        if masdar is not None and not self._inside_name(i):
            found = self._verbal_noun(i, masdar)
            if found:
                return [found]
        if form in self.lex.nouns or form in self.lex.speech_nouns:
            found = self._noun(i)
            return [found] if found else []
        if form == ":":
            found = self._headline(i)
            return [found] if found else []
        return []

    def _inside_name(self, i: int) -> bool:
        page = self.page
        return any(k in page.named and page.mention_end[k] > i and page.named[k].kind != "office" for k in range(max(0, i - 3), i + 1))

    def _verb(self, i: int, readings: tuple[Form, ...]) -> list[Draft]:
        if self._impersonal(i, readings[0]):
            return []
        for form in readings:
            if form.person == 1 or "participle_only" in form.cue.flags and form.kind != "participle" or form.kind == "jussive" and not self._negated(i):
                continue
            if "relay" in form.cue.frames:
                drafts = self._relay(i, form)
            else:
                draft = self._plain(i, form)
                drafts = [draft] if draft else []
            if drafts:
                return drafts
        return []

    def _impersonal(self, i: int, form: Form) -> bool:
        """A verb right before its clause in a form that nobody speaks (`يذكر أن`, `يتوقع أن`)."""
        word = self.forms[i][1:] if form.joined else self.forms[i]
        nxt = self.forms[i + 1] if i + 1 < self.page.size else ""
        return word in self.lex.impersonal and nxt in self.lex.complementizers and not self._negated(i) and self.left(i) is None

    def _negated(self, i: int) -> bool:
        return i > 0 and self.lex.without_and(self.forms[i - 1]) in self.lex.negations_of_cue

    def _plain(self, i: int, form: Form) -> Draft | None:
        """A verb or participle with its gap. The subject may stand before it, behind it, or only in its form."""
        left = None if form.kind == "participle" or form.joined else self.left(i)
        before = self.forms[i - 1] if i else ""
        pronoun = before in self.lex.pronoun_subjects or bool(form.pronoun) and "two" in form.cue.frames and before in self.lex.relatives
        gap = read_gap(self.page, self.phrases, i, form, subject=left is not None or pronoun or form.kind == "participle")
        if gap is None:
            return self._trailing(i, form) if left is None and not form.joined else None
        if "near" in form.cue.flags and (gap.start - i > 3 and i > self.page.bounds[self.page.sentence[i]][0]):
            return None
        source, addressee = gap.source, gap.addressee
        if gap.rule == "object" and (source and left is None and self.lex.role(self.forms[source[0]]) == "document" or self._adjectival(i, form)):
            return None
        if left is not None:
            source, addressee = left, addressee or gap.source
        if form.kind == "participle" and source is not None:
            source, addressee = None, addressee or source
        cues = [(i, i + 1), *gap.cues]
        word = self.forms[i][1:] if form.joined else self.forms[i]
        if source is None and form.kind != "participle" and (word in self.lex.unspoken or self._infinitive(i, form)):
            return None
        if source is None and "overt" in form.cue.flags:
            return None
        if source is None and not self._subject_within(i, form, pronoun=pronoun):
            return None
        if source is not None and addressee is None and left is None and "takes_object" in form.cue.flags and form.joined and self._no_person(source):
            source, addressee = None, source
        draft = Draft(
            i, cues, form.cue.act, form.cue.lemma, gap.rule, "participle" if form.kind == "participle" else "verb",
            gap.start, gap.shape, source=source, addressee=addressee, media=gap.media, gender=form.gender,
            number=form.number, joined=form.joined, pronoun=form.pronoun, negated=self._negated(i), svo=left is not None,
        )
        if not draft.media and form.kind != "participle":
            draft.media += self._fronted(i)
        return self._checked(draft, form.cue)

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
        k = self._skip(end, last, media)
        if k < last and page.tokens[k].word:
            return None
        return Draft(i, [(i, i + 1)], form.cue.act, form.cue.lemma, "trailing", "according", i, "before", source=(i + 1, end),
                     media=media, gender=form.gender, quoted=True)

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
            return self._leads(i)
        lex = self.lex
        return (
            form.joined or not before or self._leads(i) or (before in COMMAS or self.page.is_dash(i - 1)) and form.cue.act == "assert" or before in lex.continuers or before in lex.relatives
            or before in lex.clause_openers or before in lex.verb_particles or before in lex.negations_of_cue or self._stray(i - 1)
            or lex.without_and(before) in lex.negations_of_cue or form.pronoun != ""
        )

    def _no_person(self, source: Range) -> bool:
        page = self.page
        named = [page.named[k].kind for k in range(*source) if k in page.named]
        return "person" not in named and "office" not in named and self.lex.role(self.forms[source[0]]) not in self.lex.epithets

    def _checked(self, draft: Draft, cue: Cue) -> Draft | None:
        lex, forms = self.lex, self.forms
        last = self.page.bounds[self.page.sentence[draft.at]][1]
        if "negated_only" in cue.flags and not draft.negated:
            return None
        if draft.negated and forms[draft.start] in lex.nothing_words:
            while draft.start + 2 < last and (forms[draft.start] in lex.nothing_words or forms[draft.start] in lex.prepositions):
                draft.start += 1
        if cue.needs and not any(forms[k] in cue.needs for k in range(draft.at + 1, min(last, draft.at + 24))):
            return None
        if draft.shape == "phrase" and cue.lemma in lex.refusal_lemmas and forms[draft.start] in lex.comment_nouns:
            draft.act, draft.negated = "assert", True
        elif "refuses" in cue.flags:
            return None
        if "act_of_noun" in cue.flags and forms[draft.start] in lex.repeated_nouns and draft.start + 2 < last:
            draft.cues.append((draft.start, draft.start + 1))
            draft.start += 1
            if forms[draft.start] == lex.at_prep or forms[draft.start] in lex.complementizers:
                draft.start += 1
        if "act_of_noun" in cue.flags:
            for k in range(draft.start, min(draft.start + 2, last)):
                draft.act = lex.noun_acts.get(forms[k], draft.act)
        elif draft.act == "assert" and draft.shape == "phrase" and draft.start < self.page.size and lex.noun_acts.get(forms[draft.start]) == "endorse":
            draft.act = "endorse"
        elif draft.act == "express" or draft.shape == "phrase" and cue.lemma in lex.feeling_lemmas:
            draft.act = lex.noun_acts.get(forms[draft.start], draft.act)
        return draft

    def left(self, i: int) -> Range | None:
        """The subject that stands right before the verb at `i`, where a clause begins there."""
        page, forms, lex = self.page, self.forms, self.lex
        first = page.bounds[page.sentence[i]][0]
        j = i
        while j > first and (self._stray(j - 1) or forms[j - 1] in lex.adverbs or forms[j - 1] in lex.verb_particles or forms[j - 1] in lex.negations_of_cue):
            j -= 1
        stop = j
        comma = j > first and forms[j - 1] in COMMAS
        end = j - 1 if comma else j
        for s in range(max(first, end - 24), end):
            if not self._clause_starts(s, first, after_was=comma):
                continue
            reached = self.phrases.agent(s)
            while reached < end and reached > s and (forms[reached] in COMMAS or page.is_dash(reached)) and self.phrases.agent(reached + 1) > reached + 1:
                reached = self.phrases.agent(reached + 1)
            if reached == end and end > s:
                return s, end
            if reached > s and self._only_adjuncts(reached, stop):
                return s, reached
        return None

    def _stray(self, j: int) -> bool:
        """A mark right before a verb that opens its quotation (`بايدن "أخبر ..."`), or that has no partner."""
        return self.forms[j] in QUOTES and j not in self.page.closes

    def _only_adjuncts(self, j: int, stop: int) -> bool:
        """Whether tokens [j, stop) are an aside, a time, a medium or a prepositional phrase."""
        page, lex = self.page, self.lex
        for _ in range(8):
            if j >= stop:
                return j == stop
            step = page.timed.get(j) or self.phrases.aside(j) or self.phrases.medium(j)
            if not step and self.forms[j] in lex.adverbs:
                step = j + 1
            if not step:
                return False
            j = step
        return False

    def _clause_starts(self, s: int, first: int, *, after_was: bool) -> bool:
        """Whether a clause of its own may begin at `s`: at the sentence's start, after a conjunction or a mark."""
        if s == first:
            return True
        page, lex, before = self.page, self.lex, self.forms[s - 1]
        if before in lex.clause_openers or before in lex.complementizers:
            return True
        if before in COMMAS or before == ":" or before == "..":
            return not after_was
        if before in QUOTES and s - 1 in page.quote and page.quote[s - 1] > s + 3:
            return True
        return self.forms[s][:1] in lex.conjunctions and before in COMMAS | {"."}

    def _relay(self, i: int, form: Form) -> list[Draft]:
        """`نقل CARRIER عن SOURCE قوله CONTENT`: the carrier is the medium where it is an outlet, a speaker where a person."""
        page, lex, phrases = self.page, self.lex, self.phrases
        last = page.bounds[page.sentence[i]][1]
        before, with_pronoun = lex.relays(form.cue)
        carrier, j = self._carrier(i, last, before | with_pronoun)
        if j >= last or self.forms[j] not in before | with_pronoun:
            return []
        pronoun = self.forms[j] in with_pronoun
        start = j + 1
        source = None if pronoun else (start, phrases.phrase(start, lex.speech_nouns))
        k = source[1] if source else start
        content = self._relayed(k, last)
        if content is None or (source and source[0] == source[1]):
            return []
        cue_at, begin, shape = content
        left = None if carrier or form.joined else self.left(i)
        carrier = carrier or left
        cues = [(cue_at, cue_at + 1)] if cue_at >= 0 else [(i, i + 1)]
        inner = Draft(i, cues, "assert", form.cue.lemma, "relay", "relay", begin, shape, source=source,
                      gender=form.gender if not source else "", joined=form.joined, verbal=False)
        if carrier is None:
            return [inner]
        if self.is_carrier(carrier):
            inner.media.append(carrier)
            return [inner]
        outer = Draft(i, [(i, i + 1)], "assert", form.cue.lemma, "relay-person", "verb", start, "clause", source=carrier,
                      gender=form.gender, number=form.number, joined=form.joined)
        inner.at = cues[0][0]
        inner.kind = "nested-relay"
        return [outer, inner]

    def _carrier(self, i: int, last: int, stops: frozenset[str]) -> tuple[Range | None, int]:
        j = i + 1
        end = self.phrases.phrase(j, stops) if j < last and self.forms[j] not in stops else j
        carrier = (j, end) if end > j else None
        while end < last and end - i < 20 and (end in self.page.timed or self.forms[end] in self.lex.adverbs or self.forms[end] in COMMAS):
            end = self.page.timed.get(end, end + 1)
        return carrier, end

    def _relayed(self, k: int, last: int) -> tuple[int, int, str] | None:
        """Past times and commas to the speech noun and the content: (cue token or -1, content start, shape)."""
        lex, forms, page = self.lex, self.forms, self.page
        cue = -1
        for j in range(k, min(last, k + 14)):
            if forms[j] in lex.speech_nouns:
                cue = j
            elif forms[j] in lex.complementizers:
                return cue, j + 1, "quote" if j + 1 < last and j + 1 in page.quote else "clause"
            elif forms[j] == ":":
                return cue, j + 1, "quote"
            elif forms[j] in QUOTES and cue >= 0:
                return cue, j, "quote"
            elif forms[j] in lex.relatives:
                return None
        return None

    def is_carrier(self, source: Range) -> bool:
        """Whether a noun phrase names an outlet or agency, or outlets in general."""
        page = self.page
        if self.lex.role(self.forms[source[0]]) in ("outlet", "document"):
            return True
        named = page.named.get(source[0])
        return named is not None and named.kind == "outlet" and page.mention_end[source[0]] >= source[1] - 1

    def _according(self, i: int) -> Draft | None:
        for row in self.lex.according_starts[self.forms[i]]:
            n = len(row.words)
            if tuple([self.lex.without_and(self.forms[i]), *self.forms[i + 1 : i + n]]) != row.words:
                continue
            found = self._according_row(i, i + n, row)
            if found:
                return found
        return None

    def _according_row(self, i: int, j: int, row: According) -> Draft | None:
        page, lex, phrases = self.page, self.lex, self.phrases
        last = page.bounds[page.sentence[i]][1]
        if row.pronoun:
            return Draft(i, [(i, j)], "assert", " ".join(row.words), "according-pronoun", "according", i, "before", verbal=False)
        if j >= last or (row.next and not (self.forms[j][:1] == lex.to_clitic)):
            return None
        gender = ""
        relative = self.forms[j] in lex.according_relative
        if row.verb or relative:
            k = j + 1 if relative else j
            readings = [f for f in lex.lookup(self.forms[k]) if f.kind in ("past", "present") and f.person == 3 and not f.joined] if k < last else []
            if not readings and k < last and relative and self.forms[k] in lex.according_verbs:
                j = k + 1
                while j < last and self.forms[j] in lex.prepositions:
                    j += 1
                return self._according_source(i, j, last, row)
            if readings and readings[0].cue.act not in ("assert", "express"):
                return None
            if not readings or (row.verb and lex.without_and(self.forms[i]) in lex.as_words and self._has_complement(k, readings[0])):
                return None
            gender, j = readings[0].gender, k + 1
            if "relay" in readings[0].cue.frames:
                return self._according_relay(i, j, last)
        return self._according_source(i, j, last, row, gender=gender)

    def _according_source(self, i: int, j: int, last: int, row: According, *, gender: str = "") -> Draft | None:
        """The source after an according cue that ends at `j`, and the content before or after it."""
        lex, phrases = self.lex, self.phrases
        cue = (i, j)
        media: list[Range] = []
        j = self._skip(j, last, media, addressed=False)
        end = phrases.phrase(j, frozenset())
        if end == j or not row.verb and self._manner(j):
            return None
        source = (j, end)
        k = self._skip(end, last, media)
        draft = Draft(i, [cue], "assert", lex.without_and(self.forms[i]), "according", "according", k, "before", source=source,
                      media=media, gender=gender, verbal=False, clitic=bool(row.next), quoted=row.quoted)
        if self._leads(i) and k < last:
            draft.start, draft.shape = self._after_lead(k, last), "clause"
        return draft

    def _manner(self, j: int) -> bool:
        """Whether what follows names no speaker but a manner or a need (`وفق الحاجة`)."""
        lex, form = self.lex, self.forms[j]
        if self.phrases.agent(j) > j or j in self.page.named:
            return False
        return lex.definite(form) or form.endswith(lex.plural_things)

    def _according_relay(self, i: int, j: int, last: int) -> Draft | None:
        """`على ما نقلت عنه الصحف`: only a carrier for what precedes."""
        if j < last and self.forms[j].startswith(self.lex.relay):
            j += 1
        end = self.phrases.phrase(j, frozenset())
        if end == j:
            return None
        return Draft(i, [(i, j)], "assert", "نقل", "according-carrier", "carrier", i, "before", media=[(j, end)], verbal=False)

    def _has_complement(self, k: int, form: Form) -> bool:
        """Whether the verb after `كما` has a content of its own (then it is a new statement, not an attribution of what precedes)."""
        return read_gap(self.page, self.phrases, k, form, subject=False) is not None

    def _skip(self, j: int, last: int, media: list[Range], *, addressed: bool = True) -> int:
        """Past times, adverbs, asides and media."""
        for _ in range(8):
            if j >= last:
                break
            medium = self.phrases.medium(j)
            if medium:
                media.append((j, medium))
            step = medium or self.page.timed.get(j) or self.forms[j] in self.lex.prepositions and self.page.timed.get(j + 1) or addressed and self.phrases.addressee(j) or self.phrases.aside(j)
            if not step and (self.forms[j] in self.lex.adverbs or self.forms[j] in self.lex.gap_particles):
                step = j + 1
            if not step:
                break
            j = step
        return j

    def _leads(self, i: int) -> bool:
        """Whether the cue opens its sentence, perhaps after a discourse opener."""
        page, first = self.page, self.page.bounds[self.page.sentence[i]][0]
        while first < i and (self.forms[first] in COMMAS or self.forms[first] in QUOTES or not page.tokens[first].word):
            first += 1
        opener = page.starts_with(first, self.lex.openers)
        k = first + opener
        while k < i and (self.forms[k] in COMMAS):
            k += 1
        return k == i

    def _after_lead(self, k: int, last: int) -> int:
        if k < last and self.forms[k] in COMMAS:
            k += 1
        if k < last and (self.forms[k] in self.lex.complementizers or self.forms[k] in self.lex.lead_particles):
            k += 1
        return k

    def _noun(self, i: int) -> Draft | None:
        """A noun that carries an attribution: after a light verb with no speaker, or with its speaker and a clause."""
        lex, forms, page = self.lex, self.forms, self.page
        cue = lex.nouns.get(forms[i])
        last = page.bounds[page.sentence[i]][1]
        if cue is None:
            return self._speech_noun(i, last)
        passive = i > 0 and lex.without_and(forms[i - 1]) in lex.light_verbs
        if passive and i + 1 < last:
            if forms[i + 1] in cue.preps and i + 2 < last:
                start = i + 2
                clause = forms[start] in lex.complementizers
                return Draft(i, [(i, i + 1)], cue.act, cue.lemma, "passive-noun", "noun", start + clause,
                             "clause" if clause else "phrase", speakerless=True, verbal=False)
            return None
        if "own" in cue.flags and i + 2 < last and forms[i + 1] in cue.preps:
            return Draft(i, [(i, i + 1)], cue.act, cue.lemma, "own-noun", "noun", i + 2, "phrase", speakerless=True, verbal=False)
        if cue.flags & {"passive_only", "passive_clause", "own"}:
            return None
        if forms[i + 1 : i + 2] and forms[i + 1].startswith(lex.to_clitic) and forms[i + 1] not in lex.to_words:
            return None
        end = self.phrases.agent(i + 1)
        if end > i + 1 and end < last and forms[end] in lex.complementizers:
            return Draft(i, [(i, i + 1)], cue.act, cue.lemma, "noun-clause", "noun", end + 1, "clause", source=(i + 1, end), verbal=False)
        return None

    def _verbal_noun(self, i: int, form: Form) -> Draft | None:
        """`دعوة X إلى Y`, `بطلب من X`: a verbal noun with its speaker right after it, and a content of its verb's frames."""
        lex, page = self.lex, self.page
        start = i + 2 if self.forms[i + 1 : i + 2] == [lex.member_of] else i + 1
        end = self.phrases.agent(start) if start < page.size else start
        if end == start or page.sentence[start] != page.sentence[i]:
            return None
        bare = form._replace(cue=form.cue._replace(frames=form.cue.frames & {"clause", "party"}))
        gap = read_gap(page, self.phrases, end - 1, bare, subject=True)
        if gap is None or gap.start - end > 4:
            return None
        return Draft(i, [(i, i + 1)], form.cue.act, form.cue.lemma, "verbal-noun", "noun", gap.start, gap.shape,
                     source=(start, end), addressee=gap.addressee, media=gap.media, verbal=False)

    def _speech_noun(self, i: int, last: int) -> Draft | None:
        content = self._relayed(i, last)
        if content is None or content[0] != i or content[1] - i > 3:
            return None
        return Draft(i, [(i, i + 1)], "assert", self.forms[i], "speech-noun", "participle", content[1], content[2], verbal=False)

    def _headline(self, i: int) -> Draft | None:
        """`X: ...` at the start of a line, where X is a speaker."""
        page = self.page
        first, last = page.bounds[page.sentence[i]]
        kind = page.blocks[page.block[i]].kind
        start = max([first] + [k + 1 for k in range(first, i) if self.forms[k].startswith("..")])
        if i == start or i - start > 14 or i + 1 >= last:
            return None
        while start < i and not page.tokens[start].word:
            start += 1
        end = self.phrases.agent(start)
        if kind == "title" and end != i and (self.lex.role(self.forms[start]) or self._named_before(start, i)):
            end = max(end, self.phrases.phrase(start, frozenset()))
        quoted = i + 1 < page.size and i + 1 in page.quote
        if end != i or not (kind in ("title", "subhead") or quoted):
            return None
        return Draft(i, [(i, i + 1)], "assert", ":", "headline", "headline", i + 1, "quote" if quoted else "clause", source=(start, i), verbal=False)


    def _named_before(self, start: int, i: int) -> bool:
        """Whether a short noun phrase is (part of) a person's name on this page."""
        return i - start <= 3 and all(k in self.page.name_forms for k in self.forms[start:i])


__all__ = ["Draft", "Frames", "Gap"]
