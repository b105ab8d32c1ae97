import { App, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { useCommand } from '../../../api/command';
import { asRefusal } from '../../../api/errors';
import { useRead } from '../../../api/read';
import { fenOf, formatQuantity } from '../../../i18n/amounts';
import { type RefusalLike, refusalWords } from '../../../i18n/refusal';
import { ActionButton } from '../../../kit/ActionButton';
import { Alert } from '../../../kit/Alert';
import { MoneyInput } from '../../../kit/AmountInput';
import { EmptyState } from '../../../kit/EmptyState';
import { Field } from '../../../kit/Field';
import { Money } from '../../../kit/Money';
import { PageHeader } from '../../../kit/PageHeader';
import { Panel } from '../../../kit/Panel';
import { Quiet } from '../../../kit/Quiet';
import { QuietTable } from '../../../kit/QuietTable';
import { RefusalAlert } from '../../../kit/RefusalAlert';
import { Stack } from '../../../kit/Stack';
import { LineEntry } from './LineEntry';
import styles from './Receipts.module.css';
import { SupplierSelect } from './SupplierSelect';
import { proposed, requestOf, sameLine, type TypedLine, withLine } from './typed';

/** Of whom it is said that more came, or another part: taken once somebody says so. */
function doubtOf(refusal: RefusalLike | undefined): string | undefined {
  if (refusal?.code !== 'receiving') return undefined;
  const { problem, name } = refusal.params;
  return problem === 'more_than_ordered' || problem === 'not_ordered' ? name : undefined;
}

/** A delivery is taken in: whom it is from, what came, what bringing it cost. */
export default function ReceivePage() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [asked] = useSearchParams();
  const order = asked.get('order') === null ? null : Number(asked.get('order'));
  const receive = useCommand('receive_goods');
  const home = useRead('receiving_home', {});
  const expected = useRead('order_to_receive', { id: order ?? 0 }, { enabled: order !== null });
  const [chosen, setSupplier] = useState<number>();
  const supplier = expected.data?.supplier_id ?? chosen;
  const [note, setNote] = useState('');
  const [freight, setFreight] = useState<number>();
  const [charged, setCharged] = useState(true);
  const [lines, setLines] = useState<readonly TypedLine[]>([]);
  const [line, setLine] = useState<TypedLine>();
  const [refusal, setRefusal] = useState<RefusalLike>();
  const doubt = doubtOf(refusal);

  const send = async (sent: readonly TypedLine[]) => {
    setRefusal(undefined);
    try {
      const done = await receive({
        supplier_id: supplier ?? 0,
        purchase_order_id: order,
        delivery_note: note,
        freight: freight ?? 0,
        freight_charged: charged,
        note: '',
        lines: sent.map(requestOf),
      });
      message.success(
        done.lines_waiting > 0
          ? t('storeReceipts:done_waiting', { number: done.number, count: done.lines_waiting })
          : t('storeReceipts:done', { number: done.number }),
      );
      navigate(`/store/receipts/${done.id}`, { replace: true });
    } catch (failure) {
      setRefusal(asRefusal(failure));
    }
  };
  const takeAll = () =>
    setLines((before) => (expected.data?.lines ?? []).map(proposed).reduce(withLine, [...before]));
  const meant = async () => {
    const taken = lines.map((one) => (one.proposal.part_name === doubt ? { ...one, meant: true } : one));
    setLines(taken);
    await send(taken);
  };
  const missing = [
    ...(supplier === undefined ? [{ says: t('storeReceipts:lack.supplier'), at: 'supplier' }] : []),
    ...(lines.length === 0 ? [{ says: t('storeReceipts:lack.lines'), at: 'part' }] : []),
  ];
  return (
    <>
      <PageHeader
        title={t('storeReceipts:receive')}
        actions={
          <ActionButton
            label={t('storeReceipts:post')}
            hotkey="F2"
            primary
            missing={missing}
            testId="receive-post"
            onAct={() => send(lines)}
          />
        }
      >
        {expected.data && (
          <Quiet>
            {t('storeReceipts:against', {
              number: expected.data.number,
              supplier: expected.data.supplier_name,
            })}
          </Quiet>
        )}
      </PageHeader>
      <Stack gap={16}>
        <RefusalAlert refusal={home.error ?? expected.error} />
        {doubt === undefined ? (
          <RefusalAlert refusal={refusal} />
        ) : (
          <Alert
            type="warning"
            showIcon
            title={refusal && refusalWords(t, refusal)}
            action={<ActionButton label={t('storeReceipts:take')} testId="receive-meant" onAct={meant} />}
          />
        )}
        <Panel title={t('storeReceipts:delivery')} padded testId="panel-delivery">
          <div className={styles.head}>
            <Field label={t('storeReceipts:supplier')} names={['supplier']} refusal={refusal} required>
              <SupplierSelect
                suppliers={home.data?.suppliers}
                value={supplier}
                disabled={order !== null}
                onChange={setSupplier}
              />
            </Field>
            <Field
              label={t('storeReceipts:delivery_note')}
              htmlFor="receive-note"
              names={['delivery_note']}
              refusal={refusal}
            >
              <Input
                id="receive-note"
                data-testid="receive-note"
                autoComplete="off"
                value={note}
                onChange={(event) => setNote(event.target.value)}
              />
            </Field>
            <Field
              label={t('storeReceipts:freight')}
              names={['freight']}
              refusal={refusal}
              hint={
                <Checkbox
                  checked={charged}
                  data-testid="receive-freight-charged"
                  onChange={(event) => setCharged(event.target.checked)}
                >
                  {t('storeReceipts:freight_charged')}
                </Checkbox>
              }
            >
              <div data-testid="receive-freight">
                <MoneyInput
                  value={freight ?? null}
                  aria-label={t('storeReceipts:freight')}
                  onChange={setFreight}
                />
              </div>
            </Field>
          </div>
        </Panel>
        <LineEntry
          order={order}
          line={line}
          onLine={setLine}
          onAdd={(added) => {
            setLines((before) => withLine(before, added));
            setLine(undefined);
          }}
        />
        <Panel
          title={t('storeReceipts:lines')}
          count={lines.length}
          testId="panel-receive-lines"
          extra={
            expected.data &&
            expected.data.lines.length > 0 && (
              <ActionButton
                label={t('storeReceipts:all_as_ordered')}
                hotkey="F4"
                opens
                testId="receive-all"
                onAct={takeAll}
              />
            )
          }
        >
          <QuietTable<TypedLine>
            rowKey={(one) => `${one.proposal.part_id} ${one.unit} ${one.batch}`}
            dataSource={[...lines]}
            tableLayout="fixed"
            onOpen={setLine}
            empty={<EmptyState>{t('storeReceipts:lines_empty')}</EmptyState>}
            columns={[
              { title: t('storeReceipts:code'), width: 140, render: (_, one) => one.proposal.code },
              { title: t('storeReceipts:part'), render: (_, one) => one.proposal.part_name },
              {
                title: t('storeReceipts:bought'),
                width: 120,
                align: 'right',
                render: (_, one) => `${formatQuantity(one.bought ?? 0)} ${one.unit}`,
              },
              {
                title: t('storeReceipts:price'),
                width: 120,
                align: 'right',
                render: (_, one) => <Money fen={fenOf(one.price ?? 0)} />,
              },
              {
                title: t('storeReceipts:batch'),
                width: 180,
                render: (_, one) => [one.batch, one.until].filter(Boolean).join(' · '),
              },
              {
                title: '',
                width: 90,
                align: 'right',
                onCell: () => ({ onClick: (event) => event.stopPropagation() }),
                render: (_, one) => (
                  <ActionButton
                    size="small"
                    label={t('storeReceipts:remove')}
                    onAct={() => setLines((before) => before.filter((other) => !sameLine(other, one)))}
                  />
                ),
              },
            ]}
          />
        </Panel>
      </Stack>
    </>
  );
}
