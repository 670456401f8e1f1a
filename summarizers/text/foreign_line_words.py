"""The words of `foreign_lines`: how lines begin that are no news, in many languages.

An entry is a whole first word, then patterns for what follows it, parted by bars; an indented line
goes on with the entry above. Words that need nothing behind them stand in lists of their own. All
in small letters.
"""

LEADS_BARE = """
    meistgelesen vorlesen comparte compartir partager approfondisci condividi pubblicità
    compartilhe partilhar publicidade gerelateerd advertentie reageer annons lyssna annonse
    annonce mainos reklama polecamy powiązane udostępnij související súvisiace hirdetés реклама
    подробнее детальніше докладніше διαφήμιση reklaam विज्ञापन إعلان פרסומת
"""
LEADS = r"""
lesen sie (?:auch|mehr|hier|dazu|weiter|außerdem|jetzt)(?: (?:zum thema|dazu|auch))?
lies (?:auch|mehr|hier)
passend (?:dazu|zum thema)
mehr (?:erfahren|anzeigen|zum artikel|informationen|nachrichten|aus der region)
das könnte (?:dich|euch|sie) (?:auch )?interessieren
empfehlungen der redaktion
empfohlener (?:redaktioneller |externer )?inhalt
externer inhalt
artikel (?:anhören|merken|teilen|drucken|vorlesen)|terkait
weitere (?:artikel|themen|meldungen|nachrichten)
jetzt lesen
lee también
lea también
seguir leyendo
sigue leyendo
continuar leyendo
lo más (?:leído|visto)
noticias relacionadas
también (?:te|le) puede interesar|te puede interesar
archivado en
comparte esta noticia
lire l'article|plus
en savoir plus
pour aller plus loin
à lire (?:aussi|également|ensuite|sur le sujet)|voir aussi|écouter
écouter (?:aussi|l'article)
partager l'article
les plus lus|(?:også|mer|videre|hele saken)
notre sélection
leggi (?:anche|pure|di più|tutto|ancora|l'articolo)
continua a leggere|depois da publicidade
potrebbe interessarti(?: anche)?
potrebbero interessarti(?: anche)?
articoli correlati
guarda (?:anche|il video)
ascolta l'articolo
per approfondire
leia (?:também|mais|ainda|a íntegra)
notícias relacionadas
ler mais
lees (?:ook|meer|verder|hier)
luister ook
bekijk (?:ook|hier)
meer (?:over|lezen|nieuws)
deel dit artikel
läs (?:också|mer|även|vidare|hela artikeln)
se (?:också|även|video|også)
missa inte
mer om ämnet
læs (?:også|mere|videre|hele artiklen)
saken fortsetter
artikkelen fortsetter
artiklen fortsætter
lue (?:myös|lisää)
katso (?:myös|video)
lesa (?:meira|einnig|nánar)
czytaj (?:też|także|więcej|również|dalej|w)
zobacz (?:też|także|więcej|również|wideo)
przeczytaj (?:też|także|więcej|również)
dowiedz się więcej
čtěte (?:také|též|i|více)
přečtěte si (?:také|více|i)
mohlo by vás zajímat|by vás zaujímať
nenechte si ujít
čítajte (?:aj|tiež|viac)
prečítajte si (?:aj|tiež|viac)
pročitajte (?:i|više|još)
čitajte (?:i|više|još)
povezane vijesti
nastavak (?:teksta|članka)
preberite (?:tudi|več)
olvassa el
olvasson tovább
kapcsolódó cikk(?:ek|ünk)?
citește (?:și|mai mult|continuarea)
citeşte (?:şi|mai mult|continuarea)
vezi (?:și|şi|mai mult)
articole similare
прочетете (?:още|също|повече)
вижте (?:още|също|повече)
още по темата
читайте (?:также|ещё|еще|подробнее|далее|нас|також|ще|докладніше)
смотрите (?:также|ещё|еще)
по теме
материалы по теме
новости по теме
читать (?:далее|полностью|также)
дивіться також
за темою
διαβάστε (?:επίσης|ακόμη|ακόμα|περισσότερα|εδώ)
δείτε (?:επίσης|ακόμη|ακόμα|περισσότερα|εδώ|το βίντεο)
ayrıca (?:oku(?:yun)?|bakın(?:ız)?)
devamını oku
haberin devamı
ilgili haber(?:ler)?
bunu da oku(?:yun)?
okumaya devam (?:et|edin)
ilginizi çekebilir
bunlar da ilginizi çekebilir
taip pat skaitykite
skaitykite (?:taip pat|daugiau|ir)
lasi (?:arī|vairāk)
loe (?:ka|veel|lisaks|edasi)
baca (?:juga|selengkapnya|berita lainnya)
lihat juga
simak juga
berita terkait
xem thêm
đọc thêm
tin liên quan
bài liên quan
यह भी पढ़ें
ये भी पढ़ें
इसे भी पढ़ें
और पढ़ें
पूरी खबर पढ़ें
আরও পড়ুন
আরো পড়ুন
மேலும் படிக்க
اقرأ (?:أيضا|أيضًا|أيضاً|المزيد)
شاهد (?:أيضا|أيضًا|أيضاً)
مواضيع ذات صلة
קראו (?:גם|עוד)
לקריאה נוספת
כתבות (?:נוספות|קשורות)
بیشتر بخوانید
همچنین بخوانید
مطالب مرتبط
یہ بھی پڑھیں
مزید پڑھیں
"""
"""Such words, then a colon, a bar, a bracket, or the line's end."""

