"""The JSON contract: readings, set-aside items and briefs as documents, there and back, and their JSON Schemas.

A document names its schema (`musnad/reading/1`) and the engine that wrote it. Every reading that is loaded has
its spans checked against its own text. Loading is lenient about fields it does not know and about fields that an
older engine did not write; the schemas state what this engine writes, which is every field, always.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from musnad.errors import InputError
from musnad.model import (
    Attribution,
    Block,
    Brief,
    Check,
    Checked,
    Claim,
    Coded,
    Copy,
    Credit,
    Event,
    Given,
    Happening,
    Medium,
    Mention,
    Party,
    Reading,
    Reason,
    Relation,
    Report,
    SetAside,
    Silence,
    Skipped,
    Span,
    Time,
    Trace,
    TraceClaim,
)
from musnad.text import quote
from musnad.version import __version__

_T = TypeVar("_T", bound=Struct)
_HALF = re.compile("[\ud800-\udfff]")


class ReportHead(Struct, frozen=True, kw_only=True):
    """A report without its text, as briefs list it."""

    id: str
    path: str | None = None
    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    published: str | None = None
    language: str | None = None
    voice: str | None = None
    byline: str | None = None
    retrieved: str | None = None
    encoding: str | None = None


class ReportBody(ReportHead, frozen=True, kw_only=True):
    """A report with its text; its blocks and credits stand beside it in the reading."""

    text: str


class ReadingDocument(Struct, frozen=True, kw_only=True, tag_field="schema", tag="musnad/reading/1"):
    """One line of `musnad read --format jsonl`."""

    engine: str
    report: ReportBody
    blocks: tuple[Block, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[Time, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    credits: tuple[Credit, ...] = ()
    happenings: tuple[Happening, ...] = ()


class SetAsideDocument(Struct, frozen=True, kw_only=True, tag_field="schema", tag="musnad/set-aside/1"):
    """One line of `musnad read --format jsonl` for input that could not be read at all."""

    path: str
    reasons: tuple[Reason, ...] = ()


class BriefDocument(Struct, frozen=True, kw_only=True, tag_field="schema", tag="musnad/brief/1"):
    """What `musnad brief --format json` prints; `reports` are the heads in the order of their numbers."""

    engine: str
    set_aside: tuple[SetAside, ...] = ()
    events: tuple[Event, ...] = ()
    claims: tuple[Claim, ...] = ()
    relations: tuple[Relation, ...] = ()
    silences: tuple[Silence, ...] = ()
    reports: tuple[ReportHead, ...] = ()
    copies: tuple[Copy, ...] = ()
    sides: tuple[Given, ...] = ()


class CodedDocument(Coded, frozen=True, kw_only=True, tag_field="schema", tag="musnad/coded/1"):
    """One line of `musnad events --format jsonl`: a coded event with the head of its report."""

    engine: str
    head: ReportHead


class CheckDocument(Struct, frozen=True, kw_only=True, tag_field="schema", tag="musnad/check/1"):
    """What `musnad check --format json` prints: spans of sentences and points are into `text`, those of `rests` into reports.

    `reports` are the heads in the order of their numbers.
    """

    engine: str
    text: str
    language: str | None = None
    path: str | None = None
    sentences: tuple[Checked, ...] = ()
    reports: tuple[ReportHead, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    sides: tuple[Given, ...] = ()


class TraceDocument(Struct, frozen=True, kw_only=True, tag_field="schema", tag="musnad/trace/1"):
    """What `musnad trace --format json` prints; `reports` are the heads in the order of their numbers."""

    engine: str
    words: str
    language: str | None = None
    report: str | None = None
    attribution: str | None = None
    claims: tuple[TraceClaim, ...] = ()
    events: tuple[Event, ...] = ()
    reports: tuple[ReportHead, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    sides: tuple[Given, ...] = ()


DOCUMENTS: dict[str, type[Struct]] = {
    "reading-1": ReadingDocument,
    "set-aside-1": SetAsideDocument,
    "brief-1": BriefDocument,
    "coded-1": CodedDocument,
    "trace-1": TraceDocument,
    "check-1": CheckDocument,
}


def reading_json(reading: Reading) -> bytes:
    """The reading as one line of JSON in UTF-8, without the line end."""
    report = reading.report
    return _encode(
        ReadingDocument(
            engine=__version__,
            report=_copy(report, ReportBody),
            blocks=report.blocks,
            credits=report.credits,
            attributions=reading.attributions,
            mentions=reading.mentions,
            times=reading.times,
            happenings=reading.happenings,
            skipped=reading.skipped,
        )
    )


def set_aside_json(item: SetAside) -> bytes:
    """The set-aside item as one line of JSON in UTF-8, without the line end."""
    return _encode(_copy(item, SetAsideDocument))


def coded_json(coded: Coded, report: Report) -> bytes:
    """The coded event as one line of JSON in UTF-8, without the line end; `report` is the one that tells of it."""
    fields = {name: getattr(coded, name) for name in Coded.__struct_fields__}
    return _encode(CodedDocument(**fields, engine=__version__, head=_copy(report, ReportHead)))


def brief_json(brief: Brief, readings: Iterable[Reading]) -> bytes:
    """The brief as JSON in UTF-8; `readings` lend the heads of the reports that it numbers.

    Raises `InputError` where a report of the brief is not among the readings.
    """
    heads = {r.report.id: r.report for r in readings}
    missing = [i for i in brief.reports if i not in heads]
    if missing:
        raise InputError(f"The brief speaks of report {missing[0]}, which is not among the readings.", code="report-missing")
    return _encode(
        BriefDocument(
            engine=__version__,
            set_aside=brief.set_aside,
            events=brief.events,
            claims=brief.claims,
            relations=brief.relations,
            silences=brief.silences,
            reports=tuple(_copy(heads[i], ReportHead) for i in brief.reports),
            copies=brief.copies,
            sides=brief.sides,
        )
    )


def check_json(check: Check, readings: Iterable[Reading]) -> bytes:
    """The check as JSON in UTF-8; `readings` lend the heads of the reports that it numbers."""
    heads = {r.report.id: _copy(r.report, ReportHead) for r in readings}
    fields = {name: getattr(check, name) for name in Check.__struct_fields__}
    return _encode(CheckDocument(**{**fields, "reports": tuple(heads[i] for i in check.reports)}, engine=__version__))


def trace_json(trace: Trace, readings: Iterable[Reading]) -> bytes:
    """The trace as JSON in UTF-8; `readings` lend the heads of the reports that it numbers."""
    heads = {r.report.id: _copy(r.report, ReportHead) for r in readings}
    fields = {name: getattr(trace, name) for name in Trace.__struct_fields__}
    return _encode(TraceDocument(**{**fields, "reports": tuple(heads[i] for i in trace.reports)}, engine=__version__))


def decode_line(line: bytes | str) -> Reading | SetAside:
    """A line of `musnad read --format jsonl`, checked. Raises `InputError` where it is not one."""
    document = _decode(line, ReadingDocument | SetAsideDocument)
    return _copy(document, SetAside) if isinstance(document, SetAsideDocument) else _reading(document)


def decode_reading(line: bytes | str) -> Reading:
    """A reading from its document, its spans checked against its text. Raises `InputError` where it breaks the contract."""
    return _reading(_decode(line, ReadingDocument))


def decode_brief(data: bytes | str) -> Brief:
    """A brief from its document; of its reports' heads only the ids are kept. Raises `InputError`."""
    document: BriefDocument = _decode(data, BriefDocument)
    return Brief(
        events=document.events,
        claims=document.claims,
        relations=document.relations,
        silences=document.silences,
        set_aside=document.set_aside,
        reports=tuple(head.id for head in document.reports),
        copies=document.copies,
        sides=document.sides,
    )


