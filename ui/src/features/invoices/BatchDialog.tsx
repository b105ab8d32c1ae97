import type { BatchCheck, BatchProblem, TaxBatch } from '@bindings';
import { App, Checkbox, Skeleton } from 'antd';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { useRead } from '../../api/read';
import { transport } from '../../api/transport';
import type { RefusalLike } from '../../i18n/refusal';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { Alert } from '../../kit/Alert';
import { Buttons } from '../../kit/Buttons';
import { Choice } from '../../kit/Choice';
import { Modal } from '../../kit/Modal';
import { Money } from '../../kit/Money';
import { PlainTable } from '../../kit/PlainTable';
import { Quiet } from '../../kit/Quiet';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Stack } from '../../kit/Stack';
import { ChooseFile, type Chosen } from './ChooseFile';
import styles from './Invoices.module.css';
import { TitleDialog } from './TitleDialog';
import { type SubjectKind, subjectOf } from './typed';

interface BatchDialogProps {
  open: boolean;
  of: SubjectKind;
  ids: readonly number[];
  onClose: () => void;
}

/** The bureau's own template, filled in from the chosen sheets or receipts: each is looked at first, and what is wrong is named. */
export function BatchDialog({ open, of, ids, onClose }: BatchDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal
      open={open}
      title={t(of === 'sheet' ? 'invoices:batch.title' : 'invoices:prepaid.batch_title', {
        sheets: ids.length,
      })}
      footer={null}
      width={860}
      onCancel={onClose}
      destroyOnHidden
    >
      <Batch of={of} ids={ids} onClose={onClose} />
    </Modal>
  );
}

export function problemWords(t: TFunction, word: ReturnType<typeof useWords>, problem: BatchProblem): string {
  const params = 'params' in problem ? problem.params : {};
  return t(`invoices:problem.${problem.code}`, {
    ...params,
    ...('line_kind' in params ? { kind: word('line_kind', String(params.line_kind)) } : {}),
  });
}

function Batch({ of, ids, onClose }: Omit<BatchDialogProps, 'open'>) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const fill = useCommand('fill_tax_batch');
  const [kind, setKind] = useState<'general' | 'special'>('general');
  const [chosen, setChosen] = useState<Chosen>();
  // Said of the wrong ones that were named then: of others nobody said it.
  const [leftOut, setLeftOut] = useState<string>();
  const [onePerBuyer, setOnePerBuyer] = useState(false);
  const [refusal, setRefusal] = useState<RefusalLike>();
  const [made, setMade] = useState<TaxBatch>();
  const isSpecial = kind === 'special';
  const asked = {
    sheets: of === 'sheet' ? [...ids] : [],
    receipts: of === 'receipt' ? [...ids] : [],
    is_special: isSpecial,
    one_per_buyer: onePerBuyer,
  };
  const { data, error } = useRead('check_tax_batch', asked);
  const wrong = data?.filter((check) => !check.is_right) ?? [];
  const right = (data?.length ?? 0) - wrong.length;
  const named = JSON.stringify(wrong.map((check) => [check.serial, check.number]));
  const leaveOut = leftOut === named;
  const missing = [
    ...(chosen ? [] : [{ says: t('invoices:batch.file_missing'), at: 'file' }]),
    ...(data && right === 0 ? [{ says: t('errors:nothing_to_fill') }] : []),
    ...(wrong.length > 0 && right > 0 && !leaveOut
      ? [{ says: t('invoices:batch.leave_out_missing'), at: 'leave_out' }]
      : []),
  ];
  const save = async (batch: TaxBatch) => {
    const path = await transport().saveAs({ kind: 'tax_batch', id: batch.id });
    if (path) message.success(t('invoices:batch.saved', { path }));
  };
  return (
    <Stack gap={12} data-testid="batch-form">
      <RefusalAlert refusal={refusal ?? error} />
      {of === 'sheet' && (
        <Choice
          value={kind}
          codes={['general', 'special']}
          word={(code) => t(`invoices:batch.kind.${code}`)}
          onChange={(next) => {
            setKind(next);
            // What was filled in before is of the other kind.
            setMade(undefined);
          }}
          label={t('words:field.invoice_kind')}
          testId="batch-kind"
        />
      )}
      {of === 'sheet' && ids.length > 1 && (
        <Checkbox
          checked={onePerBuyer}
          data-testid="batch-one-per-buyer"
          onChange={(event) => {
            setOnePerBuyer(event.target.checked);
            setMade(undefined);
          }}
        >
          {t('invoices:batch.one_per_buyer')}
        </Checkbox>
      )}
      {!data && !error && <Skeleton active />}
      {data && <Checks checks={data} />}
      {wrong.length > 0 && right > 0 && (
        <Checkbox
          checked={leaveOut}
          data-lack="leave_out"
          data-testid="batch-leave-out"
          onChange={(event) => {
            setLeftOut(event.target.checked ? named : undefined);
            setMade(undefined);
          }}
        >
          {t('invoices:batch.leave_out', { wrong: wrong.length, right })}
        </Checkbox>
      )}
      <ChooseFile
        chosen={chosen}
        says={t('invoices:batch.choose')}
        hint={t('invoices:batch.choose_hint')}
        accept=".xlsx"
        testId="batch-file"
        onChoose={(next) => {
          setChosen(next);
          setMade(undefined);
          setRefusal(undefined);
        }}
      />
      {made && (
        <Alert
          type="success"
          showIcon
          title={t('invoices:batch.made', { invoices: made.invoices })}
          description={t('invoices:batch.next')}
          action={
            <ActionButton label={t('invoices:batch.save')} testId="batch-save" onAct={() => save(made)} />
          }
        />
      )}
      <Buttons end>
        <ActionButton label={t('words:confirm.back')} onAct={onClose} />
        {!made && (
          <ActionButton
            label={t('invoices:batch.fill', { invoices: right })}
            primary
            hotkey="Ctrl+Enter"
            inDialog
            missing={missing}
            testId="batch-send"
            onRefused={setRefusal}
            onAct={async () => {
              if (!chosen) return;
              setRefusal(undefined);
              const { batch } = await fill({
                file_name: chosen.name,
                content: chosen.content,
                ...asked,
                leave_out_wrong: leaveOut,
              });
              setMade(batch);
              await save(batch);
            }}
          />
        )}
      </Buttons>
    </Stack>
  );
}

