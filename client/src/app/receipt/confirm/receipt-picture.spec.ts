import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { aReceipt, aUser } from '../../../testing/factories';
import { FieldPointer } from '../../shared/receipt/field-pointer';
import { Session } from '../../shared/session/session';
import { ReceiptPicture } from './receipt-picture';

const at = (page: number, top = 0.5) => [{ page, left: 0.1, top, width: 0.3, height: 0.04 }];
const { fields } = aReceipt();
const TWO_PAGES = aReceipt({
  pages: 2,
  fields: { ...fields, total: { value: '16.00', confidence: 0.5, boxes: at(2) } },
  lines: [
    { title: 'Milk', amount: '4.00', confidence: 0.9, boxes: at(1, 0.3) },
    { title: 'Soap', amount: '12.00', confidence: 0.9, boxes: at(1, 0.4) },
  ],
});

describe('ReceiptPicture', () => {
  let fixture: ComponentFixture<ReceiptPicture>;
  let pointer: FieldPointer;
  const element = () => fixture.nativeElement as HTMLElement;
  const labels = () => [...element().querySelectorAll('.confirm-mark title')].map(({ textContent }) => textContent);
  const active = () => [...element().querySelectorAll('.is-active title')].map(({ textContent }) => textContent);
  const picture = () => element().querySelector('img');

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), FieldPointer] });
    TestBed.inject(Session).begin(aUser());
    pointer = TestBed.inject(FieldPointer);
    fixture = TestBed.createComponent(ReceiptPicture);
    fixture.componentRef.setInput('receipt', TWO_PAGES);
    fixture.detectChanges();
  });

  it('shows a page with what was read there', () => {
    expect(picture()?.getAttribute('src')).toBe(`/api/ledgers/ledger-1/receipts/${TWO_PAGES.id}/preview?page=1`);
    expect(picture()?.alt).toBe('IMG_2041.jpg, page 1 of 2');
    expect(labels()).toEqual(['Title', 'Date']);
  });

  it('turns to the page of what the form is at, and marks it', () => {
    pointer.pointAt('total');
    fixture.detectChanges();
    expect(picture()?.src).toContain('page=2');
    expect(active()).toEqual(['Amount']);
    expect(element().querySelector('.is-active')?.classList).toContain('is-unsure');
    // Something that is marked nowhere turns no page.
    pointer.pointAt(null);
    fixture.detectChanges();
    expect(picture()?.src).toContain('page=2');
  });

  it('marks the line in hand alone', () => {
    pointer.pointAt('line-1');
    fixture.detectChanges();
    expect(labels()).toEqual(['Title', 'Date', 'Soap']);
  });

  it('is turned by its buttons, within its pages', () => {
    const next = element().querySelector<HTMLButtonElement>('[aria-label="Next page"]');
    next?.click();
    next?.click();
    fixture.detectChanges();
    expect(picture()?.src).toContain('page=2');
    expect(next?.getAttribute('aria-disabled')).toBe('true');
  });

  it('asks for the field whose mark is pressed', () => {
    const asked = jest.fn();
    pointer.wanted.subscribe(asked);
    element().querySelectorAll('.confirm-mark')[1]?.dispatchEvent(new Event('click'));
    expect(asked).toHaveBeenCalledWith('date');
  });
});
