import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from musnad.model import Attribution, Claim, Member, Party, Reading, Reason, Ref, Report, Words
from musnad.weigh import Weighed, weigh
from musnad.weigh.propositions import propositions
from musnad.weigh.words import meaning


def claim_of(weighed: Weighed, report: str, attribution: str) -> Claim:
    (found,) = [c for c in weighed.claims if Member(report, attribution) in c.members]
    return found


def test_one_claim_has_members_at_every_depth(pile, call) -> None:
    weighed = weigh(pile, [call(["north", "south", "east", "west"])])
    claim = claim_of(weighed, "north", "A1")
    assert set(claim.members) == {Member("north", "A1"), Member("south", "A1"), Member("south", "A2")}
    assert claim.speaker == Ref("joe-biden", "Joe Biden")
    assert claim.outlets == 2
    assert claim.events == ("call",)


def test_a_spokeswoman_and_her_president_are_one_origin(pile, call) -> None:
    claim = claim_of(weigh(pile, [call(["north", "south", "east"])]), "north", "A1")
    assert claim.independent_origins == 1
    assert [o.entity.id for o in claim.origins] == ["white-house"]
    assert claim.origins[0].chains == (("north", "Joe Biden"), ("south", "Jen Psaki", "Joe Biden"))


def test_what_one_side_tells_of_the_other_stands_on_its_own_side_only(pile, call) -> None:
    claim = claim_of(weigh(pile, [call(["north", "south", "east"])]), "east", "A2")
    assert claim.speaker == Ref("joe-biden", "Joe Biden")
    assert claim.sides_telling == ("Russia",)
    assert [(t.entity.id, t.side) for t in claim.told_by] == [("yuri-ushakov", "Russia")]
    assert Member("east", "A1") in claim.members


def test_an_official_to_a_newspaper_is_another_origin_of_the_same_side(build, call) -> None:
    words = "واشنطن سترسل دفعة من الأسلحة الدفاعية إلى كييف"
    one = build("one", f"قال بايدن إن {words}.", [("joe-biden", words, {})])
    two = build("two", f"قال مسؤول أميركي إن {words}.", [("~مسؤول أميركي@united-states", words, {"via": "reuters"})])
    claim = claim_of(weigh([one, two], [call(["one", "two"])]), "one", "A1")
    other = claim_of(weigh([one, two], [call(["one", "two"])]), "two", "A1")
    assert {o.side for c in (claim, other) for o in c.origins} == {"United States"}
    assert other.origins[-1].chains[-1][:2] == ("two", "Reuters")


def test_a_state_is_no_origin_beside_its_own_office(build, call) -> None:
    words = "إلغاء جميع القيود المفروضة على عمل البعثات الدبلوماسية"
    one = build("one", f"اقترحت روسيا {words}.", [("russia", words, {"act": "propose"})])
    two = build("two", f"اقترح الكرملين {words}.", [("kremlin", words, {"act": "propose"})])
    claim = claim_of(weigh([one, two], [call(["one", "two"])]), "one", "A1")
    assert [o.entity.id for o in claim.origins] == ["kremlin"]
    assert claim.outlets == 2


def test_an_agency_that_relays_is_no_origin(build, call) -> None:
    text = "نقلت رويترز أن لافروف أعلن تأجيل المحادثات أسبوعا كاملا."
    report = build(
        "one",
        text,
        [
            ("reuters", "لافروف أعلن تأجيل المحادثات أسبوعا كاملا", {}),
            ("sergey-lavrov", "تأجيل المحادثات أسبوعا كاملا", {"parent": "A1"}),
        ],
    )
    claim = claim_of(weigh([report], [call(["one"])]), "one", "A2")
    assert [o.entity.id for o in claim.origins] == ["sergey-lavrov"]
    assert claim.origins[0].chains == (("one", "Reuters", "Sergey Lavrov"),)


