/** So many light modules on every side, or a camera does not find where the code begins. */
export const quietZone = 4;

/** The dark modules of a QR code as one path: each run of them in a row is one rectangle, so that no seams show. */
export function qrPath(rows: readonly string[]): string {
  return rows
    .flatMap((row, y) =>
      [...row.matchAll(/1+/g)].map(({ index, 0: { length } }) => {
        const corner = `M${index + quietZone} ${y + quietZone}`;
        return `${corner}h${length}v1h-${length}z`;
      }),
    )
    .join('');
}
