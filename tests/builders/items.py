"""Feed items on invented events, for tests that pull them."""

from tests.builders.world import Item

QUAYS = Item(
    "Port Ilmen closes two quays for a year",
    (
        "The harbour council of Port Ilmen voted on Monday to close two of its five quays for a "
        "year while divers repair the foundations that the winter storms had damaged.",
        "Mayor Ottilie Brandvold said the decision had been hard but that safety came first.",
        "Some forty ships a week will have to berth in the northern basin, and the ferry to Sund "
        "moves to the fishing pier.",
        "The dockers had asked for a shorter closure and a promise that no job would be lost.",
    ),
    hours=3,
)
QUAYS_LATER = Item(
    "Dockers walk out over closed quays in Port Ilmen",
    (
        "Dockers in Port Ilmen walked out on Tuesday over the closure of two quays, and 31 ships "
        "lay at anchor off the harbour by noon.",
        "Mayor Ottilie Brandvold offered the union talks with an arbiter from the capital.",
        "The harbour council of Port Ilmen had voted to close the quays for a year of repairs to "
        "the storm-damaged foundations.",
        "The union wants a written promise that none of its 280 members loses a job.",
    ),
    hours=-20,
)
COMET = Item(
    "Astronomers recover a comet lost since 1911",
    (
        "Astronomers at the Vardheim observatory have found again a comet that nobody had seen "
        "since 1911.",
        "It passed within nine million kilometres of Mars last week and is brighter than expected.",
        "Director Ines Quintero said that two students had noticed it on plates taken for another "
        "purpose.",
    ),
    hours=5,
)


def filler(number: int) -> Item:
    """Return one of many items that have nothing to do with each other."""
    animal = ("otter", "heron", "lynx", "bison", "eel", "raven", "toad", "hare")[number % 8]
    place = ("Aldmoor", "Brenn", "Castor", "Dunfell", "Esk", "Farrow", "Gorst")[number % 7]
    return Item(
        f"Keepers in {place} count {number} {animal}s",
        (
            f"Keepers in the {place} reserve counted {number} {animal}s this week, "
            f"{number // 2} more than in the survey of the year before.",
            f"The reserve's warden said that the {animal} had been rare in {place} for decades.",
        ),
        hours=number / 10,
        guid=f"filler-{number}",
    )
