"""Drafts held against a small pile in two languages: what they rest on, what they lost or altered, and what nothing carries."""

import pytest

from musnad import pipeline, read, report
from musnad.errors import InputError
from musnad.model import Checked, Reading
from musnad.world import sidings

PILE = (
    (
        "صحيفة المثال",
        "2021-12-31T09:00:00Z",
        "تحدث الرئيس الروسي فلاديمير بوتين ونظيره الأمريكي جو بايدن في اتصال هاتفي يوم الخميس 30 ديسمبر 2021 دام 40 دقيقة.\n"
        "وقال مستشار الكرملين يوري أوشاكوف إن بايدن أبلغ بوتين أن واشنطن لن تغلق قنصليتها في الجزر الشمالية.\n"
        "وحذرت جين ساكي، المتحدثة باسم البيت الأبيض، من أن واشنطن ستوقف شحنات القمح إذا أغلقت موسكو ميناء الجزيرة.\n"
        "ونفى المتحدث باسم الكرملين دميتري بيسكوف أن تكون موسكو تخطط لبيع سكة الحديد الجديدة.\n"
        "وقال مسؤول أمريكي كبير لصحيفة «واشنطن بوست» إن الميناء الجديد سيكلف الخزانة الروسية ثمنا باهظا.\n"
        "ومن المقرر أن يجتمع الوزيران في جنيف يوم 10 يناير 2022.",
    ),
    (
        "The Sample Wire",
        "2021-12-31T12:00:00Z",
        "Vladimir Putin and Joe Biden spoke by telephone on 30 December 2021.\n"
        "Kremlin spokesman Dmitry Peskov said that 12 ships with grain had left the port of the island.\n"
        "White House press secretary Jen Psaki said that the grain of the northern islands was of the best kind.",
    ),
)


@pytest.fixture(scope="module")
def pile() -> list[Reading]:
    return [read(report(text, outlet=outlet, published=day)) for outlet, day, text in PILE]


def checked(pile: list[Reading], *sentences: str) -> list[Checked]:
    return list(pipeline.check(report("\n".join(sentences)), pile).check.sentences)


def told(pile: list[Reading], sentence: str) -> tuple[str, list[str]]:
    """How one sentence stands, and what differs."""
    (one,) = checked(pile, sentence)
    return one.standing, [r.code.removeprefix("check.") for p in one.points for r in p.findings]


@pytest.mark.parametrize(
    "sentence",
    [
        "قال أوشاكوف إن بايدن أبلغ بوتين أن واشنطن لن تغلق قنصليتها في الجزر الشمالية.",
        "Dmitry Peskov said that 12 grain ships had left the port of the island.",
        "قالت جين ساكي إن واشنطن ستوقف شحنات القمح إذا أغلقت موسكو ميناء الجزيرة.",
        "Yuri Ushakov said that Biden told Putin that Washington would not close its consulate in the northern islands.",
        "نفى دميتري بيسكوف أن تكون موسكو تخطط لبيع سكة الحديد الجديدة.",
        "يجتمع الوزيران في جنيف يوم 10 يناير 2022.",
    ],
)
def test_faithful_sentences_stand(pile: list[Reading], sentence: str) -> None:
    assert told(pile, sentence) == ("stands", [])


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("قال سيرغي لافروف إن واشنطن ستوقف شحنات القمح إذا أغلقت موسكو ميناء الجزيرة.", "speaker"),
        ("Jen Psaki said that 12 grain ships had left the port of the island.", "speaker"),
        ("قال جيك سوليفان إن الميناء الجديد سيكلف الخزانة الروسية ثمنا باهظا.", "speaker-named"),
        ("قال بايدن لبوتين إن واشنطن لن تغلق قنصليتها في الجزر الشمالية.", "account"),
        ("Biden told Putin that Washington would not close its consulate in the northern islands.", "account"),
        ("سيكلف الميناء الجديد الخزانة الروسية ثمنا باهظا.", "attribution"),
        ("The new port will cost the Russian treasury a heavy price.", "attribution"),
        ("قالت جين ساكي إن واشنطن ستوقف شحنات القمح.", "condition-dropped"),
        ("Dmitry Peskov said that 20 grain ships had left the port of the island.", "number"),
        ("دام الاتصال الهاتفي بين بوتين وبايدن 90 دقيقة.", "number"),
        ("يجتمع الوزيران في جنيف يوم 20 يناير 2022.", "day"),
        ("قال دميتري بيسكوف إن موسكو تخطط لبيع سكة الحديد الجديدة.", "negation"),
        ("Dmitry Peskov said that Moscow plans to sell the new railway.", "negation"),
        ("قال أوشاكوف إن بايدن أبلغ بوتين أن واشنطن ستغلق قنصليتها في الجزر الشمالية.", "negation"),
        ("زعمت جين ساكي أن واشنطن ستوقف شحنات القمح إذا أغلقت موسكو ميناء الجزيرة.", "colour"),
    ],
)
def test_what_was_altered_is_told(pile: list[Reading], sentence: str, expected: str) -> None:
    standing, found = told(pile, sentence)
    assert standing == "altered"
    assert expected in found


