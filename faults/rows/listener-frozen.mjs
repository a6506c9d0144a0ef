/** F-4: a listener is frozen so long that the broker gives its messages to the other one; then it goes on with them. */
export const listenerFrozen = {
  id: 'F-4',
  title: 'a listener is frozen',
  mayFail: 'never',
  readiness: 'stays',
  isListenerHurt: true,
  async inject({ installation: { listeners }, random, hold, seconds }) {
    const listener = random.pick(listeners);
    listener.freeze();
    // The broker notices between the second and the third missed heartbeat, of which there is one every five seconds.
    await hold(Math.max(12, seconds * 2));
    listener.thaw();
  },
};
