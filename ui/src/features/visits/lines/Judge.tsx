import { SafetyCertificateOutlined } from '@ant-design/icons';
import {
  type EarlierLine,
  type Line,
  type MakerStanding,
  type RequestedAction,
  type Visit,
  WARRANTY_VERDICTS,
  type WarrantyGrounds,
} from '@bindings';
import { Button, Input, Select, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCommand } from '../../../api/command';
import { useRead } from '../../../api/read';
import type { RefusalLike } from '../../../i18n/refusal';
import { formatDay } from '../../../i18n/time';
import { useWords } from '../../../i18n/words';
import { ActionButton } from '../../../kit/ActionButton';
import { Alert } from '../../../kit/Alert';
import { Buttons } from '../../../kit/Buttons';
import { enterMoves, Field } from '../../../kit/Field';
import { Modal } from '../../../kit/Modal';
import { OneOf } from '../../../kit/OneOf';
import { RefusalAlert } from '../../../kit/RefusalAlert';
import { Stack } from '../../../kit/Stack';
import { PickedPhotos, PickPhotos, usePickLacks } from '../../photos/PickedPhotos';
import { ApprovalBox, needsManager } from '../approvals/ApprovalBox';
import { VisitTitle } from '../visit/VisitTitle';
import { begun, earlierOf, type Judging, judgedAs, judgeLacks } from './judge';
import styles from './lines.module.css';

/** 保修鉴定: who answers for a line, and so pays it. */
export function Judge({ visit, line }: { visit: Visit; line: Line }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  if (!visit.judgeable_lines.includes(line.id)) return null;
  const close = () => setOpen(false);
  return (
    <>
      <Button
        type="text"
        icon={<SafetyCertificateOutlined />}
        aria-label={`${t('visits:judge.verb')} ${line.name}`}
        title={t('visits:judge.verb')}
        data-testid={`judge-${line.id}`}
        onClick={() => setOpen(true)}
      />
      <Modal
        open={open}
        width={680}
        title={<VisitTitle visit={visit}>{t('visits:judge.title', { name: line.name })}</VisitTitle>}
        footer={null}
        onCancel={close}
        destroyOnHidden
      >
        {open && <Grounds line={line} onClose={close} />}
      </Modal>
    </>
  );
}

function Grounds({ line, onClose }: { line: Line; onClose: () => void }) {
  const { data, error } = useRead('warranty_grounds', { line_id: line.id });
  if (error) return <RefusalAlert refusal={error} />;
  return data ? <JudgeForm line={line} grounds={data} onClose={onClose} /> : null;
}

interface FormProps {
  line: Line;
  grounds: WarrantyGrounds;
  onClose: () => void;
}

function JudgeForm({ line, grounds, onClose }: FormProps) {
  const { t } = useTranslation();
  const word = useWords();
  const judge = useCommand('judge_warranty');
  const [typed, setTyped] = useState<Judging>(() => begun(grounds));
  const [refusal, setRefusal] = useState<RefusalLike>();
  const set = (patch: Partial<Judging>) => {
    setRefusal(undefined);
    setTyped((before) => ({ ...before, ...patch }));
  };
  const { verdict } = typed;
  const comingPhotos = usePickLacks(line.work_order_id);
  const label = (name: string) => t(`visits:judge.${name}`);
  const ask = () => ({
    line_id: line.id,
    version: line.version,
    typed: judgedAs(typed, verdict ?? 'outside'),
  });
  const text = (
    name: 'reason' | 'evidence' | 'told' | 'fault_code' | 'payer_name' | 'claim_number',
    words: string,
  ) => (
    <Field label={label(words)} names={[name]} refusal={refusal}>
      <Input
        value={typed[name]}
        aria-label={label(words)}
        data-testid={`judge-${name.replace('_', '-')}`}
        onChange={(event) => set({ [name]: event.target.value })}
      />
    </Field>
  );
  return (
    <Stack gap={12} onKeyDownCapture={enterMoves} data-testid="judge-form">
      {refusal && needsManager(refusal) ? (
        <ApprovalBox
          refusal={refusal}
          action={(): RequestedAction => ({ what: 'judge_warranty', ask: ask() })}
          onPin={async (approval) => {
            await judge({ ...ask(), approval });
            onClose();
          }}
          onRequested={onClose}
          inDialog
        />
      ) : (
        <RefusalAlert refusal={refusal} />
      )}
      <Field label={label('verdict')} lacks="verdict">
        <OneOf
          value={verdict}
          codes={WARRANTY_VERDICTS}
          word={(code) => word('warranty_verdict', code)}
          onChange={(next) => set({ verdict: next })}
          label={label('verdict')}
          testId="judge-verdict"
        />
      </Field>
      {verdict === 'comeback' && <Comeback grounds={grounds} typed={typed} set={set} refusal={refusal} />}
      {verdict === 'maker' && (
        <>
          <p style={{ margin: 0 }}>{label('explained_maker')}</p>
          <MakerRuns maker={grounds.maker} />
          {text('payer_name', 'maker')}
          {text('claim_number', 'claim_number')}
          {text('fault_code', 'fault_code')}
        </>
      )}
      {verdict === 'outside' && <p style={{ margin: 0 }}>{label('explained_outside')}</p>}
      {verdict && text('reason', 'reason')}
      {verdict && text('evidence', 'evidence')}
      {verdict && (
        <PickPhotos
          workOrderId={line.work_order_id}
          label={label('photos')}
          picked={typed.photos}
          onChange={(next) => {
            setRefusal(undefined);
            setTyped((before) => ({ ...before, photos: next(before.photos) }));
          }}
        />
      )}
      {verdict && text('told', 'told')}
      <Buttons end>
        <ActionButton label={t('words:confirm.back')} onAct={onClose} />
        <ActionButton
          label={t('visits:judge.send')}
          primary
          hotkey="Ctrl+Enter"
          inDialog
          missing={[...judgeLacks(t, grounds, typed), ...comingPhotos]}
          testId="judge-now"
          onRefused={setRefusal}
          onAct={async () => {
            setRefusal(undefined);
            await judge(ask());
            onClose();
          }}
        />
      </Buttons>
    </Stack>
  );
}

