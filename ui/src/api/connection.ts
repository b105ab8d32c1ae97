import { useSyncExternalStore } from 'react';
import { TransportLost } from './errors';
import { type Connection, type Outage, transport, type Unsubscribe } from './transport';

/** The host says something each second; silent for so long it is asked whether it is there. */
const quiet = 1300;
/** How long it may take to answer that: together with `quiet` people are told before three seconds are over. */
const patience = 1000;
/** Once the line is lost: how soon the host is asked anew, and how long it may then take, because it may just be starting. */
const pauses = [700, 1000, 2000, 3000];
const starting = 2000;
/** A page that looks at its clock so seldom was held up: hidden, or on a computer that had other things to do. */
const drowsy = 1500;

interface Question {
  enough: AbortController;
}

/**
 * Whether the host is there. Whatever comes from it proves that it is: a beat of the stream, an answer, a refusal. When
 * nothing came for a while it is asked, and without an answer the line is lost: that is said, all that was asked is given
 * up, and the host is asked until it answers.
 */
export class HostLine {
  private heardAt = performance.now();
  private looked = this.heardAt;
  private readonly asked = new Set<Question>();
  private readonly watching = new Set<() => void>();
  private checking: Promise<boolean> | undefined;
  private trying: Promise<boolean> | undefined;
  private waking: ReturnType<typeof setTimeout> | undefined;
  private outage: Outage | undefined;
  private lostAt = 0;
  private tries = 0;

  /**
   * `answers` asks the host whether it is there. `wanted` tells whether anybody needs to know while nothing is asked: a
   * page that nobody sees and that nobody is signed in at needs not.
   */
  constructor(
    private readonly answers: (enough: AbortSignal) => Promise<boolean>,
    private readonly wanted: () => boolean,
  ) {
    setInterval(() => this.look(), 250);
  }

  /** Asks the host something. No answer, and a line that is lost meanwhile, end it as `TransportLost`. */
  async ask<Answer>(question: (enough: AbortSignal) => Promise<Answer>): Promise<Answer> {
    // Somebody pressed a button: that is worth a try before its time.
    if (this.outage && !(await this.tryNow())) throw new TransportLost();
    const asked = { enough: new AbortController() };
    this.asked.add(asked);
    try {
      const answer = await question(asked.enough.signal);
      this.hear();
      return answer;
    } catch (failure) {
      if (failure instanceof TransportLost) this.lose();
      else this.hear();
      throw failure;
    } finally {
      this.asked.delete(asked);
    }
  }

  /** Something came from the host. */
  hear(): void {
    this.heardAt = performance.now();
  }

  /** Asks at once whether the host is there; the line is lost when it is not. */
  check(): Promise<boolean> {
    this.checking ??= this.checkOnce().finally(() => {
      this.checking = undefined;
    });
    return this.checking;
  }

  current(): Outage | undefined {
    return this.outage;
  }

  watch(changed: () => void): Unsubscribe {
    this.watching.add(changed);
    return () => this.watching.delete(changed);
  }

  /** Asks the host now instead of at the next time; says whether it is back. */
  tryNow(): Promise<boolean> {
    if (!this.outage) return Promise.resolve(true);
    clearTimeout(this.waking);
    this.trying ??= this.tryOnce().finally(() => {
      this.trying = undefined;
    });
    return this.trying;
  }

  private look(): void {
    const now = performance.now();
    // Who slept heard nothing: a page that was held up itself listens anew before it doubts the host.
    if (now - this.looked > drowsy) this.heardAt = now;
    this.looked = now;
    if (this.outage || this.checking || now - this.heardAt <= quiet) return;
    if (this.asked.size > 0 || this.wanted()) void this.check();
  }

  private async checkOnce(): Promise<boolean> {
    if (this.outage) return this.tryNow();
    const begun = performance.now();
    const here = await this.within(patience);
    if (here) this.hear();
    // An answer that came while this page was held up is not heard before the time is over: that proves nothing.
    else if (performance.now() - begun > patience + drowsy) return this.checkOnce();
    else this.lose();
    return here;
  }

  private async within(limit: number): Promise<boolean> {
    const enough = new AbortController();
    const clock = setTimeout(() => enough.abort(), limit);
    try {
      return await this.answers(enough.signal);
    } finally {
      clearTimeout(clock);
    }
  }

  private lose(): void {
    if (this.outage) return;
    this.tries = 0;
    this.lostAt = performance.now();
    this.tryLater();
    // What hangs at a dead line holds one of the few ways the browser has to the host, and would never come back.
    for (const { enough } of this.asked) enough.abort();
  }

  private tryLater(): void {
    const pause = pauses[Math.min(this.tries, pauses.length - 1)] ?? 0;
    this.tries += 1;
    this.say({ since: this.lostAt, next: performance.now() + pause });
    this.waking = setTimeout(() => void this.tryNow(), pause);
  }

  private async tryOnce(): Promise<boolean> {
    this.say({ since: this.lostAt });
    if (await this.within(starting)) {
      this.hear();
      this.say(undefined);
      return true;
    }
    this.tryLater();
    return false;
  }

  private say(outage: Outage | undefined): void {
    this.outage = outage;
    for (const tell of this.watching) tell();
  }
}

/** Resolves once the line stands, or with `false` after `maxWait`, where that is not to be waited for without end. */
export function isConnected(maxWait?: number): Promise<boolean> {
  return new Promise((done) => {
    let stop: Unsubscribe | undefined;
    const end = (stands: boolean) => {
      clearTimeout(clock);
      // The listener may be called before it is known how to take it away again.
      queueMicrotask(() => stop?.());
      done(stands);
    };
    const clock = maxWait === undefined ? undefined : setTimeout(() => end(false), maxWait);
    stop = transport().onConnection((connection) => {
      if (connection === 'connected') end(true);
    });
  });
}

const nothing = (): Unsubscribe => () => undefined;

/** While the host does not answer: when it is asked next. */
export const useOutage = (): Outage | undefined =>
  useSyncExternalStore(transport().outage?.watch ?? nothing, () => transport().outage?.current());

let said: Connection = 'connected';

function watchConnection(changed: () => void): Unsubscribe {
  return transport().onConnection((connection) => {
    said = connection;
    changed();
  });
}

export const useConnection = (): Connection => useSyncExternalStore(watchConnection, () => said);
