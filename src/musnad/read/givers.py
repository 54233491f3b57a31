"""Who gives out a noun of speech: its agent, his verb's subject, whom something brought to it; and whom it addresses."""

from musnad.read.cues import Speech
from musnad.read.drafts import Range
from musnad.read.governed import Governed
from musnad.read.page import COMMAS, QUOTES, Page
from musnad.read.phrases import Phrases
from musnad.read.possessors import Possessors

LONGEST_ADDRESSED = 14
"""Tokens of whom a call addresses, before what it calls for."""
FARTHEST_AGENT = 14
"""Tokens of what is said before the preposition of the agent."""
FARTHEST_TURN = 24
"""Tokens between a verb of turning to something and the noun of speech that its subject turns to."""
LONGEST_ISSUER = 8
"""Tokens of who gives out a noun of speech, between his verb and the noun."""


class Givers:
    """Answers about nouns of speech of one page, by the tokens at which they or what follows them begin."""

    def __init__(self, page: Page, phrases: Phrases, governed: Governed, possessors: Possessors) -> None:
        self.page, self.lex, self.forms, self.phrases = page, page.lex, page.forms, phrases
        self.governed, self.possessors = governed, possessors

    def given_out(self, i: int, k: int, speech: Speech) -> tuple[int, Range | None]:
        """Past what tells behind the noun at `i`, from `k` on, that it was given out, and by whom: a verb with its subject
        (`دعوات أطلقها X إلى Y`), a preposition, or that of an owner behind an adjective (`تحذيرات سابقة لX من Y`)."""
        if k + 1 < self.page.last(i) and self.forms[k] in self.lex.given_out:
            who = k + 1 + (self.forms[k + 1] in self.lex.owned_prepositions)  # `اتهامات وجهها له X`
            end = max(self.possessors.end(who), who + self.phrases.owned_role(who)) if who < self.page.last(i) else who
            if self.forms[k].endswith(self.lex.object_pronouns) and who < end < self.page.last(i):
                return end, (who, end)
            k += 1
        found = self.agent(k, speech) or (self._to_owner(k, speech) if i + 1 < k < self.page.size else None)
        return (found[1] if found else k), found

    def _to_owner(self, k: int, speech: Speech) -> Range | None:
        """A body or a name with the preposition of an owner at `k`, before what a noun that accuses and asks nobody governs."""
        form, lex = self.forms[k], self.lex
        owned = form.startswith(lex.to_clitic) and form not in lex.to_words and lex.carries(form, lex.to_clitic)
        if not owned or speech.cue.act in ("accuse", "demand") or lex.to_clitic in speech.cue.clitics:
            return None
        known = k in self.page.named or lex.role(form) == "organisation"
        end = max(self.phrases.agent(k), self.page.mention_end.get(k, k + 1)) if known else k
        return (k, end) if k < end < self.page.last(k) and self.governed.at(end, speech) is not None else None

    def agent(self, k: int, speech: Speech) -> Range | None:
        """Whose the noun before `k` is, behind the preposition of an agent (`من قبل X`, `من X`)."""
        passed = self.page.starts_with(k, self.lex.agents) if k < self.page.size else 0
        if (
            not passed
            and k < self.page.size
            and self.forms[k] == self.lex.member_of
            and self.lex.member_of not in speech.cue.preps
        ):
            passed = 1
        a, last = k + passed, self.page.last(max(k - 1, 0))
        if not passed or a >= last:
            return None
        theirs = self.lex.definite(self.forms[a]) or self.forms[a].endswith(self.lex.object_pronouns)
        end = max(self.possessors.end(a), a + (theirs and a not in self.page.timed))
        return (a, end) if a < end < last else None

    def agent_behind(self, k: int) -> Range | None:
        """By whom something is said, behind what is said from `k` on (`تهديده بالقتل من قبل X`), in the same clause."""
        for j in range(k + 1, min(self.page.last(k) - 1, k + FARTHEST_AGENT)):
            if self.forms[j] in COMMAS or self.forms[j] in self.lex.relatives or self.forms[j] in QUOTES:
                return None
            if passed := self.page.starts_with(j, self.lex.agents):
                end = self.phrases.agent(j + passed) if j + passed < self.page.size else j
                return (j + passed, end) if end > j + passed else None
        return None

    def addressed(self, k: int, speech: Speech) -> Range | None:
        """Whom a call at `k` addresses, before what it calls for (`نداء إلى المواطنين للتبرع`, `مناشدات للسلطات بالتدخل`)."""
        lex = self.lex
        if "accuses" in speech.cue.flags or k + 1 >= self.page.last(k - 1):
            return None
        form = self.forms[k]
        if form in lex.its_owner:
            return (k, k + 1) if self.governed.at(k + 1, speech) is not None else None
        if form in lex.towards:
            a = k + 1
        elif lex.to_clitic not in form[:1] or not lex.carries(form, lex.to_clitic):
            return None
        else:
            a = k
        whom = (a > k and lex.definite(self.forms[a])) or (speech.cue.act in ("demand", "promise") and self._people_called(form))
        whom = whom and form not in speech.cue.preps
        end = max(self.phrases.agent(a), self.phrases.addressee(k), a + whom)
        if end <= a:
            return None
        end += self.forms[end] in COMMAS if end + 1 < self.page.last(k) else 0
        if self.governed.at(end, speech) is None and whom:
            end = next(
                (t for t in range(end, min(self.page.last(k), k + LONGEST_ADDRESSED)) if self.governed.brings(t, speech)), end
            )
        return (k, end) if self.governed.at(end, speech) is not None and end - k <= LONGEST_ADDRESSED else None

    def issuer(self, i: int) -> Range | None:
        """Who gives out an indefinite noun of speech at `i`, between his verb and it (`وجه X دعوة إلى Y`)."""
        first = max(self.page.first(i), i - LONGEST_ISSUER)
        verb = next(
            (j for j in range(i - 2, first - 1, -1) if self.lex.without_conjunction(self.forms[j]) in self.lex.giving), None
        )
        carried = self.forms[i][:1] in (self.lex.to_clitic, *self.lex.conjunctions) and self.forms[i] not in self.lex.speeches
        if verb is None or carried:
            return None
        between = self.forms[verb + 1 : i]
        plain = not any(form.isdigit() or form in self.lex.prepositions or form in QUOTES for form in between)
        end = self.phrases.agent(verb + 1) if not plain else max(self.phrases.agent(verb + 1), self.phrases.phrase(verb + 1))
        return (verb + 1, i) if end >= i and not between[0].isdigit() else None

    def pushed(self, i: int) -> Range | None:
        """Whom something brought to say what the noun at `i` tells (`دفع ذلك X إلى وصف Y`, `مما دعا X لاتهام Y`)."""
        lex, forms = self.lex, self.forms
        end = i - 1 if forms[i - 1] in lex.towards else i
        if end == i and (not forms[i].startswith(lex.to_clitic) or forms[i] in lex.speeches):
            return None
        first = max(self.page.first(i), i - FARTHEST_TURN)
        verb = next((j for j in range(end - 2, first - 1, -1) if lex.without_conjunction(forms[j]) in lex.pushing), None)
        if verb is None:
            return None
        start = verb + 1 + (forms[verb + 1] in lex.demonstratives)
        alone = start > verb + 1 or forms[verb - 1] in lex.things or forms[verb - 1] in lex.relatives
        return (start, end) if alone and start < end and self.phrases.agent(start) > start and self._one_np(start, end) else None

    def _one_np(self, start: int, end: int) -> bool:
        """Whether nothing but one noun phrase, perhaps with a clause about it, stands in tokens [start, end)."""
        return not any(form in COMMAS or form in self.lex.complementizers for form in self.forms[start:end])

    def _people_called(self, form: str) -> bool:
        """Whether a word with the preposition of an addressee in the place of its article is of people (`الأوامر للجنود`)."""
        return form.startswith(self.lex.to_clitic * 2) and (self.lex.plural(form) or self.lex.role(form) is not None)
