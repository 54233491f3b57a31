"""The gap between a verb and its content: source, addressee, medium, times and asides, in whatever order."""

from musnad.read.contents import Gap, own_stance
from musnad.read.cues import Form
from musnad.read.drafts import Range
from musnad.read.late import late_clause
from musnad.read.openings import may_begin
from musnad.read.page import COMMAS, QUOTES, Page
from musnad.read.passages import FARTHEST_COMMA
from musnad.read.phrases import Phrases
from musnad.read.rests import Rests
from musnad.read.sources import MOST_LOOSE, OBJECT, STOP
from musnad.read.vocabulary import is_known

FARTHEST_SPEECH = 3
"""Tokens between a noun of speech and its content."""
LONGEST_TIME = 3
"""Tokens of a preposition of time with what it governs, which no name or occasion in quotation marks follows."""
LONGEST_INSERT = 14
"""Tokens of words between commas that add to the speaker."""
LONGEST_INSERTED = 8
"""Tokens of a clause about the speaker between commas before an object."""
MOST_FURTHER = 16
"""Tokens behind the head of a long addressee before the preposition of the content."""
LONGEST_NOUN = 5
"""Letters of a noun that is spelt like a verb."""


def read_gap(page: Page, phrases: Phrases, i: int, form: Form, *, subject: bool) -> Gap | None:
    """The gap after the verb at token `i`, or None where no frame of its cue fits. `subject`: it is known already."""
    gap = _read_gap(page, phrases, i, form, subject=subject)
    return (late_clause(page, form, gap, subject=subject or form.joined) or gap) if gap is not None else None


def _read_gap(page: Page, phrases: Phrases, i: int, form: Form, *, subject: bool) -> Gap | None:
    """The gap after the verb at token `i`, or None where no frame of its cue fits. `subject`: it is known already.

    A verb that takes both a clause and an object is read twice: where only the start of a long title was known, and
    a clause follows, the clause wins over an object that is the title's own rest. Where a medium left nothing of the
    sentence for a content, it is read again as short as it may be.
    """
    reader = _GapReader(page, phrases, i, form, subject=subject)
    gap = reader.read()
    if gap is None and reader.media and ("np" in form.cue.frames or form.cue.clitics):
        reader = _GapReader(page, phrases, i, form, subject=subject)
        reader.tight = True
        gap = short if (short := reader.read()) and (short.rule == "clitic" or "np" in form.cue.frames) else None
        head = gap.source[0] if gap and gap.source else i
        if not (head == i or head in page.named or page.lex.role(page.forms[head]) or page.lex.definite(page.forms[head])):
            return None
    if gap is None or gap.rule != "object" or "clause" not in form.cue.frames or subject:
        return gap
    clause = form._replace(cue=form.cue._replace(frames=form.cue.frames & {"clause", "quote", "to"}, clitics=()))
    other = may_begin(page, i, clause, sure=True) and _GapReader(page, phrases, i, clause, subject=False, sure=True).read()
    if not other or other.source is None:
        return gap
    if gap.source is None and other.source == (gap.start, gap.start + 1) and own_stance(page, form, gap.start):
        return gap
    if gap.source is not None and gap.start == other.source[1] - 1 and phrases.owned_noun(gap.start):
        return gap  # `أكد الوزير ثقته بأن`
    if "two" in form.cue.frames and page.forms[other.start - 1].startswith(page.lex.by_clitic):
        return gap
    if gap.source is None:
        alone = "two" in form.cue.frames and reader.deemed(gap.start)
        return other if other.start - other.source[1] <= NEAR_CLAUSE and not alone else gap
    deemed = other.rule == "quote" and (reader.new_object(gap.start) or reader.deems(gap.start, other.start))
    family = gap.source[1] - gap.source[0] == 1 and page.forms[gap.source[0]] in page.surnames
    goes_on = form.cue.act != "assert" and any(page.forms[a] in page.lex.said_forms for a, _ in other.cues)
    return gap if deemed or family or goes_on or phrases.complete(*gap.source) else other


def owned_gap(page: Page, phrases: Phrases, i: int, noun: Form) -> Gap | None:
    """What the verbal noun at `i` with its owner's pronoun governs right behind it (`دعوته إلى Y`), or None."""
    while i + 2 < page.last(i) and page.lex.adjective(page.forms[i + 1]):
        i += 1
    frames = {"clause", "party", "np"} if phrases.thing(i + 1) or phrases.deed(i + 1) else {"clause", "party"}
    plain = noun._replace(pronoun="", cue=noun.cue._replace(frames=noun.cue.frames & frames))
    gap = read_gap(page, phrases, i, plain, subject=True)
    return gap if gap is not None and gap.start - i <= FARTHEST_SPEECH else None


