# ruff: noqa: E501 (a row of a table stays on one line)
"""Speakers under their whole noun phrase, and the wider words by which a report means them again."""

import pytest

from musnad.text import quote
from tests.read.said import reading, words

WHOLE = [
    ("قال فالنتين رومانوف، الذي يرأس الدائرة الانتخابية في جنوب الإقليم، إن القصف لم يتوقف.", "فالنتين رومانوف، الذي يرأس الدائرة الانتخابية في جنوب الإقليم"),
    ("قال شادي أفنان وهو شاهد عيان استضافته القناة الثانية إن الناس ركضوا في كل اتجاه.", "شادي أفنان وهو شاهد عيان استضافته القناة الثانية"),
    ("قال سامي الحداد، مدير المختبر، وهو من قدامى الأساتذة، إن النتائج جاهزة.", "سامي الحداد، مدير المختبر، وهو من قدامى الأساتذة"),
    ("أعلنت قوات الجبل التي تقودها البلدة تنفيذ ثلاث غارات.", "قوات الجبل التي تقودها البلدة"),
    ("وقالت مصادر بين المقاتلين المحليين إن الفريق وصل إلى المطار.", "مصادر بين المقاتلين المحليين"),
    ("وذكر اثنان من كبار القادة الميدانيين أن الأوامر صدرت.", "اثنان من كبار القادة الميدانيين"),
    ("وطالب عدد من النواب بإقالة المدير.", "عدد من النواب"),
    ("دعا متدخلون في يوم دراسي نظمته كلية الحقوق إلى مراجعة القانون.", "متدخلون في يوم دراسي نظمته كلية الحقوق"),
    ("أجمع مشاركون في ندوة علمية بالبلدة على أن الجوار فرصة.", "مشاركون في ندوة علمية بالبلدة"),
    ("قال مصدر في الرئاسة فضل عدم ذكر اسمه إن القرار اتخذ.", "مصدر في الرئاسة فضل عدم ذكر اسمه"),
    ("وأظهر تقرير صادر عن منظمتين غير حكوميتين أن النزوح تضاعف.", "تقرير صادر عن منظمتين غير حكوميتين"),
    ("أكد بيان صادر بتاريخ 10 ديسمبر الجاري انسحاب النائب من الكتلة.", "بيان صادر بتاريخ 10 ديسمبر الجاري"),
    ("وتنص الاتفاقية الجديدة بين المدينتين على احترام الحدود.", "الاتفاقية الجديدة بين المدينتين"),
    ("وقال مكتب الرئيس سامي الحداد إن المزاعم باطلة.", "مكتب الرئيس سامي الحداد"),
    ("ونقلت الصحيفة عن مصدرين مطلعين على المحادثات أن المعبر آمن.", "مصدرين مطلعين على المحادثات"),
    ("وصرح مسؤول رفيع المستوى رفض الكشف عن اسمه لأسباب أمنية بأن المعبر آمن.", "مسؤول رفيع المستوى رفض الكشف عن اسمه لأسباب أمنية"),
    ("أعلن المرشح السابق حمدين صباحيو انسحابه من السباق.", "المرشح السابق حمدين صباحيو"),
    ("أعلنت هيئة الدفاع عن المعتقلين أن الملف لم يغلق.", "هيئة الدفاع عن المعتقلين"),
]  # fmt: skip
BARE = [
    ("قال الوزير سامي الحداد في البلدة إن المعبر آمن.", "الوزير سامي الحداد"),
    ("قال سامي الحداد، الذي أكد أن المعبر آمن، إن الطريق مفتوح.", "سامي الحداد"),
    ("وتقر النقابة التي تخشى أن يتأخر الأجر بأن الحوار ضروري.", "النقابة"),
    ("دعا رئيس الجمهورية سامي الحداد، كافة المواطنين، إلى الهدوء.", "رئيس الجمهورية سامي الحداد"),
]  # fmt: skip
AGAIN = [
    ("جاء في المذكرة التقديمية للمقترح أن الشك يفسر لصالح المستهلك.\n\nوأضافت الوثيقة ذاتها أن العدالة واجبة.", "المذكرة التقديمية للمقترح"),
    ("وذكر بلاغ لوزارة الداخلية أن البحث متواصل.\n\nوتابعت الوثيقة عينها أن النيابة أشعرت.", "وزارة الداخلية"),
    ("أعلنت نقابة التعليم المستقلة أنها مضربة.\n\nوأضافت الهيئة النقابية ذاتها أن الحوار متوقف.", "نقابة التعليم المستقلة"),
    ("قالت صحيفة لوتار السويسرية إن الأزمة طالت.\n\nوبحسب المجلة السويسرية، فإن المعبر آمن.", "صحيفة لوتار السويسرية"),
    ("أعلنت شركة نورتش إيرلاينز للطيران أنها ستعوض الركاب.\n\nوقالت الشركة إن الحادث مؤسف.", "شركة نورتش إيرلاينز للطيران"),
    ("قال الأمين العام لحزب الأمل نزار بركاني إن الوضع صعب.\n\nوأضاف زعيم الحزب أن الأسعار ارتفعت.", "الأمين العام لحزب الأمل نزار بركاني"),
    ("قال رئيس الوزراء الهولندي ويليم دي فريس إن الأزمة ستنتهي.\n\nوأضاف رئيس الحكومة أن الميزانية جاهزة.", "رئيس الوزراء الهولندي ويليم دي فريس"),
]  # fmt: skip
AGAIN += [
    ("أبلغ كمال داغ الأمين العام لرابطة المدن الكبرى (مدن) ينس هولبرغ موافقته.\n\nوذكر الأمين العام للرابطة أن المعبر آمن.", "الأمين العام لرابطة المدن الكبرى (مدن) ينس هولبرغ"),
    ("قال سفير كوت ديفوار بالبلدة، روبير دجيرو لي، إن المعبر آمن.\n\nوأكد السفير الإيفواري أن الطريق مفتوح.", "سفير كوت ديفوار بالبلدة، روبير دجيرو لي"),
    ("أكدت الدكتورة نور الهدى عظيمي أن المعبر آمن.\n\nوأوضحت الدكتورة عظيمي أن الطريق مفتوح.", "الدكتورة نور الهدى عظيمي"),
    ("كشف تقرير للخبراء الأمميين أن المعبر آمن.\n\nوأشار التقرير الأممي إلى أن الطريق مفتوح.", "تقرير للخبراء الأمميين"),
    ("أبلغ وزير الدفاع سيرغي شويغو الرئيس أن المعبر آمن.\n\nوأكد وزير الدفاع الروسي أن الطريق مفتوح.\n\nوأكد الوزير الروسي أن الحرب طويلة.", "وزير الدفاع سيرغي شويغو"),
    ("قال رئيس المكتب السياسي لحركة النجم (نجم) سامي الحداد إن المعبر آمن.\n\nوأضاف الحداد أن الطريق مفتوح.", "رئيس المكتب السياسي لحركة النجم (نجم) سامي الحداد"),
]  # fmt: skip
APART = [
    ("قال نائب رئيس حزب الأمل نزار بركاني إن الوضع صعب.\n\nوأضاف رئيس الحزب أن الأسعار ارتفعت.", "رئيس الحزب"),
    ("وبررت الهيئة الجديدة قرارها بأن المدير تجاوز حدوده.", "الهيئة الجديدة"),
    ("قالت وزارة العدل إن المعبر آمن.\n\nوأضافت النقابة ذاتها أن الطريق مفتوح.", "النقابة ذاتها"),
    ("قالت صحيفة لوتار السويسرية إن الأزمة طالت.\n\nوبحسب المجلة الألمانية، فإن المعبر آمن.", "المجلة الألمانية"),
]  # fmt: skip


