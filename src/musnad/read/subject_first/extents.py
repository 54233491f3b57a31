"""Extents of a subject-first page: where each content ends, which attribution stands in which, what goes on."""

from musnad.read.drafts import Draft, Found, Range
from musnad.read.page import COMMAS, LONGEST_QUOTE, QUOTES, Page
from musnad.read.subject_first.frames import Frames
from musnad.read.subject_first.lexicon import Lexicon

MOST_QUOTES = 12
"""Quotations that one speaker's words may go on over without a new cue."""
_TRIM = COMMAS | frozenset(".:-–—")
_STOPS = frozenset({"and", "but"})


def drafts_of(page: Page, lex: Lexicon) -> Found:
    """All that is said on a page, before its speakers are resolved."""
    return _Extents(page, lex).run()


class _Extents:
    def __init__(self, page: Page, lex: Lexicon) -> None:
        self.page, self.lex, self.forms = page, lex, page.forms
        self.frames = Frames(page, lex)
        self.stops: dict[int, Draft] = {}

    def run(self) -> Found:
        drafts = self._spoken(self.frames.all())
        for draft in drafts:
            stop = self._stop(draft)
            if stop is not None:
                self.stops.setdefault(stop, draft)
            if draft.source and draft.group > draft.source[1] and self.forms[draft.group - 1] in COMMAS:
                self.stops.setdefault(draft.group - 1, draft)
        for draft in drafts:
            self._fill(draft)
        drafts = self._distinct(drafts)
        self._go_on(drafts)
        self._nest(drafts)
        drafts = self._told(drafts)
        drafts.sort(key=lambda d: (d.cues[0], -d.end))
        return Found(drafts, sorted(self.frames.dropped))

    def _told(self, drafts: list[Draft]) -> list[Draft]:
        """Without nouns inside other contents that tell nobody's clause: there they name what is spoken of."""
        kept = [d for d in drafts if d.parent is None or not (d.rule == "noun" or (d.kind == "noun" and d.speakerless))]
        gone = {id(d) for d in drafts} - {id(d) for d in kept}
        self.frames.dropped += [(d.at, "inside-content") for d in drafts if id(d) in gone]
        for draft in kept:
            while draft.parent is not None and id(draft.parent) in gone:
                draft.parent = draft.parent.parent
        return kept

    def _spoken(self, drafts: list[Draft]) -> list[Draft]:
        """Without what a quoted speaker says of himself and of pronouns: inside a quotation nobody can resolve them."""
        kept: list[Draft] = []
        for draft in drafts:
            inside = self.page.enclosing(draft.at) is not None and draft.rule != "inserted"
            if inside and (draft.source is None or self._pronominal(draft.source)):
                self.frames.dropped.append((draft.at, "inside-quotation"))
            else:
                kept.append(draft)
        return kept

    def _pronominal(self, source: Range) -> bool:
        form = self.forms[source[0]]
        return source[1] - source[0] == 1 and (form in self.lex.pronouns or form in self.lex.relatives or form in self.lex.owners)

    def _stop(self, draft: Draft) -> int | None:
        """The token at which a draft's own clause begins, so that contents before it end there; None where it begins none."""
        lex, forms = self.lex, self.forms
        a = draft.source[0] if draft.source and draft.rule not in ("inverted", "inserted", "passive") else draft.cues[0][0]
        if draft.kind == "according":
            a = draft.cues[0][0]
            return a if draft.content else None
        if draft.kind == "noun":
            return None
        a = min(a, draft.group if draft.group >= 0 else a)
        if a <= self.page.first(draft.at):
            return None
        before = forms[a - 1]
        if draft.kind == "participle":
            if before in QUOTES and forms[a - 2] in COMMAS:  # `"X," saying that Y`: the comma stands inside
                return a
            return a - 1 if before in COMMAS else a if forms[a] in lex.without else None
        if before in COMMAS and draft.shape == "before":
            return a - 1
        if before in lex.coordinators or before in lex.contrasts:
            return a - 2 if forms[a - 2] in COMMAS else a - 1
        return None

    def _fill(self, draft: Draft) -> None:
        """Adds what follows the cue to what stands before it."""
        if draft.start < 0 or draft.start >= self.page.size:
            return
        end = self._quote_end(draft) if draft.shape == "quote" else self._end(draft, draft.start)
        if draft.rule == "colon" and draft.kind == "headline" and not self.page.headed(draft.at):
            end = self.page.block_end(draft.at)  # a turn of a transcript
        draft.content = [*draft.content, *self._trimmed(draft.start, end)]

    def _quote_end(self, draft: Draft) -> int:
        """The end of a content that begins with its quotation."""
        page = self.page
        close = page.quote.get(draft.start)
        if close is None:
            return self._unclosed(draft.start)
        last = page.last(close)
        k = close + 1
        if k >= last or (not page.tokens[k].word and k + 1 >= last):
            return close + 1
        if self.forms[close - 1] in COMMAS or k in self.stops or self.forms[k] in COMMAS or self.forms[k] == ";":
            return close + 1
        if self.forms[k] in QUOTES or (self.forms[close - 1] in ".?!" and not page.tokens[k].word):
            return close + 1
        return self._end(draft, k)

    def _unclosed(self, start: int) -> int:
        """The end of a quotation whose closing mark is lost: its paragraph's, or the next mark of its kind."""
        end = min(self.page.block_end(start), start + LONGEST_QUOTE)
        return next((k for k in range(start + 1, end) if self.forms[k] == self.forms[start]), end)

    def _end(self, draft: Draft, start: int) -> int:
        """The token after a clause or phrase that begins at `start`."""
        page, k = self.page, start
        last = page.last(k)
        inside = page.enclosing(draft.at)
        if inside is not None:
            last = min(last, inside)
        while k < last:
            close = page.quote.get(k)
            if close is not None:
                last = max(last, min(page.last(close), inside or page.size))
                k = close
            elif k > start and self._ends(draft, k, start):
                return k
            k += 1
        return self._without_late(draft, start, last)

    def _ends(self, draft: Draft, k: int, start: int) -> bool:
        stopper = self.stops.get(k)
        if stopper is not None and stopper is not draft and stopper.at > draft.at:
            return True
        comma = self.forms[k] in COMMAS and k + 1 < self.page.size
        if comma and (draft.rule == "fronted" or (self._subordinate(draft) and self.frames.syntax.heads(k + 1))):
            return True
        if draft.shape != "phrase":
            return comma and self.page.starts_with(k + 1, self.lex.clause_breakers) > 0
        return self._comma_ends(draft, k + 1) if comma else self._phrase_ends(draft, k, start)

    def _comma_ends(self, draft: Draft, k: int) -> bool:
        """Whether a comma before `k` ends a noun phrase: its own clause ends there, or another begins."""
        lex, form = self.lex, self.forms[k]
        if lex.free_order and form in lex.suppositions:
            return False  # on what condition it is promised or threatened
        if self._relative(draft) or form in lex.coordinators or form in lex.subordinators or form in lex.comma_breakers:
            return True
        return lex.gerund(form) and (draft.rule != "object" or bool(lex.lookup(form)))

    def _phrase_ends(self, draft: Draft, k: int, start: int) -> bool:
        """Whether a noun phrase that is attributed ends before the word at `k`."""
        lex, form = self.lex, self.forms[k]
        if self.page.starts_with(k, lex.breakers) or self.frames.syntax.dash(k):
            return True
        if (form in lex.and_words and self._predicate(k + 1)) or (form in lex.passive_by and self._by_doing(draft, k + 1)):
            return True
        return self._adjunct_ends(draft, k)

    def _by_doing(self, draft: Draft, k: int) -> bool:
        """`attacked X by reminding voters`: how it was said."""
        return draft.rule == "np" and k < self.page.size and self.lex.gerund(self.forms[k])

    def _subordinate(self, draft: Draft) -> bool:
        """Whether the cue's own clause opens its sentence with a subordinator (`After X accused Y of Z, he ...`)."""
        if draft.source is None or draft.kind != "verb" or draft.rule in ("inverted", "passive"):
            return False
        k = draft.source[0] - 1
        opens = k >= self.page.first(draft.at) and self.forms[k] in self.lex.subordinators
        return opens and self.forms[k] not in self.lex.coordinators and k <= self.page.first(draft.at) + 1

    def _predicate(self, k: int) -> bool:
        """Whether a verb in the past follows `and`, so that the speaker goes on to do something else."""
        return k < self.page.size and not self.frames.syntax.capital(k) and self.lex.past(self.forms[k])

    def _relative(self, draft: Draft) -> bool:
        """Whether the cue stands in a relative clause, which a comma ends."""
        return draft.source is not None and self.forms[draft.source[0]] in self.lex.relatives and draft.kind == "verb"

    def _adjunct_ends(self, draft: Draft, k: int) -> bool:
        """Whether a medium or a time at `k` belongs to the cue of a noun phrase."""
        end, kind = self.frames.syntax.adjunct(k)
        if end <= k or kind not in ("medium", "time"):
            return False
        if kind == "medium":
            draft.media.append((k, end))
        return end >= self.page.last(k) - 1 or kind == "medium" or (draft.rule == "np" and not self.lex.free_order)

    def _without_late(self, draft: Draft, start: int, last: int) -> int:
        """A medium that closes the sentence belongs to the cue."""
        if draft.media or draft.kind in ("noun", "headline"):
            return last
        e = last - 1 if self.forms[last - 1] in ".?!" else last
        for k in range(e - 2, max(start + 2, e - 12), -1):
            if self.forms[k] in self.lex.media_prepositions:
                end, kind = self.frames.syntax.adjunct(k)
                while kind and end < e:
                    end, more = self.frames.syntax.adjunct(end)
                    if not more:
                        break
                if kind == "medium" and end >= e:
                    draft.media.append((k, e))
                    return k
        return last

    def _trimmed(self, s: int, e: int) -> list[Range]:
        """A content without the marks that only enclose it, empty where nothing is left."""
        forms, page = self.forms, self.page
        changed = True
        while changed and s < e:
            changed = False
            last = forms[e - 1]
            if (last in _TRIM and not self._abbreviated(e - 1)) or (last in QUOTES and page.closes.get(e - 1, -1) < s):
                e, changed = e - 1, True
            elif forms[s] in COMMAS or forms[s] == ":" or (forms[s] in QUOTES and page.quote.get(s, e) >= e):
                s, changed = s + 1, True
            elif forms[s] in QUOTES and page.quote.get(s) == e - 1:
                s, e, changed = s + 1, e - 1, True
            elif last in self.lex.coordinators or last in self.lex.sequels:
                e, changed = e - 1, True
        return [(s, e)] if s < e else []

    def _abbreviated(self, k: int) -> bool:
        return self.forms[k] == "." and k > 0 and (len(self.forms[k - 1]) == 1 or self.forms[k - 1] in self.lex.abbreviations)

    def _distinct(self, drafts: list[Draft]) -> list[Draft]:
        """Drafts with content, one for each cue."""
        kept: dict[int, Draft] = {}
        for draft in drafts:
            draft.content = [r for part in draft.content for r in self._trimmed(*part)]
            if draft.content:
                kept.setdefault(draft.at, draft)
            else:
                self.frames.dropped.append((draft.at, "no-content"))
        return list(kept.values())

    def _go_on(self, drafts: list[Draft]) -> None:
        """Quotations that fill the next sentences or paragraphs, with no cue of their own, go on with the one before."""
        page = self.page
        owned = {k for d in drafts for a, b in d.content for k in range(max(0, a - 1), b) if self.forms[k] in QUOTES}
        outer = [d for d in drafts if page.enclosing(d.at) is None or d.rule == "inserted"]
        cues = {page.sentence[d.at] for d in outer}
        for draft in sorted(outer, key=lambda d: d.at):
            k = max(draft.end, draft.at + 1, draft.source[1] if draft.source else 0)
            k = page.last(min(k, page.size - 1))
            quoted = any(page.forms[a - 1] in QUOTES for a, _ in draft.content if a)
            for _ in range(MOST_QUOTES):
                if k >= page.size or self.forms[k] not in QUOTES or k in owned or page.sentence[k] in cues:
                    break
                close = page.quote.get(k)
                if close is None:
                    if not quoted or k in page.closes:
                        break
                    end = self._unclosed(k)
                else:
                    end = close + 1
                    if page.last(close) > end + (self.forms[end : end + 1] == ["."]) or (
                        not quoted and page.block[k] != page.block[draft.at]
                    ):
                        break
                draft.content += self._trimmed(k, end)
                owned.update(range(k, end))
                k = page.last(end - 1)

    def _nest(self, drafts: list[Draft]) -> None:
        """The parent of a draft is the smallest content that holds its cue."""
        rows = sorted(((a, b, d) for d in drafts for a, b in d.content), key=lambda r: (r[0], -r[1]))
        cues = sorted((d.cues[0][0], d) for d in drafts)
        open_: list[tuple[int, Draft]] = []
        at = 0
        for cue, draft in sorted(cues, key=lambda r: r[0]):
            while at < len(rows) and rows[at][0] <= cue:
                open_.append((rows[at][1], rows[at][2]))
                at += 1
            open_ = [(b, d) for b, d in open_ if b > cue]
            holders = [d for _, d in open_ if d is not draft]
            draft.parent = holders[-1] if holders else None
        for draft in drafts:
            seen = {id(draft)}
            above = draft.parent
            while above is not None and id(above) not in seen:
                seen.add(id(above))
                above = above.parent
            if above is not None:
                draft.parent = None
