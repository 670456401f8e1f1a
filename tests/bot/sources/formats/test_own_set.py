"""Made-up papers in every format, encoding and state of disrepair, read back whole."""

from benchmarks.ingest.feed_files import make_files
from benchmarks.ingest.feed_readers import read_by_verbatim


def test_every_file_is_read_perfectly() -> None:
    wrong = [file.name for file in make_files() if read_by_verbatim(file) != file.expected]
    assert wrong == []