CREDITS_BARE = """
    redaktion mitarbeit symbolbild symbolfoto archivbild archivfoto beispielbild bildrechte fuente
    légende immagine crediti imagem reprodução beeld bron källa bilde kilde billede kuva lähde
    zdjęcie zdj fot źródło źródła zdroj fotografie fotó forrás sursa surse sursă izvor снимка
    източник фото источник джерело φωτογραφία πηγή fotoğraf kaynak görsel nuotr nuotrauka
    šaltinis gambar sumber ảnh nguồn फोटो स्रोत ছবি সূত্র صورة المصدر תמונה צילום מקור عکس
    منبع
"""
CREDITS = r"""
imagen de archivo
"""
"""Such words, a full stop perhaps, then a colon, a slash or a bar."""

PLEAS_BARE = """
    abonniere abonniert transparenzhinweis retrouvez découvrez descubre apúntate únete regístrate
    síguenos cliquez scopri scoprite clicca iscriviti abbonati seguici confira inscreva-se assine
    abonneer prenumerera kirjaudu subskrybuj předplaťte predplaťte pretplatite iratkozzon
    kövessen kövesse abonează-te abonați-vă urmărește-ne urmăriți-ne подписывайтесь подпишитесь
    присоединяйтесь підписуйтесь підпишіться долучайтесь ακολουθήστε εγγραφείτε prenumeruokite
    sekite berlangganan تابعوا تابعونا تابعنا اشترك اشتركوا הירשמו
"""
PLEAS = r"""
abonner (?:på|nå|nu|her|i dag)
tilaa (?:hs|uutiskirje|nyt|digi|lehti|ilmainen)
die wichtigsten (?:infos|fragen|antworten|fakten|news|nachrichten|informationen)\b[^,]{0,60}\.?$
folge uns\b
folgt uns\b
erfahren sie(?: hier| mehr|,)
lesen sie (?:auch|hier|mehr|dazu|weiter|außerdem|unser|alles|die ganze|den ganzen)\b
hier (?:lesen|finden|erfahren|sehen|klicken|können|geht's|geht es) (?:sie|zur|zum|zu)\b
jetzt (?:abonnieren|testen|kostenlos|registrieren|anmelden|weiterlesen|newsletter)\b
klicken sie\b
laden sie\b.{0,40}\bapp\b
diskutieren sie mit\b
schreiben sie uns\b
haben sie (?:hinweise|fragen|einen fehler|anregungen)\b
keine (?:nachricht|news) mehr verpassen
immer (?:auf dem laufenden|informiert)
an dieser stelle (?:finden sie|befindet sich|steht|sehen sie)\b
ich bin damit einverstanden
wir (?:benötigen|brauchen) ihre (?:zustimmung|einwilligung)
dieser (?:artikel|text|beitrag) (?:ist|wurde|erschien|stammt) (?:zuerst|erstmals|ursprünglich
    |aus|am|im
    |in|mit|zunächst|von|bei)\b.{0,90}$
das (?:gespräch|interview) (?:führte|führten) (?!zu|dazu|er |sie |am |im |nicht )[^,.]{3,60}\.?$
dieses (?:interview|gespräch) (?:führte|führten|erschien|wurde)\b|thema im programm
aktuelle (?:meldungen|nachrichten|entwicklungen|informationen)\b.{0,80}\b(?:finden|lesen|gibt
    |im)\b.{0,60}
    (?:sie|blog|ticker)
unser .{0,30}newsletter (?:informiert|liefert|hält)
über dieses thema (?:berichtete|berichtet|berichteten)
redaktionell verantwortlich
mit informationen (?:von|der)\b
hinweis der redaktion
anmerkung der redaktion
ostatnia aktualizacja
senast uppdaterad
sist oppdatert
sidst opdateret
laatste update
última (?:actualización|atualização)
ultimo aggiornamento
dernière mise à jour
article (?:mis à jour|actualisé|modifié|(?:initialement )?(?:publié|paru)) (?:le|à
    |en|par|dans|sur)\b
cet article (?:a été|avait été) (?:mis à jour|modifié|actualisé|(?:initialement )?publié)\b
artículo (?:actualizado|publicado|modificado) (?:el|a las|por|en)\b
este artículo (?:ha sido|fue) (?:publicado|actualizado|modificado)\b
articolo (?:aggiornato|pubblicato|modificato) (?:il|alle|su|da)\b
questo articolo è stato (?:aggiornato|pubblicato|modificato)\b
artigo (?:atualizado|publicado) (?:em|às|originalmente)\b
das passwort muss mindestens\b
bitte (?:(?:beachten|geben|wählen|füllen|aktivieren|melden) sie|bestätige|gib|wähle|logge
    |versuche)\b
wir (?:geben|zeigen|erklären|verraten) (?:ihnen|dir|euch)
    (?:,| hier| wie| was| einen überblick| tipps)
son güncelle(?:me|nme)
te contamos\b|explicamos\b
le contamos\b
consulta (?:aquí|todos|todas)\b
recibe .{0,60}(?:newsletter|boletín|correo)
hazte (?:socio|socia|suscriptor)
inicia sesión\b
si (?:ya eres|eres) suscriptor
este (?:artículo|contenido) es (?:exclusivo|solo)\b|(?:conteúdo|artigo) é (?:exclusivo|reservado)
esta noticia (?:ha sido|fue) (?:publicada|actualizada)
on vous explique\b|fait le point\b
il vous reste [\d.,]+\s?%
la suite est réservée
article réservé\b
cet article est (?:réservé|extrait|paru|publié|issu)\b
contenu réservé\b
déjà abonné
recevez .{0,60}(?:newsletter|lettre|mail)
recevoir .{0,60}(?:newsletter|lettre|mail)
pour lire la suite
propos recueillis par\b
ce contenu (?:est|n'est|a été) (?:bloqué|réservé|affiché)
ecco (?:cosa|come|perché|chi|quando|dove|quali|tutti|tutte)\b
resta aggiornato
questo (?:articolo|contenuto) è (?:riservato|tratto|apparso)
contenuto riservato\b
hai già un abbonamento
saiba (?:como|quem|o que|quando|mais|onde|tudo|qual|quais)\b
entenda (?:o que|como|por que|o caso|a |os |as )
siga (?:o|a|nos|nosso|nossa)\b.{0,50}(?:instagram|whatsapp|facebook|canal|twitter|x\b)
clique aqui
volg (?:ons|het laatste)\b
meld je aan\b
schrijf je in\b
wilt u (?:verder|dit artikel) lezen
dit artikel is (?:exclusief|alleen)
log in om\b|ind\b
lees (?:ook|verder|meer|hier)\b
följ oss\b|(?:vår|vårt)\b
logga in\b
är du (?:redan )?prenumerant
artikeln (?:är|har) (?:uppdaterad|uppdaterats|låst)
følg (?:oss|os)\b
logg inn\b
saken (?:er|ble) oppdatert
artiklen er (?:opdateret|låst|kun)
seuraa (?:meitä|hs|yleä)
dalsza część artykułu
dalszy ciąg materiału
dołącz do nas\b
zapisz się\b
zaloguj się\b
obserwuj nas\b
jesteśmy na (?:facebooku|twitterze|instagramie|youtube|google)
masz (?:ciekawy temat|dla nas temat)
chcesz (?:być na bieżąco|przeczytać)
ten (?:artykuł|materiał) (?:jest|przeczytasz|powstał)
pozostało (?:jeszcze )?\d+ ?%
tekst dostępny\b
přihlaste se\b
sledujte nás\b
chcete číst dál
tento (?:článek|text) je (?:určen|dostupný|pouze)
pratite nas\b
prijavite se\b
fizessen elő\b
абонирайте се\b
последвайте ни\b
следите за\b.{0,60}(?:telegram|телеграм|канал|соцсет|новост)
читайте нас\b
хотите (?:быть в курсе|узнать больше)
слідкуйте за\b.{0,60}(?:telegram|телеграм|канал|соцмереж)
abone ol(?:un|mak)?\b
abonelik için\b
bizi takip (?:et|edin)
takip (?:et|edin)\b
üye (?:ol|olun)\b
dapatkan (?:berita|informasi|update)
ikuti (?:kami|berita|terus|channel|saluran)\b
simak (?:berita|video|selengkapnya|ulasan)\b
đăng ký\b.{0,40}(?:nhận|theo dõi|kênh)
theo dõi (?:chúng tôi|trang|kênh)
हमें फॉलो करें
हमारे (?:व्हाट्सएप|यूट्यूब|टेलीग्राम)
עקבו אחרינו
ما را\b.{0,40}دنبال
"""
"""How such lines begin."""