def test_what_another_place_has_as_the_draft_does_is_no_finding(pile: list[Reading]) -> None:
    other = read(report("قال أوشاكوف إن الميناء الجديد سيكلف الخزانة الروسية ثمنا باهظا.", outlet="موقع المثال"))
    sentence = "قال يوري أوشاكوف إن الميناء الجديد سيكلف الخزانة الروسية ثمنا باهظا."
    assert told(pile, sentence)[0] == "altered"
    assert told([*pile, other], sentence) == ("stands", [])


ACCOUNT = "قال بايدن لبوتين إن واشنطن لن تغلق قنصليتها في الجزر الشمالية."


@pytest.mark.parametrize(
    ("sides", "expected"),
    [
        ([], "altered"),
        (["Kremlin=The Two", "United States=The Two"], "stands"),
        (["Kremlin=The East@2021-12-30"], "altered"),
        (["Kremlin=The Two@2021-12-30", "United States=The Two@2021-12-30"], "stands"),
    ],
)
def test_whose_account_it_is_goes_by_the_sides_that_are_given(pile: list[Reading], sides: list[str], expected: str) -> None:
    (one,) = pipeline.check(report(ACCOUNT), pile, sides=sidings(sides)).check.sentences
    assert one.standing == expected


def test_sides_that_hold_in_an_event_alone_make_no_other_account_of_a_faithful_sentence(pile: list[Reading]) -> None:
    faithful = report("قال أوشاكوف إن بايدن أبلغ بوتين أن واشنطن لن تغلق قنصليتها في الجزر الشمالية.")
    (one,) = pipeline.check(faithful, pile, sides=sidings(["Kremlin=The East@2021-12-30"])).check.sentences
    assert one.standing == "stands"


def test_who_is_named_elsewhere_in_the_report_may_be_named(pile: list[Reading]) -> None:
    text = "التقى جيك سوليفان الصحفيين.\nوقال مسؤول أمريكي كبير إن الجسر القديم سيهدم في الصيف المقبل."
    other = read(report(text, outlet="موقع المثال"))
    sentence = "قال جيك سوليفان إن الجسر القديم سيهدم في الصيف المقبل."
    assert told([*pile, other], sentence) == ("stands", [])


def test_who_is_named_in_words_of_the_outlet_may_have_said_them() -> None:
    text = (
        "واستمع الوزراء إلى دميتري بيسكوف في مداخلة عن عودة السفن تدريجيا إلى الميناء القديم رغم دمار العاصفة.\n"
        "وقال جون كيري إن السفن عادت إلى الميناء القديم."
    )
    other = read(report(text, outlet="موقع المثال"))
    assert told([other], "قال دميتري بيسكوف إن السفن تعود تدريجيا إلى الميناء القديم.") == ("stands", [])
    assert told([other], "قال سيرغي لافروف إن السفن عادت إلى الميناء القديم.") == ("altered", ["speaker"])


