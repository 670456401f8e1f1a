"""Words of English news prose that say what the words beside them are.

All folded (`bot.actors.tokens.fold`).
"""

from bot.actors.tokens import word_set

TITLES = word_set(
    """
    president minister chancellor leader secretary chief chairman chairwoman chairperson chair
    governor mayor senator congressman congresswoman representative speaker premier king queen
    prince princess emperor empress sultan emir sheikh pope cardinal archbishop bishop imam
    ayatollah general admiral colonel major captain lieutenant commander sergeant marshal judge
    justice attorney prosecutor ambassador envoy spokesman spokeswoman spokesperson director
    commissioner head founder ceo cfo coach professor pm mp mep lawmaker deputy official adviser
    advisor economist analyst lawyer activist dissident negotiator diplomat treasurer taoiseach
    coordinator inspector officer vice-president premier-designate candidate nominee gen sen rep
    gov lt col sgt capt maj adm rev cllr insp ch supt det engr atty pc dci pcso researcher historian
    author actor actress singer physicist chemist biologist scientist novelist writer
    director-general warlord strongman billionaire
    businessman businesswoman entrepreneur investor banker tycoon oligarch manager strategist
    geologist seismologist climatologist meteorologist engineer editor journalist dictator ruler
    monarch czar tsar undersecretary ombudsman magistrate councillor legislator rapporteur
    delegate whip backbencher frontbencher veteran lama unionist campaigner organiser organizer
    poet painter musician pianist composer teacher nurse farmer fisherman baker trader broker
    surgeon doctor filmmaker quarterback astronaut striker goalkeeper midfielder defender player
    golfer boxer cyclist driver sprinter laureate counterpart administrator superintendent
    registrar archaeologist curator conductor choreographer photographer cleric rabbi pastor
    priest monk chieftain statistician sociologist psychologist
    """
)
"""Nouns of office and calling: what stands before or after a person's name as the role."""

PLURAL_TITLES = word_set(
    """
    presidents ministers chancellors leaders secretaries senators representatives governors
    mayors generals kings queens princes judges justices ambassadors envoys chiefs commanders
    lawmakers officers professors analysts economists journalists brothers sisters messrs
    """
)
"""Titles of several people at once: no role of any one of them."""

COURTESIES = {
    **dict.fromkeys(("mr", "sir", "lord", "king", "prince", "emperor", "father", "brother"), "m"),
    **dict.fromkeys(("mrs", "ms", "miss", "madam", "madame", "dame", "lady", "queen"), "f"),
    **dict.fromkeys(("countess", "duchess", "marchioness"), "f"),
    **dict.fromkeys(("princess", "empress", "sister", "mother", "chairwoman"), "f"),
    **dict.fromkeys(("congresswoman", "spokeswoman", "businesswoman", "actress"), "f"),
    **dict.fromkeys(("chairman", "congressman", "spokesman", "businessman"), "m"),
    **dict.fromkeys(("herr", "monsieur", "senor", "senhor", "signor", "alhaji", "monsignor"), "m"),
    **dict.fromkeys(("nawabzada", "nawab", "sardar", "baron", "viscount", "marquess", "duke"), "m"),
    **dict.fromkeys(("frau", "mademoiselle", "senora", "senhora", "signora", "hajiya"), "f"),
    **dict.fromkeys(("baroness", "hajjah"), "f"),
    **dict.fromkeys(("dr", "prof", "reverend", "datuk", "mullah", "maulana", "comrade"), ""),
}
"""Forms of address and what gender they agree with; empty for any."""

MODIFIERS = word_set(
    """
    prime foreign vice deputy former ex acting interim incoming outgoing chief senior junior
    first second executive general managing national security defence defense finance financial
    interior home justice health education trade commerce industry energy environment labour
    labor treasury economy economic transport agriculture culture state party opposition supreme
    central bank cabinet house senate majority minority parliamentary congressional presidential
    federal provincial regional human rights climate special crown grand lead top caretaker
    transitional military army navy air force police intelligence communist republican
    democratic conservative liberal far right left wing rebel separatist separated ruling
    chief-of-staff press media government company co longtime long-time outspoken retired
    newly-elected elected unification veterans social family internal external affairs relations
    reunification digital science technology space staff attorney lieutenant rear brigadier
    assistant associate honorary emeritus shadow research policy studies political legal medical
    union trade-union non-executive constitutional spiritual religious tribal gang cartel militia
    """
)
"""Words that belong to a title when they stand before one."""

