/** I5: nobody's data is in anything that is somebody else's; nobody's is in the logs. */
export async function checkCanaries({
  installation: { cache, mailServer, parts },
  traffic,
  mailsBefore,
  logsBefore,
  verdict,
}) {
  const { canaries, people } = traffic;
  for (const { to, subject, text } of mailServer.mails.slice(mailsBefore)) {
    const owners = canaries.ownersIn(to);
    if (owners.length === 1) canaries.inspect(subject + text, owners[0], 'a mail');
  }
  for (const [key, value] of await cache.entries('spendwise')) {
    const owner = people.find(({ ledgerId }) => key.includes(ledgerId));
    if (owner) canaries.inspect(value, owner.name, 'the cache');
  }
  verdict.none(canaries.leaks.splice(0), "I5: somebody else's data");
  const logged = parts
    .flatMap(({ log }, index) => log.slice(logsBefore[index]))
    .filter((line) => canaries.ownersIn(line).length > 0);
  verdict.none(logged, "I5: somebody's data in a log");
}
