/** Tenths of a millimetre, as a person reads them off a ruler. */
export const inMillimetres = (tenths: number): string => (tenths / 10).toFixed(1);

/** What was read off a ruler, in tenths of a millimetre; nothing where nothing was typed. */
export const inTenths = (millimetres: number | null): number | undefined =>
  millimetres === null ? undefined : Math.round(millimetres * 10);
