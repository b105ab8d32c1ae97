import type { PartRequestRow, Visit } from '@bindings';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/read';
import { formatQuantity } from '../../../i18n/amounts';
import { ActionButton } from '../../../kit/ActionButton';
import { Alert } from '../../../kit/Alert';
import { RequestState } from '../../parts/RequestState';
import styles from './declinedLines.module.css';
import { blankLine, type Editing } from './figures';

interface PartRequestsProps {
  visit: Visit;
  onEdit: (editing: Editing) => void;
  /** A line may be made of what was asked for. */
  adds: boolean;
}

/** What the technicians asked the parts counter for: the customer pays only for what becomes a line. */
export function PartRequests({ visit, onEdit, adds }: PartRequestsProps) {
  const { t } = useTranslation();
  const settings = useRead('get_shop', {}).data?.settings;
  if (!visit.is_in_shop || visit.part_requests.length === 0) return null;
  const written = (request: PartRequestRow) =>
    visit.lines.some(
      (line) =>
        line.kind === 'part' &&
        (request.part_id === null ? line.name === request.text : line.part_id === request.part_id),
    );
  return (
    <Alert
      type="info"
      showIcon
      data-testid="part-requests"
      title={t('visits:part_requests.title')}
      description={
        <ul className={styles.declined}>
          {visit.part_requests.map((request) => (
            <li key={request.id}>
              <span className={styles.name}>
                {[
                  `${request.text} ${formatQuantity(request.quantity)} ${request.unit}`.trim(),
                  request.asked_by_name,
                  request.job_name,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              <RequestState request={request} />
              {adds && !written(request) && (
                <ActionButton
                  label={t('visits:part_requests.make_line')}
                  size="small"
                  opens
                  testId={`line-of-request-${request.id}`}
                  onAct={() =>
                    onEdit({
                      line: null,
                      figures: {
                        ...blankLine('part', settings, request.unit),
                        name: request.text,
                        quantity: request.quantity,
                      },
                    })
                  }
                />
              )}
            </li>
          ))}
        </ul>
      }
    />
  );
}
