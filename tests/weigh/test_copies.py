import random

import pytest
from msgspec.structs import replace

from musnad.model import Attribution, Credit, Excerpt, Party, Reading, Report, Words
from musnad.weigh import weigh
from musnad.weigh.copies import LEAST, Copies, copies
from musnad.weigh.origins import COMMON
from musnad.weigh.shingles import Texts, text_of
from musnad.world import world
from tests.work import growth

FIRE = (
    "التهم حريق كبير سوق المدينة القديم ليلة أمس ووصل رجال الإطفاء بعد ساعتين من اندلاعه بينما فر الباعة إلى الشوارع "
    "المجاورة حاملين ما استطاعوا إنقاذه من البضائع ولم تعرف أسباب الحادث حتى الآن وقد فتحت الشرطة تحقيقا واسعا فيه"
)
SPEECH = (
    "لن نقبل أن يبقى أهل الجبل بلا طريق ولا مدرسة ولا طبيب، وسنبني لهم في هذا العام ما لم يبنه غيرنا في عشرين عاما "
    "مهما كان الثمن ومهما طال الطريق، ومن كان يظن أننا نعد ولا نفي فليأت إلينا في الربيع ويرى بعينه ما فعلنا"
)


def reading(id: str, text: str, **head: object) -> Reading:
    fields = {"outlet": id, "language": "ar", "published": "2021-12-30", **head}
    return Reading(Report(id=id, text=text, **fields))  # type: ignore[arg-type]


def quote(report: str, spans: tuple[tuple[int, int], ...], pile: list[Reading]) -> list[str]:
    text = {r.report.id: r.report.text for r in pile}[report]
    return [text[start:end] for start, end in spans]


def test_the_same_passage_is_found_in_both_with_its_words() -> None:
    pile = [reading("one", f"كتب مراسلنا من هناك. {FIRE}. ونعود لاحقا."), reading("two", f"في خبر آخر: {FIRE}!")]
    (found,) = copies(pile)
    assert quote("one", found.left.spans, pile) == quote("two", found.right.spans, pile) == [FIRE]
    assert found.words == len(FIRE.split())
    assert found.share > 0.9


def test_a_word_that_was_replaced_parts_a_passage_in_two() -> None:
    pile = [reading("one", FIRE), reading("two", FIRE.replace("المجاورة", "القريبة"))]
    (found,) = copies(pile)
    assert [len(found.left.spans), len(found.right.spans)] == [2, 2]
    assert found.words == len(FIRE.split()) - 1


def test_two_who_quote_one_speech_copy_nobody() -> None:
    pile = [reading("one", f"خطب الوالي في أهل القرية فقال: «{SPEECH}»."), reading("two", f'ومن كلامه أمس "{SPEECH}" وقد صفقوا.')]
    assert copies(pile) == ()
    assert len(copies([reading("one", SPEECH), reading("two", SPEECH)])) == 1


def test_direct_speech_without_marks_is_a_quotation_too() -> None:
    def spoken(id: str) -> Reading:
        said = Attribution("A1", Words(), Words(((0, len(SPEECH)),)), source=Party(text="الوالي"), mode="direct")
        return replace(reading(id, SPEECH), attributions=(said,))

    assert copies([spoken("one"), spoken("two")]) == ()


def test_two_who_relay_one_statement_in_its_words_copy_nobody() -> None:
    letters = [f"{one}{other}م" for one in "قشحنب" for other in "سرتيل"]

    def relayed(id: str, *, content: bool) -> Reading:
        rest = " ".join(random.Random(id).choices(letters, k=200))
        made = reading(id, f"{SPEECH} {rest}")
        said = Attribution("A1", Words(), Words(((0, len(SPEECH)),)), source=Party(text="الوالي"))
        return replace(made, attributions=(said,)) if content else made

    assert copies([relayed("one", content=True), relayed("two", content=True)]) == ()
    assert copies([relayed("one", content=True), relayed("two", content=False)]) == ()
    assert len(copies([relayed("one", content=False), relayed("two", content=False)])) == 1


def test_names_and_titles_are_not_narration() -> None:
    names = (
        "صاحب السمو الملكي الأمير فلان بن فلان ولي العهد نائب رئيس مجلس الوزراء وزير الداخلية رئيس مجلس الشؤون السياسية والأمنية"
    )
    text = f"{names} استقبل ضيفه"
    said = (Attribution("A1", Words(), Words(), source=Party(spans=((0, len(names)),))),)
    assert int(text_of(replace(reading("one", text), attributions=said)).narration.sum()) == 2


def test_formulas_of_other_weeks_are_no_copies() -> None:
    letters = [f"{one}{other}م" for one in "قشحنب" for other in "سرتيل"]
    rest = [" ".join(random.Random(n).choices(letters, k=300)) for n in (1, 2)]
    pile = [reading("one", f"{FIRE} {rest[0]}"), reading("two", f"{rest[1]} {FIRE}", published="2022-01-09")]
    assert copies(pile) == ()
    assert len(copies([pile[0], replace(pile[1], report=replace(pile[1].report, published=None))])) == 1


BULLETIN = (
    "سجلت مصلحة الأرصاد في مرتفعات الشمال {} هزات خفيفة خلال الساعات الماضية ولم تخلف أضرارا تذكر في المباني القديمة بينما بلغ "
    "مجموع ما سجلته أجهزتها منذ مطلع الفصل {} هزة توزعت على القرى والمراكب الراسية عند مصب النهر"
)


