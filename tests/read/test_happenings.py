"""Event words of short texts written for these tests."""

from musnad.model import Attribution, Block, Happening, Mention, Ref, Report, Time, Words
from musnad.read.happenings import find_happenings
from musnad.text import tokenize
from tests.work import growth

SALIM, NADIA = Ref("x.salim", "Salim"), Ref("x.nadia", "Nadia")
TUNIS = Ref("x.tunis", "Tunis")


def mentions(text: str, **names: Ref) -> tuple[Mention, ...]:
    out = []
    for name, ref in names.items():
        at = text.find(name)
        while at >= 0:
            out.append(Mention((at, at + len(name)), "place" if ref is TUNIS else "person", ref))
            at = text.find(name, at + 1)
    return tuple(out)


def found(text: str, *, times: tuple[Time, ...] = (), attributions: tuple[Attribution, ...] = ()) -> tuple[Happening, ...]:
    title, _, _ = text.partition("\n")
    blocks = (Block((0, len(title)), "title"), Block((len(title) + 1, len(text)), "paragraph"))
    return find_happenings(
        Report("r", text, blocks=blocks),
        tokens=tokenize(text),
        times=times,
        mentions=mentions(text, سليم=SALIM, نادية=NADIA, تونس=TUNIS),
        attributions=attributions,
        language="ar",
    )


def time_at(text: str, words: str, value: str | None, kind: str = "day") -> Time:
    at = text.index(words)
    return Time((at, at + len(words)), value, "day", kind)  # type: ignore[arg-type]


def test_a_phone_call_with_its_facts() -> None:
    text = "خبر\nأجرى سليم ونادية محادثات عبر الهاتف بطلب من نادية استمرت 40 دقيقة."
    (call,) = found(text, times=(time_at(text, "40 دقيقة", "PT40M", "duration"),))
    assert call.kind == "call"
    assert set(call.participants) == {SALIM, NADIA}
    facts = {f.name: (f.value, text[slice(*f.span)]) for f in call.facts}
    assert facts == {
        "form": ("phone", "عبر الهاتف"),
        "initiator": ("x.nadia", "نادية"),
        "duration": ("PT40M", "40 دقيقة"),
    }


def test_a_summit_by_video_is_a_video_call() -> None:
    (summit,) = found("خبر\nاختتمت القمة الافتراضية بين سليم ونادية.")
    assert (summit.kind, summit.participants) == ("video-call", (SALIM, NADIA))


def test_the_two_leaders_are_those_of_the_title() -> None:
    happenings = found("سليم ونادية على الخط\nوقال متحدث إن الزعيمين بدآ مكالمة طويلة.")
    assert set(happenings[-1].participants) == {SALIM, NADIA}


def test_planned_and_denied_and_numbered() -> None:
    planned, denied, second = found("خبر\nسيعقد سليم اجتماعا. لم يعقد سليم اجتماعا. هذا هو الاجتماع الثاني.")
    assert (planned.status, denied.status, second.ordinal) == ("planned", "denied", 2)


def test_who_tells_of_a_meeting_takes_no_part_in_it() -> None:
    text = "خبر\nقال سليم إن لقاء نادية كان قصيرا."
    start = text.index("لقاء")
    said = Attribution("a1", Words(((4, 7),)), Words(((start, len(text) - 1),)))
    (meeting,) = found(text, attributions=(said,))
    assert (meeting.participants, meeting.attribution) == ((NADIA,), "a1")


def test_a_ministry_is_no_visit_and_furniture_is_not_read() -> None:
    assert found("خبر\nأصدرت وزارة الصحة نشرة.") == ()
    report = Report("r", "اجتماع", blocks=(Block((0, 6), "furniture"),))
    assert find_happenings(report, tokens=tokenize("اجتماع"), times=(), mentions=(), attributions=(), language="ar") == ()


def test_place_and_time_belong_to_the_nearest_event() -> None:
    text = "خبر\nعقد اجتماع في تونس يوم 3 مايو 2020 قبل قمة لاحقة."
    meeting, summit = found(text, times=(time_at(text, "3 مايو 2020", "2020-05-03"),))
    assert (meeting.times, summit.times) == ((0,), ())
    assert [(f.name, f.value) for f in meeting.facts] == [("place", "x.tunis")]


def test_who_called_is_named_behind_from() -> None:
    (call,) = found("خبر\nتلقى سليم اليوم اتصالا هاتفيا من نادية.")
    assert [(f.name, f.value) for f in call.facts if f.name == "initiator"] == [("initiator", "x.nadia")]


def test_a_long_text_without_stops_takes_linear_work() -> None:
    def read(n: int) -> None:
        assert len(found("خبر\n" + "عقد اجتماع بين سليم ونادية " * n)) == n

    assert growth(read, 200) < 1.1


def test_a_time_outside_the_words_is_not_the_time_of_what_they_speak_of() -> None:
    text = "خبر\nقال سليم أمس إن الهجوم فشل."
    start = text.index("الهجوم")
    said = Attribution("a1", Words(((4, 7),)), Words(((start, len(text) - 1),)))
    (attack,) = found(text, attributions=(said,), times=(time_at(text, "أمس", "2020-05-03"),))
    assert attack.times == ()


def test_how_many_were_killed_belongs_to_the_nearest_word_of_harm() -> None:
    text = "خبر\nأسفر هجوم عن 8 قتلى وأكثر من 40 جريحا. واعتقلت الشرطة ثلاثة متهمين. وأصيب 5 آخرون."
    attack, arrest = found(text)
    assert [(f.name, f.value, text[slice(*f.span)]) for f in attack.facts] == [
        ("killed", "8", "8 قتلى"),
        ("wounded", "40+", "40 جريحا"),
    ]
    assert [(f.name, f.value) for f in arrest.facts] == [("arrested", "3 suspect"), ("wounded", "5")]


def test_things_are_no_toll_and_a_meeting_has_none() -> None:
    assert not [f for h in found("خبر\nدمر هجوم 5 سيارات وضبطت الشرطة 3 طائرات.") for f in h.facts]
    assert not [f for h in found("خبر\nعقد اجتماع حضره 8 جرحى.") for f in h.facts]


def test_parts_are_named_behind_their_mark_or_before_it() -> None:
    (talks,) = found("خبر\nجرت محادثات بوساطة نادية.")
    assert [(f.name, f.value) for f in talks.facts] == [("mediator", "x.nadia")]
    (attack,) = found("خبر\nأعلن سليم مسؤوليته عن الهجوم.")
    assert [(f.name, f.value) for f in attack.facts] == [("claimed-by", "x.salim")]


def test_an_outcome_is_told_of_what_was_and_not_of_what_is_hoped() -> None:
    talks, _ = found("خبر\nانتهت المحادثات أمس دون التوصل إلى اتفاق.")
    assert [(f.name, f.value) for f in talks.facts] == [("outcome", "not-agreed")]
    assert not [f for h in found("خبر\nستعقد محادثات للتوصل إلى اتفاق.") for f in h.facts]
    (repelled,) = found("خبر\nتمكن المدافعون من صد الهجوم.")
    assert [(f.name, f.value) for f in repelled.facts] == [("outcome", "repelled")]
