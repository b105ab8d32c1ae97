// Everything that happened to a visit, as one list. Each entry is a sentence of the catalogue with its values, so
// that the order can be tested without a word of any language.
import { type Action, MONEYLESS_MEANS, STAGES, type Stage, type Visit } from '@bindings';
import { lineOf } from '../visit/visit';
import { type ToldFact, toldOf } from './corrected';
import { saidOf } from './revised';

export interface TimelineEntry {
  key: string;
  at: string;
  /** Who did it; nobody where the shop's own clock did. */
  personId: number | null;
  /** Below `visits:timeline`; with `_untold` where its amount is withheld. */
  sentence: string;
  values: Record<string, string | number | null>;
  /** What was said or noted, in the person's own words. */
  note: string;
  tone: 'plain' | 'good' | 'bad' | 'waiting';
  /** What was and what is, where a fact was put right. */
  facts?: ToldFact[];
  /** Where it leads. */
  to?: string;
}

type Draft = Omit<TimelineEntry, 'note' | 'tone' | 'values'> & Partial<TimelineEntry>;

const entry = (draft: Draft): TimelineEntry => ({ note: '', tone: 'plain', values: {}, ...draft });

function jobName(visit: Visit, jobId: number): string {
  const job = visit.jobs.find((one) => one.id === jobId);
  return (job && lineOf(visit, job.line_id)?.name) ?? '–';
}

function workshop(visit: Visit): TimelineEntry[] {
  const spans = visit.job_times.flatMap((time) => {
    const name = jobName(visit, time.job_id);
    const first = !visit.job_times.some(
      (other) => other.job_id === time.job_id && other.started_at < time.started_at,
    );
    const begun = entry({
      key: `t${time.id}`,
      at: time.started_at,
      personId: time.person_id,
      sentence: first ? 'job_started' : 'job_resumed',
      values: { name },
    });
    if (!time.ended_at || !time.pause_reason) return [begun];
    return [
      begun,
      entry({
        key: `p${time.id}`,
        at: time.ended_at,
        personId: time.person_id,
        sentence: 'job_paused',
        values: { name, reason: time.pause_reason },
        tone: 'waiting',
      }),
    ];
  });
  const finished = visit.jobs.flatMap((job) =>
    job.finished_at && job.state === 'finished'
      ? [
          entry({
            key: `f${job.id}`,
            at: job.finished_at,
            personId: job.technicians[0]?.person_id ?? null,
            sentence: 'job_finished',
            values: { name: jobName(visit, job.id) },
            note: [
              ...job.key_data.map(
                (datum) => `${datum.name} ${datum.value}${datum.unit}${datum.limits?.out ? ' ⚠' : ''}`,
              ),
              job.note,
            ]
              .filter(Boolean)
              .join(' · '),
            tone: 'good',
          }),
        ]
      : [],
  );
  return [...spans, ...finished];
}

function money(visit: Visit): TimelineEntry[] {
  const sheets = visit.settlements.map((sheet) =>
    entry({
      key: `s${sheet.id}`,
      at: sheet.issued_at,
      personId: sheet.issued_by,
      sentence: sheet.state === 'reversal' ? 'sheet_reversed' : 'sheet_issued',
      values: { number: sheet.number, amount: sheet.total },
      note: sheet.void_reason,
      tone: sheet.state === 'reversal' ? 'bad' : 'plain',
    }),
  );
  const payments = visit.payments.map((payment) =>
    entry({
      key: `y${payment.id}`,
      at: payment.at,
      personId: payment.person_id,
      sentence: payment.told_as,
      values: {
        number: payment.number,
        amount: payment.amount === null ? null : Math.abs(payment.amount),
        means: payment.means,
      },
      note: [payment.voucher_number, payment.reason].filter(Boolean).join(' '),
      tone: payment.refund_of !== null ? 'bad' : MONEYLESS_MEANS.includes(payment.means) ? 'plain' : 'good',
    }),
  );
  return [...sheets, ...payments];
}

function afterwards(visit: Visit): TimelineEntry[] {
  const calls = visit.calls.map((call) =>
    entry({
      key: `c${call.id}`,
      at: call.at,
      personId: call.person_id,
      sentence: 'called',
      values: { outcome: call.outcome },
      note: call.note,
      tone: call.outcome === 'satisfied' ? 'good' : call.outcome === 'problem' ? 'bad' : 'plain',
      to: `/calls/${call.follow_up_id}`,
    }),
  );
  const complaints = visit.complaints.map((complaint) =>
    entry({
      key: `x${complaint.id}`,
      at: complaint.opened_at,
      personId: null,
      sentence: 'complaint',
      values: { number: complaint.number, state: complaint.state },
      note: complaint.matter,
      tone: 'bad',
      to: `/complaints/${complaint.id}`,
    }),
  );
  const survey = visit.survey
    ? [
        entry({
          key: 'survey',
          at: visit.survey.at,
          personId: visit.survey.person_id,
          sentence: 'survey',
          values: { recommend: visit.survey.marks.recommend },
          note: visit.survey.comment,
        }),
      ]
    : [];
  return [...calls, ...complaints, ...survey];
}

