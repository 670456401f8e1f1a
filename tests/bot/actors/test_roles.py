import pytest

from bot.actors.foreign_roles import find_foreign_roles
from bot.actors.gazetteer import load_gazetteer
from bot.actors.roles import choose_role, find_roles


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Japanese Prime Minister «Sanae Takaichi» spoke.", "Japanese Prime Minister"),
        ("Talks with North Korean leader, «Kim Jong-un», failed.", "North Korean leader"),
        ("«Takaichi», the prime minister, spoke.", "prime minister"),
        ("«Donald Trump», US president, spoke.", "US president"),
        ("US Secretary of State «Marco Rubio» spoke.", "US Secretary of State"),
        ("Bank of Japan Governor «Kazuo Ueda» spoke.", "Bank of Japan Governor"),
        ("Japan’s Prime Minister «Sanae Takaichi» spoke.", "Japan’s Prime Minister"),
        ("It was said by «Anna Roe», 52, the mayor of Harbourtown.", "mayor of Harbourtown"),
        ("«Anna Roe», who is chief economist at Oak Bank, spoke.", "chief economist at Oak Bank"),
        ("«Anna Roe», leader of the opposition, spoke.", "leader of the opposition"),
        ("Former finance minister «Anna Roe» spoke.", "Former finance minister"),
        ("Mr «Roe» spoke.", ""),
        ("«Roe», Senior Epidemiologist at Oak Bank, spoke.", "Senior Epidemiologist at Oak Bank"),
        ("«Roe», Assistant Coroner for Essex, spoke.", "Assistant Coroner for Essex"),
        ("«Roe», Flood Hydrologist at Oak Bank, spoke.", "Flood Hydrologist at Oak Bank"),
        ("Its leader, «Ivo Ek», spoke.", "leader"),
        ("Cult leader «Ivo Ek» spoke.", "Cult leader"),
        ("They met cult leader «Ivo Ek».", "cult leader"),
        ("On Sunday overnight leader «Ada Roe» fell back.", ""),
        ("After meeting «Roe», President Lee spoke.", ""),
        ("With «Roe», the president said he was glad.", ""),
        ("The leader met «Roe».", ""),
        ("On Tuesday President «Roe» spoke.", "President"),
        ("Visiting President «Roe» spoke.", "President"),
        ("A lawyer for Prime Minister «Una Voss» spoke.", "Prime Minister"),
        ("The court of Chief Justice «Ada Roe» ruled.", "Chief Justice"),
        ("A spokesman for Elm County Prosecutor «Ivo Ek» spoke.", "Elm County Prosecutor"),
        ("The head of President «Ada Roe»’s council left.", "President"),
        ("The head of former President «Ada Roe»’s council left.", "former President"),
        ("Office of the Mayor spokesman «Ada Roe» left.", "Office of the Mayor spokesman"),
        (
            "«Roe», a documentary film producer and editor with the Elm production company, left.",
            "documentary film producer and editor with the Elm production company",
        ),
        ("Department of Justice spokesman «Ivo Ek» left.", "Department of Justice spokesman"),
        ("Centre for Peace Studies director «Roe» left.", "Centre for Peace Studies director"),
        ("Chief of Defence Staff General «Roe» left.", "Chief of Defence Staff General"),
        ("The Republican nominee for president, «Roe», left.", "Republican nominee for president"),
        ("The mayor of Elm and «Ada Roe» met.", ""),
        ("The mayor of Elm and Mr. «Roe»’s aide met.", ""),
        ("«Roe», the mayor of Elm and Mr. Ek’s former chief of staff, spoke.", "mayor of Elm"),
        ("«Roe», aide to Rep. Ivo Ek (R-Elm), wrote.", "aide to Rep. Ivo Ek"),
        (
            "«Roe», envoy to the United Nations and once his choice to lead it, spoke.",
            "envoy to the United Nations",
        ),
        (
            "«Roe», director of immigration policy and campaigns at the Oak Union, spoke.",
            "director of immigration policy and campaigns at the Oak Union",
        ),
        (
            "«Roe», director of the Bureau of Alcohol, Tobacco, Firearms and Explosives, left.",
            "director of the Bureau of Alcohol, Tobacco, Firearms and Explosives",
        ),
        ("“Like Governor «Roe» he lied.", "Governor"),
    ],
)
def test_a_role_is_found_as_printed(text: str, role: str) -> None:
    start, end = text.index("«"), text.index("»") - 1
    plain = text.replace("«", "").replace("»", "")
    found = find_roles(plain, start, end, (0, len(plain)), load_gazetteer())
    assert choose_role(found) == role


