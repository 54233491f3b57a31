"""Extents: where each content ends, and which attribution stands in which.

One walk over the page, left to right, with the stack of open contents. What closes a content: the end of its
sentence (but for an open quotation), its mark, a breaker after a comma, or an outer speaker's cue; others are nested.
"""

from musnad.read.breaks import Breaks
from musnad.read.drafts import Draft, Found
from musnad.read.edges import Edges
from musnad.read.ends import DOTS, Ends
from musnad.read.frames import Frames
from musnad.read.interviews import turns
from musnad.read.joints import LONGEST_NAME, Joints
from musnad.read.page import COMMAS, LONGEST_SENTENCE, Page
from musnad.read.splices import Splices

DEEPEST = 8
"""Levels of nesting; no news report that was seen goes beyond four."""


def drafts_of(page: Page) -> Found:
    """All that is said on a page, before its speakers are resolved."""
    return _Walk(page).run()


class _Walk:
    def __init__(self, page: Page) -> None:
        self.page, self.lex, self.forms = page, page.lex, page.forms
        self.frames, self.edges = Frames(page), Edges(page)
        self.ends, self.joints = Ends(page, self.frames.phrases), Joints(page)
        self.splices = Splices(page, self.ends, self.joints, self.edges)
        self.breaks, self.turns = Breaks(page, self.frames.phrases), turns(page)
        self.dotted = {k for k, form in enumerate(self.forms, 1) if form.startswith(DOTS)}
        self.stack: list[Draft] = []
        self.recent: list[Draft] = []
        self.out: list[Draft] = []
        self.consumed: set[int] = set()
        self.dropped: list[tuple[int, str]] = []

    def run(self) -> Found:
        """The walk."""
        sentence, silent, closes, tokens = -1, self.lex.silent, self.page.closes, self.page.tokens
        openers, comma = self.lex.main_openers, False
        for k, (form, number) in enumerate(zip(self.forms, self.page.sentence, strict=True)):
            behind, comma = comma, form in COMMAS
            if number != sentence:
                sentence = number
                self._sentence_ends(k)
            if self.stack:
                if k in closes:
                    self._closing_mark(k, closes[k])
                self._one_word(k)
            if behind:
                self._breaker(k)
            if (behind or form in openers) and self.stack and self.stack[0].start < k and self.ends.resumes(self.stack[0], k):
                self._close(0, k)
            turn = self.turns.get(k)
            if turn is None and (silent(form) or k in self.consumed or not (tokens[k].word or form == ":")):
                continue
            drafts = self.frames.at(k) if turn is None else [turn]
            for draft in drafts:
                if self._clause_goes_on(draft, k):
                    self.dropped.append((k, "clause-goes-on"))
                else:
                    self._place(draft, k)
            if self.stack and not drafts and self.ends.leads_on(k):
                self._close_free(k)
        self._close(0, self.page.size)
        spoken = {self.page.sentence[a] for d in self.out for a, _ in d.cues}
        for draft in self.out:
            self.edges.go_on(draft)
            self.edges.own_voice(draft, spoken)
            self.edges.to_lost_opening(draft, spoken)
        for draft in self.out:
            draft.content = self.splices.without(draft)
        kept = {(tuple(d.cues), tuple(d.content)): d for d in reversed(self.out) if d.content}
        for draft in kept.values():
            draft.parent = self._holding(draft)
        empty = {(d.at, "no-content") for d in self.out if not d.content}
        drafts = sorted(kept.values(), key=lambda d: (d.cues[0], -d.end))
        return Found(drafts, sorted({*self.frames.dropped, *self.dropped, *empty}))

    def _clause_goes_on(self, draft: Draft, k: int) -> bool:
        """Whether a present joined without a comma goes on with what is said to be so (`قال إن القرار ظالم ويدعو للأسف`)."""
        if not self.stack or not draft.joined or draft.act == "assert" or draft.source or self.joints.doubled(k):
            return False
        told = self.stack[-1]
        if self.ends.inside.shares(draft, told, k):
            return False
        plain = (
            told.shape == "clause" and draft.kind == "verb" and self.forms[k - 1] not in COMMAS and not self.ends.held(told, k)
        )
        return plain and self.ends.tense(k) == "present" and self.ends.tense(told.at) == "past"

    def _holding(self, draft: Draft) -> Draft | None:
        """The nearest attribution above a draft that was kept and whose content holds its cue."""
        above, cue = draft.parent, draft.cues[0][0]
        while above is not None and not any(a <= cue < b for a, b in above.content):
            above = above.parent
        return None if above is draft else above

    def _sentence_ends(self, k: int) -> None:
        for n, draft in enumerate(self.stack):
            if draft.start <= k and not self._spans(draft, k) and not (draft.start == k and draft.rule == "colon"):
                self._close(n, k)
                break
        if not self.stack:
            self.recent = []

    def _spans(self, draft: Draft, k: int) -> bool:
        """Whether a quotation inside the content, or the content's own, is still open at `k`."""
        first = max(draft.start, k - 400)
        inside = any(first <= start < k <= close for start, close in self.page.quotes(first, k))
        return self.ends.held(draft, k) or (inside and draft.shape != "before")

    def _closing_mark(self, k: int, start: int) -> None:
        """Closes what ends at the mark `k`, whose quotation opened at `start`."""
        inside = next((n for n, draft in enumerate(self.stack) if start < draft.at and start < draft.start < k), 0)
        if inside and k + 1 < self.page.size and not self.page.tokens[k + 1].word:
            self._close(inside, k)
        upon = self.forms[min(k + 1, self.page.size - 1)] == self.lex.at_prep
        for n, draft in enumerate(self.stack):
            answered = upon and draft.lemma in self.lex.answering_lemmas
            if draft.start == start and draft.shape != "clause" and (answered or self.ends.with_quotation(draft, k)):
                self._close(n, k + 1)
                return

    def _one_word(self, k: int) -> None:
        """A content of one word (`ذلك`) is over at the next, a phrase where adjuncts of its own verb follow."""
        dots = k in self.dotted
        while self.stack:
            top = self.stack[-1]
            word = (top.shape == "word" and top.start == k - 1) or k == top.until
            turned = (dots or top.rule == "party") and top.start < k - 1 and self.ends.headline_turns(top, k, dots=dots)
            if not (word or turned or (top.shape == "phrase" and self.ends.phrase_ends(top, k))):
                break
            self._close(len(self.stack) - 1, k)
        if not self.stack or self.stack[0].start >= k:
            return
        form = self.forms[k]
        hard = form in self.lex.hard_breakers and self.page.starts_with(k, self.lex.hard_breakers)
        if hard or (dots and self.ends.two_dots(self.stack[0], k)) or (form in self.lex.turns and self.breaks.turns(k)):
            self._close_free(k)

    def _breaker(self, k: int) -> None:
        """Behind a comma, closes what the words at `k` end."""
        if not self.stack:
            self.recent = [] if self.recent and self.page.starts_with(k, self.lex.breakers) else self.recent
            return
        if self.breaks.inside_quotation(self.stack[0], k):
            return
        ended = self.breaks.first_ended(self.stack, k)
        if ended is not None:
            self._close_free(k, ended)
            if not self.stack:
                self.recent = []
        elif self.forms[k] in self.lex.media_prepositions and self.stack[-1].start < k:
            self._late_medium(k)

    def _late_medium(self, k: int) -> None:
        """A medium after a comma (`..., خلال مؤتمر صحفي`) belongs to the outermost attribution and ends it."""
        end = self.frames.phrases.medium(k)
        first = self.stack[0]
        closing = end and (end >= self.page.size or not self.page.tokens[end].word or end in self.page.timed)
        if closing and not first.media and not self._spans(first, k):
            first.media.append((k, end))
            self._close_free(k)

    def _close_free(self, k: int, first: int = 0) -> None:
        """Closes every content from the `first` on that no quotation holds open."""
        for n, draft in enumerate(self.stack[first:], first):
            if not self.ends.held(draft, k) and draft.start < k:
                self._close(n, k)
                return

    def _close(self, n: int, k: int) -> None:
        """Closes the stack down to its n-th, at token `k`."""
        closing = self.stack[n:]
        del self.stack[n:]
        for draft in closing:
            draft.content = self.edges.trimmed(draft.start, max(k, draft.start))
        if closing:
            self.recent = [*self.stack, *closing]

    def _place(self, draft: Draft, k: int) -> None:
        if self.stack and self.joints.tells_nothing(draft, self.stack[-1], k):
            return
        self.consumed.update(t for a, b in draft.cues for t in range(a, b))
        leads = draft.kind == "according" and draft.shape != "before"
        if (leads or draft.kind in ("verb", "participle")) and draft.rule != "relay-person":
            self.consumed.update(range(draft.at, draft.start))
        if draft.kind == "carrier":
            self._carry(draft, k)
        elif draft.content:
            draft.parent = self.stack[-1] if self.stack else None
            self.out.append(draft)
        elif draft.shape == "before":
            self._place_before(draft, draft.start if draft.rule == "resumed" else k)
        elif draft.kind == "nested-relay":
            draft.parent = self.stack[-1] if self.stack else None
            self._open(draft)
        else:
            at = self.frames.led(draft.cues[0][0] if draft.cues[0][1] == k + 1 else k)
            at -= draft.joined and draft.negated and self.forms[at - 1][1:] in self.lex.jussive_particles
            self._relate(draft, draft.group if draft.group >= 0 else at)
            draft.until = draft.until or self.frames.phrases.aside_around(draft.at)
            self._open(draft)
            self._add_inserted(draft)

    def _add_inserted(self, draft: Draft) -> None:
        """Adds what a clause says that stands between a cue and its content (`وقال X الذي يتهم Y بكذا إن`)."""
        end = self.edges.before_content(draft)
        for t in range(draft.at + 2, end - 1):
            if not self.joints.inserts(t):
                continue
            for inner in self.frames.at(t):
                if inner.kind == "verb" and inner.start < end and (inner.pronoun or inner.content or not inner.source):
                    inner.parent = draft.parent
                    inner.content = inner.content or self.edges.inserted(inner, end)
                    self.out.append(inner)

    def _open(self, draft: Draft) -> None:
        if len(self.stack) >= DEEPEST:
            self.dropped.append((draft.at, "too-deep"))
            return
        self.stack.append(draft)
        self.recent = list(self.stack)
        self.out.append(draft)

    def _carry(self, draft: Draft, k: int) -> None:
        """A carrier named after the words it carried is a medium of the outermost attribution before it, or their source."""
        chain = self.stack or self.recent
        if chain:
            chain[0].media.extend(draft.media)
            if self.stack:
                self._close(0, draft.at)
        else:
            draft.kind, draft.media = "according", []
            self._place_before(draft, k)

    def _place_before(self, draft: Draft, k: int) -> None:
        while self.stack and self.stack[-1].noun and not self.ends.held(self.stack[-1], k):
            self._close(len(self.stack) - 1, k)
        self.recent = [d for d in self.recent if not d.noun]
        chain = self.stack or self.recent
        if draft.rule == "according-pronoun" and chain:
            told = chain[0]
            told.cues.append(draft.cues[0])
            self._close_free(k)
            told.content += self.edges.second(draft, k) if told.content and told.content[-1][1] <= k else []
            return
        if self.stack and self.ends.held(self.stack[-1], k):
            self.dropped.append((draft.at, "inside-quotation"))
            return
        if draft.source is not None and self._told_in(draft, chain, k):
            chain[0].media.append((draft.cues[0][0], draft.source[1]))
            if not self.edges.goes_on_behind(draft.source[1]):
                self._close_free(k)
            return
        if self.stack:
            self._close_free(k)
        draft.content = self.edges.before(draft, k, self.out[-DEEPEST:])
        draft.start = start = draft.content[0][0] if draft.content else k
        if self.edges.only_refers(draft.content):
            draft.content = []
        self.out.append(draft)
        for child in reversed(self.out[:-1]):
            if child.at < start - LONGEST_SENTENCE:
                break
            if child.parent is None and child.content and start <= child.at < k:
                child.parent = draft
        self.recent = [draft]

    def _told_in(self, draft: Draft, chain: list[Draft], k: int) -> bool:
        """Whether a document that is cited at `k` only tells where what was just said was said; not what somebody is deemed to be
        (`بسبب ما عدوه تهميشا، حسب الوثيقة`)."""
        just_said = bool(self.stack) or any(d.content and d.content[-1][1] >= k - 2 for d in chain[:1])
        if not just_said or draft.rule == "resumed" or not draft.source or self.forms[chain[0].at - 1] in self.lex.describers:
            return False
        return self.lex.role(self.forms[draft.source[0]]) == "document"

    def _relate(self, draft: Draft, k: int) -> None:
        """Sets parent and antecedent, closing what the new cue ends."""
        if self.stack and draft.svo and draft.source and draft.source[0] < self.stack[0].at:
            self._close_free(k - 1)
        if not self.stack:
            if draft.kind == "participle" or (self.joints.continues(draft, k) and draft.source is None):
                draft.antecedent = self._owner(draft, self.recent)
                draft.parent = draft.antecedent.parent if draft.antecedent else None
            return
        if (
            draft.svo
            and draft.source
            and len(self.stack) > 1
            and self.stack[-1].shape == "phrase"
            and self.joints.contrasted(draft)
        ):
            self._close(len(self.stack) - 1, draft.source[0] - 1)
        top = self.stack[-1]
        if draft.rule == "owned-noun" and top.shape == "clause" and self.forms[k][:1] in self.lex.conjunctions:
            draft.parent, draft.antecedent = top, self._owner(draft, self.stack)
            return
        deed = self.joints.others_deed(draft, top, k)
        if deed or self.ends.inner(draft, self.stack, k):
            draft.parent, draft.speakerless = top, draft.speakerless or deed
            return
        if (tacked := self.joints.tacked_on(draft, k)) and not self.ends.held(self.stack[0], k):
            self._close_free(tacked)
            return
        if self.splices.ends_outer(draft, self.stack, k):
            self._close_free(k - 1)
            draft.antecedent = self.recent[0] if self.recent else None
            return
        if draft.joined and draft.source is None and self.joints.doubled(k):
            draft.parent = top
            return
        if draft.kind == "participle" or (self.joints.continues(draft, k) and draft.source is None):
            owner = self._owner(draft, self.recent if self.recent[: len(self.stack)] == self.stack else self.stack)
            if owner is not None:
                self._goes_on_with(draft, owner, k)
                return
        if self.stack and self.ends.main_clause(self.stack[0], draft, k):
            self._close_free(k)
            return
        if self.joints.another_source(draft) and self.stack[0].source is not None:
            self._close_free(draft.source[0] - 1 if draft.source else k)
            return
        if draft.svo and len(self.stack) > 1 and self.joints.contrasted(draft):
            self._close(1, draft.source[0] if draft.source else k)
        anew = draft.source is not None and self.forms[k - 1] not in self.lex.relatives
        if self.stack and self.stack[-1].rule == "own-noun" and anew and not self.ends.held(self.stack[-1], k):
            self._close(len(self.stack) - 1, k)
        while self.stack and self.stack[-1].shape == "phrase" and self._set_against(k):
            self._close(len(self.stack) - 1, k - 1)
        while self.stack and self.stack[-1].shape == "phrase" and self._main_verb(draft, k):
            self._close(len(self.stack) - 1, k)
        if self.stack and (draft.joined or self.joints.as_another(draft, k)) and not self.ends.held(self.stack[0], k):
            self._close_free(k)
        draft.parent = self.stack[-1] if self.stack else None
        self.splices.set_apart(draft, k)

    def _goes_on_with(self, draft: Draft, owner: Draft, k: int) -> None:
        """Sets parent and antecedent of a draft that goes on with the speech of another, and ends that where it is over."""
        top = self.stack[-1]
        if self.ends.held(owner, k):
            draft.parent = top
            return
        if owner is top and owner.start >= k - draft.negated:
            draft.antecedent = draft.parent = owner
            return
        draft.antecedent, draft.parent = owner, owner.parent
        if owner in self.stack:
            self._close(self.stack.index(owner), k)

    def _set_against(self, k: int) -> bool:
        """Whether a cue at `k` is set against the innermost content, which no quotation holds open."""
        return self.forms[k - 1] in self.lex.contrasts and not self.ends.held(self.stack[-1], k)

    def _main_verb(self, draft: Draft, k: int) -> bool:
        """Whether a verb before its subject is that of the sentence, right behind a name or a definite noun that ends a noun
        phrase (`ردا على سؤال عن الحدود قال X`)."""
        before, top, lex = self.forms[k - 1], self.stack[-1], self.lex
        if draft.kind != "verb" or draft.svo or draft.joined or draft.pronoun or draft.source is None:
            return False
        if self.ends.held(top, k) or draft.source[0] != k + 1 or self.page.quotes(top.start, k):
            return False
        whole = any(self.page.mention_end.get(t) == k for t in range(max(0, k - LONGEST_NAME), k))
        whole = whole or any(map(lex.definite, lex.bare_forms(before)))
        relative = before in lex.relatives or before in lex.describers
        return whole and not relative and any(f.kind == "past" for f in lex.lookup(self.forms[k]))

    def _owner(self, draft: Draft, chain: list[Draft]) -> Draft | None:
        """Whose speech a cue without a subject goes on with: the outermost for plain saying, else the innermost, by gender."""
        if chain and self.page.quote.get(chain[0].start) in (draft.at - 1, draft.at - 2):
            return chain[0]
        fits = [
            d
            for d in [d for d in chain if d.kind not in ("according", "noun")] or chain
            if not d.gender
            or not draft.gender
            or d.gender == draft.gender
            or (d.source is None and d.antecedent is None and d.gender != "f")
        ]
        fits = [d for d in fits if d.antecedent is None or d.antecedent is not d.parent] or fits
        if draft.number == "p" and draft.kind == "verb":
            fits = [d for d in fits if d.source is None or not self.ends.inside.one(d.source)] or fits
        if not fits:
            return chain[0] if chain else None
        return fits[0] if draft.act == "assert" else fits[-1]
