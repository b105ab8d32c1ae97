import { asRefusal, Refusal, TransportLost } from './errors';
import { forgetSession, keepSession, keptSession } from './session';
import type { ChangeEvent, Connection, DocumentAddress, Session, Transport } from './transport';

const reopenAfter = 2000;

async function fetched(address: string, init?: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(address, init);
  } catch {
    throw new TransportLost();
  }
  if (response.ok) return response;
  // A proxy between the stations answers 502–504 itself when the host is off.
  if (response.status >= 502 && response.status <= 504) throw new TransportLost();
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

/** One stream of events for all listeners; it opens with the session and reopens when it breaks. */
class Events {
  private stream: EventSource | undefined;
  private reopening: ReturnType<typeof setTimeout> | undefined;
  private connection: Connection = 'connected';
  readonly changes = new Set<(event: ChangeEvent) => void>();
  readonly connections = new Set<(connection: Connection) => void>();

  open(): void {
    this.close();
    const token = keptSession()?.token;
    if (!token || typeof EventSource === 'undefined') return;
    const stream = new EventSource(`/api/events?token=${encodeURIComponent(token)}`);
    this.stream = stream;
    stream.onopen = () => this.say('connected');
    stream.onmessage = (message: MessageEvent<string>) => this.hear(message.data);
    stream.addEventListener('changes', (message: MessageEvent<string>) => this.hear(message.data));
    stream.onerror = () => {
      this.say('lost');
      // The browser retries by itself only while the stream is not closed for good.
      if (stream.readyState === EventSource.CLOSED) {
        this.reopening = setTimeout(() => this.open(), reopenAfter);
      }
    };
  }

  close(): void {
    clearTimeout(this.reopening);
    this.stream?.close();
    this.stream = undefined;
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
  const fetchDocument = async (address: DocumentAddress) => (await fetched(documentUrl(address))).blob();

  return {
    place: 'station',
    call: (command, request, key) => post(`/api/rpc/${command}`, { request, key }),
    async signIn(personId, pin) {
      const session = (await post('/api/sign-in', { person_id: personId, pin })) as Session;
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
