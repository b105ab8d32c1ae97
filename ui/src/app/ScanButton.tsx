import { ScanOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { codesOn } from '../kit/codeReader';
import { useFingers } from '../kit/touch';
import { belowTheBar } from './scans';

interface ScanButtonProps {
  /** Of several texts on a photo the one that is meant. */
  meantOf: (texts: readonly string[]) => string | undefined;
  onScan: (raw: string) => Promise<void>;
}

/**
 * The camera of a phone as a scanner. A page in the shop's own network may not look through the camera, but it may be
 * given a photo.
 */
export function ScanButton({ meantOf, onScan }: ScanButtonProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const fingers = useFingers();
  const camera = useRef<HTMLInputElement>(null);
  const [reading, setReading] = useState(false);
  if (!fingers) return null;

  const read = async (photo: File) => {
    setReading(true);
    try {
      const codes = await codesOn(photo);
      const text = meantOf(codes);
      if (text !== undefined) await onScan(text);
      else {
        const content = t(codes.length === 0 ? 'shell:scan.unread' : 'shell:scan.many');
        message.warning({ content, key: 'scan', duration: 8, style: belowTheBar });
      }
    } finally {
      setReading(false);
    }
  };
  return (
    <>
      <Button
        icon={<ScanOutlined />}
        loading={reading}
        title={t('shell:scan.label')}
        data-testid="scan"
        onClick={() => camera.current?.click()}
      >
        {t('shell:scan.verb')}
      </Button>
      <input
        ref={camera}
        type="file"
        hidden
        accept="image/*"
        capture="environment"
        aria-label={t('shell:scan.label')}
        data-testid="scan-photo"
        onChange={(event) => {
          const photo = event.target.files?.[0];
          // The same photo, chosen again, has to count as chosen.
          event.target.value = '';
          if (photo) void read(photo);
        }}
      />
    </>
  );
}
