"""What each finding of the format means and how to write it instead: `postdesk check --explain RULE`."""

from collections.abc import Mapping

MANUALS: Mapping[str, str] = {
    "alias": """A star at the start refers to an anchor that is not there.

To YAML, `*word` repeats what `&word` marked earlier. Put a text that starts with a star in quotes or under
`text: |`.""",
    "bad-name": """A campaign or post has a name that cannot stand in `campaign/id@account`.

Use letters, digits and hyphens; no blanks, no `/` and no `@`.""",
    "clock-change": """Clocks never show this time, or show it twice.

When clocks jump forward, an hour is missing; when they are put back, an hour comes twice. Write another time, or one of
the two with its offset: `2026-10-25 02:30 +02:00`.""",
    "conflict": """Git has left both versions of some lines in the file.

Two people changed the same lines, and the marks `<<<<<<<`, `=======` and `>>>>>>>` stand around what each of
them wrote.
Keep the lines that are right and delete the marks.""",
    "control-character": """An invisible character stands in the file.

NUL, form feeds, byte order marks in mid-file and the line separators of web pages cannot be seen and do not belong in a
post. Delete the character, or press Enter where a new line was meant.""",
    "date": """A moment is not a date with a time.

Write `at: 2026-12-18 09:00` in the office's time, with a zone (`2026-12-18 09:00 Europe/Paris`) or an offset
(`2026-12-18 09:00 +02:00`), or `at: next` for the next free slot.""",
    "duplicate-key": """A key is given twice in one place.

YAML would silently keep the last one. Keep one of the two.""",
    "duration": """A length of time cannot be read.

Write a number and a unit: `30 min`, `2 h`, `1 d`, `1 h 30 min`.""",
    "empty-file": """The file holds no campaign.

Begin with `campaign: name`, then `posts:` and the posts.""",
    "empty-text": """A post, a wording or a part of a thread says nothing.

Write its text under `text: |`, or delete the entry. A post may have no text of its own where every one of its accounts
has a wording with one.""",
    "encoding": """The file is not UTF-8.

Letters beyond English ones would come out wrong. In your editor choose "Save as" and the encoding UTF-8; with or
without a byte order mark makes no difference.""",
    "escape": """An escape in double quotes is half a character, or none.

JSON writes an emoji as two halves (`\\ud83d\\ude00`), YAML does not. Write the character itself.""",
    "evergreen": """A post for all seasons lacks something, or would say the same too soon.

Write `evergreen: {gap: 90 d, wordings: [...]}`. Its wordings are taken in turn, and none comes back on an account
before the gap is over. Without `every:` it goes out at `at:` and then each time the gap is over; with `every:` at those
times, if there are wordings enough. It stops at `until:` or after `count:` times.""",
    "every": """A post that comes back does not say clearly when.

Write `every: Monday 09:00`, `Mon, Thu 09:00`, `weekday 08:30`, `day 09:00`, `other Monday 09:00`, `3 weeks on Friday
09:00`, `first Tuesday of the month 10:00`, `last day of the month 10:00`, `18 December 09:00`, several one after
another, the days also in the desk's language; or a rule of RFC 5545 such as `FREQ=MONTHLY;BYDAY=1TU 10:00`. `from:`
is the first day, `until:` the last one; or `count:` says how often. Times are the office's, whatever its clocks do.
Each time is a post of its own, such as `briefing-2026-12-14`. `except: [2026-12-25]` leaves days out,
`moved: {2026-12-25: 2026-12-28 09:00}` gives one another moment.""",
    "expansion": """References repeat far more than a campaign holds.

Anchors that repeat anchors grow without end. Write the posts out.""",
    "ignore-reason": """A rule is ignored without a reason.

Write `ignore: {rule: reason}`, so that whoever reads the post later knows why.""",
    "language": """A language is not written as a language tag.

Write `en`, `fr`, `ar`, or with the script `sr-Latn`, `sr-Cyrl`.""",
    "yes-or-no": """Something that is either so or not is given another value.

Write `true` or `false`, such as `fit: false`.""",
    "visibility": """Who sees a post is not one of the three that Mastodon knows.

Write `visibility: public`, `unlisted` (quiet public: everybody can see it, and no timeline shows it) or `private`
(followers only).""",
    "media-missing": """A picture or film is not where the draft says.

The path starts from `campaigns/`: `media/hall.jpg` is `campaigns/media/hall.jpg`. Capital letters matter.""",
    "media-outside": """A picture or film lies outside `campaigns/`, or in something hidden there.

What a desk publishes lies below `campaigns/`, so that a colleague's copy publishes the same and no file that holds a
secret is ever sent. Copy the picture to `campaigns/media/`.""",
    "media-unreadable": """A file is no picture or film that can be published.

What counts is what the file holds, not its name: it is empty or cut short, a web page that was saved in place of a
picture, a kind that no network shows, or larger than can be read. HEIC pictures, as phones make them, are read where
`pip install "postdesk[heic]"` was run; elsewhere save them as JPEG.""",
    "misnamed-file": """A file lies among the campaigns and is not read.

Campaigns end in `.yaml` or `.yml`. Some editors add `.txt` and hide it, others keep an older state under a name of its
own (`~`, `.bak`, `.orig`). Rename the file, or take it out of `campaigns/`. Settings are read
from `campaigns/desk.toml` alone, wherever else a `desk.toml` lies.""",
    "missing-key": """Something that a campaign, post or picture needs is not given.

A campaign needs `campaign` and `posts`; a post `id`, `text` and accounts (its own or the campaign's); a picture
`file`.""",
    "nesting": """Values are nested deeper than any campaign needs.

A stray `[` or `{` is the usual cause.""",
    "not-a-mapping": """The file is a list or a single text, not a campaign.

Begin with `campaign: name` and put the posts under `posts:`.""",
    "repeated-campaign": """Two files claim the same campaign.

A campaign has one file, because queueing that file makes the queue match it. Give one of the two another name. Names
that differ only in capitals, or in how an accent is stored, are one.""",
    "repeated-id": """Two posts of a campaign have the same id.

The id makes the post's name in the queue, the log and the reports. Change one of the two. Ids that differ only in
capitals, or in how an accent is stored, are the same.""",
    "reserved-character": """A text starts with a character that YAML keeps for itself.

`@`, `%`, `` ` ``, `*`, `&`, `- ` and `? ` cannot start a text without quotes. Put it in quotes or under `text: |`.""",
    "second-colon": """A colon and a blank inside a value make YAML see a second key.

`text: Note: this` breaks. Put the text in quotes or under `text: |`.""",
    "several-documents": """One file holds several YAML documents.

`---` starts a new one, and only the first would be read. Give each campaign a file of its own.""",
    "shortcode": """A word between colons looks like an emoji's name and is none.

It would be published as it stands. Correct the name or write the emoji itself.""",
    "swallowed-hashtag": """A hashtag is a comment to YAML and would vanish.

After a blank, `#` starts a comment: `text: Join us #IOM` would publish "Join us". Put the text in quotes or under
`text: |`; in a list of hashtags write them without `#`. A real comment has a blank after `#`.""",
    "tab": """A tab stands where YAML wants blanks.

Indent with blanks; most editors can turn tabs into them.""",
    "unknown-account": """A post names an account that desk.toml does not have.

Correct the name, or add `[accounts.NAME]` to `campaigns/desk.toml`.""",
    "unknown-key": """A key is none that postdesk reads.

It is usually mistyped; without this error its value would silently be ignored. A key at the top of the file that starts
with `x-` is yours and is left alone: it may hold anchors.""",
    "unreadable": """The file cannot be opened.

It is a folder, has gone, or its permissions keep you out.""",
    "unused-anchor": """A text starts with `&word`, and the word would vanish.

To YAML it names a value so that `*word` can repeat it, and nothing here does. Put the text in quotes or under
`text: |`.""",
    "unused-wording": """A post has a wording for an account it does not go to.

Add the account to `accounts`, or delete the wording.""",
    "vanished-word": """A text starts with `!word`, and the word would vanish.

To YAML it tells the kind of the value. Put the text in quotes or under `text: |`.""",
    "wrong-type": """A list or mapping stands where a text is wanted, or the other way round.

The sentence says what is wanted; square brackets and braces at the start of a text need quotes.""",
    "yaml": """YAML cannot read this line.

The sentence names the place and the likely cause: indentation, a quotation mark or a bracket. Text is safest under
`text: |`, indented in the lines below.""",
}
"""Rule → manual: the first line says what is wrong, the rest how to write it."""
