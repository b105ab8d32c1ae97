import type { PaperSize, ShopStatus } from '@bindings';
import type { DocumentKind } from '../i18n/paperName';

/** Who is signed in at this station. */
export interface Session {
  token: string;
  person_id: number;
  name: string;
  roles: string[];
  /** The name of this station, as the host knows it. */
  station?: string;
}

/** What one committed write touched, as every open window hears it. */
export interface ChangeEvent {
  tx: number;
  changes: { entity: string; id: number }[];
  /** The key of the write, by which the window it came from knows its own. */
  key?: string | null;
}

export type Connection = 'connected' | 'lost';

/** The host does not answer, since when; `next` is when it is asked again, by the page's own clock; without it that is now. */
export interface Outage {
  since: number;
  next?: number;
}

/** A document as the doors know it: its kind, what it is about, and the size where it is not the usual one. */
export interface DocumentAddress {
  kind: DocumentKind;
  id: number;
  size?: PaperSize;
}

/** A photo as a list shows it, or as it was taken. */
export type PhotoSize = 'small' | 'whole';

/** This computer, as the settings page tells of it. */
export interface Station {
  name: string;
  version: string;
  folder: string;
  /** Where a browser on this computer finds the shop; null while that door is shut. */
  address: string | null;
}

/** Files held over the window, taken away again, or let fall on it: there, in px of the page. */
type Dragged = { over: boolean } | { files: File[]; at: { x: number; y: number } } | { refusal: unknown };

/** What only a window on this computer can do. */
interface Desktop {
  station(): Promise<Station>;
  openDataFolder(): Promise<void>;
  /** Whether the program starts with this computer and goes on when its window is closed. */
  isResident(): Promise<boolean>;
  setResident(on: boolean): Promise<void>;
  /** All of it, with the door for the other computers; long work is asked about first. */
  endProgram(): Promise<void>;
  /** This computer keeps no shop and works at another one's; the program opens anew for it. */
  joinAShop(): Promise<void>;
  /** One step larger or smaller, with 0 back to the full size; answers the per cent it is now. */
  zoom(step: number): Promise<number>;
  onFilesDragged(listener: (dragged: Dragged) => void): Unsubscribe;
  /** Resolves to where the file for whoever helps went, or to undefined when the person closed the dialog. */
  saveSupportFile(): Promise<string | undefined>;
}

export type Unsubscribe = () => void;

/** The way to the commands. The window and a browser each have one; pages never know which. */
export interface Transport {
  readonly place: 'window' | 'station';
  call(command: string, request: unknown, key?: string): Promise<unknown>;
  signIn(personId: number, pin: string): Promise<Session>;
  signOut(): Promise<void>;
  document(address: DocumentAddress): Promise<Blob>;
  photo(id: number, size: PhotoSize): Promise<Blob>;
  /**
   * As the system prints: in its viewer, or by the browser's dialog. What goes to a printer by itself is a command.
   * `handedOver` is asked once the paper is drawn, and before anybody can print it: whatever is drawn later counts it.
   */
  printOtherwise(address: DocumentAddress, handedOver: () => Promise<unknown>): Promise<void>;
  /** The host says how the file is called. Resolves to where it went, or to undefined when the person closed the dialog. */
  saveAs(address: DocumentAddress): Promise<string | undefined>;
  /** Only in the window. */
  readonly desktop?: Desktop;
  onChanges(listener: (event: ChangeEvent) => void): Unsubscribe;
  /** Who works here, as it is heard again and again while nobody is signed in. A window hears every change and needs none. */
  onShopStatus?(listener: (status: ShopStatus) => void): Unsubscribe;
  onConnection(listener: (connection: Connection) => void): Unsubscribe;
  /** Only where there is a line to lose. */
  readonly outage?: {
    current(): Outage | undefined;
    watch(changed: () => void): Unsubscribe;
    tryNow(): Promise<boolean>;
    /** After so many milliseconds a host that moved is found by waiting no more; none where it is found by itself. */
    readonly movedAfter: number | undefined;
  };
}

let installed: Transport | undefined;

export function installTransport(transport: Transport): void {
  installed = transport;
}

export function transport(): Transport {
  if (!installed) throw new Error('main.tsx installs the transport before anything calls it');
  return installed;
}
