/** What of so much charged was earned, in basis points; of nothing charged there is no share. */
export const marginOf = (profit: number, charged: number): number | undefined =>
  charged === 0 ? undefined : Math.round((profit * 10_000) / charged);
