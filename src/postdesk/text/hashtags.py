"""When two spellings are one hashtag: compatibility forms and letter case make no difference to any network."""

import unicodedata


def identity(tag: str) -> str:
    """Return the form by which two hashtags are the same: NFKC, without case, without the sign.

    Mastodon folds letters to ASCII on top (app/lib/hashtag_normalizer.rb), which would join words that other networks
    keep apart, so that is left out.
    """
    bare = tag.removeprefix("#").removeprefix("＃")
    return (
        bare.casefold()
        if bare.isascii()
        else unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", bare).casefold())
    )
