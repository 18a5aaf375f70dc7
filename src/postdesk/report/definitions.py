"""The words of a report, defined once and printed in every one."""

from postdesk.report.thresholds import thresholds
from postdesk.words import say

DEFINITIONS: tuple[tuple[str, str], ...] = (
    (
        "engagements",
        (
            "Core engagements: reactions + comments + shares (reposts and quotes) of a post, the one sum that every "
            "network gives. A network's own total is kept as given and never compared with another's. Each post "
            "counts at an age of seven days, in sums as in medians: between two counts where there are; else its "
            "first count after that, or, while it is younger, its newest. Only the table of posts has the newest "
            "count of all, and says at which age."
        ),
    ),
    (
        "link clicks",
        (
            "Clicks on a link as the network or its export counts them, at seven days like engagements. LinkedIn's "
            "clicks include those on the text, the name and the logo."
        ),
    ),
    (
        "reach",
        (
            "People who saw a post, as its network counts them, at seven days like engagements. The same person may "
            "be counted for every post and on every network, so reach is never added up; printed is the median of "
            "the posts that have it."
        ),
    ),
    (
        "whole page",
        (
            "What a network counts for a whole account by day, under its own names (Meta: views, reach, follows), "
            "for all its posts, old ones and stories too; so it is more than the sum of the posts above. Events are "
            "added up over the days that were given; reach and viewers count people, and of them the day in the "
            "middle is printed. Days that an export does not list are missing; of follows Meta lists only days that "
            "have any."
        ),
    ),
    (
        "median",
        (
            "The post in the middle; replies to others are left out of engagements. A mean would follow the one post "
            "that ran away."
        ),
    ),
    (
        "usual",
        (
            "The middle half (25th to 75th percentile) of the {weeks} weeks before: of posts for medians, of weekly "
            "sums for totals. Printed from eight posts or weeks on."
        ),
    ),
    (
        "clearly",
        (
            "A network is clearly above or below its usual where a rank-sum test of its posts against those of the "
            "{weeks} weeks before gives p below {level}, that level being shared among the networks tested by their "
            "posts. At least {fewest} posts with figures and a history of {weeks} weeks are needed. In simulated "
            "worlds without any change fewer than 2 weeks in 100 make such a headline."
        ),
    ),
    (
        "number of posts",
        (
            "How many posts a week had is news where it is at least twice the usual number, or at most half of it, "
            "and far beyond the spread of the {weeks} weeks before: square roots of the counts, Student's prediction "
            "interval, p below {volume_level}. A month, or a campaign of more than a week, is judged by its posts a "
            "week; a campaign, which is a part of what is published, never has too few. In simulated weeks without "
            "any change at most 5 in 1,000 are called so."
        ),
    ),
    (
        "power",
        (
            "How often a change that is there makes a headline, as the table below says: simulated, 1,000 weeks for "
            "every figure, at the spread usual for social media (σ = 0.9 in logarithms), against 12 weeks of as many "
            "posts each. No headline is no proof that nothing changed."
        ),
    ),
    (
        "still rising",
        (
            "Posts younger than 7 days when they were counted. Their figures still grow, so they can put a network "
            "above its usual but never below it."
        ),
    ),
    (
        "lift",
        (
            "How much more engagement posts with a hashtag have at seven days, once network, kind, language and time "
            "are allowed for; small samples are drawn towards no difference. Clearly: the 90% interval leaves no "
            "difference out, on 10 posts or more, its level shared among all hashtags compared (Benjamini-Hochberg): "
            "of those called so about one in ten at most is chance. Leans: the 50% interval does. An association, "
            "never a cause."
        ),
    ),
    (
        "plan",
        "What was queued for the period when it began, at the moments that the posts had then.",
    ),
    (
        "quiet hashtag",
        (
            "Used five times or more in 26 weeks, and not in the last four; hashtags of one event, used within three "
            "weeks only, are exempt."
        ),
    ),
    (
        "–",
        "Not given: the network or its export does not say, or nobody has counted yet. Never the same as 0.",
    ),
)
"""Term and meaning, in the order of the page."""


def defined() -> list[tuple[str, str]]:
    """Return each word with its definition, in the language that is spoken."""
    return [(say(term), say(meaning, **thresholds())) for term, meaning in DEFINITIONS]
