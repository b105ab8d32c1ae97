import { type Action, STAGE_ACTIONS, type Stage, UNAUTHORISED_STAGES, type Visit } from '@bindings';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useMay } from '../../api/call';
import { fenOf } from '../../i18n/amounts';
import { useWords } from '../../i18n/words';
import { Alert } from '../../kit/Alert';
import { Money } from '../../kit/Money';
import { Fold } from '../../kit/Panel';
import { isOver } from '../jobs/atJob';
import { Diagnoses } from '../jobs/Diagnoses';
import { VisitContracts } from '../packages/VisitContracts';
import { Approvals } from './approvals/Approvals';
import { CheckInFacts } from './checkIn/CheckInFacts';
import { CheckInPanel } from './checkIn/CheckInPanel';
import { hasNotices, NoticeList } from './checkIn/NoticeList';
import { DeliveryFacts } from './delivery/DeliveryFacts';
import { DeliveryPanel } from './delivery/DeliveryPanel';
import { LoanOut } from './delivery/LoanOut';
import { RefusedDeliveries } from './delivery/RefusedDeliveries';
import { SurveyPanel } from './delivery/SurveyPanel';
import { AnswersPanel } from './estimates/AnswersPanel';
import { Spoken } from './estimates/Spoken';
import { FindingList } from './findings/FindingList';
import { waitingOf } from './findings/standing';
import { FollowUpPanel } from './followUps/FollowUpPanel';
import { InspectionPanel } from './inspections/InspectionPanel';
import { InspectionReports } from './inspections/InspectionReports';
import { JobMarks } from './inspections/JobMarks';
import { LastLook } from './inspections/LastLook';
import { SendBack } from './inspections/SendBack';
import { payableLines, sumOf } from './lines/figures';
import { useHeldLine } from './lines/heldLine';
import { LineForm } from './lines/LineForm';
import { LinesEditor, LinesPanel } from './lines/LinesPanel';
import { NotIssued } from './lines/NotIssued';
import { AfterDelivery } from './settlement/AfterDelivery';
import { Cores } from './settlement/Cores';
import { Deposits } from './settlement/Deposits';
import { PreparationPanel } from './settlement/PreparationPanel';
import { SettlementPanel, Sheets } from './settlement/SettlementPanel';
import {
  creditOf,
  currentJobs,
  depositsOf,
  isYours,
  linesIn,
  onAccountOf,
  owedOf,
  tellsAmounts,
} from './visit/visit';
import { AssignPanel } from './workshop/AssignPanel';
import { RepairPanel } from './workshop/RepairPanel';
import { VisitJob } from './workshop/VisitJob';

type PanelName =
  | 'check_in'
  | 'lines'
  | 'answers'
  | 'assign'
  | 'repair'
  | 'inspection'
  | 'preparation'
  | 'settlement'
  | 'delivery'
  | 'after_delivery'
  | 'survey'
  | 'follow_up';

/** Where the action stands that moves a visit on. */
const PANEL_OF: Partial<Record<Action, PanelName>> = {
  confirm_check_in: 'check_in',
  issue_estimate: 'lines',
  record_answers: 'answers',
  release_to_repair: 'assign',
  submit_self_inspection: 'repair',
  pass_final_inspection: 'inspection',
  complete_preparation: 'preparation',
  take_payment: 'settlement',
  deliver: 'delivery',
  record_follow_up: 'follow_up',
};

/** What there is to do in this stage; the first is the thing to do now. */
export function panelsOf(visit: Visit): PanelName[] {
  const { stage } = visit.order;
  const { next, actions } = STAGE_ACTIONS[stage];
  if (actions.includes('record_survey')) {
    // The marks are asked at the counter, the call comes days later.
    return [...moneyLeft(visit), ...(visit.survey ? AFTER : [...AFTER].reverse())];
  }
  const now = next && PANEL_OF[next];
  if (!now) return [];
  if (!actions.includes('edit_lines')) return [now];
  const isOffered = linesIn(visit, 'offered').length > 0;
  if (UNAUTHORISED_STAGES.includes(stage)) {
    const beside: PanelName[] = isOffered ? ['answers', 'lines'] : ['lines'];
    return [now, ...beside.filter((name) => name !== now)];
  }
  const extra: PanelName[] = [];
  // Work found on the way is offered and answered while the rest goes on, and so is what a voided sheet had wrong.
  if (isOffered) extra.push('answers');
  const waiting = linesIn(visit, 'draft').length > 0 || waitingOf(visit).length > 0;
  if ((waiting || visit.waits_to_be_put_right) && isYours(visit, 'edit_lines')) extra.push('lines');
  const unassigned = currentJobs(visit).some((job) => !isOver(job) && job.technicians.length === 0);
  if (now !== 'assign' && actions.includes('assign_jobs') && unassigned) extra.push('assign');
  // What keeps the bill from being made comes before it; once the lines were put right, the bill is next.
  const keepsTheBill =
    actions.includes('prepare_bill') &&
    ((visit.waits_to_be_put_right && !visit.was_put_right) || linesIn(visit, 'draft', 'offered').length > 0);
  return keepsTheBill ? [...extra, now] : [now, ...extra];
}

