"""Names of the Gregorian months and of the weekdays, by language."""

import re
import unicodedata

from crawler.text.normalise import skeleton

MONTH_NAMES = {
    "en": "January Jan|February Feb|March Mar|April Apr|May|June Jun|July Jul|August Aug|"
    "September Sept Sep|October Oct|November Nov|December Dec",
    "tr": "Ocak Oca|Şubat Şub|Mart Mar|Nisan Nis|Mayıs May|Haziran Haz|Temmuz Tem|Ağustos Ağu|"
    "Eylül Eyl|Ekim Eki|Kasım Kas|Aralık Ara",
    "ar": "يناير|فبراير|مارس|أبريل إبريل|مايو|يونيو يونيه|يوليو يوليه|أغسطس|سبتمبر|أكتوبر|نوفمبر|"
    "ديسمبر",
    "ar-levant": "كانون_الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين_الأول|تشرين_الثاني|"
    "كانون_الأول",
    "ar-maghreb": "جانفي|فيفري|مارس|أفريل|ماي|جوان|جويلية يوليوز|أوت غشت|سبتمبر شتنبر|أكتوبر|"
    "نوفمبر نونبر|ديسمبر دجنبر",
    "fa": "ژانویه|فوریه|مارس|آوریل|مه می|ژوئن|ژوئیه ژوییه جولای|اوت آگوست|سپتامبر|اکتبر|نوامبر|"
    "دسامبر",
    "ur": "جنوری|فروری|مارچ|اپریل|مئی|جون|جولائی|اگست|ستمبر|اکتوبر|نومبر|دسمبر",
    "de": "Januar Jänner Jan|Februar Feber Feb|März Maerz Mär Mrz|April Apr|Mai|Juni Jun|Juli Jul|"
    "August Aug|September Sept Sep|Oktober Okt|November Nov|Dezember Dez",
    "fr": "janvier janv|février févr fév|mars|avril avr|mai|juin|juillet juil|août|"
    "septembre sept|octobre oct|novembre nov|décembre déc",
    "es": "enero ene|febrero feb|marzo mar|abril abr|mayo may|junio jun|julio jul|agosto ago|"
    "septiembre setiembre sept sep set|octubre oct|noviembre nov|diciembre dic",
    "it": "gennaio gen|febbraio feb|marzo mar|aprile apr|maggio mag|giugno giu|luglio lug|"
    "agosto ago|settembre sett set|ottobre ott|novembre nov|dicembre dic",
    "pt": "janeiro jan|fevereiro fev|março mar|abril abr|maio mai|junho jun|julho jul|agosto ago|"
    "setembro set|outubro out|novembro nov|dezembro dez",
    "nl": "januari jan|februari feb|maart mrt|april apr|mei|juni jun|juli jul|augustus aug|"
    "september sep|oktober okt|november nov|december dec",
    "pl": "stycznia styczeń sty|lutego luty lut|marca marzec mar|kwietnia kwiecień kwi|maja maj|"
    "czerwca czerwiec cze|lipca lipiec lip|sierpnia sierpień sie|września wrzesień wrz|"
    "października październik paź|listopada listopad lis|grudnia grudzień gru",
    "ru": "января январь янв|февраля февраль фев февр|марта март мар|апреля апрель апр|мая май|"
    "июня июнь июн|июля июль июл|августа август авг|сентября сентябрь сен сент|"
    "октября октябрь окт|ноября ноябрь ноя нояб|декабря декабрь дек",
    "uk": "січня січень січ|лютого лютий лют|березня березень бер|квітня квітень кві квіт|"
    "травня травень тра трав|червня червень чер черв|липня липень лип|серпня серпень сер серп|"
    "вересня вересень вер|жовтня жовтень жов жовт|листопада листопад лис|грудня грудень гру груд",
    "id": "Januari Jan|Februari Feb|Maret Mar|April Apr|Mei|Juni Jun|Juli Jul|Agustus Agu Agt|"
    "September Sep|Oktober Okt|November Nov|Desember Des",
    "sv": "januari jan|februari feb|mars mar|april apr|maj|juni jun|juli jul|augusti aug|"
    "september sep sept|oktober okt|november nov|december dec",
    "da": "januar jan|februar feb|marts mar|april apr|maj|juni jun|juli jul|august aug|"
    "september sep sept|oktober okt|november nov|december dec",
    "no": "januar jan|februar feb|mars mar|april apr|mai|juni jun|juli jul|august aug|"
    "september sep sept|oktober okt|november nov|desember des",
    "fi": "tammikuuta tammikuu tammi|helmikuuta helmikuu helmi|maaliskuuta maaliskuu maalis|"
    "huhtikuuta huhtikuu huhti|toukokuuta toukokuu touko|kesäkuuta kesäkuu kesä|"
    "heinäkuuta heinäkuu heinä|elokuuta elokuu elo|syyskuuta syyskuu syys|lokakuuta lokakuu loka|"
    "marraskuuta marraskuu marras|joulukuuta joulukuu joulu",
    "cs": "ledna leden led|února únor úno|března březen bře|dubna duben dub|května květen kvě|"
    "června červen čvn|července červenec čvc|srpna srpen srp|září zář|října říjen říj|"
    "listopadu listopad lis|prosince prosinec pro",
    "hu": "január jan|február febr feb|március márc már|április ápr|május máj|június jún|"
    "július júl|augusztus aug|szeptember szept|október okt|november nov|december dec",
    "ro": "ianuarie ian|februarie feb|martie mar|aprilie apr|mai|iunie iun|iulie iul|august aug|"
    "septembrie sept sep|octombrie oct|noiembrie noi nov|decembrie dec",
    "el": "Ιανουαρίου Ιανουάριος Ιαν|Φεβρουαρίου Φεβρουάριος Φεβ|Μαρτίου Μάρτιος Μαρ|"
    "Απριλίου Απρίλιος Απρ|Μαΐου Μάιος Μαϊ Μάι|Ιουνίου Ιούνιος Ιουν|Ιουλίου Ιούλιος Ιουλ|"
    "Αυγούστου Αύγουστος Αυγ|Σεπτεμβρίου Σεπτέμβριος Σεπ|Οκτωβρίου Οκτώβριος Οκτ|"
    "Νοεμβρίου Νοέμβριος Νοε|Δεκεμβρίου Δεκέμβριος Δεκ",
    "sk": "januára január|februára február|marca marec|apríla apríl|mája máj|júna jún|júla júl|"
    "augusta august aug|septembra september|októbra október okt|novembra november|"
    "decembra december",
    "bg": "януари ян|февруари фев|март|април апр|май|юни|юли|август авг|септември сеп|"
    "октомври окт|ноември ное|декември дек",
    "sr": "јануара јануар јан|фебруара фебруар феб|марта март|априла април|маја мај|јуна јун јуни|"
    "јула јул јули|августа август|септембра септембар|октобра октобар|новембра новембар|"
    "децембра децембар",
    "sr-Latn": "januara januar|februara februar|marta mart|aprila april|maja maj|juna jun juni|"
    "jula jul juli|avgusta avgust augusta|septembra septembar|oktobra oktobar|novembra novembar|"
    "decembra decembar",
    "hr": "siječnja siječanj sij|veljače veljača velj|ožujka ožujak ožu|travnja travanj tra|"
    "svibnja svibanj svi|lipnja lipanj|srpnja srpanj|kolovoza kolovoz kol|rujna rujan ruj|"
    "listopada listopad|studenoga studenog studeni stu|prosinca prosinac",
    "ms": "Januari|Februari|Mac|April|Mei|Jun|Julai|Ogos|September|Oktober|November|Disember",
    "sw": "Januari|Februari|Machi|Aprili|Mei|Juni|Julai|Agosti|Septemba|Oktoba|Novemba|Desemba",
    "he": "ינואר בינואר|פברואר בפברואר|מרץ במרץ מרס במרס|אפריל באפריל|מאי במאי|יוני ביוני|"
    "יולי ביולי|אוגוסט באוגוסט|ספטמבר בספטמבר|אוקטובר באוקטובר|נובמבר בנובמבר|דצמבר בדצמבר",
    "hi": "जनवरी|फरवरी फ़रवरी|मार्च|अप्रैल|मई|जून|जुलाई|अगस्त|सितंबर सितम्बर|"
    "अक्टूबर अक्तूबर|नवंबर नवम्बर|दिसंबर दिसम्बर",
    "bn": "জানুয়ারি জানুয়ারী|ফেব্রুয়ারি ফেব্রুয়ারী|মার্চ|এপ্রিল|মে|জুন|জুলাই|আগস্ট অগাস্ট|"
    "সেপ্টেম্বর|অক্টোবর|নভেম্বর|ডিসেম্বর",
    "th": "มกราคม ม.ค.|กุมภาพันธ์ ก.พ.|มีนาคม มี.ค.|เมษายน เม.ย.|พฤษภาคม พ.ค.|มิถุนายน มิ.ย.|"
    "กรกฎาคม ก.ค.|สิงหาคม ส.ค.|กันยายน ก.ย.|ตุลาคม ต.ค.|พฤศจิกายน พ.ย.|ธันวาคม ธ.ค.",
}
"""January to December, parted by ``|``; the spellings of one month by a space."""

