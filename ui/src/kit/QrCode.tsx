import { qrPath, quietZone } from './qrPath';

interface QrCodeProps {
  rows: readonly string[];
  label: string;
  /** A module is as many whole pixels wide: between two pixels its edge would be grey. */
  pixels?: number;
}

/** A text for a camera, from its modules row by row. It stays black on white in the dark as well: cameras want it so. */
export function QrCode({ rows, label, pixels = 6 }: QrCodeProps) {
  const width = rows.length + 2 * quietZone;
  return (
    <svg
      role="img"
      aria-label={label}
      data-testid="qr-code"
      viewBox={`0 0 ${width} ${width}`}
      width={width * pixels}
      height={width * pixels}
      shapeRendering="crispEdges"
    >
      <rect width={width} height={width} fill="#fff" />
      <path d={qrPath(rows)} fill="#000" />
    </svg>
  );
}