def _last(text: str) -> str:
    return words(reading(text).attributions[-1].source.text or "")


@pytest.mark.parametrize(("text", "whole"), WHOLE)
def test_a_speaker_stands_under_all_that_describes_him(text: str, whole: str) -> None:
    first = reading(text).attributions[0]
    assert words(first.source.text or "") == words(quote(text, first.source.spans)) == words(whole)


@pytest.mark.parametrize(("text", "whole"), BARE)
def test_what_describes_nobody_is_left_out(text: str, whole: str) -> None:
    assert words(reading(text).attributions[0].source.text or "") == words(whole)


@pytest.mark.parametrize(("text", "whole"), AGAIN + APART)
def test_a_wider_word_means_the_last_of_its_kind_and_no_other(text: str, whole: str) -> None:
    assert _last(text) == words(whole)


def test_an_ambassador_without_his_name_is_the_one_named_by_his_bare_title_later() -> None:
    said = reading("أعلن سفير كندا في البلدة أن المعبر آمن.\n\nوقال السفير روبرت هانكوك إن الطريق مفتوح.").attributions
    assert {a.source.entities for a in said} == {said[1].source.entities}


def test_somebody_of_the_same_family_is_not_the_one_named_in_full() -> None:
    text = "قال الوزير جلال الماجري إن المعبر آمن.\n\nوقال النائب رصيف الماجري إن الطريق مفتوح.\n\nوقالت زوجته زفيتا الماجري إنها راضية."
    names = [[e.name for e in a.source.entities] for a in reading(text).attributions]
    assert names == [["جلال الماجري"], [], []]


