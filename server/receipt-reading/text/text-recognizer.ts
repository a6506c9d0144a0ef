import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createWorker, OEM, PSM, type Worker } from 'tesseract.js';
import type { PreparedPicture } from '../picture/prepare-picture.js';
import type { Word } from './word.js';

const languageData = join(
  dirname(createRequire(import.meta.url).resolve('@tesseract.js-data/eng/package.json')),
  '4.0.0_best_int',
);

export interface RecognizeOptions {
  /** How the words are laid out: one block of rows, or columns of text in sizes of their own. */
  layout?: 'block' | 'column';
}

const SEGMENTATION = { block: PSM.SINGLE_BLOCK, column: PSM.SINGLE_COLUMN };

/** Tesseract with its language data from the npm package: nothing is fetched, nothing is written. */
export class TextRecognizer {
  private worker?: Promise<Worker>;

  constructor(private readonly onProgress: (part: number) => void = () => undefined) {}

  async recognize(picture: PreparedPicture, { layout = 'block' }: RecognizeOptions = {}): Promise<Word[]> {
    const worker = await (this.worker ??= this.start());
    await worker.setParameters({ tessedit_pageseg_mode: SEGMENTATION[layout] });
    const { data } = await worker.recognize(picture.png, {}, { blocks: true, text: false });
    const lines = (data.blocks ?? []).flatMap((block) => block.paragraphs).flatMap((paragraph) => paragraph.lines);
    return lines
      .flatMap((line) => line.words)
      .filter((word) => word.text.trim())
      .map(({ text, confidence, bbox }): Word => {
        const rectangle = { left: bbox.x0, top: bbox.y0, width: bbox.x1 - bbox.x0, height: bbox.y1 - bbox.y0 };
        return {
          text: text.trim(),
          certainty: confidence / 100,
          left: bbox.x0,
          top: bbox.y0,
          right: bbox.x1,
          bottom: bbox.y1,
          box: picture.toPage(rectangle),
        };
      });
  }

  async close(): Promise<void> {
    const worker = this.worker;
    this.worker = undefined;
    await (await worker?.catch(() => undefined))?.terminate();
  }

  private async start(): Promise<Worker> {
    const worker = await createWorker('eng', OEM.LSTM_ONLY, {
      langPath: languageData,
      cacheMethod: 'none',
      gzip: true,
      logger: ({ status, progress }) => {
        if (status === 'recognizing text') this.onProgress(progress);
      },
    });
    await worker.setParameters({ user_defined_dpi: '300' });
    return worker;
  }
}
