// What a story may ask of the shop and what it is answered, by the list of commands the screens' types are made from.
// `make check` holds every story against it: a command that is not there, a field that is missing or misspelt, a
// field read of an answer that has none of that name.

import type { Commands } from '../../../src-tauri/crates/app/bindings/commands';

export type CommandName = keyof Commands;
export type Asked<Name extends CommandName> = Commands[Name]['request'];
export type Answer<Name extends CommandName> = Commands[Name]['response'];

/** Who is asked nothing is called by the name alone. */
type Given<Name extends CommandName, More extends unknown[] = []> = {} extends Asked<Name>
  ? [request?: Asked<Name>, ...more: More]
  : [request: Asked<Name>, ...more: More];

/** A command asked as a page asks it. */
export type Asks = <Name extends CommandName>(command: Name, ...given: Given<Name>) => Promise<Answer<Name>>;

/** The same by somebody in whose name a token speaks. */
export type AsksWithToken = <Name extends CommandName>(
  command: Name,
  ...given: Given<Name, [token?: string]>
) => Promise<Answer<Name>>;

/** The same of a door that refuses: what comes back is told by its status. */
export type AsksAtADoor = <Name extends CommandName>(
  command: Name,
  ...given: Given<Name, [headers?: Record<string, string>]>
) => Promise<Reply<Answer<Name>>>;

/** `said` is the answer, or the refusal whose `code` stands beside it. */
export interface Reply<Said = any> {
  status: number;
  headers: import('node:http').IncomingHttpHeaders;
  text: string;
  said: Said;
  code?: string;
}

/** Whoever asks the shop for a story: the first person of a shop, the office, another station, a window. */
export interface Desk {
  rpc: Asks;
}

/** A shop with its browser. Written out: what a compiler concludes from `openShop` itself goes round in a circle. */
export interface OpenShop extends Desk {
  readonly address: string;
  said(): string;
  /** The program's own, for who measures it. */
  pid(): number;
  signIn(personId: number, pin: string): Promise<Session>;
  /** The number of the first person, who holds every role. */
  me: number | undefined;
  session: Session | undefined;
  /** A command asked wrongly on purpose: no type holds it. */
  askWrongly(command: string, request: unknown): Promise<any>;
  /** The program ends and starts again at another hour; whoever was signed in signs in anew. */
  startAgain(hour: string): Promise<void>;
  /** The program ends, something happens to its folder, and it starts again; nobody signs in. */
  betweenRuns(work: (data: string) => unknown): Promise<void>;
  /** Hires somebody with these roles and signs them in. */
  hire(name: string, roles: Asked<'save_person'>['roles'], pin?: string): Promise<Session>;
  /** A page at this shop's door, or at the one that is named; with a session somebody sits there already. */
  open(wish?: PageWish): Promise<any>;
  /** The host says nothing more and ends nothing, as when its cable is pulled; then it goes on. */
  silence(): void;
  speak(): void;
  /** The host is shut down, and begun again where it was; in the house it may have got another address meanwhile. */
  stop(): Promise<void>;
  begin(house?: string): Promise<void>;
  /** The host dies without a word, as when its plug is pulled. */
  kill(): Promise<void>;
  lastPicture(): Promise<string>;
  close(): Promise<void>;
}

/** Of a page that is opened, as `openBrowser` says. */
export interface PageWish {
  door?: string;
  session?: Session;
  language?: string;
  size?: number[];
  touch?: boolean;
  zone?: string;
  ahead?: number;
  locale?: string;
  busy?: boolean;
  proxy?: string;
  strict?: boolean;
  before?: (() => void) | string | { content: string };
}

declare global {
  /** Short names for what the stories hand on. */
  type Shop = OpenShop;
  type Asking = Desk;
  type WindowDriver = import('../../window/window_driver.mjs').WindowDriver;
  type Visitor = import('../../network/support/visitor.mjs').Visitor;
  /** Who is signed in, as the door says it. */
  type Session = { token: string; person_id: number; name: string; roles: string[]; station: string };
  type CommandRequest<Name extends CommandName> = Asked<Name>;
  type CommandAnswer<Name extends CommandName> = Answer<Name>;
}