def test_a_statement_dated_before_its_issuer_is_his() -> None:
    text = "وأكد بيان صدر اليوم الخميس عن وزارة العدل أن المعبر آمن."
    assert _last(text) == words("وزارة العدل")


def test_a_part_of_several_keeps_its_medium_for_itself() -> None:
    only = reading("أجمع مشاركون في ندوة علمية بالبلدة على أن الجوار فرصة.").attributions
    assert [a.medium.spans for a in only] == [()]


def test_the_office_of_a_leader_is_not_the_leader() -> None:
    said = reading("وقال مكتب رئيس الوزراء نور الصالحي إن الزيارة ألغيت. وقال نور الصالحي إن الموعد تغير.").attributions
    assert [bool(a.source.entities) for a in said] == [False, True]


def test_somebody_listed_is_shown_by_his_titles_only() -> None:
    said = reading("وقال الرئيس الروسي فلاديمير بوتين الذي يزور البلدة هذا الأسبوع إن الحل قريب.").attributions[0]
    assert words(said.source.text or "") == words("الرئيس الروسي فلاديمير بوتين")


CARRIED = [
    ("قال محللون إن المعبر آمن. وأصر على أن الطريق مفتوح.", None),
    ("قالت مصادر قضائية إن المعبر آمن. ويذكر أن النقابة تقدمت بشكوى ضد قيادات تتهمهم بالتستر على القضايا.", None),
    ("وكان سامي الحداد عبر عن رفضه للمرسوم لأنه يتناقض مع الدستور، والذي ينص على أن النظام ثابت.", "الدستور"),
    ("عقدت الفيدرالية الوطنية للمنتخبين لقاء. واستحضرت الفيدرالية السياق، وأكدت على ضرورة العمل.", "الفيدرالية الوطنية للمنتخبين"),
    ("ويدين هؤلاء العسكريون \"التفكك\" الذي يضرب الوطن، معتبرين أنه خطير.", "هؤلاء العسكريون"),
    ("قالت ليلى خوندامير إن المعبر آمن. وقال سامي الحداد إن الطريق مفتوح. والتقى كمال داغ الوفد. ثم غادر. وأكدت أن الحل قريب.", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "whole"), CARRIED)
def test_a_verb_without_a_noun_goes_on_with_who_fits_it(text: str, whole: str | None) -> None:
    assert _last(text) == words(whole or "")


def test_one_of_those_who_own_something_is_named_with_it() -> None:
    said = reading("وانتقدها أحد مستخدمي الشبكات الاجتماعية، لأنها كما قال غير صادقة.").attributions
    assert {words(a.source.text or "") for a in said} <= {words("أحد مستخدمي الشبكات الاجتماعية"), ""}


def test_what_marks_hold_behind_a_title_is_no_name_where_it_is_several_things() -> None:
    said = reading('واتهم المتحدث باسم الخارجية الإيرانية "مجموعات المعارضة المسلحة" بالوقوف وراء الهجوم.').attributions[0]
    assert words(said.source.text or "") == words("المتحدث باسم الخارجية الإيرانية")


def _entities(text: str) -> list[list[str]]:
    return [[e.name for e in a.source.entities] for a in reading(text).attributions]


def test_a_name_with_the_name_of_god_is_one_name_and_nobody_elses() -> None:
    text = "قال الوزير عبد الله المرزوقي إن المعبر آمن. وقال الوزير عبد الله إن الطريق مفتوح."
    assert _entities(text) == [["عبد الله المرزوقي"], ["عبد الله المرزوقي"]]
    both = "قال عبد الله المرزوقي إن المعبر آمن. وقال عبد الله بن سعيد إن الحل قريب. وقال الوزير عبد الله إن الطريق مفتوح."
    assert _entities(both) == [["عبد الله المرزوقي"], ["عبد الله بن سعيد"], ["عبد الله"]]


