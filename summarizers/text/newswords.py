"""Words that tell little about which event a news text is on.

`COMMON`: words that reports of any kind share. `STANDING`: powers that are in the news every day,
as stories about different events share their names. For grouping, where a window of a few stories
cannot show how common a word is; with many stories what is counted outweighs these lists.
"""

from functools import lru_cache

from summarizers.text.words import stems

_COMMON = {
    "en": """
        able accuse act add administration affect agency agree agreement aim air allow announce area
        ask authorities authority bad ban begin believe big billion body bring build business call
        capital case cause centre chance change chief child city claim clear close come comment
        community company concern condition conference confirm congress continue control country
        court create crisis current cut data day days deal death decade decide decision demand
        describe despite develop different director early east economic economy effort eight
        election end european event evidence expect expert explain face fact fail fall family
        february five follow force foreign former forward found four free friday full future
        general give global good government great group grow growth half hand happen hard head
        health hear help high history hit hold home hope hospital hour house human hundred
        immediately important include increase industry information interest international
        interview involve issue january join july june key kill know lack land large last late
        later law lawmaker lead leader leave left legal let letter level life light likely line
        list live local long look lose lot low main major man march mark market matter mean measure
        media meet meeting member message military million minister minute monday money month
        morning move name nation national need new news newspaper night nine north november number
        october offer office official old open opposition order organisation organization outside
        paper part parliament party past pay peace people per percent period person place plan
        point police policy political politician position power prepare president press pressure
        prevent previous prime private problem process programme project promise protect prove
        provide public put question quickly raise reach read ready real reason receive recent
        region reject release remain report reporter require response rest result return right
        rise risk road role room rule run safe saturday save school second sector security see
        seek send senior september series serious service set seven share short show side sign
        similar single situation six small social society source south speak special speech spend
        spokesman spokesperson spokeswoman stand start state statement stay step stop strong
        sunday support suspect system table talk target team tell ten term test thing think
        thousand threat three thursday time today tomorrow tonight top total town travel try
        tuesday turn twenty two union united visit voice vote wait want war warn watch wednesday
        week west whole win woman word work worker world write wrong year yesterday young
        april august december""",
    "de": """
        abend abkommen aktuell alt anfang angabe april arbeit august behörde beginn bekannt bereich
        bericht berichten bringen bund bundesregierung chef dezember dienstag donnerstag drei
        einigung ende entscheidung erklären erklärung erste ersten euro europäisch februar fordern
        folgen frage frau freitag fünf geben gehen geld gemeinsam gericht gesetz gespräch groß große
        großen gruppe halten haus heute hoch hundert innenminister international jahr jahre jahren
        januar juli juni kommen kosten land leben leiter letzte liegen mann markt maßnahme mensch
        menschen milliarde million minister ministerin ministerium mitglied mitteilen mittwoch
        monat montag morgen märz nacht neu neue neuen november oktober opfer ort partei plan polizei
        präsident präsidentin problem prozent regierung regierungschef rolle sagen samstag
        schwer sehen september sicherheit sonntag sprecher sprecherin staat stadt stark start stehen
        stellen stimme tag tage tagen teil treffen uhr unternehmen vergangene verletzt viert
        vorsitzende wahl weit welt wichtig wirtschaft woche wochen zahl zeit zentral zwei""",
    "es": """
        acuerdo agencia agosto anunciar anunció año años apoyo asegurar autoridad autoridades
        ayuda cambio capital casa caso central centro cifra ciudad comisión comunidad cuatro
        decisión declarar declaró diciembre director día días domingo economía enero esperar
        estado febrero final fuerza general gobierno grupo guerra historia hombre hora horas
        internacional jefe jornada jueves julio junio ley líder lugar lunes madrugada mañana martes
        marzo mayor medida medidas meses mes miembro mil millón millones ministerio ministro
        ministra miércoles momento mujer mundo nacional niño noche noviembre nueva nuevo número
        octubre oposición organización país países parte partido paso pasado persona personas plan
        poder policía política político portavoz presidencia presidente presidenta primer primera
        problema proceso proyecto público pueblo punto región resultado reunión sábado seguir
        seguridad semana semanas septiembre situación social tarde tiempo trabajo tres vida viernes
        viaje""",
    "fr": """
        accord affaire aide an ans année années annoncer annoncé août autorités avril cas cause
        centre chef cinq compte conseil cours crise décembre déclarer déclaré décision demander
        dernier dernière dimanche dire directeur droit économie effet enfant entreprise état
        euro femme février fin force général gouvernement grand grande groupe guerre heure heures
        homme international janvier jeudi jour journée jours juillet juin justice leader lieu loi
        lundi mai maison mardi marché mars matin membre mercredi mesure mettre milliard million
        ministère ministre mois monde national nombre nouveau nouvelle novembre nuit octobre parti
        partie pays personne personnes place plan point police politique porte-parole pouvoir
        premier première prendre président présidente presse prochain projet public quatre question
        région rencontre réunion samedi sécurité semaine septembre situation social soir soutien
        temps titre travail trois vendredi vie ville voix""",
}
_STANDING = {
    "en": """
        africa african america american americans arab asia asian australia australian beijing
        berlin brazil britain british brussels canada canadian chicago china chinese choi delhi
        donald egypt eu europe france french gaza german germany hamas india indian iran iranian
        iraq israel israeli italian italy japan japanese kim korea korean koreans kremlin kyiv lee
        london macron mexico modi moscow nato netanyahu pakistan palestinian paris park poland
        putin pyongyang republican russia russian seoul spain syria taiwan tehran tokyo trump
        turkey turkish uk ukraine ukrainian un vladimir volodymyr washington xi jinping zelensky
        zelenskyy zelenskiy""",
    "de": """
        amerika amerikanisch berlin brüssel china chinesisch deutsch deutsche deutschen deutschland
        eu europa europäische frankreich französisch großbritannien iran israel israelisch italien
        japan japanisch kiew london merz moskau nato paris peking polen putin russisch russland
        selenskyj spanien südkorea trump tokio türkei ukraine ukrainisch us usa washington""",
    "es": """
        alemania américa argentina brasil bruselas chile china chino colombia corea españa europa
        europea europeo estados unidos francia gaza gran bretaña israel israelí italia japón japonés
        kiev londres madrid méxico moscú otan pekín putin rusia ruso sánchez tokio trump ucrania ue
        unión venezuela washington""",
    "fr": """
        allemagne allemand américain amérique berlin bruxelles chine chinois coréen corée espagne
        états-unis europe européen européenne france français française gaza iran israël italie
        japon japonais kiev londres macron moscou otan paris pékin poutine royaume-uni russe russie
        tokyo trump turquie ukraine ukrainien union washington""",
    "ja": """
        日本 韓国 中国 米国 北朝 朝鮮 鮮 米 ロシア ウクライナ 首相 大統 統領 政府 会談 首脳 東京
        北京 ソウル 発表 外相 大臣 会見 年 月 日 国 人 同 万人 記者 トランプ アメリカ""",
    "ko": """
        한국 일본 중국 미국 북한 대통령 총리 정부 장관 정상 회담 서울 도쿄 베이징 트럼프
        오전 오후 이날 발표 기자 관계자 지난 대표 국회 우리 러시아 밝혔다 말했다 것 수 등
        년 월 일""",
    "zh": """
        中国 美国 日本 韩国 俄罗 罗斯 总统 首相 总理 政府 会谈 北京 东京 首尔 记者 表示 国家
        特朗 朗普""",
}


@lru_cache(maxsize=32)
def common_stems(language: str) -> frozenset[str]:
    """Return the stems of words that news of any kind share; empty where none are kept."""
    return frozenset(stems(_COMMON.get(language, ""), language))


@lru_cache(maxsize=32)
def standing_stems(language: str) -> frozenset[str]:
    """Return the stems of names that are in the news every day; empty where none are kept."""
    return frozenset(stems(_STANDING.get(language, ""), language))
