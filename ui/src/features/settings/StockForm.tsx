import { DeleteOutlined } from '@ant-design/icons';
import { COST_METHODS, LIMITS, type MarkupStep, type ShopDetails, type StockSettings } from '@bindings';
import { Button, InputNumber, Radio, Skeleton, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { useRead } from '../../api/read';
import { countParser, formatMoneyPlain } from '../../i18n/amounts';
import type { RefusalLike } from '../../i18n/refusal';
import { ActionButton } from '../../kit/ActionButton';
import { MoneyInput, RateInput } from '../../kit/AmountInput';
import { Buttons } from '../../kit/Buttons';
import { enterMoves, Field } from '../../kit/Field';
import { Panel } from '../../kit/Panel';
import { Quiet } from '../../kit/Quiet';
import { RecordClashes } from '../../kit/RecordClashes';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { clashLacks, useRecordForm } from '../../kit/recordForm';
import { Stack } from '../../kit/Stack';
import { whole } from '../../kit/whole';
import { SaveBar } from './SaveBar';
import styles from './Settings.module.css';
import offers from './StoredOffers.module.css';

type DaysField = 'purchase_cycle_days' | 'lead_days' | 'dead_after_days' | 'shelf_life_warning_days';

const days = whole<DaysField>()([
  'purchase_cycle_days',
  'lead_days',
  'dead_after_days',
  'shelf_life_warning_days',
]);

/** How the shop keeps its store: what an issue costs, when it warns, what is laid onto a cost. */
export function StockForm() {
  const { data, error } = useRead('get_shop', {});
  if (error) return <RefusalAlert refusal={error} />;
  if (!data) return <Skeleton active />;
  return <StockFormOf details={data} />;
}

function StockFormOf({ details }: { details: ShopDetails }) {
  const { t } = useTranslation();
  const save = useCommand('save_shop');
  const theirs = details.settings.stock;
  const form = useRecordForm('settings/stock', theirs);
  const [refusal, setRefusal] = useState<RefusalLike>();
  const { value } = form;
  const said = (name: keyof StockSettings, of: StockSettings): string => {
    if (name === 'cost_method') return t(`words:cost_method.${of.cost_method}`);
    if (name === 'below_zero_allowed') return t(of.below_zero_allowed ? 'settings:yes' : 'settings:no');
    if (name === 'count_limit') return formatMoneyPlain(of.count_limit);
    if (name === 'markup') {
      const steps = of.markup.map((step) => t('settings:stock.step', { ...step }));
      return steps.join(t('words:list_separator')) || t('settings:stock.no_steps');
    }
    return String(of[name]);
  };
  const act = async () => {
    setRefusal(undefined);
    await save({ ...details, settings: { ...details.settings, stock: value } });
    form.clear();
  };
  return (
    <Stack gap={16} onKeyDownCapture={enterMoves} data-testid="stock-settings">
      <RecordClashes form={form} label={(name) => t(`settings:stock.${name}`)} said={said} />
      <Panel title={t('settings:stock.cost')} padded>
        <Field
          label={t('settings:stock.cost_method')}
          hint={
            <>
              {t(`settings:stock.cost_hint.${value.cost_method}`)}
              {value.cost_method !== theirs.cost_method && <> {t('settings:stock.cost_changed')}</>}
            </>
          }
        >
          <Radio.Group
            id="stock-cost_method"
            data-testid="stock-cost_method"
            value={value.cost_method}
            options={COST_METHODS.map((code) => ({ value: code, label: t(`words:cost_method.${code}`) }))}
            onChange={(event) => form.set({ cost_method: event.target.value })}
          />
        </Field>
        <div className={styles.switchRow} style={{ marginTop: 12 }}>
          <Switch
            id="stock-below_zero_allowed"
            data-testid="stock-below_zero_allowed"
            checked={value.below_zero_allowed}
            onChange={(next) => form.set({ below_zero_allowed: next })}
          />
          <label htmlFor="stock-below_zero_allowed">{t('settings:stock.below_zero_allowed')}</label>
        </div>
      </Panel>
      <Panel title={t('settings:stock.days')} padded>
        <div className={styles.grid2}>
          {days.map((name) => (
            <Field
              key={name}
              label={t(`settings:stock.${name}`)}
              htmlFor={`stock-${name}`}
              names={[name]}
              refusal={refusal}
            >
              <InputNumber<number>
                id={`stock-${name}`}
                data-testid={`stock-${name}`}
                min={0}
                precision={0}
                parser={countParser}
                suffix={t('settings:unit.days')}
                value={value[name]}
                onChange={(next) => form.set({ [name]: next ?? 0 })}
                style={{ width: '100%' }}
              />
            </Field>
          ))}
        </div>
      </Panel>
      <Panel title={t('settings:stock.counts')} padded>
        <div className={styles.grid2}>
          <Field
            label={t('settings:stock.count_limit')}
            htmlFor="stock-count_limit"
            names={['count_limit']}
            refusal={refusal}
            hint={t('settings:stock.count_limit_hint')}
          >
            <MoneyInput
              id="stock-count_limit"
              value={value.count_limit}
              onChange={(next) => form.set({ count_limit: next ?? 0 })}
            />
          </Field>
        </div>
      </Panel>
      <Markup
        steps={value.markup}
        refusal={refusal}
        onChange={(markup) => form.set({ markup: [...markup] })}
      />
      <SaveBar form={form} refusal={refusal}>
        <ActionButton
          label={t('settings:save')}
          hotkey="F2"
          primary
          missing={clashLacks(t, form)}
          onAct={act}
          onRefused={setRefusal}
          testId="action-save_stock_settings"
        />
      </SaveBar>
    </Stack>
  );
}

interface MarkupProps {
  steps: readonly MarkupStep[];
  refusal: RefusalLike | undefined;
  onChange: (steps: readonly MarkupStep[]) => void;
}

/** From which cost on how much is laid onto it, the cheapest first. */
function Markup({ steps, refusal, onChange }: MarkupProps) {
  const { t } = useTranslation();
  const set = (place: number, patch: Partial<MarkupStep>) =>
    onChange(steps.map((step, index) => (index === place ? { ...step, ...patch } : step)));
  const last = steps.at(-1);
  return (
    <Panel title={t('settings:stock.markup')} padded testId="stock-markup">
      <Field label={t('settings:stock.markup')} names={['markup']} refusal={refusal}>
        <Stack gap={8}>
          <Quiet as="p">{t('settings:stock.markup_hint')}</Quiet>
          {steps.map((step, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place while it is typed
            <div key={place} className={offers.offer} data-testid={`markup-${place}`}>
              <span>{t('settings:stock.from')}</span>
              <MoneyInput
                value={step.from}
                aria-label={t('settings:stock.from')}
                onChange={(from) => set(place, { from: from ?? 0 })}
              />
              <span>{t('settings:stock.rate')}</span>
              <RateInput
                value={step.rate}
                max={LIMITS.rate * 10}
                aria-label={t('settings:stock.rate')}
                onChange={(rate) => set(place, { rate: rate ?? 0 })}
              />
              <Button
                type="text"
                icon={<DeleteOutlined />}
                aria-label={t('settings:stock.remove_step')}
                onClick={() => onChange(steps.filter((_, index) => index !== place))}
              />
            </div>
          ))}
          <Buttons>
            <Button
              data-testid="markup-add"
              onClick={() =>
                onChange([...steps, { from: last ? last.from + 10_000 : 0, rate: last?.rate ?? 3000 }])
              }
            >
              {t('settings:stock.add_step')}
            </Button>
          </Buttons>
        </Stack>
      </Field>
    </Panel>
  );
}
