"""What tells a person's name in languages of the Latin alphabet: roles beside it, verbs of saying.

All words are folded: small letters without accents.
"""

from collections.abc import Mapping, Sequence

from bot.actors.origins import is_origin
from bot.actors.tokens import BREAK, SPACE, Token, word_set

TITLES = word_set(
    """
    trainer trainerin chef chefin leiter leiterin experte expertin forscher forscherin promoter
    schuler schulerin rektor rektorin arzt arztin anwalt anwaltin autor autorin regisseur
    regisseurin pfarrer bischof papst sanger sangerin schauspieler schauspielerin moderator
    moderatorin kollege kollegin bakan bakani baskan baskani cumhurbaskani basbakani mudur muduru
    valisi kaymakami sozcusu milletvekili bassavcisi savcisi antrenoru
    statsminister utrikesminister statsministeren
    ministr ministerka prezydent prezydenta premiera ministra prezidentas ministras premjeras
    presidentti paaministeri ministeri miniszterelnok elnok predsjednik premijer ministar
    prezident premier presedintele premierul ministrul
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
    representante vocero vocera gerente coordinador subsecretario subsecretaria
    concejal concejala representant representante responsable coordinateur coordinatrice
    conseiller conseillere rappresentante consigliere assessore abgeordnete abgeordneter landrat
    landratin direktor direktorin grunder grunderin
    imam rabbiner rabbinerin scheich pastorin fiscala
    pdg procureur procureure juge magistrat magistrate ambassadeur ambassadrice commissaire
    colonel commandant capitaine dirigeant dirigeante opposant opposante patron patronne fondateur
    fondatrice cofondateur cofondatrice expert experte analyste specialiste historien
    historienne ecrivain ecrivaine auteur auteure autrice acteur actrice chanteur chanteuse
    realisateur realisatrice joueur joueuse attaquant attaquante defenseur gardien footballeur
    footballeuse coach manager leader artiste entrepreneur entrepreneuse psychiatre pilote
    correspondant correspondante redacteur redactrice nutritionniste selectionneur selectionneuse
    attache attachee
    anwalt anwaltin richterin lehrerin arztin forscher forscherin
    """
)
"""Titles and trades that stand before a name."""
LEADING = TITLES | word_set(
    """
    nuevo nueva actual antiguo antigua ancien ancienne nouveau nouvelle actuel actuelle nuovo nuova
    attuale novo nova atual antigo fruherer fruhere fruheren ehemaliger ehemalige neue neuer
    arztlicher arztliche stellvertretende stellvertretender designierte designierter
    geschaftsfuhrende geschaftsfuhrender wissenschaftliche wissenschaftlicher
    """
)
"""The same, and adjectives that stand before a title and belong to the office."""
NOUNS_IN_CAPITALS = ("de", "lb")
"""Languages whose nouns have capitals."""
ARTICLES: Mapping[str, frozenset[str]] = {
    "es": word_set("el la los las del al"),
    "fr": word_set("le la les du des au aux"),
    "it": word_set(
        """
        il lo la i gli le del dello della dei degli delle al allo alla dal dalla nel nella
        """
    ),
    "pt": word_set("o a do da ao pelo pela"),
    "de": word_set("der die"),
    "nl": word_set("de"),
}
"""Articles, by language: what stands before an office that a name follows."""

