import {
  IMPORT_KINDS,
  type ImportFile,
  type ImportKind,
  type ImportPreview,
  type KnownRows,
  type TaskKind,
  type TaskStatus,
} from '@bindings';
import { Spin } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { asRefusal } from '../../api/errors';
import { useLongWork } from '../../api/task';
import type { RefusalLike } from '../../i18n/refusal';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { Alert } from '../../kit/Alert';
import { base64Of } from '../../kit/base64';
import { DateTimeText } from '../../kit/DateTimeText';
import { Field } from '../../kit/Field';
import { OneOf } from '../../kit/OneOf';
import { Panel } from '../../kit/Panel';
import { Quiet } from '../../kit/Quiet';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Row } from '../../kit/Row';
import { Stack } from '../../kit/Stack';
import { whole } from '../../kit/whole';
import { FileDrop } from './FileDrop';
import { isTableFile, tooLarge } from './fileContent';
import styles from './Imports.module.css';
import { PreviewTable } from './PreviewTable';
import { PriceChanges } from './PriceChanges';

const ours: readonly TaskKind[] = ['import'];
const looks: readonly TaskKind[] = ['preview_import'];
const answers = whole<KnownRows>()(['skip', 'update', 'update_only', 'new']);

const hasId = (result: unknown): result is { id: number } =>
  typeof result === 'object' && result !== null && 'id' in result && typeof result.id === 'number';

const isPreview = (result: unknown): result is ImportPreview =>
  typeof result === 'object' && result !== null && 'coming_in' in result;

/** How far the look at a file is: how long it is, is known once it is read. */
function FarLooked({ task }: { task: TaskStatus | undefined }) {
  const { t } = useTranslation();
  if (task?.state !== 'running' || task.done + task.total === 0) return t('imports:reading');
  const { done, total } = task;
  return total > 0 ? t('imports:looking', { done, total }) : t('imports:reading_rows', { done });
}

