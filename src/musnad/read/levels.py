"""In whose words attributions stand, and whether the speaker of an earlier one may go on in a later."""

from musnad.read.drafts import Draft
from musnad.read.page import Page
from musnad.read.who import Speaker


class Levels:
    """The levels of the attributions of one page."""

    def __init__(self, page: Page) -> None:
        self.page, self.lex = page, page.lex

    def may_go_on(self, draft: Draft, other: Draft, speaker: Speaker) -> bool:
        """Whether the speaker of an earlier draft may go on in this one: beside it, or whose words a relay stands in; not one of
        whom only a clause about a noun told, in a sentence before."""
        if other.aside and draft.number != "p" and self.page.sentence[other.at] != self.page.sentence[draft.at]:
            return False
        if draft.parent is other:
            return draft.rule == "relay" and not self.silent(other, speaker)
        return self.level(other) is self.level(draft) and not self.silent(other, speaker)

    def level(self, draft: Draft) -> Draft | None:
        """In whose words a draft stands, passing over who is only cited for it (`..., بحسب X`)."""
        above = draft.parent
        while above is not None and above.kind == "according":
            above = above.parent
        return above

    def cited(self, other: Draft, speaker: Speaker, draft: Draft) -> bool:
        """Whether the draft that a verb or another sentence takes up only cites its speaker, so that who spoke before goes on."""
        apart = draft.kind != "participle" or self.page.sentence[other.at] != self.page.sentence[draft.at]
        return apart and self.silent(other, speaker)

    def silent(self, other: Draft, speaker: Speaker) -> bool:
        """Whether a source is only cited (`وفق تقرير`, `أوامر الرئيس`, `ينص القانون`), so that no verb goes on with it."""
        if other.kind == "noun" or other.lemma in self.lex.provision_lemmas:
            return True
        return other.kind == "according" and speaker.kind in ("document", "unknown")
