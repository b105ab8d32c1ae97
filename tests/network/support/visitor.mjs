// Somebody at a computer of the house who asks at its door, as a browser does or as no browser would.

import { randomUUID } from 'node:crypto';
import { Agent as PlainAgent, request as plainly } from 'node:http';
import { Agent, request } from 'node:https';
import { connect as greet } from 'node:tls';

/** An answer by what it is told by: its status and, of a refusal, the named key. */
export const refusal = (/** @type {{ status: number, code?: string }} */ { status, code }) => [status, code];

const bare = (hostname) => hostname.replace(/^\[|\]$/g, '');

export class Visitor {
  cookie = undefined;
  /** @type {Session | undefined} */
  session = undefined;
  /** What the names of the house stand for, as this computer was told. */
  names = {};

  /** `authority` is whom this computer trusts; nobody else than its own house stands in it. */
  constructor(place, origin, /** @type {{ authority?: string, atOnce?: number }} */ { authority, atOnce = 8 } = {}) {
    this.place = place;
    this.authority = authority;
    this.goTo(origin);
    const isPlain = this.door.protocol === 'http:';
    this.agent = new (isPlain ? PlainAgent : Agent)({ keepAlive: true, maxSockets: atOnce });
    this.agent.createConnection = ({ host, port }) => {
      const line = place.reach(this.names[host] ?? host, port);
      return isPlain ? line : greet({ socket: line, host, ca: this.authority, ALPNProtocols: ['http/1.1'] });
    };
    this.send = isPlain ? plainly : request;
  }

  goTo(origin) {
    this.door = new URL(origin);
  }

  /**
   * What comes back: `status`, `headers`, `text`, and the named key of a refusal.
   *
   * @param {string} path
   * @param {{ method?: string, body?: unknown, headers?: Record<string, string>, onAnswer?: (answer: import('node:http').IncomingMessage) => unknown }} [wish]
   * @returns {Promise<any>}
   */
  ask(path, { method = 'GET', body, headers = {}, onAnswer } = {}) {
    const all = {
      ...(method !== 'GET' && { origin: this.door.origin, 'content-type': 'application/json' }),
      ...(this.cookie && { cookie: this.cookie }),
      ...(this.session && { authorization: `Bearer ${this.session.token}` }),
      ...headers,
    };
    for (const [name, value] of Object.entries(all)) if (value === undefined) delete all[name];
    const { hostname, port } = this.door;
    return new Promise((done, failed) => {
      const asked = this.send({ agent: this.agent, host: bare(hostname), port, path, method, headers: { host: this.door.host, ...all } }, (answer) => {
        if (onAnswer) return done(onAnswer(answer));
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (part) => {
          text += part;
        });
        answer.on('end', () => {
          const isJson = answer.headers['content-type']?.startsWith('application/json');
          const said = isJson ? JSON.parse(text) : undefined;
          done({ status: answer.statusCode, headers: answer.headers, text, said, code: said?.code });
        });
        answer.on('error', failed);
      });
      asked.on('error', failed);
      asked.end(body === undefined ? undefined : JSON.stringify(body));
    });
  }

  post = (path, body, headers) => this.ask(path, { method: 'POST', body, headers });

  async pair(code, name) {
    const answer = await this.post('/api/pair', { code, name });
    if (answer.status === 200) this.cookie = answer.headers['set-cookie'].map((one) => one.split(';')[0]).join('; ');
    return answer;
  }

  async signIn(person, pin) {
    const answer = await this.post('/api/sign-in', { person_id: person, pin, station: '' });
    this.session = answer.status === 200 ? answer.said : undefined;
    return answer;
  }

  /** @type {import('../../browser/support/requests').AsksAtADoor} */
  rpc = (command, ask, headers) => this.post(`/api/rpc/${command}`, { request: ask ?? {}, key: randomUUID() }, headers);

  /** The stream of changes: how many lines it said so far, and when it ended. */
  listen() {
    const stream = { lines: 0, endedAt: undefined };
    const onAnswer = (answer) => {
      stream.status = answer.statusCode;
      answer.setEncoding('utf8');
      answer.on('data', (part) => {
        stream.lines += part.split('\n\n').length - 1;
      });
      const over = () => {
        stream.endedAt ??= performance.now();
      };
      answer.on('end', over).on('error', over).on('close', over);
      return stream;
    };
    return this.ask(`/api/events?token=${this.session.token}`, { headers: { accept: 'text/event-stream', 'sec-fetch-site': 'same-origin' }, onAnswer });
  }

  /** The certificate that is shown to who comes anew, checked against the authority and the address. */
  certificate() {
    const host = bare(this.door.hostname);
    return new Promise((done, failed) => {
      const line = greet({ socket: this.place.reach(this.names[host] ?? host, this.door.port), host, ca: this.authority }, () => {
        const shown = line.getPeerCertificate(true);
        line.destroy();
        done({ names: shown.subjectaltname.split(', '), authority: shown.issuerCertificate.fingerprint256.replaceAll(':', ''), number: shown.serialNumber });
      });
      line.once('error', failed);
    });
  }

  close = () => this.agent.destroy();
}
