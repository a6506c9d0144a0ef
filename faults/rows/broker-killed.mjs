/** F-5: the broker is killed, and started again. */
export const brokerKilled = {
  id: 'F-5',
  title: 'RabbitMQ is killed',
  mayFail: 'never',
  readiness: 'stays',
  async inject({ installation: { broker }, hold, seconds }) {
    await broker.kill();
    await hold(seconds / 2);
    await broker.start();
  },
};
