"""What makes two statements a contradiction, and what does not, in words of our own."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from musnad.model import Block, Event, Reading, Words
from musnad.model.reading import BlockKind
from musnad.weigh import weigh
from musnad.weigh.candidates import Near
from musnad.weigh.parties import Parties
from musnad.weigh.relations import conflict
from musnad.weigh.statements import links, statements
from musnad.weigh.words import meaning, sites, words
from musnad.world import world

Build = Callable[..., Reading]
Call = Callable[..., Event]

HELPED = "روسيا سلمت المتمردين صواريخ قبل الهجوم على الميناء"


def conflicts(pile: list[Reading], call: Call) -> list[str]:
    """The first reasons of all contradictions of a pile that is about one event."""
    told = weigh(pile, [call([r.report.id for r in pile])]).relations
    return [r.reasons[0].code for r in told if r.relation == "contradicts"]


def pair(
    build: Build, left: tuple[str, str, str], right: tuple[str, str, str], *, one: bool = False, to: str = ""
) -> list[Reading]:
    """Two statements (speaker, act, words), in one report or in two; the first is made to somebody."""
    said = [(who, words, {"act": act}) for who, act, words in (left, right)]
    if to:
        said[0][2]["to"] = to
    texts = [f"قال {who.lstrip('!')} إن {words}." for who, words, _ in said]
    if one:
        return [build("one", " ".join(texts), said)]
    return [build(id, text, [row]) for id, text, row in zip(("one", "two"), texts, said, strict=True)]


@pytest.mark.parametrize(
    ("act", "who", "told"),
    [
        ("accuse", "dmitry-peskov", ["conflict.denial"]),
        ("assert", "dmitry-peskov", []),
        ("accuse", "recep-tayyip-erdogan", []),
    ],
)
def test_who_is_accused_denies_in_another_report_in_words_of_his_own(
    build: Build, call: Call, act: str, who: str, told: list[str]
) -> None:
    denied = "تكون بلاده سلمت أي صواريخ إلى المتمردين"
    pile = pair(build, ("joe-biden", act, HELPED), (who, "deny", denied), to="vladimir-putin")
    assert conflicts(pile, call) == told


@pytest.mark.parametrize(
    "denied",
    [
        "الشائعات عن توتر بين القاهرة والخرطوم قبل زيارة السد",
        "أن يكون سبب التوتر بين القاهرة والخرطوم السد",
    ],
)
def test_a_denial_of_a_rumour_or_of_a_cause_is_of_another_thing(build: Build, call: Call, denied: str) -> None:
    stated = "الشائعات عن توتر بين القاهرة والخرطوم سبقت زيارة السد"
    assert conflicts(pair(build, ("joe-biden", "assert", stated), ("dmitry-peskov", "deny", denied), one=True), call) == []


def test_a_denial_of_what_stands_beside_it_contradicts(build: Build, call: Call) -> None:
    stated, denied = "توترا بين القاهرة والخرطوم سبق بناء السد", "وجود أي توتر بين القاهرة والخرطوم قبل بناء السد"
    pile = pair(build, ("joe-biden", "assert", stated), ("dmitry-peskov", "deny", denied), one=True)
    assert conflicts(pile, call) == ["conflict.denial"]


FIGURES = [
    ("كمينا قرب مدينة الرقة أسفر عن مقتل 5 جنود", "الكمين قرب مدينة الرقة أسفر عن مقتل 8 جنود", ["conflict.numbers"]),
    ("كمينا قرب مدينة الرقة أسفر عن مقتل 5 جنود", "قصفا قرب مدينة الرقة أسفر عن مقتل 8 جنود", []),
    ("كمينا في قرية الصفصاف أسفر عن مقتل 5 جنود", "الكمين في قرية البطمة أسفر عن مقتل 8 جنود", []),
    ("هذا العمل أسفر عن مقتل 5 جنود وعن خسائر كبيرة", "مقتل 8 جنود وعن أضرار واسعة في الثكنة", []),
    ("كمينا قرب مدينة الرقة أسفر عن مقتل 5 جنود", "الكمين قرب مدينة الرقة أسفر عن مقتل 18 جنديا", []),
]


@pytest.mark.parametrize(("left", "right", "told"), FIGURES)
def test_figures_conflict_where_they_may_be_of_one_incident(
    build: Build, call: Call, left: str, right: str, told: list[str]
) -> None:
    pile = pair(build, ("!سالم بن جابر", "assert", left), ("joe-biden", "assert", right))
    assert conflicts(pile, call) == told


def test_in_one_report_figures_in_other_words_are_a_list(build: Build, call: Call) -> None:
    left, right = "الهجوم على القاعدة أسفر عن مقتل 12 جنديا", "الهجوم على القاعدة أسفر عن مقتل 30 جنديا"
    said = ("joe-biden", "assert", left)
    assert conflicts(pair(build, said, ("vladimir-putin", "assert", right), one=True), call) == ["conflict.numbers"]
    assert conflicts(pair(build, said, ("?", "assert", right), one=True), call) == []
    one, other = "مبيعات النفط بلغت 300 ألف برميل يوميا", "بيع من النفط 500 ألف برميل يوميا في الأسواق البعيدة"
    apart = (("joe-biden", "assert", one), ("vladimir-putin", "assert", other))
    assert conflicts(pair(build, *apart), call) == ["conflict.numbers"]
    assert conflicts(pair(build, *apart, one=True), call) == []


FIGURED = frozenset({"same-speaker", "same-event", "numbers-differ"})


@pytest.mark.parametrize(("kind", "told"), [("title", ("conflict.numbers",)), ("paragraph", ())])
def test_a_headline_may_give_another_figure_than_its_text(build: Build, kind: BlockKind, told: tuple[str, ...]) -> None:
    left, right = "الهجوم على القاعدة أسفر عن مقتل 12 جنديا", "الهجوم على القاعدة أسفر عن مقتل 15 جنديا"
    (reading,) = pair(build, ("joe-biden", "assert", left), ("joe-biden", "assert", right), one=True)
    end = reading.report.text.index(". ") + 2
    blocks = (Block((0, end), kind), Block((end, len(reading.report.text)), "paragraph"))
    reading = replace(reading, report=replace(reading.report, blocks=blocks))
    one, two = statements(links([reading], Parties(world())), [])
    near = Near(0, 1, *[0.9] * 8)
    assert tuple(r.code for r in conflict(near, dict.fromkeys(FIGURED, 1.0), one, two)) == told


def test_what_each_says_of_himself_is_of_two_things(build: Build, call: Call) -> None:
    def told(left: str, right: str) -> list[str]:
        return conflicts(pair(build, ("joe-biden", "assert", left), ("vladimir-putin", "assert", right)), call)

    assert told("الحزب جمع 12 مليون دولار في الشتاء", "الحزب جمع 15 مليون دولار في الشتاء") == ["conflict.numbers"]
    assert told("لديه 12 مليون دولار جمعها في الشتاء", "لديه 15 مليون دولار جمعها في الشتاء") == []


def test_a_noun_names_the_place_behind_it() -> None:
    table = meaning("ar")
    texts = ("قصف في قرية الصفصاف", "قصف في بلدة الصفصاف الكبيرة")
    here, there = (sites(words(text, table).ordered, table) for text in texts)
    assert here == there
    assert len(here) == 1
    assert sites(words("قصف عنيف أمس", table).ordered, table) == frozenset()


def test_in_one_report_a_denial_answers_an_accusation_in_other_words_and_by_nobody_named(build: Build, call: Call) -> None:
    denied = ("!سالم بن جابر", "deny", "ضلوعه في أي صفقة مشبوهة لبيع القمح الفاسد")
    for accused in ("بالضلوع في صفقات القمح المشبوهة", "ببيع القمح"):
        assert conflicts(pair(build, ("?", "accuse", accused), denied, one=True), call) == ["conflict.denial"]
    assert conflicts(pair(build, ("?", "assert", "ببيع القمح"), denied, one=True), call) == []
    assert conflicts(pair(build, ("?", "accuse", "بتأخير رواتب المعلمين في الجنوب"), denied, one=True), call) == []


CLAIMED = "طهران ستحصل على مئة مليار دولار من الودائع القديمة"


def denying(build: Build, content: str, who: str, cue: str) -> Reading:
    """A denial whose content tells what another says, with that other's cue."""
    text = f"نفى بايدن {content}."
    reading = build("one", text, [("joe-biden", content, {"act": "deny"}), (who, CLAIMED, {"parent": "A1"})])
    start = text.index(cue)
    told = replace(reading.attributions[1], cue=Words(((start, start + len(cue)),)))
    return replace(reading, attributions=(reading.attributions[0], told))


