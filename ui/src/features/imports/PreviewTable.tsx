import type { ImportPreview, ImportRow } from '@bindings';
import { Select, Switch } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Alert } from '../../kit/Alert';
import { PlainTable } from '../../kit/PlainTable';
import { Quiet } from '../../kit/Quiet';
import { leftOut, mappedTo, warnedFields } from './columns';
import styles from './Imports.module.css';
import { RowWarnings } from './RowWarnings';
import { fieldWord, warningWords } from './warningWords';

interface PreviewTableProps {
  preview: ImportPreview;
  sheet: string | null;
  onSheet: (sheet: string) => void;
  onMapping: (mapping: (string | null)[]) => void;
}

const asNote = '';

/** The file as it was read: above each column what it is taken for, beside each row what is odd about it. */
export function PreviewTable({ preview, sheet, onSheet, onMapping }: PreviewTableProps) {
  const { t } = useTranslation();
  const [onlyWarned, setOnlyWarned] = useState(false);
  const switchId = useId();
  const rows = onlyWarned ? preview.sample.filter((row) => row.warnings.length > 0) : preview.sample;
  const options = [
    { value: asNote, label: t(preview.noteless ? 'imports:no_field' : 'imports:as_note') },
    ...preview.fields.map((field) => ({ value: field, label: fieldWord(t, field) })),
  ];
  return (
    <>
      <div className={styles.figures} data-testid="import-figures">
        <span>{t('imports:preview.rows', { count: preview.rows })}</span>
        {preview.updated > 0 && <span>{t('imports:preview.updated', { count: preview.updated })}</span>}
        {preview.skipped > 0 && <span>{t('imports:preview.skipped', { count: preview.skipped })}</span>}
        <span className={preview.warned > 0 ? styles.warned : undefined}>
          {t('imports:preview.warned', { count: preview.warned })}
        </span>
        <span>{t('imports:preview.encoding', { encoding: preview.encoding.toUpperCase() })}</span>
        {preview.sheets.length > 1 && (
          <Select
            value={sheet ?? preview.sheets[0]}
            options={preview.sheets.map((name) => ({ value: name, label: name }))}
            onChange={onSheet}
            aria-label={t('imports:preview.sheet')}
            data-testid="import-sheet"
            style={{ minWidth: 160 }}
          />
        )}
        <span className={styles.switch}>
          <Switch
            id={switchId}
            size="small"
            checked={onlyWarned}
            onChange={setOnlyWarned}
            data-testid="import-only-warned"
          />
          <label htmlFor={switchId}>{t('imports:only_warned')}</label>
        </span>
      </div>
      {preview.remarks.length > 0 && (
        <Alert
          type="info"
          showIcon
          data-testid="import-remarks"
          title={preview.remarks.map((remark) => warningWords(t, remark)).join(' · ')}
        />
      )}
      <div className={styles.wide}>
        <PlainTable cell="5px 10px" className={styles.table} data-testid="import-preview">
          <thead>
            <tr>
              <th>{t('imports:column.row')}</th>
              {preview.headers.map((header, at) => (
                <th
                  // biome-ignore lint/suspicious/noArrayIndexKey: two columns of a file may have the same header
                  key={at}
                  className={preview.mapping[at] === leftOut ? styles.untaken : undefined}
                  data-lack={preview.mapping[at] === null ? 'mapping' : undefined}
                >
                  <span className={styles.header}>{header || '–'}</span>
                  <Select
                    size="small"
                    value={preview.mapping[at] ?? asNote}
                    options={options}
                    popupMatchSelectWidth={false}
                    aria-label={t('imports:taken_for', { header })}
                    data-testid={`import-field-${at}`}
                    onChange={(field) =>
                      onMapping(mappedTo(preview.mapping, at, field === asNote ? null : field))
                    }
                    style={{ width: '100%' }}
                  />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <PreviewRow
                key={row.number}
                row={row}
                mapping={preview.mapping}
                columns={preview.headers.length}
              />
            ))}
          </tbody>
        </PlainTable>
      </div>
      {rows.length < preview.rows && !onlyWarned && (
        <Quiet as="p">{t('imports:preview.some', { count: rows.length })}</Quiet>
      )}
    </>
  );
}

interface PreviewRowProps {
  row: ImportRow;
  mapping: readonly (string | null)[];
  columns: number;
}

/** A row of the file, and beneath it what is odd about it: in sight however wide the file is. */
function PreviewRow({ row, mapping, columns }: PreviewRowProps) {
  const odd = warnedFields(row);
  const warned = row.warnings.length > 0;
  return (
    <>
      <tr className={warned ? styles.above : undefined}>
        <td className={styles.number}>{row.number}</td>
        {Array.from({ length: columns }, (_, at) => {
          const field = mapping[at];
          const name = field === leftOut ? styles.untaken : field && odd.has(field) ? styles.odd : undefined;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: the cells of a row differ by their place
            <td key={at} className={name}>
              {row.cells[at]}
            </td>
          );
        })}
      </tr>
      {warned && (
        <tr>
          <td />
          <td className={styles.said} colSpan={columns}>
            <RowWarnings warnings={row.warnings} />
          </td>
        </tr>
      )}
    </>
  );
}
