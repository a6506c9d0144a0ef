import { allKilled } from './all-killed.mjs';
import { answerLost } from './answer-lost.mjs';
import { apiKilled } from './api-killed.mjs';
import { brokerAbsent } from './broker-absent.mjs';
import { diskAlarm, memoryAlarm } from './broker-alarm.mjs';
import { brokerFrozen } from './broker-frozen.mjs';
import { brokerKilled } from './broker-killed.mjs';
import { cacheEmptied, cacheFrozen, cacheFull, cacheKilled } from './cache-lost.mjs';
import { connectionsTerminated, connectionsUsedUp, databaseFrozen, databaseKilled } from './database-lost.mjs';
import { eventsRepeated } from './events-repeated.mjs';
import { listenerFrozen } from './listener-frozen.mjs';
import { listenerKilled } from './listener-killed.mjs';
import { mailServerAway, mailServerBusy, mailServerDrops, mailServerSlow } from './mail-server-bad.mjs';
import { poison } from './poison.mjs';
import { publicationLost } from './publication-lost.mjs';
import { queueLost } from './queue-lost.mjs';

/**
 * A fault.
 * @typedef {{
 *   id: string,
 *   title: string,
 *   mayFail: 'never' | 'window',
 *   readiness: 'stays' | 'falls' | 'any',
 *   recoveryS?: number,
 *   parks?: number,
 *   isMailUnsure?: boolean,
 *   isListenerHurt?: boolean,
 *   inject(scene: object): Promise<void>,
 *   check?(scene: object): void,
 * }} Row
 * `mayFail`: whether requests may go without an answer, or get a 5xx, until everything is there again. `readiness`: what the
 * APIs say of themselves meanwhile. `recoveryS`: until every event has arrived, 30 by default. `parks`: how many messages
 * are parked. `isMailUnsure`: whether a mail may be taken without being confirmed. `isListenerHurt`: whether it may be sent
 * again because nobody knows whether it was.
 */

/** In the order in which they are run. @type {Row[]} */
export const rows = [
  apiKilled,
  answerLost,
  publicationLost,
  listenerKilled,
  listenerFrozen,
  brokerKilled,
  brokerAbsent,
  brokerFrozen,
  diskAlarm,
  memoryAlarm,
  queueLost,
  databaseKilled,
  connectionsTerminated,
  databaseFrozen,
  connectionsUsedUp,
  cacheKilled,
  cacheFrozen,
  cacheFull,
  cacheEmptied,
  eventsRepeated,
  poison,
  mailServerAway,
  mailServerBusy,
  mailServerSlow,
  mailServerDrops,
  allKilled,
];
