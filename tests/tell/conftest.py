"""A brief made by hand: three reports of our own on an invented call of two presidents, and all that is told of them."""

# ruff: noqa: E501 - reports have long lines, and a table of claims is easier to read unbroken

from collections.abc import Callable, Iterable

import pytest

from musnad.model import (
    Attribution,
    Block,
    Brief,
    Claim,
    Copy,
    Credit,
    Event,
    EventFact,
    EventReport,
    Excerpt,
    Medium,
    Member,
    Narrated,
    Origin,
    Party,
    Reading,
    Reason,
    Ref,
    Relation,
    Report,
    SetAside,
    Silence,
    Skipped,
    Spans,
    Teller,
    When,
    Words,
)
from musnad.weigh.parties import Parties
from musnad.weigh.verdicts import judged
from musnad.world import world

ONE = """ماكرون وأردوغان يبحثان هاتفيا ممر الحبوب

باريس - أ ف ب

أجرى الرئيس الفرنسي إيمانويل ماكرون مكالمة هاتفية مع نظيره التركي رجب طيب أردوغان مساء الثلاثاء 14 مارس 2023.

وقال الإليزيه إن المكالمة جاءت بطلب من أردوغان وبدأت عند الساعة 18:30 بتوقيت غرينتش واستمرت 45 دقيقة.

وأوضح المتحدث باسم الرئاسة التركية إبراهيم كالين أن أردوغان أبلغ ماكرون أن أنقرة "لن تقبل أي تعديل يجري من وراء ظهرها" على ممر الحبوب.

وحذر أردوغان من أن بلاده ستغلق المضيق أمام السفن المخالفة إذا انهار الاتفاق.

ونفى الإليزيه أن يكون ماكرون قد وافق على تعديل الاتفاق."""

TWO = """مسؤول فرنسي: أنقرة وافقت على المراقبة

كشفت صحيفة المرفأ تفاصيل جديدة عن اتصال ماكرون وأردوغان يوم الثلاثاء 14 مارس.

ووفق مسؤول فرنسي رفيع تحدث لصحيفة المرفأ، فإن ماكرون أكد لأردوغان أن باريس "سترسل مراقبين مدنيين" إلى الموانئ قبل نهاية الشهر.

وأضاف المسؤول أن الرئيس التركي وافق على تعديل الاتفاق.

في المقابل، لم يتطرق بيان الرئاسة التركية إلى مسألة المراقبين، بحسب الصحيفة.

واستمرت المكالمة خمسين دقيقة بحسب مصادر تركية.

اقرأ أيضا: أسعار القمح تتراجع"""

THREE = """خبر اليوم | باريس - أ ف ب

أكد الإليزيه أن ماكرون أبلغ أردوغان أن فرنسا سترسل مراقبين مدنيين إلى الموانئ.

وكان الرئيسان قد التقيا في قمة إسطنبول قبل شهر.

وأعرب كالين عن أمله في استمرار الحوار."""

Judge = Callable[[Iterable[Claim], Iterable[Relation]], tuple[Claim, ...]]

FRANCE, TURKEY = "France", "Turkey"
MACRON, ERDOGAN = Ref("emmanuel-macron", "Emmanuel Macron"), Ref("recep-tayyip-erdogan", "Recep Tayyip Erdogan")
ELYSEE, KALIN = Ref("elysee-palace", "Élysée Palace"), Ref("ibrahim-kalin", "Ibrahim Kalin")
AFP, PAPER = Ref("afp", "AFP"), Ref("unlisted-marfa", "صحيفة المرفأ")
OFFICIAL = Ref("unlisted-official", "مسؤول فرنسي رفيع")
CALL, SUMMIT = "event-call", "event-summit"


def at(text: str, *words: str) -> Spans:
    """The spans of words that the text has exactly once."""
    for w in words:
        assert text.count(w) == 1, (w, text.count(w))
    return tuple((text.index(w), text.index(w) + len(w)) for w in words)


def named(ref: Ref, text: str, words: str | None = None) -> Party:
    """A listed speaker, with his words where they stand in the text."""
    return Party(spans=at(text, words) if words else (), text=words or ref.name, entities=(ref,), kind="named")


def report(id: str, text: str, **fields: object) -> Report:
    """A report of the pile with a title block."""
    return Report(id=id, text=text, language="ar", blocks=(Block((0, text.index("\n")), "title"),), **fields)  # type: ignore[arg-type]