WEEKDAY_NAMES = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thur "
    "Thurs Fri Sat Sun",
    "tr": "Pazartesi Salı Çarşamba Perşembe Cuma Cumartesi Pazar Pzt Sal Çar Çrş Per Prş Cum Cmt "
    "Cts Paz",
    "ar": "الاثنين الإثنين الثلاثاء الأربعاء الاربعاء الخميس الجمعة السبت الأحد الاحد",
    "fa": "دوشنبه سه‌شنبه سهشنبه چهارشنبه پنجشنبه پنج‌شنبه جمعه شنبه یکشنبه یک‌شنبه",
    "ur": "پیر منگل بدھ جمعرات جمعہ ہفتہ اتوار",
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonnabend Sonntag Mo Di Mi Do Fr "
    "Sa So",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche lun mer jeu ven sam dim",
    "es": "lunes martes miércoles jueves viernes sábado domingo lun mié jue vie sáb dom",
    "it": "lunedì martedì mercoledì giovedì venerdì sabato domenica lun mar mer gio ven sab dom",
    "pt": "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo "
    "seg ter qua qui sex sáb dom",
    "nl": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ma di wo do vr za zo",
    "pl": "poniedziałek wtorek środa czwartek piątek sobota niedziela pon wt śr czw pt sob niedz",
    "ru": "понедельник вторник среда четверг пятница суббота воскресенье пн вт ср чт пт сб вс",
    "uk": "понеділок вівторок середа четвер п'ятниця субота неділя пн вт ср чт пт сб нд",
    "id": "Senin Selasa Rabu Kamis Jumat Jum'at Sabtu Minggu Sen Sel Rab Kam Jum Sab Min",
    "sv": "måndag tisdag onsdag torsdag fredag lördag söndag mån tis ons tors fre lör sön",
    "da": "mandag tirsdag onsdag torsdag fredag lørdag søndag man tir ons tor fre lør søn",
    "fi": "maanantaina tiistaina keskiviikkona torstaina perjantaina lauantaina sunnuntaina "
    "maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai ma ti ke to pe la su",
    "cs": "pondělí úterý středa čtvrtek pátek sobota neděle po út st čt pá so ne",
    "hu": "hétfő kedd szerda csütörtök péntek szombat vasárnap",
    "ro": "luni marți marţi miercuri joi vineri sâmbătă duminică",
    "el": "Δευτέρα Τρίτη Τετάρτη Πέμπτη Παρασκευή Σάββατο Κυριακή Δευ Τρι Τετ Πεμ Παρ Σαβ Κυρ",
    "sk": "pondelok utorok streda štvrtok piatok sobota nedeľa",
    "bg": "понеделник вторник сряда четвъртък петък събота неделя",
    "sr": "понедељак уторак среда четвртак петак субота недеља",
    "hr": "ponedjeljak utorak srijeda četvrtak petak subota nedjelja",
    "sr-Latn": "ponedeljak utorak sreda četvrtak petak subota nedelja",
    "ms": "Isnin Selasa Rabu Khamis Jumaat Sabtu Ahad",
    "sw": "Jumatatu Jumanne Jumatano Alhamisi Ijumaa Jumamosi Jumapili",
    "vi": "hai ba tư năm sáu bảy chủ nhật thứ",
    "he": "שני שלישי רביעי חמישי שישי שבת ראשון יום",
    "hi": "सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार",
    "bn": "সোমবার মঙ্গলবার বুধবার বৃহস্পতিবার শুক্রবার শনিবার রবিবার",
    "th": "วันจันทร์ วันอังคาร วันพุธ วันพฤหัสบดี วันศุกร์ วันเสาร์ วันอาทิตย์ ที่ วันจันทร์ที่ วันอังคารที่ "
    "วันพุธที่ วันพฤหัสบดีที่ วันศุกร์ที่ วันเสาร์ที่ วันอาทิตย์ที่",
    "zh": "星期一 星期二 星期三 星期四 星期五 星期六 星期日 星期天 "
    "周一 周二 周三 周四 周五 周六 周日",
    "ja": "月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日曜日 月 火 水 木 金 土 日",
    "ko": "월요일 화요일 수요일 목요일 금요일 토요일 일요일 월 화 수 목 금 토 일",
}
"""Monday to Sunday in full, then the abbreviations."""


