import type { PhotoMark, PhotoRow } from '@bindings';
import type { SVGProps } from 'react';
import { pathOf } from './marks';
import styles from './Picture.module.css';
import { turnedSides, turning } from './turned';

interface PictureProps extends SVGProps<SVGSVGElement> {
  photo: Pick<PhotoRow, 'width' | 'height' | 'quarter_turns'>;
  marks: readonly PhotoMark[];
  /** Where the page has its bytes. */
  url: string | undefined;
  label: string;
  /** Fills its frame to the edges, as in a list; otherwise all of it is seen. */
  covers?: boolean;
}

/** A photo as it is to be looked at: turned, and with what was drawn over it. */
export function Picture({ photo, marks, url, label, covers, className = '', ...svg }: PictureProps) {
  const { width, height, quarter_turns: turns } = photo;
  return (
    <svg
      {...svg}
      className={`${styles.picture} ${covers ? styles.small : ''} ${className}`}
      viewBox={`0 0 ${turnedSides(width, height, turns).join(' ')}`}
      preserveAspectRatio={covers ? 'xMidYMid slice' : 'xMidYMid meet'}
      role="img"
      aria-label={label}
      data-turns={turns}
    >
      <g transform={turning(width, height, turns)}>
        {url && <image href={url} width={width} height={height} preserveAspectRatio="none" />}
        {marks.map((mark, place) => {
          const path = pathOf(mark, width, height);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: marks are only added and taken off at the end
            <g key={place} data-mark={mark.shape}>
              <path className={styles.rim} d={path} />
              <path className={styles.mark} d={path} />
            </g>
          );
        })}
      </g>
    </svg>
  );
}
