"""The grammar of a language, chosen by its table `language`: how its cues are matched and its speakers are resolved."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple, Protocol

from musnad.errors import DataError
from musnad.lang import table
from musnad.model import Attribution, Mention, Time
from musnad.read import extents
from musnad.read.attributions import Ways, attributions_of
from musnad.read.drafts import Found
from musnad.read.gazetteer import gazetteer
from musnad.read.lexicon import lexicon
from musnad.read.page import Page, Printed, without_title_letters
from musnad.read.speakers import Speakers
from musnad.read.strangers import with_strangers
from musnad.read.subject_first.extents import drafts_of
from musnad.read.subject_first.lexicon import lexicon as subject_first_lexicon
from musnad.read.subject_first.speakers import Speakers as SubjectFirstSpeakers
from musnad.world import World


class Said(NamedTuple):
    """What is attributed in a report: the page it was read from, its mentions, drafts, and the attributions they make."""

    page: Page
    mentions: tuple[Mention, ...]
    found: Found
    attributions: tuple[Attribution, ...]


class Grammar(Protocol):
    """Reads the attributions of a page. `on`: the ISO day by which offices are resolved."""

    def __call__(
        self, printed: Printed, *, mentions: Sequence[Mention], times: Sequence[Time], world: World, on: str | None
    ) -> Said: ...


def grammar(code: str) -> Grammar:
    """The grammar of a language. Raises `DataError` where its table names none that is known."""
    return _grammar(code)


@cache
def _grammar(code: str) -> Grammar:
    name = table(code, "language").get("grammar")
    if name == "verb-first":
        return _VerbFirst(code)
    if name == "subject-first":
        return _SubjectFirst(code)
    raise DataError(f"lang/{code}/language.toml: grammar is {name!r}; verb-first or subject-first was expected")


class _VerbFirst:
    def __init__(self, code: str) -> None:
        self.lex = lexicon(code)

    def __call__(
        self, printed: Printed, *, mentions: Sequence[Mention], times: Sequence[Time], world: World, on: str | None
    ) -> Said:
        tokens = without_title_letters(printed.tokens, self.lex.title_letters, self.lex.lookup)
        printed = printed._replace(tokens=tokens)
        names = gazetteer(self.lex.code, world)
        mentions = with_strangers(printed.tokens, mentions, printed.text, lex=self.lex, names=names)
        page = Page(printed, self.lex, mentions=mentions, times=times, world=world)
        found = extents.drafts_of(page)
        ways = Ways(Speakers(page, world, on, found.dropped), self.lex)
        return Said(page, tuple(mentions), found, attributions_of(page, found.drafts, ways))


class _SubjectFirst:
    def __init__(self, code: str) -> None:
        self.lex = subject_first_lexicon(code)

    def __call__(
        self, printed: Printed, *, mentions: Sequence[Mention], times: Sequence[Time], world: World, on: str | None
    ) -> Said:
        page = Page(printed, self.lex, mentions=mentions, times=times, world=world)
        found = drafts_of(page, self.lex)
        ways = Ways(SubjectFirstSpeakers(page, self.lex, world, on), self.lex)
        return Said(page, tuple(mentions), found, attributions_of(page, found.drafts, ways))
