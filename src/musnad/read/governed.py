"""What a noun of speech governs: a clause, what its preposition brings, whom it accuses of what, words in marks."""

from musnad.read.cues import Speech
from musnad.read.drafts import Shape
from musnad.read.page import COMMAS, QUOTES, Page
from musnad.read.vocabulary import is_listed

LONGEST_ACCUSED = 12
"""Tokens of who is accused, before what he is accused of."""
FARTHEST_NEED = 8
"""Tokens behind a noun within which the word stands that makes it one of speech."""
FARTHEST_DESCRIBER = 8
"""Tokens before a complementizer within which the verb stands that says what somebody or something is."""
SHORTEST_CRY = 2
"""Tokens between the marks of a cry of one word, which is a name."""


class Governed:
    """Contents of nouns of speech of one page: where they begin, and their shape; None where nothing is governed."""

    def __init__(self, page: Page) -> None:
        self.page, self.lex, self.forms = page, page.lex, page.forms

    def at(self, k: int, speech: Speech) -> tuple[int, Shape] | None:
        """Where what the noun governs begins, and its shape, or None where nothing that it governs stands at `k`."""
        cue, lex, last = speech.cue, self.lex, self.page.last(max(k - 1, 0))
        if k + 1 >= last:
            return None
        form = self.forms[k]
        if form in QUOTES or form == ":":
            return self._quoted(k, speech)
        if form in lex.complementizers:
            plain = not speech.definite or self.forms[k - 1].startswith(lex.by_clitic)
            led = form.startswith(lex.by_clitic) or (cue.act == "assert" and plain)
            told = led and "unsaid" not in cue.flags and not (form in lex.pronoun_complementizers and self._described(k))
            return (k + 1, "clause") if told else None
        if form in cue.preps:
            after = self.forms[k + 1]
            barred = k + 1 in self.page.timed or after in lex.prepositions or after in lex.selves or self._gives(k)
            if barred or self.page.starts_with(k, lex.asides):
                return None
            return (k + 2, "clause") if self.forms[k + 1] in lex.complementizers and k + 2 < last else (k + 1, "phrase")
        for clitic in cue.clitics:
            placed = clitic == lex.by_clitic and (self.page.kind(k) == "place" or form in lex.by_way)
            placed = placed or not cue.bars.isdisjoint(lex.bare_forms(form))
            if lex.carries(form, clitic) and form not in lex.particles and k not in self.page.timed and not placed:
                return (k + 1 if form == clitic else k, "phrase")
        return self.accused(k, speech) if "accuses" in cue.flags else None

    def named(self, i: int, k: int, speech: Speech) -> tuple[int, Shape] | None:
        """The noun phrase at `k`, right behind the noun at `i`, that is what is said: a deed that is called for, or whom and what
        the noun is about where the words that it needs follow (`مهاجمة خصومه`, `تحميل X المسؤولية`)."""
        cue, lex = speech.cue, self.lex
        if k != i + 1 or speech.definite:
            return None
        if "content" in cue.flags:
            return self._deed(k)
        near = self.forms[k : min(self.page.last(i), k + FARTHEST_NEED)]
        if "about" not in cue.flags or not near:
            return None
        if "predicated" in cue.flags:
            begun = lex.definite(near[0]) or k in self.page.named or near[0] in lex.according_relative
            said = any(form in lex.complementizers or lex.carries(form, lex.by_clitic) for form in near[1:])
            return (k, "phrase") if begun and said else None
        return (k, "phrase") if not cue.needs.isdisjoint(near[: 1 if "near" in cue.flags else None]) else None

    def accused(self, k: int, speech: Speech) -> tuple[int, Shape] | None:
        """The accused with his preposition at `k`, before what he is accused of (`اتهامات لـX بـY`)."""
        lex, form = self.lex, self.forms[k] if k < self.page.size else ""
        whom = (
            form in lex.towards
            or form in lex.against
            or form in lex.its_owner
            or (form[:1] == lex.to_clitic and lex.carries(form, lex.to_clitic))
        )
        last = min(self.page.last(k), k + LONGEST_ACCUSED)
        if not whom:
            return None
        for t in range(k + 1, last):
            if self.forms[t] in COMMAS or self.forms[t] in lex.relatives:
                return None
            if self.forms[t] in lex.complementizers:
                return (k, "clause") if self.forms[t].startswith(lex.by_clitic) else None
            if any(lex.carries(self.forms[t], c) for c in speech.cue.clitics) and t not in self.page.named:
                return k, "phrase"
        return None

    def brings(self, k: int, speech: Speech) -> bool:
        """Whether a preposition of the noun is written onto the word at `k`, which is no name."""
        carried = any(self.lex.carries(self.forms[k], clitic) for clitic in speech.cue.clitics)
        return carried and k not in self.page.named and self.forms[k] not in self.lex.particles

    def _described(self, k: int) -> bool:
        """Whether the complementizer at `k` brings what a verb before the noun says that it is (`وصف الاتهام بأنه خطير`)."""
        near = self.forms[max(self.page.first(k), k - FARTHEST_DESCRIBER) : k]
        return any("two" in f.cue.frames for form in near for f in self.lex.lookup(form))

    def _deed(self, k: int) -> tuple[int, Shape] | None:
        """A deed that is called for, right behind the noun (`دعوات مقاطعة البضائع`), where nobody stands whose call it is."""
        lex, page = self.lex, self.page
        if (
            k + 1 >= page.size
            or k + 1 >= page.last(k)
            or k in page.named
            or k in page.timed
            or lex.definite(self.forms[k])
            or lex.role(self.forms[k])
        ):
            return None
        further = [k + 1, k + 2] if k + 2 < page.last(k) else [k + 1]
        owned = any(lex.definite(self.forms[t]) or t in page.named for t in further) or self.owner_written(k)
        deed = is_listed(self.forms[k], lex.code) or self.owner_written(k)
        return (k, "phrase") if owned and deed and not lex.lookup(self.forms[k]) else None

    def _gives(self, k: int) -> bool:
        """Whether behind `من` at `k` stands whose the noun is, and not what it warns of (`تلقى تحذيرا من الشرطة`)."""
        role = self.lex.role(self.forms[k + 1])
        issues = role in ("organisation", "official", "outlet") or self.page.kind(k + 1) in ("organisation", "outlet", "person")
        return self.forms[k] == self.lex.member_of and issues

    def _quoted(self, k: int, speech: Speech) -> tuple[int, Shape] | None:
        """The quotation that tells the words of a cry or a question at `k`, perhaps behind a colon."""
        k += self.forms[k] == ":"
        whole = self.page.quote.get(k, k) - k > SHORTEST_CRY
        return (k, "quote") if "quoted" in speech.cue.flags and whole else None

    def owner_written(self, k: int) -> bool:
        """Whether a pronoun is written onto the word at `k`, which folds like the ending of an adjective."""
        return self.page.raw(k).endswith(self.lex.object_pronouns)