def test_a_carrier_that_alone_vouches_is_the_origin(build) -> None:
    report = build("one", "ذكرت رويترز أن انفجارا هز الميناء فجر اليوم.", [("reuters", "انفجارا هز الميناء فجر اليوم", {})])
    claim = claim_of(weigh([report], []), "one", "A1")
    assert [o.entity.id for o in claim.origins] == ["reuters"]
    assert "origin.carrier-alone" in {r.code for r in claim.reasons}


def test_copies_without_credit_are_one_origin(build, call) -> None:
    text = (
        "قال شهود إن حريقا كبيرا التهم سوق المدينة القديم ليلة أمس وإن رجال الإطفاء وصلوا بعد ساعتين من اندلاعه "
        "بينما فر الباعة إلى الشوارع المجاورة ولم تعرف أسباب الحادث حتى الآن وقد فتحت الشرطة تحقيقا واسعا فيه"
    )
    said = "حريقا كبيرا التهم سوق المدينة القديم ليلة أمس"
    copies = [build(id, text, [(f"~شهود {id}", said, {})]) for id in ("one", "two")]
    claims = weigh(copies, [call(["one", "two"])]).claims
    assert max(c.independent_origins for c in claims) == 1


def test_who_speaks_for_whom_is_read_from_his_own_description(build) -> None:
    from musnad.model import Mention
    from musnad.world import world

    text = "قال وزير النقل القطري سالم بن جابر إن الميناء الجديد سيفتح أبوابه في الربيع."
    name = "وزير النقل القطري سالم بن جابر"
    reading = build("one", text, [(f"!{name}", "الميناء الجديد سيفتح أبوابه في الربيع", {})])
    start = text.index("القطري")
    reading = Reading(reading.report, reading.attributions, (Mention((start, start + 6), "place", world().ref("qatar")),))
    claim = claim_of(weigh([reading], []), "one", "A1")
    assert claim.sides_telling == ("Qatar",)


def test_other_numbers_for_one_unit_conflict(build, call) -> None:
    texts = {"one": "الهجوم على القاعدة أسفر عن مقتل 12 جنديا", "two": "الهجوم على القاعدة أسفر عن مقتل 30 جنديا"}
    speakers = {"one": "joe-biden", "two": "vladimir-putin"}
    pile = [build(id, f"قال إن {text}.", [(speakers[id], text, {})]) for id, text in texts.items()]
    weighed = weigh(pile, [call(["one", "two"])])
    (relation,) = weighed.relations
    assert relation.relation == "contradicts"
    assert relation.reasons[0].code == "conflict.numbers"
    assert all(c.disputed for c in weighed.claims)


def test_figures_of_two_days_are_a_development(build, call) -> None:
    texts = {"one": "الهجوم على القاعدة أسفر عن مقتل 12 جنديا", "two": "الهجوم على القاعدة أسفر عن مقتل 30 جنديا"}
    days = {"one": "2021-12-30", "two": "2021-12-31"}
    pile = [build(id, f"قال إن {text}.", [("joe-biden", text, {})], published=days[id]) for id, text in texts.items()]
    assert not any(r.relation == "contradicts" for r in weigh(pile, [call(["one", "two"])]).relations)


@pytest.mark.parametrize(("acts", "told"), [(("assert", "assert"), True), (("assert", "demand"), False)])
def test_only_who_asserts_can_be_contradicted_by_a_negation(build, call, acts: tuple[str, str], told: bool) -> None:
    texts = {"one": "القوات الروسية ستعبر الحدود الشرقية ليلا", "two": "القوات الروسية لن تعبر الحدود الشرقية ليلا"}
    speakers = {"one": "joe-biden", "two": "vladimir-putin"}
    pile = [
        build(id, f"قال إن {text}.", [(speakers[id], text, {"act": act})])
        for act, (id, text) in zip(acts, texts.items(), strict=True)
    ]
    assert any(r.relation == "contradicts" for r in weigh(pile, [call(["one", "two"])]).relations) == told


