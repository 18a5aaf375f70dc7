"""An editor, as far as a language server sees one: a file is opened, and words and explanations are asked for.

The server is yaml-language-server, which VS Code's YAML extension, Neovim, Emacs and Helix run.
"""

import json
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent / "editor"
SERVER = HERE / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"


class Editor:
    """One session with a language server, over its standard input and output."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        self._process = process
        self._asked = 0
        self._told: list[dict[str, Any]] = []

    def open(self, path: Path) -> None:
        """Open a file."""
        document = {"uri": path.as_uri(), "languageId": "yaml", "version": 1, "text": path.read_text("utf-8")}
        self._send({"method": "textDocument/didOpen", "params": {"textDocument": document}})

    def begin(self, folder: Path) -> None:
        """Say who asks, and which folder is open."""
        can = {"textDocument": {"completion": {"completionItem": {"snippetSupport": True}}, "hover": {}}}
        self.ask("initialize", {"processId": None, "rootUri": folder.as_uri(), "capabilities": can})
        self._send({"method": "initialized", "params": {}})
        settings = {"yaml": {"completion": True, "hover": True, "validate": True, "schemaStore": {"enable": False}}}
        self._send({"method": "workspace/didChangeConfiguration", "params": {"settings": settings}})

    def offered(self, path: Path, line: int, column: int) -> dict[str, str]:
        """Return the words offered at a place (from 0), each with its explanation."""
        found = self.ask("textDocument/completion", _at(path, line, column))
        items = found["items"] if isinstance(found, dict) else found
        return {item["label"]: _words(item.get("documentation") or item.get("detail") or "") for item in items}

    def explained(self, path: Path, line: int, column: int) -> str:
        """Return what is said of the word at a place."""
        found = self.ask("textDocument/hover", _at(path, line, column))
        return _words(found["contents"]) if found else ""

    def underlined(self, path: Path) -> list[tuple[int, str]]:
        """Return what is underlined in a file that was opened: each line, from 0, with the sentence."""
        uri = path.as_uri()
        while not (said := [one for one in self._told if one["params"]["uri"] == uri]):
            self._take()
        return [(one["range"]["start"]["line"], one["message"]) for one in said[-1]["params"]["diagnostics"]]

    def ask(self, method: str, params: Mapping[str, object]) -> Any:
        """Ask the server, and wait for its answer."""
        self._asked += 1
        self._send({"id": self._asked, "method": method, "params": params})
        while (answer := self._take()).get("id") != self._asked or "method" in answer:
            pass
        assert "error" not in answer, answer
        return answer["result"]

    def _take(self) -> dict[str, Any]:
        """Return the next message; what the server itself asks is answered with nothing."""
        out = self._process.stdout
        length = 0
        while line := out.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        message = json.loads(out.read(length))
        if "id" in message and "method" in message:
            self._send({"id": message["id"], "result": None})
        if message.get("method") == "textDocument/publishDiagnostics":
            self._told.append(message)
        return message

    def _send(self, message: Mapping[str, object]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()


def _at(path: Path, line: int, column: int) -> dict[str, object]:
    return {"textDocument": {"uri": path.as_uri()}, "position": {"line": line, "character": column}}


def _words(said: Any) -> str:
    return said["value"] if isinstance(said, dict) else str(said)


@contextmanager
def editor(folder: Path) -> Iterator[Editor]:
    """Run a language server for a folder."""
    command = ["node", str(SERVER), "--stdio"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=folder) as process:
        try:
            session = Editor(process)
            session.begin(folder)
            yield session
        finally:
            process.kill()
