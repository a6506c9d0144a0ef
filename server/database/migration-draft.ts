interface Query {
  query: string;
}

export interface MigrationDraft {
  /** Without its ending. */
  fileName: string;
  className: string;
  source: string;
}

/** The text of a migration `<epoch>-<verb>-<thing>`; `now` in milliseconds since 1970. */
export function draftMigration(name: string, now: number, up: Query[], down: Query[]): MigrationDraft {
  const words = name.split('-').map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  const className = `${words.join('')}${now}`;
  const source = `import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ${className} implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
${statements(up)}
  }

  async down(queryRunner: QueryRunner): Promise<void> {
${statements([...down].reverse())}
  }
}
`;
  return { fileName: `${now}-${name}`, className, source };
}

/** `index`, the text of migrations/index.ts, with the draft at its end. */
export function listMigration(index: string, { fileName, className }: MigrationDraft): string {
  const withImport = index.replace(/(^import .*\n)(?!import)/m, `$1import { ${className} } from './${fileName}.js';\n`);
  return withImport.replace(/,?\s*\];\s*$/, `, ${className}];\n`);
}

const statements = (queries: Query[]) =>
  queries.map(({ query }) => `    await queryRunner.query(\`${query.replaceAll('`', '\\`')}\`);`).join('\n');
