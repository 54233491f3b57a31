"""Three piles of reports on happenings that never were, in our own words: what is told as one claim, what must not be, and
what conflicts. A reprint, a paraphrase, another number, another condition and a denial stand in each.

One claim too many is worse than one too few: all pairs of `APART` are asked for, of `ONE` those that are told by now.
"""

from collections.abc import Iterator
from typing import NamedTuple

import pytest

import musnad
from musnad import pipeline
from musnad.pipeline import Pile


class Told(NamedTuple):
    """Reports as (outlet, day, text); pairs of words that are of one claim, of no one claim, and of claims in conflict."""

    reports: tuple[tuple[str, str, str], ...]
    one: tuple[tuple[str, str], ...]
    apart: tuple[tuple[str, str], ...]
    conflicts: tuple[tuple[str, str], ...] = ()


FERRY = Told(
    reports=(
        (
            "Anatolian Courier",
            "2031-05-06",
            "Turkey's foreign ministry said on Tuesday that a Greek patrol boat had rammed a Turkish ferry near the islet of "
            "Karada and that 12 passengers were injured. The ministry said that Ankara would close the strait to Greek ships "
            "unless Athens apologised by Friday. The foreign ministry warned that the collision was a deliberate provocation.",
        ),
        (
            "Bosphorus Evening",
            "2031-05-06",
            "Turkey's foreign ministry said on Tuesday that a Greek patrol boat had rammed a Turkish ferry near the islet of "
            "Karada and that 12 passengers were injured. Witnesses said that the ferry had lost its way in the fog.",
        ),
        (
            "Aegean Herald",
            "2031-05-06",
            "The Greek foreign ministry denied on Tuesday that a Greek patrol boat had rammed a Turkish ferry near the islet of "
            "Karada. The ministry said that four passengers were injured when the ferry hit a rock. Turkey's foreign ministry "
            "said that the strait would be shut to Greek vessels if Athens did not say sorry by Friday.",
        ),
        (
            "صوت بيرايوس",
            "2031-05-06",
            "قالت وزارة الخارجية التركية يوم الثلاثاء إن أنقرة ستغلق المضيق أمام السفن اليونانية. وقالت وزارة الخارجية "
            "اليونانية إن أربعة ركاب أصيبوا عندما اصطدمت العبارة بصخرة.",
        ),
    ),
    one=(
        ("a Turkish ferry near the islet of Karada and that 12",) * 2,
        ("Ankara would close the strait to Greek ships", "the strait would be shut to Greek vessels"),
    ),
    apart=(
        ("12 passengers were injured", "four passengers were injured"),
        ("Ankara would close the strait", "the collision was a deliberate provocation"),
        ("the ferry had lost its way in the fog", "the ferry hit a rock"),
        ("أنقرة ستغلق المضيق", "أربعة ركاب أصيبوا"),
        ("12 passengers were injured", "أربعة ركاب أصيبوا"),
        ("أنقرة ستغلق المضيق", "the collision was a deliberate provocation"),
    ),
)

CANAL = Told(
    reports=(
        (
            "منبر النيل",
            "2033-02-14",
            "قالت وزارة الري المصرية يوم الاثنين إن مصر ستخفض ضخ المياه في القناة الشرقية بنسبة 20 بالمئة ابتداء من مارس. "
            "وأضافت الوزارة أن السودان وافق على نشر مراقبين عند البوابة. وأكدت الوزارة أن الأعمال في القناة لن تضر بالمزارعين.",
        ),
        (
            "جريدة الضفتين",
            "2033-02-14",
            "أعلنت وزارة الري المصرية أن ضخ المياه في القناة الشرقية سينقص بنسبة 20 بالمئة بدءا من شهر مارس. "
            "ونفت وزارة الري السودانية أن يكون السودان وافق على نشر مراقبين عند البوابة.",
        ),
        (
            "مرآة الخرطوم",
            "2033-02-14",
            "قالت وزارة الري السودانية يوم الاثنين إن مصر ستخفض ضخ المياه في القناة الشرقية بنسبة 35 بالمئة ابتداء من مارس. "
            "وقالت الوزارة إن السودان سيعلق المحادثات إذا بدأت مصر الخفض قبل توقيع الاتفاق.",
        ),
        (
            "أخبار الجزيرة الخضراء",
            "2033-02-14",
            "قالت وزارة الري السودانية إن السودان سيعلق المحادثات. وقالت وزارة الري المصرية يوم الاثنين إن مصر ستخفض ضخ المياه "
            "في القناة الشرقية بنسبة 20 بالمئة ابتداء من مارس.",
        ),
        (
            "Delta Gazette",
            "2033-02-14",
            "Egypt's irrigation ministry said on Monday that the works on the canal would not harm farmers. Sudan's irrigation "
            "ministry said that it would suspend the talks if Egypt began the cut before the agreement was signed.",
        ),
    ),
    one=(
        ("مصر ستخفض ضخ المياه في القناة الشرقية بنسبة 20", "ضخ المياه في القناة الشرقية سينقص بنسبة 20"),
        ("السودان سيعلق المحادثات إذا بدأت مصر", "السودان سيعلق المحادثات. وقالت"),
    ),
    apart=(
        ("القناة الشرقية بنسبة 20 بالمئة", "القناة الشرقية بنسبة 35 بالمئة"),
        ("السودان وافق على نشر مراقبين عند البوابة. وأكدت", "يكون السودان وافق على نشر مراقبين"),
        ("السودان سيعلق المحادثات إذا بدأت مصر", "يكون السودان وافق"),
        ("الأعمال في القناة لن تضر بالمزارعين", "القناة الشرقية بنسبة 20 بالمئة"),
        ("would not harm farmers", "it would suspend the talks"),
        ("would not harm farmers", "القناة الشرقية بنسبة"),
        ("it would suspend the talks", "يكون السودان وافق"),
    ),
    conflicts=(("القناة الشرقية بنسبة 20 بالمئة", "القناة الشرقية بنسبة 35 بالمئة"),),
)

