"""The order of the work: what fails is set aside with its reason, and the rest go on."""

import pytest

import musnad
from musnad import pipeline
from musnad.errors import InputError
from musnad.model import Reading, Reason, Report, SetAside

SAID = "قال الوزير إن الحوار بين البلدين بدأ صباح اليوم في العاصمة."


def reports(*texts: str) -> list[Report]:
    return [musnad.report(text, outlet="جريدة المثال", url=f"https://almithal.example/{n}") for n, text in enumerate(texts)]


def test_a_report_whose_reading_fails_is_set_aside_and_the_rest_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    pile = reports(SAID, SAID + " وأضاف أن الحوار سيستمر.", SAID + " انتهى.")
    honest = pipeline.read

    def fails_once(report: Report) -> Reading:
        if report.id == pile[1].id:
            raise ZeroDivisionError("of all things")
        return honest(report)

    monkeypatch.setattr(pipeline, "read", fails_once)
    first, second, third = pipeline.readings(pile)
    assert isinstance(first, Reading)
    assert isinstance(third, Reading)
    assert isinstance(second, SetAside)
    (reason,) = second.reasons
    assert reason.code == "read.failed"
    assert "(ZeroDivisionError: of all things)" in reason.values["sentence"]
    assert pipeline.brief(pile).brief.set_aside == (second,)


def test_a_language_without_a_folder_is_set_aside_with_its_name() -> None:
    french = musnad.report("Le ministre a dit que les entretiens ont commencé dans la capitale ce matin avec une délégation.")
    (item,) = pipeline.readings([french])
    assert isinstance(item, SetAside)
    assert (item.reasons[0].code, item.reasons[0].values["language"]) == ("read.language", "fr")
    with pytest.raises(InputError, match="not read yet"):
        musnad.read(french)


def test_one_report_given_twice_is_read_once() -> None:
    (report,) = reports(SAID)
    first, second = pipeline.readings([report, report])
    assert isinstance(first, Reading)
    assert isinstance(second, SetAside)
    assert second.reasons[0].code == "read.duplicate"


def test_readings_and_set_aside_items_pass_through_and_progress_is_told() -> None:
    told: list[tuple[str, int]] = []
    (report,) = reports(SAID)
    reading, aside = musnad.read(report), SetAside("x.txt", (Reason("empty"),))
    pile = pipeline.brief([reading, aside], progress=lambda stage, done: told.append((stage, done)))
    assert pile.readings == (reading,)
    assert pile.brief.reports == (report.id,)
    assert pile.brief.set_aside == (aside,)
    assert [stage for stage, _ in told] == ["read", "read", "link", "weigh"]


def test_a_brief_does_not_depend_on_the_order_of_its_reports() -> None:
    pile = reports(SAID, SAID + " وأضاف أن الحوار سيستمر أسبوعا.", "نفى الوزير أن يكون الحوار قد بدأ.")
    there, back = musnad.brief(pile), musnad.brief(pile[::-1])
    assert there.reports == back.reports[::-1]
    assert {c.id for c in there.claims} == {c.id for c in back.claims}
    assert {e.id for e in there.events} == {e.id for e in back.events}
