"""Nouns that carry an attribution, and headlines whose only cue is a colon."""

from musnad.read.contents import Gap
from musnad.read.cues import Cue, Form
from musnad.read.drafts import Draft, Range
from musnad.read.gaps import FARTHEST_SPEECH, owned_gap, read_gap
from musnad.read.page import QUOTES, Page
from musnad.read.phrases import Phrases
from musnad.read.possessors import Possessors
from musnad.read.questions import Questions
from musnad.read.relays import Relays

LONGEST_HEAD = 14
"""Tokens before the colon of a headline; what is longer is a sentence with a colon in it."""
LONGEST_NAME = 3
"""Tokens of a person's name before the colon of a headline."""
FARTHEST_CONTENT = 4
"""Tokens between the speaker of a verbal noun and its content."""
SHORTEST_TOLD = 3
"""Letters of a word that may carry the preposition of an addressee."""
FARTHEST_SPEAKER = 60
"""Tokens before a noun of what was not told within which somebody speaks."""
NEAR_VERDICT = 6
"""Tokens behind the colon of a headline within which its negation or its verb stands."""
NEAR_NEED = 2
"""Tokens behind the noun of what was not told within which the word stands that it needs (`تقديم أي تفاصيل`)."""
_NEVER_ALONE = frozenset({"passive_only", "passive_clause"})
"""Flags of nouns that name no speaker after them."""
MOST_MARKED = 3
"""Words of a short name in marks that opens a headline (`«الصحة»: ...`)."""


