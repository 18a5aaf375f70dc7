"""A channel of Telegram's."""

from contracts import story
from contracts.telegram import TOKEN, BotApi, no


class Life(story.Life):
    name = "telegram"
    secrets = {"TOKEN": TOKEN}
    account = 'id = "@office"\nserver = "{url}"'
    cannot = {
        "language": "a message is in no language there",
        "alt": "the Bot API takes no words for a picture",
        "measure": "it tells a bot no figures",
        "expired": "a bot's token has no end",
        "renewal lost": story.NO_RENEWAL,
        "ended": story.NO_END,
        "under-scoped": "a bot's token has no scopes: what it may do, the channel says",
    }

    def served(self):
        return BotApi()

    def makes_public(self, asked):
        return "/send" in asked.path

    def public(self):
        places, posts, album = {}, [], None
        for number, message in sorted(self.server.posts.items()):
            group = message.get("media_group_id")
            places[number] = len(set(places.values())) - bool(group and group == album)
            album = group
            answered = message.get("reply_to_message", {}).get("message_id")
            shown = sum(kind in message for kind in ("photo", "video", "animation"))
            text = message.get("text") or message.get("caption", "")
            posts.append(
                (
                    message.get("media_group_id"),
                    story.Seen(text, [], shown, places.get(answered), f"https://t.me/office/{number}"),
                )
            )
        return [seen for group, seen in _albums(posts)]

    def _first(self):
        return min(self.server.posts.items())[1]

    def cards(self):
        return [self._first()["link_preview_options"]["url"]] if "link_preview_options" in self._first() else []

    def films(self):
        return "video" in self._first()

    def takes_back(self, how):
        self.server.token = "999:another"

    def lets_in(self):
        self.server.token = TOKEN

    @property
    def refusal(self):
        return no(400, "Bad Request: message is too long")

    @property
    def busy(self):
        return no(429, "Too Many Requests: retry after 60", retry_after=60)

    def moves(self, moment):
        self.server.at = moment.timestamp()


def _albums(posts):
    """Posts with the pictures of an album together."""
    last = None
    for group, seen in posts:
        if group and last and last[0] == group:
            last[1].pictures += seen.pictures
        else:
            if last:
                yield last
            last = (group, seen)
    if last:
        yield last
