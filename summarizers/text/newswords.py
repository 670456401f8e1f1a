"""Words that tell little about which event a news text is on.

For grouping, where a window of a few stories cannot show how common a word is. English words were
counted (benchmarks/word_shares.py). In other languages there are two lists. `_COMMON`: words that
reports of any kind share. `_STANDING`: powers that are in the news every day, as stories about
different events share their names. With many stories what is counted in the window outweighs it.
"""

from functools import lru_cache
from pathlib import Path

from summarizers.text.words import stems

_COMMON = {
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


_COMMON_SHARE, _STANDING_SHARE = 0.5, 0.2
_COUNTED = {"en": "shares_en.txt"}


@lru_cache(maxsize=32)
def word_shares(language: str) -> dict[str, float]:
    """Return stems that are in many news texts, each with the share of texts it is in, 0 to 1.

    Counted in English, estimated by the lists in other languages, empty where there is none.
    """
    if language in _COUNTED:
        return _counted(Path(__file__).parent / _COUNTED[language])
    standing = dict.fromkeys(stems(_STANDING.get(language, ""), language), _STANDING_SHARE)
    return standing | dict.fromkeys(stems(_COMMON.get(language, ""), language), _COMMON_SHARE)


def _counted(path: Path) -> dict[str, float]:
    """Read lines of a share per thousand and the stems that have it."""
    shares: dict[str, float] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        share, *counted = line.split()
        shares |= dict.fromkeys(counted, int(share) / 1000)
    return shares
