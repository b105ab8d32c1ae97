import type { HostLine } from './connection';
import { keptSession, onSession } from './session';
import type { ChangeEvent, Unsubscribe } from './transport';

/** Beats come each second. A stream without any, while the host answers otherwise, is dead and opened anew. */
const deadAfter = 5000;
/** How soon a stream that could not be opened is opened anew. */
const pauses = [700, 1500, 3000];
/** Something may have changed that was not heard: whoever listens asks everything again. */
const missed: ChangeEvent = { tx: 0, changes: [] };

/** One stream of events for all listeners, always with the token of who is signed in now. */
export class Stream {
  private source: EventSource | undefined;
  private token: string | undefined;
  private waking: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;
  private hasMissed = false;
  /** How many changes the host had told when the stream that is open began. */
  private since: number | undefined;
  /** The least that any answer knew which came while no stream was open. */
  private leastKnown = Number.POSITIVE_INFINITY;
  private readonly listeners = new Set<(event: ChangeEvent) => void>();

  constructor(private readonly line: HostLine) {
    let lost = line.current() !== undefined;
    line.watch(() => {
      if (lost === (line.current() !== undefined)) return;
      lost = !lost;
      if (lost) this.close();
      else this.open();
    });
    onSession(() => {
      if (keptSession()?.token !== this.token) this.open();
    });
    // A page taken out of the browser's store goes on where it stood, with a stream that ended long ago.
    window.addEventListener('pageshow', (event) => {
      if (event.persisted) this.openAnew();
    });
    this.open();
  }

  listen(listener: (event: ChangeEvent) => void): Unsubscribe {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** An answer came that was made when the host had told so many changes. */
  answered(announced: number): void {
    if (this.since === undefined) this.leastKnown = Math.min(this.leastKnown, announced);
    else if (announced < this.since) this.tell(missed);
  }

  private open(): void {
    this.close();
    this.token = keptSession()?.token;
    if (!this.token || this.line.current() || typeof EventSource === 'undefined') return;
    const source = new EventSource(`/api/events?token=${encodeURIComponent(this.token)}`);
    this.source = source;
    source.onopen = () => {
      this.heard();
      this.failures = 0;
      if (this.hasMissed) this.tell(missed);
      this.hasMissed = false;
    };
    source.addEventListener('since', (message: MessageEvent<string>) => {
      this.heard();
      this.since = Number(message.data);
      // Something happened after what is on screen was read, and before anybody listened.
      if (this.leastKnown < this.since) this.tell(missed);
      this.leastKnown = Number.POSITIVE_INFINITY;
    });
    source.addEventListener('beat', () => this.heard());
    source.addEventListener('changes', (message: MessageEvent<string>) => {
      this.heard();
      this.tell(JSON.parse(message.data) as ChangeEvent);
    });
    source.onerror = () => void this.broken();
  }

  private close(): void {
    clearTimeout(this.waking);
    this.source?.close();
    this.source = undefined;
    this.since = undefined;
  }

  private openAnew(): void {
    this.hasMissed = true;
    this.open();
  }

  private heard(): void {
    this.line.hear();
    clearTimeout(this.waking);
    this.waking = setTimeout(() => this.openAnew(), deadAfter);
  }

  /**
   * The host ended the stream, or did not let it begin. Whether it is there at all, and whether it still knows who sits
   * here, is asked before the stream is opened again: a token that is good for nothing would be refused for ever.
   */
  private async broken(): Promise<void> {
    this.close();
    const token = this.token;
    const here = await this.line.check();
    if (!here || this.source || keptSession()?.token !== token) return;
    const pause = pauses[Math.min(this.failures, pauses.length - 1)];
    this.failures += 1;
    this.waking = setTimeout(() => this.openAnew(), pause);
  }

  private tell(event: ChangeEvent): void {
    for (const listener of this.listeners) listener(event);
  }
}
