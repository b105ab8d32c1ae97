"""Looks at a rebuilt file with SQLite alone, without the program.

Asked on standard input: {"folder", "answered": [[key, answer, aside]], "imports": [[id, aside]], "copies": [name]},
where `aside` says that a restore may have put the write into the copy it set aside, and `copies` are those that were
said to be made. Told on standard output: {"lost": [...], "faults": [...]}; both are empty when all is well.
"""

import contextlib
import glob
import hashlib
import json
import os
import sqlite3
import sys


def rows(db, sql):
    return db.execute(sql).fetchall()


def sum_of(cells):
    """The sum the log keeps of a row, reckoned a second time by other means."""
    total = hashlib.sha256()
    for cell in cells:
        if cell is None:
            total.update(b"\0")
        elif isinstance(cell, int):
            total.update(b"\1" + cell.to_bytes(8, "little", signed=True))
        else:
            text = cell.encode()
            total.update(b"\3" + len(text).to_bytes(8, "little") + text)
    return int.from_bytes(total.digest()[:8], "little", signed=True)


def played_back(entity, number, stands, changes):
    """Goes back through the changes of a row, newest first, from how it stands."""
    if not changes:
        return [f"{entity} {number} is in the table and not in the log"]
    for columns, total, before in changes:
        is_so = stands is None if total is None else stands and sum_of(stands[name] for name in columns) == total
        if not is_so:
            return [f"{entity} {number} is not as the log says"]
        stands = None if before is None else {**(stands or {}), **json.loads(before)}
    return [] if stands is None else [f"the log of {entity} {number} does not begin"]


def faults_of(db):
    """SQLite's own look, and whether every command is there wholly: its answer with it, and each row of each table as
    the change log, played back from it, says that it became (storage::replay asks the same)."""
    faults = [line.replace("\n", "; ")[:200] for (line,) in rows(db, "PRAGMA integrity_check") if line != "ok"]
    faults += [f"{row[0]} {row[1]} names a {row[2]} that is not there" for row in rows(db, "PRAGMA foreign_key_check")]
    faults += stock_faults(db)
    faults += [
        f"command {number} has no answer"
        for (number,) in rows(db, "SELECT id FROM command_log WHERE key IS NOT NULL AND response IS NULL")
    ]
    forms = {number: (entity, columns.split(",")) for number, entity, columns in rows(
        db, "SELECT id, entity, columns FROM change_form"
    )}
    story = {}
    for form, number, total, before in rows(
        db, "SELECT form_id, entity_id, sum, before FROM change_log ORDER BY id DESC"
    ):
        entity, columns = forms[form]
        story.setdefault((entity, number), []).append((columns, total, before))
    # The tables that are logged are those with the triggers that do it.
    for (table,) in rows(db, "SELECT tbl_name FROM sqlite_schema WHERE type = 'trigger' AND name GLOB 'log_*_insert'"):
        names = [row[1] for row in rows(db, f"PRAGMA table_info({table})")]
        for row in rows(db, f"SELECT * FROM {table}"):
            stands = dict(zip(names, row))
            faults += played_back(table, stands["id"], stands, story.pop((table, stands["id"]), []))
    for (entity, number), changes in story.items():
        faults += played_back(entity, number, None, changes)
    return faults


def stock_faults(db):
    """What lies there is the sum of what moved: no movement was written without its sums, nor a sum without it."""
    sums = (
        ("account", "SELECT part_id, sum(quantity), sum(stock_value) FROM stock_movement GROUP BY part_id",
         "SELECT part_id, on_hand, stock_value FROM stock_account"),
        ("place", "SELECT part_id, bin_id, coalesce(batch_id, 0), sum(quantity) FROM stock_movement GROUP BY 1, 2, 3",
         "SELECT part_id, bin_id, coalesce(batch_id, 0), quantity FROM stock_level"),
    )
    faults = []
    for what, moved, stands in sums:
        # Where nothing lies any more a row may stand or not.
        moved, stands = [{row for row in rows(db, sql) if any(row[-2:])} for sql in (moved, stands)]
        faults += [f"stock: the {what} of part {row[0]} is not what moved: {row}" for row in sorted(moved ^ stands)]
    received = rows(db, """SELECT goods_receipt_line.id FROM goods_receipt_line LEFT JOIN stock_movement
        ON stock_movement.id = goods_receipt_line.movement_id WHERE stock_movement.id IS NULL""")
    return faults + [f"receipt line {number} moved nothing" for (number,) in received]


def answers_of(db):
    return dict(rows(db, "SELECT key, response FROM command_log WHERE key IS NOT NULL"))


def imports_of(db):
    return {number for (number,) in rows(db, "SELECT id FROM import")}


def copy_faults(folder, name):
    try:
        with open(os.path.join(folder, name), "rb") as copy, open(os.path.join(folder, name + ".sha256")) as said:
            sound = said.read().split()[:1] == [hashlib.sha256(copy.read()).hexdigest()]
    except FileNotFoundError as error:
        return [f"the copy is not there under its name: {os.path.basename(error.filename)}"]
    return [] if sound else [f"the copy is not what its sum says: {name}"]


def main():
    asked = json.load(sys.stdin)
    backups = os.path.join(asked["folder"], "backups")
    db = sqlite3.connect(os.path.join(asked["folder"], "workbay.db"))
    faults = faults_of(db)
    for name in asked["copies"]:
        faults += copy_faults(backups, name)
    file = (answers_of(db), imports_of(db))
    set_aside, nameless = [], []
    for path in glob.glob(os.path.join(glob.escape(backups), "workbay-before-restore-*")):
        copy = sqlite3.connect(path)
        if path.endswith(".db"):
            set_aside.append((answers_of(copy), imports_of(copy)))
        elif path.endswith("-part"):
            # Most often it is only half there, as it may be.
            with contextlib.suppress(sqlite3.DatabaseError):
                nameless.append((answers_of(copy), imports_of(copy)))

    def lost(what, aside, has):
        if has(file) or (aside and any(has(copy) for copy in set_aside)):
            return []
        # Its bytes are on the disk, but nobody is shown a copy of that name, and the next one is written over it.
        return [what + (", its copy has no name" if aside and any(has(copy) for copy in nameless) else "")]

    gone = []
    for key, answer, aside in asked["answered"]:
        gone += lost(f"{key} is lost", aside, lambda one: key in one[0] and json.loads(one[0][key]) == answer)
    for number, aside in asked["imports"]:
        gone += lost(f"import {number} is lost", aside, lambda one: number in one[1])
    json.dump({"lost": gone, "faults": faults}, sys.stdout)


main()