/** From the file to its rows in the shop: choose it, look at it, correct the columns, run. */
export function NewImport() {
  const { t } = useTranslation();
  const word = useWords();
  const navigate = useNavigate();
  const work = useLongWork(ours);
  const looking = useLongWork(looks);
  const [looked, setLooked] = useState<number>();
  const [kind, setKind] = useState<ImportKind>('customers');
  const [file, setFile] = useState<ImportFile>();
  const [preview, setPreview] = useState<ImportPreview>();
  const [reading, setReading] = useState(false);
  const [refusal, setRefusal] = useState<RefusalLike>();

  // Somebody who presses on while a file is being read wants the last thing asked, not the last answer.
  const wanted = useRef<ImportFile>(undefined);
  const chosenKind = useRef(kind);
  chosenKind.current = kind;

  const look = async (next: ImportFile) => {
    wanted.current = next;
    setFile(next);
    setRefusal(undefined);
    setLooked(undefined);
    setReading(true);
    try {
      const begun = await looking.begin('preview_import', next);
      if (wanted.current === next) setLooked(begun.id);
    } catch (failure) {
      if (wanted.current !== next) return;
      setRefusal(asRefusal(failure));
      setReading(false);
    }
  };
  const seen = looking.task;
  useEffect(() => {
    if (!seen || seen.id !== looked || seen.state === 'running') return;
    setReading(false);
    setLooked(undefined);
    if (isPreview(seen.result)) setPreview(seen.result);
    else if (seen.refusal && seen.refusal.code !== 'cancelled') setRefusal(seen.refusal);
  }, [seen, looked]);
  const choose = async (chosen: File) => {
    setPreview(undefined);
    if (!isTableFile(chosen.name)) {
      setFile(undefined);
      setRefusal({ code: 'unreadable_file', params: { detail: 'not_a_table' } });
      return;
    }
    const size = tooLarge(chosen.size);
    if (size) {
      setFile(undefined);
      setRefusal({ code: 'file_too_large', params: size });
      return;
    }
    const content = base64Of(new Uint8Array(await chosen.arrayBuffer()));
    await look({ kind: chosenKind.current, file_name: chosen.name, content, sheet: null, mapping: null });
  };
  const giveUp = () => {
    wanted.current = undefined;
    if (reading) void looking.cancel();
    setLooked(undefined);
    setReading(false);
    setFile(undefined);
    setPreview(undefined);
    setRefusal(undefined);
  };

  // The report of what came in is a page of its own.
  const task = work.task;
  const doneAs = task?.state === 'done' && hasId(task.result) ? task.result.id : undefined;
  useEffect(() => {
    if (doneAs !== undefined) navigate(`/imports/${doneAs}`);
  }, [doneAs, navigate]);

  if (task?.state === 'running') {
    return (
      <Panel title={t('imports:running')} padded testId="import-running">
        <Row gap={16}>
          <Spin />
          {/* How far it is, and the way to stop it, stand at the head of every page. */}
          <span>{t('imports:meanwhile')}</span>
        </Row>
      </Panel>
    );
  }
  const lacks = [
    ...(preview?.required_missing ?? []).map((field) => ({
      says: t('imports:lack.field', { field: t(`imports:field.${field}`, { defaultValue: field }) }),
      at: 'mapping',
    })),
    preview !== undefined &&
      preview.known_rows > 0 &&
      !file?.known && { says: t('imports:lack.known', { count: preview.known_rows }), at: 'known' },
    preview !== undefined &&
      preview.coming_in + preview.updated === 0 && {
        says: t(preview.skipped > 0 ? 'imports:lack.nothing_new' : 'imports:lack.rows'),
        at: 'file',
      },
    reading && { says: t('imports:reading') },
    work.busy && !reading && { says: t('imports:lack.busy') },
  ].filter((lack) => lack !== false);

  return (
    <Panel title={t('imports:new')} padded testId="import-new">
      <Stack gap={16}>
        <Field label={t('imports:kind')}>
          <OneOf
            value={kind}
            codes={IMPORT_KINDS}
            word={(code) => word('import_kind', code)}
            onChange={(next) => {
              setKind(next);
              if (!file) return;
              // What is no list of parts has no prices.
              const { prices_from: _, ...same } = file;
              void look({ ...same, kind: next, mapping: null });
            }}
            label={t('imports:kind')}
            testId="import-kind"
          />
        </Field>
        {kind === 'vehicles' && <Quiet as="p">{t('imports:vehicles_after_customers')}</Quiet>}
        {kind === 'parts' && <Quiet as="p">{t('imports:parts_explained')}</Quiet>}
        {kind === 'packages' && <Quiet as="p">{t('imports:packages_explained')}</Quiet>}
        {kind === 'past_orders' && <Quiet as="p">{t('imports:past_orders_explained')}</Quiet>}
        {(kind === 'past_labour' || kind === 'past_parts') && (
          <Quiet as="p">{t('imports:past_lines_explained')}</Quiet>
        )}
        <FileDrop fileName={file?.file_name} onChoose={(chosen) => void choose(chosen)} />
        <RefusalAlert
          refusal={refusal ?? (task?.refusal?.code === 'cancelled' ? undefined : task?.refusal)}
        />
        {reading && (
          <Row gap={16} data-testid="import-looking">
            <Spin size="small" />
            <span>
              <FarLooked task={seen} />
            </span>
            <ActionButton label={t('words:task.cancel')} onAct={giveUp} testId="import-stop-looking" />
          </Row>
        )}
        {file && preview && (
          <>
            {preview.came_in_at && (
              <Alert
                type="warning"
                showIcon
                data-testid="import-came-in"
                title={
                  <>
                    {t('imports:came_in')} <DateTimeText at={preview.came_in_at} weekday />
                  </>
                }
              />
            )}
            {preview.known_rows > 0 && (
              <Field label={t('imports:known', { count: preview.known_rows })}>
                <OneOf
                  value={file.known}
                  codes={answers}
                  word={(code) => word('known_rows', code)}
                  onChange={(known) => void look({ ...file, known, mapping: preview.mapping })}
                  label={t('imports:known', { count: preview.known_rows })}
                  testId="import-known"
                />
              </Field>
            )}
            {(preview.prices || file.prices_from !== undefined) && (
              <PriceChanges
                prices={preview.prices}
                from={file.prices_from}
                onFrom={(day) => void look({ ...file, prices_from: day, mapping: preview.mapping })}
                refusal={refusal}
              />
            )}
            <PreviewTable
              preview={preview}
              sheet={file.sheet}
              onSheet={(sheet) => void look({ ...file, sheet, mapping: null })}
              onMapping={(mapping) => void look({ ...file, mapping })}
            />
            <div className={styles.act}>
              <ActionButton
                label={t('imports:run', { count: preview.coming_in + preview.updated })}
                hotkey="F8"
                primary
                size="large"
                missing={lacks}
                onAct={async () => {
                  setRefusal(undefined);
                  await work.begin('run_import', { ...file, mapping: preview.mapping });
                }}
                onRefused={setRefusal}
                testId="action-run_import"
              />
              <ActionButton
                label={t('imports:give_up')}
                size="large"
                onAct={giveUp}
                testId="import-give-up"
              />
            </div>
          </>
        )}
      </Stack>
    </Panel>
  );
}
