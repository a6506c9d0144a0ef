import type { Word } from '../text/word.js';

export interface FoundMerchant {
  name: string;
  confidence: number;
  words: Word[];
}
