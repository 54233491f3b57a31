"""An Arabic report and the readout of one party of the same call, through the whole pipeline; texts of our own."""

import pytest

from musnad import read, report, tell
from musnad.pipeline import Pile, brief

ARABIC = (
    "قال مستشار الكرملين يوري أوشاكوف إن الرئيس الروسي فلاديمير بوتين أبلغ نظيره الأمريكي جو بايدن خلال اتصال هاتفي أمس "
    "الخميس استمر 40 دقيقة أن سكة الحديد الجديدة إلى الميناء ستفتتح في الربيع.\n"
    "وقالت المتحدثة باسم البيت الأبيض جين ساكي إن بايدن طلب من بوتين خفض أسعار القمح."
)
ENGLISH = (
    "Vladimir Putin had a telephone conversation with President of the United States Joseph Biden at the American side's "
    "initiative. The leaders spoke of trade. Vladimir Putin stressed that the new railway to the port would open in spring."
)


@pytest.fixture(scope="module")
def pile() -> Pile:
    paper = report(ARABIC, title="بوتين وبايدن يتحدثان هاتفيا", outlet="صحيفة المثال", published="2021-12-31T09:00")
    title = "Telephone conversation with US President Joseph Biden"
    own = report(ENGLISH, title=title, url="http://en.kremlin.ru/events/1", published="2021-12-30T22:10")
    return brief([paper, own])


def test_an_official_address_speaks_for_its_party() -> None:
    assert report(ENGLISH, url="http://en.kremlin.ru/events/1").voice == "kremlin"
    assert report(ENGLISH, outlet="kremlin.ru").voice == "kremlin"


def test_nothing_is_attributed_to_a_party_without_a_cue() -> None:
    reading = read(report("The new railway to the port opens in spring. Trade grew.", outlet="kremlin.ru", language="en"))
    assert reading.attributions == ()


def test_both_tell_of_one_call(pile: Pile) -> None:
    event = pile.brief.events[0]
    assert {(r.report, r.role) for r in event.reports} == {(r.report.id, "principal") for r in pile.readings}
    assert (event.kind, event.when.date) == ("call", "2021-12-30")
    assert {p.id for p in event.participants} == {"vladimir-putin", "joe-biden"}
    assert {(f.name, f.value) for f in event.facts} >= {("initiator", "united-states"), ("duration", "PT40M")}


def test_the_party_tells_its_account_in_its_own_voice(pile: Pile) -> None:
    own = pile.readings[1].report.id
    told = [c for c in pile.brief.claims if any(m.report == own for m in c.members)]
    assert told
    assert all(t.entity.id == "kremlin" and t.side == "Russia" for c in told for t in c.told_by if c.outlets == 1)
    assert all(chain[0] == "Kremlin" for c in told for o in c.origins for chain in o.chains if c.outlets == 1)


def test_the_page_names_the_party_where_its_readout_narrates(pile: Pile) -> None:
    page = tell.markdown(pile.brief, pile.readings)
    form = next(line for line in page.splitlines() if "Form" in line)
    assert "Kremlin" in form


def test_its_whole_readout_is_silent_on_what_the_other_party_tells(pile: Pile) -> None:
    silent = [s for s in pile.brief.silences if s.basis == "full-readout"]
    assert {(s.party, s.side) for s in silent} == {("Kremlin", "Russia")}
    claims = {c.id: c for c in pile.brief.claims}
    assert all(claims[s.claim].sides_telling == ("United States",) for s in silent)
