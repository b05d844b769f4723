#!/usr/bin/env python3
"""Checks crates/sijill-eval/pairs/*.tsv against the news they point into, and counts the labels.

    python3 tools/pairs/check.py ar.jsonl

`ar.jsonl` holds the reports, one a line (url, title, text). Every address must be that of one report,
every offset the start of a word in it, and the groups must agree: `same`, `update` and `reprint` join
accounts of one group, `different` joins two, and no group, account or pair stands on both sides.
"""

import argparse
import collections
import hashlib
import itertools
import json
import pathlib
import re
import sys

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "crates" / "sijill-eval" / "pairs"
SETS = ("tune", "held")
JOINING = ("same", "update", "reprint")
LABELS = (*JOINING, "different")
NOTE = re.compile(r"[ -~]+")
# From the first character outside ASCII to the last: the words of the headline within an address.
HEADLINE = re.compile(r"[^\x00-\x7f](.*[^\x00-\x7f])?")


def address(url):
    """An address as the files write it: the headline's words in it replaced by one character."""
    return HEADLINE.sub("…", url, count=1)


def side(group):
    """The set that a group is in: neighbouring events, which share their hundreds, stay together."""
    return SETS[hashlib.sha1(str(group // 100).encode()).digest()[0] % 2]


def reports(path):
    """Address to report, as `sijill read` lays it out: title, blank line, text."""
    texts = {}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            key = address(row["url"])
            if key in texts:
                raise SystemExit(f"{path}: two reports at {key}")
            texts[key] = f"{row['title']}\n\n{row['text']}" if row["title"] else row["text"]
    return texts


def is_word_start(text, offset):
    """Whether a word starts at this offset."""
    if not 0 <= offset < len(text) or not text[offset].isalnum():
        return False
    return offset == 0 or not text[offset - 1].isalnum()


class Checker:
    """Collects what is wrong, and what is counted."""

    def __init__(self, texts):
        self.texts = texts
        self.wrong = []
        self.counts = collections.Counter()
        self.groups = {name: set() for name in SETS}
        self.members = collections.defaultdict(set)
        self.pairs = set()
        self.reprints = collections.defaultdict(set)
        self.no_reprints = set()

    def line(self, name, where, fields):
        """Checks one line of a file."""
        if len(fields) != 8:
            self.wrong.append(f"{where}: {len(fields)} columns, not 8")
            return
        kind, group, label, url_a, offset_a, url_b, offset_b, note = fields
        if kind != name:
            self.wrong.append(f"{where}: set {kind!r} in the file of {name!r}")
        if label not in LABELS:
            self.wrong.append(f"{where}: no label {label!r}")
            return
        groups = [int(number) for number in group.split("|")]
        if len(groups) != (2 if label == "different" else 1) or len(set(groups)) != len(groups):
            self.wrong.append(f"{where}: group {group!r} does not fit {label!r}")
            return
        if not NOTE.fullmatch(note) or len(note.split()) > 5:
            self.wrong.append(f"{where}: the note is not up to five English words")
        accounts = [(url_a, int(offset_a)), (url_b, int(offset_b))]
        for url, offset in accounts:
            if url not in self.texts:
                self.wrong.append(f"{where}: no report at {url}")
            elif not is_word_start(self.texts[url], offset):
                self.wrong.append(f"{where}: no word starts at {offset} of {url}")
        pair = frozenset(accounts)
        if len(pair) != 2 or pair in self.pairs:
            self.wrong.append(f"{where}: the pair is no pair, or stands twice")
        self.pairs.add(pair)
        for number, account in zip(itertools.cycle(groups), accounts):
            if side(number) != name:
                self.wrong.append(f"{where}: group {number} is of the set {side(number)}")
            self.groups[name].add(number)
            self.members[number].add(account)
        urls = frozenset((url_a, url_b))
        if label == "reprint":
            self.reprints[url_a].add(url_b)
            self.reprints[url_b].add(url_a)
        elif len(urls) == 2 and label != "different":
            self.no_reprints.add(urls)
        self.counts[name, label] += 1

    def closure(self):
        """An account tells one event, and reprints of reprints are reprints."""
        owners = collections.defaultdict(set)
        for group, accounts in self.members.items():
            for account in accounts:
                owners[account].add(group)
        for account, groups in owners.items():
            if len(groups) > 1:
                self.wrong.append(f"{account} tells events of several groups: {sorted(groups)}")
        for part in components(set(self.reprints), self.reprints):
            for urls in itertools.combinations(sorted(part), 2):
                if frozenset(urls) in self.no_reprints:
                    self.wrong.append(f"reprints of each other, and said not to be: {urls}")
        for group in self.groups[SETS[0]] & self.groups[SETS[1]]:
            self.wrong.append(f"group {group} is in both sets")


def components(nodes, edges):
    """The parts of a graph."""
    left, parts = set(nodes), []
    while left:
        part, open_nodes = set(), [left.pop()]
        while open_nodes:
            node = open_nodes.pop()
            part.add(node)
            open_nodes.extend(edges.get(node, set()) - part)
        left -= part
        parts.append(part)
    return parts


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("news", help="the reports, one a line")
    checker = Checker(reports(parser.parse_args().news))
    for name in SETS:
        path = FOLDER / f"{name}.tsv"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line and not line.startswith("#"):
                checker.line(name, f"{path.name}:{number}", line.split("\t"))
    checker.closure()
    for name in SETS:
        accounts = {a for g in checker.groups[name] for a in checker.members[g]}
        several = sum(len(checker.members[g]) > 1 for g in checker.groups[name])
        labels = ", ".join(f"{label} {checker.counts[name, label]}" for label in LABELS)
        total = sum(checker.counts[name, label] for label in LABELS)
        print(
            f"{name}: {total} pairs ({labels}); {len(accounts)} accounts of "
            f"{len(checker.groups[name])} events, {several} of them told more than once"
        )
    for wrong in checker.wrong:
        print(wrong, file=sys.stderr)
    raise SystemExit(1 if checker.wrong else 0)


if __name__ == "__main__":
    main()
