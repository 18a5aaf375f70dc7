"""The header row of every real layout of posts, word for word, with an invented row and its figures by hand."""

from datetime import UTC, datetime

from msgspec import Struct

from postdesk.models import Figures

NOON, AT = datetime(2026, 9, 29, 12, tzinfo=UTC), datetime(2026, 9, 29, 8, 15, 30, tzinfo=UTC)
MILLISECONDS = int(AT.timestamp() * 1000)
TWEET = str((MILLISECONDS - 1288834974657) << 22)
ACTIVITY = str(MILLISECONDS << 22)
FILM = str(int(AT.timestamp()) << 32)


def code():
    """The code of an Instagram permalink that tells the moment."""
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    number = (MILLISECONDS - 1314220021721) << 23
    return "".join(letters[number // 64**place % 64] for place in reversed(range(11)))


class Layout(Struct, frozen=True):
    """One layout: the importer that reads it, its lines, and what the post or the days in it are."""

    title: str
    lines: str
    figures: Figures = Figures()
    published: datetime = AT
    encoding: str = "utf-8"


LAYOUTS = {
    "x": Layout(
        "X post analytics",
        "Post id,Date,Post text,Post Link,Impressions,Likes,Engagements,Bookmarks,Shares,New follows,Replies,Reposts,"
        "Profile visits,Detail Expands,URL Clicks,Hashtag Clicks,Permalink Clicks\n"
        f'{TWEET},"Tue, Sep 29, 2026",Doors &amp; tea,https://x.com/office/status/{TWEET},900,12,41,2,9,1,3,4,5,6,7,8,0\n',
        Figures(12, 3, 4, clicks=7, saves=2, impressions=900, engagements=41),
    ),
    "x, by tweet": Layout(
        "X by tweet, until 2024",
        '"Tweet id","Tweet permalink","Tweet text","time","impressions","engagements","engagement rate","retweets",'
        '"replies","likes","user profile clicks","url clicks","hashtag clicks","detail expands","permalink clicks",'
        '"app opens","app installs","follows","email tweet","dial phone","media views","media engagements",'
        '"promoted impressions","promoted engagements"\n'
        f'"{TWEET}","https://twitter.com/office/status/{TWEET}","Doors","2026-09-29 08:15 +0000","106.0","20.0","0.18",'
        '"4.0","3.0","12.0","0.0","7.0","0.0","0.0","0.0","0","0","0","0","0","0","0","-","-"\n',
        Figures(12, 3, 4, clicks=7, impressions=106, engagements=20),
    ),
    "x, by tweet in 2015": Layout(
        "X by tweet, until 2024",
        '"Tweet id","Tweet permalink","Tweet text","time","impressions","engagements","engagement rate","retweets",'
        '"replies","favorites","user profile clicks","url clicks"\n'
        f'"{TWEET}","https://twitter.com/office/status/{TWEET}","Doors","2026-09-29 08:15 +0000","106.0","20.0","0.18",'
        '"4.0","3.0","12.0","0.0","7.0"\n',
        Figures(12, 3, 4, clicks=7, impressions=106, engagements=20),
    ),
    "x, by tweet, Japanese": Layout(
        "X by tweet, until 2024",
        "ツイートID,ツイートの固定リンク,ツイート本文,時間,インプレッション,エンゲージメント,エンゲージメント率,リツイート,返信,いいね,"
        "ユーザープロフィールクリック,URLクリック数\n"
        f"{TWEET},https://twitter.com/office/status/{TWEET},扉,2026-09-29 08:15 +0000,106.0,20.0,0.18,4.0,3.0,12.0,0.0,7.0\n",
        Figures(12, 3, 4, clicks=7, impressions=106, engagements=20),
    ),
    "linkedin": Layout(
        "LinkedIn page content",
        '"All posts of the time that was chosen"\n'
        "Post title,Post link,Post type,Campaign name,Posted by,Created date,Campaign start date,Campaign end date,"
        "Audience,Impressions,Views (Excluding offsite video views),Offsite Views,Clicks,Click through rate (CTR),Likes,"
        "Comments,Reposts,Follows,Engagement rate,Content Type\n"
        f"Doors,https://www.linkedin.com/feed/update/urn:li:activity:{ACTIVITY},Organic,,Ana,09/29/2026,,,All followers,"
        "900,,,7,0.0077,12,3,4,0,0.02,Article\n",
        Figures(12, 3, 4, clicks=7, impressions=900),
    ),
    "linkedin, Shares.csv": Layout(
        "LinkedIn archive, posts of a person",
        "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n"
        f"2026-09-29 08:15:30,https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A{ACTIVITY},Doors,,,MEMBER_NETWORK\n",
    ),
    "linkedin, Shares.csv of 2018": Layout(
        "LinkedIn archive, posts of a person",
        "Date\tShare Title\tShare Description\tShare Link\tShare Commentary\tShared URL\tMedia URL\tType\tVisibility\n"
        f"2026-09-29 08:15:30\t\t\thttps://www.linkedin.com/feed/update/urn:li:share:{ACTIVITY}\tDoors\t\t\t\tANYONE\n",
        encoding="utf-16",
    ),
    "facebook": Layout(
        "Facebook content",
        "Post ID,Page ID,Page name,Title,Description,Duration (sec),Publish time,Caption type,Permalink,Is crosspost,"
        "Is share,Post type,Languages,Custom labels,Funded content status,Data comment,Date,Views,Reach,"
        '"Reactions, Comments and Shares",Reactions,Comments,Shares,Total clicks,Other Clicks,Link Clicks,'
        "Matched Audience Targeting Consumption (Photo Click),Negative feedback from users: Hide all,Seconds viewed,"
        "Average Seconds viewed,Estimated earnings (USD),Ad CPM (USD),Ad impressions\n"
        "1823209189000002,1,Office,,Doors,0,09/29/2026 01:15:30,,https://www.facebook.com/office/posts/1823209189000002,"
        "0,0,Photos,,,,,Lifetime,950,800,19,12,3,4,9,2,7,,,,,,,\n",
        Figures(12, 3, 4, clicks=7, reach=800, views=950),
    ),
    "facebook, before 2025": Layout(
        "Facebook content",
        "Post ID,Page ID,Page name,Title,Description,Duration (sec),Publish time,Caption type,Permalink,Is crosspost,"
        "Is share,Post type,Languages,Custom labels,Funded content status,Data comment,Date,Impressions,Reach,"
        '"Reactions, comments and shares",Reactions,Comments,Shares,Total clicks,Other Clicks,Link Clicks\n'
        "1823209189000002,1,Office,,Doors,0,09/29/2026 01:15:30,,https://www.facebook.com/office/posts/1823209189000002,"
        "0,0,Links,,,,,Lifetime,950,800,19,12,3,4,9,9,\n",
        Figures(12, 3, 4, clicks=0, reach=800, impressions=950),
    ),
    "facebook, Swedish": Layout(
        "Facebook content",
        "Publicerings-id,Sid-id,Sidnamn,Titel,Beskrivning,Publiceringstid,Inläggstyp,Permalänk,Visningar,Räckvidd,"
        '"Reaktioner, kommentarer och delningar",Reaktioner,Kommentarer,Delningar,Totalt antal klick,Länkklick,Övriga klick\n'
        "1823209189000002,1,Office,,Doors,09/29/2026 01:15:30,Foton,https://www.facebook.com/office/posts/1823209189000002,"
        "950,800,19,12,3,4,9,7,2\n",
        Figures(12, 3, 4, clicks=7, reach=800, views=950),
    ),
    "facebook, French": Layout(
        "Facebook content",
        "Identifiant de la publication,ID de la Page,Nom de la page,Titre,Description,Heure de publication,Permalien,"
        'Est un crosspostage,Est un partage,Type de publication,Vues,Couverture,"Réactions, commentaires et partages",'
        "Réactions,Commentaires,Partages,Total des clics,Clics sur un lien\n"
        "1823209189000002,1,Office,,Doors,09/29/2026 01:15:30,https://www.facebook.com/office/posts/1823209189000002,"
        "0,0,Photos,950,800,19,12,3,4,9,7\n",
        Figures(12, 3, 4, clicks=7, reach=800, views=950),
    ),
    "instagram, French": Layout(
        "Instagram content",
        "Identifiant de la publication,ID du compte,Nom de profil du compte,Nom du compte,Description,Durée (s),"
        "Heure de publication,Permalien,Type de publication,Commentaire des données,Date,Vues,Couverture,Mentions J’aime,"
        "Partages,Followers en plus,Commentaires,Enregistrements\n"
        f"18012345678901234,1,office,Office,Doors,0,09/29/2026 01:15,https://www.instagram.com/p/{code()}/,Image IG,,,"
        "950,800,12,4,1,3,2\n",
        Figures(12, 3, 4, saves=2, reach=800, views=950),
    ),
    "facebook, Spanish": Layout(
        "Facebook content",
        "Identificador de la publicación,Nombre de la página,Título,Duración (segundos),Hora de publicación,Enlace permanente,"
        "Tipo de publicación,Visualizaciones,Alcance,Comentarios\n"
        "1823209189000002,Office,Doors,0,09/29/2026 01:15:30,https://www.facebook.com/office/posts/1823209189000002,"
        "Fotos,950,800,3\n",
        Figures(comments=3, reach=800, views=950),
    ),
    "facebook, videos": Layout(
        "Facebook videos",
        "Video asset ID,Universal video ID,Page ID,Page name,Title,Duration (sec),Publish time,Custom labels,Data comment,"
        "Date,Reach,3-second video views,1-minute video views,Seconds viewed,Average Seconds viewed,3-second viewers,"
        '1-minute viewers,"Reactions, comments and shares",Reactions,Comments,Shares\n'
        "1823209189000002,1823209189000003,1,Office,Doors,30,09/29/2026 01:15:30,,,Lifetime,800,950,10,3000,3,700,8,19,12,3,4\n",
        Figures(12, 3, 4, reach=800),
    ),
    "facebook, Insights": Layout(
        "Facebook Insights, posts",
        "Post ID,Permalink,Post Message,Type,Countries,Languages,Posted,Audience Targeting,Lifetime Post Total Reach,"
        "Lifetime Post organic reach,Lifetime Post Total Impressions\n"
        ",,,,,,,,The number of people,The number of people,The number of times\n"
        "1_1823209189000002,https://www.facebook.com/office/posts/1823209189000002,Doors,Photo,,,09/29/2026 01:15:30 AM,,"
        "800,700,950\n",
        Figures(reach=800, impressions=950),
    ),
    "instagram": Layout(
        "Instagram content",
        "Post ID,Account ID,Account username,Account name,Description,Duration (sec),Publish time,Permalink,Post type,"
        "Data comment,Date,Views,Reach,Likes,Shares,Follows,Comments,Saves\n"
        f"18012345678901234,17841400000000000,office,Office,Doors,0,09/29/2026 01:15,https://www.instagram.com/p/{code()}/,"
        "IG image,,Lifetime,950,800,12,4,1,3,2\n",
        Figures(12, 3, 4, saves=2, reach=800, views=950),
    ),
    "instagram, Portuguese": Layout(
        "Instagram content",
        "Identificação da publicação;Descrição;Horário de publicação;Link permanente;Tipo de publicação;Visualizações;"
        "Alcance;Curtidas;Compartilhamentos;Comentários;Salvamentos\n"
        f"18012345678901234;Doors;09/29/2026 01:15;https://www.instagram.com/p/{code()}/;Imagem do IG;950;800;12;4;3;2\n",
        Figures(12, 3, 4, saves=2, reach=800, views=950),
    ),
    "tiktok": Layout(
        "TikTok videos",
        "Video title,Video link,Post time,Video views,Likes,Comments,Shares,Add to Favorites\n"
        f"Doors,https://www.tiktok.com/@office/video/{FILM},2026/09/29 08:15:30,950,12,3,4,2\n",
        Figures(12, 3, 4, saves=2, views=950),
    ),
    "tiktok studio": Layout(
        "TikTok videos",
        "Video title,Video link,Post time,Total likes,Total comments,Total shares,Total views,Total play time,"
        "Average watch time,Watched full video,Add to favorites\n"
        f"Doors,https://www.tiktok.com/@office/video/{FILM},2026/09/29 08:15:30,1.2K,3,4,9.5K,1h,3s,10%,2\n",
        Figures(1200, 3, 4, saves=2, views=9500),
    ),
    "youtube, German": Layout(
        "YouTube Studio, videos",
        "Videos,Videotitel,Veröffentlichungs\u00adzeitpunkt des Videos,Dauer,Aufrufe,Wiedergabezeit (Stunden),Abonnenten,"
        "Geschätzter Umsatz (EUR),Impressionen,Klickrate der Impressionen (%)\n"
        "Gesamt,,,,1950,30,2,0,5000,3\n"
        'R26qwMQVo-s,Doors,"Sep 29, 2026",83,1950,20.1,2,0,5000,3.1\n',
        Figures(impressions=5000, views=1950),
        NOON,
    ),
    "youtube": Layout(
        "YouTube Studio, videos",
        "Content,Video title,Video publish time,Duration,Views,Watch time (hours),Subscribers,Impressions,"
        "Impressions click-through rate (%)\n"
        "Total,,,,950,1.5,2,5000,3.1\n"
        'R26qwMQVo-s,Doors,"Sep 29, 2026",30,950,1.5,2,5000,3.1\n',
        Figures(impressions=5000, views=950),
        NOON,
    ),
}
