/** F-3: one listener after the other is killed, every two seconds. */
export const listenerKilled = {
  id: 'F-3',
  title: 'a listener is killed every 2 s',
  mayFail: 'never',
  readiness: 'stays',
  isListenerHurt: true,
  async inject({ installation: { listeners }, random, hold, seconds }) {
    for (let round = 0; round < Math.max(3, seconds / 2); round += 1) {
      const listener = random.pick(listeners);
      await listener.kill();
      listener.launch();
      await hold(2);
    }
    for (const listener of listeners) await listener.ready();
  },
};
