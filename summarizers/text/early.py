"""Sentences that point back in their first words, though not with the very first one.

Three ways in which news in other languages than English does it:

- a demonstrative or pronoun behind a preposition: "Nach diesem Urteil", "Dans ce contexte";
- where the verb stands second, a pronoun behind it: "Am Montag sagte er", "Volgens justitie is
hij";
- where the subject may be left out, a verb of saying with nothing before it: "Añadió que …",
  "Dodał, że …".
"""

import re
from functools import lru_cache

from summarizers.text.opening_words import MORE_TIMES, TIMES

_NO_TIME = rf"(?!\s(?:\w+\s)?(?:{TIMES}|{MORE_TIMES})\b)"
_BEHIND_PREPOSITION = {
    "de": (
        "in|an|auf|aus|bei|mit|nach|seit|von|vor|zu|für|gegen|ohne|um|unter|über|durch|hinter|neben"
        "|trotz|wegen|während|laut|zwischen|angesichts|infolge|aufgrund",
        "diese[mnrs]?|jene[mnrs]?|ihm|ihnen|dessen|deren|letzterem|letzterer",
    ),
    "es": (
        "en|de|a|por|con|para|desde|tras|sobre|ante|según|hasta|contra|entre|sin|durante|bajo"
        "|además de|junto a|gracias a|debido a|frente a|a pesar de|pese a",
        "est[aeo]s?|es[aeo]s?|ello|él|ellas?|ellos|dich[ao]s?|amb[ao]s|aquel(?:l[ao]s?)?"
        "|tal(?:es)?",
    ),
    "fr": (
        "à|de|dans|par|pour|avec|sur|sous|selon|après|avant|depuis|contre|sans|chez|d'après|en"
        "|face à|grâce à|malgré|durant|pendant|lors de|outre|entre|parmi|envers|suite à",
        "ce|cet|cette|ces|cela|ceci|lui|elles?|eux|celui-ci|celle-ci|ceux-ci|celles-ci"
        "|ce dernier|cette dernière",
    ),
    "it": (
        "in|a|di|da|con|su|per|tra|fra|secondo|dopo|durante|contro|senza|nonostante|sotto"
        "|prima di|oltre a|grazie a|insieme a|rispetto a",
        "quest[aoei]|quest'|ciò|lui|lei|loro|essi|esse|quell[aoei]|tale|tali",
    ),
    "pt": (
        "em|a|de|por|com|para|sobre|após|segundo|contra|entre|sem|durante|até|sob|além de|apesar de"
        "|antes de|depois de|diante de",
        "est[ae]s?|ess[ae]s?|isto|isso|eles?|elas?|tal|tais|tudo isso|disso|dele|dela|deles|delas"
        "|disto|desse|dessa",
    ),
    "nl": (
        "in|op|aan|bij|met|na|naar|om|onder|over|sinds|tegen|tot|tussen|uit|van|voor|volgens|door"
        "|zonder|tijdens|vanwege|ondanks|naast|rond",
        "deze|dit|die|hem|haar|hen|hun",
    ),
    "sv": ("i|på|av|med|för|till|från|efter|under|enligt|mot|vid|om|hos|utan", "detta|denna|dessa"),
    "da": ("i|på|af|med|for|til|fra|efter|under|ifølge|mod|ved|om|hos|uden", "dette|denne|disse"),
    "no": ("i|på|av|med|for|til|fra|etter|under|ifølge|mot|ved|om|hos|uten", "dette|denne|disse"),
    "pl": (
        "w|we|na|o|po|przed|za|z|ze|do|od|dla|według|przez|podczas|przy|bez|nad|pod|mimo|wobec",
        "tym|tego|tej|ten|tę|tą|tych|tymi|nim|nią|nimi|niego|niej|nich|takiej|takim|takich",
    ),
    "cs": (
        "v|ve|na|o|po|před|za|z|ze|do|od|pro|podle|při|během|bez|nad|pod|kvůli|proti|k|ke|s|se",
        "tom|tomto|této|toho|tohoto|těch|těchto|tím|tímto|tomu|tomuto|nich|něm|něj|ním|nimi|něho",
    ),
    "ru": (
        "в|во|на|о|об|по|перед|за|с|со|до|от|для|при|без|из|к|у|после|против|через|вместо|согласно",
        "этом|этого|этой|этому|этим|этих|эту|эти|это|нём|нем|ней|него|неё|нее|них|ним|ними|тем|том"
        "|таком|такой|таких",
    ),
    "uk": (
        "в|у|на|про|по|перед|за|з|із|до|від|для|при|без|після|проти|через|замість|згідно з",
        "цьому|цього|цієї|цій|цим|цих|цю|ці|це|ньому|ній|нього|неї|них|ним|ними|тому",
    ),
}
_BEHIND_VERB = {
    "de": (
        r"\w",
        "gegen|neben|wegen|zwischen|mit",
        r"[a-zäöüß]{2,}(?:t|te|en|ten|st|ar|or|ab|ieß|ielt|ieb|ach|ug|ing|am|og|ief)\s(?:er|sie)",
    ),
    "nl": (
        "(?:in|op|aan|bij|met|na|naar|onder|over|sinds|tegen|tijdens|tot|uit|van|voor|volgens|door"
        "|vandaag|gisteren|later|eerder|onlangs|vorige?|inmiddels|sindsdien|vanaf)\\b",
        "dat|omdat|zodat|doordat|nadat|voordat|totdat|want|als|toen|en|met|van|aan|tegen",
        r"[a-z]+(?:t|n|de|te|s|g|m|f|d|k)\s(?:hij|zij|ze)",
    ),
    "sv": (
        "(?:i|på|av|med|för|till|från|efter|under|enligt|mot|vid|nu|senare|tidigare|idag|igår)\\b",
        "när|eller|där|efter|under",
        r"(?:[a-zåäö]{2,}(?:r|de|te|dde)|sa|blev|fick|gick|tog|kan|ska|vill|skrev)\s(?:han|hon)",
    ),
    "da": (
        "(?:i|på|af|med|for|til|fra|efter|under|ifølge|mod|ved|nu|senere|tidligere)\\b",
        "når|eller|efter|under|der",
        r"(?:[a-zæøå]{2,}(?:r|de|te)|sagde|blev|fik|gik|tog|kan|skal|vil|skrev)\s(?:han|hun)",
    ),
    "no": (
        "(?:i|på|av|med|for|til|fra|etter|under|ifølge|mot|ved|nå|senere|tidligere)\\b",
        "når|eller|etter|under|der",
        r"(?:[a-zæøå]{2,}(?:r|de|te)|sa|ble|fikk|gikk|tok|kan|skal|vil|skrev)\s(?:han|hun)",
    ),
}
"""How such a sentence begins, what is no verb before the pronoun, and verb and pronoun."""
_NO_SUBJECT = {
    "es": r"(?:también\s|además,?\s|asimismo,?\s)?(?:h?a\s|había\s)?(?:añad|agreg|asegur|explic"
    r"|señal"
    r"|apunt|record|subray|destac|insist|indic|afirm|declar|manifest|sost|reconoc|advirt|precis"
    r"|di[jc]"
    r"|coment|critic|lament|aclar|detall|reiter|remarc|consider|denunci|anunci|concl|relat)\w*\s"
    r"(?:también\s|además\s|asimismo\s|igualmente\s|luego\s|después\s|en\s)?que\b"
    r"|(?:nació en|tiene \d|tenía \d)",
    "it": r"(?:ha\s|hanno\s|aveva\s)?(?:poi\s|anche\s|inoltre\s)?(?:aggiun|spieg|sottoline|dichiar"
    r"|ricord|precis|afferm|dett|dic|scri|conclu|ribad|assicur|chiar|osserv|comment|sostien"
    r"|racconta)"
    r"\w*\s(?:poi\s|anche\s|inoltre\s|infine\s|ancora\s)?(?:che|di)\b|(?:è nat[oa] a\b|ha \d+"
    r" anni)",
    "pt": r"(?:também\s|ainda\s)?(?:acrescent|afirm|diss|diz|explic|destac|ressalt|inform|lembr"
    r"|sublinh|refer|garant|adiant|conclu|defend|salient|coment|avali|alert)\w*\s"
    r"(?:também\s|ainda\s|ainda,\s)?que\b|(?:nasceu em|tem \d+ anos|tinha \d+ anos)",
    "pl": r"(?:dodał|podkreślił|zaznaczył|wyjaśnił|powiedział|stwierdził|ocenił|przypomniał|wskazał"
    r"|przyznał|zapowiedział|poinformował|zauważył|zapewnił|przekazał|tłumaczył|mówił)(?:a|i|y)?\s?"
    r"(?:też|także|również|jednocześnie)?,?\s(?:że|iż)\b"
    r"|\w+(?:ł|ła|li|ły|ło)\s(?:go|ją|je|mu|jej|im|ich|nim|nią)\b",
    "cs": r"(?:dodal|uvedl|řekl|upozornil|zdůraznil|podotkl|připomněl|vysvětlil|poznamenal|oznámil"
    r"|prohlásil|doplnil)[aiy]?(?:\s(?:také|rovněž))?,?\sže\b",
    "sk": r"(?:dodal|uviedol|uviedla|povedal|zdôraznil|upozornil|pripomenul|vysvetlil"
    r"|doplnil)[aiy]?"
    r"(?:\stiež)?,?\sže\b",
    "hr": r"(?:dodao|dodala|rekao|rekla|istaknuo|istaknula|naveo|navela|poručio|poručila|objasnio"
    r"|objasnila|kazao|kazala)\s(?:je\s)?(?:i\s)?(?:kako|da)\b",
    "sr": r"(?:dodao|dodala|rekao|rekla|istakao|istakla|naveo|navela|poručio|poručila|objasnio"
    r"|objasnila|kazao|kazala)\s(?:je\s)?(?:i\s)?(?:kako|da)\b"
    r"|(?:додао|додала|рекао|рекла|истакао|истакла|навео|навела)\s(?:је\s)?да\b",
    "hu": r"(?:hozzátette|kiemelte|elmondta|közölte|hangsúlyozta|megjegyezte|kifejtette"
    r"|kijelentette"
    r"|azt mondta|emlékeztetett|jelezte)(?:\s\w+)?[,:]",
    "ro": r"a\s(?:mai\s)?(?:adăugat|precizat|declarat|spus|subliniat|explicat|menționat|afirmat"
    r"|arătat"
    r"|transmis)(?:,?\sde asemenea,?)?\scă\b",
    "bg": r"(?:добави|каза|посочи|подчерта|заяви|обясни|допълни|отбеляза)(?:\sоще|\sсъщо)?,\sче\b",
    "el": r"(?:πρόσθεσε|τόνισε|είπε|ανέφερε|σημείωσε|υπογράμμισε|επεσήμανε|υποστήριξε|δήλωσε)"
    r"(?:\s(?:επίσης|ακόμη|ακόμα))?\s(?:ότι|πως)\b",
    "tr": r"\w+(?:arak|erek),\s(?:şunları|şöyle)\b",
    "id": r"(?:\w+\s){1,3}tersebut\b",
    "lt": r"(?:pasak|anot)\s(?:jo|jos|jų)\b",
}
_LONGEST_START = 70