/** All is paid, or nothing will be: what is left is the customer's, before the car leaves or after it did not stay. */
const WHEN_IT_GOES_BACK: readonly Stage[] = ['ready_for_delivery', 'cancelled'];

/** It passed and is still here: advisor and technician may look at it together. */
const WHEN_LOOKED_LAST: readonly Stage[] = ['preparing', 'awaiting_settlement', 'ready_for_delivery'];

/** Whoever fetches their car brings what they were lent, or is asked for it until the visit ends. */
const WHEN_A_LOAN_IS_ASKED_FOR: readonly Stage[] = ['awaiting_settlement', 'ready_for_delivery', 'delivered'];

/** What is done is talked about with the customer: so is what they have paid for already. */
const WHEN_IT_IS_DRAWN: readonly Stage[] = ['checked_in', 'estimating'];

const AFTER: PanelName[] = ['follow_up', 'survey'];

/** After delivery a sheet that was taken back is put right first, while somebody may; then comes its money. */
function moneyLeft(visit: Visit): PanelName[] {
  if (!visit.order.money_open || !tellsAmounts(visit)) return [];
  const open = linesIn(visit, 'draft', 'offered').length > 0;
  const panels: PanelName[] = linesIn(visit, 'offered').length > 0 ? ['answers'] : [];
  if ((open || visit.waits_to_be_put_right) && isYours(visit, 'edit_lines')) panels.push('lines');
  // Once the lines were put right, the bill is next.
  return visit.was_put_right && !open ? ['after_delivery', ...panels] : [...panels, 'after_delivery'];
}