def test_the_owner_of_a_verbal_noun_may_be_whom_it_befalls() -> None:
    text = "وذكرت وكالة الأناضول أن الحكومة تعتزم توجيه الدعوة إلى جون كيري لزيارة أنقرة والوقوف على آثار الدمار."
    sentence = "تعتزم الحكومة التركية دعوة جون كيري إلى زيارة أنقرة، بحسب وكالة الأناضول."
    assert "speaker" not in told([read(report(text, outlet="موقع المثال"))], sentence)[1]


def test_who_is_named_beside_an_unnamed_speaker_is_another(pile: list[Reading]) -> None:
    text = "وقال مسؤول أمريكي كبير إن الجسر القديم سيهدم في الصيف المقبل، مضيفا أن جيك سوليفان سيحضر الافتتاح."
    other = read(report(text, outlet="موقع المثال"))
    sentence = "قال جيك سوليفان إن الجسر القديم سيهدم في الصيف المقبل."
    assert told([*pile, other], sentence) == ("altered", ["speaker-named"])


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "Kremlin spokesman Dmitry Peskov said that the opening of the railway depended on the repair of the southern bridge.",
            "Dmitry Peskov said that the railway would be opened.",
        ),
        (
            "قال المتحدث باسم الكرملين دميتري بيسكوف إن افتتاح سكة الحديد الجديدة يتوقف على إصلاح الجسر الجنوبي.",
            "قال دميتري بيسكوف إن سكة الحديد الجديدة ستفتتح.",
        ),
        ("ستغلق موسكو مدارس الجزيرة الشمالية أسبوعا إذا وصلت العاصفة إلى الساحل.", "ستغلق موسكو مدارس الجزيرة الشمالية أسبوعا."),
    ],
)
def test_what_hangs_on_something_is_not_told_without_it(text: str, sentence: str) -> None:
    assert told([read(report(text, outlet="The Example"))], sentence) == ("altered", ["condition-dropped"])


def test_words_that_point_back_may_have_their_condition_there(pile: list[Reading]) -> None:
    text = "قال دميتري بيسكوف إن هذا سيؤدي إلى إغلاق سكة الحديد الجديدة أمام سفن القمح الأجنبية."
    before = "قال دميتري بيسكوف إن العاصفة إذا وصلت إلى الساحل ستؤدي إلى إغلاق سكة الحديد الجديدة أمام سفن القمح الأجنبية."
    others = [read(report(words, outlet=outlet)) for words, outlet in ((text, "موقع المثال"), (before, "جريدة المثال"))]
    sentence = "قال دميتري بيسكوف إن سكة الحديد الجديدة ستغلق أمام سفن القمح الأجنبية."
    assert told(others[:1], sentence) == ("stands", [])
    assert told(others, sentence) == ("altered", ["condition-dropped"])


def test_what_an_outlet_tells_in_its_own_voice_may_be_told_as_a_fact(pile: list[Reading]) -> None:
    other = read(report("وسيكلف الميناء الجديد الخزانة الروسية ثمنا باهظا.", outlet="موقع المثال"))
    sentence = "سيكلف الميناء الجديد الخزانة الروسية ثمنا باهظا."
    assert told([*pile, other], sentence) == ("stands", [])


@pytest.mark.parametrize(
    "sentence",
    ["Angela Merkel will travel to Kyiv in February to mediate.", "أعلنت فرنسا أنها سترسل ألف جندي إلى مالي في الصيف."],
)
def test_what_nothing_carries_says_so(pile: list[Reading], sentence: str) -> None:
    assert told(pile, sentence) == ("unsupported", [])


@pytest.mark.parametrize("sentence", ["What follows is less clear.", "ونعود إلى ما سبق.", "هل من جديد؟"])
def test_a_sentence_without_a_claim_is_passed_over_and_says_why(pile: list[Reading], sentence: str) -> None:
    (one,) = checked(pile, sentence)
    assert one.standing == "passed"
    assert [r.code for p in one.points for r in p.reasons]


