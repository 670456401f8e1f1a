"""Abbreviations that end in a full stop, by language, for the sentence splitter.

`BEFORE_NAME` never ends a sentence (a name or a number follows); `MAY_END` ends one only where
the next word is a function word with a capital. Written lower-case, without the last stop.
"""

from functools import lru_cache

_BEFORE_NAME_ANYWHERE = """
    adm brig capt cdr cf cie cmdr col cpl dr ed eds fig figs fr gen gov hon lt ltn maj messrs mlle
    mlles mm mme mmes mons mr mrs ms msgr mt mx nos nr op pp prof rep reps rev sen sens sgt sr sra
    srta srs ss ste supt st vol vols vs viz
"""
BEFORE_NUMBER = frozenset(("n°", "no", "nº", "p"))
"""What ends a sentence unless a number follows."""
_MAY_END_ANYWHERE = """
    al approx assn ave bd blvd bros co corp cos dept dist est etc ext inc intl jr jun llc ltd mfg
    plc rd univ
"""
_BEFORE_NAME = {
    "en": """
        assoc asst atty attn cllr comdr det e.g ft gens govs i.e insp jan feb mar apr jun jul aug
        sep sept oct nov dec lieut no pres pfc pte ret sec secy sqn sgts v pvt""",
    "de": """
        abs abt anm art aufl bearb bes betr bspw bzgl ca dipl ev evtl ggf geb gest ggü hl hr fr hrsg
        ing inkl exkl jan feb mär apr jun jul aug sep sept okt nov dez kath lfd max min mio mrd
        mind nördl südl östl westl nr phil rd sog st stellv tel tsd usf verf vgl zit zzgl bzw
        mill ff med jur rer
        nat pol mag ebd d.h z.b
        z.zt u.u s.o i.d.r o.ä geschw lt std gem allg dt engl frz
        lhstv bgm""",
    "es": """
        admon apdo art av avda cap cía d dª dña da depto dra dres ee fdo gral ing lic ma mons
        núm pág
        págs p.ej pdte prov pte sto sta tel ud uds vd vds excmo excma ilmo hnos""",
    "fr": """
        apr art al av boul chap dir éd env ex fig janv févr avr juil sept oct nov déc no p.ex
        réf tél cap cdt
        col gal me mgr vve dép""",
    "it": """
        art arch avv cap cfr comm dott dottssa dr.ssa dott.ssa ecc es fig gen geom ing lett on on.le
        pag pagg p.es prof.ssa rag sig sigg sig.ra sig.na s.s sen tel u.s ss col cav mons""",
    "pt": """
        art av cap cel dep des dra dras drs dr.ª exa exmo exmos fig gal gov ilmo ilma máx mín n nº
        núm pág págs p.ex pe prof.ª profa sto sta tel ten ver min""",
    "nl": """
        afb art bijv blz bv ca d.w.z dhr dra drs ds e.a ing ir jhr jl jkvr jr mej mevr mw mln mrd
        mr nl nr o.a pag plm resp st t.a.v tel t.n.v t.w wed wnd zgn a.u.b jan febr mrt apr aug
        sept okt nov dec""",
    "sv": """
        bl.a ca dvs d.v.s ev exkl f.d fig forts inkl jfr kl kap k.a m.a.o nr p.g.a resp s.k
        t.ex t.o.m
        vol""",
    "da": """
        bl.a ca d.v.s dvs f.eks fhv fr hr inkl jf kl mio mia nr p.g.a pga pct s.k skt stk st
        vedr""",
    "no": "bl.a ca dvs f.eks fr hr inkl jf kl mill mrd nr pga pst s.k skt st vedr",
    "pl": """
        al art dr godz hab im inż itp kard ks lek m.in mgr mjr nr np ok os pkt płk prof pt red
        rtm r św tel
        tj tyg tzw ul ur woj zob zw""",
    "cs": """
        čl č doc ing kap kpt mgr např mj mld mil mudr judr nám odst phdr plk prof resp str sv tel
        tj tzv ul vč""",
    "ru": """
        акад б в г гг гл д др ед им инж кв коп кор лат м мин млн млрд наб напр нем обл оз ок отд п
        пер пл пос пр проф р рис руб св см соч ср ст стр т тел тов тыс ул ч чел""",
    "uk": """
        акад бл буд вул гл грн див ім інж кв млн млрд напр обл оз пл пор пос пр проф р рис св см ст
        стор т тел тис""",
    "tr": """
        alb apt av bkz bl bul cad cm doç dr gn hz k ltd mah md müh no nu ord örn prof sn sok şti
        uzm vb vd yb yrd yy""",
    "fi": """
        ark eaa em esim fil ha ilm jalk joht ks kts klo ko lis lk ma mm ns nyk os pnä ra s.o t tms
        tri ts toim v vrt ym ylim""",
    "hu": "ápr aug dec dr febr id ifj ill jan júl jún kb ld máj márc mrd nov okt szept özv pl"
    " prof sz szt st stb tel ún ua uo vö",
    "ro": "alin art bd bul cca col conf dl dna dr dvs gen ing jud lt nr prof pct str șos tel",
    "bg": "акад ал бр бул г ген д-р инж лв м млн млрд проф св ст стр т.е т.нар ул хил чл",
    "ca": "art av avda c dr dra hble mn núm p.ex pàg prof sr sra st sta tel",
    "et": "dr jm jt lk mln mlrd näit nt prof s.o u vt",
    "hi": "एड कि.मी कु डॉ प्रो मो रु श्री सु",
    "hr": "br čl dr god ing mil mlrd mr npr prof st str sv tel tj tzv ul",
    "id": "a.n d.a dr h hj ir jl kh no prof pt rp tel tgl",
    "lt": "akad doc dr gen kt kun mln mlrd plk pr prof proc pvz raj sav t.y tūkst žr šv vysk",
    "lv": "apm dr milj piem plkst prof t.i tūkst u.c",
    "sk": "č doc dr gen ing kap kpt mgr mil mjr mld mudr judr nám napr pplk prof resp sv tel"
    " tis tj tzn tzv ul",
    "sl": "čl dr gen ing mag mio mrd npr oz prof st str sv št t.i tel ul",
    "sr": "br čl dr god ing mil mlrd mr npr prof st str sv tel tj tzv ul бр др инж мил млрд мр"
    " нпр проф ст"
    " стр св тел тј тзв ул чл",
    "vi": "bs gs ks pgs q ths tp ts tx",
    "el": "αρ βλ δηλ κ κα κκ κος λ.χ π.χ σελ στρ τηλ καθ",
}
_MAY_END = {
    "en": """
        a.m p.m am pm b.a b.sc m.a m.d ph.d d.c d.d.s esq bsc msc phd minn calif conn mass wash
        ariz colo fla ga ill ind kan la mich miss neb nev okla ont ore pa penn que tenn tex va vt
        wis wyo n.y n.j l.a""",
    "de": "chr jh jhdt str usw u.a u.ä a.m e.v etc co k.o n.chr v.chr",
    "es": "ee.uu a.c d.c a.m p.m s.a s.l cía etc hab km",
    "fr": "j.-c s.a etc env",
    "it": "a.c d.c s.p.a s.r.l ecc etc",
    "pt": "a.c d.c a.m p.m s.a ltda etc cia hab",
    "nl": "chr e.d enz etc n.v b.v n.chr v.chr",
    "sv": "m.fl m.m o.d o.s.v osv etc e.kr f.kr",
    "da": "m.fl m.m m.v mv osv o.s.v etc e.kr f.kr",
    "no": "m.fl m.m m.v mv osv o.s.v etc e.kr f.kr",
    "pl": "in itd itp proc r w n.e p.n.e",
    "ru": "г гг др пр н.э э руб чел",
}


@lru_cache(maxsize=32)
def before_name(language: str) -> frozenset[str]:
    """Return the abbreviations of the language after which a sentence goes on."""
    own = _BEFORE_NAME.get(language, _BEFORE_NAME["en"])
    return frozenset((_BEFORE_NAME_ANYWHERE + " " + own).split()) - may_end(language)


@lru_cache(maxsize=32)
def may_end(language: str) -> frozenset[str]:
    """Return the abbreviations of the language after which a sentence may end."""
    own = _MAY_END.get(language, _MAY_END["en"])
    return frozenset((_MAY_END_ANYWHERE + " " + own).split())
