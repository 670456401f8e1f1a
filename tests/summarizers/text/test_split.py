from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizers.text.split import split_sentences


def split(text: str, language: str = "en") -> list[str]:
    return [text[start:end] for start, end in split_sentences(text, language)]


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("de", ["Um 1,6 Mill. Barrel stieg der Vorrat bzw. Dr. med. Roe irrt.", "Der Preis fiel."]),
        ("da", ["»Vi lukker.«", "Det siger Ek.", "Ca. 3 mio. kr. mangler."]),
        ("fr", ["Selon l'art. 5, la loi d'avr. 2020 vaut.", "En 50 av. J.-C. le port ferma."]),
        ("es", ["Habló Dña. Ana Gil.", "Vive en EE. UU. desde 2020, p. ej. en Boston."]),
        ("pl", ["To ok. 20 proc. Polaków o godz. 12 w nocy.", "Minister milczy."]),
        ("lt", ["Pvz. prof. Jonaitis gavo 3 mln. eurų iš Kauno g. 5.", "Jis tyli."]),
        ("sk", ["Napr. prof. Novák a Ing. Kováč dostali 3 mil. eur.", "Minister mlčí."]),
        ("hi", ["डॉ. शर्मा ने कहा कि बंदरगाह बंद है।", "पुलिस ने जांच शुरू की।"]),
        ("vi", ["TS. Nguyễn và GS. Trần ở TP. Hồ Chí Minh.", "Cảng đóng cửa."]),
        ("id", ["Dr. Budi di Jl. Sudirman menerima Rp. 3 juta.", "Pelabuhan tutup."]),
        ("ro", ["Dl. Ek a primit cca. 3 mii de lei, art. 5 alin. 2.", "Portul e închis."]),
        ("fi", ["Noin n. 3 miljoonaa euroa puuttuu.", "Satama on kiinni."]),
        ("en", ["Mr. Hale met Gen. J. P. Doe in the U.S. on Jan. 5.", "The U.S. Navy left."]),
        ("en", ["It closed at 5 p.m. Monday.", "It pays $3.5 million, i.e. a lot.", "Good."]),
        ("en", ["He works for Acme Inc.", "The shares fell.", "Acme Corp. Chief Jo Roe quit."]),
        ("en", ["She lives in Washington, D.C.", "Her brother, a Ph.D. student, left."]),
        ("en", ["“Is it true?” Ms Takaichi asked.", "“No!” said Lee.", "“Yes.”", "He left."]),
        ("en", ['"We will go," he said.', '"I am done."', "He left.", "(It was late.)", "Next."]),
        ("en", ["He paused...", "Then he left.", "It rose 3.2 ... and fell.", "No. 5 is alive."]),
        ("en", ["Visit example.com or v2.0.", "Did he?", "I said no.", "The Yahoo! site works."]),
        ("en", ["It was known.[12]", "The rest was not.", "1. The first item stays whole."]),
        (
            "de",
            ["Am 3. Oktober kam Dr. Meier z. B. nach Bonn.", "Das war 1998.", "„Ja.“", "Er ging."],
        ),
        ("de", ["Es kam LHStv. Anton Lang in den Hafen.", "Er blieb."]),
        ("de", ["Rund 3,5 Mio. Euro, d. h. alles, sind weg.", "Im 19. Jahrhundert war das so."]),
        ("es", ["El Sr. Pérez llegó a EE.UU.", "El lunes habló.", "¿Por qué?", "¡Sí!", "Vale."]),
        ("fr", ["M. Duval est arrivé.", "Il a dit « Non. »", "Elle part.", "« Oui », dit-il."]),
        ("it", ["Il dott. Rossi è qui.", "La sig.ra Bianchi no.", "Perché?"]),
        ("pt", ["O Sr. Silva falou.", "A Dra. Costa ouviu.", "E depois?"]),
        ("nl", ["Dhr. Jansen kwam, bijv. gisteren.", "Het regende.", "Waarom?"]),
        ("ja", ["首相は「会談した。成果だ。」と述べた。", "次は来週。", "「本当か？」", "雨だ！"]),
        ("zh", ["他说：“我们会来。”", "下雨了！", "“好。”他说。"]),
        ("ko", ["대통령은 회담했다.", '총리는 "좋다"고 말했다.', "3.5% 올랐다."]),
        ("hi", ["यह सच है।", "वह गया।", "क्या?"]),
        ("ar", ["هل هذا صحيح؟", "نعم.", "ذهب الرجل."]),
        ("ru", ["В 2024 г. г. Иванов уехал.", "Почему?", "Он не сказал."]),
        ("el", ["Γιατί έφυγε;", "Δεν είπε."]),
        ("en", ["He left . . . and came back.", "She stayed.", "The end . . . .", "Then more."]),
        ("en", ["See p. 55 and No. 7.", "It was bold.", "The town wrote it (Hale 55)."]),
        ("en", ["1. The first quay closes.", "2. The second one stays.", "3. Divers go down."]),
        ("sv", ["Statsminister Lind kom bl.a. till Lund.", "Det regnade.", "Varför?"]),
        ("da", ["Det sker den 3. maj kl. 12.", "Han kom f.eks. i går.", "Hvorfor?"]),
        ("no", ["Han kom den 3. mai, dvs. i går.", "Det regnet.", "Hvorfor?"]),
        ("fi", ["Hän tuli 3. toukokuuta esim. junalla.", "Satoi vettä.", "Miksi?"]),
        ("pl", ["Prof. Nowak mieszka przy ul. Długiej.", "Padało.", "Dlaczego?"]),
        ("cs", ["Dne 3. května přišel Dr. Novák, např. včera.", "Pršelo.", "Proč?"]),
        ("hu", ["A 3. napon dr. Kovács ill. a fia jött.", "Esett az eső.", "Miért?"]),
        ("tr", ["Prof. Demir, yani Dr. Kaya geldi.", "Yağmur yağdı.", "Neden?"]),
        ("ro", ["Dl. Popescu a venit la str. Lungă.", "Ploua.", "De ce?"]),
        ("uk", ["Він живе на вул. Довгій, 5.", "Ішов дощ.", "Чому?"]),
        ("fa", ["آیا این درست است؟", "بله.", "او رفت."]),
        ("ur", ["یہ سچ ہے۔", "وہ چلا گیا۔", "کیوں؟"]),
        ("bn", ["এটা সত্য।", "সে চলে গেছে।", "কেন?"]),
        ("mr", ["हे खरे आहे.", "तो गेला.", "का?"]),
        ("ta", ["இது உண்மை.", "அவர் சென்றார்.", "ஏன்?"]),
        ("my", ["ဒါက မှန်တယ်။", "သူ သွားပြီ။"]),
        ("am", ["ይህ እውነት ነው።", "እሱ ሄደ።", "ለምን?"]),
        ("hy", ["Նա գնաց։", "Անձրև էր:", "Ինչու՞ գնաց։"]),
        ("id", ["Ia datang kemarin.", "Hujan turun.", "Mengapa?"]),
        ("vi", ["Ông đến hôm qua.", "Trời mưa.", "Tại sao?"]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(language: str, sentences: list[str]) -> None:
    assert split(" ".join(sentences), language) == sentences


def test_a_line_break_always_ends_a_sentence() -> None:
    assert split("Also Read: Leaders meet\nThe talks went on\r\n\r\nin Seoul.") == [
        "Also Read: Leaders meet",
        "The talks went on",
        "in Seoul.",
    ]


def test_full_width_sentences_need_no_space() -> None:
    assert split("会談した。雨だ！帰った。", "ja") == ["会談した。", "雨だ！", "帰った。"]


def test_text_without_a_stop_is_one_sentence() -> None:
    assert split("  A headline without a stop  ") == ["A headline without a stop"]
    assert split(" \n\t ") == []


@given(
    st.text(
        alphabet=st.sampled_from("ab A.!?…\"'“”‘’«»()[]1,\n\t\r\u2028。「」！？는다।؟ é-—"),
        max_size=80,
    ),
    st.sampled_from(["en", "de", "ja", "fr", "xx"]),
)
def test_spans_are_trimmed_ordered_and_cover_everything(text: str, language: str) -> None:
    spans = split_sentences(text, language)
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    inside = {place for start, end in spans for place in range(start, end)}
    assert all(text[place].isspace() for place in range(len(text)) if place not in inside)
    assert not any("\n" in text[start:end] for start, end in spans)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It led for years.A series of cases.", ["It led for years.", "A series of cases."]),
        ("It led for years.Then it fell.", ["It led for years.", "Then it fell."]),
        ("He runs Booking.Com from home.", ["He runs Booking.Com from home."]),
        ("See node.JS and U.S.A of old.", ["See node.JS and U.S.A of old."]),
        ("It asked sen.Marlow again.", ["It asked sen.Marlow again."]),
        ("It is shown in fig.Two of them.", ["It is shown in fig.Two of them."]),
        ("The logging.Handler class closes it.", ["The logging.Handler class closes it."]),
        (
            "It buys from amazon.De and about.Me pages.",
            ["It buys from amazon.De and about.Me pages."],
        ),
        ("The sen.A few of them called.", ["The sen.A few of them called."]),
    ],
)
def test_a_space_that_was_lost_between_two_sentences_joins_none(
    text: str, sentences: list[str]
) -> None:
    assert split(text) == sentences


def test_a_space_that_was_lost_is_seen_in_languages_whose_function_words_are_known() -> None:
    assert split("Es regnet seit gestern.Nun ist der Hafen zu.", "de")[1:] == [
        "Nun ist der Hafen zu."
    ]
    assert split("Die Gewerkschaft ver.Di ruft zum Streik auf.", "de")[1:] == []
    assert split("Il y a env.Trente bateaux au port.", "fr")[1:] == []
