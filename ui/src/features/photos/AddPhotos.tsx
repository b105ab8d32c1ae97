import { CameraOutlined, PictureOutlined } from '@ant-design/icons';
import type { PhotoKind } from '@bindings';
import { Button } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../i18n/words';
import { useFingers } from '../../kit/touch';
import { PhotoFiles } from './PhotoFiles';

interface AddPhotosProps {
  kind: PhotoKind;
  /** Several kinds stand side by side: the button says which one it is for. */
  named: boolean;
  onFiles: (files: File[]) => void;
}

/** Files are chosen, several at once; in a hand the camera is one press away. */
export function AddPhotos({ kind, named, onFiles }: AddPhotosProps) {
  const { t } = useTranslation();
  const word = useWords();
  const fingers = useFingers();
  const files = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const name = word('photo_kind', kind);
  return (
    <>
      {fingers && (
        <Button
          icon={<CameraOutlined />}
          aria-label={t('photos:camera_of', { kind: name })}
          data-testid={`take-photo-${kind}`}
          onClick={() => camera.current?.click()}
        >
          {named ? name : t('photos:camera')}
        </Button>
      )}
      <Button
        icon={fingers ? <PictureOutlined /> : <CameraOutlined />}
        aria-label={t(fingers ? 'photos:choose_of' : 'photos:add_of', { kind: name })}
        data-testid={`choose-photo-${kind}`}
        onClick={() => files.current?.click()}
      >
        {!fingers && (named ? name : t('photos:add'))}
      </Button>
      {fingers && <PhotoFiles ref={camera} camera onFiles={onFiles} testId={`photo-camera-${kind}`} />}
      <PhotoFiles ref={files} multiple onFiles={onFiles} testId={`photo-files-${kind}`} />
    </>
  );
}
