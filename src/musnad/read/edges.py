"""The edges of contents: marks that only enclose them, and sentences in which they go on without a cue."""

from musnad.read.drafts import Draft, Range
from musnad.read.page import COMMAS, MOST_BLOCKS_QUOTED, QUOTES, Page
from musnad.read.vocabulary import is_listed

MOST_QUOTES = 12
"""Quotations that one speaker's words may go on over without a new cue."""
LONGEST_SITE = 6
"""Tokens of an outlet's name at the end of a title."""
_BARS, _STROKE = frozenset("|¦│"), "ـ"
_TRIM = COMMAS | frozenset((*".:-–—", ".."))


class Edges:
    """The edges of contents on one page."""

    def __init__(self, page: Page) -> None:
        self.page, self.lex, self.forms = page, page.lex, page.forms

    def trimmed(self, s: int, e: int) -> list[Range]:
        """A content without the marks that only enclose it, empty where nothing is left."""
        forms, page = self.forms, self.page
        e = self._before_site(s, e)
        open_end = e < page.size and page.tokens[e].word
        changed = True
        while changed and s < e:
            changed = False
            if forms[e - 1] in _TRIM or (forms[e - 1] in QUOTES and page.closes.get(e - 1, -1) < s):
                e, changed = e - 1, True
            elif forms[s] in COMMAS or forms[s] == ":" or (forms[s] in QUOTES and page.quote.get(s, e) >= e):
                s, changed = s + 1, True
            elif forms[s] in QUOTES and page.quote.get(s) == e - 1:
                s, e, changed = s + 1, e - 1, True
                s += s < e - 1 and forms[s] in self.lex.bare_complementizers and page.raw(s) not in self.lex.no_cues
            elif e - s > 2 and forms[e - 1] in self.lex.excepting and forms[e - 2] in COMMAS:
                e, changed = e - 2, True
            elif self._alternative(e - 1, open_end=open_end):
                break
            elif self._hangs(forms[e - 1]) or (forms[e - 1] in self.lex.negations_of_cue and e - s > 1):
                e, changed = e - 1, True
        return [(s, e)] if s < e else []

    def before_content(self, draft: Draft) -> int:
        """Where the words end that stand between a cue and its content: before its complementizer, preposition or mark."""
        k, grammar = draft.start, (self.lex.complementizers, self.lex.prepositions, QUOTES, COMMAS, ":")
        while k > draft.at + 1 and any(self.forms[k - 1] in words for words in grammar):
            k -= 1
        return k

    def inserted(self, draft: Draft, end: int) -> list[Range]:
        """The content of a clause that ends before `end`: of a quotation to its mark, of a phrase to the next comma or dash."""
        close = self.page.quote.get(draft.start)
        if draft.shape == "quote" and close is not None:
            return self.trimmed(draft.start, min(close + 1, end))
        marks = (k for k in range(draft.start, end) if self.forms[k] in COMMAS or self.page.is_dash(k))
        return self.trimmed(draft.start, end if draft.shape == "clause" else next(marks, end))

    def _alternative(self, k: int, *, open_end: bool) -> bool:
        """Whether the last word of a content, behind which no other word stands, is all that is left of a clause (`أم لا`,
        `ليس إلا`)."""
        if open_end or k < 1:
            return False
        negated = self.forms[k] in self.lex.negations_of_cue or self.forms[k] in self.lex.excepting
        return negated and (self.forms[k - 1] in self.lex.alternatives or self.forms[k - 1] in self.lex.linking)

    def _before_site(self, s: int, e: int) -> int:
        """Where a content of a title ends before the outlet's name that a bar or a drawn-out stroke parts from it, or `e`."""
        page = self.page
        if not s < e or page.blocks[page.block[s]].kind != "title" or e < page.block_end(s):
            return e
        for k in range(e - 1, max(s, e - LONGEST_SITE), -1):
            between = page.text[page.tokens[k - 1].end : page.tokens[k].start]
            if self.forms[k] in _BARS or _STROKE in between:
                return k
        return e

    def _hangs(self, form: str) -> bool:
        """Whether a word at a content's end belongs to what comes after it."""
        lex = self.lex
        return any(
            form in words for words in (lex.conjunctions, lex.continuers, lex.contrasts, lex.dangling, lex.inner_prepositions)
        )

    def go_on(self, draft: Draft) -> None:
        """Quotations that fill the next sentences or lines, with no cue of their own, go on with a quotation that did."""
        if draft.parent is not None or not draft.content:
            return
        page, end = self.page, draft.content[-1][1]
        if page.closes.get(end) != draft.content[-1][0] - 1:
            return
        for _ in range(MOST_QUOTES):
            start = self._next_sentence(end + 1)
            close = page.quote.get(start)
            if close is None or self._next_sentence(close + 1) != page.last(close):
                return
            draft.content += self.trimmed(start, close + 1)
            end = close

    def _next_sentence(self, k: int) -> int:
        """The token after a full stop at `k`, if one is there."""
        return k + 1 if k < self.page.size and self.forms[k] == "." else k

    def own_voice(self, draft: Draft, spoken: set[int]) -> None:
        """Words in the speaker's own `we`, though no marks stand around them, go on over sentences without a cue in his
        paragraph that say `we` too, or draw a conclusion; words behind a colon over those that open as nothing of the
        outlet's own does."""
        if draft.parent is not None or draft.shape != "clause" or len(draft.content) != 1:
            return
        page, (start, end) = self.page, draft.content[0]
        k = page.last(end - 1)
        printed = draft.rule == "colon" and draft.kind == "verb" and not page.headed(draft.at)
        if end < k - 1 or not (printed or self._says_we(start, end)):
            return
        while k < page.size and page.block[k] == page.block[end - 1] and page.sentence[k] not in spoken:
            last = page.last(k)
            goes_on = self._says_we(k, last) or page.starts_with(k, self.lex.conclusions)
            if not goes_on and not (printed and self._opens_plainly(k)):
                break
            draft.content = self.trimmed(start, last)
            k = last

    def to_lost_opening(self, draft: Draft, spoken: set[int]) -> None:
        """Words that open without a mark go on to the mark that closes them in a later sentence, where nothing opened it and
        nobody says anything between: the mark before them was lost."""
        spoke = draft.kind in ("verb", "participle") and draft.shape in ("clause", "quote")
        if draft.parent is not None or not spoke or len(draft.content) != 1:
            return
        page, (start, end) = self.page, draft.content[0]
        k = page.last(end - 1)
        if end < k - 1 or end - 1 in page.closes or end in page.closes:
            return
        while k < page.size and page.block[k] - page.block[start] <= MOST_BLOCKS_QUOTED and page.sentence[k] not in spoken:
            last = page.last(k)
            mark = last - 1 - (self.forms[last - 1] == ".")
            if mark in page.unopened:
                draft.content = self.trimmed(start, mark)
                return
            k = last

    def _opens_plainly(self, k: int) -> bool:
        """Whether a sentence that ends in a mark opens without what an outlet tells on with: a conjunction, or a link."""
        form, end = self.forms[k], self.page.last(k)
        return (
            not self.page.tokens[end - 1].word
            and form[:1] not in self.lex.conjunctions
            and not self.page.starts_with(k, self.lex.breakers)
        )

    def _says_we(self, start: int, end: int) -> bool:
        return not self.lex.own_or_joined.isdisjoint(self.forms[start:end])

    def _beside(self, first: int, j: int, end: int) -> bool:
        """Whether a clause at `j` only stands beside the one before it, in which nobody says anything: both are told alike
        (`قتل عشرون، فيما أصيب ثلاثون، وفق مصدر طبي`), and not of two days."""
        if not self.page.starts_with(j, self.lex.parallels):
            return False
        timed = self.page.timed
        if any(k in timed for k in range(first, j)) and any(k in timed for k in range(j, end)):
            return False
        told = (k for k in range(first, j) if self.lex.finite(self.forms[k]))
        return all(self.forms[k + 1][:1].isdigit() for k in told)

    def clause_start(self, k: int, *, quoted: bool) -> int:
        """Where the clause before a trailing cue begins: after the last breaker, past discourse openers."""
        page, forms = self.page, self.forms
        first = page.bounds[page.sentence[k]][0]
        e = k - 1 if forms[k - 1] in COMMAS else k
        if quoted and e - 1 in page.closes:
            return page.closes[e - 1]
        start = first
        for j in range(e - 1, first, -1):
            breaks = forms[j - 1] in COMMAS and page.starts_with(j, self.lex.breakers)
            if breaks and not page.starts_with(j, self.lex.afterthoughts) and not self._beside(first, j, e):
                start = j + page.starts_with(j, self.lex.breakers)
                break
        opener = page.starts_with(start, self.lex.openers)
        if opener and start + opener < e and (forms[start + opener] in COMMAS):
            start += opener + 1
        return start

    def before(self, draft: Draft, k: int, told: list[Draft]) -> list[Range]:
        """What a trailing cue at `k` tells of: the clause before it; one that stands for what was said, all that the outermost
        of the drafts `told` said that end right there (`قال X كذا، وهو ما نفاه Y`)."""
        said = (d.content for d in told if d.content and k - 2 <= d.content[-1][1] <= k)
        if draft.rule == "resumed" and (content := next(said, None)):
            return list(content)
        return self.trimmed(self.clause_start(k, quoted=draft.quoted), k) + self.second(draft, k)

    def only_refers(self, content: list[Range]) -> bool:
        """Whether a content is a verb with a demonstrative for its subject, which only tells where something was said
        (`جاء ذلك`)."""
        return [b - a for a, b in content] == [2] and self.forms[content[0][1] - 1] in self.lex.demonstratives

    def second(self, draft: Draft, k: int) -> list[Range]:
        """What goes on behind a speaker who is named in the middle of what he says."""
        return self._resumed(draft) or self._second_half(draft, k)

    def _resumed(self, draft: Draft) -> list[Range]:
        """The quotation that goes on behind the speaker (`"..."، قال X، "..."`)."""
        if draft.rule != "trailing" or draft.source is None:
            return []
        end = max(draft.source[1], *(b for _, b in draft.media)) if draft.media else draft.source[1]
        resumed = end + 1 < self.page.size and self.forms[end] in COMMAS and end + 1 in self.page.quote
        return self.trimmed(end + 1, self.page.quote[end + 1] + 1) if resumed else []

    def _second_half(self, draft: Draft, k: int) -> list[Range]:
        """The rest of a clause in whose middle its speaker is named between commas (`وكان السد، حسب المدير، خاليا`)."""
        page, lex = self.page, self.lex
        end = max((b for _, b in draft.media), default=0)
        end = max(end, draft.source[1] if draft.source else draft.cues[-1][1])
        first, last = end + 1, page.last(k)
        told = draft.rule.startswith("according") or (draft.rule == "trailing" and self.page.is_dash(k - 1))
        if draft.rule == "according-pronoun" and not self._sets_off(k - 1) and end < last and page.tokens[end].word:
            return self.trimmed(end, last) if self._inside_clause(end) else []
        if not told or first >= last or not (self._sets_off(k - 1) and self._sets_off(end)):
            return []
        form = self.forms[first]
        whole = is_listed(form, lex.code) or is_listed(form.removesuffix(lex.accusative), lex.code)
        if (form[:1] in lex.conjunctions and not whole) or not self._inside_clause(first):
            return []
        stop = next((j for j in range(first + 1, last) if self.forms[j - 1] in COMMAS and not self._inside_clause(j)), last)
        return self.trimmed(first, stop)

    def _sets_off(self, k: int) -> bool:
        """Whether a comma or a dash stands at `k`."""
        return self.forms[k] in COMMAS or self.page.is_dash(k)

    def _inside_clause(self, k: int) -> bool:
        """Whether what follows a comma at `k` may go on with its clause: no breaker, and no cue of its own."""
        lex, form = self.lex, self.forms[k]
        return not self.page.starts_with(k, lex.breakers) and not lex.lookup(form) and form not in lex.relatives

    def goes_on_behind(self, k: int) -> bool:
        """Whether a clause goes on behind a document that was cited in its middle (`إن المهام، حسب المرسوم، تتمثل في`)."""
        if k + 1 >= self.page.last(k - 1) or self.forms[k] not in COMMAS:
            return False
        form, lex = self.forms[k + 1], self.lex
        return form[:1] in lex.present_prefixes and k + 1 not in self.page.named and not lex.lookup(form)
