import re

import pytest

from summarizers.text.opening_words import CONNECTIVES, PRONOUNS
from summarizers.text.openings import ends_unresolved, leans_back, opens_unresolved


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
        ("en", "The council has also vowed to fine him."),
        ("en", "The council also fined her."),
        ("en", "Mayor Ines Marlow also fined her for the delay."),
        ("en", "The mayor also called her a liar."),
        ("en", "The council also handed her the keys."),
        ("en", "The council also fined her again on Monday."),
        ("en", "The council has also vowed to fine them all."),
        ("en", "Whereby the cost of the quay fell."),
        ("en", "One is a harbour pilot who lost his boat."),
        ("en", "Now, she has to find a boat."),
        ("en", "The savings, she said, “do not cut a single benefit.”"),
        ("en", "That, he added, was the reason."),
        ("en", "Which, of course, brings to mind the old quay."),
        ("de", "Auf die greifen sie im Winter zurück."),
        ("de", "Mit denen will sie am Freitag reden."),
        ("ko", "그건 항구의 잘못된 결정이다."),
        ("de", "Er sagte das Treffen ab."),
        ("de", "Dennoch bleibt der Hafen zu."),
        ("de", "Der Grund liegt auf der Hand: Die Kais sind morsch."),
        ("de", "Auf die greifen laut Onnen viele Reeder zurück."),
        ("it", "Il tutto a poche ore dalla regata."),
        ("de", "Hintergrund ist ein Streit um die Kais."),
        ("nl", "Reden is de slechte staat van de kade."),
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
        ("de", "Am Montag sagte er das Treffen ab."),
        ("de", "So soll der Hafen im Herbst öffnen."),
        ("de", "Ähnlich sieht es die Reederei."),
        ("de", "Vor diesem Hintergrund bleibt der Hafen zu."),
        ("es", "Añadió que el puerto sigue cerrado."),
        ("es", "Ante esta situación, el puerto cierra."),
        ("fr", "Dans ce contexte, le port reste fermé."),
        ("fr", "Ceux-ci ont refusé de répondre."),
        ("it", "Ha poi spiegato che il porto resta chiuso."),
        ("it", "Per questo motivo il porto resta chiuso."),
        ("en", "The courts of Vessel, however, have let the port open."),
        ("en", "Reid, after all, only spoke when he was asked."),
        ("en", "For the crowd on the quay, though, the port is home."),
        ("en", "As for Ines Marlow, she has no boat."),
        ("en", "For good measure, Marlow bought a second boat."),
        ("en", "Which is why the port is shut."),
        ("en", "Others have sold their boats."),
        ("en", "Second, the port is too small."),
        ("pt", "Acrescentou que o porto continua fechado."),
        ("pt", "Nesse caso, o porto continua fechado."),
        ("nl", "Volgens justitie is hij gevlucht."),
        ("nl", "Zo gaat de haven eerder dicht."),
        ("sv", "På måndagen sa han att hamnen stängs."),
        ("no", "I fjor sa hun at havna stenges."),
        ("da", "I går sagde hun, at havnen lukker."),
        ("fi", "Hän ei vastannut kysymyksiin."),
        ("is", "Hann svaraði ekki."),
        ("pl", "Dodał, że port pozostanie zamknięty."),
        ("pl", "W tym kontekście port pozostanie zamknięty."),
        ("cs", "Uvedl, že přístav zůstane zavřený."),
        ("sk", "Dodala, že prístav zostane zatvorený."),
        ("hr", "Rekao je da luka ostaje zatvorena."),
        ("hu", "Hozzátette, hogy a kikötő zárva marad."),
        ("ro", "A adăugat că portul rămâne închis."),
        ("bg", "Той добави, че пристанището е затворено."),
        ("ru", "Об этом сообщили в порту."),
        ("ru", "По его словам, порт закрыт."),
        ("uk", "За його словами, порт закрито."),
        ("el", "Πρόσθεσε ότι το λιμάνι μένει κλειστό."),
        ("lt", "Vis dėlto uostas uždarytas."),
        ("lv", "Viņš neatbildēja."),
        ("et", "Tema sõnul jääb sadam suletuks."),
        ("tr", "Bunun üzerine liman kapatıldı."),
        ("id", "Kapal tersebut tenggelam kemarin."),
        ("vi", "Tuy nhiên, cảng vẫn đóng cửa."),
        ("hi", "उन्होंने कहा कि बंदरगाह बंद है।"),
        ("bn", "তিনি বলেন, বন্দর বন্ধ।"),
        ("ta", "அவர் பதில் சொல்லவில்லை."),
        ("ar", "وأضاف أن الميناء مغلق."),
        ("he", "לדבריו, הנמל סגור."),
        ("fa", "او گفت بندر بسته است."),
        ("ja", "同課は詳しい原因を調べている。"),
        ("ja", "このため、港は閉鎖された。"),
        ("zh", "两人随后离开了港口。"),
        ("ko", "이날 항구는 폐쇄됐다."),
        ("ko", "이 사고로 항구가 폐쇄됐다."),
    ],
)
def test_sentences_that_lean_on_the_one_before(language: str, sentence: str) -> None:
    assert opens_unresolved(sentence, language)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "This week, the port opens again."),
        ("en", "One in five boats is lost."),
        ("en", "Now, Ines Marlow has to find a boat."),
        ("en", "Which boats sank is not known."),
        ("en", "The council, which had refused before, let the port open, however small it is."),
        ("en", "Others who fish there have sold their boats."),
        ("en", "Second place went to the boat from Vessel."),
        ("en", "The two-day summit ended in Nara."),
        ("en", "In his speech on Monday, Mr Hale warned the banks."),
        ("en", "“I will go,” Mr Hale said."),
        ("en", "Hernandez said the talks had failed."),
        ("en", "Ines Marlow also released her new record on Friday."),
        ("en", "Ines Marlow has also vowed to sell her house."),
        ("en", "Soya prices rose again."),
        ("en", "After this weekend, the port opens again."),
        ("en", "For those who fish there, the quay is home."),
        ("de", "Erdbeben erschüttern den Norden."),
        ("de", "Das Kabinett tagt am Montag."),
        ("de", "Mit den Fischen sich selbst zu versorgen, lernen Kinder in Vessel."),
        ("de", "Auf die großen Schiffe setzt der Hafen."),
        ("es", "Este lunes el puerto abre de nuevo."),
        ("es", "El puerto cerró ese mismo lunes por la tarde."),
        ("es", "El puerto abre esa semana."),
        ("fr", "Cette semaine, le port rouvre."),
        ("ja", "首相は東京で会談した。"),
        ("ko", "총리는 서울에서 회담했다."),
        ("sw", "He is no pronoun in Swahili."),
        ("de", "Auf die neuen Kais warten viele Reeder."),
        ("de", "Der Grund und Boden im Hafen ist teuer."),
        ("es", "El motivo de la huelga es el puerto."),
        ("de", "In diesem Jahr öffnet der Hafen."),
        ("de", "Ähnlich wie in Oslo öffnet der Hafen von Bergen."),
        ("de", "So viele Schiffe wie nie liegen im Hafen."),
        ("de", "Als der Hafen schloss, sagte Reeder Onnen, er habe genug."),
        ("de", "Die Polizei ermittelt gegen sieben Reeder und Händler."),
        ("es", "En este momento hay cien barcos en el puerto."),
        ("es", "El ministro añadió que el puerto sigue cerrado."),
        ("fr", "Ce lundi, le port rouvre."),
        ("fr", "Pour ceux qui pêchent là, le quai est une maison."),
        ("it", "Quest'anno il porto riapre."),
        ("it", "Secondo quanto scrive il giornale, il porto riapre."),
        ("pt", "Nesta segunda-feira, o porto reabre."),
        ("nl", "Zo'n tweehonderd schepen liggen in de haven."),
        ("nl", "Op dit moment liggen er honderd schepen in de haven."),
        ("nl", "In Gent zegt minister Claes dat hij vertrekt."),
        ("sv", "Sedan 2010 har hamnen varit stängd."),
        ("sv", "När Ek kom till hamnen sa han nej."),
        ("pl", "W tym roku port zostanie otwarty."),
        ("pl", "Minister dodał, że port pozostanie zamknięty."),
        ("cs", "Ministr uvedl, že přístav zůstane zavřený."),
        ("hu", "Az elnök a kikötőben beszélt."),
        ("ru", "В этом году порт откроют."),
        ("ru", "Порт откроют этой весной."),
        ("tr", "Bu hafta liman açılıyor."),
        ("fi", "Satama avataan tänä vuonna."),
        ("id", "Presiden mengatakan kapal itu tenggelam."),
        ("hi", "इस साल बंदरगाह खुलेगा।"),
        ("ja", "このほど、港の工事が終わった。"),
        ("ja", "同志社大学は新しい学部を開く。"),
        ("zh", "两人死亡，港口关闭。"),
        ("ko", "이 대통령은 항구를 방문했다."),
    ],
)
def test_sentences_that_stand_alone(language: str, sentence: str) -> None:
    assert not opens_unresolved(sentence, language)


