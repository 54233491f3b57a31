"""A wording and the way back: a readout, an agency's report before it, a paper that carries both, and a call of another day."""

import pytest

from musnad import pipeline, read, report
from musnad.errors import InputError
from musnad.model import Reading, Report, TraceClaim
from musnad.pipeline import Traced
from musnad.weigh.moments import first, published
from musnad.world import sidings

HEAD = "Vladimir Putin had a telephone conversation with President of the United States Joseph Biden. "
OWN = HEAD + (
    "Vladimir Putin stressed that the new railway to the port of the island would be opened to foreign grain ships within "
    "40 days in spring. "
    "Joseph Biden emphasised that Washington had no intention of closing its consulate in the northern islands."
)
OTHER = (
    "Vladimir Putin had a telephone conversation with President of Brazil Jair Bolsonaro. Vladimir Putin stressed that the "
    "new coffee of the highlands would be sold to Russian shops in summer."
)
AGENCY = (
    "قال مستشار الكرملين يوري أوشاكوف إن الرئيس الروسي فلاديمير بوتين أبلغ نظيره الأمريكي جو بايدن خلال اتصال هاتفي "
    "الخميس أن سكة الحديد الجديدة إلى ميناء الجزيرة ستفتح أمام سفن القمح الأجنبية في الربيع."
)
PAPER = (
    "تحدث الرئيس الروسي فلاديمير بوتين ونظيره الأمريكي جو بايدن في اتصال هاتفي يوم الخميس 30 ديسمبر 2021.\n"
    "وأعلن أوشاكوف مستشار الكرملين أن سكة الحديد الجديدة إلى ميناء الجزيرة ستفتح أمام سفن القمح الأجنبية في الربيع.\n"
    "وقال أوشاكوف إن بوتين وعد بإعادة اللوحات المسروقة إلى متحف المدينة القديمة."
)
RAILWAY = "The new railway to the port of the island would be opened to foreign grain ships in spring"


@pytest.fixture(scope="module")
def pile() -> list[Reading]:
    title, own = "Telephone conversation with", "http://en.kremlin.ru/events/"
    calls = (
        report(OWN, title=f"{title} US President Joseph Biden", url=f"{own}1", published="2021-12-30T22:10:00Z"),
        report(OTHER, title=f"{title} President of Brazil Jair Bolsonaro", url=f"{own}2", published="2021-12-14T12:00:00Z"),
        report(AGENCY, title="بوتين وبايدن يتحدثان هاتفيا", outlet="Reuters", published="2021-12-30T21:00:00Z"),
        report(PAPER, title="اتصال بوتين وبايدن", outlet="صحيفة المثال", published="2021-12-31T09:00:00Z"),
    )
    return [read(one) for one in calls]


def _claim(traced: Traced) -> TraceClaim:
    (claim,) = traced.trace.claims
    return claim


def _outlets(traced: Traced, claim: TraceClaim) -> list[str | None]:
    by_id = {r.report.id: r.report for r in traced.readings}
    return [by_id[p.report].voice or by_id[p.report].outlet for p in claim.places]


def _attribution(pile: list[Reading], words: str, outlet: str) -> str:
    """The innermost attribution of an outlet's report that holds some words."""
    found = [a for r in pile if r.report.outlet == outlet for a in r.attributions if words in _content(r.report, a.content.spans)]
    return found[-1].id


def _content(report_: Report, spans: tuple[tuple[int, int], ...]) -> str:
    return " ".join(report_.text[start:end] for start, end in spans)


def test_words_lead_over_languages_to_the_partys_own_readout_in_order_of_time(pile: list[Reading]) -> None:
    traced = pipeline.trace(pile, words=RAILWAY)
    claim = _claim(traced)
    assert _outlets(traced, claim) == ["Reuters", "kremlin", "صحيفة المثال"]
    assert claim.primary == 1
    assert claim.earliest == 0
    assert [p.vouching for p in claim.places] == ["agency", "own-voice", "outlet"]
    assert [e.kind for e in traced.trace.events] == ["call"]
    assert {r.code for r in claim.reasons} == {"trace.own-voice"}


