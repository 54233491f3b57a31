"""Names alike across scripts: a key for finding candidates, and a likeness by which they are told the same or not.

The key of a name is the classes of its consonants (``transliteration.toml`` says which and whence), so that
``يوسف`` and ``Youssef`` share one; the likeness weighs what the key leaves out. What both cost and miss is measured by
``eval/transliteration.py``.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib.resources import files
from itertools import islice, product
from typing import Any, NamedTuple

from musnad.text import fold

LIKE = 0.8
"""The likeness from which two names are one: calibrated on half of the listed persons (`eval/transliteration.py`)."""
_LONGEST = 100
"""Characters of a name; more are no name."""
_SHORTEST = 3
"""Consonants of a key; fewer are shared by strangers."""
_READINGS = 12
"""Spellings out that are tried of one name; letters with several sounds make many."""
_PARTING = re.compile(r"[\s\-‐–.·]+")
_WEAK = frozenset("aiuh")


class _Sounds(NamedTuple):
    letters: dict[str, tuple[str, ...]]
    classes: dict[str, tuple[str, ...]]
    longest: int
    left_out: frozenset[str]
    compounds: dict[str, tuple[str, ...]]
    article: str


def keys(name: str) -> frozenset[str]:
    """The keys of a personal name, one for each way to sound it; none of a name of one part, or of too few consonants.

    >>> keys("محمد السعيدي") & keys("Mohammed al-Saidi")
    frozenset({'MMDSD'})
    >>> keys("محمد")
    frozenset()
    """
    return frozenset(key for sounded in _sounded(name) for key in _classes(sounded) if len(key) >= _SHORTEST)


def likeness(one: str, other: str) -> float:
    """How alike two names sound, from 0 to 1, by the best of their soundings.

    >>> likeness("كريم بنزيمة", "Karim Benzema") > likeness("كريم بنزيمة", "Akram Bouzama")
    True
    """
    whole = max((_alike(a, b) for a, b in product(_sounded(one), _sounded(other))), default=0.0)
    pairs = list(zip(parts(one), parts(other), strict=False))
    if not whole or len(parts(one)) != len(parts(other)):
        return whole
    return (whole + min(max(_alike(a, b) for a, b in product(_soundings(x), _soundings(y))) for x, y in pairs)) / 2


def alike(one: str, other: str) -> bool:
    """Whether two names of several parts are one by their keys and their likeness.

    >>> alike("فلاديمير بوتين", "Vladimir Putin"), alike("Владимир Путин", "Vladimir Putin"), alike("بوتين", "Putin")
    (True, True, False)
    """
    return not keys(one).isdisjoint(keys(other)) and likeness(one, other) >= LIKE


@lru_cache(20_000)
def word_keys(word: str) -> frozenset[str]:
    """The keys of a single word, for finding a name among words; none of too few consonants.

    >>> word_keys("الروصيرص") & word_keys("Roseires")
    frozenset({'RSRS'})
    """
    found = parts(word) if len(word) <= _LONGEST else ()
    sounded = _soundings(found[0]) if len(found) == 1 else ()
    return frozenset(key for one in sounded for key in islice(_classes(one), _READINGS) if len(key) >= _SHORTEST)


def words_alike(one: str, other: str) -> bool:
    """Whether two single words may be one name; common words may be alike by chance, so only names should be asked of.

    >>> words_alike("Roseires", "الروصيرص"), words_alike("Roseires", "الرئيس")
    (True, False)
    """
    if word_keys(one).isdisjoint(word_keys(other)):
        return False
    return max(_alike(a, b) for a, b in product(_soundings(parts(one)[0]), _soundings(parts(other)[0]))) >= LIKE


def parts(name: str) -> tuple[str, ...]:
    """The folded parts of a name, without articles and words of descent.

    >>> parts("Abdul-Rahman bin Hamad al-Tirmani")
    ('abd', 'rahman', 'hamad', 'tirmani')
    """
    words = (re.sub(r"\W", "", word) for word in _PARTING.split(_plain(name)))
    return tuple(part for word in words if word not in _data().left_out for part in _opened(word) if part)


def _plain(name: str) -> str:
    """A folded name without the marks on its letters."""
    letters = unicodedata.normalize("NFD", fold(name)).translate(_ODD)
    return "".join(c for c in letters if not unicodedata.combining(c))


_ODD = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "e", "ß": "s"})


def _opened(word: str) -> Iterator[str]:
    """A word without initials; a compound name is opened where it is written as one (`Abdulaziz`, `Abd al-Aziz`)."""
    data = _data()
    for head, inner in data.compounds.items():
        for article in (*inner, ""):
            if word.startswith(head + article) and (article or word == head):
                yield head
                yield word[len(head + article) :]
                return
    if len(word) > 1:
        yield word


@lru_cache(20_000)
def _sounded(name: str) -> tuple[str, ...]:
    """The soundings of a name of several parts, all its parts together."""
    found = parts(name) if len(name) <= _LONGEST else ()
    if len(found) < 2:
        return ()
    options = [_soundings(part) for part in found]
    return tuple(dict.fromkeys("".join(choice) for choice in islice(product(*options), _READINGS)))


@lru_cache(20_000)
def _soundings(part: str) -> tuple[str, ...]:
    """The ways to sound one part, with what may be an article and without it."""
    article = _data().article
    bare = part[len(article) :] if part.startswith(article) and len(part) > len(article) + 2 else ""
    return tuple(dict.fromkeys((*_spoken(part), *(_spoken(bare) if bare else ()))))


def _spoken(part: str) -> Iterable[str]:
    """The soundings of one part: the longest groups of letters first, doubled letters once."""
    data, out, i, last = _data(), [""], 0, ""
    while i < len(part):
        group = next((part[i : i + n] for n in range(data.longest, 0, -1) if part[i : i + n] in data.letters), part[i])
        if group != last or len(group) > 1:
            out = [a + b for a in out for b in data.letters.get(group, ("",))][:_READINGS]
        i, last = i + len(group), group
    return out


def _classes(sounded: str) -> Iterator[str]:
    options = [_data().classes.get(sound, ("",)) for sound in sounded]
    return ("".join(choice) for choice in islice(product(*options), _READINGS))


def _alike(one: str, other: str) -> float:
    """One less the cheapest way from one sounding to the other, by their longer length."""
    row = [0.0]
    for b in other:
        row.append(row[-1] + _cost(b))
    for a in one:
        new = [row[0] + _cost(a)]
        for j, b in enumerate(other):
            new.append(min(row[j] + _exchange(a, b), row[j + 1] + _cost(a), new[j] + _cost(b)))
        row = new
    return 1 - row[-1] / max(len(one), len(other), 1)


def _cost(sound: str) -> float:
    """What a sound costs that the other name lacks: little where scripts leave it out."""
    return 0.4 if sound in _WEAK else 1.0


def _exchange(a: str, b: str) -> float:
    """What it costs that one sound stands for another."""
    if a == b:
        return 0.0
    if a in _WEAK and b in _WEAK:
        return 0.4
    classes = _data().classes
    return 0.3 if set(classes.get(a, ())) & set(classes.get(b, ())) else 1.0


@cache
def _data() -> _Sounds:
    data: dict[str, Any] = tomllib.loads(files(__package__).joinpath("transliteration.toml").read_text(encoding="utf-8"))
    letters = {letters: _options(sounds) for letters, sounds in data["letters"].items()}
    return _Sounds(
        letters,
        {sound: _options(classes) for sound, classes in data["classes"].items()},
        max(map(len, letters)),
        frozenset(fold(word) for word in data["parts"]["left_out"].split()),
        {fold(head): tuple(inner.split()) for head, inner in data["parts"]["compounds"].items()},
        fold(data["parts"]["article"]),
    )


def _options(value: str) -> tuple[str, ...]:
    return tuple("" if one == "-" else one for one in value.split("|"))
