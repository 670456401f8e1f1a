"""Given names that are one gender's, for "Mr Roe" where Ann Roe and Bill Roe are named.

Only common names that hardly anybody of the other gender bears; all others tell nothing.
"""

from bot.actors.tokens import word_set

_WOMEN = word_set(
    """
    agnes aisha alice alison amanda amy ana angela anita anjali ann anna anne annie barbara
    beatrice bethan bianca bridget camilla carla carmen carol caroline catherine charlotte
    chiara chloe christina claire clara claudia daniela deborah diana donna dorothy edith elaine
    elena eleanor elizabeth ella ellen emily emma esther eva fatima fiona florence gemma gloria
    grace hannah harriet helen helena ingrid irene isabel jane janet jennifer jessica joan
    joanna josephine judith julia julie karen kate katherine kathleen laura leanne linda lisa
    louise lucia lucy lynne margaret maria marie martha mary maureen megan melissa michelle
    miriam monica nadia nancy naomi natalia natasha nicola nina olga olivia pamela patricia
    paula pauline petra priya rachel rebecca regina rosa rose ruth samantha sandra sarah sheila
    shirley silvia sofia sonia sophie stella susan svetlana teresa theresa tina ursula valerie
    vanessa vera veronica victoria virginia wendy yvonne
    """
)
_MEN = word_set(
    """
    adam ahmed alan albert alejandro alexander alfred ali andrew anthony antonio arthur barry
    ben benjamin bernard bill bob boris brendan brian bruno carl carlos charles christopher
    colin craig daniel david dennis derek diego dmitry donald douglas duncan edward enrique eric
    ernest fernando frank frederick gareth gary geoffrey george gerald giovanni gordon graham
    gregory harold harry hassan henry herbert howard hugh ibrahim igor ivan jack jacob james
    jason javier jeffrey jim joe john jonathan jorge jose joseph juan keith kenneth kevin klaus
    larry lars lawrence leonard luigi luis malcolm manuel marco mark martin matthew michael
    miguel mike mohamed mohammed muhammad nicholas neil nigel norman oleg oliver oscar pablo
    patrick paul pedro peter philip pierre rafael ralph raymond ricardo richard robert roberto
    roger ronald roy samuel scott sean sebastian sergei simon stanley stephen steven stuart ted
    terence thomas timothy tom tony trevor vincent vladimir walter wayne wilhelm william yusuf
    """
)


def gender_of(given: str) -> str:
    """Return `f` or `m` for a folded given name, empty where it tells nothing."""
    return "f" if given in _WOMEN else "m" if given in _MEN else ""
