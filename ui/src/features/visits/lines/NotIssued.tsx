import type { Visit } from '@bindings';
import { useTranslation } from 'react-i18next';
import { Alert } from '../../../kit/Alert';

/** What is on the car and by the books still on its shelf, said while the store can still issue it. */
export function NotIssued({ visit }: { visit: Pick<Visit, 'lines' | 'parts_not_issued'> }) {
  const { t } = useTranslation();
  const lines = visit.lines.filter((line) => visit.parts_not_issued.includes(line.id));
  if (lines.length === 0) return null;
  const names = lines.map((line) => line.name).join(t('words:list_separator'));
  return (
    <Alert
      type="warning"
      showIcon
      data-testid="parts-not-issued"
      title={t('visits:lines.not_issued', { names })}
      description={t('visits:lines.not_issued_why')}
    />
  );
}
