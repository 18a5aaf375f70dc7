"""How a file is opened by its number: what one system or another does not know is asked of it alone.

Windows has neither of the first three, and only Windows changes the ends of lines unless it is told to give bytes.
Python itself sees that no other process is given what is open (PEP 446).
"""

import os

UNWAITING: int = getattr(os, "O_NONBLOCK", 0)
"""Do not wait for somebody at the other end of a pipe."""
NO_LINK: int = getattr(os, "O_NOFOLLOW", 0)
"""Open nothing to which a link leads."""
FOLDER: int = getattr(os, "O_DIRECTORY", 0)
"""Open a folder, and nothing else."""
BYTES: int = getattr(os, "O_BINARY", 0)
"""Give the bytes as they lie there, where a system would change them."""
