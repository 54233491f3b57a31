"""Whether a verb that names nobody may be a speaker's: by its number and gender, and by what it says."""

from musnad.read.drafts import Draft
from musnad.read.page import Page
from musnad.read.who import Speaker

_THINGS = frozenset({"organisation", "outlet", "document"})


class Agreement:
    """The agreement of verbs with the speakers of one page."""

    def __init__(self, page: Page) -> None:
        self.page, self.lex, self.forms = page, page.lex, page.forms

    def fits(self, draft: Draft, speaker: Speaker) -> bool:
        """Whether number and gender of a verb, as far as they show, are those of a speaker before it."""
        if draft.number == "p" and not speaker.plural:
            return False
        if draft.number == "d" and not (speaker.plural or self._several(speaker)):
            return False
        if draft.kind == "verb" and draft.number == "s" and self._people(speaker):
            return False
        return not draft.gender or draft.gender in (speaker.genders or {draft.gender if self._neuter(speaker) else "f"})

    def bars(self, draft: Draft, speaker: Speaker) -> bool:
        """Whether what is said cannot be a speaker's: the pronoun of several is written onto a noun of speech, and one alone was
        found (`قطعت X .. بعد رفضهما Y`), or a text lays it down, and he is no text (`الدستور الذي ينص على`)."""
        if draft.rule == "owned-noun" and draft.number == "p":
            return not speaker.plural and len(speaker.entities) == 1
        laid = draft.source is None and draft.verbal and draft.lemma in self.lex.provision_lemmas
        text = speaker.role in _THINGS or (speaker.role is None and self.lex.definite(self.forms[speaker.np[0]]))
        return laid and not text

    def _people(self, speaker: Speaker) -> bool:
        """Whether a plural of persons by its ending heads a noun phrase, behind which a verb is plural (`محللون`), or those are
        meant who say something (`من يقولون ذلك`)."""
        head = self.forms[speaker.np[0]]
        if head in self.lex.whoever or head in self.lex.splices:
            return True
        return self.lex.plural(head) and head.endswith((self.lex.human_plural, self.lex.accusative_plural))

    def _neuter(self, speaker: Speaker) -> bool:
        """Whether the head of a noun phrase, of whom no verb has shown a gender yet, does not show one as a thing's."""
        lex, k = self.lex, speaker.np[0]
        plural = self.forms[k].endswith(lex.plural_things) or not lex.plural_bodies.isdisjoint(lex.bare_forms(self.forms[k]))
        return speaker.role not in _THINGS or not (plural or self.page.raw(k).endswith(lex.feminine_singular))

    def _several(self, speaker: Speaker) -> bool:
        """Whether a noun phrase joins several speakers, or has the ending of two (`الرئيسان`)."""
        lex, (head, *rest) = self.lex, self.forms[slice(*speaker.np)]
        joined = any(form[:1] in lex.conjunctions and form not in lex.and_words for form in rest)
        return len(speaker.entities) > 1 or joined or head.endswith((*lex.plural_endings, lex.accusative_plural))

    def gender(self, k: int, speaker: Speaker) -> str:
        """The gender that a head noun shows, or nothing where it shows none."""
        if speaker.genders:
            return next(iter(speaker.genders)) if len(speaker.genders) == 1 else ""
        bodies = speaker.role == "organisation" and self.forms[k].endswith(self.lex.plural_things)
        people = speaker.plural and speaker.role in self.lex.epithets
        if bodies or (not people and self.page.raw(k).endswith(self.lex.feminine_endings)):
            return "f"
        return "m" if speaker.role in self.lex.epithets or self.page.kind(k) == "person" else ""
