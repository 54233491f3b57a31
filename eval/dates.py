"""Times against the Arabic extractor specs of Recognizers-Text and the time corpus of Duckling.

Run it with the shared folder: ``python eval/dates.py ../shared [--misses]``. A case is one input with the spans
expected in it. Cases that a news text cannot contain are left out by `left_out`, whose rules are counted.
Found: spans that agree exactly; spans that agree but for leading prepositions and words for day and hour ("alike":
the specs take them in or leave them out as it comes); spans that overlap. Duckling's phrases are whole times with values.
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from musnad.model import Time
from musnad.read.times import find_times
from musnad.text import fold, tokenize

Span = tuple[int, int]
_REFERENCE = "2013-02-12T04:30:00-02:00"  # Duckling's moment of speech
_ASSISTANT: tuple[str, ...] = ("كورتانا", "حدد موعد", "ما رايك", "لشخصين", "تذاكر", "ساغير موعد", "سوف اغير", "يمكننا التخطيط")
_ASSISTANT += ("هل يمكنك", "اضف ", "لنبدا سكايب", "قم باعداد", "معرفة ما اذا كنت")
_BARE = re.compile(r"(?:الى |ل|في |يوم |لل)?(?:\d{1,2}|ال\w+|\w*(?:ثاني|ثالث|حادي)\w*)(?: ?و\w+| عشر\w*)?")
_DAY_NAMES = re.compile("اثنين|ثلاثاء|اربعاء|خميس|جمعة|جمعه|سبت|احد|امس|يوم|غد|ليله|شهر|اسبوع|عام|سنه|ظهر|صباح|مساء|ليل")
_HOLIDAY = re.compile("عيد|يواندان|يوم الشكر|يوم الاب|الرماد|راس السنه|الحج|المولد|يوم الارض|الخريف$")
_MONTH_FIRST = re.compile(r"\d{1,2}[./-]\d{1,2}(?:[./-]\d{2})?(?:, ?\d+)?|\d{2}/\d{2}/\d{2}")
_DAY_PART = re.compile(
    r"(?:في )?(?:وقت \S+ (?:من )?|اواخر |اول |منتصف ?-?)?(?:بعد )?"
    r"\S*(?:صباح|مساء|ظهر|ظهيره|ليل|امسيات|نهار)\S*(?: الباكر)?"
)
_LEAD = re.compile(r"(?:(?:في|يوم|من|منذ|قبل|بعد|حتى|عند|الساعة|بين|ما|هذا|حوالي|قرابة|بحدود) +)+")


class Case(NamedTuple):
    """A text with the spans expected, and for Duckling the value."""

    text: str
    spans: tuple[Span, ...]
    value: str | None = None


def spec_cases(path: Path) -> Iterator[tuple[Case | None, str]]:
    """Cases of a spec file, each with the rule that leaves it out or nothing; no case where it contradicts itself."""
    for case in json.loads(path.read_text(encoding="utf-8-sig")):
        text = case["Input"]
        spans = [_locate(text, result["Text"]) for result in case["Results"]]
        if None in spans:
            yield None, "expected words are not in the input"
            continue
        kept = tuple(span for span in spans if span)
        kind = next((result.get("Type", "") for result in case["Results"]), "")
        yield Case(text, kept), left_out(text, [text[a:b] for a, b in kept], kind)


def _locate(text: str, words: str) -> Span | None:
    """Where expected words stand: the specs' own offsets are often wrong, so they are looked up."""
    words = words.strip().rstrip(".")
    start = text.find(words)
    return (start, start + len(words)) if start >= 0 and words else None


def left_out(text: str, expected: list[str], kind: str) -> str:
    """The rule by which a case does not count, or nothing."""
    if any(phrase in fold(text) for phrase in _ASSISTANT):
        return "spoken to an assistant"
    for words in map(fold, expected):
        if kind == "set":
            return "a recurrence, not a time"
        if _HOLIDAY.search(words):
            return "a holiday"
        if _MONTH_FIRST.fullmatch(words):
            return "day and month in digits without a year, or a year of two digits"
        if _DAY_PART.fullmatch(words) and not _DAY_NAMES.search(re.sub("ظهر|صباح|مساء|ليل", "", words)):
            return "a part of the day without a day"
        if _BARE.fullmatch(words) and not _DAY_NAMES.search(words):
            return "a bare number or ordinal"
    return ""