class Nouns:
    """Matches noun cues and headlines of one page."""

    def __init__(self, page: Page, phrases: Phrases, relays: Relays) -> None:
        self.page, self.lex, self.forms = page, page.lex, page.forms
        self.phrases, self.relays = phrases, relays
        self.questions, self.possessors = Questions(page, phrases), Possessors(page, phrases)

    def at(self, i: int) -> Draft | None:
        """A noun that carries an attribution: after a light verb with no speaker, or with its speaker and a clause."""
        cue, last = self.lex.nouns.get(self.forms[i]), self.page.last(i)
        if cue is None:
            return self._speech_noun(i, last)
        if "own" in cue.flags:
            return self.questions.at(i, cue)
        governed = i + 2 < last and self.forms[i + 1] in cue.preps
        if i + 1 < last and i > 0 and self.lex.without_and(self.forms[i - 1]) in self.lex.light_verbs:
            return self._passive(i, cue) if governed else None
        beside = self.forms[i].startswith(self.lex.by_clitic) or self.forms[i - 1] in self.lex.with_words
        if governed and beside and "passive_clause" not in cue.flags:
            return self._beside(i, cue)
        if cue.flags & _NEVER_ALONE or self._is_addressed(i + 1):
            return None
        return self._with_clause(i, cue, last)

    def _is_addressed(self, k: int) -> bool:
        """Whether the word at `k` carries the preposition of an addressee or owner, so that no speaker stands there."""
        form = self.forms[k] if k < self.page.size else ""
        return form.startswith(self.lex.to_clitic) and form not in self.lex.to_words

    def _passive(self, i: int, cue: Cue) -> Draft:
        """`تم الإعلان عن X`: nobody is named as the speaker."""
        draft = self._unsaid(i, cue, rule="passive-noun", start=i + 2)
        if self.forms[draft.start] in self.lex.complementizers:
            draft.start, draft.shape = draft.start + 1, "clause"
        return draft

    def _unsaid(self, i: int, cue: Cue, *, rule: str, start: int) -> Draft:
        """A noun without a speaker, and the noun phrase that it governs."""
        return Draft(
            at=i,
            cues=[(i, i + 1)],
            act=cue.act,
            lemma=cue.lemma,
            rule=rule,
            kind="noun",
            start=start,
            shape="phrase",
            speakerless=True,
            verbal=False,
        )

    def unsaid(self, i: int) -> Draft | None:
        """`دون تحديد X`: what whoever speaks before it did not tell."""
        cue, last = self.lex.unsaid_nouns[self.forms[i]], self.page.last(i)
        start = i + 2 if self.forms[i + 1 : i + 2] and self.forms[i + 1] in cue.preps else i + 1
        if start >= last or not self.page.tokens[start].word or not self.speaks_before(i):
            return None
        if cue.needs and cue.needs.isdisjoint(self.forms[start : start + NEAR_NEED]):
            return None
        draft = self._unsaid(i, cue, rule="unsaid-noun", start=start)
        draft.kind, draft.speakerless, draft.negated = "participle", False, True
        return draft

    def _beside(self, i: int, cue: Cue) -> Draft | None:
        """`ختم كلمته بالتأكيد على X`, `، مع التأكيد على X`: what whoever speaks before it says too."""
        if not self.speaks_before(i):
            return None
        draft = self._passive(i, cue)
        draft.rule, draft.kind, draft.speakerless = "noun-beside", "participle", False
        return draft

    def speaks_before(self, i: int) -> bool:
        """Whether somebody speaks earlier in the sentence, in the report's own words: else nobody knows who did not tell it."""
        before = range(max(self.page.first(i), i - FARTHEST_SPEAKER), i)
        quoted = any(self.page.quote.get(k, 0) > i for k in before)
        speaking = (f.cue.flags for k in before for f in self.lex.lookup(self.forms[k]))
        return not quoted and any("negated_only" not in flags for flags in speaking)

    def _with_clause(self, i: int, cue: Cue, last: int) -> Draft | None:
        """`تصريح X أن`: the speaker and a clause after the noun."""
        end = self.phrases.agent(i + 1)
        if not i + 1 < end < last or self.forms[end] not in self.lex.complementizers or self._described(i, end):
            return None
        return Draft(
            at=i,
            cues=[(i, i + 1)],
            act=cue.act,
            lemma=cue.lemma,
            rule="noun-clause",
            kind="noun",
            start=end + 1,
            shape="clause",
            source=(i + 1, end),
            verbal=False,
        )

    def _described(self, i: int, k: int) -> bool:
        """Whether a complementizer with a pronoun at `k` brings what a verb before the noun at `i` says of it (`وصف تصريحات X
        بأنها كذا`)."""
        lex, form = self.lex, self.forms[k]
        before = (f for t in range(self.page.first(i), i) for f in lex.lookup(self.forms[t]))
        predicate = form in lex.pronoun_complementizers and form.startswith(lex.by_clitic)
        return predicate and any("two" in f.cue.frames for f in before)

    def verbal(self, i: int, form: Form) -> Draft | None:
        """A verbal noun with its speaker, whom a noun behind it names or a pronoun written onto it."""
        return self._pronounced(i, form) if form.pronoun else self._owned(i, form)

    def _pronounced(self, i: int, form: Form) -> Draft | None:
        """`دعوته إلى Y`: the noun with its owner's pronoun, and what it governs right behind it."""
        gap = owned_gap(self.page, self.phrases, i, form)
        if gap is None:
            return None
        draft = self._governing(i, form, gap, rule="owned-noun", kind="participle")
        draft.gender = "f" if form.pronoun == self.lex.her else "m"
        draft.number = "p" if form.pronoun.startswith(self.lex.their) else ""
        return draft

    def _owned(self, i: int, form: Form) -> Draft | None:
        """`دعوة X إلى Y`, `بطلب من X`: a verbal noun with its speaker right after it, and a content of its verb's frames."""
        if i and (self.phrases.medium(i - 1) > i or self.lex.without_and(self.forms[i - 1]) in self.lex.light_verbs):
            return None
        start = i + 2 if self.forms[i + 1 : i + 2] == [self.lex.member_of] else i + 1
        people = form.cue.frames.isdisjoint({"object", "party"})
        end = self.possessors.end(start, people=people) if start < self.page.size and not self._is_addressed(start) else start
        if end == start or self.page.sentence[start] != self.page.sentence[i]:
            return None
        second = end < self.page.last(i) and self.possessors.end(end) > end and not self._is_addressed(end)
        if not second and not people and self.forms[i].startswith(self.lex.by_clitic):
            return None  # `انتهت بدعوة X إلى Y`: X may be who is called upon
        called = {"object"} if second else set()
        told = self.phrases.owned_noun(end) or self.phrases.deed(end) or (self._closed(start, end) and self.phrases.thing(end))
        frames = {"clause", "party", "np"} if told else {"clause", "party"} | called
        plain = form._replace(cue=form.cue._replace(frames=form.cue.frames & frames))
        gap = read_gap(self.page, self.phrases, end - 1, plain, subject=True)
        if gap is None or gap.start - end > FARTHEST_CONTENT:
            return None
        draft = self._governing(i, form, gap, rule="verbal-noun", kind="noun")
        draft.source = (start, end)
        return draft

    def _governing(self, i: int, form: Form, gap: Gap, *, rule: str, kind: str) -> Draft:
        """The draft of a verbal noun that governs what its verb does."""
        return Draft(
            at=i,
            cues=[(i, i + 1)],
            act=form.cue.act,
            lemma=form.cue.lemma,
            rule=rule,
            kind=kind,
            start=gap.start,
            shape=gap.shape,
            addressee=gap.addressee,
            media=gap.media,
            verbal=False,
        )

    def _closed(self, i: int, k: int) -> bool:
        """Whether the noun phrase [i, k) is whole and no document: its last word is definite, or a name's."""
        several = self.lex.plural(self.forms[i]) and self.lex.role(self.forms[i]) is not None
        whole = several or self.lex.definite(self.forms[k - 1]) or any(self.page.mention_end.get(t) == k for t in range(i, k))
        return whole and self.lex.role(self.forms[i]) != "document"

    def _speech_noun(self, i: int, last: int) -> Draft | None:
        """`قوله إن`: a noun of speech right before what is said."""
        if i and (self.lex.without_and(self.forms[i - 1]) in self.lex.light_verbs or self.forms[i - 1] in self.lex.unsayable):
            return None
        words = self.relays.words(i, last)
        if words is None or words.cue != i or words.start - i > FARTHEST_SPEECH:
            return None
        return Draft(
            at=i,
            cues=[(i, i + 1)],
            act="assert",
            lemma=self.forms[i],
            rule="speech-noun",
            kind="participle",
            start=words.start,
            shape=words.shape,
            verbal=False,
        )

    def headline(self, i: int) -> Draft | None:
        """`X: ...` at the start of a line, where X is a speaker, perhaps with whom he speaks to (`X لY: ...`)."""
        page = self.page
        start = self._head_start(i)
        items = self._items(i) if start is not None and i + 1 == page.last(i) else []
        if start is None or (i + 1 >= page.last(i) and not items):
            return None
        marked = i - 1 in page.closes and self.forms[start - 1] in QUOTES
        close = i - marked
        to = next((k for k in range(start + 1, close) if self.phrases.addressee(k) == i), close)
        kind = "title" if items else page.blocks[page.block[i]].kind
        quoted = i + 1 in page.quote
        start, carrier = self._past_carrier(start, i)
        end = self._head_end(start, to, title=kind == "title" or page.itemised(i))
        opens = marked and start - 1 == page.first(i) and kind in ("title", "subhead") and self.lex.definite(self.forms[start])
        end = to if opens and end == start and to - start <= MOST_MARKED else end
        addressee, media = self._told(to if to < close else end, i)
        media = media or ([(end, i)] if items and start < end < i and self.phrases.medium(end) else [])
        if end == to and not quoted and page.kind(start) == "place" and not self._place_speaks(i + 1):
            return None
        whole = end == to or self._where(end, to) or self._on_topic(start, end, to) or (to == i and (addressee or media))
        if not whole or end == start or not (kind in ("title", "subhead") or quoted or carrier or page.itemised(i)):
            return None
        return Draft(
            at=i,
            cues=[(i, i + 1)],
            act="assert",
            lemma=":",
            rule="headline",
            kind="headline",
            start=i + 1,
            shape="quote" if quoted else "clause",
            source=(start, end),
            addressee=addressee,
            media=[*carrier, *media],
            content=items,
            verbal=False,
        )

    def _items(self, i: int) -> list[Range]:
        """What the lines below a colon at the end of its line say, each behind a dash."""
        page, out, k = self.page, [], i + 1
        while k < page.size and page.is_dash(k) and k == page.block_start(k) and k + 1 < page.block_end(k):
            end = page.block_end(k)
            out.append((k + 1, end - (self.forms[end - 1] == ".")))
            k = end
        return [(a, b) for a, b in out if a < b]

    def _place_speaks(self, k: int) -> bool:
        """Whether what follows a place in a headline, at `k`, is said by those who govern there, and not what happened in it:
        what will or will not be, what somebody ought to do, or a judgement of a thing."""
        lex, forms = self.lex, self.forms
        near = forms[k : min(self.page.last(k), k + NEAR_VERDICT)]
        if any(form in lex.negations_of_cue or lex.future(form) or form in lex.own_voice for form in near):
            return True
        if forms[k] == lex.at_prep or forms[k] in lex.complementizers or forms[k] in lex.speech_openers:
            return True
        thing = lex.definite(forms[k]) and lex.role(forms[k]) in (None, "document") and k not in self.page.named
        acts = any(form[:1] in lex.present_prefixes and not lex.definite(form) for form in near[1:])
        return thing and forms[k] not in lex.deeds and forms[k] not in lex.happened and not acts

    def _past_carrier(self, start: int, i: int) -> tuple[int, list[Range]]:
        """Past the outlet of a headline before the colon at `i` that passes on another's words (`المثال عن مسؤول: ...`), and
        that outlet."""
        end = self.phrases.agent(start)
        joined = self.page.starts_with(end, self.lex.carriers) if start < end < i else 0
        joined = joined or (start < end < i and self.forms[end] == self.lex.relay)
        if not joined or end + joined >= i or not self.relays.is_carrier((start, end)):
            return start, []
        return end + joined, [(start, end)]

    def _where(self, k: int, i: int) -> bool:
        """Whether a place with its preposition fills [k, i) behind the speaker of a headline (`X في القاهرة: ...`)."""
        page = self.page
        placed = k + 1 < i and self.forms[k] in self.lex.inner_prepositions and page.kind(k + 1) == "place"
        return placed and page.mention_end[k + 1] == i

    def _on_topic(self, start: int, k: int, i: int) -> bool:
        """Whether a preposition fills [k, i) with what a person speaks of in a headline (`X عن الأزمة: ...`), and no verb."""
        lex, form = self.lex, self.forms[k] if k < i else ""
        person = self.page.kind(start) == "person" or self.forms[start] in self.page.surnames
        topic = form in lex.prepositions or form in lex.adverbs
        return person and topic and not any(self.lex.lookup(f) for f in self.forms[k:i])

    def _told(self, k: int, i: int) -> tuple[Range | None, list[Range]]:
        """The addressee or the medium that fills [k, i) behind the speaker of a headline (`X لـY: ...`)."""
        if k >= i:
            return None, []
        form = self.forms[k]
        marked = form in self.lex.lone_to and self.page.quote.get(k + 1) == i - 1
        if self.phrases.medium(k) == i or (marked and self.page.kind(k + 2) != "person"):
            return None, [(k, i)]
        one = i == k + 1 and form.startswith(self.lex.to_clitic) and form not in self.lex.to_words and len(form) > SHORTEST_TOLD
        return ((k, i), []) if one or self.phrases.addressee(k) == i else (None, [])

    def _head_start(self, i: int) -> int | None:
        """The first word of what stands before the colon at `i`, after dots; None where that is nothing or too much."""
        first = self.page.first(i)
        start = next((k + 1 for k in range(i - 1, first - 1, -1) if self.forms[k].startswith("..")), first)
        if not 0 < i - start <= LONGEST_HEAD:
            return None
        start = next((k for k in range(start, i) if self.page.tokens[k].word), i)
        behind = start + self.page.starts_with(start, self.lex.labels)
        start += (behind - start + 1) * (start < behind < i and (self.forms[behind] == ":" or self.page.is_dash(behind)))
        return start if start < i and behind != i else None

    def _head_end(self, start: int, i: int, *, title: bool) -> int:
        """The end of the speaker's noun phrase, which in a title may hold words that no list knows."""
        end = self.phrases.agent(start)
        end += end == start and self.forms[start] in self.page.surnames
        if end != i and i + 1 in self.page.quote and self._unlisted(start, i):
            return i
        if title and end != i and (self.lex.role(self.forms[start]) or self._named_before(start, i)):
            return max(end, self.phrases.phrase(start))
        return end

    def _unlisted(self, start: int, i: int) -> bool:
        """Whether the words before a quotation may be a name that no list knows: two or three, and no verb among them."""
        return 2 <= i - start <= LONGEST_NAME and all(
            self.page.tokens[k].word and not self.lex.lookup(self.forms[k]) and self.forms[k] not in self.lex.prepositions
            for k in range(start, i)
        )

    def _named_before(self, start: int, i: int) -> bool:
        """Whether a short noun phrase is (part of) a person's name on this page."""
        words = [form for form in self.forms[start:i] if form not in QUOTES]
        return len(words) <= LONGEST_NAME and all(form in self.page.name_forms for form in words)
