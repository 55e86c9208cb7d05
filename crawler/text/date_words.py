"""Words around dates, by what they say: published, modified, or nothing at all."""

from typing import Literal

from crawler.text.months import WEEKDAYS, WORD
from crawler.text.normalise import skeleton

Role = Literal["published", "modified"]
"""What a date is the date of."""

PUBLISHED = (
    "published | published date | publication date | date published | posted | post date | date | "
    "created | added | released | first published | originally published | article published | "
    "news date | entry date | this entry was posted | issued | written | "
    "yayınlanma | yayınlanma tarihi | yayın tarihi | yayınlandı | yayımlanma | yayımlandı | "
    "yayımlanma tarihi | giriş | giriş tarihi | giriş tarih | oluşturulma | oluşturulma tarihi | "
    "eklenme | eklenme tarihi | ekleme tarihi | eklendi | tarih | haber tarihi | haber giriş | "
    "نشر | نشر بتاريخ | نشرت | تاريخ النشر | تاریخ انتشار | انتشار | منتشر شده | تاريخ | بتاريخ | "
    "تاریخ | تم النشر | كتب | زمان انتشار | تاریخ خبر | تاریخ درج | شائع | اشاعت | "
    "veröffentlicht | erschienen | erstellt | datum | publiziert | gepostet | "
    "publié | publiée | date de publication | mis en ligne | posté | paru | créé | "
    "publicado | publicada | fecha | fecha de publicación | publicación | creado | "
    "pubblicato | pubblicata | pubblicato il giorno | data | data di pubblicazione | postato | "
    "publicado | publicada | data de publicação | publicação | postado | criado | "
    "gepubliceerd | geplaatst | geplaatst op | "
    "opublikowano | opublikowany | data publikacji | dodano | data dodania | utworzono | "
    "опубликовано | опубликован | опубликована | дата публикации | дата | размещено | добавлено | "
    "создано | опубліковано | дата публікації | додано | створено | "
    "diterbitkan | dipublikasikan | terbit | tanggal | diposting | tayang | "
    "publicerad | publicerat | udgivet | publiceret | offentliggjort | publisert | lagt ut | "
    "julkaistu | publikováno | vydáno | zveřejněno | datum vydání | megjelent | közzétéve | "
    "publikálva | publicat | publicată | data publicării | δημοσιεύθηκε | δημοσιεύτηκε | "
    "δημοσίευση | ημερομηνία δημοσίευσης | ημερομηνία | "
    "发布时间 | 发布日期 | 发布于 | 发表于 | 发表时间 | 发布 | 日期 | 时间 | 發佈時間 | 發布時間 | "
    "публикувано | публикувана | објављено | objavljeno | objava | diterbitkan pada | "
    "imechapishwa | "
    "đăng | đăng lúc | xuất bản | ngày đăng | เผยแพร่ | วันที่ | โพสต์เมื่อ | פורסם | פורסם ב | "
    "תאריך פרסום | प्रकाशित | प्रकाशन तिथि | প্রকাশ | প্রকাশিত | প্রকাশের সময় | uverejnené | "
    "公開日 | 公開 | 投稿日 | 投稿日時 | 掲載日 | 作成日 | 配信 | 등록 | 입력 | 게시일 | 작성일"
)
"""What stands before the date of publication."""
MODIFIED = (
    "updated | last updated | last update | update | modified | last modified | edited | "
    "last edited | revised | date modified | date updated | article updated | "
    "güncelleme | güncelleme tarihi | son güncelleme | son güncelleme tarihi | güncellendi | "
    "güncellenme | güncellenme tarihi | son güncellenme | düzenleme | "
    "آخر تحديث | تحديث | تاريخ التحديث | تم التحديث | حدث | آخر تعديل | عدل | "
    "به روز رسانی | به‌روزرسانی | بروزرسانی | به روز شده | آخرین بروزرسانی | آخرین به روز رسانی | "
    "aktualisiert | zuletzt aktualisiert | stand | letzte aktualisierung | geändert | update | "
    "mis à jour | mise à jour | dernière mise à jour | modifié | dernière modification | "
    "actualizado | actualizada | última actualización | actualización | modificado | "
    "aggiornato | aggiornata | ultimo aggiornamento | ultima modifica | modificato | "
    "atualizado | atualizada | última atualização | atualização | "
    "bijgewerkt | laatst bijgewerkt | laatste update | gewijzigd | laatst gewijzigd | "
    "aktualizacja | zaktualizowano | ostatnia aktualizacja | modyfikacja | "
    "обновлено | последнее обновление | обновлён | изменено | оновлено | останнє оновлення | "
    "diperbarui | terakhir diperbarui | pembaruan | diupdate | "
    "uppdaterad | senast uppdaterad | uppdaterat | opdateret | senest opdateret | oppdatert | "
    "sist oppdatert | päivitetty | aktualizováno | aktualizace | upraveno | frissítve | "
    "utolsó frissítés | módosítva | actualizat | actualizată | ultima actualizare | "
    "ενημερώθηκε | τελευταία ενημέρωση | "
    "обновено | последна промяна | ажурирано | ažurirano | zadnja izmjena | dikemas kini | "
    "imesasishwa | cập nhật | cập nhật lúc | อัปเดต | อัพเดต | ปรับปรุง | עודכן | עודכן לאחרונה | "
    "अपडेटेड | अपडेट | संशोधित | আপডেট | আপডেট সময় | হালনাগাদ | aktualizované | "
    "更新时间 | 更新日期 | 更新于 | 更新 | 最后更新 | 更新時間 | 更新日 | 更新日時 | 最終更新 | "
    "最終更新日 | 수정 | 업데이트 | 최종수정"
)
"""What stands before the date of the last change."""

_FILLERS = (
    "t at on the of in saat saati günü um uhr den der vom am à a le la las el los de del y il "
    "alle ore lo às as em aos om op o g godz godzina godzinie r roku dnia в во г года год о об "
    "рік році року р الساعة في م يوم عند على ساعت در روز مورخ pukul jam wib wita wit kl klokken "
    "klo klockan ve v dne kell ora στις ώρα ωρα ις τις h hrs hr local time tsi بجے بوقت ke "
    "น เวลา lúc ngày giờ बजे को saa בשעה שעה u ob sati часа ч à klukkan hodin óra óra godz pk "
    "time utc gmt hora heure uhrzeit время est edt cst cdt mst mdt pst pdt cet cest mez mesz eet "
    "eest msk мск ist pkt trt bst irst ast aest jst kst sgt hkt sast et pt uk"
)


def reduced(text: str) -> str:
    """Return the words of *text*, a skeleton, that are neither weekdays nor fillers."""
    return " ".join(word for word in WORD.findall(text) if word not in IDLE)


IDLE = WEEKDAYS | {skeleton(word) for word in _FILLERS.split()}
"""Skeletons of the words that may stand around a date and say nothing."""
ROLES: dict[str, Role] = {
    **{reduced(skeleton(phrase)): "published" for phrase in PUBLISHED.split("|")},
    **{reduced(skeleton(phrase)): "modified" for phrase in MODIFIED.split("|")},
}
"""What a reduced phrase before a date says that it is the date of."""
