"""How a cue is joined to what stands before it: as one that goes on, another speaker, or a clause about a noun."""

from musnad.read.drafts import Draft
from musnad.read.page import COMMAS, QUOTES, Page

_STANCES = frozenset({"express", "accuse", "endorse"})
"""Acts of a noun by which a speaker tells where he stands."""
LONGEST_NAME = 4
"""Tokens of a name before a relative."""


class Joints:
    """Answers about the cues of one page. `k` is the token of a cue."""

    def __init__(self, page: Page) -> None:
        self.page, self.lex, self.forms = page, page.lex, page.forms

    def inserts(self, k: int) -> bool:
        """Whether a finite verb of saying at `k` is that of a clause about the noun before it: behind a relative or a word like
        it, or with a pronoun for an indefinite noun (`مصدر وصفته بالمطلع`)."""
        said = [f for f in self.lex.lookup(self.forms[k]) if f.kind in ("past", "present") and not f.joined]
        if self.forms[k - 1] in self.lex.describers:
            return bool(said)
        return any(f.pronoun and "two" in f.cue.frames for f in said) and self._bare_noun(k - 1)

    def continues(self, draft: Draft, k: int) -> bool:
        """Whether the cue goes on with an earlier subject: joined by a conjunction, or after one that carries a pronoun."""
        before = k - 2 if k > 1 and draft.negated and self.forms[k - 1] in self.lex.negations_of_cue else k - 1
        led = before > 0 and self.forms[before - 1] in self.lex.not_clause - self.lex.excepting
        return draft.joined or (before >= 0 and self.forms[before] in self.lex.continuers and not led)

    def doubled(self, k: int) -> bool:
        """Whether a verb is only joined to another right before it (`يندد ويشجب`), inside what both stand in."""
        before = self.lex.lookup(self.forms[k - 1])
        same = {f.kind for f in self.lex.lookup(self.forms[k])} & {"past", "present"}
        return any(f.kind in same for f in before)

    def as_another(self, draft: Draft, k: int) -> bool:
        """Whether another speaker is set beside the one before (`، كما دعا إلى ذلك الوزير`)."""
        apart = k > 1 and self.forms[k - 1] in self.lex.as_words and self.forms[k - 2] in COMMAS
        return apart and draft.source is not None and not draft.svo

    def _of_itself(self, draft: Draft) -> bool:
        """Whether the clause behind a noun of speech says what that noun is (`وصف تصريحات X بأنها كاذبة`)."""
        word, lex = self.forms[draft.start - 1], self.lex
        return word.startswith(lex.by_clitic) and word in lex.pronoun_complementizers

    def others_deed(self, draft: Draft, top: Draft, k: int) -> bool:
        """Whether a noun joined to what somebody is criticised for tells what that one said, and not who criticises
        (`انتقد X تحركات Y وإعلانه عن كذا`)."""
        joined = draft.rule == "owned-noun" and self.forms[k][:1] in self.lex.conjunctions
        return joined and top.shape == "phrase" and top.act == "accuse"

    def tells_nothing(self, draft: Draft, top: Draft, k: int) -> bool:
        """Whether a cue inside what is said tells nothing of its own: the speaker's own stance, what is described, or the
        question that was not answered (`لم يرد على طلب من X للتعقيب`)."""
        if top.negated and k == top.start and top.lemma in self.lex.answering_lemmas:
            return True
        return (draft.noun or draft.kind == "noun") and self.same_stance(draft, top, k)

    def same_stance(self, draft: Draft, top: Draft, k: int) -> bool:
        """Whether a noun that begins what is said names the speaker's own stance (`كرر دعوته إلى X`, `أكد رفض بلاده لـX`)."""
        if top.start not in (k, k - 1) or (top.start < k and self.forms[k - 1] not in QUOTES):
            return False
        if draft.kind == "noun" and top.act == "assert" and draft.start > 0 and self._of_itself(draft):
            return True
        if top.act == "demand" and draft.act == "promise" and draft.source is None:
            return True  # `طلب X بتعهد`: what is asked for has not been said
        return draft.rule == "owned-noun" or (draft.act in _STANCES and top.lemma in self.lex.stance_lemmas)

    def tacked_on(self, draft: Draft, k: int) -> int:
        """Where a phrase with its preposition begins behind a comma, of whose indefinite noun another speaker tells what he knows
        (`أعلن X قصف السفينة، في هجوم قالت الشركة إنه أسفر عن أضرار`), as the outlet adds and no speaker; or 0."""
        lex, page = self.lex, self.page
        told = draft.kind == "verb" and draft.source is not None and draft.source[0] == k + 1 and not draft.joined
        if not told or self.forms[draft.start - 1] not in lex.pronoun_complementizers or not self._bare_noun(k - 1):
            return 0
        start = next((t for t in range(k - 1, max(page.first(k), k - LONGEST_NAME), -1) if self.forms[t - 1] in COMMAS), 0)
        return start if self.forms[start] in lex.prepositions and not any(map(lex.definite, self.forms[start:k])) else 0

    def another_source(self, draft: Draft) -> bool:
        """Whether a source without a name before its verb is set behind a comma against who spoke before, as the outlet does
        and no speaker (`قال X إن ...، لكن مصدرا قال`, `..، لكن الأخير نفى`)."""
        at, lex = draft.source[0] if draft.source else 0, self.lex
        if not draft.svo or at < 2:
            return False
        start = at - 1 - (self.forms[at - 1] in lex.bare_complementizers)
        form = self.forms[at]
        role = lex.role(form) or lex.role(form.removesuffix(lex.accusative))
        return (
            self.forms[start - 1] in COMMAS
            and self.forms[start] in lex.set_against
            and (role in lex.unnamed_roles or form in lex.latter)
        )

    def contrasted(self, draft: Draft) -> bool:
        """Whether a new subject is set against the one that was nested before it (`لكن بوتين رد`)."""
        return draft.source is not None and draft.source[0] > 0 and self.forms[draft.source[0] - 1] in self.lex.contrasts

    def own_epithet(self, draft: Draft, owner: Draft, k: int) -> bool:
        """Whether a speaker names in his own way what he speaks of (`ندد بالقرار الذي وصفه بالخطير`, `لمكافحة ما أسماه X`)."""
        described = (
            bool(draft.pronoun) and draft.source is None and (self.forms[k - 1] in self.lex.describers or self._bare_noun(k - 1))
        )
        return described and (owner.gender in ("", draft.gender))

    def _bare_noun(self, k: int) -> bool:
        """Whether an indefinite noun stands at `k`, which a clause may describe by itself (`معلومات وصفتها بالكاذبة`)."""
        lex, form = self.lex, self.forms[k]
        plain = self.page.tokens[k].word and form not in self.page.name_forms and not lex.definite(form) and not lex.lookup(form)
        return plain and not any(
            form in words for words in (lex.prepositions, lex.complementizers, lex.continuers, lex.negations)
        )

    def about_speaker(self, k: int) -> bool:
        """Whether a person's name ends before the relative word at `k`, so that the clause is about whom it names."""
        end = k - (self.forms[k - 1] in COMMAS)
        starts = range(max(self.page.first(k), end - LONGEST_NAME), end)
        return any(self.page.kind(t) == "person" and self.page.mention_end[t] == end for t in starts)
