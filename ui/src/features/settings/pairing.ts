/** In groups: an eye that looks from one screen to another finds its place again. */
export function grouped(text: string, size: number, between: string): string {
  return (text.match(new RegExp(`.{1,${size}}`, 'g')) ?? []).join(between);
}

/** Minutes and seconds as a clock shows them: 9:05. */
export function clockOfSeconds(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
