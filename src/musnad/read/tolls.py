"""How many an event killed, wounded or arrested: numbers beside words of what befell those whom they count.

Words and numbers stand in ``lang/xx/quantities.toml``. A toll belongs to the event word of its sentence that stands nearest,
else to the one told last before it, as far as `BACK` sentences go, else (in a title) to the next.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from math import inf

from msgspec.structs import replace

from musnad.lang import has, table
from musnad.model import Fact, Happening
from musnad.quantities import Counting, Quantity, counting, quantities
from musnad.read.eventwords import Lexicon
from musnad.read.scene import Scene
from musnad.text import fold

BACK = 2
"""Sentences behind one with an event word in which its toll may stand."""
AHEAD = 1
"""Sentences before the first one with an event word in which its toll may stand: a title before its lead."""
TOLLS = frozenset({"killed", "wounded", "harmed", "arrested", "abducted", "missing", "freed"})
PEOPLE = frozenset(
    {"person", "soldier", "policeman", "militant", "civilian", "child", "woman", "worker", "student", "journalist", "protester"}
)
PEOPLE |= {"refugee", "displaced", "migrant", "prisoner", "suspect", "member"}
"""Names of units that count people; all other listed ones count things, of which nothing is told here."""


@cache
def _table(language: str) -> Counting:
    return counting(language, str)


@cache
def _befell(language: str) -> frozenset[str]:
    """Words that may tell, perhaps with others, of what befell those whom a number beside it counts, with all that may be
    written onto them: a sentence is held against them at once."""
    table = _table(language)
    words = {phrase[0] for of in (table.roles, table.late, table.units) for phrase, name in of.items() if name in TOLLS}
    words |= {phrase[0] for phrase, noun in table.duals.items() if table.units.get((noun,), noun) in TOLLS} | TOLLS
    return frozenset(glue + word for glue in ("", *table.glued) for word in words)


@cache
def _empty(language: str) -> frozenset[str]:
    """Words of grammar, which nobody counts."""
    return frozenset(map(fold, table(language, "meaning")["empty"]["words"])) if has(language, "meaning") else frozenset()


def with_tolls(happenings: Sequence[Happening], scene: Scene, words: Lexicon, language: str) -> tuple[Happening, ...]:
    """The happenings, those that may cost lives or freedom with their tolls among their facts."""
    hosts = [k for k, h in enumerate(happenings) if h.kind in words.harmful]
    if not hosts:
        return tuple(happenings)
    starts = [happenings[k].span[0] for k in hosts]
    holder = _sentences(scene, starts)
    more: dict[int, list[Fact]] = {}
    for number, (low, high) in enumerate(scene.sentences):
        for toll in _tolls(scene, low, high, language):
            host = _host(toll, number, starts, holder)
            if host is not None:
                more.setdefault(hosts[host], []).append(_fact(toll, scene))
    return tuple(replace(h, facts=(*h.facts, *more.get(k, ()))) for k, h in enumerate(happenings))


def _sentences(scene: Scene, starts: Sequence[int]) -> list[int]:
    """The number of the sentence in which each event word stands."""
    firsts = [scene.starts[low] for low, _ in scene.sentences]
    return [bisect_right(firsts, start) - 1 for start in starts]


def _tolls(scene: Scene, low: int, high: int, language: str) -> Iterator[Quantity]:
    """The numbers of a sentence that say how many something befell."""
    if not _befell(language).isdisjoint(scene.forms[low:high]):
        tokens, empty, table = scene.tokens[low:high], _empty(language), _table(language)
        found = quantities(scene.report.text, tokens, table, stem=str, telling=lambda form: form not in empty, near=False)
        told = [q for q in found if q.kind == "count" and q.role in TOLLS and q.value > 0 and _of_people(q, language)]
        yield from (
            q for k, q in enumerate(told) if not (k and q.value == 1 == told[k - 1].value and q.start - told[k - 1].end < 2)
        )


def _of_people(toll: Quantity, language: str) -> bool:
    """Whether people are counted, as far as the tables know the noun."""
    return toll.unit not in _table(language).named_units or toll.unit in PEOPLE | {toll.role}


def _host(toll: Quantity, sentence: int, starts: Sequence[int], holder: Sequence[int]) -> int | None:
    """The event word to which a toll belongs, by its index; None where none is near."""
    behind = bisect_right(starts, toll.start)
    near = [k for k in (behind - 1, behind) if 0 <= k < len(starts) and holder[k] == sentence]
    if near:
        return min(near, key=lambda k: abs(starts[k] - toll.start))
    if behind and sentence - holder[behind - 1] <= BACK:
        return behind - 1
    return behind if behind < len(starts) and sentence == 0 and holder[behind] <= AHEAD else None


def _fact(toll: Quantity, scene: Scene) -> Fact:
    span = (toll.start, toll.end)
    return Fact(toll.role, told(toll), span, scene.innermost(span))


def told(toll: Quantity) -> str:
    """A number with its bound, and whom it counts where the tables have a name for them: `8 soldier`, `40+`, `20..199`."""
    low, high = (f"{x:.15g}" for x in (toll.low, toll.high))
    bare = f"{toll.value:.15g}"
    number = {"least": f"{bare}+", "most": f"0..{bare}", "about": f"~{bare}"}.get(toll.bound, bare)
    if toll.bound in ("range", "vague") and toll.high < inf:
        number = f"{low}..{high}"
    return f"{number} {toll.unit}" if toll.unit in PEOPLE - {"person"} else number
