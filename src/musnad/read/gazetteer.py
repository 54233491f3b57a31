"""Names of the world found in tokens: one trie over folded words, entered once a word, longest match first.

The trie holds the records' names, the institutions and offices that a country's adjective or name completes, and
their short forms; a language's proclitics are peeled from the first word only. Hits never begin or end inside a word.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from typing import Any, NamedTuple

from musnad.lang.transliteration import keys, likeness
from musnad.model import EntityKind
from musnad.read.naming import folded, names_of
from musnad.text import ByWord, Token, fold, tokenize
from musnad.world import World
from musnad.world.records import spellings

_END = ""
_SOUNDS = 4
_VARIANT = 0.92
"""The likeness of two spellings of one name in one script."""


class Leaf(NamedTuple):
    """What a name may mean: an entity, or a pattern that a country completes; `sure` where it needs no context.

    `letters` are the shapes that its words must have in a language with capital letters, a digit for each token.
    """

    id: str
    sure: bool
    pattern: bool = False
    letters: str = ""


class Start(NamedTuple):
    """What a word may begin, after peeling `peel`: branches of the trie, a name, or nothing (then it is not kept)."""

    branches: tuple[dict[str, Any], ...]
    given: bool = False
    common: bool = False
    title: bool = False
    noun: EntityKind | None = None


class Hit(NamedTuple):
    """Tokens ``[start, end)`` that spell a name, with all its meanings."""

    start: int
    end: int
    leaves: tuple[Leaf, ...]


class Gazetteer:
    """The trie of one world in one language."""

    def __init__(self, world: World, code: str) -> None:
        self.names = names_of(code)
        self.world = world
        self._root: dict[str, Any] = {}
        self.start: Callable[[str], Start | None] = ByWord(self._enter).__getitem__
        """What a folded word may begin; None for most words, so that a scan costs one look-up a word."""
        self.plausible: dict[str, bool] = {}
        self._countries: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self.hints = {e.id: folded(e.hints, code) for e in world if e.hints}
        self.marked = {e.id: e.marked[code] for e in world if code in e.marked}
        self.code = code
        self._fill(code)

    def match(self, tokens: Sequence[Token], i: int) -> Hit | None:
        """The longest name that begins at token `i`, with the fewest proclitics."""
        start = self.start(tokens[i].form)
        return self.follow(tokens, i, start) if start is not None and start.branches else None

    def follow(self, tokens: Sequence[Token], i: int, start: Start) -> Hit | None:
        """`match` when the word's start is known already."""
        end, leaves = i, ()
        last = len(tokens)
        node: dict[str, Any] | None
        for node in start.branches:
            j = i + 1
            while node is not None:
                found = node.get(_END)
                if found is not None and j > end:
                    end, leaves = j, found
                if j == last:
                    break
                node = node.get(tokens[j].form)
                j += 1
        return Hit(i, end, leaves) if end > i else None

    def country(self, tokens: Sequence[Token], i: int, *, definite: bool = False) -> tuple[str, int] | None:
        """The country whose adjective stands at token `i`, and the token after it (`definite`: with the article only)."""
        if i >= len(tokens):
            return None
        for rest, country in self._countries.get(tokens[i].form, ()):
            if definite and not tokens[i].form.startswith(self.names.article):
                continue
            end = i + 1 + len(rest)
            if tuple(t.form for t in tokens[i + 1 : end]) == rest:
                return country, end
        return None

    def affiliation(self, form: str) -> str | None:
        """The country of a folded adjective or people's name in any inflection, also after proclitics."""
        if form in self.names.homographs:
            return None
        for word in (form, *self.names.peeled(form)):
            for rest, country in self._countries.get(word, ()):
                if not rest:
                    return country
        return None

    def spelled(self, tokens: Sequence[Token], shapes: Sequence[int], i: int, *, before: int | None = None) -> Hit | None:
        """The longest name that begins at token `i`, with capital letters where the records have them.

        `before`: only names that end before the end of this token.
        """
        node: dict[str, Any] | None = self._root.get(tokens[i].form)
        j, end, leaves = i + 1, i, ()
        last = len(tokens) if before is None else before
        while node is not None:
            held = node.get(_END)
            if held is not None:
                fitting = tuple(leaf for leaf in held if all(shapes[i + k] >= int(d) for k, d in enumerate(leaf.letters)))
                if fitting:
                    end, leaves = j, fitting
            if j == last:
                break
            node = node.get(tokens[j].form)
            j += 1
        return Hit(i, end, leaves) if end > i else None

    @cached_property
    def small(self) -> frozenset[str]:
        """The words with which a listed name, or a country's institution, may begin in small letters."""
        adjectives = self._countries if self.names.small_adjectives else ()
        return frozenset(adjectives) | {form for form, node in self._root.items() if _may_be_small(node)}

    def exact(self, tokens: Sequence[Token], i: int) -> Hit | None:
        """The longest name that begins at token `i` with nothing glued before it."""
        node = self._root.get(tokens[i].form) if i < len(tokens) else None
        return self.follow(tokens, i, Start((node,))) if node is not None else None

    def sounding(self, forms: Sequence[str]) -> str | None:
        """The one foreigner whose listed name sounds like these folded words, however they are transliterated."""
        found = self._sounds.get(self._sound(forms)) if len(forms) > 1 and forms[-1] not in self.names.given else None
        return next(iter(found)) if found is not None and len(found) == 1 else None

    def _sound(self, forms: Sequence[str]) -> tuple[str, ...]:
        """The consonants of each word, with those united that transliterations exchange, and doubled ones single."""
        table = self.names.sounds
        spelt = (form.translate(table) for form in forms)
        return tuple("".join(c for c, before in zip(word, " " + word, strict=False) if c != before) for word in spelt)

    @cached_property
    def _sounds(self) -> dict[tuple[str, ...], set[str]]:
        out: dict[tuple[str, ...], set[str]] = {}
        for entity in self.world:
            if entity.kind != "person" or not self.names.sounds or not self._foreign(entity.side):
                continue
            for name in (entity.label.get(self.code, ""), *entity.names.get(self.code, ())):
                for words in spellings(name):
                    key = self._sound(fold(words).split())
                    if len(key) > 1 and len(key[-1]) >= _SOUNDS:
                        out.setdefault(key, set()).add(entity.id)
        return out

    def _foreign(self, side: str | None) -> bool:
        entity = self.world.entity(side) if side else None
        return entity is not None and entity.type in ("country", "international") and self.code not in entity.languages

    def heard(self, name: str) -> str | None:
        """The one listed person whose name comes from another script and sounds like this one, spelt in full.

        Writers of one language spell such a name in many ways; of two listed people who sound alike neither is meant.
        """
        near = {id: known for key in keys(name) for id, known in self._heard.get(key, ())}
        found = [id for id, known in near.items() if likeness(name, known) >= _VARIANT]
        return found[0] if len(found) == 1 else None

    @cached_property
    def _heard(self) -> dict[str, set[tuple[str, str]]]:
        out: dict[str, set[tuple[str, str]]] = {}
        for entity in self.world:
            side = self.world.entity(entity.side) if entity.side else None
            if entity.kind == "person" and side is not None and side.languages and self.code not in side.languages:
                name = entity.label.get(self.code, "")
                for key in keys(name):
                    out.setdefault(key, set()).add((entity.id, name))
        return out

    def titled(self, form: str) -> bool:
        """Whether a folded word is a title after which a person may be named."""
        start = self.start(form)
        return start is not None and start.title

    def continues(self, form: str) -> bool:
        """Whether a word may go on with the name of a ministry (`of Foreign Affairs and Expatriates`)."""
        names = self.names
        if form in names.titles or not form.startswith((names.article, *names.articled)):
            return False
        return form.startswith(names.further_heads) or form.endswith(names.further_endings)

    def owned(self, tokens: Sequence[Token], i: int) -> Hit | None:
        """The longest name at token `i` behind a preposition that is glued to it and says whose."""
        form = tokens[i].form if i < len(tokens) else ""
        for head, left in self.names.peelers:
            node = self._root.get(left + form[len(head) :]) if head in self.names.of and form.startswith(head) else None
            hit = self.follow(tokens, i, Start((node,))) if node is not None else None
            if hit:
                return hit
        return None

    def known(self, form: str) -> bool:
        """Whether a folded word alone is a place, an institution or the like (and so no part of a person's name)."""
        node = self._root.get(form)
        return node is not None and any(
            leaf.pattern or self.world.entity(leaf.id).kind not in ("person", "outlet") for leaf in node.get(_END, ())
        )

    def _fill(self, code: str) -> None:
        for surface in self.world.surfaces(code, homonyms=self.names.capitals):
            self._add(surface.words, Leaf(surface.entity, surface.sure))
            if self.names.cases and self.world.entity(surface.entity).kind == "person":
                for words in self.names.declined(surface.words):
                    self._add(words, Leaf(surface.entity, surface.sure))
        for other in self.names.also:
            for surface in self.world.surfaces(other):
                if self.world.entity(surface.entity).kind in ("outlet", "organisation"):
                    self._add(surface.words, Leaf(surface.entity, surface.sure))
        for entity in self.world:
            for domain in entity.domains:
                self._add(domain, Leaf(entity.id, True))
            for base in entity.adjectives.get(code, ()):
                self._add_adjective(base, entity.id)
        for pattern in self.world.patterns.values():
            for name in pattern.names.get(code, ()):
                for words in spellings(name):
                    self._add(words, Leaf(pattern.id, False, True))

    def _add(self, words: str, leaf: Leaf) -> None:
        tokens = tokenize(words)
        forms = [t.form for t in tokens]
        if self.names.capitals:
            leaf = leaf._replace(letters="".join(self._letter(words, t, n) for n, t in enumerate(tokens)))
        if len(forms) > 1 and forms[0] in self.names.nouns:
            leaf = leaf._replace(sure=not leaf.pattern)
        for variant in _variants(forms, self.names.joined, self.names.article):
            node = self._root
            for form in variant:
                node = node.setdefault(form, {})
            held = node.get(_END, ())
            if all(leaf.id != other.id or leaf.pattern != other.pattern for other in held):
                node[_END] = (*held, leaf)
            elif leaf.sure or leaf.letters:
                node[_END] = tuple(_easier(leaf, other) if other.id == leaf.id else other for other in held)

    def _letter(self, words: str, token: Token, n: int) -> str:
        """The shape that a word of a name must have: an abbreviation stays one; a particle and a web address need none."""
        raw = words[token.start : token.end]
        if not raw[:1].isupper() or (not n and token.form in self.names.particles):
            return "0"
        return "2" if len(raw) > 1 and raw.isupper() else "1"

    def _add_adjective(self, base: str, country: str) -> None:
        first, *rest = fold(base).split()
        for article in ("", self.names.article):
            for ending in self.names.endings:
                for form in {first + ending, first} if rest else {first + ending}:
                    tail = tuple(article + word + ending for word in rest)
                    held = self._countries.setdefault(article + form, [])
                    if (tail, country) not in held:
                        held.append((tail, country))
                        held.sort(key=lambda item: -len(item[0]))

    @cached_property
    def _openers(self) -> frozenset[str]:
        """The words that are or begin any name, title or noun for what is named."""
        return frozenset(self._root).union(self.names.first, self.names.titles, self.names.nouns)

    def _enter(self, form: str) -> Start | None:
        forms = (form, *self.names.peeled(form))
        if self._openers.isdisjoint(forms):
            return None
        branches = tuple(self._root[f] for f in forms if f in self._root)
        names = self.names
        stopped = next((n for n, f in enumerate(forms) if f in names.stop), len(forms))
        given = next((f for f in forms[: min(stopped, 1 if form in self._root else stopped)] if f in names.first), None)
        title = any(f in names.titles for f in forms)
        noun = next((names.nouns[f] for f in forms if f in names.nouns), None)
        if given or branches or title or noun:
            return Start(branches, given is not None, given in names.common or given in names.kunya, title, noun)
        return None


