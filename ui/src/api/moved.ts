/** Restarting the host's computer takes longer; but whoever waits so long begins to look for a reason. */
const byAddress = 20_000;
/** What a name stands for is asked anew within two minutes (RFC 6762, 10): a host that only moved is back by then. */
const byName = 180_000;

/**
 * After so long a page of this place waits in vain for a host that moved. The door of the house alone speaks TLS to
 * browsers; what joined with a program of its own is found by that.
 */
export function movedAfter({
  protocol,
  hostname,
}: Pick<Location, 'protocol' | 'hostname'>): number | undefined {
  if (protocol !== 'https:') return undefined;
  return hostname.endsWith('.local') ? byName : byAddress;
}
