"""How the lines begin, or end, with which a newspaper speaks of itself, its people, its rights.

``…`` stands for any words. A wording that begins with ``…`` is an ending, any other a beginning.
"""

CREDIT = {
    "en": "Reporting by|Additional reporting by|Writing by|Editing by|Compiled by|"
    "Reporting and writing by|With reporting by|With reports from|With report from|"
    "With files from|With additional reporting|With contributions from|"
    "Includes information from|Contributing: |Contributors: |From staff reports|"
    "From staff and wire reports|…contributed to this report|…contributed to this story|"
    "…contributed to this article|…contributed reporting|…contributed to the reporting|"
    "…contributed to this report from",
    "de": "Mit Material von|Mit Material der|Mit Agenturmaterial|Mitarbeit: |Redaktion: |"
    "Quelle: ntv.de|Mit dpa|mit AFP|mit Reuters",
    "fr": "Avec AFP|Avec Reuters|Avec agences|Avec nos agences|Édité par",
    "es": "Con información de|Con informaciones de|Con reportes de|Reporte de|Editado por|"
    "Reporte adicional de|Con información adicional de",
    "pt": "Com informações de|Com informações da|Com informações do|Reportagem de|Edição de",
    "it": "Con informazioni di|A cura di|Ha collaborato",
    "nl": "Met medewerking van|Met bijdragen van",
    "pl": "Oprac.|Opracowanie: |Współpraca: ",
    "ru": "По материалам|По информации агентств|При участии",
    "uk": "За матеріалами|За інформацією агентств",
    "tr": "Derleyen: |Haber: |Editör: |Muhabir: |Kaynak: AA|Kaynak: DHA|Kaynak: İHA",
    "ar": "إعداد: |تحرير: |إعداد وتحرير|شارك في التغطية|تغطية صحفية",
    "fa": "گزارش از|تهیه و تنظیم|ویراستار: ",
    "ur": "ایڈیٹنگ: |رپورٹ: ",
    "id": "Reporter: |Editor: |Penulis: |Laporan: |Penyunting: |Pewarta: ",
    "ja": "取材・文|文・写真",
    "zh": "责任编辑|責任編輯|编辑:|編輯:|校对:|審稿:|记者:",
    "ko": "취재:|편집:|영상편집|취재기자:",
    "hi": "रिपोर्ट:|संपादन:",
    "sv": "Medverkade: |Redaktör: ",
    "fi": "Toimittaja: ",
    "cs": "Redakčně upravil|Zpracoval",
    "el": "Με πληροφορίες από",
}
"""Who reported, wrote, edited; the authors of the record stand in the byline."""

COPYRIGHT = {
    "en": "All rights reserved|"
    "…All rights reserved|…used with permission|This material may not be published|"
    "Not to be redistributed|Reprinted with permission|Purchase licensing rights",
    "de": "Alle Rechte vorbehalten|…Alle Rechte vorbehalten|Urheberrechtlich geschützt",
    "fr": "Tous droits réservés|…Tous droits réservés|…tous droits de reproduction réservés",
    "es": "Todos los derechos reservados|…Todos los derechos reservados|"
    "Prohibida su reproducción|…prohibida su reproducción",
    "pt": "Todos os direitos reservados|…Todos os direitos reservados",
    "it": "Tutti i diritti riservati|…Tutti i diritti riservati|Riproduzione riservata|"
    "…Riproduzione riservata",
    "nl": "Alle rechten voorbehouden|…Alle rechten voorbehouden",
    "pl": "Wszelkie prawa zastrzeżone|…Wszelkie prawa zastrzeżone",
    "ru": "Все права защищены|…Все права защищены",
    "uk": "Усі права захищені|Всі права захищені|…права захищені",
    "tr": "Tüm hakları saklıdır|…Tüm hakları saklıdır",
    "ar": "جميع الحقوق محفوظة|…جميع الحقوق محفوظة|حقوق النشر محفوظة",
    "fa": "تمامی حقوق|کلیه حقوق|…محفوظ است",
    "ur": "جملہ حقوق محفوظ|…حقوق محفوظ ہیں",
    "id": "Hak cipta dilindungi|…Hak cipta dilindungi",
    "ja": "無断転載|…無断転載を禁じます|…無断転載禁止|…禁無断転載",
    "zh": "版权所有|版權所有|…版权所有|…版權所有|…未经授权不得转载|…不得转载",
    "ko": "저작권자|무단 전재|…무단 전재 및 재배포 금지|…무단전재 및 재배포 금지|"
    "…무단전재 재배포 금지",
    "hi": "सर्वाधिकार सुरक्षित",
    "sv": "Alla rättigheter förbehållna",
    "cs": "Všechna práva vyhrazena|…Všechna práva vyhrazena",
    "hu": "Minden jog fenntartva|…Minden jog fenntartva",
    "ro": "Toate drepturile rezervate|…Toate drepturile rezervate",
    "el": "Με την επιφύλαξη παντός δικαιώματος",
}
"""Whose the text is."""

