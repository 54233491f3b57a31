"""A small pile of reports in our own words: two presidents' call, told by both sides' offices to four outlets."""

from collections.abc import Callable, Sequence

import pytest

from musnad.model import Attribution, Event, EventReport, Medium, Party, Reading, Reason, Ref, Report, Spans, When, Words
from musnad.world import world

Said = tuple[str, str, dict[str, object]]
Build = Callable[..., Reading]


def _at(text: str, words: str) -> Spans:
    start = text.index(words)
    return ((start, start + len(words)),)


def _party(text: str, who: str) -> Party:
    if who == "?":
        return Party(text="المتحدث نفسه")
    if who.startswith("~"):
        words, _, near = who[1:].partition("@")
        return Party(text=words, kind="unnamed", affiliations=(world().ref(near),) if near else ())
    if who.startswith("!"):
        return Party(spans=_at(text, who[1:]), text=who[1:], entities=(Ref("unlisted-1", who[1:]),), kind="named")
    ref = world().ref(who)
    return Party(text=ref.name, entities=(ref,), kind="outlet" if world().entity(who).kind == "outlet" else "named")


@pytest.fixture
def build() -> Build:
    """build(id, text, [(speaker, content, {fields})], outlet=..., voice=...): a reading with those attributions, A1, A2, ..."""

    def make(id: str, text: str, said: Sequence[Said], **head: object) -> Reading:
        rows = []
        for n, (who, content, fields) in enumerate(said, 1):
            via = fields.pop("via", None) if "via" in fields else None
            to = _party(text, str(fields.pop("to"))) if "to" in fields else Party()
            medium = Medium(entities=(world().ref(str(via)),)) if via else Medium()
            rows.append(
                Attribution(
                    f"A{n}", Words(), Words(_at(text, content)), source=_party(text, who), addressee=to, medium=medium, **fields
                )  # type: ignore[arg-type]
            )
        fields = {"outlet": id, "language": "ar", "published": "2021-12-31", **head}
        return Reading(Report(id=id, text=text, **fields), tuple(rows))  # type: ignore[arg-type]

    return make


@pytest.fixture
def call() -> Callable[..., Event]:
    """call(principal ids, mention ids): the event that the reports are about."""

    def make(main: Sequence[str], mention: Sequence[str] = ()) -> Event:
        reports = (*(EventReport(r, "principal") for r in main), *(EventReport(r, "mention") for r in mention))
        people = (world().ref("joe-biden"), world().ref("vladimir-putin"))
        return Event("call", Reason("event.call"), "call", When("2021-12-30", "day"), people, reports)

    return make


@pytest.fixture
def pile(build: Build) -> list[Reading]:
    """Four reports: two of one claim by the American side, one of the Russian account with its principal nested."""
    north = build(
        "north",
        "أكد بايدن لنظيره أن واشنطن ستفرض عقوبات قاسية على موسكو إن هاجمت جارتها. ودعا بايدن إلى سحب القوات من الحدود.",
        [
            ("joe-biden", "واشنطن ستفرض عقوبات قاسية على موسكو إن هاجمت جارتها", {}),
            ("joe-biden", "سحب القوات من الحدود", {"act": "demand"}),
        ],
    )
    south = build(
        "south",
        "قالت ساكي إن بايدن أبلغ بوتين أن واشنطن ستفرض عقوبات قاسية جدا على موسكو إذا هاجمت جارتها.",
        [
            ("jen-psaki", "بايدن أبلغ بوتين أن واشنطن ستفرض عقوبات قاسية جدا على موسكو إذا هاجمت جارتها", {}),
            ("joe-biden", "واشنطن ستفرض عقوبات قاسية جدا على موسكو إذا هاجمت جارتها", {"parent": "A1"}),
        ],
    )
    east = build(
        "east",
        "قال أوشاكوف إن بايدن أبدى تفهما لمطالب موسكو الأمنية. وأضاف أن بوتين حذر من قطيعة تامة بين البلدين.",
        [
            ("yuri-ushakov", "بايدن أبدى تفهما لمطالب موسكو الأمنية", {}),
            ("joe-biden", "تفهما لمطالب موسكو الأمنية", {"parent": "A1", "act": "express"}),
            ("yuri-ushakov", "بوتين حذر من قطيعة تامة بين البلدين", {}),
            ("vladimir-putin", "قطيعة تامة بين البلدين", {"parent": "A3", "act": "warn"}),
        ],
    )
    west = build(
        "west",
        "لم يذكر البيت الأبيض شيئا عن تحذير بوتين من قطيعة تامة بين البلدين.",
        [("white-house", "تحذير بوتين من قطيعة تامة بين البلدين", {"polarity": "not-said"})],
    )
    return [north, south, east, west]
