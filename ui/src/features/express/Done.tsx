import type { ExpressDone } from '@bindings';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { paperOf, useIsHanded } from '../../api/documents';
import { fenOf } from '../../i18n/amounts';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { Alert } from '../../kit/Alert';
import { DocumentPreview } from '../../kit/DocumentPreview';
import { ChangeBack } from '../../kit/PaidPartFields';
import { Row } from '../../kit/Row';

/** What became of the order that was sent last, with the sheet the customer signs. */
export function Done({ done }: { done: ExpressDone }) {
  const { t } = useTranslation();
  const word = useWords();
  const isHanded = useIsHanded('settlement_sheet');
  const [shown, setShown] = useState(false);
  const { visit, settlement_id: sheet } = done;
  return (
    <Alert
      type="success"
      showIcon
      data-testid="express-done"
      title={
        <Row wrap gap={16}>
          <Link to={`/visits/${visit.work_order_id}`} data-testid="express-visit">
            {visit.number}
          </Link>
          <span>{sheet === null ? t('express:at_the_till') : word('stage', visit.stage)}</span>
          {fenOf(done.change) > 0 && <ChangeBack fen={fenOf(done.change)} />}
          {done.mileage_warning && <span>{word('mileage_warning', done.mileage_warning)}</span>}
          {isHanded && sheet !== null && (
            <ActionButton
              label={t('express:paper')}
              hotkey="F7"
              opens
              testId="express-paper"
              onAct={() => setShown(true)}
            />
          )}
          {sheet !== null && (
            <DocumentPreview
              open={shown}
              source={shown ? paperOf('settlement_sheet', sheet, visit.number) : undefined}
              onClose={() => setShown(false)}
            />
          )}
        </Row>
      }
    />
  );
}
