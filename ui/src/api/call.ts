import { COMMANDS, type Commands } from '@bindings';
import { isConnected } from './connection';
import { asRefusal, Refusal, TransportLost } from './errors';
import { endsSession, keptSession, useSession } from './session';
import { type Session, transport } from './transport';
import * as unanswered from './unanswered';

export type CommandName = keyof Commands;
export type Request<Name extends CommandName> = Commands[Name]['request'];
export type Response<Name extends CommandName> = Commands[Name]['response'];

/** The keys of this page's writes after which it asks anew by itself. The host tells every page of each, also this one. */
const own = new Set<string>();
export const isOwnWrite = (key: string | null | undefined): boolean => key != null && own.delete(key);

const patience = [300, 1000];
/** Who waits longer for a line to come back has gone on by other means. */
const maxWait = 120_000;

/** Half an emoji, as a text cut short leaves it, is no character: the host could not even read the request. */
export const whole = <Ask>(request: Ask): Ask =>
  JSON.parse(
    JSON.stringify(request, (_, value) =>
      typeof value === 'string' ? value.replace(/\p{Surrogate}/gu, '\ufffd') : value,
    ),
  );

/**
 * Asks one command. Refusals and a lost line are thrown as `Refusal`. Who sends a write again by themselves, however long
 * the line is lost and whoever sits here meanwhile, gives it a key of their own: it is done once, and nobody is told to
 * look what became of it.
 */
export async function call<Name extends CommandName>(
  name: Name,
  asked: Request<Name>,
  refresh: 'by itself' | 'on the news' = 'on the news',
  ownKey?: string,
): Promise<Response<Name>> {
  const request = whole(asked);
  if (COMMANDS[name].kind === 'read') return (await attempt(name, request)) as Response<Name>;

  const { sentence, key } = unanswered.begin(`${name} ${JSON.stringify(request)}`, ownKey);
  if (refresh === 'by itself') own.add(key);
  const asker = keptSession();
  for (let tries = 0; ; tries++) {
    try {
      const answer = await attempt(name, request, key);
      unanswered.answered(sentence);
      return answer as Response<Name>;
    } catch (failure) {
      if (!(failure instanceof TransportLost)) {
        // Who is not let in at all hears nothing of what became of an earlier try.
        if (!endsSession(failure as Refusal)) unanswered.answered(sentence);
        else if (ownKey === undefined) unanswered.notLetIn(sentence);
        throw failure;
      }
      unanswered.wait(sentence);
      const pause = patience[tries];
      if (pause !== undefined) await new Promise((resume) => setTimeout(resume, pause));
      if (pause === undefined || !(await isConnected(maxWait))) {
        if (ownKey === undefined) unanswered.giveUp(sentence);
        throw failure;
      }
      // In the name of nobody the host would neither do it nor tell that it was done.
      if (keptSession()?.token !== asker?.token) {
        if (ownKey === undefined) unanswered.giveUp(sentence);
        throw new Refusal('not_signed_in');
      }
    }
  }
}

async function attempt(name: CommandName, request: unknown, key?: string): Promise<unknown> {
  const asker = keptSession();
  try {
    return await transport().call(name, request, key);
  } catch (failure) {
    const refusal = asRefusal(failure);
    for (const listener of refusalListeners) listener(refusal, asker);
    throw refusal;
  }
}

type RefusalListener = (refusal: Refusal, asker: Session | undefined) => void;
const refusalListeners = new Set<RefusalListener>();

/** The shell hears every refusal, so that an ended session leads to the sign-in page wherever it shows. */
export function onRefusal(listener: RefusalListener): () => void {
  refusalListeners.add(listener);
  return () => refusalListeners.delete(listener);
}

/** Whether the host lets somebody signed in with these roles call a command. */
export function allows(held: readonly string[], name: CommandName): boolean {
  const { roles } = COMMANDS[name];
  return roles === null || roles.length === 0 || roles.some((role) => held.includes(role));
}

/** Whether a person may call a command, so that no button promises what the host refuses. */
export function may(session: Session | undefined, name: CommandName): boolean {
  return session ? allows(session.roles, name) : COMMANDS[name].roles === null;
}

/** The same of whoever is signed in. */
export const useMay = (name: CommandName): boolean => may(useSession(), name);
