"""What opens a sentence that is only understood after the one before it, by language.

Pronouns and connectives as they stand first in news; `openings` says how they are used. Left out
is what also opens sentences that stand alone: "Er zijn …" (Dutch), "Det är …" (Swedish), "Az …"
(Hungarian). Words and phrases are patterns; a phrase follows a bar.
"""

PRONOUNS = {
    "en": "he she they it his her their its them him this that these those such",
    "de": "er sie dies diese dieser dieses diesem diesen seine seiner seinen ihre ihrer ihren"
    " beide",
    "es": "él ella ellos ellas esto eso ello este esta estos estas ese esa esos esas ambos ambas su"
    " sus aquel aquella aquellos aquellas",
    "fr": "il elle ils elles cela ceci ce cet cette ces celui-ci celle-ci ceux-ci celles-ci son sa"
    " ses leur leurs",
    "it": "lui lei egli ella essi esse ciò questo questa questi queste quello quella quelli quelle"
    " entrambi entrambe",
    "pt": "ele ela eles elas isso isto este esta estes estas esse essa esses essas ambos ambas"
    " nesse nessa nesses nessas neste nesta nestes nestas disso dessa desse deste desta nele nela"
    " dele dela deles delas naquele naquela aquele aquela aquilo",
    "nl": "hij zij ze dit dat deze zijn haar hun beide",
    "sv": "han hon detta denna denne dessa hans hennes deras båda bägge",
    "da": "han hun dette denne disse hans hendes deres begge",
    "no": "han hun dette denne disse hans hennes deres begge",
    "fi": "hän he se ne tämä nämä tuo hänen heidän sen niiden tämän näiden hänelle heille hänestä"
    " siitä tästä siinä tässä",
    "is": "hann hún þeir þær þau þetta þessi þessir þessar",
    "pl": "on ona oni one to ten ta te ci tego tej tych temu tę tą jego jej jemu ich obaj obie",
    "cs": "on ona oni ony to ten ta tento tato toto tito tyto tuto jeho její jejich oba obě",
    "sk": "on ona oni ony to ten tá tento táto toto títo tieto túto jeho jej ich obaja obe",
    "sl": "on ona oni to ta tega tej njegov njegova njen njena njihov njihova oba",
    "hr": "on ona oni one to taj ta ovaj ova ovo ovi ove njegov njegova njezin njezina njen njena"
    " njihov njihova oba obje",
    "sr": "on ona oni one to taj ta ovaj ova ovo ovi ove njegov njegova njihov njihova oba он она"
    " они оне то тај та овај ова ово ови ове његов његова њен њена њихов њихова оба",
    "hu": "ő ők ez ezt ezek ezeket ennek ezzel erre ebben ebből ettől ehhez mindketten",
    "ro": "el ea ei ele acesta aceasta aceștia acestea acest această acestui acestei asta acela"
    " aceea ambii ambele",
    "bg": "той тя те това този тази тези неговата неговият нейната нейният техните двамата",
    "ru": "он она они оно это этот эта эти этого этой этому этим этих такой такая такое такие её"
    " его ее их оба обе",
    "uk": "він вона вони воно це цей ця ці цього цієї цьому таке такий така такі його її їх обидва"
    " обидві",
    "el": "αυτός αυτή αυτό αυτοί αυτές αυτά εκείνος εκείνη εκείνοι",
    "lt": "jis ji jie jos tai šis ši šie šios tas ta tie tos jo jų jam jai jį ją jiems",
    "lv": "viņš viņa viņi viņas tas tā tie tās šis šī šie šīs to šo",
    "et": "ta tema nad nemad see need seda neid selle nende sellest sellele",
    "tr": "o onlar bu bunlar şu bunun onun onların bunu onu buna ona bundan ondan",
    "id": "dia ia mereka beliau ini itu",
    "he": "הוא היא הם הן זה זו זאת אלה אלו הלה",
    "fa": "او وی آنها این آن",
}
_THEM = (
    "(?:die|den|denen|dem|das) (?-i:[a-zäöüß]+(?:t|en)|will|soll|kann|muss|darf)"
    " (?:sich|man|er|sie|es|wir|ich)"
)
"""German: a verb and who does it right after an article, which has no noun then and means what was
said before: "Mit denen will sie am Freitag reden"."""
CONNECTIVES = {
    "en": "but and or so yet however meanwhile moreover also still then thus therefore instead"
    " nevertheless nonetheless furthermore besides hence otherwise similarly likewise additionally"
    " afterwards afterward separately indeed consequently conversely too another whereby"
    "|in addition|as a result|for example|for instance|on the other hand|by contrast|in contrast"
    "|that said|even so|at the same time|in response|in turn|as such|the two|the pair|the former"
    "|the latter|the same|in other words|of these|among them|among these|one of them"
    "|all this|all that|all of this|all of that"
    "|one (?:is|was) (?:an?|the)|now, (?:he|she|they|though)|which(?=,)"
    "|which is (?:why|where|how|what|when)"
    "|as for|for good measure|along the same lines|with that in mind|to that end|to illustrate"
    "|to make matters worse|to top it off|one last thing|in short|after all|all in all"
    "|even then|until then|by then|in the process|in doing so|more importantly|worse still"
    "|not only that|others(?! (?:who|with|in|like|such))|second(?=,)|third(?=,)|finally(?=,)"
    "|both sides|both men|both leaders|both countries|both of them|both governments",
    "de": "aber doch und oder zudem außerdem dabei dafür damit daher deshalb dennoch jedoch"
    " trotzdem ebenso danach daraufhin anschließend dort hingegen dagegen allerdings inzwischen"
    " unterdessen gleichzeitig deswegen darum somit auch zuvor ferner hinzu dazu daran darin davon"
    " denn dann folglich demnach demzufolge dadurch darauf daraus darunter darüber davor dazwischen"
    " dahinter stattdessen vielmehr andernfalls ansonsten schließlich immerhin jedenfalls"
    " beispielsweise ebenfalls solche solcher solches letzterer letztere letzteres hierzu hierbei"
    " hierfür hiermit zugleich seither seitdem sonst ähnlich(?!\\swie)"
    "|darüber hinaus|im gegensatz dazu|das ist|das war|das sei|das hat|das habe|zum beispiel"
    "|das (?:sind|waren|wird|wurde|würde|wäre|zeigt|zeige|soll|solle|sollte|gilt|gelte|kann|könne"
    "|bedeutet|heißt|teilte|sagte|berichtete|geht|führt|führte|macht|gab|liegt)"
    "|das [a-zäöüß]+(?:t|te|en) (?:der|den|dem|die|ein|eine|einen|einem|am|im|in|auf|für|mit"
    "|nach|auch"
    "|zumindest|nun|sich|aber|nicht|noch|wohl|jedoch|bereits|laut|er|sie|es|man|vor|bei|zu|zum"
    "|zur|von)"
    rf"|auf {_THEM}|für {_THEM}|mit {_THEM}|von {_THEM}|bei {_THEM}|an {_THEM}|über {_THEM}"
    "|der grund (?:dafür|dessen|liegt|ist|war|sei)|grund (?:dafür|ist|sei|war|hierfür)"
    "|hintergrund (?:dafür|ist|sei|war|sind|waren)|anlass (?:dafür|ist|sei|war)"
    "|ursache (?:dafür|ist|sei|war)|auslöser (?:dafür|ist|sei|war)"
    "|auf (?:die|den|das) [a-zäöüß]+en (?:laut|viele|inzwischen|mittlerweile|auch|nun|immer)"
    "|auf der anderen seite|in der zwischenzeit|es ist der|es ist die|es ist das|es war der"
    "|es war die|es war das|ohne sie|mit ihm|mit ihr|mit ihnen|für sie"
    "|gegen sie|bei ihm|bei ihr|bei ihnen|mit anderen worten|aus diesem grund|schlimmer noch"
    "|mehr noch|hinzu kommt|zum hintergrund|am (?:selben"
    "|gleichen) tag|so etwas"
    "|so (?:ist|sind|war|waren|sei|seien|wird|werde|werden|wurde|wurden|würde|würden|hat|habe|haben"
    "|hatte|hatten|kann|könne|können|könnte|könnten|konnte|konnten|soll|solle|sollen|sollte|sollten"
    "|will|wolle|wollen|wollte|muss|müsse|müssen|musste|mussten|darf|dürfe|dürfen|gibt|gebe|gab"
    "|gebe|geht|gehe|ging|gingen|kommt|komme|kam|kamen|steht|stehe|stand|sagt|sagte|sagten"
    "|berichtet|berichtete|erklärt|erklärte|heißt|heiße|hieß|lässt|ließ|liegt|lag|macht|machte"
    "|sieht|sah|stieg|stiegen|sank|sanken|zeigt|zeigte|bleibt|blieb|fordert|forderte|fehlt|fehlen"
    "|weit|auch)",
    "es": "pero y además también asimismo así entonces después luego aun mientras igualmente"
    " posteriormente finalmente incluso tampoco allí ahí tanto(?!\\s\\w+\\scomo)"
    "|sin embargo|mientras tanto|por otra parte|por otro lado|no obstante|por ello|por eso"
    "|en cambio|por ejemplo|de esta forma|de este modo|a su vez|por su parte|de hecho|es decir"
    "|por tanto|por lo tanto|en consecuencia|a continuación|de ahí|de igual forma|del mismo modo"
    "|al mismo tiempo|los dos|las dos|el mismo|la misma|lo mismo|uno de ellos|una de ellas"
    "|la razón es|el motivo (?:es|era|fue)"
    "|entre ellos|entre ellas|ese mismo día|el mismo día|se trata|a pesar de ello|a pesar de eso",
    "fr": "mais et or donc cependant toutefois pourtant ainsi enfin puis ensuite néanmoins aussi"
    " c'est c'était certes bref voilà là parallèlement inversement"
    "|de plus|en outre|par ailleurs|pendant ce temps|en revanche|par exemple"
    "|de son côté|de leur côté|dans le même temps|à l'inverse|en effet|du coup|d'où|d'ailleurs"
    "|en conséquence|par conséquent|de même|autrement dit|au contraire|dès lors|pour autant"
    "|pour rappel|à son tour|pour sa part|les deux (?:hommes|femmes|pays|parties|camps)|tous deux"
    "|toutes deux|l'un d'eux|l'une d'elles|parmi eux|parmi elles|reste que|sauf que|ce sont"
    "|la raison (?:est|en est)|le motif (?:est|en est)|malgré tout|le même jour|au même moment",
    "it": "ma e inoltre anche quindi così poi tuttavia però intanto infine dunque invece infatti"
    " pertanto perciò eppure insomma anzi allora altrimenti ecco successivamente"
    "|nel frattempo|per esempio|ad esempio|d'altra parte|allo stesso tempo|per questo|del resto"
    "|d'altronde|d'altro canto|di conseguenza|da qui|da allora|tra questi|tra loro|fra loro|i due"
    "|il tutto|il motivo (?:è|sarebbe)|la ragione (?:è|sarebbe)"
    "|le due|lo stesso|la stessa|si tratta|non solo|nello stesso giorno|lo stesso giorno",
    "pt": "mas e porém também além assim então depois contudo todavia entretanto portanto aliás"
    " ademais consequentemente posteriormente igualmente"
    "|no entanto|além disso|enquanto isso|por outro lado|por exemplo"
    "|por isso|ao mesmo tempo|por sua vez|com isso|ou seja|os dois|as duas|o mesmo|a mesma"
    "|na ocasião|apesar disso|no mesmo dia|diante disso|antes disso|depois disso|trata-se",
    "nl": "maar en of dus echter ook bovendien daarnaast daarom toch ondertussen intussen"
    " vervolgens daarna daarbij want hierdoor hierbij hiermee hierna hierop daardoor daarmee daarop"
    " daarvoor daarvan daarin desondanks niettemin immers overigens tevens eveneens evenmin"
    " zodoende zulke beiden allebei bijvoorbeeld laatstgenoemde daar zo(?!'n)"
    "|aan de andere kant|tegelijkertijd|met andere woorden|diezelfde dag|dezelfde dag|in plaats"
    " daarvan|als gevolg daarvan|de reden (?:is|was|hiervoor|daarvoor)|reden (?:is|was|hiervoor)"
    "|tot slot",
    "sv": "men och så dessutom också därför samtidigt sedan(?!\\s[\\difå]) dock även"
    " därefter därmed däremot emellertid alltså annars istället likaså ändå där då"
    "|i stället|trots det|trots detta|på så sätt|å andra sidan|till exempel|med andra ord"
    "|enligt honom|enligt henne|enligt dem|det samma|samma sak|samma dag",
    "da": "men og så desuden også derfor samtidig derefter dog ellers derimod dermed ligeledes"
    " alligevel imidlertid dertil"
    "|i stedet|på den måde|til gengæld|for eksempel|med andre ord|ifølge ham|ifølge hende"
    "|ifølge dem|det samme|samme dag",
    "no": "men og så dessuten også derfor samtidig deretter likevel ellers derimot dermed"
    " imidlertid der"
    "|i stedet|i tillegg|på den måten|til gjengjeld|for eksempel|med andre ord|ifølge ham"
    "|ifølge henne|ifølge dem|det samme|samme dag",
    "fi": "mutta ja tai joten kuitenkin lisäksi myös siksi samalla sitten silti näin siis niin"
    " toisaalta esimerkiksi siellä tuolloin silloin"
    "|sen sijaan|tämän jälkeen|sen jälkeen|samaan aikaan|tästä huolimatta",
    "is": "en og einnig því þó þá þar|auk þess|hins vegar|á sama tíma|til dæmis",
    "pl": "ale i a jednak także również ponadto dlatego tymczasem natomiast potem lecz zatem więc"
    " wówczas wtedy następnie dodatkowo niemniej tam też"
    "|poza tym|oprócz tego|w związku z tym|z tego powodu|w tym samym czasie|z drugiej strony"
    "|mimo to|na przykład|z kolei|co więcej|w ten sposób|w odpowiedzi|w rezultacie|w efekcie"
    "|tego samego dnia|jego zdaniem|jej zdaniem|ich zdaniem|jak (?:dodał|dodała|podkreślił"
    "|podkreśliła|zaznaczył"
    "|zaznaczyła|wyjaśnił|wyjaśniła|tłumaczył|tłumaczyła)",
    "cs": "ale a avšak však také proto tak pak potom přesto navíc zároveň dále rovněž poté tedy tam"
    " podobně naopak nicméně například takto"
    "|kromě toho|mimo to|podle něj|podle něho|podle ní|podle nich|na druhou stranu|oproti tomu"
    "|jak (?:dodal|dodala|uvedl|uvedla|řekl|řekla)",
    "sk": "ale a avšak však tiež preto tak potom navyše zároveň ďalej rovnako teda tam podobne"
    " naopak napríklad"
    "|okrem toho|napriek tomu|podľa neho|podľa nej|podľa nich|na druhej strane|ako dodal|ako"
    " dodala",
    "sl": "in toda vendar tudi zato nato tako tam potem"
    "|poleg tega|kljub temu|po njegovih besedah|po njenih besedah|po drugi strani|medtem pa",
    "hr": "ali i no a međutim također stoga zatim tada ipak naime dakle tako potom"
    "|osim toga|uz to|s druge strane|istovremeno|prema njegovim|prema njezinim|prema njihovim"
    "|kako (?:je )?(?:dodao|dodala|rekao|rekla)",
    "sr": "ali i no a međutim takođe stoga zatim tada ipak naime dakle tako potom али и међутим"
    " такође стога затим тада ипак наиме дакле"
    "|osim toga|pored toga|s druge strane|istovremeno|prema njegovim|prema njenim|осим тога"
    "|поред тога|са друге стране|према његовим",
    "hu": "de és azonban ugyanakkor viszont tehát így továbbá emellett ráadásul majd közben azután"
    " mégis ezért ezután eközben ezúttal ezáltal"
    "|ezen kívül|ezek után|ezzel szemben|az előbbi|az utóbbi|például|ennek ellenére"
    "|mint (?:mondta|elmondta|hozzátette)|szavai szerint",
    "ro": "dar și iar însă totuși astfel apoi totodată așadar deci"
    "|de asemenea|mai mult|în plus|pe de altă parte|în schimb|prin urmare|de aceea"
    "|în același timp|cu toate acestea|potrivit acestuia|potrivit acesteia|cei doi|cele două"
    "|de exemplu",
    "bg": "но и а обаче също затова тогава освен така там следователно"
    "|освен това|в същото време|от друга страна|по думите му|по думите ѝ|според него|според нея"
    "|например|въпреки това",
    "ru": "но и а однако также поэтому затем потом между там тогда зато"
    "|кроме того|при этом|в то же время|тем временем|вместе с тем|таким образом|тем не менее"
    "|в частности|в свою очередь|по его словам|по её словам|по ее словам|по их словам"
    "|по его мнению|по её мнению|по ее мнению|об этом|как (?:он|она|они)|ранее (?:он|она|они)"
    "|например|в результате|с другой стороны|в ответ|напомним",
    "uk": "але і а однак також тому потім там тоді натомість"
    "|крім того|при цьому|водночас|тим часом|разом з тим|таким чином|тим не менш|зокрема"
    "|за його словами|за її словами|за їхніми словами|на його думку|на її думку|про це"
    "|як (?:він|вона|вони)|у відповідь|нагадаємо|наприклад|з іншого боку|своєю чергою",
    "el": "αλλά και όμως ωστόσο επίσης έτσι τότε επιπλέον εξάλλου παράλληλα ταυτόχρονα συνεπώς εκεί"
    "|ο ίδιος|η ίδια|οι ίδιοι|για τον λόγο αυτό|στη συνέχεια|από την άλλη|σύμφωνα με τον ίδιο"
    "|σύμφωνα με την ίδια|στο μεταξύ|ως εκ τούτου|παρ' όλα αυτά|για παράδειγμα|οι δύο",
    "lt": "bet ir o tačiau todėl tad tuomet tada juk beje ten"
    "|vis dėlto|taip pat|be to|tuo metu|kita vertus|vis tiek|pasak jo|pasak jos|anot jo|anot jos"
    "|jo teigimu|jos teigimu|pavyzdžiui",
    "lv": "bet un taču tomēr arī tāpēc tad turklāt savukārt tur"
    "|tajā pašā laikā|pēc viņa|pēc viņas|piemēram|no otras puses",
    "et": "aga ja kuid siiski samuti seetõttu siis lisaks ka samas seal"
    "|tema sõnul|nende sõnul|sellest hoolimata|teisest küljest|näiteks",
    "tr": "ama ancak fakat ve ayrıca böylece dolayısıyla üstelik oysa öyle böyle orada"
    "|öte yandan|diğer yandan|örneğin|aynı zamanda|her ikisi|yine de|söz konusu",
    "id": "tetapi tapi dan namun sementara kemudian lalu juga maka"
    "|selain itu|oleh karena itu|oleh sebab itu|di sisi lain|dengan demikian|menurutnya"
    "|menurut dia|hal ini|hal itu|hal tersebut|akibatnya|meski demikian|meski begitu|karena itu"
    "|misalnya|keduanya",
    "he": "אבל אך אולם לכן כך בכך לדבריו לדבריה לדבריהם בנוסף מנגד"
    "|עם זאת|כמו כן|לאחר מכן|בין היתר|עוד אמר|עוד הוסיף|מצד שני|יחד עם זאת",
    "fa": "اما ولی همچنین بنابراین"
    "|با این حال|در عین حال|علاوه بر این|به گفته او|به گفته وی|از سوی دیگر",
}
UNSPACED = {
    "ja": "しかし|また、|一方|その|この(?!ほど|ところ|たび|夏|冬|春|秋)|これ(?!まで|から)|それ"
    "|彼|さらに"
    "|だが|ただ(?!ちに)|ところが|そして|両(?:氏|者|国|社|党|軍|親)|なお、|また同|加えて|ほかに"
    "|こうした"
    "|そうした|ここで|すると|つまり|例えば"
    "|同(?:課|省|庁|県|府|市|町|村|署|大|校|会|党|紙|店|誌|局|館|院|国|区|州|氏|社|日|月|年|所"
    "|法|機(?!械)"
    "|地|委|団体|容疑者|被告|選手|監督|議員|事件|事故|センター)"
    "|同時に|こうして|そこで|それでも|でも|だから|なぜなら|とはいえ|むしろ|逆に|ちなみに|続いて"
    "|同様に|いずれも|当時|自身|前者|後者|あの|そんな|こんな|そういう|[23２３二三]人(?:は"
    "|によると|とも)",
    "zh": "他|她|它|但|然而|此外|同时|同時|另外|这|這|那|其|不过|不過|因此|对此|對此|而|双方|雙方"
    "|与此|随后|隨後|该|該|为此|為此|因而|所以|于是|於是|由此|之后|之後|随即|隨即|同样|同樣"
    "|另一方面|上述|前者|后者|後者|相反|反之|当时|當時|届时|屆時|两人(?!死|受|被)|兩人(?!死|受|被)",
    "ko": "그건 |그것은 |물론 "
    "|그는|그녀는|그의|그가|그러나|하지만|또 |또한|한편|이에 |이에|이는|이를|이어|그리고"
    "|이들은|다만|반면|그런데|그러면서|아울러|따라서|이와 |이 같은|이같은|두 사람|양측은|양국은"
    "|이 자리|앞서|그러자|그래서|그럼에도|이후 |이로써|이로 인해|이 때문에|이때|이날 |당시 |같은 날"
    "|그와 |그들은|이곳|여기에|게다가|더욱이|특히 |결국|즉 |예를 들어|반대로|마찬가지로|두 나라"
    "|해당 |이런 |이러한 |그런 |그러한 |이 (?:사건|사고|과정|법|법안|제도|회사|업체|기업|병원"
    "|학교|지역"
    "|남성|여성|매체|문제|결정|조치|계획|사업|행사|회의|제품|연구|보고서|조사)",
    "th": "แต่|และ|เขา|เธอ|นอกจากนี้|อย่างไรก็ตาม|ขณะที่|ทั้งนี้|จากนั้น|หลังจากนั้น|ดังนั้น|ต่อมา|อีกทั้ง|ซึ่ง|พร้อมกันนี้",
    "vi": "(?i:họ |ông ấy|bà ấy|anh ấy|cô ấy|điều này|việc này|tuy nhiên|ngoài ra|bên cạnh đó"
    "|trong khi đó|do đó|vì vậy|vì thế|đồng thời|sau đó|theo đó|mặt khác|trước đó|từ đó|nhưng "
    "|người này|đây là|đó là|cũng theo)",
    "ar": "لكن|ولكن|كما |وأضاف|وتابع|وأردف|واستطرد|هو |هي |هذا |هذه |وفي |غير أن|وهو |وهي |ذلك "
    "|وذلك "
    "|تلك |هؤلاء |وهذا |وهذه |لذلك|وبالتالي|بالتالي|إلا أن|ومع ذلك|وقالت? (?:إن|أن|في|خلال|ل)"
    "|و(?:أكد|أوضح|ذكر|أشار|لفت|بين|شدد)ت? (?:أن|أنه|إلى|على)|كذلك |في الوقت نفسه|في المقابل",
    "hi": "लेकिन|वह |वे |उन्होंने|उसने|इस (?!साल|सप्ताह|हफ्ते|महीने|वर्ष|बार)|यह |इसके|इससे"
    "|हालांकि|वहीं|उनके"
    "|उनकी|उनका|उसे |उन्हें|इसी |उसी |उस |उन |इन |इनमें|साथ ही|दूसरी ओर|बता दें|गौरतलब|जबकि"
    "|वहां|ऐसे में"
    "|ये |दोनों |उसके |उसकी |उससे |मगर ",
    "bn": "তিনি|তারা|তাঁরা|তাঁর|তার |এই |এটি|এটা|সে |কিন্তু|তবে|এবং|এছাড়া|এদিকে|এরপর|ফলে|তাই |সেখানে|এ সময়|এ ঘটনা",
    "ta": "அவர்|அவள்|அவன்|இது|அது|இந்த (?!ஆண்டு|வாரம்|மாதம்)|அந்த |ஆனால்|மேலும்|எனினும்|இதனால்"
    "|இதையடுத்து|அப்போது|இதனிடையே|இதில்|இவர்",
    "ur": "انہوں نے|وہ |یہ |اس |لیکن|تاہم|جبکہ|ان کے|ان کا|ان کی|علاوہ ازیں",
}
"""Beginnings, in languages whose words no space parts, or whose marks part words for `re`."""
TIMES = (
    "week|weekend|year|month|morning|afternoon|evening|summer|winter|spring|autumn|fall|season"
    "|quarter|century|decade|time|day|woche|jahr|monat|semana|año|mes|lunes|martes|miércoles|jueves"
    "|viernes|sábado|domingo|vez|année|semaine|mois|matin|soir|lundi|mardi|mercredi|jeudi|vendredi"
    "|samedi|dimanche|settimana|anno|mese|mattina|ano|mês|maand|jaar"
)
"""After a demonstrative these make no reference, in any language."""
MORE_TIMES = (
    "wochen|wochenende|jahre|jahren|monaten|montag|dienstag|mittwoch|donnerstag|freitag|samstag"
    "|sonnabend|sonntag|morgen|vormittag|nachmittag|abend|nacht|sommer|herbst|frühjahr|frühling"
    "|saison|tag|tage|tagen|jahrhundert|moment|moments|momento|momentos|jornada|temporada|noche"
    "|tarde|mañana|madrugada|verano|invierno|otoño|primavera|siglo|década|curso|été|hiver"
    "|printemps|automne|soirée|journée|nuit|siècle|fois|rentrée|estate|inverno|autunno|sera|notte"
    "|giorni|giorno|stagione|mattinata|segunda|terça|quarta|quinta|sexta|manhã|noite|jaren|weken"
    "|zomer|najaar|voorjaar|ochtend|middag|avond|seizoen|maandag|dinsdag|woensdag|donderdag"
    "|vrijdag|zaterdag|zondag|keer|eeuw|rok|roku|tydzień|tygodniu|miesiąc|miesiącu|dzień|dniu"
    "|týden|měsíc|víkend|pondělí|úterý|čtvrtek|pátek|год|году|года|неделе|неделю|месяце|месяц|день"
    "|дня|дни|раз|утро|вечер|лето|лета|сезоне|сезон|року|рік|тижня|тижні|місяця|день|разу"
    "|yıl|hafta|sabah|akşam|ay|gece|sezon|kez|yaz|kış"
)
"""The same, in other languages than English only."""
