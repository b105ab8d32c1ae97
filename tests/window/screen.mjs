// A screen nobody looks at, and pictures of it. The pictures are taken from the
// screen's own memory, not asked of WebKit: they show what a person would see,
// the desktop's dialogs included, and they come while the page is at rest, when
// WebKitWebDriver waits for a next frame that never is.

import { closeSync, mkdtempSync, openSync, readFileSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { end, start } from './processes.mjs';

/** Starts a screen; it says its number on descriptor 3. */
export async function startScreen(width, height) {
  const memory = mkdtempSync(join(tmpdir(), 'workbay-screen-'));
  const server = start(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', `${width}x${height}x24`, '-fbdir', memory, '-nolisten', 'tcp', '-noreset'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  );
  const display = await new Promise((found, failed) => {
    let said = '';
    server.once('error', () => failed(new Error('Xvfb is missing: apt-get install xvfb')));
    server.once('exit', (code) => failed(new Error(`Xvfb ended with ${code}`)));
    server.stdio[3].on('data', (bytes) => {
      said += bytes;
      if (said.includes('\n')) found(`:${said.trim()}`);
    });
  });
  return {
    display,
    picture: () => png(readFileSync(join(memory, 'Xvfb_screen0'))),
    /** Where its points lie, for who looks at them often. */
    memory: () => shape(join(memory, 'Xvfb_screen0')),
    async end() {
      await end(server);
      rmSync(memory, { recursive: true, force: true });
    },
  };
}

/** The screen's memory is a file of the X window dump format, 32 bits a pixel. */
function shapeOf(dump) {
  const field = (index) => dump.readUInt32BE(index * 4);
  const [headerSize, width, height, bitsPerPixel, lineBytes, colours] = [0, 4, 5, 11, 12, 19].map(field);
  if (bitsPerPixel !== 32) throw new Error(`a screen of ${bitsPerPixel} bits a pixel cannot be pictured`);
  return { width, height, lineBytes, first: headerSize + colours * 12 };
}

function shape(file) {
  const start = Buffer.alloc(100);
  const memory = openSync(file, 'r');
  try {
    readSync(memory, start, 0, start.length, 0);
  } finally {
    closeSync(memory);
  }
  return { file, ...shapeOf(start) };
}

function png(dump) {
  const { width, height, lineBytes, first } = shapeOf(dump);
  const rows = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0, out = 0; y < height; y++) {
    rows[out++] = 0;
    for (let x = 0, from = first + y * lineBytes; x < width; x++, from += 4) {
      rows[out++] = dump[from + 2];
      rows[out++] = dump[from + 1];
      rows[out++] = dump[from];
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(kind, data) {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const frame = Buffer.alloc(body.length + 8);
  frame.writeUInt32BE(data.length, 0);
  body.copy(frame, 4);
  frame.writeUInt32BE(crc32(body), body.length + 4);
  return frame;
}
