"""What Facebook Pages, Instagram and Threads have in common: Meta's Graph API, and how it says no.

    judging    what an answer makes certain: error codes decide, never HTTP statuses
    usage      how much of what Meta allows is used up, and how long to wait
    graph      the calls of one account: version, token, proof

It is no network of its own, and knows none of the three.
"""