/** What the customer was told, and what of the car was at another house. */
function besides(visit: Visit): TimelineEntry[] {
  const told = visit.told.map((one) =>
    entry({
      key: `n${one.id}`,
      at: one.at,
      personId: one.person_id,
      sentence: one.reached ? 'told' : 'told_tried',
      values: { name: one.to_name, matter: one.matter, means: one.means },
      note: one.note,
      tone: one.reached ? 'plain' : 'waiting',
    }),
  );
  const outside = visit.outside.flatMap((one) => {
    const values = { what: one.what, partner: one.partner, due: one.due_back_on };
    const sent = entry({
      key: `o${one.id}`,
      at: one.sent_at,
      personId: one.sent_by,
      sentence: 'sent_outside',
      values,
      note: [one.handed_to, one.receipt].filter(Boolean).join(' · '),
      tone: one.back_at === null ? 'waiting' : 'plain',
    });
    if (one.back_at === null) return [sent];
    return [
      sent,
      entry({
        key: `b${one.id}`,
        at: one.back_at,
        personId: one.back_by,
        sentence: 'back_outside',
        values,
        note: one.result,
        tone: 'good',
      }),
    ];
  });
  return [...told, ...outside];
}

/** What tells of an action in words of its own: its report, its money, its answers. */
const toldBy: Record<string, readonly string[]> = {
  submit_self_inspection: ['inspection_passed', 'inspection_failed'],
  pass_final_inspection: ['inspection_passed'],
  take_payment: ['paid', 'drawn_down'],
  issue_estimate: ['estimate', 'revised'],
  record_answers: ['approved', 'declined'],
};

/** Steps of a stage without those that only say once more what was said in the same moment by the same hand. */
function untold(steps: readonly TimelineEntry[], others: readonly TimelineEntry[]): TimelineEntry[] {
  return steps.filter((step) => {
    const tellers = toldBy[String(step.values.action)] ?? [];
    return !others.some(
      (one) =>
        Date.parse(one.at) === Date.parse(step.at) &&
        one.personId === step.personId &&
        tellers.includes(one.sentence),
    );
  });
}

/**
 * Rows of several tables of which nothing says which was written first stand in the order of the work: in which stage
 * they are written, and after what there. Whatever moves the visit on ends its stage.
 */
const written: Record<string, readonly [Stage, number]> = {
  corrected: ['checked_in', 1],
  asked_line: ['estimating', 1],
  granted_line: ['estimating', 2],
  declined_line: ['estimating', 2],
  estimate: ['estimating', 3],
  revised: ['estimating', 3],
  approved: ['awaiting_authorisation', 1],
  declined: ['awaiting_authorisation', 1],
  job_started: ['in_repair', 1],
  job_resumed: ['in_repair', 1],
  finding: ['in_repair', 2],
  finding_declined: ['in_repair', 3],
  finding_dismissed: ['in_repair', 3],
  job_paused: ['in_repair', 4],
  job_finished: ['in_repair', 5],
  sent_outside: ['in_repair', 5],
  back_outside: ['in_repair', 6],
  self_inspection: ['in_repair', 6],
  final: ['awaiting_inspection', 1],
  asked_bill: ['preparing', 1],
  granted_bill: ['preparing', 2],
  declined_bill: ['preparing', 2],
  sheet_issued: ['preparing', 3],
  sheet_reversed: ['preparing', 4],
  set_free: ['preparing', 4],
  paid: ['awaiting_settlement', 1],
  deposited: ['awaiting_settlement', 1],
  drawn_down: ['awaiting_settlement', 1],
  stored_drawn: ['awaiting_settlement', 1],
  stored_back: ['awaiting_settlement', 2],
  refunded: ['awaiting_settlement', 2],
  told: ['awaiting_settlement', 3],
  told_tried: ['awaiting_settlement', 3],
  survey: ['delivered', 1],
  called: ['delivered', 2],
  complaint: ['delivered', 3],
};
const wholeStage = 10;

function placeOf(one: TimelineEntry): number {
  const [stage, after] = written[String(one.values.report)] ?? written[one.sentence] ?? ['checked_in', 0];
  return STAGES.indexOf(stage) * wholeStage + after;
}

/** Begins its stage where it moves the visit on; what sends it back ends the stage it leaves. */
function placeOfStep(from: Stage | null, to: Stage): number {
  if (from === null) return -1;
  const [left, entered] = [STAGES.indexOf(from), STAGES.indexOf(to)];
  return entered > left ? entered * wholeStage : left * wholeStage + wholeStage - 1;
}

