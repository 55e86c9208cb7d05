"""Some lines in the languages of the press, and the encodings that each was ever written in."""

# ruff: noqa: E501 - what is made up reads better whole

from unicodedata import normalize

LINES = {
    "en": "The “Marigold” left the quay at six – nobody knew that it would be the last time. “We were told to wait,” said the keeper’s daughter, “and so we waited.” The café on the pier stayed open until the lamps went out.",
    "fr": "La navette est repartie hier matin après trois années de travaux, déclare la mairie. Les élèves de l’école voisine ont été invités à bord ; leur maître, très ému, a remercié l’équipage. « Ça va être une fête », a-t-il promis où le café était déjà prêt.",
    "es": "El año pasado la lancha llevó a más de quinientos niños a la isla, señaló la alcaldesa. «¿Quién pagará el próximo viaje?», preguntó un pescador. La reunión terminó mañana adentro, según contó después el guardián del faro.",
    "pt": "A balsa não saiu ontem por causa do vento, informou a capitania. Os moradores da ilha já estão há três dias sem pão, e a situação só deverá melhorar amanhã à tarde. «Não é a primeira vez», disse a irmã do faroleiro, João.",
    "it": "Il traghetto è ripartito ieri dopo più di un mese: così ha deciso la società. Perché non prima? «Non c’era acqua», dice il capitano, «e la città lo sa». Domani toccherà alle località della costa, dove però il mare è già agitato.",
    "de": "Die Fähre fährt künftig viermal täglich, teilte das Hafenbüro mit. Für die Schüler über zwölf Jahren kostet die Überfahrt nichts, für größere Gruppen müssen Plätze vorher bestellt werden. „Schöner könnte es nicht sein“, sagte der Bürgermeister.",
    "nl": "De veerboot vaart vanaf maandag weer, maar de reis duurt tien minuten langer. Volgens de reünie van oud-schippers is dat geen probleem: één keer per dag is vóór de middag nog plaats. Het café aan de kade blijft geopend.",
    "sv": "Färjan går åter från måndag, säger hamnkontoret. Den gamla båten låg på slip i två år, och många på öarna hade nästan glömt den. För barn är resan gratis; större sällskap måste däremot beställa platser i förväg.",
    "da": "Færgen sejler igen fra på mandag, oplyser havnekontoret. Den gamle båd lå på værft i to år, og mange på øerne havde næsten glemt den. Børn rejser gratis, men større selskaber må bestille pladser i forvejen.",
    "no": "Ferjen går igjen fra mandag, opplyser havnekontoret. Den gamle båten lå på slipp i to år, og mange på øyene hadde nesten glemt den. Barn reiser gratis, men større grupper må bestille plasser på forhånd, også når været er dårlig.",
    "fi": "Lautta kulkee taas maanantaista lähtien, satamatoimisto kertoo. Vanha vene oli telakalla kaksi vuotta, ja moni saarella ehti jo unohtaa sen. Lapset pääsevät kyytiin ilmaiseksi, mutta isommat ryhmät täytyy ilmoittaa etukäteen.",
    "is": "Ferjan siglir aftur frá og með mánudegi, segir hafnarskrifstofan. Gamli báturinn lá í slippnum í tvö ár og margir í eyjunum höfðu nær gleymt honum. Börn ferðast ókeypis en stærri hópar þurfa að panta sæti fyrirfram þegar veðrið er gott.",
    "pl": "Dziś we wschodnim porcie zwodowano nowy prom. Burmistrz wygłosił przemówienie, a dzieci ze szkoły zaśpiewały pieśń. Prom będzie pływał na wyspę cztery razy dziennie, więc mieszkańcy nie muszą już czekać do późnej nocy.",
    "cs": "Přívoz bude od pondělí opět jezdit čtyřikrát denně, oznámil úřad. Stará loď ležela dva roky v doku a mnozí na ostrově na ni už téměř zapomněli. Děti jezdí zdarma, větší skupiny však musí místa objednat předem, řekl převozník.",
    "sk": "Kompa bude od pondelka opäť premávať štyrikrát denne, oznámil úrad. Stará loď ležala dva roky v doku a mnohí na ostrove na ňu už takmer zabudli. Deti cestujú zadarmo, väčšie skupiny však musia miesta objednať vopred, povedal prievozník.",
    "hu": "A komp hétfőtől ismét naponta négyszer közlekedik, közölte a kikötő. A régi hajó két évig állt a dokkban, és a szigeten sokan már majdnem elfelejtették. A gyerekek ingyen utaznak, a nagyobb csoportoknak azonban előre kell helyet foglalniuk.",
    "ro": "Bacul circulă din nou de luni, de patru ori pe zi, anunţă căpitănia. Vechea navă a stat doi ani în şantier şi mulţi dintre locuitorii insulei o uitaseră deja. Copiii călătoresc gratuit, însă grupurile mari trebuie să îşi rezerve locurile înainte.",
    "hr": "Trajekt od ponedjeljka ponovno vozi četiri puta dnevno, priopćila je luka. Stari je brod dvije godine ležao u škveru i mnogi su ga na otoku već zaboravili. Djeca putuju besplatno, a veće skupine moraju mjesta naručiti unaprijed, kaže kapetan.",
    "sl": "Trajekt od ponedeljka spet vozi štirikrat na dan, sporoča pristanišče. Stara ladja je dve leti ležala v doku in mnogi na otoku so nanjo že pozabili. Otroci potujejo brezplačno, večje skupine pa morajo mesta naročiti vnaprej, pravi kapitan.",
    "sq": "Trageti do të niset përsëri nga e hëna katër herë në ditë, njoftoi kapiteneria. Anija e vjetër qëndroi dy vjet në kantier dhe shumë banorë të ishullit e kishin harruar. Fëmijët udhëtojnë falas, ndërsa grupet e mëdha duhet të çojnë fjalë më parë.",
    "et": "Praam sõidab alates esmaspäevast jälle neli korda päevas, teatas sadam. Vana laev seisis kaks aastat dokis ja paljud saarel olid selle juba unustanud. Lapsed sõidavad tasuta, kuid suuremad rühmad peavad kohad ette tellima, ütles kapten.",
    "lv": "Prāmis no pirmdienas atkal kursēs četras reizes dienā, paziņoja osta. Vecais kuģis divus gadus stāvēja dokā, un daudzi uz salas to jau bija aizmirsuši. Bērni brauc bez maksas, bet lielākām grupām vietas jāpasūta iepriekš, teica kapteinis.",
    "lt": "Keltas nuo pirmadienio vėl plauks keturis kartus per dieną, pranešė uostas. Senasis laivas dvejus metus stovėjo doke, ir daugelis saloje jį jau buvo pamiršę. Vaikai keliauja nemokamai, o didesnės grupės vietas turi užsisakyti iš anksto.",
    "tr": "Bugün doğu limanında yeni vapur denize indirildi. Belediye başkanı törende konuştu, okulun çocukları şarkı söyledi. Vapur adaya günde dört kez gidecek, ücreti değişmeyecek; yalnızca kışın seferler azalacak, dedi kaptanın kızı Ayşe.",
    "ga": "Beidh an bád farantóireachta ag seoladh arís ón Luan, a deir oifig an chalafoirt. Bhí an seanbhád sa duga ar feadh dhá bhliain agus bhí sé nach mór dearmadta ag muintir an oileáin. Tá sé saor in aisce do pháistí, ach ní mór do ghrúpaí áit a chur in áirithe roimh ré.",
    "ru": "Сегодня в восточном порту спустили на воду новый паром. Мэр выступил с речью, а дети из местной школы спели песню. Паром будет ходить к острову четыре раза в день, и жителям больше не придётся ждать до поздней ночи.",
    "uk": "Сьогодні у східному порту спустили на воду новий пором. Мер виголосив промову, а діти з місцевої школи заспівали пісню. Пором ходитиме до острова чотири рази на день, і мешканцям більше не доведеться чекати до пізньої ночі, каже її донька.",
    "bg": "Днес в източното пристанище пуснаха на вода новия ферибот. Кметът произнесе реч, а децата от местното училище изпяха песен. Фериботът ще пътува до острова четири пъти на ден и жителите вече няма да чакат до късно през нощта.",
    "sr": "Данас је у источној луци поринут нови трајект. Градоначелник је одржао говор, а деца из месне школе отпевала су песму. Трајект ће ићи до острва четири пута дневно, па становници више неће морати да чекају до касно у ноћ, каже његова кћи Љиља.",
    "mk": "Денес во источното пристаниште беше пуштен во вода новиот траект. Градоначалникот одржа говор, а децата од месното училиште отпеаја песна. Траектот ќе оди до островот четирипати дневно, па жителите веќе нема да чекаат до доцна во ноќта.",
    "be": "Сёння ва ўсходнім порце спусцілі на ваду новы паром. Мэр выступіў з прамовай, а дзеці з мясцовай школы праспявалі песню. Паром будзе хадзіць да вострава чатыры разы на дзень, і жыхарам больш не давядзецца чакаць да позняй ночы.",
    "kk": "Бүгін шығыс айлағында жаңа паром суға түсірілді. Әкім сөз сөйледі, ал жергілікті мектептің балалары ән айтты. Паром аралға күніне төрт рет қатынайды, сондықтан тұрғындар енді түннің бір уағына дейін күтпейді, деді кеменің қожайыны.",
    "el": "Σήμερα στο ανατολικό λιμάνι καθελκύστηκε το νέο φέρι. Ο δήμαρχος μίλησε στην τελετή και τα παιδιά του σχολείου τραγούδησαν. Το πλοίο θα πηγαίνει στο νησί τέσσερις φορές την ημέρα, ώστε οι κάτοικοι να μην περιμένουν ως αργά τη νύχτα.",
    "he": "היום הושקה בנמל המזרחי מעבורת חדשה. ראש העיר נאם בטקס וילדי בית הספר המקומי שרו שיר. המעבורת תפליג אל האי ארבע פעמים ביום, כך שהתושבים לא יצטרכו עוד לחכות עד שעות הלילה המאוחרות.",
    "ar": "أنزلت اليوم في الميناء الشرقي عبارة جديدة إلى الماء. وألقى رئيس البلدية كلمة وغنى أطفال المدرسة المحلية. وستبحر العبارة إلى الجزيرة أربع مرات في اليوم، فلا ينتظر السكان بعد الآن حتى ساعة متأخرة من الليل.",
    "fa": "امروز در بندر شرقی شناور تازه‌ای به آب انداخته شد. شهردار سخنرانی کرد و کودکان مدرسه آواز خواندند. این شناور روزی چهار بار به جزیره می‌رود تا مردم دیگر تا پاسی از شب چشم به راه نمانند؛ گفت پدر ژاله.",
    "th": "วันนี้ที่ท่าเรือตะวันออกมีการปล่อยเรือข้ามฟากลำใหม่ลงน้ำ นายกเทศมนตรีกล่าวสุนทรพจน์และเด็กนักเรียนร้องเพลง เรือจะแล่นไปยังเกาะวันละสี่เที่ยว ชาวบ้านจึงไม่ต้องรอจนดึกอีกต่อไป",
    "vi": "Hôm nay tại cảng phía đông, chiếc phà mới đã được hạ thủy. Ông thị trưởng đọc diễn văn và các em học sinh hát một bài. Phà sẽ chạy ra đảo bốn lần mỗi ngày, nên người dân không còn phải chờ đến khuya nữa.",
    "ja": "本日、東の港で新しい渡し船が進水した。町長は式典で挨拶し、地元の学校の児童も歌を歌った。船は来週から島との間を一日に四回往復する予定である。これで住民は夜遅くまで待たずに済む。",
    "zh": "今天，一艘新渡船在东港下水。镇长在仪式上讲话，当地学校的孩子们唱了歌。渡船将从下周开始每天往返岛屿四次，居民不必再等到深夜。",
    "zh-TW": "今天，一艘新渡船在東港下水。鎮長在儀式上講話，當地學校的孩子們唱了歌。渡船將從下週開始每天往返島嶼四次，居民不必再等到深夜。",
    "ko": "오늘 동쪽 항구에서 새 나룻배가 진수되었다. 읍장이 기념식에서 연설했고 지역 학교 아이들이 노래를 불렀다. 배는 다음 주부터 하루에 네 번 섬을 오가므로 주민들은 더 이상 밤늦게까지 기다리지 않아도 된다.",
}  # fmt: skip
"""Made up for the tests."""

