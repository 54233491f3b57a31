"""One account in two languages: an Arabic report and a readout of the other party's own, in words made for these tests."""

from collections.abc import Callable

import pytest

from musnad.model import Event, Reading
from musnad.weigh import Weighed, weigh

Build = Callable[..., Reading]

RELAYED = (
    "قال أوشاكوف إن بوتين حذر من قطع العلاقات بين البلدين. وقالت ساكي إن بايدن شكا من غلاء أسعار القمح في الأسواق. "
    "وأكد كوليبا أن كييف لا تخاف."
)
READ_OUT = (
    "Vladimir Putin warned that sanctions would break off relations between the two countries. "
    "Russia will build a new railway to the port and open it in spring."
)


@pytest.fixture
def relayed(build: Build) -> Reading:
    return build(
        "paper",
        RELAYED,
        [
            ("yuri-ushakov", "بوتين حذر من قطع العلاقات بين البلدين", {}),
            ("vladimir-putin", "قطع العلاقات بين البلدين", {"parent": "A1", "act": "warn"}),
            ("jen-psaki", "بايدن شكا من غلاء أسعار القمح في الأسواق", {}),
            ("joe-biden", "غلاء أسعار القمح في الأسواق", {"parent": "A3"}),
            ("dmytro-kuleba", "كييف لا تخاف", {}),
        ],
    )


@pytest.fixture
def readout(build: Build) -> Reading:
    said = [("vladimir-putin", "sanctions would break off relations between the two countries", {"act": "warn"})]
    return build("kremlin.ru", READ_OUT, said, voice="kremlin", language="en")


@pytest.fixture
def weighed(relayed: Reading, readout: Reading, call: Callable[..., Event]) -> Weighed:
    return weigh([relayed, readout], [call(["paper", "kremlin.ru"])])


def test_one_warning_in_two_languages_is_one_claim_of_one_account(weighed: Weighed) -> None:
    (claim,) = [c for c in weighed.claims if len({m.report for m in c.members}) == 2]
    assert {(t.entity.id, t.side) for t in claim.told_by} == {("kremlin", "Russia"), ("yuri-ushakov", "Russia")}
    assert claim.independent_origins == 1


def test_a_party_stands_at_the_head_of_the_chains_of_its_own_report(weighed: Weighed) -> None:
    chains = {chain for c in weighed.claims for o in c.origins for chain in o.chains}
    assert ("Kremlin", "Vladimir Putin") in chains
    assert not any("kremlin.ru" in chain for chain in chains)


def test_a_whole_readout_is_silent_on_the_other_partys_account_alone(weighed: Weighed) -> None:
    claims = {c.id: c for c in weighed.claims}
    silent = [claims[s.claim] for s in weighed.silences if s.basis == "full-readout"]
    assert [(c.sides_telling, {m.report for m in c.members}) for c in silent] == [(("United States",), {"paper"})]


def test_what_a_readout_says_itself_in_another_language_is_narrated(build: Build, call: Callable[..., Event]) -> None:
    paper = build(
        "paper",
        "قال أوشاكوف إن روسيا ستبني سكة حديد جديدة إلى الميناء وستفتتحها في الربيع.",
        [("yuri-ushakov", "روسيا ستبني سكة حديد جديدة إلى الميناء وستفتتحها في الربيع", {})],
    )
    own = build(
        "kremlin.ru", "Russia will build a new railway to the port and open it in spring.", [], voice="kremlin", language="en"
    )
    (claim,) = weigh([paper, own], [call(["paper", "kremlin.ru"])]).claims
    assert [n.report for n in claim.narrated] == ["kremlin.ru"]
    (alone,) = weigh([paper, own], [call(["paper"])]).claims
    assert alone.narrated == ()