def test_a_denial_stands_against_the_words_in_it(build: Build, call: Call) -> None:
    reading = denying(build, f"زعم بعض النواب أن {CLAIMED}", "!بعض النواب", "زعم")
    weighed = weigh([reading], [call(["one"])])
    assert [r.reasons[0].code for r in weighed.relations] == ["conflict.denial"]
    told = {
        c.speaker and c.speaker.name: ([m.attribution for m in c.members], [t.entity.name for t in c.told_by])
        for c in weighed.claims
    }
    assert told == {"Joe Biden": (["A1"], ["Joe Biden"]), "بعض النواب": (["A2"], ["بعض النواب"])}


def test_who_denies_another_thing_about_a_statement_or_what_he_said_himself_denies_it_not(build: Build, call: Call) -> None:
    passed_on = denying(build, f"تسريب زعم بعض النواب أن {CLAIMED}", "!بعض النواب", "زعم")
    own = denying(build, f"زعم بايدن أن {CLAIMED}", "joe-biden", "زعم")
    assert conflicts([passed_on], call) == conflicts([own], call) == []


def test_nobody_denies_a_claim_of_his_own(build: Build, call: Call) -> None:
    denied = "مساعدة بلاده للمتمردين على حدود الجنوب بالسلاح والمال"
    accused = "بمساعدة المتمردين على حدود الجنوب بالسلاح والمال"
    text = f"نفى بوتين {denied}. واتهم آخرون موسكو {accused}."
    pile = [build("one", text, [("vladimir-putin", denied, {"act": "deny"}), ("?", accused, {"act": "accuse"})])]
    assert conflicts(pile, call) == ["conflict.denial"]
    said = build("two", f"اتهم بوتين جيرانه {accused}.", [("vladimir-putin", accused, {"act": "accuse"})])
    claims = weigh([*pile, said], [call(["one", "two"])])
    shared = [c for c in claims.claims if len(c.members) > 1]
    assert [c.speaker and c.speaker.name for c in shared] == ["Vladimir Putin"]
    assert not [r for r in claims.relations if r.relation == "contradicts"]


