"""What each line of a report is. Labels never rewrite the text: a line is kept whole, and has exactly one block.

A line is judged by itself first (furniture, post, date, credit, caption), then by where it stands: the title is the
first short line without a full stop before a longer one; a subhead is a short line between paragraphs; after the line
that closes the body (a credit, tags, "related stories") only real paragraphs are still paragraphs.
"""

import re
from collections.abc import Sequence

from musnad.ingest.labels import labels, words_of
from musnad.ingest.lines import Line, lines
from musnad.ingest.names import looks_latin, parts, place_of
from musnad.lang.identify import script_of
from musnad.model import Block, BlockKind

_TITLE_WORDS, _TITLE_CHARS = 28, 220
_SUBHEAD_WORDS = 9
_DATELINE_WORDS = 14
_CAPTION_WORDS = 32
_LABEL_WORDS = 40
"""A longer line is a paragraph, however it begins: a page in one huge line must stay readable."""
_NAME_WORDS = 3
"""Words of a name behind the label of a credit."""
_LINK = re.compile(r"(?:https?://|www\.)\S+|(?<!\S)[^\s@]+@\S+\.\w+|@\w+|#\w+")
_TWEET = re.compile(r"pic\.twitter\.com/|pic\.x\.com/")
_TWEETER = re.compile(r"[—–-]{1,2}\s?[^\n]{0,80}?\(@\w{1,30}\)")
_BULLET = re.compile(r"[\s*•·◾■▪●-]*")
_BRACKET = re.compile(r"[(\[]([^()\[\]]{2,60})[)\]]\s*[.]?$")
_LABEL_END = re.compile(r"[:：|/–—_-]")
_SENTENCES = re.compile(r"(?<![.\d])\.\s")
"""A full stop between two sentences; dots in a row stand in headlines too."""
_NAME = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_YEAR = re.compile(r"(?<!\d)(?:1[34]\d\d|19\d\d|20\d\d)(?!\d)")

Kinds = list[BlockKind | None]


def blocks(text: str, title_end: int = 0) -> tuple[Block, ...]:
    """The blocks of a text, one a line that is not blank, in order; `title_end`: where a title given apart ends."""
    rows = lines(text)
    kinds: Kinds = [_alone(row) for row in rows]
    _posts(rows, kinds)
    _follow_labels(rows, kinds)
    _captions(rows, kinds, text)
    _title(rows, kinds, title_end)
    _closing(rows, kinds)
    _datelines(rows, kinds)
    _subheads(rows, kinds)
    return tuple(Block((row.start, row.end), kind or "paragraph") for row, kind in zip(rows, kinds, strict=True))


def _alone(row: Line) -> BlockKind | None:
    """What a line is by its own words; None where its place decides."""
    if not row.words:
        return "furniture"
    if row.size > _LABEL_WORDS:
        return None
    known = labels()
    if known.starts.begin(row.words) or known.whole.are(row.words) or _only_links(row.raw):
        return "furniture"
    if _is_date(row):
        return "dateline"
    return "credit" if is_credit(row) else None


def _only_links(raw: str) -> bool:
    return any(mark in raw for mark in "@#/.") and not words_of(_LINK.sub(" ", raw))


def _is_date(row: Line) -> bool:
    """Only words of dates, numbers and places, with at least a year or two words of a date."""
    if row.size > 18:
        return False
    known = labels().dates
    dated = sum(w in known for w in row.words)
    rest = [w for w in row.words if w not in known and not w.isdigit()]
    if not (dated >= 2 or (_YEAR.search(row.raw) and (dated or re.search(r"\d[-/.:]\d", row.raw)))):
        return False
    return not rest or (len(rest) <= 4 and any(w.isdigit() for w in row.words) and place_of(" ".join(rest)) is not None)


