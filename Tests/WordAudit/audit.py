"""Annotated Word files held against the schema of the format, by programs that are not ours.

usage: audit.py PROVISO DRAFT.docx...

Each draft is annotated in every way. openxml-audit must find nothing wrong with the result that it did not find wrong
with the draft, and python-docx must open it and see the comments. make word-audit runs this.
"""

import collections
import itertools
import json
import os
import re
import subprocess
import sys
import tempfile

import docx

# Number 0 is the way to say that a paragraph is in no list; the validator looks for a list of that number.
KNOWN = {("Numbering definition 'N' referenced but not found", "numId")}


def faults(path):
    """How often each kind of fault is found, without the numbers in it that an insertion shifts."""
    run = subprocess.run([sys.executable, "-m", "openxml_audit", "-o", "json", "-m", "0", path], capture_output=True, text=True)
    found = json.loads(run.stdout)[0]["errors"]
    kinds = collections.Counter()
    for fault in found:
        words = re.sub(r"\d+", "N", fault["description"])
        place = re.sub(r"\[\d+\]", "", fault["path"] or "")
        if (words, fault["node"]) not in KNOWN:
            kinds[(fault["part_uri"], place, words, fault["node"])] += 1
    return kinds


def main(proviso, drafts):
    failed = False
    for draft in drafts:
        before = faults(draft)
        old = len(list(docx.Document(draft).comments))
        for flags in itertools.chain.from_iterable(itertools.combinations(["--summary", "--suggest", "--all"], n) for n in range(4)):
            with tempfile.TemporaryDirectory() as folder:
                reviewed = os.path.join(folder, "reviewed.docx")
                command = [proviso, "annotate", draft, "--output", reviewed, "--kind", "peace-agreement", *flags]
                run = subprocess.run(command, capture_output=True, text=True)
                if run.returncode:
                    print(f"{draft} {' '.join(flags)}: {run.stderr}")
                    failed = True
                    continue
                new = {kind: count for kind, count in faults(reviewed).items() if count > before[kind] and not before[kind]}
                written = len(list(docx.Document(reviewed).comments)) - old
                said = int(re.search(r": (\d+) comment", run.stdout).group(1))
                ok = not new and written == said
                failed = failed or not ok
                print(f"{'ok  ' if ok else 'FAIL'} {os.path.basename(draft)} {' '.join(flags)}: {written} comments")
                for kind, count in new.items():
                    print(f"     {count} x {kind}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