def test_who_denies_contradicts_who_states(build, call) -> None:
    words = "قوات روسية عبرت الحدود الشرقية ليلا"
    one = build("one", f"قال بايدن إن {words}.", [("joe-biden", words, {})])
    two = build("two", f"نفى بوتين أن {words}.", [("vladimir-putin", words, {"act": "deny"})])
    weighed = weigh([one, two], [call(["one", "two"])])
    assert [r.relation for r in weighed.relations] == ["contradicts"]
    assert len(weighed.claims) == 2


def test_two_sides_that_state_one_fact_agree(build, call) -> None:
    words = "الرئيسين اتفقا على عقد جولة جديدة من المحادثات في جنيف"
    pile = [build(id, f"قال إن {words}.", [(who, words, {})]) for id, who in (("one", "jen-psaki"), ("two", "dmitry-peskov"))]
    weighed = weigh(pile, [call(["one", "two"])])
    assert [r.relation for r in weighed.relations] == ["agrees"]
    assert len(weighed.claims) == 2


def test_one_wording_with_a_speaker_who_is_not_named_beside_it_is_no_agreement(build, call) -> None:
    words = "الرئيسين اتفقا على عقد جولة جديدة من المحادثات في جنيف"
    how = {"reasons": (Reason("speaker", {"speaker_rule": "carried"}),)}
    pile = [
        build("one", f"قال إن {words}.", [("jen-psaki", words, {})]),
        build("two", f"قال إن {words}.", [("dmitry-peskov", words, how)]),
    ]
    assert weigh(pile, [call(["one", "two"])]).relations == ()


def test_a_stated_silence_names_the_claim_that_is_left_out(pile, call) -> None:
    weighed = weigh(pile, [call(["north", "south", "east", "west"])])
    (silence,) = [s for s in weighed.silences if s.basis == "stated"]
    assert (silence.party, silence.side) == ("White House", "United States")
    assert silence.claim == claim_of(weighed, "east", "A4").id


def test_what_a_party_is_said_not_to_answer_is_told_by_him_who_asked(build, call) -> None:
    text = "لم يذكر البيت الأبيض كيف رد بايدن على مطالبة بوتين بسحب الصواريخ من الجزر الشمالية."
    report = build(
        "one",
        text,
        [
            ("white-house", "كيف رد بايدن على مطالبة بوتين بسحب الصواريخ من الجزر الشمالية", {"polarity": "not-said"}),
            ("vladimir-putin", "بسحب الصواريخ من الجزر الشمالية", {"parent": "A1", "act": "demand"}),
        ],
    )
    weighed = weigh([report], [call(["one"])])
    claim = claim_of(weighed, "one", "A2")
    assert claim.members == (Member("one", "A2"),)
    assert claim.sides_telling == ("Russia",)
    assert [(s.basis, s.side) for s in weighed.silences if s.claim == claim.id] == [("stated", "United States")]