NEAR_CLAUSE = 2
"""Tokens between a subject that no list knows and the clause that shows it to be one (`أعلنت الخطوط الجوية أنها`)."""


class _GapReader(Rests):
    """Walks over a gap, left to right, until a content begins. Steps are ends, 0 for nothing, `STOP` or `OBJECT`."""

    def read(self) -> Gap | None:
        j = self.i + 1
        while j < self.last:
            if (self.moved or self.media) and self.forms[j] in QUOTES and self._title_quote(j):
                j = self.page.quote[j] + 1
            gap = None if self._inserted(j) else self._content(j)
            if gap is not None:
                return gap if gap.start < self.page.size and self._within(gap) else None
            step = self._those_who(j) or self._adjunct(j) or self._noun(j)
            if step == OBJECT:
                step = self._rest(j)
                if not step:
                    return self._object(j)
            if step <= j:
                break
            j = step
        return self._bare()

    def _those_who(self, j: int) -> int:
        """`OBJECT` where those who do something are what a verb that takes no preposition speaks of, else 0."""
        due = "np" in self.frames and (self.source is not None or self.subject) and self.lex.member_of not in self.cue.preps
        return OBJECT if due and self.phrases.those_who(j) else 0

    def _within(self, gap: Gap) -> bool:
        """Content begins in the same sentence, but after a colon it may stand on the next line."""
        return self.page.sentence[gap.start] == self.page.sentence[self.i] or gap.rule == "colon"

    def _adjunct(self, j: int) -> int:
        """Past what may stand in a gap without being speaker or content, or 0."""
        page, lex, form = self.page, self.lex, self.forms[j]
        if "inside" in self.frames and self.source is None and not self.subject:
            return self._inside(j)
        if (self.sure and form in lex.relatives) or form in lex.clause_contrasts:
            return STOP
        if form in lex.not_before_participle and self.moved and j + 1 < self.last:
            return j + 2
        if self._is_filler(form):
            if form in lex.said_forms:
                self.spoken = True
                self.cues.append((j, j + 1))
            return page.timed.get(j, j + 1)
        if aside := page.starts_with(j, lex.asides) or (j > self.i + 1 and page.closes.get(j) == self.i - 1):
            return j + aside
        answered = "at" in self.frames and form.startswith(lex.at_prep)
        honoured = form in lex.honorifics and j == self.i + 1 and self.form.kind == "participle"
        if honoured or ((answered or "predicated" in self.cue.flags) and form in lex.owned_prepositions):
            return j + 1
        if inserted := self._inserted(j):
            return inserted
        if form in lex.speech_nouns and form.endswith(lex.object_pronouns) and self.form.kind == "participle":
            self.cues.append((j, j + 1))
            return j + 1
        if form in lex.towards and j + 1 < self.last and self.forms[j + 1] in lex.speech_nouns:
            self.spoken = True
            return j + 2
        if aside := self.phrases.aside(j):
            return self._parenthesis(j, aside)
        if j in page.timed and form not in page.surnames:
            return page.timed[j]
        if medium := self._medium(j) or self._informed(j):
            return medium
        if form in lex.according_verbs and self.media and self.media[-1][1] == j:
            return j + 1
        if (form in lex.receivers or form in lex.light_verbs) and self.media and self.forms[j - 1] in COMMAS:
            return self.phrases.received(j)
        if speaker_goes_on := self._of_speaker(j):
            return speaker_goes_on
        if form in lex.according_starts and (carrier := self._according(j) or self._published(j)):
            return carrier
        carried = form in lex.carriers and page.starts_with(j, lex.carriers)
        if carried and (self.source is not None or self.subject):
            return self._carried(j, j + carried)
        if self.addressee is None and (found := self._addressed(j, form)):
            self.addressee = found
            return found[1]
        if form in lex.prepositions and j + 1 in page.timed:
            return page.timed[j + 1]
        if form in lex.time_prepositions and (stretch := self._stretch(j + 1)):
            return stretch
        if form in lex.according_relative and self.frames & {"np", "two"}:
            return 0
        if form in lex.relatives or form in lex.pronoun_subjects or form in lex.when_words:
            return self._titled_after(j) or self._whose(j) or self._relative(j)
        if form in lex.prepositions and self._named_like(j):
            return 0
        return self._moved_past(j) if form in lex.prepositions or (form not in page.surnames and self._clitic_phrase(j)) else 0

    def _of_speaker(self, j: int) -> int:
        """Past who leads the body that speaks, or how the one who speaks stays unnamed; or 0."""
        if self.source is not None and self.source[1] == j and (led := self.phrases.led(j)):
            return led
        unnamed = self.phrases.anonymous(j) if self.source is not None or self.subject else j
        return unnamed if unnamed > j else 0

    def _medium(self, j: int) -> int:
        """Past a medium at `j`, or the outlet for which the speaker works, which is part of him; or 0."""
        if self.media and self.media[-1][1] == j and (told_to := self.phrases.told_to(j, self.last)):
            self.media[-1] = (self.media[-1][0], told_to)
            return told_to
        medium = self._shortened(j, self.phrases.medium(j))
        if medium and self._employs(j):
            self.source = (self.source or (j, j))[0], medium
        elif medium:
            self.media.append((j, medium))
        return medium

    def _informed(self, j: int) -> int:
        """Past the outlet at `j` that a speaker informs (`أفاد مسؤولون | وكالة X بـ`), or 0."""
        due = "informs" in self.cue.flags and (self.subject or (self.source is not None and self.source[1] == j))
        end = self.phrases.outlet_at(j) if due else 0
        self.media += [(j, end)] if end else []
        return end

    def _moved_past(self, j: int) -> int:
        """Past a phrase with its preposition, behind which nothing is sure: but for a short one of time."""
        end = self._prepositional_phrase(j)
        self.moved |= self.forms[j] not in self.lex.time_prepositions or end > j + LONGEST_TIME
        return end

    def _inserted(self, j: int) -> int:
        """The comma behind a few words set off at `j`, about others or about when (`الوزير، ولا سيما أمس، ...`), or 0."""
        if self.forms[j - 1] not in COMMAS or not self.page.starts_with(j, self.lex.inserts):
            return 0
        before = self.forms[self.i - 1] if self.i else ""
        beside = any(np is not None and np[1] == j - 1 for np in (self.source, self.addressee))
        if not beside or before in self.lex.auxiliaries or before in self.lex.relatives:
            return 0
        return next((k for k in range(j + 1, min(self.last, j + LONGEST_INSERT)) if self.forms[k] in COMMAS), 0)

    def _is_filler(self, form: str) -> bool:
        """Whether a word or mark may stand anywhere in a gap without a meaning of its own there."""
        lex = self.lex
        adverb = form in lex.adverbs and form not in lex.media_adverbs
        return adverb or form in COMMAS or form in lex.said_forms or form in lex.gap_particles

    def _addressed(self, j: int, form: str) -> Range | None:
        """An addressee at `j`: after the preposition of the verb's frame, or with one written onto it."""
        lex, frames = self.lex, self.frames
        by_preposition = next((True for frame, words in lex.addressed_by.items() if form in words and frame in frames), False)
        if by_preposition and (end := max(self.phrases.agent(j + 1), self.phrases.asked(j + 1))) > j + 1:
            return j + 1, end
        own = frames & {"to", "object"} or form in lex.addressee_groups or form in lex.addressee_prepositions
        end = self.phrases.addressee(j) if own else 0
        return (j, end) if end else None

    def _noun(self, j: int) -> int:
        """Past a noun phrase: the source, an apposition to it or the addressee; `OBJECT` where it is the content."""
        lex, form = self.lex, self.forms[j]
        if form in QUOTES and self.source is None and not self.subject and (close := self._quoted_name(j)):
            self.source = (j, close + 1)
            return close + 1
        if self.source is not None and self.source[1] == j and (end := self._about_source(j) or self._made(j)):
            return end
        called = lex.without_conjunction(form) in lex.called
        if called and self.source is not None and self.source[1] == j and (named := self._name(j + 1)):
            self.source = (self.source[0], named)
            return named
        if form in QUOTES and (quoted := self._quoted_object(j) or self._epithet(j)):
            return quoted
        if self._is_verb(j) and not self._noun_of_verb(j):
            known = self.source is not None or self.addressee is not None
            about = any(f.pronoun for f in lex.lookup(form)) or lex.role(self.forms[j - 1]) == "document"
            return self._about(j) if about and known and self._is_indefinite(j - 1) else self._past_aside(j)
        if self.addressee is not None and self.addressee[1] == j and (also := self._and_them(j)):
            self.addressee = (self.addressee[0], also)
            return also
        if self.source is None and not self.subject:
            return (self.moved and self.forms[self.i + 1][:1] == lex.to_clitic and self._and_them(j)) or self._first_noun(j)
        if self.source is not None and (named := self._named_further(j, self.source[1])):
            self.source = (self.source[0], named)
            return named
        after_comma = self.forms[j - 1] in COMMAS or (j >= 2 and self.page.is_dash(j - 1))
        beside = self.source is not None and (self.source[1] >= j - 1 or self._behind_time(j))
        if self.source is not None and after_comma and beside and not self._other_kind(j):
            end = self._apposed(j)
            if end > j and lex.role(form):
                end = max(end, self.phrases.phrase(j, self.stops))
            if end > j and not self._called_upon(j):
                self.source = (self.source[0], end)
                return end
        if self.source is not None and self.source[1] == j and self._and_those(j):
            self.source = (self.source[0], j + 2)
            return j + 2
        if self.source is not None and self.source[1] == j and (his := self._and_his(j)):
            self.source = (self.source[0], his)
            return his
        if self.frames & {"object", "party"} and self.addressee is None and not self.form.pronoun:
            end = self.phrases.agent(j)
            whole = self.phrases.phrase(j, self.stops)
            if end == j or self._before_stop(end, whole):
                end = whole
                if "np" in self.frames:
                    end = next((k for k in range(j + 1, end) if self._new_noun(k) or self._plain_object(k)), end)
            if end > j:
                end = self._without_content(j, end)
                self.addressee = (j, end)
                return end
        if self.frames & {"np", "two"}:
            return OBJECT
        if self.addressee is not None and self._goes_far(j, self.addressee):
            return max(self.phrases.named_at(j), j + 1)
        self.loose += 1
        if self.loose > MOST_LOOSE or (form in QUOTES and j in self.page.closes):
            return STOP
        return max(self.phrases.named_at(j), self.phrases.name_quote(j), j + 1)

    def _named_further(self, j: int, end: int) -> int:
        """The end of a name at `j` with which the speaker that ends before `end` goes on, or 0."""
        beside = (self._strange_name(j) or self._before_need(j)) if end == j else 0
        return beside or self._named_then(j) or self._joined_behind(j)

    def _without_content(self, j: int, end: int) -> int:
        """The end of an addressee [j, end) without the content that its last adjective could govern (`الجهات المختصة بالتراجع`),
        where no other follows."""
        last, forms = end - 1, self.forms
        carries = last > j + 1 and any(self._carries(forms[last], clitic) for clitic in self.cue.clitics)
        more = end < self.last and any(forms[end].startswith(clitic) for clitic in self.cue.clitics)
        return last if carries and not more and forms[last - 1] in self.lex.governing else end

    def _goes_far(self, j: int, addressee: Range) -> bool:
        """Whether the word at `j` may still belong to a long addressee or accused, before the preposition of the content."""
        due = bool(self.stops) or ("party" in self.frames and self.forms[addressee[0]] not in self.cue.needs)
        return due and j - addressee[1] < MOST_FURTHER and self.forms[j] not in QUOTES

    def _noun_of_verb(self, j: int) -> bool:
        """Whether what looks like a verb is the noun that the verb takes (`أعلنت X قطع العلاقات`): with its owner behind it."""
        lex, form = self.lex, self.forms[j]
        known = self.source is not None or self.subject or self.form.joined
        about = self.i > 0 and self.forms[self.i - 1] in lex.splices
        if "np" not in self.frames or not known or about or len(form) > LONGEST_NOUN or form.startswith(lex.third_person):
            return False
        plain = all(f.number == "s" and not f.joined and not f.pronoun for f in lex.lookup(form))
        return plain and j + 1 < self.last and self._owner(j + 1)

    def _owner(self, k: int) -> bool:
        """Whether a noun stands at `k` that may own the one before it."""
        lex, form = self.lex, self.forms[k]
        if any(form in words for words in (lex.prepositions, lex.complementizers, lex.adverbs)) or k in self.page.timed:
            return False
        noun = lex.definite(form) or k in self.page.named or is_known(form, lex.code)
        return noun and not form.startswith(lex.third_person)

    def _and_them(self, j: int) -> int:
        """The end of a person or title that a conjunction joins to the addressee before it (`لنظيره X والرئيس Y`), or 0."""
        form = self.forms[j]
        joined = form[:1] in self.lex.conjunctions and (self.lex.role(form[1:]) is not None or self.page.kind(j) == "person")
        own = j in self.page.named and not self.page.name_carries(j, form[:1])
        end = self.phrases.agent(j) if joined and not own else j
        return end if end > j else 0

    def _and_those(self, j: int) -> bool:
        """Whether those who are with the speaker are joined to him at `j` (`الحكومة ومن معها`)."""
        joined = self.forms[j] in {c + self.lex.member_of for c in self.lex.conjunctions}
        return joined and j + 1 < self.last and self.forms[j + 1] in self.lex.gap_particles

    def _and_his(self, j: int) -> int:
        """The end of those of the speaker's own who are joined to him at `j` (`نفى الوزير ومحاميه`, `وعائلته والمقربون منه`)."""
        lex, k = self.lex, j
        while k < self.last and self.forms[k][:1] in lex.conjunctions and self._his(self.forms[k][1:], k):
            k += 1 + (k > j and k + 1 < self.last and self.forms[k + 1] in lex.owned_prepositions)
        return k if k > j else 0

    def _his(self, word: str, k: int) -> bool:
        """Whether a word means people of somebody's own, by the pronoun on it, or behind such a word by its plural."""
        lex = self.lex
        own = next((word.removesuffix(p) for p in lex.object_pronouns if word.endswith(p)), "")
        whole = own.removesuffix(lex.feminine_bound) + lex.feminine_folded
        if len(own) > 2 and not self.page.raw(k).endswith(lex.feminine_singular):
            return lex.role(own) is not None or lex.role(whole) is not None
        behind = self.forms[k - 1].endswith(lex.object_pronouns) and k - 1 not in self.page.named
        return behind and lex.definite(word) and word.endswith(lex.human_plural)

    def _is_indefinite(self, k: int) -> bool:
        """Whether a noun without the article, and no name, stands at `k`."""
        return self.page.tokens[k].word and not self.lex.definite(self.forms[k]) and k not in self.page.timed

    def _about(self, j: int) -> int:
        """Past a clause about the indefinite noun before it (`بيان أصدرته الوزارة إلى أن`), up to the verb's own content."""
        self.moved = True
        for k in range(j + 1, min(self.last - 1, j + FARTHEST_COMMA)):
            leads = self.forms[k] in self.cue.preps and self.forms[k + 1] in self.lex.complementizers
            if leads or self.forms[k] in self.lex.complementizers or self.forms[k] == ":":
                return k
            if self.forms[k] in COMMAS and any(self._carries(self.forms[k + 1], clitic) for clitic in self.cue.clitics):
                return k
            if self.addressee is not None and self.forms[k] in self.cue.preps:
                return k
        return STOP

    def _past_aside(self, j: int) -> int:
        """Past a clause about the medium or the speaker (`في مؤتمر نقله التلفزيون، إن`), up to the mark before a content."""
        if self.source is None:
            return STOP
        if self.forms[j - 1] in COMMAS and self.strict and not any(f.joined for f in self.lex.lookup(self.forms[j])):
            return next((k for k in range(j + 1, min(self.last, j + LONGEST_INSERTED)) if self.forms[k] in COMMAS), STOP)
        for k in range(j + 1, min(self.last - 1, j + FARTHEST_COMMA)):
            if self.forms[k] in COMMAS and (self.forms[k + 1] in self.lex.complementizers or k + 1 in self.page.quote):
                return k
            if self.forms[k] in COMMAS and self.forms[k + 1] in self.cue.preps:
                return k
            if self.forms[k] == ":" and k + 1 in self.page.quote:
                return k
            if self.forms[k] in self.lex.complementizers and self._of_medium(j):
                return k
        return STOP

    def _of_medium(self, j: int) -> bool:
        """Whether a verb at `j` is joined to what is told of the medium before it (`في كلمة مسجلة ونقلها التلفزيون، إن`)."""
        ends = self.page.timed.get(self.media[-1][1], self.media[-1][1]) if self.media else -1
        carries = any(f.joined and "relay" in f.cue.frames for f in self.lex.lookup(self.forms[j]))
        return ends == j and carries and "clause" in self.frames
