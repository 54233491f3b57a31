"""What reports say in their own voice, kept in few rows until it is looked at."""

from musnad.text import Tokens
from musnad.weigh.narration import LEAST, Parts, parts_of

OWN = "فتحت البلدية جسر المدينة الكبير أمام السيارات. مطر خفيف. أغلق المجلس ميناء الصيد القديم قبل العيد."
SAID = "الميناء سيفتح غدا أمام الصيادين"


def test_parts_are_given_back_as_they_were(build) -> None:
    """Those that tell enough to say a statement; a report without any changes nothing of the next."""
    texts = [f"{OWN} وقال بايدن إن {SAID}.", "مطر خفيف.", OWN]
    pile = [build(f"r{n}", text, [("joe-biden", SAID, {})] if SAID in text else []) for n, text in enumerate(texts)]
    kept = Parts()
    for one in pile:
        kept.add(one, Tokens(one.report.text))
    wanted = [part for one in pile for part in parts_of(one) if len(part.stems) >= LEAST]
    assert {part.report for part in wanted} == {"r0", "r2"}
    assert list(kept) == wanted