@pytest.mark.parametrize("language", sorted(PRONOUNS))
def test_every_word_of_the_lists_leans_on_the_one_before(language: str) -> None:
    single, *phrases = re.split(r"\|(?![^(]*\))", CONNECTIVES[language])
    for words in (*PRONOUNS[language].split(), *single.split(), *phrases):
        if "(" in words:  # patterns: see the sentences above
            continue
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


@pytest.mark.parametrize(
    "sentence",
    [
        "The company denied that the ferry was old.",
        "The couple were found on the quay.",
        "The 34-year-old left the port on Monday.",
        "The Australian was the choice of many.",
        "The letter was found on the quay.",
    ],
)
def test_sentences_that_name_nobody_but_by_a_word_for_them(sentence: str) -> None:
    assert leans_back(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The company that owns the ferry denied that it was old.",
        "The Australian government was not asked.",
        "The man accused of sinking the ferry is on trial.",
        "The move follows a storm.",
        "The grouping of the teams is known.",
        "The driver of the ferry's tug was unhurt.",
    ],
)
def test_sentences_that_say_whom_they_mean(sentence: str) -> None:
    assert not leans_back(sentence)


def test_who_was_named_before_the_verb_of_saying_is_known() -> None:
    assert not opens_unresolved("The mayor, Ada Roe, was tired, she said, “of it all.”")
    assert not opens_unresolved("Ms. Roe was tired, she said, of it all.")
