/**
 * A consumer throws this when something outside is away, such as a mail server: the event is tried again, at growing
 * intervals, until that is back, and is never parked for it.
 */
export class TransientFailure extends Error {}
