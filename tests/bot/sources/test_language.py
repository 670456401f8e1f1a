import pytest

from bot.sources.language import find_language


@pytest.mark.parametrize(
    ("text", "hint", "language"),
    [
        ("The council of the harbour town voted on Monday to rebuild the pier.", "", "en"),
        ("El consejo del pueblo votó el lunes a favor de reconstruir el muelle.", "en-US", "es"),
        ("Der Rat der Hafenstadt stimmte am Montag für den Bau einer neuen Brücke.", "en", "de"),
        ("町議会は月曜日、桟橋の再建を決めた。", "en", "ja"),
        ("시의회는 월요일 부두를 다시 짓기로 했다.", "", "ko"),
        ("市长在港口会见了渔民，同意修建新码头。", "zh-CN", "zh"),
        (
            "Baraza la mji wa bandari lilipiga kura siku ya Jumatatu ili kujenga upya gati la "
            "zamani lililoharibiwa na dhoruba. Kazi itaanza mwezi wa tatu, na meya alisema kuwa "
            "wavuvi watapata msaada wa serikali hadi bandari itakapofunguliwa tena mwishoni mwa "
            "mwaka.",
            "en",
            "sw",
        ),
        ("Trump", "", ""),
        ("Trump", "de-DE", "de"),
        ("12345 %", "fr", "fr"),
        ("", "", ""),
        ("", "nonsense", ""),
        ("Byrådet stemte mandag for at bygge en ny mole i havnen ved byen.", "no", "no"),
        ("Byrådet stemte mandag for at bygge en ny mole i havnen ved byen.", "nb-NO", "no"),
    ],
)
def test_the_text_decides_and_a_hint_helps(text: str, hint: str, language: str) -> None:
    assert find_language(text, hint) == language