def is_credit(row: Line) -> bool:
    """Whether a line only names whom a report was taken from or who made it."""
    if row.size > 16:
        return False
    if _labelled(row):
        return True
    raw = row.raw[_BULLET.match(row.raw).end() :]  # type: ignore[union-attr]
    names = parts(raw, 0, len(raw))
    if not names or any(len(words_of(n.text)) > 4 for n in names):
        return False
    known = [n for n in names if n.named and n.named.role in ("outlet", "agency")]
    whole_bracket = raw.startswith(("(", "[")) and raw.rstrip(".").endswith((")", "]"))
    if len(names) == 1:
        return bool(known) and (
            whole_bracket or names[0].quoted or len(row.words) > 1 or looks_latin(names[0].text) or not row.stop
        )
    most = len(known) >= 2 or 2 * sum(n.named is not None for n in names) >= len(names)
    return bool(known) and (whole_bracket or most) and not row.full_stop


def _labelled(row: Line) -> bool:
    """A label of sources or authors, with a mark behind it or in a very short line."""
    known = labels()
    n = max(labels_.begin(row.words) for labels_ in (known.sources, known.taken, known.authors))
    if not n:
        return False
    if known.speaking.are(row.words[:n]) and _says(row, n):
        return False
    if len(row.words) > n + 10 or (row.full_stop and len(row.words) > n + 6):
        return False
    if known.bare.begin(row.words) and _only_names(row.raw, n):
        return len(row.words) <= n + 4 or _capitals(row.raw)
    last = row.words[n - 1]
    head = row.raw[: len(row.raw) // 2 + 12]
    mark = _LABEL_END.search(head)
    return mark is not None and words_of(head[: mark.start()])[-1:] == (last,) and len(words_of(head[: mark.start()])) == n


def _says(row: Line, label: int) -> bool:
    """Whether behind a label of so many words, which may speak, more words follow than a name has, and no outlet among them."""
    if len(row.words) <= label + _NAME_WORDS:
        return False
    named = [p for p in parts(row.raw, 0, len(row.raw)) if p.named and len(words_of(p.text)) <= _NAME_WORDS]
    return not any(p.named and p.named.role in ("outlet", "agency") for p in named)


def _only_names(raw: str, label: int) -> bool:
    """Whether behind a label of so many words no word is written small that cannot stand among names."""
    joints = labels().joints
    return not any(w[0].islower() and w.lower() not in joints for w in _NAME.findall(raw)[label:])


def _capitals(raw: str) -> bool:
    """Whether a line's script has capitals, so that names are known by them."""
    return any(map(str.isupper, raw))


def _posts(rows: Sequence[Line], kinds: Kinds) -> None:
    """A post's text may be in any language; its author and date stand on the line below it."""
    for i, row in enumerate(rows):
        if row.size <= 80 and _TWEET.search(row.raw):
            kinds[i] = "post"
        if row.size <= 20 and _TWEETER.match(row.raw):
            kinds[i] = "post"
            if i and rows[i - 1].size <= 80:
                kinds[i - 1] = "post"


def _follow_labels(rows: Sequence[Line], kinds: Kinds) -> None:
    """A label that ends its line (`Read also:`, `Source:`) labels the short line below it too."""
    known = labels()
    for i in range(1, len(rows)):
        above, row = rows[i - 1], rows[i]
        if kinds[i] or row.size > 20 or row.full_stop:
            continue
        if kinds[i - 1] == "furniture" and above.words and known.starts.begin(above.words) == len(above.words):
            kinds[i] = "furniture"
        elif kinds[i - 1] == "credit" and (known.sources.are(above.words) or known.taken.are(above.words)) and row.size <= 8:
            kinds[i] = "credit"


def _captions(rows: Sequence[Line], kinds: Kinds, text: str) -> None:
    """Short lines that end in a picture's credit, and short lines in another script than the report's."""
    script = script_of(text)
    for i, row in enumerate(rows):
        if kinds[i] is None and len(rows) > 1 and row.size <= _CAPTION_WORDS and _is_caption(row, script):
            kinds[i] = "caption"


def _is_caption(row: Line, script: str | None) -> bool:
    known = labels()
    n = known.captions.begin(row.words)
    if n and ((row.size <= 20 and not row.full_stop) or len(words_of(re.split("[:،,–—]| - ", row.raw, maxsplit=1)[0])) == n):
        return True
    m = _BRACKET.search(row.raw)
    if m and m.start() and row.raw[: m.start()].rstrip()[-1:] not in ".!؟?" and not _SENTENCES.search(row.raw):
        inner = parts(m.group(1), 0, len(m.group(1)))
        if any(known.marks.are(words_of(p.text)) or (p.named and p.named.role in ("outlet", "agency")) for p in inner):
            return True
    return script not in (None, "Latin") and script_of(row.raw) not in (None, script) and len(row.words) > 2


def _title(rows: Sequence[Line], kinds: Kinds, title_end: int) -> None:
    """The title given apart (and a line that repeats it), else the first line that may be one."""
    if title_end:
        given = [row for row in rows if row.end <= title_end]
        kinds[: len(given)] = ["title"] * len(given)
        if len(given) == 1 and len(rows) > 1 and rows[1].words == given[0].words:
            kinds[1] = "title"
        return
    for i, row in enumerate(rows):
        if kinds[i] is None:
            if _may_be_title(row, [r for r, k in zip(rows[i + 1 :], kinds[i + 1 :], strict=True) if k is None]):
                kinds[i] = "title"
            return


def _may_be_title(row: Line, below: Sequence[Line]) -> bool:
    """Short, one sentence at most, and something longer below it."""
    if row.size > _TITLE_WORDS or len(row.raw) > _TITLE_CHARS or row.full_stop or row.raw.endswith(("،", ",", ";", "؛")):
        return False
    if _SENTENCES.search(row.raw):
        return False
    return any(other.size >= 12 or other.size > row.size for other in below)


def _closing(rows: Sequence[Line], kinds: Kinds) -> None:
    """After the line that closes the body, everything but real paragraphs is furniture."""
    known = labels()
    open_ = [i for i, kind in enumerate(kinds) if kind is None]
    last = max((i for i in open_ if _is_real(rows[i])), default=-1)
    closed = False
    for i in range(max(last + 1, open_[0] + 1 if open_ else len(rows)), len(rows)):
        row = rows[i]
        if kinds[i] is None and (closed or (last >= 0 and _is_late(row))):
            kinds[i] = "furniture"
        closed = closed or kinds[i] == "credit" or (kinds[i] == "furniture" and known.closes.begin(row.words) > 0)


def _is_late(row: Line) -> bool:
    return labels().late.begin(row.words) > 0 and not row.full_stop and row.size <= 25


def _is_real(row: Line) -> bool:
    return row.size >= 30 or (row.size >= 12 and row.full_stop)


def _datelines(rows: Sequence[Line], kinds: Kinds) -> None:
    """Lines of places and names above the first paragraph (`Cairo - AFP`), of which one name may be unknown."""
    for i, row in enumerate(rows):
        if kinds[i] not in (None, "credit"):
            continue
        names = parts(row.raw, 0, len(row.raw)) if row.size <= _DATELINE_WORDS else []
        places = [n for n in names if n.named and n.named.role == "place"]
        if kinds[i] is None and not (places and sum(n.named is None for n in names) <= (len(names) > 1 and "title" in kinds[:i])):
            return
        if places and not _labelled(row):
            kinds[i] = "dateline"


def _subheads(rows: Sequence[Line], kinds: Kinds) -> None:
    """Short lines above a longer paragraph and below a whole sentence; a list's lines have short ones below them."""
    body = [i for i, kind in enumerate(kinds) if kind != "credit"]
    for before, i, after in zip(body, body[1:], body[2:], strict=False):
        if kinds[i] is None and kinds[after] is None and _may_be_subhead(rows[i]):
            whole = kinds[before] or rows[before].stop or rows[before].raw.endswith((":", "”", "»", '"'))
            if whole and rows[after].size >= 12 and rows[after].size > rows[i].size:
                kinds[i] = "subhead"


def _may_be_subhead(row: Line) -> bool:
    if row.size > _SUBHEAD_WORDS or row.full_stop or not labels().broken.isdisjoint(row.words):
        return False
    return "،" not in row.raw and not row.raw.endswith((":", "؛", "”", "»", '"'))
