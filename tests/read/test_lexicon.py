"""Every inflection of the verbs of speech: person, gender and number, proclitics, vocalisation, kashida, spelling."""

import re
from collections.abc import Callable

import pytest

from musnad.model import Act
from tests.read.said import Said, differences, reading, told, words
from tests.read.test_attributions import BEFORE_AND_AFTER, CONTENTS, DOCUMENTS, PERFORMATIVES
from tests.read.test_attributions_chains import NESTED, NOT_SAID
from tests.read.test_attributions_news import IN_NEWS
from tests.read.test_speakers import CARRIED

# Third person singular of the past (m, f), of the present (m, f), the participle (m, f), what links the clause, the act.
VERBS: list[tuple[str, str, Act]] = [
    ("قال قالت يقول تقول قائلا قائلة", "إن", "assert"),
    ("أضاف أضافت يضيف تضيف مضيفا مضيفة", "أن", "assert"),
    ("أوضح أوضحت يوضح توضح موضحا موضحة", "أن", "assert"),
    ("أكد أكدت يؤكد تؤكد مؤكدا مؤكدة", "أن", "assert"),
    ("شدد شددت يشدد تشدد مشددا مشددة", "على أن", "assert"),
    ("أشار أشارت يشير تشير مشيرا مشيرة", "إلى أن", "assert"),
    ("لفت لفتت يلفت تلفت لافتا لافتة", "إلى أن", "assert"),
    ("أعلن أعلنت يعلن تعلن معلنا معلنة", "أن", "assert"),
    ("كشف كشفت يكشف تكشف كاشفا كاشفة", "أن", "assert"),
    ("صرح صرحت يصرح تصرح مصرحا مصرحة", "بأن", "assert"),
    ("أفاد أفادت يفيد تفيد مفيدا مفيدة", "بأن", "assert"),
    ("اعتبر اعتبرت يعتبر تعتبر معتبرا معتبرة", "أن", "assert"),
    ("رأى رأت يرى ترى", "أن", "assert"),
    ("زعم زعمت يزعم تزعم زاعما زاعمة", "أن", "assert"),
    ("ادعى ادعت يدعي تدعي مدعيا مدعية", "أن", "assert"),
    ("أقر أقرت يقر تقر", "بأن", "assert"),
    ("اعترف اعترفت يعترف تعترف معترفا معترفة", "بأن", "assert"),
    ("رجح رجحت يرجح ترجح مرجحا مرجحة", "أن", "assert"),
    ("استبعد استبعدت يستبعد تستبعد مستبعدا مستبعدة", "أن", "assert"),
    ("نوه نوهت ينوه تنوه منوها منوهة", "بأن", "assert"),
    ("ألمح ألمحت يلمح تلمح ملمحا ملمحة", "إلى أن", "assert"),
    ("نفى نفت ينفي تنفي نافيا نافية", "أن", "deny"),
    ("أنكر أنكرت ينكر تنكر منكرا منكرة", "أن", "deny"),
    ("حذر حذرت يحذر تحذر محذرا محذرة", "من أن", "warn"),
    ("نبه نبهت ينبه تنبه منبها منبهة", "إلى أن", "warn"),
    ("تعهد تعهدت يتعهد تتعهد متعهدا متعهدة", "بأن", "promise"),
    ("وعد وعدت", "بأن", "promise"),
]
CLAUSE = "المعبر سيفتح الأسبوع المقبل"
MAN, WOMAN = "المبعوث سالم الغريب", "المبعوثة هند المرزوقي"
CASES = [
    pytest.param(form, n % 2 == 1, n > 1, link, act, id=f"{form}")
    for forms, link, act in VERBS
    for n, form in enumerate(forms.split()[:4])
]
PARTICIPLES = [
    pytest.param(form, bool(n), link, act, id=form) for forms, link, act in VERBS for n, form in enumerate(forms.split()[4:])
]


