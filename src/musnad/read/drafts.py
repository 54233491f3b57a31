"""Drafts: attributions in the making, by token ranges, before their extents and speakers are settled."""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple, Self

from musnad.model import Act
from musnad.read.cues import Form

Range = tuple[int, int]
Shape = Literal["clause", "quote", "phrase", "word", "before"]


_NOUNS = frozenset(
    {"owned-noun", "verbal-noun", "speech-of", "speech-of-nation", "speech-aim", "speech-inside", "speech-met", "noun-beside"}
)
"""Rules of nouns that govern what was said."""


@dataclass(slots=True, eq=False)
class Draft:
    """One candidate. Ranges are half-open token indices of the page.

    `start` is where the content begins and `shape` how it ends: a clause or a phrase by the grammar around it, a
    quotation by its mark, a word (`that`) at once; `before` is content that stands in front of its cue. `content` is
    filled by the extents. `source` and `addressee` are noun phrases, `media` where it was said; `gender`, `number` and
    `pronoun` are what the cue's form shows of its subject and object; `svo` says that the subject stands before it,
    `aside` that a clause about a noun says it; `until` is where the content ends at the latest, if that is known; `group`
    is where the words begin that stand before the cue in its clause: auxiliaries, or what opens a clause without a subject;
    `splices` are the speaker's epithets amid it.
    """

    at: int
    cues: list[Range]
    act: Act
    lemma: str
    rule: str
    kind: str
    start: int
    shape: Shape
    source: Range | None = None
    addressee: Range | None = None
    media: list[Range] = field(default_factory=list)
    content: list[Range] = field(default_factory=list)
    gender: str = ""
    number: str = ""
    joined: bool = False
    pronoun: str = ""
    verbal: bool = True
    negated: bool = False
    speakerless: bool = False
    svo: bool = False
    clitic: bool = False
    quoted: bool = False
    aside: bool = False
    until: int = 0
    group: int = -1
    parent: Self | None = None
    antecedent: Self | None = None
    splices: list[Self] = field(default_factory=list)

    @property
    def end(self) -> int:
        """The token after the content, as far as it is known."""
        return self.content[-1][1] if self.content else self.start

    @property
    def noun(self) -> bool:
        """Whether a noun of speech is its cue, which stands in the clause of another verb."""
        return self.rule in _NOUNS


def after_content(i: int, form: Form, *, rule: str, start: int, source: Range, media: list[Range]) -> Draft:
    """The draft of a verb at token `i` behind what it says, with its speaker behind it (`..., قال الوزير`)."""
    return Draft(
        at=i,
        cues=[(i, i + 1)],
        act=form.cue.act,
        lemma=form.cue.lemma,
        rule=rule,
        kind="according",
        start=start,
        shape="before",
        source=source,
        media=media,
        gender=form.gender,
    )


class Found(NamedTuple):
    """The drafts of a page with contents, parents and antecedents, in the order of their cues; and the cue words that
    made none, by token, each with the code of its reason."""

    drafts: list[Draft]
    dropped: list[tuple[int, str]]
