"""Pictures and films: what they are, what they give away, and how they are made to fit a network.

`heads` looks at the first bytes, `privacy` at what a file says without showing it; neither decodes a picture. Only
`fitting` does, with Pillow, and is imported when something has to be made.
"""
