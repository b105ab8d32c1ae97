import type { PartsCar, PartsLine } from '@bindings';

/** The cars in the three piles of the parts counter, each in the order the host sent it. */
export function piles(cars: readonly PartsCar[]) {
  return {
    waiting: cars.filter((car) => car.pile === 'waiting'),
    ahead: cars.filter((car) => car.pile === 'ahead'),
    done: cars.filter((car) => car.pile === 'done'),
  };
}

/** What tells a part from its like: number, maker, specification. */
export const marksOf = ({ code, brand, specification }: PartsLine): string[] =>
  [code, brand, specification].filter((mark) => mark !== '');
