import {
  INSPECTION_CHECKS,
  type InspectionCheck,
  type InspectionPlan,
  SAMPLINGS,
  type Sampling,
} from '@bindings';
import { Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/command';
import { useRead } from '../../../api/read';
import { useWords } from '../../../i18n/words';
import { ActionButton } from '../../../kit/ActionButton';
import { Choice, Toggles } from '../../../kit/Choice';
import { PageHeader } from '../../../kit/PageHeader';
import { Panel } from '../../../kit/Panel';
import { Quiet } from '../../../kit/Quiet';
import { RefusalAlert } from '../../../kit/RefusalAlert';
import { Row } from '../../../kit/Row';
import { Stack } from '../../../kit/Stack';
import { PartScan } from './PartScan';
import styles from './Receipts.module.css';

/** 验收方案: what is looked at when parts come in, by their class, and for some parts otherwise. */
export default function PlansPage() {
  const { t } = useTranslation();
  const word = useWords();
  const { data, error } = useRead('inspection_plans', {});
  const save = useCommand('save_inspection_plan');
  const classes = data?.of_classes ?? [];
  return (
    <>
      <PageHeader title={t('storeReceipts:plans')}>
        <Quiet>{t('storeReceipts:plans_how')}</Quiet>
      </PageHeader>
      <Stack gap={16}>
        <RefusalAlert refusal={error} />
        {!data && !error && <Skeleton active />}
        {data && (
          <Panel title={t('storeReceipts:plans_of_classes')} padded testId="panel-plans-classes">
            <Stack gap={16}>
              {classes.map((plan) => (
                <PlanRow
                  key={`${plan.abc} ${plan.version}`}
                  plan={plan}
                  name={plan.abc === null ? t('storeReceipts:no_class') : word('abc_class', plan.abc)}
                  testId={`plan-${plan.abc ?? 'none'}`}
                />
              ))}
            </Stack>
          </Panel>
        )}
        {data && (
          <Panel title={t('storeReceipts:plans_of_parts')} padded testId="panel-plans-parts">
            <Stack gap={16}>
              {data.of_parts.map((plan) => (
                <PlanRow
                  key={`${plan.id} ${plan.version}`}
                  plan={plan}
                  name={[plan.code, plan.part_name].filter(Boolean).join(' ')}
                  testId={`plan-${plan.code}`}
                />
              ))}
              <PartScan
                testId="plan-part"
                onPart={async (part) => {
                  if (data.of_parts.some((plan) => plan.part_id === part)) return;
                  await save({ part_id: part, abc: null, checks: ['looks'], sampling: 'all', version: 0 });
                }}
              />
            </Stack>
          </Panel>
        )}
      </Stack>
    </>
  );
}

interface PlanRowProps {
  plan: InspectionPlan;
  name: string;
  testId: string;
}

function PlanRow({ plan, name, testId }: PlanRowProps) {
  const { t } = useTranslation();
  const word = useWords();
  const save = useCommand('save_inspection_plan');
  const drop = useCommand('drop_inspection_plan');
  const [checks, setChecks] = useState<readonly string[]>(plan.checks);
  const [sampling, setSampling] = useState<Sampling>(plan.sampling);
  const chosen: InspectionCheck[] = INSPECTION_CHECKS.filter((check) => checks.includes(check));
  const changed = sampling !== plan.sampling || chosen.join() !== plan.checks.join();
  return (
    <Row gap={16} wrap data-testid={testId}>
      <strong className={styles.plan}>{name}</strong>
      <Choice
        value={sampling}
        codes={SAMPLINGS}
        word={(code) => word('sampling', code)}
        label={name}
        testId={`${testId}-sampling`}
        onChange={setSampling}
      />
      {/* What is not looked at has nothing that is looked at. */}
      {sampling !== 'none' && (
        <Toggles
          chosen={checks}
          codes={INSPECTION_CHECKS}
          word={(code) => word('inspection_check', code)}
          label={name}
          testId={`${testId}-check`}
          onChange={setChecks}
        />
      )}
      {changed && (
        <ActionButton
          label={t('storeReceipts:keep_plan')}
          testId={`${testId}-keep`}
          onAct={() =>
            save({ part_id: plan.part_id, abc: plan.abc, checks: chosen, sampling, version: plan.version })
          }
        />
      )}
      {plan.part_id !== null && (
        <ActionButton
          label={t('storeReceipts:drop_plan')}
          testId={`${testId}-drop`}
          onAct={() => drop({ id: plan.id, version: plan.version })}
        />
      )}
    </Row>
  );
}