COURTESIES = word_set("herr frau monsieur madame mme don dona sr sra signor signora")
OPENINGS = word_set(
    """
    en el la los las un una unos unas al del de por para con sin segun tras desde entre sobre
    hasta cuando como pero y o si no tambien ademas este esta estos estas ese esa su sus lo que
    quien le les des du dans par pour avec sans selon apres depuis sur quand comme mais et ou ce
    cette ces son sa ses leur il elle ils elles on nous vous je a au aux der die das den dem ein
    eine einen einem einer im in am an auf bei mit nach seit von vor zu zum zur uber unter und
    oder aber wenn als wie auch nur er sie es wir ihr sein seine gli nel nella per tra fra dopo
    secondo quando ma e anche questo questa os as um uma na nos nas em com apos segundo mas ele
    ela het een van op voor met naar uit bij maar ook hij zij ze dit dat
    dalla dal dai dalle dallo nello nei nelle alla allo alle con su sul sulla del della dei delle
    algunos algunas muchos muchas varios varias otros otras todos todas ambos cada
    laut ehemalige ehemaliger fruhere fruherer damals heute gestern morgen bisher derzeit inzwischen
    dann denn doch dort hier so was wer wo warum alle viele einige mehrere beide diese dieser
    han hun hon han de den det der da dei men og och som hvis om ifolge enligt selv selvom trods
    inden innan nar naar etter efter pa av af til fra fran med for i et ett ei sa na nu her har vi
    jeg jag du dere alle alla noen nogle nagra mange manga disse dessa denne denna ifjor under mens
    siden sedan aven ogsa ikke inte
    to ten ta te w na z ze do od po o i ale jak nie jest sie czy gdy jesli wedlug przez przed pod
    nad dla on ona oni ich jego jej tak juz tylko zdaniem
    v ve s se k ke u za podle pri pred pod ale kdyz jak jako ze take ten tato tento jeho jeji
    bu bir ve ile icin ama ancak o su da de daha en cok gibi gore kadar sonra once ise her
    hanella han se ne tama mutta ja kun jos myos nyt
    jis ji jie tai ir bet kad kaip nuo iki apie po prie per dar jau taip bei arba tik ne
    dia ia ini itu dan yang di ke dari untuk pada dengan
    lunedi martedi mercoledi giovedi venerdi sabato domenica ieri oggi domani intanto poi cosi pero
    mentre perche dunque infine invece sono era se
    ayer hoy manana mientras aunque asi ahora luego entonces por es era fue ha han
    hoje ontem amanha enquanto embora agora entao depois ja ainda mesmo foi
    lundi mardi mercredi jeudi vendredi dimanche hier demain pourtant cependant puis ainsi alors
    maandag dinsdag woensdag donderdag vrijdag zaterdag zondag gisteren vandaag morgen volgens toen
    nu eerder daarna sinds omdat terwijl toch wel niet
    mandag tirsdag onsdag torsdag fredag lordag sondag igar idag
    maanantaina tiistaina keskiviikkona torstaina perjantaina lauantaina sunnuntaina eilen tanaan
    hetfon kedden szerdan csutortokon penteken szombaton vasarnap tegnap ma a az es de hogy
    luni miercuri joi vineri sambata duminica ieri azi dupa si dar in pe la cu
    kemarin senin selasa rabu kamis jumat sabtu minggu menurut namun saat
    wczoraj dzis dzisiaj jednak kiedy chociaz vcera dnes zitra pondeli protoze kdyby
    pazartesi sali carsamba persembe cuma cumartesi pazar dun bugun yarin
    """
)
"""What begins a sentence and no name, in the languages most feeds come in."""

_ROLE_ENDINGS = (
    *("leiter", "leiterin", "sprecher", "sprecherin", "minister", "ministerin", "chef", "chefin"),
    *("prasident", "prasidentin", "direktor", "direktorin", "wirt", "wirtin", "forscher"),
    *("forscherin", "wissenschaftler", "wissenschaftlerin", "experte", "expertin", "richterin"),
    *("anwalt", "anwaltin", "trainer", "trainerin", "arzt", "arztin", "kommissar", "kommissarin"),
    *("beauftragte", "beauftragter", "vorsitzende", "vorsitzender", "loge", "login", "ologo"),
    *("ologa", "ologue", "ologos", "fuhrer", "fuhrerin", "grunder", "grunderin", "vertreter"),
    *("vertreterin",),
)
"""Ends of compounds, most of them German ("Betriebsleiterin"), and of sciences ("politóloga")."""

