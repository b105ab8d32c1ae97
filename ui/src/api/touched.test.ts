import { describe, expect, it } from 'vitest';
import { shows, touchedBy, touchedByCommand } from './touched';

const changed = (...changes: [string, number][]) =>
  touchedBy({ tx: 1, changes: changes.map(([entity, id]) => ({ entity, id })) });
const page = (visit: number) => ['get_visit', { work_order_id: visit }];
const cars = ['total_vehicles', { filter: {} }];

describe('what a change touches', () => {
  it('is what shows it, and nothing else', () => {
    const line = changed(['line', 7], ['work_order', 3]);
    expect(shows(page(3), line)).toBe(true);
    expect(shows(['advisor_home', {}], line)).toBe(true);
    expect(shows(cars, line)).toBe(false);
    expect(shows(['list_imports', {}], line)).toBe(false);
    expect(shows(['find_catalogue', { query: '' }], line)).toBe(false);
  });

  it('leaves the pages of other visits alone when it says which visit it was about', () => {
    expect(shows(page(4), changed(['line', 7], ['work_order', 3]))).toBe(false);
    // Nobody knows whose line it was.
    expect(shows(page(4), changed(['line', 7]))).toBe(true);
    // A clock that starts here stops at another car.
    expect(shows(page(4), changed(['job_time', 7], ['work_order', 3]))).toBe(true);
    // Its customer is shown there as well.
    expect(shows(page(4), changed(['customer', 1], ['work_order', 3]))).toBe(true);
  });

  it('is everything when nobody can say what it was', () => {
    for (const unsure of [
      changed(),
      changed(['file', 0]),
      changed(['line', 7], ['a_table_of_tomorrow', 1]),
    ]) {
      for (const key of [page(3), cars, ['list_imports', {}]]) expect(shows(key, unsure)).toBe(true);
    }
  });

  it('is everything when a person, a setting or the clock changed', () => {
    for (const entity of ['person', 'shop', 'clock_accepted']) {
      expect(shows(cars, changed([entity, 1]))).toBe(true);
    }
  });

  it('is known of a command before its news comes', () => {
    expect(shows(page(3), touchedByCommand('add_line'))).toBe(true);
    expect(shows(cars, touchedByCommand('add_line'))).toBe(false);
    expect(shows(cars, touchedByCommand('save_customer'))).toBe(true);
    expect(shows(cars, touchedByCommand('save_person'))).toBe(true);
  });
});
