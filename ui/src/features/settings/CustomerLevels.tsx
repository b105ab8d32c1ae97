import { DeleteOutlined } from '@ant-design/icons';
import type { ShopDetails } from '@bindings';
import { Button, Input } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import type { RefusalLike } from '../../i18n/refusal';
import { ActionButton } from '../../kit/ActionButton';
import { Buttons } from '../../kit/Buttons';
import { Panel } from '../../kit/Panel';
import { Quiet } from '../../kit/Quiet';
import { RecordClashes, TypedBefore } from '../../kit/RecordClashes';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Row } from '../../kit/Row';
import { clashLacks, useRecordForm } from '../../kit/recordForm';
import { Stack } from '../../kit/Stack';

/** The levels by which the shop sorts its customers, the lowest first. */
export function CustomerLevels({ details }: { details: ShopDetails }) {
  const { t } = useTranslation();
  const save = useCommand('save_shop');
  const { customer_levels } = details.settings;
  const theirs = useMemo(() => ({ customer_levels }), [customer_levels]);
  const form = useRecordForm('settings/customer_levels', theirs);
  const [refusal, setRefusal] = useState<RefusalLike>();
  const levels = form.value.customer_levels;
  const put = (next: string[]) => form.set({ customer_levels: next });
  const usual = t('contacts:levels.usual').split(' ');
  return (
    <Panel title={t('contacts:levels.title')} padded testId="customer-levels" anchor="shop-levels">
      <Stack gap={8}>
        <RefusalAlert refusal={refusal} />
        <Quiet as="p">{t('contacts:levels.hint')}</Quiet>
        <TypedBefore form={form} />
        <RecordClashes
          form={form}
          label={() => t('contacts:levels.title')}
          said={(_, fields) => fields.customer_levels.join(t('words:list_separator'))}
        />
        {levels.map((level, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a level is its place while it is typed
          <Row key={place} gap={8} data-lack="customer_levels">
            <Input
              style={{ width: 220 }}
              value={level}
              autoComplete="off"
              aria-label={t('contacts:levels.name')}
              data-testid={`customer-level-${place}`}
              onChange={(event) =>
                put(levels.map((one, index) => (index === place ? event.target.value : one)))
              }
            />
            <Button
              type="text"
              icon={<DeleteOutlined />}
              aria-label={t('contacts:levels.remove', { level })}
              onClick={() => put(levels.filter((_, index) => index !== place))}
            />
          </Row>
        ))}
        <Buttons>
          <Button data-testid="customer-level-add" onClick={() => put([...levels, ''])}>
            {t('contacts:levels.add')}
          </Button>
          {levels.length === 0 && (
            <Button data-testid="customer-levels-usual" onClick={() => put(usual)}>
              {t('contacts:levels.take_usual', { levels: usual.join(t('words:list_separator')) })}
            </Button>
          )}
          {form.dirty && (
            <ActionButton
              label={t('contacts:levels.save')}
              primary
              testId="customer-levels-save"
              missing={[
                ...clashLacks(t, form),
                ...(levels.some((level) => level.trim() === '')
                  ? [{ says: t('contacts:levels.missing'), at: 'customer_levels' }]
                  : []),
              ]}
              onRefused={setRefusal}
              onAct={async () => {
                setRefusal(undefined);
                const trimmed = levels.map((level) => level.trim());
                await save({ ...details, settings: { ...details.settings, customer_levels: trimmed } });
                form.clear();
              }}
            />
          )}
        </Buttons>
      </Stack>
    </Panel>
  );
}
