"""A post's life in the memory: one verb a transition, each a transaction of its own.

`queueing` is what campaign files do to posts, `sending` what workers do (`rescue` what is done for dead ones), `acts`
what people do (`remembered` keeps it, `undoing` takes it back), `holds` what they lay over many posts, `zones` what new
clock rules do, `uploads` what is done ahead; `lookup`, `history`, `approvals` and `notices` are what is asked.

What takes a log is whole in itself and is for everybody; what takes a connection is a part of somebody's transaction
and stays in the log. `changes` is the one place where a state changes, `claims` and `answers` hold the hot statements.
"""
