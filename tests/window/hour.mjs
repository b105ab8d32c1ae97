// The hour at which a story begins. The program is told it and goes on from there, so that no story depends on when
// it is run; the browsers keep the computer's own time, and must not need it.

/** Monday morning, when a story names no other. `make hours` runs such stories at all hours. */
const morning = '2026-03-02T09:30:00+08:00';

export const hourOf = (at) => at ?? process.env.WORKBAY_HOUR ?? morning;

/** How the program is told. */
export const clockAt = (at) => ({ WORKBAY_CLOCK: hourOf(at) });

/** Some hours after the story began, as the shop's commands take it. */
export const later = (hours, at) => new Date(Date.parse(hourOf(at)) + hours * 3_600_000).toISOString();