MONTHS_AND_DAYS = word_set(
    """
    january february march april may june july august september october november december monday
    tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat
    sun sept oct nov dec
    """
)

PROSE = word_set(
    """
    a an the this that these those there here it its he his him she her they their them we our
    us you your i my me who whom whose which what when where why how while as at by for from in
    into of on onto off to toward towards up down over under with within without after before
    since until till during through throughout across against among amid amidst around about
    above below behind beside besides beyond between but and or nor so yet if unless although
    though because despite than then thus hence however meanwhile moreover furthermore
    nevertheless nonetheless instead otherwise also too even still just only not no never none
    nothing nobody some any many much most more few fewer less least several all both each every
    either neither other others another such same own one two three four five six seven eight
    nine ten eleven twelve hundred hundreds thousand thousands million millions billion dozens
    half first second third fourth fifth last next new old early earlier late later recently
    recent now today tonight tomorrow yesterday once twice again already always often sometimes
    usually soon ago almost nearly roughly is are was were be been being am has have had having
    do does did doing done can could will would shall should may might must ought let lets said
    says say told asked added according given based including excluding following regarding
    concerning like unlike per via plus minus yes ok please thank thanks hello dear read watch
    listen see click share subscribe follow related photo image picture video file source
    sources update updated breaking exclusive analysis opinion editorial explainer live world
    politics business sport sports culture science technology health home news latest top
    stories story officials police authorities experts analysts critics observers residents
    witnesses protesters supporters opponents lawmakers voters people men women children
    students workers troops soldiers forces rescuers investigators prosecutors diplomats
    ministers leaders government governments parliament congress talks negotiations tensions
    relations trade exports imports shares stocks markets oil gas prices inflation elections
    election votes results polls turnout war peace ceasefire sanctions tariffs president
    minister prime chancellor secretary mr mrs ms dr sir answering speaking addressing arriving
    citing referring responding reacting commenting writing born raised named called known seen
    wary urged hit faced backed led local national foreign international central state federal
    public private military civil security defence defense economic financial political social
    human former ex acting interim vice deputy chief senior annual monthly weekly daily
    quarterly spring summer autumn winter north south east west northern southern eastern
    western nations countries country city town village region today's part parts group groups
    side sides scores tens figures data officially reportedly allegedly apparently clearly
    indeed perhaps maybe likely separately additionally finally initially eventually ultimately
    previously currently together alone overall further afterwards afterward elsewhere
    everywhere somewhere whether rather quite very really actually english
    """
)
"""Words that begin a sentence without naming anybody."""

ORGANISATION_WORDS = word_set(
    """
    aerospace
    inc corp corporation company co ltd limited llc plc gmbh ag group holdings bank banks
    airlines airways airline motors motor electric electronics energy petroleum oil steel
    technologies technology systems industries pharmaceuticals pharma semiconductor telecom
    university college institute institution school academy museum hospital foundation trust
    ministry department agency authority administration bureau office commission committee
    council board court tribunal parliament assembly congress senate party union federation
    association organisation organization society league alliance coalition front movement club
    fund army navy force forces guard guards police brigade battalion command corps militia
    exchange chamber network partnership initiative centre center laboratory observatory
    confederation consortium secretariat directorate inspectorate shipping
    """
)
"""Words that make the name they end (or begin, before `of`) an organisation's."""

GENERIC = word_set(
    """
    foreign defence defense interior home finance justice health education trade labour labor
    supreme high central constitutional national federal state security police house upper lower
    general public people's peoples prime party opposition ruling election electoral commerce
    energy environment transport agriculture treasury economy industry armed air land naval
    military city district regional provincial local court bank ministry department press media
    anti-corruption human rights war presidential parliamentary executive appeals criminal civil
    coast border special task joint chiefs first second third trust stock unification republican
    democratic independent community international world global royal great grand internal
    external affairs social
    """
)
"""Words that do not tell one organisation from another: "Foreign Ministry" is whose?"""

