"""Gold attributions as readings, so that linking and weighing can be measured apart from reading.

    python eval/gold_readings.py GOLD_DIR [PREFIX ...] > readings.jsonl

GOLD_DIR holds ``ID.txt``, ``ID.gold.json`` and perhaps ``metadata.csv``; PREFIX picks reports by the start of their id.
Everything but the attributions comes from the engine itself. The speakers' entities are those of `who`: looked up in the
world by its English name, else unlisted.
"""

import csv
import json
import pathlib
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from musnad import ingest
from musnad.model import Attribution, Medium, Party, Reading, Ref, Report, Spans, Words
from musnad.read.happenings import find_happenings
from musnad.read.mentions import find_mentions
from musnad.read.times import find_times
from musnad.text import fold, tokenize
from musnad.world import unlisted, world


def readings(gold: pathlib.Path, prefixes: Iterable[str] = ("",)) -> Iterator[Reading]:
    """A reading for each report of the folder whose id begins with one of the prefixes, in the order of ids."""
    rows = _metadata(gold)
    for path in sorted(gold.glob("*.gold.json")):
        id = path.name.removesuffix(".gold.json")
        if id.startswith(tuple(prefixes)):
            data = json.loads(path.read_text(encoding="utf-8"))
            text = (gold / f"{id}.txt").read_text(encoding="utf-8")
            yield reading(text, data["attributions"], id=id, meta=rows.get(f"{id}.txt", {}))


def reading(text: str, rows: list[dict[str, Any]], *, id: str, meta: dict[str, str]) -> Reading:
    """One report with its gold attributions; blocks, mentions, times and happenings by the engine."""
    outlet, url, published, byline = (meta.get(name) or None for name in ("outlet", "url", "published", "byline"))
    report = ingest.report(
        text, id=id, path=f"{id}.txt", outlet=outlet, url=url, published=published, byline=byline, language="ar"
    )
    return read_with(report, tuple(_attribution(text, row) for row in rows))


def read_with(report: Report, attributions: tuple[Attribution, ...]) -> Reading:
    """The engine's reading of a report, but with these attributions."""
    tokens = tokenize(report.text)
    language = report.language or "ar"
    times = find_times(tokens, text=report.text, published=report.published, language=language)
    mentions = find_mentions(tokens, text=report.text, language=language, published=report.published, world=world())
    happenings = find_happenings(
        report, tokens=tokens, times=times, mentions=mentions, attributions=attributions, language=language
    )
    return Reading(report, attributions, mentions, times, happenings)


def _attribution(text: str, row: dict[str, Any]) -> Attribution:
    return Attribution(
        id=row["id"],
        cue=Words(_spans(row["cue"])),
        content=Words(_spans(row["content"])),
        source=_party(text, row["who"], row.get("who_text"), _spans(row["source"])),
        addressee=_party(text, row.get("to"), None, _spans(row["addressee"])),
        medium=_medium(text, row.get("via"), _spans(row["medium"])),
        parent=row.get("parent"),
        mode=row["mode"],
        act=row["act"],
        polarity=row["polarity"],
    )


def _spans(pairs: Iterable[list[int]]) -> Spans:
    return tuple((start, end) for start, end in pairs)


def _party(text: str, who: str | None, words: str | None, spans: Spans) -> Party:
    """A speaker or addressee: `who` is the gold's English name, `words` its fullest form in the report."""
    said = words or " ".join(text[start:end] for start, end in spans) or None
    at = text.find(words) if words else -1
    named_at: Spans = ((at, at + len(words)),) if words and at >= 0 else ()
    if not who or who == "unclear":
        return Party(spans, named_at, said)
    if "unnamed" in who:
        return Party(spans, named_at, said, kind="unnamed", affiliations=_affiliations(who))
    return Party(spans, named_at, said, (ref(who),), kind="named")


def _medium(text: str, via: str | None, spans: Spans) -> Medium:
    words = " ".join(text[start:end] for start, end in spans) or None
    return Medium(spans, words, (ref(via),) if via else ())


@cache
def _english() -> dict[str, Ref]:
    return {fold(name): world().ref(e.id) for e in world() for name in (e.label["en"], *e.names.get("en", ()))}


def ref(who: str) -> Ref:
    """The entity whose English label (or name) is `who`, else an unlisted one."""
    return _english().get(fold(who)) or unlisted(who, "person")


def _affiliations(who: str) -> tuple[Ref, ...]:
    """The countries and institutions whose names stand in an unnamed speaker's description, the longest first."""
    said = f" {fold(who)} "
    found = [(len(name), entity) for name, entity in _english().items() if f" {name} " in said]
    return tuple(dict.fromkeys(entity for _, entity in sorted(found, key=lambda x: (-x[0], x[1].id))))


def _metadata(gold: pathlib.Path) -> dict[str, dict[str, str]]:
    path = gold / "metadata.csv"
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8", newline="") as rows:
        return {row["file"]: row for row in csv.DictReader(rows)}


def main() -> None:
    """Print the readings of the folder's reports, one a line."""
    from musnad.tell.contract import reading_json

    gold, *prefixes = sys.argv[1:]
    for one in readings(pathlib.Path(gold), prefixes or ("",)):
        sys.stdout.write(reading_json(one).decode().strip() + "\n")


if __name__ == "__main__":
    main()
