from pathlib import Path

import numpy as np

from benchmarks.group_words import main
from bot.actors.trained.groups import read_groups


def test_words_of_like_vectors_come_into_one_group(tmp_path: Path) -> None:
    draw = np.random.default_rng(3)
    lines = []
    for number in range(40):
        middle = [10, 0, 0] if number % 2 else [0, 10, 0]
        vector = " ".join(f"{x:.3f}" for x in middle + draw.normal(0, 0.1, 3))
        lines.append(f"{'odd' if number % 2 else 'even'}{number} {vector}")
    (tmp_path / "vectors.txt").write_text("\n".join([*lines, "1234 1 1 1"]), "utf-8")
    outs = [tmp_path / "one", tmp_path / "two"]
    for out in outs:
        assert main(["--vectors", str(tmp_path / "vectors.txt"), "--out", str(out)]) == 0
    assert outs[0].read_bytes() == outs[1].read_bytes()
    groups = read_groups(outs[0])
    fine = {word: groups.of(word)[0] for word in ("odd1", "odd3", "even0", "even2")}
    assert {fine["odd1"], fine["odd3"]}.isdisjoint({fine["even0"], fine["even2"]})
    assert groups.of("1234") == ("", "", "")
