import type { PackageAdded } from '@bindings';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/command';
import { asRefusal } from '../../../api/errors';
import { useRead } from '../../../api/read';
import type { RefusalLike } from '../../../i18n/refusal';
import { isMeant } from '../../../kit/packageMeant';

interface PackagePickerProps {
  order: number;
  onAdded: (name: string, added: PackageAdded) => void;
  onRefused: (refusal: RefusalLike) => void;
}

/** Whatever is done together under one word, put on the visit at once. */
export function PackagePicker({ order, onAdded, onRefused }: PackagePickerProps) {
  const { t } = useTranslation();
  const add = useCommand('add_package');
  const packages = (useRead('list_work_packages', {}).data?.packages ?? []).filter((one) => one.active);
  if (packages.length === 0) return null;
  const put = async (id: number) => {
    const known = packages.find((one) => one.id === id);
    try {
      onAdded(known?.name ?? '', await add({ work_order_id: order, work_package_id: id }));
    } catch (failure) {
      onRefused(asRefusal(failure));
    }
  };
  return (
    <Select<number | null>
      showSearch={{
        filterOption: (typed, option) => {
          const known = packages.find((one) => one.id === option?.value);
          return known !== undefined && isMeant(known, typed);
        },
      }}
      // It is put on and the box is empty again, for the next one.
      value={null}
      placeholder={t('visits:lines.package')}
      aria-label={t('visits:lines.package')}
      data-testid="line-package"
      style={{ width: 180 }}
      options={packages.map((one) => ({ value: one.id, label: one.name }))}
      onChange={(id) => {
        if (id !== null) void put(id);
      }}
    />
  );
}
