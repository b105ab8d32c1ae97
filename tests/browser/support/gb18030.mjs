// The encoding of the old programs' files. The engine only decodes it, so the
// table is read off its decoder.

let table;

function tableOf() {
  const decoder = new TextDecoder('gb18030');
  const found = new Map();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if ([...character].length === 1 && character !== '\uFFFD') found.set(character, [lead, trail]);
    }
  }
  return found;
}

/** A text in the encoding; characters that need four bytes are not for these stories. */
export function gb18030(text) {
  table ??= tableOf();
  return Buffer.from(
    [...text].flatMap((character) => {
      if (character.codePointAt(0) < 0x80) return [character.codePointAt(0)];
      const bytes = table.get(character);
      if (!bytes) throw new Error(`${character} is not in the two-byte part of GB18030`);
      return bytes;
    }),
  );
}
