"""What asks readers to comment, to subscribe, to sign up."""

COMMENT = {
    "en": "Comment|Comments|No comments|No comments yet|No comment|Comments off|"
    "Comments are closed|Comments are off|Comments closed|Add comment|Add a comment|"
    "Add your comment|Leave a comment|Leave comment|Leave a reply|Leave your comment|"
    "Write a comment|Write comment|Post a comment|Post comment|Post your comment|Submit comment|"
    "Be the first to comment|Be the first to comment!|View comments|View all comments|"
    "Show comments|Read comments|Hide comments|Load comments|Load more comments|"
    "Join the conversation|Join the discussion|Reply|Replies|Cancel reply|"
    "Click here to cancel reply|Leave a reply Cancel reply|Reader comments|Your comment|"
    "Your email address will not be published|"
    "Your email address will not be published. Required fields are marked *|"
    "Required fields are marked *|Please enter your comment!|Please enter your name here|"
    "You have entered an incorrect email address!|Please enter your email address here|"
    "Log in to leave a comment|You must be logged in to post a comment|"
    "Notify me of new posts by email|Notify me of follow-up comments by email|"
    "Save my name, email, and website in this browser for the next time I comment|"
    "This site uses Akismet to reduce spam. Learn how your comment data is processed|"
    "Report a typo|Report an error|Log in to comment|Login to leave a comment|Sign in to comment|"
    "Comment settings|See comments|See all comments|Commenting policy|Comment policy|"
    "Community guidelines",
    "tr": "Yorum|Yorumlar|Yorum yaz|Yorum yazın|Yorum yap|Yorum yapın|Yorum ekle|Yorum gönder|"
    "Yorum bırak|Yorum bırakın|Bir yorum yazın|Bir yorum yap|Bir yanıt yazın|"
    "Bir yanıt yazın Yanıtı iptal et|Bir cevap yazın|Bir cevap yazın Cevabı iptal et|"
    "Cevabı iptal et|Yanıtı iptal et|Yanıtla|Cevapla|Yorum yok|Yorumlar kapalı|Yorumlara kapalı|"
    "Yorumları göster|Yorumları gör|Tüm yorumlar|İlk yorumu sen yap|İlk yorumu siz yapın|"
    "İlk yorumu yapan siz olun|Henüz yorum yapılmamış|E-posta adresiniz yayınlanmayacak|"
    "E-posta hesabınız yayımlanmayacak|"
    "E-posta adresiniz yayınlanmayacak. Gerekli alanlar * ile işaretlenmişlerdir|"
    "Gerekli alanlar * ile işaretlenmişlerdir|Yorum yapabilmek için oturum açmalısınız|"
    "Okuyucu yorumları|Yorumunuz|Görüşünüzü yazın",
    "ar": "تعليق|تعليقات|التعليقات|تعليق واحد|لا توجد تعليقات|لا تعليقات|لا يوجد تعليقات|"
    "التعليقات مغلقة|أضف تعليق|أضف تعليقا|أضف تعليقاً|أضف تعليقك|اترك تعليقا|اترك تعليقاً|اترك رد|"
    "اترك ردا|اترك رداً|اترك تعليقاً إلغاء الرد|إلغاء الرد|رد|ردود|شاركنا رأيك|شارك برأيك|"
    "اكتب تعليقك|اكتب تعليقا|كتابة تعليق|كن أول من يعلق|لن يتم نشر عنوان بريدك الإلكتروني|"
    "لن يتم نشر عنوان بريدك الإلكتروني. الحقول الإلزامية مشار إليها بـ *|"
    "الحقول الإلزامية مشار إليها بـ *|إرسال التعليق|التعليقات على",
    "fa": "نظر|نظرات|دیدگاه|دیدگاه ها|دیدگاه‌ها|نظر شما|نظرات شما|ارسال نظر|ثبت نظر|نظر بدهید|"
    "دیدگاهتان را بنویسید|دیدگاه خود را بنویسید|دیدگاهتان را بنویسید لغو پاسخ|لغو پاسخ|پاسخ|"
    "پاسخ دادن|بدون دیدگاه|بدون نظر|دیدگاهی بنویسید|نظر خود را بنویسید|نظرات کاربران|ارسال دیدگاه|"
    "نشانی ایمیل شما منتشر نخواهد شد|نظرات بسته است|نظرات مخاطبان",
    "de": "Kommentar|Kommentare|Keine Kommentare|Kommentieren|Kommentar schreiben|"
    "Kommentar hinterlassen|Kommentar verfassen|Kommentar abschicken|Kommentare anzeigen|"
    "Kommentare lesen|Kommentare deaktiviert|Schreibe einen Kommentar|"
    "Schreiben Sie einen Kommentar|Einen Kommentar schreiben|Hinterlasse einen Kommentar|"
    "Hinterlasse eine Antwort|Antwort|Antworten|Antworten abbrechen|Antwort abbrechen|"
    "Schreibe einen Kommentar Antworten abbrechen|Diskutieren Sie mit|Leserkommentare|"
    "Deine E-Mail-Adresse wird nicht veröffentlicht|Ihre E-Mail-Adresse wird nicht veröffentlicht|"
    "Mitdiskutieren|Kommentare öffnen|Kommentare schließen|Kommentar abgeben",
    "fr": "Commentaire|Commentaires|Aucun commentaire|Pas de commentaire|Pas de commentaires|"
    "Commenter|Laisser un commentaire|Laissez un commentaire|Ajouter un commentaire|"
    "Écrire un commentaire|Poster un commentaire|Voir les commentaires|Lire les commentaires|"
    "Commentaires fermés|Les commentaires sont fermés|Laisser une réponse|Répondre|Réponses|"
    "Annuler la réponse|Laisser un commentaire Annuler la réponse|"
    "Votre adresse e-mail ne sera pas publiée|Soyez le premier à commenter",
    "es": "Comentario|Comentarios|Sin comentarios|No hay comentarios|Comentar|Deja un comentario|"
    "Dejar un comentario|Deja tu comentario|Deja una respuesta|"
    "Deja una respuesta Cancelar la respuesta|Cancelar respuesta|Cancelar la respuesta|Responder|"
    "Respuestas|Escribe un comentario|Agregar comentario|Añadir comentario|Publicar comentario|"
    "Publicar el comentario|Ver comentarios|Comentarios cerrados|"
    "Tu dirección de correo electrónico no será publicada|Sé el primero en comentar",
    "pt": "Comentário|Comentários|Sem comentários|Nenhum comentário|Comentar|Comente|"
    "Deixe um comentário|Deixar um comentário|Deixe seu comentário|Deixe uma resposta|"
    "Deixe um comentário Cancelar resposta|Cancelar resposta|Responder|Respostas|"
    "Adicionar comentário|Publicar comentário|Ver comentários|"
    "O seu endereço de e-mail não será publicado|Seja o primeiro a comentar",
    "it": "Commento|Commenti|Nessun commento|Commenta|Lascia un commento|Lascia una risposta|"
    "Lascia un commento Annulla risposta|Annulla risposta|Rispondi|Risposte|Scrivi un commento|"
    "Aggiungi un commento|Invia commento|Vedi i commenti|Commenti disabilitati|"
    "Il tuo indirizzo email non sarà pubblicato",
    "nl": "Reactie|Reacties|Geen reacties|Reageer|Reageren|Plaats een reactie|Plaats reactie|"
    "Geef een reactie|Geef een antwoord|Laat een reactie achter|Reactie annuleren|"
    "Geef een reactie Reactie annuleren|Bekijk reacties|Je e-mailadres wordt niet gepubliceerd",
    "pl": "Komentarz|Komentarze|Komentarzy|Brak komentarzy|Skomentuj|Dodaj komentarz|"
    "Napisz komentarz|Zostaw komentarz|Zostaw odpowiedź|Dodaj komentarz Anuluj pisanie odpowiedzi|"
    "Anuluj pisanie odpowiedzi|Odpowiedz|Pokaż komentarze|Zobacz komentarze|Opublikuj komentarz|"
    "Twój adres e-mail nie zostanie opublikowany",
    "ru": "Комментарий|Комментарии|Комментариев|Комментария|Нет комментариев|Комментариев нет|"
    "Комментировать|Прокомментировать|Добавить комментарий|Добавить комментарий Отменить ответ|"
    "Оставить комментарий|Оставьте комментарий|Написать комментарий|Отправить комментарий|"
    "Отменить ответ|Ответить|Ответы|Обсудить|Показать комментарии|Все комментарии|"
    "Комментарии закрыты|Ваш адрес email не будет опубликован|Ваш e-mail не будет опубликован|"
    "Сообщить об ошибке",
    "uk": "Коментар|Коментарі|Коментарів|Немає коментарів|Коментувати|Додати коментар|"
    "Залишити коментар|Залишити відповідь|Скасувати відповідь|Відповісти|Обговорити",
    "zh": "评论|条评论|評論|暂无评论|没有评论|发表评论|发表回复|发表评论 取消回复|取消回复|回复|"
    "我要评论|查看评论|评论已关闭|留言|發表迴響|發佈留言|取消回覆|您的邮箱地址不会被公开|网友评论|"
    "最新评论",
    "ja": "コメント|件のコメント|コメントする|コメントを書く|コメントを残す|"
    "コメントを残す コメントをキャンセル|コメントをキャンセル|コメントを見る|"
    "コメントはまだありません|コメントなし|返信|返信する|返信を残す|"
    "メールアドレスが公開されることはありません",
    "ko": "댓글|개의 댓글|댓글 달기|댓글 쓰기|댓글 남기기|댓글쓰기|댓글 보기|답글 남기기|"
    "응답 취소|답글",
    "id": "Komentar|Tidak ada komentar|Belum ada komentar|Beri komentar|Tulis komentar|"
    "Tinggalkan komentar|Tinggalkan balasan|Tinggalkan Balasan Batalkan balasan|Batalkan balasan|"
    "Batal membalas|Balas|Kirim komentar|Lihat komentar|"
    "Alamat email anda tidak akan dipublikasikan|Jadilah yang pertama berkomentar",
    "ur": "تبصرہ|تبصرے|تبصرہ کریں|اپنا تبصرہ لکھیں|جواب دیں|جواب منسوخ کریں|ایک تبصرہ چھوڑیں|"
    "کوئی تبصرہ نہیں|اپنی رائے دیں|آپ کا ای میل ایڈریس شائع نہیں کیا جائے گا",
    "sv": "Kommentar|Kommentarer|Inga kommentarer|Kommentera|Lämna en kommentar|Lämna ett svar|"
    "Svara",
    "da": "Kommentar|Kommentarer|Ingen kommentarer|Skriv en kommentar|Skriv et svar|Svar",
    "no": "Kommentar|Kommentarer|Ingen kommentarer|Legg igjen en kommentar|Skriv en kommentar|Svar",
    "fi": "Kommentti|Kommentit|Kommentoi|Ei kommentteja|Jätä kommentti|Vastaa|kommenttia",
    "cs": "Komentář|Komentáře|Žádné komentáře|Napsat komentář|Přidat komentář|Diskuse|Diskuze|"
    "Odpovědět",
    "hu": "Hozzászólás|Hozzászólások|Szólj hozzá|Szólj hozzá!|Válasz|Vélemény, hozzászólás?|"
    "Kommentek",
    "ro": "Comentariu|Comentarii|Niciun comentariu|Adaugă un comentariu|Lasă un comentariu|"
    "Lasă un răspuns|Anulează răspunsul|Răspunde",
    "el": "Σχόλιο|Σχόλια|Κανένα σχόλιο|Αφήστε ένα σχόλιο|Αφήστε μια απάντηση|Ακύρωση απάντησης|"
    "Σχολιάστε|Απάντηση",
}
"""What stands at comments and at the form for them."""

