"""Findings as SARIF 2.1.0, the exchange format of checkers, which GitHub, GitLab and editors read.

Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html.
"""

import os
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

import postdesk
from postdesk.checks.shelf import manual
from postdesk.cli.worded import finding_sentence
from postdesk.models import Finding

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def sarif_document(findings: Sequence[Finding]) -> dict[str, Any]:
    """Return one log with one run; it explains the rules that spoke."""
    names = list(dict.fromkeys(finding.rule for finding in findings))
    driver = {"name": "postdesk", "version": postdesk.__version__, "rules": [explained(name) for name in names]}
    results = [result(finding, names.index(finding.rule)) for finding in findings]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def explained(name: str) -> dict[str, Any]:
    """Return a rule's descriptor; its help is the manual."""
    text = manual(name)
    first, *paragraphs = text.split("\n\n")
    return {
        "id": name,
        "shortDescription": {"text": first},
        "fullDescription": {"text": " ".join(paragraphs[0].split())},
        "help": {"text": text, "markdown": text},
    }


def result(finding: Finding, index: int) -> dict[str, Any]:
    """Return one finding with its place; the properties tell network, account, post, code and values."""
    region = {"startLine": finding.place.line, "startColumn": finding.place.column}
    location = {"physicalLocation": {"artifactLocation": {"uri": uri(finding.place.path)}, "region": region}}
    named = {"network": finding.network, "account": finding.account, "post": finding.post}
    return {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": finding.severity.value,
        "message": {"text": finding_sentence(finding)},
        "locations": [location],
        "properties": {**named, "code": finding.code, "values": finding.values},
    }


def uri(path: str) -> str:
    """Return a path as a relative reference, or as a file URI where it is absolute."""
    whole = PurePath(path)
    return whole.as_uri() if whole.is_absolute() else quote(os.fsencode(path))
