"""Invented posts by the thousand: those an office writes, in many scripts, and those that nobody would write.

Every post follows from its seed alone, so a difference that a run finds can be made again.
"""

import random
import unicodedata

SENTENCES = {
    "en": (
        "Doors open at six for the language class.",
        "We stand with the 1,200 families who lost their homes – and we will keep delivering.",
        "“Every child has the right to learn,” said the Minister's adviser today.",
        "Registration is free (bring your ID) & lunch is served!",
        "Read the full report: 45% of respondents earn less than €300 a month.",
    ),
    "fr": (
        "Les portes ouvrent à six heures ; l’entrée est gratuite.",
        "À l’École de Genève, 30 élèves apprennent déjà…",
    ),
    "es": ("¿Sabías que hoy es el Día Internacional del Migrante?", "Mañana empieza el curso de español para niños."),
    "sr-Latn": ("Vrata se otvaraju u šest za čas jezika.", "Četvrtak je dan za đake, žene i čitavu zajednicu."),
    "sr-Cyrl": ("Врата се отварају у шест за час језика.", "Ђаци и њихове породице су добродошли."),
    "uk": ("Двері відчиняються о шостій.", "Зареєструйтесь до 5 грудня, кількість місць обмежена!"),
    "el": ("Οι πόρτες ανοίγουν στις έξι.", "Δωρεάν μαθήματα γλώσσας για όλους."),
    "tr": ("Kapılar altıda açılıyor, İzmir’de buluşalım.", "Çocuklar için ücretsiz öğle yemeği."),
    "vi": ("Cửa mở lúc sáu giờ cho lớp học tiếng Việt.", "Chúng tôi chào đón mọi gia đình."),
    "ka": ("კარი იხსნება ექვს საათზე.", "რეგისტრაცია უფასოა."),
    "hy": ("Դռները բացվում են ժամը վեցին։", "Գրանցումն անվճար է։"),
    "ar": ("تفتح الأبواب في الساعة السادسة، والدخول مجاني.", "سجّلوا الآن: عدد المقاعد محدود!"),
    "he": ("הדלתות נפתחות בשעה שש.", "ההרשמה חינם."),
    "fa": ("درها ساعت شش باز می‌شوند.", "ثبت‌نام رایگان است."),
    "hi": ("दरवाज़े छह बजे खुलते हैं।", "अंतर्राष्ट्रीय प्रवासी दिवस की शुभकामनाएँ।"),
    "bn": ("ছয়টায় দরজা খোলে।", "নিবন্ধন বিনামূল্যে।"),
    "ta": ("ஆறு மணிக்கு கதவுகள் திறக்கும்.", "பதிவு இலவசம்."),
    "th": ("ประตูเปิดเวลาหกโมง", "ลงทะเบียนฟรีวันนี้"),
    "am": ("በሮቹ በስድስት ሰዓት ይከፈታሉ።", "ምዝገባ ነፃ ነው።"),
    "zh": ("六点开门，免费参加语言课。", "欢迎所有家庭。"),
    "ja": ("6時に開場します。", "言語クラスへようこそ！参加費は無料です。"),
    "ko": ("여섯 시에 문이 열립니다.", "등록은 무료입니다."),
}
TAGS = (
    "#MigrantsDay", "#SafeMigration", "#IOM", "#Migracije2026", "#МиграцијаЗаСве", "#Día_del_Migrante", "#ΗμέραΜεταναστών",
    "#يوم_المهاجر", "#प्रवासीदिवस", "#移民日", "＃難民", "#ประตู", "#በሮች", "#COVID19", "#2026", "#EU4Youth", "#Şanlıurfa",
    "#ثبت\u200cنام", "#კარი",
)  # fmt: skip
MENTIONS = ("@UNmigration", "@IOM_Serbia", "@office.bsky.social", "@iom@social.example.org", "@UN", "@gov_rs")
LINKS = (
    "https://www.iom.int/news/doors-open-six?utm_source=x&utm_campaign=migrants-day", "https://example.org/doors", "iom.int",
    "https://lnkd.in/gUvrUksy", "https://iom.us5.list-manage.com/x/?u=abc_(1)#part", "http://србија.срб/вести", "bit.ly/3xYz",
    "https://example.org/вести/2026", "www.unhcr.org/rs/", "https://münchen.de/straße", "info@example.org",
)  # fmt: skip
EMOJI = ("🎁", "👉", "❤️", "👩‍👩‍👧‍👦", "🇷🇸", "1️⃣", "👋🏽", "✅", "🧑‍💻", "☎️", "➡️", "🏴󠁧󠁢󠁥󠁮󠁧󠁿")
BREAKS = (" ", " ", " ", "\n", "\n\n", " \n", " – ")

