import type { PaperPicture, ShopDetails } from '@bindings';
import { Button } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { type RefusalLike, refusalOf } from '../../i18n/refusal';
import { useWords } from '../../i18n/words';
import { base64Of } from '../../kit/base64';
import { Field } from '../../kit/Field';
import { Quiet } from '../../kit/Quiet';
import { Row } from '../../kit/Row';

interface PaperPictureFieldProps {
  details: ShopDetails;
  picture: PaperPicture;
  onRefused: (refusal: RefusalLike | undefined) => void;
}

/** A picture of the shop's own: chosen, it is on the papers at once. */
export function PaperPictureField({ details, picture, onRefused }: PaperPictureFieldProps) {
  const { t } = useTranslation();
  const word = useWords();
  const put = useCommand('set_paper_picture');
  const chooser = useRef<HTMLInputElement>(null);
  const isThere = details.settings.papers[picture] !== '';
  const set = async (content: string) => {
    onRefused(undefined);
    try {
      await put({ picture, content, version: details.version });
    } catch (failure) {
      onRefused(refusalOf(failure));
    }
  };
  return (
    <Field
      label={word('paper_picture', picture)}
      hint={t(`settings:papers.${picture}_hint`)}
      names={[picture]}
    >
      <Row gap={8}>
        <Button onClick={() => chooser.current?.click()} data-testid={`papers-${picture}-choose`}>
          {t(isThere ? 'settings:papers.replace' : 'settings:papers.choose')}
        </Button>
        {isThere && (
          <Button danger onClick={() => void set('')} data-testid={`papers-${picture}-remove`}>
            {t('settings:papers.remove')}
          </Button>
        )}
        <Quiet>{t(isThere ? 'settings:papers.is_there' : 'settings:papers.is_none')}</Quiet>
        <input
          ref={chooser}
          type="file"
          hidden
          accept="image/png,image/jpeg"
          data-testid={`papers-${picture}-file`}
          onChange={(event) => {
            const file = event.target.files?.[0];
            // The same file, mended and chosen again, has to count as chosen.
            event.target.value = '';
            if (file) void file.arrayBuffer().then((bytes) => set(base64Of(new Uint8Array(bytes))));
          }}
        />
      </Row>
    </Field>
  );
}