def test_sentences_keep_their_order_and_their_spans(pile: list[Reading]) -> None:
    lines = ("What follows is less clear.", "Dmitry Peskov said that 20 grain ships had left the port of the island.")
    text = "\n".join(lines)
    found = pipeline.check(report(text), pile).check
    assert [found.text[start:end] for start, end in (s.span for s in found.sentences)] == list(lines)
    (point,) = found.sentences[1].points
    (finding,) = point.findings
    before = pile[1].report.text
    assert "".join(before[start:end] for start, end in finding.values["before"]).startswith("12 ships")
    assert "".join(text[start:end] for start, end in finding.values["after"]).startswith("20 grain ships")
    assert point.rests[finding.values["place"]].report == pile[1].report.id


def test_the_draft_is_no_report_of_the_pile(pile: list[Reading]) -> None:
    twin = report(PILE[0][2], outlet=PILE[0][0], published=PILE[0][1])
    found = pipeline.check(twin, pile)
    assert {s.standing for s in found.check.sentences} <= {"stands", "passed", "unsure"}
    assert found.read == 2
    assert all(rest.report in {r.report.id for r in pile} for s in found.check.sentences for p in s.points for rest in p.rests)


def test_an_empty_pile_carries_nothing() -> None:
    (one,) = checked([], "Dmitry Peskov said that 20 ships had left the port of the island.")
    assert one.standing == "unsupported"
    assert not one.points[0].rests


def test_a_draft_in_a_language_that_is_not_read_is_an_error(pile: list[Reading]) -> None:
    with pytest.raises(InputError, match="language"):
        pipeline.check(report("Zażółć gęślą jaźń, rzekł minister spraw zagranicznych w piątek."), pile)


DAM = (
    (
        "صحيفة الجسر",
        "2021-05-10T09:00:00Z",
        "قال وزير الري السوداني حسن عبد الباقي إن الخرطوم لن تقبل أي ملء قبل توقيع اتفاق ملزم في قلعة مرجوش.\n"
        "وقال وزير الري السوداني حسن عبد الباقي إن 24 قرية على ضفة النهر ستغمرها المياه.\n"
        "وأكد وفد إثيوبيا أن الملء سيبدأ في موعده.\n"
        "ومن المقرر أن يقدم الاتحاد الأفريقي مسودة جديدة إلى الأطراف.\n"
        "وذكر مسؤول مصري، شريطة عدم الكشف عن هويته، أن القاهرة ستطلب خبراء في الري.\n"
        "ونفت وزارة المياه الإثيوبية أن يكون وفدها قد عرض صفقة قمح على السودان.\n"
        "وقال حسن عبد الباقي إن وفد إثيوبيا عرض صفقة قمح على السودان.",
    ),
)


@pytest.fixture(scope="module")
def dam() -> list[Reading]:
    return [read(report(text, outlet=outlet, published=day)) for outlet, day, text in DAM]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The Ethiopian delegation chief said that Khartoum would accept no filling before a binding agreement.", "speaker"),
        ("وأكد حسن عبد الباقي أن 90 منزلا على ضفة النهر ستغمرها المياه.", "figure"),
        ("وقدم الاتحاد الأفريقي مسودة جديدة إلى الأطراف.", "planned-as-done"),
        ("قالت وزارة المياه الإثيوبية إن وفدها عرض صفقة قمح على السودان.", "negation"),
        ("عرض وفد إثيوبيا صفقة قمح على السودان.", "attribution"),
    ],
)
def test_what_was_altered_of_a_pile_without_listed_speakers_is_told(dam: list[Reading], sentence: str, expected: str) -> None:
    standing, found = told(dam, sentence)
    assert (standing, expected in found) == ("altered", True), found


@pytest.mark.parametrize(
    "sentence",
    [
        "Sudan's irrigation minister said that Khartoum would accept no filling before a binding agreement in Marjoush.",
        "وقال مسؤول مصري لم تكشف هويته إن القاهرة ستطلب خبراء في الري.",
        "وحذر حسن عبد الباقي من أن 24 قرية على ضفة النهر ستغمرها المياه.",
        "ونفت وزارة المياه الإثيوبية أن وفدها عرض صفقة قمح على السودان.",
    ],
)
def test_faithful_sentences_of_such_a_pile_stand(dam: list[Reading], sentence: str) -> None:
    assert told(dam, sentence) == ("stands", [])


