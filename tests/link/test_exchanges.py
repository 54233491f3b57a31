"""Words of one party to another that their own date puts into another event of theirs."""

import pytest

import musnad
from musnad.link import link
from musnad.model import Event

EARLIER = "أجرى الرئيس الأميركي جو بايدن والرئيس الروسي فلاديمير بوتين مكالمة هاتفية يوم 7 ديسمبر 2021 بحثا فيها أسعار القمح."
LATER = """أجرى الرئيس الأميركي جو بايدن والرئيس الروسي فلاديمير بوتين مكالمة هاتفية يوم 30 ديسمبر 2021 تناولت الملاحة.

وكان بايدن قد حذر {when} بوتين من عواقب كبيرة إذا أغلقت الموانئ."""


def events(when: str) -> tuple[Event, ...]:
    texts = (EARLIER, "2021-12-08T09:00:00"), (LATER.format(when=when), "2021-12-31T09:00:00")
    return link([musnad.read(musnad.report(text, id=id, published=at)) for id, (text, at) in zip("ab", texts, strict=True)])


@pytest.mark.parametrize("when", ["في مطلع ديسمبر", "في السابع من ديسمبر", "في 7 ديسمبر"])
def test_words_between_the_parties_mention_the_contact_of_their_date(when: str) -> None:
    (earlier,) = [e for e in events(when) if e.when.date == "2021-12-07"]
    rows = [(r.report, r.role, len(r.said)) for r in earlier.reports]
    assert rows == [("a", "principal", 0), ("b", "mention", 1)]


@pytest.mark.parametrize("when", ["في أواخر ديسمبر", "في نوفمبر", "مرارا", "في ديسمبر"])
def test_a_date_that_fits_no_other_contact_or_several_mentions_none(when: str) -> None:
    assert all(len(e.reports) == 1 and not e.reports[0].said for e in events(when))