/** What sends the car back into the workshop. */
const sentBack: ReadonlySet<Action> = new Set(['fail_final_inspection', 'refuse_delivery']);

/** Newest first. */
export function timelineOf(visit: Visit): TimelineEntry[] {
  const steps = visit.steps.map((step) =>
    entry({
      key: `stage${step.id}`,
      at: step.at,
      personId: step.person_id,
      sentence: step.from_stage === null ? 'opened' : step.from_stage === step.to_stage ? 'done' : 'moved',
      values: { action: step.action, stage: step.to_stage },
      note: step.note,
      tone: step.to_stage === 'cancelled' || sentBack.has(step.action) ? 'bad' : 'plain',
    }),
  );
  const estimates = visit.estimates.map((estimate) =>
    entry({
      key: `e${estimate.id}`,
      at: estimate.issued_at,
      personId: estimate.issued_by,
      ...saidOf(visit, estimate),
    }),
  );
  const answers = visit.authorisations.map((answer) =>
    entry({
      key: `a${answer.id}`,
      at: answer.at,
      personId: answer.person_id,
      sentence: answer.approved ? 'approved' : 'declined',
      values: {
        name: lineOf(visit, answer.line_id)?.name ?? '–',
        amount: answer.amount,
        by: answer.by_name,
        means: answer.means,
      },
      note: [answer.paper, answer.note, answer.reason].filter(Boolean).join(' · '),
      tone: answer.approved ? 'good' : 'bad',
    }),
  );
  const findings = visit.findings.map((finding) =>
    entry({
      key: `g${finding.id}`,
      at: finding.at,
      personId: finding.person_id,
      sentence: 'finding',
      values: { text: finding.text, state: finding.state },
      note: finding.suggestion,
      tone: finding.state === 'open' ? 'waiting' : 'plain',
    }),
  );
  const decided = visit.findings.flatMap((finding) =>
    finding.decided_at && (finding.state === 'declined' || finding.state === 'dismissed')
      ? [
          entry({
            key: `h${finding.id}`,
            at: finding.decided_at,
            personId: finding.decided_by,
            sentence: finding.state === 'declined' ? 'finding_declined' : 'finding_dismissed',
            values: { text: finding.text, by: finding.declined_by },
            note: [finding.reason, finding.signed_paper].filter(Boolean).join(' · '),
            tone: finding.unsafe_to_drive && finding.state === 'declined' ? 'bad' : 'plain',
          }),
        ]
      : [],
  );
  const corrections = visit.corrections.map((correction) =>
    entry({
      key: `k${correction.id}`,
      at: correction.at,
      personId: correction.person_id,
      sentence: 'corrected',
      note: correction.reason,
      facts: toldOf(correction.facts),
    }),
  );
  const inspections = visit.inspections.map((report) =>
    entry({
      key: `i${report.id}`,
      at: report.at,
      personId: report.person_id,
      sentence: report.passed ? 'inspection_passed' : 'inspection_failed',
      values: { report: report.kind, attempt: report.attempt },
      note: report.note,
      tone: report.passed ? 'good' : 'bad',
    }),
  );
  const approvals = visit.approvals.flatMap((approval) => {
    const values = { name: approval.name, what: approval.name === '' ? 'bill' : 'line' };
    // What was granted at the counter was never asked in writing.
    const asked = !visit.asked_approvals.includes(approval.id)
      ? []
      : [
          entry({
            key: `r${approval.id}`,
            at: approval.asked_at,
            personId: approval.asked_by,
            sentence: `asked_${values.what}`,
            values,
            note: approval.note,
            tone: approval.state === 'waiting' ? 'waiting' : 'plain',
          }),
        ];
    if (!approval.answered_at || approval.state === 'waiting') return asked;
    return [
      ...asked,
      entry({
        key: `m${approval.id}`,
        at: approval.answered_at,
        personId: approval.answered_by,
        sentence: `${approval.state}_${values.what}`,
        values,
        note: approval.answer_note,
        tone: approval.state === 'granted' ? 'good' : 'bad',
      }),
    ];
  });
  const others = [
    ...estimates,
    ...answers,
    ...findings,
    ...decided,
    ...corrections,
    ...inspections,
    ...approvals,
    ...workshop(visit),
    ...money(visit),
    ...afterwards(visit),
    ...besides(visit),
  ];
  const stepPlaces = new Map(
    visit.steps.map((step) => [`stage${step.id}`, placeOfStep(step.from_stage, step.to_stage)]),
  );
  // Rows of one table were written in the order the host answers them in.
  return [...untold(steps, others), ...others]
    .map((one, row) => ({ one, at: Date.parse(one.at), place: stepPlaces.get(one.key) ?? placeOf(one), row }))
    .sort((mine, other) => other.at - mine.at || other.place - mine.place || other.row - mine.row)
    .map(({ one }) => one);
}