def test_what_a_speaker_is_not_reported_to_say_at_all_is_unsupported(dam: list[Reading]) -> None:
    assert told(dam, "وقال وفد إثيوبيا إن الجسور القديمة ستهدم قبل الخريف.")[0] == "unsupported"


def test_few_words_that_name_nobody_are_never_surely_unsupported(dam: list[Reading]) -> None:
    assert told(dam, "وقال وفد إثيوبيا إن الصبر ينفد.")[0] == "unsure"


def test_the_head_of_a_partys_own_outlet_speaks_for_it() -> None:
    text = "The President said that the eastern ferry was a gift to nobody.\nThe guests thanked him for the tea."
    pile = [read(report(text, outlet="kremlin.ru", url="http://en.kremlin.ru/events/1", published="2021-12-07T20:00:00Z"))]
    assert told(pile, "Jen Psaki said that the eastern ferry was a gift to nobody.") == ("altered", ["speaker"])


FERRY = (
    (
        "The Lake Courier",
        "2024-03-04T18:00:00Z",
        "Ferry company director Clara Stenholm said the line would hire 40 sailors, provided that the union dropped its suit.\n"
        "Clara Stenholm said the line could buy two electric ships next year.\n"
        '"We will resume the crossings to the island the moment the harbour is dredged," Clara Stenholm told reporters.\n'
        "The union plans a march to the town hall on Friday.\n"
        "About 3,800 passengers were stranded on the island, the coast guard said.\n"
        "The union had five meetings with the harbour board.\n"
        "The coast guard said that 12 boats sank and 20 sailors were missing.\n"
        "The harbour board welcomed the plan for the new pier.\n"
        "Harbour master Otto Brandt denied that the old pier was unsafe.\n"
        'Otto Brandt said: "The pier is old. The bridge beside it is older than the town. Nobody will pay for either."',
    ),
    (
        "صحيفة البحيرة",
        "2024-03-05T08:00:00Z",
        "وقال محافظ الجزيرة لطفي السنوسي إن المدارس ستبقى مفتوحة طوال الأسبوع.\n"
        "وقالت كلارا ستنهولم إن نقابة البحارة رفضت ثلاثة عروض للوساطة.",
    ),
)


@pytest.fixture(scope="module")
def ferry() -> list[Reading]:
    return [read(report(text, outlet=outlet, published=day)) for outlet, day, text in FERRY]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Clara Stenholm said the line would hire 40 sailors.", "condition-dropped"),
        ("قالت كلارا ستنهولم إن الشركة ستوظف 40 بحارا.", "condition-dropped"),
        ("Clara Stenholm told reporters that the line would resume the crossings to the island.", "condition-dropped"),
        ("Clara Stenholm said the line would buy two electric ships next year.", "certain"),
        ("The union marched to the town hall on Friday.", "planned-as-done"),
        ("The union held a march to the town hall on Friday.", "planned-as-done"),
        ("Some 4,800 passengers were stranded on the island, the coast guard said.", "number"),
        ("The union had eight meetings with the harbour board.", "number"),
        ("رفضت نقابة البحارة ثلاثة عروض للوساطة.", "account"),
        ("Harbour master Otto Brandt admitted that the old pier was unsafe.", "negation"),
        ("The harbour board rejected the plan for the new pier.", "stance"),
        ("The coast guard said that 12 boats sank and 30 sailors were missing.", "number"),
        ("وقال وزير النقل إن المدارس ستبقى مفتوحة طوال الأسبوع.", "speaker"),
    ],
)
def test_what_was_left_open_or_told_by_another_is_not_told_otherwise(ferry: list[Reading], sentence: str, expected: str) -> None:
    standing, found = told(ferry, sentence)
    assert (standing, expected in found) == ("altered", True), found