def test_a_bulletin_with_the_figures_of_another_day_is_no_copy() -> None:
    letters = [f"{one}{other}م" for one in "قشحنب" for other in "سرتيل"]

    def bulletin(id: str, day: int, *, figures: int) -> Reading:
        rest = " ".join(random.Random(id).choices(letters, k=12))
        return reading(id, f"{BULLETIN.format(figures, 10 * figures)} {rest}", published=f"2021-12-{day}")

    first, later = bulletin("one", 24, figures=4), bulletin("two", 26, figures=6)
    assert copies([first, later]) == ()
    carried = bulletin("three", 25, figures=4)
    assert len(copies([first, carried])) == 1
    same_day = replace(later, report=replace(later.report, published=first.report.published))
    assert len(copies([first, same_day])) == 1


def test_too_little_is_no_copy() -> None:
    few = " ".join(FIRE.split()[: LEAST - 1])
    assert copies([reading("one", f"{few} ثم سكت"), reading("two", f"قيل {few}")]) == ()


def test_reports_of_one_outlet_are_not_told_as_copies(build, call) -> None:
    pile = [reading("one", FIRE, outlet="same"), reading("two", FIRE, outlet="same")]
    assert len(Copies(pile).all) == 1
    assert Copies(pile).between_outlets == ()
    assert weigh(pile, []).copies == ()


def test_order_does_not_matter() -> None:
    pile = [reading(f"r{n}", FIRE if n % 2 else f"{SPEECH} {n}") for n in range(9)]
    turned = pile[::-1]
    random.Random(4).shuffle(turned)
    assert copies(pile) == copies(turned)


def test_one_text_in_many_reports_takes_linear_work() -> None:
    def alike(n: int) -> None:
        pile = [reading(f"r{i:04}", FIRE) for i in range(n)]
        assert {r for c in copies(pile) for r in (c.left.report, c.right.report)} == {r.report.id for r in pile}

    assert growth(alike, 100) < 1.1


@pytest.mark.parametrize("text", ["", "كلمة", "«" * 50, "a " * 3])
def test_short_texts_share_nothing(text: str) -> None:
    assert copies([reading("one", text), reading("two", text)]) == ()
    assert copies([]) == ()


def vouched(build, id: str, text: str, said: str, who: str) -> Reading:
    """A report in which a reporter alone vouches for what is said."""
    (a,) = (made := build(id, text, [("?", said, {})])).attributions
    return replace(made, attributions=(replace(a, source=Party(text=who, kind="outlet")),))


def carried(build) -> list[Reading]:
    """Two reports of one text in which a reporter alone, each time another, vouches for the fire."""
    said = "حريق كبير سوق المدينة القديم ليلة أمس"
    return [vouched(build, id, f"ذكر {who}: {FIRE}", said, who) for id, who in (("one", "مراسلنا"), ("two", "موفدنا هناك"))]


def test_copied_text_that_only_carriers_vouch_for_is_of_one_unknown_source(build, call) -> None:
    (claim,) = weigh(carried(build), [call(["one", "two"])]).claims
    assert [o.entity for o in claim.origins] == [COMMON]
    assert [r.values for r in claim.reasons if r.code == "origin.copied"] == [{"reports": ["one", "two"], "outlets": 2}]


def test_an_agency_that_one_of_the_copies_credits_is_the_origin(build, call) -> None:
    one, two = carried(build)
    credit = Credit((), "afp", "agency", world().ref("afp"))
    one = replace(one, report=replace(one.report, credits=(credit,)))
    (claim,) = weigh([one, two], [call(["one", "two"])]).claims
    assert [o.entity.id for o in claim.origins] == ["afp"]
    assert "origin.credited" in {r.code for r in claim.reasons}


def test_what_a_copy_adds_of_its_own_stays_its_own(build, call) -> None:
    one = "المحافظ أمر بإغلاق جميع الأسواق القديمة إلى نهاية الأسبوع"
    two = "المحافظ أمر مساء بإغلاق الأسواق القديمة جميعها إلى نهاية الأسبوع"
    pile = [
        vouched(build, "one", f"{FIRE}. وذكر مراسلنا أن {one}.", one, "مراسلنا"),
        vouched(build, "two", f"{FIRE}. وفي تقرير لاحق كتب موفدنا هناك أن {two}.", two, "موفدنا هناك"),
    ]
    weighed = weigh(pile, [call(["one", "two"])])
    assert [c.independent_origins for c in weighed.claims] == [2]
    assert not {r.code for c in weighed.claims for r in c.reasons} & {"origin.copied", "origin.credited"}
    (found,) = weighed.copies
    assert found.left == Excerpt("one", ((0, len(FIRE)),))


def test_texts_kept_together_are_given_back_one_by_one() -> None:
    texts = {id: text_of(reading(id, words)) for id, words in (("one", FIRE), ("none", ""), ("two", SPEECH))}
    kept = Texts()
    for id, text in texts.items():
        kept.add(id, text)
    for id, text in texts.items():
        assert all((one == other).all() and one.dtype == other.dtype for one, other in zip(kept[id], text, strict=True))