def test_who_denies_a_claim_does_not_leave_it_out(build: Build, call: Call) -> None:
    content = f"زعم البيت الأبيض أن {CLAIMED}"
    text = f"نفى الكرملين {content}."
    said = [("kremlin", content, {"act": "deny"}), ("white-house", CLAIMED, {"parent": "A1"})]
    reading = build("one", text, said)
    start = text.index("زعم")
    told = replace(reading.attributions[1], cue=Words(((start, start + 3),)))
    denied = replace(reading, attributions=(reading.attributions[0], told))
    assert weigh([denied], [call(["one"])]).silences == ()
    other = ("kremlin", "assert", "المحادثات حول صادرات القمح ستستأنف في الربيع")
    apart = pair(build, other, ("white-house", "assert", CLAIMED), one=True)
    assert {s.basis for s in weigh(apart, [call(["one"])]).silences} == {"excerpts-only"}


EFFECTS = [
    ("الاتفاق سيحد من إنتاج الصواريخ", "الاتفاق يمنحهم طريقا إلى صواريخ جديدة", ["conflict.effects"]),
    ("الاتفاق سيمنعهم من امتلاك الصواريخ", "ذلك الاتفاق يضعهم على الطريق لأن يطلقوا صواريخ بعيدة المدى", ["conflict.effects"]),
    ("الاتفاق سيمنعهم من امتلاك الصواريخ", "الاتفاق يحول دون تطوير الصواريخ", []),
    ("الاتفاق سيحد من إنتاج الصواريخ", "الاتفاق لا يمنح أحدا صواريخ جديدة", []),
    ("الاتفاق سيحد من إنتاج الصواريخ", "الاتفاق يتيح تصدير القمح والغاز", []),
    ("الاتفاق سيحد من إنتاج الصواريخ", "الحرب تمنحهم صواريخ جديدة", []),
    ("الاتفاق مهم، ووقف إنتاج الصواريخ مطلوب", "الاتفاق يمنحهم صواريخ جديدة", []),
]


@pytest.mark.parametrize(("left", "right", "told"), EFFECTS)
def test_contrary_effects_of_one_thing_on_one_thing_conflict(
    build: Build, call: Call, left: str, right: str, told: list[str]
) -> None:
    pile = pair(build, ("joe-biden", "assert", left), ("vladimir-putin", "assert", right), one=True)
    assert conflicts(pile, call) == told


def test_contrary_effects_are_told_by_two_who_assert(build: Build, call: Call) -> None:
    left, right = "الاتفاق سيحد من إنتاج الصواريخ", "الاتفاق يمنحهم طريقا إلى صواريخ جديدة"
    said = ("joe-biden", "assert", left)
    assert conflicts(pair(build, said, ("vladimir-putin", "assert", right)), call) == ["conflict.effects"]
    for other in (("joe-biden", "assert", right), ("vladimir-putin", "demand", right), ("?", "assert", right)):
        assert conflicts(pair(build, said, other, one=True), call) == []


def test_a_denial_answers_who_says_what_it_begins_with(build: Build, call: Call) -> None:
    def told(said: str, who: str = "joe-biden") -> list[str]:
        denied = ("dmitry-peskov", "deny", "وجود تنسيق مع المتمردين في الجنوب")
        return conflicts(pair(build, (who, "assert", said), denied, one=True), call)

    assert told("التنسيق مع المتمردين بدأ قبل أسابيع عبر وسطاء") == ["conflict.denial"]
    assert told("التنسيق مع المتمردين بدأ قبل أسابيع عبر وسطاء", "?") == []
    assert told("المتمردين في الجنوب ينتظرون وسطاء من الشمال منذ أسابيع") == []