function Checks({ checks }: { checks: readonly BatchCheck[] }) {
  const { t } = useTranslation();
  const word = useWords();
  const [title, setTitled] = useState<string>();
  const titled = checks.find((check) => check.number === title);
  return (
    <>
      {titled && (
        <TitleDialog
          subject={{ ...subjectOf(titled), number: titled.number }}
          buyer={{ title: titled.buyer_title, tax_number: titled.buyer_tax_number, is_person: false }}
          onClose={() => setTitled(undefined)}
        />
      )}
      <PlainTable cell="6px 8px" data-testid="batch-checks">
        <thead>
          <tr>
            <th>{t('invoices:column.serial')}</th>
            <th>{t('invoices:column.buyer')}</th>
            <th className={styles.right}>{t('words:field.invoice_amount')}</th>
            <th>{t('invoices:column.problems')}</th>
          </tr>
        </thead>
        <tbody>
          {checks.map((check) => (
            <tr key={subjectOf(check).id} data-right={check.is_right}>
              <td>
                {check.serial}
                {check.number !== check.serial && (
                  <>
                    {' '}
                    <Quiet>{check.number}</Quiet>
                  </>
                )}
              </td>
              <td>
                {check.buyer_title}{' '}
                {check.problems.some(({ code }) => code === 'no_title' || code === 'buyer_tax_number') && (
                  <ActionButton
                    size="small"
                    label={t('invoices:type_title')}
                    opens
                    testId={`title-${subjectOf(check).id}`}
                    onAct={() => setTitled(check.number)}
                  />
                )}
              </td>
              <td className={styles.right}>
                <Money fen={check.amount} />
              </td>
              <td>
                {check.problems.length === 0 ? (
                  t('invoices:batch.right')
                ) : (
                  <ul className={`${styles.problems} ${check.is_right ? '' : styles.wrong}`}>
                    {check.problems.map((problem) => (
                      <li key={JSON.stringify(problem)}>{problemWords(t, word, problem)}</li>
                    ))}
                  </ul>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </PlainTable>
    </>
  );
}
