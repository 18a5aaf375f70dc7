"""A post's life in the memory: one verb a transition, each a transaction of its own.

`queueing` is what campaign files do to posts, `sending` what workers do, `acts` what people do, `zones` what new clock
rules do, `uploads` what is done ahead; `lookup`, `history`, `approvals` and `notices` are what is asked. What takes a
log is whole in itself and is for everybody; what takes a connection is a part of somebody's transaction and stays in
the log. `changes` is the one place where a state changes.
"""
