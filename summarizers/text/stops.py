"""Function words by language: they say nothing about what a text is about.

Short lists on purpose: articles, pronouns, prepositions, conjunctions, auxiliaries, and a few
words every news text has. Contractions are listed without the apostrophe too.
"""

from functools import lru_cache

_WORDS = {
    "en": """
        a about above after again against ago ain all almost along already also although always am
        among amid an and another any anyone anything are aren around as at away back be because
        became become been before being below between both but by can can't cannot could couldn
        couldn't did didn didn't do does doesn doesn't doing don don't done down during each either
        else enough even ever every everyone everything few for from further get gets getting go
        goes going got had hadn hadn't has hasn hasn't have haven haven't having he he'd he'll he's
        her here hers herself him himself his how however i i'd i'll i'm i've if in including
        indeed instead into is isn isn't it it's its itself just least less let like ll made make
        makes making many may maybe me meanwhile might more moreover most mr mrs ms much must my
        myself near nearly neither never next no nobody none nor not nothing now of off often on
        once one only onto or other others otherwise our ours ourselves out over own per perhaps
        quite rather re really s said same say saying says see seem seemed seems several shall she
        she'd she'll she's should shouldn shouldn't since so some someone something soon still such
        t take taken than that that's the their theirs them themselves then there there's therefore
        these they they'd they'll they're they've thing things this those though through thus till
        to together told too took toward towards under until unless up upon us used using ve very
        via was wasn wasn't way we we'd we'll we're we've well went were weren weren't what
        what's whatever when where whether which while who who's whom whose why will with within
        without won won't would wouldn wouldn't yet you you'd you'll you're you've your yours
        yourself""",
    "de": """
        ab aber alle allem allen aller allerdings alles als also am an andere anderem anderen
        anderer anderes auch auf aus außerdem bald bei beim bereits bin bis bisher bist da dabei
        dadurch dafür dagegen daher damit danach dann daran darauf daraus darin darüber darum das
        dass dasselbe davon davor dazu dein deine dem demnach den denen denn dennoch der deren
        derselbe des deshalb dessen dich die dies diese dieselbe diesem diesen dieser dieses dir
        doch dort du durch dürfen ebenfalls ebenso eben ehe eigentlich ein eine einem einen einer
        eines einige einigen einiger einiges einmal er erst es etwa etwas euch euer eure für gab
        ganz gar gegen gegenüber gewesen gibt gilt ging habe haben hat hatte hatten hätte hätten
        her hier hin hinter hinzu ich ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres im immer in
        indem ins inzwischen irgend ist ja je jede jedem jeden jeder jedes jedoch jemand jene
        jenem jenen jener jenes jetzt kam kann kein keine keinem keinen keiner keines konnte
        konnten könne können könnte könnten laut machen macht man manche manchem manchen mancher
        mehr mein meine meinem meinen meiner mich mir mit mittlerweile muss musste mussten müssen
        müsse nach nachdem neben nein nicht nichts nie niemand noch nun nur ob obwohl oder oft
        ohne rund sagte sagt sagten schon sehr sei seien sein seine seinem seinen seiner seines
        seit selbst sich sie sind so sobald sogar solche solchem solchen solcher soll solle sollen
        sollte sollten somit sondern sonst sowie statt trotz über um und uns unser unsere unserem
        unseren unserer unter viel viele vielen vieler vom von vor vorher wann war waren warum was
        wegen weil weiter weitere weiteren weiterer weiterhin welche welchem welchen welcher
        welches wenig wenn wer werde werden weshalb wie wieder will wir wird wo wobei wohl wolle
        wollen wollte wollten worden wurde wurden würde würden während zu zudem zufolge zum zur
        zuvor zwar zwischen""",
    "es": """
        a además ahí ahora al algo algún alguna algunas alguno algunos allí ambos ante antes aquel
        aquella aquellas aquello aquellos aquí así aún aun aunque bajo bien cada casi como cómo
        con contra cual cuál cuales cualquier cuando cuándo cuanto cuánto cuya cuyas cuyo cuyos da
        dan de debe deben del dentro desde después dice dicho dieron dijo dijeron donde dónde dos
        durante e él el ella ellas ello ellos en entonces entre era eran eres es esa esas ese eso
        esos esta está ésta están estaba estaban estado estar estas este éste esto estos estuvo
        explicó fin fue fueron fuera gran ha haber había habían habrá hace hacen hacer hacia hasta
        hay han haya he hecho hemos hizo incluso informó junto la las le les lo los luego más mas
        me mediante menos mi mientras mis misma mismas mismo mismos mucha muchas mucho muchos muy
        nada ni ningún ninguna ninguno no nos nosotros nuestra nuestras nuestro nuestros nunca o
        os otra otras otro otros para pero poco por porque pues puede pueden puedan pudo que qué
        quien quién quienes se sea sean según ser será serán sería si sí sido siempre siendo sin
        sino sobre solo sólo son su sus tal también tampoco tan tanto te tener tenía tiene tienen
        toda todas todavía todo todos tras tu tus tuvo u un una unas uno unos va van varias varios
        vez y ya yo""",
    "fr": """
        a à afin ai ailleurs ainsi alors après as au aucun aucune aujourd aussi autant autour autre
        autres aux avaient avait avant avec avez avoir avons ayant beaucoup bien c car ce ceci cela
        celle celles celui cependant certain certaine certaines certains ces cet cette ceux chaque
        chez ci comme comment contre d dans de dès depuis des deux devant doit doivent donc dont du
        durant elle elles en encore enfin ensuite entre est et étaient était étant été être eu eux
        fait faire fois font fut hier hors hui il ils indiqué j jamais je jusqu jusque l la là
        laquelle le lequel les lesquels leur leurs lors lorsque lui m ma mais malgré même mêmes mes
        mieux moi moins mon n ne ni non nos notre nous on ont or ou où outre par parce parmi pas
        pendant peu peut peuvent plus plusieurs plutôt pour pourquoi pourtant pouvait près presque
        puis puisque qu quand que quel quelle quelles quelque quelques quels qui quoi s sa sans se
        selon sera serait seront ses si sien soient soit son sont sous souvent sur t ta tandis tant
        te tel telle tels tes toi ton toujours tous tout toute toutefois toutes très trop tu un une
        vers veut voici voilà vos votre vous y""",
    "it": """
        a abbia abbiamo abbiano adesso agli ai al alcun alcuna alcune alcuni all alla alle allo
        allora altra altre altri altro anche ancora anzi appena aveva avevano avere avrà avrebbe
        avuto bene c che chi ci ciò cioè circa coi col come con contro così cui d da dagli dai dal
        dall dalla dalle dallo degli dei del dell della delle dello dentro deve devono di dice
        dietro diversi diverse dopo dove due dunque durante e è ebbe ecco ed era erano essere
        essendo fa fanno fare fatto fin fino finora fosse fossero fra fu furono già gli grazie ha
        hai hanno ho i ieri il in infatti infine inoltre insieme invece io l la là le lei li lo
        loro lui lungo ma mai me mediante meno mentre mi mia mie miei mio molta molte molti molto
        ne né negli nei nel nell nella nelle nello nessun nessuna nessuno niente noi non nostra
        nostre nostri nostro o od ogni oggi oltre oppure ora ovvero parte per perché perciò però
        più po poco poi possono presso prima proprio può pur pure qua qual quale quali qualche
        quando quanto quasi quel quella quelle quelli quello questa queste questi questo qui
        quindi s sarà saranno sarebbe se secondo sei sembra sempre senza sia siamo siano sin solo
        sono sopra sotto spesso sta stanno stata state stati stato stesso stessa su sua subito
        successivamente sue sugli sui sul sull sulla sulle sullo suo suoi tali tanto tra tramite
        troppo tu tua tue tuo tuoi tutta tutte tuttavia tutti tutto un una uno va verso via voi
        vostra vostro vi""",
    "pt": """
        a à acerca afirmou agora ainda além algo algum alguma algumas alguns ali ambos ano ante
        antes ao aos apenas após aquela aquelas aquele aqueles aquilo as às assim até bem cada
        cerca com como contra contudo cuja cujo da das de dela delas dele deles depois desde dessa
        dessas desse desses desta destas deste destes deve devem disse disso disto do dois dos
        durante e é ela elas ele eles em embora enquanto então entre era eram essa essas esse esses
        esta está estão estar estas estava estavam este esteve estes eu fazer fez foi for foram
        fosse há havia ir isso isto já la lá lhe lhes lo mais mas me mediante meio menos mesma
        mesmas mesmo mesmos meu minha muita muitas muito muitos na nada não nas nem nenhum nenhuma
        nessa nesse nesta neste no nos nós nossa nosso num numa nunca o onde ontem os ou outra
        outras outro outros para pela pelas pelo pelos per perante pois por porém porque portanto
        pode podem pouco primeiro própria próprio qual quais quando quanto quase que quê quem
        também tanto tão te tem têm tendo ter teve tinha tinham toda todas todavia todo todos tu
        tudo um uma umas uns vai vão você vocês vez se segundo seja sejam sem sempre sendo ser será
        serão seria seu seus si sido sim só sob sobre sua suas tal""",
    "nl": """
        aan achter af al alle allemaal alles als altijd ander andere anderen bij binnen boven
        buiten daar daarbij daarna daarom daarop daarvan daarvoor dan dat de deze die dit doch doen
        doet door dus echter een eens elk elke en enkele er ergens erg eerst even gaan gaat ge geen
        geven geweest gewoon had hadden haar hebben heb hebt heeft heel hem hen het hetzelfde hier
        hij hoe hoewel hun iedere iedereen iemand iets ik in inmiddels is ja je jij jou jouw jullie
        kan kon konden krijgen kunnen kwam laat later maar maken me meer meest men met mij mijn
        moest moet moeten mogen mocht na naar naast nadat net niemand niet niets niks nog noch
        nooit nu of om omdat onder ondanks ons onze ook op opnieuw over per reeds rond samen sinds
        soms staat steeds te tegen tegenover ten ter terug terwijl tijdens toch toen tot totdat
        tussen u uit uw vaak van vanaf vanuit veel verder volgens voor vooral vond waar waarbij
        waarom waarvan wanneer want waren was wat we weer weg wel welke werd werden wie wij wil
        willen wilde worden wordt zal ze zei zeggen zegt zei zelf zelfs zich zij zijn zo zoals
        zonder zou zouden zowel zullen""",
    "sv": """
        alla allt att av bara bli blir blivit blev de dem den denna deras dess dessa det detta dig
        din där då efter eller en enligt ett ej från för före ha hade han hans har hela hennes hon
        honom hur här i icke igen in ingen inom inte jag ju kan kommer kunde man med mellan men mer
        mig min mot mycket ni nu när någon något några och också om oss på redan samma samt sedan
        sig sin sina sitt ska skulle som sa säger så till tidigare under upp ut utan vad var vara
        varit vars vem vi vid vill är över""",
    "da": """
        af alle alt andre at blev blive bliver da de dem den denne der deres det dette dig din disse
        dog du efter eller en end er et for fordi fra før ham han hans har havde have hende hendes
        her hos hun hvad hvem hver hvilke hvis hvor hvordan i ifølge igen ikke ind ingen jeg jo kan
        kun kunne man mange med meget mellem men mere mig min mod må ned nogen nogle nu når og også
        om op os over på samt selv sig siden siger sin sine sit skal skulle som sådan så thi til ud
        uden under vi vil ville var ved være været""",
    "no": """
        alle alt andre at av bare ble bli blir blitt da de dem den denne der deres det dette din
        disse du eller en enn er et etter for fordi fra før ha hadde han hans har henne hennes her
        hos hun hva hvem hver hvilke hvis hvor hvordan i ifølge igjen ikke inn ingen jeg kan kunne
        man mange med meg mellom men mer min mot må ned noe noen nå når og også om opp oss over på
        samt selv seg siden sier sin sine sitt skal skulle som så til under ut uten vi vil ville
        var ved være vært""",
    "pl": """
        a aby ale albo ani aż bardzo bez bo bowiem by była były było był być będą będzie chce choć
        ci cię co coś czy czyli dla dlatego do dwa gdy gdyż gdzie go i ich ile im innych inne iż ja
        jak jako je jeden jednak jednym jego jej jest jeszcze jeśli jeżeli już każdy kiedy kto
        która które którego której który których którym którzy lecz lub ma mają mi między może
        można mu my na nad nam nas nawet nich nie niego niej nim niż no o obok od około on ona one
        oni oraz po pod podczas ponad ponieważ poza powiedział powiedziała przed przez przy również
        się sam są swoje swojej swoich ta tak także tam te tego tej ten też to tu tych tylko tym u
        w we więc według wie wszystko z za zaś ze został została zostały że żeby""",
    "ru": """
        а без более бы был была были было быть в вам вас весь во вот все всего всех вы где да даже
        для до его ее если есть еще ещё же за здесь и из или им их к как ко когда который которая
        которые которых которого которой кто ли либо между меня может мы на над надо нам нас не
        него нее ней нет ни них но ну о об однако он она они оно от очень по под после при про с
        сам себя со сказал сказала сообщил сообщила сообщили так также такой там те тем то того
        тоже той только том тот ту ты у уже хотя чего чей чем что чтобы чье эта эти это этого этой
        этом этот я""",
    "uk": """
        а або але без був була були було бути в вам вас весь від він вона вони воно все всі ви де
        для до є ж за з зі і із інші її їх його й к коли крім мене ми може на над нам нас не него
        ні них ну о об однак по під після при про с себе сказав сказала та так також там те тим то
        того той тому тут ти у це цей ця ці цього цієї чи чим що щоб який яка які яких якого як
        я""",
    "tr": """
        acaba ama ancak artık aslında az bana bazı belki ben beni bile bir biraz birçok biri birkaç
        biz bize bu buna bunda bundan bunlar bunu bunun burada çok çünkü da daha de değil dedi diye
        diğer en fakat gibi göre ha hem henüz hep hepsi her hiç için ile ilgili ise işte kadar
        karşı kendi ki kim kimse mi mu mü mı nasıl ne neden nerede o olan olarak oldu olduğu
        olduğunu olduk olması olmak onlar onu onun orada oysa öyle sadece sanki şey siz sonra
        söyledi şu tüm tarafından üzere var ve veya ya yani yaptığı yer yine yok zaten""",
    "zh": """
        的 了 是 我 你 他 她 它 们 和 就 都 也 很 着 这 那 与 及 或 但 并 之 其 被 把 又 还 在""",
}


@lru_cache(maxsize=32)
def stop_words(language: str) -> frozenset[str]:
    """Return the function words of an ISO 639-1 language, lower-case; empty where none are kept."""
    return frozenset(_WORDS.get(language, "").split())


def has_stop_words(language: str) -> bool:
    """Return whether function words of the language are known."""
    return language in _WORDS