def test_nobody_is_silent_on_what_may_be_his_own_words(build, call) -> None:
    text = "لم يذكر البيت الأبيض القرية، لكنه قال إن الطريق إليها مفتوح أمام الشاحنات. وقال أوشاكوف إن موسكو تنتظر."
    said = [
        ("white-house", "القرية، لكنه قال إن الطريق إليها مفتوح أمام الشاحنات", {"polarity": "not-said"}),
        ("?", "الطريق إليها مفتوح أمام الشاحنات", {"parent": "A1"}),
        ("yuri-ushakov", "موسكو تنتظر", {}),
    ]
    weighed = weigh([build("one", text, said)], [call(["one"])])
    assert not [s for s in weighed.silences if s.basis == "stated"]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "لم يذكر البيت الأبيض موعد الجولة، لكن مصادر قالت إن بوتين طالب بسحب الصواريخ من الجزر الشمالية.",
            "موعد الجولة، لكن مصادر قالت إن بوتين طالب بسحب الصواريخ من الجزر الشمالية",
        ),
        ("وكان البيت الأبيض صامتا. ولم يذكر كيف رد على مطالبة بوتين بسحب الصواريخ.", "كيف رد على مطالبة بوتين بسحب الصواريخ"),
    ],
)
def test_what_is_set_against_a_silence_or_whose_it_is_unsure_is_none(build, call, text: str, content: str) -> None:
    inner = content.rpartition("بسحب")[1] + content.rpartition("بسحب")[2]
    said = [("white-house", content, {"polarity": "not-said"}), ("vladimir-putin", inner, {"parent": "A1", "act": "demand"})]
    report = build("one", text, said)
    start = text.index("البيت الأبيض")
    here = ((start, start + len("البيت الأبيض")),)
    unsaid = report.attributions[0]
    source = replace(unsaid.source, named_at=here, spans=here if "لكن" in content else ())
    report = replace(report, attributions=(replace(unsaid, source=source), report.attributions[1]))
    weighed = weigh([report], [call(["one"])])
    assert not [s for s in weighed.silences if s.basis == "stated"]


def test_excerpts_alone_are_told_as_such(pile, call) -> None:
    weighed = weigh(pile, [call(["north", "south", "east"])])
    told = {(s.claim, s.side): s.basis for s in weighed.silences}
    assert told[claim_of(weighed, "east", "A2").id, "United States"] == "excerpts-only"
    assert told[claim_of(weighed, "north", "A1").id, "Russia"] == "excerpts-only"


def test_a_whole_readout_that_leaves_a_claim_out_is_silent(build, call) -> None:
    readout = build(
        "readout",
        "بحث الرئيسان التجارة الزراعية بين البلدين. وقال بوتين إن القمح سيصل في موعده.",
        [("vladimir-putin", "القمح سيصل في موعده", {})],
        voice="russia",
    )
    other = build(
        "other",
        "أبلغ بايدن بوتين أن القاعدة البحرية الجديدة ستغلق أبوابها نهائيا.",
        [("joe-biden", "القاعدة البحرية الجديدة ستغلق أبوابها نهائيا", {"to": "vladimir-putin"})],
    )
    weighed = weigh([readout, other], [call(["readout", "other"])])
    (silence,) = [s for s in weighed.silences if s.claim == claim_of(weighed, "other", "A1").id]
    assert (silence.basis, silence.side) == ("full-readout", "Russia")


def test_a_report_narrates_what_another_attributes(build, call) -> None:
    words = "القافلة الطبية الأولى دخلت المدينة المحاصرة صباح الخميس"
    one = build("one", f"قال بايدن إن {words}.", [("joe-biden", words, {})])
    two = build("two", f"{words}. وقال بوتين إن الطريق مفتوح.", [("vladimir-putin", "الطريق مفتوح", {})])
    claim = claim_of(weigh([one, two], [call(["one", "two"])]), "one", "A1")
    assert [n.report for n in claim.narrated] == ["two"]


def test_pairs_of_a_store_limit_what_is_compared(pile, call) -> None:
    weighed = weigh(pile, [call(["north", "south", "east"])], pairs=[])
    assert Member("south", "A2") not in claim_of(weighed, "north", "A1").members


def test_nothing_gives_nothing() -> None:
    assert weigh([], []) == Weighed()
    assert weigh([Reading(Report("one", "نص"))], []) == Weighed()


def test_a_promise_and_a_conditional_threat_are_not_told_by_both_sides(build, call) -> None:
    promise, threat = "واشنطن لن تنشر صواريخ هجومية في أوكرانيا", "واشنطن ستنشر صواريخ هجومية في أوكرانيا إذا هاجمتها روسيا"
    east = build(
        "east",
        f"قال أوشاكوف إن بايدن أكد أن {promise}.",
        [("yuri-ushakov", f"بايدن أكد أن {promise}", {}), ("joe-biden", promise, {"parent": "A1"})],
    )
    west = build("west", f"قالت ساكي إن {threat}.", [("jen-psaki", threat, {"modality": "conditional"})])
    assert [c.sides_telling for c in weigh([east, west], [call(["east", "west"])]).claims] in (
        [("Russia",), ("United States",)],
        [("United States",), ("Russia",)],
    )