def check(reading: Reading) -> Reading:
    """The same reading, if all its spans lie in its text, in order, and quote the words they are said to quote.

    Raises `InputError` that names the first part that does not.
    """
    text = reading.report.text
    for part, spans in _spans(reading):
        for start, end in spans:
            if not 0 <= start < end <= len(text):
                raise _broken(reading, f"{part}: the span [{start}, {end}] is not within the text of {len(text)} characters")
    for attribution in reading.attributions:
        for party in (attribution.source, attribution.addressee):
            if party.named_at and party.text is not None and party.text != quote(text, party.named_at):
                raise _broken(
                    reading, f"attribution {attribution.id}: {party.text!r} is not what stands at {list(party.named_at)}"
                )
    _check_links(reading)
    return reading


def schemas() -> dict[str, dict[str, Any]]:
    """The JSON Schema (draft 2020-12) of each document, by the stem of its file in `musnad/schemas`."""
    return {name: _schema(document) for name, document in DOCUMENTS.items()}


def _encode(document: Struct) -> bytes:
    """JSON in UTF-8. Half characters, which file names may hold, become U+FFFD one for one, so that offsets stay."""
    try:
        return msgspec.json.encode(document)
    except UnicodeEncodeError:
        return msgspec.json.encode(_whole(msgspec.to_builtins(document)))


