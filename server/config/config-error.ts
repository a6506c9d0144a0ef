/** The environment or the data folder does not allow a start. The message is for the person at the terminal. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

export interface BadVariable {
  name: string;
  problem: string;
  example: string;
}

/** All bad variables in one message: nobody should have to start five times to find five mistakes. */
export function describeBadVariables(bad: BadVariable[]): string {
  const lines = bad.map(({ name, problem, example }) => `  ${name} ${problem} (example: ${name}=${example})`);
  return `SpendWise cannot start with these settings:\n${lines.join('\n')}`;
}
