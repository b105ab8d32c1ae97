import type { PackageAdded } from '@bindings';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/command';
import { asRefusal } from '../../../api/errors';
import { useRead } from '../../../api/read';
import type { RefusalLike } from '../../../i18n/refusal';
import { KnownSelect } from '../../../kit/KnownSelect';
import styles from './lines.module.css';

interface PackagePickerProps {
  order: number;
  onAdded: (name: string, added: PackageAdded) => void;
  onRefused: (refusal: RefusalLike) => void;
}

/** Whatever is done together under one word, put on the visit at once. */
export function PackagePicker({ order, onAdded, onRefused }: PackagePickerProps) {
  const { t } = useTranslation();
  const add = useCommand('add_package');
  const list = useRead('list_work_packages', {});
  const packages = list.data?.packages.filter((one) => one.active);
  // While it is asked for the box is there: what is typed meanwhile is kept.
  if (list.isError || packages?.length === 0) return null;
  const put = async (id: number) => {
    const known = packages?.find((one) => one.id === id);
    try {
      onAdded(known?.name ?? '', await add({ work_order_id: order, work_package_id: id }));
    } catch (failure) {
      onRefused(asRefusal(failure));
    }
  };
  return (
    <KnownSelect
      className={styles.package}
      // It is put on and the box is empty again, for the next one.
      value={null}
      placeholder={t('visits:lines.package')}
      label={t('visits:lines.package')}
      testId="line-package"
      options={packages?.map((one) => ({
        value: one.id,
        label: one.name,
        said: `${one.code} ${one.name} ${one.initials}`,
      }))}
      onChange={(id) => {
        if (id !== undefined) void put(id);
      }}
    />
  );
}
