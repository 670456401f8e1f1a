"""Words that names are made of, for invented training texts: `benchmarks.invented_names`."""


def listed_words(listed: str) -> tuple[str, ...]:
    """Return the words of a list parted by bars."""
    return tuple(word.strip() for word in listed.split("|"))


ENDINGS = listed_words(
    """Inc|Corp|Group|Plc|PLC|AG|SA|SE|Ltd|Holdings|Energy|Bank|Motors|Pharma|Capital|Airlines|
Partners|Technologies|Systems|Foods|Co|Oil|Media|Sports|Insurance|Resources|Mining|Steel|
Securities|Industries|Software|Labs|NV|ASA|SpA|Telecom|Health|Properties|Markets|International|
Studios|Records"""
)
FIELDS = listed_words(
    """Health|Trade|Education|Energy|Agriculture|Transport|Justice|Science|Labour|Commerce|Culture|
Tourism|Statistics|Aviation|Fisheries|Human Rights|Economic Affairs|Public Works|Sport|Water"""
)
HEADS = listed_words(
    """Ministry|Institute|Department|Agency|Commission|Council|Federation|Association|Bureau|
Office|Board|Centre|Academy|Union|Authority|Committee|Foundation|Congress|Alliance|Movement"""
)
LEADS = listed_words(
    "National|Federal|Central|International|State|World|Royal|European|African|Asian|United|Free"
)
PAPERS = listed_words(
    "Times|Herald|Post|Tribune|News|Gazette|Observer|Daily|Chronicle|Mail|Press|Star|Today"
)
CLUBS = listed_words(
    """Tigers|Eagles|Bears|Mountaineers|Wildcats|Hawks|Lions|Panthers|Raiders|Pirates|Bulls|
Rangers|Giants|Wolves|Bulldogs|Trojans|Rockets|Knights|Spartans|Falcons|Sharks|Titans|Heat|Jazz|
Magic|Thunder|Storm|Wild|Lightning|Avalanche|Crew|Galaxy|Dynamo|Sky|Blaze|Hornets|Warriors|Cowboys|
Dolphins|Saints|Chiefs|Rebels|Aggies|Badgers|Cardinals|Cougars|Kings|Stars"""
)
CLUBS_ABROAD = listed_words(
    """Atlético {}|Sporting {}|Dynamo {}|Dinamo {}|Lokomotiv {}|Real {}|Deportivo {}|CD {}|FK {}|
AS {}|{} Central|{} Juniors|Primeiro de {}|Estrella {}|Racing {}|Union {}|Olympique {}|{} 04|
SK {}"""
)
SIDES = listed_words("United|City|Rovers|FC|Athletic|Wanderers|Town|Albion|Sporting|County")
STATES = listed_words(
    """Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|
Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|
Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|
New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|South Carolina|
Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia|Wisconsin|Wyoming|Ontario|Quebec|
Alberta|Manitoba|Queensland|Victoria|Tasmania|Punjab|Sindh|Kerala|Gujarat|Bihar|Assam|Odisha|
Karnataka|Telangana|Rajasthan|Kano|Borno|Kaduna|Ogun|Oyo|Enugu|Rivers|Bavaria|Saxony|Hesse|
Catalonia|Galicia|Andalusia|Lombardy|Sicily|Tuscany|Brittany|Normandy|Sichuan|Hubei|Guangdong|
Xinjiang|Hokkaido|Aceh|Jalisco|Oaxaca|Chiapas|Bahia|Gauteng|Limpopo|Darfur|Tigray|Oromia|Puntland|
Anbar|Helmand|Idlib"""
)
THINGS = listed_words(
    """Mirror|River|Shadow|Thunder|Summer|Velvet|Stone|Crown|Winter|Dragon|Silver|Fire|Garden|
Glass|Storm|Dream|Light|Night|Rose|Wolf|Arrow|Sabre|Falcon|Ghost|Road|Moon|Heart|Engine|Machine|
Sky"""
)
BRANDS = listed_words(
    """Anchor|Amber|Apex|Arc|Ardent|Ascent|Atlas|Aurora|Axis|Badger|Beacon|Birch|Blaze|Bloom|Bolt|
Bridge|Bright|Brook|Cable|Candle|Canopy|Cedar|Chalk|Chorus|Cinder|Cipher|Circle|Clarity|Clay|
Clover|Coast|Cobalt|Comet|Compass|Copper|Coral|Cove|Crest|Crystal|Cypress|Dawn|Delta|Drift|Eagle|
Echo|Element|Ember|Falcon|Feather|Fern|Field|Flint|Focus|Forge|Fox|Frost|Gate|Glacier|Grain|
Granite|Grove|Harbour|Harvest|Haven|Hazel|Helix|Heron|Hive|Horizon|Icon|Indigo|Iron|Ivory|Jade|
Juniper|Kestrel|Key|Kite|Lantern|Lark|Larynx|Laurel|Leaf|Ledger|Lever|Loom|Lotus|Lumen|Magnet|
Maple|Marble|Meadow|Mercury|Meridian|Mint|Mosaic|Needle|Nest|Nimbus|North|Notion|Nova|Oak|Oasis|
Olive|Onyx|Orbit|Orchard|Osprey|Otter|Paper|Parcel|Peak|Pearl|Pebble|Pilot|Pine|Pioneer|Pivot|
Plume|Polar|Prism|Pulse|Quarry|Quartz|Quill|Radius|Raven|Reef|Ridge|Ripple|Robin|Root|Rowan|Sable|
Saffron|Sage|Sail|Salt|Scarlet|Signal|Slate|Solace|Spark|Spring|Sprout|Star|Stone|Stratus|Swift|
Tangent|Tempo|Thistle|Tide|Timber|Torch|Trellis|Trident|Tulip|Unity|Vector|Velocity|Vertex|Violet|
Vista|Wave|Willow|Wren|Zenith|Zephyr"""
)
"""Common words that firms, apps and clubs are called by."""
TAILS = listed_words(
    """way|bridge|vale|base|line|gas|grid|bank|tech|gen|soft|works|net|ware|port|wise|pay|cast|hub|
mart|cart|ly|ify|ex|ia|ion|on|is|air|jet|med|bio|cell|mobil|com|tel|oil|steel|chem|data|lab|force|
link|point|stream|side|path|yard|craft|loop|flow|scape|sphere|stack|store|trade|watch|works|zone|
ora|ium|os|um"""
)
KINDS_OF_FIRM = listed_words(
    """Lines|Foods|Haulage|Builders|Buses|Linen|Air|Airways|Rail|Water|Power|Petroleum|Minerals|
Memory|Web|Glassworks|Mutual|Trust|Logistics|Shipping|Robotics|Games|Pictures|Films|Press|Books|
Biotech|Therapeutics|Semiconductor|Cement|Textiles|Breweries|Dairies|Farms|Hotels|Homes|
Construction|Engineering|Electric|Electronics|Chemicals|Aerospace|Dynamics|Networks|Cloud|Digital|
Data|Analytics|Research|Advisers|Ventures|Equity|Asset Management|Wealth|Re|Life|Assurance|Motor|
Automotive|Tyres|Cycles|Toys|Cosmetics|Fashion|Wines|Coffee|Stores|Supermarkets|Pharmacies|Clinics|
Infra|Solar|Wind|Gas|Nuclear|Lithium|Copper|Gold|Diamonds"""
)
ABROAD = listed_words(
    """Banco {}|Grupo {}|Banca {}|Banque {}|Stahlwerke {}|Maison {}|Chez {}|Mineradora {}|
Trenes {}|Los {}s|La {}|El {}|Grup {}|Crédit {}|Caisse {}|Gruppo {}|Casa {}|Éditions {}|Verlag {}|
{} Forlag|{} Hus|{} Kaiun|{} Holding|{} GmbH|{} SpA|{} AB|{} Oyj|{} Bhd|{} Tbk|{} Wieś|{} Bank|
{} Vakfı|Radio {}|Telecom {}|Aero {}|Air {}|Petro{}|Agro{}|Euro{}|Nor{}|IG {}|Werft {}|Hotel {}|
Teatro {}|Clube {}|Real {}|Dinamo {}|Deportivo {}"""
)
TRADES = listed_words(
    """Forklift|Software|Environmental|Competition|County|Health|Transport|Defence|Youth|
Opposition|Veteran|Retired|Local|Regional|Provincial|Senior|Assistant|Lead|Junior|Head|Team|Club|
Party|Union|Council|Company|Market|Equity|Currency|Oil|Bond|Crime|Traffic|Fire|Harbour|Police|
Prison|School|Factory|Dairy|Fruit|Bus|Taxi|Truck|Train|Ferry|Crane|Night|Kitchen|Hotel|Film|
Theatre|Dance|Jazz|Opera|Folk|Street|Wildlife|Marine|Climate|Weather|Space|Nuclear|Solar|Data|
Security|Cyber|Privacy|Tax|Labour|Housing|Divorce|Immigration|Energy|Trade|Water|Food|Grain|Coffee|
Steel|Coal|Gas|Power|Rail|Road|Port|Airport|City|Town|Village|Parish|District|State|Federal|
National|Central|Public|Private|Independent|Civil|Criminal|Military|Naval|Air|Border|Customs|
Emergency|Rescue|Medical|Dental|Mental|Animal|Farm|Forest|Fishing|Textile|Garment|Construction|
Insurance|Pension|Investment|Venture|Retail|Fashion|Beauty|Sports|Tennis|Cricket|Rugby|Football|
Cycling|Swimming|Rowing|Chess|Science|History|Music|Art|Literary|Legal|Political|Religious|Social|
Digital|Mobile|Online|Internet|Television|Radio|News|Sales|Finance|Budget|Election|Campaign|Human|
Women|Mid|Mountain|Desert|Island|Coast|Beach|River|Lake|Heavy|Light|Cheap|Higher|Lower"""
)
"""Words that stand small inside a sentence, before somebody's calling."""
CALLINGS = listed_words(
    """driver|engineer|lawyer|chief|secretary|spokesman|spokeswoman|worker|officer|director|
manager|analyst|trader|inspector|adviser|reporter|editor|teacher|nurse|doctor|campaigner|activist|
historian|scientist|researcher|economist|owner|farmer|clerk|guard|chancellor|minister|commissioner|
councillor|candidate|organiser|consultant|planner|surveyor|leader|boss|critic|producer|coach|
captain|player"""
)
PARTIES = listed_words(
    """{} Party|{} Movement|{} Front|{} Alliance|{} Union|{} List|Forward {}|Alternative for {}|
New {}|Our {}|Free {}|{} First|{} Rising|People's {}|{} Coalition|Partido {}|Fuerza {}|Unidad {}|
Together for {}"""
)
IDEALS = listed_words(
    """Liberty|Justice|Progress|Democratic|Socialist|Labour|Green|Conservative|National|Workers'|
Farmers'|Civic|Reform|Republican|Homeland|Popular|Progressive|Unity|Freedom|Dawn|Renewal|Future|
Workers|Citizens|Centre"""
)
VENUES = listed_words(
    """Theatre|Museum|Hospital|Cathedral|Church|School|Primary School|High School|Gallery|Hospice|
Opera|Orchestra|Library|Clinic|Medical Center|Academy|Baptist Church|Mosque|Synagogue|Infirmary|
Philharmonic|Ballet|Polytechnic|Conservatory|Film Festival|Festival|Zoo|Observatory|
Teaching Hospital|Seminary|Temple|Shrine|Monastery|Institute|Clinic"""
)
CAUSES = listed_words(
    """Relief|Refugee|Rights|Climate|Housing|Food|Children|Women|Legal|Press Freedom|Wildlife|
Ocean|Heritage|Tenants|Veterans|Nurses|Teachers|Dockers|Farmers|Bakers|Drivers|Miners|Doctors|
Students|Consumers|Hikers"""
)
MEMBERS = listed_words(
    "Seamen|Nurses|Teachers|Miners|Bakers|Farmers|Dockers|Drivers|Workers|Women|Tenants|Players|Pilots|Writers|People"
)
BODIES = listed_words(
    """Network|Action|Watch|Alliance|Union|Association|Federation|Trust|Society|Foundation|Council|
Group|League|Centre|Fund|Initiative|Campaign|Charity|Coalition|Institute|Guild|Forum|Circle|
Society|Observatory"""
)
UNITS = listed_words(
    """Division|Brigade|Regiment|Infantry|Cavalry|Fighter Wing|Air Division|Battalion|Corps|
Squadron|Air Force|Fleet|Artillery|Air Defense Command|Rifles|Volunteers|Guards"""
)
SITES = listed_words(
    """Street|Road|Avenue|River|Lake|Park|Bridge|Square|Hall|Stadium|Airport|House|Castle|Hill|Bay|
Island|Islands|Valley|County|District|Forest|Market|Tower|Beach|Prison|Lane|Close|Station|Field|
Arena|Quay|Pass|Canal|Cemetery|Memorial"""
)
EVENTS = listed_words(
    """Cup|Award|Prize|Treaty|Act|Bill|War|Campaign|Festival|Plan|Project|Accord|Agreement|
Championship|Open|Rally|Trophy|Bowl|Code|Declaration|Scheme|Initiative|Forum|Summit|Revolution|
Programme|Games|Protocol|Policy|Conference|Mission"""
)
SHORT = """ae jin ho min jun seok woo hyun young sung il won ki chul mi sook kyung hee jae in
wei ming hua li jing yang feng tao xin bo lei yu chen guo long hai qiang mei lan zhi
cheng"""
FAMILIES = """Kim Lee Park Choi Jung Kang Cho Yoon Jang Lim Moon Han Shin Hwang Song Li Wang Zhang
Liu Chen Yang Zhao Huang Zhou Wu Xu Sun Ma Zhu Hu Guo He Lin Gao Luo Zheng Nguyen
Tran Pham Le Vo Dang"""
PARTICLES = listed_words(
    "van|van der|de|von|bin|al|Al|El|da|dos|del|di|ben|ter|la|O'|Mc|Mac|al-|Al-|El-"
)
