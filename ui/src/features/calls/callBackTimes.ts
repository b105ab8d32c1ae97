import dayjs from 'dayjs';

const hours = [10, 15, 18];

/** The next usual hours to call, as the shop's wall clock shows them: morning, afternoon, after work. */
export function offeredTimes(now: string, count = 3): string[] {
  const today = dayjs(now).startOf('day');
  const soonest = dayjs(now).add(30, 'minute');
  return [0, 1, 2]
    .flatMap((days) => hours.map((hour) => today.add(days, 'day').hour(hour)))
    .filter((at) => !at.isBefore(soonest))
    .slice(0, count)
    .map((at) => at.format('YYYY-MM-DDTHH:mm'));
}
