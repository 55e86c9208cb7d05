"""What share buttons, links to a site's own channels, and print and mail links say."""

NETWORKS = (
    "Facebook|FB|Twitter|X|X (Twitter)|Instagram|YouTube|You Tube|WhatsApp|Whats App|Telegram|"
    "LinkedIn|Linked In|Pinterest|Reddit|Tumblr|Google|Google Plus|Google+|VK|VKontakte|ВКонтакте|"
    "ВК|Одноклассники|Odnoklassniki|OK.ru|Viber|Skype|Messenger|Facebook Messenger|Snapchat|"
    "TikTok|Threads|Mastodon|Bluesky|Truth Social|Gab|Parler|Flipboard|Pocket|Digg|StumbleUpon|"
    "Delicious|Buffer|Xing|Weibo|微博|新浪微博|WeChat|微信|QQ|Line|LINE|はてなブックマーク|はてブ|"
    "Hatena|Naver|KakaoTalk|Kakao|Soundcloud|Vimeo|Flickr|Dailymotion|Rumble|Odysee|Spotify|"
    "Twitch|Discord|Signal|Evernote|Instapaper|Blogger|RSS|RSS Feed|Google News|Apple News|Eitaa|"
    "ایتا|Soroush|سروش|Bale|بله|Rubika|روبیکا|Aparat|آپارات|فيسبوك|فيس بوك|فیسبوک|فیس بوک|تويتر|"
    "توییتر|انستغرام|إنستغرام|انستجرام|اینستاگرام|يوتيوب|یوتیوب|واتساب|واتس اب|واتس آب|واتساپ|"
    "واتس‌اپ|تيليجرام|تلجرام|تليغرام|تيلغرام|تلگرام|لينكدإن|لينكد إن|لینکدین|بينتيريست|بينترست|"
    "فیس بک|ٹوئٹر|واٹس ایپ|Твиттер|Фейсбук|Телеграм|Ютуб|Инстаграм|Ватсап|Дзен"
)
"""Names of networks; alone on a page they are a link or a button."""