STAMPS = """
    aktualizacja zaktualizowano opublikowano publikacja dodano aktualizováno publikováno
    aktualizované publikované обновлено опубликовано оновлено опубліковано güncelleme güncellenme
    güncellendi yayınlanma aggiornato pubblicato atualizado atualizada bijgewerkt gepubliceerd
    uppdaterad publicerad oppdatert publisert opdateret publiceret päivitetty julkaistu
    frissítve megjelent actualizat publicat ενημέρωση δημοσίευση ενημερώθηκε ažurirano objavljeno
    atnaujinta paskelbta diperbarui dipublikasikan cập veröffentlicht erstellt geändert datum
"""
"""Words that say when a page was written: a number follows at once."""

UNSPACED = (
    r"[◆■▽▼◇□][^。]{1,18}[＝=]"
    r"|[\s■●◆▶▷※★☆＞>→【\[「（(]*(?:有料会員(?:になる|に登録|限定|の方|記事)|会員限定"
    r"|この記事は(?:会員|有料|無料)"
    r"|紙の新聞(?:の定期購読|とは|を)|残り\d*[\d０-９,]*文字|ログイン(?:して|する|が必要)"
    r"|無料(?:会員)?登録"
    r"|(?:詳しく|詳細|続き|記事全文|購読|お申し込み|登録|応募)はこちら|記事を(?:保存|シェア"
    r"|印刷|読む)"
    r"|おすすめ(?:記事|の記事)|人気記事|こんな記事も|広告$|ＰＲ$|写真(?:を見る|はイメージ|一覧"
    r"|拡大)"
    r"|[^。]{0,20}(?:キャンペーン|読み放題)[^。]{0,20}[】！!]|[^。]{0,25}今なら[^。]{0,30}(?:円"
    r"|無料)"
    r"|聞き手[・:：＝=]|(?:文|取材|撮影|構成)[・/／＝=:：][^。]{2,30}$|友だち追加|アプリ(?:を"
    r"|で)[^。]{0,15}(?:ダウンロード|読)"
    r"|原标题|原標題|编辑[:：]|作者[:：]|来源[:：]|來源[:：]|扫码|掃碼|扫一扫|长按|点击(?:查看"
    r"|进入|这里|下载)"
    r"|點擊(?:查看|進入|這裡|下載)|关注(?:我们|公众号)|追蹤我們|更多(?:新闻|新聞|内容|內容|精彩"
    r"|报道|報導)"
    r"|(?:新华社|人民网|中新社|本报)记者[^，。]{0,14}$|[（(](?:完|记者|責任編輯|责任编辑|编辑"
    r"|編輯)[^。]{0,40}[）)]$"
    r"|分享(?:让更多|到|至|给)|免责声明|版权(?:声明|所有)|本文(?:来源|转自|首发|系)|不用抽"
    r"|제보(?:는|하기)|기사\s?제보|구독(?:하고|과 좋아요)|카카오톡에서|[^.]{0,30}재배포 금지"
    r"|\[[^\]]{2,20}기자\]$"
    r"|[가-힣]{2,4}\s(?:인턴|선임|객원|수습|특파원|온라인)?\s?기자$|이 기사(?:를|는"
    r"|가)\s?(?:추천|유료|마음)"
    r"|อ่านเพิ่มเติม|อ่านต่อ|ข่าวที่เกี่ยวข้อง|อ่านข่าว|ติดตามข่าว|ติดตามเรา|กดติดตาม"
    r"|ขอบคุณ(?:ภาพ|ข้อมูล)|ที่มา\s?:|ภาพ\s?:)"
)
ANYWHERE = (
    (
        (
            *("(symbol", "(archiv", "(beispiel", "(foto", "(imag", "(photo", "(arkiv", "(kuva"),
            *("(immagine", "(zdjęcie", "(фото", "[symbol", "[archiv", "[foto"),
        ),
        r"[(\[](?:symbol|archiv|beispiel)(?:bild|foto)s?\b[^)\]]{0,40}[)\]]"
        r"|[(\[](?:foto|imagen|image|photo|immagine|fotografía|arkiv|archief|kuva|zdjęcie|фото)"
        r"[ -]?(?:de archivo|d'illustration|d'archives?|di repertorio|d'archivio|arkiv|ilustracyjne"
        r"|poglądowe|из архива|archivo|bild|foto)[^)\]]{0,30}[)\]]",
    ),
    (
        (
            "foto:",
            "fotos:",
            "bild:",
            "photo:",
            "zdj.:",
            "fot.",
            "фото:",
            "kuva:",
            "foto :",
            "photo :",
        ),
        r"(?:^|[\s(])(?:foto|fotos|bild|photo|zdj\.|fot\.|фото|kuva)\s?[:：/]\s?[^.!?]{2,60}$"
        r"|^\W*fot\. [^\W\d_]",
    ),
    (
        ("newsletter informiert", "newsletter liefert"),
        r"\b(?:der|unser)\b.{0,30}newsletter (?:informiert|liefert)\b",
    ),
    (("haber akış",), "haber akış sistemi"),
    (
        ("reporterin", "korrespondent", "redakteur"),
        r"^(?:[^\W\d_][\w.'-]+ ){2,4}(?:ist|arbeitet|schreibt|berichtet)\b[^.]{0,40}?[^.]{0,30}"
        r"(?:reporter|korrespondent|redakteur)(?:in|s)?\b[^.]{0,60}"
        r"\b(?:für|bei|im|in der|des|der|beim|von)\b[^.]*\.?$",
    ),
)
"""As in `boilerplate`: texts that every match holds, then the pattern, of which there are few."""
