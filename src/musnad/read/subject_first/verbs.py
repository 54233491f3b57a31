"""Verbs of saying in a subject-first language, each to its draft."""

from musnad.read.drafts import Draft, Range
from musnad.read.page import COMMAS, QUOTES, Page
from musnad.read.subject_first.agreement import Agreement
from musnad.read.subject_first.cues import Cue, Form
from musnad.read.subject_first.gaps import Gap, Gaps
from musnad.read.subject_first.groups import Group
from musnad.read.subject_first.inverted import Inverted
from musnad.read.subject_first.syntax import LONGEST_NAME_QUOTE, Syntax

NEAR_DETAIL = 4
"""Tokens behind a verb of giving within which it is said to be details."""


class Verbs(Inverted):
    """Matches the verb frames of one page."""

    def __init__(self, page: Page, syntax: Syntax, gaps: Gaps) -> None:
        super().__init__(page, syntax, gaps)
        self.agreement = Agreement(page, syntax)

    def at(self, i: int, form: Form) -> Draft | None:
        """The draft of one reading of the verb at token `i`; None, with `why`, where no frame fits."""
        end = i + 1 + len(form.cue.particle)
        if form.cue.particle and tuple(self.forms[i + 1 : end]) != form.cue.particle:
            return None
        if self._is_name(i):
            return self.fail("inside-name")
        group = self.syntax.group(i, form.kind)
        if group is None and form.kind == "part" and (found := self.asked(i, end, form.cue)):
            return found
        if group is None or group.mood == "infinitive":
            return self.fail("no-frame" if group is None else "infinitive")
        if ("negated" in form.cue.flags and not group.negated and group.linked != "not") or (
            group.linked == "not" and group.negated
        ):
            return None
        if "details" in form.cue.flags and self.lex.detail_words.isdisjoint(self.forms[end : end + NEAR_DETAIL]):
            return None
        if group.passive:
            return self.passive(i, end, form.cue, group)
        if group.mood == "participle":
            return self.participle(i, end, form.cue, group)
        return self._active(i, end, form, group)

    def _is_name(self, i: int) -> bool:
        """A capital inside a sentence of the body: `the United States` states nothing."""
        page = self.page
        inside = i > page.first(i) and self.forms[i - 1] not in QUOTES
        return inside and self.syntax.capital(i) and not (page.headed(i) and self._title_case(i))

    def _title_case(self, i: int) -> bool:
        """Whether most words of a sentence are written with capitals."""
        words = [k for k in range(self.page.first(i), self.page.last(i)) if self.page.tokens[k].word]
        return sum(map(self.syntax.capital, words)) > len(words) * 0.6

    def _active(self, i: int, end: int, form: Form, group: Group) -> Draft | None:
        cue = form.cue
        if (found := self.located(i, end, form, group)) is not None or "impersonal" in cue.flags:
            return found or self.fail("no-subject")
        if self.lex.free_order and (found := self._inserted(i, end, cue, group)):
            return found
        source = self._subject(i, form, group)
        if group.modal and group.negated:
            return self.fail("not-done")
        if source is not None and self._supposed(source[0]):
            return self.fail("supposed")
        if source is None:
            return self._without_subject(i, end, cue, group)
        if "as" in cue.frames:
            return self.relayed(i, end, cue, source)
        gap = self.gap(end, cue, source[1])
        left = self.before.left(source[0], gap, cue, inverted=False)
        if not gap.rule and not left:
            left = self.taken_up(i)
        if left and gap.rule == "quotation" and self._names(gap.start):
            gap = gap._replace(rule="")
        if not gap.rule and (found := self._mid(i, end, cue, group, source, gap)):
            return found
        if not gap.rule and (found := self._spliced(i, end, cue, group, source)):
            return found
        if not gap.rule and not left:
            return self.fail("no-content")
        draft = self.draft(i, end, cue, group, gap)
        draft.source, draft.content = self._without_adverbial(source, draft), left
        return draft

    def _without_adverbial(self, source: Range, draft: Draft) -> Range:
        """A subject without what stands between a name at its end and the verb, where a language puts adverbials there."""
        a, b = source
        if not self.lex.free_order:
            return source
        for k in range(a + 1, b - 1):
            named = self.syntax.capital(k - 1) and (self.page.named_until(k) == "person" or self._unlisted(k))
            if named and self.forms[k] in self.lex.adjunct_prepositions:
                if self.syntax.adjunct(k)[1] == "medium":
                    draft.media.insert(0, (k, b))
                return a, k
        return source

    def _unlisted(self, k: int) -> bool:
        """Whether two words with capitals, of which no list knows the last, stand before token `k`."""
        return k > 1 and self.syntax.capital(k - 2) and self.page.named_until(k) == "" and k - 2 not in self.page.named

    def _supposed(self, a: int) -> bool:
        """Whether the clause at `a` is a condition: nobody is said to have spoken."""
        return a > self.page.first(a) and self.forms[a - 1] in self.lex.suppositions

    def _names(self, k: int) -> bool:
        """Whether a quotation behind a tag is only a name (`he said on "X"`)."""
        close = self.page.quote.get(k)
        if close is None or close - k > LONGEST_NAME_QUOTE:
            return False
        return (self.forms[k - 1] not in COMMAS and self.forms[k - 1] != ":") or self.gaps.title(k)

    def _subject(self, i: int, form: Form, group: Group) -> Range | None:
        """The subject before the group, where its words may be one."""
        a, b = self.syntax.subject(group.start)
        if a >= b or self.syntax.dative(b - 1) or not self.agreement.speaks(a, b, form, group):
            return None
        if not self.agreement.fits_form(a, b, i):
            return None
        if "document" in form.cue.flags and not self.agreement.document(a, b):
            return None
        return a, b

    def _mid(self, i: int, end: int, cue: Cue, group: Group, source: Range, gap: Gap) -> Draft | None:
        """`The talks, X said, would fail`: a tag between commas inside what is said."""
        first, last = self.page.first(i), self.page.last(i)
        a, k = source[0], gap.start
        if "tag" not in cue.frames or a - 1 <= first or self.forms[a - 1] not in COMMAS:
            return None
        if k + 2 >= last or self.forms[k] not in COMMAS or not self.before.resumes(k + 1):
            return None
        start = self.before.past_openers(first)
        if a - 1 <= start or self.forms[a - 2] in QUOTES:
            return None
        draft = self.draft(i, end, cue, group, gap._replace(start=k + 1, rule="mid", shape="clause"))
        draft.source, draft.content = source, [(start, a - 1)]
        return draft

    def _spliced(self, i: int, end: int, cue: Cue, group: Group, source: Range) -> Draft | None:
        """`a plan that X says is cheap`: a relative clause whose verb stands behind the tag."""
        lex, at = self.lex, source[0] - 1
        if at < self.page.first(i) or "tag" not in cue.frames or end + 1 >= self.page.last(i):
            return None
        form, verb = self.forms[at], self.forms[end]
        if form not in lex.relatives and form not in lex.interrogatives:
            return None
        if not (self.syntax.helper(verb) and verb not in lex.infinitive) and not lex.past(verb) and verb not in lex.negated:
            return None
        draft = self.draft(i, end, cue, group, Gap(end, "clause", "spliced"))
        draft.source, draft.content = source, [(at, at + 1)]
        return draft

    def _without_subject(self, i: int, end: int, cue: Cue, group: Group) -> Draft | None:
        before = self.forms[group.start - 1] if group.start else ""
        if (group.start == i or self.lex.free_order) and (found := self.inverted(i, end, cue, group)):
            return found
        joined = before in self.lex.and_words or before in self.lex.coordinators or before in self.lex.sequels
        if not joined or group.start <= self.page.first(i):
            return self.fail("no-subject")
        if "document" in cue.flags or "as" in cue.frames:
            return self.fail("no-subject")
        gap = self.gap(end, cue, group.start)
        if not gap.rule:
            return self.fail("no-content")
        draft = self.draft(i, end, cue, group, gap)
        draft.joined = True
        return draft