def test_a_name_is_the_same_with_its_parts_turned() -> None:
    text = "قال المدير سفيان جيلاوي إن المعبر آمن. وقال جيلاوي سفيان إن الطريق مفتوح. وحذر المتحدث من الحرب."
    assert [words(a.source.text or "") for a in reading(text).attributions] == [words("المدير سفيان جيلاوي")] * 3


def test_one_who_spoke_is_meant_before_a_preposition_of_the_verb_or_an_aside() -> None:
    text = "قال سامي الحداد إن المعبر آمن. وقال المتحدث في هذا السياق إن الطريق مفتوح. وأضاف المتحدث أمس أن الحل قريب."
    assert [words(a.source.text or "") for a in reading(text).attributions] == [words("سامي الحداد")] * 3


def test_a_title_told_by_another_name_of_its_chamber() -> None:
    text = (
        "قال سمير بنعتيق، رئيس الفريق الحركي بمجلس النواب، إن المعبر آمن. وسجل رئيس الفريق الحركي بالغرفة الأولى أن الطريق مفتوح."
    )
    assert _last(text) == words("سمير بنعتيق، رئيس الفريق الحركي بمجلس النواب")
    other = "قال سمير بنعتيق، رئيس الفريق الحركي بمجلس النواب، إن المعبر آمن. وسجل رئيس الفريق الحركي بمجلس المستشارين أن الطريق مفتوح."
    assert _last(other) == words("رئيس الفريق الحركي بمجلس المستشارين")


def test_an_outlet_with_its_preposition_is_told_and_no_part_of_who_tells() -> None:
    said = reading("وقال السفير روبرت هانكوك لمحطة التلفزيون المحلية إن المعبر آمن.").attributions[0]
    assert words(said.source.text or "") == words("السفير روبرت هانكوك")


def test_whom_the_accused_between_marks_follow_is_the_accuser() -> None:
    text = 'واتهم الوزير "المعارضة المسلحة" بالوقوف وراء الهجوم.'
    only = reading(text).attributions[0]
    assert (quote(text, only.source.spans), quote(text, only.content.spans)) == (
        "الوزير",
        '"المعارضة المسلحة" بالوقوف وراء الهجوم',
    )


def test_a_person_himself_is_nobody_else_and_the_same_one_is_who_is_called_so() -> None:
    text = "قال المحلل سامي الحداد إن المعبر آمن. ويدعي كمال داغ نفسه بأن الطريق مفتوح. وقال نفس المحلل إن الحل قريب."
    assert [words(a.source.text or "") for a in reading(text).attributions] == [
        words("المحلل سامي الحداد"),
        words("كمال داغ نفسه"),
        words("المحلل سامي الحداد"),
    ]


def test_what_is_done_to_something_is_no_family_name() -> None:
    said = reading("وأكد سليمان محاصرة المدينة من ثلاث جهات.").attributions
    assert all("محاصره" not in words(a.source.text or "") for a in said)
    assert _last("وحدد جان ماري الأسباب التي حالت دون الفوز. وأوضح أن الحل قريب.") == words("جان ماري")


def test_a_member_of_a_chamber_by_the_word_that_it_has_for_its_own() -> None:
    text = "قال السيناتور عبد الوهاب بن زعيط إن المعبر آمن. وأكد عضو مجلس الأمة أن الطريق مفتوح."
    assert _last(text) == words("السيناتور عبد الوهاب بن زعيط")


def test_an_official_is_no_country_that_spoke_last() -> None:
    text = "قال سامي الحداد إن المعبر آمن. وأكدت كندا أن الطريق مفتوح. وشدد المسؤول ذاته على أن الحل قريب."
    assert _last(text) == words("سامي الحداد")


def test_a_report_told_of_before_is_not_the_body_that_spoke_last() -> None:
    text = "وصل إلى المجلس تقرير منتظر عن الحفلات. وقال حزب العمال إن المعبر آمن. وخلص التقرير إلى أن الطريق مفتوح."
    assert _last(text) == words("التقرير")