SHARE = {
    "en": "Share|Shares|Share this|Share this:|Share it|Share this article|Share this story|"
    "Share this post|Share this page|Share this news|Share this entry|Share article|Share story|"
    "Share post|Share on|Share via|Share with|Share with friends|Sharing|Share options|Share now|"
    "Share on {}|Share to {}|Share via {}|Share with {}|Share it on {}|Share this on {}|"
    "Click to share on {}|Click to share on {} (Opens in new window)|"
    "Share on {} (Opens in new window)|Share this article on {}|Post on {}|Post to {}|Pin on {}|"
    "Opens in new window|Click to email a link to a friend (Opens in new window)|Share via Email|"
    "Share by email|Share via e-mail|Share on social media|Spread the word|Tweet|Tweet this|"
    "Tweets|Retweet|Pin|Pin it|Pins|Like|Likes|Like this|Like this:|Like us|Loading|Like Loading|"
    "Like this: Like Loading|Be the first to like this|Email|E-mail|Mail|Copy link|Copy URL|"
    "Link copied|Copied|Copy to clipboard|Copy short link|Short link|Bookmark|Forward|"
    "More sharing options|Total shares|Recommend|Recommend this|Copy article link|Share link|"
    "Share this video|Share all sharing options|All sharing options|Show more sharing options|"
    "Close extra sharing options|Copy link URL copied|Click to copy|Save article|Save this story|"
    "Save for later|Gift this article",
    "tr": "Paylaş|Paylaşın|Bunu paylaş|Bunu paylaş:|Haberi paylaş|Bu haberi paylaş|Yazıyı paylaş|"
    "Bu yazıyı paylaş|Sayfayı paylaş|Paylaşım|Paylaşımlar|Sosyal medyada paylaş|{}'ta paylaş|"
    "{}'te paylaş|{}'da paylaş|{}'de paylaş|{} ile paylaş|{} üzerinde paylaş|{} üzerinden paylaş|"
    "{} paylaş|{}'ta paylaşmak için tıklayın (Yeni pencerede açılır)|"
    "{} üzerinde paylaşmak için tıklayın (Yeni pencerede açılır)|Yeni pencerede açılır|Tweetle|"
    "Tweet at|Twitle|Beğen|Beğeni|Bunu beğen|Bunu beğen:|Yükleniyor|E-posta ile gönder|"
    "E-posta ile paylaş|E-posta|E-Posta Gönder|Bağlantıyı kopyala|Linki kopyala|Kopyala|"
    "Kopyalandı|Link kopyalandı|Kaydet|Tavsiye et|Arkadaşına gönder",
    "ar": "شارك|شاركها|شاركه|مشاركة|المشاركة|مشاركات|شارك المقال|شارك الخبر|شارك هذا الموضوع|"
    "شارك هذا الموضوع:|شارك هذا الخبر|شارك هذا المقال|شارك على {}|شارك على|مشاركة على {}|"
    "المشاركة على {}|شارك عبر {}|مشاركة عبر {}|انقر للمشاركة على {}|اضغط للمشاركة على {}|"
    "انقر للمشاركة على {} (فتح في نافذة جديدة)|اضغط للمشاركة على {} (فتح في نافذة جديدة)|"
    "مشاركة عبر البريد|شارك عبر البريد|مشاركة عبر البريد الإلكتروني|البريد الإلكتروني|تغريد|غرد|"
    "غرّد|إعجاب|معجب بهذه|معجب بهذه:|تحميل|نسخ الرابط|انسخ الرابط|تم النسخ|إرسال|أرسل إلى صديق",
    "fa": "اشتراک|اشتراک گذاری|اشتراک‌گذاری|به اشتراک بگذارید|به اشتراک گذاری|به اشتراک گذاشتن|"
    "اشتراک گذاری در {}|اشتراک در {}|به اشتراک گذاری در {}|هم‌رسانی|همرسانی|لینک کوتاه|کپی لینک|"
    "کپی شد|کد خبر|ارسال به دوستان|ارسال برای دوستان|بازنشر|پسندیدن|توییت",
    "de": "Teilen|Artikel teilen|Beitrag teilen|Diesen Artikel teilen|Diesen Beitrag teilen|"
    "Teilen mit|Teilen mit:|Teilen auf|Seite teilen|Teilen auf {}|Auf {} teilen|Bei {} teilen|"
    "Mit {} teilen|Per {} teilen|Via {} teilen|Über {} teilen|"
    "Klick, um auf {} zu teilen (Wird in neuem Fenster geöffnet)|"
    "Klicken, um auf {} zu teilen (Wird in neuem Fenster geöffnet)|twittern|Tweeten|"
    "Per E-Mail versenden|Per E-Mail teilen|Per Mail teilen|E-Mail|Gefällt mir|Gefällt mir:|Lade|"
    "Link kopieren|Link kopiert|Merken|Weiterleiten|Empfehlen|Weitersagen|Geteilt",
    "fr": "Partager|Partagez|Partages|Partage|Partager cet article|Partager l'article|"
    "Partagez cet article|Partager :|Partager sur|Partager sur {}|Partager via {}|Partagez sur {}|"
    "Cliquez pour partager sur {}(ouvre dans une nouvelle fenêtre)|"
    "Cliquer pour partager sur {}(ouvre dans une nouvelle fenêtre)|Tweeter|Tweetez|"
    "Envoyer par courriel|Envoyer par e-mail|Envoyer par mail|Partager par e-mail|Courriel|E-mail|"
    "J'aime|J'aime ça :|J'aime chargement|chargement|Copier le lien|Lien copié|Enregistrer|"
    "Épingler|Recommander|Envoyer à un ami",
    "es": "Compartir|Comparte|Compartir:|Comparte esto|Comparte esto:|Compártelo|"
    "Compartir artículo|Compartir noticia|Comparte este artículo|Comparte esta noticia|"
    "Compartir en|Compartir en {}|Compartir por {}|Compartir vía {}|Comparte en {}|Compartidos|"
    "Haz clic para compartir en {} (Se abre en una ventana nueva)|Tuitear|Twittear|Tuit|"
    "Enviar por email|Enviar por correo|Enviar por correo electrónico|Correo electrónico|Correo|"
    "Me gusta|Me gusta esto|Me gusta esto:|Cargando|Copiar enlace|Copiar link|Enlace copiado|"
    "Guardar|Recomendar|Enviar a un amigo",
    "pt": "Compartilhar|Compartilhe|Compartilhar:|Compartilhe isso|Compartilhe isso:|Partilhar|"
    "Partilhe|Partilhar isto|Compartilhamentos|Compartilhar no {}|Compartilhe no {}|"
    "Compartilhar via {}|Compartilhar em {}|Partilhar no {}|Compartilhar notícia|"
    "Compartilhe esta notícia|Compartilhar por e-mail|Enviar por e-mail|Tweetar|Curtir|"
    "Curtir isso:|Carregando|Gosto|Copiar link|Copiar ligação|Link copiado|Salvar",
    "it": "Condividi|Condividi:|Condividere|Condivisioni|Condividi su|Condividi su {}|"
    "Condividi con {}|Condividi via {}|Condividi questo articolo|Condividi l'articolo|"
    "Fai clic per condividere su {} (Si apre in una nuova finestra)|Twitta|Mi piace|Mi piace:|"
    "Caricamento|Invia per email|Invia via email|Copia link|Copia il link|Link copiato|Salva|"
    "Consiglia",
    "nl": "Delen|Deel dit|Deel dit:|Dit delen|Dit delen:|Deel dit artikel|Deel artikel|Deel via|"
    "Deel op {}|Delen op {}|Deel via {}|Delen via {}|Deel met {}|Tweeten|Vind ik leuk|"
    "Vind-ik-leuk|Laden|Kopieer link|Link kopiëren|Link gekopieerd|Bewaren|Mailen",
    "pl": "Udostępnij|Udostępnij:|Udostępnij to|Udostępnij artykuł|Udostępnień|Udostępnienia|"
    "Udostępnij na {}|Udostępnij w {}|Udostępnij przez {}|Podziel się|Podziel się na {}|"
    "Podziel się artykułem|Tweetnij|Lubię to|Lubię to!|Polub|Ładowanie|Kopiuj link|Skopiuj link|"
    "Link skopiowany|Wyślij e-mailem|Poleć|Zapisz",
    "ru": "Поделиться|Поделитесь|Поделиться:|Поделиться новостью|Поделиться статьей|"
    "Поделиться ссылкой|Поделиться с друзьями|Поделитесь с друзьями|Поделились|"
    "Поделиться в соцсетях|Поделиться на {}|Поделиться в {}|Поделиться через {}|"
    "Нажмите, чтобы поделиться на {} (Открывается в новом окне)|Отправить по эл. почте|"
    "Отправить по почте|Отправить на email|Твитнуть|Твит|Нравится|Нравится:|Мне нравится|Загрузка|"
    "Скопировать ссылку|Копировать ссылку|Ссылка скопирована|Сохранить|Репост|Рассказать друзьям|"
    "Класс",
    "uk": "Поділитися|Поділитись|Поширити|Поділитися в {}|Поділитися на {}|Поширити в {}|"
    "Подобається|Копіювати посилання|Скопіювати посилання",
    "zh": "分享|分享到|分享至|分享到{}|分享至{}|分享此文章|共享此文章|共享|转发|轉發|转发到|"
    "一键分享|点赞|喜欢|收藏|复制链接|複製連結|复制成功|邮件|发送邮件|分享给好友|微信扫一扫",
    "ja": "共有|シェア|シェアする|シェアする:|共有:|ツイート|ツイートする|{}でシェア|{}で共有|"
    "{}でシェアする|{}で共有する|{}に投稿|この記事をシェア|この記事をシェアする|いいね|いいね!|"
    "いいね:|読み込み中|リンクをコピー|URLをコピー|コピーしました|保存|ポスト|ポストする",
    "ko": "공유|공유하기|공유하기:|{}에 공유|{} 공유|{}로 공유|기사 공유|좋아요|링크 복사|"
    "URL 복사|스크랩",
    "id": "Bagikan|Bagikan:|Bagikan ini|Bagikan ini:|Bagikan artikel|Bagikan berita|Bagikan ke|"
    "Bagikan ke {}|Bagikan di {}|Bagikan lewat {}|Sebarkan|Sebarkan:|Dibagikan|Menyukai ini|"
    "Menyukai ini:|Suka|Memuat|Salin tautan|Salin link|Tautan disalin|Simpan|Surel",
    "ur": "شیئر|شیئر کریں|شئیر کریں|اشتراک کریں|اسے شیئر کریں|{} پر شیئر کریں|پسند کریں|"
    "لنک کاپی کریں",
    "sv": "Dela|Dela på {}|Dela via {}|Dela artikeln|Dela artikel|Dela med dig|Gilla|Kopiera länk",
    "da": "Del på {}|Del artiklen|Del artikel|Del via {}|Synes godt om|Kopier link",
    "no": "Del på {}|Del artikkelen|Del saken|Liker|Kopier lenke",
    "fi": "Jaa|Jaa artikkeli|Jaa tämä|Tykkää|Kopioi linkki",
    "cs": "Sdílet|Sdílej|Sdílejte|Sdílet na {}|Sdílet článek|Líbí se mi|Kopírovat odkaz",
    "hu": "Megosztás|Megosztom|Tetszik|Link másolása",
    "ro": "Distribuie|Distribuiți|Distribuie pe {}|Împarte|Apreciază|Copiază linkul",
    "el": "Κοινοποίηση|Μοιραστείτε|Μοιραστείτε το|Κοινοποίηση στο {}|Μου αρέσει|"
    "Αντιγραφή συνδέσμου",
    "ca": "Comparteix|Comparteix:|Compartir|Comparteix a {}|M'agrada",
}
"""What share and like buttons, and the boxes around them, say."""

