/** What may tell which car it is, as it is typed; the plate of a forklift does not. */
interface ToldCar {
  plate: string;
  vin: string;
  model: string;
  engine_no?: string;
}

/** Whether something tells which car it is, as the host has it. */
export const isTold = ({ plate, vin, model, engine_no = '' }: ToldCar): boolean =>
  [plate, vin, model, engine_no].some((part) => part.trim() !== '');
