import { TestBed } from '@angular/core/testing';
import { FormMessage } from './form-message';

describe('the message under a form', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('counts down to another attempt, and is spoken once', () => {
    const fixture = TestBed.createComponent(FormMessage);
    fixture.componentRef.setInput('problem', { text: 'Too many attempts.', retryAfter: 3 });
    TestBed.tick();
    const text = (selector: string) =>
      (fixture.nativeElement as HTMLElement).querySelector(selector)?.textContent?.trim();
    expect(text('[aria-hidden="true"]:not(svg)')).toBe('Try again in 3 seconds.');
    jest.advanceTimersByTime(2000);
    TestBed.tick();
    expect(text('[aria-hidden="true"]:not(svg)')).toBe('Try again in 1 second.');
    expect(text('.visually-hidden')).toBe('Try again in 3 seconds.');
    jest.advanceTimersByTime(1000);
    TestBed.tick();
    expect(text('[aria-hidden="true"]:not(svg)')).toBe('You can try again now.');
  });
});
