"""The words of an interface language: a table in `words/`, with its plurals, dates and sentences for reasons."""

import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from musnad.errors import DataError
from musnad.model import Reason
from musnad.tell.clean import Direction, flat, isolate

Show = Callable[[Any], str]


class _Gaps(dict[str, str]):
    """Values of a template; a value that is not there is told as such, never guessed."""

    def __missing__(self, key: str) -> str:
        return "…"


class Wording:
    """One interface language. `words("label", "bottom")` is a phrase; keyword values fill its places."""

    def __init__(self, lang: str, table: Mapping[str, Any]) -> None:
        self.lang = lang
        self.table = table
        self.direction: Direction = table["direction"]

    def __call__(self, *path: str, **values: Any) -> str:
        """The phrase at `path`, filled; raises `DataError` where the language has none."""
        template = self.find(*path)
        if template is None:
            raise DataError(f"tell/words/{self.lang}.toml: {'.'.join(path)}: no such phrase")
        return self._joined(template.format_map(_Gaps({k: str(v) for k, v in values.items()})))

    def _joined(self, text: str) -> str:
        """Spellings where a phrase meets its values: a preposition with an article, a possessive after an s."""
        for apart, together in self.table["joins"]:
            text = text.replace(apart, together)
        return text

    def find(self, *path: str) -> str | None:
        """The phrase at `path` as it stands, or None."""
        node: Any = self.table
        for key in path:
            node = node.get(key) if isinstance(node, Mapping) else None
        return node if isinstance(node, str) else None

    def code(self, section: str, code: str) -> str:
        """A code's phrase in a section; the code itself where the language has none."""
        return self.find(section, code) or flat(code)

    def count(self, noun: str, n: int) -> str:
        """A number with its noun, in the form that the language's plural rules ask for."""
        forms = self.table["count"][noun]
        return str(forms.get(self._plural(n)) or forms["other"]).format(n=n)

    def _plural(self, n: int) -> str:
        for form, rule in self.table["plural"].items():
            value = n % rule.get("modulo", n + 1)
            low, high = rule.get("range", (1, 0))
            if value in rule.get("equal", ()) or low <= value <= high:
                return str(form)
        return "other"

    def row(self, items: Iterable[str]) -> str:
        """Items with commas only."""
        return str(self.table["comma"]).join(items)

    def listed(self, items: Iterable[str]) -> str:
        """Items that may hold commas themselves."""
        return str(self.table["semicolon"]).join(items)

    def series(self, items: Sequence[str]) -> str:
        """Items in a row: `a, b and c`."""
        if len(items) < 2:
            return "".join(items)
        return self.row(items[:-1]) + str(self.table["and"]) + items[-1]

    def quoted(self, words: str) -> str:
        """Words of a report in the language's quotation marks, kept in their own direction."""
        return f"{self.table['open']}{isolate(self.inner(words), self.direction)}{self.table['close']}"

    def inner(self, words: str) -> str:
        """Words that are shown between quotation marks, with other marks where they hold the same ones."""
        return words.translate(str.maketrans(self.table["inner"]))

    def within(self, name: str) -> str:
        """A name inside a sentence: with its article, where the language has one and the name takes it."""
        table, words = self.table["article"], name.split()
        stop = next((i for i, word in enumerate(words) if i and word in table["prepositions"]), len(words))
        taken = name in table["names"] or ((stop > 1 or stop < len(words)) and words[stop - 1] in table["heads"])
        return f"{table['word']} {name}" if words and taken else name

    def foreign(self, text: str) -> str:
        """A report's own text on one line, kept in its own direction."""
        return isolate(flat(text), self.direction)

    def sentence(self, reason: Reason, show: Show | None = None) -> str:
        """A reason as a sentence. A code that the language does not know is shown as itself, with its values."""
        show = show or self.value
        values = _Gaps({key: self._named(key, value) or show(value) for key, value in reason.values.items()})
        template = self.find("reason", reason.code)
        if template is not None:
            values["parts"] = self.row(f"{self.find('part', key) or flat(key)} {value}" for key, value in values.items())
            return template.format_map(values)
        told = self.row(f"{flat(key)}={value}" for key, value in values.items())
        return flat(reason.code) + (f" ({told})" if told else "")

    def _named(self, key: str, value: Any) -> str | None:
        """The phrase of a value that is itself a code (`form`, `weekday`); lists of codes in a row."""
        if isinstance(value, list | tuple):
            named = [self.find("value", key, str(v)) for v in value]
            return self.series([n for n in named if n]) if named and all(named) else None
        return self.find("value", key, str(value))

    def value(self, value: Any) -> str:
        """A value of a reason: names and texts in their own direction, lists in a row."""
        if isinstance(value, str):
            return self.foreign(value)
        if isinstance(value, Mapping):
            return self.value(value.get("name") or ", ".join(f"{k}={v}" for k, v in value.items()))
        if isinstance(value, Sequence):
            return self.row(self.value(item) for item in value)
        return self.foreign(str(value))


@cache
def languages() -> tuple[str, ...]:
    """The interface languages there are, sorted."""
    names = (p.name for p in files(__package__).joinpath("words").iterdir())
    return tuple(sorted(n.removesuffix(".toml") for n in names if n.endswith(".toml")))


@cache
def wording(lang: str) -> Wording:
    """The wording of an interface language; raises `DataError` for one that has no table."""
    if lang not in languages():
        raise DataError(f"tell: no interface language {lang!r}; expected one of {', '.join(languages())}")
    text = files(__package__).joinpath("words", f"{lang}.toml").read_text(encoding="utf-8")
    return Wording(lang, tomllib.loads(text))