def reading_one() -> Reading:
    """An agency's text in a paper: nested speech, a denial, a conditional threat."""
    t = ONE
    attributions = (
        Attribution(
            "1a", cue=Words(at(t, "وقال")), source=named(ELYSEE, t),
            content=Words(at(t, "المكالمة جاءت بطلب من أردوغان وبدأت عند الساعة 18:30 بتوقيت غرينتش واستمرت 45 دقيقة")),
        ),
        Attribution(
            "1b", cue=Words(at(t, "وأوضح")), source=named(KALIN, t, "المتحدث باسم الرئاسة التركية إبراهيم كالين"),
            content=Words(at(t, 'أردوغان أبلغ ماكرون أن أنقرة "لن تقبل أي تعديل يجري من وراء ظهرها" على ممر الحبوب')),
        ),
        Attribution(
            "1c", parent="1b", cue=Words(at(t, "أبلغ")), source=named(ERDOGAN, t), addressee=named(MACRON, t), mode="mixed",
            content=Words(at(t, 'أنقرة "لن تقبل أي تعديل يجري من وراء ظهرها" على ممر الحبوب')),
        ),
        Attribution(
            "1d", cue=Words(at(t, "وحذر")), source=named(ERDOGAN, t), act="warn", modality="conditional",
            content=Words(at(t, "بلاده ستغلق المضيق أمام السفن المخالفة إذا انهار الاتفاق")),
            condition=Words(at(t, "إذا انهار الاتفاق")),
        ),
        Attribution(
            "1e", cue=Words(at(t, "ونفى")), source=named(ELYSEE, t), act="deny",
            content=Words(at(t, "يكون ماكرون قد وافق على تعديل الاتفاق")),
        ),
    )  # fmt: skip
    credit = Credit(at(t, "أ ف ب"), "أ ف ب", "agency", AFP)
    one = report(
        "r1", t, outlet="جريدة الساحل", url="https://sahel.example/news/1?a=b&c=d", title="ماكرون وأردوغان يبحثان هاتفيا ممر الحبوب",
        published="2023-03-14T22:10:00+03:00", retrieved="2023-03-15", credits=(credit,),
    )  # fmt: skip
    return Reading(one, attributions)


def reading_two() -> Reading:
    """A paper with an unnamed official, and a silence that it states itself."""
    t = TWO
    official = Party(
        at(t, "مسؤول فرنسي رفيع"), text="مسؤول فرنسي رفيع", kind="unnamed", role="senior-official", affiliations=(Ref("france", "France"),)
    )  # fmt: skip
    attributions = (
        Attribution(
            "2a", cue=Words(at(t, "ووفق")), source=official, medium=Medium(at(t, "لصحيفة المرفأ"), "لصحيفة المرفأ", (PAPER,)),
            content=Words(at(t, 'ماكرون أكد لأردوغان أن باريس "سترسل مراقبين مدنيين" إلى الموانئ قبل نهاية الشهر')),
        ),
        Attribution(
            "2b", parent="2a", cue=Words(at(t, "أكد")), source=named(MACRON, t), addressee=named(ERDOGAN, t), act="promise", mode="mixed",
            content=Words(at(t, 'باريس "سترسل مراقبين مدنيين" إلى الموانئ قبل نهاية الشهر')),
        ),
        Attribution("2c", cue=Words(at(t, "وأضاف")), source=official, content=Words(at(t, "الرئيس التركي وافق على تعديل الاتفاق"))),
        Attribution(
            "2d", cue=Words(at(t, "لم يتطرق")), source=named(Ref("turkey.presidency", "Turkish presidency"), t, "بيان الرئاسة التركية"),
            content=Words(at(t, "مسألة المراقبين")), polarity="not-said",
        ),
        Attribution(
            "2e", cue=Words(at(t, "بحسب مصادر")), source=Party(text="مصادر تركية", kind="unnamed", role="source", affiliations=(Ref("turkey", "Turkey"),)),
            content=Words(at(t, "واستمرت المكالمة خمسين دقيقة")),
        ),
    )  # fmt: skip
    skipped = (Skipped(at(t, "اقرأ أيضا: أسعار القمح تتراجع")[0], (Reason("block-furniture", {"kind": "furniture"}),)),)
    two = report("r2", t, outlet="صحيفة المرفأ", url="javascript:alert(1)", published="2023-03-15")
    return Reading(two, attributions, skipped=skipped)


