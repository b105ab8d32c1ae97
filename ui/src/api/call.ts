import { COMMANDS, type Commands } from '@bindings';
import {
  type UseMutationResult,
  type UseQueryOptions,
  type UseQueryResult,
  useMutation,
  useQuery,
} from '@tanstack/react-query';
import { asRefusal, type Refusal, TransportLost } from './errors';
import { useSession } from './session';
import { transport } from './transport';

export type CommandName = keyof Commands;
export type Request<Name extends CommandName> = Commands[Name]['request'];
export type Response<Name extends CommandName> = Commands[Name]['response'];

const patience = [300, 1000];

/** crypto.randomUUID exists only where the page counts as safe; the window’s own address need not. */
function newKey(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

// A write or long work that got no answer may have happened. Asking the same again, whether by itself or by a second press
// of the button, carries the same key, so that the host answers it instead of doing it twice.
const unanswered = new Map<string, string>();

/** Half an emoji, as a text cut short leaves it, is no character: the host could not even read the request. */
export const whole = <Ask>(request: Ask): Ask =>
  JSON.parse(
    JSON.stringify(request, (_, value) =>
      typeof value === 'string' ? value.replace(/\p{Surrogate}/gu, '\ufffd') : value,
    ),
  );

/** Asks one command. Refusals and a lost line are thrown as `Refusal`. */
export async function call<Name extends CommandName>(
  name: Name,
  asked: Request<Name>,
): Promise<Response<Name>> {
  const request = whole(asked);
  if (COMMANDS[name].kind === 'read') return (await attempt(name, request)) as Response<Name>;

  const sentence = `${name} ${JSON.stringify(request)}`;
  const key = unanswered.get(sentence) ?? newKey();
  unanswered.set(sentence, key);
  for (let tries = 0; ; tries++) {
    try {
      const answer = await attempt(name, request, key);
      unanswered.delete(sentence);
      return answer as Response<Name>;
    } catch (failure) {
      const pause = patience[tries];
      if (failure instanceof TransportLost && pause !== undefined) {
        await new Promise((resume) => setTimeout(resume, pause));
        continue;
      }
      if (!(failure instanceof TransportLost)) unanswered.delete(sentence);
      throw failure;
    }
  }
}

async function attempt(name: CommandName, request: unknown, key?: string): Promise<unknown> {
  try {
    return await transport().call(name, request, key);
  } catch (failure) {
    const refusal = asRefusal(failure);
    for (const listener of refusalListeners) listener(refusal);
    throw refusal;
  }
}

const refusalListeners = new Set<(refusal: Refusal) => void>();

/** The shell hears every refusal, so that an ended session leads to the sign-in page wherever it shows. */
export function onRefusal(listener: (refusal: Refusal) => void): () => void {
  refusalListeners.add(listener);
  return () => refusalListeners.delete(listener);
}

/** Whether the signed-in person may call a command, so that no button promises what the host refuses. */
export function useMay(name: CommandName): boolean {
  const session = useSession();
  const { roles } = COMMANDS[name];
  if (roles === null) return true;
  if (!session) return false;
  return roles.length === 0 || roles.some((role) => session.roles.includes(role));
}

type ReadOptions<Name extends CommandName> = Omit<
  UseQueryOptions<Response<Name>, Refusal>,
  'queryKey' | 'queryFn'
>;

/** A read as a live query: `useRead('work_order', { id })`. It refreshes whenever anything changes. */
export function useRead<Name extends CommandName>(
  name: Name,
  request: Request<Name>,
  options?: ReadOptions<Name>,
): UseQueryResult<Response<Name>, Refusal> {
  return useQuery<Response<Name>, Refusal>({
    ...options,
    queryKey: [name, request],
    queryFn: () => call(name, request),
  });
}

/** A write: `const issue = useWrite('issue_estimate'); await issue.mutateAsync({ ... })`. */
export function useWrite<Name extends CommandName>(
  name: Name,
): UseMutationResult<Response<Name>, Refusal, Request<Name>> {
  return useMutation<Response<Name>, Refusal, Request<Name>>({
    mutationFn: (request) => call(name, request),
  });
}
