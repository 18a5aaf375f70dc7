"""From a press release to proposals: what of a text is the release, and posts in its own words, per network.

    shapes, body       which lines are the release, which are the page around it, and why
    contacts           whom journalists may ask, whose names no post may give away
    dates, quotations, hashtags
                       what a release says when, where and in whose words, and under which hashtags
    choosing, fitting  which of its sentences say most, and what of them a network takes
    proposals, pasted  drafts out of a release, or out of posts that were pasted one after another
    campaign_text      the campaign file
    repeated           paragraphs that a site puts under everything, by the desk's experience

Nothing is invented: every line of a proposal is one run of the source's words, but hashtags, the link, and an
attribution after a dash.
"""
