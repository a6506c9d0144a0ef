/** The key, in SQL, of the advisory lock under which partitions of `activities` come and go and rows move in them. */
export const partitionsLock = `hashtext('spendwise.activity-partitions')`;