def wrong(text: str, *expected: Said) -> list[str]:
    return differences(text, list(expected))


@pytest.mark.parametrize(("form", "feminine", "present", "link", "act"), CASES)
def test_a_verb_before_its_subject(form: str, feminine: bool, present: bool, link: str, act: Act) -> None:
    who = WOMAN if feminine else MAN
    assert wrong(f"{form} {who} {link} {CLAUSE}.", Said(form, CLAUSE, who, act=act)) == []


@pytest.mark.parametrize(("form", "feminine", "present", "link", "act"), [c for c in CASES if c.values[2]])
def test_a_present_verb_after_its_subject(form: str, feminine: bool, present: bool, link: str, act: Act) -> None:
    who = WOMAN if feminine else MAN
    assert wrong(f"{who} {form} {link} {CLAUSE}.", Said(form, CLAUSE, who, act=act)) == []


@pytest.mark.parametrize(("form", "feminine", "link", "act"), PARTICIPLES)
def test_a_participle_shares_the_speaker_before_it(form: str, feminine: bool, link: str, act: Act) -> None:
    who, verb = (WOMAN, "أكدت") if feminine else (MAN, "أكد")
    text = f"{verb} {who} أن الطريق آمن، {form} {link} {CLAUSE}."
    assert wrong(text, Said(verb, "الطريق آمن", who), Said(form, CLAUSE, "", who, act=act)) == []


@pytest.mark.parametrize(
    ("form", "link"),
    [
        ("قالوا", "إن"),
        ("قالا", "إن"),
        ("أكدوا", "أن"),
        ("أكدا", "أن"),
        ("نفوا", "أن"),
        ("يقولون", "إن"),
        ("يؤكدون", "أن"),
        ("أشاروا", "إلى أن"),
        ("رأوا", "أن"),
        ("ادعوا", "أن"),
    ],
)
def test_a_plural_or_dual_after_its_subject(form: str, link: str) -> None:
    who = "المسؤولان" if form.endswith("ا") and not form.endswith("وا") else "المسؤولون"
    act: Act = "deny" if form == "نفوا" else "assert"
    assert wrong(f"وصل الوفد أمس، لكن {who} {form} {link} {CLAUSE}.", Said(form, CLAUSE, who, act=act)) == []


@pytest.mark.parametrize(
    "form",
    [
        "وقال", "فقال", "قالَ", "قَالَ", "وقَال", "قـــال", "قـال", "وقـالَ",
    ],
)  # fmt: skip
def test_proclitics_vowels_and_kashida_make_no_difference(form: str) -> None:
    assert wrong(f"{form} {MAN} إن {CLAUSE}.", Said(form, CLAUSE, MAN)) == []


@pytest.mark.parametrize(
    ("form", "link"),
    [
        ("أكَّد", "أنَّ"), ("أكّد", "أنّ"), ("اكد", "ان"), ("وأكد", "أنً"), ("اضاف", "أن"), ("اعلن", "ان"), ("اشار", "الى ان"),
        ("أشار", "إلي أن"), ("حذّر", "من أنّ"), ("صرّح", "بأنّ"), ("صرح", "بان"), ("قال", "ان"), ("قال", "أن"), ("قال", "بأن"),
        ("لفَت", "إلى أنّ"), ("اوضح", "ان"), ("شدّد", "على أنّ"), ("نفي", "أن"), ("رأي", "أن"),
    ],
)  # fmt: skip
def test_spellings_of_verb_and_complementizer(form: str, link: str) -> None:
    act: Act = {"حذّر": "warn", "نفي": "deny"}.get(form, "assert")  # type: ignore[assignment]
    assert wrong(f"{form} {MAN} {link} {CLAUSE}.", Said(form, CLAUSE, MAN, act=act)) == []


