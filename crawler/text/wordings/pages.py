"""What the parts of every page say: back to top, home, tags, source, advertisement."""

TOP = {
    "en": "Scroll up|Scroll to top|Scroll top|Scroll back to top|Back to top|Back to top button|"
    "Back to the top|Go to top|Go to top button|Go back to top|Go up|Return to top|Top|"
    "Top of page|Top of the page|To top|To the top|Jump to top|Move to top|Page top",
    "tr": "Yukarı çık|Yukarı|Yukarı git|Yukarı kaydır|Başa dön|Başa dön tuşu|Sayfa başı|"
    "Sayfa başına dön|Sayfanın başına dön|Sayfa başına git|En üste çık|En üste dön|Üste çık|"
    "Üste dön|Yukarıya çık|Yukarıya dön|Başa git",
    "ar": "أعلى الصفحة|العودة إلى الأعلى|العودة للأعلى|الرجوع إلى الأعلى|الرجوع للأعلى|"
    "زر الذهاب إلى الأعلى|الذهاب إلى الأعلى|إلى الأعلى|للأعلى|عودة إلى الأعلى|العودة لأعلى|"
    "العودة إلى أعلى الصفحة|اذهب إلى الأعلى|أعلى",
    "fa": "بازگشت به بالا|دکمه بازگشت به بالا|برو بالا|رفتن به بالا|برگشت به بالا|بالای صفحه|"
    "بازگشت به بالای صفحه|به بالا|برو به بالا",
    "de": "Nach oben|Zurück nach oben|Zurück zum Anfang|Zum Anfang|Seitenanfang|Zum Seitenanfang|"
    "Zurück zum Seitenanfang|Nach oben scrollen|Schaltfläche nach oben|An den Anfang scrollen",
    "fr": "Haut de page|Retour en haut|Retour en haut de page|Retour haut de page|"
    "Bouton retour en haut de la page|Remonter|Remonter en haut|Aller en haut|En haut|"
    "Haut de la page|Défiler vers le haut|Retour vers le haut",
    "es": "Volver arriba|Ir arriba|Subir|Arriba|Botón volver arriba|Volver al inicio|"
    "Volver al principio|Ir al inicio|Ir al principio|Desplazarse hacia arriba|Inicio de página",
    "pt": "Voltar ao topo|Voltar para o topo|Ir para o topo|Topo|Topo da página|"
    "Botão voltar ao topo|Voltar ao início|Para cima|Rolar para cima|Regressar ao topo",
    "it": "Torna su|Torna all'inizio|Torna in alto|Torna in cima|Vai su|Inizio pagina|"
    "Pulsante per tornare all'inizio|Scorri verso l'alto",
    "nl": "Naar boven|Terug naar boven|Terug naar de top|Scroll naar boven|Terug naar begin|"
    "Terug naar top knop",
    "pl": "Do góry|Powrót do góry|Wróć do góry|Wróć na górę|Na górę|Powrót na górę|"
    "Przewiń do góry|W górę|Przycisk powrotu do góry|Początek strony",
    "ru": "Наверх|Вверх|Прокрутить вверх|К началу страницы|В начало|В начало страницы|"
    "Вернуться наверх|Вернуться к началу|Кнопка «Наверх»|Наверх страницы|К началу",
    "uk": "Вгору|Нагору|Догори|До початку сторінки|На початок|Повернутися вгору|Прокрутити вгору",
    "zh": "返回顶部|回到顶部|返回頂部|回到頂部|回顶部|顶部|置顶|回到页首|返回頁首|返回页首|回頁頂|"
    "TOP",
    "ja": "トップへ戻る|ページトップへ|ページの先頭へ|ページトップ|上に戻る|上へ戻る|先頭へ戻る|"
    "ページトップへ戻る|ページの先頭へ戻る|トップに戻る|このページの先頭へ",
    "ko": "맨 위로|위로|상단으로|맨위로|페이지 상단으로|위로 가기",
    "id": "Kembali ke atas|Tombol kembali ke atas|Ke atas|Gulir ke atas|Lihat ke atas",
    "ur": "اوپر جائیں|واپس اوپر جائیں|اوپر|صفحے کے اوپر",
    "hi": "ऊपर जाएं|ऊपर जाएँ|वापस ऊपर",
    "sv": "Till toppen|Tillbaka till toppen|Scrolla upp",
    "da": "Til toppen|Tilbage til toppen",
    "no": "Til toppen|Tilbake til toppen",
    "fi": "Takaisin ylös|Sivun alkuun|Takaisin alkuun",
    "cs": "Nahoru|Zpět nahoru|Na začátek|Zpět na začátek",
    "hu": "Vissza a tetejére|Lap tetejére|Oldal tetejére|Vissza a lap tetejére",
    "ro": "Înapoi sus|Mergi sus|Du-te sus|Butonul înapoi sus",
    "el": "Επιστροφή στην κορυφή|Πίσω στην κορυφή|Κορυφή|Πάνω|Στην κορυφή|Κύλιση στην κορυφή",
    "ca": "Torna a dalt|Amunt",
}
"""What leads back to the top of the page."""

