"""What the papers of one language call well-known bodies and seats of government.

Forms that are words or other bodies elsewhere: "FN" is the United Nations in Swedish copy and a
party in French, "Poetin" is Putin in Dutch copy and any poetess in German. They are read in
articles of their language only.
"""

from collections.abc import Iterator, Mapping

_UN, _EU = "organisation:united-nations", "organisation:european-union"
_COMMISSION, _NATO = "organisation:european-commission", "organisation:nato"
_WHO, _IMF = "organisation:world-health-organization", "organisation:international-monetary-fund"
_ECB, _ICC = "organisation:european-central-bank", "organisation:international-criminal-court"
_IAEA, _IS = "organisation:international-atomic-energy-agency", "organisation:islamic-state"
_US, _RU = "country:us", "country:ru"
_PUTIN = "person:vladimir-putin"

_OWN: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "ca": {_UN: ("ONU",), _US: ("Casa Blanca",)},
    "cs": {_UN: ("OSN",), _IMF: ("MMF",), _US: ("Bílý dům",), _RU: ("Kreml",)},
    "da": {_UN: ("FN",), _IS: ("IS",), _US: ("Det Hvide Hus", "Hvide Hus"), _RU: ("Kreml",)},
    "de": {
        _IS: ("IS",),
        _RU: ("Kreml",),
        _US: (
            *("Weißes Haus", "Weiße Haus", "Weißen Haus", "Weißen Hauses"),
            *("Weisses Haus", "Weisse Haus", "Weissen Haus", "Weissen Hauses"),
        ),
    },
    "es": {_ICC: ("CPI",), _US: ("Casa Blanca",)},
    "fi": {_UN: ("YK",), _ECB: ("EKP",), _US: ("Valkoinen talo",), _RU: ("Kreml",)},
    "fr": {_ICC: ("CPI",), _IS: ("EI",), _US: ("Maison-Blanche", "Maison Blanche")},
    "hu": {_UN: ("ENSZ",), _ECB: ("EKB",), _US: ("Fehér Ház",), _RU: ("Kreml",)},
    "id": {_UN: ("PBB",), _US: ("Gedung Putih",)},
    "it": {_UN: ("Onu",), _EU: ("Ue",), _WHO: ("Oms",), _IMF: ("Fmi",), _ECB: ("Bce",),
           _IAEA: ("Aiea",), _US: ("Casa Bianca",), _RU: ("Cremlino",)},
    "lt": {_UN: ("JT",), _EU: ("ES",), _US: ("JAV", "Baltieji rūmai"), _RU: ("Kremlius",)},
    "nl": {
        _UN: ("VN",),
        _NATO: ("NAVO",),
        _IS: ("IS",),
        _US: ("Witte Huis",),
        _PUTIN: ("Poetin",),
    },
    "no": {_UN: ("FN",), _IS: ("IS",), _US: ("Det hvite hus",), _RU: ("Kreml",)},
    "pl": {_UN: ("ONZ",), _COMMISSION: ("KE",), _IMF: ("MFW",), _ECB: ("EBC",), _ICC: ("MTK",),
           _US: ("Biały Dom",), _RU: ("Kreml",)},
    "pt": {_ICC: ("TPI",), _US: ("Casa Branca",)},
    "ro": {_UN: ("ONU",), _US: ("SUA", "Casa Albă"), _EU: ("UE",)},
    "sv": {_UN: ("FN",), _IS: ("IS",), _US: ("Vita huset",), _RU: ("Kreml",)},
    "tr": {_UN: ("BM",), _EU: ("AB",), _IAEA: ("UAEA",), _ICC: ("UCM",), _US: ("Beyaz Saray",)},
}  # fmt: skip


def own_bodies(language: str) -> Iterator[tuple[str, str]]:
    """Yield keys of the gazetteer and forms that only papers of that language print."""
    for key, forms in _OWN.get(language, {}).items():
        for form in forms:
            yield key, form