def test_the_chain_of_a_place_runs_from_its_outlet_to_the_speaker(pile: list[Reading]) -> None:
    claim = _claim(pipeline.trace(pile, words=RAILWAY))
    assert claim.places[0].chain == ("Reuters", "Yuri Ushakov", "Vladimir Putin")
    assert claim.places[1].chain == ("Kremlin", "Vladimir Putin")
    assert claim.places[0].attribution


def test_an_attribution_is_one_of_the_places_of_its_claim(pile: list[Reading]) -> None:
    id = _attribution(pile, "سكة", "صحيفة المثال")
    traced = pipeline.trace(pile, attribution=id)
    claim = _claim(traced)
    assert _outlets(traced, claim) == ["Reuters", "kremlin", "صحيفة المثال"]
    assert [p.attribution for p in claim.places if any(r.code == "trace.asked" for r in p.reasons)] == [id]
    assert claim.primary == 1


def test_what_stands_in_no_readout_leads_nowhere(pile: list[Reading]) -> None:
    traced = pipeline.trace(pile, attribution=_attribution(pile, "اللوحات", "صحيفة المثال"))
    claim = _claim(traced)
    assert _outlets(traced, claim) == ["صحيفة المثال"]
    assert claim.primary is None
    assert [r.code for r in claim.reasons] == ["trace.alone"]


def test_words_of_nobody_here_are_found_nowhere(pile: list[Reading]) -> None:
    traced = pipeline.trace(pile, words="The museum lent three paintings to the opera of the capital")
    assert _claim(traced).places == ()
    assert [r.code for r in _claim(traced).reasons] == ["trace.nowhere"]
    assert traced.readings == ()
    assert traced.read == len(pile)


def test_words_without_a_report_of_their_language_are_found_in_another(pile: list[Reading]) -> None:
    words = "سكة الحديد الجديدة إلى ميناء الجزيرة ستفتح أمام سفن القمح الأجنبية في الربيع"
    claim = _claim(pipeline.trace(pile[:2], words=words))
    assert [p.report for p in claim.places] == [pile[0].report.id]
    assert claim.primary == 0


def test_a_release_of_other_days_is_no_place_of_a_dated_report(pile: list[Reading]) -> None:
    for day, places in (("2021-12-29", 2), ("2021-06-01", 1)):
        words = "قال وزير النقل إن سكة الحديد الجديدة إلى ميناء الجزيرة ستفتح أمام سفن القمح الأجنبية في الربيع."
        paper = read(report(words, outlet="جريدة أخرى", published=day))
        traced = pipeline.trace([*pile[:2], paper], attribution=paper.attributions[0].id)
        assert sum(len(c.places) + len(c.passed) for c in traced.trace.claims) == places


def test_one_report_alone_is_no_origin_of_its_own_words(pile: list[Reading]) -> None:
    twice = read(report(f"{AGENCY}\n{AGENCY}", outlet="Reuters"))
    claim = _claim(pipeline.trace([twice], attribution=twice.attributions[0].id))
    assert claim.primary is None


def test_a_place_that_something_speaks_against_is_passed_over(pile: list[Reading]) -> None:
    words = "Vladimir Putin said that Washington had no intention of closing its consulate in the northern islands."
    claim = _claim(pipeline.trace(pile, words=words))
    assert claim.primary is None
    assert [{r.code for r in p.against} for p in claim.passed] == [{"match.other-speaker"}]


