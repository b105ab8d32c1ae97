// A CUPS of a story's own, with a dot-matrix printer that prints into a file: the
// program is told of it as any program is, by CUPS_SERVER.

import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from './driver.mjs';

const sbin = (name) => [`/usr/sbin/${name}`, `/usr/bin/${name}`].find(existsSync) ?? name;

export async function openPrinters() {
  const folder = mkdtempSync(join(tmpdir(), 'workbay-cups-'));
  const within = (name) => join(folder, name);
  for (const name of ['etc', 'etc/ppd', 'spool', 'spool/tmp', 'cache', 'state']) mkdirSync(within(name));
  chmodSync(within('spool/tmp'), 0o777);
  chmodSync(folder, 0o755);
  writeFileSync(
    within('etc/cupsd.conf'),
    `Listen ${within('sock')}\nLogLevel warn\nBrowsing Off\nWebInterface No\nDefaultAuthType None\nJobRetryInterval 1\n` +
      '<Location />\nOrder allow,deny\nAllow all\n</Location>\n<Policy default>\nJobPrivateAccess all\nJobPrivateValues none\n' +
      '<Limit All>\nOrder deny,allow\nAllow all\n</Limit>\n</Policy>\n',
  );
  writeFileSync(
    within('etc/cups-files.conf'),
    `ServerRoot ${within('etc')}\nRequestRoot ${within('spool')}\nTempDir ${within('spool/tmp')}\nCacheDir ${within('cache')}\n` +
      `StateDir ${within('state')}\nAccessLog ${within('access.log')}\nErrorLog ${within('error.log')}\nPageLog ${within('page.log')}\n` +
      'FileDevice Yes\nUser lp\nGroup lp\nSandboxing relaxed\n',
  );
  // The rules a system has for its own cupsd bind it by its place.
  copyFileSync(sbin('cupsd'), within('cupsd'));
  chmodSync(within('cupsd'), 0o755);
  const cupsd = spawn(within('cupsd'), ['-f', '-c', within('etc/cupsd.conf'), '-s', within('etc/cups-files.conf')], { stdio: 'ignore' });
  const run = (name, ...args) =>
    execFileSync(sbin(name), args, { env: { ...process.env, CUPS_SERVER: within('sock'), HOME: folder }, stdio: 'pipe' }).toString();
  await until(() => run('lpstat', '-r').includes('is running'), 'cupsd to answer');
  run('lpadmin', '-p', 'Dot_Matrix', '-E', '-v', `file://${within('paper')}`, '-m', 'drv:///sample.drv/epson24.ppd', '-D', '针式打印机', '-L', '前台');
  run('lpadmin', '-p', 'Office', '-E', '-v', `file://${within('sheets')}`, '-m', 'drv:///sample.drv/laserjet.ppd', '-D', '办公室激光打印机', '-L', '二楼');
  return {
    address: within('sock'),
    stop: (name) => run('cupsdisable', '-r', 'Ribbon changed', name),
    goOn: (name) => run('cupsenable', name),
    rejects: (name) => run('cupsreject', '-r', 'Out for repair', name),
    accepts: (name) => run('cupsaccept', name),
    printed: () => (existsSync(within('paper')) ? readFileSync(within('paper')) : Buffer.alloc(0)),
    /** What arrived as the so-manieth job, before any driver drew it. */
    received: (job) => readFileSync(within(`spool/d${String(job).padStart(5, '0')}-001`)),
    jobs: () => readdirSync(within('spool')).filter((file) => /^d\d+-001$/.test(file)).length,
    async close() {
      const gone = new Promise((done) => cupsd.once('exit', done));
      cupsd.kill();
      await gone;
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}
