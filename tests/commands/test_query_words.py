import pytest

from bot.topics.query import parse_query
from commands.query_words import in_words


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("typhoon", "the word “typhoon”"),
        ('"North Korea"', "the phrase “North Korea”"),
        ("semicond*", "a word that begins with “semicond”"),
        ("actor:Takaichi", "the actor Takaichi"),
        ('actor:"Kim Jong-un"', "the actor Kim Jong-un"),
        ("typhoon landfall", "the word “typhoon” and the word “landfall”"),
        ("typhoon OR earthquake", "the word “typhoon” or the word “earthquake”"),
        (
            'actor:Lee "chip fund" -football -tennis',
            "the actor Lee and the phrase “chip fund”, but not the word “football” or the word "
            "“tennis”",
        ),
        (
            "(Japan OR Korea) storm",
            "either the word “Japan” or the word “Korea” and the word “storm”",
        ),
        (
            "storm OR (Japan -football)",
            "the word “storm” or (the word “Japan”, but not the word “football”)",
        ),
    ],
)
def test_a_query_is_told_in_words(query: str, said: str) -> None:
    assert in_words(parse_query(query)) == said
