import { Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useRead } from '../../../api/read';
import { useWords } from '../../../i18n/words';
import { ActionButton } from '../../../kit/ActionButton';
import { DateTimeText, DayText } from '../../../kit/DateTimeText';
import { Fact, Facts } from '../../../kit/Facts';
import { PageHeader } from '../../../kit/PageHeader';
import { Panel } from '../../../kit/Panel';
import { RefusalAlert } from '../../../kit/RefusalAlert';
import { GivenSignature } from '../../../kit/SignaturePad';
import { Stack } from '../../../kit/Stack';
import { PaperButton } from '../part/PaperButton';
import { BackDialog } from './BackDialog';
import styles from './Loans.module.css';

/** One loan: what was agreed, how it went out, and how it came back. */
export default function LoanPage() {
  const { t } = useTranslation();
  const word = useWords();
  const id = Number(useParams().id);
  const { data: page, error } = useRead('get_loan', { id });
  const [back, setBack] = useState(false);
  if (error) return <RefusalAlert refusal={error} />;
  if (!page) return <Skeleton active />;
  const { row, unit } = page;
  const driven = (km: number | null, fuel: number | null) =>
    km === null ? '' : t('loans:driven', { km, fuel: fuel ?? 0 });
  return (
    <>
      <PageHeader
        title={row.number}
        actions={
          <>
            <PaperButton kind="loan_agreement" id={row.id} number={row.number} hotkey="F7" />
            {row.back_at === null && (
              <ActionButton
                label={t('loans:back.open')}
                hotkey="F8"
                primary
                opens
                testId="loan-back-open"
                onAct={() => setBack(true)}
              />
            )}
          </>
        }
      >
        <span>
          {word('loan_unit_kind', unit.kind)} {row.unit_name} {unit.plate}
        </span>
        <Link to={`/customers/${row.customer_id}`}>{row.customer_name}</Link>
        {row.work_order_id !== null && <Link to={`/visits/${row.work_order_id}`}>{row.order_number}</Link>}
      </PageHeader>
      <Stack gap={16}>
        <Panel title={t('loans:out')} padded testId="loan-out">
          <Facts gap="10px 20px">
            <Fact label={t('loans:lent_at')}>
              <DateTimeText at={row.lent_at} /> {page.lent_by_name}
            </Fact>
            <Fact label={t('loans:due_on')}>
              <span className={row.is_late ? styles.over : undefined}>
                <DayText day={row.due_on} /> {row.is_late && t('loans:late')}
              </span>
            </Fact>
            <Fact label={t('loans:condition')}>{row.out_condition || '–'}</Fact>
            {row.out_km !== null && <Fact label={t('loans:km')}>{driven(row.out_km, row.out_fuel)}</Fact>}
            <Fact label={t('loans:agreement')} wide>
              {row.agreement || '–'}
            </Fact>
            {row.signature && (
              <Fact label={t('loans:signature')} wide>
                {row.signed_by}
                <GivenSignature small value={row.signature} label={row.signed_by} />
              </Fact>
            )}
          </Facts>
        </Panel>
        {row.back_at !== null && (
          <Panel title={t('loans:came_back')} padded testId="loan-back">
            <Facts gap="10px 20px">
              <Fact label={t('loans:back_at')}>
                <DateTimeText at={row.back_at} /> {page.back_by_name}
              </Fact>
              <Fact label={t('loans:condition')}>{row.back_condition || '–'}</Fact>
              {row.back_km !== null && (
                <Fact label={t('loans:km')}>{driven(row.back_km, row.back_fuel)}</Fact>
              )}
              <Fact label={t('loans:damage')}>
                {row.damage_note ? (
                  <span className={styles.late}>{row.damage_note}</span>
                ) : (
                  t('loans:no_damage')
                )}
              </Fact>
            </Facts>
          </Panel>
        )}
      </Stack>
      {back && <BackDialog page={page} onClose={() => setBack(false)} />}
    </>
  );
}