SOCIAL = {
    "en": "Follow|Follow us|Follow us on|Follow us on {}|Follow us on social media|Follow on {}|"
    "Find us on {}|Join us on {}|Like us on {}|Join our {} channel|Join our {} group|"
    "Subscribe on {}|Follow me|Connect with us|Stay connected|Social media|Social links|"
    "Social networks|Follow us on social networks|Our channels|Get social|Fans|Followers|"
    "Visit us on {}|Watch on {}|View on {}|Social links navigation|Follow us on social",
    "tr": "Takip et|Takip edin|Bizi takip edin|Bizi takip et|Bizi {}'ta takip edin|"
    "Bizi {}'da takip edin|Bizi {}'te takip edin|Bizi {}'de takip edin|{}'ta takip et|"
    "{}'da takip et|Sosyal medya|Sosyal medyada biz|Sosyal ağlar|Sosyal medya hesaplarımız|"
    "Takipçi|Takipçiler|Beğeniler",
    "ar": "تابعنا|تابعونا|تابعنا على|تابعونا على|تابعنا على {}|تابعونا على {}|متابعة|"
    "وسائل التواصل الاجتماعي|مواقع التواصل الاجتماعي|تواصل معنا|متابعين|متابعون",
    "fa": "ما را دنبال کنید|دنبال کنید|ما را در {} دنبال کنید|شبکه های اجتماعی|شبکه‌های اجتماعی|"
    "در {} دنبال کنید",
    "de": "Folgen|Folgen Sie uns|Folge uns|Folgen Sie uns auf {}|Folge uns auf {}|Soziale Medien|"
    "Soziale Netzwerke|Besuchen Sie uns auf {}",
    "fr": "Suivre|Suivez-nous|Suivez nous|Nous suivre|Suivez-nous sur|Suivez-nous sur {}|"
    "Réseaux sociaux|Abonnés|Rejoignez-nous sur {}",
    "es": "Seguir|Síguenos|Síguenos en|Síguenos en {}|Síganos|Síganos en {}|Redes sociales|"
    "Seguidores",
    "pt": "Seguir|Siga-nos|Siga nos|Siga-nos no {}|Siga-nos em|Redes sociais|Seguidores",
    "it": "Segui|Seguici|Seguici su|Seguici su {}|Social network",
    "nl": "Volg ons|Volg ons op|Volg ons op {}|Volgen|Sociale media",
    "pl": "Obserwuj|Obserwuj nas|Obserwuj nas na {}|Śledź nas|Media społecznościowe|"
    "Dołącz do nas na {}",
    "ru": "Подписывайтесь на нас|Мы в соцсетях|Мы в социальных сетях|Социальные сети|Соцсети|"
    "Следите за нами|Читайте нас в {}|Мы в {}|Подписывайтесь на нас в {}|Подписчики",
    "uk": "Ми в соцмережах|Стежте за нами|Читайте нас у {}",
    "zh": "关注我们|关注|社交媒体|關注我們|追踪我们",
    "ja": "フォロー|フォローする|フォローしてください|SNS|ソーシャルメディア|フォロワー",
    "ko": "팔로우|팔로우하기|소셜 미디어",
    "id": "Ikuti|Ikuti kami|Ikuti kami di|Ikuti kami di {}|Media sosial|Pengikut",
    "ur": "ہمیں فالو کریں|فالو کریں|سوشل میڈیا",
}
"""What stands at links to a site's own channels."""

