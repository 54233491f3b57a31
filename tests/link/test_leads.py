"""The day of what a report is about, on sentences written for these tests."""

from musnad.link import link
from musnad.model import Attribution, Block, Event, Happening, Party, Reading, Ref, Report, Time, Words

SALIM, NADIA = Ref("x.salim", "Salim"), Ref("x.nadia", "Nadia")
TITLE = "عنوان"
Pair = tuple[str, str]


def at(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def day(text: str, words: str, value: str) -> Time:
    return Time(at(text, words), value, "day", "day", "published")


def said(text: str, cue: str, content: str) -> Attribution:
    return Attribution(
        f"said-{cue}", Words((at(text, cue),)), Words((at(text, content),)), Party(entities=(SALIM,), kind="named")
    )


def about(
    lead: str, *, times: dict[str, str], speech: tuple[str, str] | None = None, deed: tuple[str, str] | None = None
) -> Event:
    """The event of a report with this lead; `deed` is a kind with its word, and takes no time for its own."""
    text = f"{TITLE}\n{lead}"
    blocks = (Block((0, len(TITLE)), "title"), Block((len(TITLE) + 1, len(text)), "paragraph"))
    report = Report("r", text, title=TITLE, published="2022-03-10T12:00", language="ar", blocks=blocks)
    found = tuple(day(text, words, value) for words, value in times.items())
    teller = "said" if speech else None
    happenings = (Happening(at(text, deed[1]), deed[0], (NADIA,), attribution=teller),) if deed else ()
    attributions = (said(text, *speech),) if speech else ()
    (event,) = (e for e in link([Reading(report, attributions, (), found, happenings)]) if e.reports[0].role == "principal")
    return event


def test_the_day_beside_the_cue_is_that_of_the_words() -> None:
    event = about("قال سليم أمس إن الطريق مفتوح", times={"أمس": "2022-03-09"}, speech=("قال", "الطريق مفتوح"))
    assert (event.kind, event.participants, event.when.date) == ("statement", (SALIM,), "2022-03-09")


def test_the_day_of_what_is_spoken_of_is_not_that_of_the_words() -> None:
    lead = "ندد سليم بجريمة وقعت فجر أمس في المدينة"
    event = about(lead, times={"أمس": "2022-03-09"}, speech=("ندد", "بجريمة وقعت"), deed=("attack", "بجريمة"))
    assert (event.kind, event.when.date) == ("statement", None)


def test_a_deed_without_a_day_takes_that_of_the_lead() -> None:
    event = about("وقع أمس على الطريق انفجار كبير", times={"أمس": "2022-03-09"}, deed=("explosion", "انفجار"))
    assert (event.kind, event.when.date) == ("explosion", "2022-03-09")


def test_a_day_long_past_is_not_the_news() -> None:
    event = about("في ذكرى انفجار قديم عام مضى", times={"قديم": "2020-08-04"}, deed=("explosion", "انفجار"))
    assert event.when.date is None


def test_who_tells_it_in_the_title_makes_an_event_no_less_the_news() -> None:
    text = f"«{TITLE}»: انفجار في المدينة\nوقع أمس هجوم على الطريق. قال سليم إن الطريق مفتوح"
    end = text.index("\n")
    blocks = (Block((0, end), "title"), Block((end + 1, len(text)), "paragraph"))
    report = Report("r", text, title=text[:end], published="2022-03-10T12:00", language="ar", blocks=blocks)
    told = Happening(at(text, "انفجار"), "explosion", (NADIA,), attribution="said-:")
    narrated = Happening(at(text, "هجوم"), "attack", (SALIM,))
    attributions = (said(text, ":", "انفجار في المدينة"), said(text, "قال", "الطريق مفتوح"))
    read = Reading(report, attributions, (), (day(text, "أمس", "2022-03-09"),), (told, narrated))
    (event,) = (e for e in link([read]) if e.reports[0].role == "principal")
    assert event.kind == "explosion"