HOME = {
    "en": "Home|Home page|Homepage|Main page|Front page|Go to home|Back to home|Go to homepage|"
    "Back to homepage",
    "tr": "Ana sayfa|Anasayfa|Ana sayfaya dön|Anasayfaya dön",
    "ar": "الرئيسية|الصفحة الرئيسية|الرئيسيه",
    "fa": "صفحه اصلی|خانه|صفحه نخست|صفحه‌اصلی",
    "de": "Startseite|Zur Startseite",
    "fr": "Accueil|Page d'accueil|Retour à l'accueil",
    "es": "Inicio|Página principal|Portada|Página de inicio",
    "pt": "Início|Página inicial|Página principal",
    "it": "Home|Pagina iniziale|Torna alla home",
    "nl": "Startpagina|Voorpagina",
    "pl": "Strona główna",
    "ru": "Главная|Главная страница|На главную",
    "uk": "Головна|Головна сторінка|На головну",
    "zh": "首页|首頁|主页|主頁|返回首页",
    "ja": "ホーム|トップページ|ホームへ",
    "ko": "홈|홈으로|메인",
    "id": "Beranda|Halaman utama|Laman utama",
    "ur": "صفحہ اول|مرکزی صفحہ|ہوم",
    "sv": "Hem|Startsida|Till startsidan",
    "da": "Forside|Til forsiden",
    "no": "Forsiden|Til forsiden",
    "fi": "Etusivu",
    "cs": "Domů|Úvod|Hlavní stránka",
    "hu": "Címlap|Főoldal|Kezdőlap",
    "ro": "Acasă|Prima pagină|Pagina principală",
    "el": "Αρχική|Αρχική σελίδα",
}
"""What the first crumb of the path says."""

TAGS = {
    "en": "Tag|Tags|Tagged|Tagged with|Tagged as|Tagged in|Tagged under|Filed under|Filed in|"
    "Topics|Topic|Related topics|Keywords|Labels|Posted in|Category|Categories|Article tags|"
    "Post tags|More on this topic|In this article",
    "tr": "Etiket|Etiketler|Etiketlendi|Konular|Anahtar kelimeler|Kategori|Kategoriler|"
    "Haber etiketleri",
    "ar": "وسوم|الوسوم|الأوسمة|الكلمات الدلالية|كلمات دلالية|كلمات مفتاحية|الكلمات المفتاحية|تاغ|"
    "التصنيف|التصنيفات|تصنيفات|الأقسام|مواضيع|الموضوعات|وسم|تاجز",
    "fa": "برچسب|برچسب ها|برچسب‌ها|برچسبها|کلید واژه|کلیدواژه|کلیدواژه‌ها|کلمات کلیدی|تگ|"
    "دسته بندی|دسته‌بندی",
    "de": "Schlagwort|Schlagworte|Schlagwörter|Stichwörter|Themen|Mehr zu den Themen|Kategorie|"
    "Kategorien|Verschlagwortet mit",
    "fr": "Mots-clés|Mots clés|Étiquettes|Étiquette|Thèmes|Sujets|Catégorie|Catégories|Étiqueté",
    "es": "Etiquetas|Etiquetado|Etiquetado con|Temas|Temas relacionados|Palabras clave|Categoría|"
    "Categorías|Archivado en",
    "pt": "Etiquetas|Marcado|Marcado com|Marcadores|Palavras-chave|Assuntos|Categoria|Categorias|"
    "Tópicos|Temas",
    "it": "Etichette|Argomenti|Parole chiave|Categoria|Categorie|Contrassegnato",
    "nl": "Trefwoorden|Onderwerpen|Categorie|Categorieën|Getagd",
    "pl": "Tagi|Słowa kluczowe|Kategoria|Kategorie|Tematy|Otagowano",
    "ru": "Тег|Теги|Тэги|Метки|Метка|Ключевые слова|Темы|Рубрика|Рубрики|Категория|Категории",
    "uk": "Теги|Мітки|Ключові слова|Теми|Рубрика|Категорії",
    "zh": "标签|標籤|关键词|關鍵字|分类|分類|标签：|关键字",
    "ja": "タグ|キーワード|カテゴリ|カテゴリー",
    "ko": "태그|키워드|카테고리|관련 태그",
    "id": "Kata kunci|Topik|Topik terkait|Kategori|Label|Tag terkait",
    "ur": "ٹیگز|ٹیگ|زمرہ|زمرے|موضوعات",
    "sv": "Taggar|Ämnen|Etiketter|Nyckelord",
    "da": "Emner|Emneord",
    "no": "Stikkord|Emneord",
    "fi": "Avainsanat|Asiasanat|Aiheet|Tunnisteet",
    "cs": "Štítky|Klíčová slova|Témata|Rubrika",
    "hu": "Címkék|Kulcsszavak|Témák",
    "ro": "Etichete|Cuvinte cheie",
    "el": "Ετικέτες|Λέξεις κλειδιά|Θέματα",
}
"""What stands before tags and categories."""