interface ComebackProps {
  grounds: WarrantyGrounds;
  typed: Judging;
  set: (patch: Partial<Judging>) => void;
  refusal: RefusalLike | undefined;
}

/** Which earlier work it comes back from, and whose that was. */
function Comeback({ grounds, typed, set, refusal }: ComebackProps) {
  const { t } = useTranslation();
  const earlier = earlierOf(grounds, typed);
  if (grounds.earlier.length === 0)
    return <Alert type="warning" showIcon title={t('visits:judge.none')} data-testid="judge-none" />;
  return (
    <>
      <p style={{ margin: 0 }}>{t('visits:judge.explained_comeback')}</p>
      <Field
        label={t('visits:judge.earlier')}
        names={['earlier_line_id']}
        refusal={refusal}
        hint={earlier && t(earlier.is_free ? 'visits:judge.free' : 'visits:judge.needs')}
      >
        <Select<number>
          value={earlier?.line_id}
          aria-label={t('visits:judge.earlier')}
          data-testid="judge-earlier"
          options={grounds.earlier.map((one) => ({ value: one.line_id, label: <Told earlier={one} /> }))}
          onChange={(id) => set({ earlier_line_id: id, responsible_id: null })}
        />
      </Field>
      {earlier && (
        <Field label={t('visits:judge.responsible')} names={['responsible_id']} refusal={refusal}>
          <Select<number>
            value={typed.responsible_id ?? 0}
            aria-label={t('visits:judge.responsible')}
            data-testid="judge-responsible"
            options={[
              { value: 0, label: t('visits:judge.nobody') },
              ...earlier.hands.map((hand) => ({ value: hand.id, label: hand.name })),
            ]}
            onChange={(id) => set({ responsible_id: id === 0 ? null : id })}
          />
        </Field>
      )}
    </>
  );
}

/** What was done, how long and how far ago, and until when the shop answers for it. */
function Told({ earlier }: { earlier: EarlierLine }) {
  const { t } = useTranslation();
  const days = t('visits:notice.days_ago', { count: earlier.days_ago });
  const ago =
    earlier.km_ago === null ? days : t('visits:notice.km_and_days_ago', { km: earlier.km_ago, days });
  const day = formatDay(t, earlier.left.until);
  const { until_km } = earlier.left;
  const until = until_km === null ? day : t('visits:notice.until_km', { day, km: until_km });
  const told = [earlier.name, earlier.number, ago, t('visits:judge.until', { until })];
  if (earlier.is_same) told.push(t('visits:judge.same'));
  return <>{told.join(' · ')}</>;
}

/** What the law says of the maker: it proposes, the evidence decides. */
function MakerRuns({ maker }: { maker: MakerStanding | null }) {
  const { t } = useTranslation();
  if (!maker) return <Alert type="info" showIcon title={t('visits:judge.maker_unknown')} />;
  const { runs, until, until_km: km } = maker.repair;
  const said = { day: formatDay(t, until), km };
  return (
    <Alert
      type={runs ? 'info' : 'warning'}
      showIcon
      title={t(runs ? 'visits:judge.maker_runs' : 'visits:judge.maker_over', said)}
    />
  );
}

/** Who answers for a line, where that was judged, and what became of one that came back. */
export function JudgedOf({ visit, line }: { visit: Visit; line: Line }) {
  const { t } = useTranslation();
  const word = useWords();
  const judged = visit.judged.find((one) => one.line_id === line.id);
  const back = visit.came_back.filter((one) => one.line_id === line.id);
  const verdict = judged && word('warranty_verdict', judged.judgement.verdict);
  const from = judged?.judgement.earlier_order_id;
  return (
    <>
      {judged && (
        <span
          className={styles.detail}
          title={[judged.judgement.reason, judged.judgement.evidence].filter(Boolean).join(' · ')}
          data-testid={`judged-${line.id}`}
        >
          {from && judged.earlier_number ? (
            <Link to={`/visits/${from}`}>
              {t('visits:judge.of', { verdict, number: judged.earlier_number })}
            </Link>
          ) : (
            verdict
          )}
        </span>
      )}
      {judged && judged.judgement.photos.length > 0 && (
        <PickedPhotos
          workOrderId={visit.order.id}
          car={visit.vehicle}
          picked={judged.judgement.photos}
          label={t('visits:judge.photos_count', { n: judged.judgement.photos.length })}
          about={line.name}
          testId={`evidence-${line.id}`}
        />
      )}
      {visit.unjudged_lines.includes(line.id) && (
        <Tag color="gold" title={t('visits:judge.unjudged_hint')} data-testid={`unjudged-${line.id}`}>
          {t('visits:judge.unjudged')}
        </Tag>
      )}
      {back.map((one) => (
        <Link
          key={one.work_order_id}
          className={styles.detail}
          to={`/visits/${one.work_order_id}`}
          data-testid={`came-back-${line.id}`}
        >
          {t('visits:judge.back_on', { number: one.number })}
        </Link>
      ))}
    </>
  );
}
