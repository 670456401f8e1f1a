"""What tells a person's name in languages of the Latin alphabet: roles beside it, verbs of saying.

All words are folded: small letters without accents.
"""

from collections.abc import Sequence

from bot.actors.tokens import Token, word_set

TITLES = word_set(
    """
    presidente presidenta primer primera ministro ministra canciller secretario secretaria
    portavoz senador senadora diputado diputada alcalde alcaldesa gobernador gobernadora lider
    director directora fiscal senor senora rey reina papa vicepresidente vicepresidenta
    exministro exministra expresidente expresidenta candidato candidata profesor profesora
    economista analista embajador embajadora comisario comisaria capitan capitana general
    prasident prasidentin bundesprasident bundeskanzler bundeskanzlerin kanzler kanzlerin
    minister ministerin außenminister außenministerin aussenminister aussenministerin
    finanzminister finanzministerin verteidigungsminister verteidigungsministerin innenminister
    innenministerin ministerprasident ministerprasidentin premierminister premierministerin
    sprecher sprecherin regierungssprecher regierungschef regierungschefin staatschef machthaber
    vorsitzender vorsitzende parteichef parteichefin notenbankchef burgermeister burgermeisterin
    staatsprasident okonom okonomin analyst analystin professor professorin botschafter
    gewerkschafter gewerkschafterin kommissar kommissarin kapitan generalsekretar premier
    premiere ministre chancelier chanceliere secretaire senateur senatrice depute deputee maire
    gouverneur directeur directrice roi reine pape porte-parole chef cheffe professeur
    economiste primo sindaco segretario segretaria cancelliere governatore professore primeiro
    primeira prefeito prefeita governador governadora professora president voorzitter
    burgemeester koning koningin staatsminister statsminister
    abogado abogada periodista medico medica jueza juez jefe jefa activista investigador
    investigadora entrenador entrenadora historiador historiadora escritor escritora avocat
    avocate journaliste chercheur chercheuse medecin militant militante entraineur entraineuse
    avvocato avvocata giornalista ricercatore ricercatrice medico allenatore procuratore
    procuratrice advogado advogada jornalista pesquisador pesquisadora treinador treinadora
    anwalt anwaltin richterin lehrerin arztin forscher forscherin
    """
)
"""Titles and trades that stand before a name."""

COURTESIES = word_set("herr frau monsieur madame mme don dona sr sra signor signora")

_ROLE_ENDINGS = (
    *("leiter", "leiterin", "sprecher", "sprecherin", "minister", "ministerin", "chef", "chefin"),
    *("prasident", "prasidentin", "direktor", "direktorin", "wirt", "wirtin", "forscher"),
    *("forscherin", "wissenschaftler", "wissenschaftlerin", "experte", "expertin", "richterin"),
    *("anwalt", "anwaltin", "trainer", "trainerin", "arzt", "arztin", "kommissar", "kommissarin"),
    *("beauftragte", "beauftragter", "vorsitzende", "vorsitzender", "loge", "login", "ologo"),
    *("ologa", "ologue", "ologos"),
)
"""Ends of compounds, most of them German ("Betriebsleiterin"), and of sciences ("politóloga")."""

_SAYING = word_set(
    """
    dijo dice afirmo afirma senalo explico explica relato anadio declaro aseguro advirtio resumio
    conto manifesto indico sostuvo lamento recordo critico opino admitio
    sagte sagt erklarte betonte meinte warnte kritisierte berichtete forderte
    declare dit affirme explique ajoute assure estime precise souligne raconte deplore
    detto dichiarato spiegato aggiunto affermato dice spiega afferma aggiunge racconta commenta
    disse diz afirmou explicou declarou ressaltou acrescentou contou lamentou avaliou
    zei zegt verklaarde waarschuwde benadrukte
    """
)
"""Verbs that have people for their subjects; only those before a name count."""

_ORGANISATIONS = word_set(
    """
    universidad universidade universita universite universitat universiteit partido partito parti
    sindicato sindacato syndicat federacion federazione federation federacao asociacion
    associazione association associacao banco banca banque fundacion fondazione fondation fundacao
    """
)
_PLAIN = word_set("central centrale nacional nazionale nationale")
"""What does not tell one of them from another: whose central bank?"""


def is_organisation(name: Sequence[Token]) -> bool:
    """Whether a name of two words or more is an organisation's by its first word."""
    return name[0].fold in _ORGANISATIONS and any(t.fold not in _PLAIN for t in name[1:])


def is_role(token: Token) -> bool:
    """Whether a word says what somebody is."""
    word = token.fold
    return word in TITLES or any(
        word.endswith(end) and len(word) >= len(end) + 3 for end in _ROLE_ENDINGS
    )


def is_saying(token: Token) -> bool:
    """Whether a word is a verb of saying, as news put it before the name of who said it."""
    return token.fold in _SAYING and not token.capital