def reading_three() -> Reading:
    """A site that carries the agency too, and mentions an earlier summit."""
    t = THREE
    attributions = (
        Attribution("3a", cue=Words(at(t, "أكد")), source=named(ELYSEE, t, "الإليزيه"), content=Words(at(t, "ماكرون أبلغ أردوغان أن فرنسا سترسل مراقبين مدنيين إلى الموانئ"))),
        Attribution(
            "3b", parent="3a", cue=Words(at(t, "أبلغ")), source=named(MACRON, t), addressee=named(ERDOGAN, t),
            content=Words(at(t, "فرنسا سترسل مراقبين مدنيين إلى الموانئ")),
        ),
        Attribution("3c", cue=Words(at(t, "وأعرب")), source=named(KALIN, t, "كالين"), act="express", content=Words(at(t, "أمله في استمرار الحوار"))),
    )  # fmt: skip
    three = report("r3", t, outlet="خبر اليوم", credits=(Credit(at(t, "أ ف ب"), "أ ف ب", "agency", AFP),))
    return Reading(three, attributions)


def events() -> tuple[Event, ...]:
    """The call, which all three reports are about, and a summit that one mentions."""
    start = at(ONE, "18:30")[0]
    facts = (
        EventFact("form", "phone", narrated=(Narrated("r1", at(ONE, "مكالمة هاتفية")[0]),)),
        EventFact("start", "2023-03-14T18:30Z", (Member("r1", "1a"),), (Narrated("r1", start),)),
        EventFact("duration", "PT45M", (Member("r1", "1a"),)),
        EventFact("duration", "PT50M", (Member("r2", "2e"),)),
        EventFact("initiator", "recep-tayyip-erdogan", (Member("r1", "1a"),)),
    )
    call = Event(
        CALL, Reason("event.call", {}), "call",
        When("2023-03-14", "day", "2023-03-14T18:30Z", reasons=(Reason("dated-by-text", {"date": "2023-03-14"}),)),
        (MACRON, ERDOGAN), (EventReport("r1", "principal"), EventReport("r2", "principal"), EventReport("r3", "principal")), facts,
    )  # fmt: skip
    summit = Event(SUMMIT, Reason("event.summit", {}), "summit", When(), (MACRON, ERDOGAN), (EventReport("r3", "mention"),))
    return call, summit


def claim(id: str, gist: Excerpt, **fields: object) -> Claim:
    """A claim about the call."""
    return Claim(id, gist, events=(CALL,), **fields)  # type: ignore[arg-type]


