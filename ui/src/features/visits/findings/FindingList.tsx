import type { StandingFinding, Visit } from '@bindings';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/command';
import { useWords } from '../../../i18n/words';
import { ActionButton } from '../../../kit/ActionButton';
import { CarTitle } from '../../../kit/CarTitle';
import { ConfirmWithReason } from '../../../kit/ConfirmWithReason';
import { Quiet } from '../../../kit/Quiet';
import { UrgencyTag } from '../../../kit/UrgencyTag';
import { PhotoStrip } from '../../photos/PhotoStrip';
import { isYours, nameOf } from '../visit/visit';
import { DeclineFinding } from './DeclineFinding';
import styles from './findings.module.css';
import { jobOfFinding, may, SAYS_NO_AGAIN } from './standing';

/** What is said of how soon it is to be mended, and by which press. */
const MARKS = [
  ['mark_now', 'now'],
  ['mark_soon', 'soon'],
  ['mark_later', 'later'],
] as const;

interface FindingListProps {
  visit: Visit;
  findings: readonly StandingFinding[];
  /** Makes a line of it, where lines are edited. */
  onQuote?: (finding: StandingFinding) => unknown;
  /** For fingers, 44 px. */
  roomy?: boolean;
}

/** What was found, whether the car may go with it, and what those who decide may do about it. */
export function FindingList({ visit, findings, onQuote, roomy }: FindingListProps) {
  const { t } = useTranslation();
  const [declining, setDeclining] = useState<StandingFinding>();
  const [dismissing, setDismissing] = useState<StandingFinding>();
  const dismiss = useCommand('dismiss_finding');
  if (findings.length === 0) return null;
  return (
    <>
      <ul className={styles.findings} data-testid="findings" data-lack="findings" tabIndex={-1}>
        {findings.map((finding) => (
          <FindingItem
            key={finding.id}
            visit={visit}
            finding={finding}
            onQuote={onQuote}
            onDecline={() => setDeclining(finding)}
            onDismiss={() => setDismissing(finding)}
            roomy={roomy}
          />
        ))}
      </ul>
      {declining && (
        <DeclineFinding visit={visit} finding={declining} onClose={() => setDeclining(undefined)} />
      )}
      <ConfirmWithReason
        open={dismissing !== undefined}
        title={
          <CarTitle
            plate={visit.vehicle.plate}
            colour={visit.vehicle.plate_colour}
            job={dismissing && jobOfFinding(visit, dismissing)}
          >
            {t('visits:finding.dismiss_title', { text: dismissing?.text ?? '' })}
          </CarTitle>
        }
        verb={t('words:action.dismiss_finding')}
        suggestions={[t('visits:finding.why.old'), t('visits:finding.why.in_range')]}
        onConfirm={async (reason) => {
          if (dismissing) await dismiss({ finding_id: dismissing.id, version: dismissing.version, reason });
        }}
        onClose={() => setDismissing(undefined)}
      >
        {t('visits:finding.dismiss_explained')}
      </ConfirmWithReason>
    </>
  );
}

interface FindingItemProps {
  visit: Visit;
  finding: StandingFinding;
  onQuote: FindingListProps['onQuote'];
  onDecline: () => void;
  onDismiss: () => void;
  roomy?: boolean | undefined;
}

function FindingItem({ visit, finding, onQuote, onDecline, onDismiss, roomy }: FindingItemProps) {
  const { t } = useTranslation();
  const word = useWords();
  const mark = useCommand('mark_finding');
  const decision = [finding.declined_by, finding.reason, finding.signed_paper].filter(Boolean).join(' · ');
  const about = [
    t('visits:finding.by', { name: nameOf(visit, finding.person_id) }),
    jobOfFinding(visit, finding),
    decision,
  ];
  const size = roomy ? 'large' : 'middle';
  const open = finding.state === 'open';
  const marks = MARKS.filter(([action]) => may(finding, action));
  return (
    <li data-testid={`finding-${finding.id}`} data-standing={finding.standing}>
      <span className={styles.what}>
        <strong>
          {finding.text}
          {finding.suggestion && ` → ${finding.suggestion}`}
        </strong>
        <Quiet>{about.filter(Boolean).join(' · ')}</Quiet>
      </span>
      <UrgencyTag urgency={finding.urgency} />
      <span className={finding.waits ? styles.waits : styles.decided}>
        {word('finding_standing', finding.standing)}
      </span>
      <span className={styles.buttons}>
        {open && onQuote && isYours(visit, 'edit_lines') && (
          <ActionButton
            size={size}
            label={t('visits:lines.make_line')}
            testId={`quote-finding-${finding.id}`}
            onAct={() => onQuote(finding)}
          />
        )}
        {may(finding, 'decline') && (
          <ActionButton
            size={size}
            label={t(SAYS_NO_AGAIN[finding.standing] ?? 'words:finding_action.decline')}
            testId={`decline-finding-${finding.id}`}
            onAct={onDecline}
          />
        )}
        {may(finding, 'dismiss') && (
          <ActionButton
            size={size}
            label={t('words:finding_action.dismiss')}
            testId={`dismiss-finding-${finding.id}`}
            onAct={onDismiss}
          />
        )}
        {marks.map(([action, urgency]) => (
          <ActionButton
            key={action}
            size={size}
            label={word('finding_action', action)}
            testId={`${action}-finding-${finding.id}`}
            onAct={() => mark({ finding_id: finding.id, version: finding.version, urgency })}
          />
        ))}
      </span>
      <PhotoStrip
        workOrderId={visit.order.id}
        car={visit.vehicle}
        kinds={['finding']}
        findingId={finding.id}
        about={finding.text}
        job={jobOfFinding(visit, finding)}
      />
    </li>
  );
}
