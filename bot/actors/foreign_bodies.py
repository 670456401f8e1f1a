"""Bodies with names of other languages: a word that says what they are stands first.

"Bank Sentosa Indonesia", "Musée du quai Lambert", "Teatro alla Salina". English
copy prints them as they are, small words and all.
"""

import re
from collections.abc import Iterator

from bot.actors import english
from bot.actors.recognise import Candidate
from bot.actors.tokens import fold, tokenise
from bot.actors.trained.lexicon import read_names
from bot.model.actor import ActorType

_CAPITAL = r"(?:(?:[dl]|dell|nell|all|sull|Qu)['’])?[A-ZÀ-ÖØ-Þ][\w-]+"
_SMALL = (
    r"(?:nan|na|de|del|della|delle|dei|degli|di|da|do|dos|das|du|des|la|las|los|le|les|el|y|e|et"
    r"|van|voor|für|der|och|för|alla|al|au|aux|en|sur|per|para|por|pour|quai|rue|cha|ya|wa|za|ng|sa)"
)
_HEADS = (
    # money, trade, making
    *("Banco", "Banca", "Banque", "Bangko", "Benki", "Caisse", "Caja", "Caixa", "Cassa", "Crédit"),
    *("Sparkasse", "Volksbank", "Raiffeisenbank", "Landesbank", "Assicurazioni", "Seguros"),
    *("Grupo", "Gruppo", "Groupe", "Compagnie", "Compañía", "Companhia", "Compagnia"),
    *("Société", "Sociedad", "Sociedade", "Società", "Empresa", "Empresas", "Entreprise"),
    *("Cooperativa", "Coopérative", "Cementos", "Minera", "Mineradora", "Constructora"),
    *("Construtora", "Inmobiliaria", "Imobiliária", "Cervecería", "Cervejaria", "Bodegas"),
    *("Viñedos", "Usina", "Ingenio", "Frigorífico", "Supermercados", "Farmacias", "Almacenes"),
    *("Laboratorios", "Laboratoires", "Industrias", "Indústrias", "Industrie", "Azienda"),
    *("Transportes", "Autobuses", "Ferrocarriles", "Ferrovie", "Naviera", "Aerolíneas", "Línea"),
    *("Líneas", "Aeropuertos", "Aéroports", "Aeroporti", "Consorcio", "Consorzio", "Stadtwerke"),
    *("Editorial", "Editora", "Editions", "Éditions", "Casa Editrice", "Librairie", "Librería"),
    *("Livraria", "Libreria", "Imprenta", "Cementera", "Papelera", "Ceramiche"),
    *("Azulejos", "Cerámica", "Ateliers", "Atelier", "Ateljé", "Perusahaan", "Perum", "Huta"),
    *("Zakłady", "Spółdzielnia", "Autohaus", "Kaufhaus", "Bäckerei", "Brauerei", "Brouwerij"),
    # schools and houses
    *("Universidad", "Universidade", "Università", "Université", "Universität", "Universiteit"),
    *("Universitas", "Universiti", "Uniwersytet", "Univerzita", "Universitat", "Hochschule"),
    *("Instituto", "Istituto", "Institut", "Instytut", "Politécnico", "Politecnico", "Politeknik"),
    *("Politechnika", "Escuela", "Escola", "École", "Lycée", "Liceo", "Colegio", "Colégio"),
    *("Museo", "Museu", "Musée", "Muzeum", "Pinacoteca", "Galerie", "Galería", "Galeria"),
    *("Galleria", "Kunsthalle", "Kunsthaus", "Kunstmuseum", "Teatro", "Théâtre", "Teatr"),
    *("Divadlo", "Teatre", "Opéra", "Orquesta", "Orquestra", "Orchestre", "Orchestra di"),
    *("Hospital", "Hôpital", "Ospedale", "Clínica", "Clinique", "Klinikum", "Rumah Sakit"),
    *("Szpital", "Nemocnice", "Biblioteca", "Bibliothèque", "Hotel", "Hôtel", "Chez", "Trattoria"),
    *("Ristorante", "Osteria", "Brasserie", "Restaurante", "Café", "Gasthof", "Gasthaus"),
    # parties, unions, causes
    *("Partido", "Partito", "Parti", "Partai", "Partij", "Partit", "Sindicato", "Sindacato"),
    *("Syndicat", "Asociación", "Associação", "Associazione", "Associació", "Federación"),
    *("Federação", "Federazione", "Fédération", "Confederación", "Confederação", "Confédération"),
    *("Confederazione", "Movimiento", "Movimento", "Mouvement", "Frente", "Unión", "União"),
    *("Unione", "Coordinadora", "Coletivo", "Colectivo", "Collectif", "Asamblea", "Comité"),
    *("Comitato", "Comitê", "Consejo", "Conselho", "Consiglio", "Conseil", "Comisión"),
    *("Comissão", "Cámara", "Câmara", "Chambre", "Fundación", "Fundação", "Fondazione"),
    *("Fondation", "Fundacja", "Fundația", "Stiftung", "Stiftelsen", "Stichting", "Vereniging"),
    *("Verein", "Verband", "Związek", "Stowarzyszenie", "Persatuan", "Serikat", "Ikatan"),
    *("Himpunan", "Yayasan", "Lembaga", "Majelis", "Majlis", "Kesatuan", "Pertubuhan"),
    *("Kilusang", "Samahan", "Pambansang", "Chama", "Shirika", "Baraza", "Jamiat", "Hizb"),
    *("Jabhat", "Hashd", "Hashid", "Jaysh", "Jaish", "Liwa", "Ahrar", "Kataib", "Lashkar"),
    *("Jamaat", "Tehreek", "Tehrik", "Jund", "Saraya", "Faylaq", "Ansar"),
    *("Harakat", "Comhairle", "Conradh", "Foras", "Cumann", "Cartel", "Cártel", "Comando"),
    # offices
    *("Ministerio", "Agencia", "Agência", "Agenzia", "Agence", "Observatorio", "Observatório"),
    *("Observatoire", "Osservatorio", "Autorità", "Autorité", "Autoridad", "Defensoría"),
    *("Fiscalía", "Procuraduría", "Superintendencia", "Contraloría", "Alcaldía", "Ayuntamiento"),
    *("Prefeitura", "Comune", "Gemeente", "Centro", "Médecins", "Badan", "Komisi", "Dewan"),
    *("Suruhanjaya", "Jabatan"),
    # clubs
    *("Atlético", "Athletic Club", "Deportivo", "Deportes", "Sporting", "Borussia", "Olympique"),
    *("Dinamo", "Dynamo", "Lokomotiv", "Spartak", "Hapoel", "Maccabi", "Fenerbahçe"),
    *("Galatasaray", "Club Atlético", "Racing Club de"),
)
"""Words that begin such a name, by what they are."""
_FIRST = re.compile(rf"(?<![\w-])(?:{'|'.join(_HEADS)})(?:(?: {_SMALL}){{0,3}} {_CAPITAL}){{1,4}}")
_BANK = re.compile(rf"Bank (?P<own>{_CAPITAL})(?: {_CAPITAL}){{0,2}}")
"""The order of Malay and other languages: "Bank Sentosa Indonesia"."""
_STARTS = re.compile(rf"(?:{'|'.join(_HEADS)}) ")
_NO_BANK = english.COMMON | english.TITLES | english.PRIZES


