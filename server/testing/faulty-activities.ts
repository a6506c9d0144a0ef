import type { DataSource } from 'typeorm';

/**
 * Makes the storing of some activities fail in the database: a title that begins with "poison" always, "flaky" in the
 * first `failures` attempts. Attempts are counted by a sequence, which a rollback does not take back.
 */
export async function breakActivities(database: DataSource, failures: number): Promise<void> {
  await database.query(`CREATE SEQUENCE attempts`);
  await database.query(`
    CREATE FUNCTION fail_on_purpose() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF NEW.data->'expense'->>'title' LIKE 'poison%' THEN RAISE EXCEPTION 'poisoned'; END IF;
      IF NEW.data->'expense'->>'title' LIKE 'flaky%' AND nextval('attempts') <= ${failures} THEN
        RAISE EXCEPTION 'flaky';
      END IF;
      RETURN NEW;
    END $$`);
  await database.query(
    `CREATE TRIGGER fail_on_purpose BEFORE INSERT ON activities FOR EACH ROW EXECUTE FUNCTION fail_on_purpose()`,
  );
}
