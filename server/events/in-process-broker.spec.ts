import { describe, expect, it } from '@jest/globals';
import { anEvent } from '../testing/an-event.js';
import { eventually } from '../testing/eventually.js';
import { activityConsumer, mailConsumer } from './consumers.js';
import { InProcessBroker } from './in-process-broker.js';
import type { InProcessDelivery } from './in-process-delivery.js';

describe('the in-process broker', () => {
  it('has as many deliveries in work as the consumer may have, and the next one when one ends', async () => {
    const { broker, inWork } = stage(mailConsumer.name);
    publish(broker, mailConsumer.prefetch + 2);
    expect(inWork).toHaveLength(mailConsumer.prefetch);
    acknowledge(inWork[1]);
    await eventually(() => expect(inWork).toHaveLength(mailConsumer.prefetch + 1));
    expect(broker.inspect(mailConsumer.name)).toEqual({ waiting: 1, isConsuming: true });
  });

  it('delivers a failed one again while others are in work', async () => {
    const { broker, inWork } = stage(activityConsumer.name);
    publish(broker, 2);
    await inWork[0]?.finish(() => inWork[0]?.retry('for a reason', 10, 2));
    await eventually(() => expect(inWork.map(({ attempt }) => attempt)).toEqual([1, 1, 2]));
  });

  it('closes when all that is in work has ended, and takes up nothing more', async () => {
    const { broker, inWork } = stage(mailConsumer.name);
    publish(broker, mailConsumer.prefetch + 1);
    let isClosed = false;
    const closed = broker.close().then(() => (isClosed = true));
    for (const delivery of inWork.slice(1)) acknowledge(delivery);
    await new Promise((resolve) => setImmediate(resolve));
    expect(isClosed).toBe(false);
    acknowledge(inWork[0]);
    await closed;
    expect(inWork).toHaveLength(mailConsumer.prefetch);
  });
});

/** A broker whose deliveries to one consumer stay in work until the test ends them. */
function stage(consumerName: string) {
  const broker = new InProcessBroker();
  const inWork: InProcessDelivery[] = [];
  broker.subscribe(consumerName, (delivery) => {
    inWork.push(delivery);
    return Promise.resolve();
  });
  return { broker, inWork };
}

function publish(broker: InProcessBroker, count: number): void {
  for (let number = 0; number < count; number += 1) broker.publish(anEvent('user.registered', {}));
}

const acknowledge = (delivery: InProcessDelivery | undefined) => void delivery?.finish(() => delivery.acknowledge());