PRINT = {
    "en": "Print|Print this|Print this page|Print this article|Print article|Print page|"
    "Print friendly|Printer friendly|Printer-friendly version|Print friendly version|"
    "Print Friendly, PDF & Email|Click to print (Opens in new window)|PDF|Save as PDF|"
    "Download PDF|Email this|Email this article|Email article|E-mail this article|Email a friend|"
    "Email to a friend|Send to a friend|Send by email|Send email|Send an email|Mail this|"
    "Text size|Font size|Increase font size|Decrease font size|Listen|Listen to this article|"
    "Reprints|Reprints & permissions|Reprints and permissions|Licensing & reprints",
    "tr": "Yazdır|Sayfayı yazdır|Haberi yazdır|Bu haberi yazdır|Çıktı al|PDF olarak kaydet|"
    "Bir e-posta göndermek|Yazı boyutu|Yazı tipi boyutu|Haberi dinle",
    "ar": "طباعة|اطبع|طباعة الصفحة|طباعة المقال|طباعة الخبر|حجم الخط|تكبير الخط|تصغير الخط|"
    "أرسل بريدا إلكترونيا|إرسال بالبريد|نسخة للطباعة|استمع",
    "fa": "چاپ|پرینت|نسخه چاپی|نسخه قابل چاپ|ارسال با ایمیل|ایمیل|اندازه متن|اندازه قلم",
    "de": "Drucken|Ausdrucken|Seite drucken|Artikel drucken|Druckversion|Druckansicht|"
    "Als PDF speichern|Artikel versenden|Schriftgröße|Vorlesen|Artikel anhören",
    "fr": "Imprimer|Imprimer cet article|Imprimer l'article|Imprimer la page|Version imprimable|"
    "Taille du texte|Écouter l'article",
    "es": "Imprimir|Imprimir artículo|Imprimir noticia|Imprimir página|Versión para imprimir|"
    "Tamaño de texto|Escuchar",
    "pt": "Imprimir|Imprimir notícia|Imprimir artigo|Versão para impressão|Tamanho da fonte|Ouvir",
    "it": "Stampa|Stampa questo articolo|Stampa articolo|Versione stampabile|Ascolta",
    "nl": "Afdrukken|Printen|Print artikel|Printversie|Luister",
    "pl": "Drukuj|Wydrukuj|Wersja do druku|Drukuj artykuł|Posłuchaj",
    "ru": "Распечатать|Печать|Версия для печати|Напечатать|Размер шрифта|Слушать",
    "uk": "Друк|Друкувати|Роздрукувати|Версія для друку",
    "zh": "打印|打印本页|列印|打印此页|字号|字体大小|朗读",
    "ja": "印刷|印刷する|このページを印刷|文字サイズ|プリント",
    "ko": "인쇄|인쇄하기|프린트|글자크기|기사 듣기",
    "id": "Cetak|Cetak halaman|Cetak artikel|Ukuran font",
    "ur": "پرنٹ|پرنٹ کریں|ای میل|ای میل کریں",
    "sv": "Skriv ut",
    "da": "Udskriv",
    "no": "Skriv ut",
    "fi": "Tulosta",
    "cs": "Tisk|Vytisknout|Tisknout",
    "hu": "Nyomtatás",
    "ro": "Printează|Tipărește|Imprimare",
    "el": "Εκτύπωση|Εκτυπώστε",
}
"""What print, mail, font and read-aloud links say."""