@cache
def gazetteer(code: str, world: World) -> Gazetteer:
    """The trie of a world in a language, built once."""
    return Gazetteer(world, code)


def _easier(one: Leaf, other: Leaf) -> Leaf:
    """Of two leaves of one meaning the one that asks for less."""
    return one._replace(sure=one.sure or other.sure, letters=min(one.letters, other.letters))


def _may_be_small(node: Mapping[str, Any]) -> bool:
    """Whether any name below a node of the trie begins with a word that needs no capital letter."""
    if any(leaf.letters[:1] == "0" for leaf in node.get(_END, ())):
        return True
    return any(_may_be_small(below) for form, below in node.items() if form != _END)


@cache
def _glued(joined: frozenset[str], article: str) -> tuple[str, ...]:
    """How a word begins that a particle is written together with."""
    return tuple(particle + article for particle in joined)


def _variants(forms: list[str], joined: frozenset[str], article: str) -> Iterator[list[str]]:
    """A name's words as they may be written: initials with dots, and particles with or without a space."""
    yield forms
    if len(forms) > 1 and len(forms[0]) == 1 and all(len(f) == 1 for f in forms):
        yield [mark for f in forms for mark in (f, ".")][:-1]
        yield ["".join(forms)] if len(forms) > 2 else forms
    glued = _glued(joined, article)
    for i, form in enumerate(forms):
        if form in joined and i + 1 < len(forms):
            yield [*forms[:i], form + forms[i + 1], *forms[i + 2 :]]
        if not form.startswith(glued):
            continue
        for particle in joined:
            if form.startswith(particle + article) and len(form) > len(particle) + 3:
                yield [*forms[:i], particle, form[len(particle) :], *forms[i + 1 :]]
