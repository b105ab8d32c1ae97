import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { STAGE_ACTIONS, STAGES, type Stage, type Visit } from '@bindings';
import { expect, it } from 'vitest';
import { panelsOf } from './StagePanels';

/** Nothing waits and nobody may do anything: what opens all the same belongs to the stage itself. */
const blank = (stage: Stage) =>
  ({
    order: { stage, money_open: false },
    lines: [],
    findings: [],
    jobs: [],
    current_jobs: [],
    actions: [],
    waits_to_be_put_right: false,
    was_put_right: false,
    survey: {},
  }) as unknown as Visit;

it('each stage opens with the panel of what moves it on, and every stage that is moved on has one', () => {
  const first = Object.fromEntries(STAGES.map((stage) => [stage, panelsOf(blank(stage))[0]]));
  expect(first).toEqual({
    checked_in: 'check_in',
    estimating: 'lines',
    awaiting_authorisation: 'answers',
    awaiting_assignment: 'assign',
    in_repair: 'repair',
    awaiting_inspection: 'inspection',
    preparing: 'preparation',
    awaiting_settlement: 'settlement',
    ready_for_delivery: 'delivery',
    delivered: 'follow_up',
    closed: 'follow_up',
    cancelled: undefined,
  });
  for (const stage of STAGES.filter((one) => STAGE_ACTIONS[one].next))
    expect(first[stage], stage).toBeDefined();
});

it('before the customer has agreed, lines and answers lie beside each other', () => {
  const offered = { lines: [{ id: 1, state: 'offered' }] } as unknown as Visit;
  expect(panelsOf({ ...blank('estimating'), ...offered })).toEqual(['lines', 'answers']);
  expect(panelsOf({ ...blank('awaiting_authorisation'), ...offered })).toEqual(['answers', 'lines']);
  expect(panelsOf(blank('estimating'))).toEqual(['lines']);
});

it('a job nobody has is given out while the rest goes on', () => {
  const job = { id: 1, state: 'waiting', technicians: [] };
  const waits = { jobs: [job], current_jobs: [1] } as unknown as Visit;
  expect(panelsOf({ ...blank('in_repair'), ...waits })).toEqual(['repair', 'assign']);
  expect(panelsOf({ ...blank('awaiting_assignment'), ...waits })).toEqual(['assign']);
});

it('the page has a place for everything that is done in some stage', () => {
  const folder = resolve(process.cwd(), 'src/features/visits');
  const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.') && !name.endsWith('StagePanels.tsx'))
    .map((name) => readFileSync(resolve(folder, name), 'utf8'))
    .join('\n');
  const done = new Set(STAGES.flatMap((stage) => STAGE_ACTIONS[stage].actions));
  // Each job has buttons of its own for it.
  done.delete('work_on_jobs');
  expect(
    [...done].filter((action) => !pages.includes(`'${action}'`) && !pages.includes(`"${action}"`)),
  ).toEqual([]);
});