SOURCE = {
    "en": "Source|Sources|Via|Source link|Original source|Read original|Read the original article",
    "tr": "Kaynak|Haber kaynağı|Kaynaklar",
    "ar": "المصدر|المصادر|مصدر|مصدر الخبر|رابط المصدر",
    "fa": "منبع|منابع|منبع خبر",
    "de": "Quelle|Quellen",
    "fr": "Source originale",
    "es": "Fuente|Fuentes",
    "pt": "Fonte|Fontes",
    "it": "Fonte|Fonti",
    "nl": "Bron|Bronnen",
    "pl": "Źródło|Źródła",
    "ru": "Источник|Источники",
    "uk": "Джерело|Джерела",
    "zh": "来源|來源|原文链接|原文|消息来源|稿源",
    "ja": "出典|ソース|引用元|情報元",
    "ko": "출처",
    "id": "Sumber|Sumber berita",
    "ur": "ماخذ|بشکریہ|ذریعہ",
    "sv": "Källa|Källor",
    "da": "Kilde|Kilder",
    "no": "Kilde|Kilder",
    "fi": "Lähde|Lähteet",
    "cs": "Zdroj|Zdroje",
    "hu": "Forrás|Források",
    "ro": "Sursa|Sursă|Surse",
    "el": "Πηγή|Πηγές",
}
"""What stands before the name of a source."""

ADVERT = {
    "en": "Advertisement|Advertisements|Advertising|Advert|Ad|Ads|Sponsored|Sponsored content|"
    "Sponsored by|Sponsored links|Sponsor|Promoted|Promoted content|Paid content|Paid post|"
    "Advertisement - Continue reading below|Story continues below advertisement|"
    "Article continues below advertisement|Advertisement Continue reading the main story|"
    "Continue reading the main story|Skip advertisement|Close ad|Scroll to continue|Skip Ad|"
    "Report this ad|Remove ads|Ads by Google|Report an ad|Adblock detected|"
    "Please disable your ad blocker|Article continues below|Story continues below|Sponsor content|"
    "Ad choices|AdChoices|Advertise with us",
    "tr": "Reklam|Reklamlar|Reklamı kapat|Sponsorlu|Sponsorlu içerik|Sponsorlu bağlantılar|"
    "Reklamı geç|İlan|Reklam alanı",
    "ar": "إعلان|إعلانات|الإعلانات|إعلان ممول|محتوى ممول|ممول|دعاية|مساحة إعلانية",
    "fa": "تبلیغات|آگهی|تبلیغ|رپورتاژ آگهی|آگهی تبلیغاتی",
    "de": "Anzeige|Anzeigen|Werbung|Gesponsert|Gesponserter Inhalt|Advertorial",
    "fr": "Publicité|Publicités|Annonce|Annonces|Contenu sponsorisé|Sponsorisé|Pub",
    "es": "Publicidad|Anuncio|Anuncios|Patrocinado|Contenido patrocinado",
    "pt": "Publicidade|Anúncio|Anúncios|Propaganda|Patrocinado|Conteúdo patrocinado|PUB|"
    "Continua após a publicidade",
    "it": "Pubblicità|Annuncio|Sponsorizzato|Contenuto sponsorizzato|Annuncio pubblicitario",
    "nl": "Advertentie|Advertenties|Reclame|Gesponsord",
    "pl": "Reklama|Reklamy|Ogłoszenie|Artykuł sponsorowany|Materiał sponsorowany|"
    "Dalsza część artykułu pod reklamą",
    "ru": "Реклама|Рекламный блок|На правах рекламы|Партнерский материал|Спонсорский материал",
    "uk": "Реклама|На правах реклами",
    "zh": "广告|廣告|赞助|赞助内容|推广",
    "ja": "広告|スポンサーリンク|スポンサードリンク|PR",
    "ko": "광고|협찬",
    "id": "Iklan|Advertorial|Bersponsor|Scroll untuk lanjut membaca",
    "ur": "اشتہار|اشتہارات",
    "sv": "Annons|Annonser|Reklam|Sponsrat",
    "da": "Annonce|Annoncer",
    "no": "Annonse|Annonser|Annonsørinnhold",
    "fi": "Mainos|Mainokset",
    "cs": "Reklama|Inzerce|Sponzorováno",
    "hu": "Hirdetés|Reklám|Szponzorált",
    "ro": "Publicitate|Reclamă",
    "el": "Διαφήμιση|Διαφημίσεις",
}
"""What stands at advertisements."""
