/** F-7: the broker is frozen until its clients give up: what they had published may have arrived or not. */
export const brokerFrozen = {
  id: 'F-7',
  title: 'RabbitMQ is frozen',
  mayFail: 'never',
  readiness: 'stays',
  async inject({ installation: { broker }, hold, seconds }) {
    broker.freeze();
    await hold(seconds * 2);
    broker.thaw();
  },
};
