import { type HoldingRate, PRICE_CLASSES, type PriceClass, TRADES, type Trade } from '@bindings';
import { App, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { useRead } from '../../api/read';
import { formatDay, shopToday } from '../../i18n/time';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { MoneyInput } from '../../kit/AmountInput';
import { DayInput } from '../../kit/DayInput';
import { DialogForm } from '../../kit/DialogForm';
import { Field } from '../../kit/Field';
import { Modal } from '../../kit/Modal';
import { Money } from '../../kit/Money';
import { Panel } from '../../kit/Panel';
import { basisOf, priceLabel } from '../../kit/priceBasis';
import { Quiet } from '../../kit/Quiet';
import { QuietTable } from '../../kit/QuietTable';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Stack } from '../../kit/Stack';

interface OfTrade {
  trade: Trade;
  rates: HoldingRate[];
}

/** What an hour of each trade costs, by whose list, and from which day on. */
export function HourRates() {
  const { t } = useTranslation();
  const word = useWords();
  const { data, error } = useRead('list_hour_rates', {});
  const [setting, setSetting] = useState<{ trade: Trade }>();
  if (error) return <RefusalAlert refusal={error} />;
  if (!data) return <Skeleton active />;
  const rows = TRADES.map((trade) => ({ trade, rates: data.holding.filter((one) => one.trade === trade) }));
  return (
    <Stack gap={16}>
      <Panel
        title={t('settings:section.rates')}
        extra={
          <ActionButton
            label={t('settings:rates.set')}
            testId="rates-set"
            onAct={() => setSetting({ trade: 'mechanic' })}
          />
        }
      >
        <QuietTable<OfTrade>
          rowKey="trade"
          dataSource={rows}
          onOpen={({ trade }) => setSetting({ trade })}
          onRow={({ trade }) => ({ 'data-testid': `rates-${trade}` }) as object}
          columns={[
            {
              title: t('settings:operation.trade'),
              width: 140,
              render: (_, row) => word('trade', row.trade),
            },
            ...PRICE_CLASSES.map((code) => ({
              title: word('price_class', code),
              width: 140,
              align: 'right' as const,
              render: (_: unknown, row: OfTrade) => {
                const rate = row.rates.find((one) => one.price_class === code);
                if (!rate) return null;
                const amount = <Money fen={rate.hour_rate} />;
                return rate.is_own ? amount : <Quiet>{amount}</Quiet>;
              },
            })),
          ]}
        />
      </Panel>
      <Quiet as="p">{t('settings:rates.explained')}</Quiet>
      {data.to_come.length > 0 && (
        <Panel title={t('settings:rates.to_come')} padded testId="rates-to-come">
          {data.to_come.map((rate) => (
            <div key={rate.id}>
              {formatDay(t, rate.from_day)} · {word('trade', rate.trade)} ·{' '}
              {word('price_class', rate.price_class)} · <Money fen={rate.hour_rate} inline />
            </div>
          ))}
        </Panel>
      )}
      {setting && <SetRate trade={setting.trade} onClose={() => setSetting(undefined)} />}
    </Stack>
  );
}

function SetRate({ trade: first, onClose }: { trade: Trade; onClose: () => void }) {
  const { t } = useTranslation();
  const word = useWords();
  const { message } = App.useApp();
  const set = useCommand('set_hour_rate');
  const basis = basisOf(useRead('get_shop', {}).data?.settings);
  const [trade, setTrade] = useState(first);
  const [priceClass, setPriceClass] = useState<PriceClass>('retail');
  const [rate, setRate] = useState<number>();
  const [from, setFrom] = useState(shopToday());
  return (
    <Modal open title={t('settings:rates.set')} footer={null} onCancel={onClose} destroyOnHidden>
      <DialogForm
        label={t('settings:save')}
        hotkey="F2"
        testId="rate-form"
        sendId="action-set_hour_rate"
        missing={rate ? [] : [{ says: t('settings:rates.lack'), at: 'hour_rate' }]}
        onClose={onClose}
        onSend={async () => {
          await set({ trade, price_class: priceClass, hour_rate: rate ?? 0, from_day: from });
          message.success(t('settings:rates.done', { trade: word('trade', trade), day: formatDay(t, from) }));
          onClose();
        }}
      >
        {(refusal) => (
          <>
            <Field label={t('settings:operation.trade')} htmlFor="rate-trade">
              <Select<Trade>
                id="rate-trade"
                data-testid="rate-trade"
                value={trade}
                options={TRADES.map((code) => ({ value: code, label: word('trade', code) }))}
                onChange={setTrade}
              />
            </Field>
            <Field label={t('settings:rates.class')} htmlFor="rate-class">
              <Select<PriceClass>
                id="rate-class"
                data-testid="rate-class"
                value={priceClass}
                options={PRICE_CLASSES.map((code) => ({ value: code, label: word('price_class', code) }))}
                onChange={setPriceClass}
              />
            </Field>
            <Field
              label={priceLabel(t, t('settings:catalogue.rate'), basis)}
              htmlFor="rate-amount"
              names={['hour_rate']}
              refusal={refusal}
              required
            >
              <MoneyInput id="rate-amount" autoFocus value={rate ?? null} onChange={setRate} />
            </Field>
            <Field label={t('settings:rates.from')} names={['from_day']} refusal={refusal}>
              <DayInput
                value={from}
                label={t('settings:rates.from')}
                offer={2}
                testId="rate-from"
                onChange={setFrom}
              />
            </Field>
          </>
        )}
      </DialogForm>
    </Modal>
  );
}