def claims() -> tuple[Claim, ...]:
    """Eight claims: by both sides, by one, in conflict, by one origin in two outlets, of the paper's own voice."""
    french, turkish = Teller(ELYSEE, FRANCE), Teller(KALIN, TURKEY)
    unnamed = Teller(OFFICIAL, FRANCE)
    one, two, three = reading_one().report.text, reading_two().report.text, reading_three().report.text
    return (
        claim(
            "c-monitors", Excerpt("r2", at(two, 'باريس "سترسل مراقبين مدنيين" إلى الموانئ قبل نهاية الشهر')), speaker=MACRON, rank=9.0,
            members=(Member("r2", "2a"), Member("r2", "2b"), Member("r3", "3a"), Member("r3", "3b")), told_by=(french, unnamed),
            sides_telling=(FRANCE,), outlets=2, independent_origins=2, reasons=(Reason("claim.statements", {"count": 2}),),
            origins=(Origin(ELYSEE, FRANCE, (("خبر اليوم", "AFP", "Élysée Palace"),)), Origin(OFFICIAL, FRANCE, (("صحيفة المرفأ", "مسؤول فرنسي رفيع"),))),
        ),
        claim(
            "c-behind", Excerpt("r1", at(one, 'أنقرة "لن تقبل أي تعديل يجري من وراء ظهرها" على ممر الحبوب')), speaker=ERDOGAN, rank=8.0,
            members=(Member("r1", "1b"), Member("r1", "1c")), told_by=(turkish,), sides_telling=(TURKEY,), outlets=1, independent_origins=1,
            origins=(Origin(KALIN, TURKEY, (("جريدة الساحل", "AFP", "Ibrahim Kalin"),)),),
        ),
        claim(
            "c-agreed", Excerpt("r2", at(two, "الرئيس التركي وافق على تعديل الاتفاق")), speaker=OFFICIAL, rank=7.0, disputed=True,
            members=(Member("r2", "2c"),), told_by=(unnamed,), sides_telling=(FRANCE,), outlets=1, independent_origins=1,
            origins=(Origin(OFFICIAL, FRANCE),),
        ),
        claim(
            "c-denied", Excerpt("r1", at(one, "يكون ماكرون قد وافق على تعديل الاتفاق")), speaker=ELYSEE, rank=6.0,
            members=(Member("r1", "1e"),), told_by=(french,), sides_telling=(FRANCE,), outlets=1, independent_origins=1,
            origins=(Origin(ELYSEE, FRANCE),),
        ),
        claim(
            "c-strait", Excerpt("r1", at(one, "بلاده ستغلق المضيق أمام السفن المخالفة إذا انهار الاتفاق")), speaker=ERDOGAN, rank=5.0,
            members=(Member("r1", "1d"),), told_by=(Teller(ERDOGAN, TURKEY),), sides_telling=(TURKEY,), outlets=1, independent_origins=1,
            origins=(Origin(ERDOGAN, TURKEY),), reasons=(Reason("a-code-of-tomorrow", {"x": [1, "r1"], "y": None}),),
        ),
        claim(
            "c-length", Excerpt("r1", at(one, "واستمرت 45 دقيقة")), speaker=ELYSEE, rank=4.0, members=(Member("r1", "1a"), Member("r2", "2e")),
            told_by=(french, Teller(Ref("unlisted-sources", "مصادر تركية"), TURKEY)), sides_telling=(FRANCE, TURKEY), outlets=2,
            independent_origins=2, origins=(Origin(ELYSEE, FRANCE), Origin(Ref("unlisted-sources", "مصادر تركية"), TURKEY)),
        ),
        claim(
            "c-hope", Excerpt("r3", at(three, "أمله في استمرار الحوار")), speaker=KALIN, rank=3.0, members=(Member("r3", "3c"),),
            told_by=(turkish,), sides_telling=(TURKEY,), outlets=1, independent_origins=1, origins=(Origin(KALIN, TURKEY),),
        ),
        claim(
            "c-met", Excerpt("r3", at(three, "الرئيسان قد التقيا في قمة إسطنبول قبل شهر")), rank=1.0, outlets=1,
            narrated=(Narrated("r3", at(three, "الرئيسان قد التقيا في قمة إسطنبول قبل شهر")[0]),),
        ),
    )  # fmt: skip


def judged_by_weigh(found: Iterable[Claim], relations: Iterable[Relation]) -> tuple[Claim, ...]:
    """The claims with the verdicts that `weigh` gives them."""
    by = Parties(world())
    claims = list(found)
    speaking = {c.id: by.labels(by.sides(c.speaker.id, None)) for c in claims if c.speaker}
    return tuple(judged(claims, relations, events(), by, speaking=speaking))


@pytest.fixture
def judge() -> Judge:
    """judge(claims, relations): the claims with the verdicts that `weigh` gives them."""
    return judged_by_weigh


@pytest.fixture
def readings() -> tuple[Reading, ...]:
    """The three readings."""
    return reading_one(), reading_two(), reading_three()


@pytest.fixture
def brief() -> Brief:
    """The brief over the three readings."""
    relations = (
        Relation("c-agreed", "c-denied", "contradicts", 0.9, (Reason("negation", {"left": False, "right": True}),)),
        Relation("c-hope", "c-behind", "elaborates", 0.4),
    )
    line = "باريس - أ ف ب"
    return Brief(
        events=events(),
        copies=(Copy(Excerpt("r1", at(ONE, line)), Excerpt("r3", at(THREE, line)), words=4, share=0.061),),
        claims=judged_by_weigh(claims(), relations),
        relations=relations,
        silences=(
            Silence(
                "c-monitors", "turkey.presidency", TURKEY, "stated", (Reason("stated", {"report": "r2", "attribution": "2d"}),)
            ),
            Silence("c-strait", "elysee-palace", FRANCE, "excerpts-only"),
        ),
        set_aside=(SetAside("pile/readout.txt", (Reason("language-unknown", {"language": "en"}),)),),
        reports=("r1", "r2", "r3"),
    )