# Pieces that meet in no office: each is where one library or another was seen to turn off the road.
PIECES = (
    "a", "b1", "ж", "é", "e\u0301", "中", "ー", "한", "ᄀ", "ᅡ", "ᆨ", "ا", "ا\u064b", "क", "क्ष", "ि", "\u094d", "ท", "ี", "ﬁ",
    "A", "Ω", "ſ", "K", "ß", "İ", "ı", "𐐀", "𝐁𝐨𝐥𝐝", "１", "٣", "²", "½", "Ⅷ", "№", "ª", "€", "0", "7", "2026", "_", "__",
    " ", "  ", "\n", "\r\n", "\r", "\t", "\xa0", "\u3000", "\u2028", "\x85", "\x1f", "\u180e", "\u200b", "\u200c", "\u200d",
    "\u200e", "\u200f", "\u202e", "\u2066", "\u2069", "\u061c", "\xad", "\u2060", "\ufe0f", "\ufe0e", "\u20e3", "\u20e2",
    "\ufeff", "\ufffe", "\uffff", "\x00", "\u0300", "\u034f", "\u02bc", "·", "・", "‿", "～",
    ".", "..", ",", ";", ":", "!", "?", "…", "。", "．", "、", "'", "’", '"', "“", "”", "«", "»", "`", "´", "-", "--", "–", "—",
    "/", "//", "\\", "|", "&", "&amp;", "*", "~", "^", "+", "=", "%", "%20", "<", ">", "(", ")", "((", "))", "[", "]", "{", "}",
    "（", "）", "「", "」",
    "#", "##", "＃", "#a", "#1", "#_", "#a#b", "#a1_", "#ж", "#é", "#中", "#हिन्दी", "#️⃣", "#😀", "#a\u200db", "#a·b", "#a-b", "#a@b",
    "@", "@@", "＠", "@a", "@ab", "@abcd", "@a_b1", "@a.b", "@a-b.com", "@a@b", "@alice@example.com", "@alice@münchen.de",
    "@user/list", "@gif", "RT", "rt:", "RT@a", "$", "$A", "$USD", "$IOM.A", "$1INCH", "$abc", "$$", "$TOOLONGSYMBOL",
    "http://", "https://", "HTTP://", "HtTpS://", "ftp://", "tg://", "tg://resolve?domain=a", "ton://a", "mailto:", "xmpp:", "magnet:?",
    "http://a.b", "http://a.com", "https://a.com/", "https://a.com/(a)", "https://a.com/(a(b)c)d", "https://a.com/a?b=c&d=(e)#f",
    "https://t.co/abc", "https://t.co/abc?x=1", "t.co/abc", "a.com", "A.COM", "a.Com", "foo.bar", "x.rs", "iom.int", "a.b.c.d",
    "a.co.uk", "中.com", "a.中国", "中国.中国", "xn--a.com", "xn--p1ai", "a.xn--p1ai", "münchen.de", "ж.рф", "💩.la", "a💩.la", "_a.com",
    "a_.com", "a_b.c.com", "a-.com", "-a.com", "127.0.0.1", "1.2.3.4:80", "a.com:80", "a.com:99999", "a.com/", "a.com/.", "a.com/a.",
    "a.com/ж", "a.com/é)", "a.com?b", "a.com#c", "a@b.com", "a.b+c@d.org", "user:pass@a.com", "@a.com", "#a.com", "$a.com", ".com",
    "com", ".ws", ".onion", ".юа", "।", "/cmd", "/cmd@bot_a", "12:30", "1:02:03", "25:99",
    "😀", "👍🏽", "👨‍👩‍👧", "🏳️‍🌈", "🏴‍☠️", "🇷🇸", "🇷", "🇽🇽", "1️⃣", "*️⃣", "©", "©️", "®", "™️", "☎", "☎️", "❤", "🧑‍💻", "🫠", "🫱🏻‍🫲🏿",
    "🏽", "\U000e0067", "\U000e007f", "👩‍❤️‍💋‍👨", "🕵🏻‍♀️", "⛹️‍♂️", "👁‍🗨", "👁️‍🗨️", "ỳ́", "Å", "ﷺ",
)  # fmt: skip


def plausible(count, seed=1):
    """Return posts as an office writes them."""
    dice = random.Random(f"plausible {seed}")
    return [_plausible(dice) for _ in range(count)]


def hostile(count, seed=1):
    """Return posts of loose pieces: half of them alone, half between the words of a plausible post."""
    dice = random.Random(f"hostile {seed}")
    return [_mosaic(dice) if dice.random() < 0.5 else _broken(dice) for _ in range(count)]


def _plausible(dice):
    sentences = SENTENCES[dice.choice(tuple(SENTENCES))]
    parts = [dice.choice(sentences) for _ in range(dice.randint(1, 3))]
    if dice.random() < 0.3:
        parts.insert(dice.randrange(len(parts) + 1), dice.choice(EMOJI))
    if dice.random() < 0.3:
        parts.insert(dice.randrange(len(parts) + 1), dice.choice(MENTIONS))
    if dice.random() < 0.6:
        parts.append(dice.choice(LINKS))
    parts += dice.sample(TAGS, dice.choice((0, 1, 2, 2, 3)))
    return "".join(part + dice.choice(BREAKS) for part in parts).rstrip()


def _mosaic(dice):
    return "".join(dice.choice(PIECES) for _ in range(dice.randint(1, 12)))


def _broken(dice):
    post = _plausible(dice)
    for _ in range(dice.randint(1, 4)):
        at = dice.randrange(len(post) + 1)
        post = post[:at] + dice.choice(PIECES) + post[at + dice.randint(0, 2) :]
    return post


def characters(count, seed=1):
    """Return characters of every script and kind, without most of the thousands of Han, Hangul and Tangut."""
    known = [
        character
        for character in map(chr, (*range(0x20000), *range(0xE0000, 0xE0200)))
        if unicodedata.category(character) not in {"Cn", "Co", "Cs"} and not _one_of_many(character)
    ]
    return random.Random(f"characters {seed}").sample(known, min(count, len(known)))


def _one_of_many(character):
    return "\u3400" < character < "\u9fff" or "\uac00" < character < "\ud7a3" or "\U00017000" < character < "\U00018cff"
