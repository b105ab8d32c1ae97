/** A rule of the shop said no. The code and its parameters are put into words by the catalogue `errors`. */
export class Refusal extends Error {
  readonly code: string;
  readonly params: Readonly<Record<string, unknown>>;

  constructor(code: string, params: Readonly<Record<string, unknown>> = {}) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.params = params;
  }
}

/** No answer came: the cable is out or the host is off. What was asked may or may not have happened. */
export class TransportLost extends Refusal {
  constructor() {
    super('transport_lost');
    this.name = 'TransportLost';
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** Whatever a door hands back as a failure becomes a Refusal, so that pages know one kind only. */
export function asRefusal(failure: unknown): Refusal {
  if (failure instanceof Refusal) return failure;
  if (isRecord(failure) && typeof failure.code === 'string') {
    return new Refusal(failure.code, isRecord(failure.params) ? failure.params : {});
  }
  const detail = failure instanceof Error ? failure.message : String(failure);
  return new Refusal('unexpected', { detail });
}
