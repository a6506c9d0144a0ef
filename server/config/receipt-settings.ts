import type { Environment } from './config.schema.js';

/** Where receipts are kept instead of the disk. */
export interface S3Settings {
  /** Undefined: Amazon's own, by the region. */
  endpoint: string | undefined;
  region: string;
  bucket: string;
  accessKeyId: string;
  secretAccessKey: string;
}

export const s3Variables = ['S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const;
export const optionalS3Variables = ['S3_ENDPOINT', 'S3_REGION'] as const;

/** Most servers at home take any region, and this is the one they name themselves. */
const defaultRegion = 'us-east-1';

/** Undefined: receipts are kept on the disk. Settings in half are reported by `findHalfConfigured`. */
export function s3SettingsOf(environment: Environment): S3Settings | undefined {
  const { S3_ENDPOINT, S3_REGION, S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = environment;
  if (!S3_BUCKET || !S3_ACCESS_KEY_ID || !S3_SECRET_ACCESS_KEY) return undefined;
  return {
    endpoint: S3_ENDPOINT,
    region: S3_REGION ?? defaultRegion,
    bucket: S3_BUCKET,
    accessKeyId: S3_ACCESS_KEY_ID,
    secretAccessKey: S3_SECRET_ACCESS_KEY,
  };
}
