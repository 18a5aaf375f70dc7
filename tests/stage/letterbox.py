"""A mail server on this machine that takes one conversation at a time and keeps what it is given."""

import socketserver
from contextlib import contextmanager

from stage.answering import answering

ANSWERS = {"EHLO": "250-letterbox\r\n250 AUTH PLAIN", "QUIT": "221 until next time"}


class Conversation(socketserver.StreamRequestHandler):
    def handle(self):
        self.say("220 letterbox")
        while line := self.rfile.readline().decode().strip():
            self.server.heard.append(line)
            verb = line.split()[0].upper()
            if verb == "DATA":
                self.take()
            else:
                self.say(self.server.answers.get(line, self.server.answers.get(verb, ANSWERS.get(verb, "250 well"))))
            if verb == "QUIT":
                return

    def take(self):
        self.say("354 go on")
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            lines.append(line.removeprefix(b"."))
        self.server.letters.append(b"".join(lines))
        self.say("250 kept")

    def say(self, words):
        self.wfile.write(f"{words}\r\n".encode())


@contextmanager
def letterbox(lines=None, **answers):
    """A server that answers a verb, or a whole line, with the words given; `port`, `letters` and `heard` are its own."""
    server = socketserver.TCPServer(("127.0.0.1", 0), Conversation)
    server.answers = answers | (lines or {})
    server.letters, server.heard = [], []
    server.port = server.server_address[1]
    with answering(server):
        yield server
