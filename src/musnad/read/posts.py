"""Embedded posts: the words above the line that tells whose they are (`— NAME (@handle) December 7, 2021`), in any language."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, takewhile

from msgspec.structs import replace

from musnad.model import Attribution, Mention, Party, Reason, Report, Span, Words
from musnad.read.attributions import identity

_SIGNED = re.compile(r"(?P<cue>[—–]|--|-)[ \t]?(?P<who>[^\n()@]{1,60}\(@\w{1,30}\))")
"""Within bounds, so that it runs in linear time."""
_LINK = re.compile(r"(?:https?://|pic\.twitter\.com/|pic\.x\.com/|t\.co/)\S{1,80}")
_ENDS = " \t\r\n.،,"


def with_posts(report: Report, attributions: Sequence[Attribution], mentions: Sequence[Mention]) -> tuple[Attribution, ...]:
    """The attributions, and the posts of the report as those of their accounts; what is said in a post stands in it.

    A post that somebody is already told to have said has its speaker.
    """
    found, made = list(attributions), list[Attribution]()
    cues = [a.cue.spans[0][0] for a in found]
    told = sorted((a.content.spans[0][0], a.content.spans[-1][1]) for a in found if a.content.spans)
    reached = list(accumulate((end for _, end in told), max))
    for signature, content in _posts(report):
        before = bisect_right(told, content[0], key=lambda span: span[0])
        if before and reached[before - 1] >= content[1]:
            continue
        post = _attribution(report, signature, content, mentions)
        for k in range(bisect_left(cues, content[0]), bisect_left(cues, content[1])):
            if found[k].parent is None and found[k].content.spans[-1][1] <= content[1] + 1:
                found[k] = replace(found[k], parent=post.id)
        made.append(post)
    return tuple(sorted((*found, *made), key=lambda a: a.cue.spans[0]))


def _posts(report: Report) -> Iterator[tuple[re.Match[str], Span]]:
    """The signatures of posts, each with the words above or before it."""
    blocks = [b for b in report.blocks if b.kind == "post"]
    for n, block in enumerate(blocks):
        signature = _SIGNED.search(report.text, *block.span)
        if signature is None:
            continue
        start = block.span[0] if report.text[block.span[0] : signature.start()].strip() or not n else blocks[n - 1].span[0]
        content = _words(report.text, start, signature.start())
        above = n and report.text[blocks[n - 1].span[1] : block.span[0]].strip()
        if content[0] < content[1] and not (above and start < block.span[0]):
            yield signature, content


def _words(text: str, start: int, end: int) -> Span:
    """A post's own words, without the links and marks at its end."""
    link = _LINK.search(text, start, end)
    end = link.start() if link is not None and link.start() > start else end
    start += len(text[start:end]) - len(text[start:end].lstrip())
    return start, start + len(text[start:end].rstrip(_ENDS))


def _attribution(report: Report, signature: re.Match[str], content: Span, mentions: Sequence[Mention]) -> Attribution:
    cue, who = (signature.span("cue"),), signature.span("who")
    first = bisect_left(mentions, who[0], key=lambda m: m.span[0])
    named = takewhile(lambda m: m.span[0] == who[0], (mentions[k] for k in range(first, len(mentions))))
    entity = next((m.entity for m in named if m.span[1] <= who[1]), None)
    source = Party((who,), (who,), report.text[slice(*who)], (entity,) if entity else (), "named" if entity else "unknown")
    reasons = (
        Reason("frame", {"rule": "post", "cue": "", "kind": "post"}),
        Reason("speaker", {"speaker_rule": "named"}),
    )
    spans = (content,)
    return Attribution(identity(cue, spans), Words(cue), Words(spans), source, mode="direct", reasons=reasons)
