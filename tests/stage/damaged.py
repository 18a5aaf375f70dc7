"""Exports of every kind, each in a line or two, and the way to damage them at random."""

FILES = {
    "x.csv": 'Post id,Date,Post text,Post Link,Likes\n2105789855953846273,"Thu, Oct 1, 2026","a ""b"" 🌍",https://x.com/o/status/2105789855953846273,"1,351"\n',
    "linkedin.csv": "Post title,Post link,Created date,Likes\nDoors,https://www.linkedin.com/feed/update/urn:li:activity:7510602264084480007,09/29/2026,5\n",
    "facebook.csv": "Post ID,Description,Publish time,Permalink,Total clicks,Link Clicks\n1827720132000001,Врата,11/10/2026 10:00,https://www.facebook.com/o/posts/1827720132000001,9,\n",
    "instagram.csv": "Post ID;Description;Publish time;Permalink;Likes\n1;Doors;11/05/2026 23:00;https://www.instagram.com/p/DfZBRDTgAAF/;44\n",
    "Views.csv": 'sep=,\n"Views"\n"Date","Primary"\n"2026-10-26T00:00:00","1000"\n',
    "Content.csv": "Video title,Video link,Post time,Total likes\nDoors,https://www.tiktok.com/@o/video/7567452128936238785,2025-10-31,1.2K\n",
    "Table data.csv": 'Content,Video title,Video publish time,Views\nR26qwMQVo-s,Doors,"Sep 26, 2026",7\n',
    "Shares.csv": 'Date,ShareLink,ShareCommentary\n2026-11-28 11:25:20,https://www.linkedin.com/urn%3Ali%3Ashare%3A7532404259715821625,"a""\n""b"\n',
    "posts.csv": "Date,Network,Text,Link,Likes\n2026-10-01,X,Doors,https://x.com/o/status/2105789855953846273,5\n",
    "outbox.json": '{"@context":"https://www.w3.org/ns/activitystreams","id":"outbox.json","type":"OrderedCollection","orderedItems":[{"type":"Create","actor":"https://s.e/users/o","to":["as:Public"],"object":{"id":"https://s.e/users/o/statuses/115","published":"2026-11-16T07:00:00Z","content":"<p>x</p>"}}]}',
}  # fmt: skip
TOKENS = (b"9" * 50, b'"', b",", b";", b"\n", b"\r", b"\0", b"\xff", b"-", b"1e400", b"#NAME?", b"\xe2\x80\x8f", b"99999",
          b"31/31/2026", b"0001-01-01", b"12/31/9999 23:59", b"\xd9\xa1", b"sep=;", b"{", b"inf", b"+9999", b"<![foo[")  # fmt: skip


def mutated(data, chance):
    """The same bytes with a few of them changed, lost, repeated or put in."""
    found = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 3, 8, 20))):
        at = chance.randrange(len(found) + 1)
        upto = at + chance.randrange(40)
        found[at:upto] = chance.choice((b"", chance.choice(TOKENS), bytes([chance.randrange(256)]), data[at:upto] * 2))
    return bytes(found)
