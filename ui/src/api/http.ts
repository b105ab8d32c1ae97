import type { ShopStatus } from '@bindings';
import { HostLine } from './connection';
import { asRefusal, Refusal, TransportLost } from './errors';
import { noticeHands, rested } from './hands';
import { movedAfter } from './moved';
import { forgetSession, heedRefusal, keepSession, keptSession } from './session';
import { askForCode, stationName } from './station';
import { Stream } from './stream';
import type { Connection, DocumentAddress, Session, Transport } from './transport';

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
  if (body === undefined) throw new Refusal('unexpected', { detail: `HTTP ${response.status}` });
  const refusal = asRefusal(body);
  if (refusal.code === 'station_unknown') askForCode();
  throw refusal;
}

/** How long the way to the host and back took last: told with the next question, for the manager's list of stations. */
let took: number | undefined;

/** A longer question takes its time to go out, and says how much fits through the air instead of how far the host is. */
const short = 4096;

/** What the host says it took itself is no part of the way. One that says nothing of it was asked for something else. */
function wayThere(response: Response, milliseconds: number): number | undefined {
  const host = /\bdur=([\d.]+)/.exec(response.headers.get('Server-Timing') ?? '')?.[1];
  return host === undefined ? undefined : Math.max(0, Math.round(milliseconds - Number(host)));
}

/** Whom it concerns how much of what happened an answer knew. */
let onAnnounced: ((announced: number) => void) | undefined;

/** Whom it concerns who works here, while nobody is signed in and no change is told. */
let onShopStatus: ((status: ShopStatus) => void) | undefined;

/** Who asks, where anybody is signed in, and whether it is they or their page. */
function asker(): Record<string, string> {
  const token = keptSession()?.token;
  return token ? { Authorization: `Bearer ${token}`, 'X-Workbay-Rested': String(rested()) } : {};
}

async function post(address: string, body: Record<string, unknown>, signal?: AbortSignal): Promise<unknown> {
  const sent = JSON.stringify(body);
  const headers: Record<string, string> = { 'Content-Type': 'application/json', ...asker() };
  if (took !== undefined) headers['X-Workbay-Took'] = String(took);
  const asked = performance.now();
  const response = await fetched(address, { method: 'POST', headers, body: sent, signal });
  // A question alone is timed: what changes something has a key.
  if (body.key === undefined && sent.length <= short)
    took = wayThere(response, performance.now() - asked) ?? took;
  const text = await whole(response.text());
  const announced = response.headers.get('X-Workbay-Told');
  if (announced !== null) onAnnounced?.(Number(announced));
  return text === '' ? null : JSON.parse(text);
}

/** A line that breaks in the middle of an answer gave none. */
async function whole<Content>(content: Promise<Content>): Promise<Content> {
  try {
    return await content;
  } catch {
    throw new TransportLost();
  }
}

function documentUrl({ kind, id, size }: DocumentAddress): string {
  const query = new URLSearchParams({ token: keptSession()?.token ?? '' });
  if (size) query.set('size', size);
  return `/api/documents/${encodeURIComponent(kind)}/${id}?${query}`;
}

/**
 * Whether the host answers at all. Asked by somebody who is signed in, it also says whether it still knows them: one that
 * began anew may not, and then nothing is asked or sent in their name any more.
 */
async function answers(enough: AbortSignal): Promise<boolean> {
  const asking = keptSession();
  try {
    // Read to its end: an answer left lying keeps one of the browser's few lines to the host.
    const answer = await post(`/api/rpc/${asking ? 'get_shop' : 'shop_status'}`, { request: {} }, enough);
    if (!asking) onShopStatus?.(answer as ShopStatus);
    return true;
  } catch (failure) {
    if (failure instanceof TransportLost) return false;
    heedRefusal(asRefusal(failure), asking);
    // A refusal is an answer.
    return true;
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

/** How the host calls a file it hands over. A header carries no Chinese: it is written in hex. */
function fileNameOf(response: Response): string {
  const named = /filename\*=UTF-8''([^;]+)/i.exec(response.headers.get('Content-Disposition') ?? '')?.[1];
  return named ? decodeURIComponent(named) : 'document.pdf';
}

function download(blob: Blob, fileName: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(link.href);
}

export function stationTransport(): Transport {
  noticeHands();
  const line = new HostLine(answers, () => keptSession() !== undefined || !document.hidden);
  const stream = new Stream(line);
  onAnnounced = (announced) => stream.answered(announced);
  // Whoever looks at the page again, or plugs the cable in, does not wait for the next try.
  const tryNow = () => void line.tryNow();
  window.addEventListener('online', tryNow);
  document.addEventListener('visibilitychange', tryNow);
  const connection = (): Connection => (line.current() ? 'lost' : 'connected');
  const fetchDocument = (address: DocumentAddress) =>
    line.ask(async (signal) => {
      const response = await fetched(documentUrl(address), { signal });
      return { blob: await whole(response.blob()), fileName: fileNameOf(response) };
    });

  return {
    place: 'station',
    call: (command, request, key) =>
      line.ask((signal) => post(`/api/rpc/${command}`, { request, key }, signal)),
    async signIn(personId, pin) {
      const asked = { person_id: personId, pin, station: stationName() };
      const session = (await line.ask((signal) => post('/api/sign-in', asked, signal))) as Session;
      keepSession(session);
      return session;
    },
    async signOut() {
      // Even when the host cannot be reached, this station must forget the person.
      const told = post('/api/sign-out', {});
      forgetSession();
      await told.catch(() => undefined);
    },
    document: async (address) => (await fetchDocument(address)).blob,
    photo: (id, size) =>
      line.ask(async (signal) => {
        const response = await fetched(`/api/photos/${id}/${size}`, { headers: asker(), signal });
        return whole(response.blob());
      }),
    async printOtherwise(address, handedOver) {
      const { blob } = await fetchDocument(address);
      // Before the dialog: were the host not told, nobody would know of this one.
      await handedOver();
      await printInFrame(blob);
    },
    async saveAs(address) {
      const { blob, fileName } = await fetchDocument(address);
      download(blob, fileName);
      return fileName;
    },
    onChanges: (listener) => stream.listen(listener),
    onShopStatus(listener) {
      onShopStatus = listener;
      return () => {
        onShopStatus = undefined;
      };
    },
    onConnection(listener) {
      let said = connection();
      listener(said);
      return line.watch(() => {
        if (said === connection()) return;
        said = connection();
        listener(said);
      });
    },
    outage: {
      current: () => line.current(),
      watch: (changed) => line.watch(changed),
      tryNow: () => line.tryNow(),
      movedAfter: movedAfter(window.location),
    },
  };
}
