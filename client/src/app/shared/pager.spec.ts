import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { Pager } from './pager';

describe('the pager', () => {
  let fixture: ComponentFixture<Pager>;
  let pages: number[];

  const find = <T extends HTMLElement>(selector: string) =>
    (fixture.nativeElement as HTMLElement).querySelector<T>(selector);
  const show = async (page: number, total: number) => {
    fixture = TestBed.createComponent(Pager);
    pages = [];
    fixture.componentInstance.pageChange.subscribe((wanted) => pages.push(wanted));
    for (const [name, value] of Object.entries({ label: 'Pages', page, pageSize: 25, total })) {
      fixture.componentRef.setInput(name, value);
    }
    await fixture.whenStable();
  };
  const jump = (typed: string) => {
    const field = find<HTMLInputElement>('input');
    if (!field) throw new Error('no field');
    field.value = typed;
    field.dispatchEvent(new Event('change'));
    return field.value;
  };

  it('goes to the page that is typed, or the nearest there is', async () => {
    await show(3, 1_000_000);
    for (const typed of ['40000', '40,000', '99999', '0', '-5']) jump(typed);
    expect(pages).toEqual([40_000, 40_000, 40_000, 1, 1]);
  });

  it('stays when a page is typed that is none, or the present one', async () => {
    await show(3, 1_000_000);
    expect(['soon', '', '2.5x', '3'].map(jump)).toEqual(['3', '3', '3', '3']);
    expect(pages).toEqual([]);
  });

  it('says which part it shows, and offers no pages where there is one', async () => {
    await show(1, 3);
    expect(find('.pager-range')?.textContent).toBe('1–3 of 3');
    expect(find('input, .pagination')).toBeNull();
  });
});