DRILL = Told(
    reports=(
        (
            "Volga Messenger",
            "2032-09-20",
            "Russian Defence Minister Andrei Belousov said on Monday that the drills in the northern sea would last nine days "
            "and that 14 ships would take part. Belousov said that Russia would not place missiles on the island as long as the "
            "alliance stayed out of the bay.",
        ),
        (
            "Arctic Wire",
            "2032-09-20",
            "Russian Defence Minister Andrei Belousov said on Monday that the drills in the northern sea would last nine days "
            "and that 14 ships would take part. The Norwegian defence ministry said that 22 Russian ships were taking part in "
            "the drills in the northern sea.",
        ),
        (
            "Fjord Times",
            "2032-09-20",
            "Norway's defence ministry said on Monday that one of the Russian ships had entered Norwegian waters without leave. "
            "Russia's defence ministry denied that one of its ships had entered Norwegian waters. Andrei Belousov said that "
            "Moscow would put no missiles on the island.",
        ),
        (
            "مرصد الشمال",
            "2032-09-20",
            "قال وزير الدفاع الروسي أندريه بيلوسوف يوم الاثنين إن المناورات في بحر الشمال ستستمر تسعة أيام. وقالت وزارة الدفاع "
            "النرويجية إن سفينة روسية دخلت المياه النرويجية دون إذن.",
        ),
        (
            "Вестник залива",
            "2032-09-20",
            "Министр обороны России Андрей Белоусов заявил в понедельник, что учения в северном море продлятся девять дней.",
        ),
    ),
    one=(
        ("the drills in the northern sea would last nine days", "the drills in the northern sea would last nine days"),
        ("Russia would not place missiles on the island", "Moscow would put no missiles on the island"),
    ),
    apart=(
        ("14 ships would take part", "22 Russian ships were taking part"),
        ("had entered Norwegian waters without leave", "its ships had entered Norwegian waters"),
        ("the drills in the northern sea would last nine days", "Russia would not place missiles"),
        ("Moscow would put no missiles on the island", "had entered Norwegian waters"),
        ("المناورات في بحر الشمال ستستمر", "سفينة روسية دخلت المياه"),
        ("سفينة روسية دخلت المياه", "14 ships would take part"),
    ),
)
PILES = {"ferry": FERRY, "canal": CANAL, "drill": DRILL}


@pytest.fixture(scope="module", params=PILES)
def told(request: pytest.FixtureRequest) -> tuple[Told, Pile]:
    given = PILES[request.param]
    return given, pipeline.brief(musnad.report(text, outlet=outlet, published=day) for outlet, day, text in given.reports)


def of(pile: Pile, words: str) -> list[set[str]]:
    """The claims of the innermost attribution of each report in which some words begin, by their ids."""
    claims: dict[tuple[str, str], set[str]] = {}
    for claim in pile.brief.claims:
        for member in claim.members:
            claims.setdefault((member.report, member.attribution), set()).add(claim.id)
    return [claims.get((r.report.id, a), set()) for r in pile.readings for a in _holding(r, words)]


def _holding(reading: musnad.Reading, words: str) -> Iterator[str]:
    at = reading.report.text.find(words)
    rows = [(end - start, a.id) for a in reading.attributions for start, end in a.content.spans if start <= at < end]
    if at >= 0 and rows:
        yield min(rows)[1]


def test_what_two_wordings_put_forward_is_one_claim(told: tuple[Told, Pile]) -> None:
    given, pile = told
    for left, right in given.one:
        rows = of(pile, left) + of(pile, right)
        assert len(rows) >= 2, (left, right)
        assert set.intersection(*rows), (left, right)


def test_what_only_looks_alike_is_not(told: tuple[Told, Pile]) -> None:
    given, pile = told
    for left, right in given.apart:
        ones, others = of(pile, left), of(pile, right)
        assert min(len(ones), len(others)) > 0, (left, right)
        assert not set.union(*ones) & set.union(*others), (left, right)


def test_other_figures_for_one_fact_conflict(told: tuple[Told, Pile]) -> None:
    given, pile = told
    against = {frozenset((r.left, r.right)) for r in pile.brief.relations if r.relation == "contradicts"}
    for left, right in given.conflicts:
        ones, others = set().union(*of(pile, left)), set().union(*of(pile, right))
        assert any(frozenset((one, other)) in against for one in ones for other in others), (left, right)
