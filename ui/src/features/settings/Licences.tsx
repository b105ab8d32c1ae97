import { Skeleton } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Modal } from '../../kit/Modal';
import styles from './Licences.module.css';

type Row = readonly string[];

/** Whose work the program is built from, and under which licence each gave it. */
export function Licences({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const [rows, setRows] = useState<readonly Row[]>();
  useEffect(() => {
    // Hundreds of names nobody reads on a working day: they come when asked for.
    if (open) void import('@assets/licences/third-party.json').then((list) => setRows(list.default));
  }, [open]);
  return (
    <Modal open={open} title={t('settings:about.licences')} footer={null} onCancel={onClose} width={640}>
      <p>{t('settings:about.own_licence')}</p>
      {rows ? (
        <table className={styles.list} data-testid="licence-list">
          <tbody>
            {rows.map(([name, version, licence]) => (
              <tr key={`${name} ${version}`}>
                <td>{name}</td>
                <td>{version}</td>
                <td>{licence}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <Skeleton active />
      )}
    </Modal>
  );
}
