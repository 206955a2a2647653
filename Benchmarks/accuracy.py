#!/usr/bin/env python3
"""How often the program reads as careful people do, on the texts under a folder such as Corpus.

usage: accuracy.py PROVISO FOLDER FIGURES.json

FOLDER/passages.jsonl, wordings.jsonl: precision, recall and F1 of the provisions found, by topic; how often their level
is right. FOLDER/unread.jsonl likewise, in totals only: whoever writes rules must not read it.
FOLDER/*.expect: the status of each rule on the document beside it, by status; whether its evidence stands where it should.
Every error but those is listed. Compares with the committed figures: a fall fails, a rise rewrites them.
"""
import glob
import json
import os
import re
import subprocess
import sys

PRESENT = {"commitment", "weak", "commitment-or-weak"}
PREFIX = {"national-security-policy": "policy", "national-security-strategy": "strategy"}


def lines_of(*command):
    return subprocess.run(command, check=False, capture_output=True, text=True).stdout


def add(table, key, got, want):
    """Counts one decision: whether something was found, and whether it is there."""
    row = table.setdefault(key, {"tp": 0, "fp": 0, "fn": 0})
    row["tp"] += got and want
    row["fp"] += got and not want
    row["fn"] += want and not got


def ratio(part, whole):
    return part / whole if whole else None


def f1(row):
    return ratio(2 * row["tp"], 2 * row["tp"] + row["fp"] + row["fn"])


def show(title, table):
    print(f"{title:24}   tp   fp   fn  precision  recall    F1")
    for key in sorted(table):
        row = table[key]
        values = (ratio(row["tp"], row["tp"] + row["fp"]), ratio(row["tp"], row["tp"] + row["fn"]), f1(row))
        shown = ["    -" if value is None else f"{value:5.2f}" for value in values]
        print(f"{key:24} {row['tp']:4} {row['fp']:4} {row['fn']:4}      {shown[0]}   {shown[1]} {shown[2]}")


def micro(table):
    return f1({key: sum(row[key] for row in table.values()) for key in ("tp", "fp", "fn")})


def passages(program, folder, name, is_listed=True):
    path = os.path.join(folder, name + ".jsonl")
    rows = [json.loads(line) for line in open(path, encoding="utf-8") if line.strip()]
    output = lines_of(program, "provisions", "--passages", path, "--format", "jsonl")
    found = {row["id"]: row["topics"] for row in map(json.loads, output.splitlines())}
    table, errors, levels = {}, [], [0, 0]
    for row in rows:
        got, want = found[row["id"]], row["labels"]
        for topic in sorted((set(got) | set(want)) - set(row.get("disputed", []))):
            is_found, is_there = got.get(topic) in PRESENT, want.get(topic) in PRESENT
            add(table, topic, is_found, is_there)
            if is_found != is_there:
                errors.append(f"{'missed' if is_there else 'false '} {topic:24} {row['id']}: {row['text'][:160]}")
            elif is_there:
                is_right = want[topic] in ("commitment-or-weak", got[topic])
                levels[0] += is_right
                levels[1] += 1
                if not is_right:
                    errors.append(f"{got[topic]} for {want[topic]} {topic:24} {row['id']}: {row['text'][:160]}")
    scored = [topic for topic in table if table[topic]["tp"] + table[topic]["fn"] >= 3]
    if is_listed:
        show(f"{name}: {len(rows)}", table)
        print("\n".join(errors))
    return {
        f"{name}_macro_f1": sum(f1(table[topic]) for topic in scored) / len(scored),
        f"{name}_micro_f1": micro(table),
        f"{name}_level_right": levels[0] / levels[1],
    }


def expectations(path):
    kind, rows = "", []
    for line in open(path, encoding="utf-8"):
        words = line.split('"')[0].split()
        if line.startswith("#") or not words:
            continue
        if words[0] == "kind":
            kind = words[1]
        else:
            rows.append((words[0], words[1].split("|"), line.split('"')[1] if '"' in line else None))
    return kind, rows


def agrees(found, stated):
    """Whether one address lies within the other: "Article 10" agrees with "10.2"."""
    found, stated = (re.sub(r"^(article|section|clause|paragraph|para\.) ", "", address.lower()) for address in (found, stated))
    return any(a == b or a.startswith(b) and a[len(b)] in "(., :" for a, b in ((found, stated), (stated, found)))


def documents(program, folder):
    table, errors, right, total, places = {}, [], 0, 0, [0, 0]
    for path in sorted(glob.glob(os.path.join(folder, "*.expect"))):
        name = os.path.basename(path)[: -len(".expect")]
        document = next(p for p in sorted(glob.glob(os.path.join(folder, name + ".*"))) if not p.endswith(".expect"))
        kind, rows = expectations(path)
        report = lines_of(program, "check", "--fail-on", "never", "--format", "json", document)
        checked = json.loads(report)["documents"] if report else []
        if not checked or kind == "none":
            if bool(checked) != (kind != "none"):
                errors.append(f"kind {kind} expected: {name}")
            continue
        results = {result["rule"]: result for result in checked[0]["results"]}
        for key, statuses, address in rows:
            result = results.get(key if "." in key else f"{PREFIX.get(kind, 'peace')}.{key}", {"status": "no-rule"})
            got, total = result["status"], total + 1
            want = got if got in statuses else statuses[0]
            right += got == want
            for status in {got, want}:
                add(table, status, got == status, want == status)
            if got != want:
                errors.append(f"{got} for {'|'.join(statuses)}: {key} in {name}")
            elif address and result.get("evidence"):
                places[1] += 1
                if any(agrees(evidence["address"], address) for evidence in result["evidence"]):
                    places[0] += 1
                else:
                    errors.append(f"not at “{address}” but at {result['evidence'][0]['address']}: {key} in {name}")
    show(f"{total} statuses", table)
    print("\n".join(errors))
    return {"statuses_right": right / total, "addresses_right": places[0] / places[1]}


def main():
    program, folder, figures_path = sys.argv[1:]
    figures = passages(program, folder, "passages") | passages(program, folder, "wordings")
    figures |= passages(program, folder, "unread", is_listed=False) | documents(program, folder)
    figures = {key: round(value, 3) for key, value in figures.items()}
    print(", ".join(f"{key.replace('_', ' ')} {value}" for key, value in figures.items()))
    try:
        before = json.load(open(figures_path, encoding="utf-8"))
    except FileNotFoundError:
        before = {}
    fallen = [key for key in figures if figures[key] < before.get(key, 0)]
    if fallen:
        sys.exit(f"fell below the committed figures: {', '.join(f'{key} {before[key]} -> {figures[key]}' for key in fallen)}")
    if figures != before:
        with open(figures_path, "w", encoding="utf-8") as file:
            json.dump(figures, file, indent=2)
            file.write("\n")
        print(f"better than before: {figures_path} rewritten")


main()
