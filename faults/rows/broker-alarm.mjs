/** F-8: the broker takes nothing, as its disk or its memory is full. */
const alarm = (id, title, limit, set, clear) => ({
  id,
  title,
  mayFail: 'never',
  readiness: 'stays',
  async inject({ installation: { broker }, hold, seconds }) {
    await broker.control(limit, set);
    await hold(seconds);
    await broker.control(limit, clear);
  },
  check({ slowestMs, verdict }) {
    verdict.check(slowestMs < 5_000, `no request waits for the broker (the slowest took ${Math.round(slowestMs)} ms)`);
  },
});

export const diskAlarm = alarm('F-8a', 'RabbitMQ has a disk alarm', 'set_disk_free_limit', '99999999999999', '50MB');
export const memoryAlarm = alarm(
  'F-8b',
  'RabbitMQ has a memory alarm',
  'set_vm_memory_high_watermark',
  '0.0001',
  '0.4',
);
