"""Words that show what a name is, for the second reading of an article (`bot.actors.reread`).

All folded. The tagger does not go by them: they decide what the whole article makes of its names,
and what is printed as a role.
"""

from collections.abc import Sequence
from itertools import pairwise

from bot.actors.english import ORGANISATION_WORDS
from bot.actors.tokens import word_set

CALLINGS = word_set(
    """
    skipper keeper ranger mason producer detective rescuer choreographer coach trainer sheriff
    constable firefighter lifeguard warden guard sailor pilot miner builder carpenter plumber
    electrician mechanic gardener shepherd hunter blacksmith clerk cashier waiter waitress chef
    cook brewer butcher shopkeeper landlord landlady tenant pensioner student pupil apprentice
    graduate postgraduate lecturer tutor dean rector principal headmaster headmistress librarian
    dancer comedian screenwriter playwright sculptor illustrator designer architect violinist
    cellist guitarist drummer rapper songwriter composer soprano tenor star presenter
    broadcaster columnist correspondent reporter blogger influencer youtuber model runner
    swimmer rower skier skater wrestler gymnast jockey referee umpire winger forward centre-back
    goalscorer captain batsman bowler pitcher shortstop rower biathlete physiologist virologist
    epidemiologist astronomer mathematician botanist zoologist oceanographer glaciologist
    archivist anthropologist philosopher theologian nun bishop vicar deacon chaplain barrister
    solicitor paralegal bailiff juror paramedic midwife dentist vet pharmacist psychiatrist
    pathologist coroner accountant auditor consultant entrepreneur inventor programmer developer
    activist volunteer resident neighbour neighbor rebel fighter soldier marine corporal recruit
    cadet brigadier commodore owner publican dealer collector caddie gallerist agent advocate
    critic pollster promoter physio vice-chancellor herder beekeeper winemaker brickmaker potter
    weaver carver gravedigger caretaker lorry-driver seaman deckhand trawlerman stevedore docker
    welder roofer joiner mason tiler glazier grower winegrower rancher cattleman forester logger
    lumberjack trapper angler diver harvester picker labourer laborer janitor porter doorman
    housekeeper nanny childminder babysitter maid hairdresser barber tailor seamstress cobbler
    shoemaker bookseller stallholder vendor hawker trader grocer greengrocer fishmonger florist
    bookkeeper subscriber commuter passenger survivor shopper pedestrian walker hiker climber
    mountaineer caver sailor yachtsman pilot steward stewardess conductor signalman dispatcher
    ecologist entomologist ornithologist hydrologist glaciologist volcanologist toxicologist
    epidemiologist immunologist cardiologist oncologist neurologist paediatrician pediatrician
    dermatologist geneticist linguist ethnographer criminologist demographer agronomist
    horticulturist conservationist naturalist translator interpreter stenographer
    counsel alderman alderwoman assemblyman assemblywoman comptroller councilman councilwoman
    selectman freeholder headteacher boss aide pupil superintendent sub-editor stuntman
    stuntwoman puppeteer acrobat busker
    """
)
"""Callings beside those of `english.TITLES`, which stand before a person's name or after it."""

ONLY_PEOPLE = CALLINGS - word_set(
    """
    producer developer builder broadcaster miner brewer star model designer guard rebel marine
    pilot ranger keeper agent owner student resident butcher mechanic chef aide boss captain forward
    grocer greengrocer bookseller shoemaker winemaker brickmaker grower winegrower tailor barber
    hairdresser florist roofer fishmonger vendor trader carver potter rancher dispatcher porter
    conductor walker tiler glazier joiner mason weaver
    """
)
"""Callings that no firm, station or place has ("the developer Lantern Homes")."""

CIVIC_WORDS = word_set(
    """
    city town county district borough parish municipal regional area local state council police
    fire service department authority airport port harbour convention conference exhibition centre
    center high primary elementary school hospital general zoo court chamber of
    commerce house representatives senate assembly legislature parliament government library
    """
)
"""What stands behind the name of a place in that of a body which is the place's own."""