_SAYING = word_set(
    """
    dijo dice afirmo afirma senalo explico explica relato anadio declaro aseguro advirtio resumio
    conto manifesto indico sostuvo lamento recordo critico opino admitio
    sagte sagt ausserte teilte erklarte betonte meinte warnte kritisierte berichtete forderte
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
    ministerio ministero ministere ministerium junta consejo conselho consiglio conseil tribunal
    tribunale corte cour audiencia fiscalia ayuntamiento camara camera comision commissione
    commission comissao instituto istituto institut agencia agenzia agence grupo gruppo groupe
    plataforma centro centre coordinadora ministerstvo ministerstwo uniwersytet instytut
    bundesamt landesamt amtsgericht landgericht stiftung verband institut universitet universitetet
    """
)
_PLAIN = word_set("central centrale nacional nazionale nationale")
"""What does not tell one of them from another: whose central bank?"""
_GROUPS = (
    *("trio", "duo", "quartett", "ensemble", "orchester", "startup", "start-up"),
    *("rockband", "popband", "punkband", "jazzband"),
)
"""Ends of German words for what stands behind them as several people, not one."""


_AGE = 2
_AGES_IN_BRACKETS = ("no", "da", "sv", "nl", "fi", "is")
"""Languages whose papers print them so; elsewhere points and places stand there as often."""
_AGES = ("de", "es", "it", "pt", "pl", "cs")
"""Languages that print them between commas without a word for "years"."""


def begins_body(token: Token) -> bool:
    """Whether a word begins the names of bodies: "Fondation", "Conseil"."""
    return token.fold in _ORGANISATIONS


def is_organisation(name: Sequence[Token]) -> bool:
    """Whether a name of two words or more is an organisation's by its first word."""
    telling = (t for t in name[1:] if t.fold not in _PLAIN and len(t.text) > 1)  # "Groupe B"
    return begins_body(name[0]) and any(telling)


def is_role(token: Token) -> bool:
    """Whether a word says what somebody is."""
    word = token.fold
    if word in TITLES or not word.endswith(_ROLE_ENDINGS):
        return word in TITLES or (token.glued and word == "parole")  # "porte-parole"
    return any(word.endswith(end) and len(word) >= len(end) + 3 for end in _ROLE_ENDINGS)


def title_at(tokens: Sequence[Token], end: int, language: str) -> int:
    """Return where the title is that ends before `end`, or -1: "ministre polonais" ends in one."""
    at = end - 1
    behind = at > 0 and tokens[at].gap == SPACE and not is_role(tokens[at])
    if behind and is_origin(tokens[at], language):
        at -= 1
    return at if at >= 0 and is_role(tokens[at]) else -1


def is_saying(token: Token) -> bool:
    """Whether a word is a verb of saying, as news put it before the name of who said it."""
    return token.fold in _SAYING and not token.capital


def has_role_behind(tokens: Sequence[Token], end: int) -> bool:
    """Return whether a role follows behind a comma, with at most two words between."""
    if end >= len(tokens) or tokens[end].gap != "," or is_saying(tokens[end]):
        return False  # "Bahnen Wirklichkeit, sagte der Minister"
    if tokens[end].fold in ("de", "del", "du", "di", "von"):
        return False  # "Alba Marina, de l'artiste Ada Roe"
    return any(
        is_role(token) and all(t.gap == SPACE for t in tokens[end + 1 : at + 1])
        for at, token in enumerate(tokens[end : end + 3], end)
    )


def has_age_behind(tokens: Sequence[Token], end: int, language: str) -> bool:
    """Return whether an age follows: "Ada Roe, 29,", in the north also "Ada Roe (29)"."""
    age = tokens[end] if end < len(tokens) else None
    if age is None or not age.text.isdecimal() or len(age.text) != _AGE:
        return False
    bracket = age.gap == BREAK and age.start - tokens[end - 1].end == len(" (")
    comma = age.gap == "," and not tokens[end - 1].glued
    closed = end + 1 == len(tokens) or tokens[end + 1].gap in (",", BREAK)
    in_north = language in _AGES_IN_BRACKETS
    return closed and ((comma and (in_north or language in _AGES)) or (bracket and in_north))


def is_called_group(tokens: Sequence[Token], start: int) -> bool:
    """Whether the word before a name says that several people are called so together."""
    if not start or tokens[start].gap != SPACE:
        return False
    called = tokens[start - 1]
    if called.fold == "band":  # "die Band", but "im zweiten Band", "am Band"
        return called.glued or (start > 1 and tokens[start - 2].fold == "die")
    return called.fold.endswith(_GROUPS)