NEVER_IN_PEOPLE = word_set(
    """
    revolution album award awards day act war agreement treaty accord accords plan project
    operation prize cup games open series week month year law bill code report study survey
    ledger dispatch courier tribune gazette
    times post news journal magazine daily today hurricane storm typhoon cyclone tropical summit
    conference festival movement party team squad brigades martyrs hawks flowers airport hotel
    show live best top final world national international global union league championship
    championships trophy tour rally policy strategy framework charter constitution amendment
    resolution budget tax fund deal pact web services service solutions networks software
    studios pictures records entertainment foods brands stores ventures labs analytics insurance
    securities asset assets investment investments resources minerals mining gas power water air
    rail railways shipping logistics healthcare medical sciences digital cloud data intelligence
    united fc city athletic rovers wanderers
    """
)
"""Words that make a row of capitals no person's name."""

PLACE_WORDS = word_set(
    """
    river lake sea ocean bay gulf strait straits island islands peninsula mountains mountain
    mount valley desert forest province prefecture county district region city town village
    street avenue road square bridge airport port harbour harbor canal temple shrine palace
    castle tower cathedral mosque church stadium park beach hotel reef cape coast volcano
    glacier plateau governorate oblast canton municipality suburb base camp crossing dam
    """
)
"""Words that make the name they end (or begin) a place's."""

PARTICLES = word_set("de da di du del della der den dos das van von bin ibn al el ul la le ter e")
"""Small words inside a person's name."""

SMALL_WORDS = PARTICLES | word_set("ten bint ould zu af do dal dei degli")
"""The same, rarer ones among them, which are words besides."""

COMPOUND_TAILS = word_set(
    """
    led backed based born style made owned run held controlled occupied linked aligned funded
    sponsored turned era wide only free like bound friendly designed produced supported trained
    brokered mediated hosted appointed wing area related in of and to on up off a the sized
    powered rated leading winning nominated dominated inspired themed focused driven
    """
)
"""Second halves of compounds whose first half is a name ("Moscow-backed")."""

SAYING = word_set(
    """
    said says say told tells added adds wrote writes argued argues warned warns claimed claims
    announced announces insisted insists noted notes explained explains replied replies stated
    states tweeted posted vowed vows pledged pledges urged urges called calls asked asks denied
    denies met meets visited visits arrived won resigned died spoke testified
    """
)
"""Verbs whose subject is somebody."""

AUXILIARY = word_set(
    "is are was were has have had will would can could may might must should do did does"
)
"""Verbs that stand before another one."""

ACTING = word_set(
    """
    said says say saying has have had is are was were will would could can may might must should
    shall wants want wanted hopes hope hoped sees see saw fears fear feared insists insist
    insisted denies deny denied accuses accuse accused condemns condemn condemned warns warn
    warned urges urge urged calls call called demands demand demanded rejects reject rejected
    refuses refuse refused agrees agree agreed signals signal signalled signaled sends send sent
    summons summon summoned imposes impose imposed lifts lift lifted bans ban banned suspends
    suspend suspended announces announce announced plans plan planned seeks seek sought
    considers consider considered considering faces face faced remains remain remained does did
    do doesn't didn't isn't wasn't hasn't won't wouldn't claims claim claimed responds respond
    responded retaliates retaliated reacts reacted expels expelled recalls recalled protests
    protested threatens threatened threaten vows vow vowed pledges pledged pledge offers offered
    offer accepts accepted accept backs backed back supports supported support opposes opposed
    oppose signs signed sign launches launched launch tests tested fires fired continues
    continued continue begins began starts started stops stopped ends ended keeps kept makes
    made takes took gives gave gets got tells told argues argued argue maintains maintained
    maintain regards regarded views viewed blames blamed blame hails hailed praises praised
    welcomes welcomed welcome criticises criticised criticizes criticized slams slammed
    dismisses dismissed confirms confirmed confirm declines declined ordered orders order raised
    raises raise cut cuts approved approves approve needs needed need appears appeared seems
    seemed looks looked also never still already lodged lodges tightened tightens eased eases
    stepped steps moved moves pushed pushes wields wielded deployed deploys shares shared
    prepares prepared pays paid buys bought sells sold builds built knows knew thinks thought
    believes believed watches waits waited forgets forgot owes owed copies copied lends lent spends
    spent loses lost wins won
    disagree disagrees disagreed quarrel quarrelled differ differed clash clashed
    """
)
"""Verbs (and adverbs before them) that a capital takes when it stands for its government."""

