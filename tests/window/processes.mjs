// What was started must not outlive the tests, even when somebody stops them.

import { spawn } from 'node:child_process';

const started = new Set();

process.once('exit', () => {
  for (const child of started) signal(child, 'SIGKILL');
});
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(name, () => process.exit(1));

/** Each runs in a group of its own, so that its children end with it: the driver's child is the program. */
export function start(command, args, options) {
  const child = spawn(command, args, { ...options, detached: true });
  started.add(child);
  return child;
}

export function end(child) {
  return new Promise((done) => {
    const finished = () => {
      clearTimeout(deadline);
      signal(child, 'SIGKILL');
      started.delete(child);
      done(undefined);
    };
    const deadline = setTimeout(() => signal(child, 'SIGKILL'), 3_000);
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return finished();
    child.once('exit', finished);
    signal(child, 'SIGTERM');
  });
}

function signal(child, name) {
  try {
    process.kill(-child.pid, name);
  } catch {
    // The whole group is gone already.
  }
}

/** Whether a process is there still. */
export const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** The first line a program says: the entrance by which its own page is reached, which it tells nobody else. */
export const entranceOf = (child) =>
  new Promise((found, failed) => {
    let line = '';
    child.stdout.on('data', (bytes) => {
      line += bytes;
      if (line.includes('\n')) found(line.trim());
    });
    child.once('exit', (code) => failed(new Error(`it ended with ${code}`)));
  });
