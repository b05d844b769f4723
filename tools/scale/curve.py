#!/usr/bin/env python3
"""How adding to a record goes with its size: `curve.py REPORTS.jsonl [COPIES…]` prints a table.

Each size is the given reports copied so many times, each copy later than the one before by whole weeks
(weekdays in the texts stay right), all in one run of `sijill add` into a new record. Copies differ in their
day of publication alone, so that every copy has bytes, ids and days of its own.
"""

import datetime
import json
import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import time

WEEKS = 12  # longer than most inputs last: a copy is not news of the same days


def shifted(line, copy):
    report = json.loads(line)
    day = (report.get("published") or "")[:10]
    try:
        later = datetime.date.fromisoformat(day) + datetime.timedelta(weeks=WEEKS * copy)
    except ValueError:
        return None
    report["published"] = later.isoformat() + report["published"][10:]
    if report.get("id"):
        report["id"] = f"{report['id']}-{copy}"
    return json.dumps(report, ensure_ascii=False)


def main():
    reports, copies = pathlib.Path(sys.argv[1]), [int(n) for n in sys.argv[2:]] or [1, 2, 5, 10]
    program = os.environ.get("SIJILL", "target/release/sijill")
    lines = reports.read_text(encoding="utf-8").splitlines()
    print("| reports | text, MB | seconds | reports/s | record, MB | of the text | memory, MB |")
    print("|---:|---:|---:|---:|---:|---:|---:|", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        for count in copies:
            data, record = pathlib.Path(folder, "in.jsonl"), pathlib.Path(folder, "sijill.db")
            record.unlink(missing_ok=True)
            text = 0
            with data.open("w", encoding="utf-8") as out:
                for copy in range(count):
                    for line in lines:
                        if (line := shifted(line, copy)) is not None:
                            text += len((json.loads(line).get("text") or "").encode())
                            out.write(line + "\n")
            start = time.monotonic()
            done = subprocess.run(
                [program, "add", data, "--db", record], capture_output=True, text=True, check=False
            )
            seconds = time.monotonic() - start
            if done.returncode > 1:
                sys.exit(done.stderr)
            added = int(done.stdout.split()[0])
            memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
            size = record.stat().st_size
            print(
                f"| {added:,} | {text / 1e6:.0f} | {seconds:.1f} | {added / seconds:.0f} "
                f"| {size / 1e6:.0f} | {size / text:.1f} | {memory:.0f} |",
                flush=True,
            )


if __name__ == "__main__":
    main()