@pytest.mark.parametrize(
    ("language", "text", "role"),
    [
        ("de", "«Merz» sprach.", ""),
        ("de", "Bundeskanzler «Friedrich Merz» sprach.", "Bundeskanzler"),
        ("de", "der US-Präsident «Donald Trump» sprach.", "US-Präsident"),
        ("es", "la ministra «Elena Robles» habló.", "ministra"),
        ("es", "el señor «Ada Roe» habló.", ""),
        ("es", "la fiscala general «Ada Roe» habló.", "fiscala general"),
        ("es", "citaron al general «Ivo Ek» ayer.", "general"),
        ("fr", "le juge en chef «Ivo Ek» se tait.", "juge en chef"),
        ("fr", "Le Premier ministre polonais «Ivo Ek» part.", "Premier ministre polonais"),
        ("fr", "la députée écologiste «Ada Roe» part.", "députée écologiste"),
        ("fr", "L’ancien président «Ivo Ek» se tait.", "ancien président"),
        ("fr", "l’égyptologue «Ada Roe» creuse.", "égyptologue"),
        ("fr", "le porte-parole «Ivo Ek» se tait.", "porte-parole"),
        ("fr", "à son homologue russe «Ivo Ek» hier.", ""),
        ("fr", "Le ministre sera «Ivo Ek» hier.", ""),
        ("fr", "la parole «Ivo Ek» hier.", ""),
        ("es", "el presidente ruso «Ivo Ek» habló.", "presidente ruso"),
        ("it", "il ministro tedesco «Ivo Ek» tace.", "ministro tedesco"),
        ("pt", "a ministra brasileira «Ada Roe» falou.", "ministra brasileira"),
        ("nl", "zei CD&H-voorzitter «Ada Roe» gisteren.", "CD&H-voorzitter"),
        ("ja", "«高市早苗»首相は話した。", "首相"),
        ("ko", "«이재명» 대통령은", "대통령"),
        ("ko", "«다카이치 사나에» 일본 총리와", "일본 총리"),
        (
            "tr",
            "Bugün Ulaştırma ve Altyapı Bakanı «Ada Roe» konuştu.",
            "Ulaştırma ve Altyapı Bakanı",
        ),
        ("tr", "Ece Dal ve Rusya Devlet Başkanı «Ada Roe» konuştu.", "Rusya Devlet Başkanı"),
        ("tr", "Ece Dal ve Sağlık Bakanı «Ada Roe» konuştu.", "Sağlık Bakanı"),
        ("tr", "Toplantıda Maliye Bakanı «Ada Roe» konuştu.", "Maliye Bakanı"),
        ("tr", "Türkiye Almanya Dışişleri Bakanı «Ada Roe» ile", "Almanya Dışişleri Bakanı"),
        ("tr", "İzmir'de Belediye Başkanı «Ada Roe» konuştu.", "Belediye Başkanı"),
        ("tr", "Dün ABD Başkanı «Donald Trump» konuştu.", "ABD Başkanı"),
        ("tr", "Dün Cumhurbaşkanı «Ada Roe» konuştu.", "Cumhurbaşkanı"),
        ("tr", "Ali Koç. Basketbol Kurulu Başkanı «Ada Roe»", "Basketbol Kurulu Başkanı"),
        ("tr", "Dün Merkez Bankası Başkanı «Ada Roe» konuştu.", "Merkez Bankası Başkanı"),
        ("tr", "Toplantıda Anayasa Mahkemesi Başkanı «Ada Roe»", "Anayasa Mahkemesi Başkanı"),
        (
            "tr",
            "Erdoğan Milli İstihbarat Teşkilatı Başkanı «Ada Roe» ile",
            "Milli İstihbarat Teşkilatı Başkanı",
        ),
        (
            "tr",
            "Ece Dal ve Basketbol Federasyonu Başkanı «Ada Roe»",
            "Basketbol Federasyonu Başkanı",
        ),
        ("zh", "会见了法国总统«马克龙»。", "法国总统"),
    ],
)
def test_a_title_beside_the_name_is_the_role_in_other_languages(
    language: str, text: str, role: str
) -> None:
    start, end = text.index("«"), text.index("»") - 1
    plain = text.replace("«", "").replace("»", "")
    found = find_foreign_roles(plain, start, end, language, load_gazetteer())
    assert choose_role(found) == role
