// What a disk may hold when the power goes, worked out from the journal that layer.c kept.
//
// What is promised, and nothing beyond it:
//   - A sync of a file that came back has every write and every size before it on the disk. What came after is kept,
//     torn or lost, each write by itself; what is kept arrives in any order.
//   - A write is torn at the disk's sectors of 512 bytes: each of them is the old one or the new one. A sector that a
//     write covers in part keeps the bytes around it, as SQLite assumes too (its PSOW).
//   - A sync of a folder has the names in it on the disk: what was made, renamed and removed. Without it each of these
//     is kept or lost by itself. One thing more, which ext4, XFS and btrfs all give: a new file that was synced itself
//     is found under the name it was made with. SQLite syncs the folder for its journal and its log, and relies on
//     this for the main file. A rename or a removal is not made lasting by a sync of the file.
// Folders are there as soon as a file in them is. An `ordered` disk is kinder with names, as the journals of ext4 and
// XFS are: they are kept up to some moment, and any sync of anything has all names before it on the disk.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const KINDS = [null, 'start', 'open', 'close', 'write', 'size', 'sync', 'rename', 'unlink'];
const HEAD = 40;
const SECTOR = 512;
const [CREATED, EMPTIED, FOLDER] = [1, 2, 4];

/** The records in order; `end` is how long the journal was when each of them was in it. */
export function readJournal(path) {
  const bytes = readFileSync(path);
  const records = [];
  for (let at = 0; at < bytes.length; ) {
    const [kind, flags] = [KINDS[bytes.readUInt32LE(at)], bytes.readUInt32LE(at + 8)];
    const [pathLength, toLength] = [bytes.readUInt32LE(at + 12), bytes.readUInt32LE(at + 16)];
    const [offset, length] = [Number(bytes.readBigUInt64LE(at + 24)), Number(bytes.readBigUInt64LE(at + 32))];
    if (!kind) throw new Error(`the journal is no journal at ${at}`);
    const [named, renamed] = [at + HEAD + pathLength, at + HEAD + pathLength + toLength];
    const end = renamed + (kind === 'write' ? length : 0);
    records.push({
      kind,
      fd: bytes.readInt32LE(at + 4),
      flags,
      path: bytes.toString('utf8', at + HEAD, named),
      to: bytes.toString('utf8', named, renamed),
      offset,
      bytes: bytes.subarray(renamed, end),
      end,
    });
    at = end;
  }
  return records;
}