FOLLOW = {
    "en": "Follow us on|Follow us @|Like us on|Join us on|Find us on|Follow me on|"
    "Follow him on|Follow her on|Follow them on|Follow … on Twitter|Follow … on X|"
    "Follow … on Instagram|Follow … on Facebook|Follow … on Threads|Follow … on Bluesky|"
    "Follow … on Google News|Follow … on WhatsApp|Follow … on TikTok|Add us as a preferred",
    "de": "Folgen Sie uns auf|Folge uns auf|Folgen Sie uns bei|Folgt uns auf",
    "fr": "Suivez-nous sur|Suivez toute l'actualité|Suivez l'actualité|Retrouvez-nous sur",
    "es": "Síguenos en|Síganos en|Sigue toda la información|Sigue a … en|Siga a … en",
    "pt": "Siga-nos no|Siga-nos na|Siga o … no|Siga a … no|Siga nosso|Acompanhe o … no",
    "it": "Seguici su|Segui … su|Seguiteci su",
    "nl": "Volg ons op|Volg … op",
    "pl": "Obserwuj nas|Śledź nas|Obserwuj … w Google",
    "ru": "Подписывайтесь на наш|Подписывайтесь на нас|Следите за нами|Читайте нас в|"
    "Следите за новостями",
    "uk": "Підписуйтесь на наш|Підписуйтесь на нас|Стежте за нами|Читайте нас у",
    "tr": "Bizi … takip edin|Bizi takip edin|… takip etmek için tıklayın",
    "ar": "تابعنا على|تابعونا على|تابعوا … على|يمكنكم متابعتنا",
    "fa": "ما را در … دنبال کنید",
    "ur": "ہمیں … فالو کریں",
    "id": "Ikuti kami di|Ikuti … di Google|Ikuti saluran|Ikuti berita",
    "ja": "公式Xを|公式LINE|フォローする",
    "zh": "关注我们|關注我們|扫码关注|掃碼關注",
    "ko": "카카오톡 채널 추가|네이버에서 … 구독",
    "hi": "हमें फॉलो करें|हमें … फॉलो करें|हमें … फ़ॉलो करें",
    "sv": "Följ oss på",
    "da": "Følg os på",
    "no": "Følg oss på",
    "fi": "Seuraa meitä",
    "cs": "Sledujte nás na",
    "ro": "Urmărește-ne pe|Urmăriți-ne pe|Urmărește … pe Google",
    "el": "Ακολουθήστε μας|Ακολουθήστε το … στο",
}
"""Where else one may read the house."""

OFFER = {
    "en": "Sign up for|Sign up to|Click here to subscribe|Click here to sign up|"
    "Subscribe to our|Subscribe to the|Subscribe now to|Subscribe here|"
    "Get … newsletter|Get the latest … inbox|Download our app|Download our free app|"
    "Download the … app|"
    "Get the full experience|Want more … newsletter|Never miss a story|"
    "This article is reserved for|This story is for subscribers|You're reading the … newsletter|"
    "Interested in more newsletters|By signing up you|Thanks for signing up|"
    "Thank you for subscribing|Thank you for reading|Thanks for reading|"
    "Please consider donating|Support our journalism|Support independent journalism|"
    "This site is protected by reCAPTCHA|By clicking subscribe|By clicking submit|"
    "By entering your email|We have sent a confirmation|A welcome email is on its way|"
    "…sign up for our newsletter|…sign up for our newsletters|…sign up to our newsletter|"
    "…delivered right to your inbox|…sent straight to your inbox|…straight to your inbox|"
    "…delivered to your inbox|…in your inbox",
    "de": "Melden Sie sich für|Abonnieren Sie|Jetzt … Newsletter|Hier … Newsletter|"
    "Laden Sie … App|Hier geht es zur … App|…Hier gratis herunterladen|"
    "…Newsletter anmelden|…Newsletter abonnieren",
    "fr": "Abonnez-vous à|Abonnez-vous pour|Inscrivez-vous à|Recevez … newsletter|"
    "Téléchargez … application|Il vous reste … de cet article à lire|Cet article est réservé|"
    "…La suite est réservée aux abonnés",
    "es": "Suscríbete a|Suscríbase a|Apúntate a|Recibe … newsletter|Recibe … boletín|"
    "Descarga … app|Este artículo es exclusivo para|Regístrate para",
    "pt": "Assine a|Assine o|Inscreva-se na|Inscreva-se no|Baixe o aplicativo|Baixe o app|"
    "Receba … newsletter|Este conteúdo é exclusivo",
    "it": "Iscriviti a|Iscriviti alla|Abbonati a|Scarica l'app|Ricevi … newsletter",
    "nl": "Schrijf je in voor|Meld je aan voor|Download de … app|Abonneer je op",
    "pl": "Zapisz się na|Pobierz … aplikację|Subskrybuj nasz",
    "ru": "Подпишитесь на|Подписывайтесь на|Скачайте … приложение",
    "uk": "Підпишіться на|Підписуйтесь на|Завантажте … додаток",
    "tr": "Bültenimize abone|Uygulamamızı indir|… uygulamasını indir",
    "ar": "اشترك في|اشتركوا في|حمل تطبيق|حمّل تطبيق|للاشتراك في",
    "fa": "برای عضویت در خبرنامه|اپلیکیشن … دانلود",
    "ur": "ہماری ایپ|سبسکرائب کریں",
    "id": "Berlangganan|Dapatkan … newsletter|Unduh aplikasi",
    "ja": "この記事は会員限定|この記事は有料会員限定|アプリをダウンロード|無料会員登録|"
    "…会員限定記事です",
    "zh": "下载客户端|下载APP|下載APP",
    "ko": "앱 다운로드|뉴스레터 구독|구독 신청",
    "hi": "हमारे न्यूजलेटर|ऐप डाउनलोड",
    "sv": "Prenumerera på|Ladda ner … app|Anmäl dig till",
    "da": "Tilmeld dig|Download appen",
    "no": "Meld deg på|Last ned … app",
    "fi": "Tilaa … uutiskirje|Lataa … sovellus",
    "cs": "Přihlaste se k odběru|Stáhněte si … aplikaci",
    "ro": "Abonează-te la|Descarcă aplicația",
    "el": "Εγγραφείτε στο|Κατεβάστε … εφαρμογή",
}
"""What the house sells: newsletters, subscriptions, apps."""