def test_an_adjunct_at_the_end_is_no_proposition_of_its_own() -> None:
    text = "الحكومة سترفع أسعار الوقود المدعوم قريبا، في تصريحات أدلى بها لصحيفة محلية مساء الجمعة"
    assert propositions(text, ((0, len(text)),), meaning("ar")) == [((0, len(text)),)]


def test_media_described_by_countries_tell_for_none(build) -> None:
    report = build(
        "one", "ذكرت صحف أميركية أن المحادثات تعثرت في جنيف.", [("~صحف أميركية@united-states", "المحادثات تعثرت في جنيف", {})]
    )
    a = replace(report.attributions[0], source=replace(report.attributions[0].source, kind="outlet", role="outlet"))
    (claim,) = weigh([replace(report, attributions=(a,))], []).claims
    assert claim.sides_telling == ()


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_reports_does_not_matter(pile, call, seed) -> None:
    event = call(["north", "south", "east", "west"])
    shuffled = random.Random(seed).sample(pile, len(pile))
    assert weigh(shuffled, [event]) == weigh(pile, [event])


PEOPLE = ("joe-biden", "vladimir-putin", "yuri-ushakov", "jen-psaki", "reuters")
WORDS = "موسكو واشنطن عقوبات لم ترد 12 جنديا 30 على الحدود ، . لكن القوات إذا هاجمت السلام ارتفع انخفض لا"


@st.composite
def piles(draw: st.DrawFn) -> list[Reading]:
    """Reports of random words with random attributions over them, nested and not, empty contents too."""
    out = []
    for n in range(draw(st.integers(1, 3))):
        text = " ".join(draw(st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=25)))
        rows: list[Attribution] = []
        for k in range(draw(st.integers(0, 5))):
            start, end = sorted(draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))))
            who = draw(st.sampled_from((*PEOPLE, "")))
            rows.append(
                Attribution(
                    f"A{k}",
                    Words(),
                    Words(((start, end),) if start < end else ()),
                    source=Party(entities=(Ref(who, who),), kind="named") if who else Party(),
                    parent=draw(st.sampled_from((None, *(f"A{i}" for i in range(k))))),
                    act=draw(st.sampled_from(("assert", "deny"))),
                    polarity=draw(st.sampled_from(("said", "said", "not-said"))),
                )
            )
        out.append(Reading(Report(f"r{n}", text, language="ar"), tuple(rows)))
    return out


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(piles())
def test_whatever_was_read_claims_are_whole(pile) -> None:
    weighed = weigh(pile, [])
    assert weigh(pile[::-1], []) == weighed
    known = {Member(r.report.id, a.id) for r in pile for a in r.attributions}
    texts = {r.report.id: r.report.text for r in pile}
    languages = {r.report.id: r.report.language for r in pile}
    ids = [c.id for c in weighed.claims]
    assert len(ids) == len(set(ids))
    for claim in weighed.claims:
        assert claim.members
        assert set(claim.members) <= known
        for told in (claim.gist, *claim.gists):
            assert told.spans
            assert all(texts[told.report][start:end].strip() for start, end in told.spans)
        assert len({languages[e.report] for e in (claim.gist, *claim.gists)}) == 1 + len(claim.gists)
        assert set(claim.sides_telling) == {t.side for t in claim.told_by if t.side}
        assert claim.independent_origins >= 1
    assert {r for relation in weighed.relations for r in (relation.left, relation.right)} <= set(ids)
    assert {s.claim for s in weighed.silences} <= set(ids)
    for silence in weighed.silences:
        (claim,) = [c for c in weighed.claims if c.id == silence.claim]
        assert silence.side not in claim.sides_telling
