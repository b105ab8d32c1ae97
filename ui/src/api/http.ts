import { asRefusal, Refusal, TransportLost } from './errors';
import { forgetSession, keepSession, keptSession } from './session';
import { stationName } from './station';
import type { ChangeEvent, Connection, DocumentAddress, Session, Transport } from './transport';

/** How long the host may be silent before people are told, and how soon it is asked again. */
const hush = 2300;
const again = 700;
/** A page that looks at its clock so seldom was held up: hidden, or on a computer that had other things to do. */
const drowsy = 1500;

async function fetched(address: string, init?: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(address, init);
  } catch {
    throw new TransportLost();
  }
  if (response.ok) return response;
  // A proxy between the stations answers 502–504 itself when the host is off.
  if (response.status >= 502 && response.status <= 504) {
    await response.body?.cancel();
    throw new TransportLost();
  }
  const body: unknown = await response.json().catch(() => undefined);
  throw body === undefined
    ? new Refusal('unexpected', { detail: `HTTP ${response.status}` })
    : asRefusal(body);
}

async function post(address: string, body: unknown): Promise<unknown> {
  const headers: Record<string, string> = { 'Content-Type': 'application/json' };
  const token = keptSession()?.token;
  if (token) headers.Authorization = `Bearer ${token}`;
  const response = await fetched(address, { method: 'POST', headers, body: JSON.stringify(body) });
  const text = await response.text();
  return text === '' ? null : JSON.parse(text);
}

function documentUrl({ kind, id }: DocumentAddress): string {
  const query = new URLSearchParams({ token: keptSession()?.token ?? '' });
  return `/api/documents/${encodeURIComponent(kind)}/${id}?${query}`;
}

/** Whether the host answers at all, asked anew each second until it does. */
async function answers(): Promise<boolean> {
  const enough = new AbortController();
  const clock = setTimeout(() => enough.abort(), hush);
  try {
    const answer = await fetched('/api/rpc/shop_status', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{"request":{}}',
      signal: enough.signal,
    });
    // Read to its end: an answer left lying keeps one of the browser's few lines to the host.
    await answer.arrayBuffer();
    return true;
  } catch (failure) {
    // A refusal is an answer; a line that broke in the middle of one is none.
    return failure instanceof Refusal;
  } finally {
    clearTimeout(clock);
  }
}

/**
 * One stream of events for all listeners. The host says something each second: when it is silent, or a question is
 * not answered, the line is lost; from then on the host is asked until it answers, and the stream opens anew.
 */
class Events {
  private stream: EventSource | undefined;
  private mending: ReturnType<typeof setTimeout> | undefined;
  private watching: ReturnType<typeof setInterval> | undefined;
  private heardAt = 0;
  private connection: Connection = 'connected';
  readonly changes = new Set<(event: ChangeEvent) => void>();
  readonly connections = new Set<(connection: Connection) => void>();

  open(): void {
    this.close();
    const token = keptSession()?.token;
    if (!token || typeof EventSource === 'undefined') return;
    const stream = new EventSource(`/api/events?token=${encodeURIComponent(token)}`);
    this.stream = stream;
    const heard = () => {
      this.heardAt = performance.now();
    };
    stream.onopen = () => this.say('connected');
    stream.addEventListener('beat', heard);
    stream.addEventListener('changes', (message: MessageEvent<string>) => this.hear(message.data));
    stream.onerror = () => this.lose();
    // Silence means something only from a host that was heard to beat.
    this.heardAt = 0;
    let looked = performance.now();
    this.watching = setInterval(() => {
      const now = performance.now();
      // Who slept heard nothing: a page that was held up itself listens anew before it calls the line lost.
      if (now - looked > drowsy && this.heardAt > 0) this.heardAt = now;
      looked = now;
      if (this.heardAt > 0 && now - this.heardAt > hush) this.lose();
    }, 250);
  }

  close(): void {
    clearTimeout(this.mending);
    clearInterval(this.watching);
    this.mending = undefined;
    this.stream?.close();
    this.stream = undefined;
  }

  /** No answer came: that is said at once, and mended without a hand. */
  lose(): void {
    if (this.mending !== undefined) return;
    this.close();
    this.say('lost');
    const mend = async () => {
      if (!(await answers())) {
        this.mending = setTimeout(() => void mend(), again);
        return;
      }
      // A host that began anew knows nobody: whoever asks next hears it, so everything is asked again.
      this.say('connected');
      this.open();
    };
    this.mending = setTimeout(() => void mend(), again);
  }

  current(): Connection {
    return this.connection;
  }

  private hear(data: string): void {
    const event = JSON.parse(data) as ChangeEvent;
    for (const listener of this.changes) listener(event);
  }

  private say(connection: Connection): void {
    if (connection === this.connection) return;
    this.connection = connection;
    for (const listener of this.connections) listener(connection);
  }
}

function printInFrame(blob: Blob): Promise<void> {
  return new Promise((done) => {
    const frame = document.createElement('iframe');
    frame.style.display = 'none';
    frame.src = URL.createObjectURL(blob);
    frame.onload = () => {
      frame.contentWindow?.addEventListener('afterprint', () => frame.remove());
      frame.contentWindow?.print();
      done();
    };
    document.body.append(frame);
  });
}

function download(blob: Blob, fileName: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(link.href);
}

export function stationTransport(): Transport {
  const events = new Events();
  events.open();
  const told = async <Answer>(asking: Promise<Answer>): Promise<Answer> => {
    try {
      return await asking;
    } catch (failure) {
      if (failure instanceof TransportLost) events.lose();
      throw failure;
    }
  };
  const fetchDocument = async (address: DocumentAddress) => (await fetched(documentUrl(address))).blob();

  return {
    place: 'station',
    call: (command, request, key) => told(post(`/api/rpc/${command}`, { request, key })),
    async signIn(personId, pin) {
      const asked = { person_id: personId, pin, station: stationName() };
      const session = (await told(post('/api/sign-in', asked))) as Session;
      keepSession(session);
      events.open();
      return session;
    },
    async signOut() {
      try {
        await post('/api/sign-out', {});
      } finally {
        // Even when the host cannot be reached, this station must forget the person.
        forgetSession();
        events.close();
      }
    },
    document: fetchDocument,
    async print(address) {
      await printInFrame(await fetchDocument(address));
      return 'dialog';
    },
    async saveAs(address, fileName) {
      download(await fetchDocument(address), fileName);
      return fileName;
    },
    onChanges(listener) {
      events.changes.add(listener);
      return () => events.changes.delete(listener);
    },
    onConnection(listener) {
      listener(events.current());
      events.connections.add(listener);
      return () => events.connections.delete(listener);
    },
  };
}
