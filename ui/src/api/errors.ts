import { isRecord, type RefusalCode, type RefusalLike, refusalOf } from '../i18n/refusal';

class RefusalError extends Error {
  readonly code: string;
  readonly params: Readonly<Record<string, unknown>>;

  constructor(code: string, params: Readonly<Record<string, unknown>> = {}) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.params = params;
  }
}

/**
 * A rule of the shop said no. Comparing the code tells which parameters came with it; the catalogue `errors` puts both
 * into words.
 */
export type Refusal = RefusalError & RefusalLike;

type ParamsOf<Code extends RefusalCode> =
  Extract<RefusalLike, { code: Code }> extends { params: infer Params } ? [params: Params] : [];

/** An error class cannot be a union itself: its constructor makes the one member of it that belongs to the code. */
export const Refusal = RefusalError as unknown as {
  readonly prototype: Refusal;
  new <Code extends RefusalCode>(code: Code, ...params: ParamsOf<Code>): Refusal & { code: Code };
};

/** No answer came: the cable is out or the host is off. What was asked may or may not have happened. */
export class TransportLost extends RefusalError {
  declare readonly code: 'transport_lost';

  constructor() {
    super('transport_lost');
    this.name = 'TransportLost';
  }
}

/** Whatever a door hands back as a failure becomes a Refusal, so that pages know one kind only. */
export function asRefusal(failure: unknown): Refusal {
  if (failure instanceof Refusal) return failure;
  const { code, params }: { code: string; params?: unknown } = refusalOf(failure);
  return new RefusalError(code, isRecord(params) ? params : {}) as Refusal;
}