/** Numbers by chance that are the same for the same seed (mulberry32). */
export function chance(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function shuffle(list, random) {
  for (let last = list.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [list[last], list[other]] = [list[other], list[last]];
  }
  return list;
}

class Content {
  constructor(bytes = Buffer.alloc(0)) {
    this.bytes = bytes;
    this.size = bytes.length;
  }

  copy() {
    return new Content(Buffer.from(this.bytes.subarray(0, this.size)));
  }

  resize(size) {
    if (size > this.bytes.length) {
      const larger = Buffer.alloc(Math.max(size, this.bytes.length * 2));
      this.bytes.copy(larger, 0, 0, this.size);
      this.bytes = larger;
    }
    // What was cut off does not come back when the file grows again.
    if (size < this.size) this.bytes.fill(0, size, this.size);
    this.size = size;
  }

  apply({ kind, offset, bytes }) {
    if (kind === 'size') return this.resize(offset);
    if (offset + bytes.length > this.size) this.resize(offset + bytes.length);
    bytes.copy(this.bytes, offset);
  }
}

/** The parts of a write that the disk takes whole. */
function sectors({ kind, offset, bytes }) {
  if (kind === 'size') return [{ kind, offset, bytes }];
  const parts = [];
  for (let from = 0; from < bytes.length; ) {
    const to = Math.min(bytes.length, from + SECTOR - ((offset + from) % SECTOR));
    parts.push({ kind, offset: offset + from, bytes: bytes.subarray(from, to) });
    from = to;
  }
  return parts;
}

const folderOf = (path) => (path.includes('/') ? dirname(path) : '');

/** A disk that is told the records one after the other; it `forgets` the syncs of the files so named. */
export class Disk {
  constructor({ forgets = () => false, ordered = false } = {}) {
    this.forgets = forgets;
    this.ordered = ordered;
    // The names as the program sees them, the names the disk is bound to have, and what it may have made of them since.
    this.seen = new Map();
    this.bound = new Map();
    this.renamings = [];
    this.opened = new Map();
  }

  take(record) {
    const { kind, fd, path } = record;
    if (kind === 'start') this.opened.clear();
    else if (kind === 'open') this.open(record);
    else if (kind === 'close') this.opened.delete(fd);
    else if (kind === 'sync') this.sync(this.opened.get(fd));
    else if (kind === 'rename') this.rename(record);
    else if (kind === 'unlink') {
      this.seen.delete(path);
      this.renamings.push({ removed: path });
    } else this.opened.get(fd).since.push(record);
  }

  open({ fd, flags, path }) {
    if (flags & FOLDER) return this.opened.set(fd, { folder: path });
    if (flags & CREATED) {
      const file = { path, content: new Content(), since: [] };
      this.seen.set(path, file);
      this.renamings.push({ made: path, file });
    }
    const file = this.seen.get(path);
    if (flags & EMPTIED) file.since.push({ kind: 'size', offset: 0, bytes: Buffer.alloc(0) });
    return this.opened.set(fd, file);
  }

  rename({ path, to }) {
    const file = this.seen.get(path);
    this.seen.delete(path);
    this.seen.set(to, file);
    this.renamings.push({ removed: path, made: to, file });
  }

  sync(what) {
    if (this.ordered && !this.forgets(what.path)) this.bind(() => true);
    if (what.folder !== undefined) {
      const within = (path) => path !== undefined && folderOf(path) === what.folder;
      return this.bind((renaming) => within(renaming.made) || within(renaming.removed));
    }
    if (this.forgets(what.path)) return undefined;
    for (const change of what.since) what.content.apply(change);
    what.since = [];
    return this.bind(({ made, removed, file }) => file === what && made === what.path && removed === undefined);
  }

  /** What became of a name before it was made anew is over then: an old removal must not take the new file away. */
  bind(chosen) {
    const last = new Map();
    for (const [place, renaming] of this.renamings.entries()) {
      if (!chosen(renaming)) continue;
      for (const name of [renaming.made, renaming.removed]) if (name !== undefined) last.set(name, place);
    }
    const over = ({ made, removed }, place) => place <= Math.max(last.get(made) ?? -1, last.get(removed) ?? -1);
    this.renamings = this.renamings.filter((renaming, place) => {
      if (over(renaming, place)) renamed(this.bound, renaming);
      return !over(renaming, place);
    });
  }

  /** Everything that was asked of the disk, as if the power had never gone. */
  whole(folder) {
    write(folder, this.seen, (file) => {
      const content = file.content.copy();
      for (const change of file.since) content.apply(change);
      return content;
    });
  }

  /** What may be found after a cut now. Some cuts take nearly everything that was not synced, others little. */
  cut(folder, random) {
    const kept = [0.1, 0.5, 0.9][Math.floor(random() * 3)];
    const names = new Map(this.bound);
    const upTo = Math.floor(random() * (this.renamings.length + 1));
    for (const [place, renaming] of this.renamings.entries()) {
      if (this.ordered ? place < upTo : random() < kept) renamed(names, renaming);
    }
    write(folder, names, (file) => {
      const content = file.content.copy();
      const left = file.since.flatMap((change) => {
        if (random() >= kept) return [];
        return random() < 0.25 ? sectors(change).filter(() => random() < 0.5) : [change];
      });
      for (const change of shuffle(left, random)) content.apply(change);
      return content;
    });
  }
}

function renamed(names, { removed, made, file }) {
  if (removed !== undefined) names.delete(removed);
  if (made !== undefined) names.set(made, file);
}

function write(folder, names, contentOf) {
  mkdirSync(folder, { recursive: true });
  for (const [path, file] of names) {
    const { bytes, size } = contentOf(file);
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), bytes.subarray(0, size));
  }
}
