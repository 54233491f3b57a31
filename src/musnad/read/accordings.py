"""Cues that stand before or after what is said and take the speaker themselves: `وفق X`, `كما قال X`, `على حد قوله`."""

from musnad.read.clauses import Clauses
from musnad.read.cues import According, Form
from musnad.read.drafts import Draft, Range
from musnad.read.gaps import read_gap
from musnad.read.page import COMMAS, Page
from musnad.read.phrases import Phrases


class Accordings:
    """Matches the according frames of one page."""

    def __init__(self, page: Page, phrases: Phrases, clauses: Clauses) -> None:
        self.page, self.lex, self.forms = page, page.lex, page.forms
        self.phrases, self.clauses = phrases, clauses

    def at(self, i: int) -> Draft | None:
        for row in self.lex.according_starts[self.forms[i]]:
            n = len(row.words)
            if tuple([self.lex.without_and(self.forms[i]), *self.forms[i + 1 : i + n]]) != row.words:
                continue
            found = self._row(i, i + n, row)
            if found:
                return found
        return None

    def _row(self, i: int, j: int, row: According) -> Draft | None:
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
            readings = (
                [f for f in lex.lookup(self.forms[k]) if f.kind in ("past", "present") and f.person == 3 and not f.joined]
                if k < last
                else []
            )
            if not readings and k < last and relative and self.forms[k] in lex.according_verbs:
                j = k + 1
                while j < last and self.forms[j] in lex.prepositions:
                    j += 1
                return self._source(i, j, last, row)
            if readings and readings[0].cue.act not in ("assert", "express"):
                return None
            if not readings or (
                row.verb and lex.without_and(self.forms[i]) in lex.as_words and self._has_complement(k, readings[0])
            ):
                return None
            gender, j = readings[0].gender, k + 1
            if "relay" in readings[0].cue.frames:
                return self._carrier(i, j, last)
        return self._source(i, j, last, row, gender=gender)

    def _source(self, i: int, j: int, last: int, row: According, *, gender: str = "") -> Draft | None:
        """The source after an according cue that ends at `j`, and the content before or after it."""
        lex, phrases = self.lex, self.phrases
        cue = (i, j)
        media: list[Range] = []
        j = self.clauses.skip(j, last, media, addressed=False)
        end = phrases.phrase(j, frozenset())
        if end == j or (not row.verb and self._manner(j)):
            return None
        source = (j, end)
        k = self.clauses.skip(end, last, media)
        draft = Draft(
            i,
            [cue],
            "assert",
            lex.without_and(self.forms[i]),
            "according",
            "according",
            k,
            "before",
            source=source,
            media=media,
            gender=gender,
            verbal=False,
            clitic=bool(row.next),
            quoted=row.quoted,
        )
        if self.clauses.leads(i) and k < last:
            draft.start, draft.shape = self._after_lead(k, last), "clause"
        return draft

    def _manner(self, j: int) -> bool:
        """Whether what follows names no speaker but a manner or a need (`وفق الحاجة`)."""
        lex, form = self.lex, self.forms[j]
        if self.phrases.agent(j) > j or j in self.page.named:
            return False
        return lex.definite(form) or form.endswith(lex.plural_things)

    def _carrier(self, i: int, j: int, last: int) -> Draft | None:
        """`على ما نقلت عنه الصحف`: only a carrier for what precedes."""
        if j < last and self.forms[j].startswith(self.lex.relay):
            j += 1
        end = self.phrases.phrase(j, frozenset())
        if end == j:
            return None
        return Draft(
            i,
            [(i, j)],
            "assert",
            " ".join(self.forms[i:j]),
            "according-carrier",
            "carrier",
            i,
            "before",
            media=[(j, end)],
            verbal=False,
        )

    def _has_complement(self, k: int, form: Form) -> bool:
        """Whether the verb after `كما` has a content of its own (then it is a new statement, not an attribution of what precedes)."""
        return read_gap(self.page, self.phrases, k, form, subject=False) is not None

    def _after_lead(self, k: int, last: int) -> int:
        if k < last and self.forms[k] in COMMAS:
            k += 1
        if k < last and (self.forms[k] in self.lex.complementizers or self.forms[k] in self.lex.lead_particles):
            k += 1
        return k
