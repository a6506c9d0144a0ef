import { ChangeDetectionStrategy, Component } from '@angular/core';
import { Icon } from '../shared/icon';

/** Explains the product on a first visit, with a drawing of its chart. */
@Component({
  selector: 'app-product-preview',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './product-preview.html',
})
export class ProductPreview {
  protected readonly bubbles = [
    { x: 42, y: 124, r: 9, tone: 1 },
    { x: 50, y: 98, r: 15, tone: 1 },
    { x: 36, y: 142, r: 6, tone: 1 },
    { x: 108, y: 136, r: 7, tone: 2 },
    { x: 116, y: 112, r: 12, tone: 2 },
    { x: 180, y: 64, r: 30, tone: 3 },
    { x: 172, y: 130, r: 9, tone: 3 },
    { x: 244, y: 138, r: 6, tone: 4 },
    { x: 250, y: 104, r: 14, tone: 4 },
    { x: 318, y: 88, r: 20, tone: 5 },
    { x: 310, y: 134, r: 8, tone: 5 },
  ];
  protected readonly labels = [
    { x: 44, text: 'Food' },
    { x: 112, text: 'Transport' },
    { x: 178, text: 'Housing' },
    { x: 248, text: 'Leisure' },
    { x: 316, text: 'Travel' },
  ];
  protected readonly points = [
    {
      icon: 'lightning-charge',
      title: 'Recorded in seconds',
      text: 'Press N, type the amount and a title, press Enter.',
    },
    { icon: 'activity', title: 'Clear at a glance', text: 'Every expense is a bubble: where it went, and how much.' },
    { icon: 'house-door', title: 'Yours alone', text: 'It runs on your own machine. Nothing leaves it.' },
  ];
}