@pytest.mark.parametrize(
    "opening",
    [
        "",
        "من جهته، ",
        "من جانبه ",
        "وفي سياق متصل، ",
        "وفي وقت لاحق ",
        "بدوره، ",
        "كما ",
        "وقد ",
        "لكن ",
        "وكان قد ",
        "إلى ذلك، ",
        "أمس الثلاثاء ",
    ],
)
def test_words_before_the_verb_leave_it_what_it_is(opening: str) -> None:
    assert wrong(f"{opening}أكد {MAN} أن {CLAUSE}.", Said("أكد", CLAUSE, MAN)) == []


@pytest.mark.parametrize("pronoun", ["أنه", "أنّه", "بأنه", "بانه", "أنهم", "أنها", "أننا", "بأننا", "أني", "أنني", "أنهما"])
def test_a_complementizer_with_a_pronoun_is_left_out_whole(pronoun: str) -> None:
    assert wrong(f"أكد {MAN} {pronoun} سيفتح المعبر غدا.", Said("أكد", "سيفتح المعبر غدا", MAN)) == []


JOINING = "بتثجحخسشصضطظعغفقكلمنه"
VARIANTS: dict[str, Callable[[str], str]] = {
    "kashida": lambda text: re.sub(f"(?<=[{JOINING}])(?=[{JOINING}])", "ـ", text),
    "vowels": lambda text: re.sub(f"(?<=[{JOINING}])(?=[ء-ي])", "\u064e", text),
    "no hamza": lambda text: text.translate(str.maketrans("أإآ", "ااا")),
    "alef maqsura": lambda text: re.sub(r"ي\b", "ى", text),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "two spaces": lambda text: text.replace(" ", "  "),
    "marks of direction": lambda text: "\u200f" + text.replace("، ", "،\u200f ") + "\u200f",
    "Latin commas": lambda text: text.replace("،", ","),
}


def heard(text: str) -> list[Said]:
    """What is read, with the names of unlisted speakers folded too, since those are the report's own words."""
    return [said._replace(who=words(said.who or "")) for said in told(reading(text))]


@pytest.mark.parametrize("variant", VARIANTS)
def test_spelling_and_spacing_of_a_whole_sentence_make_no_difference(variant: str) -> None:
    tables = (PERFORMATIVES, BEFORE_AND_AFTER, DOCUMENTS, CONTENTS, IN_NEWS, NESTED, NOT_SAID, CARRIED)
    texts = [row[0] for table in tables for row in table]
    changed = [text for text in texts if heard(text) != heard(VARIANTS[variant](text))]
    assert changed == []


@pytest.mark.parametrize(
    "text",
    [
        "وصل الكاتب قال ولد أحمد إلى العاصمة مساء الخميس.",
        "اتفق الوزيران على فتح المعبر الأسبوع المقبل.",
        "بحث الرئيسان العلاقات بين البلدين في العاصمة.",
        "ناقش الوفدان ملف المياه خلال جلسة طويلة.",
        "زادت أسعار القمح بنحو عشرة بالمئة منذ الصيف.",
        "واصل الجيش تقدمه نحو المدينة فجر الأحد.",
        "يحمل القانون الجديد الرقم سبعين.",
        "تابع الجمهور المباراة على الشاشات الكبيرة.",
        "رد الحارس الكرة إلى خارج الملعب.",
        "عبر مئات اللاجئين النهر ليلا.",
        "كتب الشاعر ديوانه الأول قبل نصف قرن.",
        "ختم القاضي المحضر وغادر القاعة.",
        "يضم المتحف صحفا قديمة معروضة للزوار.",
        "سجل المهاجم هدفين في الشوط الثاني.",
        "تضم المدينة أقدم سوق في المنطقة.",
        "انتهت الجولة الأولى من المحادثات بلا اتفاق.",
        "خلص الاجتماع في ساعة متأخرة من الليل.",
    ],
)
def test_words_that_are_no_cue_in_their_context(text: str) -> None:
    assert wrong(text) == []