_WEST = "windows-1252 iso-8859-1 iso-8859-15 macintosh"
_EAST = "windows-1250 iso-8859-2 iso-8859-16 mac-latin2"
_BALTIC = "windows-1257 iso-8859-13 iso-8859-4"
_CYRILLIC = "windows-1251 iso-8859-5 x-mac-cyrillic cp855"

ENCODINGS = {
    **dict.fromkeys(("fr", "es", "it", "de"), _WEST + " cp850 cp437"),
    "en": "windows-1252 macintosh",
    **dict.fromkeys(("nl", "ga"), _WEST),
    "pt": _WEST + " cp860 cp850",
    **dict.fromkeys(("sv", "da", "no"), _WEST + " iso-8859-10 cp865 cp850"),
    "fi": _WEST + " iso-8859-10 iso-8859-4",
    "is": _WEST + " iso-8859-10 cp861",
    **dict.fromkeys(("pl", "hu", "hr", "sl"), _EAST + " cp852"),
    **dict.fromkeys(("cs", "sk"), "windows-1250 iso-8859-2 mac-latin2 cp852"),
    "ro": "windows-1250 iso-8859-2 cp852",
    "sq": "windows-1250 iso-8859-2 iso-8859-16 windows-1252",
    "et": _BALTIC + " iso-8859-15 windows-1252",
    **dict.fromkeys(("lv", "lt"), _BALTIC + " cp775"),
    "tr": "windows-1254 iso-8859-9 mac-turkish cp857",
    "ru": _CYRILLIC + " koi8-r ibm866",
    "uk": "windows-1251 iso-8859-5 x-mac-cyrillic koi8-u cp1125",
    "bg": _CYRILLIC,
    **dict.fromkeys(("sr", "mk"), _CYRILLIC),
    "be": "windows-1251 iso-8859-5 ibm866",
    "kk": "kz1048 ptcp154",
    "el": "windows-1253 iso-8859-7 mac-greek cp737 cp869",
    "he": "windows-1255 iso-8859-8 cp862",
    "ar": "windows-1256 iso-8859-6 cp720",
    "fa": "windows-1256",
    "th": "tis-620 cp874",
    "vi": "windows-1258",
    "ja": "euc-jp shift_jis cp932 iso-2022-jp",
    "zh": "gb2312 gbk gb18030 hz",
    "zh-TW": "big5 big5hkscs",
    "ko": "euc-kr cp949 johab iso-2022-kr",
}
"""Python's names, or the web's."""

UNICODE = [
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-32",
    "utf-32-le",
    "utf-32-be",
]
"""What every language can be written in."""


def spelt(text: str, encoding: str) -> str:
    """Return *text* with what an encoding has no character for spelt as people did."""
    plain = {
        "“": '"',
        "”": '"',
        "„": '"',
        "–": "-",
        "’": "'",
        "«": '"',
        "»": '"',
        "\u200c": " ",
        "¿": "?",
        "،": ",",
        "؛": ";",
        "ی": "ي",
        "ک": "ك",
        "ă": "ă",
    }
    made = []
    for each in text:
        try:
            each.encode(encoding)
        except UnicodeEncodeError:
            each = plain.get(each) or apart(each, encoding)  # noqa: PLW2901 - spelt otherwise
        made.append(each)
    return "".join(made)


def apart(letter: str, encoding: str) -> str:
    """Return a letter with one of its marks behind it, as Vietnamese is written; else nothing."""
    marks = normalize("NFD", letter)[1:]
    for mark in marks:
        made = normalize("NFC", normalize("NFD", letter).replace(mark, "")) + mark
        try:
            made.encode(encoding)
        except UnicodeEncodeError:
            continue
        return made
    return ""
