import pytest

from summarizers.text import openings
from summarizers.text.openings import ends_unresolved, opens_unresolved


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "He said the talks had failed."),
        ("en", "“But it was late,” Mr Hale said."),
        ("en", "Meanwhile, the port stays closed."),
        ("en", "The two leaders will meet again."),
        ("en", "This was the third attempt."),
        ("en", "“I will go,” she said."),
        ("en", "In a speech on Monday, he warned the banks."),
        ("en", "Since her party holds few seats, there may be an election."),
        ("en", "All that cold air keeps the storms away."),
        ("en", "Since then, the port has lost half of its trade."),
        ("en", "By this point the boats had turned back."),
        ("en", "According to them, the quay was dry."),
        ("de", "Er sagte das Treffen ab."),
        ("de", "Dennoch bleibt der Hafen zu."),
        ("es", "Sin embargo, el puerto sigue cerrado."),
        ("es", "Los vecinos critican esos destinos lejanos."),
        ("fr", "Elle a refusé de répondre."),
        ("it", "Tuttavia il porto resta chiuso."),
        ("pt", "Além disso, o porto continua fechado."),
        ("nl", "Hij wilde niet antwoorden."),
        ("ja", "しかし、港は閉鎖されたままだ。"),
        ("ko", "그는 대답하지 않았다."),
        ("zh", "他没有回答。"),
        ("ru", "Однако порт закрыт."),
    ],
)
def test_sentences_that_lean_on_the_one_before(language: str, sentence: str) -> None:
    assert opens_unresolved(sentence, language)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "This week, the port opens again."),
        ("en", "The two-day summit ended in Nara."),
        ("en", "In his speech on Monday, Mr Hale warned the banks."),
        ("en", "“I will go,” Mr Hale said."),
        ("en", "Hernandez said the talks had failed."),
        ("en", "Soya prices rose again."),
        ("en", "After this weekend, the port opens again."),
        ("en", "For those who fish there, the quay is home."),
        ("de", "Erdbeben erschüttern den Norden."),
        ("de", "Das Kabinett tagt am Montag."),
        ("es", "Este lunes el puerto abre de nuevo."),
        ("es", "El puerto cerró ese mismo lunes por la tarde."),
        ("es", "El puerto abre esa semana."),
        ("fr", "Cette semaine, le port rouvre."),
        ("ja", "首相は東京で会談した。"),
        ("ko", "총리는 서울에서 회담했다."),
        ("sw", "He is no pronoun in Swahili."),
    ],
)
def test_sentences_that_stand_alone(language: str, sentence: str) -> None:
    assert not opens_unresolved(sentence, language)


@pytest.mark.parametrize("language", sorted(openings._PRONOUNS))
def test_every_word_of_the_lists_leans_on_the_one_before(language: str) -> None:
    single, *phrases = openings._CONNECTIVES[language].split("|")
    for words in (*openings._PRONOUNS[language].split(), *single.split(), *phrases):
        for written in (words, words.capitalize(), words.replace("'", "’")):
            assert opens_unresolved(f"{written} xxxx xxxx.", language)


@pytest.mark.parametrize(
    "sentence",
    [
        "Cutting the fares was no longer possible, it said.",
        "Part of the roof came down beside the quay, she told a paper on Monday.",
        "The inspectors found no proof of this.",
    ],
)
def test_sentences_that_point_back_at_their_end(sentence: str) -> None:
    assert ends_unresolved(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Cutting the fares was no longer possible, the line said.",
        "The mayor said that she had told a paper on Monday.",
        "The inspectors found no proof of this in Pell.",
    ],
)
def test_sentences_that_end_well(sentence: str) -> None:
    assert not ends_unresolved(sentence)