PRIZES = word_set(
    """
    medal prize award awards cup trophy memorial championship championships festival marathon
    open games olympics paralympics playoffs finals nationals worlds classic invitational stakes
    regatta biennale act treaty accord accords protocol agreement day week
    """
)
"""What is named after people and places and is no actor."""

ACTED_UPON = word_set(
    """
    accused accuses accusing urged urges urging told tells warned warns warning asked asks
    asking pressed pressing pressured blamed blames blaming criticised criticized criticising
    criticizing angered angers infuriated irked alarmed reassured reassure persuaded persuade
    convinced convince condemned condemning sanctioned punished punish deterred deter provoked
    provoke challenged challenging engage engaging isolate isolating pressure by against with
    between supports backed backing support rival rivals ally unlike both neither that while as
    but because though although whether if when after before since until says and or nor than
    antagonise antagonize counter countering irritated appease appeasing embarrassed allow let
    trusts trusting
    enable enabling help forced forcing force answer answered answers thank thanked notify
    notified inform informed invite invited lobbied lobbying mock mocked scold scolded assure
    assured court courted defy defied distrust trust trusted owes threaten threatened
    threatening rebuff rebuffed snub snubbed praise praised sue sued
    """
)
"""Words before a capital that stands for its government."""

CITY_BEFORE = word_set(
    """
    in to near from at around outside inside through via into across visiting visit visited
    visits leaving leave left reached reach reaching toured central downtown greater suburban of
    throughout over
    """
)
"""Words before a capital that is a city."""

GOVERNMENT_SOURCES = word_set(
    """
    pressure criticism response support threat threats protest protests message messages
    condemnation reaction warning warnings denial silence signal signals statement approval ties
    close closer loyal opposed answer comment comments concessions guarantees assurances
    ambassador sanctions talks dispute row tensions anger
    """
)
"""Nouns before `from` or `to` that make the capital after it a government."""

CITY_AFTER = word_set(
    """
    airport stock street streets metro subway mayor residents suburb suburbs district skyline
    police hospital university museum olympics games marathon time restaurant restaurants hotel
    hotels apartment apartments commuters tower station court prefecture zoo bureau exchange
    supermarket supermarkets nightclub school schools theatre theater church cathedral market
    cemetery prison jail clinic concert council borough boroughs conference taxi taxis bus buses
    correspondent area region neighbourhood neighborhood downtown suburbia
    """
)
"""Words after a capital that is a city."""

GOVERNMENT_NOUNS = word_set(
    """
    president minister ministers chancellor leader leaders secretary premier king queen prince
    emperor sultan pm government governments military army navy troops forces soldiers
    parliament authorities officials official ministry embassy consulate state leadership
    delegation diplomats diplomat lawmakers lawmaker senate congress cabinet administration
    regime police warships warship jets drones missiles missile coast intelligence air
    ambassador envoy spokesman spokeswoman spokesperson counterpart counterparts negotiators
    side central economy
    presidency junta foreign supreme vice defence defense finance interior sanctions tariffs
    airstrikes strikes attacks territory airspace waters soil border exports imports people
    """
)
"""What makes an adjective of nationality an act or belonging of the country."""

DAY_PHRASES = frozenset(("on", "last", "this", "earlier", "later", "also", "repeatedly"))
"""Words that may stand between a capital and its verb ("Beijing on Tuesday summoned")."""

TITLED = TITLES | COURTESIES.keys()
"""What stands before a person's name."""
ALL_TITLED = TITLED | PLURAL_TITLES
"""The same, and what stands before several: "Senators Roe and Ek"."""
OFFICE_WORDS = TITLES | MODIFIERS
"""Words of offices, and what says of what."""
VERBS = SAYING | ACTING
"""What people and bodies do."""
COMMON = GENERIC | ORGANISATION_WORDS | MODIFIERS | PROSE
"""Words that alone name nobody."""
OFFICE_PROSE = OFFICE_WORDS | PROSE | GENERIC
"""Words that are no given name, and no name in a row."""
LINKS = frozenset(("of", "for", "the", "and"))
"""Small words inside the names of bodies."""
CRAFT = r"(?:rocket|missile|satellite|spacecraft|probe|rover|ferry|tanker|frigate|submarine)"
"""What is called so behind its name acts for nobody: "the Nuri rocket". A pattern."""
