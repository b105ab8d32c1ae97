import { COMMANDS, TOPIC_OF, type Topic } from '@bindings';
import type { Query } from '@tanstack/react-query';
import type { CommandName } from './call';
import type { ChangeEvent } from './transport';

/** What something changed: some topics, some visits among them when those are known; or anything at all. */
export interface Touched {
  topics: ReadonlySet<Topic> | 'anything';
  /** The only visits it was about; undefined when it may have been any. */
  visits?: ReadonlySet<number>;
}

/** Nearly every answer goes by who asks, how the shop is set and what time it is: there all is asked anew. */
const everywhere: ReadonlySet<Topic> = new Set<Topic>(['shop', 'people', 'clock']);
/** What belongs to one visit, and nothing of it to another's page. */
const ofOneVisit: ReadonlySet<Topic> = new Set<Topic>(['visits', 'sheets']);
/** Whose clock starts here may stop at another car, which its own visit does not tell of. */
const ofSeveral = new Set(['job', 'job_time']);

export function touchedBy({ changes }: ChangeEvent): Touched {
  const topics = new Set<Topic>();
  const visits = new Set<number>();
  for (const { entity, id } of changes) {
    const topic = TOPIC_OF[entity];
    // A row this page has never heard of, or the whole file: nothing is sure any more.
    if (!topic || everywhere.has(topic)) return { topics: 'anything' };
    topics.add(topic);
    if (entity === 'work_order') visits.add(id);
  }
  // The host slept, or the page did: it was not told what changed.
  if (topics.size === 0) return { topics: 'anything' };
  const known = visits.size > 0 && !changes.some(({ entity }) => ofSeveral.has(entity));
  return known ? { topics, visits } : { topics };
}

export function touchedByCommand(name: CommandName): Touched {
  const topics = new Set(COMMANDS[name].topics);
  return [...topics].some((topic) => everywhere.has(topic)) ? { topics: 'anything' } : { topics };
}

/** Whether a live query shows something of it. */
export function shows(queryKey: Query['queryKey'], { topics, visits }: Touched): boolean {
  const [name, request] = queryKey as [CommandName, unknown];
  const shown = COMMANDS[name]?.topics;
  if (topics === 'anything' || !shown) return true;
  const common = shown.filter((topic) => topics.has(topic));
  if (common.length === 0) return false;
  const visit = (request as { work_order_id?: unknown } | undefined)?.work_order_id;
  const elsewhere = visits !== undefined && typeof visit === 'number' && !visits.has(visit);
  return !(elsewhere && common.every((topic) => ofOneVisit.has(topic)));
}