def _whole(node: Any) -> Any:
    if isinstance(node, str):
        return _HALF.sub("\ufffd", node)
    if isinstance(node, dict):
        return {key: _whole(value) for key, value in node.items()}
    return [_whole(item) for item in node] if isinstance(node, list | tuple) else node


def _copy(source: Struct, target: type[_T]) -> _T:
    """The fields of `source` that `target` has too."""
    return target(**{name: getattr(source, name) for name in target.__struct_fields__})


def _reading(document: ReadingDocument) -> Reading:
    head = {name: getattr(document.report, name) for name in ReportBody.__struct_fields__}
    return check(
        Reading(
            report=Report(**head, blocks=document.blocks, credits=document.credits),
            attributions=document.attributions,
            mentions=document.mentions,
            times=document.times,
            happenings=document.happenings,
            skipped=document.skipped,
        )
    )


@cache
def _decoder(kind: Any) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(kind)


def _decode(data: bytes | str, kind: Any) -> Any:
    try:
        return _decoder(kind).decode(data)
    except msgspec.DecodeError as e:
        raise InputError(f"This is not a document of the contract: {e}.", code="bad-document") from e


def _spans(reading: Reading) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """Every part of a reading that has spans, by its name."""
    yield from (("block", (b.span,)) for b in reading.report.blocks)
    yield from (("credit", c.spans) for c in reading.report.credits)
    yield from (("mention", (m.span,)) for m in reading.mentions)
    yield from (("time", (t.span,)) for t in reading.times)
    yield from (("skipped", (s.span,)) for s in reading.skipped)
    for h in reading.happenings:
        yield "happening", (h.span, *(f.span for f in h.facts))
    for a in reading.attributions:
        yield f"attribution {a.id}", _attribution_spans(a)


def _attribution_spans(a: Attribution) -> tuple[Span, ...]:
    parts: tuple[Party | Medium, ...] = (a.source, a.addressee, a.medium)
    named = (*a.source.named_at, *a.addressee.named_at)
    return (*a.cue.spans, *a.content.spans, *a.condition.spans, *(s for p in parts for s in p.spans), *named)


def _check_links(reading: Reading) -> None:
    """Ids are unique, and whatever points to an attribution or a time of the reading finds it."""
    ids = {a.id for a in reading.attributions}
    if len(ids) != len(reading.attributions):
        raise _broken(reading, "two attributions have one id")
    pointers = [a.parent for a in reading.attributions]
    pointers += [h.attribution for h in reading.happenings]
    pointers += [f.attribution for h in reading.happenings for f in h.facts]
    for pointer in pointers:
        if pointer is not None and pointer not in ids:
            raise _broken(reading, f"no attribution has the id {pointer!r} that another part points to")
    for h in reading.happenings:
        if any(not 0 <= i < len(reading.times) for i in h.times):
            raise _broken(reading, f"the happening at {list(h.span)} points to times {list(h.times)} of {len(reading.times)}")


def _broken(reading: Reading, what: str) -> InputError:
    return InputError(
        f"The reading of {reading.report.path or reading.report.id} breaks the contract: {what}.", code="bad-reading"
    )


def _schema(document: type[Struct]) -> dict[str, Any]:
    (root,), components = msgspec.json.schema_components([document])
    body = components.pop(root["$ref"].rsplit("/", 1)[1])
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": document.__struct_config__.tag}
    schema = {**head, **body, "$defs": dict(sorted(components.items()))}
    _tighten(schema)
    return schema


def _tighten(node: Any) -> None:
    """What msgspec leaves open: every field is written, so none has a default; and offsets are never negative."""
    if isinstance(node, list):
        for item in node:
            _tighten(item)
    elif isinstance(node, dict):
        node.pop("default", None)
        if isinstance(node.get("properties"), dict):
            node["required"] = list(node["properties"])
        if "prefixItems" in node:
            node["prefixItems"] = [{**item, "minimum": 0} for item in node["prefixItems"]]
        for value in node.values():
            _tighten(value)
