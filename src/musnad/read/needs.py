"""What single lemmas ask of what they say: words that must follow, what they refuse to say, the act of a noun."""

from musnad.read.cues import Cue, Form
from musnad.read.drafts import Draft, Range
from musnad.read.page import COMMAS, QUOTES, Page
from musnad.read.phrases import Phrases
from musnad.read.vocabulary import is_listed

FARTHEST_NEED = 24
"""Tokens behind a verb within which the words that its lemma needs are looked for."""
NEAREST_PREPOSITION = 4
"""Tokens before a clause within which the preposition stands that brings it (`ذهب إلى القول إن`)."""
LONGEST_ADDRESSED = 8
"""Tokens that complete whom a repeated statement is made to."""

_CALLS = frozenset({"demand", "accuse", "warn"})
"""Acts of nouns that say to or of somebody what they say, so that he stands right behind them."""


class Needs:
    """What the lemmas of one page's cues ask for."""

    def __init__(self, page: Page, phrases: Phrases) -> None:
        self.page, self.lex, self.forms, self.phrases = page, page.lex, page.forms, phrases

    def meet(self, draft: Draft, cue: Cue) -> bool:
        """Whether the lemma may say the content of a draft, which is brought into the shape that the lemma gives it."""
        if not self._allowed(draft, cue):
            return False
        if "noun_in_cue" in cue.flags and self.forms[min(draft.start + 1, self.page.size - 1)] in self.lex.owned_prepositions:
            return False
        if "unsaid" in cue.flags:
            draft.negated = not draft.negated
        self._past_nothing(draft)
        if "noun_in_cue" in cue.flags:
            self._past_noun(draft, cue)
        if "act_of_noun" in cue.flags:
            self._repeats(draft)
        if len(draft.cues) == 1 or "act_of_noun" not in cue.flags or draft.act not in _CALLS:
            self._act(draft, cue)
        return not self._byline(draft) and ("learned" not in cue.flags or self._learned(draft))

    def _byline(self, draft: Draft) -> bool:
        """Whether a verb of writing opens its block only to tell by whom the report is (`كتب - فلان: قال الوزير إن`)."""
        at, page = draft.at, self.page
        opens = not draft.joined and (at == 0 or page.block[at - 1] != page.block[at])
        return opens and draft.lemma in self.lex.writing_lemmas and draft.rule in ("colon", "bare") and draft.shape != "quote"

    def _learned(self, draft: Draft) -> bool:
        """Makes a source of those from whom an outlet learned something, and a medium of the outlet; False for other learners."""
        outlet = draft.source
        if outlet is not None:
            role = self.page.kind(outlet[0]) or self.lex.role(self.forms[outlet[0]])
            if role not in ("outlet", "journalist") and self.forms[outlet[0]] not in QUOTES:
                return False
            draft.media = [outlet, *draft.media]
        draft.source, draft.addressee = draft.addressee, None
        return True

    def only_names(self, i: int, form: Form) -> bool:
        """Whether the verb only names something (`ما يسمى بكذا`), and nobody in particular does so."""
        after = self.forms[min(i + 1, self.page.size - 1)]
        named = i > 0 and self.forms[i - 1] in self.lex.according_relative and not form.pronoun
        return named and self.forms[i] in self.lex.unspoken and after not in self.lex.complementizers

    def noun_here(self, i: int, form: Form) -> bool:
        """Whether a past is a noun where it stands: behind a word that attributes what precedes (`بحسب وصف X`), behind a light
        verb (`تم رفض X`), or before an adjective (`تخوف حقيقي من`)."""
        lex, before = self.lex, self.forms[i - 1]
        if form.kind == "participle":
            return before in lex.governors and not form.joined and lex.speech(self.forms[i]) is not None
        if any(not row.verb and len(row.words) == 1 for row in lex.according_starts.get(before, ())):
            return True
        if lex.without_and(before) in lex.worthy:
            return True
        noun = before in lex.governors and not form.joined and self._noun_of(i)
        owned = before == lex.relay and form.kind == "past" and form.pronoun  # `عن شكره لX`
        if noun or (not form.joined and (owned or (before in lex.noun_prepositions and "noun_like" in form.cue.flags))):
            return True
        if lex.without_and(before) in lex.light_verbs and lex.masdar(self.forms[i]) is not None:
            return True
        free = i + 1 < self.page.size and not form.joined and self.page.kind(i + 1) in ("", "place")
        after = self.forms[i + 1] if free else ""
        return "noun_like" in form.cue.flags and lex.indefinite_adjective(after) and not lex.role(after)

    def _noun_of(self, i: int) -> bool:
        """Whether the word at `i` is spelt like a noun of speech too."""
        return self.lex.masdar(self.forms[i]) is not None or self.lex.speech(self.forms[i]) is not None

    def _allowed(self, draft: Draft, cue: Cue) -> bool:
        """Whether the lemma may say this content; a refusal to comment becomes an assertion that was not made."""
        lex, forms = self.lex, self.forms
        if "negated_only" in cue.flags and not draft.negated:
            return False
        if draft.source is not None and (forms[draft.source[0]] in cue.needs or self._pointed(draft.source)):
            return False
        if "people" in cue.flags and draft.source and not lex.talks.isdisjoint(lex.bare_forms(forms[draft.source[0]])):
            return False
        if "predicated" in cue.flags and not self._predicated(draft, cue):
            return False
        if "addressed" in cue.flags and (
            draft.addressee is None
            or draft.pronoun
            or (forms[draft.at + 1] in lex.owned_prepositions and "learned" not in cue.flags)
        ):
            return False
        if "clause_only" in cue.flags and not self._brought(draft, cue):
            return False
        if "deems" in cue.flags and not (draft.pronoun and self._predicate(draft)):
            return False
        if "noun_first" in cue.flags and cue.needs.isdisjoint(self._opening(draft)):
            return False
        if "noun_in_cue" in cue.flags and not {forms[draft.start], *forms[draft.start + 1 : draft.start + 2]} & cue.needs:
            return False
        if (
            cue.needs
            and draft.rule not in ("clause", "colon")
            and cue.needs.isdisjoint(forms[draft.at + 1 : min(self.page.last(draft.at), draft.at + FARTHEST_NEED)])
            and not ("calls_names" in cue.flags and self._called(draft.start))
            and ("noun_first" not in cue.flags or cue.needs.isdisjoint(self._opening(draft)))
        ):
            return False
        if not cue.needs.isdisjoint(lex.said_forms) and not any(forms[a - 1] not in COMMAS for a, _ in draft.cues[1:]):
            return False
        if draft.shape == "phrase" and not cue.bars.isdisjoint(lex.bare_forms(forms[draft.start])):
            return False
        if draft.shape == "phrase" and cue.lemma in lex.refusal_lemmas and forms[draft.start] in lex.comment_nouns:
            draft.act, draft.negated = "assert", True
            return True
        return "refuses" not in cue.flags

    def _pointed(self, np: Range) -> bool:
        """Whether a noun phrase only points at what was told (`يشير هذا إلى`): nobody says anything."""
        return np[1] - np[0] == 1 and self.forms[np[0]] in self.lex.pointers

    def _called(self, k: int) -> bool:
        """Whether a relative and a verb by which something is called stand at `k` (`هاجم ما وصفه بكذا`)."""
        verbs = self.lex.lookup(self.forms[k + 1]) if k + 1 < self.page.size and self.forms[k] in self.lex.describers else ()
        return any(form.pronoun and "two" in form.cue.frames for form in verbs)

    def _opening(self, draft: Draft) -> list[str]:
        """The first word of a content, past the mark that may open it, and without its owner's pronoun."""
        lex, start = self.lex, draft.start + (self.forms[draft.start] in QUOTES)
        words = self.forms[start : start + 1]
        bare = [word.removesuffix(p) for word in words for p in lex.object_pronouns if word.endswith(p)]
        return [*words, *bare, *(w[:-1] + lex.feminine_folded for w in bare if w.endswith(lex.feminine_bound))]

    def _brought(self, draft: Draft, cue: Cue) -> bool:
        """Whether the content is a clause that the preposition of the lemma brings, perhaps behind a noun of speech."""
        before = self.forms[max(draft.at, draft.start - NEAREST_PREPOSITION) : draft.start - 1]
        return draft.shape == "clause" and not set(cue.preps).isdisjoint(before)

    def _predicate(self, draft: Draft) -> bool:
        """Whether the content is what something is deemed: a quotation, or an indefinite noun with the ending of an object."""
        form, lex = self.forms[draft.start], self.lex
        adverb = form in lex.adverbs or form.endswith(lex.relation_accusative)
        if draft.shape == "quote" or lex.definite(form) or adverb:
            return draft.shape == "quote"
        behind = draft.source is not None and draft.at < draft.source[0]
        behind = behind or self.forms[draft.at - 1] in lex.describers - lex.splices
        return form.endswith(lex.accusative) or (behind and form not in lex.particles and is_listed(form, lex.code))

    def _predicated(self, draft: Draft, cue: Cue) -> bool:
        """Whether an indefinite noun or a quotation soon follows, which says how the speaker sees what is before it; the content
        begins behind the last preposition that a comma sets off before it."""
        lex, forms, last = self.lex, self.forms, min(self.page.last(draft.at), draft.start + LONGEST_ADDRESSED)
        if draft.negated or self.page.raw(draft.at) in lex.noun_spellings:
            return False
        if any(form.endswith(lex.accusative) for form in forms[draft.at + 1 : draft.start]):
            return False
        for k in range(draft.start + 1, last - 1):
            if forms[k] in COMMAS and forms[k + 1] in cue.preps:
                draft.start, last = k + 2, min(self.page.last(draft.at), k + 2 + LONGEST_ADDRESSED)
        return any(forms[k] in QUOTES or self._seen_as(k) for k in range(draft.start, last))

    def _seen_as(self, k: int) -> bool:
        """Whether a noun of the dictionary without the article stands at `k`, behind a definite noun or a pronoun."""
        lex, form, before = self.lex, self.forms[k], self.forms[k - 1]
        plain = not lex.definite(form) and form not in lex.prepositions and k not in self.page.named and is_listed(form, lex.code)
        bound = lex.definite(before) or before in lex.owned_prepositions or k - 1 in self.page.named
        return bound and (plain or form.endswith(lex.accusative))

    def _past_nothing(self, draft: Draft) -> None:
        """`لم يذكر شيئا عن X`: the content is X; `لا يذكر إلا X` says X."""
        lex, forms = self.lex, self.forms
        draft.negated = draft.negated and forms[draft.start] not in lex.exceptives
        if not draft.negated or forms[draft.start] not in lex.nothing_words:
            return
        passed, last = lex.nothing_words | lex.prepositions, self.page.last(draft.at)
        while draft.start + 2 < last and forms[draft.start] in passed:
            draft.start += 1

    def _past_noun(self, draft: Draft, cue: Cue) -> None:
        """`لم يعط أي إشارة إلى X`: the noun belongs to the cue, and what follows its preposition is the content."""
        lex, forms, last = self.lex, self.forms, self.page.last(draft.at)
        if forms[draft.start] not in cue.needs or draft.start + 2 >= last:
            return
        first = draft.start - 1 if forms[draft.start - 1] in lex.nothing_words else draft.start
        k = draft.start + 1
        while k + 1 < last and forms[k] in cue.needs:
            k += 1
        draft.cues.append((first, k))
        while k + 1 < last and self._qualifies(k):
            k += 1
        end = self.phrases.addressee(k) if draft.act != "accuse" and draft.addressee is None else 0
        if k < end < last:
            draft.addressee, k = (k, end), end
        draft.start = k + (forms[k] in lex.prepositions)
        if forms[draft.start] in lex.complementizers and draft.start + 1 < last:
            draft.start, draft.shape = draft.start + 1, "clause"

    def _qualifies(self, k: int) -> bool:
        """Whether an indefinite adjective stands at `k`, behind the noun of a cue (`انتقادات لاذعة`)."""
        lex, form = self.lex, self.forms[k]
        ending = lex.feminine_folded
        adjective = (
            lex.indefinite_adjective(form)
            or form.endswith(lex.relation_accusative)
            or (form.endswith(ending) and lex.role(form) is None)
        )
        own_letter = form in lex.to_words or form in lex.by_words
        carries = form[:1] in lex.conjunctions or (form[:1] in (lex.by_clitic, lex.to_clitic) and not own_letter)
        return adjective and not carries and k not in self.page.named and form not in lex.prepositions and not lex.definite(form)

    def _repeats(self, draft: Draft) -> None:
        """`كرر تأكيد X`: the noun is part of the cue."""
        lex, forms = self.lex, self.forms
        if forms[draft.start] in lex.repeated_nouns and draft.start + 2 < self.page.last(draft.at):
            draft.cues.append((draft.start, draft.start + 1))
            draft.start += 1
            self._past_addressee(draft)
            draft.start += forms[draft.start] == lex.at_prep
            if forms[draft.start] in lex.complementizers:
                draft.start, draft.shape = draft.start + 1, "clause"
        elif draft.shape == "phrase":
            self._calls_again(draft)

    def _calls_again(self, draft: Draft) -> None:
        """`جدد دعوة X إلى Y`, `جدد اتهامه لX بY`: the noun is part of the cue, whom it calls upon or accuses is no speaker."""
        lex, forms, k, last = self.lex, self.forms, draft.start, self.page.last(draft.at)
        noun = lex.verbal_noun(forms[k].removeprefix(lex.article))
        if noun is None or noun.cue.act not in _CALLS or k + 2 >= last:
            return
        party = "party" in noun.cue.frames
        bound = bool(noun.pronoun) or lex.definite(forms[k])
        end = k + 1 if bound and not noun.pronoun else self._called_end(k + 1, noun)
        preps = (*noun.cue.clitics, lex.by_clitic) if party else noun.cue.clitics
        led = end + 1 < last and (forms[end] in noun.cue.preps or forms[end].startswith(preps or "\n"))
        if not led or (party and end == k + 1):
            return
        draft.cues.append((k, k + 1))
        draft.act = noun.cue.act
        draft.start = k + 1 if party else end + (forms[end] in noun.cue.preps)
        if end > k + 1 and not party:
            draft.addressee = (k + 1, end)

    def _called_end(self, k: int, noun: Form) -> int:
        """The end of whom a verbal noun right before `k` calls upon or accuses, perhaps with his preposition (`اتهامه للغرب`)."""
        if self.forms[k] in noun.cue.preps or self.forms[k][:1] in noun.cue.clitics:
            return k
        stops = frozenset({*noun.cue.preps, *noun.cue.clitics, self.lex.by_clitic})
        return max(self.phrases.agent(k), self.phrases.phrase(k, stops), k)

    def _past_addressee(self, draft: Draft) -> None:
        """`جدد التأكيد أمام المجلس على X`: whom it was said to stands before the preposition of the content."""
        start, last = draft.start, self.page.last(draft.at) - 1
        end = self.phrases.addressee(start) if draft.addressee is None else 0
        at = next((k for k in range(end, min(last, end + LONGEST_ADDRESSED)) if self.forms[k] == self.lex.at_prep), 0)
        if end > start and at:
            draft.addressee, draft.start = (start, at), at

    def _act(self, draft: Draft, cue: Cue) -> None:
        """Sets the act that a noun at the content's start names: `أعرب عن دعمه` endorses."""
        acts, forms = self.lex.noun_acts, self.forms
        named = acts.get(forms[draft.start]) if draft.start < self.page.size else None
        if "act_of_noun" in cue.flags:
            following = acts.get(forms[draft.start + 1]) if draft.start + 1 < self.page.size else None
            draft.act = following or named or draft.act
        elif draft.act == "assert" and draft.shape == "phrase" and named == "endorse":
            draft.act = "endorse"
        elif named and (draft.act == "express" or (draft.shape == "phrase" and cue.lemma in self.lex.feeling_lemmas)):
            draft.act = named