def test_the_account_of_another_party_goes_by_the_sides_that_are_given(pile: list[Reading]) -> None:
    words = f"White House press secretary Jen Psaki said that {RAILWAY[0].lower()}{RAILWAY[1:]}."
    for sides, against in (([], {"match.other-account"}), (["Kremlin=The Two", "White House=The Two"], set())):
        traced = pipeline.trace(pile[:2], words=words, sides=sidings(sides))
        found = {r.code for c in traced.trace.claims for p in (*c.places, *c.passed) for r in p.against}
        assert found - {"match.other-speaker"} == against
        assert [row.who.id for row in traced.trace.sides] == [name.split("=")[0].lower().replace(" ", "-") for name in sides]


def test_what_changed_on_the_way_is_told_with_the_places_of_both_wordings(pile: list[Reading]) -> None:
    carrier = HEAD + f"Vladimir Putin said that {RAILWAY[0].lower()}{RAILWAY[1:]} within 50 days."
    changed = read(report(carrier, outlet="The Example", published="2022-01-02T08:00:00Z"))
    traced = pipeline.trace([pile[0], changed], words=RAILWAY)
    claim = _claim(traced)
    assert claim.primary == 0
    (told,) = claim.places[1].drift
    assert (told.code, told.values["numbers"]) == ("drift.number", [3456000.0, 4320000.0])
    own = next(r.report.text for r in traced.readings if r.report.voice)
    assert [own[start:end] for start, end in told.values["before"]] == ["40 days"]
    assert not claim.places[0].drift


def test_times_without_a_zone_settle_no_order_within_a_day(pile: list[Reading]) -> None:
    undated = [Reading(r.report) for r in pile]
    unzoned = read(report(AGENCY, title="بوتين وبايدن يتحدثان هاتفيا", outlet="Reuters", published="2021-12-30"))
    claim = _claim(pipeline.trace([undated[1], pile[0], unzoned], words=RAILWAY))
    assert claim.earliest is None
    assert "trace.unordered" in {r.code for r in claim.reasons}


@pytest.mark.parametrize(
    ("stretches", "expected"),
    [
        ({}, ()),
        ({"a": "2021-12-30T22:00:00Z", "b": "2021-12-30T23:30:00+03:00"}, ("b",)),
        ({"a": "2021-12-30", "b": "2021-12-30T23:30:00Z"}, ("a", "b")),
        ({"a": "2021-12-20", "b": "2021-12-30T23:30:00Z"}, ("a",)),
    ],
)
def test_the_first_is_told_only_where_times_settle_it(stretches: dict[str, str], expected: tuple[str, ...]) -> None:
    found = {key: published(Report(key, "x", published=told)) for key, told in stretches.items()}
    assert first({key: stretch for key, stretch in found.items() if stretch}) == expected


@pytest.mark.parametrize("told", [None, "", "2021-12", "yesterday"])
def test_a_report_without_a_day_has_no_stretch(told: str | None) -> None:
    assert published(Report("r", "x", published=told)) is None


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, "one of the two"),
        ({"words": RAILWAY, "attribution": "abc"}, "one of the two"),
        ({"words": " ?! "}, "hold no word"),
        ({"attribution": "no-such-id"}, "no-such-id"),
        ({"words": "Zażółć gęślą jaźń, powiedział minister spraw zagranicznych w piątek rano"}, "no language that is read"),
    ],
)
def test_what_cannot_be_asked_is_told_in_a_sentence(pile: list[Reading], given: dict[str, str], says: str) -> None:
    with pytest.raises(InputError, match=says):
        pipeline.trace(pile, **given)  # type: ignore[arg-type]


def test_the_order_of_reports_does_not_matter(pile: list[Reading]) -> None:
    assert pipeline.trace(pile, words=RAILWAY).trace.claims == pipeline.trace(pile[::-1], words=RAILWAY).trace.claims


@pytest.mark.parametrize("words", ["المصدر: وكالات", "الربيع", "spring"])
def test_few_words_are_no_error(pile: list[Reading], words: str) -> None:
    assert all(c.primary is None for c in pipeline.trace(pile, words=words).trace.claims)