@pytest.mark.parametrize(
    "sentence",
    [
        "Clara Stenholm said the line would hire 40 sailors if the union dropped its suit.",
        "Clara Stenholm said the line might buy two electric ships next year.",
        "Clara Stenholm told reporters that the line would resume the crossings to the island as soon as the harbour is dredged.",
        "The union will march to the town hall on Friday.",
        "Nearly 4,000 passengers were stranded on the island, the coast guard said.",
        "وذكرت كلارا ستنهولم أن نقابة البحارة رفضت ثلاثة عروض للوساطة.",
        "The coast guard said that 12 boats sank and 20 sailors were missing.",
        "The harbour board supported the plan for the new pier.",
        "Harbour master Otto Brandt rejected the claim that the old pier was unsafe.",
        "Harbour master Otto Brandt denied that the old pier was unsafe.",
        "وقال محافظ الجزيرة إن المدارس ستظل مفتوحة طوال الأسبوع.",
    ],
)
def test_what_is_left_open_as_the_reports_do_stands(ferry: list[Reading], sentence: str) -> None:
    assert told(ferry, sentence) == ("stands", [])


def test_a_quotation_that_goes_on_is_still_somebodys_words(ferry: list[Reading]) -> None:
    sentences = checked(
        ferry, 'Otto Brandt said: "The pier is old. The bridge beside it is older than the town. Nobody will pay for either."'
    )
    assert [s.standing for s in sentences[:2]] == ["stands", "stands"]
    alone = checked(ferry, "The bridge beside it is older than the town.")
    assert [r.code for s in alone for p in s.points for r in p.findings] == ["check.attribution"]


def test_who_holds_an_office_by_no_word_of_an_undated_draft_may_be_whom_the_reports_name() -> None:
    text = "Vladimir Putin proposed a direct ferry line between the northern islands and the mainland."
    pile = [read(report(text, outlet="The Example", published="2021-12-07T20:00:00Z"))]
    sentence = "The President of Russia proposed a direct ferry line between the northern islands and the mainland."
    assert told(pile, sentence) == ("stands", [])


def test_a_weekday_alone_may_be_of_another_week() -> None:
    text = "Clara Stenholm said the new ferry would leave the harbour on Friday."
    pile = [read(report(text, outlet="The Example", published="2024-03-04T18:00:00Z"))]
    draft = report(text, published="2024-03-13T18:00:00Z")
    assert [s.standing for s in pipeline.check(draft, pile).check.sentences] == ["stands"]


WARD = (
    "Health minister Osric Vance said the field hospital would close at the end of the week.\n"
    "The ministry said 40 patients left the field hospital on Sunday.\n"
    "The ministry said that 25 nurses were injured when the roof of the old ward fell in."
)


@pytest.fixture(scope="module")
def ward() -> list[Reading]:
    return [read(report(WARD, outlet="The Quay", published="2022-03-08T15:00:00Z"))]


@pytest.mark.parametrize(
    ("sentence", "standing", "expected"),
    [
        ("Osric Vance said the field hospital would close at the end of the week.", "stands", []),
        ("Osric Vance said the field hospital would close at the end of the month.", "altered", ["stretch"]),
        ("The ministry said that 25 nurses were injured when the roof of the old ward fell in.", "stands", []),
        ("The ministry said that 25 nurses were killed when the roof of the old ward fell in.", "altered", ["fate"]),
        ("The ministry said 40 patients left the field hospital on Sunday.", "stands", []),
        ("The ministry said 40 patients died in the field hospital on Sunday.", "unsure", []),
    ],
)
def test_another_week_and_another_fate_of_as_many_do_not_stand(
    ward: list[Reading], sentence: str, standing: str, expected: list[str]
) -> None:
    assert told(ward, sentence) == (standing, expected)


def test_why_a_fate_is_left_open_is_said(ward: list[Reading]) -> None:
    (sentence,) = checked(ward, "The ministry said 40 patients died in the field hospital on Sunday.")
    assert [r.code for p in sentence.points for r in p.reasons] == ["check.fate-open"]
