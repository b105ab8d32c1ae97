import { LEGAL_WARRANTY, REPAIR_KINDS, type ShopDetails } from '@bindings';
import { InputNumber } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { countParser } from '../../i18n/amounts';
import type { RefusalLike } from '../../i18n/refusal';
import { warrantyWords } from '../../i18n/warranty';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { enterMoves, Field, isAbout } from '../../kit/Field';
import { Panel } from '../../kit/Panel';
import { Quiet } from '../../kit/Quiet';
import { RecordClashes, TypedBefore } from '../../kit/RecordClashes';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { clashLacks, useRecordForm } from '../../kit/recordForm';
import { Stack } from '../../kit/Stack';
import styles from './Warranties.module.css';
import { WarrantyInput } from './WarrantyInput';
import { promisesOf, warrantyFields } from './warranty';

/** What the shop answers for, and for how long, where that is more than it must. */
export function Warranties({ details }: { details: ShopDetails }) {
  const { t } = useTranslation();
  const word = useWords();
  const save = useCommand('save_shop');
  const { warranty } = details.settings;
  const theirs = useMemo(() => warrantyFields(warranty), [warranty]);
  const form = useRecordForm('settings/warranty', theirs);
  const [refusal, setRefusal] = useState<RefusalLike>();
  const { value } = form;
  return (
    <Panel title={t('settings:warranty.title')} padded testId="warranties" anchor="shop-warranty">
      <Stack gap={8} onKeyDownCapture={enterMoves}>
        <Quiet as="p">{t('settings:warranty.hint')}</Quiet>
        <TypedBefore form={form} />
        <RecordClashes
          form={form}
          label={(field) =>
            field === 'repaired_part_days' ? t('settings:warranty.repaired_part') : word('repair_kind', field)
          }
          said={(field, fields) =>
            field === 'repaired_part_days' ? String(fields[field]) : warrantyWords(t, fields[field])
          }
        />
        <table className={styles.table} data-lack="warranty">
          <thead>
            <tr>
              <th>{t('settings:warranty.kind')}</th>
              <th>{t('settings:warranty.law')}</th>
              <th>{t('settings:warranty.ours')}</th>
            </tr>
          </thead>
          <tbody>
            {REPAIR_KINDS.map((kind) => (
              <tr key={kind}>
                <td>{word('repair_kind', kind)}</td>
                <td className={styles.law}>
                  {LEGAL_WARRANTY[kind].days > 0
                    ? t('words:warranty_term.both', LEGAL_WARRANTY[kind])
                    : t('settings:warranty.none')}
                </td>
                <td>
                  <WarrantyInput
                    value={value[kind]}
                    least={LEGAL_WARRANTY[kind]}
                    label={word('repair_kind', kind)}
                    testId={`warranty-${kind}`}
                    onChange={(term) => form.set({ [kind]: term })}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <div style={{ maxWidth: 320 }}>
          <Field
            label={t('settings:warranty.repaired_part')}
            htmlFor="warranty-repaired-part"
            names={['repaired_part_days']}
            refusal={refusal}
            hint={t('settings:warranty.repaired_part_hint')}
          >
            <InputNumber<number>
              id="warranty-repaired-part"
              min={0}
              precision={0}
              parser={countParser}
              suffix={t('settings:unit.days')}
              value={value.repaired_part_days || null}
              data-testid="warranty-repaired-part"
              onChange={(days) => form.set({ repaired_part_days: days ?? 0 })}
              style={{ width: '100%' }}
            />
          </Field>
        </div>
        <RefusalAlert refusal={isAbout(refusal, ['repaired_part_days']) ? undefined : refusal} />
        {form.dirty && (
          <ActionButton
            label={t('settings:warranty.save')}
            primary
            missing={clashLacks(t, form)}
            testId="warranties-save"
            onRefused={setRefusal}
            onAct={async () => {
              setRefusal(undefined);
              const promises = promisesOf(value);
              await save({ ...details, settings: { ...details.settings, warranty: promises } });
              form.clear();
            }}
          />
        )}
      </Stack>
    </Panel>
  );
}