def _numbers(names: str) -> dict[str, int]:
    """Return the number of each month by the skeletons of its names in one language."""
    return {
        skeleton(unicodedata.normalize("NFC", name.replace("_", " "))): number
        for number, spellings in enumerate(names.split("|"), 1)
        for name in spellings.split()
    }


EARLIER = frozenset({"hr"})
"""Languages whose names give way to those of the others."""

OTHER_MONTHS = {"listopada": 10, "listopad": 10}
"""What a name is elsewhere: October in Croatian, November in Polish and Czech."""

ENGLISH_MONTHS = _numbers(MONTH_NAMES["en"])
"""Number of the month by its English name in lower case; addresses are written with these."""

MONTHS = {
    name: number
    for _, names in sorted(MONTH_NAMES.items(), key=lambda one: one[0] not in EARLIER)
    for name, number in _numbers(names).items()
}
"""Number of the month by the skeleton of its name, all languages together."""

VOWEL_SIGNS = "\u0900-\u0903\u093a-\u094f\u0981-\u0983\u09bc-\u09cd\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
"""Vowel signs of Hindi, Bengali and Thai, which are no letters to a pattern."""

MARKED_MONTHS = tuple(
    sorted((name for name in MONTHS if not name.replace(" ", "").isalpha()), key=len, reverse=True)
)
"""The names that are not made of letters alone, longest first."""

WORD = re.compile(rf"[\w{VOWEL_SIGNS}]+(?:['.][\w{VOWEL_SIGNS}]+)*")
"""A word around a date; a hyphen or a joiner ends it."""

WEEKDAYS = frozenset(WORD.findall(skeleton(" ".join(WEEKDAY_NAMES.values()))))
"""Skeletons of the words that names of weekdays are made of, all languages together."""

WEEKDAY_NUMBERS = {
    skeleton(name): number
    for language in ("hr", "pl", "cs", "sr-Latn", "sk")
    for number, name in enumerate(WEEKDAY_NAMES[language].split()[:7])
}
"""Number of the weekday, Monday 0, in the languages that share names of months."""
