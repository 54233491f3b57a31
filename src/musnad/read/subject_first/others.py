"""Cues that are no verbs: `according to X`, `X's claim that`, and headlines of the shape `X: ...`."""

from musnad.read.drafts import Draft, Range
from musnad.read.page import COMMAS, QUOTES, Page
from musnad.read.subject_first.before import Before
from musnad.read.subject_first.cues import According, Cue, Form
from musnad.read.subject_first.gaps import Gaps
from musnad.read.subject_first.syntax import Syntax

LONGEST_HEAD = 8
"""Tokens before the colon of a headline that name its speaker."""
LONGEST_SPEAKER = 5
"""Tokens of a speaker's name before a colon inside the text, as in a transcript."""
SHORTEST_CONTENT = 3
FARTHEST_BRACKET = 60
"""Tokens before a cue within which the bracket that holds it opens."""
FARTHEST_SAID = 10
"""Tokens after `as` within which its verb stands."""


class Others:
    """Matches the cues of one page that are no verbs."""

    def __init__(self, page: Page, syntax: Syntax, gaps: Gaps) -> None:
        self.page, self.lex, self.forms = page, syntax.lex, page.forms
        self.syntax, self.gaps, self.before = syntax, gaps, Before(page, syntax)

    def according(self, i: int) -> Draft | None:
        """The draft of the according cue that begins at token `i`."""
        for row in self.lex.according.get(self.forms[i], ()):
            end = i + len(row.words)
            if end < self.page.last(i) and tuple(self.forms[i:end]) == row.words:
                return self._as_said(i, end) if row.verb else self._source_after(i, end, row)
            if row.owner and end + 1 < self.page.last(i) and self.forms[i + 1] in self.lex.owners and self._owned(i, row):
                draft = self._draft(i, [(i, i + 1), (i + 2, end + 1)])
                draft.source = (i + 1, i + 2)
                return self._placed(draft, i, end + 1)
        return None

    def _owned(self, i: int, row: According) -> bool:
        """Whether the cue's other words stand behind the pronoun of him whose they are."""
        return self.forms[i] == row.words[0] and tuple(self.forms[i + 2 : i + 1 + len(row.words)]) == row.words[1:]

    def _as_said(self, i: int, end: int) -> Draft | None:
        """`as X put it`, `as X has said`: a subject and a verb of saying with nothing behind them."""
        last = self.page.last(i)
        if i > self.page.first(i) and self.page.tokens[i - 1].word:
            return None
        if self.lex.free_order and end + 1 < last and self._said(end):
            return self._as_said_by(i, end, last)
        k = next((k for k in range(end + 1, min(last, end + FARTHEST_SAID)) if self._said(k)), 0)
        stop = k
        while stop > end and (
            self.syntax.helper(self.forms[stop - 1]) in ("have", "modal") or self.lex.adverb(self.forms[stop - 1])
        ):
            stop -= 1
        source = (end, stop)
        if not k or stop == end or any(not self.page.tokens[t].word for t in range(end, stop)) or not self._opens(end):
            return None
        tail = k + 1
        while tail < last and self.forms[tail] in self.lex.empty:
            tail += 1
        if tail < last and self.page.tokens[tail].word and self.syntax.adjunct(tail)[0] == tail:
            return None
        draft = self._draft(i, [(i, i + 1), (k, k + 1)])
        draft.source = source
        return self._placed(draft, i, tail)

    def _as_said_by(self, i: int, k: int, last: int) -> Draft | None:
        """`as said X`: the subject behind the verb, past an adverbial and whom it is told to."""
        a = k + 1
        while a < last and (self.syntax.dative(a) or self.syntax.adjunct(a)[1] in ("time", "adverb")):
            a = max(a + 1, self.syntax.adjunct(a)[0])
        a = self.syntax.past_outlet(a, last)
        a += a + 1 < last and self.forms[a] in self.lex.located  # `as they said in X`
        stop = self.syntax.speaker_right(a, last)
        if stop == a or not (self._opens(a) or any(self.lex.spoken_of(form) for form in self.forms[a : min(stop, a + 4)])):
            return None
        draft = self._draft(i, [(i, i + 1), (k, k + 1)])
        draft.source = (a, stop)
        return self._placed(draft, i, stop)

    def _opens(self, k: int) -> bool:
        return self.syntax.heads(k) or self.forms[k] in self.lex.pronouns

    def _said(self, k: int) -> bool:
        forms = self.lex.lookup(self.forms[k])
        if self.forms[k] in self.lex.put_words:
            return True
        return not self.syntax.capital(k) and any("tag" in f.cue.frames and self._verbal(f, k) for f in forms)

    def _verbal(self, form: Form, k: int) -> bool:
        """Whether a form after `as X` is no noun: a past, or a present of what is none, or after a name."""
        if form.kind == "base":
            return False
        return form.kind != "third" or form.cue.lemma not in self.lex.noun_like or self.syntax.capital(k - 1)

    def _source_after(self, i: int, end: int, row: According) -> Draft | None:
        last = self.page.last(i)
        if self.lex.free_order and self.forms[end] in self.lex.relatives:
            return None
        stop = self._source_end(i, end, last)
        if stop == end or (row.medium and not self._vouches(end, stop)):
            return None
        draft = self._draft(i, [(i, end)])
        draft.source = (end, stop)
        return self._placed(draft, i, stop)

    def _vouches(self, a: int, b: int) -> bool:
        """Whether those whom a report cites are people who told it so."""
        return any(self.lex.role(self.forms[k]) in self.lex.vouching_roles for k in range(a, b))

    def _source_end(self, i: int, end: int, last: int) -> int:
        """Where the source ends: with its clause behind what is said, at its comma before it."""
        if i > self.page.first(i) + 1:
            return self.syntax.speaker_right(end, last)
        stop = self.syntax.speaker_right(end, last)
        if stop < last and self.forms[stop] in COMMAS:
            return stop
        comma = next((k for k in range(end, min(last, end + 40)) if self.forms[k] in COMMAS), 0)
        return comma or stop

    def _draft(self, i: int, cues: list[Range]) -> Draft:
        return Draft(
            at=i, cues=cues, act="assert", lemma=self.forms[i], rule="according", kind="according", start=-1, shape="before",
            verbal=False,
        )  # fmt: skip

    def _placed(self, draft: Draft, i: int, stop: int) -> Draft | None:
        """The content of a cue at `i` whose source ends at `stop`: behind it, before it, or around it."""
        first, last = self.page.first(i), self.page.last(i)
        if self.lex.openers and self.before.past_openers(first) in (i, i - 1):
            first = i
        while stop < last and (step := self.syntax.adjunct(stop)[0]) > stop:
            stop = step
        if i <= first + 1:
            if stop >= last or self.forms[stop] not in COMMAS:
                return None
            draft.start, draft.shape = stop + 1, "clause"
            return draft
        left = self._before(first, i)
        if not left and self.lex.free_order and i - 1 > first and self.forms[i - 1] in COMMAS:
            left = [(first, i - 1)]
        if not left:
            return None
        draft.content = left
        if (
            stop + 2 < last
            and self.forms[stop] in COMMAS
            and self.before.resumes(stop + 1)
            and not self.syntax.helper(self.forms[left[0][0]])
        ):
            draft.start, draft.shape = stop + 1, "clause"
        return draft

    def _before(self, first: int, i: int) -> list[Range]:
        """The clause or the quotation before a cue at `i`."""
        e = i - 1 if self.forms[i - 1] in COMMAS else i
        first = next((k + 1 for k in range(i - 1, max(first, i - FARTHEST_BRACKET), -1) if self.forms[k] == "("), first)
        if self.forms[e - 1] in QUOTES and (start := self.page.closes.get(e - 1)) is not None and start - first < 2:
            return [(start + 1, e - 1)]
        a = self.before.past_openers(first)
        return [(a, e)] if e - a >= SHORTEST_CONTENT else []

    def noun(self, i: int, cue: Cue) -> Draft | None:
        """`X's claim that ...`, `his call for ...`."""
        page, lex = self.page, self.lex
        last = page.last(i)
        k = i + 1
        owner = self._owner(i)
        by: Range | None = None
        if owner is None and k < last and self.forms[k] in lex.agent_words:
            stop = self.syntax.noun_phrase(k + 1)
            if stop > k + 1:
                by, k = (k + 1, stop), stop
        if k + 1 >= last:
            return None
        form = self.forms[k]
        if form in lex.complementizers and "that" in cue.frames:
            start, rule = k + 1, "noun-that"
        elif form in cue.preps or (form in lex.infinitive and "to" in cue.frames):
            if owner is None and by is None:
                return None
            start, rule = (k if form in lex.infinitive and not self._name(k + 1) else k + 1), "noun"
        else:
            return None
        draft = Draft(
            at=i, cues=[(i, i + 1)], act=cue.act, lemma=cue.lemma, rule=rule, kind="noun", start=start,
            shape="clause" if rule == "noun-that" else "phrase", source=owner or by, verbal=False,
        )  # fmt: skip
        draft.speakerless = owner is None and by is None
        return draft

    def _name(self, k: int) -> bool:
        form = self.forms[k]
        return self.syntax.capital(k) or form in self.lex.determiners or form in self.lex.possessives

    def _owner(self, i: int) -> Range | None:
        """Whose word a noun at `i` is: a possessive pronoun, or a name with the mark of the possessor."""
        first = self.page.first(i)
        for k in range(i - 1, max(first - 1, i - 4), -1):
            form = self.forms[k]
            if form in self.lex.owners:
                return k, k + 1
            if self.lex.possessor(form) or (form in "'’" and k > first):
                a = self.syntax.walk(k + 1)
                return a, k + 1
            if form in self.lex.determiners or form in self.lex.prepositions or not self.page.tokens[k].word:
                return None
        return None

    def headline(self, i: int) -> Draft | None:
        """`X: ...` in a title, and a speaker's name with a colon at the start of a paragraph."""
        page, first = self.page, self.page.first(i)
        titled = page.headed(i)
        if i - first == 1 and (len(self.forms[first]) == 1 or page.raw(first).isupper()) and first not in page.named:
            return None
        if page.block_start(i) != first or i == first or i - first > (LONGEST_HEAD if titled else LONGEST_SPEAKER):
            return None
        if page.last(i) - i <= SHORTEST_CONTENT or any(
            not page.tokens[k].word and self.forms[k] not in ".,'’-" for k in range(first, i)
        ):
            return None
        if any(self.syntax.finite_cue(k) for k in range(first, i)) or not self._names(first, i, titled=titled):
            return None
        draft = Draft(
            at=i, cues=[(i, i + 1)], act="assert", lemma=":", rule="colon", kind="headline", start=i + 1, shape="clause",
            source=(first, i), verbal=False,
        )  # fmt: skip
        if self.forms[i + 1] in QUOTES and i + 1 in page.quote:
            draft.shape = "quote"
        return draft

    def _names(self, a: int, b: int, *, titled: bool) -> bool:
        """Whether tokens [a, b) name a speaker: a person's or an institution's name, or a role."""
        kinds = {m.kind for m in self.page.mentions_in(a, b)}
        if kinds & {"person", "organisation", "outlet", "office"} or any(self.lex.role(self.forms[k]) for k in range(a, b)):
            return True
        raw = self.page.words(a, b)
        if not titled:
            return raw.isupper()
        named = all(self.syntax.capital(k) for k in range(a, b)) and not any(c.isdigit() for c in raw)
        return named and self.lex.labels.isdisjoint(self.forms[a:b])
