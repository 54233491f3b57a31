"""The one place where a report is made."""

import hashlib
import re
from datetime import datetime
from typing import TypedDict, Unpack

import msgspec

from musnad.errors import InputError
from musnad.ingest.blocks import blocks
from musnad.ingest.credits import credits_of, outlet_of, set_off
from musnad.lang.identify import language_of
from musnad.model import Block, Report
from musnad.world import world

_COARSE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?")
_UNREAD = ("furniture", "post", "caption")


class Metadata(TypedDict, total=False):
    """What may be known about a report besides its text."""

    title: str | None
    outlet: str | None
    url: str | None
    published: str | None
    byline: str | None
    path: str | None
    id: str | None
    language: str | None
    encoding: str | None
    retrieved: str | None


def report(text: str, **metadata: Unpack[Metadata]) -> Report:
    """A report with its id, language, blocks and credits.

    A `title` given apart is put before the text, with a blank line between, and all offsets count from there; without
    one the title is the words of the first title block. `published` is ISO 8601. An outlet that is not given is the
    listed one of its address, else taken from the report's own credits. Raises `InputError`: code `blank` for a text
    without words, `published` for a date that is not ISO 8601, `unicode` for a text with lone surrogates.

    >>> made = report("قالت الوزارة إن المحادثات انتهت.", title="نهاية المحادثات", outlet="صحيفة المثال")
    >>> made.text.splitlines(), made.title, made.language
    (['نهاية المحادثات', '', 'قالت الوزارة إن المحادثات انتهت.'], 'نهاية المحادثات', 'ar')
    """
    known = {name: value for name, value in metadata.items() if isinstance(value, str) and value.strip()}
    if not any(c.isprintable() and not c.isspace() for c in text):
        raise InputError("has no text but white space", code="blank")
    published = known.get("published")
    if published is not None and not is_iso(published):
        raise InputError(f"`published` is {published!r}, not a date in ISO 8601", code="published")
    title = known.get("title")
    whole = f"{title}\n\n{text}" if title else text
    identity = _identity(known.get("outlet"), known.get("url"), whole)
    rows = blocks(whole, len(title) if title else 0)
    credits = credits_of(whole, rows, known.get("byline"))
    return Report(
        id=known.get("id") or identity,
        text=whole,
        path=known.get("path"),
        outlet=known.get("outlet") or _publisher(known.get("url")) or outlet_of(whole, rows, credits),
        url=known.get("url"),
        title=title.strip() if title else _title(whole, rows),
        published=published,
        byline=known.get("byline"),
        language=known.get("language") or _language(whole, rows),
        voice=_voice(known.get("outlet"), known.get("url")),
        retrieved=known.get("retrieved"),
        encoding=known.get("encoding"),
        blocks=set_off(whole, rows, credits),
        credits=credits,
    )


def is_iso(date: str) -> bool:
    """Whether a date is ISO 8601: a year, a month, a day, or an instant with or without its offset."""
    if _COARSE.fullmatch(date):
        return True
    try:
        datetime.fromisoformat(date)
    except ValueError:
        return False
    return True


def _identity(outlet: str | None, url: str | None, text: str) -> str:
    """80 bits of the hash of outlet, address and text, as they were given: what credits say may be read better later."""
    try:
        return hashlib.sha256(msgspec.json.encode([outlet, url, text])).hexdigest()[:20]
    except UnicodeEncodeError as e:
        raise InputError(f"has a lone surrogate at character {e.start}, which is no Unicode text", code="unicode") from e


def _title(text: str, rows: tuple[Block, ...]) -> str | None:
    return next((text[b.span[0] : b.span[1]] for b in rows if b.kind == "title"), None)


def _language(text: str, rows: tuple[Block, ...]) -> str:
    """The language of what the report itself says; of everything where it is all furniture."""
    body = "\n".join(text[b.span[0] : b.span[1]] for b in rows[:200] if b.kind not in _UNREAD)
    return language_of(body or text)


def _publisher(url: str | None) -> str | None:
    """The English name of the listed outlet of an address."""
    entity = world().outlet(url) if url else None
    return entity.label["en"] if entity else None


def _voice(outlet: str | None, url: str | None) -> str | None:
    """The party whose official outlet this is, by the outlet's name, else by its address."""
    for name in (outlet, url):
        entity = world().outlet(name) if name else None
        if entity:
            return entity.voice
    return None