HONORIFICS = word_set(
    """
    cr clr ald mme mlle mx cpl pte pvt spc ssgt cmdr cdr cmdt brig flt smt shri dra lic cst const
    adv asst assoc revd fr archdeacon mallam otunba togbe hajj mzee encik puan bapak ibu kyai ustaz
    ustad qari ajarn sayadaw gospodin tovarich weizero dejazmach panglima punong kapitan hermana
    madre padre apostle prophetess evangelist meneer mevrouw dona auntie aunt uncle trooper
    constable sheriff detective deacon canon abbot abbess barrister corporal brigadier commodore
    counsel alderman alderwoman assemblyman assemblywoman comptroller councilman councilwoman
    selectman freeholder firefighter chaplain bailiff coroner paramedic shaikh syekh licenciada
    sergeant-major
    """
)
"""Forms of address and ranks beside those of `english`, none of which is a given name."""

ALSO_GIVEN = word_set("don dom haji pandit elder khun phra ven fra oba tengku raden")
"""Forms of address that are names as well: only before two words more ("Don Marlen Tolkov")."""

ASKING = word_set("ask tell thank meet blame trust poor dear bless")
"""Words that begin a sentence before somebody's name: "Ask Vikraman"."""

SIBLINGS = word_set("brothers sisters twins siblings cousins messrs")
"""What stands before several given names that share the surname after the last of them."""

BUSINESS_WORDS = word_set(
    """
    spa ag nv ab sa oy asa pty llp bhd srl kk foods paper timber shipping dynamics pulp steel
    mining breweries brewery robotics biotech labs ventures capital partners logistics
    insurance retail stores textiles chemicals cement media entertainment studios records
    publishing networks software solutions services analytics financial securities airlines
    petroleum refining fisheries farms dairies motors tyres tires rail railways freight trucking
    homes properties realty hotels resorts pharmacy therapeutics genomics biosciences aviation
    aeronautics instruments devices appliances furniture fashion apparel cosmetics beverages
    spirits distillers vineyards bakery bakeries tobacco plastics metals minerals resources
    renewables solar nuclear utilities telecoms wireless broadband semiconductors builders
    contractors engineering construction developers consultants associates solicitors consulting
    advisory communications web cloud digital buses coaches cruises biologics diagnostics
    chocolates coffee dairy coal copper lithium uranium
    racing productions concerts economics pictures motorsport motorsports cinemas hospitality
    haulage scaffolding nurseries roofing removals catering lettings printing freight plastics
    """
)
"""Words that make the name they end a company's, unless the word alone is somebody's surname."""

WEAK_ENDS = word_set("racing motorsport motorsports economics pictures concerts")
"""Those that make no firm's name of any words: "Horse Racing" is none."""
FIRM_ENDS = BUSINESS_WORDS - WEAK_ENDS
"""Those that alone do."""

SCHOOLS = word_set(
    """
    university college institute academy hospital museum gallery theatre theater library
    orchestra choir opera ballet ensemble clinic diner hospice conservatory observatory nursery
    infirmary zoo synagogue philharmonic
    """
)
"""Words that make the name they end an institution's, the city's name in it or not."""
BODY_ENDS = ORGANISATION_WORDS | BUSINESS_WORDS | SCHOOLS
"""Words that end the names of bodies."""

CLUB_WORDS = word_set(
    """
    united city rovers wanderers athletic town county albion hotspur fc afc rangers hawks tigers
    lions bulls bears wolves eagles knights warriors kings stars giants sharks panthers pirates
    raiders titans saints falcons hornets dragons rockets thunder storm
    """
)
"""Words that end the names of clubs, which copy shortens to either half: "Leeds", "United"."""

