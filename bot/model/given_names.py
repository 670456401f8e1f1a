"""English given names and their short forms: "Jim" is James, "Peg" is Margaret.

Only pairs that copy uses for one man or woman in one article. Short forms that are mostly names of
their own are left out: Jack (John), Harry (Henry), Betty, Nancy, Sally, Kim, Terry.
"""

from functools import lru_cache

from bot.model.spelling import respell

_SHORT = """
abe abraham
abby abigail
alex alexander alexandra
andy andrew
art arthur
barb barbara
becky rebecca
ben benjamin
bernie bernard
beth elizabeth
betsy elizabeth
bill william
billy william
bob robert
bobby robert
brad bradley
cathy katherine
charlie charles
chris christopher christine christina
chuck charles
cindy cynthia
cliff clifford
dan daniel
danny daniel
dave david
deb deborah
debbie deborah
dick richard
don donald
doug douglas
drew andrew
ed edward
eddie edward
ernie ernest
frank francis
fred frederick
gabe gabriel
gene eugene
geoff geoffrey
gerry gerald gerard
ginny virginia
greg gregory
hank henry
jake jacob
jamie james
jeff jeffrey geoffrey
jen jennifer
jenny jennifer
jerry gerald jerome
jess jessica
jim james
jimmy james
joe joseph
joey joseph
jon jonathan
josh joshua
judy judith
kate katherine
kathy katherine kathleen
katie katherine
ken kenneth
kenny kenneth
larry lawrence
len leonard
lenny leonard
liz elizabeth
lizzie elizabeth
lou louis louise
maggie margaret
mandy amanda
marty martin
matt matthew
meg margaret megan
mick michael
mike michael
mitch mitchell
nate nathaniel nathan
nick nicholas
norm norman
pam pamela
pat patrick patricia
patty patricia
peg margaret
peggy margaret
penny penelope
pete peter
phil philip
ray raymond
rich richard
rick richard
rob robert
rod rodney
ron ronald
ronnie ronald
sam samuel samantha
sandy sandra
sid sidney
stan stanley
steph stephanie
steve stephen
stu stuart
sue susan
susie susan
ted edward theodore
teddy edward theodore
theo theodore
tim timothy
tom thomas
tommy thomas
tony anthony
trish patricia
vicky victoria
vince vincent
vlad vladimir
walt walter
wes wesley
will william
zach zachary
"""
_ALSO = """
anthony antony
alan allan
alan allen
anne ann
deborah debra
elizabeth elisabeth
frederick frederic
jonathan jonathon
katherine catherine
katherine katharine
katherine kathryn
lawrence laurence
nicholas nicolas
sarah sara
stephen steven
theresa teresa
"""
_LONG = {short: tuple(long) for short, *long in map(str.split, _SHORT.split("\n")[1:-1])}
_SPELT = {other: one for one, other in map(str.split, _ALSO.split("\n")[1:-1])}


def long_forms(given: str) -> tuple[str, ...]:
    """Return what a folded given name may be in full: "ted" is Edward or Theodore."""
    return _LONG.get(given, (given,))


@lru_cache(maxsize=20_000)
def _compared(given: str) -> frozenset[str]:
    return frozenset(respell(_SPELT.get(name, name)) for name in long_forms(given))


def are_one(given: str, other: str) -> bool:
    """Whether two folded given names may be one man's or woman's: Jim and James, Kate and Kathryn.

    "Pat" may be Patrick and may be Patricia, who are two.
    """
    return given == other or not _compared(given).isdisjoint(_compared(other))
