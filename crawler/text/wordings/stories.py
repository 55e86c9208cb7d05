"""What leads to other stories, and to the rest of a story."""

RELATED = {
    "en": "Related|Related post|Related posts|Related article|Related articles|Related stories|"
    "Related story|Related news|Related content|Related items|Related links|"
    "Related topics and news|Related coverage|Related reading|Similar posts|Similar articles|"
    "See also|Also see|Read also|Also read|Read next|Up next|Next up|Also on this site|"
    "You may also like|You might also like|You may like|You might like|"
    "You may also be interested in|You might also be interested in|More stories|More news|"
    "More articles|More from this author|More from the author|More on this|More on this story|"
    "More like this|More in this section|More for you|Recommended|Recommended for you|"
    "Recommended stories|Recommended articles|Recommended posts|Don't miss|Most read|Most popular|"
    "Most viewed|Popular|Popular posts|Popular articles|Popular news|Trending|Trending now|"
    "Trending stories|Editor's picks|Editors' picks|Latest|Latest news|Latest posts|"
    "Latest articles|Latest stories|Recent posts|Recent articles|Recent news|Other news|"
    "Previous article|Next article|Previous post|Next post|Previous|Next|Previous story|"
    "Next story|Post navigation|Top stories|Top news|Breaking|Breaking news|Check also|"
    "From the web|Around the web|From around the web|What to read next|In case you missed it|"
    "Featured|Related videos|Related photos|Must read|Must reads|Trending topics|Trending news|"
    "Trending videos|Popular now|More coverage|More headlines|More on|More topics|More reviews|"
    "The latest|Latest video|Latest videos|Top videos|Partner stories|"
    "Explore more on these topics|Now reading",
    "tr": "İlgili|İlgili haber|İlgili haberler|İlgili yazılar|İlgili yazı|İlgili makaleler|"
    "İlgili içerikler|İlgili konular|Benzer haberler|Benzer yazılar|Benzer içerikler|"
    "Benzer makaleler|Benzer|Bunlar da ilginizi çekebilir|İlginizi çekebilir|Bunlara da bakın|"
    "Bunlar da hoşunuza gidebilir|Ayrıca bakınız|Ayrıca bkz|Bakınız|Ayrıca oku|Ayrıca okuyun|"
    "Bunu da oku|Bunu da okuyun|Sıradaki haber|Diğer haberler|Son haberler|Son dakika|"
    "Son eklenenler|Son yazılar|En çok okunanlar|En çok okunan|En son haberler|Çok okunanlar|"
    "Popüler|Popüler haberler|Popüler yazılar|Öne çıkanlar|Öne çıkan haberler|Önerilen haberler|"
    "Önerilenler|Sizin için önerilenler|Önceki haber|Sonraki haber|Önceki yazı|Sonraki yazı|"
    "Önceki|Sonraki|Yazı gezinmesi|Manşetler|Gündem haberleri|Daha fazla haber|Bir de bunlara bak|"
    "Editörün seçtikleri|Günün haberleri",
    "ar": "مقالات ذات صلة|مواضيع ذات صلة|أخبار ذات صلة|موضوعات ذات صلة|ذات صلة|مقالات مشابهة|"
    "مواضيع مشابهة|أخبار متعلقة|مواضيع متعلقة|مقالات متعلقة|اقرأ أيضا|اقرأ أيضًا|اقرأ أيضاً|"
    "إقرأ أيضا|إقرأ أيضاً|إقرأ ايضا|شاهد أيضا|شاهد أيضاً|قد يعجبك أيضا|قد يعجبك أيضاً|قد يعجبك|"
    "قد يهمك|قد يهمك أيضا|الأكثر قراءة|الأكثر مشاهدة|الأكثر شعبية|آخر الأخبار|أحدث الأخبار|"
    "أحدث المقالات|المقال السابق|المقال التالي|السابق|التالي|الخبر السابق|الخبر التالي|عاجل|"
    "أخبار عاجلة|تصفح المقالات|روابط ذات صلة|أخبار أخرى|المزيد من الأخبار|مختارات|لا يفوتك|"
    "موضوعات متعلقة|للمزيد",
    "fa": "مطالب مرتبط|اخبار مرتبط|مرتبط|خبرهای مرتبط|مطالب مشابه|اخبار مشابه|نوشته های مشابه|"
    "نوشته‌های مشابه|نوشته‌های مرتبط|همچنین بخوانید|بیشتر بخوانید|این مطلب را هم بخوانید|"
    "شاید بپسندید|پربازدیدترین|پربازدیدها|پربازدیدترین ها|پربیننده‌ترین|آخرین اخبار|"
    "تازه‌ترین اخبار|جدیدترین اخبار|مطلب قبلی|مطلب بعدی|قبلی|بعدی|خبر قبلی|خبر بعدی|"
    "پیشنهاد سردبیر|مهمترین اخبار|اخبار مهم|خبر فوری|نوشته قبلی|نوشته بعدی|راهبری نوشته|"
    "مقالات مرتبط",
    "de": "Ähnliche Beiträge|Ähnliche Artikel|Ähnliche Nachrichten|Ähnliche Themen|Ähnliches|"
    "Verwandte Artikel|Verwandte Beiträge|Verwandte Themen|Verwandt|Lesen Sie auch|"
    "Lesen Sie mehr zum Thema|Lies auch|Auch interessant|Das könnte Sie auch interessieren|"
    "Das könnte dich auch interessieren|Das könnte dir auch gefallen|Mehr zum Thema|"
    "Mehr zu diesem Thema|Zum Thema|Weitere Artikel|Weitere Beiträge|Weitere Nachrichten|"
    "Weitere Themen|Siehe auch|Passend zum Thema|Empfohlen|Empfehlungen|Meistgelesen|"
    "Meistgelesene Artikel|Beliebt|Beliebte Beiträge|Neueste Beiträge|Neueste Nachrichten|"
    "Aktuelle Nachrichten|Vorheriger Artikel|Nächster Artikel|Vorheriger Beitrag|Nächster Beitrag|"
    "Beitragsnavigation|Zurück|Weiter|Eilmeldung|Top-Themen|Empfohlener redaktioneller Inhalt",
    "fr": "À lire aussi|Lire aussi|A lire également|À lire également|Lire également|"
    "Articles similaires|Article similaire|Articles liés|Articles connexes|Articles associés|"
    "Similaire|Voir aussi|À voir aussi|Sur le même sujet|Sur le même thème|Dans la même rubrique|"
    "Vous aimerez aussi|Vous pourriez aimer|Cela pourrait vous intéresser|"
    "Vous pourriez aussi aimer|Les plus lus|Le plus lu|Articles récents|Dernières actualités|"
    "Dernières nouvelles|Derniers articles|Article précédent|Article suivant|Précédent|Suivant|"
    "Navigation de l'article|À la une|Recommandé pour vous|Recommandé|Nos recommandations|"
    "À découvrir",
    "es": "Relacionado|Relacionados|Relacionada|Artículos relacionados|Noticias relacionadas|"
    "Entradas relacionadas|Contenido relacionado|Lea también|Lee también|Leer también|"
    "Le puede interesar|Te puede interesar|Te podría interesar|También te puede interesar|"
    "También te puede gustar|Quizás te interese|Ver también|Véase también|Vea también|"
    "Más noticias|Más leídas|Lo más leído|Las más leídas|Lo más visto|Últimas noticias|"
    "Entradas recientes|Artículo anterior|Artículo siguiente|Anterior|Siguiente|"
    "Navegación de entradas|Destacados|Recomendado|Recomendados|Recomendamos|No te pierdas|"
    "Más sobre este tema|Más información sobre",
    "pt": "Relacionado|Relacionados|Artigos relacionados|Notícias relacionadas|Posts relacionados|"
    "Conteúdo relacionado|Leia também|Leia mais sobre|Veja também|Ver também|"
    "Você também pode gostar|Você pode gostar|Também pode gostar|Mais lidas|As mais lidas|"
    "Mais lidos|Últimas notícias|Posts recentes|Artigo anterior|Próximo artigo|Anterior|Próximo|"
    "Navegação de Post|Recomendado|Recomendados|Recomendamos|Mais notícias|Destaques",
    "it": "Correlati|Articoli correlati|Articoli simili|Notizie correlate|Leggi anche|Vedi anche|"
    "Ti potrebbe interessare|Ti potrebbe interessare anche|Potrebbe interessarti|"
    "Potrebbe interessarti anche|Potrebbero interessarti|I più letti|Più letti|Ultime notizie|"
    "Articoli recenti|Articolo precedente|Articolo successivo|Precedente|Successivo|"
    "Navigazione articoli|Consigliati|In evidenza|Sullo stesso argomento|Altre notizie",
    "nl": "Gerelateerd|Gerelateerde artikelen|Gerelateerde berichten|Gerelateerd nieuws|Lees ook|"
    "Zie ook|Meer over dit onderwerp|Meer nieuws|Meest gelezen|Laatste nieuws|Vorig artikel|"
    "Volgend artikel|Vorige|Volgende|Aanbevolen|Berichtnavigatie|Dit vind je misschien ook leuk",
    "pl": "Powiązane|Powiązane artykuły|Podobne|Podobne artykuły|Podobne wpisy|Podobne tematy|"
    "Czytaj też|Czytaj także|Czytaj również|Przeczytaj także|Przeczytaj też|Przeczytaj również|"
    "Zobacz też|Zobacz także|Zobacz również|Polecane|Polecamy|Polecane artykuły|Najpopularniejsze|"
    "Najczęściej czytane|Najnowsze|Ostatnie wpisy|Najnowsze wiadomości|Poprzedni artykuł|"
    "Następny artykuł|Poprzedni|Następny|Nawigacja wpisu|Może Cię zainteresować|Warto przeczytać",
    "ru": "Читайте также|Читать также|Читайте ещё|Смотрите также|Смотри также|По теме|"
    "Материалы по теме|Новости по теме|Статьи по теме|Ещё по теме|Похожие записи|Похожие статьи|"
    "Похожие новости|Похожие материалы|Похожее|Связанные новости|Популярные новости|Популярное|"
    "Популярные статьи|Самое читаемое|Самое популярное|Рекомендуем|Рекомендуемое|"
    "Последние новости|Свежие записи|Свежие новости|Предыдущая статья|Следующая статья|"
    "Предыдущая запись|Следующая запись|Предыдущая новость|Следующая новость|Навигация по записям|"
    "Другие новости|Новости партнеров|Главные новости|Вам может понравиться|"
    "Вам также может понравиться|Вам может быть интересно|Интересное|Лента новостей|Назад|Далее|"
    "Срочные новости",
    "uk": "Читайте також|Дивіться також|За темою|Схожі новини|Схожі записи|Схожі статті|"
    "Пов'язані новини|Популярне|Останні новини|Попередня стаття|Наступна стаття|Рекомендуємо|"
    "Вас може зацікавити|Новини за темою",
    "zh": "相关|相关文章|相关新闻|相关阅读|相关推荐|相关报道|相关链接|相關文章|相關新聞|延伸阅读|"
    "延伸閱讀|推荐阅读|推荐|热门文章|热门新闻|热门|最新文章|最新消息|最新新闻|上一篇|下一篇|"
    "猜你喜欢|您可能感兴趣|你可能也喜欢|更多新闻|编辑推荐|阅读排行|热点",
    "ja": "関連|関連記事|関連ニュース|関連リンク|関連トピックス|あわせて読みたい|合わせて読みたい|"
    "こちらもおすすめ|こちらの記事も|おすすめ|おすすめ記事|おすすめの記事|人気記事|人気の記事|"
    "アクセスランキング|ランキング|最新記事|最新ニュース|新着記事|前の記事|次の記事|前へ|次へ|"
    "投稿ナビゲーション",
    "ko": "관련|관련 기사|관련기사|관련 글|관련글|관련 뉴스|추천 기사|인기 기사|많이 본 뉴스|"
    "최신 기사|최신 뉴스|이전 글|다음 글|이전 기사|다음 기사|이전|다음|함께 읽으면 좋은 글",
    "id": "Terkait|Artikel terkait|Berita terkait|Pos terkait|Berita lainnya|Artikel lainnya|"
    "Baca juga|Lihat juga|Simak juga|Anda mungkin suka|Mungkin anda suka|Terpopuler|"
    "Berita terpopuler|Berita terbaru|Terbaru|Pos-pos terbaru|Artikel sebelumnya|"
    "Artikel selanjutnya|Artikel berikutnya|Sebelumnya|Selanjutnya|Berikutnya|Navigasi pos|"
    "Rekomendasi|Rekomendasi untuk anda|Pilihan editor|Serupa",
    "ur": "متعلقہ|متعلقہ خبریں|متعلقہ مضامین|متعلقہ پوسٹس|مزید خبریں|یہ بھی پڑھیں|یہ بھی دیکھیں|"
    "تازہ ترین|تازہ ترین خبریں|مقبول خبریں|مقبول ترین|پچھلی خبر|اگلی خبر|اہم خبریں",
    "sv": "Relaterat|Relaterade artiklar|Läs också|Läs även|Mer om ämnet|Mest läst|Senaste nytt",
    "da": "Relaterede artikler|Relateret|Læs også|Se også|Mest læste|Seneste nyt|Mere om emnet",
    "no": "Relatert|Relaterte artikler|Les også|Se også|Mest lest|Siste nytt|Relaterte saker",
    "fi": "Aiheeseen liittyvää|Lue myös|Katso myös|Luetuimmat|Uusimmat|Lisää aiheesta",
    "cs": "Související|Související články|Podobné články|Čtěte také|Přečtěte si také|"
    "Mohlo by vás zajímat|Nejčtenější|Nejnovější|Předchozí článek|Další článek",
    "hu": "Kapcsolódó|Kapcsolódó cikkek|Kapcsolódó bejegyzések|Olvassa el ezt is|Ajánlott|"
    "Ajánlott cikkek|Legolvasottabb|Legfrissebb|Előző cikk|Következő cikk",
    "ro": "Articole similare|Articole asemănătoare|Știri similare|Citește și|Citeşte şi|Vezi și|"
    "Cele mai citite|Ultimele știri|Articolul anterior|Articolul următor|Recomandări",
    "el": "Σχετικά|Σχετικά άρθρα|Διαβάστε επίσης|Διαβάστε ακόμα|Διαβάστε ακόμη|Δείτε επίσης|"
    "Δημοφιλή|Τελευταία νέα|Προηγούμενο άρθρο|Επόμενο άρθρο|Σχετικά θέματα",
    "ca": "Relacionat|Llegeix també",
}
"""What stands over links to other stories."""