ORIGIN = {
    "en": "This story was originally published|This article was originally published|"
    "This story originally appeared|This article originally appeared|"
    "This article originally published|This post originally appeared|"
    "This piece originally appeared|This interview originally appeared|"
    "This essay was originally|This piece was originally|This post was originally|"
    "A version of this story|A version of this article|An earlier version of this story appeared|"
    "This article was first published|This story was first published|"
    "This article first appeared|This story first appeared|This article was produced|"
    "This story was produced|This article was featured|This content was originally|"
    "Originally published|Originally appeared|First published|"
    "This article is republished|This story is republished|This article appears in|"
    "This content can also be viewed on the site",
    "de": "Dieser Artikel ist zuerst|Dieser Artikel erschien zuerst|Dieser Text erschien zuerst|"
    "Dieser Beitrag erschien zuerst|Zuerst erschienen|Dieser Text stammt aus|"
    "Dieses Thema im Programm|Dieser Artikel wurde ausgedruckt",
    "fr": "Cet article a été publié|Article initialement publié|Cet article est initialement|"
    "Publié initialement|Cet article est paru",
    "es": "Este artículo fue publicado originalmente|Publicado originalmente|"
    "Este artículo se publicó originalmente|Este texto fue publicado",
    "pt": "Este artigo foi publicado originalmente|Publicado originalmente|"
    "Esta reportagem foi publicada",
    "it": "Questo articolo è stato pubblicato originariamente|Articolo pubblicato originariamente|"
    "Pubblicato originariamente",
    "nl": "Dit artikel verscheen eerder|Dit artikel is eerder verschenen",
    "pl": "Artykuł ukazał się pierwotnie|Tekst ukazał się pierwotnie",
    "ru": "Материал впервые опубликован|Первоначально опубликовано|Впервые опубликовано",
    "uk": "Вперше опубліковано",
    "tr": "Bu haber ilk olarak|Bu yazı ilk olarak|İlk yayın",
    "ar": "نشر هذا المقال|نُشر هذا المقال|نشر لأول مرة",
    "fa": "این مطلب نخستین بار|این مقاله نخستین بار",
    "id": "Artikel ini pertama kali|Artikel ini telah tayang|Artikel ini telah terbit",
    "ja": "この記事は…に掲載|初出",
    "zh": "本文首发|本文原载|本文轉載|本文转载|本文来源",
    "sv": "Artikeln publicerades ursprungligen",
    "cs": "Článek původně vyšel",
}
"""Where the text stood before."""

