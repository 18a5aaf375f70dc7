"""Some files stand alone in a post: a film beside pictures, a moving picture beside others.

Mastodon, Bluesky, X, LinkedIn and Facebook take pictures or one film, X and Telegram a moving GIF only alone;
Instagram and Threads show films and pictures side by side. A post with both is refused as a whole.

What to do: choose one, or give the account media of its own:

    fedi: { media: [{ file: media/tour.mp4, alt: A walk through the hall. }] }

Sources: mastodon/mastodon app/services/post_status_service.rb, https://docs.x.com/x-api/media,
https://core.telegram.org/bots/api#sendmediagroup.
"""

from collections.abc import Iterator

from postdesk.models import Family, Head, Remark, Severity, Variant

ID = "media-mix"
SEVERITY = Severity.ERROR


def check(variant: Variant) -> Iterator[Remark]:
    """Name the first file that has to stand alone and does not.

    Several films, and files that the network does not show, are told elsewhere.
    """
    shown = [(media, media.head) for media in variant.media if media.head and media.head.family is not Family.NOTHING]
    for media, head in shown:
        beside = [(other, its) for other, its in shown if other is not media and other.part == media.part]
        others = [other for other, its in beside if other_sort(head, its)]
        if others and variant.grammar.carries.lonely(head):
            code = "moves" if head.family is Family.PICTURE else "alone"
            yield Remark(media.place, code, file=media.name, kind=head.kind.name, other=others[0].name)
            return


def other_sort(head: Head, its: Head) -> bool:
    """Tell whether a file beside one that stands alone is not simply one film too many."""
    return not (head.family is its.family is Family.FILM)