/** The thing to do now, and below it everything recorded so far. */
export function StagePanels({ visit }: { visit: Visit }) {
  const { t } = useTranslation();
  const word = useWords();
  const open = panelsOf(visit);
  const [query] = useSearchParams();
  const line = useHeldLine(visit);
  const mayMark = useMay('job_marks');
  const panel: Record<PanelName, () => ReactNode> = {
    check_in: () => <CheckInPanel visit={visit} />,
    lines: () => <LinesPanel visit={visit} onEdit={line.open} />,
    answers: () => <AnswersPanel visit={visit} />,
    assign: () => <AssignPanel visit={visit} />,
    repair: () => <RepairPanel visit={visit} />,
    inspection: () => <InspectionPanel visit={visit} />,
    preparation: () => <PreparationPanel visit={visit} />,
    settlement: () => <SettlementPanel visit={visit} />,
    delivery: () => <DeliveryPanel visit={visit} />,
    after_delivery: () => <AfterDelivery visit={visit} />,
    survey: () => <SurveyPanel visit={visit} />,
    follow_up: () => <FollowUpPanel visit={visit} />,
  };
  const jobs = currentJobs(visit);
  const finished = jobs.filter((job) => job.state === 'finished').length;
  const lines = payableLines(visit.lines);
  const tells = tellsAmounts(visit);
  const [owed, onAccount] = [fenOf(owedOf(visit)), fenOf(onAccountOf(visit))];
  const atStart = visit.order.stage === 'checked_in';
  const credit = tells ? fenOf(creditOf(visit)) : 0;
  const hasDeposits = visit.credits.length > 0 || depositsOf(visit).length > 0;

  return (
    <>
      {visit.order.stage === 'cancelled' && (
        <Alert
          type="error"
          showIcon
          data-testid="cancelled"
          title={t('visits:cancel.was', { reason: visit.order.cancel_reason || '–' })}
        />
      )}
      {credit > 0 && WHEN_IT_GOES_BACK.includes(visit.order.stage) && (
        <Alert
          type="info"
          showIcon
          data-testid="credit-left"
          title={t('visits:after.give_back', { amount: credit })}
        />
      )}
      <NotIssued visit={visit} />
      {WHEN_A_LOAN_IS_ASKED_FOR.includes(visit.order.stage) && <LoanOut visit={visit} />}
      {visit.order.stage === 'estimating' && hasNotices(visit.notices) && <NoticeList visit={visit} />}
      <RefusedDeliveries visit={visit} />
      <Spoken visit={visit} />
      <Approvals visit={visit} />
      <VisitContracts
        order={visit.order.id}
        car={visit.vehicle}
        lines={visit.lines}
        folded={!WHEN_IT_IS_DRAWN.includes(visit.order.stage)}
      />
      {open.map((name, place) => (
        <div key={name} data-now={place === 0}>
          {panel[name]()}
        </div>
      ))}
      {WHEN_LOOKED_LAST.includes(visit.order.stage) && <LastLook visit={visit} />}
      {visit.order.stage === 'preparing' && <SendBack visit={visit} />}
      {/* From when a part can have gone to the car; at the till, and whatever its sheets say. */}
      {!UNAUTHORISED_STAGES.includes(visit.order.stage) && <Cores visit={visit} />}
      {!open.includes('lines') && !atStart && (
        <Fold
          name="lines"
          lacks="lines draft_lines"
          title={t(tells ? 'visits:lines.title' : 'visits:lines.title_untold')}
          summary={
            <>
              {t('visits:section.lines', { count: lines.length })}{' '}
              {tells && <Money fen={sumOf(lines)} inline />}
            </>
          }
        >
          <LinesEditor visit={visit} onEdit={line.open} />
        </Fold>
      )}
      {!open.includes('repair') && !open.includes('assign') && jobs.length > 0 && (
        <Fold
          name="jobs"
          lacks="jobs"
          title={t('visits:section.jobs_title')}
          summary={t('visits:section.jobs', { finished, all: jobs.length })}
        >
          {jobs.map((job) => (
            <VisitJob key={job.id} visit={visit} job={job} />
          ))}
        </Fold>
      )}
      {!open.includes('repair') && !open.includes('inspection') && visit.findings.length > 0 && (
        <Fold
          name="findings"
          title={t('visits:finding.title', { count: visit.findings.length })}
          summary={visit.findings.map((finding) => finding.text).join(t('words:list_separator'))}
        >
          <FindingList visit={visit} findings={visit.findings} />
        </Fold>
      )}
      {!atStart && (
        <Fold name="diagnosis" title={t('jobs:diagnosis.title')}>
          <Diagnoses visit={visit.order.id} car={visit.vehicle} symptom={visit.order.symptom} />
        </Fold>
      )}
      {visit.inspections.length > 0 && (
        <Fold
          name="inspections"
          lacks="inspections"
          title={t('visits:section.inspections_title')}
          summary={t('visits:section.inspections', { count: visit.inspections.length })}
        >
          <InspectionReports visit={visit} />
        </Fold>
      )}
      {mayMark && finished > 0 && (
        <Fold name="marks" title={t('visits:marks.title')}>
          <JobMarks visit={visit} />
        </Fold>
      )}
      {tells && !open.includes('after_delivery') && (hasDeposits || isYours(visit, 'take_deposit')) && (
        <Fold
          name="deposits"
          open={credit > 0 && isYours(visit, 'refund_payment')}
          title={t('visits:deposits.title')}
          summary={
            hasDeposits ? (
              <>
                {t('words:deposit.left')} <Money fen={credit} inline />
              </>
            ) : undefined
          }
        >
          <Deposits visit={visit} />
        </Fold>
      )}
      {tells &&
        !open.includes('settlement') &&
        !open.includes('after_delivery') &&
        !open.includes('preparation') &&
        visit.settlements.length > 0 && (
          <Fold
            name="money"
            lacks="sheets"
            open={query.has('collect')}
            title={t('visits:settlement.title')}
            summary={
              <>
                {t('visits:sheet.owed')} <Money fen={owed} inline owed={owed > 0} />
                {onAccount > 0 && (
                  <>
                    {' · '}
                    {t('visits:sheet.on_account')} <Money fen={onAccount} inline />
                  </>
                )}
              </>
            }
          >
            <Sheets visit={visit} />
          </Fold>
        )}
      {visit.delivery && (
        <Fold name="delivery" title={t('visits:delivery.title')} summary={visit.delivery.accepted_by}>
          <DeliveryFacts visit={visit} />
        </Fold>
      )}
      {!open.includes('check_in') && (
        <Fold
          name="check-in"
          title={t('visits:check_in.title')}
          summary={[
            visit.order.mileage_km === null ? '' : t('words:km', { km: visit.order.mileage_km }),
            word('arrival_means', visit.order.arrival),
            visit.order.symptom,
          ]
            .filter(Boolean)
            .join(' · ')}
        >
          <CheckInFacts visit={visit} />
        </Fold>
      )}
      {line.held && <LineForm key={line.held.id ?? 'new'} visit={visit} held={line.held} />}
    </>
  );
}
