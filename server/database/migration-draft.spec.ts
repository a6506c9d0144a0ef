import { describe, expect, it } from '@jest/globals';
import { draftMigration, listMigration } from './migration-draft.js';

describe('a drafted migration', () => {
  const draft = draftMigration(
    'add-mottos',
    1795560598853,
    [{ query: 'ADD "a"' }, { query: 'ADD "b"' }],
    [{ query: 'DROP "a"' }, { query: 'DROP "b"' }],
  );

  it('is named for its moment and its purpose', () => {
    expect(draft.fileName).toBe('1795560598853-add-mottos');
    expect(draft.source).toContain('export class AddMottos1795560598853 implements MigrationInterface');
  });

  it('goes down in the opposite order of going up', () => {
    expect(draft.source.match(/(ADD|DROP) "[ab]"/g)).toEqual(['ADD "a"', 'ADD "b"', 'DROP "b"', 'DROP "a"']);
  });

  it('is listed last, after those that were there', () => {
    const index = `import { First1 } from './1-first.js';\n\n/** All. */\nexport const migrations = [First1];\n`;
    expect(listMigration(index, draft)).toBe(
      `import { First1 } from './1-first.js';\nimport { AddMottos1795560598853 } from './1795560598853-add-mottos.js';\n\n` +
        `/** All. */\nexport const migrations = [First1, AddMottos1795560598853];\n`,
    );
  });
});