SHORT_FORMS = (
    word_set(
        """
        bank university college institute academy museum foundation trust authority commission
        committee council board assembly party union federation association society league alliance
        coalition front movement guild brigade tribunal agency bureau centre center consortium
        initiative partnership exchange chamber fund confederation network forum synod secretariat
        corporation consultancy
        """
    )
    | CLUB_WORDS
)
"""Words that alone, with a capital, stand for the one organisation of the article they end."""

SPORT_ALONE = word_set(
    """
    striker midfielder goalkeeper winger wicket wickets innings playoffs playoff quarterback
    semi-final semifinal derby half-time halftime stoppage offside homer touchdown teammate
    teammates kick-off kickoff equaliser equalizer free-kick referee peloton football soccer
    basketball rugby hockey baseball cricket tennis scrum knockout relegation nba nfl mlb nhl uefa
    fifa wta atp all-star first-round team-mate team-mates stoppage-time umpire grand-slam
    """
)
"""Words that make an article one about sport."""

SPORT_WORDS = word_set(
    """
    defender season match league cup goal goals scored penalty transfer tournament stadium pitcher
    squad fixture friendly loan substitute bench dugout race title stage climb jersey laps podium
    bout seeded tries prop coach champion champions draft points guard forward rider riders agent
    """
)
"""Words that sport shares with the rest of the news."""

HONOURS = word_set("kc qc sc am ao obe mbe cbe kbe dbe phd md esq frs mp msp mep mla td rn")
"""What stands after a person's name in capitals and is no part of it."""

HOUSES = frozenset(("hall", "manor", "lodge", "house", "court", "farm", "arena"))
"""Words that make the name they end a building's, unless it is somebody's surname."""

FARMS = frozenset(("farm", "manor", "lodge", "cottage"))
"""Those of them that no court and no firm has: the name before is the owner's or the village's."""

MEDIA_WORDS = word_set(
    """
    gazette tribune herald times post courier chronicle ledger dispatch journal echo telegraph
    observer weekly daily news radio television tv newspaper argus mercury bulletin examiner
    clarion inquirer enquirer globe register sentinel star mirror mail express broadcasting magazine
    fm gazeta gazzetta zeitung diario jornal dagblad dagbladet vestnik
    """
)
"""Words that end the names of newspapers and stations."""

WORD_NAMES = word_set(
    """
    faith hope joy grace rich will drew mark grant april may june rose dawn bill rob pat sue
    frank chase hunter mason art guy gene jack pierce miles dean earl ray ruby pearl amber
    crystal ginger heather holly ivy iris jasmine lily daisy olive violet willow summer autumn
    sky skip chip carter cooper tanner sawyer parker taylor tyler porter archer christian angel
    destiny harmony melody patience prudence charity mercy constance honor verity felicity
    serenity trinity glory brook brooke cliff clay dale glen heath lance rock rod sterling wade
    ward reed rusty sandy stormy dusty buck bud buddy robin martin wren jay drake kit teddy
    victor max bliss blessing precious innocent gift sunny lucky happy fortune prosper wisdom
    royal jordan chad austin florence paris sydney georgia brooklyn chelsea savannah india kenya
    dakota virginia carolina israel
    """
)
"""Given names that are also words or places: at the start of a sentence nothing else tells them."""


COMPANY_FORMS = word_set("inc corp corporation company co ltd limited llc plc gmbh group holdings")
"""Words that say in which form of law a company stands."""
LEGAL_FORMS = COMPANY_FORMS - {"company", "group", "holdings"} | {"llp"}
"""Those that are no part of a firm's name."""
SAYS_WHAT = SHORT_FORMS | BUSINESS_WORDS | SCHOOLS | COMPANY_FORMS
"""Last words of a name that only say what it is: the name may go without."""


def short_forms(words: Sequence[str]) -> set[str]:
    """Return the folded words that alone may stand for it: the last, and those before "of"."""
    heads = {words[-1]} | {one for one, after in pairwise(words) if after in ("of", "for")}
    return heads & (SHORT_FORMS | MEDIA_WORDS) if len(words) > 1 else set()
