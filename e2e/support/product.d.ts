export interface Product {
  url: string;
  /** Its data folder. */
  folder: string;
  /** Of the API's process. */
  pid: number;
  stop(): Promise<void>;
}

export function startProduct(env?: Record<string, string>): Promise<Product>;
