import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { PhotoFiles } from './PhotoFiles';

it('asks for what the host keeps, and for nothing an iPhone would hand over as it is', () => {
  render(
    <>
      <PhotoFiles ref={null} camera onFiles={() => undefined} testId="camera" />
      <PhotoFiles ref={null} multiple onFiles={() => undefined} testId="files" />
    </>,
  );
  for (const place of ['camera', 'files'])
    expect(screen.getByTestId(place).getAttribute('accept')).toBe('image/jpeg,image/png,image/webp');
});
