import type { InvoiceResult, InvoiceResults } from '@bindings';
import { App } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call';
import { useCommand } from '../../api/command';
import { asRefusal } from '../../api/errors';
import { type RefusalLike, refusalWords } from '../../i18n/refusal';
import { ActionButton } from '../../kit/ActionButton';
import { Alert } from '../../kit/Alert';
import { Buttons } from '../../kit/Buttons';
import { Modal } from '../../kit/Modal';
import { Money } from '../../kit/Money';
import { PlainTable } from '../../kit/PlainTable';
import { Quiet } from '../../kit/Quiet';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Stack } from '../../kit/Stack';
import { ChooseFile, type Chosen } from './ChooseFile';
import styles from './Invoices.module.css';
import { TitleDialog } from './TitleDialog';
import { subjectOf } from './typed';

/** What the bureau handed back: shown row by row, and kept when the person says so. */
export function ResultsDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      open={open}
      title={t('invoices:results.title')}
      footer={null}
      width={860}
      onCancel={onClose}
      destroyOnHidden
    >
      <Results onClose={onClose} />
    </Modal>
  );
}

const isRight = ({ record, red }: InvoiceResult): boolean => record !== null || red !== null;

/** What the file left out of whom it is made out to, and nothing kept says: somebody has to. */
const lacksBuyer = ({ reason, problem }: InvoiceResult): boolean =>
  reason === '' &&
  (problem?.code === 'buyer_tax_number' ||
    (problem?.code === 'bad_field' && problem.params.field === 'buyer_title'));

function Results({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const keep = useCommand('keep_invoice_results');
  const [chosen, setChosen] = useState<Chosen>();
  const [found, setFound] = useState<InvoiceResults>();
  const [refusal, setRefusal] = useState<RefusalLike>();
  const [titled, setTitled] = useState<InvoiceResult>();
  const right = found?.rows.flatMap((row) => (row.record ? [row.record] : [])) ?? [];
  const reds = found?.rows.flatMap((row) => (row.red ? [row.red] : [])) ?? [];
  const count = right.length + reds.length;
  const choose = async (next: Chosen) => {
    setChosen(next);
    setFound(undefined);
    setRefusal(undefined);
    try {
      setFound(await call('read_invoice_results', { content: next.content }));
    } catch (failure) {
      setRefusal(asRefusal(failure));
    }
  };
  return (
    <Stack gap={12} data-testid="results-form">
      <RefusalAlert refusal={refusal} />
      {titled && (
        <TitleDialog
          subject={{ ...subjectOf(titled), number: titled.subject_number }}
          buyer={{ title: titled.buyer_title, tax_number: '', is_person: false }}
          onClose={() => {
            setTitled(undefined);
            // What was typed counts for the rows of the same file.
            if (chosen) void choose(chosen);
          }}
        />
      )}
      <ChooseFile
        chosen={chosen}
        says={t('invoices:results.choose')}
        hint={t('invoices:results.choose_hint')}
        accept=".xlsx,.xls,.csv"
        testId="results-file"
        onChoose={(next) => void choose(next)}
      />
      {found && found.of_others > 0 && (
        <Quiet as="p">{t('invoices:results.of_others', { rows: found.of_others })}</Quiet>
      )}
      {found && found.beyond > 0 && (
        <Alert
          type="warning"
          showIcon
          data-testid="results-beyond"
          title={t('invoices:results.beyond', { rows: found.beyond })}
        />
      )}
      {found && (
        <PlainTable cell="6px 8px" data-testid="results">
          <thead>
            <tr>
              <th>{t('invoices:column.subject')}</th>
              <th>{t('words:field.invoice_number')}</th>
              <th>{t('words:field.issued_on')}</th>
              <th>{t('invoices:column.buyer')}</th>
              <th className={styles.right}>{t('words:field.invoice_amount')}</th>
              <th>{t('invoices:column.problems')}</th>
            </tr>
          </thead>
          <tbody>
            {found.rows.map((row) => (
              <tr key={row.row} data-right={isRight(row)}>
                <td>{row.subject_number}</td>
                <td>
                  {row.invoice_number}{' '}
                  {row.reverses && <Quiet>{t('invoices:reverses', { number: row.reverses })}</Quiet>}
                </td>
                <td>{row.issued_on}</td>
                <td>{row.buyer_title}</td>
                <td className={styles.right}>{row.amount !== null && <Money fen={row.amount} />}</td>
                <td className={isRight(row) ? '' : styles.wrong}>
                  {isRight(row)
                    ? t('invoices:batch.right')
                    : row.reason || (row.problem && refusalWords(t, row.problem))}
                  {lacksBuyer(row) && (
                    <ActionButton
                      size="small"
                      label={t('invoices:type_title')}
                      opens
                      testId={`result-title-${row.row}`}
                      onAct={() => setTitled(row)}
                    />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </PlainTable>
      )}
      <Buttons end>
        <ActionButton label={t('words:confirm.back')} onAct={onClose} />
        <ActionButton
          label={t('invoices:results.keep', { invoices: count })}
          primary
          hotkey="Ctrl+Enter"
          inDialog
          missing={
            found
              ? count > 0
                ? []
                : [{ says: t('invoices:results.nothing') }]
              : [{ says: t('invoices:batch.file_missing'), at: 'file' }]
          }
          testId="results-keep"
          onRefused={setRefusal}
          onAct={async () => {
            setRefusal(undefined);
            const { kept } = await keep({ invoices: right, reds });
            message.success(t('invoices:results.kept', { invoices: kept }));
            onClose();
          }}
        />
      </Buttons>
    </Stack>
  );
}