SUBSCRIBE = {
    "en": "Subscribe|Subscribe now|Subscribe today|Subscribe to our newsletter|"
    "Subscribe to newsletter|Subscribe to our channel|Subscribe via email|Subscribe by email|"
    "Subscribe to blog via email|Subscribe to updates|Newsletter|Newsletters|Our newsletter|"
    "Join our newsletter|Join our mailing list|Sign up|Sign up now|Sign up for our newsletter|"
    "Sign up for our newsletters|Sign up to our newsletter|Sign up for free|"
    "Sign up for newsletter|Sign in|Log in|Login|Register|Get our newsletter|Get the newsletter|"
    "Email newsletter|Daily newsletter|Email address|Your email|Your email address|"
    "Enter your email|Enter your email address|Stay informed|Stay up to date|Stay updated|"
    "Get notifications|Enable notifications|Allow notifications|Already a subscriber?|"
    "Become a member|Become a subscriber|Support us|Donate|Donate now|Thank you for subscribing|"
    "Thanks for subscribing|Download our app|Download the app|Unsubscribe|No thanks|Notify me|"
    "Turn on notifications|Newsletter signup|Newsletter sign-up|Email newsletters|Free newsletter|"
    "All newsletters|Manage newsletters|Subscribe to newsletters|Subscribe to the magazine|"
    "Subscriptions|Subscription|Manage subscription|Manage your subscription|Manage subscriptions|"
    "Sign out|Log out|Logout|My account|Forgot your password|Forgot your password?|Password|"
    "Already have an account?|Already have an account? Sign in|Skip past newsletter promotion|"
    "After newsletter promotion|Give a gift|Sign up for email newsletters",
    "tr": "Abone ol|Abone olun|Abone|Abonelik|Bülten|E-bülten|Haber bülteni|Bültene abone ol|"
    "Bültenimize abone olun|Bültene kayıt ol|E-bültene abone ol|Google News'te abone olun|"
    "Google News'te abone ol|Google News abone ol|Google Haberler'de abone olun|Kayıt ol|Üye ol|"
    "Üye olun|Üye girişi|Giriş yap|Oturum aç|E-posta adresiniz|E-posta adresinizi girin|"
    "Bildirimleri aç|Bildirimlere izin ver|Kanalımıza abone olun|Haberdar ol|Bağış yap|"
    "Uygulamayı indir|Uygulamamızı indirin",
    "ar": "اشترك|اشترك الآن|الاشتراك|اشترك معنا|النشرة البريدية|نشرة بريدية|"
    "اشترك في النشرة البريدية|اشترك في نشرتنا البريدية|اشترك في نشرتنا الإخبارية|النشرة الإخبارية|"
    "القائمة البريدية|اشترك في القناة|تسجيل الدخول|سجل|تسجيل|سجل الآن|بريدك الإلكتروني|"
    "أدخل بريدك الإلكتروني|عنوان البريد الإلكتروني|تفعيل الإشعارات|تبرع|حمل التطبيق",
    "fa": "عضویت در خبرنامه|خبرنامه|عضویت|ثبت نام|اشتراک در خبرنامه|ورود|ایمیل شما|"
    "آدرس ایمیل خود را وارد کنید|عضو شوید|دریافت خبرنامه",
    "de": "Abonnieren|Jetzt abonnieren|Newsletter abonnieren|Unser Newsletter|"
    "Newsletter bestellen|Zum Newsletter anmelden|Anmelden|Jetzt anmelden|Registrieren|Einloggen|"
    "E-Mail-Adresse|Ihre E-Mail-Adresse|Deine E-Mail-Adresse|Abo|Abbestellen|Jetzt spenden|"
    "Spenden|Abonnement|Abo kündigen",
    "fr": "S'abonner|Abonnez-vous|Je m'abonne|S'abonner à la newsletter|Inscription|"
    "Inscription à la newsletter|Inscrivez-vous|S'inscrire|S'inscrire à la newsletter|"
    "Lettre d'information|Infolettre|Recevoir la newsletter|Abonnez-vous à notre newsletter|"
    "Se connecter|Connexion|Adresse e-mail|Votre adresse e-mail|Votre e-mail|Faire un don|"
    "Déjà abonné ?",
    "es": "Suscríbete|Suscribirse|Suscribir|Suscripción|Suscríbase|Suscríbete a nuestro boletín|"
    "Suscríbete al boletín|Boletín|Boletín de noticias|Boletines|Regístrate|Registrarse|"
    "Iniciar sesión|Tu correo electrónico|Introduce tu email|Donar|Dona",
    "pt": "Assine|Assinar|Assine já|Assine nossa newsletter|Assine a newsletter|Inscreva-se|"
    "Inscrever-se|Subscrever|Subscreva|Subscreva a newsletter|Cadastre-se|Boletim|Entrar|"
    "Fazer login|Seu e-mail|Seu endereço de e-mail|Receba nossa newsletter|Doar",
    "it": "Iscriviti|Iscriviti alla newsletter|Iscriviti ora|Iscriviti alla nostra newsletter|"
    "Abbonati|Abbonati ora|Accedi|Registrati|Indirizzo email|La tua email|Inserisci la tua email|"
    "Dona ora",
    "nl": "Abonneren|Abonneer|Abonneer je|Schrijf je in|Inschrijven|Nieuwsbrief|"
    "Schrijf je in voor de nieuwsbrief|Inloggen|Aanmelden|Registreren|E-mailadres|Je e-mailadres|"
    "Word abonnee|Doneer",
    "pl": "Subskrybuj|Subskrypcja|Zapisz się|Zapisz się do newslettera|Prenumerata|Prenumeruj|"
    "Zaloguj|Zaloguj się|Zarejestruj się|Twój e-mail|Adres e-mail|Wesprzyj nas",
    "ru": "Подписаться|Подпишитесь|Подписка|Подписаться на рассылку|Подписаться на новости|"
    "Подпишитесь на рассылку|Подпишитесь на нашу рассылку|Рассылка|Подписаться на канал|"
    "Подписаться на {}|Подпишитесь на наш {}|Войти|Вход|Регистрация|Зарегистрироваться|Ваш email|"
    "Ваш e-mail|Адрес электронной почты|Пожертвовать|Поддержать",
    "uk": "Підписатися|Підписатись|Підписка|Розсилка|Підпишіться|Увійти|Реєстрація|Підтримати",
    "zh": "订阅|訂閱|订阅我们|立即订阅|订阅邮件|电子报|新闻通讯|登录|登入|注册|註冊|您的邮箱|"
    "电子邮件地址|捐款",
    "ja": "購読|購読する|登録|登録する|会員登録|ニュースレター|メルマガ|メルマガ登録|無料会員登録|"
    "ログイン|メールアドレス|通知を受け取る|寄付する",
    "ko": "구독|구독하기|뉴스레터|뉴스레터 구독|로그인|회원가입|이메일 주소|후원하기",
    "id": "Berlangganan|Langganan|Berlangganan newsletter|Buletin|Daftar|Daftar sekarang|Masuk|"
    "Alamat email|Email anda|Masukkan alamat email anda|Donasi",
    "ur": "سبسکرائب|سبسکرائب کریں|نیوز لیٹر|سائن اپ|لاگ ان|رجسٹر کریں|آپ کا ای میل",
    "sv": "Prenumerera|Nyhetsbrev|Logga in|Registrera dig|E-postadress",
    "da": "Abonner|Abonnér|Nyhedsbrev|Log ind|Tilmeld|Tilmeld dig|Tilmeld nyhedsbrev",
    "no": "Abonner|Nyhetsbrev|Logg inn|Meld deg på|Registrer deg",
    "fi": "Tilaa|Tilaa uutiskirje|Uutiskirje|Kirjaudu|Kirjaudu sisään|Rekisteröidy",
    "cs": "Odebírat|Odběr|Přihlásit|Přihlásit se|Registrovat|Newsletter",
    "hu": "Feliratkozás|Feliratkozom|Hírlevél|Bejelentkezés|Regisztráció|Iratkozz fel",
    "ro": "Abonează-te|Abonare|Abonează-te la newsletter|Autentificare|Înregistrare|Donează",
    "el": "Εγγραφή|Εγγραφείτε|Εγγραφή στο newsletter|Σύνδεση|Συνδρομή",
}
"""What asks readers to subscribe, to sign up or in, to give."""
