import { FileSearchOutlined } from '@ant-design/icons';
import type { PaperSettings, ShopDetails } from '@bindings';
import { Input, InputNumber, Skeleton } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call';
import { useCommand } from '../../api/command';
import { paperOf } from '../../api/documents';
import { useRead } from '../../api/read';
import { countParser } from '../../i18n/amounts';
import type { RefusalLike } from '../../i18n/refusal';
import { ActionButton } from '../../kit/ActionButton';
import { DocumentPreview } from '../../kit/DocumentPreview';
import { enterMoves, Field } from '../../kit/Field';
import { Panel } from '../../kit/Panel';
import { RecordClashes } from '../../kit/RecordClashes';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { clashLacks, useRecordForm } from '../../kit/recordForm';
import { Stack } from '../../kit/Stack';
import { useSettled } from '../../kit/settled';
import { PaperPictureField } from './PaperPictureField';
import { SaveBar } from './SaveBar';
import styles from './Settings.module.css';

/** What is typed; the pictures have a command of their own. */
type PaperWords = Omit<PaperSettings, 'logo' | 'seal'>;

const wordsOf = ({ logo: _, seal: __, ...words }: PaperSettings): PaperWords => words;

/** The shop's own words and pictures on its papers, with a paper beside them that bears them. */
export function PaperForm() {
  const { data, error } = useRead('get_shop', {});
  if (error) return <RefusalAlert refusal={error} />;
  if (!data) return <Skeleton active />;
  return <PaperFormOf details={data} />;
}

/** So long nobody has typed before the paper is drawn anew beside the form. */
const pauseInTyping = 400;

/** The sample as it is kept, or as it will be once what is typed is saved. */
function useSample(details: ShopDetails, { value, dirty }: { value: PaperWords; dirty: boolean }) {
  const { mail, contract_terms, foot } = value;
  const typed = JSON.stringify({ mail, contract_terms, foot });
  const [settled] = useSettled(typed, pauseInTyping);
  const kept = paperOf('sample_paper', details.id, '');
  if (!dirty) return { source: kept, version: `${details.version}` };
  const load: typeof kept.load = async (size) => {
    // No answer is kept: it bears the pictures of this moment, and no change announces that one is old.
    const { pdf } = await call('sample_of_typed', { mail, contract_terms, foot, size: size ?? null });
    const bytes = Uint8Array.from(atob(pdf), (letter) => letter.charCodeAt(0));
    return new Blob([bytes], { type: 'application/pdf' });
  };
  return { source: { ...kept, load, onlyLookedAt: true }, version: `${details.version} ${settled}` };
}

function PaperFormOf({ details }: { details: ShopDetails }) {
  const { t } = useTranslation();
  const save = useCommand('save_shop');
  const papers = details.settings.papers;
  const theirs = useMemo(() => wordsOf(papers), [papers]);
  const form = useRecordForm('settings/papers', theirs);
  const [refusal, setRefusal] = useState<RefusalLike>();
  const [looking, setLooking] = useState(false);
  const sample = useSample(details, form);
  const { value } = form;
  const field = (name: keyof PaperWords) => ({
    label: t(`settings:papers.${name}`),
    htmlFor: `papers-${name}`,
    names: [name],
    refusal,
  });
  const input = (name: keyof PaperWords) => ({ id: `papers-${name}`, 'data-testid': `papers-${name}` });
  const act = async () => {
    setRefusal(undefined);
    const words = { ...value, mail: value.mail.trim(), foot: value.foot.trim() };
    await save({ ...details, settings: { ...details.settings, papers: { ...papers, ...words } } });
    form.clear();
  };
  return (
    <Stack gap={16} onKeyDownCapture={enterMoves}>
      <RecordClashes
        form={form}
        label={(name) => t(`settings:papers.${name}`)}
        said={(name, fields) => String(fields[name])}
      />
      <Panel
        title={t('settings:papers.head')}
        padded
        extra={
          <ActionButton
            label={t('settings:papers.preview')}
            icon={<FileSearchOutlined />}
            hotkey="F7"
            onAct={() => setLooking(true)}
            testId="papers-preview"
          />
        }
      >
        <div className={styles.grid2}>
          <Field {...field('mail')}>
            <Input
              {...input('mail')}
              autoComplete="off"
              value={value.mail}
              onChange={(event) => form.set({ mail: event.target.value })}
            />
          </Field>
          <Field {...field('quote_valid_days')} hint={t('settings:papers.quote_hint')}>
            <InputNumber<number>
              {...input('quote_valid_days')}
              min={0}
              precision={0}
              parser={countParser}
              suffix={t('settings:unit.days')}
              value={value.quote_valid_days}
              onChange={(next) => form.set({ quote_valid_days: next ?? 0 })}
              style={{ width: '100%' }}
            />
          </Field>
          <PaperPictureField details={details} picture="logo" onRefused={setRefusal} />
          <PaperPictureField details={details} picture="seal" onRefused={setRefusal} />
        </div>
      </Panel>
      <Panel title={t('settings:papers.words')} padded>
        <Field {...field('contract_terms')} hint={t('settings:papers.terms_hint')} wide>
          <Input.TextArea
            {...input('contract_terms')}
            autoSize={{ minRows: 6, maxRows: 16 }}
            value={value.contract_terms}
            onChange={(event) => form.set({ contract_terms: event.target.value })}
          />
        </Field>
        <Field {...field('foot')} hint={t('settings:papers.foot_hint')} wide>
          <Input
            {...input('foot')}
            autoComplete="off"
            value={value.foot}
            onChange={(event) => form.set({ foot: event.target.value })}
          />
        </Field>
      </Panel>
      <SaveBar form={form} refusal={refusal}>
        <ActionButton
          label={t('settings:save')}
          hotkey="F2"
          primary
          missing={clashLacks(t, form)}
          onAct={act}
          onRefused={setRefusal}
          testId="action-save_papers"
        />
      </SaveBar>
      <DocumentPreview
        open={looking}
        source={sample.source}
        version={sample.version}
        onClose={() => setLooking(false)}
      />
    </Stack>
  );
}
