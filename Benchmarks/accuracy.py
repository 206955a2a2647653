#!/usr/bin/env python3
"""Precision, recall and F1 of the provisions found in labelled passages, by topic.

usage: accuracy.py PROVISO PASSAGES.jsonl FIGURES.json

Compares with the committed figures: a fall of macro- or micro-F1 fails, a rise rewrites them. Every error is listed.
"""
import json
import subprocess
import sys

PRESENT = {"commitment", "weak", "commitment-or-weak"}


def coded(program, passages):
    command = [program, "provisions", "--passages", passages, "--format", "jsonl"]
    lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    return {row["id"]: row["topics"] for row in map(json.loads, lines)}


def count(passages, found):
    """Per topic: hits, false alarms, misses; and the errors, as text."""
    table, errors = {}, []
    for passage in passages:
        got, want = found[passage["id"]], passage["labels"]
        for topic in sorted(set(got) | set(want)):
            if topic in passage.get("disputed", []):
                continue
            is_found, is_there = got.get(topic) in PRESENT, want.get(topic) in PRESENT
            row = table.setdefault(topic, {"tp": 0, "fp": 0, "fn": 0})
            row["tp"] += is_found and is_there
            row["fp"] += is_found and not is_there
            row["fn"] += is_there and not is_found
            if is_found != is_there:
                kind = "missed" if is_there else "false "
                errors.append(f"{kind} {topic:24} {passage['id']}: {passage['text'][:160]}")
    return table, errors


def f1(row):
    total = 2 * row["tp"] + row["fp"] + row["fn"]
    return 2 * row["tp"] / total if total else None


def main():
    program, path, figures_path = sys.argv[1:]
    passages = [json.loads(line) for line in open(path, encoding="utf-8") if line.strip()]
    table, errors = count(passages, coded(program, path))
    scored = [t for t in sorted(table) if table[t]["tp"] + table[t]["fn"] >= 3]
    for topic in sorted(table):
        row = table[topic]
        value = f1(row)
        print(f"{topic:24} tp {row['tp']:4} fp {row['fp']:4} fn {row['fn']:4}   F1 {'-' if value is None else f'{value:.2f}'}")
    whole = {k: sum(row[k] for row in table.values()) for k in ("tp", "fp", "fn")}
    figures = {
        "macro_f1": round(sum(f1(table[t]) for t in scored) / len(scored), 3),
        "micro_f1": round(f1(whole), 3),
    }
    print("\n".join(errors))
    print(f"macro-F1 {figures['macro_f1']} over {len(scored)} topics, micro-F1 {figures['micro_f1']}")
    try:
        before = json.load(open(figures_path, encoding="utf-8"))
    except FileNotFoundError:
        before = {key: 0 for key in figures}
    fallen = [key for key in figures if figures[key] < before[key]]
    if fallen:
        sys.exit(f"fell below the committed figures: {', '.join(f'{k} {before[k]} -> {figures[k]}' for k in fallen)}")
    if figures != before:
        json.dump(figures, open(figures_path, "w", encoding="utf-8"), indent=2)
        print(f"better than before: {figures_path} rewritten")


main()