def duckling_cases(path: Path) -> Iterator[tuple[Case | None, str]]:
    """Duckling's phrases with the day, month, week or minute that they mean."""
    source = path.read_text(encoding="utf-8")
    for block in re.split(r"examples \(", source)[1:]:
        head = re.match(r"datetime \(([^)]*)\) (\w+)\)", block)
        for phrase in re.findall(r'"([^"]+)"', block.partition("[")[2]):
            if head is None:
                yield Case(phrase, ((0, len(phrase)),)), "a holiday" if block.startswith("datetimeHoliday") else ""
                continue
            yield Case(phrase, ((0, len(phrase)),), _duckling_value(head[1], head[2])), ""


def _duckling_value(numbers: str, grain: str) -> str | None:
    year, month, day, hour, minute, _ = (int(float(n)) for n in numbers.split(","))
    clock = f"{year:04d}-{month:02d}-{day:02d}T{hour:02d}"
    shown = {"Day": clock[:10], "Month": clock[:7], "Year": clock[:4], "Hour": clock, "Minute": f"{clock}:{minute:02d}"}
    return shown.get(grain)


def score(cases: list[Case], *, published: str | None, misses: bool) -> Counter[str]:
    """Counts of expected, found, exact and overlapping spans, and of values that agree."""
    counts: Counter[str] = Counter()
    for case in cases:
        times = find_times(tokenize(case.text), text=case.text, published=published, language="ar")
        found = [time.span for time in times]
        exact = sum(span in case.spans for span in found)
        counts += Counter(expected=len(case.spans), found=len(found), exact=exact)
        bare = {_bare(case.text, span) for span in case.spans}
        counts["alike"] += sum(_bare(case.text, span) in bare for span in found)
        counts["touched"] += sum(any(_meet(a, b) for b in found) for a in case.spans)
        counts["touching"] += sum(any(_meet(a, b) for b in case.spans) for a in found)
        if case.value:
            counts += Counter(valued=1, right=_agrees(times, case.value))
        if misses and (set(found) != set(case.spans) or (case.value and not _agrees(times, case.value))):
            shown = [(case.text[a:b], time.value) for time, (a, b) in zip(times, found, strict=True)]
            print("   ", case.text, "|", [case.text[a:b] for a, b in case.spans], case.value or "", "|", shown)
    return counts


def _bare(text: str, span: Span) -> Span:
    """A span without the prepositions and words for day and hour that it begins with."""
    m = _LEAD.match(text, *span)
    return (m.end(), span[1]) if m and m.end() < span[1] else span


def _meet(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _agrees(times: tuple[Time, ...], value: str) -> bool:
    """Whether a single time has the value, or its clock where no day was said, or a week that begins with the day."""
    if len(times) != 1 or not times[0].value:
        return False
    found = times[0].value.removesuffix("Z")
    if "-W" in found and len(value) == 10:
        return date.fromisoformat(f"{found}-1").isoformat() == value
    return value.startswith(found) if len(found) < 5 else found == value or (found.startswith("T") and found in value)


def main() -> int:
    """Print a line a file: cases kept and left out, recall and precision exact and by overlap, values right."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("shared", type=Path)
    options.add_argument("--misses", action="store_true", help="print what differs (never to be committed)")
    options.add_argument("--all", action="store_true", help="leave nothing out but what contradicts itself")
    given = options.parse_args()
    total: Counter[str] = Counter()
    print("| file | cases | left out | exact R | exact P | alike R | alike P | overlap R | overlap P | values |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    rules: Counter[str] = Counter()
    for path in sorted(given.shared.joinpath("data/dates").iterdir()):
        spec = path.suffix == ".json"
        if not spec and "Time_AR" not in path.name:
            continue
        cases = list(spec_cases(path) if spec else duckling_cases(path))
        kept = [case for case, rule in cases if case and (not rule or given.all)]
        rules += Counter(rule for case, rule in cases if rule and (case is None or not given.all))
        counts = score(kept, published=None if spec else _REFERENCE, misses=given.misses)
        total += counts
        print(_row(path.stem.removeprefix("duckling_Duckling_"), len(kept), len(cases) - len(kept), counts))
    print(_row("all", 0, sum(rules.values()), total))
    print("\n".join(f"left out, {rule}: {count}" for rule, count in rules.most_common()))
    return 0


def _row(name: str, kept: int, out: int, counts: Counter[str]) -> str:
    expected, found = counts["expected"] or 1, counts["found"] or 1
    figures = [part / whole for kind in ("exact", "alike") for part, whole in ((counts[kind], expected), (counts[kind], found))]
    figures += [counts["touched"] / expected, counts["touching"] / found]
    values = f"{counts['right']}/{counts['valued']}" if counts["valued"] else ""
    return f"| {name} | {kept or ''} | {out} | " + " | ".join(f"{figure:.3f}" for figure in figures) + f" | {values} |"


if __name__ == "__main__":
    sys.exit(main())
