/** How many messages nobody could handle: in the table of the operators, as copies in the broker's queue, and in the inbox. */
export async function countParked({ database, broker }, topology) {
  const queued = await broker.waiting(topology.parkedQueue);
  const [{ stored }] = await database.query('SELECT count(*)::int AS stored FROM parked_messages');
  const [{ noted }] = await database.query('SELECT count(*)::int AS noted FROM inbox WHERE parked_at IS NOT NULL');
  return { queued, stored, noted };
}

/** I9. Whoever looks through the copies may be killed meanwhile and leave some twice: where there are any, the table counts. */
export function checkParked({ parkedBefore, parkedAfter, parks, verdict }) {
  verdict.equal(parkedAfter.stored - parkedBefore.stored, parks, 'I9: parked messages');
  if (parks > 0) return;
  verdict.equal(parkedAfter.noted - parkedBefore.noted, 0, 'I9: parked events');
  if (parkedBefore.queued === 0) verdict.equal(parkedAfter.queued, 0, 'I9: messages in the parked queue');
}
