import type { ConsentMatter, Customer, LeftAlone } from '@bindings';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/call';
import { useRead } from '../../api/read';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { DateTimeText } from '../../kit/DateTimeText';
import { Fact, Facts } from '../../kit/Facts';
import { Panel } from '../../kit/Panel';
import { Quiet } from '../../kit/Quiet';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Row } from '../../kit/Row';
import { Stack } from '../../kit/Stack';
import { ConsentDialog } from './ConsentDialog';

/** What the customer agreed to, when and by what means, and what the shop may therefore write to them. */
export function ConsentsPanel({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const word = useWords();
  const may = useMay('record_consent');
  const [asked, setAsked] = useState<ConsentMatter>();
  const { data, error } = useRead('customer_consents', { customer_id: customer.id });
  if (!data) return <RefusalAlert refusal={error} />;
  const stands = (why: LeftAlone | null) => (why ? word('left_alone', why) : t('contacts:consent.may'));
  const said = (given: boolean | null) =>
    given === null ? t('contacts:consent.never') : t(given ? 'contacts:consent.yes' : 'contacts:consent.no');
  return (
    <Panel title={t('contacts:consent.title')} padded testId="customer-consents">
      <Stack gap={10}>
        <Facts gap="10px">
          {data.matters.map(({ matter, given }) => (
            <Fact key={matter} label={word('consent_matter', matter)} testId={`consent-${matter}`}>
              <Row gap={8} wrap>
                <span>{said(given)}</span>
                {may && (
                  <ActionButton
                    label={t('contacts:consent.record')}
                    size="small"
                    opens
                    testId={`consent-record-${matter}`}
                    onAct={() => setAsked(matter)}
                  />
                )}
              </Row>
            </Fact>
          ))}
          <Fact label={t('contacts:consent.care')} testId="consent-care">
            {stands(data.no_care)}
          </Fact>
          <Fact label={t('contacts:consent.marketing')} testId="consent-marketing-sent">
            {stands(data.no_marketing)}
          </Fact>
        </Facts>
        {data.words.map((row) => (
          <Quiet as="p" key={row.id}>
            <DateTimeText at={row.at} /> {word('consent_matter', row.matter)} {said(row.given)} ·{' '}
            {[word('word_means', row.means), row.person_name, row.note].filter(Boolean).join(' · ')}
          </Quiet>
        ))}
      </Stack>
      {asked && <ConsentDialog customer={customer} matter={asked} onClose={() => setAsked(undefined)} />}
    </Panel>
  );
}