HOUSE = {
    "en": "Our standards: |Our journalists work independently|"
    "This advertisement has not loaded yet|Share this article in your social network|"
    "Article content|Author of the article|We apologize, but this video has failed to load|"
    "Try refreshing your browser, or tap here|Please read our comment policy|"
    "Click to read more and view comments|If you purchase a product or|"
    "If you buy something through|When you purchase through links|"
    "When you buy through links|We may earn a commission|We may receive a commission|"
    "This article contains affiliate links|This post contains affiliate links|"
    "Some links in this article|We occasionally recommend|Purchases made through links|"
    "All products featured|All products are independently|Got a tip?|Got a story?|"
    "Got a confidential|Have a tip?|Have a story?|Do you have a story|Do you have a tip|"
    "Do you know more about|Send us your|Report an error|Report a correction|"
    "Report a typo|Found a mistake|Found an error|Spotted a mistake|Spotted an error|"
    "See something wrong|See a mistake|See an error|Notice a mistake|Stay with … for|"
    "Have your say|Post your comment|Scroll down|Recent stories by|Summarize this article",
    "de": "Fehler gefunden|Haben Sie einen Fehler|Sie haben einen Fehler|Hinweis der Redaktion|"
    "Transparenzhinweis|Transparenz: |Unsere Standards|Kopiere den aktuellen Link|"
    "Werbung überspringen|Artikel anhören|Schlagwörter zu diesem Artikel|"
    "In eigener Sache|Wenn Sie über Links",
    "fr": "Une erreur dans cet article|Signaler une erreur|Vous avez repéré une erreur|"
    "Nos standards|Écouter cet article|Temps de lecture",
    "es": "¿Ha encontrado un error|¿Encontraste un error|Informar de un error|"
    "Reportar un error|Nuestros estándares|Escuchar este artículo|Para saber más",
    "pt": "Encontrou um erro|Comunicar erro|Reportar erro|Nossos padrões|Nossas diretrizes|"
    "Ouvir notícia",
    "it": "Hai trovato un errore|Segnala un errore|Ascolta l'articolo|Leggi e commenta|"
    "Partecipa alla discussione",
    "nl": "Fout gezien|Foutje gezien|Taalfout gezien|Heb je een tip",
    "pl": "Znalazłeś błąd|Zgłoś błąd|Masz dla nas temat|Dziękujemy, że przeczytał|"
    "Dziękujemy za przeczytanie",
    "ru": "Нашли ошибку|Нашли опечатку|Заметили ошибку|Если вы нашли ошибку|"
    "Если вы заметили ошибку|Выделите её|Увидели ошибку",
    "uk": "Помітили помилку|Знайшли помилку|Якщо ви знайшли помилку|Якщо ви помітили помилку",
    "tr": "Hata bildir|Bir hata mı|Haberi dinle|Yazım yanlışı",
    "ar": "أبلغ عن خطأ|الإبلاغ عن خطأ|هل وجدت خطأ|استمع إلى المقال",
    "fa": "گزارش خطا|گزارش اشتباه|گوش کنید",
    "id": "Laporkan kesalahan|Baca berita lainnya|Simak berita|Dengarkan artikel",
    "ja": "この記事に関するお問い合わせ|誤りを報告|この記事を聞く",
    "zh": "纠错|糾錯|我要纠错|收听本文",
    "ko": "오류 신고|기사제보|제보하기|▶ 제보|사진 확대",
    "hi": "गलती की सूचना|खबर सुनें",
    "sv": "Hittat fel|Rapportera fel|Öppna bild i helskärm|Lyssna på artikeln",
    "da": "Fundet en fejl|Lyt til artiklen",
    "no": "Feil i artikkelen|Meld fra om feil|Tips oss",
    "fi": "Löysitkö virheen|Kuuntele juttu",
    "cs": "Našli jste chybu|Nahlásit chybu",
    "hu": "Hibát talált|Hibát találtál",
    "ro": "Ai găsit o greșeală|Raportează o eroare",
    "el": "Βρήκατε λάθος|Αναφορά λάθους",
}
"""What the house tells of its rules, its earnings and its faults."""

CONTACT = {
    "en": "Contact |Reach |Reach out to|Email |E-mail |Write to|You can reach|You can contact|"
    "Staff writer … can be reached|Send tips to|Send an email to",
    "de": "Kontakt|Schreiben Sie|Sie erreichen",
    "fr": "Contactez|Contacter|Écrivez",
    "es": "Contacte|Contacta|Contactar|Escriba a|Escribe a|Correo electrónico",
    "pt": "Contacte|Entre em contato|Fale com|Escreva para",
    "it": "Contatta|Scrivi a|Per contattare",
    "nl": "Contact|Mail naar|Mail ",
    "tr": "İletişim|Bize ulaşın",
    "ar": "للتواصل|تواصل معنا|راسلنا",
    "fa": "تماس با",
    "zh": "联系|聯絡|投稿邮箱|投稿信箱",
    "ja": "お問い合わせ|連絡先",
    "ko": "문의|연락처",
    "id": "Hubungi",
    "ru": "Связаться|Пишите",
    "pl": "Kontakt|Napisz do",
}
"""How to write to the house; only with an address."""