def begins_as_body(name: str) -> bool:
    """Whether its first word says in another language what it is: "Kunsthalle Osterbruck"."""
    return _STARTS.match(name) is not None


def find_foreign(text: str) -> Iterator[Candidate]:
    """Yield the bodies that such a word begins."""
    for match in _FIRST.finditer(text):
        if is_inside(text, match.start()):
            continue
        end = _before_title(text, *match.span())
        if " " in text[match.start() : end]:
            yield Candidate(match.start(), end, ActorType.ORGANISATION)
    for match in _BANK.finditer(text) if "Bank " in text else ():
        if not is_inside(text, match.start()) and _is_bank(match):
            end = _before_title(text, *match.span())
            yield Candidate(match.start(), end, ActorType.ORGANISATION)


def is_inside(text: str, start: int) -> bool:
    """Whether what begins there is the rest of a word: patterns that need not ask are faster."""
    before = text[start - 1] if start else " "
    return before.isalnum() or before in "-_"


def _is_bank(match: re.Match[str]) -> bool:
    """Whether "Bank" begins the name: not in "Bank Holiday"."""
    word = fold(match.group("own"))
    return not (word in _NO_BANK or "s" in read_names().get(word, ""))


def _before_title(text: str, start: int, end: int) -> int:
    """Return where the name ends: before "Chief Executive Ana Roe"."""
    tokens = tokenise(text, start, end)
    for at, token in enumerate(tokens[1:], 1):
        if token.fold in english.TITLES:
            return tokens[at - 1].end
    return end