READ_MORE = {
    "en": "Read more|Read more »|Read more...|Read full story|Read full article|"
    "Read the full story|Read the full article|Read the rest|Read the rest of this entry|"
    "Continue reading|Continue reading →|Keep reading|Learn more|More|More »|Full story|"
    "Full article|Show more|See more|View more|Load more|Load more posts|Show full article|"
    "Click here to read more|Click to read more|Click here|Find out more|Read article|Read story|"
    "Expand|View all|See all|Show all|Read all|Explore more|More info|More information|"
    "See more latest|Read more about|More about|Show more Show less|Show less",
    "tr": "Devamını oku|Devamını oku »|Devamı|Devamı »|Devamı için tıklayın|"
    "Devamını okumak için tıklayınız|Haberin devamı|Haberin devamı için tıklayın|Haberin detayı|"
    "Yazının devamı|Okumaya devam et|Okumaya devam edin|Daha fazla|Daha fazla oku|"
    "Daha fazla bilgi|Daha fazla göster|Daha fazlası|Detaylı bilgi|Tümünü gör|Tümünü göster|Tümü|"
    "Tıklayınız|Tıklayın|Haberi oku",
    "ar": "المزيد|المزيد »|اقرأ المزيد|إقرأ المزيد|قراءة المزيد|أكمل القراءة|أكمل القراءة »|"
    "متابعة القراءة|تابع القراءة|للمزيد اضغط هنا|عرض المزيد|تحميل المزيد|عرض الكل|مشاهدة المزيد|"
    "اقرأ أكثر|اضغط هنا|مزيد",
    "fa": "ادامه مطلب|ادامه مطلب »|ادامه|ادامه خبر|ادامه نوشته|ادامه خواندن|بیشتر|مشاهده بیشتر|"
    "نمایش بیشتر|اطلاعات بیشتر|جزئیات بیشتر|مشاهده همه|متن کامل|اینجا کلیک کنید",
    "de": "Weiterlesen|Weiter lesen|Mehr lesen|Mehr|Mehr erfahren|Lesen Sie mehr|Lesen Sie weiter|"
    "Mehr anzeigen|Alle anzeigen|Zum Artikel|Ganzen Artikel lesen|Mehr dazu|Mehr laden|"
    "Mehr lesen über|Weitere Informationen",
    "fr": "Lire la suite|Lire la suite »|Lire plus|Lire l'article|Lire tout l'article|La suite|"
    "Continuer la lecture|Continuer à lire|En savoir plus|Voir plus|Afficher plus|Plus|"
    "Charger plus|Voir tout|Plus d'infos|Cliquez ici",
    "es": "Leer más|Leer mas|Leer más »|Lee más|Seguir leyendo|Continuar leyendo|Continúa leyendo|"
    "Sigue leyendo|Ver más|Más|Más información|Saber más|Cargar más|Mostrar más|Ver todo|"
    "Leer artículo completo|Leer noticia completa|Haz clic aquí|Leer nota completa",
    "pt": "Leia mais|Ler mais|Ler mais »|Continue lendo|Continuar lendo|Continuar a ler|"
    "Continue a ler|Saiba mais|Ver mais|Mais|Mais informações|Carregar mais|Mostrar mais|Ver tudo|"
    "Veja mais|Clique aqui",
    "it": "Leggi tutto|Leggi di più|Continua a leggere|Continua la lettura|Continua|Leggi ancora|"
    "Scopri di più|Per saperne di più|Mostra altro|Vedi tutto|Vedi tutti|Altro|Carica altro|"
    "Leggi l'articolo|Leggi l'articolo completo",
    "nl": "Lees meer|Meer lezen|Meer|Verder lezen|Lees het hele artikel|Meer weten|Toon meer|"
    "Meer laden|Bekijk alles|Meer informatie",
    "pl": "Czytaj więcej|Czytaj dalej|Więcej|Więcej »|Dowiedz się więcej|Pokaż więcej|"
    "Zobacz więcej|Załaduj więcej|Zobacz wszystkie|Czytaj całość|Przeczytaj więcej",
    "ru": "Читать далее|Читать далее »|Читать дальше|Читать полностью|Читать всё|Подробнее|"
    "Узнать больше|Показать ещё|Показать больше|Загрузить ещё|Ещё|Больше|Читать больше|"
    "Продолжить чтение|Все новости|Смотреть все|Полный текст",
    "uk": "Читати далі|Читати більше|Докладніше|Детальніше|Більше|Показати ще|Читати повністю",
    "zh": "阅读更多|阅读全文|更多|查看更多|继续阅读|展开全文|全文|閱讀更多|閱讀全文|繼續閱讀|"
    "查看全部|了解更多|点击查看|加载更多|更多内容",
    "ja": "続きを読む|続きを読む »|もっと見る|もっと読む|詳細を見る|詳しくはこちら|続き|一覧へ|"
    "すべて見る|さらに読む|さらに表示|記事を読む|全文を読む",
    "ko": "더 보기|더보기|계속 읽기|자세히 보기|전체 보기|기사 더보기|더 읽기",
    "id": "Baca selengkapnya|Selengkapnya|Baca lebih lanjut|Lanjutkan membaca|Lihat selengkapnya|"
    "Lihat semua|Muat lebih banyak|Lebih lanjut|Baca lagi|Lainnya",
    "ur": "مزید پڑھیں|مزید|مزید پڑھیے|پڑھنا جاری رکھیں|مزید دیکھیں|تفصیلات|مکمل خبر پڑھیں",
    "sv": "Läs mer|Visa mer|Mer|Fortsätt läsa|Visa alla",
    "da": "Læs mere|Vis mere|Fortsæt læsning|Se alle",
    "no": "Les mer|Vis mer|Fortsett å lese|Les hele saken",
    "fi": "Lue lisää|Näytä lisää|Jatka lukemista|Lue koko juttu",
    "cs": "Číst více|Číst dál|Celý článek|Více|Zobrazit více|Pokračovat ve čtení|Čtěte více",
    "hu": "Tovább|Tovább olvasom|Bővebben|Olvass tovább|Tovább a cikkre",
    "ro": "Citește mai mult|Citeşte mai mult|Citește mai departe|Mai mult|Vezi mai mult",
    "el": "Διαβάστε περισσότερα|Περισσότερα|Δείτε περισσότερα|Συνέχεια|Διαβάστε τη συνέχεια",
    "ca": "Llegeix més|Continua llegint",
}
"""What leads to the rest of a story."""
