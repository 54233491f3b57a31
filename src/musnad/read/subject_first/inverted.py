"""Subjects that stand behind their verb, or are an institution in which something is said."""

from musnad.read.drafts import Draft, Range
from musnad.read.page import COMMAS, QUOTES
from musnad.read.subject_first.cues import Cue, Form
from musnad.read.subject_first.gaps import Gap
from musnad.read.subject_first.groups import Group
from musnad.read.subject_first.voices import Voices

MOST_BETWEEN = 4
"""Adverbials and addressees between a verb and the subject behind it."""
LONGEST_PLACE = 12
"""Tokens of the institution in which something is said."""
SHORTEST_REST = 3
"""Tokens that a clause behind a tag must have."""
LONGEST_COMMON = 4
"""Tokens of a speaker behind his quotation whom only common nouns name."""
SPEAKING = frozenset({"organisation", "document", "outlet"})
"""Roles of what something is said in."""


class Inverted(Voices):
    """Matches verbs whose subject does not stand before them."""

    def inverted(self, i: int, end: int, cue: Cue, group: Group) -> Draft | None:
        """`"...," said X`: the speaker after the verb."""
        if i == 0 or cue.particle or not cue.frames & ({"quote", "tag", "that"} if self.lex.free_order else {"quote"}):
            return None
        if "relays" in cue.flags:
            return self._relays(i, end, cue, group)
        if (found := self._inserted(i, end, cue, group)) is not None:
            return found
        gap = self._between(end, cue)
        start, last = gap.start, self.page.last(i)
        left = self.before.left(group.start, Gap(i), cue) or self.taken_up(i)
        tagged = bool(left) or self.forms[group.start - 1] in COMMAS
        if (not tagged and not self.lex.free_order) or (start < last and self.forms[start] in self.lex.complementizers):
            return None
        stop = self._speaker_behind(start, last, quoted=self._quoted(left))
        if stop == start:
            return None
        if not self._quoted(left) and not self._closes(stop, last):
            return None
        rest = self._resumed(stop, last, cue) if tagged else self._told(stop, cue)
        if tagged and rest.start >= 0 and not rest.rule and not self._quoted(left) and self.page.forms[i - 1] not in QUOTES:
            rest = self._split(group.start, stop, last, rest)
        draft = self.draft(i, end, cue, group, rest)
        if not left and draft.start < 0:
            return None
        draft.source, draft.content, draft.rule = (start, stop), left, "inverted"
        draft.addressee, draft.media = draft.addressee or gap.addressee, [*gap.media, *rest.media]
        return draft

    def _relays(self, i: int, end: int, cue: Cue, group: Group) -> Draft | None:
        """`«A», quotes X OUTLET`, `quotes OUTLET X`: of the two behind the verb the one that is no outlet speaks."""
        left = self.before.left(group.start, Gap(i), cue)
        last = self.page.last(i)
        k = end + (end < last and self.forms[end] in self.lex.relayed)
        stop = self.syntax.speaker_right(k, last)
        if k < last and self.forms[k] in self.lex.owners:
            stop = self.syntax.speaker_right(k + 1, last)
        carrier = next((t for t in range(k, stop) if self._is_outlet(t)), None)
        if not self._quoted(left) or carrier is None:
            return None
        close = self.page.mention_end.get(carrier, 0) or next(
            (t for t in range(carrier, stop) if self.forms[t] != "." and not self._is_outlet(t)), stop
        )
        source = (k, carrier) if carrier > k else (close + (close < stop and self.forms[close] in self.lex.relayed), stop)
        if source[0] >= source[1]:
            return None
        draft = self.draft(i, end, cue, group, Gap(stop))
        draft.source, draft.content, draft.rule = source, left, "relay"
        draft.media = [(carrier, stop if carrier > k else close)]
        return draft

    def _is_outlet(self, t: int) -> bool:
        """Whether an outlet or agency is named at `t`: by the records, by its noun, or in Latin letters, as sites are."""
        form = self.forms[t]
        return self.page.kind(t) == "outlet" or self.lex.role(form) == "outlet" or (form.isascii() and form[0].isalpha())

    def _quoted(self, left: list[Range]) -> bool:
        return any(b < self.page.size and self.forms[b] in QUOTES for _, b in left)

    def _speaker_behind(self, k: int, last: int, *, quoted: bool) -> int:
        """The end of the speaker's noun phrase at `k`, or `k` where none begins there."""
        if k >= last or self.syntax.dative(k):
            return k
        stop = self.syntax.speaker_right(k, last)
        if self.syntax.heads(k) or self._quoted_name(k, stop) or self.forms[k] in self.lex.pronouns or self._lower_head(k, stop):
            return stop
        plain = self.lex.free_order and quoted and self.page.tokens[k].word and stop - k <= LONGEST_COMMON
        return stop if plain and self._closes(stop, last) else k

    def _quoted_name(self, k: int, stop: int) -> bool:
        """Whether a speaker's name in quotation marks begins at `k`, and no speech does."""
        return self.lex.free_order and self.forms[k] in QUOTES and stop > k + 1 and self.syntax.capital(k + 1)

    def _between(self, k: int, cue: Cue) -> Gap:
        """Past what stands between a verb and the subject behind it, where a language puts anything there."""
        addressee: Range | None = None
        media: list[Range] = []
        last = self.page.last(k - 1)
        for _ in range(MOST_BETWEEN if self.lex.free_order else 0):
            if k >= last:
                break
            if addressee is None and self.syntax.dative(k):
                addressee = (k, self._dative_end(k, last))
                k = addressee[1]
                continue
            if (end := self.syntax.past_outlet(k, last)) > k:
                media.append((k, end))
                k = end
                continue
            end, kind = self.syntax.adjunct(k)
            if kind in ("other", "medium", "to"):
                end = self._governed_end(k, end)
            if end <= k:
                break
            if kind == "medium":
                media.append((k, end))
            k = end
        return Gap(k, addressee=addressee, media=tuple(media))

    def _dative_end(self, k: int, last: int) -> int:
        """The end of an addressee before a subject: its words in the dative, and a name."""
        end = self.page.mention_end.get(k, k + 1)
        while end < last and self.page.tokens[end].word and self.syntax.dative(end):
            end = self.page.mention_end.get(end, end + 1)
        return min(end, last)

    def _governed_end(self, k: int, end: int) -> int:
        """Where a preposition's noun phrase ends before a subject: with the name that it governs, or before a role."""
        if k + 1 in self.page.mention_end:
            return min(self.page.mention_end[k + 1], end)
        return next((j for j in range(k + 2, end) if self.lex.role(self.forms[j])), end)

    def _told(self, k: int, cue: Cue) -> Gap:
        """The clause that follows a subject behind its verb."""
        gap = self.gaps.read(k, cue)
        return gap if gap.rule in ("that", "preposition", "quotation", "colon", "to") else Gap(k)

    def _split(self, a: int, stop: int, last: int, rest: Gap) -> Gap:
        """`A, said X, B`: what goes on behind a tag inside what is said."""
        k = rest.start
        if not self.lex.free_order or self.forms[a - 1] not in COMMAS or k + SHORTEST_REST >= last:
            return rest
        if self.forms[k] not in COMMAS or not self.before.resumes(k + 1) or self.syntax.helper(self.forms[k + 1]):
            return rest
        return rest._replace(start=k + 1, rule="mid", shape="clause")

    def _inserted(self, i: int, end: int, cue: Cue, group: Group) -> Draft | None:
        """`«A, — said X. — B»`: a tag between dashes inside the quotation, or in a paragraph that a dash opens."""
        if not self.lex.free_order or group.start == 0 or not self.syntax.dash(group.start - 1):
            return None
        bounds = self._speech_around(i)
        if bounds is None:
            return None
        a, b = bounds
        last = min(self.page.last(i), b)
        gap = self._between(end, cue)
        stop = min(self._speaker_behind(gap.start, last, quoted=True), b)
        if stop == gap.start:
            return None
        k = self._resumed(stop, last, cue).start
        k += k < b and (self.forms[k] in COMMAS or self.forms[k] in ".:")
        closed = k >= b - 1
        if group.start - 1 <= a or not (closed or self.syntax.dash(k)):
            return None
        draft = self.draft(i, end, cue, group, Gap(stop))
        draft.source, draft.rule, draft.media = (gap.start, stop), "inserted", list(gap.media)
        draft.addressee = gap.addressee
        draft.content = [(a, group.start - 1)] + ([] if closed else [(k + 1, b)])
        return draft

    def _speech_around(self, i: int) -> Range | None:
        """The tokens of the quotation around token `i`, or of its paragraph where a dash opens that."""
        if (close := self.page.enclosing(i)) is not None:
            return self.page.closes[close] + 1, close
        first = self.page.block_start(i)
        return (first + 1, self.page.block_end(i)) if self.syntax.dash(first) else None

    def taken_up(self, i: int) -> list[Range]:
        """`About this said X`: the sentence before, of its paragraph or of the one before, which is no title."""
        page = self.page
        first = page.first(i)
        opened = page.starts_with(first, self.lex.taken_up)
        if not opened or first == 0 or page.headed(first - 1) or not self._clausal(first + opened, i):
            return []
        a, b = page.first(first - 1), first
        quoted = page.enclosing(first - 1) is not None
        return [] if quoted or b - a < SHORTEST_REST else [(a, b)]

    def _clausal(self, k: int, i: int) -> bool:
        """Whether no noun that a pronoun would describe stands at `k`, before the verb at `i`."""
        if k >= i or self.syntax.heads(k) or self.forms[k] in self.lex.pronouns:
            return True
        return self.syntax.dative(k) or self.syntax.adjunct(k)[0] > k

    def located(self, i: int, end: int, form: Form, group: Group) -> Draft | None:
        """`In the Kremlin they said that`, `in the statement it is said that`: what something is said in speaks."""
        cue, lex = form.cue, self.lex
        impersonal = "impersonal" in cue.flags
        several = any(self.forms[k].endswith(lex.plural_verbs) for k in range(group.start, i + 1))
        if not lex.located or not (impersonal or several):
            return None
        source = self._place(group.start)
        if source is None and end < self.page.last(i) and self.forms[end] in lex.located:
            stop = self.syntax.speaker_right(end + 1, self.page.last(i))
            left = self.before.left(group.start, Gap(i), cue) or self.taken_up(i)
            if left and stop > end + 1 and self._speaks_in(end + 1, stop):
                draft = self.draft(i, end, cue, group, Gap(stop))
                draft.source, draft.content, draft.rule = (end + 1, stop), left, "located"
                return draft
        if source is None:
            return None
        gap = self.gaps.read(end, cue)
        left = [] if gap.rule else self.before.left(source[0] - 1, gap, cue)
        if not gap.rule and not left:
            return None
        draft = self.draft(i, end, cue, group, gap)
        draft.source, draft.content, draft.rule = source, left, "located"
        return draft

    def _place(self, e: int) -> Range | None:
        """The institution or document that a preposition at the front of its clause governs, up to the verb at `e`."""
        first = self.page.first(min(e, self.page.size - 1))
        if e > first and self.forms[e - 1] in COMMAS:  # `in X, in turn, they said`
            aside = next((k for k in range(e - 2, max(first, e - LONGEST_PLACE), -1) if self.forms[k] in COMMAS), first)
            if self.page.starts_with(aside + 1, self.lex.openers) != e - 2 - aside:
                return None
            e = aside
        for k in range(e - 2, max(first - 1, e - LONGEST_PLACE), -1):
            if self.forms[k] in COMMAS or self.syntax.finite_cue(k):
                return None
            if self.forms[k] in self.lex.located and self._fronts(k, first):
                return (k + 1, e) if self._speaks_in(k + 1, e) else None
        return None

    def _fronts(self, k: int, first: int) -> bool:
        before = self.forms[k - 1] if k > first else ""
        lex = self.lex
        return (
            k == first or before in COMMAS or before in lex.coordinators or before in lex.complementizers or lex.adverb(before)
            or self.syntax.timed_before(k) is not None or self.syntax.dash(k - 1) or before in QUOTES
        )  # fmt: skip

    def _speaks_in(self, a: int, b: int) -> bool:
        """Whether a noun phrase is what something may be said in: no time, nobody who would say it himself."""
        if self.syntax.time(a) or any(self.lex.role(self.forms[k]) not in (*SPEAKING, None) for k in range(a, b)):
            return False
        for k in range(a, min(b, a + 3)):
            if self.lex.spoken_of(self.forms[k]) in SPEAKING:
                return True
            if k in self.page.named or self.syntax.capital(k):
                return self.page.kind(k) != "person"
        return False

    def _closes(self, k: int, last: int) -> bool:
        """Whether a clause may end at `k`: at a mark, or with adverbials."""
        return k >= last or not self.page.tokens[k].word or self.syntax.adjunct(k)[0] > k

    def _lower_head(self, a: int, b: int) -> bool:
        return any(self.lex.role(self.forms[k]) for k in range(a, min(b, a + 6)))

    def _resumed(self, k: int, last: int, cue: Cue) -> Gap:
        """What goes on behind the speaker: `"A," said X, "B"`, past adverbials."""
        media: list[Range] = []
        while k < last:
            end, kind = self.syntax.adjunct(k)
            if end == k:
                break
            if kind == "medium":
                media.append((k, end))
            k = end
        if k + 1 < last and (self.forms[k] in COMMAS or self.forms[k] == ":") and k + 1 in self.page.quote:
            return Gap(k + 1, "quote", "resumed", media=tuple(media))
        return Gap(k, media=tuple(media))
