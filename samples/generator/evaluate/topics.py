"""The matters of the set by name."""

from __future__ import annotations

from samples.generator.evaluate import topics_fees, topics_houses, topics_sites, topics_works
from samples.generator.evaluate.matter import Topic

TOPICS: dict[str, Topic] = {
    f.__name__: f for f in (
        topics_sites.bath,
        topics_sites.bus,
        topics_sites.firehouse,
        topics_sites.flood,
        topics_sites.cycleway,
        topics_sites.heat,
        topics_sites.zoning,
        topics_works.fibre,
        topics_works.lights,
        topics_works.playground,
        topics_works.schoolyard,
        topics_works.wall,
        topics_works.water,
        topics_fees.waste,
        topics_fees.sirens,
        topics_fees.archive,
        topics_fees.music,
        topics_fees.youth,
        topics_fees.cemetery,
        topics_fees.market,
        topics_fees.care,
        topics_houses.theatre,
        topics_houses.shelter,
        topics_houses.plots,
        topics_houses.accounts,
        topics_houses.sport,
        topics_houses.library,
        topics_houses.animal,
    )
}  # fmt: skip
