"""Adjectives between a title and the name in Romance languages: "le Premier ministre polonais Ek".

All words are folded: small letters without accents.
"""

import re
from collections.abc import Mapping

from bot.actors.tokens import Token, word_set

_ORIGIN_ENDINGS = re.compile(
    r"(?!(?:jamais|desormais|combien|parfois|autrefois|demain|soudain)$)"
    r"\w{2,}(?:[ao]ise?|ien(?:ne)?|aine?|een(?:ne)?|[iy]ane?|iste)$"
)
_ORIGINS: Mapping[str, frozenset[str]] = {
    "fr": word_set(
        """
        russe belge suisse turc turque grec grecque britannique tcheque slovaque serbe croate
        bulgare kurde malgache perse allemand allemande flamand flamande espagnol espagnole
        afghan afghane sortant sortante elu elue sportif sportive independant independante
        scientifique politique
        """
    ),
    "es": word_set(
        """
        estadounidense frances francesa ingles inglesa britanico britanica aleman alemana ruso
        rusa ucraniano ucraniana israeli palestino palestina irani chino china japones japonesa
        italiano italiana portugues portuguesa espanol espanola mexicano mexicana argentino
        argentina brasileno brasilena chileno chilena colombiano colombiana venezolano
        venezolana peruano peruana cubano cubana ecuatoriano ecuatoriana boliviano boliviana
        uruguayo uruguaya paraguayo paraguaya salvadoreno hondureno hondurena guatemalteco
        catalan catalana turco turca polaco polaca belga
        """
    ),
    "it": word_set(
        """
        statunitense americano americana francese inglese britannico britannica tedesco tedesca
        russo russa ucraino ucraina israeliano israeliana palestinese iraniano cinese giapponese
        italiano italiana spagnolo spagnola portoghese brasiliano argentino argentina turco
        turca polacco polacca belga ungherese austriaco svizzero svizzera greco greca
        """
    ),
    "pt": word_set(
        """
        americano americana frances francesa ingles inglesa britanico britanica alemao alema
        russo russa ucraniano ucraniana israelense palestino iraniano chines chinesa japones
        italiano italiana espanhol espanhola portugues portuguesa brasileiro brasileira
        argentino argentina chileno chilena colombiano colombiana venezuelano venezuelana
        angolano mocambicano turco belga
        """
    ),
}
"""Adjectives of nations, and others that stand between a title and the name."""


def is_origin(token: Token, language: str) -> bool:
    """Whether a word behind a title says where from, or of which side: "polonais", "sortant"."""
    if token.capital:
        return False
    ends_so = language == "fr" and _ORIGIN_ENDINGS.match(token.fold) is not None
    return ends_so or token.fold in _ORIGINS.get(language, ())
