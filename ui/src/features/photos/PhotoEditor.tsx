import { DeleteOutlined, RotateRightOutlined, UndoOutlined } from '@ant-design/icons';
import type { PhotoRow, PhotoShape } from '@bindings';
import { Button, Input } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import type { RefusalLike } from '../../i18n/refusal';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { Choice } from '../../kit/Choice';
import { enterMoves } from '../../kit/Field';
import { RecordClashes } from '../../kit/RecordClashes';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { clashLacks, useRecordForm } from '../../kit/recordForm';
import { DrawnPhoto } from './DrawnPhoto';
import { quartersOf } from './turned';
import styles from './view.module.css';

interface PhotoEditorProps {
  photo: PhotoRow;
  /** Lie over its edges: the way to the photos beside it. */
  aside: ReactNode;
  /** What is known of it. */
  children: ReactNode;
  onRemove: () => void;
}

const tools = ['look', 'arrow', 'circle'] as const;
type Tool = (typeof tools)[number];
const shapeOf = (tool: Tool): PhotoShape | undefined => (tool === 'look' ? undefined : tool);

/** A photo and what may be done to it: turned, drawn on, described, taken off the page. */
export function PhotoEditor({ photo, aside, children, onRemove }: PhotoEditorProps) {
  const { t } = useTranslation();
  const word = useWords();
  const draw = useCommand('draw_on_photo');
  const theirs = useMemo(
    () => ({ quarter_turns: photo.quarter_turns, marks: photo.marks, caption: photo.caption }),
    [photo],
  );
  const form = useRecordForm(`photo/${photo.id}/drawing`, theirs);
  const [tool, setTool] = useState<Tool>('look');
  const [refusal, setRefusal] = useState<RefusalLike>();
  const value = photo.may_change ? form.value : theirs;
  const { marks, quarter_turns: turns, caption } = value;

  const save = async () => {
    setRefusal(undefined);
    await draw({ id: photo.id, version: photo.version, ...value, caption: caption.trim() });
    form.clear();
    setTool('look');
  };
  const said = (field: keyof typeof theirs, of: typeof theirs): string =>
    field === 'marks'
      ? of.marks.map((mark) => word('photo_shape', mark.shape)).join(t('words:list_separator'))
      : field === 'quarter_turns'
        ? `${quartersOf(of.quarter_turns) * 90}°`
        : of.caption;

  return (
    <>
      <div className={styles.stage}>
        <DrawnPhoto
          photo={photo}
          turns={turns}
          marks={marks}
          shape={photo.may_change ? shapeOf(tool) : undefined}
          onDraw={(mark) => form.set({ marks: [...marks, mark] })}
        />
        {aside}
      </div>
      <div className={styles.about} onKeyDownCapture={enterMoves}>
        {children}
        {!photo.may_change && photo.caption !== '' && <p className={styles.caption}>{photo.caption}</p>}
        <RefusalAlert refusal={refusal} />
        {photo.may_change && (
          <>
            <RecordClashes
              form={form}
              label={(field) => (field === 'marks' ? t('photos:tools') : word('field', field))}
              said={said}
            />
            <div className={styles.tools}>
              <Button
                icon={<RotateRightOutlined />}
                data-testid="photo-turn"
                onClick={() => form.set({ quarter_turns: quartersOf(turns + 1) })}
              >
                {t('photos:turn')}
              </Button>
              <Choice
                value={tool}
                codes={tools}
                word={(code) => (code === 'look' ? t('photos:clear_tool') : word('photo_shape', code))}
                onChange={setTool}
                label={t('photos:tools')}
                testId="photo-tool"
              />
              <Button
                icon={<UndoOutlined />}
                disabled={marks.length === 0}
                data-testid="photo-undo"
                onClick={() => form.set({ marks: marks.slice(0, -1) })}
              >
                {t('photos:undo')}
              </Button>
              <Input
                className={styles.write}
                value={caption}
                aria-label={t('photos:caption')}
                placeholder={t('photos:caption_hint')}
                data-testid="photo-caption"
                onChange={(event) => form.set({ caption: event.target.value })}
              />
              <span className={styles.end}>
                {form.dirty ? (
                  <>
                    <span className={styles.unsaved}>{t('photos:unsaved')}</span>
                    <ActionButton
                      label={t('photos:drop_changes')}
                      onAct={form.clear}
                      testId="photo-drop"
                      opens
                    />
                    <ActionButton
                      label={t('photos:save')}
                      primary
                      hotkey="F2"
                      inDialog
                      missing={clashLacks(t, form)}
                      onAct={save}
                      onRefused={setRefusal}
                      testId="photo-save"
                    />
                  </>
                ) : (
                  <Button icon={<DeleteOutlined />} data-testid="photo-remove" onClick={onRemove}>
                    {t('photos:remove')}
                  </Button>
                )}
              </span>
            </div>
          </>
        )}
      </div>
    </>
  );
}
