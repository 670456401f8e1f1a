from bot.storage.trends import steepness


def test_one_against_none_never_wins_over_eight_against_one() -> None:
    assert steepness(1, 0) < steepness(8, 1)


def test_more_is_steeper_and_usual_is_flat() -> None:
    assert steepness(9, 1) > steepness(8, 1) > steepness(8, 2)
    assert steepness(5, 5) == 0
