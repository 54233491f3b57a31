"""Words that titles tell beside the event that a group of reports is about: a second event of those reports, with its own day.

`The Council adopts the resolution; Ruritania: we reject it`: the report is about the vote, and about what Ruritania said of it.
"""

from collections import Counter
from collections.abc import Iterator

from musnad.link.leads import spoken
from musnad.link.profiles import SPEECH, Profile, anchor
from musnad.link.tellings import Telling
from musnad.model import Ref
from musnad.world import World

SPEAKING = ("named", "unnamed")
"""The kinds of speakers whose words make an event: no outlet's, no document's."""


def beside(telling: Telling, *, world: World) -> Iterator[Telling]:
    """Who is heard in the titles of some members and takes no part in what all are about: his words, by who says them."""
    parties = frozenset[str]().union(*({id, *world.side(id)} for id in telling.known))
    members: dict[Ref, list[Profile]] = {}
    for profile in telling.members if telling.family != SPEECH else ():
        if who := _heard(profile, parties, world):
            members.setdefault(who, []).append(profile)
    for who in sorted(members, key=lambda ref: ref.id):
        days = tuple(day for profile in members[who] for day in spoken(profile, who, anywhere=True))
        yield Telling("statement", SPEECH, (who,), tuple(members[who]), (), days, role="main")


def _heard(profile: Profile, parties: frozenset[str], world: World) -> Ref | None:
    """Who speaks in a title and below it: what the title has a party or an official say are the words of whoever of that side
    speaks most in the text; those of somebody who is only described there, of the person who does.
    """
    own = [a for a in profile.reading.attributions if a.parent is None and a.source.kind in SPEAKING]
    titled = next((a.source for a in own if profile.places.of(anchor(a)) == "title"), None)
    if titled is None:
        return None
    told = (*titled.entities[:1], *titled.affiliations)
    sides = {id for ref in told for id in (ref.id, *world.side(ref.id))}
    below = [a.source.entities[0] for a in own if a.source.entities and profile.places.of(anchor(a)) != "title"]
    people = {m.entity.id for m in profile.reading.mentions if m.entity and m.kind == "person"}
    fit = [ref for ref in below if (not sides.isdisjoint((ref.id, *world.side(ref.id))) if sides else ref.id in people)]
    spoke = next((ref for ref, _ in Counter(fit).most_common(1)), None)
    return None if spoke is None or not parties.isdisjoint((spoke.id, *world.side(spoke.id))) else spoke