def points_back_early(bare: str, language: str) -> bool:
    """Return whether a sentence points back within its first words; apostrophes straight.

    Behind the verb only where nothing is set off by a comma, a colon or a quotation before it: who
    is named in a clause of its own may be meant. Dutch and the Nordic languages set no comma there,
    so with them no name may stand before the verb either.
    """
    patterns = _patterns(language)
    return any(pattern.match(bare) for pattern in patterns)


@lru_cache(maxsize=32)
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    found = []
    if language in _BEHIND_PREPOSITION:
        prepositions, pronouns = _BEHIND_PREPOSITION[language]
        relative = (
            r"(?!\s(?:qu[ei]\b|qu'|cui\b|ktor|któr|kter|котор|que\b|che\b|die\b|der\b|wat\b))"
        )
        found.append(
            re.compile(
                rf"(?:{prepositions})\s(?:{pronouns})\b(?!-){_NO_TIME}{relative}", re.IGNORECASE
            )
        )
    if language == "es":  # "Las organizaciones critican esos destinos"
        found.append(
            re.compile(
                rf"(?:[^\s,;]+\s){{1,6}}(?:es[ao]s"
                rf"|dich[ao]s?)\s(?!(?:mism[ao]s?\s)?(?:{TIMES})s?\b)",
                re.IGNORECASE,
            )
        )
    if language in _BEHIND_VERB:
        begins, no_verb, behind = _BEHIND_VERB[language]
        between = r"[^,;:.„“”\"«»()–]" if language == "de" else r"[^,;:.„“”\"«»()–A-ZÅÄÖÆØ]"
        start = rf"(?i:{begins}){between}{{2,{_LONGEST_START}}}?(?<=\s)(?<!und\s)(?<!\sen\s)"
        found.append(re.compile(rf"{start}(?!(?:{no_verb})\s){behind}\b"))
    if language in _NO_SUBJECT:
        found.append(re.compile(rf"(?:{_NO_SUBJECT[language]})", re.IGNORECASE))
    return tuple(found)
