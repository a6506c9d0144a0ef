import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { ChartCard } from './chart-card';
import { ChartFiles } from './chart-files';
import type { ChartPick } from './chart-figure';
import type { ChartRows } from './chart-rows';

const rows: ChartRows = {
  currency: 'USD',
  columns: [
    { label: 'Category', kind: 'text' },
    { label: 'Amount', kind: 'money' },
  ],
  rows: [
    ['Food', '12.50'],
    ['Travel', '-3.00'],
  ],
};

describe('ChartCard', () => {
  let card: ComponentFixture<ChartCard>;
  let page: HTMLElement;
  const button = (name: string) =>
    [...page.querySelectorAll('button')].find(
      (element) => (element.getAttribute('aria-label') ?? element.textContent?.trim()) === name,
    );
  const press = async (name: string) => {
    button(name)?.click();
    await card.whenStable();
  };

  beforeEach(async () => {
    card = TestBed.createComponent(ChartCard);
    card.componentRef.setInput('heading', 'By category');
    card.componentRef.setInput('summary', 'Food and Travel.');
    card.componentRef.setInput('rows', undefined);
    await card.whenStable();
    page = card.nativeElement as HTMLElement;
  });

  it('keeps its place while the first answer is on its way, and offers nothing', () => {
    expect(page.querySelector('.chart-skeleton')).toBeTruthy();
    expect(button('More about By category')).toBeUndefined();
  });

  it('says so when there is nothing', async () => {
    card.componentRef.setInput('rows', { ...rows, rows: [] });
    card.componentRef.setInput('emptyWords', 'Nothing in November.');
    await card.whenStable();
    expect(page.textContent).toContain('Nothing in November.');
  });

  it('says what failed, and tries again', async () => {
    let retries = 0;
    card.componentInstance.retry.subscribe(() => (retries += 1));
    card.componentRef.setInput('error', new Error('gone'));
    await card.whenStable();
    expect(page.querySelector('[role=alert]')?.textContent).toContain('The chart could not be loaded');
    await press('Retry');
    expect(retries).toBe(1);
  });

  it('shows its numbers as a table, whose rows can be chosen', async () => {
    const picks: ChartPick[] = [];
    card.componentInstance.picked.subscribe((pick) => picks.push(pick));
    card.componentRef.setInput('rows', rows);
    card.componentRef.setInput('isPickable', true);
    await card.whenStable();
    expect(page.textContent).toContain('Food and Travel.');
    await press('More about By category');
    await press('Show as table');
    expect(page.querySelector('caption')?.textContent?.trim()).toBe('By category');
    expect([...page.querySelectorAll('tbody tr')].map((row) => row.textContent?.replace(/\s+/g, ' ').trim())).toEqual([
      'Food $12.50',
      'Travel -$3.00',
    ]);
    await press('Travel');
    expect(picks).toEqual([{ series: null, index: 1 }]);
  });

  it('gives its numbers to keep, and a picture only where there is one', async () => {
    const saveCsv = jest.spyOn(TestBed.inject(ChartFiles), 'saveCsv').mockReturnValue();
    card.componentRef.setInput('rows', rows);
    await card.whenStable();
    await press('More about By category');
    expect(button('Save as PNG')).toBeUndefined();
    await press('Save as CSV');
    expect(saveCsv).toHaveBeenCalledWith('By category', rows);
    expect(button('Save as CSV')).toBeUndefined();
  });
});
