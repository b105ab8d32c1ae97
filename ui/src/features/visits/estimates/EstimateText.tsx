import type { Visit } from '@bindings';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../api/call';
import { useRead } from '../../../api/read';
import { currentLanguage } from '../../../i18n/language';
import { ActionButton } from '../../../kit/ActionButton';
import { MessageDialog } from '../../../kit/MessageDialog';
import { VisitTitle } from '../visit/VisitTitle';

/** What waits for the customer's answer, as a text to be sent to them. */
export function EstimateText({ visit }: { visit: Visit }) {
  const { t } = useTranslation();
  const may = useMay('estimate_text');
  const [isOpen, setIsOpen] = useState(false);
  const { data: told } = useRead(
    'estimate_text',
    { work_order_id: visit.order.id, language: currentLanguage() },
    { enabled: may && isOpen },
  );
  if (!may) return null;
  return (
    <>
      <ActionButton
        label={t('visits:answers.text')}
        opens
        testId="estimate-text"
        onAct={() => setIsOpen(true)}
      />
      {isOpen && told && told.text !== '' && (
        <MessageDialog
          title={<VisitTitle visit={visit}>{t('visits:answers.text_title')}</VisitTitle>}
          text={told.text}
          hint={told.has_link ? undefined : t('visits:answers.text_no_link')}
          onClose={() => setIsOpen(false)}
        />
      )}
    </>
  );
}
